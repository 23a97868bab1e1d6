package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// ahead opens a deal and asks how much further it is to a goal, in units of one euro into the pool.
func ahead(t *testing.T, d recoupment.Deal, goal recoupment.Condition, before ...recoupment.Movement) recoupment.Ahead {
	t.Helper()
	cascade, err := d.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	for _, m := range before {
		require.NoError(t, run.Apply(m))
	}
	a, err := run.BreakEven(money(100, "1"), goal)
	require.NoError(t, err)
	return a
}

func TestBreakEvenWalksTheSlices(t *testing.T) {
	withAccounts := func(d recoupment.Deal, accounts ...recoupment.Account) recoupment.Deal {
		d.Accounts = append(d.Accounts, accounts...)
		return d
	}
	account := func(id, opening string) recoupment.Account {
		return recoupment.Account{ID: id, Opening: dec(opening)}
	}
	reaches := func(amount string, terms ...recoupment.Term) recoupment.Condition {
		return recoupment.Condition{Of: terms, Reaches: dec(amount)}
	}
	studio := withAccounts(single(tier("gross", rate("fee", "20")), tier("costs", recoup("costs"))), account("costs", "200000000"))
	debt := withAccounts(single(
		tier("top", rate("cam", "1"), rate("fee", "10")), tier("expenses", recoup("expenses")), tier("debt", recoup("debt")),
		tier("equity", recoup("equity")), tier("split", rate("investors", "50")),
	), account("expenses", "75000"), account("debt", "550000"), account("equity", "600000"))
	bonus := single(tier("t", rate("producer", "50")))
	bonus.Transfers = []recoupment.Transfer{{
		ID: "bonus", From: "producer", To: "author", Of: []recoupment.Term{{Pool: "pool"}},
		Bands: []recoupment.Band{{From: dec("1000"), Amount: dec("300")}},
	}}
	net := []recoupment.Term{{Right: "producer"}, {Transfer: "bonus", Times: dec("-1")}}
	tests := []struct {
		deal   recoupment.Deal
		goal   recoupment.Condition
		before []recoupment.Movement
		exact  string
		reason string
	}{
		{studio, reaches("200000000", recoupment.Term{Account: "costs", Measure: recoupment.Recouped}), nil, "250000000", "W08: 200 / (1 - 0.20)"},
		{studio, reaches("200000000", recoupment.Term{Account: "costs", Measure: recoupment.Recouped}), []recoupment.Movement{money(0, "50000000")}, "200000000", "50 of the 250 are there already"},
		{debt, reaches("600000", recoupment.Term{Right: "equity"}), nil, "122500000/89", "W40: (550,000 + 600,000 + 75,000) / 0.89 = 1,376,404.494..."},
		{debt, reaches("600100", recoupment.Term{Right: "equity"}, recoupment.Term{Right: "investors"}), nil, "122520000/89", "100 more at 50 % of 89 %: 20,000/89 further"},
		{bonus, reaches("400", net...), nil, "800", "50 % of 800, before the bonus"},
		{bonus, reaches("500", net...), nil, "1600", "at 1,000 the 500 fall to 200 at once: 300 more of the producer's, out of 600"},
		{bonus, reaches("0", net...), nil, "0", "it is there"},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			a := ahead(t, test.deal, test.goal, test.before...)
			require.True(t, a.Reached)
			require.Equal(t, test.exact, a.Exact)
		})
	}
	never := ahead(t, studio, reaches("200000001", recoupment.Term{Account: "costs", Measure: recoupment.Recouped}))
	require.False(t, never.Reached, "the account is never recouped beyond its target")
}

// Of each 100 admissions and 500 of receipts, the film earns 10 % up to 1,000 admissions and 20 % beyond.
func TestBreakEvenInAdmissions(t *testing.T) {
	admissions := recoupment.Term{Counter: "admissions"}
	d := single(tier("t", recoupment.Right{ID: "a", Party: "a", Steps: []recoupment.Step{
		{Rate: dec("10"), Until: &recoupment.Condition{Of: []recoupment.Term{admissions}, Reaches: dec("1000")}}, {Rate: dec("20")},
	}}))
	d.Counters = []recoupment.Counter{{ID: "admissions", Opening: dec("200")}}
	cascade, err := d.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	unit := money(1, "5")
	unit.Counts = []recoupment.Count{{Counter: "admissions", Amount: dec("1")}}
	goal := recoupment.Condition{Of: []recoupment.Term{{Right: "a"}}, Reaches: dec("700")}
	a, err := run.BreakEven(unit, goal)
	require.NoError(t, err)
	require.Equal(t, "1100", a.Exact, "800 admissions bring 400; 300 more at 1.00 each")
	e, err := run.Exhaust(unit)
	require.NoError(t, err)
	require.Equal(t, "800", e.Exact, "then no threshold is ahead")
	s := settle(t, run, day(1))
	require.Equal(t, "0.00", s.Receipts.StringFixed(2), "the run has not moved")
}

func TestBreakEvenRefuses(t *testing.T) {
	cascade, err := single().Compile()
	require.NoError(t, err)
	run := cascade.Open()
	goal := recoupment.Condition{Of: []recoupment.Term{{Right: "rest"}}, Reaches: dec("1")}
	_, err = run.BreakEven(recoupment.Movement{Date: day(1)}, goal)
	require.ErrorIs(t, err, recoupment.ErrRequired, "a movement that brings nothing")
	_, err = run.BreakEven(money(1, "0"), goal)
	require.ErrorIs(t, err, recoupment.ErrRequired, "nor does one of zero")
	_, err = run.BreakEven(money(1, "1"), recoupment.Condition{Of: []recoupment.Term{{Right: "?"}}})
	require.ErrorIs(t, err, recoupment.ErrUnknown)
	_, err = run.BreakEven(money(1, "1"), recoupment.Condition{From: day(1)})
	require.ErrorIs(t, err, recoupment.ErrRange, "a day is no sum")
	_, err = (&recoupment.Run{}).BreakEven(money(1, "1"), goal)
	require.ErrorIs(t, err, recoupment.ErrNotCompiled)
}

// A transfer bends where its advance is earned out, where it reaches its limit, and where the limit that
// moves binds.
func TestBreakEvenFollowsTheBendsOfATransfer(t *testing.T) {
	whole := recoupment.Deal{Currency: "EUR", Balance: "a", Pools: []recoupment.Pool{{ID: "pool", Tiers: []recoupment.Tier{tier("t", rate("a", "100"))}}}}
	of := []recoupment.Term{{Right: "a"}}
	whole.Transfers = []recoupment.Transfer{
		{ID: "x", From: "a", To: "b", Of: of, Bands: []recoupment.Band{{PerUnit: dec("0.1")}}, Advance: dec("100")},
		{ID: "y", From: "a", To: "b", Of: of, Bands: []recoupment.Band{{PerUnit: dec("0.1")}}, Limit: new(dec("20"))},
		{ID: "w", From: "a", To: "b", Of: of, Bands: []recoupment.Band{{Amount: dec("500")}}, AtMost: []recoupment.Term{{Right: "a", Times: dec("0.01")}}},
	}
	goal := func(amount string, terms ...recoupment.Term) recoupment.Condition {
		return recoupment.Condition{Of: terms, Reaches: dec(amount)}
	}
	for _, test := range []struct {
		goal   recoupment.Condition
		exact  string
		reason string
	}{
		{goal("50", recoupment.Term{Transfer: "x"}), "1500", "100 are earned out at 1,000"},
		{goal("20", recoupment.Term{Transfer: "y"}), "200", "its limit"},
		{goal("21", recoupment.Term{Transfer: "y"}), "", "it is never more"},
		{goal("300", recoupment.Term{Transfer: "w"}), "30000", "1 % of what was received, at most"},
		{goal("600", recoupment.Term{Transfer: "w"}), "", "500 and no more"},
		{goal("2000", recoupment.Term{Right: "a"}, recoupment.Term{Transfer: "y", Times: dec("-1")}), "2020", "less the 20 that are the most"},
	} {
		a := ahead(t, whole, test.goal)
		require.Equal(t, test.exact, a.Exact, test.reason)
		require.Equal(t, test.exact != "", a.Reached, test.reason)
	}
}

// A goal may name a threshold that counts since another, and an account that grows with what counts since
// one.
func TestAGoalMeasuresWhatTheThresholdDoes(t *testing.T) {
	d := single(tier("t", rate("a", "50")))
	d.Thresholds = []recoupment.Threshold{
		{ID: "first", Condition: recoupment.Condition{Of: []recoupment.Term{{Right: "a"}}, Reaches: dec("100")}},
		{ID: "second", Condition: recoupment.Condition{Of: []recoupment.Term{{Right: "a", Since: "first"}}, Reaches: dec("100")}},
	}
	d.Accounts = []recoupment.Account{{ID: "x", Adds: []recoupment.Term{{Right: "a", Since: "first"}}}}
	require.Equal(t, "400", ahead(t, d, recoupment.Condition{Threshold: "second"}).Exact, "100 to a, then 100 more")
	require.Equal(t, "300", ahead(t, d, recoupment.Condition{
		Of: []recoupment.Term{{Account: "x", Measure: recoupment.Outstanding}}, Reaches: dec("50"),
	}).Exact)
}
