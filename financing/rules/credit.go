package rules

import (
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/shopspring/decimal"
)

// The rules of the film tax credits. What the credit comes to, line by line, is computed by package
// budget/taxcredit: these say whether the plan counts too much of it.
const (
	// CreditAmount is the credit of the plan against the rate of its base.
	CreditAmount Rule = "credit_amount"
	// CreditCap is the credit against the cap per film.
	CreditCap Rule = "credit_cap"
	// CreditHeadroom is the credit against what the ceiling of public aid leaves: only the excess is lost (Conseil
	// d'État, 15 March 2023, 452317).
	CreditHeadroom Rule = "credit_headroom"
	// InternationalFloor is the least eligible spending of the international credit, and InternationalDays the
	// least days of shooting in France of a live fiction.
	InternationalFloor Rule = "international_floor"
	InternationalDays  Rule = "international_days"
	// OneCredit is that a film does not have both credits.
	OneCredit Rule = "one_credit"
)

// Credit is what a film puts forward for a tax credit.
type Credit struct {
	// Amount is the credit that the film counts on; nil is that of the plan.
	Amount *decimal.Decimal `json:"amount,omitempty"`
	// Eligible is the eligible spending.
	Eligible *decimal.Decimal `json:"eligible,omitempty"`
	// Deducted is the aid that is taken off it.
	Deducted *decimal.Decimal `json:"deducted,omitempty"`
	// Managed is the part of the budget that the French co-producer manages, in an international co-production.
	Managed *decimal.Decimal `json:"managed,omitempty"`
	// Effects is true for a fiction whose visual effects give it the rate of animation.
	Effects *bool `json:"effects,omitempty"`
	// Approval is the course of its approvals.
	Approval *CreditApproval `json:"approval,omitempty"`
	// ShootingDays are those in France.
	ShootingDays *decimal.Decimal `json:"shooting_days,omitempty"`
}

func creditParameters() []parameter {
	rates, most, aid, c2i := law.TaxCreditRates, law.TaxCreditCap, law.TaxCreditAidCeiling, law.InternationalTaxCredit
	return []parameter{
		dated("credit.rate", Percent, rates, func(v law.CreditRates) decimal.Decimal { return v.Ordinary }),
		dated("credit.rate_favoured", Percent, rates, func(v law.CreditRates) decimal.Decimal { return v.Favoured }),
		dated("credit.favoured_below", Euros, rates, func(v law.CreditRates) decimal.Decimal { return v.FavouredBelow }),
		dated("credit.base_cap", Percent, law.TaxCreditBaseCap, amount),
		dated("credit.cap", Euros, most, func(v law.CreditCap) decimal.Decimal { return v.Live }),
		dated("credit.cap_animation", Euros, most, func(v law.CreditCap) decimal.Decimal { return v.Animation }),
		dated("credit.ceiling", Percent, aid, func(v law.AidCeiling) decimal.Decimal { return v.Ordinary }),
		dated("credit.derogation", Percent, aid, func(v law.AidCeiling) decimal.Decimal { return v.Derogation }),
		dated("international.floor", Euros, c2i, func(v law.InternationalCredit) decimal.Decimal { return v.Floor }),
		dated("international.floor_below", Euros, c2i, func(v law.InternationalCredit) decimal.Decimal { return v.FloorBelow }),
		dated("international.floor_share", Percent, c2i, func(v law.InternationalCredit) decimal.Decimal { return v.FloorShare }),
		dated("international.days", Days, c2i, func(v law.InternationalCredit) decimal.Decimal { return v.Days }),
	}
}

func creditRules() []rule {
	return []rule{
		{name: CreditAmount, label: Text{FR: "Crédit d'impôt : taux de l'assiette", EN: "Tax credit: rate of the base"}, check: (*book).creditAmount},
		{name: CreditCap, label: Text{FR: "Crédit d'impôt : plafond par œuvre", EN: "Tax credit: cap per film"}, check: (*book).creditCap},
		{name: CreditHeadroom, label: Text{FR: "Crédit d'impôt : plafond global des aides", EN: "Tax credit: ceiling of public aid"}, check: (*book).creditHeadroom},
		{name: InternationalFloor, label: Text{FR: "Crédit d'impôt international : dépenses minimales", EN: "International credit: least spending"}, check: (*book).internationalFloor},
		{name: InternationalDays, label: Text{FR: "Crédit d'impôt international : jours de tournage", EN: "International credit: days of shooting"}, check: (*book).internationalDays},
		{name: OneCredit, label: Text{FR: "Crédit d'impôt national ou international", EN: "National or international credit"}, check: (*book).oneCredit},
	}
}

func (b *book) noCredit() bool {
	return b.c.Credit == nil && !b.needs("pas de crédit d'impôt", "no tax credit", financing.TaxCreditSource)
}

// creditCounted is the credit that the film counts on.
func (b *book) creditCounted() quantity {
	if b.c.Credit != nil && b.c.Credit.Amount != nil {
		return given(b.c.Credit.Amount, "credit.amount")
	}
	if !b.has(financing.TaxCreditSource) {
		return unknown("credit.amount")
	}
	return b.sources(of(financing.TaxCreditSource))
}

// credit returns the facts of the credit, empty where there are none.
func (b *book) credit() Credit {
	if b.c.Credit == nil {
		return Credit{}
	}
	return *b.c.Credit
}

// creditRate is the ordinary or the favoured rate. Until 2015 only small films in French had the second, from 2016 on
// animation and heavy effects too.
func (b *book) creditRate() quantity {
	favoured := ask(b.c.Film.French, "film.french")
	if b.stated("credit.favoured_below") {
		favoured = favoured.and(compared(given(b.c.Cost.Budget, "cost.budget"), AtLeast, b.parameter("credit.favoured_below")).not())
	} else {
		favoured = favoured.or(b.animation()).or(ask(b.credit().Effects, "credit.effects"))
	}
	return favoured.choose(b.parameter("credit.rate_favoured"), b.parameter("credit.rate"))
}

func (b *book) animation() answer {
	if b.c.Film.Genre == "" {
		return ask(nil, "film.genre")
	}
	return told(b.c.Film.Genre == Animation)
}

// managed is what the cap of the base is taken of.
func (b *book) managed() quantity {
	return b.international().choose(given(b.credit().Managed, "credit.managed"), given(b.c.Cost.Budget, "cost.budget"))
}

func (b *book) creditAmount() {
	if b.noCredit() {
		return
	}
	facts := b.credit()
	eligible, deducted := given(facts.Eligible, "credit.eligible"), given(facts.Deducted, "credit.deducted")
	most := b.managed().percent(b.parameter("credit.base_cap"))
	first, last := eligible.minus(deducted).least(most).floor(), eligible.least(most).minus(deducted).floor()
	base := first
	switch b.c.Readings.Deduction {
	case CapThenDeduct:
		base = last
	case "":
		base = first.or(last, "readings.deduction")
	}
	b.test(test{bound: AtMost, unit: Money, figure: b.creditCounted(), limit: base.percent(b.creditRate()), base: append(lines(eligible), lines(deducted)...)})
}

func (b *book) creditCap() {
	if !b.noCredit() {
		limit := b.animation().choose(b.parameter("credit.cap_animation"), b.parameter("credit.cap"))
		b.test(test{bound: AtMost, unit: Money, figure: b.creditCounted(), limit: limit})
	}
}

func (b *book) creditHeadroom() {
	if b.noCredit() {
		return
	}
	other := b.sources(func(s *financing.Source) bool { return s.Public && s.Nature != financing.TaxCreditSource })
	onBudget, onFinal := given(b.c.Cost.Budget, "cost.budget"), given(b.c.Cost.Final, "cost.final")
	on := onBudget
	switch b.c.Readings.CreditCeiling {
	case OnFinalCost:
		on = onFinal
	case "":
		if on = onBudget.or(onFinal); !on.single() {
			on.missing = union(on.missing, []string{"readings.credit_ceiling"})
		}
	}
	percent := b.derogation().choose(b.parameter("credit.derogation"), b.parameter("credit.ceiling"))
	limit := on.percent(percent).minus(other).floor()
	b.test(test{bound: AtMost, unit: Money, figure: b.creditCounted(), limit: limit, base: append(lines(on), lines(other)...)})
}

func (b *book) noInternational() bool {
	if b.c.International == nil {
		b.skip("pas de crédit d'impôt international", "no international tax credit")
	}
	return b.c.International == nil
}

func (b *book) internationalFloor() {
	if b.noInternational() {
		return
	}
	cost := given(b.c.Cost.Budget, "cost.budget")
	small := compared(cost, AtLeast, b.parameter("international.floor_below")).not()
	limit := small.choose(cost.percent(b.parameter("international.floor_share")), b.parameter("international.floor"))
	b.test(test{bound: AtLeast, unit: Money, figure: given(b.c.International.Eligible, "international_credit.eligible"), limit: limit, base: lines(cost)})
}

func (b *book) internationalDays() {
	switch {
	case b.noInternational():
	case b.c.Film.Genre == Animation || b.c.Film.Genre == Documentary:
		b.skip("pas une fiction en prises de vues réelles", "not a live fiction")
	case b.c.Film.Genre == "":
		b.test(test{bound: AtLeast, unit: Days, figure: unknown("film.genre"), limit: b.parameter("international.days")})
	default:
		b.test(test{bound: AtLeast, unit: Days, figure: given(b.c.International.ShootingDays, "international_credit.shooting_days"), limit: b.parameter("international.days")})
	}
}

func (b *book) oneCredit() {
	if !b.noCredit() && !b.noInternational() {
		b.met("", told(false))
	}
}
