package report

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/examples/internal/grid"
)

func (p *printer) ordersTable() *grid.Table {
	return grid.New(widest, p.Say("Commande", "Order"), "", p.Say("Compte", "Account"), ">"+p.Say("Engagé", "Committed"),
		">"+p.Say("Facturé", "Invoiced"), ">"+p.Say("Reste", "Outstanding"), p.Say("État", "State"))
}

func (p *printer) order(t *grid.Table, o costreport.OrderState) {
	state := ""
	switch {
	case o.Cancelled:
		state = p.Say("annulée", "cancelled")
	case o.Closed:
		state = p.Say("soldée", "closed")
	case o.Invoiced.GreaterThan(o.Committed):
		state = p.Say("dépassée", "exceeded")
	}
	t.Row(o.ID, o.Label, o.Account, p.money(o.Committed), p.money(o.Invoiced), p.money(o.Outstanding), state)
}

func (p *printer) orders(c *Closing) {
	p.heading(p.Say("Commandes", "Orders"))
	t := p.ordersTable()
	for _, o := range c.Report.Orders {
		p.order(t, o)
	}
	p.table(t)
}

func (p *printer) cash(c *Closing) {
	p.heading(p.Say("À payer", "To be paid"))
	t := grid.New(widest, p.Say("Échéance", "Due"), p.Say("Écriture", "Entry"), p.Say("Compte", "Account"), "", ">"+p.Say("Montant", "Amount"))
	for _, one := range c.Payables {
		t.Row(p.Date(one.Due), one.Entry, one.Account, one.Label, p.money(one.Amount))
	}
	if t.Len() > 0 {
		t.Total("", "", "", "Total", p.money(c.Report.Total.Payable))
	}
	p.table(t)
	if len(c.Report.PettyCash) == 0 {
		return
	}
	p.heading(p.Say("Petites caisses", "Petty cash"))
	t = grid.New(widest, p.Say("Régisseur", "Holder"), ">"+p.Say("Avancé", "Advanced"), ">"+p.Say("Dépensé", "Spent"),
		">"+p.Say("Rendu", "Returned"), ">"+p.Say("Solde", "Balance"))
	for _, h := range c.Report.PettyCash {
		t.Row(h.Holder, p.money(h.Advanced), p.money(h.Spent), p.money(h.Returned), p.money(h.Balance))
	}
	p.table(t)
}

// hot writes the days of the shoot, where something was booked or planned on one.
func (p *printer) hot(c *Closing) {
	p.heading(p.Say("Coût journalier du tournage", "Daily cost of the shoot"))
	t := grid.New(widest, p.Say("Jour", "Day"), ">"+p.Say("N°", "No."), ">"+p.Say("Prévu", "Planned"), ">"+p.Say("Coût", "Cost"),
		">"+p.Say("Écart", "Variance"), ">"+p.Say("Cumul", "Cumulative"), "")
	for _, day := range c.HotCost.Days {
		note := ""
		switch {
		case day.Lost:
			note = p.Say("perdu", "lost")
		case day.Added:
			note = p.Say("ajouté", "added")
		}
		if note == "" && day.Plan.IsZero() && day.Cost.IsZero() {
			continue
		}
		t.Row(p.Date(day.Date), p.Number(decimal.New(int64(day.Number), 0), 0), p.money(day.Plan), p.money(day.Cost), p.money(day.Variance),
			p.money(day.Cumulative), note)
	}
	if t.Len() > 0 {
		t.Total(p.Say("Hors tournage", "Off the shoot"), "", "", p.money(c.HotCost.Elsewhere))
	}
	p.table(t)
}

func (p *printer) final(c *Closing) {
	f := c.Final
	p.heading(p.Say("Bilan (coût définitif)", "Final account"))
	t := grid.New(widest, p.Say("Poste", "Post"), "", ">"+p.Say("Budget", "Budget"), ">"+p.Say("Coût", "Cost"), ">"+p.Say("Payé", "Paid"),
		">"+p.Say("Reste à payer", "To be paid"), ">"+p.Say("Écart", "Difference"))
	rows := f.Posts
	if len(rows) == 0 {
		rows = f.Accounts
	}
	cells := func(r costreport.FinalRow) []string {
		return []string{r.Code, p.Named(r.Label, ""), p.money(r.Budget), p.money(r.Cost), p.money(r.Paid), p.money(r.Payable), p.money(r.Difference)}
	}
	for _, r := range rows {
		t.Row(cells(r)...)
	}
	t.Total(append([]string{"", "Total"}, cells(f.Total)[2:]...)...)
	p.table(t)
	if f.Definitive {
		p.line("%s", p.Say("Le coût est définitif.", "The cost is definitive."))
		return
	}
	p.line("%s %d, %s %s, %s %s", p.Say("Le coût n'est pas définitif : commandes en cours", "The cost is not definitive: open orders"), len(f.Open),
		p.Say("encore estimé", "still estimated"), p.money(f.Estimated), p.Say("sur les imprévus", "on the contingency"), p.money(f.Contingency))
}
