package board

import (
	"slices"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// walker dates the days of a plan one after the other.
type walker struct {
	plan      *Plan
	calendars map[string]*schedule.Calendar
	// next is the first day that is not taken, location the one where the shoot is.
	next     schedule.Date
	location string
	// night is the last day shot by night.
	night schedule.Date
	// roles and elements are their places in the breakdown.
	roles, elements map[string]int
	walked          int
	// work counts the days of roles and elements, needs those that strips ask for.
	work, needs int
}

func newWalker(p *Plan) *walker {
	w := &walker{plan: p, calendars: map[string]*schedule.Calendar{}, next: p.shoot.Start, roles: map[string]int{}, elements: map[string]int{}}
	for _, l := range p.shoot.Locations {
		if l.Calendar != nil {
			w.calendars[l.Name] = l.Calendar
		}
	}
	for i, r := range p.shoot.Breakdown.Cast {
		w.roles[r.ID] = i
	}
	for i, e := range p.shoot.Breakdown.Elements {
		w.elements[e.ID] = i
	}
	return w
}

// shoot dates a day of shooting and begins another, unless it has no scene.
func (w *walker) shoot(day *Day) error {
	if len(day.Parts) == 0 {
		return nil
	}
	if len(w.plan.Days) >= MaxDays {
		return oneFault("board", ErrTooLarge, MaxDays)
	}
	for _, part := range day.Parts {
		s := w.plan.scenes[part.Scene]
		w.needs += len(s.Cast) + len(s.Elements)
	}
	if w.needs > MaxNeeds {
		return oneFault("board", ErrTooLarge, w.needs)
	}
	daylight := w.describe(day)
	if w.work += len(day.Cast) + len(day.Elements); w.work > MaxWork {
		return oneFault("board", ErrTooLarge, w.work)
	}
	w.location = day.Location
	for {
		date, err := w.open()
		if err != nil {
			return err
		}
		if daylight && w.plan.shoot.RestAfterNight && !w.night.IsZero() && date == w.night.AddDays(1) {
			w.plan.Idle = append(w.plan.Idle, Idle{Date: date, Reason: RestDay})
			w.next = date.AddDays(1)
			continue
		}
		day.Date, day.Number = date, len(w.plan.Days)+1
		break
	}
	if day.Night {
		w.night = day.Date
	}
	w.next = day.Date.AddDays(1)
	w.plan.Days = append(w.plan.Days, *day)
	*day = Day{}
	return nil
}

// idle takes a working day of the location where the shoot is; before the first day of shooting, nothing.
func (w *walker) idle(one Idle) error {
	if len(w.plan.Days) == 0 {
		return nil
	}
	date, err := w.open()
	if err != nil {
		return err
	}
	one.Date, w.next = date, date.AddDays(1)
	w.plan.Idle = append(w.plan.Idle, one)
	return nil
}

// open returns the next day that the location works, and notes the holidays and days off on the way.
func (w *walker) open() (schedule.Date, error) {
	calendar := &w.plan.shoot.Calendar
	if own := w.calendars[w.location]; own != nil {
		calendar = own
	}
	for ; ; w.next = w.next.AddDays(1) {
		if w.walked++; w.walked > MaxWalk || w.next.IsZero() {
			return schedule.Date{}, schedule.ErrNoBusinessDay
		}
		if calendar.IsBusinessDay(w.next) {
			return w.next, nil
		}
		switch {
		case !calendar.Weekdays.Has(w.next.Weekday()):
		case calendar.Zone.IsHoliday(w.next):
			w.plan.Idle = append(w.plan.Idle, Idle{Date: w.next, Reason: PublicHoliday})
		default:
			w.plan.Idle = append(w.plan.Idle, Idle{Date: w.next, Reason: CompanyDayOff})
		}
	}
}

// describe fills in what a day needs, and reports whether a scene of it is shot by day.
func (w *walker) describe(day *Day) (daylight bool) {
	cast, elements := map[string]bool{}, map[string]int{}
	for i, part := range day.Parts {
		s := w.plan.scenes[part.Scene]
		if i == 0 {
			day.Location = s.Location
		}
		day.Eighths += part.Eighths
		day.Timing += part.Timing
		day.Night = day.Night || s.Lit() == breakdown.Night
		daylight = daylight || s.Lit() == breakdown.Day
		for _, id := range s.Cast {
			if !cast[id] {
				cast[id] = true
				day.Cast = append(day.Cast, id)
			}
		}
		for _, u := range s.Elements {
			elements[u.ID] = max(elements[u.ID], u.Count())
		}
	}
	slices.SortFunc(day.Cast, func(a, b string) int { return w.roles[a] - w.roles[b] })
	for id, n := range elements {
		day.Elements = append(day.Elements, breakdown.Use{ID: id, Number: n})
	}
	slices.SortFunc(day.Elements, func(a, b breakdown.Use) int { return w.elements[a.ID] - w.elements[b.ID] })
	return daylight
}
