package boxoffice_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/schedule"
)

// changing is a film whose rate falls in week 2, with passes at half the price, and taxes that are abolished on the
// fifteenth day; a territory apart has never had any.
func changing() boxoffice.Declaration {
	entry := func(day string, of boxoffice.Territory, kind boxoffice.Kind, price string) boxoffice.Entry {
		return boxoffice.Entry{Day: schedule.MustParseDate(day), Territory: of, Kind: kind, Admissions: dec("10000"), Price: dec(price)}
	}
	return boxoffice.Declaration{
		Currency: "EUR", Release: day("2028-04-05"),
		Regimes: []boxoffice.Regime{
			{Until: day("2028-04-18"), Rules: full}, {From: day("2028-04-19"), Rules: boxoffice.Rules{Levy: new(dec("0"))}},
			{Territory: "island", Rules: boxoffice.Rules{Levy: new(dec("0"))}},
		},
		Rentals: []boxoffice.WeekRate{{Week: 1, Rate: dec("50")}, {Week: 2, Rate: dec("40")}, {Territory: "island", Week: 1, Rate: dec("30")}},
		Entries: []boxoffice.Entry{
			entry("2028-04-05", "", boxoffice.Full, "13.1875"), entry("2028-04-12", "", boxoffice.Pass, "6.59375"),
			entry("2028-04-12", "island", boxoffice.Reduced, "1"), entry("2028-04-19", "", boxoffice.Full, "10"),
		},
	}
}

func TestAdmissionsOfADeclaration(t *testing.T) {
	for _, row := range []struct {
		step            boxoffice.Step
		amount, opening string
		least           string
		entries         int
		brings          string
		reached         bool
		reason          string
	}{
		{boxoffice.StepDistributor, "0", "0", "0", 0, "0", true, "nothing is asked"},
		{boxoffice.StepDistributor, "55431.50", "0", "10000", 1, "55431.5", true, "5.54315 a ticket of the first week, to the last one"},
		{boxoffice.StepDistributor, "55431.51", "0", "10001", 2, "55433.72", true, "a cent more: a pass of the second, 40 % of 5.54315"},
		{boxoffice.StepDistributor, "77604.10", "0", "20000", 2, "77604.1", true, "10,000 passes at 2.21726"},
		{boxoffice.StepDistributor, "80000", "0", "27987", 3, "80000.2", true, "7,986.33 tickets of the island at 0.30 bring the 2,395.90 that lack"},
		{boxoffice.StepDistributor, "81000", "0", "30099", 4, "81000.1", true, "3,000 of the island, then 395.90 at 4, once there is no tax"},
		{boxoffice.StepDistributor, "81000", "3.90", "30098", 4, "81000", true, "392 lack, which 98 bring exactly"},
		{boxoffice.StepDistributor, "121000", "0", "40000", 4, "120604.1", false, "all of them do not bring it"},
		{boxoffice.StepLevy, "500", "0", "40000", 4, "450.1", false, "0.58 % of 77,604.10: what brings nothing is counted in its turn"},
	} {
		a, err := changing().Admissions(boxoffice.Target{Step: row.step, Amount: dec(row.amount), Opening: dec(row.opening)})
		require.NoError(t, err, row.reason)
		require.Equal(t, row.reached, a.Reached, row.reason)
		require.Equal(t, row.least, a.Least.String(), row.reason)
		require.Len(t, a.Weeks, row.entries, row.reason)
		require.Equal(t, row.brings, a.Amount.String(), row.reason)
	}
}

// The number is the least: the declaration of so many admissions brings the amount, that of one less does not. A week
// that falls, a pass, a territory and a tax that ends all stand in the way.
func TestLeastOfADeclaration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := changing()
		d.Regimes[2].Rules = drawRules(t)
		d.Regimes[2].Rules.Levy = new(percent(t, "levy", 1_000))
		for i := range d.Entries {
			d.Entries[i].Admissions = decimal.New(rapid.Int64Range(0, 1_000).Draw(t, "admissions"), 0)
			d.Entries[i].Price = decimal.New(rapid.Int64Range(0, 2_000).Draw(t, "price"), -2)
		}
		step := rapid.SampledFrom([]boxoffice.Step{boxoffice.StepBoxOffice, boxoffice.StepVAT, boxoffice.StepBaseFilm, boxoffice.StepDistributor, boxoffice.StepExhibitor, boxoffice.StepLevy}).Draw(t, "step")
		target := boxoffice.Target{Step: step, Amount: decimal.New(rapid.Int64Range(0, 3_000_000).Draw(t, "amount"), -2)}
		if step != boxoffice.StepExhibitor && rapid.Bool().Draw(t, "bounded") {
			d.Minimum = new(decimal.New(rapid.Int64Range(0, 600).Draw(t, "minimum"), -2))
			for i := range d.Entries {
				d.Entries[i].Venue = rapid.SampledFrom([]string{"a", "b"}).Draw(t, "venue")
			}
		}
		if step != boxoffice.StepExhibitor && rapid.Bool().Draw(t, "fixed") {
			d.Entries[rapid.IntRange(0, len(d.Entries)-1).Draw(t, "where")].Fixed = new(decimal.New(rapid.Int64Range(0, 500_000).Draw(t, "price"), -2))
		}
		a, err := d.Admissions(target)
		require.NoError(t, err)
		brings := func() fraction.F {
			d.Entries = d.Entries[:len(a.Weeks)]
			for i := range a.Weeks {
				d.Entries[i].Admissions = a.Weeks[i]
			}
			r, err := d.Compute()
			require.NoError(t, err)
			var total fraction.F
			for _, item := range r.Items {
				for _, line := range item.Split.Lines {
					if line.Step == step {
						exact, err := fraction.Parse(line.Exact, 1000)
						require.NoError(t, err)
						total = total.Add(exact)
					}
				}
			}
			return total
		}
		wanted := fraction.FromDecimal(target.Amount)
		require.Equal(t, a.Exact, brings().Text())
		require.Equal(t, a.Reached, brings().Cmp(wanted) >= 0)
		if last := len(a.Weeks) - 1; a.Reached && last >= 0 {
			if a.Weeks[last].IsPositive() {
				a.Weeks[last] = a.Weeks[last].Sub(dec("1"))
			} else {
				require.NotNil(t, d.Entries[last].Fixed, "only a fixed price is owed for nobody")
				a.Weeks = a.Weeks[:last]
			}
			require.Negative(t, brings().Cmp(wanted), "one less is not enough")
		}
	})
}

// Two venues in one week at 5.54315 and 2.21726 a ticket, with 3 an admission at the least; then a forfait of 500.
func TestAdmissionsWithAMinimumAndAFixedPrice(t *testing.T) {
	d := changing()
	d.Minimum = new(dec("3"))
	d.Entries[1].Day, d.Entries[1].Rental = d.Entries[0].Day, new(dec("40"))
	d.Entries[2], d.Entries = d.Entries[1], d.Entries[:3]
	d.Entries[2].Day, d.Entries[2].Rental, d.Entries[2].Fixed = day("2028-04-12"), nil, new(dec("500"))
	for i, venue := range []string{"large", "small", "village"} {
		d.Entries[i].Venue = venue
	}
	for _, row := range []struct {
		step    boxoffice.Step
		amount  string
		alike   bool
		least   string
		entries int
		brings  string
		reason  string
	}{
		{boxoffice.StepDistributor, "55434.50", false, "10001", 2, "55434.5", "the first ticket of the small venue is worth 3, and not 2.21726"},
		{boxoffice.StepDistributor, "85431.51", false, "20000", 3, "85931.5", "a cent more than both bring: the forfait, for nobody"},
		{boxoffice.StepDistributor, "85931.51", false, "20167", 3, "85932.5", "167 admissions at 3 are the first to be worth more than the forfait"},
		{boxoffice.StepDistributor, "77604.11", true, "20000", 3, "78104.1", "in one venue the average of 3.88 is above the minimum: nothing is added"},
		{boxoffice.StepLevy, "498.41", false, "20168", 3, "498.43", "0.58 % of 85,935.50, one ticket of 3 after another"},
		{boxoffice.StepBoxOffice, "131888", false, "10002", 2, "131888.19", "13.1875 for 10,000, then 6.59375: neither changes the box office"},
	} {
		at := d
		at.Entries = slices.Clone(d.Entries)
		if row.alike {
			at.Entries[1].Venue = at.Entries[0].Venue
		}
		a, err := at.Admissions(boxoffice.Target{Step: row.step, Amount: dec(row.amount)})
		require.NoError(t, err, row.reason)
		require.True(t, a.Reached, row.reason)
		require.Equal(t, row.least, a.Least.String(), row.reason)
		require.Len(t, a.Weeks, row.entries, row.reason)
		require.Equal(t, row.brings, a.Amount.String(), row.reason)
	}
}

func TestTargetFaults(t *testing.T) {
	d := changing()
	d.Minimum, d.Regimes[0].Rules.Levy = new(dec("1")), nil
	d.Entries[1].Rental, d.Entries[1].Fixed = nil, new(dec("100"))
	for i := range d.Entries {
		d.Entries[i].Venue = fmt.Sprint(i)
	}
	_, err := d.Admissions(boxoffice.Target{Step: boxoffice.StepLevy, Amount: dec("-1"), Opening: dec("-1")})
	for _, want := range []string{"amount: ", "opening: ", "regimes[0].rules.levy: a value is required"} {
		require.ErrorContains(t, err, want)
	}
	_, err = d.Admissions(boxoffice.Target{Step: boxoffice.StepExhibitor, Amount: dec("1")})
	require.ErrorContains(t, err, "minimum: ")
	require.ErrorContains(t, err, "entries[1].fixed: ")
	_, err = boxoffice.Declaration{Entries: make([]boxoffice.Entry, boxoffice.MaxEntries+1)}.Admissions(boxoffice.Target{Step: "?"})
	require.ErrorIs(t, err, boxoffice.ErrTooLarge)
	require.ErrorIs(t, err, boxoffice.ErrUnknown)
}

func BenchmarkAdmissionsAtTheLimits(b *testing.B) {
	d := atItsLimits()
	for i := range d.Entries {
		d.Entries[i].Rental, d.Entries[i].Fixed = new(dec("12.345678901234")), nil
	}
	alone := d
	alone.Minimum = nil
	for name, d := range map[string]boxoffice.Declaration{"rates": alone, "minimum": d} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := d.Admissions(boxoffice.Target{Step: boxoffice.StepDistributor, Amount: decimal.New(1, 20)}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
