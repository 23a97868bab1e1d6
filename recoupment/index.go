package recoupment

// names maps the identifiers of a deal to their places in its lists.
type names struct {
	pools, rights, accounts, counters, thresholds, transfers map[string]int
	tiers                                                    map[string]tierAt
}

type tierAt struct{ pool, tier int }

// index reads the names of a deal; where a name is given twice the last one counts, which
// [Deal.Validate] refuses before anyone looks.
func (d Deal) index() names {
	n := names{
		pools: map[string]int{}, rights: map[string]int{}, accounts: map[string]int{}, counters: map[string]int{},
		thresholds: map[string]int{}, transfers: map[string]int{}, tiers: map[string]tierAt{},
	}
	for i, p := range d.Pools {
		n.pools[p.ID] = i
		for j, t := range p.Tiers {
			n.tiers[t.ID] = tierAt{i, j}
		}
	}
	for i, r := range d.rights() {
		n.rights[r.ID] = i
	}
	for i, a := range d.Accounts {
		n.accounts[a.ID] = i
	}
	for i, c := range d.Counters {
		n.counters[c.ID] = i
	}
	for i, t := range d.Thresholds {
		n.thresholds[t.ID] = i
	}
	for i, t := range d.Transfers {
		n.transfers[t.ID] = i
	}
	return n
}

// rights lists the rights in the order of the deal: pool by pool, tier by tier.
func (d Deal) rights() []Right {
	var all []Right
	for _, p := range d.Pools {
		for _, t := range p.Tiers {
			all = append(all, t.Rights...)
		}
	}
	return all
}

// flowOrder sorts the pools so that each comes before the one it overflows into, and reports whether
// that is possible.
func (d Deal) flowOrder(pools map[string]int) (order []int, ok bool) {
	sources := make([]int, len(d.Pools))
	for _, p := range d.Pools {
		if to, known := pools[p.To]; known {
			sources[to]++
		}
	}
	for i := range d.Pools {
		if sources[i] == 0 {
			order = append(order, i)
		}
	}
	for next := 0; next < len(order); next++ {
		to, known := pools[d.Pools[order[next]].To]
		if !known {
			continue
		}
		if sources[to]--; sources[to] == 0 {
			order = append(order, to)
		}
	}
	return order, len(order) == len(d.Pools)
}
