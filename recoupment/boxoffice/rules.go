package boxoffice

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Rules are the rates that lead from the price of a cinema ticket to the distributor's gross receipts
// (recettes brutes distributeur, RBD). All are in per cent.
//
//	VAT        = price x v / (100 + v)         the ticket tax lies inside the base of the VAT
//	ticket tax = price, VAT included, x t     (taxe sur le prix des entrées, TSA)
//	base film  = price - VAT - ticket tax
//	SACEM, exhibitor's contribution, rental   each a percentage of the base film
//
// Sources: code des impositions sur les biens et services, art. L. 452-5; code du cinéma et de l'image
// animée, art. L. 213-9 to L. 213-11.
type Rules struct {
	VAT       decimal.Decimal `json:"vat"`
	TicketTax decimal.Decimal `json:"ticket_tax"`
	// SACEM is the authors' society's rate on the base film.
	SACEM decimal.Decimal `json:"sacem"`
	// Exhibitor is the contribution of the exhibitor on the base film (second term of the ticket tax
	// since 2024); zero where it does not apply.
	Exhibitor decimal.Decimal `json:"exhibitor,omitzero"`
	// Levy is the contribution of the distributor (cotisation professionnelle) on its receipts without
	// VAT, which it pays out of its share; nil where it is not established, and then it is not computed.
	Levy *decimal.Decimal `json:"levy,omitempty"`
}

// Validate reports rates outside 0 to 100 %, and taxes that leave nothing of the price, as a [Faults].
func (r Rules) Validate() error {
	c := &fault.Collector{}
	check.Percent(c, "vat", r.VAT)
	check.Percent(c, "ticket_tax", r.TicketTax)
	check.Percent(c, "sacem", r.SACEM)
	check.Percent(c, "exhibitor", r.Exhibitor)
	if r.Levy != nil {
		check.Percent(c, "levy", *r.Levy)
	}
	if c.Err() == nil && r.TicketTax.Mul(hundred.Add(r.VAT)).GreaterThan(hundred.Mul(hundred)) {
		c.Add("ticket_tax", ErrOver100, "with the VAT")
	}
	return c.Err()
}

// BaseFilm returns the base film of a box office, VAT included, exactly: nothing is rounded. The error is
// that of [Rules.Validate], or that there is no box office.
func (r Rules) BaseFilm(boxOffice *big.Rat) (*big.Rat, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	if boxOffice == nil {
		return nil, Faults{{Path: "box_office", Kind: ErrRequired}}
	}
	c := r.chain()
	return new(big.Rat).Mul(boxOffice, c.exact(c.base).Rat()), nil
}

// fits reports a rental rate that is none, or that leaves less than nothing to the exhibitor.
func (r Rules) fits(c *fault.Collector, path string, rental decimal.Decimal) {
	if check.Percent(c, path, rental) && c.Err() == nil && r.SACEM.Add(r.Exhibitor).Add(rental).GreaterThan(hundred) {
		c.Add(path, ErrOver100, rental)
	}
}

var hundred = decimal.New(100, 0) // per cent: all of it
