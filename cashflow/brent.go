package cashflow

import "math"

// point is a value of a function.
type point struct{ x, y float64 }

// brent returns the zero of f between two points whose values have opposite signs. The zero stays between
// bounds of opposite signs from the first step to the last, so that the search cannot leave them and always
// ends; a step is a secant or an inverse quadratic one where these shorten it enough, and a halving where not
// (R. P. Brent, Algorithms for Minimization without Derivatives, 1973, chapter 4).
func brent(f func(float64) float64, before, best point) float64 {
	other := before
	step := best.x - before.x
	last := step
	for range maxSteps {
		if math.Abs(other.y) < math.Abs(best.y) {
			before, best, other = best, other, best
		}
		near := 2*epsilon*math.Abs(best.x) + epsilon
		half := (other.x - best.x) / 2
		if math.Abs(half) <= near || best.y == 0 {
			return best.x
		}
		if math.Abs(last) < near || math.Abs(before.y) <= math.Abs(best.y) {
			step, last = half, half
		} else if p, q := interpolate(before, best, other); 2*p < math.Min(3*half*q-math.Abs(near*q), math.Abs(last*q)) {
			step, last = p/q, step
		} else {
			step, last = half, half
		}
		before = best
		if math.Abs(step) > near {
			best.x += step
		} else {
			best.x += math.Copysign(near, half)
		}
		best.y = f(best.x)
		if (best.y > 0) == (other.y > 0) {
			other = before
			step = best.x - before.x
			last = step
		}
	}
	return best.x
}

// epsilon is the spacing of the numbers near one; maxSteps is some seven times the halvings that the widest
// interval of rates takes.
const (
	epsilon  = 0x1p-52
	maxSteps = 400
)

// interpolate returns a step from best as p/q, with p not below zero where the step goes towards other.
func interpolate(before, best, other point) (p, q float64) {
	whole := other.x - best.x
	s := best.y / before.y
	if before.x == other.x {
		p, q = whole*s, 1-s
	} else {
		t, r := before.y/other.y, best.y/other.y
		p = s * (whole*t*(t-r) - (best.x-before.x)*(r-1))
		q = (t - 1) * (r - 1) * (s - 1)
	}
	if p > 0 {
		q = -q
	}
	return math.Abs(p), q
}
