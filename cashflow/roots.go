package cashflow

import "math"

// exponentials is a sum of a*e^(t*x): the value of flows where x is the logarithm of the discount
// factor of one year. The terms are in the order of t.
type exponentials []struct{ t, a float64 }

func series(days []dayFlow) exponentials {
	terms := make(exponentials, len(days))
	for i, one := range days {
		terms[i].t, terms[i].a = one.years, one.amount
	}
	return terms
}

// at returns the sum divided by its largest exponential, which leaves its sign and its zeros where
// they are and cannot overflow; and the sum of the absolute terms, which measures its precision.
func (e exponentials) at(x float64) (value, size float64) {
	top := e[0].t * x
	if x > 0 {
		top = e[len(e)-1].t * x
	}
	for _, term := range e {
		part := term.a * math.Exp(float64(term.t*x)-top)
		value += part
		size += math.Abs(part)
	}
	return value, size
}

// roots returns every zero between low and high, ascending. Where the coefficients change sign once
// there is at most one. Where they change more often, the sum is shifted by an exponent that lies in
// a change of sign and derived, which takes that change away (the proof of the rule of Descartes by
// Laguerre): between two zeros of the derivative there is at most one of the sum.
func (e exponentials) roots(low, high float64, changes int) []float64 {
	bounds := []float64{low}
	if at := e.change(); at > 0 && changes > 1 {
		bounds = append(bounds, e.derived(at).roots(low, high, changes-1)...)
	}
	bounds = append(bounds, high)
	var found []float64
	for i := 1; i < len(bounds); i++ {
		if x, ok := e.bisect(bounds[i-1], bounds[i]); ok && (len(found) == 0 || x > found[len(found)-1]) {
			found = append(found, x)
		}
	}
	return found
}

// change returns the index of the first term whose sign is not that of the one before, or 0.
func (e exponentials) change() int {
	for i := 1; i < len(e); i++ {
		if (e[i].a < 0) != (e[i-1].a < 0) {
			return i
		}
	}
	return 0
}

// derived shifts the exponents so that zero lies between the terms at-1 and at, and derives. The
// coefficients are scaled by the largest one.
func (e exponentials) derived(at int) exponentials {
	middle := (e[at-1].t + e[at].t) / 2
	next := make(exponentials, len(e))
	largest := 0.0
	for i, term := range e {
		next[i].t, next[i].a = term.t, term.a*(term.t-middle)
		largest = math.Max(largest, math.Abs(next[i].a))
	}
	for i := range next {
		next[i].a /= largest
	}
	return next
}

// precision is how near zero, beside its terms, a sum counts as zero at a bound: there it only
// touches zero, and rounding errors hide its sign.
const precision = 1e-13

// bisect returns the zero between two bounds of which one at most exists.
func (e exponentials) bisect(low, high float64) (x float64, ok bool) {
	atLow, sizeLow := e.at(low)
	atHigh, sizeHigh := e.at(high)
	switch {
	case math.Abs(atLow) <= precision*sizeLow:
		return low, true
	case math.Abs(atHigh) <= precision*sizeHigh:
		return high, true
	case (atLow < 0) == (atHigh < 0):
		return 0, false
	}
	for {
		middle := low + (high-low)/2
		if middle <= low || middle >= high {
			return middle, true
		}
		if value, _ := e.at(middle); value != 0 && (value < 0) == (atLow < 0) {
			low = middle
		} else {
			high = middle
		}
	}
}
