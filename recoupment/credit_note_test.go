package recoupment_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// TestCreditNote: a credit note goes back over the thresholds that the receipts went over, but for what is
// recouped.
func TestCreditNote(t *testing.T) {
	deal, err := recoupment.ParseDeal([]byte(`{"currency":"EUR","balance":"producer","pools":[{"id":"main","tiers":[
		{"id":"costs","rights":[{"id":"costs","party":"Distributor","account":"costs","steps":[{"rate":"100"}]}]},
		{"id":"share","rights":[
			{"id":"agent","party":"Agent","steps":[{"rate":"20","until":{"of":[{"right":"agent"}],"reaches":"100"}},{"rate":"10"}]},
			{"id":"producer","party":"Producer","steps":[{"rate":"80","until":{"of":[{"right":"agent"}],"reaches":"100"}},{"rate":"90"}]}]}]}],
		"accounts":[{"id":"costs","opening":"1000"}]}`))
	require.NoError(t, err)
	cascade, err := deal.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	run.Trace()
	day := 0
	paid := func(amount string) (costs, agent, producer string) {
		day++
		m := recoupment.Movement{Date: schedule.MustParseDate("2028-01-01").AddDays(day)}
		m.Receipts = []recoupment.Receipt{{Pool: "main", Amount: dec(amount)}}
		require.NoError(t, run.Apply(m))
		s, err := run.Draw(run.Day())
		require.NoError(t, err)
		require.NoError(t, s.Check())
		total := func(id string) string { return s.Line(id).Cumulative.String() }
		return total("costs"), total("agent"), total("producer")
	}
	for _, row := range []struct{ amount, costs, agent, producer, reason string }{
		{"1700", "1000", "120", "580", "costs 1,000; 500 at 20 %, then 200 at 10 %"},
		{"-100", "1000", "110", "490", "taken back at 10 %"},
		{"-200", "1000", "80", "320", "100 at 10 %, then 100 at 20 %: the agent has less than 100 again"},
		{"-500", "1000", "-20", "-80", "what is recouped stays recouped: the shares alone are taken back, below nothing if need be"},
		{"700", "1000", "110", "490", "600 at 20 % to the agent's 100, then 100 at 10 %"},
	} {
		costs, agent, producer := paid(row.amount)
		require.Equal(t, []string{row.costs, row.agent, row.producer}, []string{costs, agent, producer}, row.reason)
	}
}

// TestRandomTakenBack: a movement taken back whole leaves what was there before, but for what looks at days,
// at whole movements or at what was once reached.
func TestRandomTakenBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		deal, h := play(t)
		for tries := 0; !goesBack(deal, h); tries++ {
			if tries == 60 {
				t.Skip("none of these goes back the way it came")
			}
			deal, h = play(t)
		}
		text := printed(deal)
		h.Entries = slices.DeleteFunc(h.Entries, func(e recoupment.Entry) bool { return e.Movement != nil && takesBack(*e.Movement) })
		var m recoupment.Movement
		for i := len(h.Entries) - 1; i >= 0 && m.ID == ""; i-- {
			if e := h.Entries[i].Movement; e != nil {
				m, h.Entries = *e, h.Entries[:i]
			}
		}
		m.Costs, m.Declares = nil, nil
		before, err := quantities(deal, withMovement(h))
		require.NoError(t, err)
		back := copied(m)
		for i := range back.Receipts {
			back.Receipts[i].Amount = back.Receipts[i].Amount.Neg()
		}
		for i := range back.Counts {
			back.Counts[i].Amount = back.Counts[i].Amount.Neg()
		}
		after, err := quantities(deal, withMovement(h, m, back))
		require.NoError(t, err)
		for name := range before {
			if !strings.Contains(name, ":base") && !strings.HasPrefix(name, "transfer:") { // those owed at the opening are entered by any movement
				require.Equal(t, before[name], after[name], "%s\n%s\n%s\n%s", name, text, printed(h), printed(m))
			}
		}
	})
}

// goesBack reports whether a history plays to its end, and nothing in its deal looks at days, at whole movements,
// at what was once reached, or at what no longer moves once it is: an account, a limit, what a right is paid;
// and no transfer feeds a pool, which one owed at the opening does in any movement.
func goesBack(deal recoupment.Deal, h recoupment.History) bool {
	text := printed(deal)
	for _, word := range []string{`"latch"`, `"whole"`, `"since"`, `"period"`, `"retroactive"`, `"interest"`, `"accrues"`, `"carried"`, `"account"`, `"limit"`, `"into"`,
		`{"right":`, `{"party":`, `{"tier":`, `{"group":`, `{"turnover":`, `{"pool":"p1"`, `{"pool":"p2"`} {
		if strings.Contains(text, word) {
			return false
		}
	}
	_, err := quantities(deal, h)
	return err == nil
}

// withMovement adds movements to a history.
func withMovement(h recoupment.History, all ...recoupment.Movement) recoupment.History {
	entries := append([]recoupment.Entry(nil), h.Entries...)
	for i := range all {
		entries = append(entries, recoupment.Entry{Movement: &all[i]})
	}
	return recoupment.History{Entries: entries}
}
