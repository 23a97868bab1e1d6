package cascade

import "github.com/filmfinance/filmfinance/internal/fraction"

// hand gives an amount of class k to the rights of a tier in proportion to what they ask for, and returns
// what it gave.
func (p *planner) hand(t *Tier, k int, asked []F, amount F) F {
	total := sum(asked)
	if total.Sign() <= 0 || amount.IsZero() {
		return F{}
	}
	for at, i := range t.Rights {
		if !asked[at].IsZero() {
			p.receive(i, k, asked[at].Mul(amount).Quo(total))
		}
	}
	return amount
}

// receive books what a right is paid of class k: on its account, along its corridors, and onward when it
// feeds a pool.
func (p *planner) receive(i, k int, amount F) {
	r := &p.run.program.Rights[i]
	own, credited := amount, amount
	for _, c := range r.Corridors {
		part := p.corridor(c.Right, amount)
		own = own.Sub(part)
		if !c.Counted {
			credited = credited.Sub(part)
		}
		p.book(c.Right, k, part)
	}
	if own.Sign() < 0 {
		p.err = stop(ErrOverAllocated, r.Name)
	}
	if p.book(i, k, own); r.Settled != r.Received {
		p.add(r.Settled, amount)
	}
	if r.Account != None {
		p.add(p.run.program.Accounts[r.Account].Recouped, credited)
	}
}

// corridor returns what a corridor takes of an amount that is paid to its payer.
func (p *planner) corridor(i int, amount F) F {
	r := &p.run.program.Rights[i]
	step := p.see(i)
	if p.run.isOn(r.Limit) || step >= len(r.Steps) {
		return F{}
	}
	p.add(r.Bases[step], amount)
	part := amount.Mul(r.Steps[step].Rate)
	p.add(r.Earned, part)
	return part
}

// book adds to what a right has received.
func (p *planner) book(i, k int, amount F) {
	r := &p.run.program.Rights[i]
	p.add(r.Received, amount)
	for _, q := range r.Also {
		p.add(q, amount)
	}
	if r.Into != None {
		p.pour(r.Into, k, amount)
	}
}

func least(a, b F) F { return fraction.Min(a, b) }
