package talent_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/filmfinance/filmfinance/schedule/talent"
)

// BenchmarkInstances solves the published instances. The last figure is how many times longer the plain dynamic
// programme over all sets of scenes takes, in the same run; MobStory has too many sets for it.
func BenchmarkInstances(b *testing.B) {
	for _, name := range []string{"film105", "film103", "film117", "csplib-film1", "MobStory", "own-28x8", "own-40x8"} {
		p := instance(b, name)
		b.Run(name, func(b *testing.B) { solveAndCompare(b, p) })
	}
}

// BenchmarkDrawn solves problems drawn at random, the hardest that the defaults are meant for.
func BenchmarkDrawn(b *testing.B) {
	for _, size := range [][2]int{{28, 12}, {40, 10}, {40, 12}, {64, 8}} {
		p := drawn(2, size[0], size[1])
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) { solveAndCompare(b, p) })
	}
}

func solveAndCompare(b *testing.B, p talent.Problem) {
	b.Helper()
	b.ReportAllocs()
	var result talent.Result
	for b.Loop() {
		var err error
		if result, err = talent.Solve(context.Background(), p, talent.Options{}); err != nil || !result.Proved {
			b.Fatal(err, result.Proved)
		}
	}
	b.ReportMetric(float64(result.Nodes), "nodes")
	if len(p.Scenes) <= 20 {
		start := time.Now()
		plainOf(p).subsets()
		b.ReportMetric(float64(time.Since(start).Nanoseconds())*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "x-plain")
	}
}

// BenchmarkOptima counts the orders that cost least.
func BenchmarkOptima(b *testing.B) {
	p := instance(b, "film103")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := talent.Optima(context.Background(), p, talent.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
