package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/internal/text"
	"github.com/filmfinance/filmfinance/schedule/board"
)

// group is the findings of one verdict and question, of one person where it is a breach: the worst, how many and of whom.
type group struct {
	worst board.Finding
	many  int
	who   []string
}

func (p *printer) findings() {
	p.head("Contrôles", "Checks")
	labels := map[board.Verdict]text.Text{
		board.Fail: {FR: "Écart", EN: "Breach"}, board.Notice: {FR: "À noter", EN: "Notice"}, board.CannotTell: {FR: "Indécis", EN: "Not told"},
	}
	passed, groups := 0, []group{}
	for _, f := range p.Findings {
		if f.Verdict == board.Pass {
			passed++
			continue
		}
		at := slices.IndexFunc(groups, func(g group) bool {
			return g.worst.Check == f.Check && g.worst.Verdict == f.Verdict && g.worst.Article == f.Article && (g.worst.Who == f.Who || f.Verdict != board.Fail)
		})
		if at < 0 {
			groups = append(groups, group{f, 1, []string{f.Who}})
			continue
		}
		groups[at].many++
		if !slices.Contains(groups[at].who, f.Who) {
			groups[at].who = append(groups[at].who, f.Who)
		}
		if f.Margin.LessThan(groups[at].worst.Margin) || (f.Verdict == board.Notice && f.Figure.GreaterThan(groups[at].worst.Figure)) {
			groups[at].worst = f
		}
	}
	order := []board.Verdict{board.Fail, board.Notice, board.CannotTell}
	slices.SortStableFunc(groups, func(a, b group) int {
		return cmp.Compare(slices.Index(order, a.worst.Verdict), slices.Index(order, b.worst.Verdict))
	})
	t := grid.New(40, "", p.Say("Qui", "Who"), p.Say("Contrôle", "Check"), p.Say(">Fois", ">Times"), p.Say(">Pire", ">Worst"), p.Say(">Limite", ">Limit"), p.Say("Unité", "Unit"),
		"Date", p.Say("Séq.", "Scenes"), p.Say("Source", "Source"))
	for _, g := range groups {
		f := g.worst
		limit := p.Number(f.Limit, 0)
		if f.Verdict != board.Fail {
			limit = ""
		}
		t.Row(labels[f.Verdict].In(string(p.Language)), p.people(g.who), p.Named(f.Label, string(f.Check)), fmt.Sprint(g.many), p.Number(f.Figure, 0), limit, p.unit(f.Unit),
			p.day(f.Date), strings.Join(f.Scenes, " "), f.Article)
	}
	p.line("%s", t)
	p.line(p.Say("%d autres contrôles sont respectés.", "%d other checks are respected."), passed)
	if len(p.Rests) == 0 {
		return
	}
	p.line("")
	rests := grid.New(40, p.Say("Fin", "Wrap"), p.Say("Appel prévu", "Planned call"), p.Say(">Repos", ">Rest"), p.Say("Équipe dès", "Crew from"), p.Say("Comédiens dès", "Cast from"),
		p.Say(">Manque (équipe)", ">Missing (crew)"), p.Say(">Manque (comédiens)", ">Missing (cast)"))
	for _, r := range p.Rests {
		rests.Row(p.moment(r.Wrap), p.moment(r.Call), r.Given.String(), p.moment(r.Crew), p.moment(r.Cast), r.MissingCrew.String(), r.MissingCast.String())
	}
	p.line("%s", rests)
}

// people names those of a finding, the crew by its word.
func (p *printer) people(who []string) string {
	names := slices.Clone(who)
	for i, name := range names {
		if name == board.Crew {
			names[i] = p.Say("équipe", "crew")
		}
	}
	return strings.Join(names, " ")
}

func (p *printer) unit(unit string) string {
	return map[string]text.Text{
		"hours": {FR: "heures", EN: "hours"}, "days": {FR: "jours", EN: "days"}, "weeks": {FR: "semaines", EN: "weeks"}, "locations": {FR: "lieux", EN: "locations"},
	}[unit].In(string(p.Language))
}

func (p *printer) moment(m board.Moment) string { return p.Date(m.Date) + " " + m.Time.String() }

func (p *printer) optimisation() {
	p.head("Ordre des séquences", "Order of the scenes")
	best := p.Optimisation
	for _, b := range best.Broken {
		p.line(p.Say("L'ordre donné tourne %s avant %s : %s", "The given order shoots %s before %s: %s"), grid.Clean(b.After), grid.Clean(b.Before), grid.Clean(b.Reason))
	}
	if best.Refused != "" {
		p.line(p.Say("Pas d'ordre proposé : %s", "No order is proposed: %s"), grid.Clean(best.Refused))
		return
	}
	before, after := best.Comparison.Before, best.Comparison.After
	if t := p.levels(before.HoldingCost); t.Len() > 0 {
		p.line("%s", t)
		p.line(p.Say("Premier ordre : %s\n", "First order: %s\n"), grid.Clean(strings.Join(best.Levels[len(best.Levels)-1].Order, " ")))
	}
	t := grid.New(40, "", p.Say(">Donné", ">Given"), p.Say(">Meilleur", ">Best"))
	t.Row(p.Say("Jours de tournage", "Days of shooting"), fmt.Sprint(before.Days), fmt.Sprint(after.Days))
	t.Row(p.Say("Jours sans tournage", "Days without shooting"), fmt.Sprint(before.Idle), fmt.Sprint(after.Idle))
	t.Row(p.Say("Dernier jour", "Last day"), p.Date(before.Last), p.Date(after.Last))
	for _, h := range best.Comparison.Held {
		t.Row(p.Say("Attente, ", "Held, ")+p.role(h.ID), fmt.Sprint(h.Before), fmt.Sprint(h.After))
	}
	if p.doc.fees() {
		scale := words.Scale(p.Currency)
		t.Total(p.Say("Coût d'attente", "Holding cost"), p.Number(before.HoldingCost, scale), p.Number(after.HoldingCost, scale))
	}
	p.line("%s", t)
	if p.doc.fees() {
		p.line(p.Say("Économie : %s (%s)", "Saving: %s (%s)"), p.amount(best.Comparison.Saving), p.percent(best.Comparison.Saving, before.HoldingCost))
	}
	if best.Proved {
		p.line("%s", p.Say("Rien ne coûte moins : c'est prouvé.", "Nothing costs less: it is proved."))
	} else {
		p.line(p.Say("Rien ne coûte moins de %s.", "Nothing costs less than %s."), p.Number(best.Bound, words.Scale(p.Currency)))
	}
}

// levels is the least holding cost as constraints are added.
func (p *printer) levels(given decimal.Decimal) *grid.Table {
	t := grid.New(40, p.Say("Contraintes", "Constraints"), p.Say(">Attente au moins", ">Least holding"), p.Say(">Ordres", ">Orders"), p.Say(">Économie", ">Saving"), ">%", p.Say("Preuve", "Proof"))
	scale := words.Scale(p.Currency)
	for _, l := range p.Optimisation.Levels {
		orders, proof := "-", p.Say("oui", "yes")
		if l.Orders > 0 {
			orders = p.Grouped(fmt.Sprint(l.Orders))
		}
		if !l.Proved {
			proof = p.Say("au moins ", "at least ") + p.Number(l.Bound, scale)
		}
		saving := given.Sub(l.Holding)
		t.Row("+ "+l.Name.In(string(p.Language)), p.Number(l.Holding, scale), orders, p.Number(saving, scale), p.percent(saving, given), proof)
	}
	return t
}

// percent is a part of a whole, with two decimals, half away from zero.
func (p *printer) percent(part, whole decimal.Decimal) string {
	if whole.IsZero() {
		return "-"
	}
	share := fraction.FromDecimal(part).Quo(fraction.FromDecimal(whole)).Mul(fraction.New(100, 1))
	return p.Percent(share.Round(2, money.HalfAwayFromZero))
}

func (p *printer) post() {
	if p.Post == nil {
		return
	}
	p.head("Post-production", "Post-production")
	t := grid.New(40, "", p.Say("Tâche", "Task"), p.Say("Début", "Start"), p.Say("Fin", "Finish"), p.Say("Début tardif", "Latest start"), p.Say("Fin tardive", "Latest finish"),
		p.Say(">Marge totale", ">Total float"), p.Say(">Marge libre", ">Free float"), p.Say("Critique", "Critical"))
	for _, task := range p.Post.Tasks {
		critical := ""
		if task.Critical {
			critical = p.Say("oui", "yes")
		}
		t.Row(task.Code, p.Named(task.Label, ""), p.Date(task.First), p.Date(task.Last), p.Date(task.LateFirst), p.Date(task.LateLast),
			fmt.Sprint(task.TotalFloat), fmt.Sprint(task.FreeFloat), critical)
	}
	p.line("%s", t)
	for _, path := range p.Post.Critical {
		p.line(p.Say("Chemin critique : %s", "Critical path: %s"), grid.Clean(strings.Join(path, " → ")))
	}
	p.line(p.Say("Fin : %s", "End: %s"), p.Date(p.Post.Finish))
	for _, late := range p.Post.Late {
		p.line(p.Say("En retard : %s, %s pour %s", "Late: %s, %s for %s"), grid.Clean(late.Task+" "+late.Deliverable), p.Date(late.Expected), p.Date(late.Date))
	}
	if len(p.Changes) > 0 {
		p.line("")
		changes := grid.New(40, p.Say("Si", "If"), p.Say(">dure de plus", ">lasts more"), p.Say("Fin", "End"), p.Say(">Jours", ">Days"))
		for _, c := range p.Changes {
			changes.Row(c.Task, fmt.Sprintf("%+d", c.Count), p.Date(c.Finish), fmt.Sprintf("%+d", c.Days))
		}
		p.line("%s", changes)
	}
}

func (p *printer) windows() {
	if p.Windows == nil {
		return
	}
	p.head("Chronologie des médias", "Release windows")
	p.line(p.Say("Sortie le %s ; %s\n", "Release on %s; %s\n"), p.Date(p.Windows.Release), p.Named(p.Windows.Label, p.Windows.Agreement))
	t := grid.New(60, p.Say("Fenêtre", "Window"), p.Say("Service", "Service"), p.Say(">Mois", ">Months"), p.Say("Ouverture", "Opens"), p.Say("À noter", "Note"))
	for _, o := range p.Windows.Openings {
		var notes []string
		if o.If != (text.Text{}) {
			notes = append(notes, o.If.In(string(p.Language)))
		}
		for _, m := range o.Missing {
			notes = append(notes, p.Say("il manque ", "missing: ")+m.Text().In(string(p.Language)))
		}
		t.Row(p.Named(o.Label, o.Window), o.Service, fmt.Sprint(o.Months), p.Date(o.Opens), strings.Join(notes, " ; "))
	}
	p.line("%s", t)
	for _, f := range p.Clauses {
		p.line("%s", grid.Clean(f.Text().In(string(p.Language))))
	}
}
