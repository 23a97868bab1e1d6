package windows_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/internal/testcase"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/windows"
)

func day(text string) schedule.Date { return schedule.MustParseDate(text) }

func months(n int) schedule.Span { return schedule.Span{Count: n, Unit: schedule.Months} }

func percent(units int64, places int32) *decimal.Decimal {
	d := decimal.New(units, -places)
	return &d
}

// line is a row of a calendar as a text: window, service, day or what is missing.
func line(o windows.Opening) string {
	text := o.Window
	if o.Service != "" {
		text += " " + o.Service
	}
	text += " " + o.Opens.String()
	for _, m := range o.Missing {
		text += fmt.Sprintf("?%s:%s", m.Input, m.Of)
	}
	return text
}

func lines(c windows.Calendar) []string {
	var all []string
	for _, o := range c.Openings {
		all = append(all, line(o))
	}
	return all
}

// Which agreement binds, by day of release: both sides of each boundary.
func TestAgreementOfTheDay(t *testing.T) {
	for _, row := range []struct {
		release, code string
		err           error
		reason        string
	}{
		{"2009-07-05", "", windows.ErrBefore, "before the agreement is signed"},
		{"2009-07-06", "", windows.ErrUnconfirmed, "signed, and the day on which it binds is not established"},
		{"2009-07-30", "", windows.ErrUnconfirmed, "its day in July is not established"},
		{"2009-07-31", "2009", nil, "in force in July, so on its last day"},
		{"2019-01-24", "2009", nil, "the day before the arrêté of 2019"},
		{"2019-01-25", "", windows.ErrUnconfirmed, "the day of the arrêté: its first day is not established"},
		{"2019-12-30", "", windows.ErrUnconfirmed, "in 2019"},
		{"2019-12-31", "2018", nil, "in force in 2019, so on its last day"},
		{"2022-02-09", "2018", nil, "last day"},
		{"2022-02-10", "2022", nil, "first day"},
		{"2025-02-09", "2022", nil, "three years"},
		{"2025-02-10", "", windows.ErrUnconfirmed, "between two agreements"},
		{"2025-02-12", "", windows.ErrUnconfirmed, "between two agreements"},
		{"2025-02-13", "2025", nil, "first day"},
		{"2028-02-09", "2025", nil, "last day"},
		{"2028-02-10", "", windows.ErrNone, "none is known"},
	} {
		got, err := windows.At(day(row.release))
		require.ErrorIs(t, err, row.err, "%s: %s", row.release, row.reason)
		require.Equal(t, row.code, got.Code, "%s: %s", row.release, row.reason)
		_, err = windows.Open(windows.Film{Release: day(row.release)})
		require.ErrorIs(t, err, row.err, row.release)
		if row.err == nil {
			require.False(t, day(row.release).Before(got.From) || day(row.release).After(got.Until))
			named, err := windows.Named(row.code)
			require.NoError(t, err)
			require.Equal(t, named, got)
		}
	}
	_, err := windows.At(day("2025-02-11"))
	require.ErrorContains(t, err, "2022 or 2025")
	_, err = windows.Named("2012")
	require.ErrorIs(t, err, windows.ErrUnknown)
}

var everything = []string{
	"video", "video_derogation", "pay_tv", "free_tv", "svod_agreement", "svod", "free_vod", "Netflix", "Prime Video", "Apple",
}

// names are all that a film may accept under an agreement.
func names(a windows.Agreement) []string {
	var all []string
	for _, w := range a.Windows {
		all = append(all, w.Code)
	}
	for _, s := range a.Services {
		all = append(all, s.Name)
	}
	return all
}

// The worked cases of the facts, CH-01 to CH-04.
func TestWorkedCases(t *testing.T) {
	for _, row := range []struct {
		reason string
		film   windows.Film
		want   []string
	}{
		{"CH-01: without services, each case", windows.Film{Release: day("2010-01-06")}, []string{
			"video 2010-05-06", "pay_tv_agreement 2010-11-06", "pay_tv 2011-01-06", "pay_tv_second_agreement 2011-11-06", "pay_tv_second 2012-01-06",
			"free_tv_investing 2011-11-06", "free_tv 2012-07-06", "svod 2013-01-06", "free_vod 2014-01-06",
		}},
		{"CH-02, with the unconfirmed free VOD accepted", windows.Film{Release: day("2023-09-13"), Accept: []string{"free_vod"}, Services: []windows.Service{
			{Name: "Canal+", Medium: windows.PayTV}, {Name: "Netflix", Medium: windows.SVOD}, {Name: "Disney+", Medium: windows.SVOD},
		}}, []string{
			"video 2024-01-13", "pay_tv_agreement Canal+ 2024-03-13", "pay_tv_second ?months:pay_tv_second", "free_tv 2025-07-13",
			"svod_agreement Netflix 2024-12-13", "svod Disney+ 2025-02-13", "free_vod 2026-09-13",
		}},
		{"CH-03, with the unconfirmed figures accepted", windows.Film{Release: day("2025-03-05"), Accept: everything, Services: []windows.Service{
			{Name: "canal+", Medium: windows.PayTV}, {Name: "Disney+", Medium: windows.SVOD}, {Name: "Netflix", Medium: windows.SVOD}, {Name: "Apple", Medium: windows.SVOD},
		}}, []string{
			"video 2025-07-05", "pay_tv_agreement canal+ 2025-09-05", "pay_tv_second ?months:pay_tv_second", "free_tv 2027-01-05",
			"svod_best Disney+ 2025-12-05", "svod_agreement Netflix 2026-06-05", "svod Apple 2026-08-05", "free_vod 2028-03-05",
		}},
		{"CH-03 without accepting anything", windows.Film{Release: day("2025-03-05"), Services: []windows.Service{
			{Name: "Canal+", Medium: windows.PayTV}, {Name: "Disney+", Medium: windows.SVOD}, {Name: "Netflix", Medium: windows.SVOD}, {Name: "MUBI", Medium: windows.SVOD},
		}}, []string{
			"video 2025-07-05", "pay_tv_agreement Canal+ 2025-09-05", "pay_tv_second ?months:pay_tv_second", "free_tv ?accept:free_tv",
			"svod_best Disney+ 2025-12-05", "svod_best Netflix ?accept:Netflix?accept:svod_agreement?accept:svod",
			"svod_best MUBI ?terms:MUBI?accept:svod_agreement?accept:svod", "free_vod ?accept:free_vod",
		}},
		{"2018, of which little is established", windows.Film{Release: day("2020-06-24"), Accept: []string{"video"}, Services: []windows.Service{
			{Name: "Canal+", Medium: windows.PayTV, Terms: windows.WithAgreement}, {Name: "Other", Medium: windows.PayTV, Terms: windows.NoAgreement},
			{Name: "X", Medium: windows.SVOD, Terms: windows.NoAgreement}, {Name: "Y", Medium: windows.SVOD, Terms: windows.WithAgreement},
		}}, []string{
			"video 2020-10-24", "pay_tv_agreement Canal+ 2021-02-24", "pay_tv Other ?months:pay_tv", "pay_tv_second ?months:pay_tv_second", "free_tv 2022-04-24",
			"svod X 2023-06-24", "svod_agreement Y ?months:svod_agreement", "free_vod ?months:free_vod",
		}},
		{"derogations: 2022", windows.Film{Release: day("2023-09-13"), Derogation: true}, []string{
			"video_derogation 2023-12-13", "pay_tv_agreement 2024-03-13", "pay_tv ?accept:pay_tv", "pay_tv_second ?months:pay_tv_second", "free_tv 2025-07-13",
			"svod_agreement 2024-12-13", "svod 2025-02-13", "free_vod ?accept:free_vod",
		}},
	} {
		got, err := windows.Open(row.film)
		require.NoError(t, err, row.reason)
		require.Equal(t, row.want, lines(got), row.reason)
		require.Equal(t, windows.ByRelease, got.Basis)
	}
	netflix, err := windows.Open(windows.Film{Release: day("2023-09-13"), Services: []windows.Service{{Name: "Netflix", Medium: windows.SVOD}}})
	require.NoError(t, err)
	for _, o := range netflix.Openings {
		if o.Service == "Netflix" {
			require.Equal(t, "2025-07-12", o.Closes.String(), "7 months from the 15th: up to the day before the 22nd")
			require.Equal(t, windows.Confirmed, o.Status)
			require.False(t, o.AfterAgreement)
		}
		if o.Window == "free_tv" {
			require.True(t, o.AfterAgreement, "July 2025, the agreement ended in February")
		}
	}
}

// The windows move with the release of a timetable; a timetable stops at the last day of a month.
func TestWindowsOfATimetable(t *testing.T) {
	film := windows.Film{
		Release: day("2010-01-06"), Derogation: true, Waiver: 4, Admissions: []windows.Admissions{{From: 4, To: 4, Count: 9}},
		Services: []windows.Service{{Name: "Canal+", Medium: windows.PayTV, Terms: windows.WithAgreement}},
	}
	cal, err := windows.Open(film)
	require.NoError(t, err)
	timetable := schedule.Timetable{Anchor: film.Release}
	for _, w := range cal.Windows() {
		timetable.Steps = append(timetable.Steps, schedule.Step{Code: w.Code, Lag: w.After})
	}
	dates, err := timetable.Resolve()
	require.NoError(t, err)
	var got []string
	for _, m := range dates.Milestones {
		got = append(got, m.Code+" "+m.Date.String())
	}
	require.Equal(t, []string{
		"video_derogation 2010-04-08", "pay_tv_agreement Canal+ 2010-11-06", "pay_tv_second_agreement Canal+ 2011-11-06", "svod 2013-01-06", "free_vod 2014-01-06",
	}, got, "free television depends on what the channel invests: it is left out")
}

// CH-04 and the days around the ends of months, by each rule of counting.
func TestMonthEnds(t *testing.T) {
	for _, row := range []struct {
		release string
		rule    schedule.EndOfMonth
		want    string
		marked  bool
		reason  string
	}{
		{"2026-10-31", schedule.Clip, "2027-02-28", true, "CH-04: the last day of February"},
		{"2026-10-31", schedule.Overflow, "2027-03-03", true, "three days into March"},
		{"2026-10-30", schedule.Clip, "2027-02-28", true, "30 February neither"},
		{"2026-10-28", schedule.Clip, "2027-02-28", false, "the same day of the month"},
		{"2027-10-31", schedule.Clip, "2028-02-29", true, "a leap year"},
		{"2025-06-30", schedule.Clip, "2025-10-30", true, "the last day of June is not that of October"},
		{"2025-06-30", schedule.Stick, "2025-10-31", true, "unless last days stay last"},
		{"2025-06-29", schedule.Clip, "2025-10-29", false, "the day before"},
	} {
		got, err := windows.Open(windows.Film{Release: day(row.release), EndOfMonth: row.rule})
		require.NoError(t, err)
		require.Equal(t, row.want, got.Openings[0].Opens.String(), row.reason)
		require.Equal(t, row.marked, got.Openings[0].MonthEnd, row.reason)
	}
}

// Conditions on both sides of their limits, and without their input.
func TestConditions(t *testing.T) {
	waiver := func(weeks, count int) windows.Film {
		return windows.Film{Release: day("2010-01-06"), Derogation: true, Waiver: weeks, Admissions: []windows.Admissions{{From: 4, To: 4, Count: count}}}
	}
	tv := func(share *decimal.Decimal) windows.Film {
		return windows.Film{Release: day("2010-01-06"), Services: []windows.Service{{Name: "TF1", Medium: windows.FreeTV, Share: share}}}
	}
	late := waiver(4, 0)
	late.Admissions = []windows.Admissions{{From: 1, To: 4, Count: 150}}
	some := waiver(4, 0)
	some.Admissions = []windows.Admissions{{From: 1, To: 4, Count: 500}}
	for _, row := range []struct {
		reason string
		film   windows.Film
		want   string
	}{
		{"no derogation", windows.Film{Release: day("2010-01-06")}, "video 2010-05-06"},
		{"four weeks, fewer than 200 admissions in week 4", waiver(4, 199), "video_derogation 2010-04-08"},
		{"two weeks", waiver(2, 0), "video_derogation 2010-04-22"},
		{"200 admissions", waiver(4, 200), "video 2010-05-06"},
		{"how many weeks is missing", waiver(0, 199), "video_derogation ?waiver:video_derogation"},
		{"150 in four weeks, so at most 150 in the fourth", late, "video_derogation 2010-04-08"},
		{"500 in four weeks says nothing of the fourth", some, "video_derogation ?admissions:video_derogation"},
		{"3.2 % of turnover", tv(percent(32, 1)), "free_tv_investing TF1 2011-11-06"},
		{"a little less", tv(percent(319, 2)), "free_tv TF1 2012-07-06"},
		{"unknown", tv(nil), "free_tv_investing TF1 ?share:TF1"},
	} {
		got, err := windows.Open(row.film)
		require.NoError(t, err, row.reason)
		require.Contains(t, lines(got), row.want, row.reason)
		for _, o := range got.Openings {
			require.Equal(t, o.Opens.IsZero(), o.Missing != nil)
			if o.Window == "free_tv_investing" && o.Service != "" && o.Missing != nil {
				require.Equal(t, "2011-11-06 2012-07-06", o.Earliest.String()+" "+o.Latest.String(), "between the two cases")
			}
		}
	}
	_, err := windows.Open(waiver(5, 0))
	require.ErrorIs(t, err, windows.ErrRange, "at most four weeks")
}

// saisonBasse is the agreement that the worked case of the schedule supposes.
func saisonBasse() windows.Agreement {
	svod := func(code string, months int, terms windows.Terms) windows.Window {
		return windows.Window{Code: code, Media: []windows.Medium{windows.SVOD}, Rank: 1, Months: months, Condition: windows.Condition{Terms: terms}, Status: windows.Confirmed}
	}
	video := []windows.Medium{windows.Video, windows.VOD}
	return windows.Agreement{Code: "case", Windows: []windows.Window{
		{Code: "EARLY", Media: video, Rank: 1, Months: 3, Condition: windows.Condition{Admissions: &windows.MostAdmissions{From: 1, To: 4, Most: 100_000}}, Status: windows.Confirmed},
		{Code: "VIDEO_VOD", Media: video, Rank: 1, Months: 4, Status: windows.Confirmed},
		{Code: "PAY_TV", Media: []windows.Medium{windows.PayTV}, Rank: 1, Months: 6, Status: windows.Confirmed},
		svod("SVOD_A", 9, windows.Best), svod("SVOD_B", 15, windows.WithAgreement), svod("SVOD_C", 17, ""),
		{Code: "FREE_TV", Media: []windows.Medium{windows.FreeTV}, Rank: 1, Months: 22, Status: windows.Confirmed},
	}}
}

// The answers of the worked case, and the threshold of its early video on both sides.
func TestSaisonBasse(t *testing.T) {
	film := windows.Film{Release: day("2028-05-31"), Admissions: []windows.Admissions{{From: 1, To: 4, Count: 96_500}}}
	got, err := saisonBasse().Open(film)
	require.NoError(t, err)
	require.Equal(t, windows.BySupply, got.Basis)
	require.Equal(t, []string{
		"EARLY 2028-08-31", "PAY_TV 2028-11-30", "SVOD_A 2029-02-28", "SVOD_B 2029-08-31", "SVOD_C 2029-10-31", "FREE_TV 2030-03-31",
	}, lines(got))
	for _, row := range []struct {
		reason string
		counts []windows.Admissions
		want   string
	}{
		{"at most 100,000", []windows.Admissions{{From: 1, To: 4, Count: 100_000}}, "EARLY 2028-08-31"},
		{"one more", []windows.Admissions{{From: 1, To: 4, Count: 100_001}}, "VIDEO_VOD 2028-09-30"},
		{"week by week", []windows.Admissions{{From: 2, To: 2, Count: 30_000}, {From: 1, To: 1, Count: 60_000}, {From: 3, To: 4, Count: 10_000}}, "EARLY 2028-08-31"},
		{"too many already in two weeks", []windows.Admissions{{From: 1, To: 2, Count: 100_001}}, "VIDEO_VOD 2028-09-30"},
		{"not yet told after two weeks", []windows.Admissions{{From: 1, To: 2, Count: 99_999}}, "EARLY ?admissions:EARLY"},
		{"fewer in the whole run", []windows.Admissions{{From: 1, To: 20, Count: 99_999}}, "EARLY 2028-08-31"},
		{"no count", nil, "EARLY ?admissions:EARLY"},
	} {
		film.Admissions = row.counts
		got, err := saisonBasse().Open(film)
		require.NoError(t, err)
		require.Equal(t, row.want, lines(got)[0], row.reason)
	}
}

func TestCoExploitation(t *testing.T) {
	is, not := true, false
	facts := func(cost *decimal.Decimal, free *bool) *windows.CoExploitationFacts {
		return &windows.CoExploitationFacts{Service: "Netflix", Cost: cost, FreeTVFinance: free, FreeBroadcast: day("2027-03-31")}
	}
	for _, row := range []struct {
		reason, release string
		facts           *windows.CoExploitationFacts
		want            windows.Verdict
		missing         int
	}{
		{"over 25 M€ without a free channel", "2025-03-05", facts(percent(25_000_001, 0), &not), windows.Applies, 0},
		{"25 M€ exactly", "2025-03-05", facts(percent(25_000_000, 0), &not), windows.DoesNotApply, 0},
		{"financed by a free channel", "2025-03-05", facts(nil, &is), windows.DoesNotApply, 0},
		{"nothing known", "2025-03-05", facts(nil, nil), windows.CannotTell, 2},
		{"under the agreement of 2022, after its avenant", "2023-12-31", facts(percent(26_000_000, 0), &not), windows.Applies, 0},
		{"the first day of the avenant in 2023 is not established", "2023-10-04", facts(percent(26_000_000, 0), &not), windows.CannotTell, 1},
		{"too cheap on any day", "2023-10-04", facts(percent(1, 0), &not), windows.DoesNotApply, 0},
		{"before the avenant", "2023-09-13", facts(percent(26_000_000, 0), &not), windows.DoesNotApply, 0},
	} {
		got, err := windows.Open(windows.Film{Release: day(row.release), CoExploitation: row.facts})
		require.NoError(t, err, row.reason)
		require.Equal(t, row.want, got.CoExploitation.Verdict, row.reason)
		require.Len(t, got.CoExploitation.Missing, row.missing, row.reason)
		if row.want == windows.Applies {
			require.Equal(t, "2027-02-01 2027-05-30", got.CoExploitation.From.String()+" "+got.CoExploitation.Until.String(), "two months that hold 31 March")
		}
	}
}

func TestContracts(t *testing.T) {
	// SVOD: Netflix 2024-12-13 to 2025-07-12, Disney+ 2025-02-13; pay 2024-03-13; free 2025-07-13; video 2024-01-13.
	cal, err := windows.Open(windows.Film{Release: day("2023-09-13"), Services: []windows.Service{
		{Name: "Netflix", Medium: windows.SVOD}, {Name: "Disney+", Medium: windows.SVOD}, {Name: "Canal+", Medium: windows.PayTV},
		{Name: "Cine", Medium: windows.PayTV, Terms: windows.NoAgreement},
	}})
	require.NoError(t, err)
	clause := func(kind windows.ClauseKind, m windows.Medium, from, until windows.Bound) windows.Clause {
		return windows.Clause{Code: "1", Kind: kind, Medium: m, From: from, Until: until}
	}
	on := func(text string) windows.Bound { return windows.Bound{Date: day(text)} }
	after := func(n int) windows.Bound { return windows.Bound{After: months(n)} }
	to := func(c windows.Clause, service string) windows.Clause { c.Service = service; return c }
	for _, row := range []struct {
		reason string
		clause windows.Clause
		want   []string
	}{
		{"a licence on the day of the window", clause(windows.Licence, windows.FreeTV, on("2025-07-13"), windows.Bound{}), []string{"too_early free_tv clear 0"}},
		{"the day before", clause(windows.Licence, windows.FreeTV, on("2025-07-12"), windows.Bound{}), []string{"too_early free_tv conflict -1"}},
		{"after the same months", clause(windows.Licence, windows.FreeTV, after(22), windows.Bound{}), []string{"too_early free_tv clear 0"}},
		{"from ever", clause(windows.Licence, windows.Video, windows.Bound{}, windows.Bound{}), []string{"too_early video conflict 0 endless"}},
		{"a service of the film", to(clause(windows.Licence, windows.SVOD, after(15), after(22)), "netflix"), []string{"too_early svod_agreement clear 0", "too_long svod_agreement clear 0"}},
		{"a month too long", to(clause(windows.Licence, windows.SVOD, after(15), after(23)), "Netflix"), []string{"too_early svod_agreement clear 0", "too_long svod_agreement conflict -31"}},
		{"without end", to(clause(windows.Licence, windows.SVOD, after(15), windows.Bound{}), "Netflix"), []string{"too_early svod_agreement clear 0", "too_long svod_agreement conflict 0 endless"}},
		{"a service of which nothing is known", to(clause(windows.Licence, windows.SVOD, after(15), windows.Bound{}), "MUBI"), []string{"too_early svod_agreement cannot_tell 0"}},
		{"no service: each", clause(windows.Licence, windows.SVOD, after(16), after(17)), []string{"too_early svod_agreement clear 31", "too_long svod_agreement clear 150", "too_early svod conflict -31"}},
		{"a window that is not established", to(clause(windows.Licence, windows.PayTV, after(12), windows.Bound{}), "Cine"), []string{"too_early pay_tv cannot_tell 0"}},
		{"a holdback to the day before the window", clause(windows.Holdback, windows.FreeTV, windows.Bound{}, on("2025-07-12")), []string{"held_back free_tv clear 0"}},
		{"a holdback of as many months", clause(windows.Holdback, windows.FreeTV, windows.Bound{}, after(22)), []string{"held_back free_tv clear 0"}},
		{"a day into the window", clause(windows.Holdback, windows.FreeTV, windows.Bound{}, on("2025-07-13")), []string{"held_back free_tv conflict -1"}},
		{"30 days within the window, from 13 September", clause(windows.Holdback, windows.FreeTV, after(24), after(25)), []string{"held_back free_tv conflict -30"}},
		{"for ever", clause(windows.Holdback, windows.FreeTV, windows.Bound{}, windows.Bound{}), []string{"held_back free_tv conflict 0 endless"}},
		{"for ever, of a window that closes: its seven months", to(clause(windows.Holdback, windows.SVOD, windows.Bound{}, windows.Bound{}), "Netflix"), []string{"held_back svod_agreement conflict -212"}},
		{"after the window", to(clause(windows.Holdback, windows.SVOD, after(22), windows.Bound{}), "Netflix"), []string{"held_back svod_agreement clear 0"}},
		{"outside France", windows.Clause{Code: "1", Kind: windows.Licence, Medium: windows.FreeTV, Territories: []string{"BE", "CH"}}, nil},
		{"the world but France", windows.Clause{Code: "1", Kind: windows.Licence, Medium: windows.FreeTV, Except: []string{"FR"}}, nil},
		{"a second window, by its code", windows.Clause{Code: "1", Kind: windows.Licence, Medium: windows.PayTV, Window: "pay_tv_second", From: after(30)}, []string{"too_early pay_tv_second cannot_tell 0"}},
	} {
		got, err := cal.Check(windows.Contract{Code: "C", Clauses: []windows.Clause{row.clause}})
		require.NoError(t, err, row.reason)
		var found []string
		for _, f := range got {
			text := fmt.Sprintf("%s %s %s %d", f.Question, f.Window, f.Verdict, f.Margin)
			if f.Endless {
				text += " endless"
			}
			found = append(found, text)
			require.NotEmpty(t, f.Text().FR)
			require.NotEmpty(t, f.Text().EN)
			require.Equal(t, f.Verdict == windows.CannotTell, f.Missing != nil)
		}
		require.Equal(t, row.want, found, row.reason)
	}
}

// Without services each case is tried: what is the same in all is told.
func TestContractsInEveryCase(t *testing.T) {
	cal, err := windows.Open(windows.Film{Release: day("2010-01-06")}) // free television after 22 or 30 months
	require.NoError(t, err)
	for _, row := range []struct {
		months int
		want   []windows.Verdict
		reason string
	}{
		{21, []windows.Verdict{windows.Conflict, windows.Conflict}, "before both"},
		{22, []windows.Verdict{windows.CannotTell, windows.CannotTell}, "between"},
		{30, []windows.Verdict{windows.Clear, windows.Clear}, "after both"},
	} {
		got, err := cal.Check(windows.Contract{Code: "C", Clauses: []windows.Clause{
			{Code: "1", Kind: windows.Licence, Medium: windows.FreeTV, From: windows.Bound{After: months(row.months)}},
		}})
		require.NoError(t, err)
		var verdicts []windows.Verdict
		for _, f := range got {
			verdicts = append(verdicts, f.Verdict)
		}
		require.Equal(t, row.want, verdicts, row.reason)
	}
}

// Licences against the holdbacks of other contracts, anywhere.
func TestHoldbacksOfOthers(t *testing.T) {
	cal, err := saisonBasse().Open(windows.Film{Release: day("2028-05-31")})
	require.NoError(t, err)
	on := func(text string) windows.Bound { return windows.Bound{Date: day(text)} }
	holdback := windows.Clause{Code: "9", Kind: windows.Holdback, Medium: windows.SVOD, Territories: []string{"DE", "AT"}, From: on("2029-01-01"), Until: on("2029-06-30")}
	for _, row := range []struct {
		reason  string
		licence windows.Clause
		want    string
	}{
		{"the day after", windows.Clause{Territories: []string{"AT"}, From: on("2029-07-01")}, "clear 0"},
		{"its last day", windows.Clause{Territories: []string{"AT"}, From: on("2029-06-30")}, "conflict -1"},
		{"ends before it begins", windows.Clause{Except: []string{"FR"}, From: on("2028-06-01"), Until: on("2028-12-30")}, "clear 1"},
		{"around it", windows.Clause{Except: []string{"FR"}, From: on("2028-06-01")}, "conflict -181"},
		{"another territory", windows.Clause{Territories: []string{"IT"}, From: on("2029-06-30")}, ""},
		{"the world but these", windows.Clause{Except: []string{"DE", "AT", "FR"}, From: on("2029-06-30")}, ""},
	} {
		row.licence.Code, row.licence.Kind, row.licence.Medium = "2", windows.Licence, windows.SVOD
		got, err := cal.Check(windows.Contract{Code: "A", Clauses: []windows.Clause{holdback}}, windows.Contract{Code: "B", Clauses: []windows.Clause{row.licence}})
		require.NoError(t, err, row.reason)
		if row.want == "" {
			require.Empty(t, got, row.reason)
			continue
		}
		require.Len(t, got, 1, row.reason)
		require.Equal(t, row.want, fmt.Sprint(got[0].Verdict, " ", got[0].Margin), row.reason)
		require.Equal(t, "A 9", got[0].Other+" "+got[0].OtherClause)
	}
}

func TestFaults(t *testing.T) {
	film := windows.Film{
		Release: day("2025-03-05"), EndOfMonth: 9, Waiver: -1,
		Services:   []windows.Service{{Name: "A", Medium: "x", Terms: "y", Share: percent(101, 0)}, {Name: "A", Medium: "x"}, {}},
		Admissions: []windows.Admissions{{From: 1, To: 4}, {From: 4, To: 5}, {From: 9, To: 8}, {From: 0, To: 1}, {From: 20, To: 20, Count: -1}},
		Accept:     []string{""}, CoExploitation: &windows.CoExploitationFacts{Cost: percent(-1, 0)},
	}
	requireFaults(t, film.Validate(), "end_of_month", "waiver", "services[0].medium", "services[0].terms", "services[0].share", "services[1].name",
		"services[1].medium", "services[2].name", "services[2].medium", "admissions[1].from", "admissions[2].to", "admissions[3].from", "admissions[4].count",
		"accept[0]", "co_exploitation.service", "co_exploitation.cost")
	requireFaults(t, windows.Film{}.Validate(), "release")
	requireFaults(t, windows.Film{Release: day("9999-01-01")}.Validate(), "release")
	agreement := windows.Agreement{
		From: day("2025-01-02"), Until: day("2025-01-01"),
		Windows: []windows.Window{
			{Code: "A", Rank: 0, Months: -1, Lasts: 601, Less: -1, Status: 9},
			{Code: "A", Rank: 1, Media: []windows.Medium{"x"}, Condition: windows.Condition{Terms: "z", Share: *percent(-1, 0), Admissions: &windows.MostAdmissions{From: 2, To: 1, Most: -1}}},
		},
		Services: []windows.KnownService{{Medium: "x"}},
	}
	requireFaults(t, agreement.Validate(), "code", "until", "windows[0].status", "windows[0].media", "windows[0].rank", "windows[0].months", "windows[0].lasts",
		"windows[0].less", "windows[1].code", "windows[1].media[0]", "windows[1].condition.terms", "windows[1].condition.share", "windows[1].condition.admissions.to",
		"windows[1].condition.admissions.most", "services[0].name", "services[0].medium")
	_, err := agreement.Open(film)
	require.ErrorContains(t, err, "agreement.code")
	require.ErrorContains(t, err, "film.waiver")
	cal, err := windows.Open(windows.Film{Release: day("2025-03-05")})
	require.NoError(t, err)
	bad := windows.Contract{Code: "C", Clauses: []windows.Clause{
		{Code: "1", Kind: "x", Medium: "y", Window: "z", From: windows.Bound{Date: day("2025-01-01"), After: months(1)}, Until: windows.Bound{After: schedule.Span{Count: 1, Unit: "ages"}}},
		{Code: "1", Kind: windows.Licence, Medium: windows.SVOD, From: windows.Bound{After: months(9)}, Until: windows.Bound{After: months(9)}},
		{Code: "2", Kind: windows.Licence, Medium: windows.SVOD, From: windows.Bound{After: months(1 << 40)}, Territories: []string{""}},
	}}
	_, err = cal.Check(bad, windows.Contract{Code: "C"})
	requireFaults(t, err, "contracts[0].clauses[0].window", "contracts[0].clauses[0].kind", "contracts[0].clauses[0].medium", "contracts[0].clauses[0].from.date",
		"contracts[0].clauses[0].until.after.unit", "contracts[0].clauses[1].code", "contracts[0].clauses[1].until", "contracts[0].clauses[2].territories[0]",
		"contracts[0].clauses[2].from.after.count", "contracts[1].code")
	_, err = cal.Check(windows.Contract{Code: "C", Clauses: make([]windows.Clause, windows.MaxClauses+1)})
	require.ErrorIs(t, err, windows.ErrTooLarge)
	_, err = windows.Calendar{}.Check()
	require.ErrorIs(t, err, windows.ErrRequired)
	testcase.RefusesExponents(t, &windows.Film{Release: day("2025-03-05")})
	testcase.RefusesExponents(t, &windows.Agreement{})
}

func requireFaults(t *testing.T, err error, paths ...string) {
	t.Helper()
	var faults windows.Faults
	require.ErrorAs(t, err, &faults)
	var got []string
	for _, f := range faults {
		got = append(got, f.Path)
	}
	require.Equal(t, paths, got)
}

// What is unconfirmed never makes a date by itself, and every window has its source.
func TestNothingUnconfirmedByDefault(t *testing.T) {
	for _, a := range windows.Agreements() {
		require.NoError(t, a.Validate())
		seen := map[string]bool{}
		for _, w := range a.Windows {
			require.NotEmpty(t, w.Source.Title)
			require.NotEmpty(t, w.Source.Address)
			require.NotEmpty(t, w.Label.FR)
			require.NotEmpty(t, w.Label.EN)
			require.False(t, seen[w.Code])
			seen[w.Code] = true
		}
		film := windows.Film{Release: a.From}
		for _, terms := range []windows.Terms{windows.Best, windows.WithAgreement, windows.NoAgreement} {
			for _, m := range windows.Media() {
				film.Services = append(film.Services, windows.Service{Name: string(terms), Medium: m, Terms: terms, Share: percent(5, 0)})
				require.NotEmpty(t, m.Label().FR)
			}
		}
		got, err := windows.Open(film)
		require.NoError(t, err)
		for _, o := range got.Openings {
			require.Equal(t, o.Opens.IsZero(), o.Missing != nil, "%s %s", a.Code, line(o))
			require.True(t, o.Opens.IsZero() || o.Status == windows.Confirmed, line(o))
			for _, m := range o.Missing {
				require.NotEmpty(t, m.Text().FR)
				require.False(t, strings.Contains(m.Text().EN, "%"))
			}
		}
	}
}

// An input that is left out leaves the date open or as it was, between the days that are told.
func TestLessIsKnownWithLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.SampledFrom(windows.Agreements()).Draw(t, "agreement")
		film := windows.Film{
			Release: a.From.AddDays(rapid.IntRange(0, a.Until.DaysSince(a.From)).Draw(t, "release")), Accept: names(a),
			Derogation: rapid.Bool().Draw(t, "derogation"),
			Admissions: []windows.Admissions{{From: 4, To: 4, Count: rapid.IntRange(0, 400).Draw(t, "admissions")}},
		}
		if a.Code == "2009" {
			film.Waiver = rapid.IntRange(1, 4).Draw(t, "waiver")
		}
		for i := range rapid.IntRange(1, 4).Draw(t, "services") {
			film.Services = append(film.Services, windows.Service{
				Name: fmt.Sprint("S", i), Medium: rapid.SampledFrom(windows.Media()).Draw(t, "medium"),
				Terms: rapid.SampledFrom([]windows.Terms{windows.Best, windows.WithAgreement, windows.NoAgreement}).Draw(t, "terms"),
				Share: percent(rapid.Int64Range(0, 60).Draw(t, "share"), 1),
			})
		}
		full, err := windows.Open(film)
		require.NoError(t, err)
		less := film
		less.Services = append([]windows.Service(nil), film.Services...)
		switch at := rapid.IntRange(0, len(less.Services)-1).Draw(t, "service"); rapid.IntRange(0, 2).Draw(t, "left out") {
		case 0:
			less.Services[at].Terms = ""
		case 1:
			less.Services[at].Share = nil
		default:
			less.Admissions = nil
		}
		got, err := windows.Open(less)
		require.NoError(t, err)
		require.Len(t, got.Openings, len(full.Openings))
		for i, o := range got.Openings {
			was := full.Openings[i]
			if !o.Opens.IsZero() {
				require.Equal(t, was.Opens, o.Opens)
				continue
			}
			require.NotEmpty(t, o.Missing)
			if !was.Closes.IsZero() {
				require.False(t, o.EarliestClose.IsZero() || o.EarliestClose.After(was.Closes), line(o))
			}
			if !was.Opens.IsZero() && !o.Earliest.IsZero() {
				require.False(t, was.Opens.Before(o.Earliest), line(o))
			}
			if !was.Opens.IsZero() && !o.Latest.IsZero() {
				require.False(t, was.Opens.After(o.Latest), line(o))
			}
		}
	})
}

func TestJSON(t *testing.T) {
	not := false
	film := windows.Film{
		Release: day("2025-03-05"), Agreement: "2022", EndOfMonth: schedule.Stick, Derogation: true, Accept: []string{"svod"},
		Services:       []windows.Service{{Name: "Netflix", Medium: windows.SVOD, Terms: windows.Best, Share: percent(32, 1)}},
		Admissions:     []windows.Admissions{{From: 1, To: 4, Count: 3}},
		CoExploitation: &windows.CoExploitationFacts{Service: "Netflix", FreeTVFinance: &not, FreeBroadcast: day("2027-01-01")},
	}
	contract := windows.Contract{Code: "C", Clauses: []windows.Clause{{
		Code: "1", Kind: windows.Holdback, Medium: windows.SVOD, Territories: []string{"FR"}, Except: []string{"MC"}, From: windows.Bound{Date: day("2026-01-01")}, Until: windows.Bound{After: months(24)},
	}}}
	again(t, film, windows.ParseFilm)
	again(t, contract, windows.ParseContract)
	for _, a := range windows.Agreements() {
		again(t, a, windows.ParseAgreement)
	}
	cal, err := windows.Open(film)
	require.NoError(t, err)
	require.Equal(t, windows.ByName, cal.Basis)
	data, err := json.Marshal(cal)
	require.NoError(t, err)
	var read windows.Calendar
	require.NoError(t, json.Unmarshal(data, &read))
	require.Equal(t, cal, read)
	found, err := read.Check(contract)
	require.NoError(t, err)
	require.Len(t, found, 1)
}

// again writes and reads a document.
func again[T any](t *testing.T, want T, parse func([]byte) (T, error)) {
	t.Helper()
	data, err := json.Marshal(want)
	require.NoError(t, err)
	got, err := parse(data)
	require.NoError(t, err)
	back, err := json.Marshal(got)
	require.NoError(t, err)
	require.JSONEq(t, string(data), string(back))
}

// Whatever the documents, what is accepted has an answer.
func FuzzWindows(f *testing.F) {
	agreement, err := json.Marshal(saisonBasse())
	require.NoError(f, err)
	f.Add(agreement, []byte(`{"release":"2028-05-31","services":[{"name":"A","medium":"svod"}]}`),
		[]byte(`{"code":"C","clauses":[{"code":"1","kind":"licence","medium":"svod","from":{"after":{"count":3,"unit":"months"}}}]}`))
	f.Add([]byte(`{}`), []byte(`{"release":"2010-01-06","derogation":true}`), []byte(`{"code":"C","clauses":[{"code":"1","kind":"holdback","medium":"free_tv"}]}`))
	f.Fuzz(func(t *testing.T, agreement, film, contract []byte) {
		doc, err := windows.ParseFilm(film)
		if err != nil {
			return
		}
		cal, err := windows.Open(doc)
		if own, wrong := windows.ParseAgreement(agreement); wrong == nil {
			cal, err = own.Open(doc)
		}
		if err != nil {
			return
		}
		for _, o := range cal.Openings {
			require.False(t, o.Opens.IsZero() && o.Missing == nil && len(o.Reasons) == 0, "a row without a date says why")
		}
		clauses, err := windows.ParseContract(contract)
		if err != nil {
			return
		}
		found, err := cal.Check(clauses)
		if err != nil {
			return
		}
		for _, finding := range found {
			require.Contains(t, []windows.Verdict{windows.Clear, windows.Conflict, windows.CannotTell}, finding.Verdict)
			require.NotEmpty(t, finding.Text().FR)
		}
	})
}
