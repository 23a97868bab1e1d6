package rules

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fraction"
)

// end is one end of a quantity; an open one has no bound.
type end struct {
	value decimal.Decimal
	lines []Line
	open  bool
}

// quantity is what is known of an amount: it lies between two ends, which are the same when it is known. What would
// tell it better is named in missing, and used are the figures of the law that it was made of. An input that is
// missing only sets the ends further apart: that is why dropping one never turns a verdict into the opposite.
type quantity struct {
	lo, hi  end
	missing []string
	used    []Figure
}

// known is the sum of lines.
func known(lines ...Line) quantity {
	var sum fraction.Sum
	for _, line := range lines {
		sum.Add(line.Amount)
	}
	e := end{value: sum.Decimal(), lines: lines}
	return quantity{lo: e, hi: e}
}

// exactly is an amount without lines.
func exactly(d decimal.Decimal) quantity { return quantity{lo: end{value: d}, hi: end{value: d}} }

// unknown is an amount, not negative, that the inputs named would tell.
func unknown(names ...string) quantity { return quantity{hi: end{open: true}, missing: names} }

// unbounded is an amount of any sign that the inputs named would tell.
func unbounded(names ...string) quantity {
	return quantity{lo: end{open: true}, hi: end{open: true}, missing: names}
}

// given is a fact of the case, under its name.
func given(d *decimal.Decimal, name string) quantity {
	if d == nil {
		return unknown(name)
	}
	return known(Line{Name: name, Amount: *d})
}

// count is a whole number of the case.
func count(n *int, name string) quantity {
	if n == nil {
		return unknown(name)
	}
	return known(Line{Name: name, Amount: decimal.NewFromInt(int64(*n))})
}

// single reports whether the amount is known.
func (q quantity) single() bool {
	return !q.lo.open && !q.hi.open && q.lo.value.Equal(q.hi.value)
}

// with is a quantity made of q and r, between two ends.
func (q quantity) with(r quantity, lo, hi end) quantity {
	return quantity{lo: lo, hi: hi, missing: union(q.missing, r.missing), used: merged(q.used, r.used)}
}

func (q quantity) plus(r quantity) quantity {
	return q.with(r, sum(q.lo, r.lo), sum(q.hi, r.hi))
}

func (q quantity) minus(r quantity) quantity {
	return q.with(r, sum(q.lo, r.hi.neg()), sum(q.hi, r.lo.neg()))
}

// percent is q times r per cent; neither is negative.
func (q quantity) percent(r quantity) quantity {
	return q.with(r, share(q.lo, r.lo), share(q.hi, r.hi))
}

// least is the smaller of q and r.
func (q quantity) least(r quantity) quantity {
	return q.with(r, lower(q.lo, r.lo, true), lower(q.hi, r.hi, false))
}

// floor is q, or zero where it is negative.
func (q quantity) floor() quantity {
	zero := end{}
	if q.lo.open || q.lo.value.IsNegative() {
		q.lo = zero
	}
	if !q.hi.open && q.hi.value.IsNegative() {
		q.hi = zero
	}
	return q
}

// or is a quantity that is either q or r.
func (q quantity) or(r quantity, missing ...string) quantity {
	lo, hi := lower(q.lo, r.lo, true), q.hi
	if !hi.open && (r.hi.open || r.hi.value.GreaterThan(hi.value)) {
		hi = r.hi
	}
	both := q.with(r, lo, hi)
	if !q.lo.same(r.lo) || !q.hi.same(r.hi) { // else which of them it is does not matter
		both.missing = union(both.missing, missing)
	}
	return both
}

// times is q as many times; n is not negative.
func (q quantity) times(n decimal.Decimal) quantity {
	q.lo, q.hi = scaled(q.lo, n), scaled(q.hi, n)
	return q
}

func (e end) same(other end) bool {
	return e.open == other.open && (e.open || e.value.Equal(other.value))
}

func scaled(e end, n decimal.Decimal) end {
	return end{value: e.value.Mul(n), open: e.open && !n.IsZero()}
}

func sum(a, b end) end {
	return end{value: a.value.Add(b.value), lines: slices.Concat(a.lines, b.lines), open: a.open || b.open}
}

func (e end) neg() end {
	lines := make([]Line, 0, len(e.lines))
	for _, line := range e.lines {
		lines = append(lines, Line{Name: line.Name, Amount: line.Amount.Neg()})
	}
	return end{value: e.value.Neg(), lines: lines, open: e.open}
}

// share multiplies two ends that are not negative: nothing of anything is nothing.
func share(a, b end) end {
	if !a.open && a.value.IsZero() || !b.open && b.value.IsZero() {
		return end{}
	}
	return end{value: a.value.Mul(b.value).Shift(-2), open: a.open || b.open}
}

// lower is the lower of two ends; below says whether an open end is below everything or above.
func lower(a, b end, below bool) end {
	switch {
	case a.open:
		if below {
			return a
		}
		return b
	case b.open:
		if below {
			return b
		}
		return a
	case b.value.LessThan(a.value):
		return b
	}
	return a
}

// union adds the names that are not yet there.
func union(names, more []string) []string {
	if len(names) == 0 {
		return more
	}
	for _, one := range more {
		if !slices.Contains(names, one) {
			names = append(slices.Clip(names), one)
		}
	}
	return names
}

func merged(figures, more []Figure) []Figure {
	if len(figures) == 0 {
		return more
	}
	for _, one := range more {
		if !slices.ContainsFunc(figures, func(f Figure) bool { return f.Parameter == one.Parameter }) {
			figures = append(slices.Clip(figures), one)
		}
	}
	return figures
}
