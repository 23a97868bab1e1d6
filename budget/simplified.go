package budget

import (
	"github.com/filmfinance/filmfinance/internal/deep"
	"github.com/shopspring/decimal"
)

// Simplified returns the devis reduced to its posts (devis simplifié): one lump sum for each post that is
// not empty, one for each percentage and each credit. Computed, it gives the posts, the percentages and the
// totals of the result.
//
// What a credit brings is kept before its discount; charges, persons, formulas and currencies are gone.
func (r Result) Simplified() Budget {
	b := Budget{
		Title: r.Title, Version: r.Version, Date: r.Date, Currency: r.Currency, Rounding: r.Rounding, Chart: deep.Copy(r.Chart), Lines: []Line{},
	}
	one := decimal.New(1, 0)
	for _, post := range r.Posts {
		if !post.Amount.IsZero() {
			b.Lines = append(b.Lines, Line{
				ID: post.Post, Account: post.Post, Label: post.Label.In("fr"), Quantity: one, Number: one, Unit: Flat, Rate: post.Amount,
			})
		}
	}
	for _, p := range r.Percentages {
		b.Percentages = append(b.Percentages, p.lump(r.Posts))
	}
	for _, c := range r.Credits {
		p := c.lump(r.Posts)
		b.Credits = append(b.Credits, Credit{ID: p.ID, Label: p.Label, Flat: p.Flat, Posts: p.Posts, Discount: c.DiscountRate})
	}
	return b
}

// lump returns a percentage as a flat amount; one that comes to nothing, which no flat amount can say, is
// zero per cent of the first post.
func (p PercentageResult) lump(posts []PostResult) Percentage {
	flat := Percentage{ID: p.ID, Label: p.Label, Flat: p.Amount}
	if p.Amount.IsZero() && len(posts) > 0 {
		flat.Posts = []string{posts[0].Post}
	}
	return flat
}
