package cashflow_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// hand is a plan of one outflow of 3,600 in each of three weeks, paid back in the sixth.
func hand(t *testing.T) (cashflow.Result, []financing.Source) {
	t.Helper()
	sources := []financing.Source{
		{ID: "TV", Amount: dec("9999.99"), Status: financing.Signed, Bankable: dec("50"), Instalments: []financing.Instalment{
			{Percent: dec("100"), Milestone: "END", Days: 15},
		}},
		{ID: "TAX", Amount: dec("1000"), Status: financing.Letter, Bankable: dec("80"), Instalments: []financing.Instalment{
			{Percent: dec("100"), Milestone: "END", Days: 15},
		}},
	}
	plan := shortFilm()
	plan.Outflows = []cashflow.Outflow{{ID: "CREW", Column: cashflow.Pay, Amount: dec("10800"), Key: "WEEKLY"}}
	plan.Inflows = sources
	result, err := plan.Compute()
	require.NoError(t, err)
	require.Len(t, result.Weeks, 6)
	return result, sources
}

// At 10 % over 360 days a week costs 7/3600 of the balance; at 5 % on what is not drawn, 7/7200.
func TestFacilityByHand(t *testing.T) {
	plan, sources := hand(t)
	got, err := cashflow.Borrow(plan, cashflow.Facility{
		Limit: dec("7200"), Rate: dec("10"), CommitmentFee: dec("5"), ArrangementFee: dec("0.5"),
		Basis: schedule.Actual360, Provision: dec("100"),
	}, sources)
	require.NoError(t, err)
	require.NoError(t, got.Check())
	for i, row := range []struct {
		interest, commitment, arrangement, drawn, over string
		reason                                         string
	}{
		{"0", "7.00", "36", "3643.00", "0", "7200 x 7/7200 on the whole limit; 0.5 % of it, once"},
		{"7.08", "3.46", "0", "7253.54", "53.54", "3643 x 7/3600 = 7.0836; 3557 x 7/7200 = 3.4582"},
		{"14.10", "0", "0", "10867.64", "3667.64", "7253.54 x 7/3600 = 14.1041; nothing is left undrawn, and the fee is not negative"},
		{"21.13", "0", "0", "10888.77", "3688.77", "10867.64 x 7/3600 = 21.1315"},
		{"21.17", "0", "0", "10909.94", "3709.94", "10888.77 x 7/3600 = 21.1726"},
		{"21.21", "0", "0", "0", "0", "10909.94 x 7/3600 = 21.2138; 10999.99 comes in"},
	} {
		week := got.Weeks[i]
		same(t, dec(row.interest), week.Interest, i+1, "interest", row.reason)
		same(t, dec(row.commitment), week.Commitment, i+1, "commitment", row.reason)
		same(t, dec(row.arrangement), week.Arrangement, i+1, "arrangement", row.reason)
		same(t, dec(row.drawn), week.Drawn, i+1, "drawn", row.reason)
		same(t, dec(row.over), week.Over, i+1, "over", row.reason)
	}
	require.Equal(t, []int{2, 3, 4, 5}, got.WeeksOver)
	same(t, dec("3709.94"), got.PeakOver)
	require.Equal(t, 5, got.PeakWeek)
	require.Equal(t, 5, got.LastDrawn)
	same(t, dec("131.15"), got.Cost, "7.08+14.10+21.13+21.17+21.21 + 7.00+3.46 + 36")
	same(t, dec("-31.15"), got.ProvisionLeft)
	same(t, dec("68.84"), got.Closing, "10999.99 - 10800 - 131.15")
	require.Len(t, got.Cover.Lines, 1, "a letter does not cover")
	same(t, dec("5000.00"), got.Cover.Counted, "half of 9999.99, away from zero")
	same(t, dec("45.83"), got.Cover.Percent, "5000 / 10909.94")
}

func TestFacilityOpenWeeks(t *testing.T) {
	plan, sources := hand(t)
	got, err := cashflow.Borrow(plan, cashflow.Facility{
		Limit: dec("9000"), Rate: dec("10"), CommitmentFee: dec("5"), ArrangementFee: dec("1"),
		OpenWeek: 2, CloseWeek: 4, Basis: schedule.Actual360,
	}, sources)
	require.NoError(t, err)
	require.NoError(t, got.Check())
	same(t, dec("3600"), got.Weeks[0].Uncovered, "before it opens nothing is drawn")
	require.True(t, got.Weeks[0].Cost().IsZero(), "and nothing is charged")
	same(t, dec("0"), got.Weeks[1].Interest, "what was uncovered was not lent")
	same(t, dec("8.75"), got.Weeks[1].Commitment, "9000 x 7/7200")
	same(t, dec("90"), got.Weeks[1].Arrangement, "the fee falls in the first open week")
	same(t, dec("7298.75"), got.Weeks[1].Drawn, "7200 + 8.75 + 90")
	same(t, got.Weeks[4].Position.Neg(), got.Weeks[4].Uncovered, "after it closes the need stands uncovered")
	require.True(t, got.Weeks[4].Drawn.IsZero())
	require.True(t, got.Weeks[4].Cost().IsZero())
	require.Equal(t, []int{1, 5}, got.WeeksUncovered)
	require.Equal(t, []int{3, 4}, got.WeeksOver)
	require.Equal(t, 4, got.LastDrawn)
}

func TestFacilityDayCounts(t *testing.T) {
	plan, sources := hand(t)
	for _, row := range []struct {
		basis    schedule.DayCount
		interest string
		reason   string
	}{
		{schedule.Actual360, "7.00", "3600 x 10 % x 7/360"},
		{schedule.Actual365Fixed, "6.90", "3600 x 10 % x 7/365 = 6.9041"},
		{schedule.Thirty360European, "7.00", "8 to 15 August is seven days of a 30-day month too"},
	} {
		got, err := cashflow.Borrow(plan, cashflow.Facility{Limit: dec("20000"), Rate: dec("10"), Basis: row.basis}, sources)
		require.NoError(t, err)
		same(t, dec(row.interest), got.Weeks[1].Interest, row.reason)
	}
}

func TestFacilityWithoutNeed(t *testing.T) {
	plan := shortFilm()
	plan.Outflows = nil
	result, err := plan.Compute()
	require.NoError(t, err)
	got, err := cashflow.Borrow(result, cashflow.Facility{Limit: dec("100"), Rate: dec("10")}, plan.Inflows)
	require.NoError(t, err)
	require.NoError(t, got.Check())
	require.Zero(t, got.PeakWeek)
	require.True(t, got.Cover.After.IsZero())
	same(t, dec("60"), got.Closing)

	empty, err := cashflow.Borrow(cashflow.Result{Currency: "EUR"}, cashflow.Facility{}, nil)
	require.NoError(t, err)
	require.NoError(t, empty.Check())
}

func TestFacilityFaults(t *testing.T) {
	plan, sources := hand(t)
	huge := decimal.New(1, 1_000_000_000)
	for _, row := range []struct {
		reason, path string
		kind         error
		spoil        func(*cashflow.Facility)
	}{
		{"a negative limit", "facility.limit", cashflow.ErrNegative, func(f *cashflow.Facility) { f.Limit = dec("-1") }},
		{"a limit of a billion digits", "facility.limit", cashflow.ErrTooLarge, func(f *cashflow.Facility) { f.Limit = huge }},
		{"a limit in thousandths", "facility.limit", cashflow.ErrRange, func(f *cashflow.Facility) { f.Limit = dec("1.001") }},
		{"a negative rate", "facility.rate", cashflow.ErrNegative, func(f *cashflow.Facility) { f.Rate = dec("-0.5") }},
		{"a rate above the capital", "facility.rate", cashflow.ErrRange, func(f *cashflow.Facility) { f.Rate = dec("450") }},
		{"a negative fee", "facility.commitment_fee", cashflow.ErrNegative, func(f *cashflow.Facility) { f.CommitmentFee = dec("-1") }},
		{"closed before it opens", "facility.close_week", cashflow.ErrOrder, func(f *cashflow.Facility) { f.OpenWeek, f.CloseWeek = 4, 3 }},
		{"open before the plan", "facility.open_week", cashflow.ErrRange, func(f *cashflow.Facility) { f.OpenWeek = -1 }},
		{"open after the plan", "facility.open_week", cashflow.ErrRange, func(f *cashflow.Facility) { f.OpenWeek = 7 }},
		{"an unknown day count", "facility.basis", cashflow.ErrRange, func(f *cashflow.Facility) { f.Basis = 99 }},
		{"a negative provision", "facility.provision", cashflow.ErrNegative, func(f *cashflow.Facility) { f.Provision = dec("-1") }},
	} {
		facility := cashflow.Facility{Limit: dec("100"), Rate: dec("10")}
		row.spoil(&facility)
		_, err := cashflow.Borrow(plan, facility, sources)
		requireFault(t, err, row.path, row.kind, row.reason)
	}
	sources[0].Bankable = dec("101")
	_, err := cashflow.Borrow(plan, cashflow.Facility{}, append(sources, sources[1]))
	requireFault(t, err, "sources[0].bankable", cashflow.ErrRange, "a bank that lends more than the source")
	requireFault(t, err, "sources[2].id", cashflow.ErrDuplicate, "the same source twice")
	_, err = cashflow.Borrow(plan, cashflow.Facility{}, make([]financing.Source, cashflow.MaxSources+1))
	requireFault(t, err, "sources", cashflow.ErrTooLarge, "more sources than a plan may have")
	plan.Weeks[2].Net = dec("1")
	_, err = cashflow.Borrow(plan, cashflow.Facility{}, nil)
	requireFault(t, err, "plan.weeks[2].net", cashflow.ErrUnbalance, "a plan that does not add up")
}

func TestParseFacility(t *testing.T) {
	facility, err := cashflow.ParseFacility([]byte(`{"limit":"1800000","rate":"4.5","commitment_fee":"0.6",
		"arrangement_fee":"1","open_week":1,"basis":"ACT/360","provision":"52000"}`))
	require.NoError(t, err)
	plan := caseResult(t)
	want, err := cashflow.Borrow(plan, caseFacility(), caseSources(t))
	require.NoError(t, err)
	got, err := cashflow.Borrow(plan, facility, caseSources(t))
	require.NoError(t, err)
	same(t, want.Cost, got.Cost)
	_, err = cashflow.ParseFacility([]byte(`{"limit":"1","basis":"monthly"}`))
	require.Error(t, err)
	_, err = cashflow.ParseFacility([]byte(`{"limit":"-1"}`))
	require.ErrorIs(t, err, cashflow.ErrNegative)
}
