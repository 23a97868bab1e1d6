package follow_test

import (
	"encoding/json"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow/follow"
	"github.com/stretchr/testify/require"
)

// The plan after report 4 of the case: positions, weeks beyond the overdraft, lowest and closing position.
func TestCaseBefore(t *testing.T) {
	want, f := caseAnswers(t).Answers.Q6.Before, forecast(t, caseBook(t))
	same(t, "34190", f.Position, "the bank at report 4")
	for _, week := range want.Weeks {
		same(t, week.Position, f.Weeks[week.Week].Position.Forecast, week.Week)
	}
	same(t, want.Lowest, f.PeakNeed.Neg())
	require.Equal(t, want.LowestWeek+1, f.PeakWeek, "week 0 of the case is the first of the plan")
	same(t, want.Closing, f.Closing)
	require.Equal(t, []int{8, 9, 10, 11}, want.WeeksBeyondLimit)
	require.Len(t, f.Shortages, 1)
	s := f.Shortages[0]
	require.Equal(t, friday(8), s.From)
	require.Equal(t, friday(12), s.Until, "from week 12 on the overdraft is enough")
	require.Equal(t, 4, s.Ahead)
	same(t, "166240", s.Short, "566,240 less the overdraft of 400,000")

	late := f.Alerts()[1]
	require.Equal(t, follow.ReceiptOverdue, f.Alerts()[1].Kind)
	require.Equal(t, "Advance, second instalment", late.Line)
	same(t, "150000", late.Amount)
	require.Len(t, f.Alerts(), 2, "a shortage, and the advance that was planned for the week of the report: due today, with no grace")
}

// The measure of the case, alone and in its parts.
func TestCaseMeasure(t *testing.T) {
	want, f := caseAnswers(t).Answers.Q6.After, forecast(t, caseBook(t))
	got, err := f.Try(caseMeasures(t)...)
	require.NoError(t, err)
	require.True(t, got.Solves())
	same(t, want.Lowest, got.After.PeakNeed.Neg())
	require.Equal(t, want.LowestWeek+1, got.After.PeakWeek)
	same(t, want.Closing, got.After.Closing)
	same(t, "2100", got.Cost, "one per cent of 210,000")
	same(t, "73200", got.Saved, "51,400 of the estimates and 21,800 of the orders")
	same(t, "200115", got.PeakGain)

	c, err := follow.Compare(f, follow.Scenario{ID: "M", Measures: caseMeasures(t)})
	require.NoError(t, err)
	for _, week := range want.Weeks {
		at := c.Weeks[week.Week-4]
		require.Equal(t, week.Week+1, at.Number)
		same(t, week.Position, at.Positions[1], week.Week)
	}
	same(t, "71100", c.Outcomes[1].ClosingChange, "the change of the final cost in question 5")

	trials, err := f.Search(caseMeasures(t), follow.Bounds{Order: follow.ByCost})
	require.NoError(t, err)
	require.Len(t, trials, 3)
	require.Equal(t, []string{"CUT", "DISCOUNT"}, trials[0].Measures, "only both leave no shortage")
	require.Equal(t, []string{"DISCOUNT"}, trials[1].Measures)
	same(t, "25220", trials[1].After.Short, "week 11: 423,120 and the cost of 2,100 beyond 400,000")
}

func TestCaseReport(t *testing.T) {
	f := forecast(t, caseBook(t))
	trials, err := f.Search(caseMeasures(t), follow.Bounds{})
	require.NoError(t, err)
	for week := range f.Weeks {
		r, err := f.Report(week+1, trials...)
		require.NoError(t, err)
		require.NoError(t, r.Check())
	}
	r, err := f.Report(5, trials...)
	require.NoError(t, err)
	same(t, "216910", r.Net.Forecast.Neg(), "the payments of week 4")
	same(t, "66910", r.Net.Planned.Neg(), "with the advance of 150,000")
	require.Empty(t, r.Late)
	for _, lang := range []string{"fr", "en"} {
		require.Contains(t, r.Text(lang), "-216910.00")
	}
	data, err := json.Marshal(r)
	require.NoError(t, err)
	var again follow.Report
	require.NoError(t, json.Unmarshal(data, &again))
	require.NoError(t, again.Check())
	_, err = f.Report(99)
	requireFault(t, err, "week", follow.ErrRange, "no such week")
}
