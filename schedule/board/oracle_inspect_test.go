package board_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/board"
)

// The findings on spans, rests, weeks and nights are those of a clock that ticks every five minutes from the first day on:
// who is at work, whether it is night, how long it was since the last wrap.
func TestFindingsAgainstAClock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var offsets []int
		for d := range 21 {
			if rapid.IntRange(0, 3).Draw(t, "works") > 0 {
				offsets = append(offsets, d)
			}
		}
		if len(offsets) == 0 {
			return
		}
		s := working(offsets...)
		shift := date(rapid.SampledFrom([]string{"2027-06-07", "2027-09-20", "2027-12-20", "2028-03-20", "2028-02-21"}).Draw(t, "monday")).DaysSince(date("2027-06-07"))
		s.Start = s.Start.AddDays(shift)
		for i := range s.Calendar.WorkingDays {
			s.Calendar.WorkingDays[i] = s.Calendar.WorkingDays[i].AddDays(shift)
		}
		for _, d := range s.Calendar.WorkingDays {
			call := 5 * rapid.IntRange(5*12, 16*12).Draw(t, "call")
			wrap := call + 5*rapid.IntRange(3*12, 15*12).Draw(t, "length")
			s.Calls = append(s.Calls, board.Call{Date: d, Hours: board.Hours{Call: board.Minute(call), Wrap: board.Minute(wrap), Meal: 30}})
		}
		rules, _, err := board.RulesAt(s.Start)
		require.NoError(t, err)
		p, err := s.Plan()
		require.NoError(t, err)
		found, err := p.Inspect(rules)
		require.NoError(t, err)
		got := map[string]string{}
		for _, f := range found {
			if f.Who != board.Crew || f.Verdict == board.Pass {
				continue
			}
			switch f.Check {
			case board.CheckSpan, board.CheckDailyRest, board.CheckWeek, board.CheckNight:
				got[fmt.Sprint(f.Check, " ", f.Date)] = f.Figure.String()
			default:
			}
		}
		require.Equal(t, tick(s), got)
	})
}

// tick walks through time and writes down what breaks II-25, II-27 and what is night by II-40.
func tick(s board.Shoot) map[string]string {
	want := map[string]string{}
	inHours := func(minutes int) string {
		return decimal.NewFromInt(int64(minutes)).DivRound(decimal.NewFromInt(60), 2).String()
	}
	week := map[schedule.Date]int{}
	for i, c := range s.Calls {
		span, night := 0, 0
		for minute := int(c.Call); minute < int(c.Wrap); minute += 5 {
			today := c.Date.AddDays(minute / 1440)
			clock := minute % 1440
			_, month, _ := c.Date.Civil()
			begins := 20 * 60
			if month >= 4 && month <= 9 {
				begins = 22 * 60
			}
			if clock >= begins || clock < 6*60 {
				night += 5
			}
			span += 5
			week[today.InWeek(1)] += 5
		}
		week[c.Date.InWeek(1)] -= 30
		if i > 0 {
			rest := c.Date.DaysSince(s.Calls[i-1].Date)*1440 + int(c.Call) - int(s.Calls[i-1].Wrap)
			if rest < 11*60 {
				want[fmt.Sprint(board.CheckDailyRest, " ", c.Date)] = inHours(rest)
			}
		}
		if span > 13*60 {
			want[fmt.Sprint(board.CheckSpan, " ", c.Date)] = inHours(span)
		}
		if night > 0 {
			want[fmt.Sprint(board.CheckNight, " ", c.Date)] = inHours(night)
		}
	}
	for monday, minutes := range week {
		if minutes > 48*60 {
			want[fmt.Sprint(board.CheckWeek, " ", monday)] = inHours(minutes)
		}
	}
	return want
}
