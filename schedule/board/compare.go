package board

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/schedule"
)

// Comparison is what another board changes.
type Comparison struct {
	Before Outcome `json:"before"`
	After  Outcome `json:"after"`
	// Saving is the holding cost of the first board less that of the other.
	Saving decimal.Decimal `json:"saving"`
	// Moved are the scenes that are shot on other days, in the order of the breakdown.
	Moved []Moved `json:"moved,omitempty"`
	// Held are the roles whose days held change, in the order of the breakdown.
	Held []HeldChange `json:"held,omitempty"`
}

// Outcome is what a board comes to.
type Outcome struct {
	Days        int             `json:"days"`
	Last        schedule.Date   `json:"last,omitzero"`
	Idle        int             `json:"idle,omitzero"`
	Moves       int             `json:"moves,omitzero"`
	HoldingCost decimal.Decimal `json:"holding_cost"`
}

// Moved is a scene and its days of shooting, by number; none where it has no strip.
type Moved struct {
	Scene  string `json:"scene"`
	Before []int  `json:"before,omitempty"`
	After  []int  `json:"after,omitempty"`
}

// HeldChange is the days held of a role.
type HeldChange struct {
	ID     string          `json:"id"`
	Before int             `json:"before"`
	After  int             `json:"after"`
	Saving decimal.Decimal `json:"saving"`
}

// Compare plans the shoot with its board and with another. The errors are those of [Shoot.Plan] and
// [Plan.DayOutOfDays].
func (s Shoot) Compare(other Board) (Comparison, error) {
	var plans [2]Plan
	var charts [2]DayOutOfDays
	for i, b := range []Board{s.Board, other} {
		s.Board = b
		var err error
		if plans[i], err = s.Plan(); err != nil {
			return Comparison{}, err
		}
		if charts[i], err = plans[i].DayOutOfDays(); err != nil {
			return Comparison{}, err
		}
	}
	c := Comparison{Before: outcome(plans[0], charts[0]), After: outcome(plans[1], charts[1])}
	c.Saving = c.Before.HoldingCost.Sub(c.After.HoldingCost)
	before, after := plans[0].daysOf(), plans[1].daysOf()
	for _, scene := range s.Breakdown.Scenes {
		if n := scene.Number; !slices.Equal(before[n], after[n]) {
			c.Moved = append(c.Moved, Moved{n, before[n], after[n]})
		}
	}
	for i, was := range charts[0].Rows {
		if is := charts[1].Rows[i]; was.Held != is.Held {
			c.Held = append(c.Held, HeldChange{was.ID, was.Held, is.Held, was.HoldingCost.Sub(is.HoldingCost)})
		}
	}
	return c, nil
}

func outcome(p Plan, d DayOutOfDays) Outcome {
	o := Outcome{Days: len(p.Days), Last: p.Last, Idle: len(p.Idle), HoldingCost: d.HoldingCost}
	for _, one := range p.Idle {
		if one.Reason == CompanyMove {
			o.Moves++
		}
	}
	return o
}

// daysOf returns the numbers of the days of each scene.
func (p Plan) daysOf() map[string][]int {
	days := map[string][]int{}
	for _, d := range p.Days {
		for _, part := range d.Parts {
			days[part.Scene] = append(days[part.Scene], d.Number)
		}
	}
	return days
}
