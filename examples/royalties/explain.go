package main

import (
	"fmt"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/royalties"
)

// explain says where the figures of a contract, a rate or a medium come from.
func explain(r *result, o *options) ([]byte, error) {
	p := newPrinter(r, o)
	told := p.explainBases(o.explain)
	told = p.explainLines(o.explain) || told
	for _, c := range r.doc.Ledger.Contracts {
		if c.ID == o.explain {
			p.explainDue(c)
		}
	}
	if !told {
		return nil, program.Misusef("-explain %q: there is no such contract, rate or medium; contracts: %s", o.explain, r.names())
	}
	return []byte(p.String()), nil
}

// explainLines shows base, rate and product of every line whose right begins with a name.
func (p *printer) explainLines(name string) bool {
	t := grid.New(widest, p.Say("Période", "Period"), p.Say("Droit", "Right"), p.Say(">Palier", ">Step"), p.Say("Assiette", "Base"), p.Say(">Montant", ">Amount"), p.Say(">Taux", ">Rate"),
		p.Say(">Produit", ">Product"), p.Say(">Assiette cumulée", ">Base, cumulative"), p.Say(">Droits cumulés", ">Earned, cumulative"), p.Say(">De la période", ">Of the period"))
	found := false
	for _, c := range p.result.Closings {
		for _, s := range c.Statements {
			for _, l := range s.Lines {
				if l.Right != name && !strings.HasPrefix(l.Right, name+".") {
					continue
				}
				if found = true; !l.Base.IsZero() || !l.Earned.Current.IsZero() {
					t.Row(c.Period, l.Right, fmt.Sprint(l.Step), p.base(l), p.money(l.Base), p.rate(l), p.money(l.Alone), p.money(l.BaseTotal),
						p.money(l.Earned.Cumulative), p.money(l.Earned.Current.Add(l.Earned.Restated)))
				}
			}
		}
	}
	if !found {
		return false
	}
	p.heading(p.Say("Droits de ", "Entitlements of ") + name)
	p.steps(name)
	p.table(t)
	p.line("%s", p.Say("Les droits de la période sont la différence des droits cumulés, arrondis : ils peuvent s’écarter d’un centime du produit.",
		"The entitlement of the period is the difference of rounded cumulative ones: it may be a cent from the product."))
	p.WriteString("\n")
	return true
}

// steps tells when the rates change.
func (p *printer) steps(name string) {
	for _, c := range p.result.Closings {
		a := c.Amortisation
		if a == nil || !a.Reached {
			continue
		}
		for _, m := range a.Media {
			if !m.Before.IsZero() && !m.After.IsZero() {
				p.line(p.Say("Le film est amorti en %s, dans les recettes %s : %s avant, %s après.", "The film is amortised in %s, inside the receipts of %s: %s before, %s after."),
					c.Period, p.medium(m.Medium), p.money(m.Before), p.money(m.After))
				p.WriteString("\n")
			}
		}
		break
	}
	for _, c := range p.result.doc.Ledger.Contracts {
		for _, r := range c.Rates {
			if e := r.Escalator; e != nil && strings.HasPrefix(c.ID+"."+r.ID, name) {
				for _, extra := range e.Extra {
					p.line(p.Say("%s : + %s au-delà de %s %s.", "%s: + %s above %s %s."), p.Named(e.Label, e.ID), p.Percent(extra.Points), p.Number(extra.Above, 0), p.counter(e.Counter))
				}
				p.WriteString("\n")
			}
		}
	}
}

// explainBases shows how the base of a medium is worked out.
func (p *printer) explainBases(medium string) bool {
	t := grid.New(widest, p.Say("Période", "Period"), p.Say(">Recettes", ">Sales"), p.Say(">Provision retenue", ">Withheld"), p.Say(">Provision antérieure", ">Reserve before"),
		p.Say(">Retours", ">Returns"), p.Say(">Libéré", ">Released"), p.Say(">Assiette", ">Base"), p.Say(">Provision à la clôture", ">Reserve at the end"))
	for _, c := range p.result.Closings {
		for _, b := range c.Bases {
			if b.Medium == medium {
				t.Row(c.Period, p.money(b.Sales), p.dash(b.Withheld), p.dash(b.Opening), p.dash(b.Returns), p.dash(b.Released), p.money(b.Base), p.dash(b.Closing))
			}
		}
	}
	if t.Len() == 0 {
		return false
	}
	p.heading(p.Say("Assiette de ", "Base of ") + p.medium(medium))
	p.table(t)
	return true
}

// explainDue shows how what is due follows from what was earned.
func (p *printer) explainDue(c royalties.Contract) {
	p.heading(p.Say("Solde de ", "Balance of ") + c.ID)
	t := grid.New(widest, p.Say("Période", "Period"), p.Say(">Droits cumulés", ">Earned"), p.Say(">MG et avances", ">Advances"), p.Say(">Au-delà", ">Beyond"), p.Say(">Provision", ">Held"),
		p.Say(">Déjà payé", ">Paid before"), p.Say(">Dû", ">Due"), p.Say(">Payé", ">Paid"), p.Say(">Reporté", ">Carried"))
	for _, s := range p.result.Statements(c.ID) {
		t.Row(s.Period, p.money(s.Earned.Cumulative), p.money(s.Advance), p.money(s.Entitled), p.dash(s.Held), p.dash(s.PaidBefore), p.money(s.Due), p.money(s.Paid), p.dash(s.Carried))
	}
	p.table(t)
	p.line("%s", p.Say("Dû = au-delà du MG, moins la provision, moins le déjà payé ; payé à partir de ", "Due = beyond the guarantee, less the reserve, less what was paid; paid from ")+p.money(c.Minimum)+".")
}
