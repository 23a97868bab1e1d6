package points

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Sheet is what a film has in the posts of a grid.
type Sheet struct {
	Grid Grid `json:"grid"`
	// Countries are those whose nationals, companies and places qualify, two letters of ISO 3166-1.
	Countries []string `json:"countries,omitempty"`
	// Entries are in any order, one a post at most; a post without one cannot be told.
	Entries []Entry `json:"entries"`
}

// Entry is what the film has in one post: its holders, the use of the language, or the points obtained.
type Entry struct {
	Post string `json:"post"`
	// Points, where given, are those obtained, whoever holds the post; zero for a post that earns nothing.
	Points *decimal.Decimal `json:"points,omitempty"`
	// Holders are the persons, companies or places of the post.
	Holders []Holder `json:"holders,omitempty"`
	// Speech is the use of the language, for a post that has steps.
	Speech *Speech `json:"speech,omitempty"`
	// Reason is the caller's own, for points that are given.
	Reason string `json:"reason,omitempty"`
}

// Holder is a person, a company or a place.
type Holder struct {
	Name string `json:"name"`
	// Country is the nationality, the establishment or the place; empty is not known.
	Country string `json:"country,omitempty"`
}

// Speech is the use of French or a regional language in a film.
type Speech struct {
	// MostUsed is true where it is the only language, or the most used of several.
	MostUsed bool `json:"most_used,omitempty"`
	// Part of the whole, in minutes or any other unit; not needed for the most used language.
	Part  decimal.Decimal `json:"part,omitzero"`
	Whole decimal.Decimal `json:"whole,omitzero"`
}

// Parse reads a sheet from JSON and validates it. A field that a sheet does not have is refused. The error is
// a [Faults].
func Parse(data []byte) (Sheet, error) { return fault.Parse[Sheet](data) }

// Validate reports everything that is wrong with the sheet, as [Faults], or nil.
//
// Kinds: those of [Grid.Validate]; [ErrUnknown] (a post that the grid does not have), [ErrDuplicate],
// [ErrRange] (points above those of the post, holders of a post whose points are given, a use of language
// elsewhere than in its post, a part above the whole), [ErrRequired] (the points of a post that nothing else
// tells, countries where there are holders), [ErrNegative] and [ErrTooLarge].
func (s Sheet) Validate() error {
	var c fault.Collector
	grid := c.In("grid")
	sound := s.Grid.sizes(grid)
	sound = check.Size(&c, "entries", len(s.Entries), MaxPosts) && sound
	sound = check.Size(&c, "countries", len(s.Countries), MaxCountries) && sound
	for i, e := range s.Entries[:min(len(s.Entries), MaxPosts)] {
		sound = check.Size(c.In("entries[%d]", i), "holders", len(e.Holders), MaxHolders) && sound
	}
	if !sound {
		return c.Err()
	}
	s.Grid.validate(grid)
	posts := s.Grid.posts()
	seen, held := map[string]bool{}, false
	for i, e := range s.Entries {
		at := c.In("entries[%d]", i)
		check.Unique(at, "post", e.Post, seen)
		post, known := posts[e.Post]
		if !known && e.Post != "" {
			at.Add("post", ErrUnknown, e.Post)
		}
		e.validate(at, post)
		held = held || len(e.Holders) > 0 && e.Points == nil
	}
	for i, one := range s.Countries {
		check.Code(c.In("countries[%d]", i), "", one)
	}
	if held && len(s.Countries) == 0 {
		c.Add("countries", ErrRequired, nil)
	}
	return c.Err()
}

// posts finds the posts of a grid by their code.
func (g Grid) posts() map[string]Post {
	posts := map[string]Post{}
	for _, group := range g.Groups {
		for _, post := range group.Posts {
			posts[post.Code] = post
		}
	}
	return posts
}

func (e Entry) validate(at *fault.Collector, post Post) {
	check.Label(at, "reason", e.Reason)
	for i, one := range e.Holders {
		in := at.In("holders[%d]", i)
		check.Label(in, "name", one.Name)
		check.Size(in, "country", len(one.Country), check.MaxCode)
	}
	if e.Points != nil {
		if check.NotNegative(at, "points", *e.Points) && money.Acceptable(post.Max) && e.Points.GreaterThan(post.Max) {
			at.Add("points", ErrRange, *e.Points)
		}
	} else if post.Given {
		at.Add("points", ErrRequired, nil)
	}
	if len(e.Holders) > 0 && (post.Given || len(post.Steps) > 0) && e.Points == nil {
		at.Add("holders", ErrRange, len(e.Holders))
	}
	if e.Speech == nil {
		return
	}
	if len(post.Steps) == 0 {
		at.Add("speech", ErrRange, nil)
	}
	part, whole := check.NotNegative(at, "speech.part", e.Speech.Part), check.NotNegative(at, "speech.whole", e.Speech.Whole)
	if part && whole && e.Speech.Part.GreaterThan(e.Speech.Whole) {
		at.Add("speech.part", ErrRange, e.Speech.Part)
	}
	if whole && !e.Speech.MostUsed && e.Speech.Whole.IsZero() {
		at.Add("speech.whole", ErrRequired, nil)
	}
}

func acceptable(path string, d decimal.Decimal) error {
	var c fault.Collector
	check.Decimal(&c, path, d)
	return c.Err()
}
