package recoupment

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// OpposableCost is the cost of a film that counts towards its authors (coût opposable): what was
// spent, the producer's fee and the overheads up to their caps, and lump-sum financial charges.
//
// Source: protocole d'accord of 16 December 2010 (transparence de la filière cinématographique), art. 2.
type OpposableCost struct {
	// Cost is the cost before fee, overheads, contingency and financial charges.
	Cost decimal.Decimal `json:"cost"`
	// ContingencySpent is the part of the contingency that was really spent.
	ContingencySpent decimal.Decimal `json:"contingency_spent"`
	// Fee is the delegated producer's, Overheads the overheads of the budget.
	Fee       decimal.Decimal `json:"fee"`
	Overheads decimal.Decimal `json:"overheads"`
	// Euribor is the average three-month rate, in per cent a year; it may be negative.
	Euribor decimal.Decimal    `json:"euribor"`
	Rules   OpposableCostRules `json:"rules"`
}

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
}

// OpposableCostResult is the computed cost, with its caps; each figure is rounded to the minor unit.
type OpposableCostResult struct {
	Base         decimal.Decimal `json:"base"`
	Fee          decimal.Decimal `json:"fee"`
	FeeCap       decimal.Decimal `json:"fee_cap"`
	Overheads    decimal.Decimal `json:"overheads"`
	OverheadsCap decimal.Decimal `json:"overheads_cap"`
	SubTotal     decimal.Decimal `json:"sub_total"`
	// LumpSum is the financial charges before their cap.
	LumpSum      decimal.Decimal `json:"lump_sum"`
	FinancialCap decimal.Decimal `json:"financial_cap"`
	Financial    decimal.Decimal `json:"financial"`
	// Total is the opposable cost, K.
	Total decimal.Decimal `json:"total"`
}

// Compute returns the opposable cost in a currency, each line rounded half away from zero. The error
// is a [Faults].
func (o OpposableCost) Compute(currency string) (OpposableCostResult, error) {
	places, err := o.validate(currency)
	if err != nil {
		return OpposableCostResult{}, err
	}
	of := func(amount, rate decimal.Decimal) decimal.Decimal {
		return money.Round(money.Of(amount, rate), places, HalfAwayFromZero)
	}
	r := OpposableCostResult{Base: o.Cost.Add(o.ContingencySpent)}
	r.FeeCap, r.OverheadsCap = of(r.Base, o.Rules.FeeCap), of(r.Base, o.Rules.OverheadsCap)
	r.Fee, r.Overheads = decimal.Min(o.Fee, r.FeeCap), decimal.Min(o.Overheads, r.OverheadsCap)
	r.SubTotal = money.Sum(r.Base, r.Fee, r.Overheads)
	years := new(big.Rat).Quo(o.Rules.Months.Rat(), big.NewRat(12, 1))
	r.LumpSum = money.Round(years.Mul(years, money.Of(r.SubTotal, o.Euribor.Add(o.Rules.Spread))), places, HalfAwayFromZero)
	r.FinancialCap = of(r.SubTotal, o.Rules.FinancialCap)
	r.Financial = decimal.Max(decimal.Min(r.LumpSum, r.FinancialCap), decimal.Decimal{})
	r.Total = r.SubTotal.Add(r.Financial)
	return r, nil
}

func (o OpposableCost) validate(currency string) (places int32, err error) {
	c := &fault.Collector{}
	places, _ = check.Currency(c, currency)
	check.NotNegative(c, "cost", o.Cost)
	check.NotNegative(c, "contingency_spent", o.ContingencySpent)
	check.NotNegative(c, "fee", o.Fee)
	check.NotNegative(c, "overheads", o.Overheads)
	check.Signed(c, "euribor", o.Euribor)
	rules := c.In("rules")
	check.Percent(rules, "fee_cap", o.Rules.FeeCap)
	check.Percent(rules, "overheads_cap", o.Rules.OverheadsCap)
	check.Percent(rules, "spread", o.Rules.Spread)
	check.Percent(rules, "financial_cap", o.Rules.FinancialCap)
	check.NotNegative(rules, "months", o.Rules.Months)
	return places, c.Err()
}

// Amortisation says how the amortisation account of a film is fed during its exploitation. The
// account is a threshold of the deal, reached when what it counts covers the opposable cost.
type Amortisation struct {
	// Threshold is the threshold of the deal that is the account.
	Threshold string `json:"threshold"`
	// Counter is the counter of the deal to which the support counted is added.
	Counter string `json:"counter"`
	// SupportRate, in per cent, of the automatic support above SupportFranchise is counted.
	SupportFranchise decimal.Decimal `json:"support_franchise"`
	SupportRate      decimal.Decimal `json:"support_rate"`
}

// above returns rate per cent of what exceeds a franchise.
func above(amount *big.Rat, franchise, rate decimal.Decimal) *big.Rat {
	excess := new(big.Rat).Sub(amount, franchise.Rat())
	if excess.Sign() <= 0 {
		return new(big.Rat)
	}
	return excess.Mul(excess, money.Percent(rate))
}
