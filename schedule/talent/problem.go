package talent

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Problem is the talent scheduling problem: scenes shot one after another in one place, actors paid from the
// first day of their first scene to the last day of their last one.
type Problem struct {
	// Scenes stand in any order; at least one.
	Scenes []Scene `json:"scenes"`
	// Actors stand in any order. One who is in no scene costs nothing.
	Actors []Actor `json:"actors"`
	// Precedences are optional.
	Precedences []Precedence `json:"precedences,omitempty"`
}

// Scene is what is shot without interruption.
type Scene struct {
	ID string `json:"id"`
	// Days is the duration, from 1 to [MaxDays]: days of shooting, or any other whole unit of time to which
	// the fees refer (a rehearsal counts minutes).
	Days int `json:"days"`
	// Cast names the actors, each once. A scene may have none.
	Cast []string `json:"cast,omitempty"`
}

// Actor is who is paid.
type Actor struct {
	ID string `json:"id"`
	// Fee is the pay of a day, worked or held, zero or more. All fees are in one currency.
	Fee decimal.Decimal `json:"fee"`
}

// Precedence says that one scene is shot some time before another.
type Precedence struct {
	Before string `json:"before"`
	After  string `json:"after"`
}

// ParseProblem reads a problem from JSON and validates it. The error is a [Faults]: [ErrSyntax] for what
// cannot be read and for a field of another name, [ErrDuplicate], [ErrTooLarge], or what [Problem.Validate] reports.
func ParseProblem(data []byte) (Problem, error) { return fault.Parse[Problem](data) }

// Validate returns every fault of the problem as a [Faults], or nil: [ErrTooLarge] beyond the limits of the
// package and for fees too large or too finely divided to be added up in 60 bits, [ErrRequired] for a missing
// name or scene, [ErrDuplicate] for a name given twice, [ErrRange] for a duration, [ErrNegative] for a fee,
// [ErrUnknown] for a scene or an actor that does not exist, [ErrCycle] for precedences that no order satisfies.
func (p Problem) Validate() error {
	_, err := compile(p)
	return err
}

// index checks the names and sizes of a problem, and turns names into positions.
type index struct {
	scenes, actors map[string]int
}

func (p Problem) index(c *fault.Collector) (index, bool) {
	sized := check.Size(c, "scenes", len(p.Scenes), MaxScenes)
	sized = check.Size(c, "actors", len(p.Actors), MaxActors) && sized
	sized = check.Size(c, "precedences", len(p.Precedences), MaxPrecedences) && sized
	if !sized {
		return index{}, false
	}
	if len(p.Scenes) == 0 {
		c.Add("scenes", ErrRequired, nil)
	}
	x := index{make(map[string]int, len(p.Scenes)), make(map[string]int, len(p.Actors))}
	seen := make(map[string]bool, len(p.Actors))
	for i, a := range p.Actors {
		in := c.In("actors[%d]", i)
		if check.Unique(in, "id", a.ID, seen) {
			x.actors[a.ID] = i
		}
		check.NotNegative(in, "fee", a.Fee)
	}
	seen = make(map[string]bool, len(p.Scenes))
	for i, s := range p.Scenes {
		in := c.In("scenes[%d]", i)
		if check.Unique(in, "id", s.ID, seen) {
			x.scenes[s.ID] = i
		}
		if s.Days < 1 || s.Days > MaxDays {
			in.Add("days", ErrRange, s.Days)
		}
		x.cast(in, s.Cast)
	}
	for i, r := range p.Precedences {
		in := c.In("precedences[%d]", i)
		x.known(in, "before", r.Before)
		x.known(in, "after", r.After)
	}
	return x, c.Err() == nil
}

func (x index) cast(c *fault.Collector, cast []string) {
	if !check.Size(c, "cast", len(cast), MaxActors) {
		return
	}
	seen := make(map[string]bool, len(cast))
	for i, id := range cast {
		path := fmt.Sprintf("cast[%d]", i)
		if !check.Unique(c, path, id, seen) {
			continue
		}
		if _, found := x.actors[id]; !found {
			c.Add(path, ErrUnknown, id)
		}
	}
}

func (x index) known(c *fault.Collector, path, id string) {
	if !check.Given(c, path, id) {
		return
	}
	if _, found := x.scenes[id]; !found {
		c.Add(path, ErrUnknown, id)
	}
}
