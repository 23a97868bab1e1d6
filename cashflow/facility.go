package cashflow

import (
	"math/big"
	"time"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Facility is a bank's credit line on the production (crédit de production, découvert autorisé). The
// producer's own money is used first: the line is drawn for what is missing and repaid as soon as
// there is money.
//
// Week by week: position = position before + net - interest - commitment - arrangement, and what is
// drawn is the position below zero. The interest and the commitment fee of a week stand on what was
// drawn at the end of the week before, for the seven days of the week by Basis. Each is rounded.
type Facility struct {
	// Limit is the most that the bank undertakes to lend.
	Limit decimal.Decimal `json:"limit"`
	// Rate is the annual rate of interest on what is drawn, in per cent.
	Rate decimal.Decimal `json:"rate"`
	// CommitmentFee is the annual fee on what is not drawn, in per cent (commission d'engagement).
	CommitmentFee decimal.Decimal `json:"commitment_fee,omitzero"`
	// ArrangementFee is paid once, in the first open week, in per cent of the limit (commission de
	// montage).
	ArrangementFee decimal.Decimal `json:"arrangement_fee,omitzero"`
	// OpenWeek and CloseWeek are the first and the last week in which the line is open; 0 means the
	// first, and the last, of the plan.
	OpenWeek  int `json:"open_week,omitempty"`
	CloseWeek int `json:"close_week,omitempty"`
	// Basis counts the time of interest and commitment, from the Sunday before to that of the week.
	// French bank credits use ACT/360, [schedule.Actual360]; the zero value is ACT/365F.
	Basis schedule.DayCount `json:"basis"`
	// Provision is the amount set aside in the budget for the cost of the line.
	Provision decimal.Decimal `json:"provision,omitzero"`
}

// ParseFacility reads a facility from JSON, strictly, and validates it. The error is a [Faults].
func ParseFacility(data []byte) (Facility, error) { return fault.Parse[Facility](data) }

// Validate returns everything wrong with the facility, as [Faults], or nil. The limit, the provision
// and the rates may not be negative, and no rate is above 100 %.
func (f Facility) Validate() error {
	var found fault.Collector
	for _, sum := range []struct {
		path  string
		value decimal.Decimal
	}{{"limit", f.Limit}, {"provision", f.Provision}} {
		if amount(&found, sum.path, sum.value, money.MaxExponent) && sum.value.IsNegative() {
			found.Add(sum.path, ErrNegative, sum.value)
		}
	}
	check.Percent(&found, "rate", f.Rate)
	check.Percent(&found, "commitment_fee", f.CommitmentFee)
	check.Percent(&found, "arrangement_fee", f.ArrangementFee)
	if f.OpenWeek < 0 || f.OpenWeek > MaxWeeks {
		found.Add("open_week", ErrRange, f.OpenWeek)
	}
	switch {
	case f.CloseWeek < 0 || f.CloseWeek > MaxWeeks:
		found.Add("close_week", ErrRange, f.CloseWeek)
	case f.CloseWeek != 0 && f.CloseWeek < f.OpenWeek:
		found.Add("close_week", ErrOrder, f.CloseWeek)
	}
	found.Merge("basis", f.Basis.Validate())
	return found.Err()
}

// Borrow lays the facility under a computed plan. The sources are those of the plan: their status and
// their bankable part say how the highest drawn balance is covered.
//
// A need above the limit is drawn all the same, at the same price, and reported as Over: the bank has
// to be asked. A need outside the open weeks is not drawn; it is reported as Uncovered and costs
// nothing here. The line that closes before the plan ends is taken to be repaid at its close.
//
// The error is a [Faults] with the paths facility, plan and sources.
func Borrow(plan Result, facility Facility, sources []financing.Source) (FacilityResult, error) {
	var found fault.Collector
	found.Merge("facility", facility.Validate())
	found.Merge("plan", plan.Check())
	checkBankable(found.In("sources"), sources)
	places, _ := money.MinorUnits(plan.Currency)
	if found.Err() == nil {
		amount(&found, "facility.limit", facility.Limit, places)
		amount(&found, "facility.provision", facility.Provision, places)
		if facility.OpenWeek > max(1, len(plan.Weeks)) {
			found.Add("facility.open_week", ErrRange, facility.OpenWeek)
		}
	}
	if err := found.Err(); err != nil {
		return FacilityResult{}, err
	}
	line := newLine(facility, places, plan.Rounding, len(plan.Weeks))
	r := FacilityResult{
		Currency: plan.Currency, Facility: facility, Weeks: make([]FacilityWeek, 0, len(plan.Weeks)),
		WeeksOver: []int{}, WeeksUncovered: []int{}, Cover: Cover{Lines: []CoverLine{}},
	}
	for _, week := range plan.Weeks {
		r.add(line.next(week))
	}
	r.close(line)
	if r.PeakWeek > 0 {
		peak := r.Weeks[r.PeakWeek-1]
		r.Cover = cover(plan.Receivables(), sources, standing{after: peak.Monday.InWeek(time.Sunday), drawn: peak.Drawn}, line.round)
	}
	return r, nil
}

// line is a facility in the course of its weeks.
type line struct {
	Facility
	open, closing int
	places        int32
	rule          Rounding
	// position and drawn are those of the end of the week before.
	position, drawn decimal.Decimal
}

func newLine(f Facility, places int32, rule Rounding, weeks int) *line {
	l := &line{Facility: f, open: max(1, f.OpenWeek), closing: f.CloseWeek, places: places, rule: rule}
	if l.closing == 0 {
		l.closing = weeks
	}
	return l
}

// next carries the line over one more week.
func (l *line) next(week Week) FacilityWeek {
	w := FacilityWeek{Number: week.Number, Monday: week.Monday, Net: week.Net}
	open := week.Number >= l.open && week.Number <= l.closing
	if open {
		undrawn := decimal.Max(decimal.Decimal{}, l.Limit.Sub(l.drawn))
		span := l.Basis.Fraction(week.Monday.AddDays(-1), week.Sunday())
		w.Interest = l.accrued(l.drawn, l.Rate, span)
		w.Commitment = l.accrued(undrawn, l.CommitmentFee, span)
		if week.Number == l.open {
			w.Arrangement = l.round(money.Of(l.Limit, l.ArrangementFee))
		}
	}
	l.position = l.position.Add(week.Net).Sub(w.Cost())
	need := decimal.Max(decimal.Decimal{}, l.position.Neg())
	w.Position = l.position
	if open {
		w.Drawn, w.Over = need, decimal.Max(decimal.Decimal{}, need.Sub(l.Limit))
	} else {
		w.Uncovered = need
	}
	l.drawn = w.Drawn
	return w
}

// accrued returns an annual percentage of a balance over a part of the year, rounded.
func (l *line) accrued(balance, rate decimal.Decimal, span *big.Rat) decimal.Decimal {
	year := money.Of(balance, rate)
	return l.round(year.Mul(year, span))
}

// round is the rounding of the plan.
func (l *line) round(x *big.Rat) decimal.Decimal { return money.Round(x, l.places, l.rule) }
