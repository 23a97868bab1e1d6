package report

import (
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"

	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/recoupment"
)

// Text writes the settlements for people: the statement of every party, what parties owe each other, the
// accounts and the events.
func (s *Story) Text(l words.Language) string {
	p := &printer{Words: NewWords(s.Deal, l)}
	p.cover(s)
	if len(s.Chapters) == 0 {
		p.line("%s", p.Say("Aucun relevé : il n'y a pas de mouvement, ou -settle none.", "No statement: there is no movement, or -settle none."))
	}
	for i := range s.Chapters {
		p.chapter(&s.Chapters[i])
	}
	if len(s.Later) > 0 {
		p.heading(p.Say("Événements après le dernier relevé", "Events after the last statement"))
		p.events(s.Later)
	}
	return strings.TrimRight(p.String(), "\n") + "\n"
}

func (p *printer) chapter(c *Chapter) {
	p.banner(p.Say("RELEVÉ N° ", "STATEMENT No. ") + p.Number(whole(int64(c.Number)), 0) + p.Say(" AU ", " AT ") + p.Date(c.Date))
	p.line("%s %s", p.Say("Recettes réparties dans la période :", "Receipts shared out in the period:"), p.Money(c.Receipts))
	if !c.Withheld.IsZero() || !c.Released.IsZero() || !c.Held.IsZero() {
		p.line("%s %s, %s %s, %s %s", p.Say("Provisions : retenu", "Reserves: withheld"), p.Money(c.Withheld), p.Say("libéré", "released"), p.Money(c.Released),
			p.Say("encore retenu", "still held"), p.Money(c.Held))
	}
	p.blank()
	var idle []string
	for i := range c.Statements {
		if s := &c.Statements[i]; still(s) {
			idle = append(idle, p.statementName(s))
		} else {
			p.statement(s)
		}
	}
	if len(idle) > 0 {
		p.line("%s %s", p.Say("Rien encore pour :", "Nothing yet for:"), strings.Join(idle, ", "))
		p.blank()
	}
	p.transfers(c.Transfers)
	p.accounts(c.Accounts)
	p.accruals(c.Accruals)
	p.rates(c.Rates)
	if len(c.Events) > 0 {
		p.heading(p.Say("Événements de la période", "Events of the period"))
		p.events(c.Events)
	}
}

// still reports a statement on which nothing has ever happened.
func still(s *recoupment.Statement) bool {
	return s.Entitled.Cumulative.IsZero() && s.Entitled.Current.IsZero() && s.Deducted.IsZero() && s.Opposable.IsZero() && s.PaidBefore.IsZero() &&
		s.Due.IsZero() && s.Held.IsZero() && len(moved(s.Receivable))+len(moved(s.Payable)) == 0
}

// moved returns the transfers on which something has happened.
func moved(all []recoupment.TransferLine) []recoupment.TransferLine {
	var some []recoupment.TransferLine
	for _, t := range all {
		if !t.Cumulative.IsZero() || !t.Prior.IsZero() {
			some = append(some, t)
		}
	}
	return some
}

func (p *printer) transfers(all []recoupment.TransferLine) {
	all = moved(all)
	if len(all) == 0 {
		return
	}
	p.heading(p.Say("Paiements entre les parties", "Payments between parties"))
	t := grid.New(widest, p.Say("Objet", "For"), p.Say("De", "From"), p.Say("À", "To"), p.Say(">Antérieur", ">Prior"), p.Say(">Période", ">Current"), p.Say(">Cumul", ">Cumulative"),
		p.Say(">Déjà payé", ">Paid before"), p.Say(">Payé", ">Paid"), p.Say(">Reporté", ">Carried"))
	for _, one := range all {
		t.Row(p.Transfer(one), p.Party(one.From), p.payee(one), p.Dashed(one.Prior), p.Dashed(one.Current), p.Dashed(one.Cumulative),
			p.Dashed(one.PaidBefore), p.Dashed(one.Paid), p.Dashed(one.Carried))
	}
	p.table(t)
}

// payee is who receives a transfer: a party, or a pool.
func (p *printer) payee(t recoupment.TransferLine) string {
	if t.Into != "" {
		return p.Pool(t.Into)
	}
	return p.Party(t.To)
}

func (p *printer) accounts(all []recoupment.AccountPosition) {
	if len(all) == 0 {
		return
	}
	p.heading(p.Say("Comptes à récupérer", "Accounts to recoup"))
	interest, refused := false, false
	for _, a := range all {
		interest = interest || !a.Interest.IsZero()
		refused = refused || !a.Refused.IsZero()
	}
	titles := []string{p.Say("Compte", "Account"), p.Say(">Entré", ">Entered")}
	if refused {
		titles = append(titles, p.Say(">Refusé", ">Refused"))
	}
	titles = append(titles, p.Say(">À récupérer", ">To recoup"), p.Say(">Récupéré", ">Recouped"), p.Say(">Restant", ">Outstanding"))
	if interest {
		titles = append(titles, p.Say(">Intérêts courus", ">Interest accrued"), p.Say(">Intérêts dus", ">Interest due"))
	}
	t := grid.New(widest, titles...)
	for _, a := range all {
		cells := []string{p.Account(a.ID), p.Dashed(a.Entered)}
		if refused {
			cells = append(cells, p.Dashed(a.Refused))
		}
		cells = append(cells, p.Dashed(a.Target), p.Dashed(a.Recouped), p.Dashed(a.Outstanding))
		if interest {
			cells = append(cells, p.Dashed(a.Interest), p.Dashed(a.InterestDue))
		}
		t.Row(cells...)
	}
	p.table(t)
}

func (p *printer) accruals(all []recoupment.Accrual) {
	if len(all) == 0 {
		return
	}
	p.heading(p.Say("Droits acquis sur à-valoir", "Rights that accrue against an advance"))
	t := grid.New(widest, p.Say("Droit", "Right"), p.Say(">Acquis", ">Earned"), p.Say(">À-valoir", ">Advance"), p.Say(">Non couvert", ">Unearned"), p.Say(">Reporté", ">Carried"))
	for _, a := range all {
		t.Row(p.Right(a.Right), p.Dashed(a.Earned), p.Dashed(a.Advance), p.Dashed(a.Unearned), p.Dashed(a.Carried))
	}
	p.table(t)
}

// rates shows the rights that have several rates, each rate with what it was taken of.
func (p *printer) rates(all []recoupment.RatePosition) {
	t, some := grid.New(widest, p.Say("Droit", "Right"), p.Say("Taux", "Rate"), p.Say(">Assiette", ">Base"), p.Say(">Montant", ">Amount")), false
	for _, one := range all {
		name := p.Right(one.Right)
		for step, base := range one.Bases {
			if len(one.Bases) < 2 || base.IsZero() {
				continue
			}
			t.Row(name, p.Rule(one.Right, step), p.Dashed(base), p.Dashed(one.Amounts[step]))
			name, some = "", true
		}
	}
	if some {
		p.heading(p.Say("Droits à plusieurs taux, taux par taux", "Rights of several rates, rate by rate"))
		p.table(t)
	}
}

func (p *printer) events(all []recoupment.Event) {
	t := grid.New(widest, p.Say("Date", "Date"), p.Say("Seuil atteint", "Threshold reached"), p.Say("Mouvement", "Movement"),
		p.Say(">Jusqu'au seuil", ">Up to it"), p.Say(">Au-delà", ">Beyond it"))
	for _, e := range all {
		movement := e.Movement
		if e.Date.IsZero() {
			movement = p.Say("(dès l'ouverture)", "(from the opening)")
		}
		t.Row(p.Date(e.Date), p.Threshold(e.Threshold), movement, p.Dashed(e.Before), p.Dashed(e.After))
	}
	p.table(t)
}
