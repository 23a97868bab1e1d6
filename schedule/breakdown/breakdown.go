package breakdown

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Breakdown is the breakdown of a screenplay (dépouillement): what each scene needs, in the order of the script.
type Breakdown struct {
	Title string `json:"title,omitempty"`
	// Cast are the roles, in the order in which lists and totals show them.
	Cast []Role `json:"cast"`
	// Elements are what else the scenes need.
	Elements []Element `json:"elements,omitempty"`
	Scenes   []Scene   `json:"scenes"`
}

// Role is a role of the cast.
type Role struct {
	// ID is what scenes refer to, unique among roles and elements.
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
}

// Element is something or somebody that scenes need: extras, a vehicle, an effect.
type Element struct {
	// ID is what scenes refer to, unique among roles and elements.
	ID       string   `json:"id"`
	Category Category `json:"category"`
	Name     string   `json:"name,omitempty"`
}

// Scene is a scene of the script (séquence) and its sheet.
type Scene struct {
	// Number is that of the script, unique: "12", "12A".
	Number  string  `json:"number"`
	Heading Heading `json:"heading"`
	// Light is how the scene is shot; empty is what the heading says.
	Light Light `json:"light,omitempty"`
	// Location is where the set is (lieu): scenes of one location are shot without a move.
	Location string `json:"location,omitempty"`
	// Season is the season of the story, StoryDay its day (chronologie).
	Season   string `json:"season,omitempty"`
	StoryDay string `json:"story_day,omitempty"`
	Synopsis string `json:"synopsis,omitempty"`
	// Eighths are the pages, Timing the estimated screen time (préminutage); nothing is not counted yet.
	Eighths Eighths `json:"eighths,omitzero"`
	Timing  Timing  `json:"timing,omitzero"`
	// Days is how many whole shooting days the scene takes; zero is a part of a day, or not known.
	Days int `json:"days,omitzero"`
	// Cast are the roles in the scene, by ID.
	Cast []string `json:"cast,omitempty"`
	// Elements are what else it needs.
	Elements []Use `json:"elements,omitempty"`
	// Line is where the scene begins in the screenplay.
	Line int `json:"line,omitzero"`
}

// Use is an element in a scene.
type Use struct {
	// ID is that of the element.
	ID string `json:"id"`
	// Number is how many of it; zero is one.
	Number int `json:"number,omitzero"`
}

// Count returns how many of the element the scene needs.
func (u Use) Count() int { return max(u.Number, 1) }

// Lit returns the light by which the scene is shot: its own, or that of its heading.
func (s Scene) Lit() Light {
	if s.Light != "" {
		return s.Light
	}
	return s.Heading.Light()
}

// Effect returns the place and the light as a plan shows them (effet): "INT day", "EXT night".
func (s Scene) Effect() string {
	switch {
	case s.Lit() == "":
		return string(s.Heading.Place)
	case s.Heading.Place == "":
		return string(s.Lit())
	default:
		return string(s.Heading.Place) + " " + string(s.Lit())
	}
}

// Parse reads a breakdown from JSON and validates it. The error is a [Faults]: [ErrSyntax] for a document or a
// value that cannot be read and for a field of another name, [ErrDuplicate] for a field given twice,
// [ErrTooLarge]; otherwise what [Breakdown.Validate] reports.
func Parse(data []byte) (Breakdown, error) { return fault.Parse[Breakdown](data) }

// Validate returns every fault of the breakdown as a [Faults], or nil: [ErrTooLarge] beyond the limits,
// [ErrRequired] for a missing number, set, ID or category, [ErrDuplicate] for a number or an ID given twice and for a
// role or an element twice in a scene, [ErrUnknown] for a role or an element that is not listed, [ErrRange] for an
// unknown place, light or category, [ErrNegative].
func (b Breakdown) Validate() error {
	var c fault.Collector
	check.Label(&c, "title", b.Title)
	check.Size(&c, "cast", len(b.Cast), MaxCast)
	check.Size(&c, "elements", len(b.Elements), MaxElements)
	check.Size(&c, "scenes", len(b.Scenes), MaxScenes)
	if err := c.Err(); err != nil {
		return err
	}
	ids := make(map[string]bool, len(b.Cast)+len(b.Elements))
	cast := make(map[string]bool, len(b.Cast))
	for i, r := range b.Cast {
		in := c.In("cast[%d]", i)
		check.Unique(in, "id", r.ID, ids)
		check.Label(in, "name", r.Name)
		cast[r.ID] = true
	}
	elements := make(map[string]bool, len(b.Elements))
	for i, e := range b.Elements {
		in := c.In("elements[%d]", i)
		check.Unique(in, "id", e.ID, ids)
		check.Label(in, "name", e.Name)
		if check.Given(in, "category", string(e.Category)) && !e.Category.known() {
			in.Add("category", ErrRange, string(e.Category))
		}
		elements[e.ID] = true
	}
	numbers := make(map[string]bool, len(b.Scenes))
	for i, s := range b.Scenes {
		in := c.In("scenes[%d]", i)
		check.Unique(in, "number", s.Number, numbers)
		s.check(in)
		s.refer(in, cast, elements)
		if c.Full() {
			break
		}
	}
	return c.Err()
}

// check asks what can be asked of a scene alone.
func (s Scene) check(c *fault.Collector) {
	check.Given(c, "heading.set", s.Heading.Set)
	texts := []struct{ path, text string }{
		{"heading.set", s.Heading.Set}, {"heading.part", s.Heading.Part}, {"heading.time", s.Heading.Time}, {"location", s.Location},
		{"season", s.Season}, {"story_day", s.StoryDay}, {"synopsis", s.Synopsis},
	}
	for _, t := range texts {
		check.Label(c, t.path, t.text)
	}
	switch s.Heading.Place {
	case "", Interior, Exterior, InteriorExterior:
	default:
		c.Add("heading.place", ErrRange, string(s.Heading.Place))
	}
	if s.Light != "" && s.Light != Day && s.Light != Night {
		c.Add("light", ErrRange, string(s.Light))
	}
	within(c, "eighths", int(s.Eighths), int(MaxEighths))
	within(c, "timing", int(s.Timing), int(MaxTiming))
	within(c, "days", s.Days, MaxSceneDays)
	within(c, "line", s.Line, MaxScriptLines)
}

func within(c *fault.Collector, path string, n, most int) {
	switch {
	case n < 0:
		c.Add(path, ErrNegative, n)
	case n > most:
		c.Add(path, ErrTooLarge, n)
	}
}

// refer asks for what the scene refers to.
func (s Scene) refer(c *fault.Collector, cast, elements map[string]bool) {
	if !check.Size(c, "cast", len(s.Cast), MaxUses) || !check.Size(c, "elements", len(s.Elements), MaxUses) {
		return
	}
	seen := make(map[string]bool, len(s.Cast)+len(s.Elements))
	for i, id := range s.Cast {
		if in := c.In("cast[%d]", i); check.Unique(in, "", id, seen) && !cast[id] {
			in.Add("", ErrUnknown, id)
		}
	}
	for i, u := range s.Elements {
		in := c.In("elements[%d]", i)
		if check.Unique(in, "id", u.ID, seen) && !elements[u.ID] {
			in.Add("id", ErrUnknown, u.ID)
		}
		within(in, "number", u.Number, MaxNumber)
	}
}
