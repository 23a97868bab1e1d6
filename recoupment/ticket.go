package recoupment

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// TicketRules are the rates that lead from the price of a cinema ticket to the distributor's gross
// receipts (recettes brutes distributeur, RBD). All are in per cent.
//
//	VAT       = price x v / (100 + v)         the ticket tax lies inside the base of the VAT
//	ticket tax = price, VAT included, x t     (taxe sur le prix des entrées, TSA)
//	base film = price - VAT - ticket tax
//	SACEM, exhibitor's contribution, rental   each a percentage of the base film
//
// Sources: code des impositions sur les biens et services, art. L. 452-5; code du cinéma et de l'image
// animée, art. L. 213-9 to L. 213-11.
type TicketRules struct {
	VAT       decimal.Decimal `json:"vat"`
	TicketTax decimal.Decimal `json:"ticket_tax"`
	// SACEM is the authors' society's rate on the base film.
	SACEM decimal.Decimal `json:"sacem"`
	// Exhibitor is the contribution of the exhibitor on the base film (second term of the ticket tax
	// since 2024); zero where it does not apply.
	Exhibitor decimal.Decimal `json:"exhibitor,omitzero"`
}

// Theatrical is the box office of a period, shared out. VAT, ticket tax, SACEM, contribution and
// distributor are rounded to the minor unit; base film and exhibitor are balances of rounded figures.
type Theatrical struct {
	BoxOffice decimal.Decimal `json:"box_office"`
	VAT       decimal.Decimal `json:"vat"`
	TicketTax decimal.Decimal `json:"ticket_tax"`
	BaseFilm  decimal.Decimal `json:"base_film"`
	SACEM     decimal.Decimal `json:"sacem"`
	// Contribution is the exhibitor's.
	Contribution decimal.Decimal `json:"contribution"`
	// Distributor is the RBD: the rental rate of the base film.
	Distributor decimal.Decimal `json:"distributor"`
	// Exhibitor keeps the rest.
	Exhibitor decimal.Decimal `json:"exhibitor"`
}

// Validate reports rates outside 0 to 100 %, and taxes that leave nothing of the price, as a [Faults].
func (t TicketRules) Validate() error {
	c := &fault.Collector{}
	check.Percent(c, "vat", t.VAT)
	check.Percent(c, "ticket_tax", t.TicketTax)
	check.Percent(c, "sacem", t.SACEM)
	check.Percent(c, "exhibitor", t.Exhibitor)
	if c.Err() == nil && t.base(big.NewRat(1, 1)).Sign() < 0 {
		c.Add("ticket_tax", ErrOver100, "with the VAT")
	}
	return c.Err()
}

// Split shares out a box office (VAT included, in the currency) at a rental rate in per cent of the
// base film. Each figure is computed exactly on the box office and rounded once, half away from zero.
// The error is a [Faults].
func (t TicketRules) Split(currency string, boxOffice, rental decimal.Decimal) (Theatrical, error) {
	c := &fault.Collector{}
	places, _ := check.Currency(c, currency)
	c.Merge("", t.Validate())
	check.NotNegative(c, "box_office", boxOffice)
	if check.Percent(c, "rental", rental) && c.Err() == nil && t.SACEM.Add(t.Exhibitor).Add(rental).GreaterThan(hundred) {
		c.Add("rental", ErrOver100, rental)
	}
	if err := c.Err(); err != nil {
		return Theatrical{}, err
	}
	gross := boxOffice.Rat()
	base := t.base(gross)
	cents := func(x *big.Rat) decimal.Decimal { return money.Round(x, places, HalfAwayFromZero) }
	part := func(of *big.Rat, rate decimal.Decimal) decimal.Decimal {
		return cents(new(big.Rat).Mul(of, money.Percent(rate)))
	}
	out := Theatrical{
		BoxOffice: boxOffice, VAT: cents(t.vat(gross)), TicketTax: part(gross, t.TicketTax),
		SACEM: part(base, t.SACEM), Contribution: part(base, t.Exhibitor), Distributor: part(base, rental),
	}
	out.BaseFilm = boxOffice.Sub(out.VAT).Sub(out.TicketTax)
	out.Exhibitor = out.BaseFilm.Sub(out.SACEM).Sub(out.Contribution).Sub(out.Distributor)
	return out, nil
}

func (t TicketRules) vat(gross *big.Rat) *big.Rat {
	rate := money.Percent(t.VAT)
	share := new(big.Rat).Quo(rate, new(big.Rat).Add(big.NewRat(1, 1), rate))
	return share.Mul(share, gross)
}

// base returns the base film of a box office, exactly.
func (t TicketRules) base(gross *big.Rat) *big.Rat {
	tax := new(big.Rat).Mul(gross, money.Percent(t.TicketTax))
	base := new(big.Rat).Sub(gross, t.vat(gross))
	return base.Sub(base, tax)
}
