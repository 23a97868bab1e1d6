package recoupment_test

import (
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/recoupment"
)

// wide is a deal of n corridors side by side, each with a limit and a tail.
func wide(n int) recoupment.Deal {
	rights := make([]recoupment.Right, n)
	for i := range rights {
		rights[i] = until(fmt.Sprintf("right%d", i), "0.05", fmt.Sprint(100+i), "0.01")
	}
	return single(tier("t", rights...))
}

// The cost of a receipt grows with the rights of the deal, not with its history.
func BenchmarkApply(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprintf("rights=%d", n), func(b *testing.B) {
			cascade, err := wide(n).Compile()
			if err != nil {
				b.Fatal(err)
			}
			run := cascade.Open()
			b.ReportAllocs()
			for b.Loop() {
				if err := run.Apply(money(0, "10.01")); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkFilm(b *testing.B) {
	film, err := release().Compile()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := film.Run(season()); err != nil {
			b.Fatal(err)
		}
	}
}
