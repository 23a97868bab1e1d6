package main

import (
	_ "embed" // the worked film
	"os"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/longmetrage/dossier"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// embedded is the worked film as one document, made by -emit from its tables.
//
//go:embed case.json
var embedded []byte

// load reads a film: the embedded one when path is empty, a folder of tables, or a JSON document.
func load(path string) (dossier.Document, error) {
	if path == "" {
		return decode(embedded)
	}
	info, err := os.Stat(path)
	if err != nil {
		return dossier.Document{}, program.Unreadable(path, err)
	}
	if info.IsDir() {
		return dossier.FromFolder(os.DirFS(path))
	}
	data, err := program.Read(path)
	if err != nil {
		return dossier.Document{}, err
	}
	return decode(data)
}

func decode(data []byte) (d dossier.Document, err error) {
	err = fault.Decode(data, &d)
	return d, err
}
