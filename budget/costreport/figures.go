package costreport

import (
	"fmt"
)

// figures is a [Row] in minor units.
type figures struct {
	budget, transfers, committed, outstanding int64
	period, petty, cost, periodPaid, paid     int64
	estimate, uncommitted                     int64
	given                                     int
}

func (f *figures) add(g figures) {
	f.budget += g.budget
	f.transfers += g.transfers
	f.committed += g.committed
	f.outstanding += g.outstanding
	f.period += g.period
	f.petty += g.petty
	f.cost += g.cost
	f.periodPaid += g.periodPaid
	f.paid += g.paid
	f.estimate += g.estimate
	f.uncommitted += g.uncommitted
	f.given += g.given
}

func (f *figures) revised() int64 { return f.budget + f.transfers }
func (f *figures) efc() int64     { return f.cost + f.outstanding + f.uncommitted }

// rest is what is left of the revised budget: to be spent, or of a credit to come.
func (f *figures) rest() int64 {
	left := f.revised() - f.cost - f.outstanding
	if f.budget < 0 {
		return min(0, left)
	}
	return max(0, left)
}

// variance follows the sign of the book.
func (s Sign) variance(revised, efc int64) int64 {
	if s == OverIsPositive {
		return efc - revised
	}
	return revised - efc
}

func (l *Ledger) row(f *figures) Row {
	d := l.places.decimal
	return Row{
		Budget: d(f.budget), Transfers: d(f.transfers), Revised: d(f.revised()),
		Committed: d(f.committed), Outstanding: d(f.outstanding),
		Period: d(f.period), Invoiced: d(f.cost - f.petty), PettyCash: d(f.petty), Cost: d(f.cost),
		PeriodPaid: d(f.periodPaid), Paid: d(f.paid), Payable: d(f.cost - f.paid),
		Estimate: d(f.estimate), Uncommitted: d(f.uncommitted), EFC: d(f.efc()),
		Variance:   d(l.book.Sign.variance(f.revised(), f.efc())),
		Completion: percent(f.cost, f.efc()), Given: f.given,
	}
}

// position is everything that a closing is worked out from.
type position struct {
	*state
	closing  int
	accounts []figures
	posts    []figures
	total    figures
}

// find returns a closing, or a fault that names it.
func (l *Ledger) find(id string) (int, error) {
	i, known := l.closings[id]
	if !known {
		return 0, Faults{Fault{Path: "closing", Kind: ErrUnknown, Value: fmt.Sprintf("%.100s", id)}}
	}
	return i, nil
}

// at walks the entries up to a closing.
func (l *Ledger) at(id string) (*position, error) {
	i, err := l.find(id)
	if err != nil {
		return nil, err
	}
	s := l.start()
	var before []running
	if i > 0 {
		s.until(l.book.Closings[i-1].Date)
		before = append(before, s.rows...)
	}
	s.until(l.book.Closings[i].Date)
	return l.position(s, i, before), nil
}

// position works out the figures of a closing; before are the rows of the closing before it.
func (l *Ledger) position(s *state, closing int, before []running) *position {
	p := &position{state: s, closing: closing, accounts: make([]figures, len(l.budgets)), posts: make([]figures, len(l.book.Posts))}
	for k, r := range s.rows {
		f := &p.accounts[k]
		f.budget, f.petty, f.cost, f.paid = l.budgets[k], r.petty, r.cost, r.paid
		f.period, f.periodPaid = r.cost, r.paid
		if before != nil {
			f.period, f.periodPaid = r.cost-before[k].cost, r.paid-before[k].paid
		}
	}
	for i, t := range l.transfers {
		if !l.book.Transfers[i].Date.After(l.book.Closings[closing].Date) {
			p.accounts[t.from].transfers -= t.amount
			p.accounts[t.to].transfers += t.amount
		}
	}
	for k, o := range s.orders {
		if o.open > 0 {
			f := &p.accounts[l.orders[k].account]
			f.committed += o.committed()
			f.outstanding += o.outstanding()
		}
	}
	p.estimate()
	for k, f := range p.accounts {
		if post := l.postOf[k]; post >= 0 {
			p.posts[post].add(f)
		}
		p.total.add(f)
	}
	return p
}

// estimate sets what is still to come.
func (p *position) estimate() {
	including := p.l.book.Basis == IncludingCommitments
	for _, e := range p.l.estimates[p.closing] {
		f := &p.accounts[e.account]
		f.estimate, f.uncommitted, f.given = e.amount, e.amount, 1
		if including {
			f.uncommitted -= f.outstanding
		}
	}
	for k := range p.accounts {
		f := &p.accounts[k]
		if f.given > 0 {
			continue
		}
		if p.l.book.Unestimated == RestOfBudget {
			f.uncommitted = f.rest()
		}
		f.estimate = f.uncommitted
		if including {
			f.estimate += f.outstanding
		}
	}
}

// drawn is what the contingency gave by transfers, and its approved budget.
func (p *position) drawn() (drawn, budget int64) {
	for k, a := range p.l.book.Accounts {
		if a.Contingency {
			drawn -= p.accounts[k].transfers
			budget += p.accounts[k].budget
		}
	}
	return drawn, budget
}

func (p *position) order(k int) OrderState {
	l, o := p.l, p.orders[k]
	head := l.orders[k]
	opening := l.book.Entries[head.opening]
	d := l.places.decimal
	return OrderState{
		ID: head.id, Account: l.book.Accounts[head.account].Code, Supplier: opening.Supplier, Label: opening.Label,
		Ordered: d(o.ordered), Amended: d(o.amended), Committed: d(o.committed()), Invoiced: d(o.invoiced),
		Closed: o.finals > 0, Cancelled: o.cancels > 0, Outstanding: d(o.outstanding()),
	}
}
