package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// Source says where a built-in figure is written: the fields Title and Address.
type Source = law.Source

// The built-in figures of the law are asked for by day, come with their sources, and are plain values
// that a caller may change before use. A day on which a figure is not established gives one of these.
var (
	// ErrBefore reports a day before the first established value.
	ErrBefore = law.ErrBefore
	// ErrNone reports a day without an established value.
	ErrNone = law.ErrNone
)

// OpposableCostRulesAt returns the figures of the protocol in force on a day. The lump sum is that of a
// film of 3 M€ and over. Errors: [ErrBefore], [ErrNone].
func OpposableCostRulesAt(day schedule.Date) (OpposableCostRules, []Source, error) {
	e, err := law.OpposableCostRules().At(day.String())
	if err != nil {
		return OpposableCostRules{}, nil, err
	}
	return OpposableCostRules{
		FeeCap: e.Value.FeeCap, OverheadsCap: e.Value.OverheadsCap, Months: decimal.NewFromInt(int64(e.Value.FinancialMonths)),
		Spread: e.Value.FinancialSpread, FinancialCap: e.Value.FinancialCap,
	}, []Source{e.Source}, nil
}

// AmortisationAt returns how the support counts towards amortisation on a day: the franchise comes off
// the support first. The threshold and the counter are the caller's. Errors: [ErrBefore], [ErrNone].
func AmortisationAt(day schedule.Date) (Amortisation, []Source, error) {
	e, err := law.AmortisationRules().At(day.String())
	if err != nil {
		return Amortisation{}, nil, err
	}
	return Amortisation{SupportFranchise: e.Value.SupportFranchise, SupportRate: e.Value.SupportShare}, []Source{e.Source}, nil
}
