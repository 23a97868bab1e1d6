package royalties_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
	"github.com/filmfinance/filmfinance/schedule"
)

// A contract of several rates in a cascade: two percentages, cents an admission and a part of the public
// price are set against one guarantee.
func TestSeveralRatesInACascade(t *testing.T) {
	c := royalties.Contract{ID: "author", Party: "Author", Guarantee: dec("130"), Rates: []royalties.Rate{
		{ID: "tv", On: recoupment.Filter{"medium": {"tv"}}, Steps: flat("2"), Escalator: &royalties.Escalator{
			ID: "more", Counter: "admissions", Extra: []royalties.Extra{{Above: dec("100"), Points: dec("1")}},
		}},
		{ID: "cents", Of: royalties.PerUnit, Counter: "admissions", Steps: flat("0.05")},
		{ID: "price", Of: royalties.PublicPrice, Counter: "price", Steps: flat("1")},
		{ID: "gross", Of: royalties.Gross, Steps: flat("3")},
	}}
	deal := recoupment.Deal{
		Currency: "EUR", Balance: "producer", Counters: []recoupment.Counter{{ID: "admissions"}, {ID: "price"}},
		Pools: []recoupment.Pool{
			{ID: "tv", To: "net", Tiers: []recoupment.Tier{royalties.Tier("gross", royalties.Gross, []royalties.Contract{c})}},
			{ID: "net", Tiers: []recoupment.Tier{
				royalties.Tier("authors", royalties.RNPP, []royalties.Contract{c}),
				{ID: "rest", Rights: []recoupment.Right{{ID: "producer", Party: "Producer", Steps: flat("100")}}},
			}},
		},
	}
	require.NoError(t, royalties.AddTo(&deal, c))
	film, err := recoupment.Exploitation{Order: [][]string{{"tv"}}, Deal: deal}.Compile()
	require.NoError(t, err)
	out, err := film.Run(recoupment.Scenario{ID: "s", Periods: []recoupment.Period{{
		Number: 1, End: schedule.MustParseDate("2028-12-31"), Receipts: []recoupment.Receipt{{Pool: "tv", Amount: dec("2000")}},
	}}})
	require.NoError(t, err)
	a, err := c.Account(out)
	require.NoError(t, err)
	require.NoError(t, a.Check())
	s := a.Last()
	require.Equal(t, "100 30 0", text(s.Earned.Cumulative, s.Unearned, s.Paid), "3 % and 2 % of 2,000, of which nothing is taken while the guarantee of both is not earned out")

	require.Empty(t, s.Parts)
	c.Shares = []royalties.Share{{Party: "A", Percent: dec("50")}, {Party: "B", Percent: dec("50")}}
	a, err = c.Account(out)
	require.NoError(t, err)
	require.NoError(t, a.Check())
	require.Equal(t, "50 15", text(a.Last().Parts[1].Earned, a.Last().Parts[1].Unearned), "co-authors in a cascade")

	wrong := c
	wrong.Rates = []royalties.Rate{{ID: "price", Of: royalties.PublicPrice, On: recoupment.Filter{"medium": {"tv"}}, Steps: flat("1")}, {ID: "all", Steps: flat("1")}}
	wrong.Collective = []royalties.Collective{{Society: "SACD", On: recoupment.Filter{"medium": {"svod"}}}}
	wrong.Bonuses = []royalties.Bonus{{ID: "b", Counter: "admissions", Amount: dec("1"), BorneBy: "Producer", Applied: royalties.Applicable}}
	before := len(deal.Accounts)
	err = royalties.AddTo(&deal, c, wrong)
	require.ErrorIs(t, err, royalties.ErrNotInDeal)
	require.EqualError(t, err, "contracts[1].rates[0].counter: cannot be a part of a cascade (the public price is a counter in a cascade)")
	require.Len(t, deal.Accounts, before, "nothing is added")
}

// A budget of 1,000,000: the producer has 50 % up to 120,000, the crew 50 % pro rata to 60,000 and 20,000.
func TestDeferredPay(t *testing.T) {
	d, sources, err := royalties.DeferredPayAt(day("2024-06-30"), royalties.DeferredPay{
		ID: "deferred", Producer: "Producer", Budget: dec("1000000"), Groups: []royalties.DeferredGroup{{
			ID: "crew", Claims: []royalties.DeferredClaim{{Party: "Grip", Amount: dec("60000")}, {Party: "Editor", Amount: dec("20000")}},
		}},
	})
	require.NoError(t, err)
	require.Len(t, sources, 1)
	deal := recoupment.Deal{Currency: "EUR", Balance: "rest", Pools: []recoupment.Pool{
		{ID: "net", To: "deferred"},
		{ID: "after", Tiers: []recoupment.Tier{{ID: "after", Rights: []recoupment.Right{{ID: "rest", Party: "Partners", Steps: flat("100")}}}}},
	}}
	require.NoError(t, d.AddTo(&deal, "after"))
	cascade, err := deal.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	for _, row := range []struct{ receipt, producer, grip, editor, rest, reason string }{
		{"100000", "50000", "37500", "12500", "0", "half to the producer, half in proportion of 60 and 20"},
		{"100000", "100000", "60000", "20000", "20000", "30,000 were left to the crew: the other 20,000 of their half go on"},
		{"100000", "120000", "60000", "20000", "100000", "the producer stops at 12 % of the budget"},
	} {
		require.NoError(t, run.Apply(recoupment.Movement{Date: day("2026-01-01"), Receipts: []recoupment.Receipt{{Pool: "net", Amount: dec(row.receipt)}}}))
		s, err := run.Draw(day("2026-01-01"))
		require.NoError(t, err)
		line := func(id string) string { return s.Line(id).Cumulative.String() }
		require.Equal(t, []string{row.producer, row.grip, row.editor, row.rest},
			[]string{line("deferred.producer"), line("deferred.crew.Grip"), line("deferred.crew.Editor"), line("rest")}, row.reason)
	}

	_, _, err = royalties.DeferredPayAt(day("2025-04-11"), d)
	require.ErrorIs(t, err, royalties.ErrNone, "the figures of the agreement of 2025 are not established")
	d.Groups = append(d.Groups, royalties.DeferredGroup{ID: "crew", Rate: dec("1")})
	_, _, err = royalties.DeferredPayAt(day("2024-06-30"), d)
	require.ErrorContains(t, err, "groups: is outside", "how crew and cast combine is for the caller to say")
	for _, want := range []string{"groups[1].id: is given twice", "groups[1].claims: a value is required", "groups: shares add up to more than 100 % (101)"} {
		require.ErrorContains(t, d.AddTo(&deal, "after"), want)
	}
}

// The performers' society has 2 % of the net receipts once the film is amortised.
func TestPerformers(t *testing.T) {
	c, sources, err := royalties.PerformersAt(day("2026-01-01"), "performers", "Adami", royalties.Amortised)
	require.NoError(t, err)
	require.Contains(t, sources[0].Title, "7 juin 1990")
	l := small()
	l.Contracts = []royalties.Contract{c}
	l.Contracts[0].ID = "author"
	l.Amortisation = &royalties.Amortisation{Cost: dec("1000")}
	s := drawn(t, l, royalties.Period{Receipts: []royalties.Receipt{receipt("tv", "1500")}})
	require.Equal(t, "10", s[0].Paid.String(), "2 % of the 500 beyond the cost")
	_, _, err = royalties.PerformersAt(day("1990-12-01"), "performers", "Adami", royalties.Amortised)
	require.ErrorIs(t, err, royalties.ErrBefore)
}

// A bonus set against the guarantee is paid by who bears it, as far as it exceeds what is not yet earned out. A
// contract without rates has its bonus in a cascade too.
func ExampleAddTo_bonus() {
	author := royalties.Contract{
		ID: "author", Party: "Author", Guarantee: decimal.NewFromInt(100), Rates: []royalties.Rate{{Steps: flat("10")}},
		Bonuses: []royalties.Bonus{{
			ID: "success", Counter: "admissions", At: decimal.NewFromInt(1000), Amount: decimal.NewFromInt(80), BorneBy: "Producer", Applied: royalties.Applicable,
		}},
	}
	deal := recoupment.Deal{Currency: "EUR", Balance: "producer", Counters: []recoupment.Counter{{ID: "admissions"}}, Pools: []recoupment.Pool{{ID: "net", Tiers: []recoupment.Tier{
		royalties.Tier("authors", royalties.RNPP, []royalties.Contract{author}),
		{ID: "rest", Rights: []recoupment.Right{{ID: "producer", Party: "Producer", Steps: flat("100")}}},
	}}}}
	if err := royalties.AddTo(&deal, author); err != nil {
		fmt.Println(err)
	}
	cascade, err := deal.Compile()
	if err != nil {
		fmt.Println(err)
	}
	run := cascade.Open()
	for _, m := range []recoupment.Movement{
		{Receipts: []recoupment.Receipt{{Pool: "net", Amount: decimal.NewFromInt(400)}}, Counts: []recoupment.Count{{Counter: "admissions", Amount: decimal.NewFromInt(1000)}}},
		{Receipts: []recoupment.Receipt{{Pool: "net", Amount: decimal.NewFromInt(700)}}},
	} {
		m.Date = schedule.MustParseDate("2028-12-31")
		if err := run.Apply(m); err != nil {
			fmt.Println(err)
		}
		s, err := run.Settle(m.Date)
		bonus := s.Transfer("success")
		fmt.Println("bonus", bonus.Cumulative, "beside what the guarantee takes:", bonus.SetAgainst, "rate", s.Line("author").Cumulative, err)
	}
	// Output:
	// bonus 20 beside what the guarantee takes: 60 rate 0 <nil>
	// bonus 80 beside what the guarantee takes: 0 rate 10 <nil>
}
