package royalties

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// MaxContracts is the largest number of contracts of a ledger. The lists of one contract are bounded by
// [recoupment.MaxTerms].
const MaxContracts = 200

var hundred = decimal.New(100, 0) // per cent: all of it

// Validate reports everything wrong with the contract by itself, as a [Faults]: a missing name, a
// negative amount, a rate outside 0 to 100 %, shares that do not make 100 %, a choice that is not made
// where it changes a payment. That its counters and thresholds exist is for the cascade or the ledger to
// say.
func (c Contract) Validate() error {
	faults := &fault.Collector{}
	if !c.sized(faults) {
		return faults.Err()
	}
	check.Code(faults, "id", c.ID)
	check.Code(faults, "party", c.Party)
	check.Labels(faults, "label", c.Label)
	if len(c.Rates)+len(c.Bonuses)+len(c.Payments) == 0 {
		faults.Add("rates", ErrRequired, nil)
	}
	names := map[string]bool{}
	for i, r := range c.Rates {
		in := faults.In("rates[%d]", i)
		if names[r.ID] || r.ID == "" && len(c.Rates) > 1 {
			in.Add("id", ErrDuplicate, r.ID)
		}
		names[r.ID] = true
		check.Size(in, "id", len(r.ID), check.MaxCode)
		r.check(in)
	}
	c.checkCollective(faults)
	c.checkPayments(faults)
	bonuses, applied := map[string]bool{}, 0
	for i, b := range c.Bonuses {
		in := faults.In("bonuses[%d]", i)
		check.Unique(in, "id", b.ID, bonuses)
		b.check(in, c.Party)
		if b.applies() {
			applied++
		}
	}
	check.Size(faults, "bonuses", applied, recoupment.MaxSetAgainst)
	c.checkShares(faults)
	check.NotNegative(faults, "minimum", c.Minimum)
	return faults.Err()
}

// sized refuses oversized lists before anything walks them.
func (c Contract) sized(faults *fault.Collector) bool {
	fine := true
	for _, list := range []struct {
		path string
		size int
	}{
		{"rates", len(c.Rates)}, {"collective", len(c.Collective)}, {"payments", len(c.Payments)}, {"bonuses", len(c.Bonuses)}, {"shares", len(c.Shares)},
	} {
		fine = check.Size(faults, list.path, list.size, recoupment.MaxTerms) && fine
	}
	for i, r := range c.Rates {
		fine = check.Size(faults.In("rates[%d]", i), "steps", len(r.Steps), recoupment.MaxTerms) && fine
		if r.Escalator != nil {
			fine = check.Size(faults.In("rates[%d].escalator", i), "extra", len(r.Escalator.Extra), recoupment.MaxTerms) && fine
		}
	}
	return fine
}

func (r Rate) check(c *fault.Collector) {
	check.Labels(c, "label", r.Label)
	switch r.of() {
	case RNPP, Gross, PublicPrice:
	case PerUnit:
		check.Given(c, "counter", r.Counter)
		if r.Escalator != nil {
			c.Add("escalator", ErrRange, "points are added to a percentage")
		}
		if len(r.On) > 0 {
			c.Add("on", ErrRange, "a count has no place: another counter does")
		}
	default:
		c.Add("of", ErrUnknown, string(r.Of))
	}
	checkFilter(c, "on", r.On)
	if len(r.Steps) == 0 {
		c.Add("steps", ErrRequired, nil)
	}
	for i, s := range r.Steps {
		in := c.In("steps[%d]", i)
		if r.of() == PerUnit {
			check.NotNegative(in, "rate", s.Rate)
		} else {
			check.Percent(in, "rate", s.Rate)
		}
		if s.Until == nil && i < len(r.Steps)-1 {
			in.Add("until", ErrRequired, "the steps after it would never be reached")
		}
	}
	if r.Escalator != nil {
		r.Escalator.check(c.In("escalator"))
	}
}

func (e Escalator) check(c *fault.Collector) {
	check.Code(c, "id", e.ID)
	check.Given(c, "counter", e.Counter)
	check.Labels(c, "label", e.Label)
	if len(e.Extra) == 0 {
		c.Add("extra", ErrRequired, nil)
	}
	for i, extra := range e.Extra {
		in := c.In("extra[%d]", i)
		fine := check.NotNegative(in, "above", extra.Above)
		check.Percent(in, "points", extra.Points)
		if fine && i > 0 && computable(e.Extra[i-1].Above) && !extra.Above.GreaterThan(e.Extra[i-1].Above) {
			in.Add("above", ErrOrder, extra.Above)
		}
	}
}

// computable reports a number that may be computed with.
func computable(d decimal.Decimal) bool { return check.Decimal(&fault.Collector{}, "", d) }

func checkFilter(c *fault.Collector, path string, f recoupment.Filter) {
	if !check.Size(c, path, len(f), recoupment.MaxTerms) {
		return
	}
	for _, dimension := range slices.Sorted(maps.Keys(f)) {
		values := f[dimension]
		if len(values) == 0 {
			c.Add(path, ErrRequired, dimension)
		}
		check.Size(c, path, len(values), recoupment.MaxTerms)
	}
}

// checkCollective asks that nothing is paid twice: by the society and by the producer.
func (c Contract) checkCollective(faults *fault.Collector) {
	of := map[string]int{}
	for i, one := range c.Collective {
		in := faults.In("collective[%d]", i)
		check.Code(in, "society", one.Society)
		checkFilter(in, "on", one.On)
		media := one.On[recoupment.DimensionMedium]
		if len(media) == 0 || len(one.On) > 1 {
			in.Add("on", ErrRequired, "the media of the society, and nothing else")
		}
		if len(media) > recoupment.MaxTerms {
			continue
		}
		for _, medium := range media {
			of[medium] = i
		}
	}
	for _, r := range c.Rates {
		if media := r.On[recoupment.DimensionMedium]; len(media) <= recoupment.MaxTerms {
			for _, medium := range media {
				if i, collected := of[medium]; collected {
					faults.Add(fmt.Sprintf("collective[%d].on", i), ErrDuplicate, medium+" is a medium of the rate "+r.ID)
				}
			}
		}
	}
}

func (c Contract) checkPayments(faults *fault.Collector) {
	fine := check.NotNegative(faults, "guarantee", c.Guarantee)
	for i, p := range c.Payments {
		in := faults.In("payments[%d]", i)
		check.Given(in, "date", p.Date.String())
		check.Labels(in, "label", p.Label)
		fine = check.NotNegative(in, "amount", p.Amount) && fine
		option := p.Kind == Option || p.Kind == Purchase
		switch {
		case p.Kind == StatementPaid || !slices.Contains(kinds(), p.Kind):
			in.Add("kind", ErrUnknown, string(p.Kind))
		case option && p.Applied == "":
			in.Add("applied", ErrRequired, "a choice that changes what is paid")
		case !option && p.Applied != "":
			in.Add("applied", ErrRange, "only an option or a purchase price has the choice")
		}
		checkApplied(in, p.Applied, Applicable, NotApplicable)
	}
	if !fine {
		return
	}
	paid, _ := c.instalments()
	if !c.Guarantee.IsZero() && !paid.IsZero() && !paid.Equal(c.Guarantee) {
		faults.Add("guarantee", ErrUnbalance, paid.String()+" of instalments")
	}
}

func checkApplied(c *fault.Collector, a Applied, ways ...Applied) {
	if a != "" && !slices.Contains(ways, a) {
		c.Add("applied", ErrUnknown, string(a))
	}
}

func (b Bonus) check(c *fault.Collector, party string) {
	check.Labels(c, "label", b.Label)
	if check.Given(c, "borne_by", b.BorneBy) && b.BorneBy == party {
		c.Add("borne_by", ErrRange, "a party pays another")
	}
	checkApplied(c, b.Applied, Applicable, NotApplicable, Recoupable)
	fine := true
	for _, amount := range []struct {
		path  string
		value decimal.Decimal
	}{{"at", b.At}, {"amount", b.Amount}, {"above", b.Above}, {"ceiling", b.Ceiling}, {"per_unit", b.PerUnit}} {
		fine = check.NotNegative(c, amount.path, amount.value) && fine
	}
	if b.Counter == "" && b.When == nil {
		c.Add("counter", ErrRequired, nil)
	}
	if !fine {
		return
	}
	if b.Amount.IsZero() && b.PerUnit.IsZero() {
		c.Add("amount", ErrRequired, "an amount, or one for each unit")
	}
	counted := !b.At.IsZero() || !b.Above.IsZero() || !b.Ceiling.IsZero() || !b.PerUnit.IsZero()
	if b.Counter == "" && b.When != nil && counted {
		c.Add("counter", ErrRequired, nil)
	}
	if !b.Ceiling.IsZero() && !b.Ceiling.GreaterThan(b.Above) {
		c.Add("ceiling", ErrOrder, b.Ceiling)
	}
}

func (c Contract) checkShares(faults *fault.Collector) {
	if len(c.Shares) == 0 {
		return
	}
	seen, total, fine := map[string]bool{}, decimal.Decimal{}, true
	for i, s := range c.Shares {
		in := faults.In("shares[%d]", i)
		check.Unique(in, "party", s.Party, seen)
		if fine = check.Percent(in, "percent", s.Percent) && fine; fine {
			total = total.Add(s.Percent)
		}
	}
	if fine && !total.Equal(hundred) {
		faults.Add("shares", ErrUnbalance, total)
	}
}
