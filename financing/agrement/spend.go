package agrement

import (
	"slices"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Territory is a country or a region by the name that lines of the devis give it.
type Territory string

// Has reports whether a line is spent in the territory: it is the country of the line, or one of its tags.
func (t Territory) Has(line budget.Line) bool {
	return line.Country == string(t) || slices.Contains(line.Tags, string(t))
}

// Spend is the expenses in one territory.
type Spend struct {
	Territory Territory `json:"territory"`
	// Posts are those of the chart that have a line there, in its order, with charges by their line.
	Posts []PostSpend `json:"posts"`
	// Total is all lines there, Percent its part of the lines of the devis, two decimals.
	Total   decimal.Decimal `json:"total"`
	Percent decimal.Decimal `json:"percent"`
	// Lines are the identifiers of the lines.
	Lines []string `json:"lines"`
}

// PostSpend is the expenses of one post in one territory.
type PostSpend struct {
	Post   string          `json:"post"`
	Label  Text            `json:"label"`
	Amount decimal.Decimal `json:"amount"`
	Charge decimal.Decimal `json:"charge"`
	Total  decimal.Decimal `json:"total"`
}

// Spend returns the expenses in some territories, which may overlap, as a region is in its country. Percentages
// of the devis (overheads, fee, contingency) are spent nowhere.
func (f File) Spend(territories ...Territory) []Spend {
	labels := map[string]Text{}
	for _, post := range f.Budget.Posts {
		labels[post.Post] = post.Label
	}
	spends := make([]Spend, 0, len(territories))
	for _, t := range territories {
		one := Spend{Territory: t, Posts: []PostSpend{}, Lines: []string{}}
		for i := range f.Budget.Lines {
			if line := &f.Budget.Lines[i]; t.Has(line.Line) {
				one.add(line, labels[line.Post])
			}
		}
		one.order(f.Budget.Posts)
		one.Percent = money.PercentOf(one.Total, f.Budget.PostsTotal, 2)
		spends = append(spends, one)
	}
	return spends
}

func (s *Spend) add(line *budget.LineResult, label Text) {
	i := slices.IndexFunc(s.Posts, func(p PostSpend) bool { return p.Post == line.Post })
	if i < 0 {
		i, s.Posts = len(s.Posts), append(s.Posts, PostSpend{Post: line.Post, Label: label})
	}
	post, total := &s.Posts[i], line.Amount.Add(line.Charge)
	post.Amount, post.Charge, post.Total = post.Amount.Add(line.Amount), post.Charge.Add(line.Charge), post.Total.Add(total)
	s.Total, s.Lines = s.Total.Add(total), append(s.Lines, line.Line.ID)
}

// order puts the posts in the order of the chart.
func (s *Spend) order(posts []budget.PostResult) {
	places := map[string]int{}
	for i, post := range posts {
		places[post.Post] = i
	}
	slices.SortStableFunc(s.Posts, func(a, b PostSpend) int { return places[a.Post] - places[b.Post] })
}
