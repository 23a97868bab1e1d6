package recoupment

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// benchDeal is a film of 12 rights in 3 pools: two mandates, then collection, a corridor, costs, a minimum
// guarantee, a loan, two investors side by side, two authors, and the producer.
func benchDeal() Deal {
	n := func(units int64) decimal.Decimal { return decimal.New(units, 0) }
	flat := func(id string, rate int64) Right {
		return Right{ID: id, Party: id, Steps: []Step{{Rate: n(rate)}}}
	}
	recoups := func(id string, rate int64) Tier {
		r := flat(id, rate)
		r.Account = id
		return Tier{ID: "t_" + id, Rights: []Right{r}}
	}
	rising := func(id string, before, after, at int64, of Term) Right {
		return Right{ID: id, Party: id, Steps: []Step{{Rate: n(before), Until: &Condition{Of: []Term{of}, Reaches: n(at)}}, {Rate: n(after)}}}
	}
	corridor := flat("corridor", 5)
	corridor.Limit = new(n(100_000))
	return Deal{
		Currency: "EUR", Balance: "producer",
		Accounts: []Account{
			{ID: "costs", Opening: n(600_000)}, {ID: "mg", Opening: n(400_000)}, {ID: "loan", Opening: n(300_000)},
			{ID: "fund_a", Opening: n(200_000), Premium: n(20)}, {ID: "fund_b", Opening: n(100_000), Premium: n(20)},
		},
		Pools: []Pool{
			{ID: "theatrical", To: "net", Tiers: []Tier{{ID: "t_theatrical", Rights: []Right{rising("distributor", 25, 30, 1_000_000, Term{Pool: "theatrical"})}}}},
			{ID: "ancillary", To: "net", Tiers: []Tier{{ID: "t_ancillary", Rights: []Right{flat("agent", 20)}}}},
			{ID: "net", Tiers: []Tier{
				{ID: "t_top", Rights: []Right{flat("collection", 1), corridor}},
				recoups("costs", 100), recoups("mg", 80), recoups("loan", 100),
				{ID: "t_funds", Sharing: ByInvested, Rate: n(70), Rights: []Right{
					{ID: "fund_a", Party: "fund_a", Account: "fund_a"}, {ID: "fund_b", Party: "fund_b", Account: "fund_b"},
				}},
				{ID: "t_authors", Rights: []Right{flat("author", 3), rising("director", 2, 4, 150_000, Term{Right: "author"})}},
				{ID: "t_producer", Rights: []Right{flat("producer", 100)}},
			}},
		},
	}
}

// benchMoves are 40 quarters of receipts, 5.6 million in all, larger at first.
func benchMoves() []Movement {
	moves := make([]Movement, 40)
	for i := range moves {
		pool := []string{"theatrical", "ancillary"}[i%2]
		moves[i] = Movement{ID: fmt.Sprint(i), Date: firstDay.AddDays(91 * i), Receipts: []Receipt{{
			Pool: pool, Amount: decimal.New(int64(40_000_000-900_000*i+137), -2).Mul(decimal.New(int64(6-i%2), -1)),
		}}}
	}
	return moves
}

// floats is the deal written by hand in float64, as a spreadsheet would.
type floats struct {
	theatrical, distributor, agent, collection, corridor, costs, mg, loan, a, b, author, director, producer float64
}

func (f *floats) receive(theatrical bool, amount float64) {
	left := amount
	if theatrical {
		low := min(amount, max(0, 1_000_000-f.theatrical))
		fee := 0.25*low + 0.30*(amount-low)
		f.theatrical += amount
		f.distributor += fee
		left -= fee
	} else {
		f.agent += 0.20 * amount
		left -= 0.20 * amount
	}
	fee, corridor := 0.01*left, min(0.05*left, 100_000-f.corridor)
	f.collection += fee
	f.corridor += corridor
	left -= fee + corridor
	take := min(left, 600_000-f.costs)
	f.costs += take
	left -= take
	take = min(0.80*left, 400_000-f.mg)
	f.mg += take
	left -= take
	take = min(left, 300_000-f.loan)
	f.loan += take
	left -= take
	take = min(0.70*left, 360_000-f.a-f.b)
	f.a += take * 2 / 3
	f.b += take / 3
	left -= take
	f.author += 0.03 * left
	if f.author < 150_000 {
		f.director += 0.02 * left
		left *= 0.95
	} else {
		f.director += 0.04 * left
		left *= 0.93
	}
	f.producer += left
}

// decimals is the same, written by hand with decimals.
type decimals struct {
	theatrical, distributor, agent, collection, corridor, costs, mg, loan, a, b, author, director, producer decimal.Decimal
}

func (f *decimals) receive(theatrical bool, amount decimal.Decimal) {
	c := func(cents int64) decimal.Decimal { return decimal.New(cents, -2) }
	take := func(to *decimal.Decimal, left, limit decimal.Decimal) decimal.Decimal {
		part := decimal.Min(left, limit.Sub(*to))
		*to = to.Add(part)
		return part
	}
	left := amount
	if theatrical {
		low := decimal.Min(amount, decimal.Max(decimal.Zero, decimal.New(1_000_000, 0).Sub(f.theatrical)))
		fee := low.Mul(c(25)).Add(amount.Sub(low).Mul(c(30)))
		f.theatrical, f.distributor, left = f.theatrical.Add(amount), f.distributor.Add(fee), left.Sub(fee)
	} else {
		fee := amount.Mul(c(20))
		f.agent, left = f.agent.Add(fee), left.Sub(fee)
	}
	fee := left.Mul(c(1))
	corridor := take(&f.corridor, left.Mul(c(5)), decimal.New(100_000, 0))
	f.collection, left = f.collection.Add(fee), left.Sub(fee).Sub(corridor)
	left = left.Sub(take(&f.costs, left, decimal.New(600_000, 0)))
	left = left.Sub(take(&f.mg, left.Mul(c(80)), decimal.New(400_000, 0)))
	left = left.Sub(take(&f.loan, left, decimal.New(300_000, 0)))
	funds := decimal.Min(left.Mul(c(70)), decimal.New(360_000, 0).Sub(f.a).Sub(f.b))
	third := funds.DivRound(decimal.New(3, 0), 16)
	f.a, f.b, left = f.a.Add(funds.Sub(third)), f.b.Add(third), left.Sub(funds)
	author, rate := left.Mul(c(3)), c(2)
	if f.author = f.author.Add(author); f.author.GreaterThanOrEqual(decimal.New(150_000, 0)) {
		rate = c(4)
	}
	director := left.Mul(rate)
	f.director, f.producer = f.director.Add(director), f.producer.Add(left.Sub(author).Sub(director))
}

// BenchmarkPath plays the 40 quarters of the deal by hand in floats, with and without the draws of a
// simulation, and in decimals; in a simulation, with and without its draws and tally; and exactly with postings and a statement each quarter. The metric is the time of one receipt.
func BenchmarkPath(b *testing.B) {
	moves := benchMoves()
	c, err := benchDeal().Compile()
	require.NoError(b, err)
	perReceipt := func(b *testing.B) {
		b.Helper()
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(moves)), "ns/receipt")
	}
	b.Run("float64", func(b *testing.B) {
		amounts := make([]float64, len(moves))
		for i, m := range moves {
			amounts[i], _ = m.Receipts[0].Amount.Float64()
		}
		b.ReportAllocs()
		var kept float64
		for b.Loop() {
			var f floats
			for i, amount := range amounts {
				f.receive(i%2 == 0, amount)
			}
			kept += f.producer
		}
		perReceipt(b)
		require.Positive(b, kept)
	})
	b.Run("float64 drawn", func(b *testing.B) { // as the simulation does: one factor for the film, one for each sale
		amounts := make([]float64, len(moves))
		for i, m := range moves {
			amounts[i], _ = m.Receipts[0].Amount.Float64()
		}
		chance := rand.New(rand.NewPCG(1, 1))
		b.ReportAllocs()
		var sum, squares float64
		for b.Loop() {
			var f floats
			film := 0.2 + 1.6*chance.Float64()
			if film > 1 {
				film = 1 + (film-1)*3.75
			}
			for i, amount := range amounts {
				amount *= film
				if i%2 == 1 {
					amount *= 0.8 + 0.4*chance.Float64()
				}
				f.receive(i%2 == 0, amount)
			}
			sum, squares = sum+f.producer, squares+f.producer*f.producer
		}
		perReceipt(b)
		require.Positive(b, sum+squares)
	})
	b.Run("decimal", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var f decimals
			for i, m := range moves {
				f.receive(i%2 == 0, m.Receipts[0].Amount)
			}
		}
		perReceipt(b)
	})
	b.Run("simulation", func(b *testing.B) {
		q := func(at, factor int64) Quantile { return Quantile{decimal.New(at, 0), decimal.New(factor, 0)} }
		s, err := c.Open().Simulator(Forecast{Movements: moves, Drivers: []Driver{
			{ID: "film", Pools: []string{"theatrical", "ancillary"}, Quantiles: []Quantile{q(0, 20), q(50, 100), q(100, 400)}},
			{ID: "market", Pools: []string{"ancillary"}, Each: EachMovement, Quantiles: []Quantile{q(0, 80), q(100, 120)}},
		}})
		require.NoError(b, err)
		g, t := s.game(), s.tally()
		scenario := int64(0)
		for ; scenario < 2000; scenario++ { // the states that scenarios meet
			require.NoError(b, g.play(1, scenario))
			t.count(g)
		}
		require.Nil(b, g.exactly)
		b.ReportAllocs()
		for b.Loop() {
			if err := g.play(1, scenario); err != nil {
				b.Fatal(err)
			}
			t.count(g)
			scenario++
		}
		perReceipt(b)
	})
	b.Run("simulation drawn before", func(b *testing.B) {
		s, err := c.Open().Simulator(Forecast{Movements: moves})
		require.NoError(b, err)
		g := s.game()
		require.True(b, g.draw(1, 0))
		b.ReportAllocs()
		for b.Loop() {
			if err := g.playOne(s.played[0], g.players[0], g.owing[0]); err != nil {
				b.Fatal(err)
			}
		}
		perReceipt(b)
	})
	b.Run("statement", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			run := c.Open()
			run.Trace()
			for _, m := range moves {
				if err := run.Apply(m); err != nil {
					b.Fatal(err)
				}
			}
		}
		perReceipt(b)
	})
	b.Run("statement and settlement", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			run := c.Open()
			run.Trace()
			for _, m := range moves {
				if err := run.Apply(m); err != nil {
					b.Fatal(err)
				}
				if _, err := run.Settle(m.Date); err != nil {
					b.Fatal(err)
				}
			}
		}
		perReceipt(b)
	})
}

// By hand in floats, and here: the two write the same deal.
func TestTheBenchmarkComparesTheSameDeal(t *testing.T) {
	c, err := benchDeal().Compile()
	require.NoError(t, err)
	run := c.Open()
	var f floats
	var d decimals
	for i, m := range benchMoves() {
		amount, _ := m.Receipts[0].Amount.Float64()
		f.receive(i%2 == 0, amount)
		d.receive(i%2 == 0, m.Receipts[0].Amount)
		require.NoError(t, run.Apply(m))
	}
	s, err := run.Settle(firstDay.AddDays(4000))
	require.NoError(t, err)
	for id, want := range map[string]float64{
		"distributor": f.distributor, "agent": f.agent, "corridor": f.corridor, "mg": f.mg, "loan": f.loan, "fund_a": f.a, "author": f.author,
	} {
		line := s.Line(id)
		got, _ := line.Cumulative.Float64()
		require.InDelta(t, want, got, 0.02, id)
	}
	line := s.Line("fund_b")
	require.True(t, line.Cumulative.Equal(d.b.Round(2)), "%s, %s", line.Cumulative, d.b)
}
