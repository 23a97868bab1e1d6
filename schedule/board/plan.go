package board

import (
	"github.com/filmfinance/filmfinance/internal/deep"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// Plan is the plan of a shoot (plan de travail): its board with dates.
type Plan struct {
	Days []Day `json:"days"`
	// Idle are the days without shooting, between the first and the last, that would have been worked or are public
	// holidays on a day of the week that is worked.
	Idle []Idle `json:"idle"`
	// Last is the last day of shooting.
	Last schedule.Date `json:"last,omitzero"`
	// Unplanned are the scenes that have no strip, or strips of fewer eighths than they have.
	Unplanned []string `json:"unplanned,omitempty"`

	shoot  Shoot
	scenes map[string]*breakdown.Scene
}

// Day is a day of shooting.
type Day struct {
	// Number is that of the shooting day, from 1.
	Number int           `json:"number"`
	Date   schedule.Date `json:"date"`
	// Location is that of the first scene.
	Location string `json:"location,omitempty"`
	// Night says that a scene is shot by night.
	Night bool   `json:"night,omitempty"`
	Parts []Part `json:"parts"`
	// Eighths and Timing are what the parts come to.
	Eighths breakdown.Eighths `json:"eighths,omitzero"`
	Timing  breakdown.Timing  `json:"timing,omitzero"`
	// Cast and Elements are who and what works, in the order of the breakdown; of an element, the largest number that
	// a scene of the day needs.
	Cast     []string        `json:"cast,omitempty"`
	Elements []breakdown.Use `json:"elements,omitempty"`
	Banners  []string        `json:"banners,omitempty"`
}

// Part is what is shot of a scene on a day.
type Part struct {
	Scene string `json:"scene"`
	// Part is the number of the strip of the scene, from 1, and Of how many it has.
	Part    int               `json:"part"`
	Of      int               `json:"of"`
	Eighths breakdown.Eighths `json:"eighths,omitzero"`
	Timing  breakdown.Timing  `json:"timing,omitzero"`
}

// Idle is a day without shooting.
type Idle struct {
	Date   schedule.Date `json:"date"`
	Reason Reason        `json:"reason"`
	Text   string        `json:"text,omitempty"`
}

// Reason says why a day is not shot on.
type Reason string

// The reasons.
const (
	// RestDay is free because a night comes before it and a day scene after.
	RestDay Reason = "rest"
	// CompanyMove is a day of the move between two locations.
	CompanyMove Reason = "move"
	// PublicHoliday is a public holiday on a day of the week that is worked.
	PublicHoliday Reason = "holiday"
	// CompanyDayOff is a day off of the board or of the calendar.
	CompanyDayOff Reason = "day_off"
)

var reasonLabels = map[Reason]Text{
	RestDay:       {FR: "Repos après une nuit", EN: "Rest after a night"},
	CompanyMove:   {FR: "Déplacement", EN: "Move"},
	PublicHoliday: {FR: "Jour férié", EN: "Public holiday"},
	CompanyDayOff: {FR: "Jour sans tournage", EN: "Day off"},
}

// Label returns the words of a reason.
func (r Reason) Label() Text { return reasonLabels[r] }

// Plan dates the board: each day takes the first day on or after the one before that its location works. The error is
// that of [Shoot.Validate], [ErrTooLarge] for more than [MaxDays] shooting days, [MaxWork] or [MaxNeeds], or [schedule.ErrNoBusinessDay] for a
// plan that does not end within [MaxWalk] days.
func (s Shoot) Plan() (Plan, error) {
	if err := s.Validate(); err != nil {
		return Plan{}, err
	}
	s = deep.Copy(s) // the plan keeps nothing that the caller may change
	p := Plan{Days: []Day{}, Idle: []Idle{}, shoot: s, scenes: byNumber(s.Breakdown)}
	w := newWalker(&p)
	parts := p.parts()
	day := Day{}
	for i, strip := range s.Board {
		switch strip.Kind {
		case SceneStrip:
			day.Parts = append(day.Parts, parts[i])
		case Banner:
			day.Banners = append(day.Banners, strip.Text)
		default:
			if err := w.shoot(&day); err != nil {
				return Plan{}, err
			}
			if strip.Kind == DayBreak {
				continue
			}
			reason := CompanyDayOff
			if strip.Kind == MoveDay {
				reason = CompanyMove
			}
			if err := w.idle(Idle{Reason: reason, Text: strip.Text}); err != nil {
				return Plan{}, err
			}
		}
	}
	if err := w.shoot(&day); err != nil {
		return Plan{}, err
	}
	p.finish()
	return p, nil
}

// parts shares the eighths and the time of each scene between its strips.
func (p *Plan) parts() map[int]Part {
	places := map[string][]int{}
	for i, s := range p.shoot.Board {
		if s.Kind == SceneStrip {
			places[s.Scene] = append(places[s.Scene], i)
		}
	}
	parts := make(map[int]Part, len(p.shoot.Board))
	for _, s := range p.shoot.Breakdown.Scenes {
		at := places[s.Number]
		if len(at) == 0 {
			p.Unplanned = append(p.Unplanned, s.Number)
			continue
		}
		left, free := int(s.Eighths), 0
		for _, i := range at {
			left -= int(p.shoot.Board[i].Eighths)
			if p.shoot.Board[i].Eighths == 0 {
				free++
			}
		}
		sofar, timed := 0, breakdown.Timing(0)
		for n, i := range at {
			part := Part{Scene: s.Number, Part: n + 1, Of: len(at), Eighths: p.shoot.Board[i].Eighths}
			if part.Eighths == 0 {
				share := (left + free - 1) / free // the first ones take what does not divide
				part.Eighths, left, free = breakdown.Eighths(share), left-share, free-1
			}
			sofar += int(part.Eighths)
			until := s.Timing * breakdown.Timing(n+1) / breakdown.Timing(len(at))
			if s.Eighths > 0 {
				until = s.Timing * breakdown.Timing(sofar) / breakdown.Timing(s.Eighths)
			}
			part.Timing, timed = until-timed, until
			parts[i] = part
		}
		if left > 0 {
			p.Unplanned = append(p.Unplanned, s.Number)
		}
	}
	return parts
}

// finish drops the idle days after the last of shooting.
func (p *Plan) finish() {
	if n := len(p.Days); n > 0 {
		p.Last = p.Days[n-1].Date
	}
	kept := p.Idle[:0]
	for _, d := range p.Idle {
		if d.Date.Before(p.Last) && d.Date.After(p.Days[0].Date) {
			kept = append(kept, d)
		}
	}
	p.Idle = kept
}

// Check adds the plan up again: [ErrUnbalance] where the parts of a scene or of a day do not come to its eighths and
// time, [ErrOrder] for days out of order.
func (p Plan) Check() error {
	var c fault.Collector
	eighths, timing := map[string]breakdown.Eighths{}, map[string]breakdown.Timing{}
	for i, d := range p.Days {
		in := c.In("days[%d]", i)
		if d.Number != i+1 || (i > 0 && !d.Date.After(p.Days[i-1].Date)) {
			in.Add("date", ErrOrder, d.Date)
		}
		e, t := breakdown.Eighths(0), breakdown.Timing(0)
		for _, part := range d.Parts {
			e, t = e+part.Eighths, t+part.Timing
			eighths[part.Scene] += part.Eighths
			timing[part.Scene] += part.Timing
		}
		if e != d.Eighths || t != d.Timing {
			in.Add("eighths", ErrUnbalance, d.Eighths)
		}
	}
	shared := map[string]bool{} // scenes of which a strip takes what is left
	for _, strip := range p.shoot.Board {
		shared[strip.Scene] = shared[strip.Scene] || strip.Eighths == 0
	}
	for _, s := range p.shoot.Breakdown.Scenes {
		if shared[s.Number] && (eighths[s.Number] != s.Eighths || timing[s.Number] != s.Timing) {
			c.Add("scenes", ErrUnbalance, s.Number)
		}
	}
	return c.Err()
}

// Quantities returns the quantities of the plan for the formulas of a devis: those of
// [breakdown.Breakdown.QuantitiesOf] for the days of work as they are planned.
func (p Plan) Quantities() []breakdown.Quantity {
	counts := breakdown.Counts{ShootDays: len(p.Days), RoleDays: map[string]int{}, UnitDays: map[string]int{}}
	for _, d := range p.Days {
		for _, id := range d.Cast {
			counts.RoleDays[id]++
		}
		for _, u := range d.Elements {
			counts.UnitDays[u.ID] += u.Count()
		}
	}
	return p.shoot.Breakdown.QuantitiesOf(counts)
}
