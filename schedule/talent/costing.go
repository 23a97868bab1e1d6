package talent

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Costing is what the actors cost in an order of the scenes. Amounts are exact, in the unit of the fees.
type Costing struct {
	// Order names the scenes in the order in which they are shot.
	Order []string `json:"order"`
	// Days is the duration of all scenes.
	Days int `json:"days"`
	// Cost is the pay of every actor from his first to his last day. Work, the pay of the days worked, is the
	// part that no order changes; Holding, that of the days held, the rest.
	Cost    decimal.Decimal `json:"cost"`
	Work    decimal.Decimal `json:"work"`
	Holding decimal.Decimal `json:"holding"`
	// Actors are the lines that add up to it, in the order of the problem.
	Actors []Line `json:"actors"`
}

// Line is what one actor costs.
type Line struct {
	Actor string `json:"actor"`
	// First and Last are the first and the last day on which he is paid, from 1; zero for who is in no scene.
	First int `json:"first"`
	Last  int `json:"last"`
	// Worked and Held are days: together, those from First to Last.
	Worked int `json:"worked"`
	Held   int `json:"held"`
	// Fee is the pay of a day; Work, Holding and Cost are Fee times Worked, Held, and both.
	Fee     decimal.Decimal `json:"fee"`
	Work    decimal.Decimal `json:"work"`
	Holding decimal.Decimal `json:"holding"`
	Cost    decimal.Decimal `json:"cost"`
}

// Cost computes what the actors cost in a given order, which names every scene once. The error is a [Faults]:
// what [Problem.Validate] reports, and, at order[i], [ErrUnknown], [ErrDuplicate], and [ErrOrder] for a scene
// that comes before one which must precede it; at order, [ErrRequired] for scenes left out.
func (p Problem) Cost(order []string) (Costing, error) {
	f, err := compile(p)
	if err != nil {
		return Costing{}, err
	}
	var c fault.Collector
	if !check.Size(&c, "order", len(order), MaxScenes) {
		return Costing{}, c.Err()
	}
	placed := newBitset(len(f.days))
	scenes := make([]int, 0, len(order))
	for i, id := range order {
		path := fmt.Sprintf("order[%d]", i)
		s, found := f.index.scenes[id]
		switch {
		case !found:
			c.Add(path, ErrUnknown, id)
			continue
		case placed.has(s):
			c.Add(path, ErrDuplicate, id)
			continue
		case !f.before[s].within(placed):
			c.Add(path, ErrOrder, id)
		}
		placed.add(s)
		scenes = append(scenes, s)
	}
	if len(scenes) < len(f.days) {
		c.Add("order", ErrRequired, fmt.Sprintf("%d of %d scenes", len(scenes), len(f.days)))
	}
	if err := c.Err(); err != nil {
		return Costing{}, err
	}
	return f.costing(scenes), nil
}

// costing adds up an order that is known to be one.
func (f *film) costing(order []int) Costing {
	result := Costing{Order: make([]string, 0, len(order)), Actors: make([]Line, len(f.fees))}
	for _, s := range order {
		result.Order = append(result.Order, f.problem.Scenes[s].ID)
		first := result.Days + 1
		result.Days += int(f.days[s])
		for _, a := range f.cast[s] {
			line := &result.Actors[a]
			if line.First == 0 {
				line.First = first
			}
			line.Last = result.Days
			line.Worked += int(f.days[s])
		}
	}
	for a := range result.Actors {
		line := &result.Actors[a]
		line.Actor, line.Fee = f.problem.Actors[a].ID, f.problem.Actors[a].Fee
		if line.First > 0 {
			line.Held = line.Last - line.First + 1 - line.Worked
		}
		line.Work, line.Holding = times(line.Fee, line.Worked), times(line.Fee, line.Held)
		line.Cost = line.Work.Add(line.Holding)
		result.Work, result.Holding = result.Work.Add(line.Work), result.Holding.Add(line.Holding)
	}
	result.Cost = result.Work.Add(result.Holding)
	return result
}

func times(fee decimal.Decimal, days int) decimal.Decimal {
	return fee.Mul(decimal.New(int64(days), 0))
}

// Check adds the lines up again. The error is a [Faults] of [ErrUnbalance], or [ErrTooLarge].
func (r Costing) Check() error {
	var c fault.Collector
	if !check.Decimals(&c, r, money.Computable) {
		return c.Err()
	}
	var work, holding decimal.Decimal
	for i, line := range r.Actors {
		in := c.In("actors[%d]", i)
		if span := line.Last - line.First + 1; line.First > 0 && line.Worked+line.Held != span {
			in.Add("held", ErrUnbalance, line.Held)
		}
		check.Same(in, "work", line.Work, times(line.Fee, line.Worked))
		check.Same(in, "holding", line.Holding, times(line.Fee, line.Held))
		check.Same(in, "cost", line.Cost, line.Work.Add(line.Holding))
		work, holding = work.Add(line.Work), holding.Add(line.Holding)
	}
	check.Same(&c, "work", r.Work, work)
	check.Same(&c, "holding", r.Holding, holding)
	check.Same(&c, "cost", r.Cost, r.Work.Add(r.Holding))
	return c.Err()
}
