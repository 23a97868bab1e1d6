package recoupment

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// setAgainst checks the account that a transfer is set against.
func (v *validation) setAgainst(c *fault.Collector, t Transfer) {
	if t.SetAgainst == "" {
		return
	}
	v.known(c, "set_against", t.SetAgainst, v.names.accounts)
	if v.set[t.SetAgainst]++; v.set[t.SetAgainst] > MaxSetAgainst {
		c.Add("set_against", ErrTooLarge, v.set[t.SetAgainst])
	}
	for _, term := range []struct {
		path  string
		given bool
	}{
		{"into", t.Into != ""}, {"recouped_on", t.RecoupedOn != ""}, {"ends", !t.Ends.IsZero()},
		{"prior_debt", t.PriorDebt != "" || !t.Opening.IsZero()},
	} {
		if term.given {
			c.Add(term.path, ErrRange, "it is set against an account")
		}
	}
}

// owing returns what a transfer owes at these quantities; holds tells which conditions do.
func (c *Cascade) owing(i int, values []fraction.F, holds func(int) bool) fraction.F {
	t := &c.transfers[i]
	before := func(i int) fraction.F { return c.transfers[i].owing(values, holds) }
	return t.beyond(before(i), sum(t.outstanding, values), before)
}

// beyond returns what is owed of an amount that is set against what is outstanding of an account, after the
// transfers before it; of is what each of those comes to.
func (t *transfer) beyond(owed, outstanding fraction.F, of func(int) fraction.F) fraction.F {
	if len(t.outstanding) == 0 {
		return owed
	}
	left := fraction.Max(outstanding, fraction.F{})
	for _, i := range t.earlier {
		left = fraction.Max(left.Sub(of(i)), fraction.F{})
	}
	return fraction.Max(owed.Sub(left), fraction.F{})
}

// whole returns what a transfer would owe so far, were it set against no account.
func (r *Run) whole(i int) fraction.F {
	if len(r.cascade.transfers[i].outstanding) == 0 {
		return r.transferred(i)
	}
	return r.cascade.transfers[i].owing(r.core.Values, r.core.Holds)
}

// bends returns the distances inside a stretch at which a transfer ceases to be linear: where it bends itself, where
// those before it do that are set against the same account, and where the account begins or ceases to take off what
// they come to, between those.
func (c *Cascade) bends(i int, s cascade.Stretch) []fraction.F {
	t := &c.transfers[i]
	bends := t.bends(s)
	if len(t.outstanding) == 0 {
		return bends
	}
	for _, k := range t.earlier {
		bends = append(bends, c.transfers[k].bends(s)...)
	}
	slices.SortFunc(bends, fraction.F.Cmp)
	from, all := fraction.F{}, slices.Clone(bends)
	for _, to := range append(bends, s.Length) {
		all = append(all, c.covers(i, s, from, to)...)
		from = to
	}
	return all
}

// covers returns the distances in a part of a stretch, along which everything is linear, at which the transfers
// before one, or it with them, come to what is outstanding. A part that ends at zero has no end.
func (c *Cascade) covers(i int, s cascade.Stretch, from, to fraction.F) []fraction.F {
	t := &c.transfers[i]
	probe := fraction.Int(1)
	if !to.IsZero() {
		probe = to.Sub(from).Quo(fraction.Int(4))
	}
	if probe.Sign() <= 0 {
		return nil
	}
	var at []fraction.F
	for _, all := range [][]int{t.earlier, append(slices.Clone(t.earlier), i)} {
		left := func(distance fraction.F) fraction.F {
			values := s.At(distance)
			left := sum(t.outstanding, values)
			for _, k := range all {
				left = left.Sub(c.transfers[k].owing(values, s.Holds))
			}
			return left
		}
		first, second := left(from.Add(probe)), left(from.Add(probe).Add(probe))
		fall := first.Sub(second)
		if fall.IsZero() {
			continue
		}
		distance := from.Add(probe).Add(first.Mul(probe).Quo(fall))
		if distance.Cmp(from) > 0 && (to.IsZero() || distance.Cmp(to) < 0) {
			at = append(at, distance)
		}
	}
	return at
}
