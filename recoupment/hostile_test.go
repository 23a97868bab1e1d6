package recoupment_test

import (
	"encoding/json"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/internal/testcase"
	"github.com/filmfinance/filmfinance/recoupment"
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
