package rnpp

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// Dimensions of the receipts that [Contracts.Place] makes, beside [recoupment.DimensionMedium], which is the
// stream.
const (
	DimensionChannel   = "channel"
	DimensionTerritory = "territory"
)

// Sale is a receipt as it is reported.
type Sale struct {
	// Stream names the stream; without it, the channel, the nature and the territory choose the only one that
	// they fit.
	Stream    string  `json:"stream,omitempty"`
	Channel   Channel `json:"channel,omitempty"`
	Nature    Nature  `json:"nature,omitempty"`
	Territory string  `json:"territory,omitempty"`
	// Amount is without VAT; it is below zero in a credit note.
	Amount decimal.Decimal `json:"amount"`
	// Contract is the whole amount of the contract behind the receipt; without it, the receipt is all of it. A
	// credit note names that of the sale which it takes back, where rates go by the size of the contract.
	// Signed is its day.
	Contract *decimal.Decimal `json:"contract,omitempty"`
	Signed   schedule.Date    `json:"signed,omitzero"`
}

// Place returns a sale as a receipt of the deal: its pool, its coordinates, its contract. The error is a
// [Faults] of [ErrUnknown] where no stream, or more than one, fits it, and of [ErrRequired] where a credit note
// names no contract and the rates go by its size.
func (c Contracts) Place(sale Sale) (recoupment.Receipt, error) {
	faults := &fault.Collector{}
	fine := check.Decimal(faults, "amount", sale.Amount)
	contract := &recoupment.ReceiptContract{Amount: sale.Amount, Date: sale.Signed}
	if sale.Contract != nil {
		fine, contract.Amount = check.NotNegative(faults, "contract", *sale.Contract) && fine, *sale.Contract
	}
	if fine {
		contract.Amount = contract.Amount.Abs()
	}
	var fitting []Stream
	for _, m := range c.Mandates {
		for _, s := range m.Streams {
			if sale.fits(s) {
				fitting = append(fitting, s)
			}
		}
	}
	switch {
	case len(fitting) == 0:
		faults.Add("stream", ErrUnknown, "no stream fits: "+sale.Stream)
	case len(fitting) > 1:
		faults.Add("stream", ErrUnknown, "more than one stream fits: "+fitting[0].ID+", "+fitting[1].ID)
	case sale.Amount.IsNegative() && sale.Contract == nil && c.bySize(fitting[0]):
		faults.Add("contract", ErrRequired, "the sale that the credit note takes back")
	}
	if faults.Err() != nil {
		return recoupment.Receipt{}, faults.Err()
	}
	territory := sale.Territory
	if territory == "" {
		territory = fitting[0].onlyTerritory()
	}
	return recoupment.Receipt{
		Pool: fitting[0].ID, Amount: sale.Amount, At: fitting[0].coordinates(territory), Contract: contract,
	}, nil
}

// bySize reports whether the size of the contract behind a receipt of a stream decides on a rate.
func (c Contracts) bySize(s Stream) bool {
	for _, sale := range s.Commission.Sales {
		if sale.UpTo != nil {
			return true
		}
	}
	return len(c.Protocol.sizesOf(s)) > 0
}

// fits reports whether a sale may belong to a stream: what it names, and a channel only where it names no
// stream.
func (f Sale) fits(s Stream) bool {
	if f.Stream != "" && f.Stream != s.ID || f.Stream == "" && (f.Channel != s.Channel || f.Nature != s.Nature) {
		return false
	}
	return f.Territory == "" || len(s.Territories) == 0 || slices.Contains(s.Territories, f.Territory)
}

// coordinates place the receipts of the stream.
func (s Stream) coordinates(territory string) recoupment.Coordinates {
	at := recoupment.Coordinates{recoupment.DimensionMedium: s.ID, DimensionChannel: string(s.Channel)}
	if territory != "" {
		at[DimensionTerritory] = territory
	}
	return at
}

// onlyTerritory is the territory of a stream that has one.
func (s Stream) onlyTerritory() string {
	if len(s.Territories) == 1 {
		return s.Territories[0]
	}
	return ""
}
