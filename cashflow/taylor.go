package cashflow

import "math"

// degrees is the number of terms of an expansion.
const degrees = 6

// expansion is a sum of exponentials over an interval, where s runs from -1 to 1: the polynomial of the
// coefficients in s, and a bound of what it leaves out. The exponents are shifted by center, and the sum is
// divided by a positive number: neither moves a zero.
type expansion struct {
	center      float64
	coefficient [degrees]float64
	// rest bounds what is left out, noise the rounding errors of the sum.
	rest, noise float64
}

// expand develops the sum around the middle of an interval. The center of the exponents is their mean,
// weighed by the terms in the middle: what matters there is as near zero as it can be. The scratch is as long
// as the sum.
func (e exponentials) expand(low, high float64, scratch []float64) expansion {
	middle, radius := low+(high-low)/2, (high-low)/2
	top := e[0].t * middle
	if middle > 0 {
		top = e[len(e)-1].t * middle
	}
	var size, mean float64
	for i, term := range e {
		w := float64(term.a * math.Exp(float64(term.t*middle)-top))
		scratch[i] = w
		size += math.Abs(w)
		mean += math.Abs(w) * term.t
	}
	x := expansion{center: mean / size, noise: precision * size}
	for i, term := range e {
		x.add(scratch[i], (term.t-x.center)*radius)
	}
	x.rest /= factorial
	return x
}

// factorial is degrees!.
const factorial = 2 * 3 * 4 * 5 * 6

// add adds the expansion of w*e^(u*s). The rest is at most |w| |u|^degrees e^|u| / degrees!.
func (x *expansion) add(w, u float64) {
	size := math.Abs(u)
	grows := 1 + size*(math.E-1) // above e^size, which is convex, up to 1
	if size > 1 {
		grows = math.Exp(size)
	}
	part := w
	for k := range x.coefficient {
		x.coefficient[k] += part
		part *= u / float64(k+1)
	}
	square := float64(u * u)
	x.rest += math.Abs(w) * square * square * square * grows
}

// keepsSign reports whether the derivative of an order is proved not to vanish in the interval: its value in the
// middle is larger than everything that can be added to it.
func (x *expansion) keepsSign(order int) bool {
	var others float64
	for k := order + 1; k < degrees; k++ {
		others += falling(k, order) * math.Abs(x.coefficient[k])
	}
	others += falling(degrees, order)*x.rest + x.noise
	// What is not a number proves nothing.
	return falling(order, order)*math.Abs(x.coefficient[order]) > others
}

// vanishes reports whether the sum cannot be told from zero anywhere in the interval.
func (x *expansion) vanishes() bool {
	most := x.rest
	for _, one := range x.coefficient {
		most += math.Abs(one)
	}
	return most <= lenient/2*x.noise
}

// falling is k(k-1)... of so many factors.
func falling(k, factors int) float64 {
	product := 1.0
	for i := range factors {
		product *= float64(k - i)
	}
	return product
}
