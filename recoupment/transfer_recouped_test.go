package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// released is a deal of a distributor who recoups its costs, then leaves all to the rest, and pays a bonus of
// 300 at 100 admissions that it recoups too.
func released() recoupment.Deal {
	d := single(tier("costs", recoup("costs")))
	d.Accounts = []recoupment.Account{{ID: "costs", Opening: dec("500")}}
	d.Counters = []recoupment.Counter{{ID: "admissions"}}
	d.Transfers = []recoupment.Transfer{{
		ID: "bonus", From: "costs", To: "talent", Of: []recoupment.Term{{Counter: "admissions"}},
		Bands: []recoupment.Band{{From: dec("100"), Amount: dec("300")}}, RecoupedOn: "costs",
	}}
	return d
}

// week is a movement of so much money and so many admissions.
func week(n int, amount, admissions string) recoupment.Movement {
	m := money(n, amount)
	m.Counts = []recoupment.Count{{Counter: "admissions", Amount: dec(admissions)}}
	return m
}

func TestATransferIsRecouped(t *testing.T) {
	for _, test := range []struct {
		change      func(d *recoupment.Deal)
		movements   []recoupment.Movement
		costs, rest string // received
		target      string
		reason      string
	}{
		{nil, []recoupment.Movement{week(1, "1000", "100"), week(2, "1000", "1")}, "800", "1200", "800",
			"it is entered at the end of the first week: the second one repays it"},
		{nil, []recoupment.Movement{week(1, "1000", "99")}, "500", "500", "500", "it is not due"},
		{func(d *recoupment.Deal) { d.Accounts[0].Cap = new(dec("600")) }, []recoupment.Movement{week(1, "1000", "100"), week(2, "1000", "1")}, "600", "1400", "600",
			"no more than the cap is admitted"},
		{func(d *recoupment.Deal) {
			d.Accounts[0].Heads = []recoupment.Head{{ID: "bonuses", Cap: new(dec("250"))}}
			d.Transfers[0].Head = "bonuses"
		}, []recoupment.Movement{week(1, "1000", "100"), week(2, "1000", "1")}, "750", "1250", "750", "nor more than that of its head"},
		{func(d *recoupment.Deal) { d.Accounts[0].Premium = dec("20") }, []recoupment.Movement{week(1, "1000", "100"), week(2, "1000", "1")}, "960", "1040", "960",
			"with the premium, as a cost"},
		{func(d *recoupment.Deal) { d.Accounts[0].Late = recoupment.Refused }, []recoupment.Movement{week(1, "1000", "100"), week(2, "1000", "1")}, "500", "1500", "500",
			"too late: the account was recouped in the same week"},
		{func(d *recoupment.Deal) { d.Transfers[0].Ends = day(1) }, []recoupment.Movement{week(1, "0", "99"), week(2, "1000", "1"), week(3, "1000", "1")}, "500", "1500", "500",
			"it ended before it was due"},
		{func(d *recoupment.Deal) { d.Transfers[0].When = &recoupment.Condition{From: day(2)} }, []recoupment.Movement{week(1, "1000", "100"), week(5, "0", "1"), week(6, "500", "1")}, "800", "700", "800",
			"it falls due by the day, and is entered with the next movement"},
		{func(d *recoupment.Deal) {
			d.Accounts = append(d.Accounts, recoupment.Account{ID: "damage"})
			d.Transfers[0] = recoupment.Transfer{
				ID: "bonus", From: "costs", To: "talent", RecoupedOn: "costs", Bands: []recoupment.Band{{PerUnit: dec("1")}},
				Of: []recoupment.Term{{Counter: "admissions"}, {Account: "damage", Measure: recoupment.Target, Times: dec("-1")}},
			}
		}, []recoupment.Movement{
			week(1, "0", "300"),
			{Date: day(2), Costs: []recoupment.Cost{{Account: "damage", Amount: dec("100")}}},
			money(3, "1000"),
		}, "700", "300", "700", "300 came to be owed, then 100 less: a credit note"},
	} {
		d := released()
		if test.change != nil {
			test.change(&d)
		}
		run := open(t, d)
		for _, m := range test.movements {
			require.NoError(t, run.Apply(m))
			run = again(t, d, run)
		}
		s := settle(t, run, day(10))
		require.Equal(t, test.costs, s.Line("costs").Cumulative.StringFixed(0), test.reason)
		require.Equal(t, test.rest, s.Line("rest").Cumulative.StringFixed(0), test.reason)
		require.Equal(t, test.target, s.Accounts[0].Target.StringFixed(0), test.reason)
	}
}

// The cost of the bonus is that of its day: 36.5 % a year of 300 are 0.30 a day, from then on.
func TestARecoupedTransferBearsInterest(t *testing.T) {
	d := released()
	d.Accounts[0].Opening = dec("0")
	d.Accounts[0].Interest = &recoupment.Interest{Rate: dec("36.5"), Method: recoupment.Simple, DayCount: "ACT/365F", First: recoupment.InterestFirst}
	run := open(t, d)
	require.NoError(t, run.Apply(week(1, "0", "100")))
	s := settle(t, again(t, d, run), day(11))
	require.Equal(t, "303.00", s.Accounts[0].Target.StringFixed(2))
}

// A view that changes nothing of the bonus sees the same cost; one with a bonus of its own, its own.
func TestViewsSeeWhatIsRecouped(t *testing.T) {
	d := released()
	d.Views = []recoupment.View{{ID: "v", Party: "rest", BorneBy: "costs", Accounts: []recoupment.Account{{ID: "costs", Opening: dec("400")}}}}
	run := open(t, d)
	require.NoError(t, run.Apply(week(1, "1000", "100")))
	require.NoError(t, run.Apply(week(2, "1000", "1")))
	s := settle(t, again(t, d, run), day(3))
	require.Equal(t, "1200", s.Line("rest").Cumulative.StringFixed(0), "500 and 300 of 2,000 are recouped")
	require.Equal(t, "100", s.Transfer("v").Cumulative.StringFixed(0), "400 and 300 in the view")

	own := released().Transfers[0]
	own.Bands = []recoupment.Band{{From: dec("100"), Amount: dec("100")}}
	kept := own
	kept.RecoupedOn = ""
	for _, test := range []struct {
		own         recoupment.Transfer
		gap, reason string
	}{
		{own, "-196", "500 and 100 of 800 are recouped in his view, where 2 % of 200 are left to him; the bonus is 200 less"},
		{kept, "-194", "only 500 are: 2 % of 300, less 200"},
	} {
		d := single(tier("costs", recoup("costs")), tier("points", rate("talent", "2")))
		d.Accounts, d.Counters, d.Transfers = released().Accounts, released().Counters, released().Transfers
		d.Views = []recoupment.View{{ID: "v", Party: "talent", BorneBy: "costs", Transfers: []recoupment.Transfer{test.own}}}
		run := open(t, d)
		require.NoError(t, run.Apply(week(1, "500", "100")))
		require.NoError(t, run.Apply(week(2, "300", "1")))
		s := settle(t, again(t, d, run), day(3))
		require.Equal(t, "800", s.Line("costs").Cumulative.StringFixed(0), "500 and 300 are recouped of 800")
		require.Equal(t, "300", s.Transfer("bonus").Paid.StringFixed(0), test.reason)
		gap := s.Transfer("v")
		require.Equal(t, test.gap, gap.Cumulative.StringFixed(0), test.reason)
		require.True(t, gap.Paid.IsZero(), "it is paid on the statement")
		for _, statement := range s.Statements {
			if statement.ID == "talent" {
				require.Equal(t, test.gap, statement.Opposable.StringFixed(0), test.reason)
			}
		}
	}
}

// What a view does not change is what the deal owes, even where the view measures something else.
func TestAViewIsEnteredWithWhatTheDealOwes(t *testing.T) {
	d := single(tier("fee", rate("agent", "10")), tier("costs", recoup("costs")))
	d.Accounts = released().Accounts
	d.Transfers = []recoupment.Transfer{{
		ID: "bonus", From: "costs", To: "talent", Of: []recoupment.Term{{Right: "agent"}}, Bands: []recoupment.Band{{PerUnit: dec("1")}}, RecoupedOn: "costs",
	}}
	d.Views = []recoupment.View{{ID: "v", Party: "rest", BorneBy: "agent", Rights: []recoupment.Right{rate("agent", "20")}}}
	run := open(t, d)
	require.NoError(t, run.Apply(money(1, "1000")))
	require.NoError(t, run.Apply(money(2, "1000")))
	s := settle(t, again(t, d, run), day(3))
	require.Equal(t, "1200", s.Line("rest").Cumulative.String(), "400, then 800: 100 of the bonus are recouped")
	gap := s.Transfer("v")
	require.Equal(t, "-200", gap.Cumulative.String(), "300, then 700: a fee of 200 each time, and the same 100")
}

// A credit note that fills an account which refuses late costs fills it for good.
func TestACreditNoteFillsAnAccount(t *testing.T) {
	d := released()
	d.Accounts[0].Late = recoupment.Refused
	d.Accounts = append(d.Accounts, recoupment.Account{ID: "damage"})
	d.Transfers[0].Bands = []recoupment.Band{{PerUnit: dec("1")}}
	d.Transfers[0].Of = append(d.Transfers[0].Of, recoupment.Term{Account: "damage", Measure: recoupment.Target, Times: dec("-1")})
	run := open(t, d)
	cost := func(n int, account, amount string) recoupment.Movement {
		return recoupment.Movement{Date: day(n), Costs: []recoupment.Cost{{Account: account, Amount: dec(amount)}}}
	}
	for _, m := range []recoupment.Movement{week(1, "0", "300"), money(2, "600"), cost(3, "damage", "200"), cost(4, "costs", "50")} {
		require.NoError(t, run.Apply(m))
		run = again(t, d, run)
	}
	s := settle(t, run, day(5))
	require.Equal(t, "600", s.Accounts[0].Target.String(), "500 and 300, less 200: all of it is recouped")
	require.Equal(t, "50", s.Accounts[0].Refused.String())
}

// A payer whose own view says less is given the difference.
func TestAViewOfThePayer(t *testing.T) {
	d := single(tier("top", rate("talent", "5")))
	d.Transfers = []recoupment.Transfer{tenth()}
	own := tenth()
	own.Limit = new(dec("30"))
	d.Views = []recoupment.View{{ID: "v", Party: "rest", BorneBy: "talent", Transfers: []recoupment.Transfer{own}}}
	run := open(t, d)
	require.NoError(t, run.Apply(money(1, "1000")))
	s := settle(t, again(t, d, run), day(3))
	require.Equal(t, "100", s.Transfer("bonus").Paid.StringFixed(0), "he pays what the deal says")
	require.Equal(t, "70", s.Transfer("v").Cumulative.StringFixed(0), "and is given what his view does not")
	for _, statement := range s.Statements {
		if statement.ID == "rest" {
			require.Equal(t, "1020", statement.Paid.StringFixed(0), "95 % of 1,000, and 70")
		}
	}
}

// What is entered at the end of the movement that reaches a goal may take it away: no answer is better.
func TestTheWayAheadOfARecoupedTransfer(t *testing.T) {
	outstanding := []recoupment.Term{{Account: "costs", Measure: recoupment.Outstanding, Times: dec("-1")}}
	received := []recoupment.Term{{Right: "rest"}}
	for _, test := range []struct {
		goal   recoupment.Condition
		unit   recoupment.Movement
		want   string
		err    error
		reason string
	}{
		{recoupment.Condition{Of: outstanding}, money(1, "1"), "500", nil, "no admission comes with the money"},
		{recoupment.Condition{Of: outstanding}, week(1, "10", "1"), "50", nil, "50 admissions: the bonus is not due yet"},
		{recoupment.Condition{Of: outstanding}, week(1, "1", "1"), "", recoupment.ErrReopened, "due at 100, before 500 are recouped"},
		{recoupment.Condition{Of: received, Reaches: dec("1")}, week(1, "1", "1"), "501", nil, "what is received is not taken back"},
		{recoupment.Condition{Of: []recoupment.Term{{Transfer: "bonus"}}, Reaches: dec("300")}, week(1, "1", "1"), "100", nil, "nor does the bonus hang on the account"},
	} {
		run := open(t, released())
		a, err := run.BreakEven(test.unit, test.goal)
		require.ErrorIs(t, err, test.err, test.reason)
		if test.err == nil {
			require.True(t, a.Reached, test.reason)
			require.Equal(t, test.want, a.Units.String(), test.reason)
		}
	}
	_, err := open(t, released()).Exhaust(week(1, "1", "1"))
	require.ErrorIs(t, err, recoupment.ErrReopened)

	ended := released()
	ended.Transfers[0].Ends = day(3)
	a, err := open(t, ended).BreakEven(week(5, "1", "1"), recoupment.Condition{Of: outstanding})
	require.NoError(t, err)
	require.Equal(t, "500", a.Units.String(), "it ended before")
}

// A forecast that is certain comes to what a run of its movements does.
func TestSimulationFollowsTransfers(t *testing.T) {
	ends, view, opened := released(), released(), released()
	ends.Transfers[0].RecoupedOn, ends.Transfers[0].Ends = "", day(1)
	view.Pools[0].Tiers = append([]recoupment.Tier{tier("points", rate("talent", "2"))}, view.Pools[0].Tiers...)
	own := view.Transfers[0]
	own.Limit = new(dec("250"))
	view.Views = []recoupment.View{{ID: "v", Party: "talent", BorneBy: "costs", Transfers: []recoupment.Transfer{own}}}
	opened.Transfers[0].Opening, opened.Transfers[0].PriorDebt, opened.Transfers[0].RecoupedOn = dec("40"), recoupment.DebtDue, ""
	for reason, d := range map[string]recoupment.Deal{"recouped": released(), "ends": ends, "of a view": view, "opened": opened} {
		moves := []recoupment.Movement{week(1, "200", "60"), week(2, "900", "60"), week(3, "900", "60")}
		run := open(t, d)
		simulator, err := run.Simulator(recoupment.Forecast{Movements: moves})
		require.NoError(t, err, reason)
		tally, err := simulator.Play(recoupment.Chunk{Scenarios: 2})
		require.NoError(t, err, reason)
		for _, m := range moves {
			require.NoError(t, run.Apply(m))
		}
		s := settle(t, run, day(3))
		expected := map[string]int64{}
		for _, l := range s.Lines {
			expected[l.Party] += l.Cumulative.Shift(2).IntPart()
		}
		for _, l := range s.Transfers {
			expected[l.From] -= l.Cumulative.Shift(2).IntPart()
			expected[l.To] += l.Cumulative.Shift(2).IntPart()
		}
		for party, amount := range expected {
			require.Equal(t, amount, tally.Party(party).Least, "%s: %s", reason, party)
			require.Equal(t, amount, tally.Party(party).Most, "%s: %s", reason, party)
		}
	}
}
