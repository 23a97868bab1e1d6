package main

import (
	"context"
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/text"
	"github.com/filmfinance/filmfinance/schedule/board"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
	"github.com/filmfinance/filmfinance/schedule/talent"
)

// optimisation is the best board that was found beside the given one.
type optimisation struct {
	// Levels are the least holding costs as constraints are added, where scenes take whole days.
	Levels []level `json:"levels,omitempty"`
	// Broken are the precedences that the given order does not respect.
	Broken []precedence `json:"broken,omitempty"`
	// Board is the best one, Comparison what it changes; Bound is the cost that no board can be under, Proved says that it
	// is reached.
	Board      board.Board      `json:"board"`
	Comparison board.Comparison `json:"comparison"`
	Bound      decimal.Decimal  `json:"bound"`
	Proved     bool             `json:"proved"`
	// Refused says why there is none.
	Refused string `json:"refused,omitempty"`
}

// level is the least holding cost under some constraints.
type level struct {
	Name    text.Text       `json:"name"`
	Holding decimal.Decimal `json:"holding"`
	Bound   decimal.Decimal `json:"bound"`
	Proved  bool            `json:"proved"`
	// Orders is how many orders reach it, zero where they were not counted; Order is the first of them, or the one found.
	Orders uint64   `json:"orders,omitempty"`
	Order  []string `json:"order"`
	Nodes  int64    `json:"nodes"`
}

// effort is how many nodes a search of the example may take: some seconds.
const effort = 100_000

// optimise looks for the board that costs least, with all levels of constraints or the last one alone. What it refuses
// does not keep the rest from being printed.
func (d *document) optimise(planned []string, all bool) optimisation {
	found := optimisation{Broken: d.broken()}
	var err error
	if d.PagesPerDay == 0 && len(d.Order) > 0 {
		err = d.byOrder(&found, planned, all)
	} else {
		err = d.byDates(&found, planned)
	}
	if err == nil {
		found.Comparison, err = d.Shoot.Compare(found.Board)
	}
	if err != nil {
		found.Refused = err.Error()
	}
	return found
}

// broken finds the precedences that the board does not respect.
func (d *document) broken() (list []precedence) {
	first, last := map[string]int{}, map[string]int{}
	for i, s := range d.Shoot.Board {
		if _, seen := first[s.Scene]; !seen {
			first[s.Scene] = i
		}
		last[s.Scene] = i
	}
	for _, p := range d.Precedences {
		from, shot := last[p.Before]
		to, also := first[p.After]
		if shot && also && from > to {
			list = append(list, p)
		}
	}
	return list
}

// byOrder finds the order of scenes of whole days that holds the actors least: the talent scheduling problem.
func (d *document) byOrder(found *optimisation, planned []string, all bool) error {
	problem := d.problem(planned)
	type constraint struct {
		name  text.Text
		binds []talent.Precedence
	}
	levels := []constraint{
		{text.Text{FR: "Sans contrainte", EN: "Without constraint"}, nil},
		{text.Text{FR: "Antériorités", EN: "Precedences"}, d.between(planned)},
		{text.Text{FR: "Un lieu après l'autre", EN: "One location after another"}, d.locations(planned)},
	}
	levels = slices.DeleteFunc(levels, func(c constraint) bool { return len(c.binds) == 0 && c.name != levels[0].name })
	for i, one := range levels {
		problem.Precedences = slices.Concat(problem.Precedences, one.binds)
		if last := i == len(levels)-1; !last && !all {
			continue
		}
		found.Levels = append(found.Levels, level{Name: one.name})
		if err := found.Levels[len(found.Levels)-1].solve(problem); err != nil {
			return err
		}
	}
	best := found.Levels[len(found.Levels)-1]
	found.Bound, found.Proved = best.Bound, best.Proved
	var err error
	found.Board, err = d.lay(best.Order)
	return err
}

// solve proves the least holding cost, and counts the orders that reach it where that is not too much.
func (l *level) solve(problem talent.Problem) error {
	ctx, options := context.Background(), talent.Options{Nodes: effort}
	result, err := talent.Solve(ctx, problem, options)
	if err != nil {
		return err
	}
	l.Holding, l.Bound, l.Proved, l.Order, l.Nodes = result.Holding, result.Bound, result.Proved, result.Order, result.Nodes
	optima, err := talent.Optima(ctx, problem, options)
	if errors.Is(err, talent.ErrEffort) {
		return nil
	}
	l.Orders, l.Order = optima.Count, optima.First
	return err
}

// problem is who plays in which scene, for how long, at what fee.
func (d *document) problem(planned []string) talent.Problem {
	fees := d.fee()
	var p talent.Problem
	for _, s := range d.Shoot.Breakdown.Scenes {
		if slices.Contains(planned, s.Number) {
			p.Scenes = append(p.Scenes, talent.Scene{ID: s.Number, Days: max(1, s.Days), Cast: s.Cast})
		}
	}
	for _, r := range d.Shoot.Breakdown.Cast {
		p.Actors = append(p.Actors, talent.Actor{ID: r.ID, Fee: fees[r.ID]})
	}
	return p
}

func (d *document) between(planned []string) (list []talent.Precedence) {
	for _, p := range d.Precedences {
		if slices.Contains(planned, p.Before) && slices.Contains(planned, p.After) {
			list = append(list, talent.Precedence{Before: p.Before, After: p.After})
		}
	}
	return list
}

// locations puts every scene of a location before those of the next one.
func (d *document) locations(planned []string) (list []talent.Precedence) {
	scenes := map[string][]breakdown.Scene{}
	for _, s := range d.Shoot.Breakdown.Scenes {
		if slices.Contains(planned, s.Number) {
			scenes[s.Location] = append(scenes[s.Location], s)
		}
	}
	for i := 1; i < len(d.LocationsInOrder); i++ {
		for _, before := range scenes[d.LocationsInOrder[i-1]] {
			for _, after := range scenes[d.LocationsInOrder[i]] {
				list = append(list, talent.Precedence{Before: before.Number, After: after.Number})
			}
		}
	}
	return list
}
