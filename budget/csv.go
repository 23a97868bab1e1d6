package budget

import (
	"bytes"
	"encoding/csv"
	"strings"

	"github.com/filmfinance/filmfinance/internal/cell"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// column is one column of the lines of a devis: how a field is written, and how it is read.
type column struct {
	name  string
	write func(l *Line) string
	read  func(l *Line, cell string) error
	// figure is the field of a number, nil for that of a text, which is guarded in a cell.
	figure func(l *Line) *decimal.Decimal
}

// cell is what a table shows of a line.
func (c column) cell(l *Line) string {
	if c.figure != nil {
		return c.write(l)
	}
	return cell.Guard(c.write(l))
}

// columns are all the columns, in the order in which they are written.
func columns() []column {
	return []column{
		word("id", func(l *Line) *string { return &l.ID }),
		word("account", func(l *Line) *string { return &l.Account }),
		word("label", func(l *Line) *string { return &l.Label }),
		number("quantity", func(l *Line) *decimal.Decimal { return &l.Quantity }),
		word("unit", func(l *Line) *Unit { return &l.Unit }),
		number("number", func(l *Line) *decimal.Decimal { return &l.Number }),
		number("multiplier", func(l *Line) *decimal.Decimal { return &l.Multiplier }),
		number("rate", func(l *Line) *decimal.Decimal { return &l.Rate }),
		word("quantity_formula", func(l *Line) *string { return &l.Formulas.Quantity }),
		word("number_formula", func(l *Line) *string { return &l.Formulas.Number }),
		word("multiplier_formula", func(l *Line) *string { return &l.Formulas.Multiplier }),
		word("rate_formula", func(l *Line) *string { return &l.Formulas.Rate }),
		word("currency", func(l *Line) *string { return &l.Currency }),
		{name: "date", write: func(l *Line) string { return l.Date.String() }, read: func(l *Line, cell string) error {
			if cell == "" {
				l.Date = schedule.Date{}
				return nil
			}
			var err error
			l.Date, err = schedule.ParseDate(cell)
			return err
		}},
		number("vat", func(l *Line) *decimal.Decimal { return &l.VAT }),
		word("category", func(l *Line) *string { return &l.Category }),
		word("person", func(l *Line) *string { return &l.Person }),
		number("days", func(l *Line) *decimal.Decimal { return &l.Days }),
		number("daily_minimum", func(l *Line) *decimal.Decimal { return &l.DailyMinimum }),
		word("phase", func(l *Line) *Phase { return &l.Phase }),
		word("country", func(l *Line) *string { return &l.Country }),
		word("bearer", func(l *Line) *string { return &l.Bearer }),
		word("payment", func(l *Line) *Payment { return &l.Payment }),
		word("side", func(l *Line) *Side { return &l.Side }),
		{name: "tags", write: func(l *Line) string { return joinTags(l.Tags) }, read: func(l *Line, text string) error {
			l.Tags = splitTags(cell.Unguard(text))
			return nil
		}},
		{name: "tax_credit", write: func(l *Line) string { return flag(l.TaxCredit) }, read: func(l *Line, cell string) error {
			l.TaxCredit = cell == "Y"
			if cell != "" && cell != "Y" && cell != "N" {
				return ErrUnknown
			}
			return nil
		}},
		word("key", func(l *Line) *string { return &l.Key }),
	}
}

func flag(on bool) string {
	if on {
		return "Y"
	}
	return "N"
}

func word[T ~string](name string, field func(l *Line) *T) column {
	return column{name: name, write: func(l *Line) string { return string(*field(l)) }, read: func(l *Line, text string) error {
		*field(l) = T(cell.Unguard(text))
		return nil
	}}
}

func number(name string, field func(l *Line) *decimal.Decimal) column {
	return column{
		name: name, figure: field,
		write: func(l *Line) string {
			if field(l).IsZero() {
				return ""
			}
			return money.Text(*field(l))
		},
		read: func(l *Line, cell string) (err error) {
			*field(l), err = readNumber(cell)
			return err
		},
	}
}

// joinTags writes tags with a bar between them; a bar or a backslash in a tag is written after a backslash.
func joinTags(tags []string) string {
	escaped := make([]string, len(tags))
	for i, tag := range tags {
		escaped[i] = strings.NewReplacer(`\`, `\\`, `|`, `\|`).Replace(tag)
	}
	return strings.Join(escaped, "|")
}

func splitTags(cell string) []string {
	if cell == "" {
		return nil
	}
	var tags []string
	var tag strings.Builder
	for i := 0; i < len(cell); i++ {
		switch {
		case cell[i] == '\\' && i+1 < len(cell):
			i++
			tag.WriteByte(cell[i])
		case cell[i] == '|':
			tags = append(tags, tag.String())
			tag.Reset()
		default:
			tag.WriteByte(cell[i])
		}
	}
	return append(tags, tag.String())
}

// LinesCSV writes the lines of the devis as CSV, with a first row of the names of the columns, those of the
// JSON fields. Figures have a decimal point; a cell that a spreadsheet would compute is marked with an
// apostrophe, which [ParseLinesCSV] takes off. What is read is what was written, but that a zero loses its
// decimals and that a line break inside a text comes back as a line feed.
func (b Budget) LinesCSV() []byte {
	var out bytes.Buffer
	w, all := csv.NewWriter(&out), columns()
	row := make([]string, len(all))
	for i, one := range all {
		row[i] = one.name
	}
	_ = w.Write(row) // a buffer takes everything
	for i := range b.Lines {
		for j, one := range all {
			row[j] = one.cell(&b.Lines[i])
		}
		_ = w.Write(row)
	}
	w.Flush()
	return out.Bytes()
}

// shown writes a figure as a decimal of at most 12 places where it is one, else as a fraction.
func shown(f Fraction) string {
	for places := range int32(13) {
		if d := f.Round(places, Down); fraction.FromDecimal(d).Equal(f) {
			return money.Text(d)
		}
	}
	return f.Text()
}

// SheetCSV writes rows of [Result.Sheet] as CSV, with labels in a language, "fr" or "en". It is meant to be
// read by people and spreadsheets; cells are guarded as in [Budget.LinesCSV].
func SheetCSV(rows []Row, lang string) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	_ = w.Write([]string{"kind", "number", "id", "label", "quantity", "unit", "count", "multiplier", "rate", "charge", "amount", "share"})
	for _, row := range rows {
		cells := []string{string(row.Kind), cell.Guard(row.Number), cell.Guard(row.ID), cell.Guard(row.Label.In(lang)), "", "", "", "", "", "", money.Text(row.Amount), ""}
		if line := row.Line; line != nil {
			cells[4], cells[5], cells[6] = shown(line.Quantity), cell.Guard(string(line.Line.Unit)), shown(line.Number)
			cells[7], cells[8], cells[9] = shown(line.Multiplier), shown(line.Rate), money.Text(line.Charge)
		}
		if !row.Share.IsZero() {
			cells[11] = money.Text(row.Share)
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return out.Bytes()
}
