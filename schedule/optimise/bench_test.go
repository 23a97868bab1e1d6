package optimise_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/optimise"
)

// drawn makes a shoot like a real one: three scenes a day or so, some by night, locations with many scenes or few, a few
// leads, more small parts, one actor with a window.
func drawn(scenes int) optimise.Shoot {
	chance := rand.New(rand.NewPCG(7, uint64(scenes)))
	s := optimise.Shoot{
		Eighths: 24, NightRest: true, DayCost: decimal.New(18_000, 0),
		MoveCost: decimal.New(1_500, 0), OvernightCost: decimal.New(700, 0),
	}
	for d := schedule.MustParseDate("2027-04-19"); len(s.Dates) < 12+scenes/2; d = d.AddDays(1) {
		if d.Weekday() != 0 && d.Weekday() != 6 {
			s.Dates = append(s.Dates, d)
		}
	}
	for l := range 2 + scenes/8 {
		s.Locations = append(s.Locations, optimise.Location{ID: "L" + strconv.Itoa(l)})
	}
	for a := range 3 + scenes/5 {
		s.Actors = append(s.Actors, optimise.Actor{ID: "A" + strconv.Itoa(a), Fee: decimal.New(int64(2_500/(a+1)), 0)})
	}
	s.Actors[1].Windows = []optimise.Window{{From: s.Dates[3]}}
	for i := range scenes {
		scene := optimise.Scene{
			ID: strconv.Itoa(i + 1), Eighths: 3 + chance.IntN(12), Night: chance.IntN(5) == 0,
			Location: s.Locations[chance.IntN(len(s.Locations))].ID,
		}
		for a, actor := range s.Actors {
			if chance.IntN(2+a) == 0 {
				scene.Cast = append(scene.Cast, actor.ID)
			}
		}
		s.Scenes = append(s.Scenes, scene)
	}
	return s
}

// BenchmarkSolve: "over-bound" is the cost in per cent of the bound.
func BenchmarkSolve(b *testing.B) {
	for _, scenes := range []int{8, 12, 16, 20, 40, 64, 120} {
		s := drawn(scenes)
		b.Run(fmt.Sprint(scenes), func(b *testing.B) {
			b.ReportAllocs()
			var p optimise.Plan
			for b.Loop() {
				var err error
				if p, err = optimise.Solve(context.Background(), s, optimise.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			share, _ := p.Cost.DivRound(p.Bound, 4).Float64()
			b.ReportMetric(100*share, "%of-bound")
			b.ReportMetric(float64(p.Nodes), "nodes")
		})
	}
}
