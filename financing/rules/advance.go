package rules

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/recoupment/cnc"
)

// The rules of what the box office brings, and of the advance on receipts.
const (
	// SupportExpected is the automatic support that a film counts on against what its box office generates, weighted
	// by its points.
	SupportExpected Rule = "support_expected"
	// AdvanceRate is the least rate of repayment of an advance on receipts: 25 % of the support computed, or 50 % for
	// an audiovisual work. AdvanceCap is the most that is repaid of it, and AdvanceRepayment what is due out of the
	// support computed on the film, beyond a franchise: of an audiovisual work neither is established.
	AdvanceRate      Rule = "advance_rate"
	AdvanceCap       Rule = "advance_cap"
	AdvanceRepayment Rule = "advance_repayment"
)

// Advance is an advance on receipts (avance sur recettes) before shooting.
type Advance struct {
	Amount *decimal.Decimal `json:"amount,omitempty"`
	// Rate of repayment of the contract, in per cent of the support computed.
	Rate *decimal.Decimal `json:"rate,omitempty"`
	// Computed is the support computed on the film: in theatres, on television, on video.
	Computed *decimal.Decimal `json:"computed,omitempty"`
	// Repaid is what is repaid so far.
	Repaid *decimal.Decimal `json:"repaid,omitempty"`
}

func advanceParameters() []parameter {
	return []parameter{
		dated("advance.rate", Percent, law.AdvanceRepayment, func(v law.Advance) decimal.Decimal { return v.Rate }),
		dated("advance.rate_audiovisual", Percent, law.AudiovisualAdvance, amount),
		dated("advance.cap", Percent, law.AdvanceRepayment, func(v law.Advance) decimal.Decimal { return v.Cap }),
		dated("advance.franchise", Euros, law.AdvanceFranchise, amount),
		nowhere("support.generated", Money),
	}
}

func advanceRules() []rule {
	return []rule{
		{name: SupportExpected, label: Text{FR: "Soutien automatique attendu", EN: "Automatic support expected"}, check: (*book).supportExpected},
		{name: AdvanceRate, label: Text{FR: "Avance sur recettes : taux de remboursement", EN: "Advance on receipts: rate of repayment"}, check: (*book).advanceRate},
		{name: AdvanceCap, label: Text{FR: "Avance sur recettes : plafond du remboursement", EN: "Advance on receipts: cap of the repayment"}, check: (*book).advanceCap},
		{name: AdvanceRepayment, label: Text{FR: "Avance sur recettes : remboursement dû", EN: "Advance on receipts: repayment due"}, check: (*book).advanceRepayment},
	}
}

// generated is the support of a box office before the weight of the points. As far as both readings of the bounds of
// the slices agree it is known; beyond, the case supplies what it expects elsewhere.
func (b *book) generated(boxOffice *decimal.Decimal, name string) quantity {
	switch {
	case boxOffice == nil:
		return unknown(name)
	case b.c.Date.IsZero():
		return unknown("date")
	}
	support, sources, err := cnc.SupportAt(b.c.Date)
	if err != nil || b.c.Currency != "EUR" {
		return unknown("supplied.support.generated")
	}
	computed, err := support.Scale.At(b.c.Currency, *boxOffice)
	if err != nil { // above the slice that every reading shares
		return unknown("supplied.support.generated")
	}
	q := known(Line{Name: "=generated", Amount: computed.Amount})
	for i, source := range sources {
		rate := support.TicketTax
		if i > 0 {
			rate = support.Brackets[0].Rate
		}
		q.used = append(q.used, Figure{Parameter: []Parameter{"support.ticket_tax", "support.first_slice"}[min(i, 1)], Value: &rate, Unit: Percent, Status: Confirmed, Source: source})
	}
	return q
}

func (b *book) supportExpected() {
	s, ok := b.support()
	if !ok {
		return
	}
	generated := b.generated(s.BoxOffice, "support.box_office")
	if value, supplied := b.c.Supplied["support.generated"]; supplied {
		generated = known(Line{Name: "supplied.support.generated", Amount: value})
	}
	limit := generated.percent(b.weight())
	b.test(test{bound: AtMost, unit: Money, figure: given(s.Expected, "support.expected"), limit: limit, base: lines(generated)})
}

func (b *book) noAdvance() bool {
	if b.c.Advance == nil {
		b.skip("pas d'avance sur recettes", "no advance on receipts")
	}
	return b.c.Advance == nil
}

func (b *book) advanceRate() {
	if b.noAdvance() {
		return
	}
	limit := b.parameter("advance.rate")
	switch b.c.Film.Work {
	case Audiovisual:
		limit = b.parameter("advance.rate_audiovisual")
	case "":
		limit = limit.or(b.parameter("advance.rate_audiovisual"), "film.work")
	}
	b.test(test{bound: AtLeast, unit: Percent, figure: given(b.c.Advance.Rate, "advance.rate"), limit: limit})
}

// noFilmAdvance reports whether there is no advance to a film: the cap and the franchise are those of films.
func (b *book) noFilmAdvance() bool {
	if b.noAdvance() {
		return true
	}
	if b.c.Film.Work == Audiovisual {
		b.skip("d'une œuvre audiovisuelle seul le taux est établi", "of an audiovisual work only the rate is established")
	}
	return b.c.Film.Work == Audiovisual
}

func (b *book) advanceCap() {
	if b.noFilmAdvance() {
		return
	}
	sum := given(b.c.Advance.Amount, "advance.amount")
	b.test(test{bound: AtMost, unit: Money, figure: given(b.c.Advance.Repaid, "advance.repaid"), limit: sum.percent(b.parameter("advance.cap")), base: lines(sum)})
}

// advanceRepayment tests what is repaid against min(cap × advance; rate × (support - franchise)). The rate is that
// of the contract, or the least one.
func (b *book) advanceRepayment() {
	if b.noFilmAdvance() {
		return
	}
	a := b.c.Advance
	sum, computed := given(a.Amount, "advance.amount"), given(a.Computed, "advance.computed")
	due := computed.minus(b.spared()).floor().percent(given(a.Rate, "advance.rate")).least(sum.percent(b.parameter("advance.cap")))
	b.test(test{bound: AtLeast, unit: Money, figure: given(a.Repaid, "advance.repaid"), limit: due, base: append(lines(sum), lines(computed)...)})
}

// spared is the support that repays nothing: the franchise itself or, where it is taken of the box office, the
// support of the first receipts up to it.
func (b *book) spared() quantity {
	franchise := b.parameter("advance.franchise")
	if b.c.Readings.Franchise == OnSupport || !franchise.single() {
		return franchise
	}
	first := b.generated(&franchise.lo.value, "support.box_office").percent(b.weight())
	first.used = merged(franchise.used, first.used)
	if b.c.Readings.Franchise == OnBoxOffice {
		return first
	}
	return franchise.or(first, "readings.franchise")
}
