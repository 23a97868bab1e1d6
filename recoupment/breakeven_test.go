package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/cnc"
)

// The scale of support ends at 70 tickets of 13,187.50. What needs fewer is found, however far the search looks first;
// what needs more is refused for the slice that is not given.
func TestBreakEvenUnderTheEndOfAScale(t *testing.T) {
	e := release()
	e.Support.Brackets = []cnc.Bracket{{UpTo: dec("923125"), Rate: dec("125")}}
	film, err := e.Compile()
	require.NoError(t, err)
	tickets := []recoupment.Term{{Counter: "admissions"}}
	lost := []recoupment.Term{{Counter: "admissions"}, {Transfer: "bonus", Times: dec("-1")}}
	large := season()
	large.Periods[0].Admissions, large.Periods[1].Admissions = dec("100"), dec("100")
	for _, row := range []struct {
		scenario recoupment.Scenario
		of       []recoupment.Term
		reaches  string
		want     int64
		reason   string
	}{
		{season(), tickets, "60", 60, "the search doubles from 20 to 40 and 80"},
		{season(), tickets, "70", 70, "the last ticket that the scale goes to"},
		{large, tickets, "60", 60, "the scenario itself is beyond the scale"},
		{season(), lost, "60", 60, "a goal that may be lost again"},
		{large, lost, "1", 1, "the same, from a scenario beyond"},
		{season(), tickets, "71", 0, "one more"},
		{large, tickets, "71", 0, "one more, from a scenario beyond"},
		{season(), lost, "71", 0, "one more of a goal that may be lost again"},
	} {
		got, err := film.BreakEven(row.scenario, []recoupment.Goal{{ID: "g", Condition: recoupment.Condition{Of: row.of, Reaches: dec(row.reaches)}}})
		if row.want == 0 {
			require.ErrorIs(t, err, recoupment.ErrRequired, row.reason)
			require.ErrorContains(t, err, "no slice is given above 923125", row.reason)
			continue
		}
		require.NoError(t, err, row.reason)
		require.Equal(t, []recoupment.BreakEven{{Goal: "g", Reached: true, Admissions: row.want}}, got, row.reason)
	}
}

// A bonus that only a statement deducts moves nothing of the cascade: the answers are those of a bonus beside it. Where
// anything looks at the account, there is none.
func TestBreakEvenOfABonusThatAStatementDeducts(t *testing.T) {
	beside := release()
	deducted := release()
	deducted.Deal.Accounts = append(deducted.Deal.Accounts, recoupment.Account{ID: "bonuses"})
	deducted.Deal.Transfers[0].RecoupedOn = "bonuses"
	goals := []recoupment.Goal{
		{ID: "producer", Condition: recoupment.Condition{Of: []recoupment.Term{{Right: "producer"}}, Reaches: dec("10000000")}},
		{ID: "bonus", Condition: recoupment.Condition{Of: []recoupment.Term{{Transfer: "bonus"}}, Reaches: dec("10")}},
		{ID: "result", Condition: recoupment.Condition{Of: []recoupment.Term{{Right: "producer"}, {Transfer: "bonus", Times: dec("-1")}}, Reaches: dec("10000000")}},
	}
	answers := func(e recoupment.Exploitation, goals []recoupment.Goal) ([]recoupment.BreakEven, error) {
		film, err := e.Compile()
		require.NoError(t, err)
		return film.BreakEven(season(), goals)
	}
	want, err := answers(beside, goals)
	require.NoError(t, err)
	got, err := answers(deducted, goals)
	require.NoError(t, err)
	require.Equal(t, want, got)
	for _, g := range got {
		require.True(t, g.Reached)
	}

	account := []recoupment.Term{{Account: "bonuses", Measure: recoupment.Outstanding}}
	for _, row := range []struct {
		change func(d *recoupment.Deal)
		goal   recoupment.Condition
		reason string
	}{
		{nil, recoupment.Condition{Of: account, Reaches: dec("1")}, "the goal measures it"},
		{func(d *recoupment.Deal) {
			d.Thresholds = append(d.Thresholds, recoupment.Threshold{ID: "owed", Condition: recoupment.Condition{Of: account, Reaches: dec("1")}})
		}, goals[0].Condition, "a threshold does"},
		{func(d *recoupment.Deal) {
			account[0].Times = dec("-1")
			d.Thresholds = append(d.Thresholds, recoupment.Threshold{ID: "closed", Condition: recoupment.Condition{Of: account}})
		}, goals[0].Condition, "the threshold is that nothing is outstanding"},
		{func(d *recoupment.Deal) {
			d.Pools[0].Tiers = append(d.Pools[0].Tiers, tier("back", recoup("bonuses")))
		}, goals[0].Condition, "a right recoups it"},
	} {
		e := release()
		e.Deal.Accounts = append(e.Deal.Accounts, recoupment.Account{ID: "bonuses"})
		e.Deal.Transfers[0].RecoupedOn = "bonuses"
		if row.change != nil {
			row.change(&e.Deal)
		}
		_, err := answers(e, []recoupment.Goal{{ID: "g", Condition: row.goal}})
		require.ErrorIs(t, err, recoupment.ErrReopened, row.reason)
	}
}
