package financing

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// ForeignAmount is what the contract of a source states in another currency than that of the plan. The amount of the
// source is its conversion, rounded to the minor unit, half away from zero.
type ForeignAmount struct {
	// Currency is the ISO 4217 code of Amount.
	Currency string          `json:"currency"`
	Amount   decimal.Decimal `json:"amount"`
	// Rate is how much of the currency of the plan one unit was worth on Date.
	Rate decimal.Decimal `json:"rate"`
	Date schedule.Date   `json:"date"`
}

// ExchangeRate is what one unit of a currency is worth in that of the plan on a day.
type ExchangeRate struct {
	// Currency is the ISO 4217 code.
	Currency string          `json:"currency"`
	Rate     decimal.Decimal `json:"rate"`
	Date     schedule.Date   `json:"date"`
}

// converted returns the amount in the currency of the plan.
func (f *ForeignAmount) converted(places int32) decimal.Decimal {
	return money.RoundDecimal(f.Amount.Mul(f.Rate), places, HalfAwayFromZero)
}

// foreign checks the contract of a source in another currency, of which amount must be the conversion.
func (v validator) foreign(f *ForeignAmount, plan string, amount decimal.Decimal) {
	in := newValidator(v.Collector, f.Currency)
	if in.known && f.Currency == plan {
		v.Add("currency", ErrCurrency, f.Currency)
	}
	sound := in.amount("amount", f.Amount)
	sound = v.rate(ExchangeRate{Currency: f.Currency, Rate: f.Rate, Date: f.Date}) && sound && v.known
	if !sound || !money.Acceptable(amount) {
		return
	}
	if want := f.converted(v.places); !want.Equal(amount) {
		v.Add("", ErrUnbalance, money.Text(want)+" for an amount of "+money.Text(amount))
	}
}

// rate checks a rate, which is dated and above zero.
func (v validator) rate(r ExchangeRate) bool {
	sound := check.NotNegative(v.Collector, "rate", r.Rate)
	if sound && r.Rate.IsZero() {
		v.Add("rate", ErrRequired, nil)
		sound = false
	}
	if r.Date.IsZero() {
		v.Add("date", ErrRequired, nil)
	}
	return sound
}

// exchanged converts the sources of other currencies anew, at the rates that are given; the others stay as they are.
func exchanged(sources []Source, rates []ExchangeRate, places int32) {
	for i := range sources {
		s := &sources[i]
		if s.Foreign == nil {
			continue
		}
		for _, one := range rates {
			if one.Currency == s.Foreign.Currency && money.Acceptable(s.Foreign.Amount) {
				moved := *s.Foreign
				moved.Rate, moved.Date = one.Rate, one.Date
				s.Foreign, s.Amount = &moved, moved.converted(places)
			}
		}
	}
}
