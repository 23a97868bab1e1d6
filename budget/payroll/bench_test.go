package payroll_test

import "testing"

// Six people at the limits, every day of three years nearly without rest.
func BenchmarkLimits(b *testing.B) {
	s := sleepless(b, 6)
	b.Run("compute", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Compute(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("inspect", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Inspect(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// A hundred people over eighteen months, paid by the week, with every contribution of the day.
func BenchmarkFeature(b *testing.B) {
	s := feature(b)
	b.Run("validate", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := s.Validate(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("compute", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := s.Compute(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
