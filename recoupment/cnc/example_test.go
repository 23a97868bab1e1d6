package cnc_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment/cnc"
	"github.com/filmfinance/filmfinance/schedule"
)

// The support of two million of box office, out of which an advance of 400,000 is repaid.
func ExampleSupport_At() {
	day := schedule.MustParseDate("2028-04-05")
	support, _, unknown := cnc.SupportAt(day)
	advance, _, missing := cnc.AdvanceAt(day, decimal.New(400_000, 0), cnc.AllowanceOnSupport)
	support.Advance = advance
	p, err := support.At("EUR", decimal.New(2_000_000, 0))
	if err := errors.Join(unknown, missing, err); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("generated", p.Generated.StringFixed(2), "repaid", p.Repaid.StringFixed(2), "net", p.Net.StringFixed(2))
	// Output:
	// generated 268000.00 repaid 54500.00 net 213500.00
}

// The support that a distributor draws from a box office of 800,000, slice by slice.
func ExampleScale_At() {
	scale, _, err := cnc.DistributionAt(schedule.MustParseDate("2028-04-05"))
	if err != nil {
		fmt.Println(err)
		return
	}
	support, err := scale.At("EUR", decimal.New(800_000, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range support.Lines {
		fmt.Println(line.Base, "x 10.72 % x", line.Rate, "% =", line.Amount)
	}
	fmt.Println(support.Amount)
	// Output:
	// 307500 x 10.72 % x 208.36 % = 68683.79
	// 307500 x 10.72 % x 152.39 % = 50233.84
	// 185000 x 10.72 % x 113.65 % = 22539.07
	// 141456.7
}

// A film in theatres and on video, whose support is followed entry by entry.
func ExampleAccount_Compute() {
	release := schedule.MustParseDate("2028-04-05")
	support, _, unknown := cnc.SupportAt(release)
	years, _, missing := cnc.YearsAt(release)
	video, _, _ := cnc.UnconfirmedVideoAt(release) // quoted, not established: asked for by name
	account := cnc.Account{
		Currency: "EUR", Release: release, Years: years, Support: support, Video: &video,
		Entries: []cnc.Entry{
			{Day: release.AddDays(90), Channel: cnc.Theatrical, Amount: decimal.New(1_000_000, 0)},
			{Day: release.AddDays(400), Channel: cnc.OnVideo, Amount: decimal.New(50_000, 0)},
			{Day: release.AddDays(2_500), Channel: cnc.OnVideo, Amount: decimal.New(50_000, 0)},
		},
	}
	statement, err := account.Compute()
	if err := errors.Join(unknown, missing, err); err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range statement.Rows {
		fmt.Println(row.Channel, row.Generated, row.OutOfTime)
	}
	// Output:
	// theatrical 134000 false
	// video 2130 false
	// video 0 true
}
