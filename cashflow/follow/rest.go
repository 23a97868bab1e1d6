package follow

import (
	"math/big"
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// rest expects what is open by the rules, the items of a rule together.
func (m *matching) rest() error {
	rules := make(map[key]int, len(m.book.Rules))
	for i, rule := range m.book.Rules {
		rules[key{rule.Column, rule.Line}] = i
	}
	under := make([][]int, len(m.book.Rules))
	for i := range m.items {
		rule, has := ruleOf(rules, m.items[i].key())
		if has && m.book.Rules[rule].Rest != AsPlanned {
			under[rule] = append(under[rule], i)
			continue
		}
		m.expect(&m.items[i], m.items[i].Date, "", Change{})
	}
	var found fault.Collector
	for i, rule := range m.book.Rules {
		m.apply(found.In("rules[%d]", i), rule, under[i])
	}
	m.entries = slices.DeleteFunc(m.entries, func(e Entry) bool { return e.Amount.IsZero() })
	return found.Err()
}

// ruleOf returns the rule of a line: its own, that of its column, or that of everything.
func ruleOf(rules map[key]int, of key) (rule int, has bool) {
	for _, at := range []key{of, {of.column, ""}, {}} {
		if rule, has = rules[at]; has {
			return rule, true
		}
	}
	return 0, false
}

func (m *matching) apply(in *fault.Collector, rule Rule, items []int) {
	switch rule.Rest {
	case Shifted:
		for _, i := range items {
			item := &m.items[i]
			m.expect(item, item.Date.AddDays(rule.Days), ByShift, Change{Reason: rule.Reason})
		}
	case Scaled:
		m.scale(in, rule, items)
	case Replaced:
		m.replace(rule, items)
	default:
	}
}

// expect expects what is open of an item on a day, or on the day of what is overdue.
func (m *matching) expect(item *Item, on schedule.Date, cause Cause, c Change) schedule.Date {
	if item.Open.IsZero() {
		return on
	}
	if on.IsZero() || !on.After(m.book.Closed) {
		on = m.book.expected()
		if cause == "" {
			cause = Overdue
		}
	}
	m.entries = append(m.entries, Entry{Date: on, Column: item.Column, Line: item.Line, Part: item.Part, Amount: item.Open, Planned: item.Date})
	c.Date, c.Column, c.Line, c.Part, c.Amount, c.Cause = item.Date, item.Column, item.Line, item.Part, item.Open, cause
	m.shift(c, on)
	return on
}

// scale makes what is open add up to an estimate. What is open with the other sign than the whole, such as a
// credit among costs, stays.
func (m *matching) scale(in *fault.Collector, rule Rule, items []int) {
	var open decimal.Decimal
	for _, i := range items {
		open = open.Add(m.items[i].Open)
	}
	target := rule.Amount
	var scaled []int
	for _, i := range items {
		if item := &m.items[i]; item.Open.Sign() == open.Sign() && !open.IsZero() {
			scaled = append(scaled, i)
		} else {
			target = target.Sub(item.Open)
			m.expect(item, item.Date, "", Change{Reason: rule.Reason})
		}
	}
	if len(scaled) == 0 {
		if !target.IsZero() && check.Given(in, "line", rule.Line) {
			m.newEntry(Entry{Date: m.book.expected(), Column: rule.Column, Line: rule.Line, Amount: target}, ByEstimate, rule.Reason)
		}
		return
	}
	slices.SortStableFunc(scaled, func(a, b int) int { return m.items[a].Date.Compare(m.items[b].Date) })
	shares := make([]*big.Rat, len(scaled))
	for k, i := range scaled {
		shares[k] = m.items[i].Open.Abs().Rat()
	}
	parts, err := money.Instalments(target, shares, m.places, m.book.Plan.Rounding)
	if err != nil {
		in.Merge("amount", err)
		return
	}
	for k, i := range scaled {
		item, at := &m.items[i], len(m.entries)
		on := m.expect(item, item.Date, "", Change{Reason: rule.Reason})
		m.entries[at].Amount = parts[k]
		m.change(Change{
			Date: on, Column: item.Column, Line: item.Line, Part: item.Part, Amount: parts[k].Sub(item.Open), Cause: ByEstimate, Reason: rule.Reason,
		})
	}
}

// replace drops what is open and expects other payments.
func (m *matching) replace(rule Rule, items []int) {
	for _, i := range items {
		item := &m.items[i]
		m.change(Change{
			Date: item.Date, Column: item.Column, Line: item.Line, Part: item.Part, Amount: item.Open.Neg(), Cause: ByReplacement, Reason: rule.Reason,
		})
	}
	for _, flow := range rule.Dated {
		m.newEntry(Entry{Date: flow.Date, Column: rule.Column, Line: rule.Line, Amount: flow.Amount}, ByReplacement, rule.Reason)
	}
}

func (m *matching) newEntry(e Entry, cause Cause, reason string) {
	if e.Amount.IsZero() {
		return
	}
	m.entries = append(m.entries, e)
	m.change(Change{Date: e.Date, Column: e.Column, Line: e.Line, Amount: e.Amount, Cause: cause, Reason: reason})
}

func (m *matching) change(c Change) {
	if !c.Amount.IsZero() {
		m.changes = append(m.changes, c)
	}
}
