package windows_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/windows"
)

func benchFilm() windows.Film {
	return windows.Film{Release: day("2023-09-13"), Services: []windows.Service{
		{Name: "Canal+", Medium: windows.PayTV}, {Name: "Netflix", Medium: windows.SVOD}, {Name: "Disney+", Medium: windows.SVOD}, {Name: "TF1", Medium: windows.FreeTV},
	}}
}

func BenchmarkOpen(b *testing.B) {
	film := benchFilm()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := windows.Open(film); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPlainMonths is the least that could be done: the same days from a table of months, without law, conditions,
// sources or checks.
func BenchmarkPlainMonths(b *testing.B) {
	release := day("2023-09-13")
	b.ReportAllocs()
	for b.Loop() {
		var opens []schedule.Date
		for _, months := range []int{4, 6, 22, 15, 17} {
			opens = append(opens, release.AddMonths(months, schedule.Clip))
		}
		if len(opens) != 5 {
			b.Fatal()
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	cal, err := windows.Open(benchFilm())
	if err != nil {
		b.Fatal(err)
	}
	var contract windows.Contract
	contract.Code = "C"
	for i, m := range []windows.Medium{windows.Video, windows.SVOD, windows.PayTV, windows.FreeTV} {
		code := string(rune('1' + i))
		contract.Clauses = append(contract.Clauses,
			windows.Clause{Code: code, Kind: windows.Licence, Medium: m, From: windows.Bound{After: months(12)}},
			windows.Clause{Code: code + "h", Kind: windows.Holdback, Medium: m, Until: windows.Bound{After: months(6)}})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := cal.Check(contract); err != nil {
			b.Fatal(err)
		}
	}
}
