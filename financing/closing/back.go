package closing

import "math/big"

// values are, for each state of a layer, the weight of closing and the mean shortfall from there on, times
// the denominators of all that is still to come.
type values struct{ closed, short []big.Int }

func newValues(n, width int) values { return values{arena(n, width), arena(n, width)} }

// ends returns the values of the last states of one group, given what the other raises.
func ends(sums []int64, other list, need int64) values {
	v := newValues(len(sums), len(other.den.Bits())+2)
	k := len(other.sums)
	for i, sum := range sums {
		x := need - sum
		for k > 0 && other.sums[k-1] >= x {
			k--
		}
		other.missing(x, k, &v.closed[i], &v.short[i])
		v.closed[i].Sub(other.den, &v.closed[i])
	}
	return v
}

// back walks the layers backwards from the values at their end, notes each source with the closing, and
// returns the values at the beginning. The other denominator is that of the other group.
func (g *group) back(v values, other *big.Int, joints []joint) values {
	rest := new(big.Int).Set(other) // the denominators of what comes after the source
	for k := len(g.steps) - 1; k >= 0; k-- {
		s, now := g.steps[k], g.layers[k]
		j := &joints[s.at]
		g.came(now, s, j)
		j.came.Mul(&j.came, rest)
		rest = new(big.Int).Mul(rest, s.den)
		before := newValues(len(now), len(rest.Bits())+2)
		var t big.Int
		for i := range now {
			one := &now[i]
			if one.yes < 0 {
				before.closed[i].Mul(&v.closed[one.no], s.den)
				before.short[i].Mul(&v.short[one.no], s.den)
				continue
			}
			j.closed.Add(&j.closed, t.Mul(&one.weight, &v.closed[one.yes]))
			j.short.Add(&j.short, t.Mul(&one.weight, &v.short[one.yes]))
			before.closed[i].Mul(&v.closed[one.yes], s.num)
			before.short[i].Mul(&v.short[one.yes], s.num)
			if one.no >= 0 {
				before.closed[i].Add(&before.closed[i], t.Mul(&v.closed[one.no], s.miss))
				before.short[i].Add(&before.short[i], t.Mul(&v.short[one.no], s.miss))
			}
		}
		j.closed.Mul(&j.closed, s.num)
		j.short.Mul(&j.short, s.num)
		if len(s.needs) > 0 {
			j.prepare(now, before, rest)
		}
		v = before
	}
	return v
}

// came notes the weight of the source coming, over the denominators up to it.
func (g *group) came(now []state, s step, j *joint) {
	for i := range now {
		if now[i].yes >= 0 {
			j.came.Add(&j.came, &now[i].weight)
		}
	}
	j.came.Mul(&j.came, s.num)
}

// prepare notes the cases in which what the source needs has come.
func (j *joint) prepare(now []state, before values, rest *big.Int) {
	var t big.Int
	for i := range now {
		one := &now[i]
		if one.yes < 0 {
			continue
		}
		j.ready.Add(&j.ready, &one.weight)
		j.readyClosed.Add(&j.readyClosed, t.Mul(&one.weight, &before.closed[i]))
		j.readyShort.Add(&j.readyShort, t.Mul(&one.weight, &before.short[i]))
	}
	j.ready.Mul(&j.ready, rest)
}
