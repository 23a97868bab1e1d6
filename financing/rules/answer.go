package rules

// answer is what is known of a question: it may be yes, no, or both as long as an input is missing.
type answer struct {
	yes, no bool
	missing []string
	used    []Figure
}

// ask is a fact of the case, under its name.
func ask(fact *bool, name string) answer {
	if fact == nil {
		return answer{yes: true, no: true, missing: []string{name}}
	}
	return told(*fact)
}

func told(is bool) answer { return answer{yes: is, no: !is} }

func (a answer) or(b answer) answer { return a.not().and(b.not()).not() }

// and needs both; an answer that is surely no needs nothing more.
func (a answer) and(b answer) answer {
	both := answer{yes: a.yes && b.yes, no: a.no || b.no, used: merged(a.used, b.used)}
	switch {
	case !a.yes:
		both.missing = nil
	case !b.yes:
		both.missing = nil
	default:
		both.missing = union(a.missing, b.missing)
	}
	return both
}

// either is one answer or the other, while what the names tell is not known.
func (a answer) either(b answer, names ...string) answer {
	both := answer{yes: a.yes || b.yes, no: a.no || b.no, used: merged(a.used, b.used)}
	if both.yes && both.no {
		both.missing = union(union(a.missing, b.missing), names)
	}
	return both
}

func (a answer) not() answer {
	a.yes, a.no = a.no, a.yes
	return a
}

// choose is one quantity or the other, or either while the answer is not known.
func (a answer) choose(yes, no quantity) quantity {
	var q quantity
	switch {
	case !a.no:
		q = yes
	case !a.yes:
		q = no
	default:
		q = yes.or(no, a.missing...)
	}
	q.used = merged(q.used, a.used)
	return q
}

// compared answers whether a figure stands to a limit as it must.
func compared(figure quantity, bound Bound, limit quantity) answer {
	a := answer{used: merged(figure.used, limit.used)}
	switch bound {
	case AtMost:
		a.yes, a.no = !surelyAbove(figure.lo, limit.hi), surelyAboveOrOpen(figure.hi, limit.lo)
	case AtLeast:
		a.yes, a.no = !surelyAbove(limit.lo, figure.hi), surelyAboveOrOpen(limit.hi, figure.lo)
	case Above:
		a.yes, a.no = surelyAboveOrOpen(figure.hi, limit.lo), !surelyAbove(figure.lo, limit.hi)
	}
	if a.yes && a.no {
		a.missing = union(figure.missing, limit.missing)
	}
	return a
}

// surelyAbove reports whether a, a lower end, is above b, an upper end; an open one is not.
func surelyAbove(a, b end) bool { return !a.open && !b.open && a.value.GreaterThan(b.value) }

// surelyAboveOrOpen reports whether a, an upper end, may be above b, a lower one.
func surelyAboveOrOpen(a, b end) bool { return a.open || b.open || a.value.GreaterThan(b.value) }
