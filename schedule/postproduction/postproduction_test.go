package postproduction_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/postproduction"
)

type (
	task = postproduction.Task
	link = postproduction.Link
)

// The textbook table of the facts, CP-01, in days of a calendar that works every one.
func TestTextbookNetwork(t *testing.T) {
	after := func(codes ...string) (links []link) {
		for _, code := range codes {
			links = append(links, link{Task: code})
		}
		return links
	}
	plan := postproduction.Plan{Start: day("2027-01-04"), Tasks: []task{
		{Code: "assembly", Duration: days(2)},
		{Code: "cut 1", Duration: days(4), After: after("assembly")},
		{Code: "cut 2", Duration: days(3), After: after("cut 1")},
		{Code: "fine cut", Duration: days(1), After: after("cut 2")},
		{Code: "picture lock", After: after("fine cut")},
		{Code: "sound edit", Duration: days(5), After: after("picture lock")},
		{Code: "score", Duration: days(8), After: after("picture lock")},
		{Code: "visual effects", Duration: days(6), After: after("picture lock")},
		{Code: "colour", Duration: days(3), After: after("visual effects")},
		{Code: "mix", Duration: days(2), After: after("sound edit", "score")},
		{Code: "mastering", Duration: days(1), After: after("mix", "colour")},
		{Code: "delivery", Duration: days(1), After: after("mastering")},
	}}
	for _, unit := range []schedule.Unit{schedule.Days, schedule.Weeks} {
		step := 1
		if unit == schedule.Weeks {
			// Weeks without holidays, every day worked: the table seven times as long.
			step = 7
			plan.Calendar = schedule.Calendar{Zone: schedule.NoHolidays, Weekdays: schedule.NewWeekdays(0, 1, 2, 3, 4, 5, 6)}
		}
		for i := range plan.Tasks {
			if plan.Tasks[i].Duration.Count > 0 {
				plan.Tasks[i].Duration.Unit = unit
			}
		}
		got, err := plan.Resolve()
		require.NoError(t, err)
		want := [][6]int{
			{0, 2, 0, 2, 0, 0}, {2, 6, 2, 6, 0, 0}, {6, 9, 6, 9, 0, 0}, {9, 10, 9, 10, 0, 0}, {9, 10, 9, 10, 0, 0}, {10, 15, 13, 18, 3, 3},
			{10, 18, 10, 18, 0, 0}, {10, 16, 11, 17, 1, 0}, {16, 19, 17, 20, 1, 1}, {18, 20, 18, 20, 0, 0}, {20, 21, 20, 21, 0, 0}, {21, 22, 21, 22, 0, 0},
		}
		for i, d := range got.Tasks {
			n := func(d schedule.Date) int { return d.DaysSince(plan.Start) }
			if d.Milestone {
				require.Equal(t, 10*step-1, n(d.First), "the lock is on the last day of the fine cut")
				require.Zero(t, d.TotalFloat)
				continue
			}
			require.Equal(t, [6]int{want[i][0] * step, want[i][1] * step, want[i][2] * step, want[i][3] * step, want[i][4] * step, want[i][5] * step},
				[6]int{n(d.First), n(d.Last) + 1, n(d.LateFirst), n(d.LateLast) + 1, d.TotalFloat, d.FreeFloat}, d.Code)
		}
		require.Equal(t, [][]string{{"assembly", "cut 1", "cut 2", "fine cut", "picture lock", "score", "mix", "mastering", "delivery"}}, got.Critical)
		require.Equal(t, 22*step-1, got.Finish.DaysSince(plan.Start), "length 22")
	}
	plan.Tasks[0].After = after("delivery")
	_, err := plan.Resolve()
	require.ErrorIs(t, err, postproduction.ErrCycle, "CP-02")
	require.ErrorContains(t, err, "assembly -> cut 1 -> cut 2 -> fine cut -> picture lock")
}

// One task B behind one task A of a day, Friday 30 April 2027; 1 May is a holiday, and 6 May is Ascension Day.
func TestOneLink(t *testing.T) {
	six := postproduction.Calendar{Code: "six", Calendar: schedule.Calendar{Weekdays: schedule.NewWeekdays(
		time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday)}}
	for _, row := range []struct {
		reason string
		b      task
		first  string
		last   string
	}{
		{"the next working day", task{Duration: worked(2), After: []link{{Task: "A"}}}, "2027-05-03", "2027-05-04"},
		{"four working days around Ascension Day", task{Duration: worked(4), After: []link{{Task: "A"}}}, "2027-05-03", "2027-05-07"},
		{"four days, worked or not", task{Duration: days(4), After: []link{{Task: "A"}}}, "2027-05-01", "2027-05-04"},
		{"a week from a Monday ends on the Friday", task{Duration: weeks(1), After: []link{{Task: "A"}}}, "2027-05-03", "2027-05-07"},
		{"two working days between", task{Duration: worked(1), After: []link{{Task: "A", Lag: worked(2)}}}, "2027-05-05", "2027-05-05"},
		{"two days between, then a working day", task{Duration: worked(1), After: []link{{Task: "A", Lag: days(2)}}}, "2027-05-03", "2027-05-03"},
		{"a week between", task{Duration: worked(1), After: []link{{Task: "A", Lag: weeks(1)}}}, "2027-05-10", "2027-05-10"},
		{"a working day of overlap", task{Duration: worked(1), After: []link{{Task: "A", Lag: worked(-1)}}}, "2027-04-30", "2027-04-30"},
		{"not before the start of the plan", task{Duration: worked(1), After: []link{{Task: "A", Lag: worked(-9)}}}, "2027-04-30", "2027-04-30"},
		{"from the same start", task{Duration: worked(1), After: []link{{Task: "A", Type: "SS"}}}, "2027-04-30", "2027-04-30"},
		{"a working day after the start", task{Duration: worked(1), After: []link{{Task: "A", Type: "SS", Lag: worked(1)}}}, "2027-05-03", "2027-05-03"},
		{"ends three working days after the end", task{Duration: worked(2), After: []link{{Task: "A", Type: "FF", Lag: worked(3)}}}, "2027-05-04", "2027-05-05"},
		{"ends no earlier than a week after the start", task{Duration: worked(2), After: []link{{Task: "A", Type: "SF", Lag: weeks(1)}}}, "2027-05-04", "2027-05-05"},
		{"six days a week, but 1 and 8 May are holidays", task{Calendar: "six", Duration: worked(6), After: []link{{Task: "A"}}}, "2027-05-03", "2027-05-11"},
		{"a lag in the days of another calendar: 3, 4, 5, 7, 10 May", task{Duration: worked(1), After: []link{{Task: "A", Lag: worked(5), Calendar: "six"}}}, "2027-05-11", "2027-05-11"},
		{"a milestone is the evening of the task", task{After: []link{{Task: "A"}}}, "2027-04-30", "2027-04-30"},
		{"or its morning", task{After: []link{{Task: "A", Type: "SS"}}}, "2027-04-30", "2027-04-30"},
		{"ten days later, worked or not", task{After: []link{{Task: "A", Lag: days(9)}}}, "2027-05-09", "2027-05-09"},
		{"must start on", task{Duration: worked(1), Imposed: []postproduction.Imposed{{Rule: "must_start_on", Date: day("2027-05-12")}}}, "2027-05-12", "2027-05-12"},
		{"not before a Sunday", task{Duration: worked(1), Imposed: []postproduction.Imposed{{Rule: "start_not_before", Date: day("2027-05-09")}}}, "2027-05-10", "2027-05-10"},
		{"must finish on", task{Duration: worked(2), Imposed: []postproduction.Imposed{{Rule: "must_finish_on", Date: day("2027-05-12")}}}, "2027-05-11", "2027-05-12"},
		{"a limit does not delay", task{Duration: worked(2), After: []link{{Task: "A"}}, Imposed: []postproduction.Imposed{{Rule: "finish_not_after", Date: day("2027-05-12")}}}, "2027-05-03", "2027-05-04"},
	} {
		row.b.Code = "B"
		got, err := postproduction.Plan{
			Start: day("2027-04-30"), Calendars: []postproduction.Calendar{six}, Tasks: []task{{Code: "A", Duration: worked(1)}, row.b},
		}.Resolve()
		require.NoError(t, err, row.reason)
		require.Equal(t, []string{row.first, row.last}, []string{got.Tasks[1].First.String(), got.Tasks[1].Last.String()}, row.reason)
	}
}

// An imposed date that cannot be kept: the dates stay true, the float is negative, the chain is named.
func TestLateness(t *testing.T) {
	plan := postproduction.Plan{
		Start: day("2027-02-01"), // a Monday
		Tasks: []task{
			{Code: "edit", Duration: worked(10)},
			{Code: "music", Duration: worked(3)},
			{Code: "mix", Duration: worked(5), After: []link{{Task: "edit"}, {Task: "music"}}, Imposed: []postproduction.Imposed{
				{Rule: postproduction.MustStartOn, Date: day("2027-02-11"), Label: postproduction.Text{FR: "auditorium", EN: "auditorium"}},
			}},
		},
		Deliverables: []postproduction.Deliverable{
			{Code: "master", Task: "mix", Due: postproduction.Due{Date: day("2027-01-15"), After: schedule.Span{Count: 1, Unit: schedule.Months}}},
			{Code: "report", Task: "edit", Due: postproduction.Due{Task: "mix", After: weeks(-1)}},
			{Code: "trailer", Task: "edit"},
		},
	}
	got, err := plan.Resolve()
	require.NoError(t, err)
	mix, _ := got.Task("mix")
	require.Equal(t, "2027-02-15 2027-02-19", fmt.Sprint(mix.First, " ", mix.Last), "the edit ends on Friday 12 February")
	require.Equal(t, -4, mix.TotalFloat, "the master is due on Monday 15: the mix would have to begin on Tuesday 9")
	edit, _ := got.Task("edit")
	require.Equal(t, -4, edit.TotalFloat, "the edit makes it late")
	require.Equal(t, "2027-01-26", edit.LateFirst.String())
	music, _ := got.Task("music")
	require.Equal(t, 3, music.TotalFloat, "the music does not: it has until Monday 8")
	require.Equal(t, []postproduction.Late{
		{
			Task: "mix", Rule: postproduction.MustStartOn, Label: postproduction.Text{FR: "auditorium", EN: "auditorium"},
			Date: day("2027-02-11"), Expected: day("2027-02-15"), Days: 4, WorkingDays: 2, Chain: []string{"edit", "mix"},
		},
		{Task: "mix", Deliverable: "master", Date: day("2027-02-15"), Expected: day("2027-02-19"), Days: 4, WorkingDays: 4, Chain: []string{"edit", "mix"}},
	}, got.Late)
	require.Equal(t, []postproduction.DeliverableDates{
		{Code: "master", Task: "mix", Ready: day("2027-02-19"), Due: day("2027-02-15"), Margin: -4},
		{Code: "report", Task: "edit", Ready: day("2027-02-12"), Due: day("2027-02-12")},
		{Code: "trailer", Task: "edit", Ready: day("2027-02-12")},
	}, got.Deliverables)
	require.True(t, got.Deliverables[0].IsLate())
	require.False(t, got.Deliverables[1].IsLate(), "on the day itself")
}

func TestDueDates(t *testing.T) {
	for _, row := range []struct {
		reason string
		due    postproduction.Due
		want   string
	}{
		{"30 days after the contract, a Sunday", postproduction.Due{Date: day("2027-04-30"), After: days(30)}, "2027-05-30"},
		{"the next working day", postproduction.Due{Date: day("2027-04-30"), After: days(30), Adjust: schedule.Following}, "2027-05-31"},
		{"the working day before", postproduction.Due{Date: day("2027-04-30"), After: days(30), Adjust: schedule.Preceding}, "2027-05-28"},
		{"the next, which is in the same month", postproduction.Due{Date: day("2027-04-30"), After: days(30), Adjust: schedule.ModifiedFollowing}, "2027-05-31"},
		{"the one before, for the next is in June", postproduction.Due{Date: day("2027-05-01"), After: days(29), Adjust: schedule.ModifiedFollowing}, "2027-05-31"},
		{"31 July is a Saturday, and 2 August in another month", postproduction.Due{Date: day("2027-06-30"), After: days(31), Adjust: schedule.ModifiedFollowing}, "2027-07-30"},
		{"a month after 31 May", postproduction.Due{Date: day("2027-05-31"), After: schedule.Span{Count: 1, Unit: schedule.Months}}, "2027-06-30"},
		{"two working days after a Friday", postproduction.Due{Task: "A", After: worked(2)}, "2027-05-04"},
		{"two working days before a Friday", postproduction.Due{Task: "A", After: worked(-2)}, "2027-04-28"},
		{"no working day after a Saturday", postproduction.Due{Date: day("2027-05-01"), After: worked(0)}, "2027-05-01"},
	} {
		got, err := postproduction.Plan{
			Start: day("2027-04-30"), Tasks: []task{{Code: "A", Duration: worked(1)}},
			Deliverables: []postproduction.Deliverable{{Code: "D", Task: "A", Due: row.due}},
		}.Resolve()
		require.NoError(t, err, row.reason)
		require.Equal(t, row.want, got.Deliverables[0].Due.String(), row.reason)
	}
}

func TestFaults(t *testing.T) {
	none := schedule.Calendar{Weekdays: schedule.NewWeekdays()}
	start := day("2027-02-01")
	for _, row := range []struct {
		reason string
		plan   postproduction.Plan
		paths  []string
		kind   error
	}{
		{"no start", postproduction.Plan{}, []string{"start"}, postproduction.ErrRequired},
		{"a start too near the end of time", postproduction.Plan{Start: day("9999-01-01")}, []string{"start"}, postproduction.ErrRange},
		{"no code", postproduction.Plan{Start: start, Tasks: []task{{}}}, []string{"tasks[0].code"}, postproduction.ErrRequired},
		{"a code twice", postproduction.Plan{Start: start, Tasks: []task{{Code: "A"}, {Code: "A"}}}, []string{"tasks[1].code"}, postproduction.ErrDuplicate},
		{"everything unknown", postproduction.Plan{Start: start, Tasks: []task{{
			Code: "A", Calendar: "x", Duration: schedule.Span{Count: 1, Unit: schedule.Months},
			After:   []link{{Task: "B", Type: "XX", Lag: worked(1), Calendar: "y"}},
			Imposed: []postproduction.Imposed{{Rule: "never", Date: start}},
		}}, Deliverables: []postproduction.Deliverable{{Code: "D", Task: "C", Due: postproduction.Due{Task: "E"}}}}, []string{
			"tasks[0].calendar", "tasks[0].duration.unit", "tasks[0].after[0].task", "tasks[0].after[0].type", "tasks[0].after[0].calendar",
			"tasks[0].imposed[0].rule", "deliverables[0].task", "deliverables[0].due.task",
		}, postproduction.ErrUnknown},
		{"lengths", postproduction.Plan{Start: start, Tasks: []task{
			{Code: "A", Duration: worked(-1)}, {Code: "B", Duration: worked(1 << 40)}, {Code: "C", After: []link{{Task: "A", Lag: days(-1 << 40)}}},
			{Code: "D", Imposed: []postproduction.Imposed{{Rule: postproduction.MustFinishOn, Date: day("2087-01-01")}}},
		}}, []string{"tasks[0].duration.count", "tasks[1].duration.count", "tasks[2].after[0].lag.count", "tasks[3].imposed[0].date"}, postproduction.ErrRange},
		{"an imposed date that is missing", postproduction.Plan{Start: start, Tasks: []task{{Code: "A", Imposed: []postproduction.Imposed{{Rule: postproduction.MustFinishOn}}}}}, []string{"tasks[0].imposed[0].date"}, postproduction.ErrRequired},
		{"a due date of both", postproduction.Plan{Start: start, Tasks: []task{{Code: "A"}}, Deliverables: []postproduction.Deliverable{
			{Code: "D", Task: "A", Due: postproduction.Due{Task: "A", Date: start}},
		}}, []string{"deliverables[0].due.date"}, postproduction.ErrEither},
		{"a due date of none", postproduction.Plan{Start: start, Tasks: []task{{Code: "A"}}, Deliverables: []postproduction.Deliverable{
			{Code: "D", Task: "A", Due: postproduction.Due{After: days(1)}},
		}}, []string{"deliverables[0].due.date"}, postproduction.ErrRequired},
		{"two cycles", postproduction.Plan{Start: start, Tasks: []task{
			{Code: "A", After: []link{{Task: "B"}}}, {Code: "B", After: []link{{Task: "A"}}}, {Code: "C", After: []link{{Task: "C"}}},
		}}, []string{"tasks[0].after", "tasks[2].after"}, postproduction.ErrCycle},
		{"nobody works", postproduction.Plan{Start: start, Calendar: none, Tasks: []task{{Code: "A", Duration: worked(1)}}}, []string{"tasks[0].calendar"}, postproduction.ErrNoBusinessDay},
		{"a lag that nobody works", postproduction.Plan{
			Start: start, Calendars: []postproduction.Calendar{{Code: "none", Calendar: none}},
			Tasks: []task{{Code: "A"}, {Code: "B", After: []link{{Task: "A", Lag: worked(1), Calendar: "none"}}}},
		}, []string{"tasks[1].calendar"}, postproduction.ErrNoBusinessDay},
		{"a due date that nobody works", postproduction.Plan{Start: start, Calendar: none, Tasks: []task{{Code: "A"}}, Deliverables: []postproduction.Deliverable{
			{Code: "D", Task: "A", Due: postproduction.Due{Date: start, Adjust: schedule.Following}},
		}}, []string{"deliverables[0].due.after"}, postproduction.ErrNoBusinessDay},
		{"more weeks than the horizon, though some are worked", postproduction.Plan{Start: start, Tasks: []task{{Code: "A", Duration: weeks(2000)}}}, []string{"tasks[0]"}, postproduction.ErrRange},
		{"more working days than the horizon", postproduction.Plan{Start: start, Tasks: []task{{Code: "A", Duration: worked(7000)}}}, []string{"tasks[0]"}, postproduction.ErrRange},
		{"a due date beyond the horizon in working days", postproduction.Plan{Start: start, Tasks: []task{{Code: "A"}}, Deliverables: []postproduction.Deliverable{
			{Code: "D", Task: "A", Due: postproduction.Due{Date: start, After: worked(7000)}},
		}}, []string{"deliverables[0].due.after"}, postproduction.ErrRange},
		{"the calendar of a lag, though it counts in days", postproduction.Plan{Start: start, Tasks: []task{
			{Code: "A"}, {Code: "B", After: []link{{Task: "A", Lag: days(1), Calendar: "x"}}}, {Code: "C", After: []link{{Task: "A", Calendar: "y"}}},
		}}, []string{"tasks[1].after[0].calendar", "tasks[2].after[0].calendar"}, postproduction.ErrUnknown},
		{"beyond the horizon", postproduction.Plan{Start: start, Tasks: []task{
			{Code: "A", Duration: days(7000)}, {Code: "B", Duration: days(7000), After: []link{{Task: "A"}}},
		}}, []string{"tasks[1]"}, postproduction.ErrRange},
		{"calendars", postproduction.Plan{Start: start, Calendars: []postproduction.Calendar{{Code: "A"}, {Code: "A"}}}, []string{"calendars[1].code"}, postproduction.ErrDuplicate},
		{"too many tasks", postproduction.Plan{Start: start, Tasks: make([]task, postproduction.MaxTasks+1)}, []string{"tasks"}, postproduction.ErrTooLarge},
		{"too many links", postproduction.Plan{Start: start, Tasks: []task{{Code: "A", After: make([]link, postproduction.MaxLinks+1)}}}, []string{"tasks.after"}, postproduction.ErrTooLarge},
	} {
		_, err := row.plan.Resolve()
		var faults postproduction.Faults
		require.ErrorAs(t, err, &faults, row.reason)
		paths := []string{}
		for _, f := range faults {
			require.ErrorIs(t, f, row.kind, "%s: %s", row.reason, f.Path)
			paths = append(paths, f.Path)
		}
		require.Equal(t, row.paths, paths, row.reason)
		require.Equal(t, err, row.plan.Validate())
	}
}

func TestChangesThatAreNone(t *testing.T) {
	plan := saisonBasse(t)
	for _, row := range []struct {
		reason string
		change func() (postproduction.Change, error)
		want   error
	}{
		{"an unknown task", func() (postproduction.Change, error) { return plan.Slip("P99", 1) }, postproduction.ErrUnknown},
		{"back in time", func() (postproduction.Change, error) { return plan.Slip("P01", -1) }, postproduction.ErrRange},
		{"for centuries", func() (postproduction.Change, error) { return plan.Slip("P01", 1<<40) }, postproduction.ErrRange},
		{"down to nothing", func() (postproduction.Change, error) { return plan.Lengthen("P03", -1) }, postproduction.ErrRange},
		{"shorter than nothing", func() (postproduction.Change, error) { return plan.Lengthen("P03", -2) }, postproduction.ErrRange},
	} {
		_, err := row.change()
		require.ErrorIs(t, err, row.want, row.reason)
	}
	same, err := plan.Slip("P01", 0)
	require.NoError(t, err)
	require.Empty(t, same.Tasks)
	require.Zero(t, same.Finish.Days)
	before, err := plan.Resolve()
	require.NoError(t, err)
	require.Equal(t, before, same.After)
}

// A phase that is left out leaves no hole: what waited for it waits for what it waited for.
func TestFrenchFeature(t *testing.T) {
	full := postproduction.Durations{
		Sync: weeks(1), Assembly: weeks(2), DirectorsCut: weeks(6), Screenings: worked(1), FineCut: weeks(1), Conform: worked(4), VisualEffects: weeks(8),
		Colour: weeks(2), Titles: worked(3), Music: weeks(8), SoundEdit: weeks(5), Mix: weeks(2), Mastering: worked(3), Subtitles: worked(5),
		AudioDescription: worked(8), QualityControl: worked(2), Delivery: worked(2),
	}
	plan := postproduction.FrenchFeature(day("2027-06-14"), full)
	require.Len(t, plan.Tasks, 18)
	due := postproduction.Due{Date: day("2027-09-01"), After: days(60)}
	plan.Deliverables = append(postproduction.UsualDeliverables("delivery", due), postproduction.ApprovalDeliverables(day("2020-01-01"), false, "delivery", due)...)
	require.Len(t, plan.Deliverables, 17+2)
	got, err := plan.Resolve()
	require.NoError(t, err)
	require.Equal(t, "delivery", got.Critical[0][len(got.Critical[0])-1])
	require.Len(t, got.Late, 19, "60 days are not enough")
	calendar := got.Production()
	require.NoError(t, calendar.Validate())
	require.Len(t, calendar.Milestones, 1)
	for _, phase := range calendar.Phases {
		first, last := phase.Span()
		want, _ := got.Task(phase.Code)
		require.False(t, first.Before(want.First.InWeek(time.Monday)))
		if phase.Code == "fine_cut" {
			require.Equal(t, want.First.String()+" "+want.Last.String(), first.String()+" "+last.String())
		}
	}
	for _, d := range plan.Tasks {
		require.NotEmpty(t, d.Label.FR)
		require.NotEmpty(t, d.Label.EN)
	}

	bare := postproduction.FrenchFeature(day("2027-06-14"), postproduction.Durations{Assembly: weeks(2), Mix: weeks(1), QualityControl: worked(1)})
	var got2 []string
	for _, d := range bare.Tasks {
		for _, l := range d.After {
			got2 = append(got2, d.Code+" after "+l.Task)
		}
	}
	require.Equal(t, []string{"picture_lock after assembly", "mix after picture_lock", "quality_control after mix", "quality_control after picture_lock", "delivery after quality_control"}, got2)

	require.Empty(t, postproduction.ApprovalDeliverables(day("2019-12-31"), false, "delivery", due), "the day before")
	foreign := postproduction.ApprovalDeliverables(day("2027-01-01"), true, "delivery", due)
	require.Len(t, foreign, 1, "shot in a foreign language and not dubbed: subtitles only")
	require.Equal(t, "accessible_subtitles", foreign[0].Code)
	require.NotEmpty(t, foreign[0].Source.Address)
	known := map[string]bool{}
	for _, d := range plan.Tasks {
		known[d.Code] = true
	}
	var quoted []string
	for _, rule := range postproduction.RulesOfThumb() {
		quoted = append(quoted, fmt.Sprint(rule.Phase, " ", rule.Least.Count, "-", rule.Most.Count, " ", rule.Least.Unit))
		require.True(t, known[rule.Phase], rule.Phase)
		require.NotEmpty(t, rule.Source.Address)
	}
	require.Equal(t, []string{
		"assembly 1-2 weeks", "directors_cut 5-7 weeks", "fine_cut 1-1 weeks", "visual_effects 1-0 weeks", "colour 2-3 weeks", "titles 1-0 weeks",
		"music 6-8 weeks", "sound_edit 3-5 weeks", "mix 1-2 weeks", "delivery 2-3 days",
	}, quoted, "as the page has them; the cuts 3 to 4 and 2 to 3, effects and titles open")
}

func TestJSON(t *testing.T) {
	want := saisonBasse(t)
	want.Calendars = []postproduction.Calendar{{Code: "six", Calendar: schedule.Calendar{Weekdays: schedule.NewWeekdays(time.Monday, time.Saturday)}}}
	want.Tasks[3].Imposed = []postproduction.Imposed{{Rule: postproduction.FinishNotAfter, Date: day("2027-09-30"), Label: postproduction.Text{FR: "Fête", EN: "Feast"}}}
	want.Deliverables = postproduction.UsualDeliverables("P18", postproduction.Due{Task: "P04", After: weeks(4), Adjust: schedule.Following})
	data, err := json.Marshal(want)
	require.NoError(t, err)
	got, err := postproduction.ParsePlan(data)
	require.NoError(t, err)
	require.Equal(t, want, got)
	s, err := got.Resolve()
	require.NoError(t, err)
	data, err = json.Marshal(s)
	require.NoError(t, err)
	var read postproduction.Schedule
	require.NoError(t, json.Unmarshal(data, &read))
	require.Equal(t, s, read)
	_, err = postproduction.ParsePlan([]byte(`{"start":"2027-01-01","tasks":[{"code":"A","after":[{"task":"A"}]}],"x":1}`))
	require.ErrorIs(t, err, postproduction.ErrSyntax)
}

// Ten thousand tasks, each tied to the ten before it in every way, cost no more than their number.
func TestLargestPlan(t *testing.T) {
	plan := postproduction.Plan{Start: day("2027-01-01")}
	for i := range postproduction.MaxTasks {
		d := task{Code: fmt.Sprint("T", i)}
		if i%4 == 0 {
			d.Duration = worked(1)
		}
		for k := 1; k <= 10 && k <= i; k++ {
			d.After = append(d.After, link{Task: fmt.Sprint("T", i-k)})
		}
		d.Imposed = []postproduction.Imposed{{Rule: postproduction.FinishNotAfter, Date: plan.Start}}
		plan.Tasks = append(plan.Tasks, d)
	}
	got, err := plan.Resolve()
	require.NoError(t, err)
	require.Len(t, got.Critical, postproduction.MaxChains)
	chains := 0
	for _, late := range got.Late {
		if late.Chain != nil {
			chains++
		}
	}
	require.Equal(t, postproduction.MaxChains, chains)
}

// Whatever the document, it is read in little time, and what is accepted has dates.
func FuzzParsePlan(f *testing.F) {
	data, err := json.Marshal(saisonBasse(f))
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"start":"2027-01-01","tasks":[{"code":"A","duration":{"count":2,"unit":"weeks"},"imposed":[{"rule":"must_start_on","date":"2020-01-01"}]}]}`))
	f.Add([]byte(`{"start":"2027-01-01","calendar":{"weekdays":"none"},"tasks":[{"code":"A","duration":{"count":1,"unit":"working_days"}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		plan, err := postproduction.ParsePlan(data)
		if err != nil {
			var faults postproduction.Faults
			require.True(t, errors.As(err, &faults))
			return
		}
		s, err := plan.Resolve()
		require.NoError(t, err)
		for _, d := range s.Tasks {
			require.False(t, d.First.Before(plan.Start.AddDays(-1)))
			require.False(t, d.Last.Before(d.First))
			require.False(t, d.Last.After(s.Finish))
			require.NotEmpty(t, d.Because)
		}
	})
}
