package cashflow

import (
	"math/big"
	"slices"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// account is a credit in the course of its days.
type account struct {
	credit Credit
	places int32
	rule   Rounding
	course Course
	// expected and stood are the places of the receivables and of those assigned, by source.
	expected, stood map[string][]int
	// on holds the movements of the advances by day; taken what is advanced on receivables.
	on    map[schedule.Date][]CreditMovement
	taken []taken
	total map[int]decimal.Decimal
	// since is the day from which the balances below have stood, without change.
	since           schedule.Date
	drawn, undrawn  decimal.Decimal
	interest, fees  accrual
	open, until     schedule.Date
	limit, position decimal.Decimal
	// limits is how many of the limits have begun.
	limits int
	result CreditResult
}

// accrual is a charge that runs and is settled from time to time: the exact sum, and what was paid of it.
type accrual struct {
	sum  big.Rat
	paid money.Entitlement
}

// round is the rounding of the plan.
func (a *account) round(x *big.Rat) decimal.Decimal { return money.Round(x, a.places, a.rule) }

// play goes over the days of the course.
func (a *account) play() {
	a.result.ProvisionLeft = a.credit.Provision
	first, last := a.course.From, a.course.To
	if first.IsZero() {
		return
	}
	a.open, a.until = a.credit.Limits[0].From, a.credit.Until
	if a.open.Before(first) {
		a.open = first
	}
	if a.until.IsZero() || a.until.After(last) {
		a.until = last
	}
	next := 0
	for _, day := range a.events() {
		var net decimal.Decimal
		for ; next < len(a.course.Flows) && !a.course.Flows[next].Date.After(day); next++ {
			net = net.Add(a.course.Flows[next].Amount)
		}
		a.day(day, net)
	}
	a.result.Closing = a.position
	a.result.ProvisionLeft = a.credit.Provision.Sub(a.result.Cost)
}

// events are the days of the course on which anything may happen, in order.
func (a *account) events() []schedule.Date {
	days := make([]schedule.Date, 0, len(a.course.Flows)+len(a.on)+len(a.credit.Limits)+4)
	for _, one := range a.course.Flows {
		if n := len(days); n == 0 || days[n-1] != one.Date {
			days = append(days, one.Date)
		}
	}
	for day := range a.on {
		days = append(days, day)
	}
	for _, one := range a.credit.Limits {
		days = append(days, one.From)
	}
	for end := a.open.LastOfMonth(); !end.IsZero() && end.Before(a.until); end = end.AddDays(1).LastOfMonth() {
		days = append(days, end)
	}
	days = append(days, a.open, a.until, a.until.AddDays(1), a.course.Closed)
	slices.SortFunc(days, schedule.Date.Compare)
	days = slices.Compact(days)
	return slices.DeleteFunc(days, func(day schedule.Date) bool {
		return day.IsZero() || day.Before(a.course.From) || day.After(a.course.To)
	})
}

// day carries the credit over one day.
func (a *account) day(day schedule.Date, net decimal.Decimal) {
	d := CreditDay{Date: day, Net: net}
	for _, one := range a.on[day] {
		a.enter(&d, one)
	}
	open := !day.Before(a.open) && !day.After(a.until)
	moved := len(a.on[day]) > 0 || !net.IsZero() || day == a.course.Closed
	if open {
		limit := a.limitOn(day)
		moved = moved || !limit.Equal(a.limit) || day == a.open
		a.limit = limit
		a.charge(&d, net)
		moved = moved || !d.Charges.IsZero()
	} else if day.DaysSince(a.until) == 1 {
		moved = true
	}
	if !moved {
		return
	}
	a.position = a.position.Add(net).Add(d.Advances).Sub(d.Charges)
	d.Position = a.position
	if open {
		d.Limit = a.limit
		d.Drawn = decimal.Max(decimal.Decimal{}, a.credit.Reserve.Sub(a.position))
		d.Over = decimal.Max(decimal.Decimal{}, d.Drawn.Sub(d.Limit))
		d.Available = a.position.Add(d.Limit).Sub(a.credit.Reserve)
	} else {
		d.Available = a.position
		d.Uncovered = decimal.Max(decimal.Decimal{}, a.position.Neg())
	}
	a.stand(day, d.Drawn, decimal.Max(decimal.Decimal{}, d.Limit.Sub(d.Drawn)))
	a.result.add(d)
}

// limitOn returns the limit of a day in the credit; the days are asked in order.
func (a *account) limitOn(day schedule.Date) decimal.Decimal {
	for a.limits < len(a.credit.Limits) && !a.credit.Limits[a.limits].From.After(day) {
		a.limits++
	}
	if a.limits == 0 {
		return decimal.Decimal{}
	}
	return a.credit.Limits[a.limits-1].Amount
}

// stand accrues the balances up to a day and changes them.
func (a *account) stand(day schedule.Date, drawn, undrawn decimal.Decimal) {
	if !a.since.IsZero() && (!a.drawn.IsZero() || !a.undrawn.IsZero()) {
		span := a.credit.Basis.Fraction(a.since, day)
		a.interest.run(a.drawn, a.credit.Rate, span)
		a.fees.run(a.undrawn, a.credit.CommitmentFee, span)
	}
	a.since, a.drawn, a.undrawn = day, drawn, undrawn
}

func (x *accrual) run(balance, rate decimal.Decimal, span *big.Rat) {
	if balance.IsZero() || rate.IsZero() {
		return
	}
	year := money.Of(balance, rate)
	x.sum.Add(&x.sum, year.Mul(year, span))
}

// charge settles what a day of the credit settles.
func (a *account) charge(d *CreditDay, net decimal.Decimal) {
	if d.Date == a.open {
		highest := a.limit
		for _, one := range a.credit.Limits {
			highest = decimal.Max(highest, one.Amount)
		}
		a.cost(d, Arrangement, a.round(money.Of(highest, a.credit.ArrangementFee)))
	}
	period := a.credit.Settle
	if period == "" {
		period = Monthly
	}
	end := period.end(d.Date)
	if d.Date == d.Date.LastOfMonth() {
		a.guarantee(d, net)
	}
	if d.Date != end && d.Date != a.until {
		return
	}
	a.stand(d.Date, a.drawn, a.undrawn)
	a.cost(d, CreditInterest, a.interest.paid.Pay(&a.interest.sum, a.places, a.rule))
	a.cost(d, Commitment, a.fees.paid.Pay(&a.fees.sum, a.places, a.rule))
}

// guarantee charges the month's commission on the balances before the charges of the day.
func (a *account) guarantee(d *CreditDay, net decimal.Decimal) {
	g := a.credit.Guarantee
	if g.Share.IsZero() || g.Rate.IsZero() {
		return
	}
	position := a.position.Add(net).Add(d.Advances).Sub(d.Charges)
	drawn := decimal.Max(decimal.Decimal{}, a.credit.Reserve.Sub(position))
	undrawn := decimal.Max(decimal.Decimal{}, a.limit.Sub(drawn))
	base := new(big.Rat).Add(drawn.Rat(), money.Of(undrawn, g.Undrawn))
	base.Mul(base, money.Percent(g.Share)).Mul(base, money.Percent(g.Rate))
	a.cost(d, GuaranteeFee, a.round(base.Mul(base, big.NewRat(1, 12))))
}

// cost posts a charge.
func (a *account) cost(d *CreditDay, kind CreditKind, amount decimal.Decimal) {
	if !amount.IsZero() {
		a.enter(d, CreditMovement{Date: d.Date, Kind: kind, Amount: amount.Neg()})
	}
}

// enter posts a movement of the bank on a day; one of a closed day is among the flows already.
func (a *account) enter(d *CreditDay, one CreditMovement) {
	if !a.course.Closed.IsZero() && !one.Date.After(a.course.Closed) {
		if one.Kind != AdvancePaid && one.Kind != AdvanceRepaid {
			a.result.Settled = a.result.Settled.Sub(one.Amount)
		}
		return
	}
	a.result.Movements = append(a.result.Movements, one)
	d.post(one)
	a.result.count(one)
}
