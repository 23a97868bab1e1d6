package main

import (
	_ "embed" // the worked film
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

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
		return dossier.Document{}, unreadable(path, err)
	}
	if info.IsDir() {
		return dossier.FromFolder(os.DirFS(path))
	}
	data, err := read(path)
	if err != nil {
		return dossier.Document{}, unreadable(path, err)
	}
	return decode(data)
}

// read reads a file, and no more of it than a document may hold.
func read(path string) (data []byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return io.ReadAll(io.LimitReader(file, fault.MaxDocument+1))
}

func decode(data []byte) (d dossier.Document, err error) {
	err = fault.Decode(data, &d)
	return d, err
}

// unreadable names the file once, and says why it cannot be read.
func unreadable(path string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}
