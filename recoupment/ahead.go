package recoupment

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Ahead is the answer of [Run.BreakEven]: how many units of a movement bring a run to a goal.
type Ahead struct {
	// Reached is false when no number of units reaches the goal.
	Reached bool `json:"reached"`
	// Units is the least number, up to the six decimals that it is rounded up to; Exact is the fraction.
	Units decimal.Decimal `json:"units"`
	Exact string          `json:"exact"`
	// Cuts are the thresholds on the way, the last one where the goal is.
	Cuts []Cut `json:"cuts"`
}

// Cut is a point of the way ahead.
type Cut struct {
	Units decimal.Decimal `json:"units"`
	// Worth is what the sum of the goal comes to there.
	Worth decimal.Decimal `json:"worth"`
}

// BreakEven returns the least number of units of a movement that, from where the run stands, reaches a
// goal: a movement of one euro of receipts answers in euros, one of an admission and what it brings in
// admissions. It walks from threshold to threshold, so that the answer is exact. The run does not move.
// The movement is shared out on its own day; costs and interest up to that day are entered first.
//
// Reserves, views and what a settlement would round or carry are left apart: a goal is measured on what
// the receipts entitle to, and on the transfers of the deal. A test of the amount of a receipt looks at that of
// the unit: the answer is how many payments of that size it takes.
//
// Errors: [Faults] for a movement or a goal that is not one of the deal, a movement that brings nothing;
// [ErrReopened] where a transfer that an account recoups, or that feeds a pool, falls due on the way, and the
// goal may hang on that; otherwise those of [Run.Apply].
func (r *Run) BreakEven(unit Movement, goal Condition) (Ahead, error) {
	if !r.compiled() {
		return Ahead{}, ErrNotCompiled
	}
	c := &fault.Collector{}
	to := r.cascade.target(c.In("goal"), goal)
	if err := c.Err(); err != nil {
		return Ahead{}, err
	}
	w := &walk{run: r, goal: &to}
	w.hangs = r.cascade.hangs(&to)
	return w.answer(r.ahead(unit, w.stretch))
}

// Exhaust returns the least number of units of a movement after which no threshold that the movement
// drives is still ahead: everything that it can recoup is recouped, and every rate is the last one. The
// rest is as for [Run.BreakEven].
func (r *Run) Exhaust(unit Movement) (Ahead, error) {
	if !r.compiled() {
		return Ahead{}, ErrNotCompiled
	}
	w := &walk{run: r, goal: &target{}, hangs: r.cascade.recoups || r.cascade.pours}
	err := r.ahead(unit, func(s cascade.Stretch) bool {
		if s.Length.IsZero() {
			w.reach(s, fraction.F{})
		}
		w.cut(s, fraction.F{})
		return true
	})
	return w.answer(err)
}

// ahead walks along a movement from where the run stands; the run is put back where it stood.
func (r *Run) ahead(unit Movement, visit func(cascade.Stretch) bool) error {
	c := &fault.Collector{}
	in := c.In("unit")
	r.cascade.checkMovement(in, unit)
	if unit.Date.Before(r.day) {
		in.Add("date", ErrOrder, unit.Date)
	}
	if len(unit.Receipts)+len(unit.Counts) == 0 {
		in.Add("receipts", ErrRequired, nil)
	}
	if back, _ := unit.takesBack(); back {
		in.Add("receipts", ErrNegative, "a credit note leads nowhere")
	}
	if err := c.Err(); err != nil {
		return err
	}
	kept := r.keep()
	defer r.undo(kept)
	m := r.cascade.compileMovement(unit)
	if err := r.begin(m); err != nil {
		return err
	}
	feed := r.feed(m)
	single := len(feed.Receipts) == 1 && len(feed.Counts) == 0
	amount := fraction.Int(1)
	if single { // the engine walks in units of money
		amount = feed.Receipts[0].Amount
	}
	if amount.IsZero() {
		return fmt.Errorf("receipts: %w", ErrRequired)
	}
	err := r.core.Ahead(feed, func(s cascade.Stretch) bool { return visit(s.In(amount)) })
	if err != nil {
		return r.fail(err)
	}
	return nil
}

// walk looks for a goal along stretches.
type walk struct {
	run     *Run
	goal    *target
	at      fraction.F
	reached bool
	cuts    []Cut
	// hangs says that the goal may hang on accounts that recoup transfers, reopened that one fell due.
	hangs, reopened bool
}

// reach notes that the goal is reached a distance after the beginning of a stretch.
func (w *walk) reach(s cascade.Stretch, distance fraction.F) {
	w.at, w.reached = s.From.Add(distance), true
	w.reopened = w.hangs && w.run.falls(s.At(distance), s.Holds)
}

// stretch looks at one stretch, and says whether to go on. Where an advance, a limit, a moving limit or the
// account of a transfer begins or ceases to bind, the goal bends.
func (w *walk) stretch(s cascade.Stretch) bool {
	w.cut(s, fraction.F{})
	from := fraction.F{}
	for _, to := range append(w.bends(s), s.Length) {
		if w.straight(s, from, to) {
			return false
		}
		from = to
	}
	return !s.Length.IsZero()
}

// straight looks at a part of a stretch along which the goal is linear, and reports whether it is reached
// there; a part that ends at zero has no end. At its beginning the goal may leap, where a bonus falls due;
// its end belongs to what follows.
func (w *walk) straight(s cascade.Stretch, from, to fraction.F) (reached bool) {
	if w.goal.met(w.lacks(s, from)) {
		w.reach(s, from)
		return true
	}
	probe := fraction.Int(1)
	if !to.IsZero() {
		probe = to.Sub(from).Quo(fraction.Int(4))
	}
	first, second := w.lacks(s, from.Add(probe)), w.lacks(s, from.Add(probe).Add(probe))
	fall := first.Sub(second)
	if fall.Sign() <= 0 {
		if w.goal.met(first) {
			w.reach(s, from)
		}
		return w.reached
	}
	distance := fraction.Max(from.Add(probe).Add(first.Mul(probe).Quo(fall)), from)
	if !to.IsZero() && distance.Cmp(to) >= 0 {
		return false
	}
	w.reach(s, distance)
	w.cut(s, distance)
	return true
}

// bends returns the distances inside a stretch at which transfers of the goal bend, in order.
func (w *walk) bends(s cascade.Stretch) []fraction.F {
	var bends []fraction.F
	for i := range w.goal.parts {
		if at := w.goal.parts[i].transfer; at >= 0 && w.run.ended[at] == nil {
			bends = append(bends, w.run.cascade.bends(at, s)...)
		}
	}
	slices.SortFunc(bends, fraction.F.Cmp)
	return slices.CompactFunc(bends, fraction.F.Equal)
}

func (w *walk) lacks(s cascade.Stretch, distance fraction.F) fraction.F {
	return w.goal.lacks(w.worth(s, distance))
}

func (w *walk) worth(s cascade.Stretch, distance fraction.F) trial {
	return w.run.worth(w.goal, s.At(distance), s.Holds)
}

func (w *walk) cut(s cascade.Stretch, distance fraction.F) {
	worth := w.worth(s, distance)
	w.cuts = append(w.cuts, Cut{
		Units: s.From.Add(distance).Round(unitPlaces, money.HalfAwayFromZero), Worth: w.run.report(worth.adds.Sub(worth.takes)),
	})
}

// unitPlaces are the decimals of an answer.
const unitPlaces = 6

// answer is the answer of a walk, if it met no error.
func (w *walk) answer(err error) (Ahead, error) {
	if err == nil && w.reopened {
		err = ErrReopened
	}
	if err != nil {
		return Ahead{}, err
	}
	a := Ahead{Reached: w.reached, Cuts: append([]Cut{}, w.cuts...)}
	if w.reached {
		a.Units, a.Exact = w.at.Round(unitPlaces, money.Up), w.at.Text()
	}
	return a, nil
}
