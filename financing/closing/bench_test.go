package closing_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/financing/closing"
)

func benchmarkOf(b *testing.B, n int) {
	b.Helper()
	p := arbitrary(n)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := closing.Of(p, closing.Options{Method: closing.Exact}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOf12(b *testing.B) { benchmarkOf(b, 12) }
func BenchmarkOf16(b *testing.B) { benchmarkOf(b, 16) }
func BenchmarkOf25(b *testing.B) { benchmarkOf(b, 25) }
func BenchmarkOf32(b *testing.B) { benchmarkOf(b, 32) }
