package payroll_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func amount(text string) *decimal.Decimal { return new(dec(text)) }

// film is a fiction of 3.1 M€ that passes each condition, at its limit.
func film() payroll.LowBudgetFilm {
	return payroll.LowBudgetFilm{
		Applied: on("2023-03-01"), Budget: amount("3100000"), Financial: amount("0"), French: amount("2500000"), Crew: amount("450000"), Director: amount("50000"),
		Above: amount("500000"), HighestActor: amount("5"), Meeting: new(true), InFrance: new(true),
	}
}

func verdicts(t *testing.T, criteria []payroll.Criterion) string {
	t.Helper()
	var words []string
	for _, c := range criteria {
		require.NotEmpty(t, c.Label.FR)
		require.NotEmpty(t, c.Label.EN)
		require.NotEmpty(t, c.Source.Address)
		words = append(words, map[payroll.Verdict]string{payroll.Pass: "pass", payroll.Fail: "FAIL", payroll.CannotTell: "?"}[c.Verdict])
	}
	return strings.Join(words, " ")
}

// In the order of the article: budget, 18 %, 80 %, meeting, France, five times the minimum.
func TestAnnexeIIICriteria(t *testing.T) {
	for _, tc := range []struct {
		change func(*payroll.LowBudgetFilm)
		want   string
		all    payroll.Verdict
		reason string
	}{
		{nil, "pass pass pass pass pass pass", payroll.Pass, "450,000 is 18 % of 2,500,000, and 400,000 is 80 % of 500,000"},
		{func(f *payroll.LowBudgetFilm) { f.Budget = amount("3100000.01") }, "FAIL pass pass pass pass pass", payroll.Fail, "one cent over"},
		{func(f *payroll.LowBudgetFilm) { f.Crew = amount("449999.99") }, "pass FAIL FAIL pass pass pass", payroll.Fail, "17.9999996 % is shown as 18.00 and fails"},
		{func(f *payroll.LowBudgetFilm) { f.Director = nil }, "pass pass ? pass pass pass", payroll.CannotTell, "the director's pay is not known"},
		{func(f *payroll.LowBudgetFilm) { f.French, f.Meeting = nil, nil }, "pass ? pass ? pass pass", payroll.CannotTell, "what is not known"},
		{func(f *payroll.LowBudgetFilm) { f.HighestActor, f.InFrance = amount("5.01"), new(false) }, "pass pass pass pass FAIL FAIL", payroll.Fail, "above five times, and abroad"},
		{func(f *payroll.LowBudgetFilm) { f.Documentary, f.Budget = true, amount("600000") }, "pass pass ? pass pass pass", payroll.CannotTell, "0.6 M€ for a documentary; its 80 % is not established"},
		{func(f *payroll.LowBudgetFilm) { f.Documentary = true }, "FAIL pass ? pass pass pass", payroll.Fail, "3.1 M€ is too much for one"},
		{func(f *payroll.LowBudgetFilm) { f.Financial = amount("100000") }, "pass pass pass pass pass pass", payroll.Pass, "financial charges count before April 2025"},
		{func(f *payroll.LowBudgetFilm) {
			f.Applied, f.Accept, f.Budget, f.Financial = on("2025-05-01"), []string{payroll.AcceptAnnexeIII}, amount("3200000"), amount("100000")
		}, "pass pass pass pass pass pass", payroll.Pass, "and no more since: accepted by name"},
	} {
		f := film()
		if tc.change != nil {
			tc.change(&f)
		}
		criteria, err := f.AnnexeIIICriteria()
		require.NoError(t, err, tc.reason)
		require.Equal(t, tc.want, verdicts(t, criteria), tc.reason)
		require.Equal(t, tc.all, payroll.Together(criteria), tc.reason)
	}
}

func TestAnnexeIIIMargins(t *testing.T) {
	f := film()
	f.Budget, f.Crew = amount("2900000"), amount("500000")
	criteria, err := f.AnnexeIIICriteria()
	require.NoError(t, err)
	require.Equal(t, []string{"200000", "20", "2"}, []string{criteria[0].Margin.String(), criteria[1].Figure.String(), criteria[1].Margin.String()})
	require.Equal(t, []string{"90", "10", "percent"}, []string{criteria[2].Figure.String(), criteria[2].Margin.String(), criteria[2].Unit}, "450,000 of 500,000")
	data, err := json.Marshal(f)
	require.NoError(t, err)
	var back payroll.LowBudgetFilm
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, f.Applied, back.Applied)
	require.Equal(t, "500000", back.Crew.String())
}

func TestAnnexeIIICriteriaRefused(t *testing.T) {
	f := film()
	f.Applied = on("2025-04-11")
	_, err := f.AnnexeIIICriteria()
	require.ErrorIs(t, err, payroll.ErrUnconfirmed, "the new agreement was not read")
	f.Applied = on("2020-04-10")
	_, err = f.AnnexeIIICriteria()
	require.ErrorIs(t, err, payroll.ErrBefore)
	f = film()
	f.Crew = amount("-1")
	_, err = f.AnnexeIIICriteria()
	require.ErrorIs(t, err, payroll.ErrNegative)
	f.Crew = new(decimal.New(1, 1_000_000_000))
	_, err = f.AnnexeIIICriteria()
	require.ErrorIs(t, err, payroll.ErrTooLarge)
	_, err = payroll.LowBudgetFilm{}.FragileCriteria()
	require.ErrorIs(t, err, payroll.ErrRequired)
}

// A fiction of 1 M€ whose crew is 15 % of the French expenditure is exempt from the minima.
func TestFragileCriteria(t *testing.T) {
	f := film()
	f.Budget, f.French, f.Crew, f.Participation = amount("1000000"), amount("900000"), amount("135000"), new(true)
	criteria, err := f.FragileCriteria()
	require.NoError(t, err)
	require.Equal(t, "pass pass pass", verdicts(t, criteria), "135,000 is 15 % of 900,000")
	f.Budget, f.Crew, f.Participation = amount("1000000.01"), amount("134999"), nil
	criteria, err = f.FragileCriteria()
	require.NoError(t, err)
	require.Equal(t, "FAIL FAIL ?", verdicts(t, criteria))
	f.Documentary = true
	criteria, err = f.FragileCriteria()
	require.NoError(t, err)
	require.Equal(t, payroll.CannotTell, criteria[0].Verdict, "the exemption is of fiction")
}

// A5: 408.00 is 273.36 of performance; of the 134.64 of rights 37 % is 49.82, and so on: the cents add up.
func TestActorFeeParts(t *testing.T) {
	parts, source, err := payroll.ActorFeePartsAt(on("2022-06-01"), dec("408.00"), false)
	require.NoError(t, err)
	require.NotEmpty(t, source.Address)
	got, total, shares := map[string]string{}, dec("0"), dec("0")
	for _, p := range parts {
		got[p.Code], total, shares = p.Amount.StringFixed(2), total.Add(p.Amount), shares.Add(p.Share)
	}
	require.Equal(t, map[string]string{"PERFORMANCE": "273.36", "CINEMA": "49.82", "TELEVISION": "33.66", "ON_DEMAND": "13.46", "VIDEO": "20.20", "OTHER": "17.50"}, got)
	require.Equal(t, []string{"408", "100"}, []string{total.String(), shares.String()})
	parts, _, err = payroll.ActorFeePartsAt(on("2022-06-01"), dec("147.28"), true)
	require.NoError(t, err)
	require.Equal(t, []string{"117.82", "29.46"}, []string{parts[0].Amount.String(), parts[1].Amount.String()}, "20 % of rights on a short film")
	_, _, err = payroll.ActorFeePartsAt(on("2022-06-01"), dec("-1"), false)
	require.ErrorIs(t, err, payroll.ErrNegative)
	_, _, err = payroll.ActorFeePartsAt(on("2022-06-01"), dec("0.001"), false)
	require.ErrorIs(t, err, payroll.ErrTooLarge)
}

func TestOverrunDays(t *testing.T) {
	for _, tc := range []struct {
		contract, shoot, want int
		reason                string
	}{
		{3, 6, 3, "a part of the shoot: a day by week"}, {8, 8, 8, "the whole of a shoot of 8 weeks"}, {9, 9, 15, "of a longer one"},
	} {
		got, _, err := payroll.OverrunDaysAt(on("2022-06-01"), tc.contract, tc.shoot)
		require.NoError(t, err)
		require.Equal(t, tc.want, got, tc.reason)
	}
	_, _, err := payroll.OverrunDaysAt(on("2022-06-01"), 0, 8)
	require.ErrorIs(t, err, payroll.ErrRange)
}

// A month of 2012 of 2,663.79 is 2,663.79 x 1.005 x 1.005 x 1.025 x 1.05 x 1.01; one of 1,435 is lifted to 1,500 in 2017
// and to 1,709.28 in 2023.
func TestPermanentGrid(t *testing.T) {
	for _, tc := range []struct{ day, function, want, reason string }{
		{"2016-09-30", "Coordinateur d'écriture (ex-script éditeur)", "2663.79", "the grid of 2012"},
		{"2016-10-01", "Coordinateur d'écriture (ex-script éditeur)", "2677.11", "2,677.10895"},
		{"2017-08-01", "Coordinateur d'écriture (ex-script éditeur)", "2690.49", "2,690.494495"},
		{"2019-10-01", "Coordinateur d'écriture (ex-script éditeur)", "2757.76", "2,757.756857"},
		{"2023-01-01", "Coordinateur d'écriture (ex-script éditeur)", "2895.64", "2,895.644700"},
		{"2023-07-01", "Coordinateur d'écriture (ex-script éditeur)", "2924.60", "2,924.601147"},
		{"2018-01-01", "", "1500.00", "the least of 2017"}, {"2023-01-01", "", "1709.28", "the least of 2023: 1,614.38 is under it"},
		{"2023-07-01", "", "1726.37", "and 1 %: 1,726.3728"},
	} {
		grid, err := payroll.AudiovisualPermanentGridAt(on(tc.day))
		require.NoError(t, err, tc.reason)
		least, found := decimal.Decimal{}, ""
		for _, p := range grid.Positions {
			if p.Function == tc.function {
				found = p.Month.StringFixed(2)
			}
			if !p.Month.IsZero() && (least.IsZero() || p.Month.LessThan(least)) {
				least = p.Month
			}
		}
		if tc.function == "" {
			found = least.StringFixed(2)
		}
		require.Equal(t, tc.want, found, tc.reason)
	}
	_, err := payroll.AudiovisualPermanentGridAt(on("2025-01-01"))
	require.ErrorIs(t, err, payroll.ErrNone)
}

// Flat days have no overtime, whatever their hours, and still have the rests of the labour code.
func TestFlatDays(t *testing.T) {
	s := worker(t, payroll.ByFlatDay, "2027-10-25 08:00-22:00", "2027-10-26 07:00-21:00", "2027-11-02 09:00-17:00")
	s.People[0].Pay = dec("350")
	labour, _, err := payroll.LabourRulesAt(on("2027-10-25"))
	require.NoError(t, err)
	s.Labour = labour
	p, lines := paid(t, s)
	require.Equal(t, "FLAT_DAY 1050", lines)
	require.Equal(t, 3, p.PaidDays)
	s.Payslips = payroll.Weekly
	r, err := s.Compute()
	require.NoError(t, err)
	require.Len(t, r.Payslips, 2)
	findings, err := s.Inspect()
	require.NoError(t, err)
	failed := map[payroll.Check]bool{}
	for _, f := range findings {
		failed[f.Check] = f.Verdict == payroll.Fail || failed[f.Check]
	}
	require.True(t, failed[payroll.CheckDailyRest], "nine hours between 22:00 and 7:00")
	require.NotContains(t, failed, payroll.CheckWeek, "no limit of hours")
	s.People[0].Pay = decimal.Decimal{}
	require.ErrorIs(t, s.Validate(), payroll.ErrRequired)
}
