package royalties

import "errors"

// Base says of what a rate is taken.
type Base string

// The bases of a rate. The first three are sums of money, the last a number of units.
const (
	// RNPP is the producers' net receipts (recettes nettes part producteur); an empty base is RNPP.
	RNPP Base = "rnpp"
	// Gross is the gross receipts of the medium, before commission and costs.
	Gross Base = "gross"
	// PublicPrice is what the public pays, without VAT (CPI art. L. 132-25).
	PublicPrice Base = "public_price"
	// PerUnit is a counter: the rates are amounts for each admission, copy or act.
	PerUnit Base = "per_unit"
)

// or returns the base, RNPP where none is given.
func (b Base) or() Base {
	if b == "" {
		return RNPP
	}
	return b
}

// Kind says what a payment to an author is.
type Kind string

// The kinds of payment. On one day, contributions are computed in this order.
const (
	// Prime is a fixed payment that nothing is set against (prime de commande, prime d'inédit).
	Prime Kind = "prime"
	// Option is paid for the right to buy, Purchase for the rights (prix d'option, prix d'achat).
	Option   Kind = "option"
	Purchase Kind = "purchase"
	// GuaranteePaid is an instalment of the minimum guarantee (minimum garanti, à-valoir).
	GuaranteePaid Kind = "guarantee"
	// StatementPaid is the payment of a statement of account, bonuses included.
	StatementPaid Kind = "statement"
)

// kinds are in the order of the payments of one day.
func kinds() []Kind { return []Kind{Prime, Option, Purchase, GuaranteePaid, StatementPaid} }

// Applied says whether a payment is set against later entitlements.
type Applied string

// The ways of a payment made before, and of a bonus.
const (
	Applicable    Applied = "applied"
	NotApplicable Applied = "not_applied"
	// Recoupable is for a bonus that is paid whole and is itself an advance (prime à valoir): what the rates earn
	// beyond the guarantee is set against it.
	Recoupable Applied = "recoupable"
)

// BelowZero says what becomes of a base of a period that returns bring below zero.
type BelowZero string

// The ways of a base below zero.
const (
	// Refused makes it an error; an empty choice refuses.
	Refused BelowZero = "refused"
	// CarriedForward deducts it from the base of the next period.
	CarriedForward BelowZero = "carried"
)

// Kinds of fault of the periods of a ledger.
var (
	// ErrOverlap reports a period that begins before the one before it ends, ErrGap one that leaves days
	// out.
	ErrOverlap = errors.New("overlaps the period before")
	ErrGap     = errors.New("leaves days out after the period before")
	// ErrOutside reports a receipt dated on a day that is not in its period.
	ErrOutside = errors.New("is outside the period")
	// ErrNotStated reports the correction of a period of which no statement was drawn.
	ErrNotStated = errors.New("no statement was drawn of that period")
	// ErrNotInDeal reports terms that a ledger computes and a part of a cascade cannot hold.
	ErrNotInDeal = errors.New("cannot be a part of a cascade")
)
