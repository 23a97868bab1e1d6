package cascade

// shareByWeights shares the part of the tier in proportion to weights.
func (p *planner) shareByWeights(t *Tier, in []F) error {
	for k, amount := range in {
		if amount.IsZero() {
			continue
		}
		weights, total, err := p.weights(t, k)
		if err != nil {
			return err
		}
		if total.IsZero() {
			continue
		}
		part := amount.Mul(t.Rate)
		for at, i := range t.Rights {
			if weights[at].IsZero() {
				continue
			}
			r := &p.run.program.Rights[i]
			step := min(p.see(i), len(r.Bases)-1)
			given := part.Mul(weights[at]).Quo(total)
			p.add(r.Bases[step], part)
			p.add(r.Earned, given)
			p.receive(i, k, given)
			in[k] = in[k].Sub(given)
		}
	}
	return nil
}

// weights returns the weight of each right of a tier that is open to class k, and the total in which they
// are shares.
func (p *planner) weights(t *Tier, k int) (weights []F, total F, err error) {
	weights = make([]F, len(t.Rights))
	for at, i := range t.Rights {
		r := &p.run.program.Rights[i]
		open, err := p.open(i, k)
		if err != nil {
			return nil, F{}, err
		}
		step := p.run.steps[i]
		open = open && (len(r.Steps) == 0 || step < len(r.Steps))
		weight := p.weight(t, i, min(step, len(r.Steps)-1))
		if open || t.Onward {
			total = total.Add(weight)
		}
		if open {
			weights[at] = weight
		}
	}
	if t.Sharing == ByOwed && total.IsZero() {
		return p.weighNow(t, k)
	}
	return weights, total, nil
}

// weighNow weighs claims of which none was there when the tier was weighed.
func (p *planner) weighNow(t *Tier, k int) (weights []F, total F, err error) {
	p.volatile = true
	weights = make([]F, len(t.Rights))
	for at, i := range t.Rights {
		open, err := p.open(i, k)
		if err != nil {
			return nil, F{}, err
		}
		if r := &p.run.program.Rights[i]; open && (len(r.Steps) == 0 || p.run.steps[i] < len(r.Steps)) {
			weights[at] = p.run.owed(r)
			total = total.Add(weights[at])
		}
	}
	return weights, total, nil
}

func (p *planner) weight(t *Tier, i, step int) F {
	r := &p.run.program.Rights[i]
	switch t.Sharing {
	case ByOwed:
		p.weighed = true
		return p.run.Values[r.Weight]
	case ByInvested:
		if !r.Invested.IsZero() {
			return r.Invested
		}
		p.external = true
		return p.run.Values[p.run.program.Accounts[r.Account].Principal]
	case ByRatio:
		return r.Steps[step].Rate
	default:
		return one
	}
}
