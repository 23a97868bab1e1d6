package rnpp

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
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
	// Rate is in per cent, that of the sub-distributors included, Cap the most that the protocol admits, Over
	// the difference.
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
	excesses := []Excess{}
	for _, m := range c.Mandates {
		for _, s := range m.Streams {
			sub := s.Commission.sub()
			for _, z := range c.commission(m, s) {
				l := c.Protocol.ceiling(m, s, z)
				if l == nil {
					continue
				}
				for _, e := range z.over(l, sub) {
					e.Mandate, e.Stream, e.Channel, e.Rule = m.ID, s.ID, s.Channel, l.rule
					e.Right = m.CommissionRight(s.ID) + z.suffix()
					excesses = append(excesses, e)
				}
			}
		}
	}
	return excesses, nil
}

// sub is what the sub-distributors take together.
func (k Commission) sub() decimal.Decimal {
	var total decimal.Decimal
	for _, s := range k.Sub {
		total = total.Add(s.Rate)
	}
	return total
}

// over compares a commission with its cap.
func (z sized) over(l *ceiling, sub decimal.Decimal) []Excess {
	var all []Excess
	compare := func(e Excess, rate, highest decimal.Decimal) {
		e.Rate, e.Cap = rate.Add(sub), highest
		if e.Over = e.Rate.Sub(e.Cap); e.Over.IsPositive() {
			all = append(all, e)
		}
	}
	bands := func(step int, own Scale) {
		both, _ := lower(own, l.Scale)
		var from decimal.Decimal
		for _, b := range both.Bands {
			compare(Excess{Step: step, From: from}, own.at(from), l.at(from))
			from = b.UpTo
		}
		compare(Excess{Step: step, From: from}, own.at(from), l.at(from))
	}
	switch {
	case z.scale != nil:
		bands(0, *z.scale)
	case len(z.steps) == 0:
		bands(0, Scale{})
	default:
		for i, step := range z.steps {
			bands(i, Scale{Beyond: step.Rate})
		}
	}
	return all
}
