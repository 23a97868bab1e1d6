package rules

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/law"
)

// The rules of treaties of co-production.
const (
	// TreatyLeast and TreatyMost bound the financial share of each co-producer of a party, or of its country
	// ([Readings.Share]).
	TreatyLeast Rule = "treaty_least"
	TreatyMost  Rule = "treaty_most"
	// TreatyContribution is the least artistic and technical share, where the treaty states one.
	TreatyContribution Rule = "treaty_contribution"
	// TreatyNonParty bounds the co-producers of other States together, TreatyThirdState is the least share of each.
	TreatyNonParty   Rule = "treaty_non_party"
	TreatyThirdState Rule = "treaty_third_state"
	// TreatyFinanceLeast and TreatyFinanceMost bound a co-producer who brings money only.
	TreatyFinanceLeast Rule = "treaty_finance_least"
	TreatyFinanceMost  Rule = "treaty_finance_most"
	// TreatyRatified is that all the States have ratified.
	TreatyRatified Rule = "treaty_ratified"
	// TreatyTeam is what the minority brings in persons.
	TreatyTeam Rule = "treaty_team"
	// TreatyShares is that the shares come to 100 %.
	TreatyShares Rule = "treaty_shares"
)

// Treaty names a treaty of co-production.
type Treaty string

// The treaties.
const (
	// European1992 is the European Convention, European2017 the revised one, Eurimages the fund's own rule.
	European1992 Treaty = "european_1992"
	European2017 Treaty = "european_2017"
	Eurimages    Treaty = "eurimages"
	// Canada and those that follow are bilateral treaties of France.
	Canada     Treaty = "canada"
	Germany    Treaty = "germany"
	Luxembourg Treaty = "luxembourg"
	Korea      Treaty = "korea"
	Belgium    Treaty = "belgium"
	Italy      Treaty = "italy"
)

// law returns the figures of the treaty; nothing is known of another.
func (t Treaty) law() law.Parameter[law.Treaty] {
	switch t {
	case European1992:
		return law.EuropeanConvention1992()
	case European2017:
		return law.EuropeanConvention2017()
	case Eurimages:
		return law.EurimagesCoproduction()
	case Canada:
		return law.CanadaTreaty()
	case Germany:
		return law.GermanyTreaty()
	case Luxembourg:
		return law.LuxembourgTreaty()
	case Korea:
		return law.KoreaTreaty()
	case Belgium:
		return law.BelgiumTreaty()
	case Italy:
		return law.ItalyTreaty()
	}
	return law.Parameter[law.Treaty]{}
}

func (t Treaty) known() bool { return t.law().Name != "" }

// Coproduction is a co-production under a treaty.
type Coproduction struct {
	// Treaty is the one that is asked: a film may be checked against several in turn.
	Treaty  Treaty  `json:"treaty,omitempty"`
	Parties []Party `json:"parties"`
	// Consent is true where the authorities have agreed to a lower minimum.
	Consent *bool `json:"consent,omitempty"`
	// Team is what the minority brings in persons, where the treaty asks for it.
	Team *Team `json:"team,omitempty"`
}

// Party is one co-producer, the delegated producer included.
type Party struct {
	ID string `json:"id"`
	// Country is that of establishment, two letters of ISO 3166-1.
	Country string `json:"country"`
	// Financial, Artistic and Technical are shares of the film, in per cent of its cost.
	Financial *decimal.Decimal `json:"financial,omitempty"`
	Artistic  *decimal.Decimal `json:"artistic,omitempty"`
	Technical *decimal.Decimal `json:"technical,omitempty"`
	// Member is true where the State is party to the treaty, or a member of the fund.
	Member *bool `json:"member,omitempty"`
	// Ratified is true where the State has ratified the treaty.
	Ratified *bool `json:"ratified,omitempty"`
	// FinanceOnly brings money and no artistic or technical share.
	FinanceOnly bool `json:"finance_only,omitempty"`
}

// Team counts the persons of the minority.
type Team struct {
	// Heads are writers and head technicians, Leads leading actors, Supporting supporting ones.
	Heads      *int `json:"heads,omitempty"`
	Leads      *int `json:"leads,omitempty"`
	Supporting *int `json:"supporting,omitempty"`
}

func treatyParameters(t Treaty) []parameter {
	field := func(name Parameter, of func(law.Treaty) decimal.Decimal) parameter {
		return dated(name, Percent, t.law, of)
	}
	large := dated("treaty.large_budget", Euros, t.law, func(v law.Treaty) decimal.Decimal { return v.LargeBudget })
	return []parameter{
		field("treaty.multilateral_least", func(v law.Treaty) decimal.Decimal { return v.Multilateral.Least }),
		field("treaty.multilateral_most", func(v law.Treaty) decimal.Decimal { return v.Multilateral.Most }),
		field("treaty.bilateral_least", func(v law.Treaty) decimal.Decimal { return v.Bilateral.Least }),
		field("treaty.bilateral_most", func(v law.Treaty) decimal.Decimal { return v.Bilateral.Most }),
		field("treaty.reduced_cinema", func(v law.Treaty) decimal.Decimal { return v.Reduced }),
		field("treaty.reduced_french", func(v law.Treaty) decimal.Decimal { return v.ReducedFrench }),
		field("treaty.contribution", func(v law.Treaty) decimal.Decimal { return v.Contribution }),
		field("treaty.non_party", func(v law.Treaty) decimal.Decimal { return v.NonParty }),
		field("treaty.third_state", func(v law.Treaty) decimal.Decimal { return v.ThirdState }),
		large,
		field("treaty.large_budget_most", func(v law.Treaty) decimal.Decimal { return v.LargeMost }),
		nowhere("treaty.finance_least", Percent),
		nowhere("treaty.finance_most", Percent),
	}
}

func treatyRules() []rule {
	return []rule{
		{name: TreatyShares, label: Text{FR: "Coproduction : somme des parts", EN: "Co-production: sum of the shares"}, check: (*book).treatyShares},
		{name: TreatyLeast, label: Text{FR: "Coproduction : part minimale", EN: "Co-production: least share"}, check: (*book).treatyLeast},
		{name: TreatyMost, label: Text{FR: "Coproduction : part maximale", EN: "Co-production: largest share"}, check: (*book).treatyMost},
		{name: TreatyContribution, label: Text{FR: "Coproduction : apport artistique et technique", EN: "Co-production: artistic and technical share"}, check: (*book).treatyContribution},
		{name: TreatyNonParty, label: Text{FR: "Coproduction : États tiers ensemble", EN: "Co-production: other States together"}, check: (*book).treatyNonParty},
		{name: TreatyThirdState, label: Text{FR: "Coproduction : part d'un État tiers", EN: "Co-production: share of a third State"}, check: (*book).treatyThirdState},
		{name: TreatyFinanceLeast, label: Text{FR: "Coproduction financière : part minimale", EN: "Financial co-production: least share"}, check: (*book).treatyFinanceLeast},
		{name: TreatyFinanceMost, label: Text{FR: "Coproduction financière : part maximale", EN: "Financial co-production: largest share"}, check: (*book).treatyFinanceMost},
		{name: TreatyRatified, label: Text{FR: "Coproduction : ratification par tous les États", EN: "Co-production: ratified by all the States"}, check: (*book).treatyRatified},
		{name: TreatyTeam, label: Text{FR: "Coproduction : équipe de la minorité", EN: "Co-production: team of the minority"}, check: (*book).treatyTeam},
	}
}
