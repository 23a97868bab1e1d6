package payroll_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/board"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// The same days are judged the same way by the payslips and by the plan of the shoot: same verdicts, figures, limits
// and articles, for a technician, an actor and a child.
func TestPlanAndPayslipsAgree(t *testing.T) {
	rules, _, err := board.RulesAt(on("2027-03-01"))
	require.NoError(t, err)
	labour, _, err := payroll.LabourRulesAt(on("2027-03-01"))
	require.NoError(t, err)
	chance := rand.New(rand.NewPCG(2027, 3))
	seen := map[payroll.Verdict]int{}
	for round := range 60 {
		first := on("2027-03-01").AddDays(chance.IntN(7))
		var days []payroll.Day
		for d := first; d.DaysSince(first) < 7*(2+round/4); d = d.AddDays(1) {
			if chance.IntN(9) > 6 {
				continue
			}
			from := schedule.Hour * schedule.Minute(6+chance.IntN(8))
			to := from + schedule.Hour/2*schedule.Minute(2+chance.IntN(27))
			days = append(days, payroll.Day{Date: d, Worked: []payroll.Stretch{{From: from, To: to}}})
		}
		if len(days) == 0 {
			continue
		}
		paid, planned := bothShoots(t, days, round%2 == 0)
		paid.Labour = labour
		plan, err := planned.Plan()
		require.NoError(t, err)
		found, err := plan.Inspect(rules)
		require.NoError(t, err)
		inPlan := map[string]string{}
		for _, f := range found {
			inPlan[verdict(f.Who, string(f.Check), f.Date, string(f.Verdict))] = fmt.Sprint(f.Figure, "/", f.Limit, " ", f.Article)
		}
		findings, err := paid.Inspect()
		require.NoError(t, err)
		for _, f := range findings {
			switch f.Check {
			case payroll.CheckSpan, payroll.CheckWeek, payroll.CheckAverage, payroll.CheckDailyRest, payroll.CheckWeeklyRest, payroll.CheckRunning, payroll.CheckSixDayWeeks,
				payroll.CheckMinorNight, payroll.CheckMinorRest, payroll.CheckMinorDay, payroll.CheckMinorWeek, payroll.CheckMinorDaysOff:
				key := verdict(f.Person, string(f.Check), f.Date, string(f.Verdict))
				require.Equal(t, fmt.Sprint(f.Figure, "/", f.Limit, " ", f.Article), inPlan[key], key)
				seen[f.Verdict]++
			}
		}
	}
	require.Greater(t, seen[payroll.Fail], 500, "the draws break limits")
	require.Greater(t, seen[payroll.Pass], 100, "and keep others")
}

func verdict(who, check string, d schedule.Date, answer string) string {
	return fmt.Sprint(who, " ", check, " ", d, " ", answer)
}

// bothShoots gives the same days to a technician, an actor and a child, and to a plan whose crew and roles they are.
func bothShoots(t *testing.T, days []payroll.Day, regions bool) (payroll.Shoot, board.Shoot) {
	t.Helper()
	paid := performer(t, payroll.ActorByDay, "150")
	born := on("2015-01-01")
	paid.People = []payroll.Engagement{
		{ID: board.Crew, Population: "N", Contract: payroll.ByWeek, Pay: dec("400"), Days: days},
		{ID: "actor", Population: "A", Contract: payroll.ActorByDay, Pay: dec("150"), Days: days},
		{ID: "child", Population: "A", Contract: payroll.ActorByDay, Pay: dec("150"), Days: days, Born: born},
	}
	planned := board.Shoot{
		Breakdown: breakdown.Breakdown{Cast: []breakdown.Role{{ID: "actor"}, {ID: "child"}}},
		Start:     days[0].Date, Calendar: schedule.Calendar{Weekdays: schedule.NewWeekdays()},
		Terms: []board.Terms{{ID: "child", Born: born}}, Locations: []board.Location{{Name: "L"}},
	}
	perWeek := map[schedule.Date]int{}
	for i, d := range days {
		perWeek[d.Date.InWeek(time.Monday)]++
		scene := breakdown.Scene{Number: fmt.Sprint(i + 1), Heading: breakdown.Heading{Set: "A"}, Location: "L", Cast: []string{"actor", "child"}}
		planned.Breakdown.Scenes = append(planned.Breakdown.Scenes, scene)
		planned.Board = append(planned.Board, board.Strip{Scene: scene.Number}, board.Strip{Kind: board.DayBreak})
		planned.Calendar.WorkingDays = append(planned.Calendar.WorkingDays, d.Date)
		planned.Calls = append(planned.Calls, board.Call{Date: d.Date, Hours: board.Hours{Call: d.Worked[0].From, Wrap: d.Worked[0].To}})
	}
	for monday := days[0].Date.InWeek(time.Monday); regions && !monday.After(days[len(days)-1].Date); monday = monday.AddWeeks(1) {
		week := payroll.Week{Monday: monday, Place: payroll.Regions, Days: 5}
		if perWeek[monday] >= 6 {
			week.Days = 6
		}
		paid.Weeks = append(paid.Weeks, week)
	}
	if regions {
		planned.Locations[0].Place = board.Regions
	}
	return paid, planned
}
