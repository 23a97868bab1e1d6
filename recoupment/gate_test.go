package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// A place whose name has a space is not two places: the rights of one and of the others are told apart, in any order.
func TestAPlaceWithASpaceInItsName(t *testing.T) {
	in := func(id, rate string, territories ...string) recoupment.Right {
		return recoupment.Right{ID: id, Party: id, On: recoupment.Filter{"territory": territories}, Steps: []recoupment.Step{{Rate: dec(rate)}}}
	}
	one, two := in("one", "10", "Hong Kong"), in("two", "30", "Hong", "Kong")
	for _, rights := range [][]recoupment.Right{{one, two}, {two, one}} {
		d := single(tier("places", rights...))
		run := open(t, d)
		m := money(1, "100")
		m.Receipts[0].At = recoupment.Coordinates{"territory": "Hong Kong"}
		require.NoError(t, run.Apply(m))
		s, err := run.Settle(day(1))
		require.NoError(t, err)
		require.Equal(t, "10", s.Line("one").Cumulative.String())
		require.Equal(t, "0", s.Line("two").Cumulative.String())
	}
}

// A threshold may be called what a count since another one is called.
func TestAThresholdNamedSince(t *testing.T) {
	d := single(tier("first", recoupment.Right{ID: "first", Party: "first", Steps: []recoupment.Step{
		{Rate: dec("100"), Until: &recoupment.Condition{Threshold: "since:early"}}, {Rate: dec("50")},
	}}))
	d.Counters = []recoupment.Counter{{ID: "admissions"}}
	reach := func(amount string) recoupment.Condition {
		return recoupment.Condition{Of: []recoupment.Term{{Counter: "admissions"}}, Reaches: dec(amount)}
	}
	d.Thresholds = []recoupment.Threshold{{ID: "early", Condition: reach("10")}, {ID: "since:early", Condition: reach("1000")}}
	d.Transfers = []recoupment.Transfer{{
		ID: "bonus", From: "first", To: "talent", Of: []recoupment.Term{{Counter: "admissions", Since: "early"}}, Bands: []recoupment.Band{{PerUnit: dec("1")}},
	}}
	run := open(t, d)
	require.NoError(t, run.Apply(week(1, "100", "50")))
	s, err := run.Settle(day(1))
	require.NoError(t, err)
	require.Equal(t, "100", s.Line("first").Cumulative.String(), "1,000 admissions are not reached")
	require.Equal(t, "40", s.Transfer("bonus").Cumulative.String(), "those above 10")
}
