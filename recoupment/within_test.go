package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// within is a chain: the sub-agent sells in one pool, recoups costs, and passes on to the pool of the agent, whose
// commission may not exceed 25 % of what is sold with that of the sub-agent.
func within() recoupment.Deal {
	bound := func(id, rate string, most bool) recoupment.Right {
		r := recoupment.Right{ID: id, Party: id, Within: "agents", Steps: []recoupment.Step{{Rate: dec(rate)}}}
		if most {
			r.Steps[0].Most = new(dec("25"))
		}
		return r
	}
	return recoupment.Deal{
		Currency: "EUR", Balance: "rest", Accounts: []recoupment.Account{{ID: "costs", Opening: dec("36")}},
		Pools: []recoupment.Pool{
			{ID: "local", To: "abroad", Tiers: []recoupment.Tier{
				{ID: "local.gross", Rights: []recoupment.Right{bound("sub", "10", false)}},
				{ID: "local.costs", Rights: []recoupment.Right{{ID: "costs", Party: "sub", Account: "costs", Steps: []recoupment.Step{{Rate: dec("100")}}}}},
			}},
			{ID: "abroad", To: "net", Tiers: []recoupment.Tier{{ID: "abroad.gross", Rights: []recoupment.Right{bound("agent", "20", true)}}}},
			{ID: "net", Tiers: []recoupment.Tier{{ID: "end", Rights: []recoupment.Right{{ID: "rest", Party: "producer", Steps: []recoupment.Step{{Rate: dec("100")}}}}}}},
		},
	}
}

func TestWithin(t *testing.T) {
	for _, row := range []struct{ pool, amount, sub, agent, reason string }{
		{"local", "100", "10", "9", "the first 40 recoup the costs; of the other 60, 25 % less 10 %, and not 20 % of 54"},
		{"local", "40", "4", "0", "the costs take all that the sub-agent leaves"},
		{"local", "300", "30", "39", "the same of 260: what the costs took before leaves no more room after"},
		{"abroad", "100", "0", "20", "sold by the agent alone"},
		{"local", "-100", "-10", "-15", "a credit note takes back what it would bring; no cost comes back of a reopened account"},
	} {
		cascade, err := within().Compile()
		require.NoError(t, err)
		run := cascade.Open()
		if row.amount == "-100" {
			require.NoError(t, run.Apply(recoupment.Movement{Date: day(0), Receipts: []recoupment.Receipt{{Pool: "local", Amount: dec("1000")}}}))
		}
		before, err := run.Settle(day(0))
		require.NoError(t, err)
		require.NoError(t, run.Apply(recoupment.Movement{Date: day(0), Receipts: []recoupment.Receipt{{Pool: row.pool, Amount: dec(row.amount)}}}))
		after, err := run.Settle(day(0))
		require.NoError(t, err)
		require.NoError(t, after.Check())
		require.Equal(t, row.sub, after.Line("sub").Cumulative.Sub(before.Line("sub").Cumulative).String(), row.reason)
		require.Equal(t, row.agent, after.Line("agent").Cumulative.Sub(before.Line("agent").Cumulative).String(), row.reason)
	}
}

func TestWithinIsRefused(t *testing.T) {
	for _, row := range []struct {
		change func(*recoupment.Right)
		want   string
	}{
		{func(r *recoupment.Right) { r.Within = "" }, "steps[0].most: is outside"},
		{func(r *recoupment.Right) { r.Steps[0].Most = new(dec("101")) }, "steps[0].most: is outside"},
		{func(r *recoupment.Right) { r.Accrues = true }, "within: is outside"},
		{func(r *recoupment.Right) { r.Of, r.Shortfall = recoupment.OfSource, recoupment.Lost }, "within: is outside"},
		{func(r *recoupment.Right) {
			r.Corridors = []recoupment.Corridor{{ID: "c", Party: "c", Steps: []recoupment.Step{{Rate: dec("1"), Most: new(dec("1"))}}}}
		}, "corridors[0].steps[0].most: is outside"},
	} {
		d := within()
		row.change(&d.Pools[1].Tiers[0].Rights[0])
		require.ErrorContains(t, d.Validate(), row.want)
	}
}
