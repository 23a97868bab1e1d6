package recoupment_test

import (
	"maps"
	"slices"

	"github.com/filmfinance/filmfinance/recoupment"
)

// after reports whether a quantity is above a bound just after the present moment, given what a unit
// brings; on the bound it is the way it goes that decides.
func after(level, bound, brings rat) bool {
	c := level.Cmp(bound)
	return c > 0 || c == 0 && brings.Sign() > 0
}

// holds reports whether a condition holds just after the present moment, given what a unit brings;
// nothing at rest.
func (w *world) holds(c *recoupment.Condition, brings amounts) bool {
	if w.latched[c] {
		return true
	}
	if c.Whole {
		return w.stood[c]
	}
	return w.holdsNow(c, brings)
}

func (w *world) holdsNow(c *recoupment.Condition, brings amounts) bool {
	switch {
	case c.Threshold != "":
		return w.holds(&w.threshold(c.Threshold).Condition, brings)
	case c.Declared != "":
		return w.declared[c.Declared]
	case !c.From.IsZero():
		return !w.day.Before(c.From)
	case len(c.All) > 0:
		for i := range c.All {
			if !w.holds(&c.All[i], brings) {
				return false
			}
		}
		return true
	case len(c.Any) > 0:
		for i := range c.Any {
			if w.holds(&c.Any[i], brings) {
				return true
			}
		}
		return false
	}
	level, slope := w.sum(c.Of, w.levels, false), w.sum(c.Of, brings, true)
	if way := level.Cmp(exact(c.Reaches)); way != 0 {
		delete(w.side, c)
		return way > 0
	}
	if w.forced[c] != 0 {
		return w.forced[c] > 0
	}
	if slope.Sign() != 0 && (!c.Latch || w.side[c] <= 0) { // once it has turned a latch stays
		w.side[c] = slope.Sign()
	}
	return w.side[c] > 0 || w.side[c] == 0 && !c.Above
}

func (w *world) threshold(id string) *recoupment.Threshold {
	i := slices.IndexFunc(w.deal.Thresholds, func(t recoupment.Threshold) bool { return t.ID == id })
	return &w.deal.Thresholds[i]
}

// conditions yields every condition of the cascade, those within others included.
func (w *world) conditions(yield func(*recoupment.Condition)) {
	var walk func(*recoupment.Condition)
	walk = func(c *recoupment.Condition) {
		if c == nil {
			return
		}
		yield(c)
		for i := range c.All {
			walk(&c.All[i])
		}
		for i := range c.Any {
			walk(&c.Any[i])
		}
	}
	steps := func(list []recoupment.Step) {
		for i := range list {
			walk(list[i].Until)
		}
	}
	for r := range w.rights() {
		steps(r.Steps)
		for i := range r.Corridors {
			steps(r.Corridors[i].Steps)
		}
	}
	for i := range w.deal.Thresholds {
		walk(&w.deal.Thresholds[i].Condition)
	}
	for i := range w.deal.Transfers {
		walk(w.deal.Transfers[i].When)
	}
}

// stand takes note of the conditions that take a movement whole.
func (w *world) stand() {
	w.conditions(func(c *recoupment.Condition) {
		if c.Whole {
			w.stood[c] = w.holdsNow(c, nil)
		}
	})
}

// turn books what turned for good at the present moment, given what a unit brings: thresholds and
// latches, and the steps of retroactive rights. It reports whether anything did.
func (w *world) turn(brings amounts) bool {
	turned := false
	for i := range w.deal.Thresholds {
		t := &w.deal.Thresholds[i]
		if w.reached[t.ID] == nil && w.holds(&t.Condition, brings) {
			w.reached[t.ID] = &moment{w.day, w.movement, maps.Clone(w.levels)}
			turned = true
		}
	}
	w.conditions(func(c *recoupment.Condition) {
		if c.Latch && !w.latched[c] && w.holds(c, brings) {
			w.latched[c] = true
			turned = true
		}
	})
	for r := range w.rights() {
		if !r.Retroactive {
			continue
		}
		now := w.step(r.Steps, brings)
		if before := w.rank[r.ID]; now > before {
			w.rank[r.ID] = now
			if now < len(r.Steps) {
				rate := perCent(r.Steps[now].Rate)
				if r.Per != "" {
					rate = mul(rate, whole(100))
				}
				w.earn(r, notBelowZero(sub(mul(rate, w.levels.of("base", r.ID)), w.levels.of("accrual", r.ID))))
			}
			turned = true
		}
	}
	return turned
}

// atRest books what turned between movements.
func (w *world) atRest() {
	for w.turn(nil) {
	}
}

// step is the place of the step in force, which is after the last when all have ended.
func (w *world) step(steps []recoupment.Step, brings amounts) int {
	for i := range steps {
		if steps[i].Until == nil || !w.holds(steps[i].Until, brings) {
			return i
		}
	}
	return len(steps)
}

// rate is the rate in force, zero when all steps have ended.
func (w *world) rate(steps []recoupment.Step, brings amounts) rat {
	if i := w.step(steps, brings); i < len(steps) {
		return perCent(steps[i].Rate)
	}
	return whole(0)
}

// room is what is left of the limit of a right, nil without one.
func room(r *recoupment.Right, on amounts, bring bool) rat {
	if r.Limit == nil {
		return nil
	}
	used := on.of("right", r.ID)
	if bring {
		return sub(whole(0), used)
	}
	if r.LimitCounts == recoupment.CountsFromZero {
		used = sub(used, exact(r.Opening))
	}
	return sub(exact(*r.Limit), used)
}

// filled reports whether the account, the limit or the steps of a right have ended it.
func (w *world) filled(r *recoupment.Right, brings amounts) bool {
	if len(r.Steps) > 0 && w.step(r.Steps, brings) == len(r.Steps) {
		return true
	}
	if left := room(r, w.levels, false); left != nil && !after(left, whole(0), room(r, brings, true)) {
		return true
	}
	return r.Account != "" && !w.open(r.Account, brings)
}

// open reports whether something is outstanding on an account.
func (w *world) open(id string, brings amounts) bool {
	level, slope := w.outstanding(id, w.levels), w.outstanding(id, brings)
	if level.Sign() != 0 {
		return level.Sign() > 0
	}
	if w.forced[id] != 0 {
		return w.forced[id] > 0
	}
	if slope.Sign() != 0 {
		w.turned[id] = slope.Sign()
	}
	return w.turned[id] > 0
}

// advanced reports whether what a right earns is still set against an advance.
func (w *world) advanced(r *recoupment.Right, brings amounts) bool {
	return r.Account != "" && w.open(r.Account, brings) ||
		after(w.levels.of("advance", r.ID), whole(0), brings.of("advance", r.ID))
}

// earn books a jump of what a right has earned, without money.
func (w *world) earn(r *recoupment.Right, amount rat) {
	w.levels.add("accrual", r.ID, amount)
	if r.Account != "" {
		part := least(amount, notBelowZero(w.outstanding(r.Account, w.levels)))
		w.levels.add("recouped", r.Account, part)
		w.repay(w.account(r.Account), part)
		amount = sub(amount, part)
	}
	part := least(amount, w.levels.of("advance", r.ID))
	w.levels.add("advance", r.ID, sub(whole(0), part))
	w.levels.add("carried", r.ID, sub(amount, part))
}
