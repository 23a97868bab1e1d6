package boxoffice

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Split is a box office, or the price of one ticket, shared out. VAT, ticket tax, contribution, SACEM,
// distributor and levy are rounded to the minor unit; base film and exhibitor are balances of rounded
// figures, so that everything adds up.
type Split struct {
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
	// Levy is what the distributor owes out of its share; it is no part of the sum.
	Levy decimal.Decimal `json:"levy,omitzero"`
	// Lines explain the figures above, one by one; a sum of splits has none.
	Lines []Line `json:"lines,omitempty"`
}

// Line explains one figure.
type Line struct {
	Step  Step `json:"step"`
	Label Text `json:"label"`
	// Rate, in per cent, is taken of the Base, an amount of another step; both are zero for a balance.
	Base decimal.Decimal `json:"base,omitzero"`
	Rate decimal.Decimal `json:"rate,omitzero"`
	// Exact is the figure before it was rounded, as a fraction in lowest terms ("110863/131875").
	Exact  string          `json:"exact"`
	Amount decimal.Decimal `json:"amount"`
	// Source is where the rule is written; that of the rate comes with the rules.
	Source Source `json:"source"`
}

// Split shares out a box office (VAT included, in the currency), of one ticket or of a million, at a
// rental rate in per cent of the base film. Each figure is computed exactly on the box office and rounded
// once, half away from zero. The error is a [Faults].
func (r Rules) Split(currency string, boxOffice, rental decimal.Decimal) (Split, error) {
	c := &fault.Collector{}
	places, _ := check.Currency(c, currency)
	c.Merge("", r.Validate())
	check.NotNegative(c, "box_office", boxOffice)
	r.fits(c, "rental", rental)
	if err := c.Err(); err != nil {
		return Split{}, err
	}
	of := r.chain()
	exact := of.proportional(of.number(boxOffice), rental)
	s := split(of.round(exact, places))
	s.Lines = r.lines(of, exact, told{s.amounts(), rental})
	return s, nil
}

// told are the rounded figures of a split, and the rental rate of its lines.
type told struct {
	rounded amounts
	rental  decimal.Decimal
}

// lines explains every step; that of a levy that is not established is not there.
func (r Rules) lines(c *chain, exact figures, told told) []Line {
	rounded := told.rounded
	rates, bases := [steps]decimal.Decimal{
		vat: r.VAT, ticketTax: r.TicketTax, contribution: r.Exhibitor, sacem: r.SACEM, distributor: told.rental,
	}, amounts{
		vat: rounded[boxOffice].Sub(rounded[vat]), ticketTax: rounded[boxOffice],
		contribution: rounded[baseFilm], sacem: rounded[baseFilm], distributor: rounded[baseFilm],
	}
	last := levy
	if r.Levy != nil {
		rates[levy], bases[levy], last = *r.Levy, rounded[distributor], steps
	}
	if c.lowest == nil {
		c.lowest, c.explained = c.writer(), explanations()
	}
	lines := make([]Line, 0, last)
	for at := range last {
		said := c.explained[at]
		lines = append(lines, Line{
			Step: stepOf(at), Label: said.label, Base: bases[at], Rate: rates[at], Exact: c.lowest.write(c, exact[at]), Amount: rounded[at], Source: said.source,
		})
	}
	return lines
}

func split(a amounts) Split {
	return Split{
		BoxOffice: a[boxOffice], VAT: a[vat], TicketTax: a[ticketTax], BaseFilm: a[baseFilm], SACEM: a[sacem],
		Contribution: a[contribution], Distributor: a[distributor], Exhibitor: a[exhibitor], Levy: a[levy],
	}
}

func (s Split) amounts() amounts {
	return amounts{s.BoxOffice, s.VAT, s.TicketTax, s.BaseFilm, s.Contribution, s.SACEM, s.Distributor, s.Exhibitor, s.Levy}
}

// AverageRental returns the average rental rate of contracts (taux de location moyen): the receipts of the
// distributor in per cent of the box office without VAT, rounded to two decimals; zero without receipts
// and for figures of no sensible size. It is lower than the rates, which are of the base film.
func (s Split) AverageRental() decimal.Decimal {
	if !check.Decimals(&fault.Collector{}, s, money.Computable) {
		return decimal.Decimal{}
	}
	return money.PercentOf(s.Distributor, s.BoxOffice.Sub(s.VAT), 2)
}

// Check re-adds the shares, and compares the lines with them. The error is a [Faults] of kind
// [ErrUnbalance].
func (s Split) Check() error {
	c := &fault.Collector{}
	if !check.Decimals(c, s, money.Computable) {
		return c.Err()
	}
	check.Same(c, "base_film", s.BaseFilm, money.Sum(s.SACEM, s.Contribution, s.Distributor, s.Exhibitor))
	check.Same(c, "box_office", s.BoxOffice, money.Sum(s.VAT, s.TicketTax, s.BaseFilm))
	at := map[Step]decimal.Decimal{}
	for i, amount := range s.amounts() {
		at[stepOf(i)] = amount
	}
	for i, line := range s.Lines {
		check.Same(c.In("lines[%d]", i), "amount", line.Amount, at[line.Step])
	}
	return c.Err()
}

// AmortisationRatio returns what the distributor and the automatic support bring in theatres in per cent of
// the cost of the film (taux d'amortissement en salles), rounded to two decimals; zero without a cost. The
// error is a [Faults]: amounts that are negative.
func AmortisationRatio(distributor, support, cost decimal.Decimal) (decimal.Decimal, error) {
	c := &fault.Collector{}
	check.NotNegative(c, "distributor", distributor)
	check.NotNegative(c, "support", support)
	check.NotNegative(c, "cost", cost)
	if err := c.Err(); err != nil {
		return decimal.Decimal{}, err
	}
	return money.PercentOf(distributor.Add(support), cost, 2), nil
}
