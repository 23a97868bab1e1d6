package payroll_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// oracle counts the time of a technician engaged by the week minute by minute, from the articles alone: I-21, II-9,
// II-35 to II-38 and II-40 to II-42. It knows the Paris region, five days a week, and no transport.
type oracle struct {
	weeks map[schedule.Date]map[int]int // minutes of each civil week by total premium
	days  map[schedule.Date]bool
}

func newOracle(days []payroll.Day, holidays map[string]bool) oracle {
	o := oracle{weeks: map[schedule.Date]map[int]int{}, days: map[schedule.Date]bool{}}
	inWeek, end := map[schedule.Date]int{}, 0
	for i, d := range days {
		o.days[d.Date] = true
		start := d.Date.DaysSince(days[0].Date) * 1440
		minutes := clockOf(d)
		short := 0
		if first := start + minutes[0]; i > 0 {
			short = max(0, 11*60-(first-end))
		}
		nights := 0
		for rank, m := range minutes {
			date, clock := d.Date.AddDays(m/1440), m%1440
			monday := date.InWeek(time.Monday)
			premium := scale(inWeek[monday], 35*60, 25, 43*60, 50, 48*60, 75) + scale(rank, 10*60, 100)
			if rank < short {
				premium += 100
			}
			if night(date, clock) {
				premium += scale(nights, 0, 50, 8*60, 100)
				nights++
			}
			if date.Weekday() == time.Sunday {
				premium += 100
			}
			if holidays[date.String()] {
				premium += 100
			}
			if o.weeks[monday] == nil {
				o.weeks[monday] = map[int]int{}
			}
			o.weeks[monday][min(premium, 100)]++
			inWeek[monday]++
		}
		end = start + minutes[len(minutes)-1] + 1
	}
	return o
}

// clockOf lists the minutes worked of a day, counted from its midnight; the end moves up to the half hour worked (I-21).
func clockOf(d payroll.Day) []int {
	var minutes []int
	for _, s := range d.Worked {
		for m := int(s.From); m < int(s.To); m++ {
			minutes = append(minutes, m)
		}
	}
	for len(minutes)%30 != 0 {
		minutes = append(minutes, minutes[len(minutes)-1]+1)
	}
	return minutes
}

// scale is the percentage of a rank: bounds and percentages by turns, the last bound reached counts.
func scale(rank int, steps ...int) int {
	percent := 0
	for i := 0; i < len(steps); i += 2 {
		if rank >= steps[i] {
			percent = steps[i+1]
		}
	}
	return percent
}

// night is 22 h to 6 h from April to September, and 20 h to 6 h in the other months.
func night(d schedule.Date, clock int) bool {
	_, month, _ := d.Civil()
	from := 20 * 60
	if month >= time.April && month <= time.September {
		from = 22 * 60
	}
	return clock >= from || clock < 6*60
}

// gross adds the lines up, each rounded to the cent, for a pay of a week.
func (o oracle) gross(cents int64, holidays map[string]bool) *big.Rat {
	total := new(big.Rat)
	line := func(minutes, percent int) {
		exact := big.NewRat(cents*int64(minutes)*int64(percent), 40*60*100) // in cents
		half := new(big.Rat).Add(exact, big.NewRat(1, 2))
		total.Add(total, new(big.Rat).SetInt(new(big.Int).Quo(half.Num(), half.Denom())))
	}
	for monday, groups := range o.weeks {
		worked, idle, lost := 0, 0, 0
		for percent, minutes := range groups {
			line(minutes, percent)
			worked += minutes
		}
		line(worked, 100)
		for i := range 5 {
			if d := monday.AddDays(i); holidays[d.String()] && o.days[d] {
				lost++
			} else if holidays[d.String()] {
				idle++
			}
		}
		line(7*60*(idle+lost), 100)
		if counted := worked + 7*60*idle; counted < 39*60 {
			line(39*60-counted, 100)
			line(39*60-max(counted, 35*60), 25)
		}
	}
	return total
}

// Random timesheets of two or three weeks, across the change of the season and two public holidays, come to what
// the articles say minute by minute.
func TestTimesheetsAgainstTheArticles(t *testing.T) {
	holidays := map[string]bool{"2027-11-01": true, "2027-11-11": true}
	rapid.Check(t, func(t *rapid.T) {
		monday := on(rapid.SampledFrom([]string{"2027-06-21", "2027-09-20", "2027-10-25", "2027-11-08"}).Draw(t, "monday"))
		var days []payroll.Day
		free := 0
		for week := range 3 {
			for i := range 5 {
				if rapid.IntRange(0, 5).Draw(t, "off") == 0 {
					free = max(0, free-1440)
					continue
				}
				from := max(free, rapid.IntRange(5*60, 20*60).Draw(t, "from"))
				most := 700
				if i == 4 {
					from, most = min(from, 15*60), 400 // 48 hours before Monday
				}
				if from >= 1440 || from < free {
					free = max(0, free-1440)
					continue
				}
				to := from + rapid.IntRange(330, most).Draw(t, "length")
				d := payroll.Day{Date: monday.AddDays(7*week + i), Worked: []payroll.Stretch{{From: payroll.Minute(from), To: payroll.Minute(to)}}}
				if rapid.Bool().Draw(t, "break") {
					again := to + rapid.IntRange(1, 90).Draw(t, "pause")
					to = again + rapid.IntRange(1, 300).Draw(t, "more")
					d.Worked = append(d.Worked, payroll.Stretch{From: payroll.Minute(again), To: payroll.Minute(to)})
				}
				free = max(0, to+30+6*60-1440) // at most five hours of rest are missing, which the day holds
				days = append(days, d)
			}
			free = 0
		}
		if len(days) == 0 {
			return
		}
		travel, cents := dec("300"), rapid.Int64Range(40_000, 200_000).Draw(t, "pay")
		rules, _, err := payroll.CrewRulesAt(days[0].Date, payroll.CrewSupplied{TravelCap: &travel, Meal: &travel, Snack: &travel})
		require.NoError(t, err)
		r, err := payroll.Shoot{Currency: "EUR", Rules: []payroll.TimeRules{rules}, People: []payroll.Engagement{
			{ID: "T", Population: "N", Contract: payroll.ByWeek, Pay: decimal.New(cents, -2), Days: days},
		}}.Compute()
		require.NoError(t, err)
		want := newOracle(days, holidays)
		slip := r.Payslips[0]
		require.Len(t, slip.Weeks, len(want.weeks))
		for _, w := range slip.Weeks {
			got := map[int]int{}
			for _, one := range w.Premiums {
				got[int(one.Percent.IntPart())] = int(one.Time)
			}
			require.Equal(t, want.weeks[w.Monday], got, w.Monday.String())
		}
		gross, exact := want.gross(cents, holidays).Float64()
		require.True(t, exact)
		require.Equal(t, int64(gross), slip.Gross.Shift(2).IntPart())
	})
}
