package report

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/recoupment"
)

func whole(n int64) decimal.Decimal { return decimal.NewFromInt(n) }

// statementName is the label of a statement, with the parties it is for where they have other names.
func (p *printer) statementName(s *recoupment.Statement) string {
	name := p.Named(s.Label, p.Party(s.ID))
	var others []string
	for _, party := range s.Parties {
		if label := p.Party(party); label != name {
			others = append(others, label)
		}
	}
	if len(others) > 0 {
		name += " (" + strings.Join(others, ", ") + ")"
	}
	return name
}

// statement prints a statement of account: its rights pool by pool, then what is due.
func (p *printer) statement(s *recoupment.Statement) {
	p.heading(p.statementName(s))
	t := grid.New(widest, p.Say("Bassin", "Pool"), p.Say("Droit", "Right"), p.Say(">Antérieur", ">Prior"), p.Say(">Période", ">Current"), p.Say(">Cumul", ">Cumulative"))
	var sum recoupment.Figures
	for _, pool := range s.Pools {
		lines := slices.DeleteFunc(slices.Clone(s.Lines), func(l recoupment.Line) bool { return l.Pool != pool.Pool })
		for i, l := range lines {
			name := ""
			if i == 0 {
				name = p.Pool(pool.Pool)
			}
			p.figures(t, name, p.Right(l.ID), l.Figures)
		}
		if len(lines) > 1 {
			p.figures(t, "", p.Say("sous-total", "subtotal"), pool.Figures)
		}
		sum = added(sum, pool.Figures)
	}
	if earned := s.Entitled.Cumulative.Sub(sum.Cumulative); !earned.IsZero() {
		p.figures(t, "", p.Say("acquis avant l'historique", "earned before the history"), recoupment.Figures{Prior: earned, Cumulative: earned})
	}
	t.Total("", p.Say("Droits acquis", "Entitled"), p.Dashed(s.Entitled.Prior), p.Dashed(s.Entitled.Current), p.Dashed(s.Entitled.Cumulative))
	p.position(t, s)
	p.table(t)
	p.between(s)
}

// position prints how what is due follows from what was earned.
func (p *printer) position(t *grid.Table, s *recoupment.Statement) {
	last := func(label string, amount decimal.Decimal) { t.Row("", label, "", "", p.Dashed(amount)) }
	optional := func(label string, amount decimal.Decimal) {
		if !amount.IsZero() {
			last(label, amount)
		}
	}
	optional(p.Say("différence de sa vue (opposabilité)", "difference of his view (opposability)"), s.Opposable)
	optional(p.Say("− déduit", "− deducted"), s.Deducted)
	if !s.Withheld.IsZero() || !s.Released.IsZero() || !s.Held.IsZero() {
		t.Row("", p.Say("provision retenue dans la période", "reserve withheld in the period"), "", p.Dashed(s.Withheld))
		t.Row("", p.Say("provision libérée dans la période", "reserve released in the period"), "", p.Dashed(s.Released))
		last(p.Say("− provision encore retenue", "− reserve still held"), s.Held)
	}
	last(p.Say("− déjà payé", "− paid before"), s.PaidBefore)
	t.Total("", p.Say("Dû", "Due"), "", "", p.Dashed(s.Due))
	last(p.Say("payé par ce relevé", "paid by this statement"), s.Paid)
	last(p.Say("reporté", "carried"), s.Carried)
	optional(p.Say("reste à récupérer", "balance to recoup"), s.ToRecoup)
}

// between prints what the parties of a statement are owed by others, and owe.
func (p *printer) between(s *recoupment.Statement) {
	for _, one := range moved(s.Receivable) {
		p.line("%s %s%s%s, %s (%s %s)", p.Say("À recevoir de", "To be received from"), p.Party(one.From), p.Say(" : ", ": "), p.Transfer(one), p.Money(one.Cumulative),
			p.Say("période", "current"), p.Money(one.Current))
	}
	for _, one := range moved(s.Payable) {
		p.line("%s %s%s%s, %s (%s %s)", p.Say("À payer à", "To be paid to"), p.payee(one), p.Say(" : ", ": "), p.Transfer(one), p.Money(one.Cumulative),
			p.Say("période", "current"), p.Money(one.Current))
	}
	if len(moved(s.Receivable))+len(moved(s.Payable)) > 0 {
		p.blank()
	}
}

func (p *printer) figures(t *grid.Table, pool, right string, f recoupment.Figures) {
	t.Row(pool, right, p.Dashed(f.Prior), p.Dashed(f.Current), p.Dashed(f.Cumulative))
}

func added(a, b recoupment.Figures) recoupment.Figures {
	return recoupment.Figures{Prior: a.Prior.Add(b.Prior), Current: a.Current.Add(b.Current), Cumulative: a.Cumulative.Add(b.Cumulative)}
}
