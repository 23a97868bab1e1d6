package rnpp

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
)

// OpposableCost is the cost of a film that counts towards its authors (coût opposable): what was spent, the
// producer's fee and the overheads up to their caps, and financial charges, a lump sum for films from 3 M€ and
// the real ones under it. Amounts are without VAT, net of discounts, and not already deducted from the net
// receipts. Remunerations due after amortisation are left out.
//
// Source: protocole d'accord of 16 December 2010 (transparence de la filière cinématographique), art. 2.
type OpposableCost struct {
	// Cost is the cost before fee, overheads, contingency and financial charges.
	Cost decimal.Decimal `json:"cost"`
	// ContingencySpent is the part of the contingency that was really spent.
	ContingencySpent decimal.Decimal `json:"contingency_spent"`
	// Fee is the delegated producer's, social charges included, Overheads the overheads of the budget.
	Fee       decimal.Decimal `json:"fee"`
	Overheads decimal.Decimal `json:"overheads"`
	// FinancialCharges are the real ones: they count for a film under the threshold of the rules only.
	FinancialCharges decimal.Decimal `json:"financial_charges,omitzero"`
	// Compared names the amount that is compared with that threshold: the text does not. It is required where
	// the rules have one. Declared is the amount of [ComparedDeclared].
	Compared ComparedCost    `json:"compared,omitempty"`
	Declared decimal.Decimal `json:"declared,omitzero"`
	// Euribor is the three-month rate, in per cent a year, averaged between the two applications for the
	// agrément; it may be negative.
	Euribor decimal.Decimal    `json:"euribor"`
	Rules   OpposableCostRules `json:"rules"`
}

// ComparedCost names the amount that is compared with the threshold of lump-sum financial charges.
type ComparedCost string

// The amounts.
const (
	// ComparedBase is the cost with the contingency spent, ComparedSubTotal that with fee and overheads retained.
	ComparedBase     ComparedCost = "base"
	ComparedSubTotal ComparedCost = "sub_total"
	// ComparedDeclared is an amount of the caller: the budget of the agrément, for example.
	ComparedDeclared ComparedCost = "declared"
)

// OpposableCostRules are the figures of the protocol, in per cent.
type OpposableCostRules struct {
	// FeeCap and OverheadsCap are in per cent of the cost (with the contingency spent).
	FeeCap       decimal.Decimal `json:"fee_cap"`
	OverheadsCap decimal.Decimal `json:"overheads_cap"`
	// Months of financial charges at Euribor + Spread per cent a year, at most FinancialCap per cent
	// of the sub-total.
	Months       decimal.Decimal `json:"months"`
	Spread       decimal.Decimal `json:"spread"`
	FinancialCap decimal.Decimal `json:"financial_cap"`
	// Threshold, in the currency, is the cost under which the real financial charges count, even above the cap.
	// Zero takes the lump sum whatever the film cost.
	Threshold decimal.Decimal `json:"threshold,omitzero"`
	// ClosingMonths after the release the cost is closed; InformationMonths later the authors are told.
	ClosingMonths     int `json:"closing_months,omitempty"`
	InformationMonths int `json:"information_months,omitempty"`
}

// OpposableCostRulesAt returns the figures of the protocol in force on a day. Errors: [ErrBefore], [ErrNone].
func OpposableCostRulesAt(day schedule.Date) (OpposableCostRules, []Source, error) {
	e, err := law.OpposableCostRules().At(day.String())
	if err != nil {
		return OpposableCostRules{}, nil, err
	}
	return OpposableCostRules{
		FeeCap: e.Value.FeeCap, OverheadsCap: e.Value.OverheadsCap, Months: decimal.NewFromInt(int64(e.Value.FinancialMonths)),
		Spread: e.Value.FinancialSpread, FinancialCap: e.Value.FinancialCap, Threshold: e.Value.FinancialThreshold,
		ClosingMonths: e.Value.ClosingMonths, InformationMonths: e.Value.InformationMonths,
	}, []Source{e.Source}, nil
}

// Closing returns the day on which the cost is closed, some months after the theatrical release, and the day by
// which the authors are told, some months after that one. In a shorter month the day is its last.
func (r OpposableCostRules) Closing(release schedule.Date) (closed, told schedule.Date) {
	closed = release.AddMonths(r.ClosingMonths, schedule.Clip)
	return closed, closed.AddMonths(r.InformationMonths, schedule.Clip)
}

// OpposableCostResult is the computed cost, with its caps; each figure is rounded to the minor unit.
type OpposableCostResult struct {
	Base         decimal.Decimal `json:"base"`
	Fee          decimal.Decimal `json:"fee"`
	FeeCap       decimal.Decimal `json:"fee_cap"`
	Overheads    decimal.Decimal `json:"overheads"`
	OverheadsCap decimal.Decimal `json:"overheads_cap"`
	SubTotal     decimal.Decimal `json:"sub_total"`
	// LumpSum is the financial charges before their cap; Real says that the real ones were retained instead.
	LumpSum      decimal.Decimal `json:"lump_sum"`
	FinancialCap decimal.Decimal `json:"financial_cap"`
	Financial    decimal.Decimal `json:"financial"`
	Real         bool            `json:"real,omitempty"`
	// Total is the opposable cost, K.
	Total decimal.Decimal `json:"total"`
	// Lines say how it came about; what they retain adds up to Total.
	Lines []CostLine `json:"lines"`
}

// CostLine is a line of the opposable cost.
type CostLine struct {
	ID    string `json:"id"`
	Label Text   `json:"label"`
	// Claimed is the amount before the cap; Cap is Rate per cent of Base. A line without a cap has no Rate.
	Claimed  decimal.Decimal `json:"claimed"`
	Base     decimal.Decimal `json:"base,omitzero"`
	Rate     decimal.Decimal `json:"rate,omitzero"`
	Cap      decimal.Decimal `json:"cap,omitzero"`
	Retained decimal.Decimal `json:"retained"`
}

// Compute returns the opposable cost in a currency, each line rounded half away from zero. A lump sum below
// zero, which takes a Euribor below the spread, counts for nothing. The error is a [Faults].
func (o OpposableCost) Compute(currency string) (OpposableCostResult, error) {
	places, err := o.validate(currency)
	if err != nil {
		return OpposableCostResult{}, err
	}
	of := func(amount, rate decimal.Decimal) decimal.Decimal {
		return money.Round(money.Of(amount, rate), places, money.HalfAwayFromZero)
	}
	for _, amount := range []*decimal.Decimal{&o.Cost, &o.ContingencySpent, &o.Fee, &o.Overheads, &o.FinancialCharges} {
		*amount = money.RoundDecimal(*amount, places, money.HalfAwayFromZero)
	}
	r := OpposableCostResult{Base: o.Cost.Add(o.ContingencySpent)}
	r.FeeCap, r.OverheadsCap = of(r.Base, o.Rules.FeeCap), of(r.Base, o.Rules.OverheadsCap)
	r.Fee, r.Overheads = decimal.Min(o.Fee, r.FeeCap), decimal.Min(o.Overheads, r.OverheadsCap)
	r.SubTotal = money.Sum(r.Base, r.Fee, r.Overheads)
	years := new(big.Rat).Quo(o.Rules.Months.Rat(), big.NewRat(12, 1))
	r.LumpSum = money.Round(years.Mul(years, money.Of(r.SubTotal, o.Euribor.Add(o.Rules.Spread))), places, money.HalfAwayFromZero)
	r.FinancialCap = of(r.SubTotal, o.Rules.FinancialCap)
	r.Financial = noLess(decimal.Min(r.LumpSum, r.FinancialCap))
	if r.Real = o.under(r); r.Real {
		r.Financial = o.FinancialCharges
	}
	r.Total = r.SubTotal.Add(r.Financial)
	r.Lines = o.lines(r)
	return r, nil
}

// under reports whether the film cost less than the threshold of the lump sum.
func (o OpposableCost) under(r OpposableCostResult) bool {
	if o.Rules.Threshold.IsZero() {
		return false
	}
	compared := map[ComparedCost]decimal.Decimal{ComparedBase: r.Base, ComparedSubTotal: r.SubTotal, ComparedDeclared: o.Declared}
	return compared[o.Compared].LessThan(o.Rules.Threshold)
}

func (o OpposableCost) lines(r OpposableCostResult) []CostLine {
	financial := CostLine{
		ID: "financial", Label: Text{FR: "Frais financiers forfaitaires", EN: "Financial charges, lump sum"},
		Claimed: r.LumpSum, Base: r.SubTotal, Rate: o.Rules.FinancialCap, Cap: r.FinancialCap, Retained: r.Financial,
	}
	if r.Real {
		financial = CostLine{
			ID: "financial", Label: Text{FR: "Frais financiers réels", EN: "Financial charges, real"},
			Claimed: o.FinancialCharges, Retained: r.Financial,
		}
	}
	return []CostLine{
		{ID: "cost", Label: Text{FR: "Coût hors frais", EN: "Cost before fee and overheads"}, Claimed: o.Cost, Retained: o.Cost},
		{ID: "contingency", Label: Text{FR: "Imprévus dépensés", EN: "Contingency spent"}, Claimed: o.ContingencySpent, Retained: o.ContingencySpent},
		{
			ID: "fee", Label: Text{FR: "Rémunération du producteur délégué", EN: "Delegated producer's fee"},
			Claimed: o.Fee, Base: r.Base, Rate: o.Rules.FeeCap, Cap: r.FeeCap, Retained: r.Fee,
		},
		{
			ID: "overheads", Label: Text{FR: "Frais généraux", EN: "Overheads"},
			Claimed: o.Overheads, Base: r.Base, Rate: o.Rules.OverheadsCap, Cap: r.OverheadsCap, Retained: r.Overheads,
		},
		financial,
	}
}

func (o OpposableCost) validate(currency string) (places int32, err error) {
	c := &fault.Collector{}
	places, _ = check.Currency(c, currency)
	check.NotNegative(c, "cost", o.Cost)
	check.NotNegative(c, "contingency_spent", o.ContingencySpent)
	check.NotNegative(c, "fee", o.Fee)
	check.NotNegative(c, "overheads", o.Overheads)
	check.NotNegative(c, "financial_charges", o.FinancialCharges)
	check.NotNegative(c, "declared", o.Declared)
	check.Signed(c, "euribor", o.Euribor)
	switch o.Compared {
	case ComparedBase, ComparedSubTotal, ComparedDeclared:
	case "":
		if !o.Rules.Threshold.IsZero() {
			c.Add("compared", ErrRequired, "what is compared with the threshold")
		}
	default:
		c.Add("compared", ErrUnknown, string(o.Compared))
	}
	rules := c.In("rules")
	check.Percent(rules, "fee_cap", o.Rules.FeeCap)
	check.Percent(rules, "overheads_cap", o.Rules.OverheadsCap)
	check.Percent(rules, "spread", o.Rules.Spread)
	check.Percent(rules, "financial_cap", o.Rules.FinancialCap)
	check.NotNegative(rules, "months", o.Rules.Months)
	check.NotNegative(rules, "threshold", o.Rules.Threshold)
	return places, c.Err()
}

// Check re-adds the opposable cost, and compares what was retained with its caps. The error is a
// [Faults] of kind [ErrUnbalance].
func (r OpposableCostResult) Check() error {
	c := &fault.Collector{}
	if !check.Decimals(c, r, money.Computable) {
		return c.Err()
	}
	check.Same(c, "sub_total", r.SubTotal, money.Sum(r.Base, r.Fee, r.Overheads))
	check.Same(c, "total", r.Total, r.SubTotal.Add(r.Financial))
	var retained decimal.Decimal
	for _, line := range r.Lines {
		retained = retained.Add(line.Retained)
	}
	check.Same(c, "lines", retained, r.Total)
	for _, capped := range []struct {
		path        string
		amount, cap decimal.Decimal
	}{{"fee", r.Fee, r.FeeCap}, {"overheads", r.Overheads, r.OverheadsCap}, {"financial", r.Financial, r.FinancialCap}} {
		if capped.amount.GreaterThan(capped.cap) && (capped.path != "financial" || !r.Real) {
			c.Add(capped.path, ErrUnbalance, capped.amount)
		}
	}
	return c.Err()
}
