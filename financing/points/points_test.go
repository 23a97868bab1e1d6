package points_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/financing/points"
	"github.com/filmfinance/filmfinance/schedule"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func ptr(text string) *decimal.Decimal {
	d := dec(text)
	return &d
}

func equal(t require.TestingT, want string, got decimal.Decimal, what string) {
	require.Truef(t, dec(want).Equal(got), "%s: want %s, got %s", what, want, got)
}

func day(text string) schedule.Date { return schedule.MustParseDate(text) }

// fiction is a French film of 2027 with a foreign director of photography and an editor who is not chosen.
func fiction(t testing.TB) points.Sheet {
	t.Helper()
	grid, sources, err := points.FictionAt(day("2027-03-01"))
	require.NoError(t, err)
	require.NotEmpty(t, sources)
	in := func(post, country string) points.Entry {
		return points.Entry{Post: post, Holders: []points.Holder{{Name: "the " + post, Country: country}}}
	}
	given := func(post, amount string) points.Entry { return points.Entry{Post: post, Points: ptr(amount)} }
	return points.Sheet{Grid: grid, Countries: []string{"FR", "BE"}, Entries: []points.Entry{
		{Post: "language", Speech: &points.Speech{MostUsed: true}},
		in("company", "FR"), given("authors", "11"), given("performers", "12"),
		in("production_manager", "FR"), in("photography", "CA"), in("sound", "BE"), in("costumes", "FR"),
		{Post: "editing"}, in("sixth_head", "FR"), given("crew", "8"),
		in("place", "FR"), in("image", "FR"), in("mix", "CA"), given("effects", "0"), given("industries_other", "2"),
	}}
}

func TestScales(t *testing.T) {
	for _, test := range []struct {
		reason string
		grid   func(schedule.Date) (points.Grid, []points.Source, error)
		day    string
		groups []string
		max    string
	}{
		{"P3: the seven groups of 1999", points.FictionAt, "2017-12-31", []string{"20", "10", "10", "20", "14", "6", "20"}, "100"},
		{"five blocks of 20 from 2018", points.FictionAt, "2018-01-01", []string{"20", "20", "20", "20", "20"}, "100"},
		{"P4: documentary, company 9 and authors 16 + 4 + 3", points.DocumentaryAt, "2027-03-01", []string{"20", "9", "23", "48"}, "100"},
		{"animation, company and authors 35", points.AnimationAt, "2027-03-01", []string{"35", "65"}, "100"},
		{"P1: 3+2+1+3+2+1+1+1+1+1+2", points.EuropeanAt, "2027-03-01", []string{"6", "6", "6"}, "18"},
		{"1+2+1+1+1+1+1", points.ParityAt, "2019-07-11", []string{"8"}, "8"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			grid, _, err := test.grid(day(test.day))
			require.NoError(t, err)
			require.NoError(t, grid.Validate())
			require.Len(t, grid.Groups, len(test.groups))
			for i, want := range test.groups {
				equal(t, want, grid.Groups[i].Max(), grid.Groups[i].Code)
			}
			equal(t, test.max, grid.Max(), "grid")
		})
	}
	european, _, err := points.EuropeanAt(day("2027-03-01"))
	require.NoError(t, err)
	equal(t, "13", european.Thresholds[0].Points, "P1: audiovisual")
	equal(t, "14", european.Thresholds[1].Points, "P1: cinema")
	for _, test := range []struct {
		grid func(schedule.Date) (points.Grid, []points.Source, error)
		day  string
	}{
		{points.FictionAt, "1999-12-30"},
		{points.DocumentaryAt, "2022-12-07"},
		{points.AnimationAt, "2022-12-07"},
		{points.EuropeanAt, "1992-05-20"},
		{points.ParityAt, "2019-07-10"},
	} {
		_, _, err := test.grid(day(test.day))
		require.ErrorIs(t, err, points.ErrBefore, "the day before the first one known")
	}
	old, _, err := points.FictionAt(day("2018-01-01"))
	require.NoError(t, err)
	require.Empty(t, old.Thresholds, "the thresholds are known from the rules of 2022 on")
}

func TestWeight(t *testing.T) {
	for _, test := range []struct{ points, want, reason string }{
		{"100", "1", "all"},
		{"80", "1", "P5: from 80 points"},
		{"79", "0.97", "P5"},
		{"78", "0.94", "P5"},
		{"77", "0.91", "P5"},
		{"76", "0.88", "P5"},
		{"75", "0.85", "P5"},
		{"74", "0.82", "P5"},
		{"73", "0.79", "P5"},
		{"72", "0.76", "P5"},
		{"71", "0.73", "P5"},
		{"70", "0.70", "P5"},
		{"69.5", "0.695", "below 70 points, the points over 100"},
		{"65", "0.65", "T1: 824,100 becomes 535,665"},
		{"74.5", "0.835", "half a point counts as half"},
		{"0", "0", "none"},
		{"-3", "0", "never less than nothing"},
	} {
		got, _, err := points.Weight(day("2027-03-01"), dec(test.points))
		require.NoError(t, err)
		equal(t, test.want, got, test.reason)
	}
	_, _, err := points.Weight(day("2022-12-07"), dec("80"))
	require.ErrorIs(t, err, points.ErrBefore)
	_, _, err = points.Weight(day("2027-03-01"), decimal.New(1, 1_000_000))
	require.ErrorIs(t, err, points.ErrTooLarge)
}

func TestScore(t *testing.T) {
	score, err := fiction(t).Score()
	require.NoError(t, err)
	require.NoError(t, score.Check())
	// 20 + (9 + 11) + 12 + (1.5 x 4 + 8) + (5 + 3.5 + 0 + 0 + 2).
	equal(t, "76.5", score.Total, "total")
	equal(t, "1.5", score.Untold, "the editor")
	require.Equal(t, []string{"editing.holders"}, score.Missing())
	for _, test := range []struct {
		code, margin string
		verdict      points.Verdict
		reason       string
	}{
		{points.Approval, "51.5", points.Reached, "25 points"},
		{points.InvestmentDerogation, "-3.5", points.NotReached, "56.5 without the language, 58 with an editor"},
		{points.Investment, "-7.5", points.NotReached, "64 without the language"},
		{points.FullSupport, "-3.5", points.NotReached, "80, and the editor is 1.5"},
	} {
		standing, found := score.Standing(test.code)
		require.True(t, found)
		equal(t, test.margin, standing.Margin, test.reason)
		require.Equal(t, test.verdict, standing.Verdict, test.reason)
	}
	next, found := score.Next()
	require.True(t, found)
	require.Equal(t, points.InvestmentDerogation, next.Code, "the first of two that lack as much")
	_, found = score.Standing("none")
	require.False(t, found)
}

// Boundary rows: one entry of the film is changed, and the total follows.
func TestPosts(t *testing.T) {
	people := func(countries ...string) []points.Holder {
		var list []points.Holder
		for _, one := range countries {
			list = append(list, points.Holder{Name: "P", Country: one})
		}
		return list
	}
	for _, test := range []struct {
		reason  string
		entry   points.Entry
		total   string
		missing string
	}{
		{"a national", points.Entry{Post: "editing", Holders: people("FR")}, "78", ""},
		{"several who all qualify", points.Entry{Post: "editing", Holders: people("FR", "BE")}, "78", ""},
		{"several of whom one qualifies: how they share is not established", points.Entry{Post: "editing", Holders: people("FR", "US")}, "76.5", "editing.points"},
		{"a foreigner", points.Entry{Post: "editing", Holders: people("US")}, "76.5", ""},
		{"a person whose nationality is not given", points.Entry{Post: "editing", Holders: people("FR", "")}, "76.5", "editing.holders[1].country"},
		{"points that are given come before holders", points.Entry{Post: "editing", Holders: people("FR", "US"), Points: ptr("0.75")}, "77.25", ""},
		{"French for exactly one third", points.Entry{Post: "language", Speech: &points.Speech{Part: dec("30"), Whole: dec("90")}}, "66.5", "editing.holders"},
		{"just below one third", points.Entry{Post: "language", Speech: &points.Speech{Part: dec("29.99"), Whole: dec("90")}}, "56.5", "editing.holders"},
		{"exactly half, beside another language", points.Entry{Post: "language", Speech: &points.Speech{Part: dec("45"), Whole: dec("90")}}, "66.5", "editing.holders"},
		{"more than half is the most used", points.Entry{Post: "language", Speech: &points.Speech{Part: dec("45.01"), Whole: dec("90")}}, "76.5", "editing.holders"},
		{"a language not told", points.Entry{Post: "language"}, "56.5", "language.speech editing.holders"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			sheet := fiction(t)
			for i, e := range sheet.Entries {
				if e.Post == test.entry.Post {
					sheet.Entries[i] = test.entry
				}
			}
			score, err := sheet.Score()
			require.NoError(t, err)
			require.NoError(t, score.Check())
			equal(t, test.total, score.Total, test.reason)
			missing := ""
			for i, one := range score.Missing() {
				if i > 0 {
					missing += " "
				}
				missing += one
			}
			require.Equal(t, test.missing, missing)
		})
	}
	sheet := fiction(t)
	sheet.Entries = nil
	score, err := sheet.Score()
	require.NoError(t, err)
	require.Len(t, score.Missing(), 16, "nothing is told of any post")
	standing, _ := score.Standing(points.FullSupport)
	require.Equal(t, points.CannotTell, standing.Verdict)
}

func TestReach(t *testing.T) {
	score, err := fiction(t).Score()
	require.NoError(t, err)
	reach, err := score.Reach(points.FullSupport, 0)
	require.NoError(t, err)
	equal(t, "3.5", reach.Need, "80 - 76.5")
	require.True(t, reach.Complete)
	// Lacking: performers 8, mix 3.5, effects 3.5, crew 3, industries_other 2.5, photography 1.5, editing 1.5.
	require.Equal(t, [][]string{
		{"mix"}, {"effects"}, {"performers"}, // 3.5 and 3.5 in the order of the grid, then 8
		{"photography", "industries_other"}, {"editing", "industries_other"}, // 4 and 4
		{"photography", "crew"}, {"editing", "crew"}, // 4.5
		{"crew", "industries_other"}, // 5.5
	}, posts(reach))
	reach, err = score.Reach(points.FullSupport, 2)
	require.NoError(t, err)
	require.Len(t, reach.Ways, 2)
	require.False(t, reach.Complete)
	reach, err = score.Reach(points.Approval, 5)
	require.NoError(t, err)
	require.Empty(t, reach.Ways, "it is reached")
	require.True(t, reach.Need.IsZero())
	_, err = score.Reach("none", 5)
	require.ErrorIs(t, err, points.ErrUnknown)
}

func posts(reach points.Reach) [][]string {
	var list [][]string
	for _, way := range reach.Ways {
		list = append(list, way.Posts)
	}
	return list
}

func TestReachIsBounded(t *testing.T) {
	grid := points.Grid{Groups: []points.Group{{Code: "g"}}, Thresholds: []points.Threshold{{Code: "half", Points: dec("100")}}}
	for i := range points.MaxPosts {
		grid.Groups[0].Posts = append(grid.Groups[0].Posts, points.Post{Code: string(rune('a'+i%26)) + string(rune('a'+i/26)), Max: dec("1")})
	}
	score, err := points.Sheet{Grid: grid}.Score()
	require.NoError(t, err)
	reach, err := score.Reach("half", 10)
	require.NoError(t, err)
	require.False(t, reach.Complete, "there are more sets of 100 posts of 200 than can be looked at")
	require.LessOrEqual(t, len(reach.Ways), 10)
}

func TestFaults(t *testing.T) {
	for _, test := range []struct {
		reason string
		change func(*points.Sheet)
		path   string
		kind   error
	}{
		{"a post that is not of the grid", func(s *points.Sheet) { s.Entries[0].Post = "stunts" }, "entries[0].post", points.ErrUnknown},
		{"a post twice", func(s *points.Sheet) { s.Entries[1].Post = "editing"; s.Entries[1].Holders = nil }, "entries[8].post", points.ErrDuplicate},
		{"more points than the post has", func(s *points.Sheet) { s.Entries[2].Points = ptr("11.01") }, "entries[2].points", points.ErrRange},
		{"points below zero", func(s *points.Sheet) { s.Entries[2].Points = ptr("-1") }, "entries[2].points", points.ErrNegative},
		{"points that nothing tells", func(s *points.Sheet) { s.Entries[2].Points = nil }, "entries[2].points", points.ErrRequired},
		{"a hostile number", func(s *points.Sheet) { d := decimal.New(1, 1_000_000_000); s.Entries[2].Points = &d }, "entries[2].points", points.ErrTooLarge},
		{"holders without countries", func(s *points.Sheet) { s.Countries = nil }, "countries", points.ErrRequired},
		{"a part above the whole", func(s *points.Sheet) { s.Entries[0].Speech = &points.Speech{Part: dec("2"), Whole: dec("1")} }, "entries[0].speech.part", points.ErrRange},
		{"a language elsewhere", func(s *points.Sheet) { s.Entries[1].Speech = &points.Speech{MostUsed: true} }, "entries[1].speech", points.ErrRange},
		{"too many holders", func(s *points.Sheet) { s.Entries[1].Holders = make([]points.Holder, points.MaxHolders+1) }, "entries[1].holders", points.ErrTooLarge},
		{"no group", func(s *points.Sheet) { s.Grid.Groups, s.Grid.Thresholds, s.Entries = nil, nil, nil }, "grid.groups", points.ErrRequired},
		{"a threshold without a group that is not there", func(s *points.Sheet) { s.Grid.Thresholds[0].Without = []string{"x"} }, "grid.thresholds[0].without[0]", points.ErrUnknown},
		{"a step above the post", func(s *points.Sheet) { s.Grid.Groups[0].Posts[0].Steps[0].Points = dec("21") }, "grid.groups[0].posts[0].steps[0].points", points.ErrRange},
	} {
		t.Run(test.reason, func(t *testing.T) {
			sheet := fiction(t)
			test.change(&sheet)
			_, err := sheet.Score()
			require.ErrorIs(t, err, test.kind)
			var faults points.Faults
			require.ErrorAs(t, err, &faults)
			require.Equal(t, test.path, faults[0].Path)
		})
	}
}

func TestDocuments(t *testing.T) {
	sheet := fiction(t)
	data, err := json.Marshal(sheet)
	require.NoError(t, err)
	back, err := points.Parse(data)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(sheet, back))
	score, err := sheet.Score()
	require.NoError(t, err)
	data, err = json.Marshal(score)
	require.NoError(t, err)
	var again points.Score
	require.NoError(t, json.Unmarshal(data, &again))
	require.Empty(t, cmp.Diff(score, again))
	score.Total = score.Total.Add(dec("1"))
	require.ErrorIs(t, score.Check(), points.ErrUnbalance)
}

// Every way reaches the threshold, none can spare a post, and they come in order, each once.
func TestWaysReach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grid := points.Grid{Groups: []points.Group{{Code: "g"}}}
		sheet, values := points.Sheet{}, map[string]int64{}
		for i := range rapid.IntRange(1, 10).Draw(t, "posts") {
			most := rapid.Int64Range(1, 8).Draw(t, "max")
			code := string(rune('a' + i))
			grid.Groups[0].Posts = append(grid.Groups[0].Posts, points.Post{Code: code, Max: decimal.NewFromInt(most)})
			has := decimal.NewFromInt(rapid.Int64Range(0, most).Draw(t, "has"))
			sheet.Entries = append(sheet.Entries, points.Entry{Post: code, Points: &has})
			values[code] = most - has.IntPart()
		}
		grid.Thresholds = []points.Threshold{{Code: "t", Points: decimal.NewFromInt(rapid.Int64Range(0, 40).Draw(t, "threshold"))}}
		sheet.Grid = grid
		score, err := sheet.Score()
		require.NoError(t, err)
		require.NoError(t, score.Check())
		reach, err := score.Reach("t", points.MaxWays)
		require.NoError(t, err)
		need, size, last := reach.Need.IntPart(), 0, int64(0)
		for _, way := range reach.Ways {
			var sum, least int64 = 0, 100
			for _, post := range way.Posts {
				sum, least = sum+values[post], min(least, values[post])
			}
			require.Equal(t, sum, way.Points.IntPart())
			require.GreaterOrEqual(t, sum, need)
			require.Less(t, sum-least, need, "no post is spare")
			require.True(t, len(way.Posts) > size || len(way.Posts) == size && sum >= last, "in order")
			size, last = len(way.Posts), sum
		}
		require.Equal(t, need > 0 && score.Max.Sub(score.Total).IntPart() >= need, len(reach.Ways) > 0, "there is a way when the posts together are enough")
	})
}
