package budget

import "github.com/shopspring/decimal"

// Base is a named group of posts and percentages on which percentages and credits stand.
type Base struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Posts, Of and Less are those of [Percentage].
	Posts []string `json:"posts,omitempty"`
	Of    []string `json:"of,omitempty"`
	Less  []string `json:"less,omitempty"`
}

// Percentage is a line of the budget that is a percentage of posts: producer's fee (rémunération du
// producteur), overheads (frais généraux), contingency (imprévus), insurance, financial charges, bond.
// Each names its own base: in parallel, several stand on the same posts; stacked, one has others inside
// its base.
type Percentage struct {
	ID    string `json:"id"`
	Label Text   `json:"label"`
	// Rate is in per cent of the base, from 0 to 100.
	Rate decimal.Decimal `json:"rate"`
	// Flat is an amount, of either sign, that stands in the place of a rate and of a base.
	Flat decimal.Decimal `json:"flat,omitzero"`
	// On is the ID of a [Base], in the place of Posts, Of and Less.
	On string `json:"on,omitempty"`
	// Posts are the numbers of the posts in the base.
	Posts []string `json:"posts"`
	// Of are the percentages in the base, which stand before this one.
	Of []string `json:"of,omitempty"`
	// Less are accounts left out of the base: every line whose account begins with one of them is
	// taken out, and so are its charges where the base holds the post that carries them. An account
	// that no line has leaves nothing out.
	Less []string `json:"less,omitempty"`
	// Cap is the largest amount; zero is none.
	Cap decimal.Decimal `json:"cap,omitzero"`
}

// Credit is what comes back on the cost of the film: a tax credit, a rebate, an incentive. It is shown
// under the total and leaves it as it is.
type Credit struct {
	ID    string `json:"id"`
	Label Text   `json:"label"`
	// Rate is in per cent of the base, from 0 to 100.
	Rate decimal.Decimal `json:"rate"`
	// Flat is an amount, of either sign, that stands in the place of a rate and of a base.
	Flat decimal.Decimal `json:"flat,omitzero"`
	// Eligible makes the lines marked for the tax credit, with their charges, the base.
	Eligible bool `json:"eligible,omitempty"`
	// On, Posts, Of and Less are those of [Percentage]; every percentage stands before every credit.
	On    string   `json:"on,omitempty"`
	Posts []string `json:"posts,omitempty"`
	Of    []string `json:"of,omitempty"`
	Less  []string `json:"less,omitempty"`
	// Cap is the largest credit; zero is none.
	Cap decimal.Decimal `json:"cap,omitzero"`
	// Discount is what the credit loses when it is sold or borrowed on, in per cent of it.
	Discount decimal.Decimal `json:"discount,omitzero"`
}

// named returns the base of that ID, or an empty one.
func (b Budget) named(id string) Base {
	for _, base := range b.Bases {
		if base.ID == id {
			return base
		}
	}
	return Base{}
}

// base returns the base of a percentage, the one that it names or its own.
func (b Budget) base(p Percentage) Base {
	if p.On != "" {
		return b.named(p.On)
	}
	return Base{Posts: p.Posts, Of: p.Of, Less: p.Less}
}

// asPercentage returns the part of a credit that a percentage has too.
func (c Credit) asPercentage() Percentage {
	return Percentage{ID: c.ID, Label: c.Label, Rate: c.Rate, Flat: c.Flat, On: c.On, Posts: c.Posts, Of: c.Of, Less: c.Less, Cap: c.Cap}
}
