package financing_test

import (
	"encoding/json"
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// twoCurrencies is a Franco-Canadian plan of 1,000,000 €: 600,000 € and 588,235.29 CAD at 0.68, which are 399,999.9972 €.
func twoCurrencies() financing.Plan {
	p := financing.Plan{
		Currency: "EUR", Producer: "FR1", Country: "FR", Budget: dec("1000000"),
		Coproducers: []financing.Partner{{ID: "CA1", Label: "Érable Films", Country: "CA"}},
		Sources:     []financing.Source{source("cash", "600000", financing.Producer), source("telefilm", "400000", financing.SelectiveAid)},
	}
	p.Sources[1].Partner = "CA1"
	p.Sources[1].Foreign = &financing.ForeignAmount{Currency: "CAD", Amount: dec("588235.29"), Rate: dec("0.68"), Date: schedule.MustParseDate("2027-01-15")}
	return p
}

func TestTwoCurrencies(t *testing.T) {
	p := twoCurrencies()
	require.NoError(t, p.Validate(), "399,999.9972 rounds to 400,000.00")
	foreign, _ := analyse(t, p).Ratio(financing.ForeignShare)
	equal(t, "40", foreign.Percent, "Canada")

	data, err := json.Marshal(p)
	require.NoError(t, err)
	back, err := financing.Parse(data)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(p, back, cmp.Comparer(func(a, b schedule.Date) bool { return a == b })))

	moved, err := p.With(financing.Scenario{
		Name: "the dollar falls", Exchange: []financing.ExchangeRate{{Currency: "CAD", Rate: dec("0.65"), Date: schedule.MustParseDate("2027-03-01")}},
	})
	require.NoError(t, err)
	// 588,235.29 x 0.65 = 382,352.9385.
	equal(t, "382352.94", moved.Sources[1].Amount, "converted anew")
	equal(t, "-17647.06", analyse(t, moved).Balance, "what the fall costs")
	equal(t, "400000", p.Sources[1].Amount, "the plan is unchanged")
	equal(t, "0.68", p.Sources[1].Foreign.Rate, "and its contract")
	dollars := p.Sources[1]
	dollars.ID, dollars.Foreign = "seller", &financing.ForeignAmount{Currency: "USD", Amount: dec("10"), Rate: dec("1"), Date: schedule.MustParseDate("2027-01-15")}
	dollars.Amount = dec("10")
	moved, err = p.With(financing.Scenario{
		Add: []financing.Source{dollars}, Exchange: []financing.ExchangeRate{{Currency: "USD", Rate: dec("0.9"), Date: schedule.MustParseDate("2027-03-01")}},
	})
	require.NoError(t, err)
	equal(t, "9", moved.Sources[2].Amount, "a source that the scenario adds")
	equal(t, "400000", moved.Sources[1].Amount, "another currency stays")
}

func TestFaultsOfCurrencies(t *testing.T) {
	for _, test := range []struct {
		reason string
		spoil  func(*financing.ForeignAmount)
		path   string
		kind   error
	}{
		{"no currency", func(f *financing.ForeignAmount) { f.Currency = "XXQ" }, "sources[1].foreign.currency", financing.ErrCurrency},
		{"that of the plan", func(f *financing.ForeignAmount) { f.Currency = "EUR" }, "sources[1].foreign.currency", financing.ErrCurrency},
		{"finer than a cent", func(f *financing.ForeignAmount) { f.Amount = dec("588235.291") }, "sources[1].foreign.amount", financing.ErrRange},
		{"a rate of zero", func(f *financing.ForeignAmount) { f.Rate = dec("0") }, "sources[1].foreign.rate", financing.ErrRequired},
		{"a rate below zero", func(f *financing.ForeignAmount) { f.Rate = dec("-1") }, "sources[1].foreign.rate", financing.ErrNegative},
		{"a hostile rate", func(f *financing.ForeignAmount) { f.Rate = decimal.New(1, 1_000_000_000) }, "sources[1].foreign.rate", financing.ErrTooLarge},
		{"no date", func(f *financing.ForeignAmount) { f.Date = schedule.Date{} }, "sources[1].foreign.date", financing.ErrRequired},
		{"not the conversion", func(f *financing.ForeignAmount) { f.Amount = dec("588235.31") }, "sources[1].foreign", financing.ErrUnbalance},
	} {
		p := twoCurrencies()
		test.spoil(p.Sources[1].Foreign)
		err := p.Validate()
		require.ErrorIs(t, err, test.kind, test.reason)
		var faults financing.Faults
		require.ErrorAs(t, err, &faults)
		require.Equal(t, test.path, faults[0].Path, test.reason)
	}
	rate := func(currency, amount string) financing.ExchangeRate {
		return financing.ExchangeRate{Currency: currency, Rate: dec(amount), Date: schedule.MustParseDate("2027-03-01")}
	}
	for reason, test := range map[string]struct {
		rates []financing.ExchangeRate
		kind  error
	}{
		"no source is in dollars": {[]financing.ExchangeRate{rate("USD", "1")}, financing.ErrUnknown},
		"two rates":               {[]financing.ExchangeRate{rate("CAD", "0.6"), rate("CAD", "0.7")}, financing.ErrDuplicate},
		"a rate of zero":          {[]financing.ExchangeRate{rate("CAD", "0")}, financing.ErrRequired},
		"a rate without a day":    {[]financing.ExchangeRate{{Currency: "CAD", Rate: dec("0.6")}}, financing.ErrRequired},
		"too many":                {make([]financing.ExchangeRate, financing.MaxTerms+1), financing.ErrTooLarge},
	} {
		_, err := twoCurrencies().With(financing.Scenario{Exchange: test.rates})
		require.ErrorIs(t, err, test.kind, reason)
	}
}

// A scenario that changes a source of a plan that has none is refused.
func TestChangeOfNothing(t *testing.T) {
	p := financing.Plan{Currency: "EUR", Producer: "P", Budget: dec("1"), Open: true}
	_, err := p.With(financing.Scenario{Change: []financing.Source{source("x", "1", financing.Loan)}})
	require.ErrorIs(t, err, financing.ErrUnknown)
}
