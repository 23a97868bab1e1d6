package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
)

// bounds are the most that the lines, the parties, the groups and the accounts of a deal can ever come to;
// what has none may come to anything.
type bounds struct{ lines, parties, groups, recouped, targets map[string]decimal.Decimal }

// most returns what limits, caps, steps that end and rates of nothing leave to each.
func (v *validation) most() bounds {
	most := bounds{
		map[string]decimal.Decimal{}, map[string]decimal.Decimal{}, map[string]decimal.Decimal{}, map[string]decimal.Decimal{},
		map[string]decimal.Decimal{},
	}
	for _, a := range v.deal.Accounts {
		v.mostOf(a, most)
	}
	free := map[string]bool{} // the parties that some line may pay anything
	v.deal.rights(func(t Tier, r Right) {
		for _, l := range r.lines() {
			limit, bounded := v.mostPaid(l, t, most)
			if l.corridor && r.takesNothing(t) {
				limit, bounded = decimal.Decimal{}, true
			}
			if bounded {
				most.lines[l.right.ID] = limit
				most.parties[l.right.Party] = most.parties[l.right.Party].Add(limit)
			}
			free[l.right.Party] = free[l.right.Party] || !bounded
		}
	})
	for party := range free {
		if free[party] {
			delete(most.parties, party)
		}
	}
	for _, g := range v.deal.Groups {
		total, bounded := decimal.Decimal{}, true
		for _, id := range g.Rights {
			limit, known := most.lines[id]
			total, bounded = total.Add(limit), bounded && known
		}
		if bounded {
			most.groups[g.ID] = total
		}
	}
	return most
}

// mostOf notes the most that an account can come to: what its cap admits, and what was recouped before where
// no right recoups it.
func (v *validation) mostOf(a Account, most bounds) {
	if !money.Acceptable(a.Premium) || !money.Acceptable(a.Recouped) {
		return
	}
	if a.Cap != nil && a.Interest == nil && money.Acceptable(*a.Cap) {
		target := a.Cap.Add(a.Cap.Mul(a.Premium).Shift(-2))
		if most.targets[a.ID] = target; len(a.Adds) == 0 {
			most.recouped[a.ID] = decimal.Max(target, a.Recouped)
		}
	}
	if !v.recouped[a.ID] {
		most.recouped[a.ID] = a.Recouped
	}
}

// mostPaid returns the most that a line can come to, if that is sure: the least of what bounds it.
func (v *validation) mostPaid(l line, t Tier, most bounds) (limit decimal.Decimal, bounded bool) {
	r := l.right
	if !money.Acceptable(r.Opening) {
		return limit, false
	}
	at := func(bound decimal.Decimal) {
		if bound = decimal.Max(bound, r.Opening); !bounded || bound.LessThan(limit) {
			limit, bounded = bound, true
		}
	}
	if l.corridor && r.idle() || !l.corridor && r.takesNothing(t) {
		at(r.Opening)
	}
	if r.Limit != nil && money.Acceptable(*r.Limit) {
		if r.LimitCounts == CountsFromZero {
			at(r.Limit.Add(r.Opening))
		} else {
			at(*r.Limit)
		}
	}
	if r.accrues() {
		return limit, bounded
	}
	if last, ends := r.endsAt(); ends {
		at(last)
	}
	if account, known := most.recouped[r.Account]; known {
		before := v.deal.Accounts[v.names.accounts[r.Account]].Recouped
		at(r.Opening.Add(account.Sub(before)))
	}
	return limit, bounded
}

// endsAt returns the most that the steps of a right leave to it, where every step ends as the right itself
// reaches an amount: the receipt is cut there.
func (r Right) endsAt() (last decimal.Decimal, ends bool) {
	for _, s := range r.Steps {
		if s.Until == nil || len(s.Until.Of) != 1 || s.Until.Above || s.Until.Whole || !money.Acceptable(s.Until.Reaches) {
			return last, false
		}
		if t := s.Until.Of[0]; t.Right != r.ID || t.Since != "" || t.Period || !t.once() {
			return last, false
		}
		last = decimal.Max(last, s.Until.Reaches)
	}
	return last, len(r.Steps) > 0
}

// once reports whether a term counts its quantity as it is.
func (t Term) once() bool {
	times, fits := t.multiple()
	return fits && times.Equal(decimal.New(1, 0))
}

// takesNothing reports whether a right of a tier is never paid: every rate of it is zero.
func (r Right) takesNothing(t Tier) bool { return r.idle() && (!t.weighted() || t.Sharing == ByRatio) }

// idle reports whether every rate of the right is zero.
func (r Right) idle() bool {
	for _, s := range r.Steps {
		if !s.Rate.IsZero() {
			return false
		}
	}
	return true
}

// sum returns the most that a sum can come to, nil when it has no bound that is sure.
func (r *reach) sum(terms []Term) *decimal.Decimal {
	total := decimal.Decimal{}
	for _, t := range terms {
		times, fits := t.multiple()
		bound, bounded := r.most.of(t)
		if times.IsNegative() {
			bound, bounded = r.opening(t)
			bounded = bounded && t.neverFalls() // at best it stays where it began
		}
		if !fits || !bounded {
			return nil
		}
		total = total.Add(bound.Mul(times))
	}
	return &total
}

// of returns the most that a term can come to, its factor apart.
func (b bounds) of(t Term) (most decimal.Decimal, bounded bool) {
	switch {
	case t.Right != "":
		most, bounded = b.lines[t.Right]
	case t.Party != "":
		most, bounded = b.parties[t.Party]
	case t.Group != "":
		most, bounded = b.groups[t.Group]
	case t.Account != "" && t.Measure == Recouped:
		most, bounded = b.recouped[t.Account]
	case t.Account != "" && t.Measure == Target:
		most, bounded = b.targets[t.Account]
	}
	return most, bounded
}
