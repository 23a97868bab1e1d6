package royalties

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
)

// Exchange is a rate between two currencies on a day: one unit of From is worth Rate units of To. Nothing is
// ever converted without one.
type Exchange struct {
	From string          `json:"from"`
	To   string          `json:"to"`
	Rate decimal.Decimal `json:"rate"`
	Date schedule.Date   `json:"date"`
}

// Validate reports an unknown currency, a rate that is not above zero or changes a currency into more or less of itself, a
// missing day, as a [Faults].
func (x Exchange) Validate() error {
	c := &fault.Collector{}
	for _, one := range []struct{ path, code string }{{"from", x.From}, {"to", x.To}} {
		if _, known := money.MinorUnits(one.code); !known {
			c.Add(one.path, ErrCurrency, one.code)
		}
	}
	if check.NotNegative(c, "rate", x.Rate) && x.Rate.IsZero() {
		c.Add("rate", ErrRequired, nil)
	}
	if x.From == x.To && money.Acceptable(x.Rate) && !x.Rate.Equal(decimal.New(1, 0)) {
		c.Add("rate", ErrRange, "one currency is worth itself")
	}
	check.Given(c, "date", x.Date.String())
	return c.Err()
}

// Convert returns an amount of From in To, rounded half away from zero to the minor unit of To: what a
// statement comes to for a payee abroad. Errors: those of [Exchange.Validate]; [ErrTooLarge] for the
// amount.
func (x Exchange) Convert(amount decimal.Decimal) (decimal.Decimal, error) {
	c := &fault.Collector{}
	c.Merge("", x.Validate())
	check.Decimal(c, "amount", amount)
	if err := c.Err(); err != nil {
		return decimal.Decimal{}, err
	}
	return x.convert(amount), nil
}

func (x Exchange) convert(amount decimal.Decimal) decimal.Decimal {
	places, _ := money.MinorUnits(x.To)
	return money.RoundDecimal(amount.Mul(x.Rate), places, money.HalfAwayFromZero)
}
