package dossier

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// folder reads the files of a case and remembers everything that is wrong with them.
type folder struct {
	files  fs.FS
	faults []string
}

func (f *folder) fault(format string, args ...any) {
	f.faults = append(f.faults, fmt.Sprintf(format, args...))
}

func (f *folder) err() error {
	if len(f.faults) == 0 {
		return nil
	}
	return fmt.Errorf("the case cannot be read:\n%s", strings.Join(f.faults, "\n"))
}

// row is one line of a table, by the names of its columns.
type row struct {
	folder *folder
	place  string
	cells  map[string]string
}

// maxFile is the largest file of a folder, in bytes.
const maxFile = fault.MaxDocument

// read reads a regular file, and no more of it than a film may hold.
func (f *folder) read(name string) ([]byte, bool) {
	data, err := f.content(name)
	if err != nil {
		f.fault("%s: %v", name, err)
	}
	return data, err == nil
}

func (f *folder) content(name string) ([]byte, error) {
	info, err := fs.Stat(f.files, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("there is no such file in the folder")
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("is not a regular file")
	case info.Size() > maxFile:
		return nil, fmt.Errorf("is larger than %d bytes", maxFile)
	}
	data, err := fs.ReadFile(f.files, name)
	return bytes.TrimPrefix(data, []byte("\ufeff")), err
}

// table reads a CSV file whose first line names the columns, among which these must be. Fields are
// separated by commas, or by semicolons as some spreadsheets write them.
func (f *folder) table(name string, columns ...string) []row {
	data, ok := f.read(name)
	if !ok {
		return nil
	}
	reader := csv.NewReader(bytes.NewReader(data))
	if header, _, _ := bytes.Cut(data, []byte("\n")); bytes.Contains(header, []byte(";")) {
		reader.Comma = ';'
	}
	lines, err := reader.ReadAll()
	switch {
	case err != nil:
		f.fault("%s: %v", name, err)
		return nil
	case len(lines) == 0:
		f.fault("%s: is empty", name)
		return nil
	}
	for _, column := range columns {
		if !slices.Contains(lines[0], column) {
			f.fault("%s: there is no column %q among %s", name, column, strings.Join(lines[0], ", "))
		}
	}
	rows := make([]row, 0, len(lines)-1)
	for i, line := range lines[1:] {
		r := row{folder: f, place: fmt.Sprintf("%s line %d", name, i+2), cells: map[string]string{}}
		for j, cell := range line {
			r.cells[lines[0][j]] = strings.TrimSpace(cell)
		}
		rows = append(rows, r)
	}
	return rows
}

// json reads a JSON file into target. The required fields, "distributor.party" for example, must be
// there wherever the object that holds them is.
func (f *folder) json(name string, target any, required ...string) {
	data, ok := f.read(name)
	if !ok {
		return
	}
	if err := json.Unmarshal(data, target); err != nil {
		f.fault("%s: %v", name, err)
		return
	}
	var document map[string]any
	if err := json.Unmarshal(data, &document); err != nil {
		f.fault("%s: %v", name, err)
		return
	}
	for _, path := range required {
		in, field := document, path
		if parent, child, nested := strings.Cut(path, "."); nested {
			object, there := document[parent].(map[string]any)
			if !there {
				continue
			}
			in, field = object, child
		}
		if _, there := in[field]; !there {
			f.fault("%s: there is no %s", name, path)
		}
	}
}

func (r row) text(column string) string { return r.cells[column] }

// amount reads a decimal; an empty cell is zero.
func (r row) amount(column string) decimal.Decimal {
	cell := r.cells[column]
	if cell == "" {
		return decimal.Decimal{}
	}
	d, err := decimal.NewFromString(cell)
	if err != nil {
		r.folder.fault("%s: %s: %q is not a number", r.place, column, cell)
	}
	return d
}

// flag reads Y or N; an empty cell is no.
func (r row) flag(column string) bool {
	switch r.cells[column] {
	case "Y":
		return true
	case "N", "":
	default:
		r.folder.fault("%s: %s: %q is neither Y nor N", r.place, column, r.cells[column])
	}
	return false
}

func (r row) whole(column string) int {
	cell := r.cells[column]
	if cell == "" {
		return 0
	}
	n, err := strconv.Atoi(cell)
	if err != nil {
		r.folder.fault("%s: %s: %q is not a whole number", r.place, column, cell)
	}
	return n
}

func (r row) date(column string) schedule.Date {
	d, err := schedule.ParseDate(r.cells[column])
	if err != nil {
		r.folder.fault("%s: %s: %v", r.place, column, err)
	}
	return d
}
