package main

import (
	"context"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/board"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
	"github.com/filmfinance/filmfinance/schedule/optimise"
)

// byDates lays scenes that share days on the dates of the given plan, at the least cost of holding.
func (d *document) byDates(found *optimisation, planned []string) error {
	plan, err := d.Shoot.Plan()
	if err != nil || len(plan.Days) == 0 {
		return err
	}
	shoot := optimise.Shoot{NightRest: d.Shoot.RestAfterNight, MoveCost: d.move(), OvernightCost: d.move()}
	shoot.Eighths, shoot.Mixed = d.fullest(plan)
	calendars := d.calendars()
	for date := plan.Days[0].Date; !date.After(plan.Last); date = date.AddDays(1) {
		for _, c := range calendars {
			if c.IsBusinessDay(date) {
				shoot.Dates = append(shoot.Dates, date)
				break
			}
		}
	}
	wanted := map[string]bool{}
	for _, number := range planned {
		wanted[number] = true
	}
	places := map[string]bool{}
	for _, s := range d.Shoot.Breakdown.Scenes {
		if !wanted[s.Number] {
			continue
		}
		one := optimise.Scene{ID: s.Number, Location: s.Location, Night: s.Lit() == breakdown.Night, Cast: s.Cast, Days: s.Days}
		if s.Days == 0 {
			one.Eighths = max(1, int(s.Eighths))
		}
		shoot.Scenes = append(shoot.Scenes, one)
		if s.Location != "" && !places[s.Location] {
			places[s.Location] = true
			shoot.Locations = append(shoot.Locations, d.location(s.Location, shoot.Dates))
		}
	}
	for _, p := range d.between(planned) {
		shoot.Precedences = append(shoot.Precedences, optimise.Precedence{Before: p.Before, After: p.After})
	}
	shoot.Actors = d.actors(shoot.Dates)
	best, err := optimise.Solve(context.Background(), shoot, optimise.Options{Nodes: effort})
	if err != nil {
		return err
	}
	found.Bound, found.Proved = best.Bound.Sub(best.Work), best.Proved
	found.Board, err = d.dated(best)
	return err
}

// move is the cost of a move: a day of the whole cast where the document does not say.
func (d *document) move() decimal.Decimal {
	if !d.MoveCost.IsZero() {
		return d.MoveCost
	}
	sum := decimal.Decimal{}
	for _, fee := range d.fee() {
		sum = sum.Add(fee)
	}
	return sum
}

// fullest is the most eighths of a day of the plan, and whether a day of it has both lights.
func (d *document) fullest(plan board.Plan) (eighths int, mixed bool) {
	lights := map[string]breakdown.Light{}
	eighths = max(1, int(d.PagesPerDay))
	for _, s := range d.Shoot.Breakdown.Scenes {
		lights[s.Number] = s.Lit()
		if s.Days == 0 {
			eighths = max(eighths, int(s.Eighths))
		}
	}
	for _, day := range plan.Days {
		eighths = max(eighths, int(day.Eighths))
		for _, part := range day.Parts {
			mixed = mixed || (lights[part.Scene] == breakdown.Night) != (lights[day.Parts[0].Scene] == breakdown.Night)
		}
	}
	return eighths, mixed
}

func (d *document) calendars() []schedule.Calendar {
	list := []schedule.Calendar{d.Shoot.Calendar}
	for _, l := range d.Shoot.Locations {
		if l.Calendar != nil {
			list = append(list, *l.Calendar)
		}
	}
	return list
}

// location blocks the dates on which a location is not worked or cannot be had.
func (d *document) location(name string, dates []schedule.Date) optimise.Location {
	one := optimise.Location{ID: name}
	calendar, free := d.Shoot.Calendar, board.Availability{}
	for _, l := range d.Shoot.Locations {
		if l.Name == name {
			free = l.Availability
			if l.Calendar != nil {
				calendar = *l.Calendar
			}
		}
	}
	for _, date := range dates {
		if !calendar.IsBusinessDay(date) || !free.On(date) {
			one.Blocked = append(one.Blocked, date)
		}
	}
	return one
}

func (d *document) actors(dates []schedule.Date) []optimise.Actor {
	fees, terms := d.fee(), map[string]board.Terms{}
	for _, t := range d.Shoot.Terms {
		terms[t.ID] = t
	}
	var list []optimise.Actor
	for _, r := range d.Shoot.Breakdown.Cast {
		one := optimise.Actor{ID: r.ID, Fee: fees[r.ID]}
		for _, date := range dates {
			if !terms[r.ID].On(date) {
				one.Blocked = append(one.Blocked, date)
			}
		}
		list = append(list, one)
	}
	return list
}

// dated makes a board of dated days: days off keep the dates where the board alone would be earlier.
func (d *document) dated(best optimise.Plan) (board.Board, error) {
	shoot, strips, at := d.Shoot, board.Board{}, make([]int, len(best.Days))
	for i, day := range best.Days {
		at[i] = len(strips)
		for _, number := range day.Scenes {
			strips = append(strips, board.Strip{Scene: number})
		}
		strips = append(strips, board.Strip{Kind: board.DayBreak})
	}
	off := 0
	for i := 0; i < len(best.Days); {
		shoot.Board = strips
		plan, err := shoot.Plan()
		if err != nil {
			return nil, err
		}
		for i < len(best.Days) && !plan.Days[i].Date.Before(best.Days[i].Date) {
			i++
		}
		if i == 0 || i == len(best.Days) {
			break
		}
		if strips, err = strips.Insert(at[i]+off, board.Strip{Kind: board.DayOff}); err != nil {
			return nil, err
		}
		off++
	}
	return strips, nil
}
