package report

import (
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
)

func (p *printer) returns(s *Scenario) {
	t := grid.New(0, p.say("Investisseur", "Investor"), "", "Source", p.say(">Investi", ">Invested"), p.say(">Reçu", ">Received"), p.say(">Solde", ">Balance"),
		">Multiple", p.say(">TRI annuel %", ">Annual IRR %"), p.say("Mise récupérée", "Stake recovered"))
	for _, i := range s.Returns {
		rate := p.say("sans objet", "none")
		if i.Rate != nil {
			rate = p.Number(*i.Rate)
		}
		t.Row(i.Right, i.Party, i.Source, p.Number(i.Invested), p.Number(i.Received), p.Number(i.Balance), p.Number(i.Multiple), rate,
			bar(i.Received.value, i.Invested.value))
	}
	if t.Len() > 0 {
		p.table(t)
	}
	p.producer(s.Producer)
}

func (p *printer) producer(r Producer) {
	t := grid.New(0, p.view.Producer, ">"+p.view.Currency)
	t.Row(p.say("Solde des recettes (dernier rang)", "Residual (last rank)"), p.Number(r.Residual))
	t.Row(p.say("Participations payées", "Deferrals paid"), p.Number(r.Deferrals))
	t.Row(p.say("Commission sur ses ventes", "Commission on its sales"), p.Number(r.Commission))
	t.Row(p.say("Primes à sa charge", "Bonuses borne"), p.minus(r.Bonus))
	t.Total(p.say("Revenu", "Income"), p.Number(r.Income))
	t.Row(p.say("Revenu moins risque", "Income less risk"), p.Number(r.LessRisk))
	t.Row(p.say("Multiple de son risque", "Multiple of its risk"), p.Number(r.Multiple))
	t.Row(p.say("Soutien automatique porté à son compte", "Automatic support credited"), p.Number(r.Support))
	t.Row(p.say("Multiple avec le soutien", "Multiple with the support"), p.Number(r.WithSupport))
	p.table(t)
}

// expected prints the income weighed by the probabilities of the scenarios.
func (p *printer) expected() {
	e := p.view.Expected
	if !e.Known {
		p.line("%s", p.say("Pas de revenu espéré : les probabilités des scénarios ne font pas 100 %.", "No expected income: the probabilities of the scenarios do not make 100 %."))
		return
	}
	p.line(p.say("Revenu espéré du producteur : %s, soit %s fois son risque.", "Producer's expected income: %s, that is %s times its risk."), p.Number(e.Income), p.Number(e.Multiple))
}

// scenarioLabel is the name of a scenario in a sentence.
func (p *printer) scenarioLabel(id string) string {
	for _, s := range p.view.Scenarios {
		if s.ID == id {
			return strings.ToLower(s.Label)
		}
	}
	return id
}

func (p *printer) breakEven() {
	b := p.view.BreakEven
	p.line(p.say("Nombre d'entrées à partir duquel chacun retrouve sa mise (scénario %s, tout le reste inchangé).",
		"Admissions from which each recovers its stake (scenario %s, all else unchanged)."), p.scenarioLabel(b.Scenario))
	p.blank()
	t := grid.New(0, p.say("Ayant droit et seuil", "Rights holder and goal"), p.say(">Entrées", ">Admissions"), "")
	most := int64(1)
	for _, g := range b.Goals {
		most = max(most, g.Admissions)
	}
	for _, g := range b.Goals {
		if !g.Reached {
			t.Row(g.Label, p.say("jamais", "never"))
			continue
		}
		t.Row(g.Label, p.whole(g.Admissions), bar(whole(g.Admissions), whole(most)))
	}
	p.table(t)
}
