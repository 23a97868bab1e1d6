package main

import (
	"strconv"
	"strings"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/shopspring/decimal"
)

// calendar is the timetable: the date that moves the others, then what follows from it, by date.
func (p *printer) calendar(d *dossier) {
	if d.Anchor.IsZero() {
		return
	}
	p.heading("Rétroplanning", "Timetable")
	p.line("%s %s", p.Say("Date d'ancrage :", "Anchor date:"), p.Date(d.Anchor))
	p.WriteString("\n")
	t := grid.New(widest, p.Say("étape", "step"), "", p.Say("du", "from"), p.Say("au", "to"))
	for _, one := range d.Calendar.Milestones {
		t.Row(one.Code, p.Named(one.Label, ""), p.Date(one.Date), "")
	}
	for _, one := range d.Calendar.Phases {
		first, last := one.Span()
		t.Row(one.Code, p.Named(one.Label, ""), p.Date(first), p.Date(last))
	}
	p.WriteString(t.String())
}

// need is the highest need and the weeks under the floor.
func (p *printer) need(d *dossier) {
	o := d.Forecast.Outlook
	p.heading("Besoin maximal", "Peak need")
	if o.PeakWeek == 0 {
		p.line("%s", p.Say("La position ne passe jamais sous zéro.", "The position is never below zero."))
	} else {
		p.line(p.Say("%s, le %s (semaine %d)", "%s, on %s (week %d)"), p.money(o.PeakNeed), p.Date(o.PeakDate), o.PeakWeek)
	}
	for _, one := range o.Shortages {
		until := p.Say("jusqu'à la fin", "to the end")
		if !one.Until.IsZero() {
			until = p.Say("jusqu'au ", "until ") + p.Date(one.Until)
		}
		p.line(p.Say("Sous le plancher du %s (semaine %d) %s : il manque jusqu'à %s", "Under the floor from %s (week %d) %s: short by up to %s"),
			p.Date(one.From), one.Week, until, p.money(one.Short))
	}
}

// unspread is what the plan names and does not spread.
func (p *printer) unspread(d *dossier) {
	all := d.Forecast.Book.Plan.Unallocated
	if len(all) == 0 {
		return
	}
	p.heading("Nommé et non réparti", "Named and not spread")
	t := grid.New(widest, "", "", ">"+p.Say("montant", "amount"), p.Say("raison", "reason"))
	for _, one := range all {
		t.Row(one.ID, one.Label, p.money(one.Amount), p.Named(one.Reason.Label(), string(one.Reason)))
	}
	p.WriteString(t.String())
}

// vat is the account of VAT of the plan, return by return.
func (p *printer) vat(d *dossier) {
	account := d.Forecast.Book.Plan.VAT
	if account == nil {
		return
	}
	p.heading("Compte de TVA du plan", "VAT account of the plan")
	t := grid.New(widest, p.Say("déclaration du", "return from"), p.Say("au", "to"), ">"+p.Say("collectée", "collected"), ">"+p.Say("déductible", "deducted"),
		">"+p.Say("dont autoliquidée", "reverse charge"), ">"+p.Say("reportée", "brought"), ">"+p.Say("due", "due"), p.Say("payée ou remboursée le", "paid or refunded on"))
	for _, one := range account.Returns {
		t.Row(p.Date(one.From), p.Date(one.To), p.money(one.Collected), p.money(one.Deducted), p.money(one.ReverseCharge), p.money(one.Brought),
			p.money(one.Due), p.Date(one.Date))
	}
	t.Row(p.Say("Total", "Total"), "", p.money(account.Collected), p.money(account.Deducted), p.money(account.ReverseCharge), "", "", "")
	p.WriteString(t.String())
	p.line("%s %s · %s %s · %s %s · %s %s", p.Say("Payée :", "Paid:"), p.money(account.Paid), p.Say("remboursée :", "refunded:"), p.money(account.Refunded),
		p.Say("non déductible, en charge :", "not deductible, a cost:"), p.money(account.NotDeductible), p.Say("reste dû :", "left:"), p.money(account.Left))
}

// credit is the credit under the plan, by month, what it costs, and the provision that pays for it.
func (p *printer) credit(d *dossier) {
	r := d.Credit
	if r == nil || len(r.Days) == 0 {
		return
	}
	p.heading("Crédit sous le plan", "Credit under the plan")
	t := grid.New(widest, p.Say("fin de mois", "end of month"), ">"+p.Say("plafond", "limit"), ">"+p.Say("tiré", "drawn"), ">"+p.Say("non tiré", "undrawn"),
		">"+p.Say("avances reçues", "advanced"), ">"+p.Say("remboursées", "repaid"), ">"+p.Say("frais du mois", "charges"), ">"+p.Say("disponible", "available"))
	last := r.Days[len(r.Days)-1].Date
	for day := r.Days[0].Date.LastOfMonth(); ; day = day.AddDays(1).LastOfMonth() {
		if day.After(last) {
			day = last
		}
		state, in, back, charges := r.On(day), decimal.Decimal{}, decimal.Decimal{}, decimal.Decimal{}
		for _, one := range r.Movements {
			switch {
			case one.Date.LastOfMonth() != day.LastOfMonth():
			case one.Kind == cashflow.AdvancePaid:
				in = in.Add(one.Amount)
			case one.Kind == cashflow.AdvanceRepaid:
				back = back.Sub(one.Amount)
			default:
				charges = charges.Sub(one.Amount)
			}
		}
		undrawn := decimal.Max(decimal.Decimal{}, state.Limit.Sub(state.Drawn))
		t.Row(p.Date(day), p.money(state.Limit), p.money(state.Drawn), p.money(undrawn), p.money(in), p.money(back), p.money(charges), p.money(state.Available))
		if day == last {
			break
		}
	}
	p.WriteString(t.String() + "\n")
	p.charges(r)
	p.provision(d)
}

// charges are what the credit costs, kind by kind.
func (p *printer) charges(r *cashflow.CreditResult) {
	t := grid.New(widest, "", ">"+p.Say("montant", "amount"))
	for _, one := range []struct {
		kind   cashflow.CreditKind
		amount decimal.Decimal
	}{
		{cashflow.CreditInterest, r.Interest},
		{cashflow.Commitment, r.Commitment},
		{cashflow.Arrangement, r.Arrangement},
		{cashflow.GuaranteeFee, r.Guarantee},
		{cashflow.AdvanceInterest, r.Discount},
	} {
		t.Row(p.Named(one.kind.Label(), string(one.kind)), p.money(one.amount))
	}
	t.Row(p.Say("Coût du crédit", "Cost of the credit"), p.money(r.Cost))
	p.WriteString(t.String())
	p.line(p.Say("Tiré au plus haut : %s le %s ; couvert par les contrats signés à %s", "Highest drawn: %s on %s; covered by signed contracts at %s"),
		p.money(r.PeakDrawn), p.Date(r.PeakDate), p.Percent(r.Cover.Percent))
}

// provision is the proof that what the credit costs is brought.
func (p *printer) provision(d *dossier) {
	s := d.Provision
	if s == nil {
		return
	}
	tries := make([]string, len(s.Tries))
	for i, one := range s.Tries {
		tries[i] = p.Number(one.Provision, p.places)
	}
	p.line(p.Say("Provision : %s ; coût : %s ; écart : %s, en %s essais (%s)", "Provision: %s; cost: %s; residual: %s, in %s tries (%s)"),
		p.Number(s.Provision, p.places), p.Number(s.Cost, p.places), p.Number(s.Residual, p.places), strconv.Itoa(len(tries)), strings.Join(tries, p.Say(" ; ", "; ")))
}
