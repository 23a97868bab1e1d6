package points

import (
	"fmt"
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Score is the points of a film.
type Score struct {
	Label Text `json:"label"`
	// Posts are in the order of the grid.
	Posts  []PostScore  `json:"posts"`
	Groups []GroupScore `json:"groups"`
	// Total is what is told; Untold is the most that the posts that cannot be told may add.
	Total  decimal.Decimal `json:"total"`
	Untold decimal.Decimal `json:"untold"`
	Max    decimal.Decimal `json:"max"`
	// Standings are the thresholds, in the order of the grid.
	Standings []Standing `json:"standings"`
}

// PostScore is the points of a post.
type PostScore struct {
	Group    string          `json:"group"`
	Post     string          `json:"post"`
	Label    Text            `json:"label"`
	Max      decimal.Decimal `json:"max"`
	Obtained decimal.Decimal `json:"obtained"`
	// Reason says where the points come from.
	Reason Text `json:"reason"`
	// Missing names the input without which the points cannot be told; empty where they are.
	Missing string `json:"missing,omitempty"`
	Status  Status `json:"status"`
}

// GroupScore is the sum of the posts of a group.
type GroupScore struct {
	Code     string          `json:"code"`
	Label    Text            `json:"label"`
	Max      decimal.Decimal `json:"max"`
	Obtained decimal.Decimal `json:"obtained"`
	Untold   decimal.Decimal `json:"untold"`
}

// Missing lists the inputs without which points cannot be told, in the order of the grid.
func (s Score) Missing() []string {
	var missing []string
	for _, one := range s.Posts {
		if one.Missing != "" {
			missing = append(missing, one.Missing)
		}
	}
	return missing
}

// Score counts the points of the sheet. The error is that of [Sheet.Validate].
func (s Sheet) Score() (Score, error) {
	if err := s.Validate(); err != nil {
		return Score{}, err
	}
	entries := make(map[string]Entry, len(s.Entries))
	for _, e := range s.Entries {
		entries[e.Post] = e
	}
	score := Score{Label: s.Grid.Label, Posts: []PostScore{}, Groups: []GroupScore{}, Standings: []Standing{}}
	for _, group := range s.Grid.Groups {
		sum := GroupScore{Code: group.Code, Label: group.Label}
		for _, post := range group.Posts {
			e, entered := entries[post.Code]
			one := s.post(post, e, entered)
			one.Group = group.Code
			score.Posts = append(score.Posts, one)
			sum.add(one)
		}
		score.Groups = append(score.Groups, sum)
		score.Total, score.Untold, score.Max = score.Total.Add(sum.Obtained), score.Untold.Add(sum.Untold), score.Max.Add(sum.Max)
	}
	for _, threshold := range s.Grid.Thresholds {
		score.Standings = append(score.Standings, score.standing(threshold))
	}
	return score, nil
}

func (g *GroupScore) add(p PostScore) {
	g.Max = g.Max.Add(p.Max)
	g.Obtained = g.Obtained.Add(p.Obtained)
	if p.Missing != "" {
		g.Untold = g.Untold.Add(p.Max)
	}
}

// post counts one post.
func (s Sheet) post(post Post, e Entry, entered bool) PostScore {
	one := PostScore{Post: post.Code, Label: post.Label, Max: post.Max, Status: post.Status}
	switch {
	case !entered:
		one.untold("", "rien n'est dit de ce poste", "nothing is said of this post")
	case e.Points != nil:
		one.Obtained = *e.Points
		one.Reason = Text{FR: "points donnés", EN: "points given"}
		if e.Reason != "" {
			one.Reason = Text{FR: "points donnés : " + e.Reason, EN: "points given: " + e.Reason}
		}
	case len(post.Steps) > 0:
		one.speech(post, e.Speech)
	default:
		one.holders(e.Holders, s.Countries)
	}
	return one
}

// untold marks a post that cannot be told without one more input.
func (p *PostScore) untold(input, fr, en string) {
	p.Missing = p.Post + input
	p.Reason = Text{FR: fr, EN: en}
}

// speech counts the points of a language.
func (p *PostScore) speech(post Post, use *Speech) {
	switch {
	case use == nil:
		p.untold(".speech", "l'usage de la langue n'est pas donné", "the use of the language is not given")
		return
	case use.MostUsed || use.Part.Add(use.Part).GreaterThan(use.Whole):
		p.Obtained = post.Max
		p.Reason = Text{FR: "seule langue, ou la plus utilisée", EN: "the only language, or the most used"}
		return
	}
	p.Reason = Text{FR: "en deçà de la première tranche", EN: "below the first step"}
	for _, step := range post.Steps {
		part, whole := decimal.NewFromInt(int64(step.Part)), decimal.NewFromInt(int64(step.Of))
		if !use.Part.Mul(whole).LessThan(use.Whole.Mul(part)) && !step.Points.LessThan(p.Obtained) {
			p.Obtained = step.Points
			p.Reason = Text{
				FR: fmt.Sprintf("au moins %d/%d de la durée", step.Part, step.Of),
				EN: fmt.Sprintf("at least %d/%d of the duration", step.Part, step.Of),
			}
		}
	}
}

// holders counts the points of a post by the countries of those who hold it.
func (p *PostScore) holders(holders []Holder, countries []string) {
	qualifying, names := 0, make([]string, 0, len(holders))
	for i, one := range holders {
		if one.Country == "" {
			p.untold(fmt.Sprintf(".holders[%d].country", i), "un pays n'est pas donné", "a country is not given")
			return
		}
		names = append(names, one.Name+" ("+one.Country+")")
		if slices.Contains(countries, one.Country) {
			qualifying++
		}
	}
	list := strings.Join(names, ", ")
	switch {
	case len(holders) == 0:
		p.untold(".holders", "le poste n'est pas pourvu", "nobody holds this post")
	case qualifying == 0:
		p.Reason = Text{FR: "aucun rattachement : " + list, EN: "does not qualify: " + list}
	case qualifying < len(holders):
		p.untold(".points", "le partage d'un poste à plusieurs n'est pas établi : "+list, "how a post of several is shared is not established: "+list)
	default:
		p.Obtained = p.Max
		p.Reason = Text{FR: list, EN: list}
	}
}

// Check adds up the score again and reports, as [Faults] of kind [ErrUnbalance], every figure that is not the
// sum of its posts.
func (s Score) Check() error {
	var c fault.Collector
	if !check.Decimals(&c, s, money.Computable) {
		return c.Err()
	}
	var again GroupScore
	for i, group := range s.Groups {
		var sum GroupScore
		for _, one := range s.Posts {
			if one.Group == group.Code {
				sum.add(one)
			}
		}
		in := c.In("groups[%d]", i)
		check.Same(in, "obtained", group.Obtained, sum.Obtained)
		check.Same(in, "untold", group.Untold, sum.Untold)
		check.Same(in, "max", group.Max, sum.Max)
	}
	for _, one := range s.Posts {
		again.add(one)
	}
	check.Same(&c, "total", s.Total, again.Obtained)
	check.Same(&c, "untold", s.Untold, again.Untold)
	check.Same(&c, "max", s.Max, again.Max)
	for i, one := range s.Standings {
		want := s.standing(one.Threshold)
		in := c.In("standings[%d]", i)
		check.Same(in, "obtained", one.Obtained, want.Obtained)
		check.Same(in, "margin", one.Margin, want.Margin)
		if one.Verdict != want.Verdict {
			in.Add("verdict", ErrUnbalance, string(one.Verdict))
		}
	}
	return c.Err()
}
