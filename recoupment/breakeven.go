package recoupment

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
)

// Goal is something to be reached at the end of a scenario: a sum of cumulative quantities, transfers
// included, that reaches an amount, or a threshold of the deal.
type Goal struct {
	ID        string    `json:"id"`
	Label     Text      `json:"label,omitzero"`
	Condition Condition `json:"condition"`
}

// BreakEven is the smallest whole number of admissions that reaches a goal.
type BreakEven struct {
	Goal string `json:"goal"`
	// Reached is false when the goal is not reached with [MaxAdmissions].
	Reached    bool  `json:"reached"`
	Admissions int64 `json:"admissions"`
}

// MaxAdmissions bounds the search of a break-even.
const MaxAdmissions int64 = 1 << 30

// BreakEven returns, for each goal, the smallest number of admissions that reaches it by the end of
// the scenario, everything else unchanged. The admissions are shared between the periods in the
// proportions of the scenario, in fractions; box office, support and cascade are computed exactly,
// without rounding.
//
// The search halves an interval: it supposes that more admissions never undo a goal, as is the case of
// whatever is paid out of receipts. Errors: [Faults], and [ErrRequired] at "periods" for a scenario
// without admissions to scale.
func (f *Film) BreakEven(s Scenario, goals []Goal) ([]BreakEven, error) {
	conditions, err := f.goals(goals)
	if err != nil {
		return nil, err
	}
	if err := f.validate(s); err != nil {
		return nil, err
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
	search := search{film: f, scenario: s, goals: conditions, total: total.Rat(), known: map[int64][]bool{}}
	out := make([]BreakEven, len(goals))
	for i, goal := range goals {
		out[i].Goal = goal.ID
		if out[i].Admissions, out[i].Reached, err = search.least(i); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// goals validates and compiles goals. A goal that is a threshold of the deal asks for the event.
func (f *Film) goals(goals []Goal) ([]condition, error) {
	c := &fault.Collector{}
	if len(goals) > MaxTerms {
		c.Add("goals", ErrTooLarge, len(goals))
		return nil, c.Err()
	}
	v := validation{deal: f.exploitation.Deal, names: f.cascade.names, c: c}
	for i, goal := range goals {
		v.condition(c.In("goals[%d].condition", i), goal.Condition, inGoal)
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	compiled := make([]condition, len(goals))
	for i, goal := range goals {
		compiled[i] = f.cascade.condition(goal.Condition)
	}
	return compiled, nil
}

// search remembers which goals each number of admissions reaches, for one run answers for all of them.
type search struct {
	film     *Film
	scenario Scenario
	goals    []condition
	total    *big.Rat
	known    map[int64][]bool
}

// least finds the smallest number that reaches goal i: doubling first, then halving.
func (s *search) least(i int) (admissions int64, reached bool, err error) {
	low, high := int64(-1), int64(0)
	for {
		ok, err := s.reaches(high, i)
		if err != nil {
			return 0, false, err
		}
		if ok {
			break
		}
		if high >= MaxAdmissions {
			return 0, false, nil
		}
		low, high = high, min(max(1, 2*high), MaxAdmissions)
	}
	for high-low > 1 {
		middle := low + (high-low)/2
		ok, err := s.reaches(middle, i)
		if err != nil {
			return 0, false, err
		}
		if ok {
			high = middle
		} else {
			low = middle
		}
	}
	return high, true, nil
}

func (s *search) reaches(admissions int64, goal int) (bool, error) {
	if known, ok := s.known[admissions]; ok {
		return known[goal], nil
	}
	season, err := s.film.open(true, new(big.Rat).Quo(new(big.Rat).SetInt64(admissions), s.total))
	if err != nil {
		return false, err
	}
	for _, p := range s.scenario.Periods {
		if _, err := season.play(p); err != nil {
			return false, fmt.Errorf("%d admissions: %w", admissions, err)
		}
	}
	answers := make([]bool, len(s.goals))
	for i := range s.goals {
		answers[i] = season.run.missing(&s.goals[i]).Sign() <= 0
	}
	s.known[admissions] = answers
	return answers[goal], nil
}
