package report

import (
	"slices"

	"github.com/filmfinance/filmfinance/examples/internal/grid"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/cashflow"
)

// Explain says where the figure of an identifier comes from, and whether it is known: a line of the
// devis, a percentage, a source of the plan, and, in a scenario, a right of the cascade or a column of
// its payments. An identifier that names several of them is explained as each.
func (d *Dossier) Explain(id, scenario string) (string, bool) {
	p := &printer{Language: d.Language, view: d}
	for _, line := range d.Budget.Lines {
		if line.ID == id {
			p.explainLine(line)
		}
	}
	for _, one := range d.Budget.Percentages {
		if one.ID == id {
			p.sub(one.ID + " — " + p.percentage(one))
			p.line("%s %% x %s = %s", p.Number(one.Rate), p.Number(one.Base), p.Number(one.Amount))
		}
	}
	for _, s := range d.Financing.Sources {
		if s.ID == id {
			p.explainSource(s)
		}
	}
	for i := range d.Scenarios {
		if d.Scenarios[i].ID == scenario {
			p.explainRight(id, &d.Scenarios[i])
		}
	}
	return p.String(), p.Len() > 0
}

// Explained returns every identifier that [Dossier.Explain] knows, by kind, in the order of the document.
func (d *Dossier) Explained() (kinds []string, ids [][]string) {
	var lines, percentages, sources, rights []string
	for _, line := range d.Budget.Lines {
		lines = append(lines, line.ID)
	}
	for _, p := range d.Budget.Percentages {
		percentages = append(percentages, p.ID)
	}
	for _, s := range d.Financing.Sources {
		sources = append(sources, s.ID)
	}
	for _, c := range d.Columns {
		rights = append(rights, c.Code)
		for _, right := range c.Rights {
			if right != c.Code {
				rights = append(rights, right)
			}
		}
	}
	l := d.Language
	return []string{l.say("lignes du devis", "lines of the budget"), l.say("pourcentages", "percentages"), "sources", l.say("droits", "rights")},
		[][]string{lines, percentages, sources, rights}
}

func (p *printer) explainLine(line BudgetLine) {
	p.sub(line.ID + " — " + line.Label + p.say(" (compte ", " (account ") + line.Account + ")")
	p.line("%s %s x %s x %s = %s", p.Number(line.Quantity), line.Unit, p.Number(line.Number), p.Number(line.Rate), p.Number(line.Amount))
	p.blank()
	t := grid.New(0, p.say("Contribution", "Contribution"), p.say("Assiette", "On"), p.say(">Base", ">Base"), p.say(">Taux %", ">Rate %"), p.say(">Montant", ">Amount"))
	for _, c := range line.Charges {
		t.Row(c.Label, c.On, p.Number(c.Base), p.Number(c.Rate), p.Number(c.Amount))
	}
	if t.Len() > 0 {
		t.Total("Total", "", "", "", p.Number(line.Charge))
		p.table(t)
	}
	p.dated(line.ID)
}

// dated prints the dated payments of a line, its charges included.
func (p *printer) dated(id string) {
	t := grid.New(0, "Date", p.say(">Sem.", ">Week"), p.say("Colonne", "Column"), p.say(">Montant", ">Amount"))
	s, total := newScale(p.view.Currency), decimal.Decimal{}
	for _, one := range p.view.result.Cash.Movements {
		if one.ID == id && one.Column != cashflow.Receipts {
			t.Row(p.Date(one.Date), p.whole(int64(one.Week)), p.label(one.Column.Label()), p.Number(s.money(one.Amount)))
			total = total.Add(one.Amount)
		}
	}
	if t.Len() == 0 {
		return
	}
	t.Total("Total", "", "", p.Number(s.money(total)))
	p.table(t)
}

func (p *printer) explainSource(s Source) {
	p.sub(s.ID + " — " + s.Label + " (" + s.Group + ", " + p.status(s) + ")")
	p.line(p.say("%s, soit %s du devis de %s ; probabilité %s, quotité %s, recoupable %s.", "%s, that is %s of the budget of %s; probability %s, bankable %s, recoupable %s."),
		p.Number(s.Amount), p.Percent(s.Share), p.Number(p.view.Budget.Total), p.Percent(s.Probability), p.Percent(s.Bankable), p.Number(s.Recoupable))
	p.blank()
	if len(s.Instalments) == 0 {
		p.line("%s", p.say("Aucun versement : cette source n'apporte pas de trésorerie.", "No instalment: this source brings no cash."))
		return
	}
	t := grid.New(0, ">%", p.say("Étape", "Milestone"), "Date", p.say(">Montant", ">Amount"))
	for _, i := range s.Instalments {
		t.Row(p.Number(i.Percent), i.Milestone+p.days(i.Days), p.Date(i.Date), p.Number(i.Amount))
	}
	t.Total("", "Total", "", p.Number(s.Amount))
	p.table(t)
}

// rights returns the rights that an identifier names: itself, or those of its column.
func (d *Dossier) rights(id string) []string {
	for _, c := range d.Columns {
		if c.Code == id {
			return c.Rights
		}
		if slices.Contains(c.Rights, id) {
			return []string{id}
		}
	}
	return nil
}

func (p *printer) explainRight(id string, s *Scenario) {
	rights := p.view.rights(id)
	if len(rights) == 0 {
		return
	}
	p.sub(id + " — " + p.say("scénario ", "scenario ") + s.Label)
	t := grid.New(0, "Date", p.say("Recette", "Receipt"), p.say("Droit", "Right"), p.say(">Palier", ">Step"), p.say(">Base", ">Base"),
		p.say(">Taux %", ">Rate %"), p.say(">Acquis", ">Earned"), p.say(">Payé", ">Paid"))
	scale := newScale(p.view.Currency)
	var earned, paid decimal.Decimal
	for _, one := range s.result.Outcome.Postings {
		if !slices.Contains(rights, one.Right) {
			continue
		}
		earned, paid = earned.Add(one.Earned), paid.Add(one.Paid)
		t.Row(p.Date(one.Date), p.receipt(one), one.Right, p.whole(int64(one.Step)+1), p.Number(scale.money(one.Base)), p.Number(percent(one.Rate)),
			p.dashed(scale.money(one.Earned)), p.dashed(scale.money(one.Paid)))
	}
	if t.Len() == 0 {
		p.line("%s", p.say("Ce droit ne reçoit rien dans ce scénario.", "This right receives nothing in this scenario."))
		return
	}
	t.Total("Total", "", "", "", "", "", p.Number(scale.money(earned)), p.Number(scale.money(paid)))
	p.table(t)
	p.advance(id, s)
	p.settled(rights, s, paid)
}

// advance says what of an author's earnings was set against his guarantee.
func (p *printer) advance(id string, s *Scenario) {
	for _, a := range s.Authors {
		if a.ID == id {
			p.line(p.say("Droits à l'ouverture %s ; en tout %s ; MG déjà versé %s, restant à couvrir %s.", "Opening entitlement %s; in all %s; guarantee already paid %s, not yet earned out %s."),
				p.Number(a.Opening), p.Number(a.Earned), p.Number(a.Guarantee), p.Number(a.Unearned))
		}
	}
}

// settled compares the postings with what the settlements paid: the lines of one statement are rounded
// together, and one right takes the balance of the cents.
func (p *printer) settled(rights []string, s *Scenario, posted decimal.Decimal) {
	var total decimal.Decimal
	for _, one := range s.result.Outcome.Final.Lines {
		if slices.Contains(rights, one.ID) {
			total = total.Add(one.Cumulative)
		}
	}
	scale := newScale(p.view.Currency)
	p.line(p.say("Payé par les relevés : %s (différence d'arrondi : %s).", "Paid by the statements: %s (difference of rounding: %s)."),
		p.Number(scale.money(total)), p.Number(scale.money(total.Sub(posted))))
}
