package recoupment

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/internal/fraction"
)

// termsDeal has what only the ledgers know: loans at interest, a cost that comes later under a cap, a
// declaration, a day, a bonus, a deficit that is borne and a view.
func termsDeal() Deal {
	n := func(units int64) decimal.Decimal { return decimal.New(units, 0) }
	flat := func(id string, rate int64) Right {
		return Right{ID: id, Party: id, Steps: []Step{{Rate: n(rate)}}}
	}
	recoups := func(id string) Tier {
		r := flat(id, 100)
		r.Account = id
		return Tier{ID: "t_" + id, Rights: []Right{r}}
	}
	agent := flat("agent", 30)
	prize := flat("prize", 0)
	prize.Steps = []Step{{Until: &Condition{Declared: "prize"}}, {Rate: n(5)}}
	late := flat("late", 0)
	late.Steps = []Step{{Until: &Condition{From: firstDay.AddDays(400)}}, {Rate: n(2)}}
	generous := flat("generous", 60)
	seen := agent
	seen.Steps = []Step{{Rate: n(20)}}
	return Deal{
		Currency: "EUR", Balance: "producer", Declarations: []Declaration{{ID: "prize"}},
		Accounts: []Account{
			{ID: "costs", Heads: []Head{{ID: "prints", Cap: new(n(3_000))}}},
			{ID: "simple", Opening: n(4_000), Interest: &Interest{Rate: n(6), Method: Simple, DayCount: "ACT/365F", Begins: firstDay, First: InterestFirst}},
			{ID: "compound", Opening: n(5_000), Premium: n(10), Interest: &Interest{
				Rate: n(8), Of: OfPrincipal, Method: Compound, DayCount: "30E/360", Begins: firstDay.AddDays(10), Every: 3, First: PrincipalFirst,
			}},
		},
		Pools: []Pool{{ID: "pool", Tiers: []Tier{
			{ID: "top", Rights: []Right{agent, prize, late}}, recoups("costs"), recoups("simple"), recoups("compound"),
			{ID: "shares", Rate: n(50), Deficit: &Deficit{By: "producer", To: "fund"}, Rights: []Right{generous, flat("other", 50)}},
			{ID: "net", Rights: []Right{flat("fund", 40), flat("producer", 60)}},
		}}},
		Transfers: []Transfer{{
			ID: "bonus", From: "producer", To: "talent", Of: []Term{{Party: "fund"}}, Scale: Marginal,
			Bands: []Band{{From: n(100), Amount: n(50)}, {From: n(1_000), PerUnit: decimal.New(1, -1)}},
		}},
		Views: []View{{ID: "seen", Party: "fund", BorneBy: "agent", Rights: []Right{seen}}},
	}
}

func TestSimulationFollowsTheTerms(t *testing.T) {
	for _, of := range []InterestBase{OfPrincipal, OfOutstanding} {
		t.Run(string(of), func(t *testing.T) {
			d := termsDeal()
			d.Accounts[2].Interest.Of = of
			simulationFollows(t, d)
		})
	}
}

func simulationFollows(t *testing.T, d Deal) {
	t.Helper()
	c, err := d.Compile()
	require.NoError(t, err)
	moves := make([]Movement, 12)
	for i := range moves {
		moves[i] = receipt(91*i, 2_000)
	}
	moves[2].Costs = []Cost{{Account: "costs", Head: "prints", Amount: decimal.New(2_500, 0)}, {Account: "simple", Amount: decimal.New(500, 0)}}
	moves[3].Declares = []string{"prize"}
	moves[5].Costs = []Cost{{Account: "costs", Head: "prints", Amount: decimal.New(2_500, 0)}}
	start := c.Open()
	require.NoError(t, start.Apply(moves[0]))
	s, err := start.Simulator(Forecast{Movements: moves[1:], Drivers: []Driver{{
		ID: "film", Pools: []string{"pool"}, Each: EachMovement, Quantiles: []Quantile{{decimal.Decimal{}, decimal.Decimal{}}, {hundred, decimal.New(300, 0)}},
	}}})
	require.NoError(t, err)
	g := s.game()
	for scenario := range int64(40) {
		require.NoError(t, g.play(5, scenario))
		require.Nil(t, g.exactly, "interest, costs, days and views are followed in whole numbers")
		run := c.Open()
		require.NoError(t, run.Apply(moves[0]))
		for _, m := range s.Scenario(5, scenario) {
			require.NoError(t, run.Apply(m))
		}
		for p, played := range s.played {
			of := run
			if p > 0 {
				of = run.views[p-1]
			}
			for i, form := range played.sums {
				off := of.core.Sum(form).Sub(fraction.New(g.meter(p, i), s.scale))
				if off.Sign() < 0 {
					off = off.Neg()
				}
				require.LessOrEqual(t, off.Cmp(fraction.New(1, 10_000)), 0, "sum %d: off by %s", i, off.Rat().FloatString(8))
			}
		}
	}
}
