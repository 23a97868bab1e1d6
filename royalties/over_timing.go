package royalties

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
)

// timing knows which conditions of a deal are sure not to hold before anything has happened, and which are sure
// to hold in the end.
type timing struct {
	opening    map[string]decimal.Decimal // of the counters
	thresholds map[string]recoupment.Condition
	first, end map[string]bool // of the thresholds asked so far
}

func (b *book) timing() timing {
	t := timing{opening: map[string]decimal.Decimal{}, thresholds: map[string]recoupment.Condition{}, first: map[string]bool{}, end: map[string]bool{}}
	for _, n := range b.deal.Counters {
		t.opening[n.ID] = n.Opening
	}
	for _, one := range b.deal.Thresholds {
		t.thresholds[one.ID] = one.Condition
	}
	return t
}

// begins reports whether the first step is sure to be in force at first.
func (t timing) begins(steps []recoupment.Step) bool {
	return steps[0].Until == nil || t.notYet(*steps[0].Until)
}

// ends reports whether the last step is sure to come, and to stay.
func (t timing) ends(steps []recoupment.Step) bool {
	for i, s := range steps {
		if last := i == len(steps)-1; last != (s.Until == nil) || !last && !t.comes(*s.Until) {
			return false
		}
	}
	return true
}

// notYet reports whether a condition is sure not to hold before anything has happened. Days may have passed and
// declarations may come with the first period.
func (t timing) notYet(c recoupment.Condition) bool {
	switch {
	case c.Threshold != "":
		return asked(t.first, c.Threshold, func() bool { return t.notYet(t.thresholds[c.Threshold]) })
	case len(c.All) > 0:
		for _, part := range c.All {
			if t.notYet(part) {
				return true
			}
		}
		return false
	case len(c.Any) > 0:
		for _, part := range c.Any {
			if !t.notYet(part) {
				return false
			}
		}
		return true
	case len(c.Of) == 0:
		return false
	}
	var sum decimal.Decimal
	for _, term := range c.Of {
		if term.Account != "" {
			return false
		}
		if opening := t.opening[term.Counter]; term.Since == "" && !term.Period {
			sum = sum.Add(opening.Mul(times(term)))
		}
	}
	return sum.LessThan(c.Reaches) || c.Above && sum.Equal(c.Reaches)
}

// comes reports whether a condition is sure to hold in the end: counts and receipts go on, and days pass.
func (t timing) comes(c recoupment.Condition) bool {
	switch {
	case c.Threshold != "":
		return asked(t.end, c.Threshold, func() bool { return t.comes(t.thresholds[c.Threshold]) })
	case !c.From.IsZero():
		return true
	case len(c.All) > 0:
		for _, part := range c.All {
			if !t.comes(part) {
				return false
			}
		}
		return true
	}
	for _, part := range c.Any {
		if t.comes(part) {
			return true
		}
	}
	grows := false
	for _, term := range c.Of {
		if term.Account != "" || term.Since != "" || term.Period || term.Times.IsNegative() {
			return false
		}
		grows = grows || term.Counter != "" || term.Pool != ""
	}
	return grows
}

// asked answers a question about a threshold once.
func asked(known map[string]bool, threshold string, answer func() bool) bool {
	is, done := known[threshold]
	if !done {
		is = answer()
		known[threshold] = is
	}
	return is
}

// times is the factor of a term.
func times(t recoupment.Term) decimal.Decimal {
	if t.Times.IsZero() {
		return decimal.New(1, 0)
	}
	return t.Times
}
