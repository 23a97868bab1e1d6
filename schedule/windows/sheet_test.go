package windows_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/windows"
)

// sheetRow is a row of the published tables: a medium under an agreement, for a service or for all, in months after the
// release. It is written a second time here, apart from the tables of the library.
type sheetRow struct {
	agreement, medium, service string
	rank, months, lasts        int
	certain                    bool
}

// sheet has them all: committed, investing and plain are services on those terms, the names are those of the texts.
var sheet = []sheetRow{
	{"2009", "physical_video", "", 1, 4, 0, true},
	{"2009", "vod", "", 1, 4, 0, true},
	{"2009", "pay_tv", "committed", 1, 10, 0, true},
	{"2009", "pay_tv", "plain", 1, 12, 0, true},
	{"2009", "pay_tv", "committed", 2, 22, 0, true},
	{"2009", "pay_tv", "plain", 2, 24, 0, true},
	{"2009", "free_tv", "investing", 1, 22, 0, true},
	{"2009", "free_tv", "plain", 1, 30, 0, true},
	{"2009", "other_pay_tv", "investing", 1, 22, 0, true},
	{"2009", "other_pay_tv", "plain", 1, 30, 0, true},
	{"2009", "svod", "", 1, 36, 0, true},
	{"2009", "free_vod", "", 1, 48, 0, true},

	{"2018", "physical_video", "", 1, 4, 0, false},
	{"2018", "vod", "", 1, 4, 0, false},
	{"2018", "pay_tv", "committed", 1, 8, 0, true},
	{"2018", "free_tv", "", 1, 22, 0, true},
	{"2018", "other_pay_tv", "", 1, 22, 0, true},
	{"2018", "svod", "plain", 1, 36, 0, true},

	{"2022", "physical_video", "", 1, 4, 0, true},
	{"2022", "vod", "", 1, 4, 0, true},
	{"2022", "pay_tv", "Canal+", 1, 6, 0, true},
	{"2022", "pay_tv", "OCS", 1, 6, 0, true},
	{"2022", "pay_tv", "plain", 1, 9, 0, false},
	{"2022", "svod", "Netflix", 1, 15, 7, true},
	{"2022", "svod", "Disney+", 1, 17, 0, true},
	{"2022", "svod", "Prime Video", 1, 17, 0, true},
	{"2022", "svod", "Apple", 1, 17, 0, true},
	{"2022", "free_tv", "", 1, 22, 0, true},
	{"2022", "other_pay_tv", "", 1, 22, 0, true},
	{"2022", "free_vod", "", 1, 36, 0, false},

	{"2025", "physical_video", "", 1, 4, 0, true},
	{"2025", "vod", "", 1, 4, 0, true},
	{"2025", "pay_tv", "Canal+", 1, 6, 0, true},
	{"2025", "pay_tv", "OCS", 1, 6, 0, true},
	{"2025", "pay_tv", "plain", 1, 9, 0, false},
	{"2025", "svod", "Disney+", 1, 9, 0, true},
	{"2025", "svod", "Netflix", 1, 15, 0, false},
	{"2025", "svod", "Prime Video", 1, 17, 0, false},
	{"2025", "svod", "Apple", 1, 17, 0, false},
	{"2025", "free_tv", "", 1, 22, 0, false},
	{"2025", "other_pay_tv", "", 1, 22, 0, false},
	{"2025", "free_vod", "", 1, 36, 0, false},
}

// sheetServices are the services of an agreement as a film names them.
func sheetServices(agreement string) []windows.Service {
	var all []windows.Service
	for _, row := range sheet {
		s := windows.Service{Name: row.service, Medium: windows.Medium(row.medium)}
		switch row.service {
		case "":
			continue
		case "committed":
			s.Terms = windows.WithAgreement
		case "investing":
			s.Terms, s.Share = windows.NoAgreement, percent(32, 1)
		case "plain":
			s.Terms, s.Share = windows.NoAgreement, percent(3199, 3)
		}
		if row.agreement == agreement && row.rank == 1 {
			all = append(all, s)
		}
	}
	return all
}

// monthsOn adds months with the clock of the standard library: the same day, or the last of a shorter month.
func monthsOn(release schedule.Date, months int) string {
	y, m, d := release.Civil()
	first := time.Date(y, m+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(d, last)-1).Format(time.DateOnly)
}

// sheetAgreement is the agreement of a day; empty where none is certain.
func sheetAgreement(day string) string {
	for _, a := range [][3]string{
		{"2009-07-31", "2019-01-24", "2009"}, {"2019-12-31", "2022-02-09", "2018"}, {"2022-02-10", "2025-02-09", "2022"}, {"2025-02-13", "2028-02-09", "2025"},
	} {
		if a[0] <= day && day <= a[1] {
			return a[2]
		}
	}
	return ""
}

// Releases from 2009 to 2028, every last day of a month among them, and every row of the tables, first without accepting
// anything, then all.
func TestReleasesAgainstTheSheet(t *testing.T) {
	for release := day("2009-06-01"); release.Before(day("2028-04-01")); release = release.AddDays(1) {
		if _, _, d := release.Civil(); d < 28 && d%9 != 1 {
			continue
		}
		code := sheetAgreement(release.String())
		if code == "" {
			_, err := windows.Open(windows.Film{Release: release})
			require.Error(t, err, release)
			continue
		}
		agreement, err := windows.Named(code)
		require.NoError(t, err)
		for _, accepted := range [][]string{nil, names(agreement)} {
			got, err := windows.Open(windows.Film{Release: release, Services: sheetServices(code), Accept: accepted})
			require.NoError(t, err)
			require.Equal(t, code, got.Agreement)
			for _, row := range sheet {
				if row.agreement == code {
					requireRow(t, got, row, accepted != nil)
				}
			}
		}
	}
}

func requireRow(t *testing.T, got windows.Calendar, row sheetRow, accepted bool) {
	t.Helper()
	at := slices.IndexFunc(got.Openings, func(o windows.Opening) bool {
		return slices.Contains(o.Media, windows.Medium(row.medium)) && o.Rank == row.rank && (o.Service == row.service)
	})
	if at < 0 {
		t.Fatalf("%s: no row for %+v", got.Release, row)
	}
	opens, closes := "", ""
	if row.certain || accepted {
		opens = monthsOn(got.Release, row.months)
		if row.lasts > 0 {
			closes = day(monthsOn(got.Release, row.months+row.lasts)).AddDays(-1).String()
		}
	}
	if o := got.Openings[at]; o.Opens.String() != opens || o.Closes.String() != closes {
		t.Fatalf("%s %+v: want %q to %q, got %q to %q", got.Release, row, opens, closes, o.Opens, o.Closes)
	}
}

// Clauses against windows and holdbacks, day by day and territory by territory: a clause is a set of days and places.
func TestClausesDayByDay(t *testing.T) {
	release := day("2016-01-31")
	services := sheetServices("2009")
	cal, err := windows.Open(windows.Film{Release: release, Services: services})
	require.NoError(t, err)
	opened := map[string]int{}
	for _, row := range sheet {
		if row.agreement == "2009" && row.rank == 1 {
			opened[row.medium+row.service] = day(monthsOn(release, row.months)).DaysSince(release)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		var contracts []windows.Contract
		var all []windows.Clause
		for i := range rapid.IntRange(1, 4).Draw(t, "clauses") {
			c := drawClause(t)
			c.Code = fmt.Sprint(i)
			all = append(all, c)
			contracts = append(contracts, windows.Contract{Code: fmt.Sprint("C", i), Clauses: []windows.Clause{c}})
		}
		got, err := cal.Check(contracts...)
		require.NoError(t, err)
		var want []string
		for i, c := range all {
			if in(c, "FR") {
				want = append(want, againstWindow(i, c, opened)...)
			}
		}
		for i, c := range all {
			for j, h := range all {
				if c.Kind == windows.Licence && h.Kind == windows.Holdback && c.Medium == h.Medium && (in(c, "FR") && in(h, "FR") || in(c, "BE") && in(h, "BE") || in(c, "DE") && in(h, "DE") || in(c, "?") && in(h, "?")) {
					want = append(want, fmt.Sprint("forbidden ", i, " ", j, " ", verdict(overlap(days(c), days(h)))))
				}
			}
		}
		var have []string
		for _, f := range got {
			where := f.Clause + " " + f.OtherClause
			if f.Question != windows.Forbidden {
				where = f.Clause + " " + f.Service
			}
			have = append(have, fmt.Sprint(f.Question, " ", where, " ", f.Verdict, " ", f.Margin, " ", f.Endless))
		}
		require.ElementsMatch(t, want, have)
	})
}

// ever stands for no bound.
const ever = 100_000

func drawClause(t *rapid.T) windows.Clause {
	c := windows.Clause{
		Kind: rapid.SampledFrom([]windows.ClauseKind{windows.Licence, windows.Holdback}).Draw(t, "kind"),
		// Video depends on no service, pay television on two, with and without an agreement.
		Medium: rapid.SampledFrom([]windows.Medium{windows.Video, windows.PayTV, windows.SVOD}).Draw(t, "medium"),
	}
	places := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"FR", "BE", "DE"}), 0, 3, rapid.ID[string])
	c.Territories, c.Except = places.Draw(t, "territories"), places.Draw(t, "except")
	bound := func(from, to int) windows.Bound {
		return windows.Bound{After: schedule.Span{Count: rapid.IntRange(from, to).Draw(t, "day"), Unit: schedule.Days}}
	}
	first := rapid.IntRange(-100, 1200).Draw(t, "first")
	if rapid.IntRange(0, 3).Draw(t, "from ever") > 0 {
		c.From = bound(first, first)
	}
	if rapid.IntRange(0, 3).Draw(t, "for ever") > 0 {
		c.Until = bound(first+1, first+400)
	}
	return c
}

// days are the first and the last day of a clause.
func days(c windows.Clause) [2]int {
	span := [2]int{-ever, ever}
	if c.From.After.Unit != "" {
		span[0] = c.From.After.Count
	}
	if c.Until.After.Unit != "" {
		span[1] = c.Until.After.Count - 1
	}
	return span
}

func in(c windows.Clause, place string) bool {
	return (len(c.Territories) == 0 || slices.Contains(c.Territories, place)) && !slices.Contains(c.Except, place)
}

// overlap counts the days that two spans share, negative, or that lie between them.
func overlap(a, b [2]int) int {
	from, until := max(a[0], b[0]), min(a[1], b[1])
	return from - until - 1
}

// verdict words a margin; beyond any date it has no end.
func verdict(margin int) string {
	switch {
	case margin < -ever/2:
		return "conflict 0 true"
	case margin < 0:
		return fmt.Sprintf("conflict %d false", margin)
	default:
		return fmt.Sprintf("clear %d false", margin)
	}
}

func againstWindow(i int, c windows.Clause, opened map[string]int) []string {
	services := []string{""}
	if c.Medium == windows.PayTV {
		services = []string{"committed", "plain"}
	}
	var found []string
	for _, s := range services {
		opens := opened[string(c.Medium)+s]
		if c.Kind == windows.Licence {
			found = append(found, fmt.Sprint("too_early ", i, " ", s, " ", verdict(days(c)[0]-opens)))
			continue
		}
		found = append(found, fmt.Sprint("held_back ", i, " ", s, " ", verdict(overlap(days(c), [2]int{opens, ever}))))
	}
	return found
}
