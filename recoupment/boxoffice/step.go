package boxoffice

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/law"
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

// amounts are what the figures of the steps come to in the minor unit.
type amounts [steps]decimal.Decimal

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

// explanation says what a step is and where its rule is written.
type explanation struct {
	label  Text
	source Source
}

// explanations are those of the steps.
func explanations() []explanation {
	all := make([]explanation, steps)
	for at := range all {
		all[at] = explained(at)
	}
	return all
}

// explained returns the explanation of a step.
func explained(at int) explanation {
	switch at {
	case boxOffice:
		return explanation{Text{FR: "Recette guichet, TTC", EN: "Box office, VAT included"}, law.PriceText()}
	case vat:
		return explanation{Text{FR: "TVA", EN: "VAT"}, law.VATText()}
	case ticketTax:
		return explanation{Text{FR: "Taxe sur le prix des entrées (TSA)", EN: "Ticket tax"}, law.TicketTaxText()}
	case baseFilm:
		return explanation{Text{FR: "Base film", EN: "Base film"}, law.BaseFilmText()}
	case contribution:
		return explanation{Text{FR: "Cotisation de l'exploitant (second terme de la TSA)", EN: "Exhibitor's contribution (second term of the ticket tax)"}, law.ExhibitorLevyText()}
	case sacem:
		return explanation{Text{FR: "SACEM", EN: "SACEM"}, law.MusicText()}
	case distributor:
		return explanation{Text{FR: "Recette brute distributeur (RBD)", EN: "Distributor's gross receipts"}, law.RentalText()}
	case exhibitor:
		return explanation{Text{FR: "Part de l'exploitant", EN: "Exhibitor's share"}, law.RentalText()}
	}
	return explanation{Text{FR: "Cotisation du distributeur, sur sa part", EN: "Distributor's contribution, out of its share"}, law.DistributorLevyText()}
}
