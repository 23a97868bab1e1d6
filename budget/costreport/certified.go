package costreport

import (
	"fmt"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// CertifiedCost is what the film has cost against a devis, post by post: that of the request for support, say,
// which may be another version than the one that the book was opened from.
type CertifiedCost struct {
	Currency string        `json:"currency"`
	Sign     Sign          `json:"sign"`
	Closing  string        `json:"closing"`
	Date     schedule.Date `json:"date"`
	// Definitive is that of the final account.
	Definitive bool `json:"definitive"`
	// Rows are the posts of the devis in its order, its percentages, and then what the final account has and the
	// devis does not. They add up to the total.
	Rows  []CertifiedRow `json:"rows"`
	Total CertifiedRow   `json:"total"`
}

// CertifiedRow is one post: Difference is the devis less the cost, or the opposite as the sign says, and Percent
// that difference in per cent of the devis, two decimals, half away from zero; zero without devis.
type CertifiedRow struct {
	// Code is the number of the post, the ID of the percentage, or the code of the final account.
	Code       string          `json:"code,omitempty"`
	Label      Text            `json:"label,omitzero"`
	Devis      decimal.Decimal `json:"devis"`
	Cost       decimal.Decimal `json:"cost"`
	Difference decimal.Decimal `json:"difference"`
	Percent    decimal.Decimal `json:"percent"`
}

// Against sets the cost of the final account beside a devis. A post of the account (an account, where the book has
// no posts) goes to the post or percentage of the devis that has its code, or else to the post that its code begins
// with; one that has neither is a row of its own.
//
// Errors: those of [FinalAccount.Check] and of [budget.Result.Check], and a [Faults] of [ErrCurrency] when the two
// are not in the same currency.
func (a FinalAccount) Against(devis budget.Result) (CertifiedCost, error) {
	if err := a.Check(); err != nil {
		return CertifiedCost{}, err
	}
	if err := devis.Check(); err != nil {
		return CertifiedCost{}, err
	}
	if a.Currency != devis.Currency {
		return CertifiedCost{}, Faults{Fault{Path: "currency", Kind: ErrCurrency, Value: fmt.Sprintf("%.10s, %.10s", a.Currency, devis.Currency)}}
	}
	c := CertifiedCost{Currency: a.Currency, Sign: a.Sign, Closing: a.Closing, Date: a.Date, Definitive: a.Definitive}
	places := map[string]int{}
	add := func(row CertifiedRow) int {
		at := len(c.Rows)
		if _, known := places[row.Code]; !known {
			places[row.Code] = at
		}
		c.Rows = append(c.Rows, row)
		return at
	}
	for _, post := range devis.Posts {
		add(CertifiedRow{Code: post.Post, Label: post.Label, Devis: post.Amount})
	}
	for _, p := range devis.Percentages {
		add(CertifiedRow{Code: p.ID, Label: p.Label, Devis: p.Amount})
	}
	list := a.Posts
	if len(list) == 0 {
		list = a.Accounts
	}
	for _, row := range list {
		at, known := places[row.Code]
		if post, has := devis.Chart.Post(row.Code); !known && has {
			at, known = places[post.Number]
		}
		if !known {
			at = add(CertifiedRow{Code: row.Code, Label: row.Label})
		}
		c.Rows[at].Cost = c.Rows[at].Cost.Add(row.Cost)
	}
	for i := range c.Rows {
		c.Rows[i].close(c.Sign)
	}
	c.Total = CertifiedRow{Devis: devis.Total, Cost: a.Total.Cost}
	c.Total.close(c.Sign)
	return c, nil
}

// close computes the difference of a row.
func (r *CertifiedRow) close(sign Sign) {
	if r.Difference = r.Devis.Sub(r.Cost); sign == OverIsPositive {
		r.Difference = r.Cost.Sub(r.Devis)
	}
	r.Percent = money.PercentOf(r.Difference, r.Devis, 2)
}

// Check re-adds the certified cost. The error is a [Faults].
func (c CertifiedCost) Check() error {
	var f fault.Collector
	if !check.Size(&f, "rows", len(c.Rows), MaxAccounts+MaxPosts) || !check.Decimals(&f, c, money.Computable) {
		return f.Err()
	}
	var total CertifiedRow
	same := func(at *fault.Collector, row CertifiedRow) {
		want := row
		want.close(c.Sign)
		check.Same(at, "difference", row.Difference, want.Difference)
		check.Same(at, "percent", row.Percent, want.Percent)
	}
	for i, row := range c.Rows {
		same(f.In("rows[%d]", i), row)
		total.Devis, total.Cost = total.Devis.Add(row.Devis), total.Cost.Add(row.Cost)
	}
	same(f.In("total"), c.Total)
	check.Same(&f, "total.devis", c.Total.Devis, total.Devis)
	check.Same(&f, "total.cost", c.Total.Cost, total.Cost)
	return f.Err()
}
