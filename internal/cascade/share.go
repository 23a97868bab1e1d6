package cascade

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/fraction"
)

// share lets the rights of a tier take from what reaches it, by class; in becomes what they leave.
func (p *planner) share(t *Tier, in []F) error {
	here := p.here
	held, err := p.bar(t, in)
	if err != nil {
		return err
	}
	if !p.notional {
		p.add(t.Reached, sum(in))
		p.turnOver(t, in)
	}
	switch {
	case sum(in).IsZero() && !p.run.program.Sourced:
	case t.Sharing == ByRates:
		err = p.shareByRates(t, in)
	case !p.notional:
		err = p.shareByWeights(t, in)
	}
	for k := range held {
		in[k] = in[k].Add(held[k])
	}
	p.here = here
	return err
}

// bar sets aside the classes that the tier does not apply to.
func (p *planner) bar(t *Tier, in []F) (held []F, err error) {
	if t.Gate == None {
		return nil, nil
	}
	held = make([]F, len(in))
	p.here = slices.Clone(p.here)
	for k := range in {
		switch p.classes[k].Class.Gates[t.Gate] {
		case Barred:
			held[k], in[k], p.here[k] = in[k], F{}, false
		case Unplaced:
			if p.here[k] && (!in[k].IsZero() || p.run.program.Sourced) {
				return nil, stop(ErrNotPlaced, t.Name)
			}
		}
	}
	return held, nil
}

// turnOver counts what reaches the first tier of each group, once for each class.
func (p *planner) turnOver(t *Tier, in []F) {
	for _, group := range t.Groups {
		for k, amount := range in {
			if at := group*len(in) + k; !p.counted[at] && !amount.IsZero() {
				p.counted[at] = true
				p.add(p.run.program.Groups[group], amount)
			}
		}
	}
}

// shareByRates gives each right its own rate. What is of the position comes first; then what is due now
// to rights that are computed on the receipt or that accrue, in proportion if there is not enough; then
// what accruing rights are owed from before.
func (p *planner) shareByRates(t *Tier, in []F) error {
	unpaid := p.duePerUnit(t)
	for k := range in {
		if !p.here[k] || in[k].IsZero() && !p.run.program.Sourced {
			continue
		}
		due, err := p.shareClass(t, k, in)
		if err != nil {
			return err
		}
		total := sum(due)
		paid := least(total, in[k])
		in[k] = in[k].Sub(p.hand(t, k, due, paid))
		if short := total.Sub(paid); !short.IsZero() {
			for at, i := range t.Rights {
				if p.run.program.Rights[i].Accrues { // what a right on the receipt misses is lost
					unpaid[at] = unpaid[at].Add(due[at].Mul(short).Quo(total))
				}
			}
		}
	}
	if p.notional {
		return nil
	}
	return p.carry(t, in, unpaid)
}

// shareClass gives the rights of a tier what they take of class k at its position, and returns what is
// due beside: by rights that accrue and rights computed on the receipt.
func (p *planner) shareClass(t *Tier, k int, in []F) (due []F, err error) {
	due = make([]F, len(t.Rights))
	taken := make([]F, len(t.Rights))
	part := in[k].Mul(t.Rate)
	for at, i := range t.Rights {
		r := &p.run.program.Rights[i]
		if p.notional && !r.Accrues || r.Per != None {
			continue
		}
		earned, err := p.earn(i, k, part)
		if err != nil {
			return nil, err
		}
		if r.Into != None && part.IsZero() {
			p.pour(r.Into, k, F{}) // the receipt goes on its way, with nothing left of it
		}
		switch {
		case earned.IsZero():
		case r.Accrues:
			due[at] = p.accrue(r, earned)
		case r.Source:
			p.add(r.Earned, earned)
			due[at] = earned
		default:
			p.add(r.Earned, earned)
			p.receive(i, k, earned)
			taken[at] = earned
		}
	}
	if p.notional {
		return make([]F, len(t.Rights)), nil
	}
	firm := sum(taken)
	covered := least(firm, in[k])
	if firm.Cmp(part) > 0 {
		if !t.Borne {
			return nil, stop(ErrOverAllocated, t.Name)
		}
		p.add(t.Excess, covered.Sub(part))
		for at, i := range t.Rights {
			p.add(p.run.program.Rights[i].Borne, taken[at].Mul(firm.Sub(covered)).Quo(firm))
		}
	}
	in[k] = in[k].Sub(covered)
	return due, nil
}

// earn returns what right i earns on a part of class k, and counts its base.
func (p *planner) earn(i, k int, part F) (F, error) {
	r := &p.run.program.Rights[i]
	step := p.see(i)
	open, err := p.open(i, k)
	if err != nil || !open || step >= len(r.Steps) {
		return F{}, err
	}
	if r.Source {
		part = p.classes[k].Amount
	}
	earned := part.Mul(r.Steps[step].Rate)
	if r.Within != None {
		part, earned = p.bounded(i, k, part, earned)
	}
	p.add(r.Bases[step], part)
	return earned, nil
}

// bounded returns what a right earns within the bound that it shares, and the part of its base on which it earns
// that: those before it were served first.
func (p *planner) bounded(i, k int, part, earned F) (base, within F) {
	r := &p.run.program.Rights[i]
	step := &r.Steps[p.run.steps[i]]
	taken := &p.within[r.Within*len(p.classes)+k]
	if step.Bounded {
		room := fraction.Max(p.classes[k].Amount.Mul(step.Most).Sub(*taken), F{})
		if room.Cmp(earned) < 0 {
			part, earned = room.Quo(step.Rate), room
		}
	}
	*taken = taken.Add(earned)
	return part, earned
}

// open reports whether right i may take anything of class k, its steps apart.
func (p *planner) open(i, k int) (bool, error) {
	r := &p.run.program.Rights[i]
	barred, err := p.barred(r.Gates, i, k)
	return !barred && !p.run.isOn(r.Limit) && (r.Account == None || !p.run.isOn(p.run.program.Accounts[r.Account].Closed)), err
}

// barred reports whether a gate of right i is closed to class k. A class that one gate bars is not asked
// what another would test.
func (p *planner) barred(gates []int, i, k int) (barred bool, err error) {
	untold := false
	for _, gate := range gates {
		switch p.classes[k].Class.Gates[gate] {
		case Unplaced:
			return false, stop(ErrNotPlaced, p.run.program.Rights[i].Name)
		case Untold:
			untold = true
		case Barred:
			barred = true
		}
	}
	if untold && !barred {
		return false, stop(ErrNotPlaced, p.run.program.Rights[i].Name)
	}
	return barred, nil
}

// accrue books what an accruing right earns, and returns the part of it that is to be paid: nothing while
// it repays an advance.
func (p *planner) accrue(r *Right, earned F) (due F) {
	p.add(r.Earned, earned)
	if r.Offset != None {
		if a := p.run.program.Accounts[r.Offset]; !p.run.isOn(a.Closed) {
			p.add(a.Recouped, earned)
			return F{}
		}
	}
	p.add(r.Owed, earned)
	return earned
}

// arrears are what the accruing rights of a tier are owed from before; nil when they are owed nothing.
func (p *planner) arrears(t *Tier) (owed []F) {
	for at, i := range t.Rights {
		r := &p.run.program.Rights[i]
		if !r.Accrues || p.run.isOn(r.Arrears) || p.run.isOn(r.Limit) {
			continue
		}
		if owed == nil {
			owed = make([]F, len(t.Rights))
		}
		p.see(i)
		p.volatile = true
		owed[at] = fraction.Max(p.run.Values[r.Owed].Sub(p.run.Values[r.Settled]), F{})
	}
	return owed
}
