package cashflow

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// FacilityResult is the facility over the weeks of the plan. Costs are positive amounts, which the
// position goes down by.
type FacilityResult struct {
	Currency string         `json:"currency"`
	Facility Facility       `json:"facility"`
	Weeks    []FacilityWeek `json:"weeks"`
	// Interest, Commitment and Arrangement are the sums of the weeks; Cost is the sum of the three.
	Interest    decimal.Decimal `json:"interest"`
	Commitment  decimal.Decimal `json:"commitment"`
	Arrangement decimal.Decimal `json:"arrangement"`
	Cost        decimal.Decimal `json:"cost"`
	// ProvisionLeft is the provision less the cost, negative when the provision is too small.
	ProvisionLeft decimal.Decimal `json:"provision_left"`
	// PeakDrawn is the highest drawn balance, PeakWeek the first week that ends with it; zero and 0
	// when nothing is drawn. LastDrawn is the last week that ends with a drawn balance, or 0.
	PeakDrawn decimal.Decimal `json:"peak_drawn"`
	PeakWeek  int             `json:"peak_week"`
	LastDrawn int             `json:"last_drawn_week"`
	// Closing is the position at the end of the last week.
	Closing decimal.Decimal `json:"closing"`
	// PeakOver and PeakUncovered are the highest excess over the limit and the highest need outside
	// the open weeks; WeeksOver and WeeksUncovered are the numbers of the weeks that have one.
	PeakOver       decimal.Decimal `json:"peak_over"`
	WeeksOver      []int           `json:"weeks_over"`
	PeakUncovered  decimal.Decimal `json:"peak_uncovered"`
	WeeksUncovered []int           `json:"weeks_uncovered"`
	// Cover is how the highest drawn balance is covered; empty when nothing is drawn.
	Cover Cover `json:"cover"`
}

// FacilityWeek is one week of the facility.
type FacilityWeek struct {
	Number int           `json:"week"`
	Monday schedule.Date `json:"monday"`
	// Net is the net of the week in the plan, before the facility.
	Net         decimal.Decimal `json:"net"`
	Interest    decimal.Decimal `json:"interest"`
	Commitment  decimal.Decimal `json:"commitment"`
	Arrangement decimal.Decimal `json:"arrangement"`
	// Position is the producer's own money at the end of the week; below zero it is borrowed.
	Position decimal.Decimal `json:"position"`
	// Drawn is the balance owed to the bank at the end of the week, Over the part of it that is above
	// the limit.
	Drawn decimal.Decimal `json:"drawn"`
	Over  decimal.Decimal `json:"over"`
	// Uncovered is the need of a week in which the line is not open.
	Uncovered decimal.Decimal `json:"uncovered"`
}

// Cost returns the interest and the fees of the week.
func (w FacilityWeek) Cost() decimal.Decimal { return w.Interest.Add(w.Commitment).Add(w.Arrangement) }

// add enters a week into the totals.
func (r *FacilityResult) add(w FacilityWeek) {
	r.Weeks = append(r.Weeks, w)
	r.Interest = r.Interest.Add(w.Interest)
	r.Commitment = r.Commitment.Add(w.Commitment)
	r.Arrangement = r.Arrangement.Add(w.Arrangement)
	if w.Drawn.IsPositive() {
		r.LastDrawn = w.Number
	}
	if w.Drawn.GreaterThan(r.PeakDrawn) {
		r.PeakDrawn, r.PeakWeek = w.Drawn, w.Number
	}
	if w.Over.IsPositive() {
		r.WeeksOver = append(r.WeeksOver, w.Number)
		r.PeakOver = decimal.Max(r.PeakOver, w.Over)
	}
	if w.Uncovered.IsPositive() {
		r.WeeksUncovered = append(r.WeeksUncovered, w.Number)
		r.PeakUncovered = decimal.Max(r.PeakUncovered, w.Uncovered)
	}
}

func (r *FacilityResult) close(l *line) {
	r.Cost = r.Interest.Add(r.Commitment).Add(r.Arrangement)
	r.ProvisionLeft = r.Facility.Provision.Sub(r.Cost)
	r.Closing = l.position
}

// Check re-adds the facility: each position from the one before, the drawn balances, the totals and
// the lines of the cover. The error is a [Faults].
func (r FacilityResult) Check() error {
	var found fault.Collector
	if !r.acceptable(&found) {
		return found.Err()
	}
	var again FacilityResult
	var position decimal.Decimal
	for i, w := range r.Weeks {
		in := found.In("weeks[%d]", i)
		position = position.Add(w.Net).Sub(w.Interest).Sub(w.Commitment).Sub(w.Arrangement)
		check.Same(in, "position", w.Position, position)
		check.Same(in, "drawn", w.Drawn.Add(w.Uncovered), decimal.Max(decimal.Decimal{}, position.Neg()))
		if w.Drawn.IsPositive() && w.Uncovered.IsPositive() {
			in.Add("uncovered", ErrUnbalance, w.Uncovered)
		}
		if !w.Drawn.IsZero() {
			check.Same(in, "over", w.Over, decimal.Max(decimal.Decimal{}, w.Drawn.Sub(r.Facility.Limit)))
		}
		again.add(w)
	}
	check.Same(&found, "interest", r.Interest, again.Interest)
	check.Same(&found, "commitment", r.Commitment, again.Commitment)
	check.Same(&found, "arrangement", r.Arrangement, again.Arrangement)
	check.Same(&found, "cost", r.Cost, again.Interest.Add(again.Commitment).Add(again.Arrangement))
	check.Same(&found, "provision_left", r.ProvisionLeft, r.Facility.Provision.Sub(r.Cost))
	check.Same(&found, "closing", r.Closing, position)
	check.Same(&found, "peak_drawn", r.PeakDrawn, again.PeakDrawn)
	if r.PeakWeek != again.PeakWeek || r.LastDrawn != again.LastDrawn ||
		len(r.WeeksOver) != len(again.WeeksOver) || len(r.WeeksUncovered) != len(again.WeeksUncovered) {
		found.Add("peak_week", ErrUnbalance, fmt.Sprint(r.PeakWeek, r.LastDrawn))
	}
	check.Same(&found, "peak_over", r.PeakOver, again.PeakOver)
	check.Same(&found, "peak_uncovered", r.PeakUncovered, again.PeakUncovered)
	r.Cover.check(found.In("cover"), r.PeakDrawn)
	return found.Err()
}

// acceptable refuses amounts that cannot be added.
func (r FacilityResult) acceptable(found *fault.Collector) bool {
	fits := len(r.Weeks) <= MaxWeeks && len(r.Cover.Lines) <= MaxMovements
	if !fits {
		found.Add("weeks", ErrTooLarge, len(r.Weeks))
	}
	each := func(path string, amounts ...decimal.Decimal) {
		for _, d := range amounts {
			fits = fits && check.Decimal(found, path, d)
		}
	}
	each("", r.Interest, r.Commitment, r.Arrangement, r.Cost, r.ProvisionLeft, r.PeakDrawn, r.Closing, r.PeakOver, r.PeakUncovered)
	each("facility", r.Facility.Limit, r.Facility.Provision)
	each("cover", r.Cover.Counted, r.Cover.Percent)
	for i, w := range r.Weeks {
		each(fmt.Sprintf("weeks[%d]", i), w.Net, w.Interest, w.Commitment, w.Arrangement, w.Position, w.Drawn, w.Over, w.Uncovered)
	}
	for i, one := range r.Cover.Lines {
		each(fmt.Sprintf("cover.lines[%d]", i), one.Amount, one.Bankable, one.Counted)
	}
	return fits
}
