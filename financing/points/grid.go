package points

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Limits of the documents, checked before any work.
const (
	// MaxPosts is the largest number of posts of a grid.
	MaxPosts = 200
	// MaxHolders is the largest number of holders of a post.
	MaxHolders = 100
	// MaxThresholds is the largest number of thresholds of a grid.
	MaxThresholds = 20
	// MaxCountries is the largest number of countries that qualify.
	MaxCountries = 300
)

// Grid is a scale of points (barème).
type Grid struct {
	Label      Text        `json:"label"`
	Groups     []Group     `json:"groups"`
	Thresholds []Threshold `json:"thresholds,omitempty"`
}

// Group is a group of posts; its most points are the sum of theirs.
type Group struct {
	Code  string `json:"code"`
	Label Text   `json:"label"`
	Posts []Post `json:"posts"`
}

// Post is what earns points.
type Post struct {
	// Code names the post in the whole grid.
	Code  string `json:"code"`
	Label Text   `json:"label"`
	// Max is the most that the post earns.
	Max decimal.Decimal `json:"max"`
	// Given marks a post of which the grid does not say what earns its points: the sheet gives them.
	Given bool `json:"given,omitempty"`
	// Steps, for the language of a film, are the points where it is not the most used one.
	Steps []Step `json:"steps,omitempty"`
	// Status says how well the post and its points are established.
	Status Status `json:"status"`
}

// Step gives points from a part of the duration on, Part / Of, included.
type Step struct {
	Part   int             `json:"part"`
	Of     int             `json:"of"`
	Points decimal.Decimal `json:"points"`
}

// Threshold is a number of points that gives a right.
type Threshold struct {
	Code   string          `json:"code"`
	Label  Text            `json:"label"`
	Points decimal.Decimal `json:"points"`
	// Without are the groups whose points do not count.
	Without []string `json:"without,omitempty"`
}

// Max returns the most points of the grid. The grid must be valid.
func (g Grid) Max() decimal.Decimal {
	var most decimal.Decimal
	for _, group := range g.Groups {
		most = most.Add(group.Max())
	}
	return most
}

// Max returns the most points of the group. The group must be valid.
func (g Group) Max() decimal.Decimal {
	var most decimal.Decimal
	for _, post := range g.Posts {
		most = most.Add(post.Max)
	}
	return most
}

// Validate reports everything that is wrong with the grid, as [Faults], or nil.
//
// Kinds: [ErrRequired], [ErrDuplicate], [ErrNegative], [ErrRange] (a step outside the duration, above the
// post, or of a post whose points are given), [ErrUnknown] (a group that a threshold leaves out) and
// [ErrTooLarge].
func (g Grid) Validate() error {
	var c fault.Collector
	if g.sizes(&c) {
		g.validate(&c)
	}
	return c.Err()
}

func (g Grid) sizes(c *fault.Collector) bool {
	posts := 0
	for _, group := range g.Groups {
		posts += len(group.Posts)
	}
	groups := check.Size(c, "groups", len(g.Groups), MaxPosts)
	return check.Size(c, "groups", posts, MaxPosts) && check.Size(c, "thresholds", len(g.Thresholds), MaxThresholds) && groups
}

func (g Grid) validate(c *fault.Collector) {
	check.Labels(c, "label", g.Label)
	if len(g.Groups) == 0 {
		c.Add("groups", ErrRequired, nil)
	}
	groups, posts, thresholds := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i, group := range g.Groups {
		in := c.In("groups[%d]", i)
		check.Unique(in, "code", group.Code, groups)
		check.Labels(in, "label", group.Label)
		for j, post := range group.Posts {
			at := in.In("posts[%d]", j)
			check.Unique(at, "code", post.Code, posts)
			post.validate(at)
		}
	}
	for i, one := range g.Thresholds {
		in := c.In("thresholds[%d]", i)
		check.Unique(in, "code", one.Code, thresholds)
		check.Labels(in, "label", one.Label)
		check.NotNegative(in, "points", one.Points)
		if !check.Size(in, "without", len(one.Without), MaxPosts) {
			continue
		}
		for j, code := range one.Without {
			if !groups[code] {
				in.In("without[%d]", j).Add("", ErrUnknown, code)
			}
		}
	}
}

func (p Post) validate(c *fault.Collector) {
	check.Labels(c, "label", p.Label)
	check.NotNegative(c, "max", p.Max)
	if !check.Size(c, "steps", len(p.Steps), MaxThresholds) {
		return
	}
	if p.Given && len(p.Steps) > 0 {
		c.Add("steps", ErrRange, nil)
	}
	for i, one := range p.Steps {
		in := c.In("steps[%d]", i)
		if one.Part < 0 || one.Of < 1 || one.Part > one.Of {
			in.Add("part", ErrRange, one.Part)
		}
		if check.NotNegative(in, "points", one.Points) && money.Acceptable(p.Max) && one.Points.GreaterThan(p.Max) {
			in.Add("points", ErrRange, one.Points)
		}
	}
}
