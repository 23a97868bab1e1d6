package cashflow_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// yearly dates amounts 365 days apart, so that each is a whole year from the one before.
func yearly(amounts ...string) []cashflow.Flow {
	flows := make([]cashflow.Flow, len(amounts))
	for i, amount := range amounts {
		flows[i] = cashflow.Flow{Date: day("2027-01-01").AddDays(365 * i), Amount: dec(amount)}
	}
	return flows
}

func dated(pairs ...string) []cashflow.Flow {
	var flows []cashflow.Flow
	for i := 0; i < len(pairs); i += 2 {
		flows = append(flows, cashflow.Flow{Date: day(pairs[i]), Amount: dec(pairs[i+1])})
	}
	return flows
}

func TestXIRR(t *testing.T) {
	for _, row := range []struct {
		reason string
		flows  []cashflow.Flow
		rates  []string
		unique bool
		err    error
	}{
		{"ten per cent in a year", yearly("-100", "110"), []string{"10"}, true, nil},
		{"a coupon of eight per cent at par", yearly("-100", "8", "8", "8", "108"), []string{"8"}, true, nil},
		{"twenty-one per cent in two years", yearly("-100", "0", "121"), []string{"10"}, true, nil},
		{"money back, without interest", yearly("-100", "40", "60"), []string{"0"}, true, nil},
		{"half is lost", yearly("-100", "50"), []string{"-50"}, true, nil},
		{"nearly all is lost", yearly("-1000000", "2"), []string{"-99.9998"}, true, nil},
		{"a hundred times in a year", yearly("-1", "100"), []string{"9900"}, true, nil},
		{"ten million times in a year", yearly("-1", "10000000"), []string{"999999900"}, true, nil},
		{"a lender has the rate of the borrower", yearly("100", "-110"), []string{"10"}, true, nil},
		{"any order of the flows", dated("2028-01-01", "110", "2027-01-01", "-100"), []string{"10"}, true, nil},
		{"flows of one day are netted", dated("2027-01-01", "-150", "2027-01-01", "50", "2028-01-01", "110"), []string{"10"}, true, nil},
		{"a first day that nets to nothing", dated("2026-01-01", "5", "2026-01-01", "-5", "2027-01-01", "-100", "2028-01-01", "110"), []string{"10"}, true, nil},
		{"the documented example of the spreadsheets' XIRR is 37.3362535 %", dated("2008-01-01", "-10000",
			"2008-03-01", "2750", "2008-10-30", "4250", "2009-02-15", "3250", "2009-04-01", "2750"), []string{"37.3363"}, true, nil},
		{"one per cent in a day: 1.01^365 = 37.783434", dated("2027-01-01", "-100", "2027-01-02", "101"), []string{"3678.3434"}, true, nil},
		{"10 % and 20 % both solve it", yearly("-100", "230", "-132"), []string{"10", "20"}, false, cashflow.ErrSeveralRates},
		{"0 %, 100 % and 200 %", yearly("-1", "6", "-11", "6"), []string{"0", "100", "200"}, false, cashflow.ErrSeveralRates},
		{"-50 %, 10 % and 20 %: (g-0.5)(g-1.1)(g-1.2)", yearly("-100", "280", "-247", "66"), []string{"-50", "10", "20"}, false, cashflow.ErrSeveralRates},
		{"a double solution: (v-1/1.1)^2", yearly("-100", "220", "-121"), []string{"10"}, false, nil},
		{"three changes of sign and one solution", yearly("-100", "10", "-5", "120"), []string{"8.0878"}, false, nil},
		{"two changes of sign and no solution", yearly("-100", "100", "-100"), nil, false, cashflow.ErrNoRate},
		{"only payments", yearly("-100", "-10"), nil, false, cashflow.ErrNoRate},
		{"only receipts", yearly("100"), nil, false, cashflow.ErrNoRate},
		{"all on one day", dated("2027-01-01", "-100", "2027-01-01", "110"), nil, false, cashflow.ErrNoRate},
		{"only zeros", yearly("0", "0"), nil, false, cashflow.ErrNoRate},
		{"no flow", nil, nil, false, cashflow.ErrNoFlow},
		{"doubled in a day: beyond any rate", dated("2027-01-01", "-100", "2027-01-02", "200"), nil, true, cashflow.ErrRateOutside},
		{"a cent back from ten billion: -99.9999999999 %", yearly("-10000000000", "0.01"), []string{"-100"}, true, nil},
		{"a cent back from ten thousand billion: beyond what is searched", yearly("-10000000000000", "0.01"), nil, true, cashflow.ErrRateOutside},
	} {
		got, err := cashflow.XIRR(row.flows)
		require.ErrorIs(t, err, row.err, row.reason)
		require.Len(t, got.Rates, len(row.rates), "%s: %v", row.reason, got.Rates)
		for i, rate := range row.rates {
			same(t, dec(rate), got.Rates[i], row.reason)
		}
		require.Equal(t, row.unique, got.Unique, row.reason)
		if err == nil {
			same(t, got.Rates[0], got.Rate, row.reason)
		} else {
			require.True(t, got.Rate.IsZero(), "%s: no single rate is named", row.reason)
		}
	}
}

// Norstrøm: a second change of sign late in the flows does not make the positive rate doubtful.
func TestUniquePositive(t *testing.T) {
	got, err := cashflow.XIRR(yearly("-100", "150", "-10"))
	require.ErrorIs(t, err, cashflow.ErrSeveralRates, "one of them below zero")
	require.True(t, got.UniquePositive, "-100, 50, 40: the running total changes sign once")
	require.Equal(t, 2, got.SignChanges)
	positive := 0
	for _, rate := range got.Rates {
		if rate.IsPositive() {
			positive++
		}
	}
	require.Equal(t, 1, positive)
	got, _ = cashflow.XIRR(yearly("-100", "230", "-132"))
	require.False(t, got.UniquePositive, "-100, 130, -2")
}

// Years of daily flows, and as many changes of sign as the search admits, end in good time.
func TestXIRREnds(t *testing.T) {
	daily := dated("2027-01-01", "-100000")
	for i := range cashflow.MaxFlows - 1 {
		daily = append(daily, cashflow.Flow{Date: daily[0].Date.AddDays(i + 1), Amount: dec("20")})
	}
	got, err := cashflow.XIRR(daily)
	require.NoError(t, err)
	value, err := cashflow.XNPV(got.Rate, daily, 2)
	require.NoError(t, err)
	require.True(t, value.Abs().LessThan(dec("1")), "worth nothing at its rate: %s", value)

	var swings []cashflow.Flow
	for i := range 100 {
		amount := dec("1000").Add(decimal.NewFromInt(int64(i * i % 97)))
		if i%2 == 0 {
			amount = amount.Neg()
		}
		swings = append(swings, cashflow.Flow{Date: day("2027-01-01").AddDays(7 * i), Amount: amount})
	}
	got, err = cashflow.XIRR(swings)
	require.Equal(t, 99, got.SignChanges)
	require.NotEmpty(t, got.Rates, "an odd number of changes has a solution: %v", err)

	swings = nil
	for i := range cashflow.MaxFlows {
		swings = append(swings, cashflow.Flow{Date: day("2027-01-01").AddDays(i), Amount: decimal.NewFromInt(int64(1 - 2*(i%2)))})
	}
	got, err = cashflow.XIRR(swings)
	require.NoError(t, err)
	require.Len(t, got.Rates, 1, "(1-z^10000)/(1+z) of a daily factor z is zero at 1 only")
	require.True(t, got.Rate.IsZero())
}

func TestFlowFaults(t *testing.T) {
	huge := decimal.New(1, 1_000_000_000)
	for _, row := range []struct {
		reason, path string
		kind         error
		flows        []cashflow.Flow
	}{
		{"no date", "flows[1].date", cashflow.ErrRequired, []cashflow.Flow{{Date: day("2027-01-01"), Amount: dec("1")}, {Amount: dec("1")}}},
		{"a billion digits", "flows[0].amount", cashflow.ErrTooLarge, []cashflow.Flow{{Date: day("2027-01-01"), Amount: huge}}},
		{"too many", "flows", cashflow.ErrTooLarge, make([]cashflow.Flow, cashflow.MaxFlows+1)},
	} {
		_, err := cashflow.XIRR(row.flows)
		requireFault(t, err, row.path, row.kind, row.reason)
		_, err = cashflow.XNPV(dec("10"), row.flows, 2)
		requireFault(t, err, row.path, row.kind, row.reason)
	}
}

func TestXNPV(t *testing.T) {
	for _, row := range []struct {
		rate   string
		flows  []cashflow.Flow
		places int32
		want   string
		reason string
	}{
		{"10", yearly("-100", "121"), 2, "10", "121 / 1.1 - 100"},
		{"0", yearly("-100", "40", "70"), 2, "10", "a plain sum"},
		{"-50", yearly("-100", "40"), 2, "-20", "40 / 0.5 - 100"},
		{"10", dated("2028-01-01", "110", "2027-01-01", "-100"), 2, "0", "any order"},
		{"9", dated("2008-01-01", "-10000", "2008-03-01", "2750", "2008-10-30", "4250", "2009-02-15", "3250",
			"2009-04-01", "2750"), 2, "2086.65", "the documented example of the spreadsheets' XNPV, 2086.6476"},
		{"10", yearly("0", "110"), 0, "100", "worth on the day of the first flow, even one of zero"},
	} {
		got, err := cashflow.XNPV(dec(row.rate), row.flows, row.places)
		require.NoError(t, err, row.reason)
		same(t, dec(row.want), got, row.reason)
	}
	_, err := cashflow.XNPV(dec("-100"), yearly("-1", "1"), 2)
	requireFault(t, err, "rate", cashflow.ErrRange, "nothing is left to discount with")
	_, err = cashflow.XNPV(dec("1"), yearly("-1", "1"), -1)
	requireFault(t, err, "places", cashflow.ErrRange, "negative places")
	_, err = cashflow.XNPV(dec("1"), nil, 2)
	require.ErrorIs(t, err, cashflow.ErrNoFlow)
	_, err = cashflow.XNPV(dec("-99.9999"), []cashflow.Flow{{Date: day("0001-01-01"), Amount: dec("1")}, {Date: schedule.MustParseDate("9999-12-31"), Amount: dec("1")}}, 2)
	require.ErrorIs(t, err, cashflow.ErrRange, "a value beyond any number")
}

func TestMultiple(t *testing.T) {
	for _, row := range []struct{ invested, received, want, reason string }{
		{"3", "1", "0.3333", "a third"},
		{"3", "2", "0.6667", "two thirds"},
		{"100000", "5", "0.0001", "0.00005 goes away from zero"},
		{"350000", "0", "0", "nothing came"},
	} {
		got, err := cashflow.Multiple(dec(row.invested), dec(row.received))
		require.NoError(t, err)
		same(t, dec(row.want), got, row.reason)
	}
	_, err := cashflow.Multiple(dec("0"), dec("-1"))
	requireFault(t, err, "invested", cashflow.ErrRange, "nothing invested")
	requireFault(t, err, "received", cashflow.ErrNegative, "a negative receipt")
}
