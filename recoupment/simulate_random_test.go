package recoupment_test

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
)

// Random deals of every mechanism, and a driver that multiplies every receipt: the simulation of a scenario
// comes to what its movements come to in the exact engine, whatever the deal does.
func TestSimulationOfRandomDeals(t *testing.T) { rapid.Check(t, requireSimulation) }

func requireSimulation(t *rapid.T) {
	deal, h := play(t)
	if deal.Validate() != nil {
		t.Skip("not a deal")
	}
	deal.Currency = "EUR"
	forecast := recoupment.Forecast{Drivers: []recoupment.Driver{{ID: "all", Quantiles: []recoupment.Quantile{
		{At: decimal.Decimal{}, Factor: decimal.New(10, 0)}, {At: decimal.New(100, 0), Factor: decimal.New(900, 0)},
	}}}}
	for _, p := range deal.Pools {
		forecast.Drivers[0].Pools = append(forecast.Drivers[0].Pools, p.ID)
	}
	for _, e := range h.Entries {
		if e.Movement != nil {
			forecast.Movements = append(forecast.Movements, *e.Movement)
		}
	}
	if len(forecast.Movements) == 0 || reserves(deal) || testsAmounts(deal) {
		t.Skip("left to settlements, or a test of the amount that is drawn")
	}
	if strings.Count(printed(deal.Transfers), `"into"`) > 1 {
		t.Skip("what one brings to a pool may make the other fall due at the settlement")
	}
	cascade, err := deal.Compile()
	if err != nil {
		t.Fatal(err)
	}
	simulator, err := cascade.Open().Simulator(forecast)
	if err != nil {
		t.Fatal(err)
	}
	scenario := rapid.Int64Range(0, 1000).Draw(t, "scenario")
	run := cascade.Open()
	for _, m := range simulator.Scenario(9, scenario) {
		if run.Apply(m) != nil {
			return // the simulation may pass a point that the exact engine stops at
		}
	}
	tally, err := simulator.Play(recoupment.Chunk{Seed: 9, First: scenario, Scenarios: 1})
	if err != nil {
		t.Fatal(err)
	}
	settlement, err := run.Settle(run.Day())
	if err != nil {
		t.Fatal(err)
	}
	total, lines := map[string]decimal.Decimal{}, map[string]int64{}
	for _, l := range settlement.Lines {
		total[l.Party], lines[l.Party] = total[l.Party].Add(l.Cumulative), lines[l.Party]+2
	}
	for _, x := range settlement.Transfers {
		total[x.To] = total[x.To].Add(x.Cumulative)
		total[x.From] = total[x.From].Sub(x.Cumulative) // it may be the same party
		lines[x.To]++
		lines[x.From]++
	}
	for _, s := range tally.Summary() {
		if off := s.Mean.Sub(total[s.Party]).Abs(); off.GreaterThan(decimal.New(lines[s.Party]+2, -2)) {
			text, _ := json.Marshal(deal)
			moves, _ := json.Marshal(simulator.Scenario(9, scenario))
			t.Fatalf("%s: %s simulated, %s exactly\n%s\n%s", s.Party, s.Mean, total[s.Party], text, moves)
		}
	}
}

// testsAmounts reports whether a rule looks at the amount of a receipt, which a simulation does not draw
// anew for it.
func testsAmounts(d recoupment.Deal) bool {
	for _, p := range d.Pools {
		for _, t := range p.Tiers {
			for _, r := range t.Rights {
				for _, test := range r.Where {
					if test.Of == recoupment.ReceiptAmount {
						return true
					}
				}
			}
		}
	}
	return false
}
