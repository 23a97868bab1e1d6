package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Mandate is the contract of a distributor or a sales agent (mandat): a commission on each medium,
// then its costs and its minimum guarantee recouped on what is left of all of them together, then the
// producers.
type Mandate struct {
	// ID begins the names of everything the mandate brings to a deal.
	ID    string `json:"id"`
	Party string `json:"party"`
	Label Text   `json:"label,omitzero"`
	// Media are the media of the mandate; each becomes a pool of that name.
	Media []Medium `json:"media"`
	// Costs is true when costs are recouped; CostsCap is the most admitted in all. Without it all are.
	Costs    bool             `json:"costs,omitempty"`
	CostsCap *decimal.Decimal `json:"costs_cap,omitempty"`
	// Guarantee is the minimum guarantee (minimum garanti, MG).
	Guarantee decimal.Decimal `json:"guarantee,omitzero"`
	// To is the pool that receives what is left.
	To string `json:"to"`
}

// Medium is a source of receipts of a mandate.
type Medium struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Commission is in per cent of the receipts, by steps.
	Commission []Step `json:"commission"`
}

// Commission returns the name of the right that takes the commission of a medium.
func (m Mandate) Commission(medium string) string { return m.ID + ".commission." + medium }

// CostsAccount returns the name of the account, and of the right, that recoups the costs.
func (m Mandate) CostsAccount() string { return m.ID + ".costs" }

// GuaranteeAccount returns the name of the account, and of the right, that recoups the guarantee.
func (m Mandate) GuaranteeAccount() string { return m.ID + ".guarantee" }

// Validate reports a mandate without a name, a party, a medium or a pool to flow into, and commissions
// or amounts out of bounds, as a [Faults].
func (m Mandate) Validate() error {
	c := &fault.Collector{}
	check.Code(c, "id", m.ID)
	check.Given(c, "party", m.Party)
	check.Given(c, "to", m.To)
	most(c, "costs_cap", m.CostsCap)
	check.NotNegative(c, "guarantee", m.Guarantee)
	if len(m.Media) == 0 {
		c.Add("media", ErrRequired, nil)
	}
	if !check.Size(c, "media", len(m.Media), MaxPools) {
		return c.Err()
	}
	seen := map[string]bool{}
	for i, medium := range m.Media {
		in := c.In("media[%d]", i)
		check.Unique(in, "id", medium.ID, seen)
		check.Size(in, "commission", len(medium.Commission), MaxTerms)
		for j, step := range medium.Commission {
			check.Percent(in.In("commission[%d]", j), "rate", step.Rate)
		}
	}
	return c.Err()
}

// AddTo adds the pools, rights and accounts of the mandate to a deal. Its commissions, costs and
// guarantee are the lines of one statement of account.
func (m Mandate) AddTo(d *Deal) {
	shared := Pool{ID: m.ID, Label: m.Label, To: m.To}
	recoup := func(name string, label Text, account Account) {
		account.ID, account.Label = name, label
		d.Accounts = append(d.Accounts, account)
		shared.Tiers = append(shared.Tiers, Tier{ID: name + ".reached", Label: label, Rights: []Right{{
			ID: name, Party: m.Party, Statement: m.ID, Label: label, Account: name, Steps: []Step{{Rate: hundred}},
		}}})
	}
	if m.Costs {
		recoup(m.CostsAccount(), Text{FR: "frais opposables", EN: "recoupable costs"}, Account{Cap: m.CostsCap})
	}
	if !m.Guarantee.IsZero() {
		recoup(m.GuaranteeAccount(), Text{FR: "minimum garanti", EN: "minimum guarantee"}, Account{Opening: m.Guarantee})
	}
	for _, medium := range m.Media {
		p := Pool{ID: medium.ID, Label: medium.Label, To: m.ID}
		if len(medium.Commission) > 0 {
			p.Tiers = []Tier{{ID: medium.ID + ".gross", Label: medium.Label, Rights: []Right{{
				ID: m.Commission(medium.ID), Party: m.Party, Statement: m.ID, Steps: medium.Commission,
				Label: Text{FR: "commission", EN: "commission"},
			}}}}
		}
		d.Pools = append(d.Pools, p)
	}
	d.Pools = append(d.Pools, shared)
}
