package rules

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
)

// Payment is when a broadcaster pays a source of the plan.
type Payment struct {
	// Source is a pre-buy or a broadcaster's co-production share of the plan.
	Source string `json:"source"`
	// PaidInFull is the day of the last payment of a pre-buy; Delivered is whether the material is delivered and
	// conforms.
	PaidInFull schedule.Date `json:"paid_in_full,omitzero"`
	Delivered  *bool         `json:"delivered,omitempty"`
	// ByLastDay is what of a co-production share is paid by the last day of shooting.
	ByLastDay *decimal.Decimal `json:"by_last_day,omitempty"`
}

// broadcasters calls do for each service of some kinds; none at all is skipped.
func (b *book) broadcasters(do func(i int, one Broadcaster), kinds ...Service) {
	found := false
	for i, one := range b.c.Broadcasters {
		if slices.Contains(kinds, one.Service) {
			found = true
			do(i, one)
		}
	}
	if !found {
		b.skip("aucun diffuseur que la règle vise", "no broadcaster that the rule binds")
	}
}

// channel names a fact of a broadcaster.
func channel(i int, fact string) string { return fmt.Sprintf("broadcasters[%d].%s", i, fact) }

// starting is the part of its obligation that a service owes in its first years.
func (b *book) starting(i int, one Broadcaster, scale Parameter) quantity {
	year, whole := count(one.Year, channel(i, "year")), number(100)
	later := compared(year, AtLeast, number(3)).choose(whole, b.parameter(scale+".second"))
	return compared(year, AtMost, number(1)).choose(b.parameter(scale+".first"), later)
}

// owed is the obligation of a service in per cent of its turnover, to European films or to French-language ones,
// and the amount.
func (b *book) owed(i int, one Broadcaster, which Parameter) quantity {
	turnover := given(one.Turnover, channel(i, "turnover"))
	switch one.Service {
	case FreeToAir:
		bound := compared(count(one.Films, channel(i, "films")), Above, b.parameter("free.films")).
			or(compared(count(one.Showings, channel(i, "showings")), Above, b.parameter("free.showings")))
		due := turnover.percent(b.parameter("free." + which)).percent(b.starting(i, one, "free"))
		return bound.choose(due, exactly(decimal.Decimal{}))
	case OnDemand:
		early := compared(count(one.Months, channel(i, "months")), AtLeast, b.parameter("on_demand.months")).not()
		due := turnover.percent(early.choose(b.parameter("on_demand.early"), b.parameter("on_demand.ordinary")))
		small := compared(turnover, AtLeast, b.parameter("on_demand.small_below")).not()
		return due.percent(small.choose(b.parameter("on_demand.small"), number(100))).percent(b.starting(i, one, "on_demand"))
	}
	mostly := ask(one.MostlyCinema, channel(i, "mostly_cinema"))
	due := turnover.percent(mostly.choose(b.band(i, one, "cinema_mostly", which), b.band(i, one, "cinema", which)))
	lump := ask(one.LumpSum, channel(i, "lump_sum")).and(compared(due, Above, b.parameter("cinema.lump_from")))
	return lump.choose(due.percent(number(100).minus(b.parameter("cinema.lump_cut"))), due)
}

// band is the rate of a service whose films have an age: that of the first band that is not over.
func (b *book) band(i int, one Broadcaster, scale, which Parameter) quantity {
	months := count(one.Months, channel(i, "months"))
	last := cinemaBands
	rate := b.parameter(scale + "." + which + "_" + Parameter(strconv.Itoa(last)))
	for n := last - 1; n > 0; n-- {
		at := Parameter(strconv.Itoa(n))
		over := compared(months, AtLeast, b.parameter(scale+".months_"+at))
		rate = over.choose(rate, b.parameter(scale+"."+which+"_"+at))
	}
	return rate
}

func (b *book) broadcasterEuropean() {
	b.broadcasters(func(i int, one Broadcaster) {
		b.test(test{
			subject: one.Name, bound: AtLeast, unit: Money, figure: given(one.European, channel(i, "european")),
			limit: b.owed(i, one, "european"), base: lines(given(one.Turnover, channel(i, "turnover"))),
		})
	}, CinemaService, FreeToAir, OnDemand)
}

func (b *book) broadcasterFrench() {
	b.broadcasters(func(i int, one Broadcaster) {
		b.test(test{
			subject: one.Name, bound: AtLeast, unit: Money, figure: given(one.French, channel(i, "french")),
			limit: b.owed(i, one, "french"), base: lines(given(one.Turnover, channel(i, "turnover"))),
		})
	}, CinemaService, FreeToAir)
}

// broadcasterIndependent takes three quarters of the obligation, or of the part of cinema of a service on demand.
func (b *book) broadcasterIndependent() {
	b.broadcasters(func(i int, one Broadcaster) {
		base, rate := b.owed(i, one, "european"), Parameter("free.independent")
		if one.Service == OnDemand {
			base, rate = given(one.Cinema, channel(i, "cinema")), "on_demand.independent"
		}
		b.test(test{
			subject: one.Name, bound: AtLeast, unit: Money, figure: given(one.Independent, channel(i, "independent")),
			limit: base.percent(b.parameter(rate)), base: lines(base),
		})
	}, FreeToAir, OnDemand)
}

// broadcasterPreBuys takes a part of the obligation that grows with the turnover: above the last step that is
// established the case supplies it. The second step holds from 75 to 100 million, both included.
func (b *book) broadcasterPreBuys() {
	b.broadcasters(func(i int, one Broadcaster) {
		turnover := given(one.Turnover, channel(i, "turnover"))
		rate := compared(turnover, Above, b.parameter("free.prebuys_below_2")).choose(b.parameter("free.prebuys_3"), b.parameter("free.prebuys_2"))
		rate = compared(turnover, AtLeast, b.parameter("free.prebuys_below_1")).choose(rate, b.parameter("free.prebuys_1"))
		owed := b.owed(i, one, "european")
		b.test(test{
			subject: one.Name, bound: AtLeast, unit: Money, figure: given(one.PreBuys, channel(i, "prebuys")),
			limit: owed.percent(rate), base: lines(owed),
		})
	}, FreeToAir)
}

func (b *book) serviceCinema() {
	b.broadcasters(func(i int, one Broadcaster) { b.eachPart(i, one, given(one.Cinema, channel(i, "cinema"))) }, OnDemand)
}

func (b *book) serviceAudiovisual() {
	b.broadcasters(func(i int, one Broadcaster) { b.eachPart(i, one, given(one.Audiovisual, channel(i, "audiovisual"))) }, OnDemand)
}

func (b *book) eachPart(i int, one Broadcaster, part quantity) {
	owed := b.owed(i, one, "european")
	b.test(test{subject: one.Name, bound: AtLeast, unit: Money, figure: part, limit: owed.percent(b.parameter("on_demand.each")), base: lines(owed)})
}

// payments calls do for each payment of a source of a nature.
func (b *book) payments(nature financing.Nature, do func(i int, one Payment, s financing.Source)) {
	found := false
	for i, one := range b.c.Payments {
		s, known := b.source(one.Source)
		switch {
		case b.c.Plan == nil:
			found = true
			b.test(test{subject: one.Source, bound: AtMost, unit: Money, figure: unknown("plan"), limit: unknown("plan")})
		case known && s.Nature == nature:
			found = true
			do(i, one, s)
		}
	}
	if !found {
		b.skip("aucun paiement de ce genre", "no such payment")
	}
}

func (b *book) preBuyPaid() {
	b.payments(financing.PreBuy, func(i int, one Payment, s financing.Source) {
		b.test(test{
			subject: s.ID, bound: AtMost, unit: Days, limit: b.parameter("payment.days"), base: []Line{{Name: s.ID, Amount: s.Amount}},
			figure: days(b.c.Film.Release, one.PaidInFull, "film.release", fmt.Sprintf("payments[%d].paid_in_full", i)),
		})
	})
}

func (b *book) preBuyDelivered() {
	b.payments(financing.PreBuy, func(i int, one Payment, s financing.Source) {
		b.met(s.ID, ask(one.Delivered, fmt.Sprintf("payments[%d].delivered", i)))
	})
}

func (b *book) sharePaid() {
	b.payments(financing.TVCoproduction, func(i int, one Payment, s financing.Source) {
		whole := known(Line{Name: s.ID, Amount: s.Amount})
		b.test(test{
			subject: s.ID, bound: AtLeast, unit: Money, figure: given(one.ByLastDay, fmt.Sprintf("payments[%d].by_last_day", i)),
			limit: whole.percent(b.parameter("payment.percent")), base: lines(whole),
		})
	})
}
