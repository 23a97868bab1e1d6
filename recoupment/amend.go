package recoupment

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/internal/fault"
)

// Amend applies a deal to a history under way, from its beginning: an avenant that is retroactive, a view
// that is found to hold. Every entitlement follows from this deal and the whole history; what the run
// before, under the old deal, has reported and paid stays, and the next settlement takes the difference.
// What has a name in both deals is the same thing, as for [Cascade.Resume], which on the contrary leaves the
// past as it was. (With the deal unchanged and a corrected history, it adjusts.)
//
// Errors: those of [Cascade.Replay]; [Faults] of kind [ErrOrder] for a history that is not the one of the run,
// of kind [ErrUnknown] for a right, a transfer or a statement that was reported or paid and that this deal does
// not have, or that feeds a pool now, and of kind [ErrRange] for a right that opens with another amount. Neither
// run is changed.
func (c *Cascade) Amend(h History, before *Run) (*Run, error) {
	if c == nil || c.program == nil || before == nil || before.cascade == nil {
		return nil, ErrNotCompiled
	}
	if c.deal.Currency != before.cascade.deal.Currency {
		faults := &fault.Collector{}
		faults.Add("currency", ErrCurrency, before.cascade.deal.Currency)
		return nil, faults.Err()
	}
	run, _, err := c.Replay(h)
	if err != nil {
		return nil, err
	}
	a := amendment{Run: c.Open(), before: before, c: &fault.Collector{}}
	if run.settled.number != before.settled.number || run.day != before.day {
		a.c.Add("entries", ErrOrder, "it is not the history of the run")
	}
	a.lines()
	a.debts()
	a.statements()
	if err := a.c.Err(); err != nil {
		return nil, err
	}
	run.settled, run.accounts = a.settled, a.accounts
	return run, nil
}

// amendment brings what a run has reported and paid to a run that has reported nothing.
type amendment struct {
	*Run
	before *Run
	c      *fault.Collector
}

func (a *amendment) lines() {
	old, now := &a.before.settled, &a.settled
	now.number, now.receipts, now.withheld, now.released = old.number, old.receipts, old.withheld, old.released
	for i := range a.before.cascade.lines {
		line := &a.before.cascade.lines[i]
		path := fmt.Sprintf("lines[%q]", line.ID)
		at, known := a.cascade.names.lines[line.ID]
		switch {
		case line.To != "":
		case !known || a.cascade.lines[at].To != "":
			if !old.lines[i].IsZero() {
				a.c.Add(path, ErrUnknown, line.ID)
			}
		case !a.cascade.lines[at].Opening.Equal(line.Opening):
			a.c.Add(path, ErrRange, a.cascade.lines[at].Opening)
		default:
			now.lines[at] = old.lines[i]
		}
	}
	ignored := &fault.Collector{} // what grew under rules that are gone is told no more
	l := loader{run: a.Run, c: ignored}
	now.values = slices.Clone(now.values)
	l.quantities("settled", a.before.cascade.named(old.values), now.values)
}

func (a *amendment) debts() {
	old, now := &a.before.settled, &a.settled
	for i := range a.before.cascade.debts {
		d := &a.before.cascade.debts[i]
		name := d.line.Kind.name(d.line.ID)
		if at, known := a.cascade.debtNames[name]; known {
			now.transfers[at], now.paid[at] = old.transfers[i], old.paid[i]
		} else if d.line.Kind != TransferView && (!old.transfers[i].IsZero() || !old.paid[i].IsZero()) {
			a.c.Add(fmt.Sprintf("transfers[%q]", name), ErrUnknown, name)
		}
	}
}

func (a *amendment) statements() {
	opened := a.before.cascade.openStatements()
	for i := range a.before.cascade.statements {
		id, account := a.before.cascade.statements[i].id, a.before.accounts[i]
		if at, known := a.cascade.statementNames[id]; known {
			account.paid = account.paid.Add(a.accounts[at].paid).Sub(opened[i].paid) // what opens now, and did not
			a.accounts[at] = account
		} else if !account.paid.IsZero() || len(account.held) > 0 {
			a.c.Add(fmt.Sprintf("statements[%q]", id), ErrUnknown, id)
		}
	}
}
