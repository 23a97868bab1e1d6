package dossier

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

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

// table reads a CSV file whose first line names the columns.
func (f *folder) table(name string) []row {
	file, err := f.files.Open(name)
	if err != nil {
		f.fault("%s: %v", name, err)
		return nil
	}
	defer func() { _ = file.Close() }()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil || len(lines) == 0 {
		f.fault("%s: %v", name, err)
		return nil
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

// json reads a JSON file into target; a file that is not there leaves target as it is when optional.
func (f *folder) json(name string, target any, optional bool) {
	data, err := fs.ReadFile(f.files, name)
	if err != nil {
		if !optional {
			f.fault("%s: %v", name, err)
		}
		return
	}
	if err := json.Unmarshal(data, target); err != nil {
		f.fault("%s: %v", name, err)
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
