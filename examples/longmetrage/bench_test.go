package main

import (
	"testing"

	"github.com/filmfinance/filmfinance/examples/longmetrage/dossier"
	"github.com/filmfinance/filmfinance/examples/longmetrage/report"
)

// BenchmarkDossier works the embedded film, without its break-evens, and prints it as text.
func BenchmarkDossier(b *testing.B) {
	d, err := load("")
	if err != nil {
		b.Fatal(err)
	}
	d.BreakEven = dossier.BreakEven{}
	b.ReportAllocs()
	for b.Loop() {
		r, err := d.Compute()
		if err != nil {
			b.Fatal(err)
		}
		_ = report.New(d, r, report.French).Text()
	}
}
