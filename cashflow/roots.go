package cashflow

import (
	"cmp"
	"math"
	"slices"
)

// exponentials is a sum of a*e^(t*x): the value of flows where x is the logarithm of the discount
// factor of one year. The terms are in the order of t.
type exponentials []exponential

type exponential struct{ t, a float64 }

func series(days []dayFlow) exponentials {
	terms := make(exponentials, len(days))
	for i, one := range days {
		terms[i].t, terms[i].a = one.years, one.amount
	}
	return terms
}

// sides returns the sum of the terms above zero and that of the others, without its sign, both divided
// by the largest exponential, which leaves the zeros where they are and cannot overflow.
func (e exponentials) sides(x float64) (plus, minus float64) {
	top := e[0].t * x
	if x > 0 {
		top = e[len(e)-1].t * x
	}
	for _, term := range e {
		part := float64(term.a * math.Exp(float64(term.t*x)-top))
		if part > 0 {
			plus += part
		} else {
			minus -= part
		}
	}
	return plus, minus
}

// precision is how near zero, beside its terms, a sum counts as zero: rounding errors hide its sign there.
const precision = 1e-13

// vanishes reports whether the sum counts as zero, within so many times the precision.
func (e exponentials) vanishes(x, times float64) bool {
	plus, minus := e.sides(x)
	return math.Abs(plus-minus) <= times*precision*(plus+minus)
}

// balance is the logarithm of what is above zero over what is below: it has the zeros and the signs of
// the sum, and is nearly straight where the sum has a single change of sign, so that few steps find its zero.
func (e exponentials) balance(x float64) float64 {
	const most = 750 // beyond the logarithm of any number
	plus, minus := e.sides(x)
	switch {
	case minus == 0:
		return most
	case plus == 0:
		return -most
	case plus < minus: // so that the flows of the other side have the same rates to the last digit
		return -math.Log(minus / plus)
	default:
		return math.Log(plus / minus)
	}
}

// derived returns the derivative of the sum once its exponents are shifted by c: a positive multiple of it.
func (e exponentials) derived(c float64) exponentials {
	next := make(exponentials, 0, len(e))
	largest := 0.0
	for _, term := range e {
		if a := float64(term.a * (term.t - c)); a != 0 {
			next = append(next, exponential{term.t, a})
			largest = math.Max(largest, math.Abs(a))
		}
	}
	for i := range next {
		next[i].a /= largest
	}
	return next
}

// roots returns every zero between low and high, ascending; complete is false when the search was given
// up as too long. Where the coefficients change sign once the value changes sign once (rule of Descartes,
// extended by Laguerre to any exponents). Where they change more often, the interval is cut until each
// part is proved, by the rest of a Taylor series, to hold no zero, or to be monotone or convex.
func (e exponentials) roots(low, high float64, changes int) (found []float64, complete bool) {
	if changes == 1 {
		if x, ok := e.zero(low, high); ok {
			found = append(found, x)
		}
		return found, true
	}
	s := isolation{sum: e, left: maxEffort / len(e), scratch: make([]float64, len(e))}
	s.search(low, high)
	return s.distinct(), s.left >= 0
}

// zero returns the zero between two bounds of which one at most exists.
func (e exponentials) zero(low, high float64) (x float64, ok bool) {
	atLow, atHigh := e.balance(low), e.balance(high)
	switch {
	case atLow == 0:
		return low, true
	case atHigh == 0:
		return high, true
	case (atLow < 0) == (atHigh < 0):
		return 0, false
	default:
		return brent(e.balance, point{low, atLow}, point{high, atHigh}), true
	}
}

// isolation is the search of the zeros of a sum whose coefficients change sign more than once.
type isolation struct {
	sum   exponentials
	found []stretch
	// left is how many intervals may still be looked at.
	left    int
	scratch []float64
}

// stretch is where a zero is: a point, or an interval in which the sum cannot be told from zero.
type stretch struct{ low, high float64 }

// maxEffort is the number of terms that a search may evaluate: less than a second.
const maxEffort = 20_000_000

// narrow is the width at which an interval is not cut any more.
const narrow = 1e-9

// search looks at an interval: drops it, solves it or cuts it.
func (s *isolation) search(low, high float64) {
	if s.left--; s.left < 0 {
		return
	}
	middle := low + (high-low)/2
	switch taylor := s.sum.expand(low, high, s.scratch); {
	case taylor.keepsSign(0):
	case taylor.vanishes():
		s.found = append(s.found, stretch{low, high})
	case taylor.keepsSign(1):
		s.simple(low, high)
	case taylor.keepsSign(2):
		s.convex(low, high, taylor.center)
	case high-low > narrow:
		s.search(low, middle)
		s.search(middle, high)
	default:
		s.simple(low, high)
	}
}

// simple notes the zero of an interval that holds one at most.
func (s *isolation) simple(low, high float64) {
	if x, ok := s.sum.zero(low, high); ok {
		s.found = append(s.found, stretch{x, x})
	}
}

// convex notes the zeros of an interval in which the shifted sum is convex or concave: two at most, on
// either side of its lowest or highest point, or that point where it only touches zero.
func (s *isolation) convex(low, high, center float64) {
	turn, ok := s.sum.derived(center).zero(low, high)
	switch {
	case !ok:
		s.simple(low, high)
	case s.sum.vanishes(turn, 1):
		s.found = append(s.found, stretch{turn, turn})
	default:
		s.simple(low, turn)
		s.simple(turn, high)
	}
}

// lenient is how many times the precision a sum may be and still be part of a stretch that is zero, so that no
// interval falls between what is zero and what is proved not to be.
const lenient = 8

// distinct returns the zeros in order. Neighbours between which the sum does not leave zero are one.
func (s *isolation) distinct() []float64 {
	slices.SortFunc(s.found, func(a, b stretch) int { return cmp.Or(cmp.Compare(a.low, b.low), cmp.Compare(a.high, b.high)) })
	var out []float64
	for i := 0; i < len(s.found); {
		one := s.found[i]
		for i++; i < len(s.found) && s.sum.vanishes(one.high+(s.found[i].low-one.high)/2, lenient); i++ {
			one.high = math.Max(one.high, s.found[i].high)
		}
		out = append(out, s.sum.multiple(one))
	}
	return out
}

// multiple returns the zero of a stretch. One of a high order hides in rounding errors, but is a simple zero
// of a derivative: the first whose own derivative does not vanish in the stretch.
func (e exponentials) multiple(in stretch) float64 {
	middle := in.low + (in.high-in.low)/2
	if in.low == in.high {
		return middle
	}
	scratch := make([]float64, len(e))
	for range e {
		if len(e) < 2 {
			break
		}
		next := e.derived(e.expand(in.low, in.high, scratch).center)
		if len(next) == 0 {
			break
		}
		if taylor := next.expand(in.low, in.high, scratch); taylor.keepsSign(0) {
			if x, ok := e.zero(in.low, in.high); ok {
				return x
			}
			break
		}
		e = next
	}
	return middle
}
