package budget

import "github.com/shopspring/decimal"

// ChargeChange is one contribution of a line, or of all lines, that changed.
type ChargeChange struct {
	// Category is that of a contribution over all lines; on a line it is that of the line.
	Category string `json:"category,omitempty"`
	Label    string `json:"label"`
	// On is the part of the pay on which it stands.
	On     Tranche `json:"on"`
	Change Change  `json:"change"`
	// Base and Rate are those of [ChargeResult].
	BaseBefore decimal.Decimal `json:"base_before"`
	BaseAfter  decimal.Decimal `json:"base_after"`
	RateBefore decimal.Decimal `json:"rate_before"`
	RateAfter  decimal.Decimal `json:"rate_after"`
	Before     decimal.Decimal `json:"before"`
	After      decimal.Decimal `json:"after"`
	Difference decimal.Decimal `json:"difference"`
}

// chargedOn is a contribution with what it comes to.
type chargedOn struct {
	category, label    string
	on                 Tranche
	base, rate, amount decimal.Decimal
}

// charged returns the contributions of a line, none for a line that is missing.
func (r *LineResult) charged() []chargedOn {
	if r == nil {
		return nil
	}
	all := make([]chargedOn, len(r.Charges))
	for i, one := range r.Charges {
		all[i] = chargedOn{label: one.Label, on: one.On, base: one.Base, rate: one.Rate, amount: one.Amount}
	}
	return all
}

// charged returns the contributions of all lines.
func (r *Result) charged() []chargedOn {
	all := make([]chargedOn, len(r.Contributions))
	for i, one := range r.Contributions {
		c := one.Contribution
		all[i] = chargedOn{c.Category, c.Label, c.Base, one.Base, c.Rate, one.Amount}
	}
	return all
}

// compareCharges returns the contributions that changed, those of after first. Several of one name, as those of
// successive periods or bands, are matched in their order.
func compareCharges(before, after []chargedOn) []ChargeChange {
	type name struct {
		category, label string
		on              Tranche
	}
	of := func(c *chargedOn) name { return name{c.category, c.label, c.on} }
	changed, next, room := []ChargeChange{}, 0, max(len(before), len(after))
	var waiting map[name][]int
	for i := range after {
		one := &after[i]
		if waiting == nil && i < len(before) && of(&before[i]) == of(one) { // as nearly always
			changed, next = addCharge(changed, room, &before[i], one), i+1
			continue
		}
		if waiting == nil {
			waiting = map[name][]int{}
			for j := next; j < len(before); j++ {
				waiting[of(&before[j])] = append(waiting[of(&before[j])], j)
			}
		}
		var was *chargedOn
		if list := waiting[of(one)]; len(list) > 0 {
			was, waiting[of(one)] = &before[list[0]], list[1:]
		}
		changed = addCharge(changed, room, was, one)
	}
	for j := next; j < len(before); j++ {
		if list := waiting[of(&before[j])]; waiting == nil || len(list) > 0 && list[0] <= j {
			changed = addCharge(changed, room, &before[j], nil)
		}
	}
	return changed
}

// addCharge adds a contribution, of which one side may be missing, if it changed, to a list of so many.
func addCharge(to []ChargeChange, room int, before, after *chargedOn) []ChargeChange {
	change, empty := Changed, chargedOn{}
	switch {
	case before == nil:
		change, before = Added, &empty
	case after == nil:
		change, after = Removed, &empty
	case before.base.Equal(after.base) && before.rate.Equal(after.rate) && before.amount.Equal(after.amount):
		return to
	}
	named := after
	if change == Removed {
		named = before
	}
	if len(to) == 0 { // where one changed, often all did
		to = make([]ChargeChange, 0, room)
	}
	return append(to, ChargeChange{
		Category: named.category, Label: named.label, On: named.on, Change: change,
		BaseBefore: before.base, BaseAfter: after.base, RateBefore: before.rate, RateAfter: after.rate,
		Before: before.amount, After: after.amount, Difference: after.amount.Sub(before.amount),
	})
}

// PercentageChange is one percentage or one credit that changed.
type PercentageChange struct {
	ID     string `json:"id"`
	Label  Text   `json:"label"`
	Change Change `json:"change"`
	// Fields are what changed of it: its words, its base, its rate, its caps; none when it was added or removed.
	Fields     []FieldChange   `json:"fields,omitempty"`
	Before     decimal.Decimal `json:"before"`
	After      decimal.Decimal `json:"after"`
	Difference decimal.Decimal `json:"difference"`
}

// asCredits returns the percentages as credits without a discount.
func (r *Result) asCredits() []CreditResult {
	all := make([]CreditResult, len(r.Percentages))
	for i, p := range r.Percentages {
		all[i] = CreditResult{PercentageResult: p, Net: p.Amount}
	}
	return all
}

// comparePercentages returns those that changed, in the order of after, then those that were removed.
func comparePercentages(before, after []CreditResult) []PercentageChange {
	changed, old, facts := []PercentageChange{}, map[string]*CreditResult{}, creditFacts()
	for i := range before {
		old[before[i].ID] = &before[i]
	}
	for i := range after {
		is := &after[i]
		one := PercentageChange{ID: is.ID, Label: is.Label, Change: Changed, After: is.Net, Difference: is.Net}
		was := old[is.ID]
		if was == nil {
			one.Change = Added
		} else {
			one.Before, one.Difference, one.Fields = was.Net, is.Net.Sub(was.Net), changes(facts, was, is)
		}
		if one.Change == Added || len(one.Fields) > 0 || !one.Difference.IsZero() {
			changed = append(changed, one)
		}
		delete(old, is.ID)
	}
	for i := range before {
		if was := &before[i]; old[was.ID] == was {
			changed = append(changed, PercentageChange{ID: was.ID, Label: was.Label, Change: Removed, Before: was.Net, Difference: was.Net.Neg()})
		}
	}
	return changed
}
