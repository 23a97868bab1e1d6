package recoupment_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/internal/testcase"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// TestValidateAnswersExponents puts powers of ten that arithmetic would never finish with in every amount and rate
// of documents that have all of them: each is answered at once.
func TestValidateAnswersExponents(t *testing.T) {
	for name, document := range map[string]interface{ Validate() error }{
		"deal": &recoupment.Deal{}, "movement": &recoupment.Movement{}, "forecast": &recoupment.Forecast{},
		"history": &recoupment.History{}, "scenario": &recoupment.Scenario{}, "exploitation": &recoupment.Exploitation{},
	} {
		t.Run(name, func(t *testing.T) { testcase.RefusesExponents(t, document) })
	}
}

// TestGreaterOfExponents: figures that nothing can be computed with are handed on for the deal to refuse.
func TestGreaterOfExponents(t *testing.T) {
	large := decimal.New(1, 1<<30)
	for at := range 3 {
		figures := []decimal.Decimal{dec("10"), dec("90"), dec("1000")}
		figures[at] = large
		steps := recoupment.GreaterOf(figures[0], figures[1], figures[2], recoupment.Term{Pool: "p"})
		require.Equal(t, []recoupment.Step{{Rate: large}}, steps)
	}
}

// TestTallyWithoutSums: a tally that travelled as JSON may have lost its sums; they are nothing.
func TestTallyWithoutSums(t *testing.T) {
	for _, text := range []string{
		`{"currency":"EUR","scenarios":5,"parties":[{"party":"A","least":3,"most":7}]}`,
		`{"currency":"EUR","scenarios":5,"parties":[{"party":"A","sum":null,"squares":null,"least":3,"most":7}]}`,
	} {
		var tally recoupment.Tally
		require.NoError(t, json.Unmarshal([]byte(text), &tally))
		summary := tally.Summary(dec("50"))
		require.Len(t, summary, 1)
		require.True(t, summary[0].Mean.IsZero() && summary[0].Deviation.IsZero())
		other := recoupment.Tally{Currency: "EUR", Scenarios: 1, Parties: []recoupment.PartyTally{{Party: "A", Sum: big.NewInt(5), Squares: big.NewInt(25)}}}
		require.NoError(t, tally.Merge(&other))
		require.Equal(t, "5", tally.Parties[0].Sum.String())
	}
	require.Nil(t, (&recoupment.Simulator{}).Scenario(1, 1), "a simulator that was not made")
}

// TestInterestIsBounded: thousands of loans that compound by the month for years are refused.
func TestInterestIsBounded(t *testing.T) {
	deal := recoupment.Deal{Currency: "EUR", Balance: "rest", Pools: []recoupment.Pool{{ID: "p", Tiers: []recoupment.Tier{
		{ID: "loans", Sharing: recoupment.Equally}, tier("rest", rate("rest", "100")),
	}}}}
	for i := range recoupment.MaxPools {
		id := fmt.Sprint("loan", i)
		deal.Accounts = append(deal.Accounts, recoupment.Account{ID: id, Opening: decimal.New(int64(1000+i), 0), Interest: &recoupment.Interest{
			Rate: dec("7.13"), Method: recoupment.Compound, Every: 1, DayCount: "ACT/365F", Begins: schedule.MustParseDate("2010-01-01"), First: recoupment.InterestFirst,
		}})
		deal.Pools[0].Tiers[0].Rights = append(deal.Pools[0].Tiers[0].Rights, recoupment.Right{ID: id, Party: id, Account: id})
	}
	cascade, err := deal.Compile()
	require.NoError(t, err)
	err = cascade.Open().Apply(recoupment.Movement{Date: schedule.MustParseDate("2027-01-01"), Receipts: []recoupment.Receipt{{Pool: "p", Amount: dec("1")}}})
	require.ErrorIs(t, err, recoupment.ErrEffort)
}

// TestNoRun: what a refused document gives is nil, and answers as such.
func TestNoRun(t *testing.T) {
	cascade, err := recoupment.Deal{}.Compile()
	require.Error(t, err)
	_, _, err = cascade.Replay(recoupment.History{})
	require.ErrorIs(t, err, recoupment.ErrNotCompiled)
	run, err := cascade.Resume(nil)
	require.ErrorIs(t, err, recoupment.ErrNotCompiled)
	require.Nil(t, run)
	run.Trace()
	movement, goal := money(0, "1"), recoupment.Condition{}
	for name, answer := range map[string]func() error{
		"Apply":     func() error { return run.Apply(movement) },
		"Settle":    func() error { _, err := run.Settle(day(0)); return err },
		"Draw":      func() error { _, err := run.Draw(day(0)); return err },
		"Save":      func() error { _, err := run.Save(); return err },
		"BreakEven": func() error { _, err := run.BreakEven(movement, goal); return err },
		"Exhaust":   func() error { _, err := run.Exhaust(movement); return err },
		"Simulator": func() error { _, err := run.Simulator(recoupment.Forecast{}); return err },
	} {
		require.ErrorIs(t, answer(), recoupment.ErrNotCompiled, name)
	}
	require.Empty(t, run.Events())
	require.Empty(t, run.Postings())
	require.Empty(t, run.TransferPostings())
	require.Empty(t, run.InterestLines())
	require.True(t, run.Day().IsZero())
}
