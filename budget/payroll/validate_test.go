package payroll_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

var hostile = decimal.New(1, 1_000_000_000)

func TestValidate(t *testing.T) {
	for _, tc := range []struct {
		change func(*payroll.Shoot)
		path   string
		kind   error
	}{
		{func(s *payroll.Shoot) { s.Currency = "EURO" }, "currency", payroll.ErrCurrency},
		{func(s *payroll.Shoot) { s.Rounding = 9 }, "rounding", payroll.ErrUnknown},
		{func(s *payroll.Shoot) { s.Zone = 99 }, "zone", payroll.ErrRange},
		{func(s *payroll.Shoot) { s.Payslips = "month" }, "payslips", payroll.ErrUnknown},
		{func(s *payroll.Shoot) { s.Title = strings.Repeat("a", payroll.MaxText+1) }, "title", payroll.ErrTooLarge},
		{func(s *payroll.Shoot) { s.Holidays = []schedule.Date{{}} }, "holidays[0]", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.Weeks[0].Monday = on("2027-11-02") }, "weeks[0].monday", payroll.ErrRange},
		{func(s *payroll.Shoot) { s.Weeks = append(s.Weeks, s.Weeks[0]) }, "weeks[1].monday", payroll.ErrDuplicate},
		{func(s *payroll.Shoot) { s.Weeks[0].Place = "moon" }, "weeks[0].place", payroll.ErrUnknown},
		{func(s *payroll.Shoot) { s.Weeks[0].Days = 7 }, "weeks[0].days", payroll.ErrRange},
		{func(s *payroll.Shoot) { s.Ceilings.Day = dec("-1") }, "ceilings.day", payroll.ErrNegative},
		{func(s *payroll.Shoot) { s.Ceilings = payroll.Ceilings{} }, "people[0].ceiling", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.Rules[0].Code = "" }, "rules[0].code", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.Rules[0].WeekHours = decimal.Decimal{} }, "rules[0].week_hours", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.Rules[0].Grid = -1 }, "rules[0].grid", payroll.ErrNegative},
		{func(s *payroll.Shoot) { s.Rules[0].Overtime.Steps[1].Above = 0 }, "rules[0].overtime.steps[1].above", payroll.ErrOrder},
		{func(s *payroll.Shoot) { s.Rules[0].Overtime.Steps[1].Percent = dec("-1") }, "rules[0].overtime.steps[1].percent", payroll.ErrNegative},
		{func(s *payroll.Shoot) { s.Rules[0].Overtime.Steps[1].Percent = dec("10001") }, "rules[0].overtime.steps[1].percent", payroll.ErrRange},
		{func(s *payroll.Shoot) { s.Rules[0].Night.Seasons[0].First = "13-01" }, "rules[0].night.seasons[0].first", payroll.ErrRange},
		{func(s *payroll.Shoot) { s.Rules[0].Night.Seasons[0].From = 1 }, "rules[0].night.seasons[0].from", payroll.ErrOrder},
		{func(s *payroll.Shoot) { s.Rules[0].Cap.Apart = []payroll.Event{"x"} }, "rules[0].cap.apart[0]", payroll.ErrUnknown},
		{func(s *payroll.Shoot) { s.Rules[0].Limits.Week = hoursOf("200") }, "rules[0].limits.week", payroll.ErrRange},
		{func(s *payroll.Shoot) { s.Actors.Factors[1].UpTo = dec("1") }, "actors.factors[1].up_to", payroll.ErrOrder},
		{func(s *payroll.Shoot) { s.Actors.Hour = decimal.Decimal{} }, "people[6].contract", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.Extras.Overtime.Steps[0].Above = -1 }, "extras.overtime.steps[0].above", payroll.ErrNegative},
		{func(s *payroll.Shoot) { s.Labour.Minors = []payroll.MinorRules{{Under: 16, RestDays: 8}} }, "labour.minors[0].rest_days", payroll.ErrTooLarge},
		{func(s *payroll.Shoot) { s.Contributions[0].Base = "x" }, "contributions[0].base", payroll.ErrUnknown},
		{func(s *payroll.Shoot) { s.Contributions[0].Base = "" }, "contributions[0].base", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.Contributions[0].Rate = dec("101") }, "contributions[0].rate", payroll.ErrRange},
		{func(s *payroll.Shoot) { s.Contributions = append(s.Contributions, s.Contributions[0]) }, "contributions[60].code", payroll.ErrDuplicate},
		{func(s *payroll.Shoot) { s.People[1].ID = "T1" }, "people[1].id", payroll.ErrDuplicate},
		{func(s *payroll.Shoot) { s.People[0].Contract = "" }, "people[0].contract", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.People[0].Contract = "x" }, "people[0].contract", payroll.ErrUnknown},
		{func(s *payroll.Shoot) { s.People[0].Rules = "x" }, "people[0].rules", payroll.ErrUnknown},
		{func(s *payroll.Shoot) { s.Rules = nil }, "people[0].rules", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.People[0].Pay = decimal.Decimal{} }, "people[0].pay", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.People[0].Pay = hostile }, "people[0].pay", payroll.ErrTooLarge},
		{func(s *payroll.Shoot) { s.People[0].Number = -1 }, "people[0].number", payroll.ErrNegative},
		{func(s *payroll.Shoot) { s.People[0].Population = "" }, "people[0].population", payroll.ErrRequired},
		{func(s *payroll.Shoot) {
			s.People[2].FiveDays, s.People[2].SixDays = payroll.Equivalence{}, payroll.Equivalence{}
		}, "people[2].five_days", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.People[2].FiveDays.Effective = hoursOf("47") }, "people[2].five_days", payroll.ErrRange},
		{func(s *payroll.Shoot) { s.People[0].LowBudget = &payroll.AnnexeIII{OnEquivalence: true} }, "people[0].low_budget.on_equivalence", payroll.ErrRange},
		{func(s *payroll.Shoot) { s.People[0].LowBudget = &payroll.AnnexeIII{Share: dec("101")} }, "people[0].low_budget.share", payroll.ErrRange},
		{func(s *payroll.Shoot) { s.People[7].Pay = dec("8000") }, "people[7].hour", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.People[8].Hour = decimal.Decimal{} }, "people[8].hour", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.People[0].From, s.People[0].Until = on("2027-12-01"), on("2027-11-01") }, "people[0].until", payroll.ErrOrder},
		{func(s *payroll.Shoot) { s.People[0].From, s.People[0].Until = on("2020-12-01"), on("2027-11-30") }, "people[0].until", payroll.ErrTooLarge},
		{func(s *payroll.Shoot) { s.People[0].From = on("2027-11-01") }, "people[0].days[0].date", payroll.ErrRange},
		{func(s *payroll.Shoot) { s.People[0].Born = on("1700-01-01") }, "people[0].born", payroll.ErrRange},
		{func(s *payroll.Shoot) { s.People[0].Days[0].Date = schedule.Date{} }, "people[0].days[0].date", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.People[0].Days[1].Date = on("2027-10-25") }, "people[0].days[1].date", payroll.ErrOrder},
		{func(s *payroll.Shoot) { s.People[0].Days[0].Worked = nil }, "people[0].days[0].worked", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.People[0].Days[0].Worked[1].From = hoursOf("9") }, "people[0].days[0].worked[1].from", payroll.ErrOrder},
		{func(s *payroll.Shoot) { s.People[0].Days[0].Worked[1].To = hoursOf("48.5") }, "people[0].days[0].worked[1].to", payroll.ErrRange},
		{func(s *payroll.Shoot) {
			s.People[0].Days[0].Worked = []payroll.Stretch{{From: hoursOf("24"), To: hoursOf("25")}}
		}, "people[0].days[0].worked[0].from", payroll.ErrRange},
		{func(s *payroll.Shoot) { s.People[0].Days[0].Worked[1].To = hoursOf("40") }, "people[0].days[1].worked", payroll.ErrOrder},
		{func(s *payroll.Shoot) { s.People[0].Days[0].Meals = 11 }, "people[0].days[0].meals", payroll.ErrTooLarge},
		{func(s *payroll.Shoot) { s.People[0].Days[0].Recovered = on("2029-01-01") }, "people[0].days[0].recovered", payroll.ErrRange},
		{func(s *payroll.Shoot) { s.People[0].Voyages[0].Time = -1 }, "people[0].voyages[0].time", payroll.ErrNegative},
		{func(s *payroll.Shoot) { s.People[6].Fees[0].Code = "" }, "people[6].fees[0].code", payroll.ErrRequired},
		{func(s *payroll.Shoot) { s.People[6].Fees[0].Count = dec("-1") }, "people[6].fees[0].count", payroll.ErrNegative},
		{func(s *payroll.Shoot) { s.People[6].Expenses = []payroll.Fee{{Code: "X", Rate: hostile}} }, "people[6].expenses[0].rate", payroll.ErrTooLarge},
		{func(s *payroll.Shoot) { s.People[0].Before.Ceiling = dec("-1") }, "people[0].before.ceiling", payroll.ErrNegative},
		{func(s *payroll.Shoot) {
			s.People[0].Before.Contributions = []payroll.ContributionToDate{{Code: "A"}, {Code: "A"}}
		}, "people[0].before.contributions[1].code", payroll.ErrDuplicate},
		{func(s *payroll.Shoot) { s.People = make([]payroll.Engagement, payroll.MaxPeople+1) }, "people", payroll.ErrTooLarge},
		{func(s *payroll.Shoot) { s.People[0].Days = make([]payroll.Day, payroll.MaxDays+1) }, "people[0].days", payroll.ErrTooLarge},
		{func(s *payroll.Shoot) { s.People[0].Days[0].Worked = make([]payroll.Stretch, payroll.MaxStretches+1) }, "people[0].days[0].worked", payroll.ErrTooLarge},
		{func(s *payroll.Shoot) { s.Contributions = make([]payroll.Contribution, payroll.MaxContributions+1) }, "contributions", payroll.ErrTooLarge},
	} {
		t.Run(tc.path+" "+tc.kind.Error(), func(t *testing.T) {
			s := nightShoot(t)
			tc.change(&s)
			err := s.Validate()
			var faults payroll.Faults
			require.ErrorAs(t, err, &faults)
			found := false
			for _, f := range faults {
				found = found || (f.Path == tc.path && errors.Is(f, tc.kind))
			}
			require.True(t, found, "%v", err)
			_, computed := s.Compute()
			require.Equal(t, err.Error(), computed.Error())
			_, inspected := s.Inspect()
			require.Equal(t, err.Error(), inspected.Error())
		})
	}
}

// A shoot and its result survive JSON, and a field that does not exist is refused.
func TestDocuments(t *testing.T) {
	s := nightShoot(t)
	labour, _, err := payroll.LabourRulesAt(on("2027-10-25"))
	require.NoError(t, err)
	s.Labour = labour
	data, err := json.Marshal(s)
	require.NoError(t, err)
	read, err := payroll.Parse(data)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(s, read, cmp.Comparer(decimal.Decimal.Equal), cmp.Comparer(func(a, b schedule.Date) bool { return a == b })))
	r, err := read.Compute()
	require.NoError(t, err)
	data, err = json.Marshal(r)
	require.NoError(t, err)
	var back payroll.Result
	require.NoError(t, json.Unmarshal(data, &back))
	require.NoError(t, back.Check())
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
	_, err = payroll.Parse([]byte(`{"currency": "EUR", "people": [], "hours": 3}`))
	require.ErrorIs(t, err, payroll.ErrSyntax)
	_, err = payroll.Parse([]byte(`{"currency": "EUR", "people": [{"id": "A", "days": [{"date": "2027-10-25", "worked": [{"from": "8h", "to": "12:00"}]}]}]}`))
	require.ErrorContains(t, err, "people[0].days[0].worked[0].from")
}

func TestMinutes(t *testing.T) {
	for _, tc := range []struct {
		text string
		want payroll.Minute
		fine bool
	}{
		{"08:30", 510, true}, {"28:30", 1710, true}, {"160:05", 9605, true}, {"", 0, true}, {"8:30", 0, false}, {"08:60", 0, false},
		{"-8:30", 0, false}, {"08h30", 0, false}, {"1000:00", 0, false}, {"ab:cd", 0, false}, {"08:3a", 0, false},
	} {
		var m payroll.Minute
		err := m.UnmarshalText([]byte(tc.text))
		if !tc.fine {
			require.ErrorIs(t, err, payroll.ErrTime, tc.text)
			continue
		}
		require.NoError(t, err)
		require.Equal(t, tc.want, m)
		if tc.text != "" {
			require.Equal(t, tc.text, m.String())
		}
	}
	require.Equal(t, "-01:30", payroll.Minute(-90).String())
}

// Check finds a figure that was changed.
func TestCheckFindsChanges(t *testing.T) {
	one := dec("0.01")
	for _, tc := range []struct {
		change func(*payroll.Result)
		path   string
	}{
		{func(r *payroll.Result) { r.Payslips[0].Lines[0].Amount = one }, "payslips[0].lines[0].amount"},
		{func(r *payroll.Result) { r.Payslips[0].Lines[0].Rate = one }, "payslips[0].lines[0].rate"},
		{func(r *payroll.Result) { r.Payslips[0].Gross = one }, "payslips[0].gross"},
		{func(r *payroll.Result) { r.Payslips[0].Expenses[0].Amount = one }, "payslips[0].expenses[0].amount"},
		{func(r *payroll.Result) { r.Payslips[0].Weeks[0].Time++ }, "payslips[0].weeks[0].premiums"},
		{func(r *payroll.Result) { r.Payslips[0].Cost = one }, "payslips[0].cost"},
		{func(r *payroll.Result) { r.Payslips[0].Charges.Tranche1 = one }, "payslips[0].charges.tranche_1"},
		{func(r *payroll.Result) { r.Payslips[0].Charges.Lines[3].Amount = one }, "payslips[0].charges.lines[3].amount"},
		{func(r *payroll.Result) { r.Payslips[0].Charges.Lines[3].Base = one }, "payslips[0].charges.lines[3].base"},
		{func(r *payroll.Result) { r.Payslips[0].Charges.Net = one }, "payslips[0].charges.net"},
		{func(r *payroll.Result) { r.People[2].Gross = one }, "people[2].gross"},
		{func(r *payroll.Result) { r.People = nil }, "people"},
		{func(r *payroll.Result) { r.Contributions[1].Amount = one }, "contributions"},
		{func(r *payroll.Result) { r.Cost = one }, "cost"},
		{func(r *payroll.Result) { r.Deferred = one }, "deferred"},
		{func(r *payroll.Result) { r.Gross = hostile }, "gross"},
		{func(r *payroll.Result) { r.Currency = "X" }, "currency"},
	} {
		r, err := nightShoot(t).Compute()
		require.NoError(t, err)
		tc.change(&r)
		require.ErrorContains(t, r.Check(), tc.path+":")
	}
}

// sleepless is people at the limits: every day of three years nearly without rest, paid by the week.
func sleepless(tb testing.TB, people int) payroll.Shoot {
	tb.Helper()
	s := nightShoot(tb)
	s.Payslips = payroll.Weekly
	one := s.People[0]
	one.Days, one.Voyages = nil, nil
	for i := range payroll.MaxDays {
		one.Days = append(one.Days, payroll.Day{Date: on("2027-01-01").AddDays(i), Worked: []payroll.Stretch{{From: 0, To: 23*payroll.Hour + 7}}})
	}
	s.People = nil
	for i := range people {
		one.ID = fmt.Sprint(i)
		s.People = append(s.People, one)
	}
	return s
}

// A person at the limits is computed and inspected, and has as many payslips as weeks.
func TestLimits(t *testing.T) {
	s := sleepless(t, 2)
	r, err := s.Compute()
	require.NoError(t, err)
	require.NoError(t, r.Check())
	require.Len(t, r.Payslips, 2*158, "three years of weeks")
	_, err = s.Inspect()
	require.NoError(t, err)
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"currency": "EUR", "people": []}`))
	f.Add([]byte(`{"currency": "EUR", "rules": [{"code": "c", "week_hours": "40", "grid": "00:30"}],
		"people": [{"id": "A", "contract": "week", "population": "N", "pay": "400", "days": [{"date": "2027-10-25", "worked": [{"from": "08:00", "to": "28:00"}]}]}]}`))
	f.Add([]byte(`{"currency": "EUR", "people": [{"id": "A", "pay": "1e1000000000"}]}`))
	small := nightShoot(f)
	small.People, small.Contributions = small.People[:1], small.Contributions[:6]
	small.People[0].Days = small.People[0].Days[:2]
	data, err := json.Marshal(small)
	require.NoError(f, err)
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := payroll.Parse(data)
		if err != nil {
			return
		}
		r, err := s.Compute()
		require.NoError(t, err)
		require.NoError(t, r.Check())
		_, err = s.Inspect()
		require.NoError(t, err)
	})
}
