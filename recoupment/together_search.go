package recoupment

import "maps"

// search looks at the moments that the conditions of the tier do not exclude, and reports the first one at
// which its rates are too much: what the rights take at all times; then, with the days, the declarations and
// the counters that move by themselves set in every way if they are few, what they take before anything else
// has happened, as the first money reaches the tier, and as one other sum moves on.
func (k *rank) search(report func(rates string)) {
	for _, m := range append([]moment{{}}, k.settings(k.first())...) {
		rates, over := k.moment(m)
		for i := 0; i < len(k.order) && !over && m.stands != nil && k.v.looked <= maxTogetherAll; i++ {
			if s := k.sums[k.order[i]]; !s.apart && s.begins >= 0 {
				rates, over = k.along(m, k.order[i])
			}
		}
		if over {
			report(rates)
		}
		if over || k.v.looked > maxTogetherAll {
			return
		}
	}
}

// moment looks at a setting before money moves, and then as the first money reaches the tier, when only the
// sums of what the tier itself brings are still where they began. One without anything in it is any time.
func (k *rank) moment(m moment) (rates string, over bool) {
	if k.see(m); m.stands == nil {
		return k.meet(false)
	}
	if k.passes(true) {
		if rates, over = k.meet(true); over {
			return rates, true
		}
	}
	arrives := k.setting(m)
	for _, name := range k.order {
		if k.sums[name].own {
			arrives.stands[name] = k.sums[name].begins
		}
	}
	if k.see(arrives); k.passes(false) {
		return k.meet(false)
	}
	return "", false
}

// see looks at a moment, and counts the work.
func (k *rank) see(m moment) {
	k.v.looked += k.cost
	k.look(m)
}

// first is the moment before the history begins.
func (k *rank) first() moment {
	m := moment{stands: map[string]int{}, facts: map[string]bool{}}
	for _, name := range k.order {
		m.stands[name] = k.sums[name].begins
	}
	return m
}

// setting is a moment of which only what moves by itself is sure.
func (k *rank) setting(m moment) moment {
	set := moment{stands: map[string]int{}, days: m.days, facts: m.facts}
	for _, name := range k.order {
		if k.sums[name].apart {
			set.stands[name] = m.stands[name]
		}
	}
	return set
}

// own reports whether a sum is one of what the tier itself brings.
func (k *rank) own(of []Term) bool {
	for _, t := range of {
		if _, here := k.at[t.Right]; !here && (t.Tier == "" || t.Tier != k.tier) {
			return false
		}
	}
	return true
}

// settings returns every way in which the days, the declarations and the counters may stand, beginning with
// none of them; where these are too many, only that one.
func (k *rank) settings(first moment) []moment {
	all := []moment{first}
	spread := func(ways int, set func(m *moment, way int)) {
		if len(all)*ways > maxTogether || len(all)*ways*len(k.asked) > maxTogetherAll/2 {
			all = all[:0]
		}
		for _, m := range all[:len(all):len(all)] {
			for way := 1; way < ways; way++ {
				other := moment{stands: maps.Clone(m.stands), days: m.days, facts: maps.Clone(m.facts)}
				set(&other, way)
				all = append(all, other)
			}
		}
	}
	spread(len(k.days)+1, func(m *moment, way int) { m.days = way })
	for _, fact := range k.facts {
		spread(2, func(m *moment, _ int) { m.facts[fact] = true })
	}
	for _, name := range k.order {
		if s := k.sums[name]; s.apart {
			spread(len(s.cuts)-s.begins+1, func(m *moment, way int) { m.stands[name] = s.begins + way })
		}
	}
	if len(all) == 0 {
		return []moment{first}
	}
	return all
}

// along lets one sum move on from cut to cut, as long as it is sure that it does; how far the other sums of
// money come meanwhile is not sure.
func (k *rank) along(setting moment, name string) (rates string, over bool) {
	m, s := k.setting(setting), k.sums[name]
	for m.stands[name] = s.begins; ; m.stands[name]++ {
		if k.see(m); m.stands[name] > s.begins && k.passes(false) {
			if rates, over = k.meet(false); over {
				return rates, true
			}
		}
		if m.stands[name] == len(s.cuts) || !k.moves(name) {
			return "", false
		}
	}
}

// moves reports whether a sum is sure to rise at the moment that was looked at: each of its terms only
// grows, and one of them grows with the receipts, the counts, or the payments of a right of the tier.
func (k *rank) moves(name string) bool {
	grows := false
	for _, t := range k.sums[name].terms {
		if t.Times.IsNegative() || !t.neverFalls() || t.Since != "" {
			return false
		}
		grows = grows || t.Pool != "" || t.Tier != "" || t.Counter != "" || t.Right != "" && k.takes(t.Right)
	}
	return grows
}

// takes reports whether a right of the tier is sure to be paid.
func (k *rank) takes(right string) bool {
	at, here := k.at[right]
	return here && k.passes(false) && k.least(k.claims[at], "", false).IsPositive()
}
