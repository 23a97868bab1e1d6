package main

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/royalties"
)

// printer writes text in a language.
type printer struct {
	strings.Builder
	words.Language
	places int32
	result *result
}

func newPrinter(r *result, o *options) *printer {
	return &printer{Language: words.Language(o.language), places: words.Scale(r.Currency), result: r}
}

// line writes a line of text.
func (p *printer) line(format string, args ...any) {
	p.WriteString(strings.TrimRight(grid.Clean(fmt.Sprintf(format, args...)), " ") + "\n")
}

// heading writes a title over a rule.
func (p *printer) heading(title string) {
	p.line("%s", title)
	p.line("%s", strings.Repeat("━", grid.Width(title)))
	p.WriteString("\n")
}

// table writes a table and a blank line; an empty one is left out.
func (p *printer) table(t *grid.Table) {
	if t.Len() > 0 {
		p.WriteString(t.String() + "\n")
	}
}

func (p *printer) money(d decimal.Decimal) string { return p.Number(d, p.places) }

// dash writes nothing of zero.
func (p *printer) dash(d decimal.Decimal) string {
	if d.IsZero() {
		return "-"
	}
	return p.money(d)
}

// medium is what a medium is called.
func (p *printer) medium(id string) string {
	for _, m := range p.result.doc.Ledger.Media {
		if m.ID == id {
			return p.Named(m.Label, id)
		}
	}
	return grid.Clean(id)
}

// rate writes a rate in per cent, or an amount for each unit.
func (p *printer) rate(l royalties.Line) string {
	if l.Of == royalties.PerUnit {
		return p.Number(l.Rate, p.places) + " / " + p.counter(l.Counter)
	}
	return p.Percent(l.Rate)
}

func (p *printer) counter(id string) string {
	for _, n := range p.result.doc.Ledger.Counters {
		if n.ID == id {
			return p.Named(n.Label, id)
		}
	}
	return grid.Clean(id)
}

// kind is what a payment is called.
func (p *printer) kind(k royalties.Kind) string {
	switch k {
	case royalties.Prime:
		return p.Say("prime", "fixed payment")
	case royalties.Option:
		return "option"
	case royalties.Purchase:
		return p.Say("prix d’achat", "purchase price")
	case royalties.GuaranteePaid:
		return p.Say("minimum garanti", "minimum guarantee")
	default:
		return p.Say("relevé", "statement")
	}
}

// base is what a base is called.
func (p *printer) base(l royalties.Line) string {
	switch l.Of {
	case royalties.Gross:
		return p.Say("recettes brutes", "gross receipts")
	case royalties.PublicPrice:
		return p.Say("prix public", "public price")
	case royalties.PerUnit:
		return p.counter(l.Counter)
	default:
		return "RNPP"
	}
}
