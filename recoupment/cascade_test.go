package recoupment_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func day(n int) schedule.Date { return schedule.MustParseDate("2028-01-01").AddDays(n) }

// rate is a right with one rate for ever; until one with a limit on what it receives, then a tail.
func rate(id, percent string) recoupment.Right {
	return recoupment.Right{ID: id, Party: id, Steps: []recoupment.Step{{Rate: dec(percent)}}}
}

func until(id, percent, limit, tail string) recoupment.Right {
	r := recoupment.Right{ID: id, Party: id, Steps: []recoupment.Step{{
		Rate: dec(percent), Until: &recoupment.Condition{Of: []recoupment.Term{{Right: id}}, Reaches: dec(limit)},
	}}}
	if tail != "0" {
		r.Steps = append(r.Steps, recoupment.Step{Rate: dec(tail)})
	}
	return r
}

// recoup is a right that takes everything until its account is filled.
func recoup(id string) recoupment.Right {
	return recoupment.Right{ID: id, Party: id, Account: id, Steps: []recoupment.Step{{Rate: dec("100")}}}
}

func tier(id string, rights ...recoupment.Right) recoupment.Tier {
	return recoupment.Tier{ID: id, Rights: rights}
}

// single is a deal of one pool whose last tier gives the rest to "rest".
func single(tiers ...recoupment.Tier) recoupment.Deal {
	return recoupment.Deal{
		Currency: "EUR", Balance: "rest",
		Pools: []recoupment.Pool{{ID: "pool", Tiers: append(tiers, tier("last", rate("rest", "100")))}},
	}
}

func money(n int, amount string) recoupment.Movement {
	return recoupment.Movement{
		ID: "m", Date: day(n), Receipts: []recoupment.Receipt{{Pool: "pool", Amount: dec(amount)}},
	}
}

// totals applies movements and returns the cumulative payment of every right.
func totals(t require.TestingT, d recoupment.Deal, movements ...recoupment.Movement) map[string]string {
	cascade, err := d.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	for _, m := range movements {
		require.NoError(t, run.Apply(m))
	}
	paid := map[string]string{}
	for _, p := range settle(t, run, day(10_000)).Lines {
		paid[p.ID] = p.Cumulative.StringFixed(2)
	}
	return paid
}

func settle(t require.TestingT, run *recoupment.Run, on schedule.Date) recoupment.Settlement {
	s, err := run.Settle(on)
	require.NoError(t, err)
	require.NoError(t, s.Check())
	return s
}

func TestMechanisms(t *testing.T) {
	withAccount := func(d recoupment.Deal, id, opening, limit string) recoupment.Deal {
		account := recoupment.Account{ID: id, Opening: dec(opening)}
		if limit != "" {
			account.Cap = new(dec(limit))
		}
		d.Accounts = append(d.Accounts, account)
		return d
	}
	withCost := func(m recoupment.Movement, account, amount string) recoupment.Movement {
		m.Costs = append(m.Costs, recoupment.Cost{Account: account, Amount: dec(amount)})
		return m
	}
	claims := withAccount(withAccount(single(recoupment.Tier{
		ID: "deferred", Sharing: recoupment.ByInvested, Rate: dec("40"),
		Rights: []recoupment.Right{{ID: "a", Party: "a", Account: "a"}, {ID: "b", Party: "b", Account: "b"}},
	}), "a", "100", ""), "b", "300", "")
	above := single(tier("base", recoupment.Right{ID: "region", Party: "region", Steps: []recoupment.Step{
		{Until: &recoupment.Condition{Of: []recoupment.Term{{Tier: "base"}}, Reaches: dec("1000")}},
		{Rate: dec("10"), Until: &recoupment.Condition{Of: []recoupment.Term{{Right: "region"}}, Reaches: dec("50")}},
	}}))
	author := single(tier("authors", recoupment.Right{
		ID: "author", Party: "author", Accrues: true, Advance: dec("100"), Steps: []recoupment.Step{{Rate: dec("10")}},
	}))
	notional := money(0, "3000")
	notional.Notional = true

	tests := []struct {
		name   string
		deal   recoupment.Deal
		moves  []recoupment.Movement
		want   map[string]string
		reason string
	}{
		{
			"side by side", single(tier("t", rate("a", "20"), rate("b", "30"))), []recoupment.Movement{money(0, "1000")},
			map[string]string{"a": "200.00", "b": "300.00", "rest": "500.00"},
			"both rates stand on what reaches the tier, not one on the other",
		},
		{
			"in order", single(tier("t", rate("a", "20")), tier("u", rate("b", "30"))), []recoupment.Movement{money(0, "1000")},
			map[string]string{"a": "200.00", "b": "240.00", "rest": "560.00"},
			"the second tier is offered 800",
		},
		{
			"limit with a tail", single(tier("t", until("a", "20", "100", "5"))), []recoupment.Movement{money(0, "900")},
			map[string]string{"a": "120.00", "rest": "780.00"},
			"20 % of 500 reaches 100, then 5 % of the other 400",
		},
		{
			"limit reached exactly", single(tier("t", until("a", "20", "100", "5"))), []recoupment.Movement{money(0, "500"), money(1, "100")},
			map[string]string{"a": "105.00", "rest": "495.00"},
			"the receipt that ends on the limit belongs to the first step",
		},
		{
			"a third", single(tier("t", until("a", "20", "100", "0"), until("b", "70", "100", "0"))), []recoupment.Movement{money(0, "1000")},
			map[string]string{"a": "100.00", "b": "100.00", "rest": "800.00"},
			"b fills at 1000/7 = 142.857..., a at 500: two cuts inside one receipt, the first one not a decimal",
		},
		{
			"account then rest", withAccount(single(tier("t", recoup("mg"))), "mg", "300", ""), []recoupment.Movement{money(0, "250"), money(1, "250")},
			map[string]string{"mg": "300.00", "rest": "200.00"},
			"100 % until 300",
		},
		{
			"a later cost reopens", withAccount(single(tier("t", recoup("costs"))), "costs", "100", ""),
			[]recoupment.Movement{money(0, "400"), withCost(money(1, "400"), "costs", "150")},
			map[string]string{"costs": "250.00", "rest": "550.00"},
			"what was paid on day 0 is not called back; 150 more come first out of day 1",
		},
		{
			"capped costs", withAccount(single(tier("t", recoup("costs"))), "costs", "0", "120"),
			[]recoupment.Movement{withCost(money(0, "100"), "costs", "90"), withCost(money(1, "100"), "costs", "90")},
			map[string]string{"costs": "120.00", "rest": "80.00"},
			"of 180 spent, 120 are admitted",
		},
		{
			"claims", claims, []recoupment.Movement{money(0, "500")},
			map[string]string{"a": "50.00", "b": "150.00", "rest": "300.00"},
			"40 % of 500 shared 1 to 3",
		},
		{
			"claims paid in full", claims, []recoupment.Movement{money(0, "2000")},
			map[string]string{"a": "100.00", "b": "300.00", "rest": "1600.00"},
			"400 are owed and 40 % of 1000 pays them; nothing after",
		},
		{
			"a claim that grows", claims, []recoupment.Movement{money(0, "1000"), withCost(money(1, "1000"), "a", "60")},
			map[string]string{"a": "160.00", "b": "300.00", "rest": "1540.00"},
			"b is paid in full, so 40 % goes to a alone until its 60 are paid",
		},
		{
			"above a level", above, []recoupment.Movement{money(0, "1200"), money(1, "1000")},
			map[string]string{"region": "50.00", "rest": "2150.00"},
			"10 % of what passes 1000: 20, then 30 more out of 300, then nothing",
		},
		{
			"earned out", author, []recoupment.Movement{money(0, "800"), money(1, "700")},
			map[string]string{"author": "50.00", "rest": "1450.00"},
			"10 % of 1500 is 150, of which 100 were paid in advance",
		},
		{
			"arrears", author, []recoupment.Movement{notional, money(1, "150"), money(2, "1000")},
			map[string]string{"author": "315.00", "rest": "835.00"},
			"300 are earned without money, 100 of them advanced: 200 due. Day 1 earns 15 and pays the 150 there are; day 2 pays the 65 left and its own 100",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			require.Equal(t, test.want, totals(t, test.deal, test.moves...), test.reason)
		})
	}
}

// chain is a deal of pools that flow into one another, with admissions, an event and a bonus.
func chain() recoupment.Deal {
	admissions := []recoupment.Term{{Counter: "admissions"}}
	d := recoupment.Deal{
		Currency: "EUR", Balance: "producer",
		Counters: []recoupment.Counter{{ID: "admissions"}, {ID: "amortisation", Opening: dec("1000")}},
		Thresholds: []recoupment.Threshold{{ID: "amortised", Condition: recoupment.Condition{
			Of: []recoupment.Term{{Counter: "amortisation"}, {Pool: "producers"}}, Reaches: dec("3000"),
		}}},
		Transfers: []recoupment.Transfer{{
			ID: "bonus", From: "producer", To: "author", Of: []recoupment.Term{{Counter: "admissions"}}, Bands: []recoupment.Band{{From: dec("1500"), PerUnit: dec("0.105")}},
		}},
	}
	d.Accounts = []recoupment.Account{{ID: "dist.costs"}, {ID: "dist.guarantee", Opening: dec("700")}}
	recoups := func(account string) recoupment.Tier {
		return tier(account+".reached", recoupment.Right{ID: account, Party: "Distributor", Statement: "dist", Account: account, Steps: []recoupment.Step{{Rate: dec("100")}}})
	}
	commission := func(medium string, steps ...recoupment.Step) recoupment.Pool {
		return recoupment.Pool{ID: medium, To: "dist", Tiers: []recoupment.Tier{
			tier(medium+".gross", recoupment.Right{ID: "dist.commission." + medium, Party: "Distributor", Statement: "dist", Steps: steps}),
		}}
	}
	d.Pools = append(d.Pools,
		commission("theatres", recoupment.Step{Rate: dec("25"), Until: &recoupment.Condition{Of: admissions, Reaches: dec("1000")}}, recoupment.Step{Rate: dec("30")}),
		commission("video", recoupment.Step{Rate: dec("20")}),
		recoupment.Pool{ID: "dist", To: "producers", Tiers: []recoupment.Tier{recoups("dist.costs"), recoups("dist.guarantee")}},
	)
	d.Pools = append(d.Pools, recoupment.Pool{ID: "producers", Tiers: []recoupment.Tier{
		tier("R", recoupment.Right{
			ID: "author", Party: "Author", Accrues: true, On: recoupment.Filter{"medium": {"theatres"}},
			Steps: []recoupment.Step{{Rate: dec("2"), Until: &recoupment.Condition{Threshold: "amortised"}}, {Rate: dec("4")}},
		}),
		tier("R1", rate("investor", "50"), rate("producer", "50")),
	}})
	return d
}

// A statement of 2,000 admissions and 6,000 of receipts, half of it video. By hand:
// theatres 3,000: 25 % of the 1,500 of the first 1,000 admissions, 30 % of the rest = 825; video
// 3,000 x 20 % = 600. Left 4,575: costs 500, guarantee 700, producers 3,375. The account opens at
// 1,000, so 2,000 of the 3,375 amortise the film. Theatres bring 2,175 of the 4,575.
func TestOneStatementIsCutEverywhereInProportion(t *testing.T) {
	cascade, err := chain().Compile()
	require.NoError(t, err)
	run := cascade.Open()
	run.Trace()
	require.NoError(t, run.Apply(recoupment.Movement{
		ID: "q1", Date: day(1), Costs: []recoupment.Cost{{Account: "dist.costs", Amount: dec("500")}},
		Counts: []recoupment.Count{{Counter: "admissions", Amount: dec("2000")}},
		Receipts: []recoupment.Receipt{
			{Pool: "theatres", Amount: dec("3000"), At: recoupment.Coordinates{"medium": "theatres"}},
			{Pool: "video", Amount: dec("3000"), At: recoupment.Coordinates{"medium": "video"}},
		},
	}))
	s := settle(t, run, day(2))

	paid := map[string]string{"bonus": s.Transfer("bonus").Current.StringFixed(2)}
	for _, l := range s.Lines {
		paid[l.ID] = l.Current.StringFixed(2)
	}
	require.Equal(t, "825.00", paid["dist.commission.theatres"], "25 % up to 1,000 admissions, 30 % beyond")
	require.Equal(t, "600.00", paid["dist.commission.video"])
	require.Equal(t, "500.00", paid["dist.costs"])
	require.Equal(t, "700.00", paid["dist.guarantee"])
	require.Equal(t, "52.50", paid["bonus"], "0.105 x 500 admissions above 1,500")
	require.Equal(t, "6000.00", s.Receipts.StringFixed(2))

	events := run.Events()
	require.Len(t, events, 1)
	require.Equal(t, "q1", events[0].Movement)
	require.Equal(t, "2000.00", events[0].Before.StringFixed(2), "3,000 less the opening 1,000")
	require.Equal(t, "1375.00", events[0].After.StringFixed(2))

	var earned decimal.Decimal
	for _, p := range run.Postings() {
		if p.Right == "author" {
			earned = earned.Add(p.Earned)
		}
	}
	require.Equal(t, s.Accruals[0].Earned.StringFixed(2), earned.StringFixed(2), "the postings add up to the position")
}

func TestRunRefusesAndStaysUnchanged(t *testing.T) {
	large := rate("b", "50")
	large.Where = []recoupment.Test{{Of: recoupment.ReceiptAmount, AtLeast: new(dec("500"))}}
	over := single(
		tier("t", recoupment.Right{ID: "a", Party: "a", Steps: []recoupment.Step{
			{Rate: dec("10"), Until: &recoupment.Condition{Of: []recoupment.Term{{Right: "a"}}, Reaches: dec("10")}}, {Rate: dec("60")},
		}}, large),
	)
	nowhere := recoupment.Deal{
		Currency: "EUR", Balance: "a", Pools: []recoupment.Pool{{ID: "pool", Tiers: []recoupment.Tier{tier("t", until("a", "100", "900", "90"))}}},
	}
	tests := []struct {
		name   string
		deal   recoupment.Deal
		move   recoupment.Movement
		want   error
		reason string
	}{
		{"over-allocated", over, money(1, "1000"), recoupment.ErrOverAllocated, "after 100 the rates are 60 + 50 for a receipt of 1,000"},
		{"nowhere", nowhere, money(1, "1000"), recoupment.ErrNowhere, "beyond 900, 10 % is left and the pool flows nowhere"},
		{"unknown pool", over, recoupment.Movement{Date: day(1), Receipts: []recoupment.Receipt{{Pool: "?", Amount: dec("1")}}}, recoupment.ErrUnknown, ""},
		{"unknown account", over, recoupment.Movement{Date: day(1), Costs: []recoupment.Cost{{Account: "?", Amount: dec("1")}}}, recoupment.ErrUnknown, ""},
		{"signs", over, recoupment.Movement{Date: day(1), Receipts: []recoupment.Receipt{
			{Pool: over.Pools[0].ID, Amount: dec("-1")}, {Pool: over.Pools[0].ID, Amount: dec("2")},
		}}, recoupment.ErrRange, "a credit note stands in a movement of its own"},
		{"hostile", over, money(1, "1e25"), recoupment.ErrTooLarge, "an exponent beyond any film"},
		{"no date", over, recoupment.Movement{Receipts: money(1, "1").Receipts}, recoupment.ErrRequired, ""},
		{"going back", over, money(-1, "1"), recoupment.ErrOrder, "the run is already at day 0"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			cascade, err := test.deal.Compile()
			require.NoError(t, err)
			run := cascade.Open()
			require.NoError(t, run.Apply(recoupment.Movement{Date: day(0)}))
			require.ErrorIs(t, run.Apply(test.move), test.want, test.reason)
			require.Equal(t, "0.00", settle(t, run, day(3)).Receipts.StringFixed(2), "the refused movement left nothing behind")
		})
	}
}

// Two authors are owed 2 % and 3 % of a guarantee of 10,000 that is not money here: 200 and 300. Of the
// next 100, their own 2 and 3 come first, and the other 95 go to what was carried, 2 to 3. Which of them
// is written first does not matter.
func TestArrearsAreSharedInProportion(t *testing.T) {
	author := func(id, percent string) recoupment.Right {
		r := rate(id, percent)
		r.Accrues = true
		return r
	}
	guarantee := money(0, "10000")
	guarantee.Notional = true
	for _, tiers := range []recoupment.Tier{
		tier("R", author("a", "2"), author("b", "3")), tier("R", author("b", "3"), author("a", "2")),
	} {
		require.Equal(t, map[string]string{"a": "40.00", "b": "60.00", "rest": "0.00"},
			totals(t, single(tiers), guarantee, money(1, "100")))
		require.Equal(t, map[string]string{"a": "240.00", "b": "360.00", "rest": "1400.00"},
			totals(t, single(tiers), guarantee, money(1, "100"), money(2, "1900")), "2 % and 3 % of 12,000 in all")
	}
	greedy := single(tier("R", author("a", "60"), author("b", "90")))
	require.Equal(t, map[string]string{"a": "40.00", "b": "60.00", "rest": "0.00"}, totals(t, greedy, money(0, "100")),
		"rates above what is there are paid in proportion, and the rest is carried")
}

// A contract is compiled as it stands: what its owner edits later changes nothing.
func TestCompileKeepsACopy(t *testing.T) {
	deal := single(tier("t", until("a", "20", "100", "5")))
	deal.Pools[0].Tiers[0].Rights[0].On = recoupment.Filter{"medium": {"x"}}
	cascade, err := deal.Compile()
	require.NoError(t, err)
	deal.Pools[0].Tiers[0].Rights[0].On["medium"][0] = "y"
	deal.Pools[0].Tiers[0].Rights[0].Steps[0].Until.Of[0].Right = "rest"
	deal.Pools[0].Tiers = append(deal.Pools[0].Tiers[:0], tier("other", rate("z", "100")))
	run := cascade.Open()
	receipt := money(0, "900")
	receipt.Receipts[0].At = recoupment.Coordinates{"medium": "x"}
	require.NoError(t, run.Apply(receipt))
	s := settle(t, run, day(1))
	require.NoError(t, s.Check())
	require.Equal(t, "120.00", s.Lines[0].Current.StringFixed(2))
}

// A few thousand bytes of contract whose fractions would grow without end are refused in about a second.
func TestEffortIsBounded(t *testing.T) {
	var tiers []recoupment.Tier
	claims := recoupment.Tier{ID: "claims", Sharing: recoupment.ByInvested}
	deal := recoupment.Deal{}
	for n := range 100 {
		id := fmt.Sprintf("a%d", n)
		deal.Accounts = append(deal.Accounts, recoupment.Account{ID: id, Opening: decimal.New(int64(7919*(n+1)), -2)})
		r := rate(id, fmt.Sprintf("0.0%02d", n%97+1))
		r.Account = id
		tiers = append(tiers, tier("t"+id, r))
		claims.Rights = append(claims.Rights, recoupment.Right{ID: "c" + id, Party: "c", Account: id})
	}
	tested := single(append(tiers, claims)...)
	tested.Accounts = deal.Accounts
	cascade, err := tested.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	require.ErrorIs(t, run.Apply(money(0, "1000000.01")), recoupment.ErrEffort)
	require.Equal(t, "0.00", settle(t, run, day(1)).Receipts.StringFixed(2), "nothing was shared")
}

func TestASettlementDoesNotTurnBackTime(t *testing.T) {
	cascade, err := single().Compile()
	require.NoError(t, err)
	run := cascade.Open()
	require.NoError(t, run.Apply(money(10, "1")))
	settle(t, run, schedule.Date{})
	require.ErrorIs(t, run.Apply(money(9, "1")), recoupment.ErrOrder)
}

func TestZeroValuesAnswer(t *testing.T) {
	var cascade recoupment.Cascade
	require.ErrorIs(t, cascade.Open().Apply(money(0, "1")), recoupment.ErrNotCompiled)
	var refused *recoupment.Cascade
	require.ErrorIs(t, refused.Open().Apply(money(0, "1")), recoupment.ErrNotCompiled, "what a refused deal compiles to")
	var run recoupment.Run
	require.ErrorIs(t, run.Apply(money(0, "1")), recoupment.ErrNotCompiled)
	_, err := run.Settle(day(0))
	require.ErrorIs(t, err, recoupment.ErrNotCompiled)
	var film recoupment.Film
	_, err = film.Run(season())
	require.ErrorIs(t, err, recoupment.ErrNotCompiled)
	_, err = film.BreakEven(season(), nil)
	require.ErrorIs(t, err, recoupment.ErrNotCompiled)
}

// A receipt that does not say where it is would silently miss the rights that ask.
func TestAReceiptSaysWhereItIs(t *testing.T) {
	deal := single(tier("t", rate("agent", "20")))
	deal.Pools[0].Tiers[0].Rights[0].On = recoupment.Filter{"teritory": {"US"}}
	cascade, err := deal.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	receipt := money(0, "100")
	receipt.Receipts[0].At = recoupment.Coordinates{"territory": "US"}
	require.ErrorIs(t, run.Apply(receipt), recoupment.ErrNotPlaced)
	receipt.Receipts[0].At = recoupment.Coordinates{"teritory": "FR"}
	require.NoError(t, run.Apply(receipt))
	s := settle(t, run, day(1))
	require.Equal(t, "0.00", s.Lines[0].Current.StringFixed(2), "it is elsewhere")
	require.Equal(t, "agent", s.Lines[0].Statement)
}

// A bonus of 10,000 at 100,000 admissions is owed in the slice that reaches them, not at the end of the
// statement.
func TestABonusIsDatedWhereTheCounterCrosses(t *testing.T) {
	d := single(tier("t", rate("a", "10")))
	d.Counters = []recoupment.Counter{{ID: "admissions"}}
	d.Transfers = []recoupment.Transfer{{
		ID: "bonus", From: "rest", To: "a", Of: []recoupment.Term{{Counter: "admissions"}}, Scale: recoupment.Marginal,
		Bands: []recoupment.Band{{From: dec("100000"), Amount: dec("10000")}, {From: dec("120000"), PerUnit: dec("0.10")}},
	}}
	cascade, err := d.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	run.Trace()
	m := money(1, "600000")
	m.Counts = []recoupment.Count{{Counter: "admissions", Amount: dec("150000")}}
	require.NoError(t, run.Apply(m))
	var got []string
	for _, p := range run.TransferPostings() {
		got = append(got, fmt.Sprint(p.Slice, " ", p.Quantity.StringFixed(0), " ", p.Amount.StringFixed(2)))
	}
	require.Equal(t, []string{"0 100000 10000.00", "2 150000 3000.00"}, got)
	require.Equal(t, day(1), run.Day())
	require.ErrorIs(t, cascade.Check(recoupment.Movement{Date: day(1), Costs: []recoupment.Cost{{Account: "x", Amount: dec("1")}}}), recoupment.ErrUnknown)
}

// A rate of the receipt is earned wherever the receipt would have come, even in a pool that a right feeds
// out of what a filled tier left: nothing here.
func TestARightAtSourceBehindAFedPool(t *testing.T) {
	d := recoupment.Deal{
		Currency: "EUR", Balance: "rest", Accounts: []recoupment.Account{{ID: "costs", Opening: dec("190")}},
		Pools: []recoupment.Pool{
			{ID: "pool", Tiers: []recoupment.Tier{
				tier("t", recoup("costs")), tier("feeds", recoupment.Right{ID: "half", To: "authors", Steps: []recoupment.Step{{Rate: dec("50")}}}),
				tier("last", rate("rest", "100")),
			}},
			{ID: "authors", Tiers: []recoupment.Tier{
				tier("source", recoupment.Right{
					ID: "author", Party: "author", Of: recoupment.OfSource, Shortfall: recoupment.Carried, Steps: []recoupment.Step{{Rate: dec("10")}},
				}),
				tier("others", rate("others", "100")),
			}},
		},
	}
	cascade, err := d.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	require.NoError(t, run.Apply(money(1, "100")))
	s := settle(t, run, day(2))
	require.Equal(t, "10.00", s.Accruals[0].Carried.StringFixed(2), "earned and not paid: costs took it all")
	require.NoError(t, run.Apply(money(3, "130")))
	s = settle(t, run, day(4))
	author := s.Line("author")
	require.Equal(t, "20.00", author.Cumulative.StringFixed(2), "half of 40 reach the author, who is owed 23")
}

// A quantity counts from the moment at which conditions hold together, not each for itself.
func TestSinceConditionsThatHoldTogether(t *testing.T) {
	d := single(tier("t", recoup("a")))
	d.Accounts = []recoupment.Account{{ID: "a", Opening: dec("10")}}
	d.Thresholds = []recoupment.Threshold{{ID: "h", Condition: recoupment.Condition{All: []recoupment.Condition{
		{Of: []recoupment.Term{{Account: "a", Measure: recoupment.Outstanding}}, Reaches: dec("10")},
		{Of: []recoupment.Term{{Pool: "pool"}}, Reaches: dec("20")},
	}}}}
	d.Transfers = []recoupment.Transfer{{
		ID: "x", From: "a", To: "b", Of: []recoupment.Term{{Pool: "pool", Since: "h"}}, Bands: []recoupment.Band{{PerUnit: dec("1")}},
	}}
	cascade, err := d.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	require.NoError(t, run.Apply(money(1, "100")))
	require.Empty(t, run.Events(), "the account is recouped before the pool has 20")
	s := settle(t, run, day(2))
	x := s.Transfer("x")
	require.Equal(t, "0.00", x.Cumulative.StringFixed(2))
	reopened := money(3, "50")
	reopened.Costs = []recoupment.Cost{{Account: "a", Amount: dec("10")}}
	require.NoError(t, run.Apply(reopened))
	require.Len(t, run.Events(), 1)
	s = settle(t, run, day(4))
	x = s.Transfer("x")
	require.Equal(t, "50.00", x.Cumulative.StringFixed(2), "from then on, though the account is recouped again")
}
