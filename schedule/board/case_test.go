package board_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/board"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// given is the order of the strips of the case.
var given = []int{1, 9, 20, 5, 14, 2, 7, 16, 3, 18, 11, 10, 21, 4, 6, 19, 12, 23, 22, 13, 8, 15, 24, 17}

func numbers(order []int) []string {
	list := make([]string, len(order))
	for i, n := range order {
		list[i] = strconv.Itoa(n)
	}
	return list
}

func date(text string) schedule.Date { return schedule.MustParseDate(text) }

func money(text string) decimal.Decimal {
	d, err := decimal.NewFromString(text)
	if err != nil {
		panic(err)
	}
	return d
}

// saison is La Saison basse: Paris works five days a week, the coast six.
func saison(t testing.TB, order []int) board.Shoot {
	t.Helper()
	data, err := os.ReadFile("../breakdown/testdata/plan-de-travail.json")
	require.NoError(t, err)
	b, err := breakdown.Parse(data)
	require.NoError(t, err)
	strips, err := board.Lay(b, numbers(order))
	require.NoError(t, err)
	var six schedule.Weekdays
	require.NoError(t, six.UnmarshalText([]byte("mon,tue,wed,thu,fri,sat")))
	s := board.Shoot{
		Breakdown: b, Board: strips, Start: date("2027-04-19"), RestAfterNight: true,
		Locations: []board.Location{{Name: "Littoral", Calendar: &schedule.Calendar{Weekdays: six}, Place: board.Regions}},
	}
	for i, fee := range []string{"2350", "1900", "1250", "950", "820", "640", "540", "450"} {
		s.Terms = append(s.Terms, board.Terms{ID: b.Cast[i].ID, Fee: money(fee)})
	}
	return s
}

type answers struct {
	Q2, Q6 struct {
		Days []struct {
			Day   int           `json:"shooting_day"`
			Date  schedule.Date `json:"date"`
			Scene int           `json:"scene"`
			Part  int           `json:"part"`
		} `json:"days"`
		Without []struct {
			Date   schedule.Date `json:"date"`
			Reason string        `json:"reason"`
		} `json:"without_shooting"`
		Last schedule.Date `json:"last_day"`
	}
	Q3, Q4 struct {
		Codes    map[string][]board.Code   `json:"codes"`
		Actors   map[string]actor          `json:"actors"`
		Releases map[string]map[string]int `json:"releases"`
		Holding  json.RawMessage           `json:"holding_cost"`
		Total    decimal.Decimal           `json:"total"`
		WorkPay  decimal.Decimal           `json:"work_pay"`
	}
	Q5 struct {
		Bases struct {
			Order  []int            `json:"smallest_order"`
			Cost   decimal.Decimal  `json:"holding_cost"`
			Saving decimal.Decimal  `json:"saving"`
			Actors map[string]actor `json:"actors"`
		} `json:"precedence_and_bases"`
	}
	Q7 []struct {
		Wrap   string `json:"wrap"`
		Rest   int    `json:"rest_minutes"`
		Crew   string `json:"earliest_crew"`
		Cast   string `json:"earliest_cast"`
		NoCrew int    `json:"missing_crew_minutes"`
		NoCast int    `json:"missing_cast_minutes"`
	}
}

type actor struct {
	First   int             `json:"first_day"`
	Last    int             `json:"last_day"`
	Worked  int             `json:"worked"`
	Held    int             `json:"held"`
	Holding decimal.Decimal `json:"holding_cost"`
	WorkPay decimal.Decimal `json:"work_pay"`
}

func published(t testing.TB) answers {
	t.Helper()
	data, err := os.ReadFile("testdata/plan-de-travail.json")
	require.NoError(t, err)
	var a answers
	require.NoError(t, json.Unmarshal(data, &a))
	return a
}

func plan(t testing.TB, s board.Shoot) board.Plan {
	t.Helper()
	p, err := s.Plan()
	require.NoError(t, err)
	require.NoError(t, p.Check())
	return p
}

func chart(t testing.TB, p board.Plan, ids ...string) board.DayOutOfDays {
	t.Helper()
	d, err := p.DayOutOfDays(ids...)
	require.NoError(t, err)
	require.NoError(t, d.Check())
	return d
}

// Questions 2 and 6: the dates of the given order, and of the best one with precedences and bases.
func TestDatesOfLaSaisonBasse(t *testing.T) {
	a := published(t)
	reasons := map[board.Reason]string{board.RestDay: "REST", board.CompanyMove: "MOVE", board.PublicHoliday: "HOLIDAY"}
	for i, order := range [][]int{given, a.Q5.Bases.Order} {
		want := a.Q2
		if i == 1 {
			want = a.Q6
		}
		p := plan(t, saison(t, order))
		require.Len(t, p.Days, len(want.Days))
		for j, d := range want.Days {
			got := p.Days[j]
			require.Equal(t, fmt.Sprintln(d.Day, d.Date, d.Scene, d.Part), fmt.Sprintln(got.Number, got.Date, got.Parts[0].Scene, got.Parts[0].Part))
			require.Len(t, got.Parts, 1)
		}
		require.Len(t, p.Idle, len(want.Without))
		for j, d := range want.Without {
			require.Equal(t, d.Date, p.Idle[j].Date)
			require.Equal(t, d.Reason, reasons[p.Idle[j].Reason])
		}
		require.Equal(t, want.Last, p.Last)
		require.Empty(t, p.Unplanned)
	}
}

// codes are those of the days of shooting.
func codes(d board.DayOutOfDays, r board.Row) []board.Code {
	var list []board.Code
	for i, c := range d.Columns {
		if c.Day > 0 {
			list = append(list, r.Codes[i])
		}
	}
	return list
}

func same(t testing.TB, want, got decimal.Decimal, args ...any) {
	t.Helper()
	require.Equal(t, want.StringFixed(2), got.StringFixed(2), args...)
}

// Question 3: the codes, the days held and their cost.
func TestDayOutOfDaysOfLaSaisonBasse(t *testing.T) {
	a := published(t)
	p := plan(t, saison(t, given))
	d := chart(t, p)
	require.Len(t, d.Rows, 8)
	for _, r := range d.Rows {
		want := a.Q3.Actors[r.ID]
		require.Equal(t, a.Q3.Codes[r.ID], codes(d, r), r.ID)
		require.Equal(t, []int{want.Worked, want.Held, want.Worked + want.Held}, []int{r.Worked, r.Held, r.Paid}, r.ID)
		require.Equal(t, p.Days[want.First-1].Date, r.Start)
		require.Equal(t, p.Days[want.Last-1].Date, r.Finish)
		same(t, want.Holding, r.HoldingCost, r.ID)
		same(t, want.WorkPay, r.WorkPay, r.ID)
	}
	same(t, money("108880"), d.HoldingCost)
	same(t, a.Q3.WorkPay, d.WorkPay)
}

// Question 4: a gap of at least eight days of shooting may be released, the longest one of each actor.
func TestReleasesOfLaSaisonBasse(t *testing.T) {
	a := published(t)
	s := saison(t, given)
	for i := range s.Terms {
		s.Terms[i].Release = &board.ReleaseRule{MoreThan: 7}
	}
	p := plan(t, s)
	d := chart(t, p)
	var costs map[string]decimal.Decimal
	require.NoError(t, json.Unmarshal(a.Q4.Holding, &costs))
	for _, r := range d.Rows {
		require.Equal(t, a.Q4.Codes[r.ID], codes(d, r), r.ID)
		same(t, costs[r.ID], r.HoldingCost, r.ID)
		want, released := a.Q4.Releases[r.ID]
		if !released {
			require.Empty(t, r.Releases, r.ID)
			continue
		}
		require.Equal(t, want["unpaid_days"], r.Dropped, r.ID)
		require.Equal(t, []board.Release{{Last: p.Days[want["after_day"]-1].Date, Back: p.Days[want["back_on_day"]-1].Date}}, r.Releases, r.ID)
	}
	same(t, a.Q4.Total, d.HoldingCost)
}

// The last part of question 5: what the best order saves beside the given one.
func TestComparisonOfLaSaisonBasse(t *testing.T) {
	a := published(t)
	s := saison(t, given)
	best := saison(t, a.Q5.Bases.Order)
	c, err := s.Compare(best.Board)
	require.NoError(t, err)
	same(t, a.Q5.Bases.Cost, c.After.HoldingCost)
	same(t, a.Q5.Bases.Saving, c.Saving)
	require.Equal(t, []int{34, 34, 1, 1, 8, 7}, []int{c.Before.Days, c.After.Days, c.Before.Moves, c.After.Moves, c.Before.Idle, c.After.Idle})
	for _, h := range c.Held {
		require.Equal(t, a.Q5.Bases.Actors[h.ID].Held, h.After, h.ID)
	}
	require.Len(t, c.Moved, 23, "scene 3 alone keeps its day, the eleventh")
	back, err := best.Compare(s.Board)
	require.NoError(t, err)
	same(t, c.Saving.Neg(), back.Saving)
	none, err := s.Compare(s.Board)
	require.NoError(t, err)
	require.Empty(t, none.Moved)
}

// Question 7: the rest that a wrap leaves, and the earliest calls.
func TestRestsOfLaSaisonBasse(t *testing.T) {
	rules, sources, err := board.RulesAt(date("2027-05-25"))
	require.NoError(t, err)
	require.Len(t, sources, 3)
	planned := []string{"2027-05-26T07:00", "2027-05-27T07:30", "2027-05-28T17:00", "2027-05-29T16:30", "2027-05-31T13:00"}
	for i, q := range published(t).Q7 {
		wrap, call := moment(t, q.Wrap), moment(t, planned[i])
		rest := call.Since(wrap)
		require.Equal(t, q.Rest, int(rest))
		for _, one := range []struct {
			limits   board.Limits
			earliest string
			missing  int
		}{{rules.Crew, q.Crew, q.NoCrew}, {rules.Cast, q.Cast, q.NoCast}} {
			earliest, due := one.limits.EarliestCall(wrap, 10*60)
			require.Equal(t, moment(t, one.earliest), earliest)
			require.Equal(t, one.missing, int(max(0, due-rest)))
		}
	}
	_, due := rules.Cast.EarliestCall(board.Moment{Date: date("2027-05-25"), Time: 20 * 60}, 13*60)
	require.Equal(t, 11*60, int(due), "III-4: eleven hours after a day of thirteen")
}

func moment(t testing.TB, text string) board.Moment {
	t.Helper()
	var m board.Moment
	m.Date = date(text[:10])
	require.NoError(t, m.Time.UnmarshalText([]byte(text[11:])))
	return m
}

// The plan and the breakdown give a devis the same quantities when every scene takes whole days.
func TestQuantitiesOfLaSaisonBasse(t *testing.T) {
	s := saison(t, given)
	require.Equal(t, s.Breakdown.Quantities(), plan(t, s).Quantities())
}
