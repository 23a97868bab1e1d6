package recoupment

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
)

// openTransfers sets what transfers owed before the history begins in the place of what their bands come to
// at the opening.
func (b *builder) openTransfers() {
	var core *cascade.Run
	for i, t := range b.deal.Transfers {
		if t.PriorDebt == "" {
			continue
		}
		if core == nil {
			core = b.program.Open()
			core.Begin()
			core.Refresh()
		}
		at := &b.transfers[i]
		at.shift = dec(t.Opening).Sub(at.grown(core.Sum(at.of), core.Holds))
	}
}

// transferred returns what a transfer owes so far.
func (r *Run) transferred(i int) fraction.F { return r.owes(i, r.core.Values, r.core.Holds) }

// owes returns what a transfer owes at these quantities; holds tells which conditions do.
func (r *Run) owes(i int, values []fraction.F, holds func(int) bool) fraction.F {
	if r.ended[i] != nil {
		return *r.ended[i]
	}
	return r.cascade.owing(i, values, holds)
}

// endTransfers keeps what the transfers owe whose last day is over on a day. What interest and conditions
// on days change up to the end of the last day counts, on a copy: the run itself waits for its movement.
func (r *Run) endTransfers(day schedule.Date) error {
	at := r
	for _, i := range r.ending(day) {
		ends := r.cascade.deal.Transfers[i].Ends
		if at.day.Before(ends) && (r.cascade.hasInterest || len(r.cascade.days) > 0) {
			if at == r {
				at = r.fork()
				at.core.Begin()
			}
			if !at.spendRefresh() {
				return cascade.ErrEffort
			}
			at.day = ends
			if err := at.prepare(&movement{date: ends}); err != nil {
				return err
			}
		}
		owed := at.transferred(i)
		r.ended[i] = &owed
	}
	return nil
}

// ending returns the transfers that are over on a day and were not before, the first to end first.
func (r *Run) ending(day schedule.Date) []int {
	var over []int
	for i := range r.ended {
		if ends := r.cascade.deal.Transfers[i].Ends; r.ended[i] == nil && !ends.IsZero() && ends.Before(day) {
			over = append(over, i)
		}
	}
	slices.SortStableFunc(over, func(a, b int) int {
		return r.cascade.deal.Transfers[a].Ends.Compare(r.cascade.deal.Transfers[b].Ends)
	})
	return over
}

// bound reports whether transfers make more of a forecast than its sums do, up to a day: some are recouped,
// end on the way, or belong to a view.
func (r *Run) bound(until schedule.Date) bool {
	owned := func(v *Run) bool { return slices.Contains(v.cascade.own, true) }
	return r.cascade.recoups || r.cascade.pours || len(r.ending(until)) > 0 || slices.ContainsFunc(r.views, owned)
}

// falls reports whether a transfer that an account recoups, or that feeds a pool, owes something else, at
// these quantities, than what was entered of it.
func (r *Run) falls(values []fraction.F, holds func(int) bool) bool {
	for i := range r.cascade.transfers {
		if t := &r.cascade.transfers[i]; (t.account != cascade.None || t.pours) && !r.owes(i, values, holds).Equal(r.entered[i]) {
			return true
		}
	}
	return false
}

// hangs reports whether a goal may hang on what is to be recouped on an account that recoups transfers, or on
// what transfers bring to pools.
func (c *Cascade) hangs(goal *target) bool { return c.pours || c.measures(goal, c.recouping()) }

// quantities is a set of quantities.
type quantities map[int]bool

// in reports whether a sum has one of them.
func (q quantities) in(form []cascade.Part) bool {
	return slices.ContainsFunc(form, func(p cascade.Part) bool { return q[p.Quantity] })
}

// recouping are the targets of the accounts that recoup transfers.
func (c *Cascade) recouping() quantities {
	targets := quantities{}
	for _, t := range c.transfers {
		if t.account != cascade.None {
			targets[c.accounts[t.account].Target] = true
		}
	}
	return targets
}

// measures reports whether a goal may hang on such targets.
func (c *Cascade) measures(goal *target, targets quantities) bool {
	return len(targets) > 0 && slices.ContainsFunc(goal.parts, func(p targetPart) bool {
		if p.transfer < 0 {
			return targets.in(p.form)
		}
		t := &c.transfers[p.transfer]
		return t.when != cascade.None || targets.in(t.of) || targets.in(t.atMost) || targets.in(t.outstanding) || len(t.earlier) > 0
	})
}

// reopens reports whether the cascade itself, or one of the goals, looks at what is to be recouped on an account that
// recoups transfers. One that only a statement deducts moves nothing: no right stands on it, and no sum counts it.
func (c *Cascade) reopens(goals []target) bool {
	measured, closed := c.recouping(), map[int]bool{}
	for _, a := range c.accounts {
		if measured[a.Target] {
			measured[a.Principal], measured[a.interest], closed[a.Closed] = true, a.interest != cascade.None, true
		}
	}
	return c.stands(measured, closed) || slices.ContainsFunc(c.views, func(v *Cascade) bool { return v.reopens(nil) }) ||
		slices.ContainsFunc(goals, func(g target) bool { return c.measures(&g, measured) })
}

// stands reports whether a right, a condition, an account or a transfer looks at accounts, by their quantities and by
// the switches that close them.
func (c *Cascade) stands(measured quantities, closed map[int]bool) bool {
	p := c.program
	on := func(account int) bool { return account != cascade.None && measured[p.Accounts[account].Target] }
	if slices.ContainsFunc(p.Rights, func(r cascade.Right) bool { return on(r.Account) || on(r.Offset) }) ||
		slices.ContainsFunc(p.Conditions, func(k cascade.Condition) bool { return k.Kind == cascade.Leaf && closed[k.Switch] }) ||
		slices.ContainsFunc(p.Derived, func(d cascade.Derived) bool { return measured.in(d.Form) }) ||
		slices.ContainsFunc(c.transfers, func(t transfer) bool {
			return measured.in(t.of) || measured.in(t.atMost) || measured.in(t.outstanding)
		}) {
		return true
	}
	for i, s := range p.Switches {
		if !closed[i] && measured.in(s.Form) {
			return true
		}
	}
	return false
}

// spendRefresh counts the work of reading every switch anew, and reports whether it is within the effort of
// a movement.
func (r *Run) spendRefresh() bool {
	for range r.cascade.program.Switches {
		if !r.core.Spend(fraction.F{}, 1) {
			return false
		}
	}
	return true
}

// recoupable returns what each transfer owes as the accounts that recoup them see it; nothing where none
// does. In a view, owed is that of the deal itself, but for the transfers that the view has of its own.
func (r *Run) recoupable(owed []fraction.F) []fraction.F {
	if !r.cascade.recoups {
		return owed
	}
	seen := make([]fraction.F, len(r.cascade.transfers))
	for i := range seen {
		if owed != nil && !r.cascade.own[i] {
			seen[i] = owed[i]
		} else {
			seen[i] = r.transferred(i)
		}
	}
	return seen
}

// recoup enters what transfers have come to owe in a movement on the accounts that recoup them, all of it
// from the same state.
func (r *Run) recoup(m *movement, owed []fraction.F) {
	changed := false
	for i := range owed {
		t := &r.cascade.transfers[i]
		if more := owed[i].Sub(r.entered[i]); t.account != cascade.None && !more.IsZero() {
			r.entered[i], changed = owed[i], true
			if r.cascade.deal.Accounts[t.account].Interest != nil {
				r.divide(t.account) // what the movement repaid was set against what was owed before
			}
			r.enterOn(t.account, t.head, more, m.date)
		}
	}
	if !changed {
		return
	}
	before := len(r.core.Fired)
	r.core.Refresh()
	r.noteRecouped()
	r.noteEvents(before, m.id, r.lacks)
	r.lacks = r.core.Lacks(r.lacks)
}
