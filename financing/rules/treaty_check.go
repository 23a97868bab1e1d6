package rules

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// coproduction returns the co-production, and whether there is one under a treaty; else the rule is skipped.
func (b *book) coproduction() (Coproduction, bool) {
	switch c := b.c.Coproduction; {
	case c == nil:
		b.skip("pas de coproduction internationale", "no international co-production")
	case c.Treaty == "":
		b.skip("l'accord de coproduction n'est pas donné", "the treaty is not given")
	case len(c.Parties) == 0:
		b.skip("les coproducteurs ne sont pas donnés", "the co-producers are not given")
	case b.c.Date.IsZero(): // which figures the treaty states depends on it
		b.test(test{bound: AtLeast, unit: Percent, figure: unknown("date"), limit: unknown("date")})
	default:
		return *c, true
	}
	return Coproduction{}, false
}

// party names a fact of a co-producer.
func party(i int, fact string) string { return fmt.Sprintf("coproduction.parties[%d].%s", i, fact) }

// member answers whether the State of a co-producer is party to the treaty.
func (c Coproduction) member(i int) answer { return ask(c.Parties[i].Member, party(i, "member")) }

// multilateral answers whether co-producers of three States at least take part that are party to the treaty. Those
// who bring money only do not count.
func (c Coproduction) multilateral() answer {
	var sure, maybe, missing []string
	for i, one := range c.Parties {
		switch member := c.member(i); {
		case one.FinanceOnly || !member.yes:
		case member.no:
			missing = append(missing, member.missing...)
		case !slices.Contains(sure, one.Country):
			sure = append(sure, one.Country)
		}
	}
	for i, one := range c.Parties {
		if member := c.member(i); !one.FinanceOnly && member.yes && !slices.Contains(sure, one.Country) && !slices.Contains(maybe, one.Country) {
			maybe = append(maybe, one.Country)
		}
	}
	const several = 3
	return answer{yes: len(sure)+len(maybe) >= several, no: len(sure) < several, missing: missing}
}

// treatyShares tests that the financial shares come to 100 %, at the same time at most and at least.
func (b *book) treatyShares() {
	c, ok := b.coproduction()
	if !ok {
		return
	}
	all := exactly(decimal.Decimal{})
	for i, one := range c.Parties {
		all = all.plus(given(one.Financial, party(i, "financial")))
	}
	b.test(test{subject: "at_most", bound: AtMost, unit: Percent, figure: all, limit: number(100)})
	b.test(test{subject: "at_least", bound: AtLeast, unit: Percent, figure: all, limit: number(100)})
}

// full calls do for each co-producer who brings more than money and is not surely of another State. Where that is
// not known, it is passed on.
func (b *book) full(c Coproduction, do func(i int, one Party, member answer)) {
	found := false
	for i, one := range c.Parties {
		if member := c.member(i); !one.FinanceOnly && member.yes {
			found = true
			do(i, one, member)
		}
	}
	if !found {
		b.skip("aucun coproducteur d'un État partie n'apporte plus que de l'argent", "no co-producer of a party brings more than money")
	}
}

// share is the financial share of a co-producer, or of all those of its country.
func (b *book) share(c Coproduction, i int) quantity {
	own, country, alone := given(c.Parties[i].Financial, party(i, "financial")), exactly(decimal.Decimal{}), true
	for j, one := range c.Parties {
		if one.Country == c.Parties[i].Country && !one.FinanceOnly {
			country, alone = country.plus(given(one.Financial, party(j, "financial"))), alone && i == j
		}
	}
	switch {
	case alone || b.c.Readings.Share == OfCoproducer:
		return own
	case b.c.Readings.Share == OfCountry:
		return country
	}
	return own.or(country, "readings.share")
}

// lower is the least share of a bilateral co-production, reduced by consent for cinema where the treaty says so.
func (b *book) lower(c Coproduction) quantity {
	least := b.parameter("treaty.bilateral_least")
	if !b.stated("treaty.reduced_cinema") || b.c.Film.Work == Audiovisual {
		return least
	}
	reduced := ask(b.c.Film.French, "film.french").choose(b.parameter("treaty.reduced_french"), b.parameter("treaty.reduced_cinema"))
	if b.c.Film.Work == "" {
		reduced = reduced.or(least, "film.work")
	}
	return ask(c.Consent, "coproduction.consent").choose(reduced, least)
}

func (b *book) treatyLeast() {
	c, ok := b.coproduction()
	if !ok {
		return
	}
	least := b.lower(c)
	if b.stated("treaty.multilateral_least") {
		least = c.multilateral().choose(b.parameter("treaty.multilateral_least"), least)
	}
	b.full(c, func(i int, one Party, member answer) {
		limit := member.choose(least, exactly(decimal.Decimal{}))
		b.test(test{subject: one.ID, bound: AtLeast, unit: Percent, figure: b.share(c, i), limit: limit})
	})
}

func (b *book) treatyMost() {
	c, ok := b.coproduction()
	switch {
	case !ok:
		return
	case !b.stated("treaty.bilateral_most"):
		b.skip("l'accord n'énonce pas de part maximale", "the treaty states no largest share")
		return
	}
	most := b.parameter("treaty.bilateral_most")
	if b.stated("treaty.large_budget") {
		large := compared(given(b.c.Cost.Budget, "cost.budget"), Above, b.parameter("treaty.large_budget"))
		most = large.choose(b.parameter("treaty.large_budget_most"), most)
	}
	if b.stated("treaty.multilateral_most") {
		most = c.multilateral().choose(b.parameter("treaty.multilateral_most"), most)
	}
	b.full(c, func(i int, one Party, member answer) {
		limit := member.choose(most, number(100))
		b.test(test{subject: one.ID, bound: AtMost, unit: Percent, figure: b.share(c, i), limit: limit})
	})
}

func (b *book) treatyContribution() {
	c, ok := b.coproduction()
	switch {
	case !ok:
		return
	case !b.stated("treaty.contribution"):
		b.skip("l'accord n'énonce pas d'apport artistique et technique", "the treaty states no artistic and technical share")
		return
	}
	b.full(c, func(i int, one Party, member answer) {
		limit := member.choose(b.parameter("treaty.contribution"), exactly(decimal.Decimal{}))
		b.test(test{subject: one.ID + ":artistic", bound: AtLeast, unit: Percent, figure: given(one.Artistic, party(i, "artistic")), limit: limit})
		b.test(test{subject: one.ID + ":technical", bound: AtLeast, unit: Percent, figure: given(one.Technical, party(i, "technical")), limit: limit})
	})
}

func (b *book) treatyNonParty() {
	c, ok := b.coproduction()
	switch {
	case !ok:
		return
	case !b.stated("treaty.non_party"):
		b.skip("l'accord n'énonce pas de plafond des États tiers", "the treaty states no limit of other States")
		return
	}
	all := exactly(decimal.Decimal{})
	for i, one := range c.Parties {
		all = all.plus(c.member(i).choose(exactly(decimal.Decimal{}), given(one.Financial, party(i, "financial"))))
	}
	b.test(test{bound: AtMost, unit: Percent, figure: all, limit: b.parameter("treaty.non_party")})
}

func (b *book) treatyThirdState() {
	c, ok := b.coproduction()
	switch {
	case !ok:
		return
	case !b.stated("treaty.third_state"):
		b.skip("l'accord n'énonce pas de part minimale d'un État tiers", "the treaty states no least share of a third State")
		return
	}
	found := false
	for i, one := range c.Parties {
		if member := c.member(i); member.no {
			found = true
			limit := member.choose(exactly(decimal.Decimal{}), b.parameter("treaty.third_state"))
			b.test(test{subject: one.ID, bound: AtLeast, unit: Percent, figure: given(one.Financial, party(i, "financial")), limit: limit})
		}
	}
	if !found {
		b.skip("pas de coproducteur d'un État tiers", "no co-producer of a third State")
	}
}

func (b *book) treatyFinanceLeast() { b.financeOnly(AtLeast, "treaty.finance_least") }
func (b *book) treatyFinanceMost()  { b.financeOnly(AtMost, "treaty.finance_most") }

func (b *book) financeOnly(bound Bound, limit Parameter) {
	c, ok := b.coproduction()
	if !ok {
		return
	}
	found := false
	for i, one := range c.Parties {
		if one.FinanceOnly {
			found = true
			b.test(test{subject: one.ID, bound: bound, unit: Percent, figure: given(one.Financial, party(i, "financial")), limit: b.parameter(limit)})
		}
	}
	if !found {
		b.skip("pas de coproducteur seulement financier", "no co-producer who brings money only")
	}
}

func (b *book) treatyRatified() {
	c, ok := b.coproduction()
	if !ok {
		return
	}
	e, err := c.Treaty.law().At(b.day)
	if err != nil || !e.Value.Ratified {
		b.skip("l'accord ne le demande pas", "the treaty does not ask for it")
		return
	}
	b.rule.source = e.Source
	for i, one := range c.Parties {
		b.met(one.ID, ask(one.Ratified, party(i, "ratified")))
	}
}

// treatyTeam asks for a writer or head technician, and a lead, two supporting actors or a second head technician.
func (b *book) treatyTeam() {
	c, ok := b.coproduction()
	if !ok {
		return
	}
	e, err := c.Treaty.law().At(b.day)
	if err != nil || !e.Value.Team {
		b.skip("l'accord ne le demande pas", "the treaty does not ask for it")
		return
	}
	b.rule.source = e.Source
	var t Team
	if c.Team != nil {
		t = *c.Team
	}
	has := func(n *int, least int64, name string) answer {
		return compared(count(n, "coproduction.team."+name), AtLeast, number(least))
	}
	second := has(t.Leads, 1, "leads").or(has(t.Supporting, 2, "supporting")).or(has(t.Heads, 2, "heads"))
	b.met("", has(t.Heads, 1, "heads").and(second))
}
