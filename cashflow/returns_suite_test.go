package cashflow_test

import (
	"math"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// Cases of the kinds that public packages of XIRR are tested with, some of them the same facts (tubedude/xirr,
// scripbox/ex-xirr, Anexen/pyxirr). The rates are ratios, as a spreadsheet shows them.
func TestPublicCases(t *testing.T) {
	for _, row := range []struct {
		reason string
		flows  []cashflow.Flow
		rates  []float64
		within float64
		err    error
	}{
		{"a good investment, borrowed the other way round", dated("1985-01-01", "1000", "1990-01-01", "-600", "1995-01-01", "-6000"), []float64{0.225683}, 1e-6, nil},
		{"a bad one", dated("1985-01-01", "1000", "1990-01-01", "-600", "1995-01-01", "-200"), []float64{-0.034592}, 1e-6, nil},
		{"fifty-six years", dated("1957-01-01", "-1000", "2013-01-01", "390000"), []float64{0.112339}, 1e-6, nil},
		{"days in reverse order", dated("2015-11-01", "-800000", "2015-10-01", "-2200000", "2015-06-01", "1000000"), []float64{21.118359}, 2e-6, nil},
		{"flows of one day, twice", dated("2011-12-07", "1000", "2011-12-07", "2000", "2013-05-21", "-2000", "2013-05-21", "-4000"), []float64{0.610359}, 1e-6, nil},
		{"less than a year", dated("2008-02-05", "2750", "2008-07-05", "-1000", "2009-01-05", "-2000"), []float64{0.123631}, 1e-6, nil},
		{"four days: 1.1^(365/4) - 1", dated("2017-01-01", "10000", "2017-01-05", "-11000"), []float64{math.Pow(1.1, 365./4) - 1}, 1e-3, nil},
		{"six times in a day: 6^365, beyond the range", dated("1985-01-01", "1000", "1985-01-02", "-6000"), nil, 0, cashflow.ErrRateOutside},
		{"paid and paid back on a day, and one receipt", dated("2014-04-15", "-10000", "2014-04-15", "10000", "2014-10-19", "500"), nil, 0, cashflow.ErrNoRate},
		{"receipts only", dated("2014-04-15", "305.6", "2014-10-19", "500"), nil, 0, cashflow.ErrNoRate},
		{"a month at ten per cent: 1.1^(365/31) - 1", dated("2013-01-01", "-100", "2013-02-01", "110"), []float64{math.Pow(1.1, 365./31) - 1}, 1e-6, nil},
		{"four fifths lost, where a guess of 10 % fails by Newton", dated("2013-01-01", "-100", "2014-01-01", "20"), []float64{-0.8}, 1e-6, nil},
		{"nearly all lost within months", dated("2014-04-15", "-10000", "2014-05-15", "305.6", "2014-10-19", "500"), []float64{-0.99680}, 1e-4, nil},
		{"half a per cent back and a last fee: -99.4 %, and a second rate below", dated("2021-06-08", "-1000000", "2022-06-29", "5000",
			"2023-06-08", "-3", "2023-06-30", "0"), []float64{-0.9996, -0.99378}, 1e-4, cashflow.ErrSeveralRates},
		{"zeros before, between and after", dated("2021-12-31", "0", "2022-12-31", "0", "2023-12-31", "-100", "2024-12-31", "10",
			"2025-12-31", "0", "2026-12-31", "10", "2027-12-31", "10", "2028-12-31", "10", "2029-12-31", "200", "2030-12-31", "0"), []float64{0.1757}, 1e-4, nil},
		{"three payments, one receipt", dated("2019-09-10", "-400", "2020-01-21", "-400", "2020-02-24", "-400", "2020-03-16", "895.24"), []float64{-0.7420}, 1e-4, nil},
		{"an open position of a year over the 29th of February: 366 days", dated("2023-07-01", "-100", "2024-07-01", "110"), []float64{math.Pow(1.1, 365./366) - 1}, 1e-6, nil},
	} {
		got, err := cashflow.XIRR(row.flows)
		require.ErrorIs(t, err, row.err, row.reason)
		require.Len(t, got.Rates, len(row.rates), row.reason)
		for i, want := range row.rates {
			rate, _ := got.Rates[i].Shift(-2).Float64()
			require.InDelta(t, want, rate, row.within, row.reason)
		}
	}
}

// Thousands of flows of changing signs have their few rates, each with a change of sign of the value.
func TestThousandsOfSwings(t *testing.T) {
	for _, apart := range []int{1, 7} {
		flows := swings(1, 10_000, apart)
		got, err := cashflow.Discounting{Places: 8}.XIRR(flows)
		require.NotErrorIs(t, err, cashflow.ErrTooLarge)
		require.NotEmpty(t, got.Rates)
		first := flows[0].Date
		at := func(rate float64) float64 {
			total := 0.0
			for _, flow := range flows {
				amount, _ := flow.Amount.Float64()
				total += amount * math.Pow(1+rate, -float64(flow.Date.DaysSince(first))/365)
			}
			return total
		}
		for _, rate := range got.Rates {
			r, _ := rate.Shift(-2).Float64()
			by := 1e-7 * (1 + r)
			require.Less(t, at(r-by)*at(r+by), 0.0, "%s %%", rate)
		}
	}
}

func TestDayCountsOfRates(t *testing.T) {
	year := dated("2027-01-01", "-100", "2028-01-01", "110")
	leap := dated("2027-07-01", "-100", "2028-07-01", "110")
	for _, row := range []struct {
		basis  schedule.DayCount
		flows  []cashflow.Flow
		want   float64
		reason string
	}{
		{schedule.Actual365Fixed, year, 0.1, "365 days over 365"},
		{schedule.Actual360, year, math.Pow(1.1, 360./365) - 1, "365 days over 360"},
		{schedule.Thirty360European, year, 0.1, "twelve months of 30 days"},
		{schedule.ActualActualISDA, year, 0.1, "a year that is not a leap year"},
		{schedule.ActualActualISDA, leap, math.Pow(1.1, 1/(184./365+182./366)) - 1, "184 days of 2027 and 182 of 2028"},
		{schedule.Thirty360European, leap, 0.1, "twelve months of 30 days over a 29th of February"},
	} {
		got, err := cashflow.Discounting{Basis: row.basis, Places: 8}.XIRR(row.flows)
		require.NoError(t, err, row.reason)
		rate, _ := got.Rate.Shift(-2).Float64()
		require.InDelta(t, row.want, rate, 1e-9, row.reason)
	}
	_, err := cashflow.Discounting{Basis: schedule.Thirty360European}.XIRR(dated("2027-01-30", "-100", "2027-01-31", "110"))
	require.ErrorIs(t, err, cashflow.ErrNoRate, "no time passes between the 30th and the 31st")
	_, err = cashflow.Discounting{Basis: 9, Places: 11}.XIRR(year)
	requireFault(t, err, "places", cashflow.ErrRange, "eleven decimals")
	require.Error(t, err)
}

func amounts(texts ...string) []decimal.Decimal {
	out := make([]decimal.Decimal, len(texts))
	for i, text := range texts {
		out[i] = dec(text)
	}
	return out
}

func TestPeriods(t *testing.T) {
	got, err := cashflow.IRR(amounts("-70000", "12000", "15000", "18000", "21000", "26000"))
	require.NoError(t, err)
	same(t, dec("8.6631"), got.Rate, "the documented example of the spreadsheets' IRR, 8.663 %")
	got, err = cashflow.IRR(amounts("-70000", "12000", "15000", "18000", "21000"))
	require.NoError(t, err)
	same(t, dec("-2.1245"), got.Rate, "the same before the fifth year, -2.1 %")
	got, err = cashflow.IRR(amounts("0", "0", "-100", "0", "121"))
	require.NoError(t, err)
	same(t, dec("10"), got.Rate, "zeros first")
	_, err = cashflow.IRR(nil)
	require.ErrorIs(t, err, cashflow.ErrNoFlow)
	_, err = cashflow.IRR([]decimal.Decimal{dec("1"), decimal.New(1, 1_000_000_000)})
	requireFault(t, err, "amounts[1]", cashflow.ErrTooLarge, "a billion digits")

	npv, err := cashflow.NPV(dec("10"), amounts("-100", "55", "60.5"), 2)
	require.NoError(t, err)
	same(t, dec("0"), npv, "50 and 50")
	npv, err = cashflow.NPV(dec("8"), amounts("-40000", "8000", "9200", "10000", "12000", "14500"), 2)
	require.NoError(t, err)
	same(t, dec("1922.06"), npv, "the documented example of the spreadsheets' NPV, its first amount not discounted")
}

func TestNear(t *testing.T) {
	got, err := cashflow.XIRR(yearly("-100", "280", "-247", "66"))
	require.ErrorIs(t, err, cashflow.ErrSeveralRates, "-50 %, 10 % and 20 %")
	for _, row := range []struct{ guess, want string }{{"10", "10"}, {"16", "20"}, {"-40", "-50"}, {"15", "10"}} {
		near, found := got.Near(dec(row.guess))
		require.True(t, found)
		same(t, dec(row.want), near, row.guess)
	}
	_, found := cashflow.Return{}.Near(dec("10"))
	require.False(t, found)

	huge := decimal.New(1, 1_000_000_000) // next to which nothing can be subtracted
	_, found = got.Near(huge)
	require.False(t, found, "a guess of a billion digits")
	near, found := cashflow.Return{Rates: []decimal.Decimal{huge, dec("3")}}.Near(dec("10"))
	require.True(t, found, "a rate of a billion digits is none")
	same(t, dec("3"), near, "")
	require.False(t, cashflow.Reconciliation{Planned: huge, Reached: dec("1")}.Balanced(), "nor is a result of a billion digits balanced")
}

func TestPayback(t *testing.T) {
	for _, row := range []struct {
		reason, rate string
		flows        []cashflow.Flow
		by           cashflow.Interpolation
		years        string
		date         string
		lasting      bool
	}{
		{"the second receipt completes", "0", yearly("-100", "60", "80"), cashflow.OnFlow, "2", "2028-12-31", true},
		{"40 of 80 are missing: half of the second year", "0", yearly("-100", "60", "80"), cashflow.Linear, "1.5", "2028-12-31", true},
		{"60/1.1 = 54.5454, 80/1.21 = 66.1157: 45.4546 of it", "10", yearly("-100", "60", "80"), cashflow.Linear, "1.6875", "2028-12-31", true},
		{"exactly enough", "0", yearly("-100", "60", "40"), cashflow.Linear, "2", "2028-12-31", true},
		{"paid back, then asked again", "0", yearly("-100", "110", "-50"), cashflow.OnFlow, "1", "2028-01-01", false},
		{"in two instalments, received early between", "0", yearly("-100", "50", "-100", "200"), cashflow.Linear, "2.75", "2029-12-31", true},
		{"never", "0", yearly("-100", "60"), cashflow.Linear, "0", "", false},
		{"not at 10 %", "10", yearly("-100", "105"), cashflow.Linear, "0", "", false},
	} {
		got, err := cashflow.Discounting{}.Payback(dec(row.rate), row.flows, row.by)
		require.NoError(t, err, row.reason)
		same(t, dec(row.years), got.Years, row.reason)
		require.Equal(t, row.date != "", got.Reached, row.reason)
		require.Equal(t, row.lasting, got.Lasting, row.reason)
		if row.date != "" {
			require.Equal(t, day(row.date), got.Date, row.reason)
		}
	}
	_, err := cashflow.Discounting{}.Payback(dec("0"), yearly("100", "-50"), cashflow.OnFlow)
	require.ErrorIs(t, err, cashflow.ErrNotInvested)
	_, err = cashflow.Discounting{}.Payback(dec("0"), yearly("-100", "50"), "guess")
	requireFault(t, err, "interpolation", cashflow.ErrUnknown, "no such convention")
}

func TestProfitabilityIndex(t *testing.T) {
	got, err := cashflow.Discounting{}.ProfitabilityIndex(dec("10"), yearly("-100", "55", "121"))
	require.NoError(t, err)
	same(t, dec("1.5"), got, "50 and 100 for 100")
	_, err = cashflow.Discounting{}.ProfitabilityIndex(dec("10"), yearly("100", "55"))
	require.ErrorIs(t, err, cashflow.ErrNotInvested)
}
