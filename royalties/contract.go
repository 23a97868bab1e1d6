package royalties

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// Contract is what one participant is owed out of the exploitation of a film: an author (scenario,
// direction, adaptation, music), a performer, or another. Rates earn entitlements, which are set against
// the minimum guarantee before anything is paid; bonuses come beside them.
type Contract struct {
	// ID is the statement of account of the contract, and begins the names of its rights.
	ID string `json:"id"`
	// Party is who is paid, but for the parts of Shares.
	Party string `json:"party"`
	Label Text   `json:"label,omitzero"`
	// Rates are the percentages, or the amounts for each unit, that the contract earns.
	Rates []Rate `json:"rates"`
	// Collective are the media that a society collects and pays (gestion collective). They are outside the
	// contract and outside its guarantee; their receipts still amortise the film.
	Collective []Collective `json:"collective,omitempty"`
	// Guarantee is the minimum guarantee (minimum garanti, à-valoir). It counts as paid from the start: the
	// author earns it out on all his rates together before he is paid more. Where it is zero it is the
	// sum of its instalments in Payments.
	Guarantee decimal.Decimal `json:"guarantee,omitzero"`
	// Payments are those made before the first statement.
	Payments []Payment `json:"payments,omitempty"`
	Bonuses  []Bonus   `json:"bonuses,omitempty"`
	// Shares divide what the contract pays among several persons (coauteurs); none: all to Party.
	Shares []Share `json:"shares,omitempty"`
	// Minimum is the least payment of a statement, bonuses apart: it is paid when it is reached, and less is
	// carried. Zero means none.
	Minimum decimal.Decimal `json:"minimum,omitzero"`
	// Reserve withholds a part of what each statement brings beyond the guarantee, and releases it some
	// statements later; each part is rounded half away from zero. A reserve on the receipts themselves is that of a
	// [Medium].
	Reserve *recoupment.Reserve `json:"reserve,omitempty"`
}

// Rate is one rate of a contract, by steps: before and after amortisation, for example.
type Rate struct {
	// ID names the rate within the contract; only the one rate of a contract may have none.
	ID    string `json:"id,omitempty"`
	Label Text   `json:"label,omitzero"`
	// Of is the base; empty is [RNPP]. Counter is the counter of a rate [PerUnit], and in a cascade that
	// of the public price in the places named by On.
	Of      Base   `json:"of,omitempty"`
	Counter string `json:"counter,omitempty"`
	// On restricts the rate to media, territories or any other coordinates; empty means all. A rate [PerUnit]
	// has none: another counter does.
	On recoupment.Filter `json:"on,omitempty"`
	// Steps are the rates, each until its condition: in per cent of the base, or for a rate [PerUnit] in
	// units of the currency for each unit.
	Steps []recoupment.Step `json:"steps"`
	// Retroactive makes the step in force hold from the first receipt (rétroactif au premier); the rates of its
	// steps do not fall.
	Retroactive bool `json:"retroactive,omitempty"`
	// Escalator adds points to a rate in per cent.
	Escalator *Escalator `json:"escalator,omitempty"`
}

// Escalator adds points to a rate from numbers of a counter on (intéressement aux entrées). The receipts
// that come with a count are attributed to its units in proportion.
type Escalator struct {
	ID      string  `json:"id"`
	Label   Text    `json:"label,omitzero"`
	Counter string  `json:"counter"`
	Extra   []Extra `json:"extra"`
}

// Extra is a bracket of an escalator: Points per cent in all for the units above a number.
type Extra struct {
	Above  decimal.Decimal `json:"above"`
	Points decimal.Decimal `json:"points"`
}

// Collective is a part of the exploitation in collective management.
type Collective struct {
	Society string            `json:"society"`
	On      recoupment.Filter `json:"on"`
}

// Payment was made before the first statement.
type Payment struct {
	Date   schedule.Date   `json:"date"`
	Kind   Kind            `json:"kind"`
	Label  Text            `json:"label,omitzero"`
	Amount decimal.Decimal `json:"amount"`
	// Applied says whether an option or a purchase price is set against later entitlements, as the
	// guarantee is; it is required there.
	Applied Applied `json:"applied,omitempty"`
}

// Share is the part of one person in a contract, in per cent.
type Share struct {
	Party   string          `json:"party"`
	Percent decimal.Decimal `json:"percent"`
}

// Parse reads a contract written in JSON and validates it. The error is a [Faults].
func Parse(data []byte) (Contract, error) { return fault.Parse[Contract](data) }

// Advance is what later entitlements are set against: the guarantee, and the option and purchase prices
// that are [Applicable]. Of a contract with an amount of no sensible size, which [Contract.Validate] refuses,
// it is that amount.
func (c Contract) Advance() decimal.Decimal {
	if !money.Acceptable(c.Guarantee) {
		return c.Guarantee
	}
	for _, p := range c.Payments {
		if !money.Acceptable(p.Amount) {
			return p.Amount
		}
	}
	guarantee, others := c.instalments()
	if !c.Guarantee.IsZero() {
		guarantee = c.Guarantee
	}
	return guarantee.Add(others)
}

// instalments adds up the instalments of the guarantee, and the other payments that are applied.
func (c Contract) instalments() (guarantee, others decimal.Decimal) {
	for _, p := range c.Payments {
		switch {
		case p.Kind == GuaranteePaid:
			guarantee = guarantee.Add(p.Amount)
		case p.Applied == Applicable:
			others = others.Add(p.Amount)
		}
	}
	return guarantee, others
}

// name is the right of a rate.
func (c Contract) name(r Rate) string {
	if r.ID == "" {
		return c.ID
	}
	return c.ID + "." + r.ID
}

// collected are the media in collective management, in the order of the contract.
func (c Contract) collected() []string {
	var media []string
	for _, one := range c.Collective {
		media = append(media, one.On[recoupment.DimensionMedium]...)
	}
	return media
}

// collects returns the society that collects in a medium, empty for none.
func (c Contract) collects(medium string) string {
	for _, one := range c.Collective {
		if slices.Contains(one.On[recoupment.DimensionMedium], medium) {
			return one.Society
		}
	}
	return ""
}
