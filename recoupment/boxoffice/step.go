package boxoffice

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Step names a figure on the way from the price to the shares. Its words are those of the fields of
// [Split].
type Step string

// The steps, in their order.
const (
	StepBoxOffice    Step = "box_office"
	StepVAT          Step = "vat"
	StepTicketTax    Step = "ticket_tax"
	StepBaseFilm     Step = "base_film"
	StepContribution Step = "contribution"
	StepSACEM        Step = "sacem"
	StepDistributor  Step = "distributor"
	StepExhibitor    Step = "exhibitor"
	StepLevy         Step = "levy"
)

// The places of the steps in figures and amounts.
const (
	boxOffice = iota
	vat
	ticketTax
	baseFilm
	contribution
	sacem
	distributor
	exhibitor
	levy
	steps
)

// stepOf are the words of the places.
func stepOf(at int) Step {
	return [steps]Step{
		StepBoxOffice, StepVAT, StepTicketTax, StepBaseFilm, StepContribution, StepSACEM, StepDistributor, StepExhibitor, StepLevy,
	}[at]
}

// figures are the exact figures of the steps; amounts are what they come to in the minor unit.
type (
	figures [steps]fraction.F
	amounts [steps]decimal.Decimal
)

// proportional shares out a box office at a rental rate.
func (r Rules) proportional(gross fraction.F, rental decimal.Decimal) figures {
	f := r.until(gross)
	return r.shared(f, f[baseFilm].Mul(percent(rental)))
}

// until computes the steps that come before the rental.
func (r Rules) until(gross fraction.F) figures {
	var f figures
	f[boxOffice], f[vat], f[ticketTax], f[baseFilm] = gross, r.vat(gross), gross.Mul(percent(r.TicketTax)), r.base(gross)
	f[contribution], f[sacem] = f[baseFilm].Mul(percent(r.Exhibitor)), f[baseFilm].Mul(percent(r.SACEM))
	return f
}

// shared adds what the distributor receives, and what that leaves.
func (r Rules) shared(f figures, rental fraction.F) figures {
	f[distributor] = rental
	f[exhibitor] = f[baseFilm].Sub(f[sacem]).Sub(f[contribution]).Sub(rental)
	if r.Levy != nil {
		f[levy] = rental.Mul(percent(*r.Levy))
	}
	return f
}

func (f figures) add(more figures) figures {
	for i := range f {
		f[i] = f[i].Add(more[i])
	}
	return f
}

// round rounds each figure once, half away from zero; base film and exhibitor are balances.
func (f figures) round(places int32) amounts {
	var a amounts
	for i := range f {
		a[i] = f[i].Round(places, money.HalfAwayFromZero)
	}
	a[baseFilm] = a[boxOffice].Sub(a[vat]).Sub(a[ticketTax])
	a[exhibitor] = a[baseFilm].Sub(a[sacem]).Sub(a[contribution]).Sub(a[distributor])
	return a
}

func (a amounts) less(before amounts) amounts {
	for i := range a {
		a[i] = a[i].Sub(before[i])
	}
	return a
}

func (a amounts) plus(more amounts) amounts {
	for i := range a {
		a[i] = a[i].Add(more[i])
	}
	return a
}

// explained says what a step is and where its rule is written.
func explained(at int) (Text, Source) {
	switch at {
	case boxOffice:
		return Text{FR: "Recette guichet, TTC", EN: "Box office, VAT included"}, law.PriceText()
	case vat:
		return Text{FR: "TVA", EN: "VAT"}, law.VATText()
	case ticketTax:
		return Text{FR: "Taxe sur le prix des entrées (TSA)", EN: "Ticket tax"}, law.TicketTaxText()
	case baseFilm:
		return Text{FR: "Base film", EN: "Base film"}, law.BaseFilmText()
	case contribution:
		return Text{FR: "Cotisation de l'exploitant (second terme de la TSA)", EN: "Exhibitor's contribution (second term of the ticket tax)"},
			law.ExhibitorLevyText()
	case sacem:
		return Text{FR: "SACEM", EN: "SACEM"}, law.MusicText()
	case distributor:
		return Text{FR: "Recette brute distributeur (RBD)", EN: "Distributor's gross receipts"}, law.RentalText()
	case exhibitor:
		return Text{FR: "Part de l'exploitant", EN: "Exhibitor's share"}, law.RentalText()
	}
	return Text{FR: "Cotisation du distributeur, sur sa part", EN: "Distributor's contribution, out of its share"}, law.DistributorLevyText()
}
