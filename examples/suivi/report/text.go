package report

import (
	"fmt"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/words"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/examples/internal/grid"
)

// widest is the number of columns that a cell of a table may take.
const widest = 40

// printer writes text.
type printer struct {
	strings.Builder
	words.Language
	places int32
}

func (d *Dossier) printer(l words.Language) *printer {
	return &printer{Language: l, places: words.Scale(d.Currency)}
}

func (p *printer) line(format string, args ...any) {
	p.WriteString(strings.TrimRight(grid.Clean(fmt.Sprintf(format, args...)), " ") + "\n")
}

func (p *printer) heading(title string) {
	p.WriteString("\n")
	p.line("%s", title)
	p.line("%s", strings.Repeat("━", grid.Width(title)))
	p.WriteString("\n")
}

// table writes a table, or says that there is nothing.
func (p *printer) table(t *grid.Table) {
	if t.Len() == 0 {
		p.line("%s", p.Say("Néant.", "None."))
		return
	}
	p.WriteString(t.String())
}

// money writes an amount; one of nothing is a dash, so that the others are seen.
func (p *printer) money(d decimal.Decimal) string {
	if d.IsZero() {
		return "-"
	}
	return p.Number(d, p.places)
}

// Text writes the reports for people.
func (d *Dossier) Text(l words.Language) string {
	p := d.printer(l)
	for i := range d.Closings {
		if i > 0 {
			p.WriteString("\n")
		}
		p.cover(d, &d.Closings[i].Report)
		p.closing(&d.Closings[i])
	}
	return p.String()
}

func (p *printer) cover(d *Dossier, r *costreport.Report) {
	title := p.Named(d.Title, "")
	if title != "" {
		title = strings.ToUpper(title) + " — "
	}
	title += p.Say("suivi des coûts", "cost report") + " " + grid.Clean(r.Closing) + p.Say(", au ", ", at ") + p.Date(r.Date)
	rule := strings.Repeat("═", max(grid.Width(title), 72))
	p.line("%s\n", rule)
	p.line("%s", title)
	p.line("%s", rule)
	sign := p.Say("Écart = budget révisé - coût final estimé : positif, le film coûte moins que le budget.",
		"Variance = revised budget - estimated final cost: positive, the film costs less than the budget.")
	if r.Sign == costreport.OverIsPositive {
		sign = p.Say("Écart = coût final estimé - budget révisé : positif, le film coûte plus que le budget.",
			"Variance = estimated final cost - revised budget: positive, the film costs more than the budget.")
	}
	basis := p.Say("Les estimations ne comprennent pas les commandes en cours.", "The estimates leave out the outstanding orders.")
	if r.Basis == costreport.IncludingCommitments {
		basis = p.Say("Les estimations comprennent les commandes en cours.", "The estimates hold the outstanding orders.")
	}
	p.line("%s %s", p.Say("Montants hors taxes, en", "Amounts without VAT, in"), r.Currency)
	p.line("%s", sign)
	p.line("%s", basis)
}

func (p *printer) closing(c *Closing) {
	p.report(c)
	p.indicators(&c.Report.Indicators)
	p.alerts(c)
	p.movement(c)
	p.measures(c)
	p.orders(c)
	p.cash(c)
	p.hot(c)
	p.final(c)
}

func (p *printer) report(c *Closing) {
	p.heading(p.Say("Coût final estimé", "Estimated final cost"))
	t := grid.New(widest, p.Say("Compte", "Account"), "", ">"+p.Say("Budget révisé", "Revised budget"), ">"+p.Say("Période", "Period"),
		">"+p.Say("Coût à ce jour", "Cost to date"), ">"+p.Say("Payé", "Paid"), ">"+p.Say("Commandes", "Orders"),
		">"+p.Say("Reste à engager", "To be ordered"), ">"+p.Say("Coût final", "Final cost"), ">"+p.Say("Écart", "Variance"))
	cells := func(r costreport.Row) []string {
		return []string{
			r.Code, p.Named(r.Label, ""), p.money(r.Revised), p.money(r.Period), p.money(r.Cost), p.money(r.Paid), p.money(r.Outstanding),
			p.money(r.Uncommitted), p.money(r.EFC), p.money(r.Variance),
		}
	}
	for _, post := range c.Report.Posts {
		row := cells(post)
		row[0], row[1] = p.Say("Poste ", "Post ")+row[0], strings.ToUpper(row[1])
		t.Row(row...)
		for _, account := range c.Report.Accounts {
			if account.Post == post.Code {
				t.Row(cells(account)...)
			}
		}
	}
	if len(c.Report.Posts) == 0 {
		for _, account := range c.Report.Accounts {
			t.Row(cells(account)...)
		}
	}
	t.Total(append([]string{"", "Total"}, cells(c.Report.Total)[2:]...)...)
	p.table(t)
}

func (p *printer) indicators(i *costreport.Indicators) {
	p.heading(p.Say("Indicateurs", "Indicators"))
	t := grid.New(0, "", ">")
	add := func(fr, en, value string) { t.Row(p.Say(fr, en), value) }
	add("Jours tournés", "Days shot", fmt.Sprintf("%d / %d (%s)", i.DaysDone, i.DaysPlanned, p.Percent(i.DaysPercent)))
	if !i.PlannedPages.IsZero() {
		add("Pages tournées", "Pages shot", fmt.Sprintf("%s / %s (%s)", p.Number(i.Pages, 0), p.Number(i.PlannedPages, 0), p.Percent(i.PagesPercent)))
	}
	if !i.PlannedMinutes.IsZero() {
		add("Minutes utiles", "Minutes shot", fmt.Sprintf("%s / %s (%s)", p.Number(i.Minutes, 0), p.Number(i.PlannedMinutes, 0), p.Percent(i.MinutesPercent)))
	}
	add("Coût à ce jour, part du budget", "Cost to date, of the budget", p.Percent(i.CostPercent))
	add("Coût et commandes, part du budget", "Cost and orders, of the budget", p.Percent(i.CommittedPercent))
	add("Comptes du tournage, coût", "Accounts of the shoot, cost", p.money(i.ShootCost))
	add("Comptes du tournage, part de leur budget", "Accounts of the shoot, of their budget", p.Percent(i.ShootPercent))
	add("Coût par jour tourné", "Cost per day shot", p.money(i.PerDay))
	add("Budget par jour prévu", "Budget per day planned", p.money(i.BudgetPerDay))
	add("Imprévus transférés", "Contingency transferred", p.money(i.ContingencyDrawn))
	add("Imprévus transférés, part", "Contingency transferred, part", p.Percent(i.ContingencyPercent))
	add("Dépassement", "Overrun", p.money(i.Overrun))
	add("Dépassement sans l'estimation des imprévus", "Overrun without the estimate of the contingency", p.money(i.OverrunBare))
	p.table(t)
}

func (p *printer) alerts(c *Closing) {
	p.heading(p.Say("Alertes", "Alerts"))
	t := grid.New(widest+20, p.Say("Alerte", "Alert"), "", ">"+p.Say("Chiffre", "Figure"), ">"+p.Say("Limite", "Limit"), ">"+p.Say("Marge", "Margin"))
	for _, a := range c.Alerts {
		what := strings.TrimSpace(a.Code + " " + p.Named(a.Label, ""))
		if a.Days > 0 {
			what += fmt.Sprintf(p.Say(" (%d jours)", " (%d days)"), a.Days)
		}
		t.Row(p.Named(a.Kind.Label(), ""), what, p.money(a.Figure), p.money(a.Limit), p.money(a.Margin))
	}
	p.table(t)
}

func (p *printer) movement(c *Closing) {
	if c.Movement == nil {
		return
	}
	p.heading(p.Say("Mouvement depuis l'état ", "Movement since report ") + grid.Clean(c.Movement.From))
	t := grid.New(widest, p.Say("Compte", "Account"), "", ">"+p.Say("Budget révisé", "Revised budget"), ">"+p.Say("Coût", "Cost"),
		">"+p.Say("Commandes", "Orders"), ">"+p.Say("Reste à engager", "To be ordered"), ">"+p.Say("Coût final", "Final cost"))
	cells := func(m costreport.Change) []string {
		return []string{m.Code, p.Named(m.Label, ""), p.money(m.Revised), p.money(m.Cost), p.money(m.Outstanding), p.money(m.Uncommitted), p.money(m.EFC)}
	}
	for _, m := range c.Movement.Accounts {
		if !m.Cost.IsZero() || !m.Outstanding.IsZero() || !m.Uncommitted.IsZero() || !m.Revised.IsZero() {
			t.Row(cells(m)...)
		}
	}
	t.Total(append([]string{"", "Total"}, cells(c.Movement.Total)[2:]...)...)
	p.table(t)
}

func (p *printer) measures(c *Closing) {
	for _, m := range c.Measures {
		j := m.Judgement
		p.heading(p.Say("Mesure corrective ", "Corrective measure ") + grid.Clean(j.Measure))
		p.line("%s", p.Named(m.Label, ""))
		p.line("%s %s, %s %s, %s %s", p.Say("Économie", "Saving"), p.money(j.Saving), p.Say("coût", "cost"), p.money(j.Cost),
			p.Say("effet sur le coût final", "effect on the final cost"), p.money(j.Total.Change))
		titles := []string{p.Say("Compte", "Account"), "", ">" + p.Say("Avant", "Before"), ">" + p.Say("Effet", "Effect"), ">" + p.Say("Après", "After")}
		if m.Kept != nil {
			titles = append(titles, ">"+p.Say("État ", "Report ")+m.Kept.Closing, ">"+p.Say("Différence", "Difference"))
		}
		t := grid.New(widest, titles...)
		row := func(e costreport.Effect, k int) []string {
			cells := []string{e.Code, p.Named(e.Label, ""), p.money(e.Before), p.money(e.Change), p.money(e.After)}
			if m.Kept == nil {
				return cells
			}
			kept := m.Kept.Total
			if k >= 0 {
				kept = m.Kept.Accounts[k]
			}
			return append(cells, p.money(kept.EFC), p.money(kept.Difference))
		}
		for k, e := range j.Accounts {
			if !e.Change.IsZero() || m.Kept != nil && !m.Kept.Accounts[k].Difference.IsZero() {
				t.Row(row(e, k)...)
			}
		}
		total := row(j.Total, -1)
		total[1] = "Total"
		t.Total(total...)
		p.table(t)
	}
}
