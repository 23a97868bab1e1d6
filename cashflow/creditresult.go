package cashflow

import (
	"sort"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// CreditResult is a credit over the days of the plan. Totals of charges are positive amounts.
type CreditResult struct {
	Currency string `json:"currency"`
	Credit   Credit `json:"credit"`
	// Opening is the position before the first day, and Closed the day up to which the movements of the bank
	// are among the others, for a credit that is followed ([Credit.Along]).
	Opening decimal.Decimal `json:"opening,omitzero"`
	Closed  schedule.Date   `json:"closed,omitzero"`
	// Movements are what the bank pays (positive) and is paid (negative), in the order of the days.
	Movements []CreditMovement `json:"movements"`
	// Days are the days on which anything changes; [CreditResult.On] tells the others.
	Days []CreditDay `json:"days"`
	// Interest and Commitment run on the credit, Arrangement opens it, Guarantee is the guarantor's, Discount
	// the interest and the fees of the advances. Cost is the sum of the five.
	Interest    decimal.Decimal `json:"interest"`
	Commitment  decimal.Decimal `json:"commitment"`
	Arrangement decimal.Decimal `json:"arrangement"`
	Guarantee   decimal.Decimal `json:"guarantee"`
	Discount    decimal.Decimal `json:"discount"`
	Cost        decimal.Decimal `json:"cost"`
	// Settled is what the days up to Closed cost by the same reckoning, on the balances that there were: it is in
	// neither Cost nor the movements, and stands beside what was really paid. Its guarantee counts the charges of
	// the evening as drawn, for they are in the flows: a little more than the one paid, which stands on what is before.
	Settled decimal.Decimal `json:"settled,omitzero"`
	// Advanced is what the bank paid on contracts, and Repaid what they paid back: the same amount, but for
	// advances of days that are closed.
	Advanced decimal.Decimal `json:"advanced"`
	Repaid   decimal.Decimal `json:"repaid"`
	// ProvisionLeft is the provision less the cost, negative when the provision is too small.
	ProvisionLeft decimal.Decimal `json:"provision_left"`
	// PeakDrawn is the highest drawn balance from Closed on, PeakDate the first day that ends with it; LastDrawn
	// is the last of the Days that ends with a drawn balance.
	PeakDrawn decimal.Decimal `json:"peak_drawn"`
	PeakDate  schedule.Date   `json:"peak_date,omitzero"`
	LastDrawn schedule.Date   `json:"last_drawn,omitzero"`
	// PeakOver and PeakUncovered are the highest excess over the limit and the highest need outside the
	// days of the credit, each with the first day that ends with it.
	PeakOver      decimal.Decimal `json:"peak_over"`
	OverDate      schedule.Date   `json:"over_date,omitzero"`
	PeakUncovered decimal.Decimal `json:"peak_uncovered"`
	UncoveredDate schedule.Date   `json:"uncovered_date,omitzero"`
	// Closing is the position at the end of the plan.
	Closing decimal.Decimal `json:"closing"`
	// Cover is how the highest drawn balance is covered by what is not advanced already.
	Cover Cover `json:"cover"`
}

// CreditDay is one day of the credit.
type CreditDay struct {
	Date schedule.Date `json:"date"`
	// Net is the net of the day in the plan; Advances is what was advanced less what was repaid; Charges
	// are what the bank and the guarantor are paid.
	Net      decimal.Decimal `json:"net"`
	Advances decimal.Decimal `json:"advances"`
	Charges  decimal.Decimal `json:"charges"`
	// Position is the producer's own money at the end of the day; below zero it is borrowed.
	Position decimal.Decimal `json:"position"`
	// Limit is that of the day, Drawn the balance owed at its end, Over the part of it above the limit.
	Limit decimal.Decimal `json:"limit"`
	Drawn decimal.Decimal `json:"drawn"`
	Over  decimal.Decimal `json:"over"`
	// Uncovered is the need of a day outside the credit.
	Uncovered decimal.Decimal `json:"uncovered"`
	// Available is what can still be paid: the position and what the limit leaves above the reserve or, outside
	// the credit, the position (trésorerie disponible). Below zero it is Over or Uncovered.
	Available decimal.Decimal `json:"available"`
}

// CreditMovement is one movement between the production and the bank or the guarantor.
type CreditMovement struct {
	Date schedule.Date `json:"date"`
	Kind CreditKind    `json:"kind"`
	// Source and Part name the receivable of an advance.
	Source string          `json:"source,omitempty"`
	Part   int             `json:"part,omitempty"`
	Amount decimal.Decimal `json:"amount"`
}

// CreditKind says what a movement of a credit is.
type CreditKind string

// The kinds of movement.
const (
	CreditInterest  CreditKind = "interest"
	Commitment      CreditKind = "commitment"
	Arrangement     CreditKind = "arrangement"
	GuaranteeFee    CreditKind = "guarantee"
	AdvancePaid     CreditKind = "advance"
	AdvanceRepaid   CreditKind = "repayment"
	AdvanceInterest CreditKind = "advance_interest"
	AdvanceFee      CreditKind = "advance_fee"
)

// Label returns what people read.
func (k CreditKind) Label() Text {
	switch k {
	case CreditInterest:
		return Text{FR: "Intérêts", EN: "Interest"}
	case Commitment:
		return Text{FR: "Commission d'engagement", EN: "Commitment fee"}
	case Arrangement:
		return Text{FR: "Commission de montage", EN: "Arrangement fee"}
	case GuaranteeFee:
		return Text{FR: "Commission de garantie", EN: "Guarantee commission"}
	case AdvancePaid:
		return Text{FR: "Avance sur contrat", EN: "Advance on a contract"}
	case AdvanceRepaid:
		return Text{FR: "Remboursement de l'avance", EN: "Advance repaid"}
	case AdvanceInterest:
		return Text{FR: "Intérêts d'escompte", EN: "Interest on an advance"}
	case AdvanceFee:
		return Text{FR: "Frais d'escompte", EN: "Fee of an advance"}
	}
	return Text{FR: string(k), EN: string(k)}
}

// On returns the state at the end of a day: that of the last day on which anything changed, with its date
// and without its movements where it is an earlier one. A day before all has the zero value.
func (r CreditResult) On(day schedule.Date) CreditDay {
	n := sort.Search(len(r.Days), func(i int) bool { return r.Days[i].Date.After(day) })
	if n == 0 {
		return CreditDay{}
	}
	state := r.Days[n-1]
	if state.Date != day {
		state.Net, state.Advances, state.Charges = decimal.Decimal{}, decimal.Decimal{}, decimal.Decimal{}
	}
	return state
}

// post enters a movement into its day.
func (d *CreditDay) post(one CreditMovement) {
	if one.Kind == AdvancePaid || one.Kind == AdvanceRepaid {
		d.Advances = d.Advances.Add(one.Amount)
		return
	}
	d.Charges = d.Charges.Sub(one.Amount)
}

// count enters a movement into the totals.
func (r *CreditResult) count(one CreditMovement) {
	switch one.Kind {
	case AdvancePaid:
		r.Advanced = r.Advanced.Add(one.Amount)
		return
	case AdvanceRepaid:
		r.Repaid = r.Repaid.Sub(one.Amount)
		return
	case CreditInterest:
		r.Interest = r.Interest.Sub(one.Amount)
	case Commitment:
		r.Commitment = r.Commitment.Sub(one.Amount)
	case Arrangement:
		r.Arrangement = r.Arrangement.Sub(one.Amount)
	case GuaranteeFee:
		r.Guarantee = r.Guarantee.Sub(one.Amount)
	default:
		r.Discount = r.Discount.Sub(one.Amount)
	}
	r.Cost = r.Cost.Sub(one.Amount)
}

// add enters a day into the peaks.
func (r *CreditResult) add(d CreditDay) {
	r.Days = append(r.Days, d)
	if d.Date.Before(r.Closed) {
		return
	}
	if d.Drawn.IsPositive() {
		r.LastDrawn = d.Date
	}
	if d.Drawn.GreaterThan(r.PeakDrawn) {
		r.PeakDrawn, r.PeakDate = d.Drawn, d.Date
	}
	if d.Over.GreaterThan(r.PeakOver) {
		r.PeakOver, r.OverDate = d.Over, d.Date
	}
	if d.Uncovered.GreaterThan(r.PeakUncovered) {
		r.PeakUncovered, r.UncoveredDate = d.Uncovered, d.Date
	}
}

// Check re-adds the credit: each position from the one before and from the movements of the day, the drawn
// balances, the totals and the lines of the cover. The error is a [Faults].
func (r CreditResult) Check() error {
	var found fault.Collector
	check.Size(&found, "days", len(r.Days), daysInWeek*MaxWeeks)
	check.Size(&found, "movements", len(r.Movements), MaxMovements)
	check.Size(&found, "cover.lines", len(r.Cover.Lines), MaxMovements)
	if found.Err() != nil || !check.Decimals(&found, r, money.Acceptable) {
		return found.Err()
	}
	again := CreditResult{Closed: r.Closed}
	position := r.Opening
	next := 0
	for i, d := range r.Days {
		in := found.In("days[%d]", i)
		if i > 0 && !d.Date.After(r.Days[i-1].Date) {
			in.Add("date", ErrOrder, d.Date)
		}
		of := CreditDay{}
		for ; next < len(r.Movements) && r.Movements[next].Date == d.Date; next++ {
			of.post(r.Movements[next])
			again.count(r.Movements[next])
		}
		check.Same(in, "advances", d.Advances, of.Advances)
		check.Same(in, "charges", d.Charges, of.Charges)
		position = position.Add(d.Net).Add(d.Advances).Sub(d.Charges)
		check.Same(in, "position", d.Position, position)
		if d.Drawn.IsZero() {
			check.Same(in, "uncovered", d.Uncovered, decimal.Max(decimal.Decimal{}, position.Neg()))
		} else {
			check.Same(in, "drawn", d.Drawn, r.Credit.Reserve.Sub(position))
			check.Same(in, "over", d.Over, decimal.Max(decimal.Decimal{}, d.Drawn.Sub(d.Limit)))
			check.Same(in, "uncovered", d.Uncovered, decimal.Decimal{})
		}
		available := position
		if r.Credit.openOn(d.Date) {
			available = position.Add(d.Limit).Sub(r.Credit.Reserve)
		}
		check.Same(in, "available", d.Available, available)
		again.add(d)
	}
	if next != len(r.Movements) {
		found.In("movements[%d]", next).Add("date", ErrOrder, r.Movements[next].Date)
	}
	again.ProvisionLeft, again.Closing = r.Credit.Provision.Sub(again.Cost), position
	r.compare(&found, again)
	if r.Closed.IsZero() {
		check.Same(&found, "repaid", r.Repaid, r.Advanced)
	}
	r.Cover.check(found.In("cover"), r.PeakDrawn)
	return found.Err()
}

// compare holds the totals against those that were added up again.
func (r CreditResult) compare(found *fault.Collector, again CreditResult) {
	for _, one := range []struct {
		path      string
		got, want decimal.Decimal
	}{
		{"interest", r.Interest, again.Interest},
		{"commitment", r.Commitment, again.Commitment},
		{"arrangement", r.Arrangement, again.Arrangement},
		{"guarantee", r.Guarantee, again.Guarantee},
		{"discount", r.Discount, again.Discount},
		{"cost", r.Cost, again.Cost},
		{"advanced", r.Advanced, again.Advanced},
		{"repaid", r.Repaid, again.Repaid},
		{"provision_left", r.ProvisionLeft, again.ProvisionLeft},
		{"peak_drawn", r.PeakDrawn, again.PeakDrawn},
		{"peak_over", r.PeakOver, again.PeakOver},
		{"peak_uncovered", r.PeakUncovered, again.PeakUncovered},
		{"closing", r.Closing, again.Closing},
	} {
		check.Same(found, one.path, one.got, one.want)
	}
	if r.PeakDate != again.PeakDate || r.LastDrawn != again.LastDrawn || r.OverDate != again.OverDate || r.UncoveredDate != again.UncoveredDate {
		found.Add("peak_date", ErrUnbalance, r.PeakDate)
	}
}
