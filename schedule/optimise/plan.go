package optimise

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
)

// Plan is a shoot laid on its dates, with what it costs. Amounts are exact, in the currency of the shoot.
type Plan struct {
	Days []Day `json:"days"`
	// Cost is the sum of Work and Holding, the pay of the days worked and held, of Guarantee, the pay of
	// minimums beyond them, of Moves and of Crew, the cost of the days of shooting.
	Cost      decimal.Decimal `json:"cost"`
	Work      decimal.Decimal `json:"work"`
	Holding   decimal.Decimal `json:"holding"`
	Guarantee decimal.Decimal `json:"guarantee"`
	Moves     decimal.Decimal `json:"moves"`
	Crew      decimal.Decimal `json:"crew"`
	// Actors are the lines of the cast, in the order of the shoot.
	Actors []Line `json:"actors"`
	// Bound is the cost that no plan can be under. Proved says that it is reached.
	Bound  decimal.Decimal `json:"bound"`
	Proved bool            `json:"proved"`
	// Nodes counts the states from which plans were tried, zero where the bound was reached without.
	Nodes int64 `json:"nodes"`
}

// Day is a day of shooting.
type Day struct {
	Date schedule.Date `json:"date"`
	// Scenes are shot in this order. A scene of several days is on each of them, alone.
	Scenes  []string `json:"scenes"`
	Eighths int      `json:"eighths"`
	// Moves is what the company moves of the day cost, that from the day before included; Crew the cost of the day.
	Moves decimal.Decimal `json:"moves"`
	Crew  decimal.Decimal `json:"crew"`
}

// Line is what one actor costs.
type Line struct {
	Actor string `json:"actor"`
	// First and Last are the first and the last date on which he plays; no date for who plays in no scene.
	First schedule.Date `json:"first,omitzero"`
	Last  schedule.Date `json:"last,omitzero"`
	// Worked and Held are the days of shooting from First to Last, Guaranteed those that his minimum adds.
	Worked     int `json:"worked"`
	Held       int `json:"held"`
	Guaranteed int `json:"guaranteed"`
	// Fee is the pay of a day, Cost that of all these days.
	Fee  decimal.Decimal `json:"fee"`
	Cost decimal.Decimal `json:"cost"`
}

// plan lays out an order that is known to be one.
func (m *model) plan(genes []gene) Plan {
	p := Plan{Actors: make([]Line, len(m.fees))}
	d := m.start0()
	for _, g := range genes {
		n, same := d, false
		if !g.fresh {
			n, same = m.join(d, g.scene)
		}
		if !same {
			n, _ = m.open(d, g.scene)
			m.begin(&p, n, g.scene)
		}
		last := &p.Days[len(p.Days)-1]
		first := &p.Days[len(p.Days)-n.days]
		first.Moves = first.Moves.Add(m.amount(m.moving(d, g.scene, same)))
		if n.days == 1 {
			last.Date = m.dates[n.date]
			last.Scenes = append(last.Scenes, m.shoot.Scenes[g.scene].ID)
			last.Eighths += m.shoot.Scenes[g.scene].Eighths
		}
		d = n
	}
	m.lines(&p)
	return p
}

// begin adds the day, or the days, that a scene opens.
func (m *model) begin(p *Plan, d today, scene int) {
	if d.days == 1 {
		p.Days = append(p.Days, Day{Crew: m.shoot.DayCost})
		return
	}
	at := m.first(&m.start[scene], d.prev, d.dark, d.sun)
	for range d.days {
		p.Days = append(p.Days, Day{Date: m.dates[at], Scenes: []string{m.shoot.Scenes[scene].ID}, Crew: m.shoot.DayCost})
		at = m.allowed[scene].from(at + 1)
	}
}

// lines adds up the pay of the cast, and the plan.
func (m *model) lines(p *Plan) {
	first, last := make([]int, len(m.fees)), make([]int, len(m.fees))
	for i, day := range p.Days {
		on := make([]bool, len(m.fees))
		for _, id := range day.Scenes {
			for _, a := range m.cast[m.names.scenes[id]] {
				on[a] = true
			}
		}
		for a := range on {
			if !on[a] {
				continue
			}
			if first[a] == 0 {
				first[a], p.Actors[a].First = i+1, day.Date
			}
			last[a], p.Actors[a].Last = i+1, day.Date
			p.Actors[a].Worked++
		}
		p.Moves, p.Crew = p.Moves.Add(day.Moves), p.Crew.Add(day.Crew)
	}
	for a := range p.Actors {
		line := &p.Actors[a]
		line.Actor, line.Fee = m.shoot.Actors[a].ID, m.shoot.Actors[a].Fee
		if first[a] > 0 {
			span := last[a] - first[a] + 1
			line.Held, line.Guaranteed = span-line.Worked, max(0, m.minimum[a]-span)
		}
		line.Cost = line.pay(line.Worked + line.Held + line.Guaranteed)
		p.Work, p.Holding = p.Work.Add(line.pay(line.Worked)), p.Holding.Add(line.pay(line.Held))
		p.Guarantee = p.Guarantee.Add(line.pay(line.Guaranteed))
	}
	p.Cost = money.Sum(p.Work, p.Holding, p.Guarantee, p.Moves, p.Crew)
}

func (l Line) pay(days int) decimal.Decimal { return l.Fee.Mul(decimal.New(int64(days), 0)) }

// Check adds the days and the lines up again. The error is a [Faults] of [ErrUnbalance], or [ErrTooLarge].
func (p Plan) Check() error {
	var c fault.Collector
	if !check.Decimals(&c, p, money.Computable) {
		return c.Err()
	}
	var moves, crew, work, holding, guarantee decimal.Decimal
	for _, d := range p.Days {
		moves, crew = moves.Add(d.Moves), crew.Add(d.Crew)
	}
	for i, line := range p.Actors {
		check.Same(c.In("actors[%d]", i), "cost", line.Cost, line.pay(line.Worked+line.Held+line.Guaranteed))
		work, holding = work.Add(line.pay(line.Worked)), holding.Add(line.pay(line.Held))
		guarantee = guarantee.Add(line.pay(line.Guaranteed))
	}
	check.Same(&c, "moves", p.Moves, moves)
	check.Same(&c, "crew", p.Crew, crew)
	check.Same(&c, "work", p.Work, work)
	check.Same(&c, "holding", p.Holding, holding)
	check.Same(&c, "guarantee", p.Guarantee, guarantee)
	check.Same(&c, "cost", p.Cost, money.Sum(work, holding, guarantee, moves, crew))
	return c.Err()
}
