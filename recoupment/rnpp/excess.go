package rnpp

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// Excess is a commission above the cap of the protocol. It is no fault: a contract may say so, and only what
// is opposable is capped.
type Excess struct {
	Mandate string  `json:"mandate"`
	Stream  string  `json:"stream"`
	Channel Channel `json:"channel"`
	// Right is the right of the deal that takes it.
	Right string `json:"right"`
	Rule  Text   `json:"rule"`
	// From is the turnover of the stream from which it holds, on a scale, and Step the step of the contract, from
	// zero, elsewhere.
	From decimal.Decimal `json:"from,omitzero"`
	Step int             `json:"step,omitempty"`
	// Rate is in per cent of what entered first, Cap the most that the protocol admits, Over the difference. Where the
	// cap bounds all who sell, the rate is that of the sub-distributors too, and of those who sold before, at the most
	// that they take together where nothing was recouped in between.
	Rate decimal.Decimal `json:"rate"`
	Cap  decimal.Decimal `json:"cap"`
	Over decimal.Decimal `json:"over"`
}

// Excesses returns every commission above the cap of the protocol of the contracts, in their order: step by
// step, and where the cap is a scale, band by band. Beyond a band from which the protocol counts anew from the
// first euro, its rate there is compared with that of the contract. The error is a [Faults].
func (c Contracts) Excesses() ([]Excess, error) {
	faults := &fault.Collector{}
	if c.check(faults); faults.Err() != nil {
		return nil, faults.Err()
	}
	excesses, chain := []Excess{}, c.chain()
	for _, m := range c.Mandates {
		for _, s := range m.Streams {
			for _, z := range c.commission(m, s) {
				for _, e := range c.over(m, s, z, chain.before[s.ID]) {
					e.Mandate, e.Stream, e.Channel = m.ID, s.ID, s.Channel
					excesses = append(excesses, e)
				}
			}
		}
	}
	return excesses, nil
}

// over returns what exceeds the cap of a stream on contracts of a size: of all who sell, or of each of them.
func (c Contracts) over(m Mandate, s Stream, z sized, before decimal.Decimal) []Excess {
	l, right := c.ceiling(m, s, z), m.CommissionRight(s.ID)
	if l == nil {
		return nil
	}
	named := func(all []Excess, right string) []Excess {
		for i := range all {
			all[i].Right, all[i].Rule = right, l.rule
		}
		return all
	}
	if c.together(s) {
		return named(z.over(l, s.Commission.sub(), before), right+z.suffix())
	}
	var all []Excess
	for _, sub := range s.Commission.Sub {
		one := sized{steps: []recoupment.Step{{Rate: sub.Rate}}}
		all = append(all, named(one.over(l, decimal.Decimal{}, decimal.Decimal{}), right+"."+sub.Party)...)
	}
	return append(all, named(z.over(l, decimal.Decimal{}, decimal.Decimal{}), right+z.suffix())...)
}

// sub is what the sub-distributors take together.
func (k Commission) sub() decimal.Decimal {
	var total decimal.Decimal
	for _, s := range k.Sub {
		total = total.Add(s.Rate)
	}
	return total
}

// over compares a commission with its cap, with what sub-distributors and those before take.
func (z sized) over(l *ceiling, sub, before decimal.Decimal) []Excess {
	var all []Excess
	rate := func(own decimal.Decimal, terms recoupment.Step) decimal.Decimal {
		return within(terms, after(before, own.Add(sub)))
	}
	compare := func(e Excess, rate, highest decimal.Decimal) {
		e.Rate, e.Cap = rate, highest
		if e.Over = e.Rate.Sub(e.Cap); e.Over.IsPositive() {
			all = append(all, e)
		}
	}
	bands := func(step int, own Scale, terms recoupment.Step) {
		if !climbAlike(own, l.Scale) { // each may stand anywhere when the other does
			own = Scale{Beyond: z.highest()}
		}
		var from decimal.Decimal
		for _, upTo := range bounds(own, l.Scale) {
			compare(Excess{Step: step, From: from}, rate(own.at(from), terms), l.at(from))
			from = upTo
		}
		compare(Excess{Step: step, From: from}, rate(own.at(from), terms), l.at(from))
	}
	switch {
	case z.scale != nil:
		bands(0, *z.scale, recoupment.Step{})
	case len(z.steps) == 0:
		bands(0, Scale{}, recoupment.Step{})
	default:
		for i, step := range z.steps {
			bands(i, Scale{Beyond: step.Rate}, step)
		}
	}
	return all
}
