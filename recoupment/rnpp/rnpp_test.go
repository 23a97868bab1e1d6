package rnpp_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
	"github.com/filmfinance/filmfinance/schedule"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func day(s string) schedule.Date { return schedule.MustParseDate(s) }

// rates are steps: a flat rate.
func flat(rate string) []recoupment.Step { return []recoupment.Step{{Rate: dec(rate)}} }

// commission is a flat one.
func commission(rate string) rnpp.Commission { return rnpp.Commission{Steps: flat(rate)} }

// until ends a step.
func until(rate string, of recoupment.Term, reaches string) recoupment.Step {
	return recoupment.Step{Rate: dec(rate), Until: &recoupment.Condition{Of: []recoupment.Term{of}, Reaches: dec(reaches)}}
}

// on filters by stream.
func on(streams ...string) recoupment.Filter {
	return recoupment.Filter{recoupment.DimensionMedium: streams}
}

// recouped ends a step when nothing is outstanding on an account.
func recouped(rate, account string) recoupment.Step {
	return until(rate, recoupment.Term{Account: account, Measure: recoupment.Outstanding, Times: dec("-1")}, "0")
}

// film is contracts with a run of the deal they make.
type film struct {
	t *testing.T
	rnpp.Contracts
	cascade *recoupment.Cascade
	run     *recoupment.Run
	last    *recoupment.Settlement
}

func play(t *testing.T, c rnpp.Contracts) *film {
	t.Helper()
	deal, err := c.Deal()
	require.NoError(t, err)
	cascade, err := deal.Compile()
	require.NoError(t, err)
	f := &film{t: t, Contracts: c, cascade: cascade, run: cascade.Open()}
	for _, m := range c.Opening() {
		require.NoError(t, f.run.Apply(m))
	}
	return f
}

func (f *film) sell(on string, sale rnpp.Sale) {
	f.t.Helper()
	receipt, err := f.Place(sale)
	require.NoError(f.t, err)
	require.NoError(f.t, f.run.Apply(recoupment.Movement{Date: day(on), Receipts: []recoupment.Receipt{receipt}}))
}

func (f *film) apply(m recoupment.Movement) {
	f.t.Helper()
	require.NoError(f.t, f.run.Apply(m))
}

// settle closes a period and draws its statement, both checked.
func (f *film) settle(on string) (recoupment.Settlement, rnpp.Statement) {
	f.t.Helper()
	s, err := f.run.Settle(day(on))
	require.NoError(f.t, err)
	require.NoError(f.t, s.Check())
	statement, err := f.Statement(f.last, s)
	require.NoError(f.t, err)
	require.NoError(f.t, statement.Check())
	f.last = &s
	return s, statement
}

func parties(s recoupment.Settlement) map[string]string {
	sums := map[string]decimal.Decimal{}
	for _, l := range s.Lines {
		sums[l.Party] = sums[l.Party].Add(l.Cumulative)
	}
	all := map[string]string{}
	for party, sum := range sums {
		places := int32(2)
		if s.Currency == "CLF" {
			places = 4
		}
		all[party] = sum.StringFixed(places)
	}
	return all
}

func level(s recoupment.Settlement, kind recoupment.LevelKind, id string) string {
	for _, l := range s.Levels {
		if l.Kind == kind && l.ID == id {
			return l.Amount.StringFixed(2)
		}
	}
	return "none"
}
