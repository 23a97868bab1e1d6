package report

import (
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
)

func (p *printer) cash() {
	c := p.view.Cash
	titles := []string{p.say(">Sem.", ">Week"), p.say("Lundi", "Monday"), p.say(">Encaissements", ">Receipts")}
	for _, label := range c.labels {
		titles = append(titles, ">"+label)
	}
	t := grid.New(0, append(titles, p.say(">Net", ">Net"), p.say(">Cumul", ">Cumulative"))...)
	var points []point
	for _, w := range c.Weeks {
		t.Row(append(p.flows([]string{p.whole(int64(w.Week)), p.Date(w.Monday), p.dashed(w.Receipts)}, w.Outflows), p.dashed(w.Net), p.Number(w.Cumulative))...)
		points = append(points, point{w.Week, w.Cumulative.value})
	}
	t.Total(append(p.flows([]string{"", "Total", p.Number(c.Receipts)}, c.Outflows), p.Number(c.Closing))...)
	p.table(t)
	p.sub(p.say("Position cumulée avant crédit, par semaine", "Cumulative position before the facility, by week") + " (" + p.view.Currency + ")")
	p.WriteString(p.curve(points))
	p.blank()
	p.peak()
	p.unallocated()
}

func (p *printer) flows(cells []string, flows []Outflow) []string {
	for _, f := range flows {
		cells = append(cells, p.dashed(f.Amount))
	}
	return cells
}

func (p *printer) peak() {
	c := p.view.Cash
	if c.PeakWeek == 0 {
		p.line("%s", p.say("La position n'est jamais négative.", "The position is never negative."))
		return
	}
	p.line(p.say("Besoin maximal : %s, à la fin de la %s.", "Peak need: %s, at the end of %s."), p.Number(c.PeakNeed), p.weekOf(c.PeakWeek, c.PeakMonday))
	p.line(p.say("Première semaine négative : %d. Position finale : %s.", "First negative week: %d. Closing position: %s."), c.FirstNegative, p.Number(c.Closing))
}

func (p *printer) unallocated() {
	if len(p.view.Cash.Unallocated) == 0 {
		return
	}
	p.blank()
	reasons := map[string]string{
		"no_key": p.say("hors plan de dépenses", "left out of the spending plan"), "no_instalment": p.say("versement inconnu", "payment not known"),
		"deferred":      p.say("mise en participation, sans trésorerie", "deferred, no cash"),
		"participation": p.say("en participation, payé sur les recettes", "paid out of receipts"),
		"in_kind":       p.say("en industrie ou en nature", "in kind"),
	}
	t := grid.New(0, p.say("Hors plan", "Not in the plan"), p.say("Libellé", "Label"), p.say(">Montant", ">Amount"), p.say("Motif", "Reason"))
	for _, u := range p.view.Cash.Unallocated {
		t.Row(u.ID, u.Label, p.Number(u.Amount), reasons[u.Reason])
	}
	p.table(t)
}

func (p *printer) facility() {
	f := p.view.Facility
	p.line(p.say("Plafond %s ; intérêts %s l'an sur le tiré ; engagement %s l'an sur le non tiré ; montage %s du plafond ; base %s.",
		"Limit %s; interest %s a year on what is drawn; commitment %s a year on what is not; arrangement %s of the limit; basis %s."),
		p.Number(f.Limit), p.Percent(f.Rate), p.Percent(f.CommitmentFee), p.Percent(f.ArrangementFee), f.Basis)
	p.blank()
	t := grid.New(0, p.say(">Sem.", ">Week"), p.say("Lundi", "Monday"), ">Net", p.say(">Intérêts", ">Interest"), p.say(">Engagement", ">Commitment"),
		p.say(">Montage", ">Arrangement"), p.say(">Position", ">Position"), p.say(">Tiré", ">Drawn"))
	for _, w := range f.Weeks {
		t.Row(p.whole(int64(w.Week)), p.Date(w.Monday), p.dashed(w.Net), p.minus(w.Interest), p.minus(w.Commitment), p.minus(w.Arrangement), p.Number(w.Position), p.dashed(w.Drawn))
	}
	t.Total("", "Total", "", p.minus(f.Interest), p.minus(f.Commitment), p.minus(f.Arrangement), p.Number(f.Closing))
	p.table(t)
	p.facilitySummary()
	p.cover()
}

// minus writes a cost as what it does to the position.
func (p *printer) minus(f Figure) string {
	f.value = f.value.Neg()
	return p.dashed(f)
}

func (p *printer) facilitySummary() {
	f := p.view.Facility
	t := grid.New(0, "", ">"+p.view.Currency)
	t.Row(p.say("Intérêts", "Interest"), p.Number(f.Interest))
	t.Row(p.say("Commission d'engagement", "Commitment fee"), p.Number(f.Commitment))
	t.Row(p.say("Commission de montage", "Arrangement fee"), p.Number(f.Arrangement))
	t.Total(p.say("Coût total du crédit", "Total cost of the facility"), p.Number(f.Cost))
	t.Row(p.say("Provision du devis", "Provision of the budget"), p.Number(f.Provision))
	t.Row(p.say("Provision moins coût", "Provision less cost"), p.Number(f.ProvisionLeft))
	t.Row(p.say("Plus haut tirage", "Highest drawn balance"), p.Number(f.PeakDrawn))
	t.Row(p.say("  à la fin de la semaine", "  at the end of week"), p.whole(int64(f.PeakWeek)))
	t.Row(p.say("Dernière semaine tirée", "Last week with a drawn balance"), p.whole(int64(f.LastDrawn)))
	t.Row(p.say("Position finale", "Closing position"), p.Number(f.Closing))
	p.table(t)
	if len(f.WeeksOver) > 0 {
		p.line(p.say("DÉPASSEMENT DU PLAFOND : jusqu'à %s, sur %d semaines.", "ABOVE THE LIMIT: up to %s, in %d weeks."), p.Number(f.PeakOver), len(f.WeeksOver))
		p.blank()
	}
	if len(f.WeeksUncovered) > 0 {
		p.line(p.say("BESOIN NON COUVERT (crédit fermé) : jusqu'à %s, sur %d semaines.", "NEED NOT COVERED (facility closed): up to %s, in %d weeks."), p.Number(f.PeakUncovered), len(f.WeeksUncovered))
		p.blank()
	}
}

func (p *printer) cover() {
	f := p.view.Facility
	if f.PeakWeek == 0 {
		return
	}
	t := grid.New(0, p.say("Créances à recevoir", "Receivables to come"), "Date", p.say(">Montant", ">Amount"), p.say(">Quotité %", ">Bankable %"), p.say(">Retenu", ">Counted"))
	for _, line := range f.Cover.Lines {
		t.Row(line.Source, p.Date(line.Date), p.Number(line.Amount), p.Number(line.Bankable), p.Number(line.Counted))
	}
	t.Total(strings.TrimSpace(p.say("Total après le ", "Total after ")+p.Date(f.Cover.After)), "", "", "", p.Number(f.Cover.Counted))
	p.table(t)
	p.line(p.say("Ces créances signées et mobilisables couvrent %s du plus haut tirage.", "These signed, bankable receivables cover %s of the highest drawn balance."), p.Percent(f.Cover.Percent))
}
