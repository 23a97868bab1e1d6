package fraction

import "math/big"

// Growth adds the same multiple of many rates to many values, and finds what their denominators have in
// common once for all that share them: the values that grow together soon do. It belongs to one goroutine.
type Growth struct {
	by     F
	steps  []step
	common []meeting
}

// step is the denominator of rates times that of the multiple.
type step struct{ rate, den *big.Int }

// meeting is the denominator in which a value and a step meet: a value over den is value*times over to, and a
// rate over the step's is rate*gain over it.
type meeting struct {
	value, step     *big.Int
	to, times, gain *big.Int
}

// remembered is how many denominators a growth remembers of each kind.
const remembered = 32

// Times prepares a growth by a multiple of rates.
func (g *Growth) Times(by F) {
	g.by, g.steps, g.common = by, g.steps[:0], g.common[:0]
}

// Add returns value + rate*multiple.
func (g *Growth) Add(value, rate F) F {
	if value.Words()+rate.Words()+g.by.Words() <= eager {
		return rate.Mul(g.by).Add(value)
	}
	if rate.IsZero() || g.by.IsZero() {
		return value
	}
	num, den := value.parts()
	rateNum, rateDen := rate.parts()
	m := g.meet(den, g.step(rateDen))
	grown := new(big.Int).Mul(rateNum, m.gain)
	grown.Add(grown, scaled(num, m.times))
	return made(grown, m.to, value, rate)
}

// step returns the denominator of a rate times that of the multiple.
func (g *Growth) step(rate *big.Int) *big.Int {
	for i := len(g.steps) - 1; i >= 0; i-- {
		if rate.Cmp(g.steps[i].rate) == 0 {
			return g.steps[i].den
		}
	}
	_, by := g.by.parts()
	den := new(big.Int).Mul(rate, by)
	if len(g.steps) == remembered {
		g.steps = g.steps[:0]
	}
	g.steps = append(g.steps, step{rate, den})
	return den
}

// meet returns where a value and a step meet.
func (g *Growth) meet(value, step *big.Int) meeting {
	for i := len(g.common) - 1; i >= 0; i-- {
		if m := &g.common[i]; m.step == step && value.Cmp(m.value) == 0 {
			return *m
		}
	}
	m := meeting{value: value, step: step}
	var share *big.Int
	m.to, m.times, share = multiple(value, step)
	by, _ := g.by.parts()
	m.gain = scaled(by, share)
	if len(g.common) == remembered {
		g.common = g.common[:0]
	}
	g.common = append(g.common, m)
	return m
}

// Together writes fractions over one denominator, where they are long and it is not much longer than theirs:
// what is then computed with them meets few others.
func Together(list []*F) {
	den := shared(list)
	if den == nil {
		return
	}
	var of, times *big.Int
	for _, f := range list {
		num, own := f.parts()
		if num.Sign() == 0 {
			continue
		}
		if of == nil || of.Cmp(own) != 0 {
			of = own
			times, _ = divides(of, den)
		}
		*f = F{long: &long{num: scaled(num, times), den: den, least: max(f.least(), words(den))}}
	}
}

// shared returns the least common multiple of the denominators, or nil where it does not serve.
func shared(list []*F) *big.Int {
	longest, total := 0, 0
	for _, f := range list {
		longest, total = max(longest, f.Words()), total+f.Words()
	}
	if longest <= eager || 3*total < longest*len(list) {
		return nil
	}
	den := unit
	var last *big.Int
	for _, f := range list {
		if _, own := f.parts(); last == nil || last.Cmp(own) != 0 {
			last = own
			if den, _, _ = multiple(den, own); words(den) > longest {
				return nil
			}
		}
	}
	return den
}
