package royalties_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
)

// anyLedger draws a ledger of one contract: percentages before and after amortisation, an escalator, cents an
// admission, a guarantee, a minimum, bonuses, shares.
func anyLedger(t *rapid.T) royalties.Ledger {
	cents := func(name string, most int64) decimal.Decimal {
		return decimal.New(rapid.Int64Range(0, most).Draw(t, name), -2)
	}
	amortised := &recoupment.Condition{Threshold: royalties.Amortised}
	l := small(
		royalties.Rate{ID: "all", Steps: []recoupment.Step{{Rate: cents("before", 500), Until: amortised}, {Rate: cents("after", 500)}}},
		royalties.Rate{ID: "theatres", On: recoupment.Filter{"medium": {"theatres"}}, Steps: flat("1"), Escalator: &royalties.Escalator{
			ID: "more", Counter: "admissions", Extra: []royalties.Extra{{Above: dec("300"), Points: cents("points", 300)}, {Above: dec("700"), Points: cents("more", 300)}},
		}},
		royalties.Rate{ID: "cents", Of: royalties.PerUnit, Counter: "admissions", Steps: []recoupment.Step{until("0.07", "admissions", "500"), {Rate: cents("cents", 30)}}},
	)
	l.Amortisation = &royalties.Amortisation{Cost: decimal.New(rapid.Int64Range(1, 2_000_000).Draw(t, "cost"), -2), SupportFranchise: dec("100"), SupportRate: dec("75")}
	c := &l.Contracts[0]
	c.Guarantee = cents("guarantee", 20_000)
	c.Bonuses = []royalties.Bonus{{ID: "bonus", Counter: "admissions", Above: dec("400"), PerUnit: dec("0.03"), BorneBy: "Producer"}}
	if rapid.Bool().Draw(t, "applied") {
		c.Bonuses[0].Applied = royalties.Applicable
	}
	if rapid.Bool().Draw(t, "shared") {
		c.Shares = []royalties.Share{{Party: "A", Percent: dec("33.34")}, {Party: "B", Percent: dec("33.33")}, {Party: "C", Percent: dec("33.33")}}
	}
	return l
}

// anyPeriod draws what a period brings.
func anyPeriod(t *rapid.T) royalties.Period {
	amount := func(name string) string {
		return decimal.New(rapid.Int64Range(0, 1_000_000).Draw(t, name), -2).String()
	}
	return royalties.Period{
		Receipts: []royalties.Receipt{receipt("theatres", amount("theatres")), receipt("video", amount("video")), receipt("tv", amount("tv"))},
		Counts:   []royalties.Count{{Counter: "admissions", Amount: decimal.New(rapid.Int64Range(0, 600).Draw(t, "admissions"), 0)}},
		Support:  dec(amount("support")),
	}
}

// Whatever comes in, statements add up, nothing below zero is paid, and what was earned beyond the guarantee is
// paid, carried or held.
func TestLedgerProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyLedger(t)
		c := &l.Contracts[0]
		c.Minimum = decimal.New(rapid.Int64Range(0, 10_000).Draw(t, "minimum"), -2)
		if rapid.Bool().Draw(t, "reserve") {
			c.Reserve = &recoupment.Reserve{Rate: dec("30"), Periods: rapid.IntRange(1, 2).Draw(t, "periods")}
		}
		var periods []royalties.Period
		for range rapid.IntRange(1, 5).Draw(t, "count") {
			periods = append(periods, anyPeriod(t))
		}
		if n := len(periods); n > 1 && rapid.Bool().Draw(t, "corrected") {
			less := periods[0].Receipts[1].Amount.Neg()
			periods[n-1].Corrections = []royalties.Correction{{Period: "2028", Receipts: []royalties.Receipt{{Medium: "video", Amount: less}}}}
		}
		r, err := l.Statements(years(periods...))
		require.NoError(t, err)
		require.NoError(t, r.Check())
		total, before := decimal.Decimal{}, decimal.Decimal{}
		for _, s := range r.Statements("author") {
			require.False(t, s.Paid.IsNegative() || s.Bonus.IsNegative())
			for _, p := range s.Parts {
				require.False(t, p.Paid.IsNegative(), "nobody is paid below zero")
			}
			require.True(t, s.Unpaid.IsZero(), "a ledger owes what is earned")
			total = total.Add(s.Paid)
			require.True(t, s.Entitled.Equal(total.Add(s.Carried).Add(s.Held)), "due is conserved through what is carried")
			require.True(t, s.PaidBefore.Equal(before))
			before = total
			slack := decimal.New(int64(len(s.Lines)), -2)
			require.True(t, s.Rounding.Abs().LessThanOrEqual(slack))
			require.True(t, s.Alone.Sub(s.Earned.Current).Abs().LessThanOrEqual(slack), "the period alone is what it adds, but for the rounding")
		}
		paid := decimal.Decimal{}
		for _, p := range r.Paid {
			paid = paid.Add(p.Amount)
		}
		for _, s := range r.Statements("author") {
			paid = paid.Sub(s.Total)
		}
		require.True(t, paid.IsZero(), "the persons of the contract are paid what the statements pay")
	})
}

// No term of these ledgers depends on time: cutting a period into two proportional halves, medium by medium,
// changes nothing of what is earned.
func TestCuttingAPeriod(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyLedger(t)
		l.Amortisation.SupportRate = decimal.Decimal{}
		l.Media, l.Counters = l.Media[:1], l.Counters[:1] // the order of the media of one period is a term of the ledger
		whole := royalties.Period{
			Receipts: []royalties.Receipt{{Medium: "theatres", Amount: decimal.New(rapid.Int64Range(0, 1_000_000).Draw(t, "theatres"), 0)}},
			Counts:   []royalties.Count{{Counter: "admissions", Amount: decimal.New(rapid.Int64Range(0, 1000).Draw(t, "admissions"), 1)}},
		}
		tenths := decimal.New(rapid.Int64Range(0, 10).Draw(t, "tenths"), -1)
		part := func(of decimal.Decimal) royalties.Period {
			return royalties.Period{
				Receipts: []royalties.Receipt{{Medium: "theatres", Amount: whole.Receipts[0].Amount.Mul(of)}},
				Counts:   []royalties.Count{{Counter: "admissions", Amount: whole.Counts[0].Amount.Mul(of)}},
			}
		}
		one := drawn(t, l, whole)[0]
		two := drawn(t, l, part(tenths), part(dec("1").Sub(tenths)))[1]
		require.Equal(t, text(one.Earned.Cumulative, one.Entitled, one.Unearned), text(two.Earned.Cumulative, two.Entitled, two.Unearned))
		require.Equal(t, one.Bonuses[0].Owed.Cumulative.String(), two.Bonuses[0].Owed.Cumulative.String())
		for i := range one.Lines {
			require.Equal(t, text(one.Lines[i].BaseTotal, one.Lines[i].Earned.Cumulative), text(two.Lines[i].BaseTotal, two.Lines[i].Earned.Cumulative))
		}
	})
}

func FuzzLedger(f *testing.F) {
	add := func(l royalties.Ledger, periods []royalties.Period) {
		ledger, err := json.Marshal(l)
		require.NoError(f, err)
		brought, err := json.Marshal(periods)
		require.NoError(f, err)
		f.Add(string(ledger), string(brought))
	}
	w := importCase(f)
	add(w.ledger, w.periods)
	add(small(royalties.Rate{Steps: flat("10")}), years(royalties.Period{Receipts: []royalties.Receipt{receipt("tv", "1e20")}}))
	add(small(royalties.Rate{Of: royalties.PerUnit, Counter: "copies", Steps: flat("1e19")}), years(royalties.Period{Counts: []royalties.Count{counted("copies", "1e-19")}}))
	f.Add(`{"contracts":[{"rates":[{"steps":[{"rate":"1e999999999"}]}]}]}`, `[{"receipts":[{"amount":"-1e999999999"}]}]`)
	f.Fuzz(func(t *testing.T, ledger, brought string) {
		l, err := royalties.ParseLedger([]byte(ledger))
		if err != nil {
			require.Empty(t, l.Contracts, "a refused ledger is not returned")
			return
		}
		var periods []royalties.Period
		if json.Unmarshal([]byte(brought), &periods) != nil {
			return
		}
		r, err := l.Statements(periods)
		if err != nil {
			return
		}
		require.NoError(t, r.Check())
	})
}

func FuzzLicence(f *testing.F) {
	data, err := json.Marshal(feed20(licence(royalties.FeeThenExpenses, "50")))
	require.NoError(f, err)
	f.Add(string(data), `[{"date":"2027-03-31","revenue":[{"film":"film","stream":"VOD","amount":"-1e20"}],"paid":"1e20"}]`)
	f.Fuzz(func(t *testing.T, licence, brought string) {
		l, err := royalties.ParseLicence([]byte(licence))
		if err != nil {
			return
		}
		var periods []royalties.LicencePeriod
		if json.Unmarshal([]byte(brought), &periods) != nil {
			return
		}
		all, err := l.Statements(periods)
		if err != nil {
			return
		}
		for _, s := range all {
			require.NoError(t, s.Check())
		}
	})
}
