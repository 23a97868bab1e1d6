package budget_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/stretchr/testify/require"
)

// The examples of the SRF note of 8 October 2013: fee 5 %, overheads 7 % and contingency 10 % side by side on
// the manufacturing cost, 22 % in all and never compounded.
func TestParallelPercentages(t *testing.T) {
	for cost, total := range map[string]string{"3000000": "3660000", "600000": "732000", "1000000": "1220000"} {
		b := budget.Budget{Currency: "EUR", Lines: []budget.Line{pay("1", "23", cost, "", "")}, Bases: []budget.Base{{ID: "cost", Posts: []string{"2"}}}}
		for id, rate := range map[string]string{"fee": "5", "overheads": "7", "contingency": "10"} {
			b.Percentages = append(b.Percentages, budget.Percentage{ID: id, Rate: dec(rate), On: "cost"})
		}
		equal(t, total, compute(t, b).Total, cost)
	}
}

// The opposable maximum of the protocol of 16 December 2010: fee 5 % and overheads 7 % of B, then financial
// charges of 5 % of all three: 1.12 B and 1.176 B.
func TestStackedPercentages(t *testing.T) {
	b := budget.Budget{
		Currency: "EUR", Lines: []budget.Line{pay("1", "23", "1000000", "", "")},
		Percentages: []budget.Percentage{
			{ID: "fee", Rate: dec("5"), Posts: []string{"2"}},
			{ID: "overheads", Rate: dec("7"), Posts: []string{"2"}},
			{ID: "financial", Rate: dec("5"), Posts: []string{"2"}, Of: []string{"fee", "overheads"}},
		},
	}
	r := compute(t, b)
	equal(t, "1120000", r.Percentages[2].Base, "1.12 B")
	equal(t, "1176000", r.Total, "1.176 B")
	b.Percentages[2].Cap = dec("50000")
	r = compute(t, b)
	equal(t, "56000", r.Percentages[2].Uncapped, "before the cap")
	equal(t, "1170000", r.Total, "capped")
	b.Bases = []budget.Base{{ID: "all", Posts: []string{"2"}, Of: []string{"fee", "overheads"}}}
	b.Percentages[2] = budget.Percentage{ID: "financial", Rate: dec("5"), On: "all"}
	r = compute(t, b)
	equal(t, "1176000", r.Total, "the same base by its name")
	require.Equal(t, []string{"fee", "overheads"}, r.Percentages[2].Of)
}

func TestCredits(t *testing.T) {
	eligible := pay("1", "23", "1000", "TEC", "")
	eligible.TaxCredit = true
	b := budget.Budget{
		Currency: "EUR", Lines: []budget.Line{eligible, pay("2", "71", "700", "", "")},
		Contributions: []budget.Contribution{{Category: "TEC", Label: "x", Base: budget.Total, Rate: dec("50")}},
		Percentages:   []budget.Percentage{{ID: "fee", Rate: dec("10"), Posts: []string{"2", "7"}}},
		Credits: []budget.Credit{
			{ID: "credit", Rate: dec("30"), Eligible: true, Discount: dec("5")},
			{ID: "rebate", Rate: dec("25"), Posts: []string{"7"}, Of: []string{"fee"}, Cap: dec("200")},
			{ID: "grant", Flat: dec("60")},
		},
	}
	r := compute(t, b)
	equal(t, "2370", r.Total, "1,000 + 500 + 700 + 170")
	equal(t, "450", r.Credits[0].Amount, "30 % of 1,500")
	equal(t, "22.5", r.Credits[0].Discount, "5 % of it")
	equal(t, "217.5", r.Credits[1].Uncapped, "25 % of 870")
	equal(t, "200", r.Credits[1].Net, "capped")
	equal(t, "1682.5", r.Net, "2,370 - 427.50 - 200 - 60")
}

func TestPercentageFaults(t *testing.T) {
	for _, test := range []struct {
		reason string
		spoil  func(b *budget.Budget)
		want   string
	}{
		{"one that stands after", func(b *budget.Budget) { b.Percentages[0].Of = []string{"b"} }, "percentages[0].of: is out of order (b)"},
		{"of itself", func(b *budget.Budget) { b.Percentages[0].Of = []string{"a"} }, "percentages[0].of: is out of order (a)"},
		{"of nobody", func(b *budget.Budget) { b.Percentages[1].Of = []string{"c"} }, "percentages[1].of: refers to something that does not exist (c)"},
		{"twice", func(b *budget.Budget) { b.Percentages[1].Of = []string{"a", "a"} }, "percentages[1].of: is given twice (a)"},
		{"an unknown base", func(b *budget.Budget) { b.Percentages[0] = budget.Percentage{ID: "a", On: "x"} }, "percentages[0].on: refers to something that does not exist (x)"},
		{"a base and posts", func(b *budget.Budget) { b.Percentages[0].On = "base" }, "percentages[0].on: is given twice (base)"},
		{"a named base too early", func(b *budget.Budget) { b.Percentages[0] = budget.Percentage{ID: "a", On: "base"} }, "percentages[0].on: is out of order (a)"},
		{"a flat amount and a rate", func(b *budget.Budget) { b.Percentages[0] = budget.Percentage{ID: "a", Flat: dec("1"), Rate: dec("1")} }, "percentages[0].flat: is given twice (1)"},
		{"a flat amount and posts", func(b *budget.Budget) { b.Percentages[0].Flat, b.Percentages[0].Rate = dec("1"), dec("0") }, "percentages[0].flat: is given twice (1)"},
		{"a cap finer than the cent", func(b *budget.Budget) { b.Percentages[0].Cap = dec("0.001") }, "percentages[0].cap: is outside the values allowed (0.001)"},
		{"an empty base", func(b *budget.Budget) { b.Bases[0] = budget.Base{ID: "base"} }, "bases[0].posts: a value is required"},
		{"a credit of nothing", func(b *budget.Budget) { b.Credits = []budget.Credit{{ID: "c", Rate: dec("3")}} }, "credits[0].posts: a value is required"},
		{"a credit of two bases", func(b *budget.Budget) { b.Credits = []budget.Credit{{ID: "c", Eligible: true, On: "base"}} }, "credits[0].eligible: is given twice"},
		{"a discount above 100", func(b *budget.Budget) { b.Credits = []budget.Credit{{ID: "c", Eligible: true, Discount: dec("101")}} }, "credits[0].discount: is outside the values allowed (101)"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			b := budget.Budget{
				Currency: "EUR", Bases: []budget.Base{{ID: "base", Posts: []string{"1"}, Of: []string{"a"}}},
				Percentages: []budget.Percentage{{ID: "a", Rate: dec("5"), Posts: []string{"2"}}, {ID: "b", Rate: dec("7"), Posts: []string{"2"}}},
			}
			require.NoError(t, b.Validate())
			test.spoil(&b)
			require.EqualError(t, b.Validate(), test.want)
		})
	}
}
