package rules

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/law"
)

// The rules of automatic support invested.
const (
	// DirectAllocations are the allocations of each producer against a part of the automatic support that it
	// invests: 25 %, 50 % in animation, 15 or 25 % for a producer who is not delegated.
	DirectAllocations Rule = "direct_allocations"
	// AudiovisualAccount is the money of the audiovisual account in a film, and BothAccounts that money together
	// with that of the cinema account.
	AudiovisualAccount Rule = "audiovisual_account"
	BothAccounts       Rule = "both_accounts"
	// PreparationSupport is the support to preparation, direct allocations included, and PreparationFirst its
	// first instalment.
	PreparationSupport Rule = "preparation"
	PreparationFirst   Rule = "preparation_first"
)

// Support is the automatic support of the producers of a film.
type Support struct {
	// Derogation is true for a film that was granted a lower threshold of points.
	Derogation *bool `json:"derogation,omitempty"`
	// Audiovisual and Cinema are what is invested out of each account.
	Audiovisual *decimal.Decimal `json:"audiovisual,omitempty"`
	Cinema      *decimal.Decimal `json:"cinema,omitempty"`
	// BoxOffice, VAT included, is that of the release, and Expected the support that the film counts on from it.
	BoxOffice *decimal.Decimal `json:"box_office,omitempty"`
	Expected  *decimal.Decimal `json:"expected,omitempty"`
}

// Preparation is the support to the preparation of a film.
type Preparation struct {
	Amount *decimal.Decimal `json:"amount,omitempty"`
	// First is the first instalment.
	First *decimal.Decimal `json:"first,omitempty"`
}

// Allocation is what decides the rate of the direct allocations of a producer who is not delegated.
type Allocation struct {
	// Partner is a co-producer of the plan.
	Partner string `json:"partner"`
	// Independent of broadcasters and services on demand; NoMandate on the film; Delegated producer of a film
	// within five years.
	Independent *bool `json:"independent,omitempty"`
	NoMandate   *bool `json:"no_mandate,omitempty"`
	Delegated   *bool `json:"delegated,omitempty"`
	// Bars is how many there are of: an advance before shooting, more than 200,000 € of a channel that is not of
	// cinema, more than 200,000 € of channels of cinema. One is let pass.
	Bars *int `json:"bars,omitempty"`
	// Stake is whether the delegated producers invest more than the part that the text states, which is not
	// established.
	Stake *bool `json:"stake,omitempty"`
}

func investmentParameters() []parameter {
	direct, account, prep := law.DirectAllocations, law.AudiovisualAccount, law.PreparationSupport
	return []parameter{
		dated("allocation.live", Percent, direct, func(v law.Allocation) decimal.Decimal { return v.Live }),
		dated("allocation.animation", Percent, direct, func(v law.Allocation) decimal.Decimal { return v.Animation }),
		dated("allocation.other", Percent, direct, func(v law.Allocation) decimal.Decimal { return v.Other }),
		dated("allocation.other_full", Percent, direct, func(v law.Allocation) decimal.Decimal { return v.OtherFull }),
		dated("allocation.coproducers", Count, direct, func(v law.Allocation) decimal.Decimal { return v.Coproducers }),
		dated("account.audiovisual", Euros, account, func(v law.AudiovisualInvestment) decimal.Decimal { return v.Alone }),
		dated("account.both", Euros, account, func(v law.AudiovisualInvestment) decimal.Decimal { return v.Together }),
		dated("preparation.live", Euros, prep, func(v law.Preparation) decimal.Decimal { return v.Live }),
		dated("preparation.animation", Euros, prep, func(v law.Preparation) decimal.Decimal { return v.Animation }),
		dated("preparation.first", Euros, prep, func(v law.Preparation) decimal.Decimal { return v.First }),
	}
}

func investmentRules() []rule {
	return []rule{
		{name: DirectAllocations, label: Text{FR: "Allocations directes", EN: "Direct allocations"}, check: (*book).directAllocations},
		{name: AudiovisualAccount, label: Text{FR: "Investissement du compte audiovisuel", EN: "Investment of the audiovisual account"}, check: (*book).audiovisualAccount},
		{name: BothAccounts, label: Text{FR: "Comptes audiovisuel et cinéma ensemble", EN: "Audiovisual and cinema accounts together"}, check: (*book).bothAccounts},
		{name: PreparationSupport, label: Text{FR: "Aide à la préparation", EN: "Support to preparation"}, check: (*book).preparation},
		{name: PreparationFirst, label: Text{FR: "Aide à la préparation, premier versement", EN: "Support to preparation, first instalment"}, check: (*book).preparationFirst},
	}
}

func (b *book) directAllocations() {
	if !b.needs("pas d'allocation directe au plan", "no direct allocation in the plan", financing.DirectAllocation) {
		return
	}
	var partners []string
	for _, s := range b.c.Plan.Sources {
		if s.Nature == financing.DirectAllocation && !slices.Contains(partners, s.Partner) {
			partners = append(partners, s.Partner)
		}
	}
	for _, partner := range partners {
		of := func(nature financing.Nature) func(*financing.Source) bool {
			return func(s *financing.Source) bool { return s.Nature == nature && s.Partner == partner }
		}
		rate := b.animation().choose(b.parameter("allocation.animation"), b.parameter("allocation.live"))
		if partner != "" {
			rate = b.fullAllocation(partner).choose(b.parameter("allocation.other_full"), b.parameter("allocation.other"))
		}
		invested := b.sources(of(financing.AutomaticSupport))
		b.test(test{
			subject: partner, bound: AtMost, unit: Money, figure: b.sources(of(financing.DirectAllocation)),
			limit: invested.percent(rate), base: lines(invested),
		})
	}
}

// fullAllocation answers whether a producer who is not delegated meets all the conditions of article 211-75.
func (b *book) fullAllocation(partner string) answer {
	full, found := ask(nil, "allocations"), false
	var met quantity
	for i, one := range b.c.Allocations {
		at := func(name string) string { return fmt.Sprintf("allocations[%d].%s", i, name) }
		own := ask(one.Independent, at("independent")).and(ask(one.NoMandate, at("no_mandate"))).and(ask(one.Delegated, at("delegated")))
		own = own.and(compared(count(one.Bars, at("bars")), AtMost, number(1))).and(ask(one.Stake, at("stake")))
		met = met.plus(own.choose(number(1), number(0)))
		if one.Partner == partner {
			full, found = own, true
		}
	}
	if !found {
		return full
	}
	return full.and(compared(met, AtLeast, b.parameter("allocation.coproducers")))
}

// support returns the facts of the support, and whether there are any; without them the rule is skipped.
func (b *book) support() (Support, bool) {
	if b.c.Support == nil {
		b.skip("rien n'est dit du soutien automatique", "nothing is said of the automatic support")
		return Support{}, false
	}
	return *b.c.Support, true
}

func (b *book) audiovisualAccount() {
	if s, ok := b.support(); ok {
		b.test(test{bound: AtMost, unit: Money, figure: given(s.Audiovisual, "support.audiovisual"), limit: b.parameter("account.audiovisual")})
	}
}

// bothAccounts tests both accounts together, where the audiovisual one brings something.
func (b *book) bothAccounts() {
	s, ok := b.support()
	if !ok {
		return
	}
	if s.Audiovisual != nil && s.Audiovisual.IsZero() {
		b.skip("rien du compte audiovisuel", "nothing of the audiovisual account")
		return
	}
	both := given(s.Audiovisual, "support.audiovisual").plus(given(s.Cinema, "support.cinema"))
	if s.Audiovisual == nil { // perhaps nothing of it, and no limit
		both = both.or(exactly(decimal.Decimal{}))
	}
	b.test(test{bound: AtMost, unit: Money, figure: both, limit: b.parameter("account.both")})
}

func (b *book) preparation() {
	if b.c.Preparation == nil {
		b.skip("pas d'aide à la préparation", "no support to preparation")
		return
	}
	limit := b.animation().choose(b.parameter("preparation.animation"), b.parameter("preparation.live"))
	b.test(test{bound: AtMost, unit: Money, figure: given(b.c.Preparation.Amount, "preparation.amount"), limit: limit})
}

func (b *book) preparationFirst() {
	if b.c.Preparation == nil || b.c.Preparation.First == nil {
		b.skip("pas de premier versement de l'aide à la préparation", "no first instalment of a support to preparation")
		return
	}
	b.test(test{bound: AtMost, unit: Money, figure: given(b.c.Preparation.First, "preparation.first"), limit: b.parameter("preparation.first")})
}
