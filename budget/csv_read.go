package budget

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// errNumber reports a cell that is not a figure.
var errNumber = errors.New("not a decimal number with a point")

// readNumber reads a figure; an empty cell is zero.
func readNumber(cell string) (decimal.Decimal, error) {
	switch {
	case cell == "":
		return decimal.Decimal{}, nil
	case len(cell) > fault.MaxNumber:
		return decimal.Decimal{}, ErrTooLarge
	}
	d, err := decimal.NewFromString(cell)
	if err != nil {
		return decimal.Decimal{}, errNumber
	}
	if !money.Acceptable(d) {
		return decimal.Decimal{}, ErrTooLarge
	}
	return d, nil
}

// maxRow is the longest row of a file in bytes, and maxColumns the largest number of columns.
const (
	maxRow     = 100_000
	maxColumns = 100
)

// ParseLinesCSV reads the lines of a devis from CSV. The first row names the columns, in any order: those of
// [Budget.LinesCSV], of which only account is required. Cells are separated by commas, or by semicolons where
// the first row has some; a byte order mark is passed over.
//
// A column "amount" (or "budget") is a lump sum: quantity and number are 1, the unit is flat and the amount is
// the rate. Without a column "id" a line is named after its account, and without "number" there is one.
//
// The error is a [Faults] of [ErrSyntax], [ErrRequired], [ErrDuplicate], [ErrUnknown] (a column or a word)
// and [ErrTooLarge], with paths such as lines[3].rate. Whether the lines fit a chart and its charges is what
// [Budget.Validate] asks.
func ParseLinesCSV(data []byte) ([]Line, error) {
	var c fault.Collector
	if len(data) > fault.MaxDocument {
		c.Add("", ErrTooLarge, len(data))
		return nil, c.Err()
	}
	for row := range bytes.Lines(data) {
		if len(row) > maxRow {
			c.Add("", ErrTooLarge, "a row of more than the bytes that its columns can hold")
			return nil, c.Err()
		}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	reader := csv.NewReader(bytes.NewReader(data))
	reader.ReuseRecord = true
	if header, _, _ := bytes.Cut(data, []byte("\n")); bytes.Count(header, []byte(";")) > bytes.Count(header, []byte(",")) {
		reader.Comma = ';'
	}
	first, err := reader.Read()
	if err != nil {
		c.Add("", ErrSyntax, err)
		return nil, c.Err()
	}
	if len(first) > maxColumns {
		c.Add("columns", ErrTooLarge, len(first))
		return nil, c.Err()
	}
	t := newTable(&c, first)
	if c.Err() != nil {
		return nil, c.Err()
	}
	lines := t.read(&c, reader)
	if err := c.Err(); err != nil {
		return nil, err
	}
	return lines, nil
}

// table is the columns of a file, by place; lump is the place of a column of lump sums, or -1.
type table struct {
	columns         []column
	lump            int
	hasID, hasCount bool
}

func newTable(c *fault.Collector, header []string) table {
	t, seen := table{columns: make([]column, len(header)), lump: -1}, map[string]bool{}
	known := map[string]column{}
	for _, one := range columns() {
		known[one.name] = one
	}
	for i, name := range header {
		name = strings.ToLower(strings.TrimSpace(name))
		one, found := known[name]
		if name == "amount" || name == "budget" {
			name, found, one, t.lump = "amount", true, number("amount", func(l *Line) *decimal.Decimal { return &l.Rate }), i
		}
		switch {
		case seen[name]:
			c.Add("columns", ErrDuplicate, name)
		case !found:
			c.Add("columns", ErrUnknown, name)
		}
		t.columns[i], seen[name] = one, true
	}
	if !seen["account"] {
		c.Add("columns", ErrRequired, "account")
	}
	if t.lump >= 0 && (seen["quantity"] || seen["number"] || seen["rate"]) {
		c.Add("columns", ErrDuplicate, "amount")
	}
	t.hasID, t.hasCount = seen["id"], seen["number"] || seen["number_formula"]
	return t
}

func (t table) read(c *fault.Collector, reader *csv.Reader) []Line {
	var lines []Line
	for !c.Full() {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			c.In("lines[%d]", len(lines)).Add("", ErrSyntax, err)
			break
		}
		if len(lines) == MaxLines {
			c.Add("lines", ErrTooLarge, "more than the largest number of lines")
			break
		}
		lines = append(lines, t.line(c.In("lines[%d]", len(lines)), cells))
	}
	return lines
}

func (t table) line(at *fault.Collector, cells []string) Line {
	var line Line
	for i, cell := range cells {
		err := t.columns[i].read(&line, strings.Clone(cell))
		if err == nil {
			continue
		}
		kind, value := ErrSyntax, cell+": "+err.Error()
		if errors.Is(err, ErrTooLarge) || errors.Is(err, ErrUnknown) {
			kind, value = err, cell
		}
		at.Add(t.columns[i].name, kind, value)
	}
	if !t.hasID {
		line.ID = line.Account
	}
	one := decimal.New(1, 0)
	if t.lump >= 0 {
		line.Quantity, line.Number, line.Unit = one, one, Flat
	}
	if !t.hasCount {
		line.Number = one
	}
	return line
}
