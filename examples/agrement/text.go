package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/financing/agrement"
)

// widest is the width at which cells are cut.
const widest = 60

// printer writes one dossier in one language.
type printer struct {
	bytes.Buffer
	words.Language
	scale int32
}

func newPrinter(currency string, l words.Language) *printer {
	return &printer{Language: l, scale: words.Scale(currency)}
}

func (p *printer) line(format string, args ...any) { _, _ = fmt.Fprintf(p, format+"\n", args...) }

func (p *printer) heading(text string) {
	p.line("\n%s\n%s", text, strings.Repeat("─", grid.Width(text)))
}

func (p *printer) money(d decimal.Decimal) string { return p.Number(d, p.scale) }

func (p *printer) table(t *grid.Table) {
	if t.Len() == 0 {
		p.line("%s", p.Say("Rien.", "None."))
		return
	}
	p.WriteString(t.String())
}

// text writes the dossier for people.
func (d *dossier) text(l words.Language) []byte {
	p := newPrinter(d.Currency, l)
	title := strings.ToUpper(grid.Clean(d.Title)) + " — " + p.Say("dossiers d'agrément et de financement au ", "files of approval and financing on ") + p.Date(d.Date)
	p.line("%s\n%s", title, strings.Repeat("═", grid.Width(title)))
	p.line("%s %s", p.Say("Montants hors taxes, en", "Amounts without VAT, in"), d.Currency)
	for _, one := range []*scored{d.Points, d.European} {
		if one != nil {
			p.points(one)
		}
	}
	p.spend(d.Spend)
	p.summary(d.Summary)
	for _, one := range d.Regions {
		p.region(one)
	}
	p.checks(d.Rules)
	return p.Bytes()
}

func (p *printer) points(s *scored) {
	p.heading(p.Named(s.Score.Label, "points"))
	t := grid.New(widest, p.Say("Poste", "Post"), ">"+p.Say("Barème", "Scale"), ">"+p.Say("Obtenus", "Obtained"), p.Say("Motif", "Reason"))
	group := ""
	for _, one := range s.Score.Posts {
		if one.Group != group {
			group = one.Group
			for _, g := range s.Score.Groups {
				if g.Code == group {
					t.Row(strings.ToUpper(p.Named(g.Label, g.Code)), p.Number(g.Max, 0), p.Number(g.Obtained, 0))
				}
			}
		}
		obtained := p.Number(one.Obtained, 0)
		if one.Missing != "" {
			obtained = "?"
		}
		t.Row("  "+p.Named(one.Label, one.Post), p.Number(one.Max, 0), obtained, p.Named(one.Reason, ""))
	}
	t.Total("Total", p.Number(s.Score.Max, 0), p.Number(s.Score.Total, 0))
	p.table(t)
	t = grid.New(widest, p.Say("Seuil", "Threshold"), ">"+p.Say("Points", "Points"), ">"+p.Say("Obtenus", "Obtained"), ">"+p.Say("Marge", "Margin"), "")
	for _, one := range s.Score.Standings {
		verdict := map[string]string{
			"reached": p.Say("atteint", "reached"), "not_reached": p.Say("non atteint", "not reached"), "cannot_tell": p.Say("indéterminé", "cannot tell"),
		}[string(one.Verdict)]
		t.Row(p.Named(one.Label, one.Code), p.Number(one.Points, 0), p.Number(one.Obtained, 0), p.Number(one.Margin, 0), verdict)
	}
	p.line("")
	p.table(t)
	p.reach(s)
}

// reach writes what would reach the next threshold.
func (p *printer) reach(s *scored) {
	if s.Reach == nil {
		return
	}
	labels := map[string]string{}
	for _, one := range s.Score.Posts {
		labels[one.Post] = p.Named(one.Label, one.Post)
	}
	next, _ := s.Score.Standing(s.Reach.Threshold)
	p.line("\n%s « %s » : %s", p.Say("Pour atteindre", "To reach"), p.Named(next.Label, next.Code), p.Number(s.Reach.Need, 0))
	for _, way := range s.Reach.Ways {
		var names []string
		for _, post := range way.Posts {
			names = append(names, labels[post])
		}
		p.line("  + %s : %s", p.Number(way.Points, 0), strings.Join(names, ", "))
	}
}

func (p *printer) spend(all []agrement.Spend) {
	p.heading(p.Say("Dépenses par territoire", "Expenses by territory"))
	t := grid.New(widest, p.Say("Territoire", "Territory"), p.Say("Poste", "Post"), "", ">"+p.Say("Montant", "Amount"), ">"+p.Say("Charges", "Charges"), ">Total", ">%")
	for _, one := range all {
		for _, post := range one.Posts {
			t.Row(string(one.Territory), post.Post, p.Named(post.Label, ""), p.money(post.Amount), p.money(post.Charge), p.money(post.Total))
		}
		t.Total(string(one.Territory), "", "Total", "", "", p.money(one.Total), p.Number(one.Percent, 2))
	}
	p.table(t)
}
