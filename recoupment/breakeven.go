package recoupment

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
)

// BreakEven is the smallest whole number of admissions that reaches a goal.
type BreakEven struct {
	Goal string `json:"goal"`
	// Reached is false when the goal is not reached with [MaxAdmissions].
	Reached    bool  `json:"reached"`
	Admissions int64 `json:"admissions"`
}

// Limits of the search of a break-even.
const (
	// MaxAdmissions is the largest number that is tried.
	MaxAdmissions int64 = 1 << 40
	// MaxTrials is the largest number of runs of the scenario.
	MaxTrials = 5_000
)

// BreakEven returns, for each goal, the smallest number of admissions that reaches it by the end of
// the scenario, everything else unchanged. The admissions are shared between the periods in the
// proportions of the scenario, in fractions; box office, support and cascade are computed exactly,
// without rounding. What was declared stays as it is, in whole minor units: the number is that of the other admissions.
//
// What is paid out of receipts grows with them, so that an interval is closed around the number. (Not
// always: where a rate falls at a number of admissions, and the first periods are cheaper than the later
// ones, a party may be paid more by fewer admissions; the answer is then a number that reaches the goal
// where the one below it does not.) A
// goal that subtracts (a bonus that the party bears) may be reached and lost again: then the least
// number is looked for from below, leaving out every interval in which even the largest sum less the
// smallest deduction is too little.
//
// Errors: [Faults], and [ErrRequired] at "periods" for a scenario without admissions to scale, or at the slice that a
// scale of support lacks, where no number that it goes to reaches a goal; [ErrReopened] where an account recoups a
// transfer and the cascade or a goal looks at it: what a party is paid may then fall as admissions grow (an account that
// a statement only deducts moves nothing); [ErrEffort] when [MaxTrials] do not settle a goal.
func (f *Film) BreakEven(s Scenario, goals []Goal) ([]BreakEven, error) {
	if err := f.validate(s); err != nil {
		return nil, err
	}
	targets, err := f.cascade.targets(goals)
	if err != nil {
		return nil, err
	}
	if f.cascade.reopens(targets) {
		return nil, ErrReopened
	}
	var total decimal.Decimal
	for _, p := range s.Periods {
		total = total.Add(p.Admissions)
	}
	if total.IsZero() {
		var c fault.Collector
		c.Add("periods", ErrRequired, "admissions")
		return nil, c.Err()
	}
	declared, err := s.declared()
	if err != nil {
		return nil, err
	}
	search := search{film: f, scenario: s, declared: declared, goals: targets, total: total.Rat(), known: map[int64][]trial{}}
	start := decimal.Min(total, decimal.New(MaxAdmissions, 0)).IntPart()
	out := make([]BreakEven, len(goals))
	for i, goal := range goals {
		out[i].Goal = goal.ID
		if out[i].Admissions, out[i].Reached, err = search.least(i, max(start, 1)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// search remembers what each goal comes to at each number of admissions, for one run answers for all
// of the goals.
type search struct {
	film     *Film
	scenario Scenario
	declared map[int]*boxoffice.Report
	goals    []target
	total    *big.Rat
	known    map[int64][]trial
}

// least finds the smallest number that reaches goal i, looking first around a number of admissions.
func (s *search) least(i int, start int64) (admissions int64, reached bool, err error) {
	for _, t := range s.goals[i].parts {
		if t.times.Sign() < 0 {
			return s.leastOfAll(i, start)
		}
	}
	low, high, err := s.bracket(i, start)
	if err != nil || high < 0 {
		return 0, false, err
	}
	before := low
	for turn := 0; high-low > 1; turn++ {
		middle := low + (high-low)/2
		if turn%2 == 1 && before < low {
			middle = min(s.extrapolate(i, before, low), high-1)
		}
		lacks, err := s.lacks(middle, i)
		if err != nil {
			return 0, false, err
		}
		if s.goals[i].met(lacks) {
			high = middle
		} else {
			before, low = low, middle
		}
	}
	return high, true, nil
}

// leastOfAll finds the smallest number that reaches a goal which may be lost again.
func (s *search) leastOfAll(i int, start int64) (admissions int64, reached bool, err error) {
	lacks, err := s.lacks(0, i)
	if err != nil || s.goals[i].met(lacks) {
		return 0, err == nil, err
	}
	for low, high := int64(0), start; ; low, high = high, min(2*high, MaxAdmissions) {
		end, beyond, err := s.end(i, low, high)
		if err != nil {
			return 0, false, err
		}
		if end > low {
			if admissions, reached, err = s.within(i, low, end); err != nil || reached {
				return admissions, reached, err
			}
		}
		if beyond != nil || high >= MaxAdmissions {
			return 0, false, beyond
		}
	}
}

// end returns the largest number up to high that the scenario can be played with, from one that it can: a scale of
// support may have an end. What is beyond it is the fault that a larger number meets, nil where there is none.
func (s *search) end(i int, low, high int64) (end int64, beyond, err error) {
	if _, err = s.trial(high, i); !errors.Is(err, ErrRequired) {
		return high, nil, err
	}
	for beyond = err; high-low > 1; {
		middle := low + (high-low)/2
		switch _, err := s.trial(middle, i); {
		case err == nil:
			low = middle
		case errors.Is(err, ErrRequired):
			high, beyond = middle, err
		default:
			return 0, nil, err
		}
	}
	return low, beyond, nil
}

// within finds the smallest number above low and up to high that reaches goal i.
func (s *search) within(i int, low, high int64) (admissions int64, reached bool, err error) {
	from, err := s.trial(low, i)
	if err != nil {
		return 0, false, err
	}
	to, err := s.trial(high, i)
	if err != nil {
		return 0, false, err
	}
	if best := (trial{adds: to.adds, takes: from.takes}); !s.goals[i].met(s.goals[i].lacks(best)) {
		return 0, false, nil
	}
	if high-low == 1 {
		lacks, err := s.lacks(high, i)
		return high, err == nil && s.goals[i].met(lacks), err
	}
	middle := low + (high-low)/2
	if admissions, reached, err = s.within(i, low, middle); err != nil || reached {
		return admissions, reached, err
	}
	return s.within(i, middle, high)
}

// bracket returns a number that does not reach goal i (-1 when none would) and one that does; a
// negative second one when not even [MaxAdmissions] does.
func (s *search) bracket(i int, start int64) (low, high int64, err error) {
	lacks, err := s.lacks(0, i)
	if err != nil || s.goals[i].met(lacks) {
		return -1, 0, err
	}
	for low, high = 0, start; ; low, high = high, min(2*high, MaxAdmissions) {
		end, beyond, err := s.end(i, low, high)
		if err != nil {
			return 0, 0, err
		}
		if lacks, err = s.lacks(end, i); err != nil || s.goals[i].met(lacks) {
			return low, end, err
		}
		if beyond != nil || high >= MaxAdmissions {
			return 0, -1, beyond
		}
	}
}

// extrapolate guesses, from two numbers that do not reach goal i, the first one that does, as if what
// it lacks went on falling in a straight line: between two thresholds it does. The guess is above low.
func (s *search) extrapolate(i int, before, low int64) int64 {
	lacks := s.goals[i].lacks(s.known[low][i])
	fall := s.goals[i].lacks(s.known[before][i]).Sub(lacks)
	if fall.Sign() <= 0 {
		return low + 1
	}
	steps, ok := lacks.Quo(fall).Mul(fraction.Int(low - before)).Neg().Floor62(1)
	if !ok || -steps > MaxAdmissions {
		return MaxAdmissions
	}
	return low + max(-steps, 1)
}

// lacks returns what goal i lacks at the end of the scenario with a number of admissions.
func (s *search) lacks(admissions int64, i int) (fraction.F, error) {
	t, err := s.trial(admissions, i)
	if err != nil {
		return fraction.F{}, err
	}
	return s.goals[i].lacks(t), nil
}

// trial plays the scenario with a number of admissions, once.
func (s *search) trial(admissions int64, i int) (trial, error) {
	if known, ok := s.known[admissions]; ok {
		return known[i], nil
	}
	if len(s.known) >= MaxTrials {
		return trial{}, fmt.Errorf("%w: break-even", ErrEffort)
	}
	season, err := s.film.open(true, new(big.Rat).Quo(new(big.Rat).SetInt64(admissions), s.total), s.declared)
	if err != nil {
		return trial{}, err
	}
	for _, p := range s.scenario.Periods {
		if _, err := season.play(p); err != nil {
			return trial{}, fmt.Errorf("%d admissions: %w", admissions, err)
		}
	}
	all := make([]trial, len(s.goals))
	for at := range s.goals {
		all[at] = season.run.worth(&s.goals[at], season.run.core.Values, season.run.core.Holds)
	}
	s.known[admissions] = all
	return all[i], nil
}
