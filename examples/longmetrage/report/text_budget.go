package report

import (
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
)

func (p *printer) budget() {
	b := p.view.Budget
	for _, post := range b.Posts {
		p.post(post)
	}
	p.ceilings()
	p.topSheet()
}

// post prints the lines of a post; a post without lines holds the charges, or nothing.
func (p *printer) post(post Post) {
	t := grid.New(0, "", p.say("Compte", "Account"), p.say("Libellé", "Label"), p.say(">Quantité", ">Quantity"), p.say("Unité", "Unit"),
		p.say(">Nb", ">No."), p.say(">Tarif", ">Rate"), p.say("Cat.", "Cat."), p.say("Personne", "Person"), p.say("CI", "TC"),
		p.say(">Montant", ">Amount"), p.say(">Tranche B", ">Tranche B"), p.say(">Charges", ">Charges"))
	for _, line := range p.view.Budget.Lines {
		if line.Post != post.Post {
			continue
		}
		mark := ""
		if line.TaxCredit {
			mark = p.say("oui", "yes")
		}
		t.Row(line.ID, line.Account, line.Label, p.Number(line.Quantity), line.Unit, p.Number(line.Number), p.Number(line.Rate),
			line.Category, line.Person, mark, p.Number(line.Amount), p.dashed(line.TrancheB), p.dashed(line.Charge))
	}
	p.sub(post.Post + ". " + post.Label + " — " + p.Number(post.Amount))
	if t.Len() > 0 {
		p.table(t)
	}
	if post.Social {
		p.contributions()
	}
}

// ceilings prints the persons whose pay passes the ceiling, with their charges line by line.
func (p *printer) ceilings() {
	b := p.view.Budget
	crossed := map[string]bool{}
	var names []string
	for _, person := range b.Persons {
		if person.Crossed != "" {
			crossed[person.Person] = true
			names = append(names, person.Person+" ("+person.Crossed+")")
		}
	}
	if len(names) == 0 {
		return
	}
	p.line(p.say("Plafond de %s par personne franchi par : %s.", "The ceiling of %s per person is crossed by: %s."), p.Number(b.Ceiling), strings.Join(names, ", "))
	p.blank()
	t := grid.New(0, p.say("Ligne", "Line"), p.say("Personne", "Person"), "Contribution", p.say(">Assiette", ">Base"), p.say(">Taux %", ">Rate %"), p.say(">Montant", ">Amount"))
	for _, line := range b.Lines {
		if !crossed[line.Person] {
			continue
		}
		for _, c := range line.Charges {
			t.Row(line.ID, line.Person, c.Label, p.dashed(c.Base), p.Number(c.Rate), p.dashed(c.Amount))
		}
	}
	p.table(t)
}

// contributions prints what the charges of all lines come to, by contribution.
func (p *printer) contributions() {
	t := grid.New(0, p.say("Catégorie", "Category"), p.say("Charges sociales", "Social charges"), p.say(">Assiette", ">Base"), p.say(">Taux %", ">Rate %"), p.say(">Montant", ">Amount"))
	for _, c := range p.view.Budget.Contributions {
		t.Row(c.Category, c.Label, p.dashed(c.Base), p.Number(c.Rate), p.dashed(c.Amount))
	}
	if t.Len() > 0 {
		p.table(t)
	}
}

// topSheet is the summary of the devis: the posts, the percentages, and their shares in the budget.
func (p *printer) topSheet() {
	b := p.view.Budget
	p.sub(p.say("Récapitulatif du devis", "Top sheet"))
	t := grid.New(0, p.say("Poste", "Post"), "", p.say(">Montant", ">Amount"), p.say(">% de B", ">% of B"), "")
	for _, post := range b.Posts {
		t.Row(post.Post, post.Label, p.Number(post.Amount), p.Number(post.Share), bar(post.Amount.value, b.Total.value))
	}
	t.Total("", p.say("Total des postes", "Total of the posts"), p.Number(b.PostsTotal), p.Number(b.PostsShare))
	for _, one := range b.Percentages {
		t.Row("", p.percentage(one), p.Number(one.Amount), p.Number(one.Share), bar(one.Amount.value, b.Total.value))
	}
	t.Total("", p.say("Devis B", "Budget B"), p.Number(b.Total), p.Number(percent(whole(100))))
	p.table(t)
}

// percentage describes a percentage: its rate and its base.
func (p *printer) percentage(one Percentage) string {
	text := one.Label + ", " + p.Percent(one.Rate) + p.say(" de ", " of ") + p.Number(one.Base) +
		p.say(" (postes ", " (posts ") + strings.Join(one.Posts, ", ")
	if len(one.Less) > 0 {
		text += p.say(" hors compte ", " less account ") + strings.Join(one.Less, ", ")
	}
	return text + ")"
}
