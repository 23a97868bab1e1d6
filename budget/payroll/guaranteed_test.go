package payroll_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/stretchr/testify/require"
)

// A week that the contract guarantees is paid though no day of it is worked: its days count for the ceilings and the
// holiday fund. Three weeks of September at 400, of which the second is not worked.
func TestGuaranteedWeekWithoutWork(t *testing.T) {
	for _, tc := range []struct {
		contract payroll.Contract
		days     int // of the week of the shoot
		until    string
		gross    string
		paid     int
		reason   string
	}{
		{payroll.ByWeek, 5, "2027-09-24", "400", 5, "39 h guaranteed are five days"},
		{payroll.ByWeek, 6, "2027-09-25", "400", 5, "who does not work six days has the guarantee of five"},
		{payroll.ByEquivalence, 5, "2027-09-24", "437.5", 5, "42 h agreed: 35 + 7 at 125 % are 43.75 base hours"},
		{payroll.ByWeek, 5, "2027-09-15", "234", 3, "three days of five: 23.4 h"},
		{payroll.ByWeek, 6, "2027-09-15", "234", 3, "39 h are of five days in a week of six too"},
		{payroll.ByWeek, 6, "2027-09-17", "400", 5, "from Monday to Friday of a week of six days: 39 h whole"},
		{payroll.ByEquivalence, 6, "2027-09-15", "252", 3, "42 h agreed for five days, three of them: 25.2 h"},
	} {
		s := worker(t, tc.contract, "2027-09-06 09:00-17:00", "2027-09-07 09:00-17:00")
		e := &s.People[0]
		e.From, e.Until = on("2027-09-06"), on(tc.until)
		e.FiveDays = payroll.Equivalence{Effective: 42 * payroll.Hour, Presence: 45 * payroll.Hour}
		for i := range 3 {
			s.Weeks = append(s.Weeks, payroll.Week{Monday: on("2027-09-06").AddWeeks(i), Place: payroll.Regions, Days: tc.days})
		}
		s.Payslips, s.Ceilings = payroll.Weekly, payroll.Ceilings{Day: dec("100")}
		s.Contributions = []payroll.Contribution{{Code: "VPL", Population: "N", Base: payroll.Tranche1, Rate: dec("10")}}
		r, err := s.Compute()
		require.NoError(t, err)
		require.NoError(t, r.Check())
		second := r.Payslips[1]
		require.Equal(t, tc.paid, second.PaidDays, tc.reason)
		require.Equal(t, tc.gross, second.Gross.String(), tc.reason)
		// To date: 100 for each of the two days worked and of those of the second week; the first week has used 200.
		require.Equal(t, fmt.Sprint(100*tc.paid), second.Charges.Tranche1.String(), "under the ceiling of its days")
	}
	s := worker(t, payroll.ByDay, "2027-09-06 09:00-17:00")
	s.People[0].From, s.People[0].Until = on("2027-09-06"), on("2027-09-24")
	r, err := s.Compute()
	require.NoError(t, err)
	require.Equal(t, 1, r.Payslips[0].PaidDays, "nothing is guaranteed to who is engaged by the day")
}

// feature is a hundred technicians over eighteen months, paid by the week, with every contribution of the day.
func feature(tb testing.TB) payroll.Shoot {
	tb.Helper()
	s := nightShoot(tb)
	contributions, err := payroll.ContributionsAt(on("2027-10-25"), company())
	require.NoError(tb, err)
	s.Contributions, s.People, s.Payslips, s.Weeks = contributions, nil, payroll.Weekly, nil
	for i := range 100 {
		e := payroll.Engagement{
			ID: fmt.Sprint(i), Population: payroll.Technician, Contract: payroll.ByWeek, Pay: dec("1191.99"), From: on("2027-01-04"), Until: on("2028-06-30"),
		}
		for day := e.From; !day.After(e.Until); day = day.AddDays(1) {
			if weekday := day.Weekday(); weekday != time.Saturday && weekday != time.Sunday {
				e.Days = append(e.Days, payroll.Day{Date: day, Worked: []payroll.Stretch{{From: 9 * payroll.Hour, To: 18 * payroll.Hour}}})
			}
		}
		s.People = append(s.People, e)
	}
	return s
}

// A feature of a hundred people over eighteen months is within the limits.
func TestLimitsHoldAFeature(t *testing.T) {
	s := feature(t)
	days := 0
	for _, e := range s.People {
		days += len(e.Days)
	}
	require.Equal(t, 39_000, days, "78 weeks of five days")
	require.NoError(t, s.Validate())
}
