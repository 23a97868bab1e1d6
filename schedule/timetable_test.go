package schedule_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func weeks(n int) schedule.Span  { return schedule.Span{Count: n, Unit: schedule.Weeks} }
func days(n int) schedule.Span   { return schedule.Span{Count: n, Unit: schedule.Days} }
func worked(n int) schedule.Span { return schedule.Span{Count: n, Unit: schedule.WorkingDays} }
func months(n int) schedule.Span { return schedule.Span{Count: n, Unit: schedule.Months} }

// durations are those of the worked film: eight weeks of preparation, 39 days of shooting...
func durations() schedule.FeatureDurations {
	return schedule.FeatureDurations{
		Closing: weeks(5), Preparation: weeks(8), Shoot: worked(39), MidShoot: days(25), Edit: weeks(14), Post: weeks(11),
		Mix: weeks(5), Delivery: weeks(6), Approval: weeks(4), Release: weeks(11), TaxCredit: days(143),
		Windows: []schedule.Window{{Code: "VOD", After: months(4)}},
	}
}

// The timetable of the worked film comes to the dates that the case states, every one.
func TestFrenchFeatureIsTheCase(t *testing.T) {
	got, err := schedule.FrenchFeature(schedule.MustParseDate("2027-05-31"), durations()).Resolve()
	require.NoError(t, err)
	require.NoError(t, got.Validate())
	want := film(t)
	for _, milestone := range want.Milestones {
		found, there := got.Milestone(milestone.Code)
		require.True(t, there, milestone.Code)
		require.Equal(t, milestone.Date.String(), found.Date.String(), milestone.Code)
		require.NotEmpty(t, found.Label.FR)
	}
	for _, phase := range want.Phases {
		found, there := got.Phase(phase.Code)
		require.True(t, there, phase.Code)
		require.Equal(t, phase.Monday.String(), found.Monday.String(), phase.Code)
		require.Equal(t, phase.Weeks, found.Weeks, phase.Code)
		require.Equal(t, phase.Fridays(), found.Fridays(), phase.Code)
	}
	shoot, _ := got.Phase("SHOOT")
	first, last := shoot.Span()
	require.Equal(t, "2027-05-31 2027-07-23", first.String()+" "+last.String(), "39 working days: 14 July is not worked")
	window, _ := got.Milestone("VOD")
	require.Equal(t, "2028-08-05", window.Date.String(), "four months after Wednesday 5 April")
}

func TestStepsByHand(t *testing.T) {
	saturdays := schedule.Calendar{Weekdays: schedule.NewWeekdays(time.Saturday)}
	for _, row := range []struct {
		reason string
		step   schedule.Step
		want   string
	}{
		{"on the anchor", schedule.Step{}, "2027-05-12"},
		{"three days later", schedule.Step{Lag: days(3)}, "2027-05-15"},
		{"three working days later: Whit Monday, 17 May, is not one", schedule.Step{Lag: worked(3)}, "2027-05-18"},
		{"two working days earlier", schedule.Step{Lag: worked(-2)}, "2027-05-10"},
		{"a month later", schedule.Step{Lag: months(1)}, "2027-06-12"},
		{"after the last day of the phase", schedule.Step{After: []string{"P"}}, "2027-05-25"},
		{"a week before its first day", schedule.Step{From: []string{"P"}, Lag: weeks(-1)}, "2027-05-05"},
		{"the latest of two", schedule.Step{After: []string{"P", "M"}}, "2027-06-30"},
		{"not before a day", schedule.Step{NotBefore: schedule.MustParseDate("2027-08-01")}, "2027-08-01"},
		{"a day already later", schedule.Step{NotBefore: schedule.MustParseDate("2027-01-01")}, "2027-05-12"},
		{"the Wednesday itself", schedule.Step{On: schedule.NewWeekdays(time.Wednesday)}, "2027-05-12"},
		{"the next Monday", schedule.Step{On: schedule.NewWeekdays(time.Monday)}, "2027-05-17"},
		{"Whit Monday moves on", schedule.Step{On: schedule.NewWeekdays(time.Monday), Adjust: schedule.Following}, "2027-05-18"},
		{"or back", schedule.Step{On: schedule.NewWeekdays(time.Monday), Adjust: schedule.Preceding}, "2027-05-14"},
		{"a calendar of its own", schedule.Step{Lag: worked(1), Calendar: &saturdays}, "2027-05-15"},
		{"a fixed date", schedule.Step{Date: schedule.MustParseDate("2027-12-25")}, "2027-12-25"},
		{"a fixed date that leaves time", schedule.Step{After: []string{"P"}, Lag: weeks(1), Date: schedule.MustParseDate("2027-06-01")}, "2027-06-01"},
		{"a fixed date early enough", schedule.Step{From: []string{"P"}, Lag: weeks(-1), Date: schedule.MustParseDate("2027-05-05")}, "2027-05-05"},
	} {
		row.step.Code = "X"
		got, err := schedule.Timetable{Anchor: schedule.MustParseDate("2027-05-12"), Steps: []schedule.Step{
			row.step, {Code: "P", Duration: weeks(2)}, {Code: "M", After: []string{"P"}, Lag: days(36)},
		}}.Resolve()
		require.NoError(t, err, row.reason)
		require.Equal(t, row.want, got.Milestones[0].Date.String(), row.reason)
		require.Equal(t, schedule.Phase{
			Code: "P", Monday: schedule.MustParseDate("2027-05-10"), Weeks: 3,
			First: schedule.MustParseDate("2027-05-12"), Last: schedule.MustParseDate("2027-05-25"),
		}, got.Phases[0], "two weeks from a Wednesday touch three")
	}
}

func TestPhasesByHand(t *testing.T) {
	for _, row := range []struct {
		reason      string
		step        schedule.Step
		first, last string
	}{
		{"ten days", schedule.Step{Duration: days(10)}, "2027-05-16", "2027-05-25"},
		{"a month", schedule.Step{Duration: months(1)}, "2027-05-16", "2027-06-15"},
		{"two working days begin on one: not Whit Sunday, nor Whit Monday", schedule.Step{Duration: worked(2)}, "2027-05-18", "2027-05-19"},
		{"up to another step", schedule.Step{Until: []string{"END"}}, "2027-05-16", "2027-06-15"},
	} {
		row.step.Code = "P"
		got, err := schedule.Timetable{Anchor: schedule.MustParseDate("2027-05-16"), Steps: []schedule.Step{
			row.step, {Code: "END", Lag: days(30)},
		}}.Resolve()
		require.NoError(t, err, row.reason)
		first, last := got.Phases[0].Span()
		require.Equal(t, []string{row.first, row.last}, []string{first.String(), last.String()}, row.reason)
		require.NoError(t, got.Validate())
	}
}

func TestTimetableFaults(t *testing.T) {
	none := schedule.Calendar{Weekdays: schedule.NewWeekdays()}
	anchor := schedule.MustParseDate("2027-05-12")
	for _, row := range []struct {
		reason string
		steps  []schedule.Step
		want   []fault
	}{
		{
			"a cycle of two, and one that only follows it",
			[]schedule.Step{{Code: "A", After: []string{"B"}}, {Code: "B", After: []string{"A"}}, {Code: "C", After: []string{"A"}}, {Code: "D"}},
			[]fault{{"steps[0].after", schedule.ErrCycle}, {"steps[1].after", schedule.ErrCycle}},
		},
		{"a step that waits for itself", []schedule.Step{{Code: "A", After: []string{"A"}}}, []fault{{"steps[0].after", schedule.ErrCycle}}},
		{"an unknown step", []schedule.Step{{Code: "A", From: []string{"B"}}}, []fault{{"steps[0].from[0]", schedule.ErrUnknown}}},
		{"the same milestone twice", []schedule.Step{{Code: "A"}, {Code: "A"}}, []fault{{"steps[1].code", schedule.ErrDuplicate}}},
		{"no code", []schedule.Step{{}}, []fault{{"steps[0].code", schedule.ErrRequired}}},
		{"an unknown unit", []schedule.Step{{Code: "A", Lag: schedule.Span{Count: 1, Unit: "fortnights"}}}, []fault{{"steps[0].lag.unit", schedule.ErrUnknown}}},
		{"a lag of centuries", []schedule.Step{{Code: "A", Lag: weeks(1 << 40)}}, []fault{{"steps[0].lag.count", schedule.ErrRange}}},
		{"a lag beyond the calendar", []schedule.Step{{Code: "A", Lag: months(-36000)}}, []fault{{"steps[0].lag.count", schedule.ErrRange}}},
		{"a duration back in time", []schedule.Step{{Code: "A", Duration: weeks(-1)}}, []fault{{"steps[0].duration.count", schedule.ErrRange}}},
		{"a phase of centuries", []schedule.Step{{Code: "A", Duration: weeks(521)}}, []fault{{"steps[0].duration", schedule.ErrRange}}},
		{"both a duration and an end", []schedule.Step{{Code: "A", Duration: weeks(1), Until: []string{"B"}}, {Code: "B"}}, []fault{{"steps[0].until", schedule.ErrEither}}},
		{"an end before the beginning", []schedule.Step{{Code: "A", Until: []string{"B"}}, {Code: "B", Lag: days(-1)}}, []fault{{"steps[0].until", schedule.ErrOrder}}},
		{
			"a fixed date before what it follows",
			[]schedule.Step{{Code: "A"}, {Code: "B", After: []string{"A"}, Lag: days(2), Date: anchor.AddDays(1)}},
			[]fault{{"steps[1].date", schedule.ErrOrder}},
		},
		{
			"a fixed date after what it precedes",
			[]schedule.Step{{Code: "A"}, {Code: "B", From: []string{"A"}, Lag: days(-2), Date: anchor.AddDays(-1)}},
			[]fault{{"steps[1].date", schedule.ErrOrder}},
		},
		{
			"a fixed date before the day it may not precede",
			[]schedule.Step{{Code: "A", Date: anchor, NotBefore: anchor.AddDays(1)}, {Code: "B", After: []string{"A"}}},
			[]fault{{"steps[0].date", schedule.ErrOrder}},
		},
		{"nobody works", []schedule.Step{{Code: "A", Lag: worked(1), Calendar: &none}}, []fault{{"steps[0].lag", schedule.ErrNoBusinessDay}}},
		{"no day of the week", []schedule.Step{{Code: "A", On: schedule.NewWeekdays()}}, []fault{{"steps[0].on", schedule.ErrRange}}},
		{"no day to adjust to", []schedule.Step{{Code: "A", Adjust: schedule.Following, Calendar: &none}}, []fault{{"steps[0].calendar", schedule.ErrNoBusinessDay}}},
		{"an unknown adjustment", []schedule.Step{{Code: "A", Adjust: 9}}, []fault{{"steps[0].adjust", schedule.ErrRange}}},
		{"too many references", []schedule.Step{{Code: "A", After: make([]string, schedule.MaxReferences+1)}}, []fault{{"steps[0].after", schedule.ErrTooLarge}}},
		{"too many steps", make([]schedule.Step, schedule.MaxSteps+1), []fault{{"steps", schedule.ErrTooLarge}}},
	} {
		_, err := schedule.Timetable{Anchor: anchor, Steps: row.steps}.Resolve()
		require.Error(t, err, row.reason)
		requireFaults(t, err, row.want)
	}
	_, err := schedule.Timetable{Steps: []schedule.Step{{Code: "A"}}}.Resolve()
	requireFaults(t, err, []fault{{"anchor", schedule.ErrRequired}})
	_, err = schedule.Timetable{Steps: []schedule.Step{{Code: "A", Date: anchor}, {Code: "B", After: []string{"A"}}}}.Resolve()
	require.NoError(t, err, "a timetable that hangs on a fixed date needs no anchor")
}

// A thousand steps that each look for a working day that is decades away are refused after the walks that a
// timetable may make.
func TestTimetableOfLongWalks(t *testing.T) {
	rare := schedule.Calendar{Weekdays: schedule.NewWeekdays(), WorkingDays: []schedule.Date{schedule.MustParseDate("2090-01-01")}}
	timetable := schedule.Timetable{Anchor: schedule.MustParseDate("2027-05-12"), Calendar: rare}
	for i := range schedule.MaxSteps {
		timetable.Steps = append(timetable.Steps, schedule.Step{Code: fmt.Sprint("S", i), Adjust: schedule.Following})
	}
	_, err := timetable.Resolve()
	require.ErrorIs(t, err, schedule.ErrTooLarge)
}

func TestTimetableInJSON(t *testing.T) {
	want := schedule.FrenchFeature(schedule.MustParseDate("2027-05-31"), durations())
	data, err := json.Marshal(want)
	require.NoError(t, err)
	got, err := schedule.ParseTimetable(data)
	require.NoError(t, err)
	require.Equal(t, want, got)
	_, err = schedule.ParseTimetable([]byte(`{"anchor":"2027-05-31","steps":[{"code":"A","after":["A"]}]}`))
	require.ErrorIs(t, err, schedule.ErrCycle)
}

// Moving the anchor by whole weeks moves every date by as much, when no step looks at the calendar.
func TestMovingTheAnchorMovesEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		timetable := schedule.Timetable{Anchor: schedule.MustParseDate("2027-05-31").AddDays(rapid.IntRange(0, 400).Draw(t, "anchor"))}
		for i := range rapid.IntRange(1, 12).Draw(t, "steps") {
			step := schedule.Step{Code: fmt.Sprint("S", i), Lag: days(rapid.IntRange(-60, 60).Draw(t, "lag"))}
			if i > 0 && rapid.Bool().Draw(t, "follows") {
				step.After = []string{fmt.Sprint("S", rapid.IntRange(0, i-1).Draw(t, "after"))}
			}
			if rapid.Bool().Draw(t, "lasts") {
				step.Duration = weeks(rapid.IntRange(1, 12).Draw(t, "weeks"))
			}
			if rapid.Bool().Draw(t, "on") {
				step.On = schedule.NewWeekdays(time.Wednesday, time.Monday)
			}
			timetable.Steps = append(timetable.Steps, step)
		}
		before, err := timetable.Resolve()
		require.NoError(t, err)
		later := rapid.IntRange(-40, 100).Draw(t, "later")
		timetable.Anchor = timetable.Anchor.AddWeeks(later)
		timetable.Steps = rapid.Permutation(timetable.Steps).Draw(t, "order")
		after, err := timetable.Resolve()
		require.NoError(t, err)
		require.NoError(t, after.Validate())
		for _, milestone := range before.Milestones {
			moved, found := after.Milestone(milestone.Code)
			require.True(t, found)
			require.Equal(t, milestone.Date.AddWeeks(later), moved.Date)
		}
		for _, phase := range before.Phases {
			moved, found := after.Phase(phase.Code)
			require.True(t, found)
			require.Equal(t, phase.Monday.AddWeeks(later), moved.Monday)
			require.Equal(t, phase.Weeks, moved.Weeks)
		}
	})
}

// Whatever the document, a timetable is read in little time, and what it gives is a calendar.
func FuzzTimetable(f *testing.F) {
	data, err := json.Marshal(schedule.FrenchFeature(schedule.MustParseDate("2027-05-31"), durations()))
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"anchor":"9999-12-31","steps":[{"code":"A","lag":{"count":1,"unit":"days"}},{"code":"B","until":["A"]}]}`))
	f.Add([]byte(`{"anchor":"0001-01-01","steps":[{"code":"A","duration":{"count":9,"unit":"working_days"},"adjust":"preceding"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		timetable, err := schedule.ParseTimetable(data)
		if err != nil {
			return
		}
		production, err := timetable.Resolve()
		require.NoError(t, err)
		require.NoError(t, production.Validate())
	})
}
