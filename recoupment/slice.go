package recoupment

import "math/big"

// slice returns how much of the movement can be shared before the state changes: up to the nearest
// threshold ahead, and at most what is left. A slice that ends on a threshold belongs to the state
// before it.
func (r *Run) slice(f *flow, left *big.Rat) *big.Rat {
	nearest := left
	near := func(distance, speed *big.Rat) {
		if distance.Sign() <= 0 || speed == nil || speed.Sign() <= 0 {
			return
		}
		if at := new(big.Rat).Quo(distance, speed); at.Cmp(nearest) < 0 {
			nearest = at
		}
	}
	for i := range r.cascade.rights {
		if at := f.steps[i]; at < len(r.cascade.rights[i].steps) {
			if until := r.cascade.rights[i].steps[at].until; until != nil {
				near(r.missing(until), f.toward(until))
			}
		}
		r.nearAccrual(f, &r.cascade.rights[i], near)
	}
	for i := range r.cascade.accounts {
		near(r.outstanding(i), f.of[r.cascade.accounts[i].recouped])
	}
	for i := range r.cascade.thresholds {
		if !r.reached[i] {
			near(r.missing(&r.cascade.thresholds[i]), f.toward(&r.cascade.thresholds[i]))
		}
	}
	return nearest
}

// nearAccrual watches the two turning points of an accruing right: its advance earned out, and its
// arrears paid off.
func (r *Run) nearAccrual(f *flow, i *right, near func(distance, speed *big.Rat)) {
	if !i.accrues {
		return
	}
	earned, paid := f.speed(i.accrued), f.speed(i.received)
	toEarn := new(big.Rat).Sub(i.advance, r.values[i.accrued])
	near(toEarn, earned)
	if toEarn.Sign() > 0 {
		earned = zero
	}
	near(r.arrears(i), new(big.Rat).Sub(paid, earned))
}

func (f *flow) speed(quantity int) *big.Rat {
	if f.of[quantity] == nil {
		return zero
	}
	return f.of[quantity]
}

// toward returns how fast the flow approaches a condition.
func (f *flow) toward(c *condition) *big.Rat {
	speed, part := new(big.Rat), new(big.Rat)
	for i := range c.terms {
		speed.Add(speed, part.Mul(c.terms[i].times, f.speed(c.terms[i].quantity)))
	}
	return speed
}
