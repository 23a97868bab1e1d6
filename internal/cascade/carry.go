package cascade

// carry pays, out of what the classes have left, what is due to accruing rights and was not paid by its own
// receipt; then what they are owed from before. A right is paid by receipts that it applies to.
func (p *planner) carry(t *Tier, in, unpaid []F) error {
	if !sum(unpaid).IsZero() {
		p.short = true
		if err := p.carryDue(t, in, unpaid); err != nil {
			return err
		}
	}
	arrears := p.arrears(t)
	if arrears == nil || sum(arrears).Sign() <= 0 {
		return nil
	}
	for k := range in {
		asked, err := p.askedOf(t, k, arrears)
		if err != nil {
			return err
		}
		in[k] = in[k].Sub(p.hand(t, k, asked, in[k]))
	}
	return nil
}

// carryDue pays what other receipts of the movement could not.
func (p *planner) carryDue(t *Tier, in, unpaid []F) error {
	for k := range in {
		asked, err := p.askedOf(t, k, unpaid)
		if err != nil {
			return err
		}
		total := sum(asked)
		paid := p.hand(t, k, asked, least(total, in[k]))
		if paid.IsZero() {
			continue
		}
		in[k] = in[k].Sub(paid)
		for at := range asked {
			unpaid[at] = unpaid[at].Sub(asked[at].Mul(paid).Quo(total))
		}
	}
	return nil
}

// askedOf returns what rights ask of a class: those that it applies to.
func (p *planner) askedOf(t *Tier, k int, asked []F) ([]F, error) {
	of := make([]F, len(asked))
	for at, i := range t.Rights {
		if asked[at].IsZero() || !p.here[k] {
			continue
		}
		barred, err := p.barred(p.run.program.Rights[i].Dues, i, k)
		if err != nil {
			return nil, err
		}
		if !barred {
			of[at] = asked[at]
		}
	}
	return of, nil
}
