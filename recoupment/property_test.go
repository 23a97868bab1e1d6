package recoupment

import (
	"encoding/json"
	"fmt"
	"math/big"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/schedule"
)

var firstDay = schedule.MustParseDate("2028-01-01")

func cents(t *rapid.T, label string, most int64) decimal.Decimal {
	return decimal.New(rapid.Int64Range(0, most).Draw(t, label), -2)
}

// cent is the least that a condition waits for: one that holds from the start ends nothing.
var cent = decimal.New(1, -2)

// drawDeal makes a random deal of two to four pools in a row, whose tiers recoup, cap, share claims,
// accrue, and change at thresholds on counters and on one another.
func drawDeal(t *rapid.T) Deal {
	d := Deal{
		Currency: rapid.SampledFrom([]string{"EUR", "JPY", "TND"}).Draw(t, "currency"), Balance: "rest",
		Rounding: rapid.SampledFrom([]Rounding{HalfAwayFromZero, HalfEven, Down, Up}).Draw(t, "rounding"),
		Counters: []Counter{{ID: "admissions"}},
		Thresholds: []Threshold{{ID: "event", Condition: Condition{
			Of:      []Term{{Pool: "p0"}, {Counter: "admissions", Times: decimal.New(3, 0)}},
			Reaches: cents(t, "event", 3_000_000).Add(cent),
		}}},
		Transfers: []Transfer{{ID: "bonus", From: "a", To: "b", Of: []Term{{Counter: "admissions"}}, Bands: []Band{{From: decimal.New(100, 0), PerUnit: decimal.New(7, -3)}}}},
	}
	pools := rapid.IntRange(2, 4).Draw(t, "pools")
	for i := range pools {
		p := Pool{ID: fmt.Sprintf("p%d", i), To: fmt.Sprintf("p%d", i+1)}
		for j := range rapid.IntRange(0, 3).Draw(t, "tiers") {
			p.Tiers = append(p.Tiers, drawTier(t, &d, fmt.Sprintf("t%d%d", i, j)))
		}
		d.Pools = append(d.Pools, p)
	}
	d.Pools = append(d.Pools, Pool{ID: fmt.Sprintf("p%d", pools), Tiers: []Tier{{ID: "last", Rights: []Right{
		{ID: "rest", Party: "rest", Steps: []Step{{Rate: hundred}}},
	}}}})
	return d
}

func drawTier(t *rapid.T, d *Deal, id string) Tier {
	tier := Tier{ID: id}
	if rapid.IntRange(0, 3).Draw(t, "sharing") == 0 {
		tier.Sharing, tier.Rate = ByInvested, decimal.New(rapid.Int64Range(1, 100).Draw(t, "tier rate"), 0)
	}
	rights := rapid.IntRange(1, 3).Draw(t, "rights")
	for k := range rights {
		r := Right{ID: fmt.Sprintf("%s_%d", id, k), Party: fmt.Sprintf("party%d", k)}
		if tier.Sharing == ByInvested || rapid.IntRange(0, 3).Draw(t, "recoups") == 0 {
			r.Account = r.ID // its cap leaves room for the steps of the right
			d.Accounts = append(d.Accounts, Account{ID: r.ID, Opening: cents(t, "opening", 500_000), Cap: new(cents(t, "cap", 600_000).Add(decimal.New(300_001, -2)))})
		}
		if tier.Sharing != ByInvested {
			r.Steps = drawSteps(t, r.ID, id, int64(100/rights))
			if r.Accrues = r.Account == "" && rapid.Bool().Draw(t, "accrues"); r.Accrues {
				r.Advance = cents(t, "advance", 100_000)
			}
		}
		if rapid.IntRange(0, 4).Draw(t, "filtered") == 0 && tier.Sharing != ByInvested {
			r.On = Filter{"medium": {"x"}}
		}
		tier.Rights = append(tier.Rights, r)
	}
	return tier
}

func drawSteps(t *rapid.T, right, tier string, most int64) []Step {
	ends := []*Condition{
		{Of: []Term{{Right: right}}, Reaches: cents(t, "limit", 300_000).Add(cent)},
		{Of: []Term{{Tier: tier}}, Reaches: cents(t, "level", 600_000).Add(cent)},
		{Of: []Term{{Counter: "admissions"}}, Reaches: decimal.New(rapid.Int64Range(1, 3000).Draw(t, "admissions"), 0)},
		{Threshold: "event"},
		nil,
	}
	var steps []Step
	for range rapid.IntRange(1, 3).Draw(t, "steps") {
		step := Step{Rate: decimal.New(rapid.Int64Range(1, most*99).Draw(t, "rate"), -2), Until: rapid.SampledFrom(ends).Draw(t, "until")}
		if steps = append(steps, step); step.Until == nil {
			break
		}
	}
	return steps
}

func drawMovements(t *rapid.T, d Deal) []Movement {
	moves := make([]Movement, rapid.IntRange(1, 5).Draw(t, "movements"))
	for i := range moves {
		m := Movement{ID: fmt.Sprint(i), Date: firstDay.AddDays(i)}
		for range rapid.IntRange(0, 2).Draw(t, "receipts") {
			m.Receipts = append(m.Receipts, Receipt{
				Pool:   rapid.SampledFrom([]string{"p0", "p1"}).Draw(t, "pool"),
				Amount: cents(t, "amount", 2_000_000),
				At:     Coordinates{"medium": rapid.SampledFrom([]string{"x", "y"}).Draw(t, "medium")},
			})
		}
		m.Counts = []Count{{Counter: "admissions", Amount: decimal.New(rapid.Int64Range(0, 2000).Draw(t, "count"), 0)}}
		if len(d.Accounts) > 0 && rapid.Bool().Draw(t, "cost") {
			m.Costs = []Cost{{Account: rapid.SampledFrom(d.Accounts).Draw(t, "account").ID, Amount: cents(t, "costs", 300_000)}}
		}
		m.Notional = rapid.IntRange(0, 5).Draw(t, "notional") == 0
		moves[i] = m
	}
	return moves
}

func play(t require.TestingT, d Deal, moves []Movement) *Run {
	c, err := d.Compile()
	require.NoError(t, err)
	run := c.Open()
	run.Trace()
	for _, m := range moves {
		require.NoError(t, run.Apply(m))
	}
	return run
}

// received returns the exact cumulative payment of every right, by name.
func (r *Run) receivedByName() map[string]string {
	all := map[string]string{}
	for i, named := range r.cascade.lines {
		all[named.ID] = r.core.Values[r.cascade.program.Rights[i].Received].Text()
		all[named.ID+" earned"] = r.core.Values[r.cascade.program.Rights[i].Earned].Text()
	}
	return all
}

func TestEveryCentIsSharedExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeal(t)
		run := play(t, d, drawMovements(t, d))
		var sum fraction.F
		for _, r := range run.cascade.program.Rights {
			sum = sum.Add(run.core.Values[r.Received])
			require.GreaterOrEqual(t, run.core.Values[r.Received].Sign(), 0)
		}
		require.True(t, sum.Equal(run.receipts), "payments %s, receipts %s", sum.Text(), run.receipts.Text())
		for _, a := range run.cascade.accounts {
			require.GreaterOrEqual(t, run.core.Lack(a.Closed).Sign(), 0, "an account is never recouped beyond its target")
		}
		s, err := run.Settle(firstDay.AddDays(100))
		require.NoError(t, err)
		require.NoError(t, s.Check())
	})
}

func TestCuttingAReceiptChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeal(t)
		moves := drawMovements(t, d)
		// Each movement in two pieces, the costs with the first one; in tenths, so that the pieces are
		// decimals.
		tenths := decimal.New(rapid.Int64Range(0, 10).Draw(t, "tenths"), -1)
		var cut []Movement
		for _, m := range moves {
			first, second := m, m
			first.Receipts, second.Receipts, first.Counts, second.Counts, second.Costs = nil, nil, nil, nil, nil
			for _, r := range m.Receipts {
				a, b := r, r
				a.Amount = r.Amount.Mul(tenths)
				b.Amount = r.Amount.Sub(a.Amount)
				first.Receipts, second.Receipts = append(first.Receipts, a), append(second.Receipts, b)
			}
			for _, c := range m.Counts {
				a, b := c, c
				a.Amount = c.Amount.Mul(tenths)
				b.Amount = c.Amount.Sub(a.Amount)
				first.Counts, second.Counts = append(first.Counts, a), append(second.Counts, b)
			}
			cut = append(cut, first, second)
		}
		require.Equal(t, play(t, d, moves).receivedByName(), play(t, d, cut).receivedByName())
	})
}

func TestDoublingEveryAmountDoublesEveryEntitlement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeal(t)
		moves := drawMovements(t, d)
		once := play(t, d, moves)
		two := decimal.New(2, 0)
		doubled := double(d, two)
		twiceMoves := make([]Movement, len(moves))
		for i, m := range moves {
			twiceMoves[i] = Movement{ID: m.ID, Date: m.Date, Notional: m.Notional}
			for _, c := range m.Costs {
				twiceMoves[i].Costs = append(twiceMoves[i].Costs, Cost{Account: c.Account, Amount: c.Amount.Mul(two)})
			}
			for _, c := range m.Counts {
				twiceMoves[i].Counts = append(twiceMoves[i].Counts, Count{c.Counter, c.Amount.Mul(two)})
			}
			for _, r := range m.Receipts {
				twiceMoves[i].Receipts = append(twiceMoves[i].Receipts, Receipt{Pool: r.Pool, Amount: r.Amount.Mul(two), At: r.At})
			}
		}
		twice := play(t, doubled, twiceMoves)
		for _, r := range once.cascade.program.Rights {
			require.True(t, once.core.Values[r.Received].Add(once.core.Values[r.Received]).Equal(twice.core.Values[r.Received]), r.Name)
		}
	})
}

// double multiplies every amount of a deal, counters included; rates stay.
func double(d Deal, by decimal.Decimal) Deal {
	d.Accounts = append([]Account(nil), d.Accounts...)
	for i := range d.Accounts {
		d.Accounts[i].Opening, d.Accounts[i].Cap = d.Accounts[i].Opening.Mul(by), new(d.Accounts[i].Cap.Mul(by))
	}
	d.Thresholds = []Threshold{{ID: "event", Condition: Condition{
		Of: d.Thresholds[0].Condition.Of, Reaches: d.Thresholds[0].Condition.Reaches.Mul(by),
	}}}
	pools := append([]Pool(nil), d.Pools...)
	for i := range pools {
		pools[i].Tiers = append([]Tier(nil), pools[i].Tiers...)
		for j := range pools[i].Tiers {
			tier := &pools[i].Tiers[j]
			tier.Rights = append([]Right(nil), tier.Rights...)
			for k := range tier.Rights {
				r := &tier.Rights[k]
				r.Advance = r.Advance.Mul(by)
				r.Steps = append([]Step(nil), r.Steps...)
				for n := range r.Steps {
					if until := r.Steps[n].Until; until != nil && until.Threshold == "" {
						r.Steps[n].Until = &Condition{Of: until.Of, Reaches: until.Reaches.Mul(by)}
					}
				}
			}
		}
	}
	d.Pools = pools
	return d
}

func TestOrderSideBySideAndZeroRatesDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeal(t)
		moves := drawMovements(t, d)
		other := double(d, decimal.New(1, 0)) // a deep copy
		for i := range other.Pools {
			for j := range other.Pools[i].Tiers {
				rights := other.Pools[i].Tiers[j].Rights
				for a, b := 0, len(rights)-1; a < b; a, b = a+1, b-1 {
					rights[a], rights[b] = rights[b], rights[a]
				}
				if other.Pools[i].Tiers[j].Sharing == "" {
					rights = append(rights, Right{
						ID: fmt.Sprintf("zero%d%d", i, j), Party: "zero", Steps: []Step{{Rate: decimal.Decimal{}}},
					})
					other.Pools[i].Tiers[j].Rights = rights
				}
			}
		}
		want, got := play(t, d, moves).receivedByName(), play(t, other, moves).receivedByName()
		for name, amount := range want {
			require.Equal(t, amount, got[name], name)
		}
	})
}

func TestSettlementsAddUpHoweverOftenTheyAreMade(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeal(t)
		moves := drawMovements(t, d)
		c, err := d.Compile()
		require.NoError(t, err)
		often := c.Open()
		paid := map[string]decimal.Decimal{}
		for _, m := range moves {
			require.NoError(t, often.Apply(m))
			s, err := often.Settle(m.Date)
			require.NoError(t, err)
			require.NoError(t, s.Check())
			for _, l := range s.Lines {
				paid[l.ID] = paid[l.ID].Add(l.Current)
			}
			for _, p := range s.Transfers {
				paid[p.ID] = paid[p.ID].Add(p.Current)
			}
		}
		final, err := play(t, d, moves).Settle(firstDay.AddDays(100))
		require.NoError(t, err)
		for _, l := range final.Lines {
			require.True(t, l.Cumulative.Equal(paid[l.ID]), "%s: %s in one piece, %s in several", l.ID, l.Cumulative, paid[l.ID])
		}
		for _, p := range final.Transfers {
			require.True(t, p.Cumulative.Equal(paid[p.ID]), "%s: %s in one piece, %s in several", p.ID, p.Cumulative, paid[p.ID])
		}
	})
}

func TestPostingsAddUpToWhatIsPaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeal(t)
		run := play(t, d, drawMovements(t, d))
		paid, earned := map[string]decimal.Decimal{}, map[string]decimal.Decimal{}
		for _, p := range run.Postings() {
			paid[p.Right], earned[p.Right] = paid[p.Right].Add(p.Paid), earned[p.Right].Add(p.Earned)
		}
		for _, right := range run.cascade.program.Rights {
			require.True(t, paid[right.Name].Equal(run.report(run.core.Values[right.Received])), right.Name)
			require.True(t, earned[right.Name].Equal(run.report(run.core.Values[right.Earned])), right.Name)
		}
	})
}

func TestADealSurvivesJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeal(t)
		data, err := json.Marshal(d)
		require.NoError(t, err)
		back, err := ParseDeal(data)
		require.NoError(t, err)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.JSONEq(t, string(data), string(again))
		moves := drawMovements(t, d)
		require.Equal(t, play(t, d, moves).receivedByName(), play(t, back, moves).receivedByName())
	})
}

// Many histories of one cascade at once: the race detector watches.
func TestACascadeIsShared(t *testing.T) {
	d := Deal{
		Currency: "EUR", Balance: "b", Accounts: []Account{{ID: "a", Opening: decimal.New(1000, 0)}},
		Pools: []Pool{{ID: "p", Tiers: []Tier{
			{ID: "t", Rights: []Right{{ID: "a", Party: "a", Account: "a", Steps: []Step{{Rate: hundred}}}}},
			{ID: "u", Rights: []Right{{ID: "b", Party: "b", Steps: []Step{{Rate: hundred}}}}},
		}}},
	}
	c, err := d.Compile()
	require.NoError(t, err)
	results := make([]Settlement, 8)
	var wait sync.WaitGroup
	for i := range results {
		wait.Go(func() {
			run := c.Open()
			for n := range 50 {
				if run.Apply(Movement{Date: firstDay.AddDays(n), Receipts: []Receipt{{Pool: "p", Amount: decimal.New(3333, -2)}}}) != nil {
					return
				}
			}
			results[i], _ = run.Settle(firstDay.AddDays(100))
		})
	}
	wait.Wait()
	for _, s := range results {
		require.Equal(t, "666.50", s.Lines[1].Current.StringFixed(2), "50 x 33.33 less 1,000")
	}
}

// The number found reaches its goal, exactly, and none below it does: all of them where they are few,
// the one just below where the goal only adds.
func TestBreakEvenIsTheLeastOfAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := Exploitation{
			Ticket: boxoffice.Rules{VAT: decimal.New(55, -1), TicketTax: decimal.New(1072, -2)}, Theatres: "p0", Admissions: "admissions",
			Order: [][]string{{"p0"}}, Deal: drawDeal(t),
		}
		film, err := e.Compile()
		require.NoError(t, err)
		// With one price and one rental rate the receipts follow the admissions: what is paid grows with them.
		s, price, rental := Scenario{ID: "s"}, cents(t, "price", 200_000), decimal.New(rapid.Int64Range(1, 60).Draw(t, "rental"), 0)
		for n := range rapid.IntRange(1, 3).Draw(t, "periods") {
			s.Periods = append(s.Periods, Period{
				Number: n + 1, End: firstDay.AddDays(n), Admissions: decimal.New(rapid.Int64Range(1, 500).Draw(t, "admissions"), 0),
				Price: price, Rental: rental,
			})
		}
		goal := Goal{ID: "g", Condition: Condition{
			Of:      []Term{{Right: rapid.SampledFrom(film.cascade.lines).Draw(t, "right").ID}},
			Reaches: cents(t, "reaches", 3_000_000),
		}}
		subtracts := rapid.IntRange(0, 4).Draw(t, "subtracts") == 4
		if subtracts {
			goal.Condition.Of = append(goal.Condition.Of, Term{Transfer: "bonus", Times: decimal.New(-rapid.Int64Range(1, 3000).Draw(t, "times"), 0)})
		}
		found, err := film.BreakEven(s, []Goal{goal})
		require.NoError(t, err)

		goals, err := film.cascade.targets([]Goal{goal})
		require.NoError(t, err)
		total := new(big.Rat)
		for _, p := range s.Periods {
			total.Add(total, p.Admissions.Rat())
		}
		reaches := func(n int64) bool {
			search := search{film: film, scenario: s, goals: goals, total: total, known: map[int64][]trial{}}
			lacks, err := search.lacks(n, 0)
			require.NoError(t, err)
			return goals[0].met(lacks)
		}
		if !found[0].Reached {
			require.False(t, reaches(rapid.Int64Range(0, 5000).Draw(t, "anywhere")))
			return
		}
		least := found[0].Admissions
		require.True(t, reaches(least))
		if !subtracts && least > 0 {
			require.False(t, reaches(least-1))
		}
		for n := range min(least, 40) {
			require.False(t, reaches(n), "%d is enough, and the answer is %d", n, least)
		}
	})
}
