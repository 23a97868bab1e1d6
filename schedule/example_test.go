package schedule_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/filmfinance/filmfinance/schedule"
)

func ExampleParseDate() {
	d, err := schedule.ParseDate("2027-03-15")
	fmt.Println(d, d.Weekday(), err)
	_, err = schedule.ParseDate("2027-02-29")
	fmt.Println(errors.Is(err, schedule.ErrDate))
	// Output:
	// 2027-03-15 Monday <nil>
	// true
}

func ExampleDate_AddMonths() {
	release := schedule.MustParseDate("2026-10-31")
	for _, rule := range []schedule.EndOfMonth{schedule.Clip, schedule.Overflow, schedule.Stick} {
		fmt.Println(rule, release.AddMonths(4, rule))
	}
	// Output:
	// clip 2027-02-28
	// overflow 2027-03-03
	// stick 2027-02-28
}

func ExampleDate_InMonth() {
	payday := schedule.MustParseDate("2027-06-04")
	fmt.Println(payday.InMonth(1, 15, schedule.Clip))
	// Output: 2027-07-15
}

func ExampleDate_InWeek() {
	fmt.Println(schedule.MustParseDate("2027-06-02").InWeek(time.Friday))
	// Output: 2027-06-04
}

func ExampleDate_WeekFrom() {
	start := schedule.MustParseDate("2027-03-01")
	fmt.Println(schedule.MustParseDate("2028-01-03").WeekFrom(start))
	// Output: 45
}

func ExampleWeek() {
	week := schedule.MustParseDate("2027-01-01").Week()
	fmt.Println(week, week.Day(time.Monday), week.Day(time.Sunday))
	// Output: 2026-W53 2026-12-28 2027-01-03
}

func ExampleEaster() {
	sunday, err := schedule.Easter(2027)
	fmt.Println(sunday, err)
	// Output: 2027-03-28 <nil>
}

func ExampleZone_Holidays() {
	holidays, err := schedule.AlsaceMoselleGoodFriday.Holidays(2027)
	if err != nil {
		fmt.Println(err)
	}
	for _, h := range holidays[:3] {
		fmt.Println(h.Date, h.Name.In("fr"), "/", h.Name.In("en"))
	}
	// Output:
	// 2027-01-01 Jour de l'an / New Year's Day
	// 2027-03-26 Vendredi saint / Good Friday
	// 2027-03-29 Lundi de Pâques / Easter Monday
}

func ExampleCalendar_Adjust() {
	var metropolitan schedule.Calendar
	d := schedule.MustParseDate("2027-10-31") // a Sunday, before All Saints' Day
	for _, rule := range []schedule.Adjustment{schedule.Following, schedule.ModifiedFollowing, schedule.Preceding} {
		moved, err := metropolitan.Adjust(d, rule)
		fmt.Println(rule, moved, err)
	}
	// Output:
	// following 2027-11-02 <nil>
	// modified_following 2027-10-29 <nil>
	// preceding 2027-10-29 <nil>
}

func ExampleCalendar_AddBusinessDays() {
	shoot := schedule.Calendar{
		Weekdays:    schedule.NewWeekdays(time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday),
		WorkingDays: []schedule.Date{schedule.MustParseDate("2027-07-14")},
	}
	d, err := shoot.AddBusinessDays(schedule.MustParseDate("2027-07-13"), 5)
	fmt.Println(d, d.Weekday(), err)
	// Output: 2027-07-20 Tuesday <nil>
}

func ExampleCalendar_BusinessDaysBetween() {
	var metropolitan schedule.Calendar
	days, err := metropolitan.BusinessDaysBetween(schedule.MustParseDate("2027-05-30"), schedule.MustParseDate("2027-07-23"))
	fmt.Println(days, err)
	// Output: 39 <nil>
}

func ExampleDayCount_Fraction() {
	from, to := schedule.MustParseDate("2027-12-01"), schedule.MustParseDate("2028-03-31")
	for _, count := range []schedule.DayCount{
		schedule.Actual365Fixed, schedule.Actual360, schedule.Thirty360European, schedule.ActualActualISDA,
	} {
		fmt.Println(count, count.Fraction(from, to))
	}
	// Output:
	// ACT/365F 121/365
	// ACT/360 121/360
	// 30E/360 119/360
	// ACT/ACT 7366/22265
}

func ExampleParseProduction() {
	production, err := schedule.ParseProduction([]byte(`{
		"milestones": [{"code": "TOUR", "date": "2027-05-31", "label": "First day of shooting"}],
		"phases":     [{"code": "SHOOT", "monday": "2027-05-31", "weeks": 2}]
	}`))
	if err != nil {
		fmt.Println(err)
	}
	shoot, _ := production.Phase("SHOOT")
	fmt.Println(shoot.Fridays(), shoot.End())
	// Output: [2027-06-04 2027-06-11] 2027-06-13
}

func ExampleProduction_Validate() {
	err := schedule.Production{Phases: []schedule.Phase{
		{Code: "SHOOT", Monday: schedule.MustParseDate("2027-06-01"), Weeks: 8},
		{Code: "SHOOT", Monday: schedule.MustParseDate("2027-07-26")},
	}}.Validate()
	fmt.Println(err)
	// Output:
	// phases[0].monday: is outside the values allowed (2027-06-01 is not a Monday)
	// phases[1].code: is given twice (SHOOT)
	// phases[1].weeks: is outside the values allowed (0)
}
