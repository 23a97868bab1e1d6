package worktime_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/internal/worktime"
)

const hour = 60

func days(numbers ...int) []worktime.Day {
	list := make([]worktime.Day, len(numbers))
	for i, n := range numbers {
		list[i] = worktime.Day{Number: n, From: 8 * hour, To: 20 * hour}
	}
	return list
}

func TestWeekOfADay(t *testing.T) {
	for _, tc := range []struct{ number, week int }{{0, 0}, {6, 0}, {7, 1}, {-1, -1}, {-7, -1}, {-8, -2}} {
		require.Equal(t, tc.week, worktime.Day{Number: tc.number}.Week(), tc.number)
	}
}

func TestRests(t *testing.T) {
	require.Equal(t, 12*hour, worktime.Between(days(0)[0], days(1)[0]), "20 h to 8 h")
	late := []worktime.Day{{Number: 4, From: 18 * hour, To: 29 * hour}, {Number: 7, From: 8 * hour, To: 18 * hour}}
	require.Equal(t, 51*hour, worktime.Between(late[0], late[1]), "from Saturday 5 h to Monday 8 h")
	for _, tc := range []struct {
		days   []worktime.Day
		want   int
		reason string
	}{
		{days(0, 1, 2, 3, 4, 7), 60 * hour, "Friday 20 h to Monday 8 h"},
		{days(0, 1, 2, 3, 4, 5, 7), 36 * hour, "Saturday 20 h to Monday 8 h"},
		{days(0, 3, 4, 5, 6, 7), 60 * hour, "Monday 20 h to Thursday 8 h, inside the week"},
		{days(-3, 3, 4, 5, 6, 7), 80 * hour, "a rest begun before the week counts from Monday 0 h"},
	} {
		require.Equal(t, tc.want, worktime.WeeklyRest(tc.days, len(tc.days)-1), tc.reason)
	}
}

func TestRunsOfDaysAndWeeks(t *testing.T) {
	require.Equal(t, []worktime.Run{{Last: 2, Length: 3}, {Last: 3, Length: 1}}, worktime.Running(days(0, 1, 2, 4)))
	require.Empty(t, worktime.Running(nil))
	var three []int
	for _, week := range []int{0, 1, 3} {
		for d := range 6 {
			three = append(three, week*7+d)
		}
	}
	every := func(int) bool { return true }
	want := []worktime.Run{{Last: 0, Length: 1}, {Last: 6, Length: 2}, {Last: 12, Length: 1}}
	require.Equal(t, want, worktime.SixDayWeeks(days(three...), every), "the third follows a week off")
	require.Empty(t, worktime.SixDayWeeks(days(0, 1, 2, 3, 4), every), "five days")
}

func TestAverages(t *testing.T) {
	weeks := []worktime.Week{{Number: 0, Time: 40}, {Number: 1, Time: 50}, {Number: 3, Time: 30}}
	for _, tc := range []struct {
		weeks  []worktime.Week
		over   int
		want   []worktime.Week
		reason string
	}{
		{weeks, 3, []worktime.Week{{Number: 0, Time: 90}, {Number: 1, Time: 80}}, "an empty week counts as nothing"},
		{weeks, 5, nil, "four weeks are known"},
		{weeks, 2, []worktime.Week{{Number: 0, Time: 90}, {Number: 1, Time: 50}, {Number: 2, Time: 30}}, "the last run begins with a week off"},
		{
			[]worktime.Week{{Number: 0, Time: 10}, {Number: 2, Time: 50}, {Number: 3, Time: 50}}, 3,
			[]worktime.Week{{Number: 0, Time: 60}, {Number: 1, Time: 100}}, "the heaviest run begins with a week off",
		},
		{weeks[:1], 1, []worktime.Week{{Number: 0, Time: 40}}, "one week"},
		{nil, 1, nil, "no week"},
	} {
		require.Equal(t, tc.want, worktime.Averages(tc.weeks, tc.over), tc.reason)
	}
}

// The heaviest run of weeks is in the list, whatever weeks are off.
func TestAveragesHoldTheHeaviest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		times := rapid.SliceOfN(rapid.IntRange(0, 3), 1, 12).Draw(t, "times")
		times[0], times[len(times)-1] = times[0]+1, times[len(times)-1]+1 // the list begins and ends with work
		over := rapid.IntRange(1, 12).Draw(t, "over")
		var weeks []worktime.Week
		heaviest := 0
		for i, time := range times {
			if time > 0 {
				weeks = append(weeks, worktime.Week{Number: i, Time: time})
			}
			sum := 0
			for j := i; j < len(times) && j < i+over; j++ {
				sum += times[j]
			}
			if i+over <= len(times) {
				heaviest = max(heaviest, sum)
			}
		}
		found := 0
		for _, run := range worktime.Averages(weeks, over) {
			found = max(found, run.Time)
		}
		require.Equal(t, heaviest, found)
	})
}

func TestNightAndDaysOff(t *testing.T) {
	for _, tc := range []struct {
		from, to, want int
		reason         string
	}{
		{18 * hour, 20 * hour, 0, "until the night"}, {19 * hour, 21 * hour, hour, "an hour of it"},
		{22 * hour, 31 * hour, 8 * hour, "the morning ends it"}, {5 * hour, 9 * hour, hour, "an early call"},
	} {
		require.Equal(t, tc.want, worktime.Night(tc.from, tc.to, 20*hour, 6*hour), tc.reason)
	}
	require.Equal(t, 3, worktime.DaysOff(days(0, 1, 2, 3, 4), 0), "Saturday, Sunday and the Monday after")
	require.Equal(t, 1, worktime.DaysOff(days(0, 1, 2, 3, 4, 5, 7), 0), "Sunday")
	require.Equal(t, 8, worktime.DaysOff(nil, 0), "a week off")
}
