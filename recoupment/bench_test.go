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

// corridors is a pool of n open corridors side by side, each with a limit that is crossed in turn.
func corridors(n int) recoupment.Deal {
	rights := make([]recoupment.Right, n)
	for i := range rights {
		rights[i] = until(fmt.Sprintf("corridor%d", i), "2", fmt.Sprint(1000*(i+1)), "1")
	}
	return single(tier("t", rights...))
}

// chainOf is n pools in a row, each with a right that ends and one that goes on.
func chainOf(n int) recoupment.Deal {
	d := recoupment.Deal{Currency: "EUR", Balance: "rest"}
	for i := range n {
		id := fmt.Sprintf("pool%d", i)
		if i == 0 {
			id = "pool"
		}
		d.Pools = append(d.Pools, recoupment.Pool{ID: id, To: fmt.Sprintf("pool%d", i+1), Tiers: []recoupment.Tier{
			tier("t"+id, until("r"+id, "1", fmt.Sprint(1000*(i+1)), "0"), rate("s"+id, "0.5")),
		}})
	}
	d.Pools = append(d.Pools, recoupment.Pool{ID: fmt.Sprintf("pool%d", n), Tiers: []recoupment.Tier{tier("last", rate("rest", "100"))}})
	return d
}

// crossings are deals whose thresholds a history crosses one after the other.
var crossings = []struct {
	name       string
	deal       recoupment.Deal
	thresholds int
}{
	{"corridors=10", corridors(10), 10}, {"corridors=30", corridors(30), 30}, {"corridors=49", corridors(49), 49},
	{"pools=10", chainOf(10), 10}, {"pools=30", chainOf(30), 30}, {"pools=90", chainOf(90), 90},
}

const crossingReceipts = 20

// perSlice reports the time of a receipt or of a threshold crossed: what the cost should follow, and not
// the combinations of thresholds.
func perSlice(b *testing.B, histories, thresholds int) {
	b.Helper()
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*histories)/float64(crossingReceipts+thresholds), "ns/slice")
}

func BenchmarkCrossing(b *testing.B) {
	for _, tc := range crossings {
		b.Run(tc.name, func(b *testing.B) {
			cascade, err := tc.deal.Compile()
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				run := cascade.Open()
				for n := range crossingReceipts {
					if err := run.Apply(money(n, "1000000")); err != nil {
						b.Fatal(err)
					}
				}
			}
			perSlice(b, 1, tc.thresholds)
		})
	}
}

// The same in a simulation, where the numbers do not grow longer with the pools.
func BenchmarkCrossingSimulated(b *testing.B) {
	var forecast recoupment.Forecast
	for n := range crossingReceipts {
		forecast.Movements = append(forecast.Movements, money(n, "1000000"))
	}
	for _, tc := range crossings {
		b.Run(tc.name, func(b *testing.B) {
			cascade, err := tc.deal.Compile()
			if err != nil {
				b.Fatal(err)
			}
			simulator, err := cascade.Open().Simulator(forecast)
			if err != nil {
				b.Fatal(err)
			}
			const scenarios = 1000
			b.ReportAllocs()
			for b.Loop() {
				if _, err := simulator.Play(recoupment.Chunk{Scenarios: scenarios}); err != nil {
					b.Fatal(err)
				}
			}
			perSlice(b, scenarios, tc.thresholds)
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
