package payroll_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/stretchr/testify/require"
)

// An actor at a base of 10 € an hour and minima of 150 a day and 600 a week of five days.
func performer(t *testing.T, contract payroll.Contract, pay string, days ...string) payroll.Shoot {
	t.Helper()
	s := worker(t, payroll.ByWeek)
	rules, _, err := payroll.ActorRulesAt(on("2027-10-25"))
	require.NoError(t, err)
	rules.Hour, rules.Day, rules.FiveDays, rules.SixDays = dec("10"), dec("150"), dec("600"), dec("720")
	s.Actors = rules
	s.People = []payroll.Engagement{{ID: "A", Population: "A", Contract: contract, Pay: dec(pay)}}
	for _, one := range days {
		s.People[0].Days = append(s.People[0].Days, worked(t, one))
	}
	return s
}

func TestActorPay(t *testing.T) {
	for _, tc := range []struct {
		contract payroll.Contract
		pay      string
		days     []string
		change   func(*payroll.Engagement)
		want     string
		reason   string
	}{
		{payroll.ActorByDay, "300", []string{"2027-10-25 14:00-24:00"}, nil, "CACHET 300, OVERTIME 25, PREMIUM50 40",
			"twice the minimum: base x 2; two hours at 125 %; four hours of night from 20 h"},
		{payroll.ActorByDay, "300.01", []string{"2027-10-25 14:00-24:00"}, nil, "CACHET 300.01, OVERTIME 25, PREMIUM50 20", "above twice the minimum: base x 1"},
		{payroll.ActorByDay, "750", []string{"2027-10-25 14:00-24:00"}, nil, "CACHET 750, OVERTIME 25, PREMIUM50 20", "five times the minimum, included"},
		{payroll.ActorByDay, "751", []string{"2027-10-25 14:00-24:00"}, func(e *payroll.Engagement) { e.Hour = dec("5") },
			"CACHET 751, OVERTIME 25, PREMIUM50 10", "above five times: the base that the parties agreed"},
		{payroll.ActorByDay, "300", []string{"2027-10-25 09:00-13:00", "2027-10-26 09:00-20:00"}, nil, "CACHET 600", "15 hours of 16: settled at the end"},
		{payroll.ActorByWeek, "1300", []string{"2027-10-25 09:00-18:00", "2027-10-26 09:00-17:00", "2027-10-27 09:00-17:00", "2027-10-28 09:00-17:00", "2027-10-29 09:00-17:00"},
			nil, "WEEK 1300, OVERTIME 12.5", "41 hours of 40"},
		{payroll.ActorByDay, "400", []string{"2027-10-24 20:00-27:00"}, nil, "CACHET 400, PREMIUM50 15, PREMIUM150 60", "four hours of Sunday and night, three of Monday's night"},
		{payroll.ActorByDay, "400", []string{"2027-10-31 22:00-32:00"}, nil, "CACHET 400, OVERTIME 25, PREMIUM100 20, PREMIUM150 120",
			"Sunday night, then 1 November: 150 to 6 h, then the holiday alone; the night is eight hours"},
		{payroll.ActorByDay, "400", []string{"2027-05-01 22:00-24:00"}, nil, "CACHET 400, PREMIUM150 30", "1 May and night; apart from the cap, which is not reached"},
		{payroll.ActorByDay, "400", []string{"2027-10-25 09:00-18:00", "2027-10-26 04:00-10:00"}, nil, "CACHET 800, PREMIUM50 10, REST 5",
			"ten hours of rest of twelve: two at a quarter of 10; night from 4 h to 6 h"},
		{payroll.ActorByDay, "400", []string{"2027-10-25 06:00-10:00 12:00-19:00", "2027-10-26 05:00-06:00"}, nil, "CACHET 800, PREMIUM50 5, REST 2.5",
			"after a day of thirteen hours the rest is eleven: one is missing"},
		{payroll.ActorByDay, "400", []string{"2027-10-25 09:00-18:00", "2027-10-26 04:00-10:00"}, func(e *payroll.Engagement) { e.Days[1].Rest = hoursOf("9") },
			"CACHET 800, PREMIUM50 10", "a rest of nine hours where the text allows it"},
		{payroll.ActorByDay, "400", []string{"2027-10-25 09:00-17:00"}, func(e *payroll.Engagement) {
			e.Voyages = []payroll.Journey{{Date: on("2027-10-24"), Time: hoursOf("4")}, {Date: on("2027-10-26"), Time: hoursOf("4.5")}}
		}, "CACHET 400, VOYAGE 100", "four hours are four bases, more is six"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			s := performer(t, tc.contract, tc.pay, tc.days...)
			if tc.change != nil {
				tc.change(&s.People[0])
			}
			_, lines := paid(t, s)
			require.Equal(t, tc.want, lines)
		})
	}
}

// Beyond 200 % an actor's premiums are cut, 1 May apart: night 100 after eight hours, Sunday 100, holiday 100.
func TestActorCap(t *testing.T) {
	s := performer(t, payroll.ActorByDay, "400", "2027-08-15 08:00-24:00")
	s.Actors.Night.Steps[0].Percent = dec("50")
	p, lines := paid(t, s)
	require.Equal(t, "CACHET 400, OVERTIME 100, PREMIUM200 320", lines, "15 August 2027 is a Sunday: 100 + 100, and 50 more from 22 h is cut")
	require.Len(t, p.Lines[2].Premiums, 3)
	s = performer(t, payroll.ActorByDay, "400", "2022-05-01 20:00-24:00")
	_, lines = paid(t, s)
	require.Equal(t, "CACHET 400, PREMIUM200 40, PREMIUM250 50", lines, "Sunday 1 May: Sunday and night 150, and 100 apart")
}

func TestExtraPay(t *testing.T) {
	rules, source := payroll.ExtraRulesAt()
	require.NotEmpty(t, source.Address)
	s := payroll.Shoot{Currency: "EUR", Extras: rules, People: []payroll.Engagement{{
		ID: "F", Population: "A", Contract: payroll.ExtraByDay, Number: 3, Pay: dec("105"), Hour: dec("12"),
		Days: []payroll.Day{worked(t, "2027-10-25 08:00-19:00"), worked(t, "2027-10-26 08:00-20:00")},
	}}}
	p, lines := paid(t, s)
	require.Equal(t, "DAY 210, OVERTIME25 60, OVERTIME50 54", lines, "two days; four hours at 15; one and two hours at 18")
	require.Equal(t, 2, p.PaidDays)
	r, err := s.Compute()
	require.NoError(t, err)
	require.Equal(t, "972", r.Gross.String(), "three extras")
}

// A week of six days contains 48 hours and the next are at 150 %; one of five contains 40, then 125 % to the 48th.
func TestExtraByTheWeek(t *testing.T) {
	rules, _ := payroll.ExtraRulesAt()
	s := payroll.Shoot{Currency: "EUR", Extras: rules, People: []payroll.Engagement{{
		ID: "F", Population: "A", Contract: payroll.ExtraByWeek, Pay: dec("600"), Hour: dec("12"),
	}}}
	for i := range 5 {
		s.People[0].Days = append(s.People[0].Days, worked(t, on("2027-10-25").AddDays(i).String()+" 08:00-18:00"))
	}
	_, lines := paid(t, s)
	require.Equal(t, "WEEK 600, OVERTIME25 120, OVERTIME50 36", lines, "50 hours: eight at 15, two at 18")
	s.Weeks = []payroll.Week{{Monday: on("2027-10-25"), Place: payroll.Regions, Days: 6}}
	_, lines = paid(t, s)
	require.Equal(t, "WEEK 600, OVERTIME50 36", lines)
}

// On a short film each premium is 10 % of the base, 20 % in all.
func TestShortFilm(t *testing.T) {
	rules, sources, err := payroll.ShortFilmActorRulesAt(on("2027-10-25"))
	require.NoError(t, err)
	require.Len(t, sources, 2)
	require.Equal(t, []string{"147.28", "552.39", "662.78"}, []string{rules.Day.String(), rules.FiveDays.String(), rules.SixDays.String()})
	s := performer(t, payroll.ActorByDay, "400", "2027-08-15 16:00-24:00")
	rules.Hour = dec("10")
	s.Actors = rules
	_, lines := paid(t, s)
	require.Equal(t, "CACHET 400, PREMIUM20 16", lines, "Sunday 15 August: 10 + 10, and the night is cut; 400 is 2.7 times the minimum")
}

func TestLowBudgetFee(t *testing.T) {
	for _, tc := range []struct{ fee, paid, deferred, reason string }{
		{"3000", "2060.4", "1879.2", "five times 412.08, and twice 939.60"}, {"2060.40", "2060.4", "0", "five times exactly"}, {"500", "500", "0", "under it"},
	} {
		now, later, err := payroll.LowBudgetFee(on("2022-01-01"), dec(tc.fee), dec("412.08"))
		require.NoError(t, err)
		require.Equal(t, []string{tc.paid, tc.deferred}, []string{now.String(), later.String()}, tc.reason)
	}
	_, _, err := payroll.LowBudgetFee(on("2025-04-11"), dec("1"), dec("1"))
	require.ErrorIs(t, err, payroll.ErrNone)
	_, _, err = payroll.LowBudgetFee(on("2022-01-01"), hostile, dec("1"))
	require.ErrorIs(t, err, payroll.ErrTooLarge)
}
