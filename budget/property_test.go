package budget_test

import (
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var drawnContributions = []budget.Contribution{
	{Category: "TEC", Label: "all", Base: budget.Total, Rate: decimal.New(4186, -2)},
	{Category: "TEC", Label: "A", Base: budget.TrancheA, Rate: decimal.New(1364, -2)},
	{Category: "TEC", Label: "B", Base: budget.TrancheB, Rate: decimal.New(1457, -2)},
	{Category: "FIG", Label: "all", Base: budget.Total, Rate: decimal.New(5230, -2)},
	{Category: "TEC", Label: "band", Base: budget.Band, Floor: decimal.New(500, 0), Ceiling: decimal.New(2000, 0), Rate: decimal.New(1080, -2)},
	{Category: "TEC", Label: "daily", Base: budget.Daily, Multiple: decimal.New(3, 0), Rate: decimal.New(155, -1)},
	{Category: "FIG", Label: "unit", Base: budget.EachUnit, Rate: decimal.New(2, 0)},
	{Category: "TEC", Label: "once", Base: budget.EachLine, Rate: decimal.New(3, 0)},
	{Category: "TEC", Label: "bounded", Base: budget.Total, Rate: decimal.New(10, 0), Least: decimal.New(20, 0), Most: decimal.New(300, 0)},
	{Category: "TEC", Label: "whole", Base: budget.WholeAbove, Floor: decimal.New(800, 0), Ceiling: decimal.New(2500, 0), Rate: decimal.New(35, -2)},
	{Category: "FIG", Label: "dated", Base: budget.Total, Rate: decimal.New(4, 0), From: schedule.MustParseDate("2027-03-01")},
}

func drawBudget(t *rapid.T) budget.Budget {
	b := budget.Budget{
		Currency:      rapid.SampledFrom([]string{"EUR", "JPY", "TND"}).Draw(t, "currency"),
		Rounding:      budget.Rounding(rapid.IntRange(0, 3).Draw(t, "rounding")),
		Ceiling:       decimal.NewFromInt(rapid.Int64Range(1, 5000).Draw(t, "ceiling")),
		Contributions: drawnContributions,
		Percentages: []budget.Percentage{
			{ID: "fee", Rate: dec("5"), Posts: []string{"2", "4", "9"}, Less: []string{"93"}},
			{ID: "contingency", Rate: dec("7.77"), Posts: []string{"2", "4"}, Of: []string{"fee"}},
			{ID: "bond", Rate: dec("3"), On: "all", Cap: dec("50")},
		},
		Bases: []budget.Base{{ID: "all", Posts: []string{"2", "4", "9"}, Of: []string{"contingency"}}, {ID: "bare", Posts: []string{"2", "9"}, Less: []string{"93"}}},
		Caps: []budget.SharedCap{
			{ID: "both", Percentages: []string{"fee", "contingency"}, Rate: dec("9"), On: "bare"},
			{ID: "flat", Percentages: []string{"contingency", "bond"}, Flat: decimal.NewFromInt(rapid.Int64Range(1, 5000).Draw(t, "flat"))},
		},
		Credits:   []budget.Credit{{ID: "credit", Rate: dec("30"), Eligible: true, Discount: dec("4.5")}, {ID: "rebate", Rate: dec("25"), On: "all"}},
		Date:      day("2027-02-28"),
		Variables: []budget.Variable{{Name: "days", Value: decimal.NewFromInt(rapid.Int64Range(1, 60).Draw(t, "days"))}, {Name: "weeks", Formula: "days / 7"}},
		Exchange:  []budget.ExchangeRate{{Currency: "USD", Rate: dec("0.9137")}},
	}
	for i := range rapid.IntRange(0, 12).Draw(t, "lines") {
		b.Lines = append(b.Lines, budget.Line{
			ID:        fmt.Sprint(i),
			Account:   rapid.SampledFrom([]string{"21", "22", "31", "41", "91", "93"}).Draw(t, "account"),
			Quantity:  decimal.New(rapid.Int64Range(0, 5000).Draw(t, "quantity"), -2),
			Number:    decimal.NewFromInt(rapid.Int64Range(0, 9).Draw(t, "number")),
			Rate:      decimal.New(rapid.Int64Range(-100_000, 900_000).Draw(t, "rate"), -3),
			Category:  rapid.SampledFrom([]string{"TEC", "TEC", "FIG", ""}).Draw(t, "category"),
			Person:    rapid.SampledFrom([]string{"P", "Q", ""}).Draw(t, "person"),
			TaxCredit: rapid.Bool().Draw(t, "tax credit"),
			Unit:      budget.Day,
		})
		line := &b.Lines[i]
		switch rapid.IntRange(0, 5).Draw(t, "more") {
		case 0:
			line.Quantity, line.Formulas.Quantity = decimal.Decimal{}, rapid.SampledFrom([]string{"weeks * 2", "ceil(weeks)", "days / 3"}).Draw(t, "formula")
		case 1:
			line.Currency, line.Multiplier = "USD", dec("1.5")
		case 2:
			line.VAT, line.DailyMinimum = dec("5.5"), dec("7")
		case 3:
			line.Date, line.Tags = day("2027-03-01"), []string{"a", "b"}
		}
	}
	return b
}

func TestResultsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBudget(t)
		r, err := b.Compute()
		require.NoError(t, err)
		require.NoError(t, r.Check())
		for _, person := range r.Persons {
			require.False(t, person.TrancheA.GreaterThan(b.Ceiling), "tranche A is never above the ceiling")
			require.False(t, person.TrancheB.IsNegative(), "more of tranche B is never given back than there was")
			require.Equal(t, person.Pay.GreaterThan(b.Ceiling), person.TrancheB.IsPositive())
		}
		same, err := b.Compute()
		require.NoError(t, err)
		require.Equal(t, r, same, "same input, same output")
	})
}

// The order of the lines moves pay between the tranches of lines, never those of the person.
func TestOrderOfTheDevisMovesNoPersonTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBudget(t)
		before, err := b.Compute()
		require.NoError(t, err)
		b.Lines = rapid.Permutation(b.Lines).Draw(t, "order")
		after, err := b.Compute()
		require.NoError(t, err)
		tranches := map[string]string{}
		for _, p := range before.Persons {
			tranches[p.Person] = p.TrancheA.StringFixed(3) + "/" + p.TrancheB.StringFixed(3)
		}
		require.Len(t, after.Persons, len(tranches))
		for _, p := range after.Persons {
			require.Equal(t, tranches[p.Person], p.TrancheA.StringFixed(3)+"/"+p.TrancheB.StringFixed(3))
		}
	})
}

// A line cut in two at a whole minor unit leaves every tranche where it was.
func TestCuttingALineMovesNoTranche(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64Range(0, 300_000)
		first, second, other := cents.Draw(t, "first"), cents.Draw(t, "second"), cents.Draw(t, "other")
		b := budget.Budget{Currency: "EUR", Ceiling: dec("1500"), Contributions: drawnContributions, Date: day("2027-03-01")}
		amount := func(units int64) string { return decimal.New(units, -2).StringFixed(2) }
		b.Lines = []budget.Line{pay("o", "21", amount(other), "TEC", "P"), pay("1", "21", amount(first+second), "TEC", "P")}
		whole, err := b.Compute()
		require.NoError(t, err)
		b.Lines = []budget.Line{b.Lines[0], pay("1", "21", amount(first), "TEC", "P"), pay("2", "21", amount(second), "TEC", "P")}
		cut, err := b.Compute()
		require.NoError(t, err)
		require.True(t, whole.Lines[1].TrancheA.Equal(cut.Lines[1].TrancheA.Add(cut.Lines[2].TrancheA)))
		require.True(t, whole.Lines[1].TrancheB.Equal(cut.Lines[1].TrancheB.Add(cut.Lines[2].TrancheB)))
	})
}

// A film whose every rate is the opposite, all pay in one tranche, costs the opposite.
func TestSignSymmetry(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBudget(t)
		// Bands count from zero, caps of percentages bind above zero only.
		b.Ceiling, b.Percentages[2].Cap = dec("1e15"), decimal.Decimal{}
		b.Contributions = nil
		for _, one := range drawnContributions {
			if one.Base != budget.Band && one.Base != budget.WholeAbove {
				b.Contributions = append(b.Contributions, one)
			}
		}
		b.Caps = nil
		for i := range b.Lines {
			if b.Lines[i].Formulas.Quantity != "" {
				b.Lines[i].Formulas.Quantity = "days / 3"
			}
			if b.Lines[i].Rate.IsZero() {
				b.Lines[i].Rate = dec("1") // charges by unit have the sign of the rate
			}
		}
		plus, err := b.Compute()
		require.NoError(t, err)
		for i := range b.Lines {
			b.Lines[i].Rate = b.Lines[i].Rate.Neg()
		}
		minus, err := b.Compute()
		require.NoError(t, err)
		require.True(t, plus.Total.Equal(minus.Total.Neg()), "%s and %s", plus.Total, minus.Total)
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`{"currency":"EUR","lines":[{"id":"1","account":"2101","label":"Scripte","quantity":"10","number":"1","rate":"1409.67","category":"TEC","person":"P"}],` +
			`"contributions":[{"category":"TEC","label":"A","base":"a","rate":"13.64"}],"ceiling":"48060","percentages":[{"id":"fee","label":{"fr":"","en":""},"rate":"5","posts":["2","4"]}]}`,
		`{"currency":"JPY","rounding":"half_even","lines":[{"id":"1","account":"9","quantity":"1e20","number":"1e-20","rate":"-0.5"}]}`,
		`{"currency":"EUR","ceiling":1e1000000000}`, `{"chart":{"posts":[{"number":""}]}}`, `[]`, `null`, ``,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := budget.Parse(data)
		if err != nil {
			var faults budget.Faults
			require.ErrorAs(t, err, &faults)
			return
		}
		r, err := b.Compute()
		require.NoError(t, err)
		require.NoError(t, r.Check())
	})
}

func BenchmarkCompute(b *testing.B) {
	film := feature(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := film.Compute(); err != nil {
			b.Fatal(err)
		}
	}
}

// Whatever the dimension, the subtotals add up to the posts, and the sheets to the total.
func TestViewsAddUp(t *testing.T) {
	dimensions := []budget.Dimension{
		budget.ByPost, budget.ByFamily, budget.ByAccount, budget.ByCategory, budget.ByPerson, budget.ByPhase, budget.ByCountry, budget.ByBearer,
		budget.ByCurrency, budget.ByPayment, budget.ByUnit, budget.BySide, budget.ByKey,
	}
	rapid.Check(t, func(t *rapid.T) {
		b := drawBudget(t)
		r, err := b.Compute()
		require.NoError(t, err)
		found, err := r.By(rapid.SliceOfN(rapid.SampledFrom(dimensions), 0, 3).Draw(t, "dimensions")...)
		require.NoError(t, err)
		var sum decimal.Decimal
		for _, one := range found {
			sum = sum.Add(one.Total)
		}
		require.True(t, sum.Equal(r.PostsTotal), "%s and %s", sum, r.PostsTotal)
		sheetsAddUp(t, r)
		s, err := r.Simplified().Compute()
		require.NoError(t, err)
		require.NoError(t, s.Check())
		require.True(t, s.Total.Equal(r.Total) && s.Net.Equal(r.Net))
	})
}

func sheetsAddUp(t *rapid.T, r budget.Result) {
	sums := map[budget.RowKind]decimal.Decimal{}
	for _, row := range r.Sheet(budget.DetailSheet) {
		sums[row.Kind] = sums[row.Kind].Add(row.Amount)
	}
	require.True(t, sums[budget.PostRow].Equal(r.PostsTotal))
	require.True(t, sums[budget.AccountRow].Equal(sums[budget.LineRow]))
	require.True(t, sums[budget.AccountRow].Add(sums[budget.ChargeRow]).Equal(r.PostsTotal))
	require.True(t, sums[budget.PostRow].Add(sums[budget.PercentageRow]).Equal(r.Total))
	require.True(t, r.Total.Add(sums[budget.CreditRow]).Equal(r.Net))
}

// What changed between two devis explains the difference, and the way back is the opposite in all but how
// quantity and rate share it.
func TestComparisonsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one, two := drawBudget(t), drawBudget(t)
		two.Currency, two.Rounding = one.Currency, one.Rounding
		before, err := one.Compute()
		require.NoError(t, err)
		after, err := two.Compute()
		require.NoError(t, err)
		there, err := budget.Compare(before, after)
		require.NoError(t, err)
		require.NoError(t, there.Check())
		back, err := budget.Compare(after, before)
		require.NoError(t, err)
		require.True(t, there.Charge.Equal(back.Charge.Neg()))
		require.True(t, there.Quantity.Add(there.Rate).Equal(back.Quantity.Add(back.Rate).Neg()))
		same, err := budget.Compare(before, before)
		require.NoError(t, err)
		require.Empty(t, same.Lines)
	})
}

// Nothing is lost in another chart, whatever the rules leave out.
func TestConversionsAddUp(t *testing.T) {
	accounts := []string{"2", "21", "22", "3", "4", "41", "9", "93"}
	rapid.Check(t, func(t *rapid.T) {
		r, err := drawBudget(t).Compute()
		require.NoError(t, err)
		m := budget.Mapping{To: rapid.SampledFrom([]budget.Chart{budget.MovieMagic(), budget.Documentary(), {}}).Draw(t, "chart")}
		to := "4"
		if m.To.Name == budget.MovieMagic().Name {
			to = "20"
		}
		for _, from := range rapid.SliceOfDistinct(rapid.SampledFrom(accounts), rapid.ID).Draw(t, "rules") {
			m.Rules = append(m.Rules, budget.MappingRule{From: from, To: to})
		}
		c, err := r.Convert(m)
		require.NoError(t, err)
		require.NoError(t, c.Check())
		sum := c.UnmappedTotal
		for _, post := range c.Posts {
			sum = sum.Add(post.Amount)
		}
		require.True(t, sum.Equal(r.Total))
	})
}
