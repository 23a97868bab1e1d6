package report

import (
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"

	"github.com/filmfinance/filmfinance/financing"
)

func (p *printer) taxCredit() {
	c := p.view.TaxCredit
	t := grid.New(0, "", ">"+p.view.Currency)
	for _, line := range c.Lines {
		t.Row(line.Label, p.Number(line.Amount))
	}
	p.table(t)
	p.line(p.say("Taux du crédit : %s de l'assiette ; assiette plafonnée à %s du devis ; aides publiques plafonnées à %s du devis.",
		"Rate of the credit: %s of the base; base capped at %s of the budget; public aid capped at %s of the budget."),
		p.Percent(c.Rate), p.Percent(c.BaseCap), p.Percent(c.AidCeiling))
	p.planned(c)
	if c.Lost.IsZero() {
		p.line("%s", p.say("Le crédit tient dans la marge : il est conservé en entier.", "The credit is inside the headroom: it is kept whole."))
		return
	}
	p.line(p.say("Le crédit dépasse la marge : %s sont perdus.", "The credit is above the headroom: %s is lost."), p.Number(c.Lost))
}

// planned warns when the plan carries another credit than the one computed.
func (p *printer) planned(c TaxCredit) {
	carried := Figure{places: c.InPlan.places}
	for _, s := range p.view.Financing.Sources {
		if s.Nature == string(financing.TaxCreditSource) {
			carried.value = carried.value.Add(s.Amount.value)
		}
	}
	if !carried.value.Equal(c.InPlan.value) {
		p.line(p.say("ATTENTION : le plan de financement porte %s de crédit d'impôt.", "NOTE: the financing plan carries %s of tax credit."), p.Number(carried))
	}
}

func (p *printer) financing() {
	f := p.view.Financing
	t := grid.New(0, "", "Source", p.say("Groupe", "Group"), p.say("État", "Status"), p.say(">Prob. %", ">Prob. %"), p.say(">Quotité %", ">Bankable %"),
		p.say(">Recoupable", ">Recoupable"), p.say(">Montant", ">Amount"), p.say(">% de B", ">% of B"), "")
	for _, s := range f.Sources {
		t.Row(s.ID, s.Label, s.Group, p.status(s), p.Number(s.Probability), p.dashed(s.Bankable), p.dashed(s.Recoupable),
			p.Number(s.Amount), p.Number(s.Share), bar(s.Amount.value, f.Budget.value))
	}
	total := Figure{places: f.Budget.places}
	for _, s := range f.Sources {
		total.value = total.value.Add(s.Amount.value)
	}
	t.Total("", "Total", "", "", "", "", "", p.Number(total))
	p.table(t)
	p.shares(p.say("Par nature", "By nature"), f.Natures)
	p.shares(p.say("Par groupe", "By group"), f.Groups)
	if f.LargestThirdParty.Name != "" {
		p.line(p.say("Premier groupe tiers : %s, %s du devis.", "Largest third-party group: %s, %s of the budget."), f.LargestThirdParty.Label, p.Percent(f.LargestThirdParty.Share))
	}
	p.line(p.say("Concentration (HHI, somme des carrés des parts de tous les groupes x 10 000) : %s.", "Concentration (HHI, sum of the squared shares of all groups x 10,000): %s."), p.Number(f.HHI))
	p.aid()
	p.blank()
	p.instalments()
}

func (p *printer) aid() {
	a := p.view.Financing.PublicAid
	verdict := p.say("respecté", "respected")
	if !a.Within {
		verdict = p.say("DÉPASSÉ", "EXCEEDED")
	}
	p.line(p.say("Aides publiques : %s, soit %s pour un plafond de %s (%s) — %s.", "Public aid: %s, that is %s for a ceiling of %s (%s) — %s."),
		p.Number(a.Aid), p.Percent(a.Percent), p.Percent(a.Ceiling), p.Number(a.Limit), verdict)
}

func (p *printer) status(s Source) string {
	text := map[string]string{
		"signed": p.say("signé", "signed"), "letter": p.say("lettre", "letter"), "sought": p.say("recherché", "sought"), "hoped": p.say("espéré", "hoped"),
	}[s.Status]
	if text == "" {
		text = s.Status
	}
	if s.Deferred {
		text += p.say(", participation", ", deferred")
	}
	return text
}

func (p *printer) shares(title string, shares []Share) {
	t := grid.New(0, title, p.say(">Montant", ">Amount"), p.say(">% de B", ">% of B"), "")
	for _, s := range shares {
		t.Row(s.Label, p.Number(s.Amount), p.Number(s.Share), bar(s.Amount.value, p.view.Financing.Budget.value))
	}
	p.table(t)
}

func (p *printer) instalments() {
	t := grid.New(0, p.say("Versements", "Instalments"), ">%", p.say("Étape", "Milestone"), "Date", p.say(">Montant", ">Amount"))
	for _, s := range p.view.Financing.Sources {
		name := s.ID + " " + s.Label
		for _, i := range s.Instalments {
			t.Row(name, p.Number(i.Percent), i.Milestone+p.days(i.Days), p.Date(i.Date), p.Number(i.Amount))
			name = ""
		}
	}
	p.table(t)
}

// days writes a number of days after a milestone, or before it.
func (p *printer) days(days int) string {
	switch {
	case days == 0:
		return ""
	case days < 0:
		return " - " + p.whole(-int64(days)) + p.say(" j", " d")
	}
	return " + " + p.whole(int64(days)) + p.say(" j", " d")
}

func (p *printer) risk() {
	t := grid.New(0, "Ratio", p.say("Formule", "Formula"), p.say(">Montant", ">Amount"), ">%", "")
	for _, r := range p.view.Risk.Ratios {
		t.Row(r.Label, r.Formula, p.Number(r.Amount), p.Number(r.Percent), bar(r.Amount.value, r.Base.value))
	}
	p.table(t)
	for _, r := range p.view.Risk.Ratios {
		if r.Code == string(financing.ProducerRisk) {
			var own []string
			for _, line := range r.Lines {
				own = append(own, line.Source)
			}
			p.line(p.say("Risque producteur = %s.", "Producer's risk = %s."), strings.Join(own, " + "))
		}
	}
}
