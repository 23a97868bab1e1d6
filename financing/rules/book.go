package rules

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
)

// book works the rules of one case.
type book struct {
	c          *Case
	day        string // that of the case, as the dated figures write it
	parameters []parameter
	// figures are the parameters of the day of the case that were looked for.
	figures map[Parameter]quantity
	// found says of those that were asked for whether the texts at hand state them, established or quoted.
	found  map[Parameter]bool
	rule   rule
	report Report
}

// test is a figure that must stand to a limit.
type test struct {
	subject string
	bound   Bound
	unit    Unit
	figure  quantity
	limit   quantity
	// base are the amounts that the limit was taken of.
	base []Line
}

// test records the result of a test.
func (b *book) test(t test) {
	r := Result{Rule: b.rule.name, Subject: t.subject, Label: b.rule.label, Bound: t.bound, Unit: t.unit, Verdict: CannotTell, Base: t.base}
	a := compared(t.figure, t.bound, t.limit)
	figure, limit := t.figure.lo, t.limit.lo
	if (t.bound == AtMost) == !a.no { // the end of the figure that decides
		figure = t.figure.hi
	} else {
		limit = t.limit.hi
	}
	switch {
	case !a.no:
		r.Verdict = Pass
	case !a.yes:
		r.Verdict = Fail
	default:
		r.Missing = a.missing
		figure.open = figure.open || !t.figure.single()
		limit.open = limit.open || !t.limit.single()
	}
	if !figure.open {
		r.Figure, r.Lines = new(figure.value), figure.lines
	}
	if !limit.open {
		r.Limit = new(limit.value)
	}
	if !figure.open && !limit.open {
		least, most := limit.value, figure.value
		if t.bound == AtMost {
			least, most = most, least
		}
		margin := most.Sub(least)
		r.Margin = &margin
	}
	r.Parameters = merged(t.figure.used, t.limit.used)
	b.sourced(&r)
	b.report.Results = append(b.report.Results, r)
}

// sourced gives a result the sources and the status of its parameters, and those of the rule.
func (b *book) sourced(r *Result) {
	r.Status = Confirmed
	if b.rule.source.Title != "" {
		r.Sources = append(r.Sources, b.rule.source)
	}
	for _, one := range r.Parameters {
		if one.Status.rank() < r.Status.rank() {
			r.Status = one.Status
		}
		if one.Source.Title != "" && !slices.Contains(r.Sources, one.Source) {
			r.Sources = append(r.Sources, one.Source)
		}
	}
}

// met records a condition that has no figure: 1 where it is met.
func (b *book) met(subject string, a answer) {
	q := a.choose(exactly(decimal.NewFromInt(1)), exactly(decimal.Decimal{}))
	b.test(test{subject: subject, bound: AtLeast, unit: Count, figure: q, limit: exactly(decimal.NewFromInt(1))})
}

// skip records that the rule does not apply.
func (b *book) skip(fr, en string) {
	b.report.Skipped = append(b.report.Skipped, Skipped{Rule: b.rule.name, Label: b.rule.label, Reason: Text{FR: fr, EN: en}})
}

// sources adds up the sources of the plan that satisfy a condition.
func (b *book) sources(of func(*financing.Source) bool) quantity {
	if b.c.Plan == nil {
		return unknown("plan")
	}
	n := 0
	for i := range b.c.Plan.Sources {
		if of(&b.c.Plan.Sources[i]) {
			n++
		}
	}
	if n == 0 {
		return known()
	}
	lines := make([]Line, 0, n)
	for i := range b.c.Plan.Sources {
		if s := &b.c.Plan.Sources[i]; of(s) {
			lines = append(lines, Line{Name: s.ID, Amount: s.Amount})
		}
	}
	return known(lines...)
}

// has reports whether the plan has a source of one of the natures.
func (b *book) has(natures ...financing.Nature) bool {
	if b.c.Plan == nil {
		return false
	}
	for i := range b.c.Plan.Sources {
		if slices.Contains(natures, b.c.Plan.Sources[i].Nature) {
			return true
		}
	}
	return false
}

// needs reports whether the plan has a source of one of the natures. Without one the rule is skipped; without a plan
// it cannot be told.
func (b *book) needs(fr, en string, natures ...financing.Nature) bool {
	if b.c.Plan == nil {
		b.test(test{bound: AtMost, unit: Money, figure: unknown("plan"), limit: unknown("plan")})
		return false
	}
	if !b.has(natures...) {
		b.skip(fr, en)
		return false
	}
	return true
}

// source returns a source of the plan.
func (b *book) source(id string) (financing.Source, bool) {
	if b.c.Plan != nil {
		for i := range b.c.Plan.Sources {
			if s := &b.c.Plan.Sources[i]; s.ID == id {
				return *s, true
			}
		}
	}
	return financing.Source{}, false
}

// of is a condition on the nature of a source.
func of(natures ...financing.Nature) func(*financing.Source) bool {
	return func(s *financing.Source) bool { return slices.Contains(natures, s.Nature) }
}

// days counts from a day to another; the names are those of days that are not given.
func days(from, to schedule.Date, names ...string) quantity {
	var missing []string
	for i, one := range []schedule.Date{from, to} {
		if one.IsZero() {
			missing = append(missing, names[i])
		}
	}
	if len(missing) > 0 {
		return unbounded(missing...)
	}
	return exactly(decimal.NewFromInt(int64(to.DaysSince(from))))
}

// lines are those of a quantity that is known.
func lines(q quantity) []Line {
	if !q.single() {
		return nil
	}
	return q.lo.lines
}

func number(n int64) quantity { return exactly(decimal.NewFromInt(n)) }
