package cashflow_test

import (
	"encoding/json"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// A result that was changed by a cent, anywhere, does not pass.
func TestCheckSeesEveryChange(t *testing.T) {
	cent, huge := dec("0.01"), decimal.New(1, 1_000_000_000)
	add := func(d *decimal.Decimal) { *d = d.Add(cent) }
	for _, row := range []struct {
		reason string
		spoil  func(*cashflow.Result)
	}{
		{"a movement", func(r *cashflow.Result) { add(&r.Movements[1].Amount) }},
		{"a movement in another week", func(r *cashflow.Result) { r.Movements[1].Week++ }},
		{"a movement in no week", func(r *cashflow.Result) { r.Movements[1].Week = 99 }},
		{"a movement in another column", func(r *cashflow.Result) { r.Movements[1].Column = cashflow.Charges }},
		{"a movement in no column", func(r *cashflow.Result) { r.Movements[1].Column = "wages" }},
		{"a movement on another day", func(r *cashflow.Result) { r.Movements[1].Date = r.Movements[1].Date.AddWeeks(1) }},
		{"the receipts of a week", func(r *cashflow.Result) { add(&r.Weeks[0].Receipts) }},
		{"an outflow of a week", func(r *cashflow.Result) { add(&r.Weeks[0].Outflows[0].Amount) }},
		{"the columns of a week", func(r *cashflow.Result) { r.Weeks[0].Outflows[0].Column = "wages" }},
		{"a column less", func(r *cashflow.Result) { r.Weeks[0].Outflows = r.Weeks[0].Outflows[1:] }},
		{"the net of a week", func(r *cashflow.Result) { add(&r.Weeks[0].Net) }},
		{"the cumulative of a week", func(r *cashflow.Result) { add(&r.Weeks[0].Cumulative) }},
		{"the number of a week", func(r *cashflow.Result) { r.Weeks[1].Number = 7 }},
		{"the Monday of a week", func(r *cashflow.Result) { r.Weeks[1].Monday = r.Weeks[1].Monday.AddDays(7) }},
		{"the receipts", func(r *cashflow.Result) { add(&r.Receipts) }},
		{"a total", func(r *cashflow.Result) { add(&r.Outflows[2].Amount) }},
		{"the closing position", func(r *cashflow.Result) { add(&r.Closing) }},
		{"the peak need", func(r *cashflow.Result) { add(&r.PeakNeed) }},
		{"the peak week", func(r *cashflow.Result) { r.PeakWeek-- }},
		{"the peak Monday", func(r *cashflow.Result) { r.PeakMonday = r.PeakMonday.AddDays(7) }},
		{"the first negative week", func(r *cashflow.Result) { r.FirstNegative++ }},
		{"the rounding", func(r *cashflow.Result) { r.Rounding = 9 }},
		{"the currency", func(r *cashflow.Result) { r.Currency = "" }},
		{"an amount of a billion digits", func(r *cashflow.Result) { r.Weeks[0].Net = huge }},
		{"too many weeks", func(r *cashflow.Result) { r.Weeks = make([]cashflow.Week, cashflow.MaxWeeks+1) }},
	} {
		result, err := shortFilm().Compute()
		require.NoError(t, err)
		require.NoError(t, result.Check())
		row.spoil(&result)
		require.Error(t, result.Check(), row.reason)
	}
}

func TestFacilityCheckSeesEveryChange(t *testing.T) {
	cent := dec("0.01")
	add := func(d *decimal.Decimal) { *d = d.Add(cent) }
	plan, sources := hand(t)
	for _, row := range []struct {
		reason string
		spoil  func(*cashflow.FacilityResult)
	}{
		{"the net of a week", func(r *cashflow.FacilityResult) { add(&r.Weeks[1].Net) }},
		{"the interest of a week", func(r *cashflow.FacilityResult) { add(&r.Weeks[1].Interest) }},
		{"the fee of a week", func(r *cashflow.FacilityResult) { add(&r.Weeks[1].Commitment) }},
		{"the position of a week", func(r *cashflow.FacilityResult) { add(&r.Weeks[1].Position) }},
		{"the balance of a week", func(r *cashflow.FacilityResult) { add(&r.Weeks[1].Drawn) }},
		{"the excess of a week", func(r *cashflow.FacilityResult) { add(&r.Weeks[1].Over) }},
		{"a need in an open week", func(r *cashflow.FacilityResult) { add(&r.Weeks[1].Uncovered) }},
		{"the interest", func(r *cashflow.FacilityResult) { add(&r.Interest) }},
		{"the commitment", func(r *cashflow.FacilityResult) { add(&r.Commitment) }},
		{"the arrangement", func(r *cashflow.FacilityResult) { add(&r.Arrangement) }},
		{"the cost", func(r *cashflow.FacilityResult) { add(&r.Cost) }},
		{"the provision left", func(r *cashflow.FacilityResult) { add(&r.ProvisionLeft) }},
		{"the closing position", func(r *cashflow.FacilityResult) { add(&r.Closing) }},
		{"the peak", func(r *cashflow.FacilityResult) { add(&r.PeakDrawn) }},
		{"the peak week", func(r *cashflow.FacilityResult) { r.PeakWeek++ }},
		{"the last week", func(r *cashflow.FacilityResult) { r.LastDrawn++ }},
		{"the weeks over", func(r *cashflow.FacilityResult) { r.WeeksOver = nil }},
		{"the peak excess", func(r *cashflow.FacilityResult) { add(&r.PeakOver) }},
		{"a line of the cover", func(r *cashflow.FacilityResult) { add(&r.Cover.Lines[0].Counted) }},
		{"the date of a line", func(r *cashflow.FacilityResult) { r.Cover.Lines[0].Date = r.Cover.After }},
		{"the cover", func(r *cashflow.FacilityResult) { add(&r.Cover.Percent) }},
		{"an amount of a billion digits", func(r *cashflow.FacilityResult) { r.Cost = decimal.New(1, 1_000_000_000) }},
	} {
		got, err := cashflow.Borrow(plan, cashflow.Facility{Limit: dec("7200"), Rate: dec("10")}, sources)
		require.NoError(t, err)
		require.NoError(t, got.Check())
		row.spoil(&got)
		require.Error(t, got.Check(), row.reason)
	}
}

// A result that was written and read back is the same result.
func TestResultsInJSON(t *testing.T) {
	result := caseResult(t)
	data, err := json.Marshal(result)
	require.NoError(t, err)
	var back cashflow.Result
	require.NoError(t, json.Unmarshal(data, &back))
	require.NoError(t, back.Check())
	same(t, result.PeakNeed, back.PeakNeed)
	again, err := json.Marshal(caseResult(t))
	require.NoError(t, err)
	require.Equal(t, string(data), string(again), "byte for byte")
}

// A host program may have changed the settings of the decimal package: no figure moves.
func TestSettingsOfTheHostDoNotMatter(t *testing.T) {
	figures := func() []string {
		plan, sources := hand(t)
		line, err := cashflow.Borrow(plan, cashflow.Facility{Limit: dec("7200"), Rate: dec("10")}, sources)
		require.NoError(t, err)
		rate, err := cashflow.XIRR(yearly("-100", "10", "-5", "120"))
		require.NoError(t, err)
		value, err := cashflow.XNPV(dec("7"), yearly("-100", "10", "-5", "120"), 6)
		require.NoError(t, err)
		multiple, err := cashflow.Multiple(dec("3"), dec("2"))
		require.NoError(t, err)
		return []string{
			plan.Closing.StringFixed(2), line.Cost.StringFixed(2), line.Cover.Percent.StringFixed(4),
			rate.Rate.StringFixed(8), value.StringFixed(8), multiple.StringFixed(8),
		}
	}
	want := figures()
	division, trim := decimal.DivisionPrecision, decimal.TrimTrailingZeros
	t.Cleanup(func() { decimal.DivisionPrecision, decimal.TrimTrailingZeros = division, trim })
	decimal.DivisionPrecision, decimal.TrimTrailingZeros = 0, !trim
	require.Equal(t, want, figures())
}
