package recoupment

import (
	"maps"
	"slices"
)

// clone copies a deal whole, so that the caller may go on editing his after it is compiled.
func (d Deal) clone() Deal {
	d.Pools = slices.Clone(d.Pools)
	for i := range d.Pools {
		tiers := slices.Clone(d.Pools[i].Tiers)
		for j := range tiers {
			tiers[j].Rights = slices.Clone(tiers[j].Rights)
			for k := range tiers[j].Rights {
				tiers[j].Rights[k] = tiers[j].Rights[k].clone()
			}
		}
		d.Pools[i].Tiers = tiers
	}
	d.Thresholds = slices.Clone(d.Thresholds)
	for i := range d.Thresholds {
		d.Thresholds[i].Condition.Of = slices.Clone(d.Thresholds[i].Condition.Of)
	}
	d.Accounts, d.Counters, d.Transfers = slices.Clone(d.Accounts), slices.Clone(d.Counters), slices.Clone(d.Transfers)
	return d
}

func (r Right) clone() Right {
	r.On = maps.Clone(r.On)
	for dimension := range r.On {
		r.On[dimension] = slices.Clone(r.On[dimension])
	}
	r.Steps = slices.Clone(r.Steps)
	for i := range r.Steps {
		if until := r.Steps[i].Until; until != nil {
			copied := *until
			copied.Of = slices.Clone(until.Of)
			r.Steps[i].Until = &copied
		}
	}
	return r
}

// clone copies an exploitation whole; its deal is copied where it is compiled.
func (e Exploitation) clone() Exploitation {
	e.Order = slices.Clone(e.Order)
	for i := range e.Order {
		e.Order[i] = slices.Clone(e.Order[i])
	}
	if e.Support != nil {
		support := *e.Support
		support.Brackets, support.Shares = slices.Clone(support.Brackets), slices.Clone(support.Shares)
		e.Support = &support
	}
	if e.Amortisation != nil {
		amortisation := *e.Amortisation
		e.Amortisation = &amortisation
	}
	e.Opening = slices.Clone(e.Opening)
	return e
}
