package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/schedule"
)

// Account is an amount to be recouped by one right or several, wherever they stand: a minimum guarantee,
// release costs, an investment, a loan, a deferment. Rights of several media, territories or films that
// recoup one account are crossed (compensation inter-recettes).
//
// The target is what was entered, each head up to its cap and all of them up to the cap of the account,
// less the part that a tax credit has financed, with the premium; what [Account.Adds] brought, and
// interest, come on top.
type Account struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Opening is the amount to recoup from the start; costs add to it later.
	Opening decimal.Decimal `json:"opening,omitzero"`
	// Cap is the most that is admitted in all: without it everything is, with one of zero nothing is.
	Cap *decimal.Decimal `json:"cap,omitempty"`
	// Heads are parts of the account with caps of their own. An amount that names none has no other cap
	// than that of the account.
	Heads []Head `json:"heads,omitempty"`
	// Premium is an uplift on what is admitted, in per cent: 20 recoups 120 %.
	Premium decimal.Decimal `json:"premium,omitzero"`
	// TaxCredit is the part that a tax credit has financed and that is not to be recouped. A tax credit
	// that is the producer's equity is a right with an account of its own, one that is a receipt is a
	// [Receipt].
	TaxCredit decimal.Decimal `json:"tax_credit,omitzero"`
	// Recouped is what was recouped before the history begins.
	Recouped decimal.Decimal `json:"recouped,omitzero"`
	// Adds are quantities that are recouped too as they grow: a participation that is a cost of the film,
	// an amount given away that comes back from another source.
	Adds []Term `json:"adds,omitempty"`
	// Late says what becomes of amounts that are entered once the account was recouped; empty is [Reopens].
	Late Late `json:"late,omitempty"`
	// Interest accrues on what is outstanding.
	Interest *Interest `json:"interest,omitempty"`
}

// Head is a part of an account: "prints", "publicity".
type Head struct {
	ID      string          `json:"id"`
	Label   Text            `json:"label,omitzero"`
	Opening decimal.Decimal `json:"opening,omitzero"`
	// Cap is the most that is admitted under the head: without it everything is, with one of zero nothing is.
	Cap *decimal.Decimal `json:"cap,omitempty"`
}

// Late says what becomes of late costs.
type Late string

// The ways of late costs.
const (
	// Reopens raises the target, and the position takes again.
	Reopens Late = "reopens"
	// Refused leaves the account recouped: the amount is noted and never admitted.
	Refused Late = "refused"
)

// Interest accrues on what is outstanding of an account, from day to day, before the receipts of a day are
// shared out. It is exact: nothing of it is rounded but in reports.
type Interest struct {
	// Rate is in per cent a year.
	Rate decimal.Decimal `json:"rate"`
	// Of says whether the premium of the account bears interest; it is required where there is a premium,
	// and refused where there is none.
	Of     InterestBase   `json:"of,omitempty"`
	Method InterestMethod `json:"method"`
	// DayCount is a word of [schedule.DayCount]: "ACT/365F", "ACT/360", "30E/360" or "ACT/ACT".
	DayCount string `json:"day_count"`
	// Begins is the first day that bears interest; it is required where the account opens with an amount.
	// What is entered later bears interest from its own day.
	Begins schedule.Date `json:"begins,omitzero"`
	// Every is the number of months between two days on which unpaid compound interest joins the
	// principal: 12 is yearly. The first is so many months after Begins. Simple interest has none.
	Every int `json:"every,omitempty"`
	// First says what a payment is set against first.
	First InterestOrder `json:"first"`
}

// InterestBase says what bears interest on an account with a premium.
type InterestBase string

// The bases of interest.
const (
	// OfPrincipal is what is outstanding without its premium. The principal and the premium are recouped
	// together, in proportion: of 120 owed for 100, a payment of 60 leaves 50 that bear interest. Unpaid
	// compound interest that has joined the principal has no premium; it bears interest whole, and is paid
	// before the principal where interest is paid first, and after it where the principal is.
	OfPrincipal InterestBase = "principal"
	// OfOutstanding is all that is outstanding, the premium included.
	OfOutstanding InterestBase = "outstanding"
)

// InterestMethod says whether unpaid interest bears interest.
type InterestMethod string

// The methods of interest.
const (
	Simple   InterestMethod = "simple"
	Compound InterestMethod = "compound"
)

// InterestOrder says what a payment pays first.
type InterestOrder string

// The orders of payment.
const (
	InterestFirst  InterestOrder = "interest"
	PrincipalFirst InterestOrder = "principal"
)
