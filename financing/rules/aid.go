package rules

import (
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/shopspring/decimal"
)

// The rules of public aid.
const (
	// PublicAid is all public aid against its ceiling: 50 %, or 60 % of a difficult or low-budget film, of the final
	// cost or, in an international co-production, of the French participation.
	PublicAid Rule = "public_aid"
	// CNCAid is the aid of the CNC alone against the same ceiling.
	CNCAid Rule = "cnc_aid"
	// EuropeanAid is all public aid against the ceiling of the European Commission, of the budget.
	EuropeanAid Rule = "european_aid"
	// FrenchPart is the least French participation in an audiovisual work, and SpentInFrance how much of it is
	// spent in France.
	FrenchPart    Rule = "french_part"
	SpentInFrance Rule = "spent_in_france"
)

func aidParameters() []parameter {
	aid, eu, part := law.PublicAidCeiling, law.EuropeanAidRules, law.AudiovisualParticipation
	return []parameter{
		dated("public_aid.ceiling", Percent, aid, func(v law.AidCeiling) decimal.Decimal { return v.Ordinary }),
		dated("public_aid.derogation", Percent, aid, func(v law.AidCeiling) decimal.Decimal { return v.Derogation }),
		dated("public_aid.low_budget", Euros, aid, func(v law.AidCeiling) decimal.Decimal { return v.LowBudget }),
		dated("public_aid.low_hour", Euros, aid, func(v law.AidCeiling) decimal.Decimal { return v.LowHour }),
		dated("european_aid.ceiling", Percent, eu, func(v law.EuropeanAid) decimal.Decimal { return v.Ordinary }),
		dated("european_aid.cross_border", Percent, eu, func(v law.EuropeanAid) decimal.Decimal { return v.CrossBorder }),
		dated("french_part.participation", Percent, part, func(v law.FrenchPart) decimal.Decimal { return v.Participation }),
		dated("french_part.spent", Percent, part, func(v law.FrenchPart) decimal.Decimal { return v.SpentInFrance }),
	}
}

func aidRules() []rule {
	return []rule{
		{name: PublicAid, label: Text{FR: "Intensité des aides publiques", EN: "Public aid intensity"}, check: func(b *book) { b.intensity(b.publicAid()) }},
		{name: CNCAid, label: Text{FR: "Intensité des aides du CNC", EN: "Aid of the CNC"}, check: func(b *book) { b.intensity(b.sources(b.cncAid)) }},
		{name: EuropeanAid, label: Text{FR: "Communication cinéma : intensité des aides", EN: "Cinema Communication: aid intensity"}, check: (*book).europeanAid},
		{name: FrenchPart, label: Text{FR: "Participation française minimale (audiovisuel)", EN: "Least French participation (audiovisual)"}, check: (*book).frenchPart},
		{name: SpentInFrance, label: Text{FR: "Part dépensée en France (audiovisuel)", EN: "Part spent in France (audiovisual)"}, check: (*book).spentInFrance},
	}
}

func public(s *financing.Source) bool { return s.Public }

// france is the country whose rules of aid these are.
const france = "FR"

// cncAid reports whether a source is aid of the CNC: what a foreign co-producer brings, or another country pays, is
// not, though it may be automatic support or selective aid there.
func (b *book) cncAid(s *financing.Source) bool {
	nature := of(financing.AutomaticSupport, financing.DirectAllocation, financing.SelectiveAid)(s)
	return nature && b.french(s) && (s.Country == "" || s.Country == france)
}

// intensity tests aid against the ceiling of the general rules of aid.
func (b *book) intensity(aid quantity) {
	base := b.aidBase()
	limit := base.percent(b.derogation().choose(b.parameter("public_aid.derogation"), b.parameter("public_aid.ceiling")))
	b.test(test{bound: AtMost, unit: Money, figure: aid, limit: limit, base: lines(base)})
}

// international answers whether a producer established out of France takes part in a co-production, be it the
// delegated one.
func (b *book) international() answer {
	p := b.c.Plan
	switch {
	case p == nil:
		return ask(nil, "plan")
	case len(p.Coproducers) == 0:
		return told(false)
	case p.Country == "":
		return ask(nil, "plan.country")
	case p.Country != france:
		return told(true)
	}
	for _, one := range p.Coproducers {
		if one.Country != france {
			return told(true)
		}
	}
	return told(false)
}

// aidBase is the final cost or, in an international co-production, the French participation: all that the
// producers established in France bring, wherever it comes from.
func (b *book) aidBase() quantity {
	return b.international().choose(b.participation(), given(b.c.Cost.Final, "cost.final"))
}

// french reports whether a source is brought by a producer established in France. Without a country the delegated
// one is taken for French.
func (b *book) french(s *financing.Source) bool {
	for i := range b.c.Plan.Coproducers {
		if one := &b.c.Plan.Coproducers[i]; one.ID == s.Partner {
			return one.Country == france
		}
	}
	return b.c.Plan.Country == "" || b.c.Plan.Country == france
}

// publicAid is the aid that counts: in an international co-production the texts do not say whether what the
// foreign co-producers bring does.
func (b *book) publicAid() quantity {
	all := b.sources(public)
	if b.c.Plan == nil || b.c.Readings.ForeignAid == Counted {
		return all
	}
	national := b.sources(func(s *financing.Source) bool { return s.Public && b.french(s) })
	if b.c.Readings.ForeignAid == NotCounted {
		return b.international().choose(national, all)
	}
	if national.lo.value.Equal(all.lo.value) {
		return all
	}
	return b.international().choose(national.or(all, "readings.foreign_aid"), all)
}

// derogation answers whether the film is difficult (a first or second one) or of low budget.
func (b *book) derogation() answer {
	difficult := compared(count(b.c.Film.Number, "film.number"), AtMost, number(2))
	cost := given(b.c.Cost.Budget, "cost.budget")
	cinema := compared(cost, AtMost, b.parameter("public_aid.low_budget"))
	hour := compared(cost.times(decimal.NewFromInt(60)), AtMost, given(b.c.Film.Minutes, "film.minutes").percent(b.parameter("public_aid.low_hour")).times(decimal.NewFromInt(100)))
	low := cinema
	switch b.c.Film.Work {
	case Audiovisual:
		low = hour
	case "":
		low = cinema.either(hour, "film.work")
	}
	return difficult.or(low)
}

// europeanAid tests all aid against the Communication. A first or second film is a difficult work, which has no
// ceiling.
func (b *book) europeanAid() {
	difficult := compared(count(b.c.Film.Number, "film.number"), AtMost, number(2))
	if !difficult.no {
		b.skip("œuvre difficile (premier ou deuxième film) : sans plafond", "a difficult work (first or second film) has no ceiling")
		return
	}
	cross := compared(count(b.c.Film.MemberStates, "film.member_states"), AtLeast, number(2))
	base := given(b.c.Cost.Budget, "cost.budget")
	limit := base.percent(cross.choose(b.parameter("european_aid.cross_border"), b.parameter("european_aid.ceiling")))
	if difficult.yes { // not known: then there may be no ceiling at all
		limit = limit.or(unknown(), difficult.missing...)
	}
	b.test(test{bound: AtMost, unit: Money, figure: b.sources(public), limit: limit, base: lines(base)})
}

// participation is all that the producers established in France bring.
func (b *book) participation() quantity {
	if b.c.Plan != nil && b.c.Plan.Country == "" && len(b.c.Plan.Coproducers) > 0 {
		return unknown("plan.country")
	}
	return b.sources(b.french)
}

func (b *book) audiovisual() bool {
	if b.c.Film.Work == Cinema {
		b.skip("œuvre cinématographique", "a cinema work")
	}
	return b.c.Film.Work != Cinema
}

func (b *book) frenchPart() {
	if b.c.Film.Work == "" {
		b.skip("le genre d'œuvre n'est pas donné", "the kind of work is not given")
		return
	}
	if b.audiovisual() {
		cost := given(b.c.Cost.Final, "cost.final")
		b.test(test{bound: AtLeast, unit: Money, figure: b.participation(), limit: cost.percent(b.parameter("french_part.participation")), base: lines(cost)})
	}
}

func (b *book) spentInFrance() {
	if b.c.Film.Work == "" {
		b.skip("le genre d'œuvre n'est pas donné", "the kind of work is not given")
		return
	}
	if b.audiovisual() {
		part := b.participation()
		b.test(test{bound: AtLeast, unit: Money, figure: b.spent("FR"), limit: part.percent(b.parameter("french_part.spent")), base: lines(part)})
	}
}

// spent is what is spent in a territory.
func (b *book) spent(territory string) quantity {
	if b.c.Spending == nil {
		return unknown("spending")
	}
	for i, one := range b.c.Spending {
		if one.Territory == territory {
			return given(one.Amount, path("spending", i)+".amount")
		}
	}
	return known()
}
