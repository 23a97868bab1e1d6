package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
)

// openings are the quantities before the history begins, the sums of what was paid before being made once.
type openings struct{ lines, parties, groups, tiers map[string]decimal.Decimal }

func (v *validation) openings() openings {
	o := openings{map[string]decimal.Decimal{}, map[string]decimal.Decimal{}, map[string]decimal.Decimal{}, map[string]decimal.Decimal{}}
	v.deal.rights(func(t Tier, r Right) {
		o.tiers[t.ID] = t.Opening
		for _, l := range r.lines() {
			if one := l.right; money.Acceptable(one.Opening) {
				o.lines[one.ID] = one.Opening
				o.parties[one.Party] = o.parties[one.Party].Add(one.Opening)
			}
		}
	})
	for _, g := range v.deal.Groups {
		var total decimal.Decimal
		for _, id := range g.Rights {
			total = total.Add(o.lines[id])
		}
		o.groups[g.ID] = total
	}
	return o
}

// opening returns what a term measures before the history begins, its factor apart, if that is sure.
func (v *validation) opening(t Term) (amount decimal.Decimal, known bool) {
	switch {
	case t.Since != "" || t.Period:
		return amount, true
	case t.Tier != "":
		amount, known = v.opened.tiers[t.Tier]
	case t.Turnover != "":
		for _, g := range v.deal.Groups {
			if g.ID == t.Turnover {
				amount, known = g.Opening, true
			}
		}
	case t.Right != "":
		amount, known = v.opened.lines[t.Right]
	case t.Accrual != "":
		amount, known = v.opened.lines[t.Accrual]
	case t.Party != "":
		amount, known = v.opened.parties[t.Party]
	case t.Group != "":
		amount, known = v.opened.groups[t.Group]
	case t.Pool != "":
		if at, there := v.names.pools[t.Pool]; there {
			amount, known = v.deal.Pools[at].Opening, true
		}
	case t.Counter != "":
		if at, there := v.names.counters[t.Counter]; there {
			amount, known = v.deal.Counters[at].Opening, true
		}
	case t.Account != "" && t.Measure == Recouped:
		if at, there := v.names.accounts[t.Account]; there {
			amount, known = v.deal.Accounts[at].Recouped, true
		}
	}
	return amount, known && money.Acceptable(amount)
}

// opensAt returns what a sum comes to before the history begins, if that is sure.
func (v *validation) opensAt(of []Term) (total decimal.Decimal, known bool) {
	for _, t := range of {
		amount, sure := v.opening(t)
		times, fits := t.multiple()
		if !sure || !fits {
			return total, false
		}
		total = total.Add(amount.Mul(times))
	}
	return total, true
}

// multiple returns the factor of a term, if arithmetic on it is quick.
func (t Term) multiple() (times decimal.Decimal, fits bool) {
	if t.Times.IsZero() {
		return decimal.New(1, 0), true
	}
	return t.Times, money.Acceptable(t.Times)
}

// neverFalls reports whether the quantity of a term only grows, but for what is counted by periods.
func (t Term) neverFalls() bool {
	return t.Transfer == "" && (t.Account == "" || t.Measure == Recouped || t.Measure == InterestAccrued)
}
