package rules

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/law"
)

// The rules of films in deficit.
const (
	// DeficitCost is the aid of the epidemic (art. 919-18) against 107 % of the cost of production less the external
	// financing, and DeficitCeiling against its ceiling for a company.
	DeficitCost    Rule = "deficit_cost"
	DeficitCeiling Rule = "deficit_ceiling"
	// AfterCompletion is the deficit of a film that asks for an advance after completion: the final cost less the
	// plan is above the salary of the producer.
	AfterCompletion Rule = "after_completion"
)

// Deficit is the aid to films in deficit of 2020-21.
type Deficit struct {
	Aid *decimal.Decimal `json:"aid,omitempty"`
	// Cost of production, and External financing.
	Cost     *decimal.Decimal `json:"cost,omitempty"`
	External *decimal.Decimal `json:"external,omitempty"`
	// Company is all such aid to the company.
	Company *decimal.Decimal `json:"company,omitempty"`
}

// Completion is the application for an advance after completion.
type Completion struct {
	// Cost is the final cost, Financing the plan, Salary that of the producer alone.
	Cost      *decimal.Decimal `json:"cost,omitempty"`
	Financing *decimal.Decimal `json:"financing,omitempty"`
	Salary    *decimal.Decimal `json:"salary,omitempty"`
}

func deficitParameters() []parameter {
	return []parameter{
		dated("deficit.cost", Percent, law.DeficitAid, func(v law.Deficit) decimal.Decimal { return v.Cost }),
		dated("deficit.ceiling", Euros, law.DeficitAid, func(v law.Deficit) decimal.Decimal { return v.Ceiling }),
	}
}

func deficitRules() []rule {
	return []rule{
		{name: DeficitCost, label: Text{FR: "Aide aux œuvres en déficit (covid-19)", EN: "Aid to films in deficit (epidemic)"}, check: (*book).deficitCost},
		{name: DeficitCeiling, label: Text{FR: "Aide aux œuvres en déficit, plafond par entreprise", EN: "Aid to films in deficit, ceiling of a company"}, check: (*book).deficitCeiling},
		{
			name: AfterCompletion, label: Text{FR: "Avance après réalisation : déficit", EN: "Advance after completion: deficit"}, check: (*book).afterCompletion,
			source: Source{
				Title:   "Avance sur recettes après réalisation, guide des aides publiques",
				Address: "https://mesaidespubliques.infogreffe.fr/aides/obtenir-un-pret-avantageux/avance-sur-recettes-apres-realisation-pour-films-long-metrage",
			},
		},
	}
}

func (b *book) deficitCost() {
	if b.c.Deficit == nil {
		b.skip("pas d'aide de ce genre", "no such aid")
		return
	}
	d := b.c.Deficit
	cost, external := given(d.Cost, "deficit.cost"), given(d.External, "deficit.external")
	limit := cost.percent(b.parameter("deficit.cost")).minus(external).floor() // no aid at all breaks no limit
	b.test(test{bound: AtMost, unit: Money, figure: given(d.Aid, "deficit.aid"), limit: limit, base: append(lines(cost), lines(external)...)})
}

func (b *book) deficitCeiling() {
	if b.c.Deficit == nil {
		b.skip("pas d'aide de ce genre", "no such aid")
		return
	}
	b.test(test{bound: AtMost, unit: Money, figure: given(b.c.Deficit.Company, "deficit.company"), limit: b.parameter("deficit.ceiling")})
}

func (b *book) afterCompletion() {
	if b.c.Completion == nil {
		b.skip("pas d'avance après réalisation", "no advance after completion")
		return
	}
	c := b.c.Completion
	gap := given(c.Cost, "completion.cost").minus(given(c.Financing, "completion.financing"))
	b.test(test{bound: Above, unit: Money, figure: gap, limit: given(c.Salary, "completion.salary")})
}
