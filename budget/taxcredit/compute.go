package taxcredit

import (
	"math/big"
	"slices"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Base is the base of a tax credit and the credit, with the lines that made them.
type Base struct {
	Currency string `json:"currency"`
	// Entries are the lines of the items, in the order of the devis.
	Entries []Entry `json:"entries"`
	// Categories are the totals of each category that has a line, in the order of the devis.
	Categories []CategoryTotal `json:"categories"`
	// Pay is the eligible pay and purchases, Charges the eligible charges, Eligible their sum.
	Pay      decimal.Decimal `json:"pay"`
	Charges  decimal.Decimal `json:"charges"`
	Eligible decimal.Decimal `json:"eligible"`
	// Deducted is the public aid deducted; BaseCap the largest base; Base what the rate applies to.
	Deducted decimal.Decimal `json:"deducted"`
	BaseCap  decimal.Decimal `json:"base_cap,omitzero"`
	Base     decimal.Decimal `json:"base"`
	// Uncapped is the rate of the base, rounded; CreditCap the smallest cap that applies, zero for none.
	Rate      decimal.Decimal `json:"rate"`
	Uncapped  decimal.Decimal `json:"uncapped"`
	CreditCap decimal.Decimal `json:"credit_cap,omitzero"`
	// Aid is the test of the ceiling of public aid, where the rules have one.
	Aid *AidTest `json:"aid,omitempty"`
	// Unmet are the conditions that are not met; the credit is then zero.
	Unmet  []Condition     `json:"unmet,omitempty"`
	Credit decimal.Decimal `json:"credit"`
}

// AidTest is the ceiling of public aid: what it leaves to the credit, and what of the credit is lost.
type AidTest struct {
	On      AidBase         `json:"on"`
	Cost    decimal.Decimal `json:"cost"`
	Percent decimal.Decimal `json:"percent"`
	Ceiling decimal.Decimal `json:"ceiling"`
	Other   decimal.Decimal `json:"other"`
	Room    decimal.Decimal `json:"room"`
	Lost    decimal.Decimal `json:"lost"`
}

// Entry is one line of the devis in the claim.
type Entry struct {
	ID       string   `json:"id"`
	Category Category `json:"category"`
	// Amount and Charge are those of the line, without the charges that are excluded.
	Amount decimal.Decimal `json:"amount"`
	Charge decimal.Decimal `json:"charge"`
	// Undated is a line without date that counts although the claim has a first day.
	Undated bool `json:"undated,omitempty"`
	// Cuts say what does not count of the amount, and why.
	Cuts []Cut `json:"cuts,omitempty"`
	// Eligible is the amount less the cuts; EligibleCharge the charge in the same proportion.
	Eligible       decimal.Decimal `json:"eligible"`
	EligibleCharge decimal.Decimal `json:"eligible_charge"`
}

// Cut is a part of a line that does not count.
type Cut struct {
	Why    Reason          `json:"why"`
	Amount decimal.Decimal `json:"amount"`
}

// Reason says why a part of a line does not count.
type Reason string

// The reasons.
const (
	// NotEligible is a category that the rules do not have.
	NotEligible Reason = "category"
	Abroad      Reason = "country"
	// Nationality is pay to a person who is not a national of a State that counts.
	Nationality Reason = "nationality"
	// TooEarly is spending before the request for provisional approval.
	TooEarly Reason = "date"
	// AboveMinimum is pay above the conventional minimum.
	AboveMinimum Reason = "minimum"
	AboveNight   Reason = "night"
	AboveScale   Reason = "pay_scale"
)

// Condition is a condition of the rules.
type Condition string

// The conditions.
const (
	Length           Condition = "minutes"
	MinuteCost       Condition = "cost_per_minute"
	MinuteEligible   Condition = "eligible_per_minute"
	LeastEligible    Condition = "eligible"
	LeastShootingDay Condition = "shooting_days"
	// WithoutCNCAid is that the work is not eligible for the CNC's aid to production.
	WithoutCNCAid Condition = "cnc_aid"
)

// CategoryTotal is what one category comes to.
type CategoryTotal struct {
	Category Category        `json:"category"`
	Eligible decimal.Decimal `json:"eligible"`
	Charge   decimal.Decimal `json:"charge"`
}

// Compute returns the base and the credit of a claim on a computed devis. The error is that of
// [Claim.Validate], or a [Faults] of budget.ErrUnknown for a line that the devis does not have, or of
// budget.ErrCurrency.
func (c Claim) Compute(r budget.Result) (Base, error) {
	if err := c.Validate(); err != nil {
		return Base{}, err
	}
	var f fault.Collector
	places, known := check.Currency(&f, r.Currency)
	check.Decimals(&f, r, money.Computable)
	items := c.index(&f, r)
	if !known || f.Err() != nil {
		return Base{}, f.Err()
	}
	m := maker{claim: c, result: r, places: places, paid: map[string]decimal.Decimal{}, scale: c.Rules.scale(r.Total)}
	b := Base{Currency: r.Currency, Rate: c.Rules.Rate, Entries: []Entry{}, Categories: []CategoryTotal{}}
	for i, line := range r.Lines {
		if items[i] >= 0 {
			b.add(m.entry(line, c.Items[items[i]]))
		}
	}
	b.Eligible = b.Pay.Add(b.Charges)
	m.base(&b)
	m.credit(&b)
	return b, nil
}

// index returns the item of each line, or -1.
func (c Claim) index(f *fault.Collector, r budget.Result) []int {
	ids, items := make(map[string]int, len(r.Lines)), make([]int, len(r.Lines))
	for i, line := range r.Lines {
		ids[line.Line.ID], items[i] = i, -1
	}
	accounts := map[string]int{}
	take := func(line, item int) {
		if items[line] < 0 || item < items[line] {
			items[line] = item
		}
	}
	for i, item := range c.Items {
		for j, id := range item.Lines {
			line, known := ids[id]
			if !known {
				f.In("items[%d]", i).In("lines[%d]", j).Add("", budget.ErrUnknown, id)
				continue
			}
			take(line, i)
		}
		for _, account := range item.Accounts {
			if _, known := accounts[account]; !known {
				accounts[account] = i
			}
		}
	}
	for i, line := range r.Lines {
		account := line.Line.Account
		for n := 1; n <= len(account); n++ {
			if item, known := accounts[account[:n]]; known {
				take(i, item)
			}
		}
	}
	return items
}

func (b *Base) add(e Entry) {
	b.Entries = append(b.Entries, e)
	b.Pay, b.Charges = b.Pay.Add(e.Eligible), b.Charges.Add(e.EligibleCharge)
	i := slices.IndexFunc(b.Categories, func(t CategoryTotal) bool { return t.Category == e.Category })
	if i < 0 {
		i, b.Categories = len(b.Categories), append(b.Categories, CategoryTotal{Category: e.Category})
	}
	one := &b.Categories[i]
	one.Eligible, one.Charge = one.Eligible.Add(e.Eligible), one.Charge.Add(e.EligibleCharge)
}

// maker computes the entries in the order of the devis.
type maker struct {
	claim  Claim
	result budget.Result
	places int32
	// paid is what counted before of each director; scale the most that it may be.
	paid  map[string]decimal.Decimal
	scale *big.Rat
}

func (m *maker) round(x *big.Rat) decimal.Decimal { return money.Round(x, m.places, m.result.Rounding) }

// scale returns the most that one director may count for.
func (r Rules) scale(cost decimal.Decimal) *big.Rat {
	if len(r.PayScale) == 0 {
		return nil
	}
	most, from := new(big.Rat), decimal.Decimal{}
	for _, one := range r.PayScale {
		upTo := cost
		if !one.UpTo.IsZero() {
			upTo = decimal.Min(cost, one.UpTo)
		}
		if upTo.GreaterThan(from) {
			most.Add(most, money.Of(upTo.Sub(from), one.Rate))
			from = upTo
		}
	}
	return most
}

func (m *maker) entry(line budget.LineResult, item Item) Entry {
	e := Entry{ID: line.Line.ID, Category: item.Category, Amount: line.Amount, Charge: line.Charge, Eligible: line.Amount}
	for _, charge := range line.Charges {
		if slices.Contains(m.claim.ExcludedCharges, charge.Label) {
			e.Charge = e.Charge.Sub(charge.Amount)
		}
	}
	if why := m.outside(line.Line, item); why != "" {
		e.cut(why, decimal.Decimal{})
		return e
	}
	e.Undated = !m.claim.Since.IsZero() && line.Line.Date.IsZero()
	m.caps(&e, line, item)
	e.EligibleCharge = e.Charge
	if !e.Eligible.Equal(e.Amount) {
		part, _ := money.Quotient(e.Eligible, e.Amount)
		e.EligibleCharge = m.round(part.Mul(part, e.Charge.Rat()))
	}
	return e
}

// outside says why a line does not count at all, or nothing.
func (m *maker) outside(line budget.Line, item Item) Reason {
	rules := m.claim.Rules
	switch {
	case !slices.Contains(rules.Categories, item.Category):
		return NotEligible
	case line.Country != "" && len(rules.Countries) > 0 && !slices.Contains(rules.Countries, line.Country):
		return Abroad
	case line.Person != "" && slices.Contains(m.claim.Foreign, line.Person):
		return Nationality
	case !line.Date.IsZero() && line.Date.Before(m.claim.Since):
		return TooEarly
	}
	return ""
}

// caps applies the caps by unit, then the scale of directors.
func (m *maker) caps(e *Entry, line budget.LineResult, item Item) {
	night := m.claim.Rules.Elsewhere
	if item.Paris {
		night = m.claim.Rules.Paris
	}
	units := line.Quantity.Mul(line.Number).Mul(line.Multiplier).Rat()
	limit := func(why Reason, most decimal.Decimal) {
		if most.IsZero() {
			return
		}
		if all := m.round(new(big.Rat).Mul(units, most.Rat())); all.LessThan(e.Eligible) {
			e.cut(why, all)
		}
	}
	switch item.Category {
	case Performers:
		limit(AboveMinimum, item.Minimum)
	case Lodging:
		limit(AboveNight, night)
	}
	person := line.Line.Person
	if m.scale == nil || person == "" || !slices.Contains(m.claim.Directors, person) {
		return
	}
	before, most := m.paid[person], m.round(m.scale)
	if left := most.Sub(before); e.Eligible.GreaterThan(left) {
		e.cut(AboveScale, left)
	}
	m.paid[person] = before.Add(e.Eligible)
}

// cut leaves no more than an amount of the entry.
func (e *Entry) cut(why Reason, left decimal.Decimal) {
	if gone := e.Eligible.Sub(left); !gone.IsZero() {
		e.Cuts = append(e.Cuts, Cut{Why: why, Amount: gone})
	}
	e.Eligible = left
}

// base deducts public aid and applies the cap of the base, in the order of the rules.
func (m *maker) base(b *Base) {
	rules := m.claim.Rules
	for _, one := range m.claim.Subsidies {
		if rules.AllSubsidies || !one.Repayable {
			b.Deducted = b.Deducted.Add(one.Amount)
		}
	}
	on := m.claim.CapOn
	if on.IsZero() {
		on = m.result.Total
	}
	b.Base = b.Eligible
	if !rules.CapThenDeduct {
		b.Base = b.Base.Sub(b.Deducted)
	}
	if !rules.BaseCap.IsZero() {
		b.BaseCap = m.round(money.Of(on, rules.BaseCap))
		b.Base = decimal.Min(b.Base, b.BaseCap)
	}
	if rules.CapThenDeduct {
		b.Base = b.Base.Sub(b.Deducted)
	}
	b.Base = decimal.Max(b.Base, decimal.Decimal{})
}

// Check adds the base up again and reports, as [Faults] of kind budget.ErrUnbalance, the totals that its
// entries do not come to.
func (b Base) Check() error {
	var f fault.Collector
	if !check.Decimals(&f, b, money.Computable) {
		return f.Err()
	}
	var again Base
	for i, e := range b.Entries {
		cut := e.Amount
		for _, one := range e.Cuts {
			cut = cut.Sub(one.Amount)
		}
		check.Same(f.In("entries[%d]", i), "eligible", e.Eligible, cut)
		again.add(e)
	}
	check.Same(&f, "pay", b.Pay, again.Pay)
	check.Same(&f, "charges", b.Charges, again.Charges)
	check.Same(&f, "eligible", b.Eligible, again.Pay.Add(again.Charges))
	if len(again.Categories) != len(b.Categories) {
		f.Add("categories", budget.ErrUnbalance, len(b.Categories))
		return f.Err()
	}
	for i, one := range again.Categories {
		at := f.In("categories[%d]", i)
		check.Same(at, "eligible", b.Categories[i].Eligible, one.Eligible)
		check.Same(at, "charge", b.Categories[i].Charge, one.Charge)
	}
	check.Same(&f, "credit", b.Credit, b.limited())
	if b.Aid != nil && len(b.Unmet) == 0 {
		check.Same(&f, "aid.lost", b.Aid.Lost, b.capped().Sub(b.Credit))
	}
	return f.Err()
}
