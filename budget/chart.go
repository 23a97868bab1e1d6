package budget

import (
	"strings"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Chart is a chart of accounts (plan de comptes du devis): the posts under which lines are grouped. It
// is data: a co-producer, a broadcaster or another country brings its own.
type Chart struct {
	Name string `json:"name,omitempty"`
	// Version tells two states of one chart apart.
	Version string `json:"version,omitempty"`
	// Posts are in the order in which the budget shows them.
	Posts []Post `json:"posts"`
}

// Post is one main heading of a chart of accounts (poste).
type Post struct {
	// Number is what the accounts of the post begin with.
	Number string `json:"number"`
	Label  Text   `json:"label"`
	// Social marks the post that holds the social charges of all lines; at most one post does. In a
	// chart without one, charges go to the post of the line they stand on.
	Social bool `json:"social,omitempty"`
}

// CNCFeature returns the nine posts of the French devis of a feature film, social charges in post 4.
// Sub-accounts are not part of it: no primary text of the current ones is public.
//
// Source: Centre national du cinéma et de l'image animée, Les coûts de production des films en 2013,
// March 2014; the nine posts also in Sénat, rapport d'information n° 11 (1998-1999).
func CNCFeature() Chart {
	return Chart{
		Name:    "CNC, long métrage",
		Version: "2014-03",
		Posts: []Post{
			{Number: "1", Label: Text{FR: "Droits artistiques", EN: "Artistic rights"}},
			{Number: "2", Label: Text{FR: "Personnel", EN: "Crew"}},
			{Number: "3", Label: Text{FR: "Interprétation", EN: "Cast"}},
			{Number: "4", Label: Text{FR: "Charges sociales", EN: "Social charges"}, Social: true},
			{Number: "5", Label: Text{FR: "Décors et costumes", EN: "Sets and costumes"}},
			{Number: "6", Label: Text{FR: "Transports, défraiements, régie", EN: "Transport, living expenses, unit"}},
			{Number: "7", Label: Text{FR: "Moyens techniques", EN: "Technical equipment"}},
			{Number: "8", Label: Text{FR: "Laboratoires, post-production", EN: "Laboratories, post-production"}},
			{Number: "9", Label: Text{FR: "Assurances et divers", EN: "Insurance and sundries"}},
		},
	}
}

// IsZero reports whether the chart is empty, which stands for [CNCFeature].
func (c Chart) IsZero() bool { return c.Name == "" && c.Version == "" && len(c.Posts) == 0 }

// Post returns the post of an account: the one with the longest number that the account begins with.
func (c Chart) Post(account string) (Post, bool) {
	if i := c.index(account); i >= 0 {
		return c.Posts[i], true
	}
	return Post{}, false
}

// index returns the place of the post of an account, or -1.
func (c Chart) index(account string) int {
	found := -1
	for i, post := range c.Posts {
		longer := found < 0 || len(post.Number) > len(c.Posts[found].Number)
		if longer && post.Number != "" && strings.HasPrefix(account, post.Number) {
			found = i
		}
	}
	return found
}

// social returns the place of the post of social charges, or -1.
func (c Chart) social() int {
	for i, post := range c.Posts {
		if post.Social {
			return i
		}
	}
	return -1
}

// has reports whether a post has exactly this number.
func (c Chart) has(number string) bool {
	for _, post := range c.Posts {
		if post.Number == number {
			return true
		}
	}
	return false
}

func (c Chart) validate(faults *fault.Collector) {
	if c.IsZero() {
		return
	}
	check.Label(faults, "name", c.Name)
	check.Label(faults, "version", c.Version)
	if len(c.Posts) == 0 {
		faults.Add("posts", ErrRequired, nil)
	}
	numbers, social := map[string]bool{}, false
	for i, post := range c.Posts {
		at := faults.In("posts[%d]", i)
		check.Unique(at, "number", post.Number, numbers)
		check.Labels(at, "label", post.Label)
		if post.Social && social {
			at.Add("social", ErrDuplicate, post.Number)
		}
		social = social || post.Social
	}
}
