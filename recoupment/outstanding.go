package recoupment

// number is what interest is computed in: exact fractions, or the whole units of a simulation.
type number[N any] interface {
	Add(N) N
	Sub(N) N
	Cmp(N) int
}

// outstanding is what is outstanding of an account that bears interest: the rules are the same whatever
// they are computed in.
type outstanding[N number[N]] struct {
	// principal is what is to be recouped, its premium included, due is interest accrued and unpaid, accrued
	// all of it so far.
	principal, due, accrued N
	// joined is unpaid interest that has joined a principal whose premium bears none; where all bears
	// interest it is part of the principal.
	joined N
	// paid is how much of what was recouped has been set against the two.
	paid N
}

// divide sets what was recouped since the last look against interest and principal. What a credit note took
// back is principal again.
func (o *outstanding[N]) divide(recouped N, first InterestOrder) {
	paid := recouped.Sub(o.paid)
	o.paid = recouped
	var none N
	if paid.Cmp(none) < 0 {
		o.principal = o.principal.Sub(paid)
		return
	}
	one, other := &o.due, &o.principal
	if first == PrincipalFirst {
		one, other = other, one
	}
	for _, of := range []*N{one, &o.joined} {
		part := paid
		if part.Cmp(*of) > 0 {
			part = *of
		}
		*of, paid = (*of).Sub(part), paid.Sub(part)
	}
	o.lower(other, paid)
}

// lower takes an amount from one of the two, never below zero.
func (o *outstanding[N]) lower(of *N, by N) {
	var none N
	if *of = (*of).Sub(by); (*of).Cmp(none) < 0 {
		*of = none
	}
}

// accrue adds interest.
func (o *outstanding[N]) accrue(amount N) {
	o.due, o.accrued = o.due.Add(amount), o.accrued.Add(amount)
}

// join lets unpaid interest join the principal, and returns it; it stays apart from a premium that bears
// none.
func (o *outstanding[N]) join(apart bool) (joined N) {
	var none N
	joined, o.due = o.due, none
	to := &o.principal
	if apart {
		to = &o.joined
	}
	*to = (*to).Add(joined)
	return joined
}

// bases returns what bears interest in two parts: of the principal, of which any premium is still to be
// left out, and whole. No more of them is outstanding than lack, and what was overpaid is made good out of
// what has joined.
func (o *outstanding[N]) bases(lack N) (principal, whole N) {
	var none N
	principal, whole = o.principal, o.joined
	if left := lack.Sub(o.joined); principal.Cmp(left) > 0 {
		principal = left
	}
	if principal.Cmp(none) < 0 {
		principal, whole = none, whole.Add(principal)
	}
	if whole.Cmp(none) < 0 {
		whole = none
	}
	return principal, whole
}

// bear lets an amount bear interest from now on. A credit note may make the principal less than nothing:
// what was overpaid bears none, and is made good first.
func (o *outstanding[N]) bear(amount N) {
	o.principal = o.principal.Add(amount)
}
