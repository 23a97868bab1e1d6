package main

import (
	"strconv"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/financing/agrement"
)

// summary writes that of the agrément des investissements.
func (p *printer) summary(s agrement.Summary) {
	p.heading(p.Say("Agrément des investissements : coût", "Approval of the investments: cost"))
	t := grid.New(widest, p.Say("Poste", "Post"), "", ">"+p.Say("Montant", "Amount"), ">%")
	for _, row := range s.Cost {
		t.Row(row.Number, p.Named(row.Label, ""), p.money(row.Amount), p.Number(row.Share, 2))
	}
	t.Total("", "Total", p.money(s.Total))
	p.table(t)
	t = grid.New(widest, p.Say("Lignes du devis", "Lines of the devis"), ">"+p.Say("Montant", "Amount"), ">%")
	for _, one := range []struct {
		fr, en string
		part   agrement.Part
	}{
		{"dans le pays", "in the country", s.National}, {"à l'étranger", "abroad", s.Abroad}, {"sans pays", "without a country", s.Unplaced},
	} {
		t.Row(p.Say(one.fr, one.en), p.money(one.part.Amount), p.Number(one.part.Percent, 2))
	}
	p.line("")
	p.table(t)
	p.plan(s)
	p.people(s)
}

func (p *printer) plan(s agrement.Summary) {
	p.heading(p.Say("Agrément des investissements : financement", "Approval of the investments: financing"))
	t := grid.New(widest, p.Say("Nature", "Nature"), ">"+p.Say("Montant", "Amount"), ">%")
	for _, one := range s.Financing {
		t.Row(p.Named(one.Label, one.Name), p.money(one.Amount), p.Number(one.Percent, 2))
	}
	t.Total(p.Say("dont signé", "of which signed"), p.money(s.Signed.Amount), p.Number(s.Signed.Percent, 2))
	t.Row(p.Say("Participation française", "French participation"), p.money(s.Participation.Amount), p.Number(s.Participation.Percent, 2))
	t.Row(p.Say("Plan moins devis", "Plan less devis"), p.money(s.Difference))
	p.table(t)
	t = grid.New(widest, p.Say("Producteur", "Producer"), ">"+p.Say("Apporte", "Brings"), ">%", ">"+p.Say("Supporte", "Bears"), ">%", ">"+p.Say("Écart", "Balance"))
	for _, one := range s.Partners {
		t.Row(one.Name, p.money(one.Brought), p.Number(one.BroughtPercent, 2), p.money(one.Borne), p.Number(one.BornePercent, 2), p.money(one.Balance))
	}
	p.line("")
	p.table(t)
}

func (p *printer) people(s agrement.Summary) {
	p.heading(p.Say("Agrément des investissements : équipe, fournisseurs, tournage", "Approval of the investments: people, suppliers, shooting"))
	p.persons(s.People)
	p.line("")
	p.suppliers(s.Suppliers)
	t := grid.New(widest, p.Say("Tournage", "Shooting"), ">"+p.Say("Jours", "Days"), ">"+p.Say("dont studio", "of which studio"), ">%")
	for _, one := range s.Shooting {
		t.Row(one.Territory, p.Number(one.Days, 0), p.Number(one.Studio, 0), p.Number(one.Percent, 2))
	}
	p.line("")
	p.table(t)
}

func (p *printer) persons(rows []agrement.PeopleRow) {
	t := grid.New(widest, p.Say("Groupe", "Group"), p.Say("Nationalité", "Nationality"), ">"+p.Say("Personnes", "People"), ">"+p.Say("Jours", "Days"), ">"+p.Say("Rémunérations", "Pay"))
	for _, one := range rows {
		t.Row(p.Named(one.Label, string(one.Group)), one.Nationality, strconv.Itoa(one.People), p.Number(one.Days, 0), p.money(one.Pay))
	}
	p.table(t)
}

func (p *printer) suppliers(rows []agrement.SupplierRow) {
	t := grid.New(widest, p.Say("Fournisseurs", "Suppliers"), p.Say("Pays", "Country"), ">"+p.Say("Nombre", "Number"), ">"+p.Say("Montant", "Amount"))
	for _, one := range rows {
		t.Row(one.Kind, one.Country, strconv.Itoa(one.Suppliers), p.money(one.Amount))
	}
	p.table(t)
}

// region writes the application to a region.
func (p *printer) region(a agrement.Application) {
	p.heading(p.Say("Demande à la région : ", "Application to the region: ") + string(a.Territory))
	t := grid.New(widest, "", ">")
	for _, row := range a.Aid {
		t.Row(row.Label, p.money(row.Amount))
		t.Row(p.Say("  dépenses demandées", "  spending asked for"), p.money(row.Due))
	}
	t.Total(p.Say("Aide demandée, part du budget", "Aid asked for, of the budget"), p.money(a.Asked)+" ("+p.Percent(a.AidPercent)+")")
	t.Row(p.Say("Dépenses dans le territoire, part des lignes", "Spending in the territory, of the lines"), p.money(a.Spend.Total)+" ("+p.Percent(a.Spend.Percent)+")")
	t.Row(p.Say("Marge sur l'obligation la plus forte", "Margin over the largest obligation"), p.money(a.Margin))
	t.Row(p.Say("Jours de tournage dans le territoire", "Days of shooting in the territory"), p.Number(a.Days, 0)+" / "+p.Number(a.AllDays, 0)+" ("+p.Percent(a.DaysShare)+")")
	p.table(t)
	p.line("")
	p.persons(a.Residents)
	p.line("")
	p.suppliers(a.Suppliers)
}
