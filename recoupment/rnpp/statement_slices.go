package rnpp

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/deep"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
)

// untold names a right of a stream whose rates the settlement does not tell; empty for none.
func (d *drawing) untold(m Mandate, s Stream) string {
	for _, r := range d.Contracts.commissions(m, s) {
		if p, told := d.rates[r.ID]; !told || len(p.Bases) != len(r.Steps) || len(p.Amounts) != len(r.Steps) {
			return r.ID
		}
	}
	return ""
}

// addUp makes the base of the slices, and what the line has more than they add up to.
func (d *Deduction) addUp() {
	if len(d.Slices) == 0 {
		return
	}
	d.Base, d.Rounding = decimal.Decimal{}, d.Cumulative
	for _, s := range d.Slices {
		d.Base, d.Rounding = d.Base.Add(s.Base), d.Rounding.Sub(s.Amount)
	}
}

func sumOf(amounts []decimal.Decimal) decimal.Decimal {
	var total decimal.Decimal
	for _, a := range amounts {
		total = total.Add(a)
	}
	return total
}

// admitted is the commission of a stream as the protocol admits it; false where no right can hold that.
func (d *drawing) admitted(m Mandate, s Stream) (Stream, bool) {
	own := deep.Copy(s)
	known := d.Protocol != nil && d.cap(&own, m, OpposableTerms{Protocol: true}, d.chain.before[s.ID])
	return own, known
}

// commissions adds the sub-commissions and the commissions of a stream, with their slices and caps.
func (d *drawing) commissions(m Mandate, s Stream, add func(Deduction)) {
	own, known := d.admitted(m, s)
	for i, sub := range s.Commission.Sub {
		one := Deduction{Right: m.CommissionRight(s.ID) + "." + sub.Party, Party: sub.Party, Kind: SubCommissionTaken, Rate: new(sub.Rate)}
		one.Slices = slicesOf(d.rates[one.Right], []recoupment.Step{{Rate: sub.Rate}}, nil)
		if known && len(one.Slices) > 0 && d.ceiling(m, s, d.sizes(s)[0]) != nil {
			one.Slices[0].Opposable, one.Slices[0].Together = new(own.Commission.Sub[i].Rate), copyOf(own.Commission.Sub[i].Most)
		}
		add(one)
	}
	opposed := d.commission(m, own)
	for i, z := range d.commission(m, s) {
		one := Deduction{Right: m.CommissionRight(s.ID) + z.suffix(), Party: m.Party, Kind: CommissionDeduction}
		if len(z.steps) == 1 && z.scale == nil {
			one.Rate = new(z.steps[0].Rate)
		}
		if z.scale != nil {
			one.Scale = new(deep.Copy(*z.scale))
		}
		one.Slices = slicesOf(d.rates[one.Right], d.cut(m, s, z), z.bounds(s))
		if l := d.ceiling(m, s, z); l != nil {
			if one.Rule = l.rule; l.flat() {
				one.Cap = new(l.Beyond)
			} else {
				one.CapScale = new(deep.Copy(l.Scale))
			}
			if known && len(opposed) > i {
				d.oppose(one.Slices, seller{m, own}, opposed[i], z.fall().IsPositive())
			}
		}
		add(one)
	}
}

// slicesOf are the steps of a right that were reached, with their bases; ends tells the turnover that ends a step, and
// whether a turnover does.
func slicesOf(p recoupment.RatePosition, steps []recoupment.Step, ends func(recoupment.Step) (*decimal.Decimal, bool)) []CommissionSlice {
	var all []CommissionSlice
	from, climbs := new(decimal.Decimal), len(steps) > 1 && ends != nil
	for i, step := range steps {
		one := CommissionSlice{Step: i, Rate: step.Rate, Base: p.Bases[i], Amount: p.Amounts[i]}
		if climbs {
			var upTo *decimal.Decimal
			if upTo, climbs = ends(step); climbs {
				one.From, one.UpTo, from = copyOf(from), copyOf(upTo), upTo
			}
		}
		if !one.Base.IsZero() || !one.Amount.IsZero() {
			all = append(all, one)
		}
	}
	return all
}

// bounds tells the turnover of a stream that ends a step of a commission, and whether nothing else does.
func (z sized) bounds(s Stream) func(recoupment.Step) (*decimal.Decimal, bool) {
	_, scaled := z.byTurnover()
	return func(step recoupment.Step) (*decimal.Decimal, bool) {
		if step.Until == nil {
			return nil, true
		}
		of := step.Until.Of
		return &step.Until.Reaches, scaled || len(of) == 1 && of[0].Pool == s.ID && of[0].Times.IsZero() && of[0].Since == "" && !of[0].Period
	}
}

func copyOf(d *decimal.Decimal) *decimal.Decimal {
	if d == nil {
		return nil
	}
	return new(*d)
}

// oppose adds to the slices of a commission the rates that the protocol admits. Where what it admits has fallen, and
// the commission itself does not fall, the last rate holds from the first euro.
func (d *drawing) oppose(of []CommissionSlice, own seller, z sized, falls bool) {
	steps := d.cut(own.mandate, own.stream, z)
	fallen := !falls && z.fall().IsPositive() && d.climbed(own.stream, *z.scale).GreaterThan(z.scale.last())
	for i := range of {
		at := of[i].Step
		if at >= len(steps) {
			continue
		}
		of[i].Opposable, of[i].Together = new(steps[at].Rate), copyOf(steps[at].Most)
		if fallen && steps[at].Until != nil {
			of[i].Opposable = copyOf(z.scale.FromFirst)
		}
	}
}

// climbed is the turnover that climbs a scale of a stream, so far.
func (d *drawing) climbed(s Stream, of Scale) decimal.Decimal {
	var total decimal.Decimal
	for _, term := range d.turnover(s, of) {
		amount := d.levels.of(recoupment.LevelPool, term.Pool)
		if term.Times.IsNegative() {
			amount = amount.Neg()
		}
		total = total.Add(amount)
	}
	return total
}

// givenBack are the slices of a commission that has fallen: of each rate, the difference with the one from the first
// euro.
func (d *drawing) givenBack(m Mandate, s Stream, back decimal.Decimal) []CommissionSlice {
	var all []CommissionSlice
	at := slices.IndexFunc(d.commission(m, s), func(z sized) bool { return z.fall().IsPositive() })
	if back.IsZero() || at < 0 {
		return nil
	}
	z := d.commission(m, s)[at]
	taken := slicesOf(d.rates[m.CommissionRight(s.ID)+z.suffix()], d.cut(m, s, z), z.bounds(s))
	var admitted *Scale
	if own, known := d.admitted(m, s); known && d.ceiling(m, s, z) != nil {
		opposed := d.commission(m, own)[at]
		d.oppose(taken, seller{m, own}, opposed, true)
		admitted = opposed.scale
	}
	places, _ := money.MinorUnits(d.now.Currency)
	var running, before decimal.Decimal
	for _, one := range taken {
		if one.Rate = z.scale.FromFirst.Sub(one.Rate); one.UpTo == nil {
			continue
		}
		if one.Opposable != nil {
			one.Opposable = new(fallenBy(admitted, *one.Opposable))
		}
		running = running.Add(percentOf(one.Base, one.Rate))
		after := money.RoundDecimal(running, places, d.Base.Rounding)
		if one.Amount, before = after.Sub(before), after; !one.Amount.IsZero() {
			all = append(all, one)
		}
	}
	return all
}

// fallenBy is by how much a rate of a scale falls, below zero; nothing where the scale does not.
func fallenBy(of *Scale, rate decimal.Decimal) decimal.Decimal {
	if of == nil || !of.Fall().IsPositive() {
		return decimal.Decimal{}
	}
	return of.FromFirst.Sub(rate)
}
