package recoupment

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
)

// acceptableState limits the decimals of a saved state.
func acceptableState(d decimal.Decimal) bool { return money.Computable(d) }

// loader brings a new run to where a saved one stood.
type loader struct {
	run *Run
	c   *fault.Collector
}

func (l *loader) load(s *state) {
	r := l.run
	r.day, r.receipts, r.settled.number = s.Day, s.Receipts, s.Number
	r.settled.receipts, r.settled.withheld, r.settled.released = s.Reported, s.Withheld.Told, s.Released.Told
	r.withheld, r.released = s.Withheld.Total, s.Released.Total
	r.settled.values = slices.Clone(r.settled.values)
	l.quantities("quantities", s.Quantities, r.core.Values)
	l.quantities("settled", s.Settled, r.settled.values)
	l.accounts(s)
	l.events(s)
	l.switches(s)
	l.payments(s)
	l.transfers(s)
	l.reserves(s)
	l.views(s)
	r.core.Begin()
	fired := len(r.core.Fired)
	r.core.Refresh()
	r.lacks = r.core.Lacks(r.lacks)
	r.noteEvents(fired, "", r.lacks)
}

// quantities sets quantities by name. A base of a step that the amended right no longer has joins its last
// one.
func (l *loader) quantities(path string, from map[string]fraction.F, to []fraction.F) {
	known := map[string]int{}
	for i, name := range l.run.cascade.quantities {
		known[name] = i
		if kept, there := from[name]; there && !l.run.cascade.fromTerms(name) {
			to[i] = kept
		}
	}
	for _, name := range sorted(from) {
		if _, there := known[name]; there {
			continue
		}
		if right, _, isBase := strings.Cut(name, ":base:"); isBase {
			if first, there := known[right+":base:0"]; there {
				last := first
				for last+1 < len(to) && strings.HasPrefix(l.run.cascade.quantities[last+1], right+":base:") {
					last++
				}
				to[last] = to[last].Add(from[name])
				continue
			}
		}
		if !strings.HasPrefix(name, "since:") && !from[name].IsZero() {
			l.c.Add(fmt.Sprintf("%s[%q]", path, name), ErrUnknown, name)
		}
	}
}

func sorted[T any](from map[string]T) []string {
	names := make([]string, 0, len(from))
	for name := range from {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// accounts sets the ledgers, and the targets that follow from them under the terms of this deal.
func (l *loader) accounts(s *state) {
	for i, a := range l.run.cascade.deal.Accounts {
		kept, there := s.Accounts[a.ID]
		if !there {
			continue
		}
		to := &l.run.ledgers[i]
		to.other, to.recouped, to.refused = kept.Other, kept.Recouped, kept.Refused
		for n, h := range a.Heads {
			to.heads[n] = kept.Heads[h.ID]
		}
		at := l.run.cascade.accounts[i]
		l.run.core.Set(at.Principal, to.admitted(a))
		l.run.core.Set(at.Target, to.target(a).Add(kept.Accrued))
		to.interest = interestLedger{
			outstanding: outstanding[fraction.F]{principal: kept.Principal, joined: kept.Joined, due: kept.Due, accrued: kept.Accrued, paid: kept.Paid}, from: kept.From,
		}
	}
	for _, id := range sorted(s.Accounts) {
		kept := s.Accounts[id]
		for _, head := range kept.Heads {
			kept.Other = kept.Other.Add(head)
		}
		if _, there := l.run.cascade.names.accounts[id]; !there && !kept.Other.IsZero() {
			l.c.Add(fmt.Sprintf("accounts[%q]", id), ErrUnknown, id)
		}
	}
}

func (l *loader) events(s *state) {
	if !check.Size(l.c, "events", len(s.Events), MaxPools) {
		return
	}
	l.run.events = nil
	var reached []int
	for i, e := range s.Events {
		at, known := l.run.cascade.names.thresholds[e.Threshold]
		if !known {
			l.c.Add(indexed("events", i)+".threshold", ErrUnknown, e.Threshold)
			continue
		}
		reached = append(reached, at)
		l.run.events = append(l.run.events, event{threshold: at, date: e.Date, movement: e.Movement, before: e.Before, after: e.After})
	}
	l.run.core.SetReached(reached)
}

func (l *loader) switches(s *state) {
	on := map[string]bool{}
	for _, name := range s.On {
		on[name] = true
	}
	for i, name := range l.run.cascade.switches {
		if at := &l.run.cascade.program.Switches[i]; at.Latch || at.External {
			l.run.core.Light(i, on[name])
		}
	}
}

// payments sets what the settlements have paid.
func (l *loader) payments(s *state) {
	r := l.run
	lines := slices.Clone(r.settled.lines)
	for i, line := range r.cascade.lines {
		if paid, there := s.Lines[line.ID]; there {
			lines[i] = paid
		}
	}
	r.settled.lines = lines
	for i, at := range r.cascade.statements {
		kept, there := s.Statements[at.id]
		if !there {
			continue
		}
		check.Size(l.c, "statements", len(kept.Held), MaxPeriods)
		r.accounts[i], r.outside.statements[i] = statementAccount{paid: kept.Paid, held: kept.Held}, kept.Outside
	}
	for _, id := range sorted(s.Statements) {
		kept := s.Statements[id]
		if _, there := r.cascade.statementNames[id]; !there && (!kept.Paid.IsZero() || !kept.Outside.IsZero() || len(kept.Held) > 0) {
			l.c.Add(fmt.Sprintf("statements[%q]", id), ErrUnknown, id)
		}
	}
}

// transfers sets what was told and paid of the transfers, and what they owe for good. One that ends later
// under this deal, or not at all, goes on.
func (l *loader) transfers(s *state) {
	r := l.run
	for _, name := range sorted(s.Transfers) {
		kept := s.Transfers[name]
		if i, there := r.cascade.debtNames[name]; there {
			r.settled.transfers[i], r.settled.paid[i], r.outside.transfers[i] = kept.Told, kept.Paid, kept.Outside
		} else if !kept.Paid.IsZero() || !kept.Outside.IsZero() {
			l.c.Add(fmt.Sprintf("transfers[%q]", name), ErrUnknown, name)
		}
	}
	for i, t := range r.cascade.deal.Transfers {
		if owed, there := s.Ended[t.ID]; there && !t.Ends.IsZero() && t.Ends.Before(s.Day) {
			r.ended[i] = &owed
		}
		if entered, there := s.Entered[t.ID]; there {
			r.entered[i] = entered
		}
	}
}

// reserves sets what the pools hold.
func (l *loader) reserves(s *state) {
	for i := range l.run.reserves {
		reserve := &l.run.reserves[i]
		id := l.run.cascade.deal.Pools[reserve.pool].ID
		periods, there := s.Reserves[id]
		if !there || len(periods) == 0 || !check.Size(l.c, "reserves", len(periods), MaxPeriods+1) {
			continue
		}
		reserve.periods = nil
		for n, period := range periods {
			var held []heldReceipt
			check.Size(l.c, "reserves", len(period), MaxEntries)
			for k, one := range period {
				if _, known := l.run.cascade.names.pools[one.From.Pool]; !known {
					l.c.Add(fmt.Sprintf("reserves[%q][%d][%d].from.pool", id, n, k), ErrUnknown, one.From.Pool)
					continue
				}
				held = append(held, heldReceipt{one.From, one.Amount}) // below zero, of a credit note
			}
			reserve.periods = append(reserve.periods, held)
		}
	}
	for _, id := range sorted(s.Reserves) {
		if l.run.reserveOf(id) == nil {
			l.c.Add(fmt.Sprintf("reserves[%q]", id), ErrUnknown, id)
		}
	}
}

// views lets the views go on. A view that is new begins where the deal itself stands.
func (l *loader) views(s *state) {
	for i, v := range l.run.cascade.deal.Views {
		kept, there := s.Views[v.ID]
		if !there {
			l.c.Add(fmt.Sprintf("views[%q]", v.ID), ErrRequired, "a view looks at the whole history")
			continue
		}
		view, err := l.run.cascade.views[i].Resume(kept)
		if l.c.Merge(fmt.Sprintf("views[%q]", v.ID), err); err == nil {
			l.run.views[i] = view
		}
	}
	for _, id := range sorted(s.Views) {
		if _, there := l.run.cascade.names.views[id]; !there {
			l.c.Add(fmt.Sprintf("views[%q]", id), ErrUnknown, id)
		}
	}
}
