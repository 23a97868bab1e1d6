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
	// principal bears interest, due is accrued and unpaid, accrued is everything so far.
	principal, due, accrued N
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
	part := paid
	if part.Cmp(*one) > 0 {
		part = *one
	}
	*one = (*one).Sub(part)
	o.lower(other, paid.Sub(part))
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

// join lets unpaid interest join the principal, and returns it.
func (o *outstanding[N]) join() (joined N) {
	var none N
	joined, o.due = o.due, none
	o.principal = o.principal.Add(joined)
	return joined
}

// bear lets an amount bear interest from now on. A credit note may make the principal less than nothing:
// what was overpaid bears none, and is made good first.
func (o *outstanding[N]) bear(amount N) {
	o.principal = o.principal.Add(amount)
}
