package report

import (
	"fmt"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
)

// part is one part of the text: what it says once, and what it says for each scenario.
type part struct {
	name   string
	fr, en string
	once   func(*printer)
	each   func(*printer, *Scenario)
	after  func(*printer)
}

// parts are in the order of the dossier.
func parts() []part {
	return []part{
		{name: "budget", fr: "Devis", en: "Budget", once: (*printer).budget},
		{name: "taxcredit", fr: "Crédit d'impôt", en: "Tax credit", once: (*printer).taxCredit},
		{name: "financing", fr: "Plan de financement", en: "Financing plan", once: (*printer).financing},
		{name: "risk", fr: "Couverture et risque du producteur", en: "Cover and producer's risk", once: (*printer).risk},
		{name: "cash", fr: "Plan de trésorerie", en: "Cash-flow plan", once: (*printer).cash},
		{name: "facility", fr: "Crédit bancaire", en: "Bank facility", once: (*printer).facility},
		{name: "boxoffice", fr: "Billetterie", en: "Box office", each: (*printer).boxOffice},
		{name: "support", fr: "Soutien automatique", en: "Automatic support", each: (*printer).support},
		{name: "amortisation", fr: "Amortissement", en: "Amortisation", once: (*printer).opening, each: (*printer).amortisation},
		{name: "recoupment", fr: "Remontées de recettes", en: "Recoupment", each: (*printer).recoupment},
		{name: "authors", fr: "Comptes des auteurs", en: "Authors' statements", each: (*printer).authors},
		{name: "returns", fr: "Résultats", en: "Results", each: (*printer).returns, after: (*printer).expected},
		{name: "breakeven", fr: "Seuils de rentabilité", en: "Break-even", once: (*printer).breakEven},
	}
}

// Sections returns the names of the parts that [Dossier.Section] prints.
func Sections() []string {
	var names []string
	for _, p := range parts() {
		names = append(names, p.name)
	}
	return names
}

// Text returns the whole dossier as text.
func (d *Dossier) Text() string {
	p := &printer{Language: d.Language, view: d}
	p.title()
	scenarios := false
	for _, one := range parts() {
		if one.each == nil {
			p.heading(one)
			one.once(p)
			continue
		}
		if !scenarios {
			scenarios = true
			p.scenarios()
		}
	}
	return p.String()
}

// scenarios prints the parts of the scenarios, scenario by scenario.
func (p *printer) scenarios() {
	var after []part
	for _, one := range parts() {
		if one.each != nil && one.once != nil {
			p.heading(one)
			one.once(p)
		}
		if one.after != nil {
			after = append(after, one)
		}
	}
	for i := range p.view.Scenarios {
		s := &p.view.Scenarios[i]
		p.banner(p.say("SCÉNARIO ", "SCENARIO ") + strings.ToUpper(s.Label) + p.say(" — probabilité ", " — probability ") + p.Percent(s.Probability))
		for _, one := range parts() {
			if one.each != nil {
				p.heading(one)
				one.each(p, s)
			}
		}
	}
	for _, one := range after {
		one.after(p)
	}
}

// Section returns one part of the dossier as text, for one scenario or for all of them when scenario
// is empty, and whether there is such a part.
func (d *Dossier) Section(name, scenario string) (string, bool) {
	p := &printer{Language: d.Language, view: d}
	for _, one := range parts() {
		if one.name != name {
			continue
		}
		p.heading(one)
		if one.once != nil {
			one.once(p)
		}
		for i := range d.Scenarios {
			s := &d.Scenarios[i]
			if one.each != nil && (scenario == "" || scenario == s.ID) {
				p.sub(p.say("Scénario ", "Scenario ") + strings.ToLower(s.Label))
				one.each(p, s)
			}
		}
		if one.after != nil {
			one.after(p)
		}
		return p.String(), true
	}
	return "", false
}

// printer writes the text.
type printer struct {
	strings.Builder
	Language
	view *Dossier
}

// line writes a line of text.
func (p *printer) line(format string, args ...any) {
	p.WriteString(grid.Clean(fmt.Sprintf(format, args...)) + "\n")
}

func (p *printer) blank() { p.WriteString("\n") }

// table writes a table and a blank line.
func (p *printer) table(t *grid.Table) {
	p.WriteString(t.String())
	p.blank()
}

func (p *printer) heading(one part) {
	title := strings.ToUpper(p.say(one.fr, one.en))
	p.blank()
	p.line("%s", title)
	p.line("%s", strings.Repeat("━", grid.Width(title)))
	p.blank()
}

func (p *printer) sub(title string) {
	p.line("%s", title)
	p.blank()
}

// banner sets a title between two double rules.
func (p *printer) banner(lines ...string) {
	most := 0
	for _, one := range lines {
		most = max(most, grid.Width(one))
	}
	rule := strings.Repeat("═", max(most, 72))
	p.blank()
	p.line("%s", rule)
	for _, one := range lines {
		p.line("%s", one)
	}
	p.line("%s", rule)
}
