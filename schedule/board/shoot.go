package board

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// Shoot is a shoot to be planned: the breakdown, the board of its strips, and what dates, counts and checks need.
type Shoot struct {
	Breakdown breakdown.Breakdown `json:"breakdown"`
	Board     Board               `json:"board"`
	// Start is the first day on which one may shoot.
	Start schedule.Date `json:"start"`
	// Calendar says which days are worked where a location has no calendar of its own.
	Calendar schedule.Calendar `json:"calendar,omitzero"`
	// Locations are those of the scenes; one that is not listed has no calendar of its own, and is in
	// the Paris region.
	Locations []Location `json:"locations,omitempty"`
	// Sets may have days on which they can or cannot be used.
	Sets []Set `json:"sets,omitempty"`
	// RestAfterNight leaves free the day after a night when a day scene would follow.
	RestAfterNight bool `json:"rest_after_night,omitempty"`
	// DayHours are those of a day of shooting, NightHours of one with a night scene; Calls are those of a date.
	DayHours   Hours  `json:"day_hours,omitzero"`
	NightHours Hours  `json:"night_hours,omitzero"`
	Calls      []Call `json:"calls,omitempty"`
	// Terms are those of roles and elements.
	Terms []Terms `json:"terms,omitempty"`
	// Events are travels, rehearsals and fittings.
	Events []Event `json:"events,omitempty"`
	// SchoolHolidays are those of the minors of the cast.
	SchoolHolidays []Span `json:"school_holidays,omitempty"`
}

// Location is where sets are (lieu de tournage).
type Location struct {
	Name     string             `json:"name"`
	Calendar *schedule.Calendar `json:"calendar,omitempty"`
	// Place says which rules of the week apply, Studio that it is an approved studio.
	Place  Place `json:"place,omitempty"`
	Studio bool  `json:"studio,omitempty"`
	Availability
	// Sun is when the sun rises and sets; see [SunTable].
	Sun []Sun `json:"sun,omitempty"`
}

// Place says which rules of the week apply.
type Place string

// The places.
const (
	// ParisRegion is a week of five days.
	ParisRegion Place = ""
	// Regions is the rest of continental France.
	Regions Place = "regions"
	// Abroad is outside France.
	Abroad Place = "abroad"
)

// Set is a set and the days on which it can be used.
type Set struct {
	Name string `json:"name"`
	Availability
}

// Availability is on which days somebody or something can be had: on those of Available, on any day when there are
// none, and never on those of Unavailable.
type Availability struct {
	Available   []Span `json:"available,omitempty"`
	Unavailable []Span `json:"unavailable,omitempty"`
}

// Span is from a day to a day, both included.
type Span struct {
	First schedule.Date `json:"first"`
	Last  schedule.Date `json:"last"`
}

func (s Span) has(d schedule.Date) bool { return !d.Before(s.First) && !d.After(s.Last) }

func within(spans []Span, d schedule.Date) bool {
	for _, s := range spans {
		if s.has(d) {
			return true
		}
	}
	return false
}

// On reports whether it can be had on a day.
func (a Availability) On(d schedule.Date) bool {
	return (len(a.Available) == 0 || within(a.Available, d)) && !within(a.Unavailable, d)
}

// Hours are those of a day: from the call at the meeting point to the return there, which may be after midnight, with a
// meal that is not work. Without a wrap the hours are not known.
type Hours struct {
	Call Minute `json:"call"`
	Wrap Minute `json:"wrap"`
	Meal Minute `json:"meal,omitzero"`
}

// Call is the hours of a date: of a role, or of everybody who has none of his own.
type Call struct {
	Date schedule.Date `json:"date"`
	ID   string        `json:"id,omitempty"`
	Hours
}

// Terms are those of a role or of an element.
type Terms struct {
	ID string `json:"id"`
	// Fee is what one paid day costs, worked or held.
	Fee decimal.Decimal `json:"fee,omitzero"`
	// NoHold says that the days between are neither held nor paid.
	NoHold bool `json:"no_hold,omitempty"`
	// Release lets gaps be left unpaid; Releases are those that were agreed: a day of work in one is not available.
	Release  *ReleaseRule `json:"release,omitempty"`
	Releases []Release    `json:"releases,omitempty"`
	// Born is the date of birth of a minor, NightAllowed the time until which the inspector lets him work.
	Born         schedule.Date `json:"born,omitzero"`
	NightAllowed Minute        `json:"night_allowed,omitzero"`
	Availability
}

// On reports whether somebody can be had on a day: not in a release that was agreed.
func (t Terms) On(d schedule.Date) bool {
	for _, r := range t.Releases {
		if d.After(r.Last) && d.Before(r.Back) {
			return false
		}
	}
	return t.Availability.On(d)
}

// EventKind is what an event is.
type EventKind string

// The events.
const (
	Travel    EventKind = "travel"
	Rehearsal EventKind = "rehearsal"
	Fitting   EventKind = "fitting"
)

// Event is a day of a role or of an element that is not shooting.
type Event struct {
	ID   string        `json:"id"`
	Date schedule.Date `json:"date"`
	Kind EventKind     `json:"kind"`
	// Hours are those of the event, where they are known: they count with those of the day in the limits of a role.
	Hours Hours `json:"hours,omitzero"`
}

// Parse reads a shoot from JSON and validates it. The error is a [Faults]: [ErrSyntax] for a document or a value that
// cannot be read and for a field of another name, [ErrDuplicate] for a field given twice, [ErrTooLarge]; otherwise what
// [Shoot.Validate] reports.
func Parse(data []byte) (Shoot, error) { return fault.Parse[Shoot](data) }

// Validate returns every fault of the shoot as a [Faults], or nil: those of its breakdown and calendars; [ErrTooLarge]
// beyond the limits, [ErrRequired], [ErrDuplicate] for a location, a set, terms or a call given twice, [ErrUnknown] for
// what is not in the breakdown, [ErrRange] for an unknown kind and for hours or spans that end before they begin,
// [ErrOrder] for a day break without a scene before it, [ErrUnbalance] for strips of more eighths than their scene,
// [ErrNegative].
func (s Shoot) Validate() error {
	var c fault.Collector
	c.Merge("breakdown", s.Breakdown.Validate())
	c.Merge("calendar", s.Calendar.Validate())
	check.Given(&c, "start", s.Start.String())
	check.Size(&c, "locations", len(s.Locations), MaxLocations)
	check.Size(&c, "sets", len(s.Sets), MaxLocations)
	check.Size(&c, "calls", len(s.Calls), MaxCalls)
	check.Size(&c, "terms", len(s.Terms), MaxTerms)
	check.Size(&c, "events", len(s.Events), MaxEvents)
	if err := c.Err(); err != nil {
		return err
	}
	s.Board.check(c.In("board"), byNumber(s.Breakdown))
	s.checkPlaces(&c)
	s.checkPeople(&c)
	s.DayHours.check(c.In("day_hours"))
	s.NightHours.check(c.In("night_hours"))
	spans(&c, "school_holidays", s.SchoolHolidays)
	return c.Err()
}

func (s Shoot) checkPlaces(c *fault.Collector) {
	names := map[string]bool{}
	for i, l := range s.Locations {
		in := c.In("locations[%d]", i)
		check.Unique(in, "name", l.Name, names)
		if l.Calendar != nil {
			in.Merge("calendar", l.Calendar.Validate())
		}
		if l.Place != ParisRegion && l.Place != Regions && l.Place != Abroad {
			in.Add("place", ErrRange, string(l.Place))
		}
		l.check(in)
		if !check.Size(in, "sun", len(l.Sun), MaxSun) {
			continue
		}
		days := map[schedule.Date]bool{}
		for j, one := range l.Sun {
			one.check(in.In("sun[%d]", j), days)
		}
	}
	names = map[string]bool{}
	for i, one := range s.Sets {
		in := c.In("sets[%d]", i)
		check.Unique(in, "name", one.Name, names)
		one.check(in)
	}
}

func (s Shoot) checkPeople(c *fault.Collector) {
	known := map[string]bool{}
	for _, r := range s.Breakdown.Cast {
		known[r.ID] = true
	}
	roles := len(known)
	cast := make(map[string]bool, roles)
	for id := range known {
		cast[id] = true
	}
	for _, e := range s.Breakdown.Elements {
		known[e.ID] = true
	}
	ids := map[string]bool{}
	for i, t := range s.Terms {
		in := c.In("terms[%d]", i)
		if check.Unique(in, "id", t.ID, ids) && !known[t.ID] {
			in.Add("id", ErrUnknown, t.ID)
		}
		t.check(in)
	}
	for i, e := range s.Events {
		in := c.In("events[%d]", i)
		if check.Code(in, "id", e.ID) && !known[e.ID] {
			in.Add("id", ErrUnknown, e.ID)
		}
		check.Given(in, "date", e.Date.String())
		if e.Kind != Travel && e.Kind != Rehearsal && e.Kind != Fitting {
			in.Add("kind", ErrRange, string(e.Kind))
		}
		e.Hours.check(in.In("hours"))
	}
	type key struct {
		date schedule.Date
		id   string
	}
	seen := map[key]bool{}
	for i, one := range s.Calls {
		in := c.In("calls[%d]", i)
		check.Given(in, "date", one.Date.String())
		if one.ID != "" && !cast[one.ID] {
			in.Add("id", ErrUnknown, one.ID)
		}
		if seen[key{one.Date, one.ID}] {
			in.Add("date", ErrDuplicate, one.Date)
		}
		seen[key{one.Date, one.ID}] = true
		one.check(in)
	}
}

func (t Terms) check(c *fault.Collector) {
	check.NotNegative(c, "fee", t.Fee)
	t.Availability.check(c)
	if t.NightAllowed < 0 || t.NightAllowed > longestDay {
		c.Add("night_allowed", ErrRange, t.NightAllowed)
	}
	if t.Release != nil {
		t.Release.check(c.In("release"))
	}
	if !check.Size(c, "releases", len(t.Releases), MaxSpans) {
		return
	}
	for i, r := range t.Releases {
		in := c.In("releases[%d]", i)
		last, back := check.Given(in, "last", r.Last.String()), check.Given(in, "back", r.Back.String())
		if last && back && !r.Back.After(r.Last) {
			in.Add("back", ErrRange, r.Back)
		}
		if i > 0 && last && r.Last.Before(t.Releases[i-1].Back) {
			in.Add("last", ErrOrder, r.Last)
		}
	}
}

func (a Availability) check(c *fault.Collector) {
	spans(c, "available", a.Available)
	spans(c, "unavailable", a.Unavailable)
}

func spans(c *fault.Collector, path string, list []Span) {
	if !check.Size(c, path, len(list), MaxSpans) {
		return
	}
	for i, s := range list {
		in := c.In("%s[%d]", path, i)
		first, last := check.Given(in, "first", s.First.String()), check.Given(in, "last", s.Last.String())
		if first && last && s.Last.Before(s.First) {
			in.Add("last", ErrRange, s.Last)
		}
	}
}

func (h Hours) check(c *fault.Collector) {
	if h == (Hours{}) {
		return
	}
	if h.Call < 0 || h.Wrap <= h.Call || h.Wrap > longestDay {
		c.Add("wrap", ErrRange, h.Wrap)
	}
	if h.Meal < 0 || h.Meal > h.Wrap-h.Call {
		c.Add("meal", ErrRange, h.Meal)
	}
}
