package royalties

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// Ledger is the account of contracts whose bases are known, period by period and medium by medium,
// without the cascade that makes them: what an author's agent has. The entitlements are computed by the
// engine of the package recoupment.
type Ledger struct {
	Title    Text   `json:"title,omitzero"`
	Currency string `json:"currency"`
	// Media are the modes of exploitation. Within a period their receipts are taken in this order, which
	// matters where a threshold is reached: a receipt that reaches one is cut there.
	Media    []Medium        `json:"media"`
	Counters []LedgerCounter `json:"counters,omitempty"`
	// Amortisation is the account that reaches the threshold [Amortised]; without it there is none.
	Amortisation *Amortisation `json:"amortisation,omitempty"`
	// Thresholds and Declarations are others that steps and bonuses may name.
	Thresholds   []recoupment.Threshold   `json:"thresholds,omitempty"`
	Declarations []recoupment.Declaration `json:"declarations,omitempty"`
	Contracts    []Contract               `json:"contracts"`
}

// Amortised is the name of the threshold that a ledger reaches when the film is amortised (film amorti).
const Amortised = "amortised"

// Medium is a mode of exploitation.
type Medium struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Outside keeps the receipts of the medium out of the amortisation account: music publishing.
	Outside bool `json:"outside,omitempty"`
	// Reserve is withheld on the sales of a period (provision sur retours).
	Reserve *ReturnsReserve `json:"reserve,omitempty"`
}

// ReturnsReserve withholds a part of the sales of a period and releases it some periods later, less the
// returns of that later period. The base of a period is its sales, less what is withheld, with what is
// released, which is negative where the returns exceed the reserve.
type ReturnsReserve struct {
	// Rate is in per cent of the sales; what is withheld is the difference of cumulative amounts rounded half
	// away from zero.
	Rate decimal.Decimal `json:"rate"`
	// Periods is the number of periods after which a reserve is released; 1 is the next one.
	Periods int `json:"periods"`
	// BelowZero says what becomes of a base that returns bring below zero.
	BelowZero BelowZero `json:"below_zero,omitempty"`
}

// LedgerCounter is a number of units of a medium: admissions, copies, acts. Receipts and counts of the
// medium and period are cut together, in proportion.
type LedgerCounter struct {
	ID      string          `json:"id"`
	Label   Text            `json:"label,omitzero"`
	Medium  string          `json:"medium"`
	Opening decimal.Decimal `json:"opening,omitzero"`
}

// Amortisation is the account of the cost of the film: an opening level, the part of the automatic support
// that counts, and the producers' net receipts of the media that are not outside. The film is amortised
// when it reaches the cost, inclusively.
type Amortisation struct {
	// Cost is the opposable cost (coût opposable).
	Cost    decimal.Decimal `json:"cost"`
	Opening decimal.Decimal `json:"opening,omitzero"`
	// SupportFranchise is the part of the cumulative support that never counts, SupportRate the part of
	// the rest that does, in per cent: AmortisationAt of recoupment/rnpp gives those of the protocol.
	SupportFranchise decimal.Decimal `json:"support_franchise,omitzero"`
	SupportRate      decimal.Decimal `json:"support_rate,omitzero"`
}

// Period is what one period brought. Periods follow one another day by day.
type Period struct {
	ID string `json:"id"`
	// From and Until are the first and the last day; everything of the period counts on the last.
	From  schedule.Date `json:"from"`
	Until schedule.Date `json:"until"`
	// Payable is the day of payment of its statements; none is the last day of the period.
	Payable  schedule.Date `json:"payable,omitzero"`
	Receipts []Receipt     `json:"receipts,omitempty"`
	Counts   []Count       `json:"counts,omitempty"`
	// Support is the automatic support that the film generated in the period.
	Support decimal.Decimal `json:"support,omitzero"`
	// Declares are declarations that hold from this period on.
	Declares []string `json:"declares,omitempty"`
	// Corrections are notified in this period: earlier periods were wrong. The statements drawn before
	// stay as they were paid, and those of this period take the difference.
	Corrections []Correction `json:"corrections,omitempty"`
}

// Receipt is a base of a period in a medium: money without taxes.
type Receipt struct {
	Medium string `json:"medium"`
	// Of is the base; empty is [RNPP].
	Of Base `json:"of,omitempty"`
	// Amount is the receipt, or the sales where the medium has a reserve; Returns are deducted from it.
	Amount  decimal.Decimal `json:"amount"`
	Returns decimal.Decimal `json:"returns,omitzero"`
	// At are other coordinates than the medium: a territory.
	At recoupment.Coordinates `json:"at,omitempty"`
	// Date, where it is given, must be a day of the period.
	Date schedule.Date `json:"date,omitzero"`
	// Exchange converts the receipt into the currency of the ledger.
	Exchange *Exchange `json:"exchange,omitempty"`
}

// Count is a number of units of a period.
type Count struct {
	Counter string          `json:"counter"`
	Amount  decimal.Decimal `json:"amount"`
}

// Correction adds differences to what an earlier period brought; they may be negative, as long as what they
// correct does not become so.
type Correction struct {
	Period   string          `json:"period"`
	Receipts []Receipt       `json:"receipts,omitempty"`
	Counts   []Count         `json:"counts,omitempty"`
	Support  decimal.Decimal `json:"support,omitzero"`
}

// ParseLedger reads a ledger written in JSON and validates it. The error is a [Faults].
func ParseLedger(data []byte) (Ledger, error) { return fault.Parse[Ledger](data) }
