package main

import (
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/royalties"
)

// widest is the number of columns that a cell may take.
const widest = 60

// text writes the statements for people.
func text(r *result, o *options) []byte {
	p := newPrinter(r, o)
	rule := strings.Repeat("═", 72)
	p.line("%s", rule)
	p.line("%s — %s %s", strings.ToUpper(p.Named(r.Title, "royalties")), p.Say("redditions de comptes, en", "statements of account, in"), r.Currency)
	p.line("%s", rule)
	p.WriteString("\n")
	p.amortisation()
	for _, c := range r.doc.Ledger.Contracts {
		if o.contract == "" || o.contract == c.ID {
			p.contract(c)
		}
	}
	p.social()
	p.deadlines()
	return []byte(p.String())
}

// amortisation tells how much of the cost of the film is amortised.
func (p *printer) amortisation() {
	t := grid.New(widest, p.Say("Période", "Period"), p.Say(">Ouverture", ">Opening"), p.Say(">Soutien compté", ">Support counted"),
		p.Say(">Recettes", ">Receipts"), p.Say(">Clôture", ">Closing"), p.Say(">Reste à amortir", ">Left to amortise"))
	for _, c := range p.result.Closings {
		if a := c.Amortisation; a != nil {
			t.Row(c.Period, p.money(a.Opening), p.dash(a.Support), p.money(a.Closing.Sub(a.Opening).Sub(a.Support)), p.money(a.Closing), p.dash(a.Remaining))
		}
	}
	if t.Len() > 0 {
		p.heading(p.Say("Amortissement du film, coût ", "Amortisation of the film, cost ") + p.money(p.result.Closings[0].Amortisation.Cost))
		p.table(t)
	}
}

// contract writes the statements of one contract.
func (p *printer) contract(c royalties.Contract) {
	title := c.ID
	if name := p.Named(c.Label, c.Party); name != c.ID {
		title += " — " + name
	}
	p.heading(title)
	for _, one := range c.Collective {
		p.line(p.Say("Gestion collective (%s), hors contrat : %s.", "Collective management (%s), outside the contract: %s."), one.Society, strings.Join(one.On["medium"], ", "))
	}
	before := grid.New(widest, p.Say("Versé avant", "Paid before"), p.Say("Nature", "Kind"), p.Say(">Montant", ">Amount"))
	for _, pay := range c.Payments {
		before.Row(p.Date(pay.Date), p.kind(pay.Kind), p.money(pay.Amount))
	}
	if len(c.Collective) > 0 {
		p.WriteString("\n")
	}
	p.table(before)
	for _, s := range p.result.Statements(c.ID) {
		p.statement(s)
	}
	p.summary(c)
}

// statement writes the lines of one statement, and its balance.
func (p *printer) statement(s royalties.Statement) {
	p.line(p.Say("Relevé n° %d, arrêté au %s, payable le %s", "Statement %d, closed on %s, payable on %s"), s.Number, p.Date(s.Date), p.Date(s.Payable))
	t := grid.New(widest, p.Say("Mode", "Medium"), p.Say("Droit", "Right"), p.Say("Assiette", "Base"), p.Say(">Montant", ">Amount"), p.Say(">Taux", ">Rate"),
		p.Say(">Droits", ">Earned"), p.Say(">Cumul", ">Cumulative"))
	for _, l := range s.Lines {
		if !l.Base.IsZero() || !l.Earned.Restated.IsZero() {
			t.Row(p.medium(l.Medium), l.Right, p.base(l), p.money(l.Base), p.rate(l), p.money(l.Earned.Current), p.money(l.Earned.Cumulative))
		}
	}
	current, cumulative := s.Earned.Current, s.Earned.Cumulative
	for _, l := range s.Lines {
		current, cumulative = current.Sub(l.Earned.Current), cumulative.Sub(l.Earned.Cumulative)
	}
	if !current.IsZero() || !cumulative.IsZero() {
		t.Row(p.Say("Arrondi", "Rounding"), "", "", "", "", p.money(current), p.money(cumulative))
	}
	t.Total("Total", "", "", "", "", p.money(s.Earned.Current), p.money(s.Earned.Cumulative))
	p.WriteString("\n" + t.String())
	p.balance(s)
}

// balance writes what is due, paid and carried.
func (p *printer) balance(s royalties.Statement) {
	t := grid.New(widest, "", ">")
	row := func(fr, en, amount string) { t.Row(p.Say(fr, en), amount) }
	if !s.Earned.Restated.IsZero() {
		row("Rectification des relevés précédents", "Correction of earlier statements", p.money(s.Earned.Restated))
	}
	if !s.Advance.IsZero() {
		row("MG et avances", "Guarantee and advances", p.money(s.Advance))
		row("MG restant à couvrir", "Not yet earned out", p.dash(s.Unearned))
	}
	if !s.Held.IsZero() || !s.Released.IsZero() {
		row("Provision retenue", "Reserve withheld", p.dash(s.Withheld))
		row("Provision libérée", "Reserve released", p.dash(s.Released))
	}
	row("Déjà payé", "Paid before", p.dash(s.PaidBefore))
	row("Dû, report compris", "Due, carried included", p.money(s.Due))
	for _, b := range s.Bonuses {
		if !b.Due.IsZero() {
			label := p.Named(b.Label, b.ID) + p.Say(", à la charge de ", ", borne by ") + b.BorneBy
			row(label, label, p.money(b.Paid))
		}
	}
	row("Payé", "Paid", p.money(s.Total))
	for _, part := range s.Parts {
		label := "  " + part.Party + ", " + p.Percent(part.Percent)
		row(label, label, p.money(part.Paid))
	}
	row("Reporté", "Carried", p.dash(s.Carried))
	p.WriteString(t.String() + "\n")
}

// summary tells the statements of a contract on one line each.
func (p *printer) summary(c royalties.Contract) {
	t := grid.New(widest, p.Say("Période", "Period"), p.Say(">Droits", ">Earned"), p.Say(">Cumul", ">Cumulative"), p.Say(">MG à couvrir", ">Unearned"),
		p.Say(">Dû", ">Due"), p.Say(">Primes", ">Bonuses"), p.Say(">Payé", ">Paid"), p.Say(">Reporté", ">Carried"))
	for _, s := range p.result.Statements(c.ID) {
		t.Row(s.Period, p.money(s.Earned.Current), p.money(s.Earned.Cumulative), p.dash(s.Unearned), p.money(s.Due), p.dash(s.Bonus), p.money(s.Total), p.dash(s.Carried))
	}
	p.table(t)
}

// social tells the contributions on every payment.
func (p *printer) social() {
	if len(p.result.Social) == 0 {
		return
	}
	p.heading(p.Say("Cotisations sociales", "Social contributions"))
	titles := []string{p.Say("Payé à", "Paid to"), "Date", p.Say("Nature", "Kind"), p.Say(">Brut", ">Gross")}
	for _, one := range p.result.doc.Social[0].Contributions {
		if !one.Payer {
			titles = append(titles, ">"+p.Named(one.Label, strings.ToUpper(one.ID)))
		}
	}
	t := grid.New(widest, append(titles, ">Net", p.Say(">Diffuseur", ">Payer"))...)
	for _, w := range p.result.Social {
		cells := []string{w.Party, p.Date(w.Date), p.kind(w.Kind), p.money(w.Amount)}
		for _, c := range w.Charges {
			if !c.Payer {
				cells = append(cells, p.money(c.Amount))
			}
		}
		t.Row(append(cells, p.money(w.Net), p.money(w.Payer))...)
	}
	p.table(t)
	t = grid.New(widest, p.Say("Personne", "Person"), p.Say(">Brut", ">Gross"), p.Say(">Précompte", ">Withheld"), ">Net", p.Say(">Diffuseur", ">Payer"), p.Say(">Coût", ">Cost"))
	for _, one := range p.result.Totals {
		t.Row(one.Party, p.money(one.Gross), p.money(one.Withheld), p.money(one.Net), p.money(one.Payer), p.money(one.Cost))
	}
	p.table(t)
}

// deadlines tells the legal deadlines.
func (p *printer) deadlines() {
	if len(p.result.Deadlines) == 0 {
		return
	}
	p.heading(p.Say("Échéances légales", "Legal deadlines"))
	t := grid.New(80, p.Say("Au plus tard", "By"), p.Say("Obligation", "Duty"), "Source")
	for _, d := range p.result.Deadlines {
		t.Row(p.Date(d.By), p.Named(d.Label, d.Duty), d.Source.Title)
	}
	p.table(t)
}
