// Package grid prints tables of aligned columns for the example programs.
package grid

import (
	"strings"
	"unicode"

	"github.com/filmfinance/filmfinance/internal/cell"
)

// Table is rows of cells in aligned columns: a header over a rule, rows, totals under a rule.
type Table struct {
	titles []string
	// numbers marks the columns that are aligned to the right.
	numbers []bool
	rows    [][]string
	widest  int
	// rules are the rows that have a rule above them.
	rules map[int]bool
}

// gap stands between two columns.
const gap = "  "

// New makes a table, whose cells are cut at a number of columns (zero never cuts), from the titles of its columns; one that begins with ">" is a column of
// numbers, aligned to the right.
func New(widest int, titles ...string) *Table {
	t := &Table{widest: widest, rules: map[int]bool{}}
	for _, title := range titles {
		rest, number := strings.CutPrefix(title, ">")
		t.titles, t.numbers = append(t.titles, Clean(rest)), append(t.numbers, number)
	}
	return t
}

// Row adds a row; cells left out are empty.
func (t *Table) Row(cells ...string) {
	full := make([]string, len(t.titles))
	for i, cell := range cells {
		if i < len(full) {
			full[i] = t.cut(Clean(cell))
		}
	}
	t.rows = append(t.rows, full)
}

// cut shortens a cell that is too wide.
func (t *Table) cut(s string) string {
	if t.widest == 0 || Width(s) <= t.widest {
		return s
	}
	short, w := "", 1
	for _, r := range s {
		if w += Width(string(r)); w > t.widest {
			break
		}
		short += string(r)
	}
	return short + "…"
}

// Len is the number of rows.
func (t *Table) Len() int { return len(t.rows) }

// Total adds a row under a rule.
func (t *Table) Total(cells ...string) {
	t.rules[len(t.rows)] = true
	t.Row(cells...)
}

// String draws the table, each line ending with a new line.
func (t *Table) String() string {
	widths := t.widths()
	var b strings.Builder
	if strings.Join(t.titles, "") != "" {
		t.line(&b, t.titles, widths)
		rule(&b, widths)
	}
	for i, row := range t.rows {
		if t.rules[i] {
			rule(&b, widths)
		}
		t.line(&b, row, widths)
	}
	return b.String()
}

func (t *Table) widths() []int {
	widths := make([]int, len(t.titles))
	for i, title := range t.titles {
		widths[i] = Width(title)
	}
	for _, row := range t.rows {
		for i, cell := range row {
			widths[i] = max(widths[i], Width(cell))
		}
	}
	return widths
}

func (t *Table) line(b *strings.Builder, cells []string, widths []int) {
	var line strings.Builder
	for i, cell := range cells {
		if i > 0 {
			line.WriteString(gap)
		}
		space := strings.Repeat(" ", widths[i]-Width(cell))
		if t.numbers[i] {
			line.WriteString(space + cell)
		} else {
			line.WriteString(cell + space)
		}
	}
	b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
}

func rule(b *strings.Builder, widths []int) {
	for i, w := range widths {
		if i > 0 {
			b.WriteString(gap)
		}
		b.WriteString(strings.Repeat("─", w))
	}
	b.WriteString("\n")
}

// Width is the number of columns that a text takes on a terminal.
func Width(s string) int {
	total := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case wide(r):
			total += 2
		default:
			total++
		}
	}
	return total
}

// wide reports the characters of East Asia that take two columns.
func wide(r rune) bool {
	return r >= 0x1100 && r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 ||
		r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 ||
		r >= 0xffe0 && r <= 0xffe6 || r >= 0x1f300 && r <= 0x1faff || r >= 0x20000 && r <= 0x3fffd
}

// Cell is a text in a table for a spreadsheet: [Clean], and not computed there.
func Cell(text string) string { return cell.Guard(strings.TrimSpace(Clean(text))) }

// Clean takes out what would break a line, command a terminal or turn the direction of the text: labels
// come from strangers.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
