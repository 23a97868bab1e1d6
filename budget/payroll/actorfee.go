package payroll

import (
	"fmt"
	"math/big"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// FeePart is a part of the fee of an actor: PERFORMANCE, or the rights of a way of exploitation.
type FeePart struct {
	Code  string `json:"code"`
	Label Text   `json:"label"`
	// Share is in per cent of the fee.
	Share  decimal.Decimal `json:"share"`
	Amount decimal.Decimal `json:"amount"`
}

// ActorFeePartsAt cuts the minimum fee of a film actor, in euros, into performance, 67 %, and the rights of each way of
// exploitation, which share the rest as 37, 25, 10, 15 and 13 (IDCC 3097, titre III). Parts are to the cent and add up to
// the fee, by largest remainders. On a short film the rights are 20 %, in one part RIGHTS: how they are shared is not
// established. Errors: [ErrBefore] and [ErrNone], [ErrNegative], and [ErrTooLarge] of a fee that has more than cents.
func ActorFeePartsAt(day schedule.Date, fee decimal.Decimal, short bool) ([]FeePart, Source, error) {
	e, err := law.ActorRights().At(day.String())
	if err != nil {
		return nil, Source{}, err
	}
	if fee.IsNegative() {
		return nil, Source{}, fmt.Errorf("the fee %w", ErrNegative)
	}
	if !money.Acceptable(fee) || !fee.Equal(money.RoundDecimal(fee, 2, HalfAwayFromZero)) {
		return nil, Source{}, fmt.Errorf("the fee %w", ErrTooLarge)
	}
	parts := feeParts(e.Value, short)
	shares := make([]*big.Rat, len(parts))
	for i, p := range parts {
		shares[i] = money.Percent(p.Share)
	}
	amounts, _, err := money.Allocate(fee, shares, 2, money.Largest)
	if err != nil {
		return nil, Source{}, err
	}
	for i := range parts {
		parts[i].Amount = amounts[i]
	}
	return parts, e.Source, nil
}

func feeParts(r law.ActorRight, short bool) []FeePart {
	performance := FeePart{Code: "PERFORMANCE", Label: Text{FR: "prestation", EN: "performance"}, Share: r.Performance}
	if short {
		performance.Share = r.ShortPerformance
		rights := FeePart{Code: "RIGHTS", Label: Text{FR: "droits d'exploitation", EN: "rights"}, Share: hundred.Sub(r.ShortPerformance)}
		return []FeePart{performance, rights}
	}
	parts := []FeePart{performance}
	rest := hundred.Sub(r.Performance)
	for _, use := range r.Uses {
		parts = append(parts, FeePart{
			Code: use.Code, Label: Text{FR: use.French, EN: use.English}, Share: rest.Mul(use.Share).Mul(decimal.New(1, -2)),
		})
	}
	return parts
}

// OverrunDaysAt returns how many days a film actor may be kept beyond the contract at the same terms (jours de
// dépassement): as many running days as weeks of a contract of a part of the shoot; of the whole shoot, 8 working days
// if it lasts 8 weeks at most, 15 if it is longer (IDCC 3097, titre III). Errors: [ErrBefore], [ErrNone], and
// [ErrRange] of weeks below one.
func OverrunDaysAt(day schedule.Date, contractWeeks, shootWeeks int) (int, Source, error) {
	e, err := law.OverrunDays().At(day.String())
	if err != nil {
		return 0, Source{}, err
	}
	switch {
	case contractWeeks < 1 || shootWeeks < 1:
		return 0, Source{}, fmt.Errorf("the weeks: %w", ErrRange)
	case contractWeeks < shootWeeks:
		return contractWeeks, e.Source, nil
	case shootWeeks <= e.Value.Weeks:
		return e.Value.Short, e.Source, nil
	}
	return e.Value.Long, e.Source, nil
}
