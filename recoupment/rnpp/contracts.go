package rnpp

import (
	"cmp"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// Contracts are the contracts of a film, from the gross receipts of those who sell it to its rights holders.
// [Contracts.Deal] makes one cascade of them: each stream is a pool that flows through its mandate into the
// producers' net receipts, where the tiers take.
type Contracts struct {
	// Base is the deal to which the contracts are added: currency, rounding, parties, counters,
	// declarations, thresholds, transfers, statements, views, and more pools and accounts.
	Base recoupment.Deal `json:"base"`
	// Producer is the delegated producer: he receives what the tiers leave, in the right [Remainder], which takes
	// the balance of minor units too unless Base names another.
	Producer string `json:"producer"`
	// Net names the pool of the producers' net receipts (RNPP); empty is [NetReceipts].
	Net      string    `json:"net,omitempty"`
	Mandates []Mandate `json:"mandates"`
	// Tiers share the net receipts, in order: authors, investors, co-producers.
	Tiers []recoupment.Tier `json:"tiers,omitempty"`
	// Received are net receipts that do not go through the cascade.
	Received []LumpSum `json:"received,omitempty"`
	// Opens is the day of the lump sums and of the lines of amortisation that have none.
	Opens schedule.Date `json:"opens,omitzero"`
	// Protocol bounds commissions, where it applies.
	Protocol     *Protocol     `json:"protocol,omitempty"`
	Amortisation *Amortisation `json:"amortisation,omitempty"`
	// Opposable are the beneficiaries against whom the contracts do not hold as they stand.
	Opposable []OpposableTerms `json:"opposable,omitempty"`
}

// Names of the deal.
const (
	// NetReceipts is the pool of the producers' net receipts, unless [Contracts.Net] names another.
	NetReceipts = "rnpp"
	// Remainder is the right of the producer to what the tiers leave.
	Remainder = "producer.remainder"
)

// OpposableTerms are what holds against one beneficiary: an author, a SOFICA. The real cascade serves
// everybody by the contracts; a view of it gives the beneficiary what these terms would, and a named party
// bears the difference.
type OpposableTerms struct {
	ID      string `json:"id"`
	Label   Text   `json:"label,omitzero"`
	Party   string `json:"party"`
	BorneBy string `json:"borne_by"`
	// Protocol caps every commission as the protocol of the contracts does.
	Protocol bool `json:"protocol,omitempty"`
	// Rates are lower commissions, Accounts lower costs and guarantees.
	Rates    []OpposableRate    `json:"rates,omitempty"`
	Accounts []OpposableAccount `json:"accounts,omitempty"`
}

// OpposableRate is the most that the commission of a stream holds for, its sub-distributors included.
type OpposableRate struct {
	Stream string          `json:"stream"`
	Rate   decimal.Decimal `json:"rate"`
}

// OpposableAccount is the most that an account, or heads of it, hold for; zero excludes it.
type OpposableAccount struct {
	Account string           `json:"account"`
	Cap     *decimal.Decimal `json:"cap,omitempty"`
	Heads   []OpposableHead  `json:"heads,omitempty"`
}

// OpposableHead is the most that a head of an account holds for.
type OpposableHead struct {
	Head string          `json:"head"`
	Cap  decimal.Decimal `json:"cap"`
}

// Parse reads contracts written in JSON and validates them. The error is a [Faults].
func Parse(data []byte) (Contracts, error) { return fault.Parse[Contracts](data) }

// Deal makes one cascade of the contracts, with a view for each beneficiary that has terms of his own. The
// error is a [Faults]; what only the deal as a whole shows has a path that begins with "deal".
func (c Contracts) Deal() (recoupment.Deal, error) {
	faults := &fault.Collector{}
	if c.check(faults); faults.Err() != nil {
		return recoupment.Deal{}, faults.Err()
	}
	deal := c.withViews()
	if faults.Merge("deal", deal.Validate()); faults.Err() != nil {
		return recoupment.Deal{}, faults.Err()
	}
	return deal, nil
}

// Validate reports everything wrong with the contracts, and with the deal that they make, as a [Faults].
func (c Contracts) Validate() error {
	_, err := c.Deal()
	return err
}

func (c Contracts) net() string { return cmp.Or(c.Net, NetReceipts) }

// find returns a stream and its mandate.
func (c Contracts) find(stream string) (Mandate, Stream, bool) {
	for _, m := range c.Mandates {
		for _, s := range m.Streams {
			if s.ID == stream {
				return m, s, true
			}
		}
	}
	return Mandate{}, Stream{}, false
}

// sizes cuts the commission of a stream at every size of contract that matters to it or to its cap.
func (c Contracts) sizes(s Stream) []sized {
	return s.Commission.sizes(c.Protocol.sizesOf(s)...)
}

// commission returns the commission of a stream by size of contract: the cap itself where it is taken.
func (c Contracts) commission(m Mandate, s Stream) []sized {
	all := c.sizes(s)
	for i := range all {
		if !s.Commission.AtCap {
			continue
		}
		if l := c.ceiling(m, s, all[i]); l != nil && l.flat() {
			all[i].steps = []recoupment.Step{{Rate: l.Beyond}}
		} else if l != nil {
			all[i].scale = &l.Scale
		}
	}
	return all
}
