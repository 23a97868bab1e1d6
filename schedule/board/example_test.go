package board_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/board"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

const screenplay = `INT. APPARTEMENT - JOUR

ANNA
Tu es là ?

EXT. PORT - NUIT

PAUL
Oui.

INT. CAFÉ - JOUR

ANNA
Non.
`

// A screenplay becomes strips, dates, a day out of days and its findings.
func Example() {
	script, unread := breakdown.ParseFountain([]byte(screenplay))
	strips, unlaid := board.Lay(script.Breakdown, []string{"1", "2", "3"})
	shoot := board.Shoot{
		Breakdown: script.Breakdown, Board: strips, Start: schedule.MustParseDate("2027-04-19"), RestAfterNight: true,
		DayHours: board.Hours{Call: 8 * schedule.Hour, Wrap: 18 * schedule.Hour, Meal: schedule.Hour}, NightHours: board.Hours{Call: 17 * schedule.Hour, Wrap: 27 * schedule.Hour, Meal: schedule.Hour},
		Terms: []board.Terms{{ID: "ANNA", Fee: decimal.NewFromInt(1000)}},
	}
	plan, unplanned := shoot.Plan()
	chart, _ := plan.DayOutOfDays()
	rules, _, unknown := board.RulesAt(shoot.Start)
	findings, refused := plan.Inspect(rules)
	if err := errors.Join(unread, unlaid, unplanned, unknown, refused); err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range plan.Days {
		fmt.Println(d.Number, d.Date, d.Parts[0].Scene, d.Eighths, d.Cast)
	}
	for _, r := range chart.Rows {
		fmt.Printf("%s %q %d held, %s\n", r.ID, r.Codes, r.Held, r.HoldingCost)
	}
	for _, f := range findings {
		if f.Verdict == board.Notice || f.Verdict == board.Fail {
			fmt.Println(f.Who, f.Label.EN, f.Figure, f.Unit, f.Date, f.Scenes, f.Article)
		}
	}
	// Output:
	// 1 2027-04-19 1 1/8 [ANNA]
	// 2 2027-04-20 2 1/8 [PAUL]
	// 3 2027-04-22 3 1/8 [ANNA]
	// ANNA ["SW" "H" "" "WF"] 1 held, 1000
	// PAUL ["" "SWF" "" ""] 0 held, 0
	// crew Night work 5 hours 2027-04-20 [2] IDCC 3097, II-40
	// PAUL Night work 5 hours 2027-04-20 [2] IDCC 3097, III-3.1
}

func ExampleBoard_Move() {
	b := board.Board{{Scene: "1"}, {Scene: "2"}, {Kind: board.DayBreak}, {Scene: "3"}, {Kind: board.DayBreak}}
	other, err := b.Move(3, 1, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(other[0].Scene, other[1].Scene, other[2].Scene, other[3].Kind, len(b))
	// Output: 3 1 2 day_break 5
}

func ExampleLimits_EarliestCall() {
	rules, _, err := board.RulesAt(schedule.MustParseDate("2027-05-25"))
	if err != nil {
		fmt.Println(err)
		return
	}
	call, rest := rules.Cast.EarliestCall(board.Moment{Date: schedule.MustParseDate("2027-05-25"), Time: 19*schedule.Hour + 30}, 10*schedule.Hour)
	fmt.Println(call.Date, call.Time, rest)
	// Output: 2027-05-26 07:30 12:00
}

func ExampleSunTable() {
	day := schedule.MustParseDate("2027-06-21")
	table, err := board.SunTable(decimal.New(488566, -4), decimal.New(23522, -4), 2*schedule.Hour, board.Span{First: day, Last: day})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(table[0].Rise >= 5*schedule.Hour+45, table[0].Set <= 22*schedule.Hour)
	// Output: true true
}

func ExamplePack() {
	script, err := breakdown.ParseFountain([]byte("INT. BAR - JOUR\n[[pages: 2]]\n\nINT. BAR - JOUR\n[[pages: 1 4/8]]\n\nEXT. PORT - JOUR\n[[pages: 1]]\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	strips, err := board.Pack(script.Breakdown, []string{"1", "2", "3"}, 30, false) // 3 6/8 pages a day
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range strips {
		fmt.Print(s.Scene, s.Kind, " ")
	}
	// Output: 1 2 day_break 3 day_break
}
