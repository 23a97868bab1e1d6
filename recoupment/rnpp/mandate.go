package rnpp

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// Mandate is the contract of one who sells the film (mandat): a distributor, a publisher of discs, a sales
// agent, or the producer himself. On each stream it takes a commission, then recoups its costs and its
// guarantees, and pays on what is left.
type Mandate struct {
	// ID is the pool of the deal into which its streams flow, and begins the names of its rights.
	ID    string `json:"id"`
	Party string `json:"party"`
	Label Text   `json:"label,omitzero"`
	// InGroup says that the publisher or the platform belongs to the group of the producer: the protocol then
	// admits no commission on discs and video on demand.
	InGroup bool     `json:"in_group,omitempty"`
	Streams []Stream `json:"streams"`
	// Costs are recouped in their order, whole, before the guarantees.
	Costs      []Costs     `json:"costs,omitempty"`
	Guarantees []Guarantee `json:"guarantees,omitempty"`
}

// Stream is a flow of receipts of a mandate. It is a pool of the deal, and its name the medium of what
// enters it.
type Stream struct {
	ID      string  `json:"id"`
	Label   Text    `json:"label,omitzero"`
	Channel Channel `json:"channel"`
	Nature  Nature  `json:"nature,omitempty"`
	// Territories are those whose sales belong to the stream; empty means all.
	Territories []string `json:"territories,omitempty"`
	// Video is the model of a contract for discs; it is required in that channel.
	Video VideoModel `json:"video,omitempty"`
	// Partner is a foreign co-producer to whom a part of the receipts belongs.
	Partner    *Partner   `json:"partner,omitempty"`
	Commission Commission `json:"commission,omitzero"`
	// Reserve withholds a part of what enters (provision sur retours).
	Reserve *recoupment.Reserve `json:"reserve,omitempty"`
	// To is another stream that receives what is left: that of the agent of a local distributor. Empty is
	// the producers' net receipts. A receipt keeps the medium of the stream that it first entered. Where the
	// protocol bounds those who sell one after another together ([Intermediaries]), what those before take counts in
	// the cap of this one, as that of a [SubCommission] at its side does.
	To string `json:"to,omitempty"`
}

// VideoModel is the model of a contract for discs.
type VideoModel string

// The models.
const (
	// RoyaltyModel is a licence: the receipt is the royalty, no cost is recouped on it, and the protocol admits a
	// commission on the catalogue only.
	RoyaltyModel VideoModel = "royalty"
	// CostsModel is a distribution: the receipt is the turnover, commission and costs are taken of it.
	CostsModel VideoModel = "costs"
)

// Partner is a foreign co-producer with receipts of his own: only the rest counts as net receipts.
type Partner struct {
	Party string `json:"party"`
	// Rate is in per cent; 100 is a territory that is wholly his.
	Rate decimal.Decimal `json:"rate"`
	// Of says of what.
	Of PartnerBase `json:"of"`
}

// PartnerBase says of what a partner has his part.
type PartnerBase string

// The bases of a partner.
const (
	// OfGross is the receipts before commission and costs.
	OfGross PartnerBase = "gross"
	// OfNet is what commission, costs and guarantees leave.
	OfNet PartnerBase = "net"
)

// Costs are recoupable costs (frais d'édition, frais de vente): an account of the deal, with its cap and its
// heads, and the streams on which they are recouped.
type Costs struct {
	Account recoupment.Account `json:"account"`
	// Streams recoup the account together (compensation); empty means all those of the mandate. They may be of
	// other mandates, after the costs of those.
	Streams []string `json:"streams,omitempty"`
}

// Guarantee is a minimum guarantee (MG) that is recouped out of what the costs leave.
type Guarantee struct {
	// ID is the account.
	ID     string          `json:"id"`
	Label  Text            `json:"label,omitzero"`
	Amount decimal.Decimal `json:"amount"`
	// Cap is the most of it that is recouped; nil is all of it. The whole guarantee is received all the same.
	Cap *decimal.Decimal `json:"cap,omitempty"`
	// Rate is the part of what reaches it that recoups it, in per cent, while the rest passes on (corridor);
	// zero means all.
	Rate decimal.Decimal `json:"rate,omitzero"`
	// Streams recoup it; empty means all those of the mandate.
	Streams []string `json:"streams,omitempty"`
	// Tier names a tier of [Contracts.Tiers] in which it is recouped side by side with the others, out of the
	// net receipts. Empty recoups it before them.
	Tier string `json:"tier,omitempty"`
	// Counts makes the guarantee itself a net receipt of the day on which it is received, as the protocol has
	// it (art. 3.2); what recoups it is then no receipt a second time, so that it has no Tier. Nil is not one.
	Counts *Counted `json:"counts,omitempty"`
}

// Counted says in which stream, and when, a sum that the cascade does not see is a net receipt.
type Counted struct {
	Stream string `json:"stream"`
	// Day is the day of the receipt; without it, [Contracts.Opens].
	Day schedule.Date `json:"day,omitzero"`
}

// LumpSum is a net receipt that does not go through the cascade: a presale that financed the film, the
// contribution of a foreign co-producer in the place of his territories.
type LumpSum struct {
	ID     string          `json:"id"`
	Label  Text            `json:"label,omitzero"`
	Amount decimal.Decimal `json:"amount"`
	Counted
}

// CommissionRight returns the name of the right that takes the commission of a stream, for the smallest
// sales where there are several.
func (m Mandate) CommissionRight(stream string) string { return m.ID + ".commission." + stream }

// RecoupmentRight returns the name of the right that recoups costs, or a guarantee that has no tier of its
// own, on a stream.
func RecoupmentRight(account, stream string) string { return account + "." + stream }

// guaranteed reports whether a stream recoups a guarantee of the mandate.
func (m Mandate) guaranteed(stream string) bool {
	for _, g := range m.Guarantees {
		if g.Amount.IsPositive() && m.on(g.Streams, stream) {
			return true
		}
	}
	return false
}

// on reports whether a list of streams, empty for all those of the mandate, holds one.
func (m Mandate) on(streams []string, stream string) bool {
	for _, s := range streams {
		if s == stream {
			return true
		}
	}
	if len(streams) > 0 {
		return false
	}
	for _, s := range m.Streams {
		if s.ID == stream {
			return true
		}
	}
	return false
}
