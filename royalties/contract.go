package royalties

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// Contract is what one author is owed out of the receipts of the producers: a percentage by steps, set
// against the minimum guarantee that was paid on signature, and bonuses.
type Contract struct {
	// ID is the right of the author in the deal.
	ID    string `json:"id"`
	Party string `json:"party"`
	Label Text   `json:"label,omitzero"`
	// Guarantee is the minimum guarantee (minimum garanti, à-valoir), already paid: the author earns it
	// out on his own shares before he is paid more.
	Guarantee decimal.Decimal `json:"guarantee,omitzero"`
	// Media are those whose receipts are in the base of the author; empty means all. Media under
	// collective management are left out: the society pays the author directly.
	Media []string `json:"media,omitempty"`
	// Steps are the rates on the producers' net receipts (RNPP), in per cent: the first until the film
	// is amortised, the next one after, for example.
	Steps   []recoupment.Step `json:"steps"`
	Bonuses []Bonus           `json:"bonuses,omitempty"`
}

// Bonus pays an author so much for each unit of a counter above a number; it is neither paid out of
// the receipts nor set against the guarantee.
type Bonus struct {
	ID      string `json:"id"`
	Label   Text   `json:"label,omitzero"`
	Counter string `json:"counter"`
	// Above is the number of units that pay nothing.
	Above   decimal.Decimal `json:"above"`
	PerUnit decimal.Decimal `json:"per_unit"`
	// BorneBy is the party that pays.
	BorneBy string `json:"borne_by"`
}

// Parse reads a contract written in JSON and validates it. The error is a [Faults].
func Parse(data []byte) (Contract, error) { return fault.Parse[Contract](data) }

// Validate reports everything wrong with the contract by itself, as a [Faults]: a missing name, a
// negative amount, a rate outside 0 to 100 %. That its counters and thresholds exist is for the deal of
// the cascade to say.
func (c Contract) Validate() error {
	faults := &fault.Collector{}
	if !check.Size(faults, "steps", len(c.Steps), recoupment.MaxTerms) || !check.Size(faults, "media", len(c.Media), recoupment.MaxTerms) ||
		!check.Size(faults, "bonuses", len(c.Bonuses), recoupment.MaxTerms) {
		return faults.Err()
	}
	check.Code(faults, "id", c.ID)
	check.Code(faults, "party", c.Party)
	check.NotNegative(faults, "guarantee", c.Guarantee)
	if len(c.Steps) == 0 {
		faults.Add("steps", ErrRequired, nil)
	}
	for i, s := range c.Steps {
		check.Percent(faults.In("steps[%d]", i), "rate", s.Rate)
	}
	for i, b := range c.Bonuses {
		in := faults.In("bonuses[%d]", i)
		check.Code(in, "id", b.ID)
		check.Given(in, "counter", b.Counter)
		check.Given(in, "borne_by", b.BorneBy)
		check.NotNegative(in, "above", b.Above)
		check.NotNegative(in, "per_unit", b.PerUnit)
	}
	return faults.Err()
}

// Right is the contract as a right of the cascade. Each contract has a statement of account of its own,
// even where one person has several.
func (c Contract) Right() recoupment.Right {
	right := recoupment.Right{
		ID: c.ID, Party: c.Party, Statement: c.ID, Label: c.Label, Steps: c.Steps, Accrues: true, Advance: c.Guarantee,
	}
	if len(c.Media) > 0 {
		right.On = recoupment.Filter{recoupment.DimensionMedium: c.Media}
	}
	return right
}

// Transfers are the bonuses as payments between parties.
func (c Contract) Transfers() []recoupment.Transfer {
	transfers := make([]recoupment.Transfer, len(c.Bonuses))
	for i, b := range c.Bonuses {
		transfers[i] = recoupment.Transfer{
			ID: b.ID, Label: b.Label, From: b.BorneBy, To: c.Party,
			Of: []recoupment.Term{{Counter: b.Counter}}, Bands: []recoupment.Band{{From: b.Above, PerUnit: b.PerUnit}},
		}
	}
	return transfers
}

// Tier is the rank of the authors: their rights side by side, under the name of the amount that
// reaches it.
func Tier(id string, label Text, contracts []Contract) recoupment.Tier {
	tier := recoupment.Tier{ID: id, Label: label}
	for _, c := range contracts {
		tier.Rights = append(tier.Rights, c.Right())
	}
	return tier
}
