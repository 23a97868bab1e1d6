package main

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/financing/rules"
)

func (p *printer) verdict(v rules.Verdict) string {
	switch v {
	case rules.Pass:
		return p.Say("oui", "pass")
	case rules.Fail:
		return p.Say("NON", "FAIL")
	}
	return "?"
}

// figure writes an amount in its unit; a dash where it is not known.
func (p *printer) figure(d *decimal.Decimal, unit rules.Unit) string {
	switch {
	case d == nil:
		return "-"
	case unit == rules.Money || unit == rules.Euros:
		return p.money(*d)
	case unit == rules.Percent:
		return p.Percent(*d)
	}
	return p.Number(*d, 0)
}

func (p *printer) bound(b rules.Bound) string {
	switch b {
	case rules.AtLeast:
		return "≥"
	case rules.Above:
		return ">"
	}
	return "≤"
}

// checks writes every rule, what cannot be told with what is missing, and how many do not apply.
func (p *printer) checks(r rules.Report) {
	p.heading(p.Say("Règles", "Rules"))
	t := grid.New(widest, p.Say("Règle", "Rule"), "", "", ">"+p.Say("Valeur", "Figure"), "", ">"+p.Say("Limite", "Limit"), ">"+p.Say("Marge", "Margin"))
	for _, one := range r.Results {
		t.Row(p.Named(one.Label, string(one.Rule)), one.Subject, p.verdict(one.Verdict), p.figure(one.Figure, one.Unit), p.bound(one.Bound),
			p.figure(one.Limit, one.Unit), p.figure(one.Margin, one.Unit))
	}
	p.table(t)
	p.line("\n%d %s, %d %s, %d %s, %d %s", r.Count(rules.Pass), p.Say("respectées", "pass"), r.Count(rules.Fail), p.Say("non respectées", "fail"),
		r.Count(rules.CannotTell), p.Say("indéterminées", "cannot be told"), len(r.Skipped), p.Say("sans objet", "do not apply"))
	t = grid.New(0, p.Say("Indéterminée", "Cannot be told"), p.Say("Il manque", "Missing"))
	for _, one := range r.Results {
		if one.Verdict == rules.CannotTell {
			t.Row(strings.TrimSpace(p.Named(one.Label, string(one.Rule))+" "+one.Subject), strings.Join(one.Missing, ", "))
		}
	}
	if t.Len() > 0 {
		p.line("")
		p.table(t)
	}
}

// explanation writes where the figures of a rule come from.
func explanation(results []rules.Result, currency string, l words.Language) []byte {
	p := newPrinter(currency, l)
	for _, one := range results {
		p.heading(strings.TrimSpace(p.Named(one.Label, string(one.Rule)) + " " + one.Subject))
		t := grid.New(widest, "", ">", "")
		for _, line := range one.Lines {
			t.Row(line.Name, p.figure(&line.Amount, one.Unit))
		}
		t.Total(p.Say("Valeur", "Figure"), p.figure(one.Figure, one.Unit), p.verdict(one.Verdict))
		for _, line := range one.Base {
			t.Row(p.Say("base : ", "base: ")+line.Name, p.figure(&line.Amount, one.Unit))
		}
		for _, f := range one.Parameters {
			t.Row(string(f.Parameter), p.figure(f.Value, f.Unit), p.Named(f.Status.Label(), string(f.Status)))
		}
		t.Row(p.Say("Limite ", "Limit ")+p.bound(one.Bound), p.figure(one.Limit, one.Unit))
		t.Row(p.Say("Marge", "Margin"), p.figure(one.Margin, one.Unit))
		p.table(t)
		for _, name := range one.Missing {
			p.line("%s %s", p.Say("Il manque", "Missing:"), name)
		}
		for _, source := range one.Sources {
			p.line("%s\n  %s", source.Title, source.Address)
		}
	}
	return p.Bytes()
}
