package optimise

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Shoot is what is to be planned: scenes, on dates, with what forbids and what costs. Amounts are in one
// currency; sums are exact.
type Shoot struct {
	// Dates are the days on which one may shoot, in order: the caller has left out days off and holidays.
	Dates []schedule.Date `json:"dates"`
	// Eighths is the most eighths of a page shot in a day, from 1 to [MaxEighths].
	Eighths   int        `json:"eighths"`
	Scenes    []Scene    `json:"scenes"`
	Actors    []Actor    `json:"actors,omitempty"`
	Locations []Location `json:"locations,omitempty"`
	// Precedences say which scenes come before others, on the same day or an earlier one.
	Precedences []Precedence `json:"precedences,omitempty"`
	// Mixed allows day and night scenes on one day, those of the day first. Otherwise a day is of one kind.
	Mixed bool `json:"mixed,omitempty"`
	// NightRest forbids a day scene on the calendar day that follows a day with a night scene.
	NightRest bool `json:"night_rest,omitempty"`
	// DayCost is what every day of shooting costs beside the cast.
	DayCost decimal.Decimal `json:"day_cost,omitzero"`
	// MoveCost is what a company move costs between two scenes of one day at different locations, OvernightCost
	// between the last scene of a day and the first of the next one.
	MoveCost      decimal.Decimal `json:"move_cost,omitzero"`
	OvernightCost decimal.Decimal `json:"overnight_cost,omitzero"`
}

// Scene is what is shot at one location without another scene between.
type Scene struct {
	ID string `json:"id"`
	// Eighths is the length, up to that of a day; or Days whole days that the scene has for itself, consecutive
	// days of shooting. One of the two is given.
	Eighths int `json:"eighths,omitempty"`
	Days    int `json:"days,omitempty"`
	// Location is optional: a scene without one needs no move and makes none necessary around it less.
	Location string   `json:"location,omitempty"`
	Night    bool     `json:"night,omitempty"`
	Cast     []string `json:"cast,omitempty"`
	// On fixes the (first) date of the scene.
	On schedule.Date `json:"on,omitzero"`
}

// Actor is paid for every day of shooting from his first to his last, worked or held.
type Actor struct {
	ID string `json:"id"`
	// Fee is the pay of a day, Minimum the least number of days that are paid if he plays at all.
	Fee     decimal.Decimal `json:"fee"`
	Minimum int             `json:"minimum,omitempty"`
	Availability
}

// Location is a set or a place.
type Location struct {
	ID string `json:"id"`
	Availability
}

// Availability says on which dates one may be had: in one of the windows, if there are any, and not on the
// blocked dates.
type Availability struct {
	Windows []Window        `json:"windows,omitempty"`
	Blocked []schedule.Date `json:"blocked,omitempty"`
}

// Window is a run of days, both included; no date leaves it open on that side.
type Window struct {
	From schedule.Date `json:"from,omitzero"`
	To   schedule.Date `json:"to,omitzero"`
}

// Precedence says that one scene is shot some time before another.
type Precedence struct {
	Before string `json:"before"`
	After  string `json:"after"`
}

// ParseShoot reads a shoot from JSON and validates it. The error is a [Faults]: [ErrSyntax] for what cannot
// be read and for a field of another name, [ErrDuplicate], [ErrTooLarge], or what [Shoot.Validate] reports.
func ParseShoot(data []byte) (Shoot, error) { return fault.Parse[Shoot](data) }

// Validate returns every fault of the shoot as a [Faults], or nil: [ErrTooLarge] beyond the limits,
// [ErrRequired] and [ErrDuplicate] for names, dates, lengths, [ErrRange] for figures, [ErrOrder] for dates and
// windows, [ErrNegative] for amounts, [ErrUnknown] for references, [ErrCycle] for precedences, and [ErrInfeasible]
// where a constraint can be told to have no solution: a scene without a possible date, precedences that the
// dates forbid, an actor, a location or a shoot with more to shoot than days.
func (s Shoot) Validate() error {
	_, err := compile(s)
	return err
}

func (a Availability) on(d schedule.Date) bool {
	for _, b := range a.Blocked {
		if b == d {
			return false
		}
	}
	for _, w := range a.Windows {
		if !d.Before(w.From) && (w.To.IsZero() || !d.After(w.To)) {
			return true
		}
	}
	return len(a.Windows) == 0
}
