package budget

// persons follows the pay of each named person through the devis, and the ceiling it consumes. Amounts are
// in minor units.
type persons struct {
	// ceiling is above every pay where there is none.
	ceiling int64
	index   map[string]int
	found   []person
	// unbound is what the charges with a least or a most amount would be without them.
	unbound map[borne]int64
}

type person struct {
	name, crossed    string
	pay, inA, charge int64
}

// borne is a contribution that a person bears, each by its place.
type borne struct{ person, contribution int }

func newPersons(ceiling int64) persons {
	if ceiling == 0 {
		ceiling = beyond
	}
	return persons{ceiling: ceiling, index: map[string]int{}, unbound: map[borne]int64{}}
}

// walked is the pay of a person before and after a line; both are zero for a line without a person.
type walked struct {
	named bool
	// at is the place of the person.
	at            int
	before, after int64
	inA           int64
}

// add counts a line of pay. The tranche A of a line is what it adds to the smaller of the pay so far and
// the ceiling, whichever way the pay goes.
func (p *persons) add(line *Line, amount int64) walked {
	if line.Person == "" {
		return walked{inA: amount}
	}
	i, known := p.index[line.Person]
	if !known {
		i = len(p.found)
		p.index[line.Person] = i
		p.found = append(p.found, person{name: line.Person})
	}
	one := &p.found[i]
	w := walked{named: true, at: i, before: one.pay, after: one.pay + amount}
	one.pay = w.after
	within := min(w.after, p.ceiling)
	w.inA, one.inA = within-one.inA, within
	if one.crossed == "" && one.pay > within {
		one.crossed = line.ID
	}
	return w
}

// band returns the part of the pay of a line that lies between a floor and a ceiling (none at zero), for a
// person whose pay has come that far.
func (w walked) band(amount, floor, ceiling int64) int64 {
	if !w.named {
		if floor == 0 {
			return amount
		}
		return 0
	}
	return between(w.after, floor, ceiling) - between(w.before, floor, ceiling)
}

func between(pay, floor, ceiling int64) int64 {
	if ceiling != 0 {
		pay = min(pay, ceiling)
	}
	if floor == 0 {
		return pay
	}
	return max(0, pay-floor)
}

// wholeAbove returns a pay up to a ceiling (none at zero), and nothing up to the floor. Without a person there is no
// pay to pass it.
func wholeAbove(pay, floor, ceiling int64) int64 {
	if pay <= floor {
		return 0
	}
	return between(pay, 0, ceiling)
}

// bound returns a charge of a line, of the contribution at a place, between the least and the most that its
// person bears over the film: the difference that the line makes. A line without a person is bounded alone.
func (p *persons) bound(w walked, place int, c *charge, charged int64) int64 {
	if !w.named {
		return c.within(charged)
	}
	key := borne{w.at, place}
	before := p.unbound[key]
	p.unbound[key] = before + charged
	return c.within(before+charged) - c.within(before)
}

// within brings a charge between its least and its most amount, with its sign; nothing stays nothing.
func (c *charge) within(charged int64) int64 {
	switch {
	case charged < 0:
		return -c.within(-charged)
	case charged == 0:
		return 0
	}
	charged = max(charged, c.least)
	if c.most != 0 {
		charged = min(charged, c.most)
	}
	return charged
}
