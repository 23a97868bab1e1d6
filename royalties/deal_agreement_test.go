package royalties_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
)

// anyContract draws a contract that a ledger and a cascade can hold: some of five rates, up to three bonuses set against
// the guarantee or not, a medium in collective management.
func anyContract(t *rapid.T) royalties.Contract {
	number := func(name string, most int64, places int32) decimal.Decimal {
		return decimal.New(rapid.Int64Range(0, most).Draw(t, name), -places)
	}
	c := royalties.Contract{ID: "author", Party: "Author", Guarantee: number("guarantee", 300_000, 2)}
	for _, r := range []royalties.Rate{
		{ID: "all", Steps: []recoupment.Step{until(number("rate", 500, 2).String(), "admissions", "700"), {Rate: number("then", 500, 2)}}},
		{ID: "theatres", On: recoupment.Filter{"medium": {"theatres"}}, Steps: flat("1"), Escalator: &royalties.Escalator{
			ID: "more", Counter: "admissions", Extra: []royalties.Extra{{Above: dec("300"), Points: number("points", 300, 2)}},
		}},
		{ID: "cents", Of: royalties.PerUnit, Counter: "admissions", Steps: []recoupment.Step{until("0.07", "admissions", "500"), {Rate: number("cents", 30, 2)}}},
		{ID: "price", Of: royalties.PublicPrice, Counter: "price", On: recoupment.Filter{"medium": {"video"}}, Steps: flat("2"), Escalator: &royalties.Escalator{
			ID: "better", Counter: "admissions", Extra: []royalties.Extra{{Above: dec("400"), Points: dec("0.5")}},
		}},
		{ID: "gross", Of: royalties.Gross, On: recoupment.Filter{"medium": {"tv"}}, Steps: flat("3")},
	} {
		if rapid.Bool().Draw(t, r.ID) {
			c.Rates = append(c.Rates, r)
		}
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "bonuses") {
		b := royalties.Bonus{
			ID: fmt.Sprint("bonus", i), BorneBy: "Producer", Counter: "admissions", At: number("at", 1000, 0), Amount: number("amount", 100_000, 2),
			Above: number("above", 1000, 0), PerUnit: number("per unit", 2000, 3),
		}
		if rapid.Bool().Draw(t, "ceiling") {
			b.Ceiling = b.Above.Add(number("ceiling", 500, 0)).Add(dec("1"))
		}
		if b.Amount.Add(b.PerUnit).IsZero() {
			b.Amount = dec("1")
		}
		b.Applied = rapid.SampledFrom([]royalties.Applied{royalties.Applicable, royalties.Applicable, royalties.Recoupable, ""}).Draw(t, "applied")
		if rapid.IntRange(0, 3).Draw(t, "prize") == 0 {
			b.When = &recoupment.Condition{Declared: "palme"}
		}
		c.Bonuses = append(c.Bonuses, b)
	}
	if len(c.Rates)+len(c.Bonuses) == 0 {
		c.Rates = []royalties.Rate{{Steps: flat("2")}}
	}
	if rapid.Bool().Draw(t, "collective") {
		c.Collective = []royalties.Collective{{Society: "SACD", On: recoupment.Filter{"medium": {"svod"}}}}
	}
	return c
}

// brought is what comes in of each medium in a period. Television, which comes last, pays what the others cannot.
type brought struct {
	medium, receipts, admissions, price string
	palme                               bool
}

// A contract comes to the same by a ledger and as a part of a cascade, to the cent: what is earned, what is earned
// out of the guarantee, what is due, and each bonus.
func TestALedgerAndACascadeAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyContract(t)
		amount := func(name string, least, most int64) string {
			return decimal.New(rapid.Int64Range(least, most).Draw(t, name), -2).String()
		}
		var history [][]brought
		for range rapid.IntRange(1, 4).Draw(t, "periods") {
			history = append(history, []brought{
				{medium: "theatres", receipts: amount("theatres", 0, 500_000), admissions: fmt.Sprint(rapid.IntRange(0, 600).Draw(t, "admissions")), palme: rapid.Bool().Draw(t, "palme")},
				{medium: "video", receipts: amount("video", 0, 500_000), price: amount("price", 0, 900_000)},
				{medium: "svod", receipts: amount("svod", 0, 500_000)},
				{medium: "tv", receipts: amount("tv", 20_000_000, 30_000_000)},
			})
		}
		declarations := []recoupment.Declaration{{ID: "palme"}}
		book := royalties.Ledger{
			Currency: "EUR", Media: []royalties.Medium{{ID: "theatres"}, {ID: "video"}, {ID: "svod"}, {ID: "tv"}}, Declarations: declarations,
			Counters: []royalties.LedgerCounter{{ID: "admissions", Medium: "theatres"}, {ID: "price", Medium: "video"}}, Contracts: []royalties.Contract{c},
		}
		report, err := book.Statements(years(ledgerPeriods(history)...))
		require.NoError(t, err)
		require.NoError(t, report.Check())

		all := []royalties.Contract{c}
		deal := recoupment.Deal{
			Currency: "EUR", Balance: "producer", Counters: []recoupment.Counter{{ID: "admissions"}, {ID: "price"}}, Declarations: declarations,
			Pools: []recoupment.Pool{{ID: "net"}},
		}
		for _, tier := range []recoupment.Tier{royalties.Tier("authors", royalties.RNPP, all), royalties.Tier("gross", royalties.Gross, all)} {
			if len(tier.Rights) > 0 {
				deal.Pools[0].Tiers = append(deal.Pools[0].Tiers, tier)
			}
		}
		deal.Pools[0].Tiers = append(deal.Pools[0].Tiers, recoupment.Tier{ID: "rest", Rights: []recoupment.Right{{ID: "producer", Party: "Producer", Steps: flat("100")}}})
		require.NoError(t, royalties.AddTo(&deal, c))
		account, err := c.Account(outcome(t, deal, history))
		require.NoError(t, err)
		require.NoError(t, account.Check())

		for i, want := range report.Statements("author") {
			got := account.Statements[i]
			require.Equal(t, sums(want), sums(got), "period %d", i+1)
		}
	})
}

// sums are what a statement comes to.
func sums(s royalties.Statement) []string {
	all := []string{text(s.Earned.Cumulative, s.Unearned, s.Entitled, s.Unpaid, s.Other, s.Due, s.Paid, s.Bonus, s.Total)}
	for _, b := range s.Bonuses {
		all = append(all, text(b.Owed.Cumulative, b.Entitled, b.Due, b.Paid))
	}
	return all
}

// ledgerPeriods are the periods of a ledger. Television is sold at what it brings.
func ledgerPeriods(history [][]brought) []royalties.Period {
	var periods []royalties.Period
	for _, all := range history {
		var p royalties.Period
		for _, b := range all {
			p.Receipts = append(p.Receipts, receipt(b.medium, b.receipts))
			if b.medium == "tv" {
				p.Receipts = append(p.Receipts, royalties.Receipt{Medium: "tv", Of: royalties.Gross, Amount: dec(b.receipts)})
			}
			if b.price != "" {
				p.Receipts = append(p.Receipts, royalties.Receipt{Medium: b.medium, Of: royalties.PublicPrice, Amount: dec(b.price)})
				p.Counts = append(p.Counts, counted("price", "0"))
			}
			if b.admissions != "" {
				p.Counts = append(p.Counts, counted("admissions", b.admissions))
			}
			if b.palme {
				p.Declares = []string{"palme"}
			}
		}
		periods = append(periods, p)
	}
	return periods
}

// outcome plays the history through the cascade, a movement for each medium.
func outcome(t require.TestingT, deal recoupment.Deal, history [][]brought) *recoupment.Outcome {
	cascade, err := deal.Compile()
	require.NoError(t, err)
	before, err := cascade.Open().Draw(day("2028-01-01"))
	require.NoError(t, err)
	out := &recoupment.Outcome{Currency: deal.Currency, Opening: before.Accruals}
	run := cascade.Open()
	for i, all := range history {
		end := day("2028-12-31").AddMonths(12*i, 0)
		for _, b := range all {
			m := recoupment.Movement{Date: end, Receipts: []recoupment.Receipt{{Pool: "net", Amount: dec(b.receipts), At: recoupment.Coordinates{"medium": b.medium}}}}
			if b.price != "" {
				m.Counts = append(m.Counts, recoupment.Count{Counter: "price", Amount: dec(b.price)})
			}
			if b.admissions != "" {
				m.Counts = append(m.Counts, recoupment.Count{Counter: "admissions", Amount: dec(b.admissions)})
			}
			if b.palme {
				m.Declares = []string{"palme"}
			}
			require.NoError(t, run.Apply(m))
		}
		s, err := run.Settle(end)
		require.NoError(t, err)
		out.Periods = append(out.Periods, recoupment.PeriodOutcome{Number: i + 1, End: end, Settlement: s})
	}
	return out
}

func TestBonusesSetAgainstTheGuaranteeAreBounded(t *testing.T) {
	c := royalties.Contract{ID: "author", Party: "Author", Guarantee: dec("1")}
	for i := range recoupment.MaxSetAgainst + 1 {
		c.Bonuses = append(c.Bonuses, royalties.Bonus{ID: fmt.Sprint(i), Counter: "admissions", Amount: dec("1"), BorneBy: "Producer", Applied: royalties.Applicable})
	}
	require.ErrorContains(t, c.Validate(), "bonuses: ")
	require.ErrorIs(t, c.Validate(), royalties.ErrTooLarge)
	c.Bonuses[0].Applied = ""
	require.NoError(t, c.Validate())
}
