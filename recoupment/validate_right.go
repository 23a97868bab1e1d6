package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

func (v *validation) right(c *fault.Collector, r Right, t Tier) {
	if v.party(c, "party", r.Party); r.To == "" {
		check.Code(c, "party", r.Party)
	} else {
		v.known(c, "to", r.To, v.names.pools)
		if r.Party != "" {
			c.Add("party", ErrRange, "a right pays a party or feeds a pool")
		}
		if r.accrues() || r.Of == OfSource || len(r.Corridors) > 0 || t.Deficit != nil {
			c.Add("to", ErrRange, "a pool is fed by a share of the position only")
		}
	}
	check.Label(c, "statement", r.Statement)
	check.Labels(c, "label", r.Label)
	for _, amount := range []field{{"opening", r.Opening}, {"opening_base", r.OpeningBase}, {"invested", r.Invested}, {"advance", r.Advance}} {
		check.NotNegative(c, amount.path, amount.value)
	}
	most(c, "limit", r.Limit)
	word(c, "limit_counts", r.LimitCounts, CountsEarlier, CountsFromZero)
	chosen(c, "limit_counts", string(r.LimitCounts), r.Limit != nil && !r.Opening.IsZero())
	word(c, "of", r.Of, OfPosition, OfSource)
	word(c, "shortfall", r.Shortfall, Lost, Carried)
	chosen(c, "shortfall", string(r.Shortfall), r.Of == OfSource && !r.Accrues)
	if r.Of != OfSource && r.Shortfall != "" {
		c.Add("shortfall", ErrRange, "only a rate at source falls short")
	}
	if r.Accrues && r.Shortfall == Lost {
		c.Add("shortfall", ErrRange, "an accruing right carries what it is not paid")
	}
	v.recoups(c, r, t)
	v.within(c, r, t)
	if r.Per == "" {
		v.steps(c, r.Steps, check.Percent)
	} else {
		v.perUnit(c, r)
	}
	v.retroactive(c, r)
	v.restrictions(c, r)
	var passed decimal.Decimal
	for i, corridor := range r.Corridors {
		v.corridor(c.In("corridors[%d]", i), corridor, r)
		passed = passed.Add(openingRate(Right{Steps: corridor.Steps}))
	}
	if passed.GreaterThan(hundred) {
		c.Add("corridors", ErrOver100, passed)
	}
}

// within checks a bound that a right shares.
func (v *validation) within(c *fault.Collector, r Right, t Tier) {
	check.Label(c, "within", r.Within)
	for i, s := range r.Steps {
		if s.Most == nil || i >= MaxTerms {
			continue
		}
		in := c.In("steps[%d]", i)
		if check.Percent(in, "most", *s.Most); r.Within == "" {
			in.Add("most", ErrRange, "the right shares no bound")
		}
	}
	if r.Within != "" && (t.weighted() || r.accrues() || r.Of == OfSource || r.Per != "") {
		c.Add("within", ErrRange, "a bound is shared by rights that take their rates of the position")
	}
}

// recoups checks what a right recoups and how it shares.
func (v *validation) recoups(c *fault.Collector, r Right, t Tier) {
	v.optional(c, "account", r.Account, v.names.accounts)
	if !r.accrues() && !r.Advance.IsZero() {
		c.Add("advance", ErrRange, "only an accruing right has an advance")
	}
	if r.Account != "" && !r.Advance.IsZero() {
		c.Add("advance", ErrRange, "the account of the right is its advance")
	}
	if !r.Invested.IsZero() && t.Sharing != ByInvested {
		c.Add("invested", ErrRange, "only a tier shared by what was invested weighs it")
	}
	if !t.weighted() || t.Sharing == ByRatio {
		if len(r.Steps) == 0 {
			c.Add("steps", ErrRequired, nil)
		}
	}
	if !t.weighted() {
		return
	}
	if r.accrues() || r.Of == OfSource {
		c.Add("of", ErrRange, "a right that shares by weights takes of the position")
	}
	switch {
	case t.Sharing == ByOwed && r.Account == "" && r.Limit == nil:
		c.Add("account", ErrRequired, "what is owed: an account, or a limit")
	case t.Sharing == ByInvested && r.Account == "" && r.Invested.IsZero():
		c.Add("invested", ErrRequired, "what was invested: an account, or an amount")
	}
}

// perUnit checks a right that earns on a counter.
func (v *validation) perUnit(c *fault.Collector, r Right) {
	v.known(c, "per", r.Per, v.names.counters)
	v.steps(c, r.Steps, check.NotNegative)
	if !r.Accrues {
		c.Add("accrues", ErrRequired, "a right per unit accrues")
	}
	if r.Of == OfSource || r.chooses() || !r.Begins.IsZero() || !r.Ends.IsZero() {
		c.Add("per", ErrRange, "a count has no place, no contract and no term: another counter does")
	}
}

func (v *validation) steps(c *fault.Collector, steps []Step, fits func(*fault.Collector, string, decimal.Decimal) bool) {
	if !check.Size(c, "steps", len(steps), MaxTerms) {
		return
	}
	for i, s := range steps {
		in := c.In("steps[%d]", i)
		fits(in, "rate", s.Rate)
		if s.Until != nil {
			v.condition(in.In("until"), *s.Until, inStep)
		} else if i < len(steps)-1 {
			in.Add("until", ErrUnreachable, "the steps after it would never be reached")
		}
	}
}

// retroactive checks that a retroactive right may take back nothing.
func (v *validation) retroactive(c *fault.Collector, r Right) {
	if !r.Retroactive {
		if !r.OpeningBase.IsZero() {
			c.Add("opening_base", ErrRange, "only a retroactive right earns on it again")
		}
		return
	}
	if !r.accrues() {
		c.Add("retroactive", ErrRange, "only an accruing right is owed what is past")
	}
	if !r.Opening.IsZero() && r.OpeningBase.IsZero() {
		c.Add("opening_base", ErrRequired, "what the opening was earned on")
	}
	for i := 1; i < len(r.Steps); i++ {
		if r.Steps[i].Rate.LessThan(r.Steps[i-1].Rate) {
			c.Add(indexed("steps", i)+".rate", ErrOrder, r.Steps[i].Rate)
		}
	}
}

// restrictions checks the filter, the tests and the days of a right.
func (v *validation) restrictions(c *fault.Collector, r Right) {
	r.On.check(c, "on")
	r.Except.check(c, "except")
	word(c, "at_expiry", r.AtExpiry, Forgiven, CarriedOn)
	chosen(c, "at_expiry", string(r.AtExpiry), !r.Ends.IsZero() && r.accrues())
	if !r.Begins.IsZero() && !r.Ends.IsZero() && r.Ends.Before(r.Begins) {
		c.Add("ends", ErrOrder, r.Ends)
	}
	if !check.Size(c, "where", len(r.Where), MaxTerms) {
		return
	}
	for i, t := range r.Where {
		v.test(c.In("where[%d]", i), t)
	}
}

func (v *validation) test(c *fault.Collector, t Test) {
	word(c, "of", t.Of, ReceiptAmount, ContractAmount, ContractDate)
	check.Given(c, "of", string(t.Of))
	bounds := 0
	for _, bound := range t.amounts() {
		if bound.amount != nil {
			bounds++
			check.Decimal(c, bound.path, *bound.amount)
		}
	}
	days := !t.From.IsZero() || !t.Until.IsZero()
	switch {
	case t.Of == ContractDate && (bounds > 0 || !days):
		c.Add("from", ErrRequired, "a day is bounded by days")
	case t.Of != ContractDate && (days || bounds == 0):
		c.Add("at_least", ErrRequired, "an amount is bounded by amounts")
	}
	if !t.From.IsZero() && !t.Until.IsZero() && t.Until.Before(t.From) {
		c.Add("until", ErrOrder, t.Until)
	}
}

func (v *validation) corridor(c *fault.Collector, corridor Corridor, payer Right) {
	check.Code(c, "party", corridor.Party)
	v.party(c, "party", corridor.Party)
	check.Label(c, "statement", corridor.Statement)
	check.Labels(c, "label", corridor.Label)
	most(c, "limit", corridor.Limit)
	word(c, "counted", corridor.Counted, Deemed, NotCounted)
	chosen(c, "counted", string(corridor.Counted), payer.Account != "")
	if len(corridor.Steps) == 0 {
		c.Add("steps", ErrRequired, nil)
	}
	v.steps(c, corridor.Steps, check.Percent)
	for i, s := range corridor.Steps {
		if s.Most != nil && i < MaxTerms {
			c.Add(indexed("steps", i)+".most", ErrRange, "a corridor shares no bound")
		}
	}
}

// bound is one bound of an amount.
type bound struct {
	path   string
	amount *decimal.Decimal
}

func (t Test) amounts() []bound {
	return []bound{{"at_least", t.AtLeast}, {"above", t.Above}, {"at_most", t.AtMost}, {"below", t.Below}}
}
