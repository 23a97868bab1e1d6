package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// A contract starts part-way through: 0.10 of what enters the pool, into which 2,000 came before.
func TestTransfersOpen(t *testing.T) {
	for _, test := range []struct {
		change                             func(d *recoupment.Deal)
		prior, current, cumulative, before string
		paid                               string
		reason                             string
	}{
		{func(*recoupment.Deal) {}, "0", "300", "300", "0", "300", "nothing is said: what the pool opens with is owed from now on"},
		{func(d *recoupment.Deal) { open200(d, "200", recoupment.DebtPaid) }, "200", "100", "300", "200", "100", "200 of before were paid"},
		{func(d *recoupment.Deal) { open200(d, "200", recoupment.DebtDue) }, "200", "100", "300", "0", "300", "200 of before are due"},
		{func(d *recoupment.Deal) { open200(d, "150", recoupment.DebtDue) }, "150", "100", "250", "0", "250", "what was owed was something else"},
		{func(d *recoupment.Deal) { open200(d, "0", recoupment.DebtPaid) }, "0", "100", "100", "0", "100", "nothing was owed before"},
		{func(d *recoupment.Deal) {
			open200(d, "200", recoupment.DebtPaid)
			d.Transfers[0].Limit = new(dec("250"))
		}, "200", "50", "250", "200", "50",
			"the limit holds for both together"},
		{func(d *recoupment.Deal) {
			open200(d, "200", recoupment.DebtPaid)
			d.Pools[0].Opening = dec("0")
		}, "200", "100", "300", "200", "100", "the pool may say nothing of before"},
		{func(d *recoupment.Deal) {
			open200(d, "50", recoupment.DebtPaid)
			d.Transfers[0].Advance = dec("150")
		}, "50", "100", "150", "50", "100", "the advance was earned before: 200 less 150"},
	} {
		d := single()
		d.Pools[0].Opening = dec("2000")
		d.Transfers = []recoupment.Transfer{tenth()}
		test.change(&d)
		run := open(t, d)
		require.NoError(t, run.Apply(money(1, "1000")))
		s := settle(t, again(t, d, run), day(2))
		l := s.Transfer("bonus")
		got := []string{l.Prior.String(), l.Current.String(), l.Cumulative.String(), l.PaidBefore.String(), l.Paid.String()}
		require.Equal(t, []string{test.prior, test.current, test.cumulative, test.before, test.paid}, got, test.reason)
	}
}

func open200(d *recoupment.Deal, amount string, prior recoupment.PriorDebt) {
	d.Transfers[0].Opening, d.Transfers[0].PriorDebt = dec(amount), prior
}

// What was owed before is in the opening of the account that recoups it.
func TestAnOpenedTransferIsNotRecoupedTwice(t *testing.T) {
	d := released()
	d.Counters[0].Opening = dec("150")
	open200(&d, "300", recoupment.DebtPaid)
	run := open(t, d)
	require.NoError(t, run.Apply(week(1, "1000", "1")))
	s := settle(t, again(t, d, run), day(2))
	require.Equal(t, "500", s.Accounts[0].Target.String())
	d.Transfers[0].Opening, d.Transfers[0].PriorDebt = dec("0"), ""
	run = open(t, d)
	require.NoError(t, run.Apply(week(1, "1000", "1")))
	s = settle(t, run, day(2))
	require.Equal(t, "800", s.Accounts[0].Target.String(), "where nothing is said it falls due with the first movement")
}

// What reached a tier or a group before counts in conditions and in bands, and is nobody's money.
func TestTiersAndGroupsOpen(t *testing.T) {
	for reason, test := range map[string]struct {
		open func(d *recoupment.Deal)
		term recoupment.Term
	}{
		"a tier":  {func(d *recoupment.Deal) { d.Pools[0].Tiers[0].Opening = dec("600") }, recoupment.Term{Tier: "top"}},
		"a group": {func(d *recoupment.Deal) { d.Groups[0].Opening = dec("600") }, recoupment.Term{Turnover: "g"}},
	} {
		right := rate("agent", "30")
		right.Steps = []recoupment.Step{
			{Rate: dec("30"), Until: &recoupment.Condition{Of: []recoupment.Term{test.term}, Reaches: dec("1000")}}, {Rate: dec("10")},
		}
		d := single(tier("top", right))
		d.Groups = []recoupment.Group{{ID: "g", Rights: []string{"agent"}}}
		d.Transfers = []recoupment.Transfer{{
			ID: "bonus", From: "rest", To: "agent", Of: []recoupment.Term{test.term}, Bands: []recoupment.Band{{From: dec("900"), Amount: dec("7")}},
		}}
		test.open(&d)
		run := open(t, d)
		require.NoError(t, run.Apply(money(1, "500")))
		s := settle(t, again(t, d, run), day(2))
		require.Equal(t, "130.00", s.Line("agent").Cumulative.StringFixed(2), "%s: 30 %% of 400 up to 1,000, 10 %% of 100", reason)
		require.Equal(t, "7", s.Transfer("bonus").Cumulative.String(), reason)
		require.Equal(t, "500", s.Receipts.String(), reason)
		for _, l := range s.Levels {
			if l.ID == "top" && reason == "a tier" || l.Kind == recoupment.LevelTurnover && reason == "a group" {
				require.Equal(t, "1100", l.Amount.String(), reason)
			}
		}
	}
}
