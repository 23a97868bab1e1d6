package recoupment_test

import (
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// conformanceLook is what a step came to.
type conformanceLook struct {
	step       int
	places     int32
	settlement *recoupment.Settlement
	events     []recoupment.Event
	postings   []recoupment.Posting
}

// compare compares everything that is expected and returns how many figures that were. Expected amounts
// that are finer than the minor unit are rounded half away from zero first.
func (e *conformanceExpect) compare(t *testing.T, at conformanceLook) int {
	t.Helper()
	c := &conformanceComparison{t: t, at: at}
	s := at.settlement
	c.amounts("lines", e.Lines, conformanceLines(s))
	c.amounts("parties", e.Parties, conformanceParties(s))
	levels := map[string]conformanceAmounts{}
	for _, l := range s.Levels {
		kind := string(l.Kind)
		if levels[kind] == nil {
			levels[kind] = conformanceAmounts{}
		}
		levels[kind][l.ID] = l.Amount
	}
	c.amounts("rights", e.Rights, levels[string(recoupment.LevelRight)])
	for kind, want := range e.Levels {
		c.amounts(kind, want, levels[kind])
	}
	c.amounts("settlement", e.Settlement, conformanceAmounts{
		"receipts": s.Receipts, "withheld": s.Withheld, "released": s.Released, "held": s.Held,
	})
	c.transfers(e.Transfers)
	c.accounts(e.Accounts)
	c.accruals(e.Accruals)
	c.statements(e.Statements)
	c.events(e.Events)
	c.postings(e.Postings)
	return c.compared
}

func conformanceLines(s *recoupment.Settlement) conformanceAmounts {
	all := conformanceAmounts{}
	for _, l := range s.Lines {
		all[l.ID] = l.Cumulative
	}
	return all
}

func conformanceParties(s *recoupment.Settlement) conformanceAmounts {
	all := conformanceAmounts{}
	for _, l := range s.Lines {
		all[l.Party] = all[l.Party].Add(l.Cumulative)
	}
	return all
}

// conformanceComparison counts what it compares.
type conformanceComparison struct {
	t        *testing.T
	at       conformanceLook
	compared int
}

func (c *conformanceComparison) amount(what string, want *decimal.Decimal, got decimal.Decimal) {
	c.t.Helper()
	if want == nil {
		return
	}
	c.compared++
	rounded := want.Round(c.at.places)
	if !rounded.Equal(got) {
		c.t.Errorf("step %d: %s is %s, want %s", c.at.step, what, got, rounded)
	}
}

func (c *conformanceComparison) amounts(what string, want, got conformanceAmounts) {
	c.t.Helper()
	for id, amount := range want {
		have, there := got[id]
		if !there {
			c.t.Errorf("step %d: %s has no %q", c.at.step, what, id)
		}
		c.amount(what+" "+id, &amount, have)
	}
}

func (c *conformanceComparison) transfers(want map[string]conformanceTransfer) {
	c.t.Helper()
	for id, w := range want {
		got := c.at.settlement.Transfer(id)
		if got.From != w.From || got.To != w.To {
			c.t.Errorf("step %d: transfer %s goes from %q to %q", c.at.step, id, got.From, got.To)
		}
		c.amount("transfer "+id, &w.Amount, got.Cumulative)
		c.amount("transfer "+id+": paid before", w.PaidBefore, got.PaidBefore)
		c.amount("transfer "+id+": due", w.Due, got.Due)
		c.amount("transfer "+id+": paid", w.Paid, got.Paid)
		c.amount("transfer "+id+": carried", w.Carried, got.Carried)
	}
}

func (c *conformanceComparison) accounts(want map[string]conformanceAccount) {
	c.t.Helper()
	got := map[string]recoupment.AccountPosition{}
	for _, a := range c.at.settlement.Accounts {
		got[a.ID] = a
	}
	for id, w := range want {
		require.Contains(c.t, got, id)
		a, name := got[id], "account "+id+": "
		c.amount(name+"entered", w.Entered, a.Entered)
		c.amount(name+"refused", w.Refused, a.Refused)
		c.amount(name+"target", w.Target, a.Target)
		c.amount(name+"recouped", w.Recouped, a.Recouped)
		c.amount(name+"outstanding", w.Outstanding, a.Outstanding)
		c.amount(name+"interest", w.Interest, a.Interest)
		c.amount(name+"interest due", w.InterestDue, a.InterestDue)
	}
}

func (c *conformanceComparison) accruals(want map[string]conformanceAccrual) {
	c.t.Helper()
	got := map[string]recoupment.Accrual{}
	for _, a := range c.at.settlement.Accruals {
		got[a.Right] = a
	}
	for id, w := range want {
		require.Contains(c.t, got, id)
		a, name := got[id], "accrual "+id+": "
		if w.Amounts != nil {
			require.Len(c.t, a.Amounts, len(w.Amounts), name)
			for i := range w.Amounts {
				c.amount(fmt.Sprintf("%samounts[%d]", name, i), &w.Amounts[i], a.Amounts[i])
			}
		}
		c.amount(name+"earned", w.Earned, a.Earned)
		c.amount(name+"advance", w.Advance, a.Advance)
		c.amount(name+"unearned", w.Unearned, a.Unearned)
		c.amount(name+"carried", w.Carried, a.Carried)
	}
}

func (c *conformanceComparison) statements(want map[string]conformanceStatement) {
	c.t.Helper()
	got := map[string]recoupment.Statement{}
	for _, s := range c.at.settlement.Statements {
		got[s.ID] = s
	}
	for id, w := range want {
		require.Contains(c.t, got, id)
		s, name := got[id], "statement "+id+": "
		c.amount(name+"entitled", w.Entitled, s.Entitled.Cumulative)
		c.amount(name+"current", w.Current, s.Entitled.Current)
		c.amount(name+"deducted", w.Deducted, s.Deducted)
		c.amount(name+"withheld", w.Withheld, s.Withheld)
		c.amount(name+"released", w.Released, s.Released)
		c.amount(name+"held", w.Held, s.Held)
		c.amount(name+"paid before", w.PaidBefore, s.PaidBefore)
		c.amount(name+"due", w.Due, s.Due)
		c.amount(name+"paid", w.Paid, s.Paid)
		c.amount(name+"carried", w.Carried, s.Carried)
		c.amount(name+"to recoup", w.ToRecoup, s.ToRecoup)
	}
}

// events compares the whole list.
func (c *conformanceComparison) events(want []conformanceEvent) {
	c.t.Helper()
	if want == nil {
		return
	}
	c.compared++
	got := make([]conformanceEvent, 0, len(c.at.events))
	for _, e := range c.at.events {
		got = append(got, conformanceEvent{Threshold: e.Threshold, Movement: e.Movement, Date: e.Date})
	}
	require.Equal(c.t, want, got, "step %d: events", c.at.step)
}

// postings compares the whole list of the step: slice after slice, in the order of the deal.
func (c *conformanceComparison) postings(want []conformancePosting) {
	c.t.Helper()
	if want == nil {
		return
	}
	if len(want) != len(c.at.postings) {
		c.t.Errorf("step %d: %d postings, want %d: %+v", c.at.step, len(c.at.postings), len(want), c.at.postings)
		return
	}
	for i, w := range want {
		got, name := c.at.postings[i], fmt.Sprintf("posting %d (%s): ", i, w.Right)
		require.Equal(c.t, w.Right, got.Right, "step %d: %s", c.at.step, name)
		require.Equal(c.t, w.Slice, got.Slice, "step %d: %s", c.at.step, name)
		if w.Step != nil {
			require.Equal(c.t, *w.Step, got.Step, "step %d: %s", c.at.step, name)
		}
		c.amount(name+"base", w.Base, got.Base)
		c.amount(name+"earned", w.Earned, got.Earned)
		c.amount(name+"paid", w.Paid, got.Paid)
		if w.Rate != nil && !w.Rate.Equal(got.Rate) {
			c.t.Errorf("step %d: %srate is %s, want %s", c.at.step, name, got.Rate, w.Rate)
		}
	}
}
