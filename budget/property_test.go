package budget_test

import (
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var drawnContributions = []budget.Contribution{
	{Category: "TEC", Label: "all", Base: budget.Total, Rate: decimal.New(4186, -2)},
	{Category: "TEC", Label: "A", Base: budget.TrancheA, Rate: decimal.New(1364, -2)},
	{Category: "TEC", Label: "B", Base: budget.TrancheB, Rate: decimal.New(1457, -2)},
	{Category: "FIG", Label: "all", Base: budget.Total, Rate: decimal.New(5230, -2)},
}

func drawBudget(t *rapid.T) budget.Budget {
	b := budget.Budget{
		Currency:      rapid.SampledFrom([]string{"EUR", "JPY", "TND"}).Draw(t, "currency"),
		Rounding:      budget.Rounding(rapid.IntRange(0, 3).Draw(t, "rounding")),
		Ceiling:       decimal.NewFromInt(rapid.Int64Range(1, 5000).Draw(t, "ceiling")),
		Contributions: drawnContributions,
		Percentages: []budget.Percentage{
			{ID: "fee", Rate: dec("5"), Posts: []string{"2", "4", "9"}, Less: []string{"93"}},
			{ID: "contingency", Rate: dec("7.77"), Posts: []string{"2", "4"}},
		},
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
		})
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
		b := budget.Budget{Currency: "EUR", Ceiling: dec("1500"), Contributions: drawnContributions}
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
		b.Ceiling = dec("1e15")
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
