package recoupment

// names maps the identifiers of a deal to their places in its lists.
type names struct {
	pools, accounts, counters, facts, thresholds, groups, transfers map[string]int
	// lines are rights and corridors.
	lines   map[string]int
	tiers   map[string]tierAt
	views   map[string]int
	parties map[string]bool
}

type tierAt struct{ pool, tier int }

// index reads the names of a deal; where a name is given twice the last one counts, which
// [Deal.Validate] refuses before anyone looks.
func (d Deal) index() names {
	n := names{
		pools: places(d.Pools, func(p Pool) string { return p.ID }), lines: map[string]int{},
		accounts:   places(d.Accounts, func(a Account) string { return a.ID }),
		counters:   places(d.Counters, func(c Counter) string { return c.ID }),
		facts:      places(d.Declarations, func(f Declaration) string { return f.ID }),
		thresholds: places(d.Thresholds, func(t Threshold) string { return t.ID }),
		groups:     places(d.Groups, func(g Group) string { return g.ID }),
		transfers:  places(d.Transfers, func(t Transfer) string { return t.ID }),
		views:      places(d.Views, func(v View) string { return v.ID }),
		tiers:      map[string]tierAt{}, parties: map[string]bool{},
	}
	next := 0
	for i, p := range d.Pools {
		for j, t := range p.Tiers {
			n.tiers[t.ID] = tierAt{i, j}
			for _, r := range t.Rights {
				for _, l := range r.lines() {
					n.lines[l.right.ID] = next
					n.parties[l.right.Party] = true
					next++
				}
			}
		}
	}
	return n
}

func places[T any](list []T, id func(T) string) map[string]int {
	at := make(map[string]int, len(list))
	for i, one := range list {
		at[id(one)] = i
	}
	return at
}

// rights calls visit with every right of the deal, in order: pool by pool, tier by tier.
func (d Deal) rights(visit func(t Tier, r Right)) {
	for _, p := range d.Pools {
		for _, t := range p.Tiers {
			for _, r := range t.Rights {
				visit(t, r)
			}
		}
	}
}

// flowOrder sorts the pools so that each comes before those it feeds, and reports whether that is
// possible.
func (d Deal) flowOrder(pools map[string]int) (order []int, ok bool) {
	feeds := make([][]int, len(d.Pools))
	sources := make([]int, len(d.Pools))
	feed := func(from int, name string) {
		if to, known := pools[name]; known {
			feeds[from] = append(feeds[from], to)
			sources[to]++
		}
	}
	for i, p := range d.Pools {
		feed(i, p.To)
		for _, t := range p.Tiers {
			for _, r := range t.Rights {
				feed(i, r.To)
			}
		}
	}
	for i := range d.Pools {
		if sources[i] == 0 {
			order = append(order, i)
		}
	}
	for next := 0; next < len(order); next++ {
		for _, to := range feeds[order[next]] {
			if sources[to]--; sources[to] == 0 {
				order = append(order, to)
			}
		}
	}
	return order, len(order) == len(d.Pools)
}
