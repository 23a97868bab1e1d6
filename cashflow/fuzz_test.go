package cashflow_test

import (
	"encoding/json"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/stretchr/testify/require"
)

// Whatever the document, Parse ends, and what it accepts computes and adds up.
func FuzzParse(f *testing.F) {
	rich := taxedFilm()
	rich.Adjust, rich.ShootingDays = schedule.ModifiedFollowing, []schedule.Date{day("2027-05-18"), day("2027-06-02")}
	rich.Production.Phases = []schedule.Phase{{Code: "SHOOT", Monday: day("2027-05-10"), Weeks: 6, Last: day("2027-06-17")}}
	for i, on := range []cashflow.Cadence{cashflow.WorkingDays, cashflow.CalendarDays, cashflow.ShootingDays, cashflow.Months} {
		rich.Keys = append(rich.Keys, cashflow.Key{ID: string(on), Elements: []cashflow.Element{{Phase: "SHOOT", On: on, Curve: cashflow.Bell, Percent: dec("100")}}})
		rich.Outflows[i].Key, rich.Outflows[i].Terms = string(on), cashflow.FifteenthAfterQuarter()
	}
	dated := casePlan(f)
	dated.Production, dated.Timetable = schedule.Production{}, caseTimetable("2027-05-31")
	for _, plan := range []cashflow.Plan{{}, shortFilm(), casePlan(f), rich, dated} {
		data, err := json.Marshal(plan)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"currency":"EUR","start":"2027-08-02","outflows":[{"id":"A","column":"pay","amount":"1e1000000000"}]}`))
	f.Add([]byte(`{"currency":"EUR","start":"0001-01-01","keys":[{"id":"","elements":[{"percent":"1e-1000000000"}]}]}`))
	f.Add([]byte(`{"start":"9999-12-27","horizon":1040}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		plan, err := cashflow.Parse(data)
		if err != nil {
			return
		}
		result, err := plan.Compute()
		require.NoError(t, err)
		require.NoError(t, result.Check())
		for _, period := range []cashflow.Period{cashflow.Daily, cashflow.Quarterly} {
			view, err := result.By(period)
			require.NoError(t, err)
			if n := len(view.Rows); n > 0 {
				require.True(t, view.Rows[n-1].Closing.Equal(result.Closing))
			}
		}
		line, err := cashflow.Borrow(result, cashflow.Facility{Limit: dec("1000"), Rate: dec("5")}, plan.Inflows)
		if err == nil {
			require.NoError(t, line.Check())
		}
	})
}

func FuzzParseCredit(f *testing.F) {
	result, sources := compute(f, taxedFilm()), taxedFilm().Inflows
	f.Add([]byte(`{"limits":[{"from":"2027-03-01","amount":"1000"}],"rate":"4.5","basis":"ACT/360","reserve":"10",
		"guarantee":{"share":"50","rate":"1","undrawn":"50"},"advances":[{"source":"TV","date":"2027-03-05","percent":"50","rate":"6"}]}`))
	f.Add([]byte(`{"limits":[{"from":"0001-01-01","amount":"1e1000000000"}],"until":"9999-12-31","rate":"-4.5"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		credit, err := cashflow.ParseCredit(data)
		if err != nil {
			return
		}
		drawn, err := credit.Draw(result, sources)
		if err == nil {
			require.NoError(t, drawn.Check())
			require.True(t, drawn.Closing.Equal(result.Closing.Sub(drawn.Cost)))
		}
	})
}

func FuzzParseFacility(f *testing.F) {
	f.Add([]byte(`{"limit":"1800000","rate":"4.5","basis":"ACT/360"}`))
	f.Add([]byte(`{"limit":"1e1000000000","rate":"-4.5","open_week":3,"close_week":2}`))
	result := compute(f, shortFilm())
	f.Fuzz(func(t *testing.T, data []byte) {
		facility, err := cashflow.ParseFacility(data)
		if err != nil {
			return
		}
		for _, period := range []cashflow.Period{cashflow.Daily, cashflow.Quarterly} {
			view, err := result.By(period)
			require.NoError(t, err)
			if n := len(view.Rows); n > 0 {
				require.True(t, view.Rows[n-1].Closing.Equal(result.Closing))
			}
		}
		line, err := cashflow.Borrow(result, facility, nil)
		if err == nil {
			require.NoError(t, line.Check())
		}
	})
}

// Whatever the flows, the search ends and keeps to the number of changes of sign.
func FuzzXIRR(f *testing.F) {
	f.Add([]byte{1, 200, 0, 90, 100, 1})
	f.Add([]byte{255, 1, 7, 250, 128, 128, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		var flows []cashflow.Flow
		date := day("2027-01-01")
		for i := 0; i+1 < len(data) && len(flows) < 200; i += 2 {
			date = date.AddDays(int(data[i]))
			flows = append(flows, cashflow.Flow{Date: date, Amount: cents(int64(data[i+1]) - 128)})
		}
		got, err := cashflow.XIRR(flows)
		require.LessOrEqual(t, len(got.Rates), got.SignChanges)
		require.Equal(t, err == nil, len(got.Rates) == 1)
	})
}
