package recoupment

import "math/big"

// flow is how fast every quantity grows while the state of a run does not change: per whole movement.
// Between two thresholds the cascade is linear, so a slice of the movement is this vector times the
// length of the slice.
type flow struct {
	of      []*big.Rat
	touched []int
	// steps remembers the step in force of each right, for the postings.
	steps []int
}

func newFlow(quantities, rights int) *flow {
	return &flow{of: make([]*big.Rat, quantities), steps: make([]int, rights)}
}

func (f *flow) clear() {
	for _, i := range f.touched {
		f.of[i] = nil
	}
	f.touched = f.touched[:0]
}

func (f *flow) add(quantity int, amount *big.Rat) {
	if amount.Sign() == 0 {
		return
	}
	if f.of[quantity] == nil {
		f.of[quantity] = new(big.Rat)
		f.touched = append(f.touched, quantity)
	}
	f.of[quantity].Add(f.of[quantity], amount)
}

// flow pushes one whole movement through the pools at the rates of the present state.
func (r *Run) flow(m *movement) (*flow, error) {
	f := r.flows
	f.clear()
	for _, count := range m.counts {
		f.add(count.index, count.amount)
	}
	for i := range r.cascade.rights {
		f.steps[i] = r.stepInForce(i)
	}
	for i := range m.receipts {
		if err := r.push(f, &m.receipts[i], m.notional); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// push follows one receipt from its pool to the last pool it overflows into.
func (r *Run) push(f *flow, from *receipt, notional bool) error {
	amount := from.amount
	for at := from.pool; at >= 0 && amount.Sign() != 0; at = r.cascade.pools[at].to {
		p := &r.cascade.pools[at]
		if !r.spend(cost(amount)) {
			return r.fail(ErrEffort, r.cascade.deal.Pools[at].ID)
		}
		if !notional {
			f.add(p.entered, amount)
		}
		for i := range p.tiers {
			left, err := r.share(f, &p.tiers[i], parcel{amount, from.at, notional})
			if err != nil {
				return err
			}
			amount = left
		}
		if !notional {
			f.add(p.left, amount)
		}
		if p.to < 0 && amount.Sign() != 0 && !notional {
			return r.fail(ErrNowhere, r.cascade.deal.Pools[at].ID)
		}
	}
	return nil
}

// parcel is the part of one receipt that reaches a tier.
type parcel struct {
	amount   *big.Rat
	at       Coordinates
	notional bool
}

// share lets a tier take its rights from a parcel and returns what it leaves.
func (r *Run) share(f *flow, t *tier, p parcel) (left *big.Rat, err error) {
	if p.notional {
		return p.amount, r.shareNotionally(f, t, p)
	}
	f.add(t.reached, p.amount)
	if t.byClaims {
		if !r.spend((len(t.rights) + 1) * cost(p.amount)) {
			return nil, r.fail(ErrEffort, t.id)
		}
		return r.shareByClaims(f, t, p.amount), nil
	}
	left = new(big.Rat).Set(p.amount)
	due := new(big.Rat) // what accruing rights earn now and are owed at once
	dues := make([]*big.Rat, len(t.rights))
	for at, i := range t.rights {
		one := &r.cascade.rights[i]
		earned, err := r.earn(f, i, p)
		if err != nil {
			return nil, err
		}
		f.add(one.accrued, earned)
		switch {
		case !one.accrues:
			r.cascade.pay(f, i, earned)
			left.Sub(left, earned)
		case r.values[one.accrued].Cmp(one.advance) >= 0:
			dues[at] = earned
			due.Add(due, earned)
		}
	}
	if left.Sign() < 0 {
		return nil, r.fail(ErrOverAllocated, t.id)
	}
	if !r.spend((len(t.rights) + 1) * cost(left)) {
		return nil, r.fail(ErrEffort, t.id)
	}
	left.Sub(left, r.payShares(f, t, dues, least(due, left)))
	return r.payArrears(f, t, left), nil
}

// earn returns what right i earns on a parcel.
func (r *Run) earn(f *flow, i int, p parcel) (*big.Rat, error) {
	one := &r.cascade.rights[i]
	passes, placed := one.on.admits(p.at)
	if !placed {
		return nil, r.fail(ErrNotPlaced, r.cascade.named[i].ID)
	}
	step := f.steps[i]
	if step >= len(one.steps) || !passes || (one.account >= 0 && r.outstanding(one.account).Sign() <= 0) {
		return zero, nil
	}
	f.add(one.bases[step], p.amount)
	return new(big.Rat).Mul(p.amount, one.steps[step].rate), nil
}

// payShares pays an amount to the rights of a tier in proportion to what each is due, and returns it.
func (r *Run) payShares(f *flow, t *tier, dues []*big.Rat, amount *big.Rat) *big.Rat {
	total := new(big.Rat)
	for _, due := range dues {
		if due != nil {
			total.Add(total, due)
		}
	}
	if total.Sign() == 0 || amount.Sign() == 0 {
		return zero
	}
	for at, i := range t.rights {
		if dues[at] != nil {
			part := new(big.Rat).Quo(dues[at], total)
			r.cascade.pay(f, i, part.Mul(part, amount))
		}
	}
	return amount
}

func least(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) <= 0 {
		return a
	}
	return b
}

// shareNotionally lets the accruing rights of a tier earn on a receipt that brings no money.
func (r *Run) shareNotionally(f *flow, t *tier, p parcel) error {
	for _, i := range t.rights {
		one := &r.cascade.rights[i]
		if !one.accrues {
			continue
		}
		earned, err := r.earn(f, i, p)
		if err != nil {
			return err
		}
		f.add(one.accrued, earned)
	}
	return nil
}

// payArrears pays, out of what the tier would leave, the rights that earned more than they were paid,
// and returns what is left then. The arrears fall in proportion while nothing adds to them, so that it
// does not matter how a receipt is cut.
func (r *Run) payArrears(f *flow, t *tier, left *big.Rat) *big.Rat {
	owed := make([]*big.Rat, len(t.rights))
	for at, i := range t.rights {
		if arrears := r.arrears(&r.cascade.rights[i]); arrears.Sign() > 0 {
			owed[at] = arrears
		}
	}
	return new(big.Rat).Sub(left, r.payShares(f, t, owed, left))
}

// shareByClaims shares the rate of the tier in proportion to the claims not yet paid in full.
func (r *Run) shareByClaims(f *flow, t *tier, amount *big.Rat) (left *big.Rat) {
	claims := new(big.Rat)
	for _, i := range t.rights {
		if r.claims(i) {
			claims.Add(claims, r.target(r.cascade.rights[i].account))
		}
	}
	if claims.Sign() == 0 {
		return amount
	}
	shared := new(big.Rat).Mul(amount, t.rate)
	for _, i := range t.rights {
		if !r.claims(i) {
			continue
		}
		part := new(big.Rat).Quo(r.target(r.cascade.rights[i].account), claims)
		f.add(r.cascade.rights[i].bases[0], amount)
		part.Mul(part, shared)
		r.cascade.pay(f, i, part)
		f.add(r.cascade.rights[i].accrued, part)
	}
	return new(big.Rat).Sub(amount, shared)
}

func (r *Run) claims(i int) bool { return r.outstanding(r.cascade.rights[i].account).Sign() > 0 }

// pay books what a right is paid, on the right and on the account it recoups.
func (c *Cascade) pay(f *flow, i int, amount *big.Rat) {
	one := &c.rights[i]
	f.add(one.received, amount)
	if one.account >= 0 {
		f.add(c.accounts[one.account].recouped, amount)
	}
}

var zero = new(big.Rat)
