package royalties_test

import "testing"

// BenchmarkStatements draws the statements of three contracts over five years.
func BenchmarkStatements(b *testing.B) {
	w := importCase(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := w.ledger.Statements(w.periods); err != nil {
			b.Fatal(err)
		}
	}
}
