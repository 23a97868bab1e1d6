package windows_test

import (
	"fmt"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/windows"
)

func ExampleOpen() {
	calendar, err := windows.Open(windows.Film{
		Release: schedule.MustParseDate("2025-03-05"),
		Services: []windows.Service{
			{Name: "Canal+", Medium: windows.PayTV}, {Name: "Disney+", Medium: windows.SVOD}, {Name: "Netflix", Medium: windows.SVOD},
		},
		Accept: []string{"Netflix", "svod_agreement"}, // 15 months is not established: taken by name
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(calendar.Label.In("fr"))
	for _, o := range calendar.Openings {
		fmt.Printf("%s %q %q\n", o.Window, o.Service, o.Opens)
		for _, missing := range o.Missing {
			fmt.Println("  ", missing.Text().In("en"))
		}
	}
	// Output:
	// Accord du 6 février 2025
	// video "" "2025-07-05"
	// pay_tv_agreement "Canal+" "2025-09-05"
	// pay_tv_second "" ""
	//    the time of pay_tv_second, which no source gives
	// free_tv "" ""
	//    free_tv is not established: to be accepted by name or replaced
	// svod_best "Disney+" "2025-12-05"
	// svod_agreement "Netflix" "2026-06-05"
	// free_vod "" ""
	//    free_vod is not established: to be accepted by name or replaced
}

func ExampleCalendar_Check() {
	calendar, err := windows.Open(windows.Film{
		Release: schedule.MustParseDate("2023-09-13"), Services: []windows.Service{{Name: "Netflix", Medium: windows.SVOD}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	months := func(n int) windows.Bound { return windows.Bound{After: schedule.Span{Count: n, Unit: schedule.Months}} }
	findings, err := calendar.Check(
		windows.Contract{Code: "pre-buy", Clauses: []windows.Clause{
			{Code: "5.1", Kind: windows.Licence, Medium: windows.FreeTV, Territories: []string{"FR"}, From: months(22)},
			{Code: "5.2", Kind: windows.Holdback, Medium: windows.SVOD, Territories: []string{"FR"}, Until: months(17)},
		}},
		windows.Contract{Code: "Netflix", Clauses: []windows.Clause{
			{Code: "2", Kind: windows.Licence, Medium: windows.SVOD, Service: "Netflix", Territories: []string{"FR"}, From: months(15), Until: months(22)},
		}},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range findings {
		fmt.Println(f.Text().In("en"))
	}
	// Output:
	// pre-buy 5.1 / free_tv: in order, 0 days to spare
	// pre-buy 5.2 / svod_agreement: the holdback still runs when the window opens, by 62 days
	// Netflix 2 / svod_agreement: in order, 0 days to spare
	// Netflix 2 / svod_agreement: in order, 0 days to spare
	// Netflix 2 / pre-buy 5.2: the licence falls in the holdback of another clause, by 62 days
}
