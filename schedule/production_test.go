package schedule_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/stretchr/testify/require"
)

// fault is the part of a fault that a test expects.
type fault struct {
	path string
	kind error
}

func requireFaults(t *testing.T, err error, want []fault) {
	t.Helper()
	var faults schedule.Faults
	require.ErrorAs(t, err, &faults)
	var got []fault
	for _, f := range faults {
		got = append(got, fault{f.Path, f.Kind})
	}
	require.Equal(t, want, got)
}

func film(t *testing.T) schedule.Production {
	t.Helper()
	data, err := os.ReadFile("testdata/production.json")
	require.NoError(t, err)
	production, err := schedule.ParseProduction(data)
	require.NoError(t, err)
	return production
}

func TestProductionOfAFilm(t *testing.T) {
	production := film(t)
	require.Len(t, production.Milestones, 11)
	require.Len(t, production.Phases, 5)

	release, found := production.Milestone("SORTIE")
	require.True(t, found)
	require.Equal(t, "2028-04-05", release.Date.String())
	require.Equal(t, time.Wednesday, release.Date.Weekday())
	_, found = production.Milestone("SHOOT")
	require.False(t, found, "the code of a phase is not one of a milestone")

	_, milestone := production.Milestone("PREP")
	_, phase := production.Phase("PREP")
	require.True(t, milestone && phase, "one code may be in both lists")
	_, found = production.Phase("prep")
	require.False(t, found)

	for code, want := range map[string]string{
		"PREP": "2027-05-30", "SHOOT": "2027-07-25", "EDIT": "2027-10-31", "POST": "2028-01-16", "PROD": "2028-01-16",
	} {
		phase, found := production.Phase(code)
		require.True(t, found)
		require.Equal(t, want, phase.End().String(), code)
	}
}

func TestFridaysOfAPhase(t *testing.T) {
	shoot, found := film(t).Phase("SHOOT")
	require.True(t, found)
	require.Equal(t, []string{
		"2027-06-04", "2027-06-11", "2027-06-18", "2027-06-25", "2027-07-02", "2027-07-09", "2027-07-16", "2027-07-23",
	}, texts(shoot.Fridays()))
	require.Equal(t, "2027-06-07", shoot.Day(2, time.Monday).String())
	for _, week := range []int{0, 9, -1} {
		require.True(t, shoot.Day(week, time.Monday).IsZero(), "outside the phase: %d", week)
	}
	for _, weeks := range []int{0, -1, schedule.MaxPhaseWeeks + 1, 1 << 30} {
		shoot.Weeks = weeks
		require.Empty(t, shoot.Fridays(), weeks)
		require.True(t, shoot.End().IsZero(), weeks)
	}
}

func TestProductionRoundTrip(t *testing.T) {
	production := film(t)
	data, err := json.Marshal(production)
	require.NoError(t, err)
	back, err := schedule.ParseProduction(data)
	require.NoError(t, err)
	require.Equal(t, production, back)
	require.NoError(t, schedule.Production{}.Validate(), "an empty calendar is a calendar")
}

func TestProductionFaults(t *testing.T) {
	monday := day("2027-05-31")
	long := strings.Repeat("x", schedule.MaxText+1)
	requireFaults(t, schedule.Production{
		Milestones: []schedule.Milestone{
			{Code: "SIG", Date: monday},
			{Code: "", Date: monday},
			{Code: "SIG"},
			{Code: long, Date: monday, Label: schedule.Text{FR: long}},
		},
		Phases: []schedule.Phase{
			{Code: "SIG", Monday: monday, Weeks: 1},
			{Code: "PREP", Monday: monday.AddDays(1), Weeks: 0},
			{Code: "PREP", Weeks: 1},
			{Code: "EDIT", Monday: monday, Weeks: schedule.MaxPhaseWeeks + 1},
			{Monday: monday, Weeks: schedule.MaxPhaseWeeks, Label: schedule.Text{FR: long}},
			{Code: "LAST", Monday: day("9999-12-27"), Weeks: 1},
		},
	}.Validate(), []fault{
		{"milestones[1].code", schedule.ErrRequired},
		{"milestones[2].code", schedule.ErrDuplicate},
		{"milestones[2].date", schedule.ErrRequired},
		{"milestones[3].code", schedule.ErrTooLarge},
		{"milestones[3].label.fr", schedule.ErrTooLarge},
		{"phases[1].monday", schedule.ErrRange},
		{"phases[1].weeks", schedule.ErrRange},
		{"phases[2].code", schedule.ErrDuplicate},
		{"phases[2].monday", schedule.ErrRequired},
		{"phases[3].weeks", schedule.ErrRange},
		{"phases[4].code", schedule.ErrRequired},
		{"phases[4].label.fr", schedule.ErrTooLarge},
		{"phases[5].weeks", schedule.ErrRange},
	})
	requireFaults(t, schedule.Production{
		Milestones: make([]schedule.Milestone, schedule.MaxMilestones+1),
		Phases:     make([]schedule.Phase, schedule.MaxPhases+1),
	}.Validate(), []fault{{"milestones", schedule.ErrTooLarge}, {"phases", schedule.ErrTooLarge}})
}

func TestParseProductionRefuses(t *testing.T) {
	for _, row := range []struct {
		text   string
		kind   error
		reason string
	}{
		{``, schedule.ErrSyntax, "nothing"},
		{`[]`, schedule.ErrSyntax, "a list"},
		{`{} {}`, schedule.ErrSyntax, "two documents"},
		{`{"milestone":[]}`, schedule.ErrSyntax, "a field of another name"},
		{`{"milestones":[{"code":"SIG","date":"2027-02-29"}]}`, schedule.ErrSyntax, "a day that does not exist"},
		{`{"phases":[{"code":"P","monday":"2027-05-31","weeks":1000000000}]}`, schedule.ErrRange, "too many weeks"},
		{`{"phases":[{"code":"P","monday":"2027-05-31","weeks":1e1000000000}]}`, schedule.ErrSyntax, "a hostile number"},
		{`{"phases":[{"code":"P","monday":"2027-05-31","weeks":"8"}]}`, schedule.ErrSyntax, "a text for a count"},
		{`{"phases":[{"code":"P","monday":"2027-06-01","weeks":8}]}`, schedule.ErrRange, "a Tuesday"},
	} {
		got, err := schedule.ParseProduction([]byte(row.text))
		require.ErrorIs(t, err, row.kind, row.reason)
		require.Equal(t, schedule.Production{}, got, row.reason)
	}
}

func FuzzParseProduction(f *testing.F) {
	data, err := os.ReadFile("testdata/production.json")
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"milestones":[{"code":"A","date":"9999-12-31"}],"phases":[{"code":"A","monday":"0001-01-01","weeks":520}]}`))
	f.Add([]byte(`{"phases":[{"code":"A","monday":"2027-05-31","weeks":-1}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		production, err := schedule.ParseProduction(data)
		if err != nil {
			return
		}
		for _, phase := range production.Phases {
			fridays := phase.Fridays()
			require.Len(t, fridays, phase.Weeks)
			require.Equal(t, fridays[phase.Weeks-1], phase.End().AddDays(-2))
		}
		again, err := json.Marshal(production)
		require.NoError(t, err)
		_, err = schedule.ParseProduction(again)
		require.NoError(t, err, string(again))
	})
}

func BenchmarkParseProduction(b *testing.B) {
	data, err := os.ReadFile("testdata/production.json")
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := schedule.ParseProduction(data); err != nil {
			b.Fatal(err)
		}
	}
}

func TestAValueThatCannotBeReadHasAPath(t *testing.T) {
	_, err := schedule.ParseProduction([]byte(`{
		"milestones": [{"code":"SIG","date":"2027-03-01"}, {"code":"PREP","date":"2027-02-29"}],
		"phases": [{"code":"PREP","monday":"5 April","weeks":8}]
	}`))
	requireFaults(t, err, []fault{{"milestones[1].date", schedule.ErrSyntax}, {"phases[0].monday", schedule.ErrSyntax}})
}
