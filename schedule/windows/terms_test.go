package windows_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/windows"
)

// A name to accept that the agreement does not have would change nothing: it is refused.
func TestAcceptedNames(t *testing.T) {
	for _, row := range []struct {
		reason, release string
		accept          []string
		wrong           []string
	}{
		{"a window, a service, a rule", "2025-03-05", []string{"free_tv", "Netflix", "co_exploitation"}, nil},
		{"a service in small letters", "2025-03-05", []string{"netflix"}, nil},
		{"misspelt", "2025-03-05", []string{"free_tv", "freetv", "Netflx"}, []string{"accept[1]", "accept[2]"}},
		{"a code is written one way", "2025-03-05", []string{"FREE_TV"}, []string{"accept[0]"}},
		{"a window of another agreement", "2023-09-13", []string{"svod_best"}, []string{"accept[0]"}},
		{"a service of another agreement", "2010-01-06", []string{"Netflix"}, []string{"accept[0]"}},
		{"a service whose terms the agreement does not know", "2025-03-05", []string{"MUBI"}, []string{"accept[0]"}},
	} {
		film := windows.Film{Release: day(row.release), Accept: row.accept}
		_, err := windows.Open(film)
		own, err2 := windows.At(film.Release)
		require.NoError(t, err2)
		_, supplied := own.Open(film)
		if row.wrong == nil {
			require.NoError(t, err, row.reason)
			require.NoError(t, supplied, row.reason)
			continue
		}
		require.ErrorIs(t, err, windows.ErrUnknown, row.reason)
		requireFaults(t, err, row.wrong...)
		var under []string
		for _, path := range row.wrong {
			under = append(under, "film."+path)
		}
		requireFaults(t, supplied, under...)
	}
	film := windows.Film{Release: day("2025-03-05"), Accept: []string{"netflix", "svod_agreement"}, Services: []windows.Service{{Name: "NETFLIX", Medium: windows.SVOD}}}
	got, err := windows.Open(film)
	require.NoError(t, err)
	require.Contains(t, lines(got), "svod_agreement NETFLIX 2026-06-05", "names of services are found whatever their case")
	film.Services = append(film.Services, windows.Service{Name: "Netflix", Medium: windows.SVOD})
	requireFaults(t, film.Validate(), "services[1].name")
	_, err = windows.Open(windows.Film{Release: day("2010-01-06"), Waiver: 5, Accept: []string{"x"}})
	requireFaults(t, err, "waiver", "accept[0]")
}

// tiers is an agreement of SVOD windows: months, and how many they last.
func tiers(months ...[2]int) windows.Agreement {
	a := windows.Agreement{Code: "own"}
	for i, m := range months {
		w := windows.Window{Code: fmt.Sprint("W", i), Media: []windows.Medium{windows.SVOD}, Rank: 1, Months: m[0], Lasts: m[1], Status: windows.Confirmed}
		if i < len(months)-1 {
			w.Condition.Terms = windows.WithAgreement
		}
		a.Windows = append(a.Windows, w)
	}
	return a
}

// Agreements whose order or media would make a date depend on how they are written.
func TestAgreementsRefused(t *testing.T) {
	mixed := tiers([2]int{4, 0}, [2]int{5, 0})
	mixed.Windows[1].Media = []windows.Medium{windows.VOD, windows.SVOD}
	second := tiers([2]int{10, 0}, [2]int{4, 0})
	second.Windows[1].Rank = 2
	waived := tiers([2]int{1, 0})
	waived.Windows[0].Less = 4
	early := tiers([2]int{1, 0})
	early.Windows[0].Less = 5
	for _, row := range []struct {
		reason    string
		agreement windows.Agreement
		wrong     []string
	}{
		{"the most favourable first", tiers([2]int{9, 0}, [2]int{15, 0}, [2]int{17, 0}), nil},
		{"as favourable", tiers([2]int{15, 7}, [2]int{15, 0}), nil},
		{"one that is not established stands anywhere", tiers([2]int{9, 0}, [2]int{0, 0}, [2]int{17, 0}), nil},
		{"the most favourable last", tiers([2]int{17, 0}, [2]int{15, 0}), []string{"windows[1].months"}},
		{"behind one that is not established", tiers([2]int{17, 0}, [2]int{0, 0}, [2]int{15, 0}), []string{"windows[2].months"}},
		{"of another rank", second, nil},
		{"media in common, but not all", mixed, []string{"windows[1].media"}},
		{"four weeks off a month", waived, nil},
		{"five weeks off a month: before the release in February", early, []string{"windows[0].less"}},
	} {
		err := row.agreement.Validate()
		if row.wrong == nil {
			require.NoError(t, err, row.reason)
			continue
		}
		requireFaults(t, err, row.wrong...)
	}
}

// A window that closes depends on the end of a month too.
func TestMonthEndOfTheClosing(t *testing.T) {
	netflix := []windows.Service{{Name: "Netflix", Medium: windows.SVOD}}
	for _, row := range []struct {
		release, closes string
		marked          bool
		reason          string
	}{
		{"2023-04-29", "2025-02-27", true, "15 months lead to 29 July, 22 to a 29 February that is not"},
		{"2022-04-29", "2024-02-28", false, "29 February 2024 exists"},
		{"2023-04-28", "2025-02-27", false, "the day before, though 28 February is the last day: it is the same day of the month"},
	} {
		got, err := windows.Open(windows.Film{Release: day(row.release), Services: netflix})
		require.NoError(t, err)
		for _, o := range got.Openings {
			if o.Service == "Netflix" {
				require.Equal(t, row.closes, o.Closes.String(), row.reason)
				require.Equal(t, row.marked, o.MonthEnd, row.reason)
			}
		}
	}
}

// Two months hold the day of the broadcast: by each rule of counting, tried from every first day.
func TestMonthsAroundTheBroadcast(t *testing.T) {
	not := false
	for _, rule := range []schedule.EndOfMonth{schedule.Clip, schedule.Overflow, schedule.Stick} {
		for broadcast := day("2026-12-01"); broadcast.Before(day("2028-06-01")); broadcast = broadcast.AddDays(1) {
			got, err := windows.Open(windows.Film{Release: day("2025-03-05"), EndOfMonth: rule, CoExploitation: &windows.CoExploitationFacts{
				Service: "Netflix", Cost: percent(26_000_000, 0), FreeTVFinance: &not, FreeBroadcast: broadcast,
			}})
			require.NoError(t, err)
			var first, last schedule.Date
			for from := broadcast.AddDays(-100); !from.After(broadcast); from = from.AddDays(1) {
				if back := from.AddMonths(2, rule); back.After(broadcast) { // the first day that it is back
					if first.IsZero() {
						first = from
					}
					if back.AddDays(-1).After(last) {
						last = back.AddDays(-1)
					}
				}
			}
			require.Equal(t, first.String()+" "+last.String(), got.CoExploitation.From.String()+" "+got.CoExploitation.Until.String(), "%d %s", rule, broadcast)
		}
	}
}

// What a timetable dates again is the day that was told, by every rule.
func TestTimetableByEveryRule(t *testing.T) {
	for _, rule := range []schedule.EndOfMonth{schedule.Clip, schedule.Overflow, schedule.Stick} {
		for release := day("2010-01-25"); release.Before(day("2011-03-03")); release = release.AddDays(1) {
			cal, err := windows.Open(windows.Film{Release: release, EndOfMonth: rule})
			require.NoError(t, err)
			timetable, told := schedule.Timetable{Anchor: release}, []string{}
			for _, w := range cal.Windows() {
				timetable.Steps = append(timetable.Steps, schedule.Step{Code: w.Code, Lag: w.After})
			}
			for _, o := range cal.Openings {
				if o.Told() {
					told = append(told, o.Window+" "+o.Opens.String())
				}
			}
			dates, err := timetable.Resolve()
			require.NoError(t, err)
			var again []string
			for _, m := range dates.Milestones {
				again = append(again, m.Code+" "+m.Date.String())
			}
			require.ElementsMatch(t, told, again, "%d %s", rule, release)
		}
	}
}

// Clauses of which the calendar knows too little to answer, and territories however they are written.
func TestClausesThatCannotBeTold(t *testing.T) {
	after := func(n int) windows.Bound { return windows.Bound{After: months(n)} }
	svod := func(kind windows.ClauseKind, from, until windows.Bound) windows.Clause {
		return windows.Clause{Kind: kind, Medium: windows.SVOD, From: from, Until: until}
	}
	place := func(territories, except []string) windows.Clause {
		c := svod(windows.Licence, after(18), after(20))
		c.Territories, c.Except = territories, except
		return c
	}
	unnamed := windows.Film{Release: day("2023-09-13")}
	mubi := windows.Film{Release: day("2023-09-13"), Services: []windows.Service{{Name: "MUBI", Medium: windows.SVOD}}}
	fits := []string{"too_early svod_agreement clear", "too_long svod_agreement clear", "too_early svod clear"}
	for _, row := range []struct {
		reason string
		film   windows.Film
		clause windows.Clause
		want   []string
	}{
		{"no end, of a window that closes for some services only", unnamed, svod(windows.Licence, after(17), windows.Bound{}), []string{"too_early svod_agreement clear", "too_long svod_agreement cannot_tell", "too_early svod clear"}},
		{"ends before any window closes", unnamed, svod(windows.Licence, after(17), after(22)), fits},
		{"terms unknown, and too long if it has an agreement", mubi, svod(windows.Licence, after(17), after(23)), []string{"too_early svod_agreement clear", "too_long svod_agreement cannot_tell"}},
		{"terms unknown, and short enough in any case", mubi, svod(windows.Licence, after(17), after(22)), []string{"too_early svod_agreement clear", "too_long svod_agreement clear"}},
		{"held back when the window may have closed", mubi, svod(windows.Holdback, after(23), after(30)), []string{"held_back svod_agreement cannot_tell"}},
		{"held back while any window is open", mubi, svod(windows.Holdback, after(21), after(30)), []string{"held_back svod_agreement conflict"}},
		{"in small letters", unnamed, place([]string{"fr"}, nil), fits},
		{"by its name", unnamed, place([]string{"France"}, nil), fits},
		{"but France", unnamed, place(nil, []string{"France"}), nil},
	} {
		cal, err := windows.Open(row.film)
		require.NoError(t, err)
		row.clause.Code = "1"
		got, err := cal.Check(windows.Contract{Code: "C", Clauses: []windows.Clause{row.clause}})
		require.NoError(t, err, row.reason)
		require.Equal(t, row.want, answers(got), row.reason)
	}
	cal, err := saisonBasse().Open(windows.Film{Release: day("2028-05-31")})
	require.NoError(t, err)
	free := windows.Clause{Code: "1", Kind: windows.Licence, Medium: windows.FreeVOD, From: after(48)}
	got, err := cal.Check(windows.Contract{Code: "C", Clauses: []windows.Clause{free}})
	require.NoError(t, err)
	require.Equal(t, []string{"too_early  cannot_tell"}, answers(got), "the agreement has no window of this medium")
	require.Contains(t, got[0].Text().EN, "C 1 / free_vod")
	free.Window = "PAY_TV"
	_, err = cal.Check(windows.Contract{Code: "C", Clauses: []windows.Clause{free}})
	requireFaults(t, err, "contracts[0].clauses[0].window")
	germany := windows.Clause{Code: "1", Kind: windows.Holdback, Medium: windows.SVOD, Territories: []string{"de"}}
	german := windows.Clause{Code: "2", Kind: windows.Licence, Medium: windows.SVOD, Territories: []string{"DE"}}
	got, err = cal.Check(windows.Contract{Code: "C", Clauses: []windows.Clause{germany, german}})
	require.NoError(t, err)
	require.Equal(t, []string{"forbidden  conflict"}, answers(got), "the same territory in both cases")
}

func answers(found []windows.Finding) []string {
	var all []string
	for _, f := range found {
		all = append(all, fmt.Sprintf("%s %s %s", f.Question, f.Window, f.Verdict))
	}
	return all
}

// A calendar that was read from a document is asked what it would be after Open.
func TestCalendarFromADocument(t *testing.T) {
	for _, release := range []string{"0001-02-03", "9999-11-30"} {
		_, err := windows.Calendar{Release: day(release)}.Check()
		requireFaults(t, err, "calendar.release")
		requireFaults(t, windows.Film{Release: day(release)}.Validate(), "release")
	}
	forged := windows.Calendar{Release: day("2025-03-05")}
	for i := range windows.MaxServices + 1 {
		forged.Openings = append(forged.Openings, windows.Opening{Window: fmt.Sprint(i), Media: []windows.Medium{windows.SVOD}, Rank: 1})
	}
	_, err := forged.Check()
	require.ErrorIs(t, err, windows.ErrTooLarge, "one medium and rank")
	for i := range forged.Openings {
		forged.Openings[i].Window, forged.Openings[i].Rank = "A", i
	}
	_, err = forged.Check()
	require.ErrorIs(t, err, windows.ErrTooLarge, "one window")
	_, err = windows.Calendar{Release: day("2025-03-05")}.Check(windows.Contract{Code: "C", Clauses: []windows.Clause{
		{Code: "1", Kind: windows.Licence, Medium: windows.SVOD, From: windows.Bound{After: schedule.Span{Count: 3001, Unit: schedule.Weeks}}},
	}})
	requireFaults(t, err, "contracts[0].clauses[0].from.after.count")
}
