package rules

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
)

// The rules of territorial spending.
const (
	// TerritorialSpend is what is spent in a territory against what a source of the plan obliges the film to.
	TerritorialSpend Rule = "territorial_spend"
	// TerritorialLimit is what a public source asks for against what the European Commission lets it: 160 % of the
	// aid and never more than 80 % of the budget.
	TerritorialLimit Rule = "territorial_limit"
	// SchemeCeiling is the aid of a regional scheme against its ceiling, and SchemeSpend what is spent in the region
	// against min(rate × aid; 80 % × budget).
	SchemeCeiling Rule = "scheme_ceiling"
	SchemeSpend   Rule = "scheme_spend"
	// SchemeAid is all public aid against what a regional scheme lets it be of the budget: 50 %, or 60 % of a difficult
	// or low-budget film and of one that several States finance.
	SchemeAid Rule = "scheme_aid"
)

// Scheme says that a source of the plan is the aid of a regional scheme.
type Scheme struct {
	// Source is its identifier in the plan.
	Source string `json:"source"`
	// Scheme is the one whose figures are built in, or another, for which the case supplies them.
	Scheme RegionalScheme `json:"scheme"`
	// Territory is the name that the spending gives the region.
	Territory string `json:"territory"`
}

// RegionalScheme names the scheme of a region.
type RegionalScheme string

// The regional schemes.
const (
	GrandEst    RegionalScheme = "grand_est"
	OtherScheme RegionalScheme = "other"
)

func regionParameters() []parameter {
	eu, region := law.EuropeanAidRules, law.GrandEst
	return []parameter{
		dated("spend.of_aid", Percent, eu, func(v law.EuropeanAid) decimal.Decimal { return v.SpendOfAid }),
		dated("spend.of_budget", Percent, eu, func(v law.EuropeanAid) decimal.Decimal { return v.SpendOfBudget }),
		dated("grand_est.fiction", Euros, region, func(v law.Region) decimal.Decimal { return v.Fiction }),
		dated("grand_est.documentary", Euros, region, func(v law.Region) decimal.Decimal { return v.Documentary }),
		nowhere("grand_est.animation", Euros),
		dated("grand_est.spend", Percent, region, func(v law.Region) decimal.Decimal { return v.Spend }),
		dated("grand_est.aid", Percent, region, func(v law.Region) decimal.Decimal { return v.Aid }),
		dated("grand_est.derogation", Percent, region, func(v law.Region) decimal.Decimal { return v.Derogation }),
		nowhere("other.fiction", Euros),
		nowhere("other.documentary", Euros),
		nowhere("other.animation", Euros),
		nowhere("other.spend", Percent),
		nowhere("other.aid", Percent),
		nowhere("other.derogation", Percent),
	}
}

func regionRules() []rule {
	return []rule{
		{name: TerritorialSpend, label: Text{FR: "Dépenses territorialisées", EN: "Territorial spending"}, check: (*book).territorialSpend},
		{name: TerritorialLimit, label: Text{FR: "Territorialisation demandée", EN: "Territorial spending asked for"}, check: (*book).territorialLimit},
		{name: SchemeCeiling, label: Text{FR: "Aide régionale : plafond", EN: "Regional aid: ceiling"}, check: (*book).schemeCeiling},
		{name: SchemeSpend, label: Text{FR: "Aide régionale : dépenses en région", EN: "Regional aid: spending in the region"}, check: (*book).schemeSpend},
		{name: SchemeAid, label: Text{FR: "Aide régionale : total des aides publiques", EN: "Regional aid: all public aid"}, check: (*book).schemeAid},
	}
}

// obligations calls do for each obligation of the plan to spend in a territory.
func (b *book) obligations(of func(*financing.Source) bool, do func(s *financing.Source, o financing.SpendObligation, due decimal.Decimal)) {
	if b.c.Plan == nil {
		b.test(test{bound: AtLeast, unit: Money, figure: unknown("plan"), limit: unknown("plan")})
		return
	}
	found := false
	places, _ := money.MinorUnits(b.c.Currency)
	for i := range b.c.Plan.Sources {
		s := &b.c.Plan.Sources[i]
		for _, o := range s.Spend {
			if of(s) {
				found = true
				do(s, o, o.Due(s.Amount, b.c.Plan.Budget, places))
			}
		}
	}
	if !found {
		b.skip("aucune obligation de dépense au plan", "no obligation to spend in the plan")
	}
}

func (b *book) territorialSpend() {
	b.obligations(func(*financing.Source) bool { return true }, func(s *financing.Source, o financing.SpendObligation, due decimal.Decimal) {
		b.test(test{
			subject: s.ID + "/" + o.Territory, bound: AtLeast, unit: Money, figure: b.spent(o.Territory), limit: exactly(due),
			base: []Line{{Name: s.ID, Amount: s.Amount}},
		})
	})
}

func (b *book) territorialLimit() {
	b.obligations(public, func(s *financing.Source, o financing.SpendObligation, due decimal.Decimal) {
		cost, aid := given(b.c.Cost.Budget, "cost.budget"), known(Line{Name: s.ID, Amount: s.Amount})
		b.test(test{
			subject: s.ID + "/" + o.Territory, bound: AtMost, unit: Money, figure: exactly(due),
			limit: aid.percent(b.parameter("spend.of_aid")).least(cost.percent(b.parameter("spend.of_budget"))), base: append(lines(aid), lines(cost)...),
		})
	})
}

// schemes calls do for each aid of a scheme; one that is not in the plan cannot be told.
func (b *book) schemes(do func(s Scheme, aid quantity)) {
	if len(b.c.Schemes) == 0 {
		b.skip("pas d'aide d'un dispositif régional connu", "no aid of a regional scheme that is known")
	}
	for _, one := range b.c.Schemes {
		aid := unknown("plan")
		if s, found := b.source(one.Source); found {
			aid = known(Line{Name: s.ID, Amount: s.Amount})
		}
		do(one, aid)
	}
}

func (b *book) schemeCeiling() {
	b.schemes(func(s Scheme, aid quantity) {
		limit := unknown("film.genre")
		if b.c.Film.Genre != "" {
			limit = b.parameter(Parameter(fmt.Sprintf("%s.%s", s.Scheme, b.c.Film.Genre)))
		}
		b.test(test{subject: s.Source, bound: AtMost, unit: Money, figure: aid, limit: limit})
	})
}

func (b *book) schemeSpend() {
	b.schemes(func(s Scheme, aid quantity) {
		cost := given(b.c.Cost.Budget, "cost.budget")
		due := aid.percent(b.parameter(Parameter(s.Scheme) + ".spend")).least(cost.percent(b.parameter("spend.of_budget")))
		b.test(test{subject: s.Source, bound: AtLeast, unit: Money, figure: b.spent(s.Territory), limit: due, base: append(lines(aid), lines(cost)...)})
	})
}

// schemeAid tests all public aid once for each scheme, whatever the number of its sources.
func (b *book) schemeAid() {
	aid, cost := b.sources(public), given(b.c.Cost.Budget, "cost.budget")
	states := compared(count(b.c.Film.MemberStates, "film.member_states"), AtLeast, number(2))
	more, seen := b.derogation().or(states), map[RegionalScheme]bool{}
	b.schemes(func(s Scheme, _ quantity) {
		if seen[s.Scheme] {
			return
		}
		seen[s.Scheme] = true
		limit := cost.percent(more.choose(b.parameter(Parameter(s.Scheme)+".derogation"), b.parameter(Parameter(s.Scheme)+".aid")))
		b.test(test{subject: string(s.Scheme), bound: AtMost, unit: Money, figure: aid, limit: limit, base: lines(cost)})
	})
}
