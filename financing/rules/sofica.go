package rules

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// The rules of the SOFICA.
const (
	// SoficaContracts are the association contracts of the film against 50 % of its cost.
	SoficaContracts Rule = "sofica_contracts"
	// SoficaSigned and SoficaPaid are that a contract is signed and paid before the shooting: days before it.
	SoficaSigned Rule = "sofica_signed"
	SoficaPaid   Rule = "sofica_paid"
	// SoficaBacking is the part of a fund's investments without a promise to buy them back, by vintage;
	// SoficaForeign its funding of foreign-language co-productions; SoficaInvested what it invests.
	SoficaBacking  Rule = "sofica_backing"
	SoficaForeign  Rule = "sofica_foreign"
	SoficaInvested Rule = "sofica_invested"
	// InvestorRelief is what a subscriber claims against rate × min(subscription; 18,000 €; 25 % of the net income).
	InvestorRelief Rule = "investor_relief"
)

// Investment is what is known of a SOFICA's source of the plan. Every SOFICA source is an association contract.
type Investment struct {
	// Source is its identifier in the plan.
	Source string        `json:"source"`
	Signed schedule.Date `json:"signed,omitzero"`
	Paid   schedule.Date `json:"paid,omitzero"`
}

// Fund is a SOFICA itself.
type Fund struct {
	Name string `json:"name"`
	// Vintage is the year of its approval.
	Vintage *int `json:"vintage,omitempty"`
	// Collected is the money raised, Invested what is invested of it, in works or companies; Backed is what of that
	// has a promise to buy it back at a price set beforehand; Foreign the co-productions in a foreign language.
	Collected *decimal.Decimal `json:"collected,omitempty"`
	Invested  *decimal.Decimal `json:"invested,omitempty"`
	Backed    *decimal.Decimal `json:"backed,omitempty"`
	Foreign   *decimal.Decimal `json:"foreign,omitempty"`
}

// Subscriber is an investor in a SOFICA.
type Subscriber struct {
	Name         string           `json:"name"`
	Subscription *decimal.Decimal `json:"subscription,omitempty"`
	// Income is the net global income.
	Income *decimal.Decimal `json:"income,omitempty"`
	// Companies is true for a SOFICA of which 10 % of the investments go into the capital of production companies;
	// Development moreover 10 % into the development of series, or into contracts on foreign receipts.
	Companies   *bool `json:"companies,omitempty"`
	Development *bool `json:"development,omitempty"`
	// Relief is what is claimed.
	Relief *decimal.Decimal `json:"relief,omitempty"`
}

func soficaParameters() []parameter {
	rule, relief := law.SoficaRules, law.InvestorRelief
	return []parameter{
		dated("sofica.contracts", Percent, rule, func(v law.SoficaRule) decimal.Decimal { return v.Contracts }),
		dated("sofica.foreign", Percent, rule, func(v law.SoficaRule) decimal.Decimal { return v.Foreign }),
		dated("sofica.invested", Percent, rule, func(v law.SoficaRule) decimal.Decimal { return v.Invested }),
		dated("sofica.not_backed", Percent, law.SoficaBacking, amount),
		dated("relief.ordinary", Percent, relief, func(v law.SoficaRelief) decimal.Decimal { return v.Ordinary }),
		dated("relief.companies", Percent, relief, func(v law.SoficaRelief) decimal.Decimal { return v.Companies }),
		dated("relief.full", Percent, relief, func(v law.SoficaRelief) decimal.Decimal { return v.Full }),
		dated("relief.amount", Euros, relief, func(v law.SoficaRelief) decimal.Decimal { return v.Amount }),
		dated("relief.income", Percent, relief, func(v law.SoficaRelief) decimal.Decimal { return v.Income }),
	}
}

func soficaRules() []rule {
	code := Source{
		Title:   "Code général des impôts, art. 238 bis HG",
		Address: "https://french-business-law.com/french-legislation-art/article-238-bis-hg-of-the-french-general-tax-code",
	}
	return []rule{
		{name: SoficaContracts, label: Text{FR: "SOFICA : contrats d'association", EN: "SOFICA: association contracts"}, check: (*book).soficaContracts},
		{name: SoficaSigned, label: Text{FR: "SOFICA : signature avant le tournage", EN: "SOFICA: signed before the shooting"}, source: code, check: func(b *book) { b.beforeShooting("signed") }},
		{name: SoficaPaid, label: Text{FR: "SOFICA : versement avant le tournage", EN: "SOFICA: paid before the shooting"}, source: code, check: func(b *book) { b.beforeShooting("paid") }},
		{name: SoficaBacking, label: Text{FR: "SOFICA : part non adossée", EN: "SOFICA: part that is not backed"}, check: (*book).soficaBacking},
		{name: SoficaForeign, label: Text{FR: "SOFICA : langue étrangère", EN: "SOFICA: foreign language"}, check: (*book).soficaForeign},
		{name: SoficaInvested, label: Text{FR: "SOFICA : part investie", EN: "SOFICA: part invested"}, check: (*book).soficaInvested},
		{name: InvestorRelief, label: Text{FR: "SOFICA : réduction d'impôt du souscripteur", EN: "SOFICA: relief of the subscriber"}, check: (*book).investorRelief},
	}
}

func (b *book) hasSofica() bool {
	return b.needs("pas de SOFICA au plan", "no SOFICA in the plan", financing.Sofica)
}

func (b *book) soficaContracts() {
	if !b.hasSofica() {
		return
	}
	cost := given(b.c.Cost.Final, "cost.final")
	b.test(test{bound: AtMost, unit: Money, figure: b.sources(of(financing.Sofica)), limit: cost.percent(b.parameter("sofica.contracts")), base: lines(cost)})
}

// beforeShooting counts the days from the signature or the payment to the first day of shooting.
func (b *book) beforeShooting(which string) {
	if !b.hasSofica() {
		return
	}
	for _, s := range b.c.Plan.Sources {
		if s.Nature != financing.Sofica {
			continue
		}
		var on schedule.Date
		name := "soficas"
		for i, one := range b.c.Soficas {
			if one.Source == s.ID {
				name = fmt.Sprintf("soficas[%d].%s", i, which)
				if on = one.Paid; which == "signed" {
					on = one.Signed
				}
			}
		}
		b.test(test{
			subject: s.ID, bound: Above, unit: Days, figure: days(on, b.c.Film.ShootingStart, name, "film.shooting_start"),
			limit: exactly(decimal.Decimal{}),
		})
	}
}

func (b *book) noFund() bool {
	if len(b.c.Funds) == 0 {
		b.skip("rien n'est dit d'une SOFICA", "nothing is said of a SOFICA")
	}
	return len(b.c.Funds) == 0
}

func fund(i int, name string) string { return fmt.Sprintf("funds[%d].%s", i, name) }

// soficaBacking takes the charter of the vintage, whatever the date of the case.
func (b *book) soficaBacking() {
	if b.noFund() {
		return
	}
	for i, one := range b.c.Funds {
		invested := given(one.Invested, fund(i, "invested"))
		least := unknown(fund(i, "vintage"))
		if one.Vintage != nil {
			on, err := schedule.ParseDate(fmt.Sprintf("%04d-01-01", *one.Vintage))
			if err == nil {
				least = b.parameterOn("sofica.not_backed", on.String())
			}
		}
		free := invested.minus(given(one.Backed, fund(i, "backed")))
		b.test(test{subject: one.Name, bound: AtLeast, unit: Money, figure: free, limit: invested.percent(least), base: lines(invested)})
	}
}

func (b *book) soficaForeign() {
	if b.noFund() {
		return
	}
	for i, one := range b.c.Funds {
		invested := given(one.Invested, fund(i, "invested"))
		b.test(test{
			subject: one.Name, bound: AtMost, unit: Money, figure: given(one.Foreign, fund(i, "foreign")),
			limit: invested.percent(b.parameter("sofica.foreign")), base: lines(invested),
		})
	}
}

func (b *book) soficaInvested() {
	if b.noFund() {
		return
	}
	for i, one := range b.c.Funds {
		collected := given(one.Collected, fund(i, "collected"))
		b.test(test{
			subject: one.Name, bound: AtLeast, unit: Money, figure: given(one.Invested, fund(i, "invested")),
			limit: collected.percent(b.parameter("sofica.invested")), base: lines(collected),
		})
	}
}

func (b *book) investorRelief() {
	if len(b.c.Subscribers) == 0 {
		b.skip("pas de souscripteur", "no subscriber")
	}
	for i, one := range b.c.Subscribers {
		at := func(name string) string { return fmt.Sprintf("subscribers[%d].%s", i, name) }
		companies := ask(one.Companies, at("companies"))
		full := companies.and(ask(one.Development, at("development")))
		rate := full.choose(b.parameter("relief.full"), companies.choose(b.parameter("relief.companies"), b.parameter("relief.ordinary")))
		paid := given(one.Subscription, at("subscription"))
		base := paid.least(b.parameter("relief.amount")).least(given(one.Income, at("income")).percent(b.parameter("relief.income")))
		b.test(test{subject: one.Name, bound: AtMost, unit: Money, figure: given(one.Relief, at("relief")), limit: base.percent(rate), base: lines(paid)})
	}
}
