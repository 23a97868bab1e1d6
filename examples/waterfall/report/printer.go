package report

import (
	"fmt"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
)

// printer writes text.
type printer struct {
	strings.Builder
	*Words
}

// line writes a line of text.
func (p *printer) line(format string, args ...any) {
	p.WriteString(strings.TrimRight(grid.Clean(fmt.Sprintf(format, args...)), " ") + "\n")
}

func (p *printer) blank() { p.WriteString("\n") }

// table writes a table and a blank line; an empty one is left out.
func (p *printer) table(t *grid.Table) {
	if t.Len() == 0 {
		return
	}
	p.WriteString(t.String())
	p.blank()
}

// heading writes a title over a rule.
func (p *printer) heading(title string) {
	p.line("%s", title)
	p.line("%s", strings.Repeat("━", grid.Width(title)))
	p.blank()
}

// banner sets a title between two double rules.
func (p *printer) banner(title string) {
	rule := strings.Repeat("═", max(grid.Width(title), 72))
	p.line("%s", rule)
	p.line("%s", title)
	p.line("%s", rule)
	p.blank()
}

// heading of the whole report: the film, and the currency in which it counts.
func (p *printer) cover(s *Story) {
	title := p.Named(s.Title, "")
	if title != "" {
		title = strings.ToUpper(title) + " — "
	}
	p.banner(title + p.Say("cascade de recettes, en ", "recoupment, in ") + s.Deal.Currency)
}

// widest is the number of columns that a cell of a table may take.
const widest = 60
