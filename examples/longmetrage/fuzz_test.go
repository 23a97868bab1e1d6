package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/filmfinance/filmfinance/examples/longmetrage/dossier"
	"github.com/filmfinance/filmfinance/examples/longmetrage/report"
)

// FuzzFilm works whatever document it is given: the film is refused or printed, and nothing panics.
func FuzzFilm(f *testing.F) {
	other, err := dossier.FromFolder(os.DirFS(otherFilm))
	if err != nil {
		f.Fatal(err)
	}
	// The break-evens are left out: they run each film a hundred times.
	other.BreakEven = dossier.BreakEven{}
	small, err := json.Marshal(other)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small)
	f.Add(bytes.ReplaceAll(small, []byte("JPY"), []byte("TND")))
	f.Add(bytes.ReplaceAll(small, []byte(`"amount":"`), []byte(`"amount":"-`)))
	f.Add(bytes.ReplaceAll(small, []byte("2029"), []byte("9999")))
	f.Add([]byte(`{}`))
	f.Add([]byte(`{"scenarios":[{}],"contracts":{"authors":[{"rates":[{"steps":[{}]}]}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := decode(data)
		if err != nil || d.Validate() != nil {
			return
		}
		d.BreakEven = dossier.BreakEven{}
		r, err := d.Compute()
		if err != nil {
			return
		}
		view := report.New(d, r, report.French)
		if _, err := view.JSON(); err != nil {
			t.Fatal(err)
		}
		if _, err := view.CSV(); err != nil {
			t.Fatal(err)
		}
		_ = view.Text()
	})
}

// FuzzTables reads a case whose tables are whatever they are: nothing panics.
func FuzzTables(f *testing.F) {
	for _, name := range []string{"devis.csv", "contracts.json", "budget-rules.json", "facility.json", "receipts.csv", "film.json"} {
		data, err := os.ReadFile(filepath.Join(otherFilm, name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(name, data)
		f.Add(name, data[:len(data)/2])
		f.Add(name, []byte("{}"))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		_, _ = dossier.FromFolder(overlay{os.DirFS(otherFilm), name, data})
	})
}
