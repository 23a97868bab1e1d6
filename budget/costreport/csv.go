package costreport

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/filmfinance/filmfinance/internal/cell"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// column is a column of the table of entries.
type column struct {
	name string
	get  func(e Entry) string
	set  func(e *Entry, cell string) error
}

func words(name string, field func(e *Entry) *string) column {
	return column{
		name: name,
		get:  func(e Entry) string { return cell.Guard(feeds(*field(&e))) },
		set:  func(e *Entry, text string) error { *field(e) = cell.Unguard(text); return nil },
	}
}

// feeds writes every line break as a line feed: the writer would drop a carriage return that stands alone.
func feeds(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

func day(name string, field func(e *Entry) *schedule.Date) column {
	return column{
		name: name,
		get:  func(e Entry) string { return field(&e).String() },
		set: func(e *Entry, cell string) error {
			if field(e).UnmarshalText([]byte(cell)) != nil {
				return schedule.ErrDate
			}
			return nil
		},
	}
}

// columns are the columns of the table, in the order in which it is written.
func columns() []column {
	return []column{
		words("id", func(e *Entry) *string { return &e.ID }),
		day("date", func(e *Entry) *schedule.Date { return &e.Date }),
		words("kind", func(e *Entry) *string { return (*string)(&e.Kind) }),
		words("account", func(e *Entry) *string { return &e.Account }),
		words("order", func(e *Entry) *string { return &e.Order }),
		words("of", func(e *Entry) *string { return &e.Of }),
		{"amount", amountCell, setAmount},
		{"final", finalCell, setFinal},
		day("due", func(e *Entry) *schedule.Date { return &e.Due }),
		day("day", func(e *Entry) *schedule.Date { return &e.Day }),
		words("holder", func(e *Entry) *string { return &e.Holder }),
		words("restates", func(e *Entry) *string { return &e.Restates }),
		words("document", func(e *Entry) *string { return &e.Document }),
		words("supplier", func(e *Entry) *string { return &e.Supplier }),
		words("label", func(e *Entry) *string { return &e.Label }),
	}
}

func amountCell(e Entry) string {
	if e.Amount.IsZero() {
		return ""
	}
	return money.Text(e.Amount)
}

func setAmount(e *Entry, cell string) error {
	if cell == "" {
		return nil
	}
	if len(cell) > fault.MaxNumber {
		return ErrTooLarge
	}
	amount, err := decimal.NewFromString(cell)
	if err != nil {
		return ErrSyntax
	}
	e.Amount = amount
	return nil
}

func finalCell(e Entry) string {
	if e.Final {
		return "true"
	}
	return ""
}

func setFinal(e *Entry, cell string) error {
	switch cell {
	case "", "false":
	case "true":
		e.Final = true
	default:
		return ErrSyntax
	}
	return nil
}

// EntriesCSV writes entries as a table (RFC 4180, UTF-8) under a row of titles: the names of the fields of
// [Entry] in JSON. A text that a spreadsheet would take for a formula is marked with an apostrophe, which
// [ParseEntriesCSV] takes off; a line break inside a text comes back as a line feed.
func EntriesCSV(entries []Entry) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	all := columns()
	row := make([]string, len(all))
	for i, one := range all {
		row[i] = one.name
	}
	if err := w.Write(row); err != nil {
		return nil, err
	}
	for _, e := range entries {
		for i, one := range all {
			row[i] = one.get(e)
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// ParseEntriesCSV reads a table of entries. The first row gives the titles, in any order; a column that is
// left out is empty. Cells are not trimmed but for the apostrophe of [EntriesCSV], amounts have a point, days are written 2027-03-15, and final is
// true, false or empty. Whether the entries fit a book is the question of [Book.Validate].
//
// The error is a [Faults] whose paths count the entries from 0: [ErrSyntax], [ErrUnknown] and [ErrDuplicate]
// (titles), [ErrTooLarge].
func ParseEntriesCSV(data []byte) ([]Entry, error) {
	var c fault.Collector
	if len(data) > fault.MaxDocument {
		c.Add("", ErrTooLarge, len(data))
		return nil, c.Err()
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.ReuseRecord = true
	titles, err := r.Read()
	if err != nil {
		c.Add("", ErrSyntax, err)
		return nil, c.Err()
	}
	order := titled(&c, titles)
	entries := []Entry{}
	for !c.Full() && order != nil {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			c.Add(fmt.Sprintf("entries[%d]", len(entries)), ErrSyntax, err)
			break
		}
		if len(entries) == MaxEntries {
			c.Add("entries", ErrTooLarge, MaxEntries+1)
			break
		}
		var e Entry
		for i, one := range order {
			if err := one.set(&e, row[i]); err != nil {
				c.Add(fmt.Sprintf("entries[%d].%s", len(entries), one.name), err, row[i])
			}
		}
		entries = append(entries, e)
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	return entries, nil
}

// titled finds the columns of the titles, or none when one is not right.
func titled(c *fault.Collector, titles []string) []column {
	byName := map[string]column{}
	for _, one := range columns() {
		byName[one.name] = one
	}
	seen, order := map[string]bool{}, []column{}
	for _, title := range titles {
		one, known := byName[title]
		switch {
		case !known:
			c.Add("titles", ErrUnknown, title)
		case seen[title]:
			c.Add("titles", ErrDuplicate, title)
		}
		seen[title] = true
		order = append(order, one)
	}
	if c.Err() != nil {
		return nil
	}
	return order
}
