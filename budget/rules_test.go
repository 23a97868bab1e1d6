package budget_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// pay is a line of one unit.
func pay(id, account, amount, category, person string) budget.Line {
	return budget.Line{ID: id, Account: account, Quantity: dec("1"), Number: dec("1"), Rate: dec(amount), Category: category, Person: person}
}

func compute(t *testing.T, b budget.Budget) budget.Result {
	t.Helper()
	r, err := b.Compute()
	require.NoError(t, err)
	require.NoError(t, r.Check())
	return r
}

func TestTranches(t *testing.T) {
	for _, test := range []struct {
		reason  string
		lines   []budget.Line
		a, b    []string
		crossed string
	}{
		{
			reason: "the line that crosses the ceiling is cut exactly there",
			lines:  []budget.Line{pay("1", "21", "600", "TEC", "P"), pay("2", "21", "600.01", "TEC", "P")},
			a:      []string{"600", "400"}, b: []string{"0", "200.01"}, crossed: "2",
		},
		{
			reason: "pay that ends exactly at the ceiling has not crossed it; the next line does",
			lines:  []budget.Line{pay("1", "21", "1000", "TEC", "P"), pay("2", "21", "0", "TEC", "P"), pay("3", "21", "50", "TEC", "P")},
			a:      []string{"1000", "0", "0"}, b: []string{"0", "0", "50"}, crossed: "3",
		},
		{
			reason: "one ceiling for the person, whatever the category of the line",
			lines:  []budget.Line{pay("1", "21", "700", "TEC", "P"), pay("2", "31", "500", "ART", "P"), pay("3", "21", "100", "TEC", "P")},
			a:      []string{"700", "300", "0"}, b: []string{"0", "200", "100"}, crossed: "2",
		},
		{
			reason: "two persons have two ceilings, however their lines alternate",
			lines:  []budget.Line{pay("1", "21", "900", "TEC", "P"), pay("2", "21", "900", "TEC", "Q"), pay("3", "21", "200", "TEC", "P")},
			a:      []string{"900", "900", "100"}, b: []string{"0", "0", "100"}, crossed: "3",
		},
		{
			reason: "the order of the devis counts, not the order of the accounts",
			lines:  []budget.Line{pay("1", "39", "900", "ART", "P"), pay("2", "21", "300", "TEC", "P")},
			a:      []string{"900", "100"}, b: []string{"0", "200"}, crossed: "2",
		},
		{
			reason: "a credit gives back tranche B first",
			lines:  []budget.Line{pay("1", "21", "1500", "TEC", "P"), pay("2", "21", "-600", "TEC", "P"), pay("3", "21", "150", "TEC", "P")},
			a:      []string{"1000", "-100", "100"}, b: []string{"500", "-500", "50"}, crossed: "1",
		},
		{
			reason: "a credit before any pay is tranche A, and widens it",
			lines:  []budget.Line{pay("1", "21", "-100", "TEC", "P"), pay("2", "21", "1150", "TEC", "P")},
			a:      []string{"-100", "1100"}, b: []string{"0", "50"}, crossed: "2",
		},
		{
			reason: "without a person the line is several people's and stays in tranche A",
			lines:  []budget.Line{pay("1", "21", "5000", "TEC", "")},
			a:      []string{"5000"}, b: []string{"0"},
		},
		{
			reason: "a purchase from the same person is not pay and consumes no ceiling",
			lines:  []budget.Line{pay("1", "71", "900", "", "P"), pay("2", "21", "300", "TEC", "P")},
			a:      []string{"0", "300"}, b: []string{"0", "0"},
		},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r := compute(t, budget.Budget{
				Currency: "EUR", Ceiling: dec("1000"), Lines: test.lines,
				Contributions: []budget.Contribution{
					{Category: "TEC", Label: "A", Base: budget.TrancheA, Rate: dec("10")},
					{Category: "TEC", Label: "B", Base: budget.TrancheB, Rate: dec("5")},
					{Category: "ART", Label: "all", Base: budget.Total, Rate: dec("1")},
				},
			})
			for i, line := range r.Lines {
				equal(t, test.a[i], line.TrancheA, line.Line.ID+" tranche A")
				equal(t, test.b[i], line.TrancheB, line.Line.ID+" tranche B")
			}
			crossed := ""
			for _, person := range r.Persons {
				if person.Person == "P" {
					crossed = person.Crossed
				}
			}
			require.Equal(t, test.crossed, crossed)
		})
	}
}

func TestContributionsOnTranches(t *testing.T) {
	for _, test := range []struct {
		reason string
		base   budget.Tranche
		charge string
	}{
		{"on tranche A only: 10 % of 1,000", budget.TrancheA, "100"},
		{"on tranche B only: 10 % of 500.55 is 50.055, half away from zero", budget.TrancheB, "50.06"},
		{"on the whole: 10 % of 1,500.55 is 150.055", budget.Total, "150.06"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r := compute(t, budget.Budget{
				Currency: "EUR", Ceiling: dec("1000"), Lines: []budget.Line{pay("1", "21", "1500.55", "TEC", "P")},
				Contributions: []budget.Contribution{{Category: "TEC", Label: "x", Base: test.base, Rate: dec("10")}},
			})
			equal(t, test.charge, r.Lines[0].Charge, "charge")
			equal(t, test.charge, r.Posts[3].Amount, "post 4")
			equal(t, test.charge, r.Contributions[0].Amount, "contribution")
		})
	}
}

func TestRounding(t *testing.T) {
	for _, test := range []struct {
		reason, currency, rate, amount string
		rounding                       budget.Rounding
	}{
		{"two decimals by default, half away from zero", "EUR", "10.005", "10.01", budget.HalfAwayFromZero},
		{"a credit rounds as its opposite", "EUR", "-10.005", "-10.01", budget.HalfAwayFromZero},
		{"half to even", "EUR", "10.005", "10.00", budget.HalfEven},
		{"down", "EUR", "10.009", "10.00", budget.Down},
		{"up", "EUR", "10.001", "10.01", budget.Up},
		{"the yen has no minor unit", "JPY", "332.5", "333", budget.HalfAwayFromZero},
		{"the yen, half to even", "JPY", "332.5", "332", budget.HalfEven},
		{"the Tunisian dinar has three decimals", "TND", "1.0005", "1.001", budget.HalfAwayFromZero},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r := compute(t, budget.Budget{Currency: test.currency, Rounding: test.rounding, Lines: []budget.Line{pay("1", "21", test.rate, "", "")}})
			equal(t, test.amount, r.Lines[0].Amount, "amount")
			equal(t, test.amount, r.Total, "total")
		})
	}
}

func TestAmountIsRoundedOnce(t *testing.T) {
	line := pay("1", "21", "0.333", "", "")
	line.Quantity, line.Number = dec("1.5"), dec("7")
	// 1.5 x 7 x 0.333 = 3.4965; rounding 1.5 x 0.333 first would give 3.50 or 3.51.
	equal(t, "3.50", compute(t, budget.Budget{Currency: "EUR", Lines: []budget.Line{line}}).Total, "total")
	line.Number = dec("2")
	// 0.999, not 2 x 0.50.
	equal(t, "1.00", compute(t, budget.Budget{Currency: "EUR", Lines: []budget.Line{line}}).Total, "total")
}

// What a budget comes to is bounded by MaxTotal, signs left out: figures as long as they may be are computed
// exactly below it, and refused with the line or the percentage that passes it.
func TestLargestAmounts(t *testing.T) {
	most := decimal.New(budget.MaxTotal, -2)
	small := pay("2", "21", "0.01", "", "")
	small.ID = "2"
	for _, test := range []struct {
		reason string
		spoil  func(*budget.Budget)
		says   string
	}{
		{"exactly the most", func(*budget.Budget) {}, ""},
		{"one cent more", func(b *budget.Budget) { b.Lines = append(b.Lines, small) }, "lines[1]: is larger than the library accepts (more than the largest total)"},
		{"a credit counts without its sign", func(b *budget.Budget) {
			small.Rate = dec("-0.01")
			b.Lines = append(b.Lines, small)
		}, "lines[1]: is larger"},
		{"sixty digits", func(b *budget.Budget) {
			b.Lines[0].Quantity, b.Lines[0].Number = dec("99999999999999999999"), dec("1e20")
		}, "lines[0]: is larger"},
		{"with its charges", func(b *budget.Budget) {
			b.Lines[0].Category = "TEC"
			b.Contributions = []budget.Contribution{{Category: "TEC", Label: "x", Base: budget.Total, Rate: dec("0.0000000000001")}}
		}, "lines[0].category: is larger"},
		{"a charge by unit, whatever bounds it", func(b *budget.Budget) {
			b.Lines[0].Rate, b.Lines[0].Quantity, b.Lines[0].Category = dec("0"), dec("1e20"), "TEC"
			b.Contributions = []budget.Contribution{{Category: "TEC", Label: "x", Base: budget.EachUnit, Rate: dec("1"), Most: dec("1")}}
		}, "lines[0].category: is larger"},
		{"a percentage", func(b *budget.Budget) {
			b.Percentages = []budget.Percentage{{ID: "none", Posts: []string{"1"}}, {ID: "fee", Rate: dec("0.0001"), Posts: []string{"2"}, Cap: dec("1")}}
		}, "percentages[1]: is larger"},
		{"a flat percentage", func(b *budget.Budget) { b.Percentages = []budget.Percentage{{ID: "fee", Flat: dec("1e20")}} }, "percentages[0]: is larger"},
		{"a credit", func(b *budget.Budget) { b.Credits = []budget.Credit{{ID: "c", Flat: dec("-0.01")}} }, "credits[0]: is larger"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			b := budget.Budget{Currency: "EUR", Lines: []budget.Line{pay("1", "21", "1", "", "")}}
			b.Lines[0].Quantity = most
			test.spoil(&b)
			r, err := b.Compute()
			require.Equal(t, err, b.Validate(), "the same faults")
			if test.says != "" {
				require.ErrorIs(t, err, budget.ErrTooLarge)
				require.ErrorContains(t, err, test.says)
				return
			}
			require.NoError(t, err)
			require.NoError(t, r.Check())
			equal(t, most.StringFixed(2), r.Total, "total")
			again, err := r.Simplified().Compute()
			require.NoError(t, err, "what was computed computes again")
			equal(t, most.StringFixed(2), again.Total, "simplified")
		})
	}
}

func TestEmptyBudget(t *testing.T) {
	r := compute(t, budget.Budget{Currency: "EUR"})
	require.True(t, r.Total.IsZero())
	require.Len(t, r.Posts, 9)
	require.True(t, r.Posts[0].Share.IsZero(), "a share of nothing is nothing")
}

func TestCharts(t *testing.T) {
	nested := budget.Chart{Name: "nested", Posts: []budget.Post{{Number: "2"}, {Number: "21"}, {Number: "3", Social: true}}}
	apart := budget.Chart{Name: "without a social post", Posts: []budget.Post{{Number: "2"}, {Number: "21"}, {Number: "3"}}}
	contributions := []budget.Contribution{{Category: "TEC", Label: "x", Base: budget.Total, Rate: dec("10")}}
	lines := []budget.Line{pay("1", "2101", "100", "TEC", ""), pay("2", "2201", "200", "TEC", ""), pay("3", "31", "7", "", "")}
	for _, test := range []struct {
		reason string
		chart  budget.Chart
		want   []string
	}{
		{"an account belongs to the longest number; charges have their post", nested, []string{"200", "100", "37"}},
		{"without a social post the charges stay with their line", apart, []string{"220", "110", "7"}},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r := compute(t, budget.Budget{Currency: "EUR", Chart: test.chart, Contributions: contributions, Lines: lines})
			for i, want := range test.want {
				equal(t, want, r.Posts[i].Amount, "post "+r.Posts[i].Post)
			}
			equal(t, "337", r.Total, "total")
		})
	}
	post, known := budget.CNCFeature().Post("9301")
	require.True(t, known)
	require.Equal(t, "Assurances et divers", post.Label.In("fr"))
	_, known = budget.CNCFeature().Post("0101")
	require.False(t, known)
}

func TestPercentageBases(t *testing.T) {
	lines := []budget.Line{pay("1", "2101", "1000", "TEC", ""), pay("2", "2201", "300", "TEC", ""), pay("3", "9301", "50", "", "")}
	for _, test := range []struct {
		reason      string
		posts, less []string
		base, out   string
	}{
		{"posts with their charges", []string{"2", "4"}, nil, "1430", "0"},
		{"an account left out takes its charges with it", []string{"2", "4"}, []string{"22"}, "1100", "330"},
		{"charges stay when their post is not in the base", []string{"2"}, []string{"22"}, "1000", "300"},
		{"the charges alone are left out of the social post", []string{"4"}, []string{"22"}, "100", "30"},
		{"an account outside the base leaves nothing out", []string{"2", "4"}, []string{"9301"}, "1430", "0"},
		{"accounts that cover each other are left out once", []string{"2", "4", "9"}, []string{"2", "2201"}, "50", "1430"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r := compute(t, budget.Budget{
				Currency: "EUR", Lines: lines,
				Contributions: []budget.Contribution{{Category: "TEC", Label: "x", Base: budget.Total, Rate: dec("10")}},
				Percentages: []budget.Percentage{
					{ID: "p", Rate: dec("7.5"), Posts: test.posts, Less: test.less},
					{ID: "q", Rate: dec("0"), Posts: []string{"1"}},
				},
			})
			equal(t, test.base, r.Percentages[0].Base, "base")
			equal(t, test.out, r.Percentages[0].LeftOut, "left out")
			want := dec(test.base).Mul(dec("0.075")).Add(dec("1480"))
			require.True(t, r.Total.Equal(want), "total %s", r.Total)
		})
	}
}

func TestInputsAreNotChanged(t *testing.T) {
	b := feature(t)
	before := feature(t)
	r := compute(t, b)
	r.Percentages[0].Posts[0] = "changed"
	require.Equal(t, before, b)
}

func TestCheckFindsAChangedFigure(t *testing.T) {
	cent := dec("0.01")
	for name, change := range map[string]func(*budget.Result){
		"line amount":       func(r *budget.Result) { r.Lines[6].Amount = r.Lines[6].Amount.Add(cent) },
		"tranche":           func(r *budget.Result) { r.Lines[7].TrancheA = r.Lines[7].TrancheA.Add(cent) },
		"line moved to B":   func(r *budget.Result) { l := &r.Lines[6]; l.TrancheA, l.TrancheB = decimal.Decimal{}, l.Amount },
		"charge":            func(r *budget.Result) { r.Lines[6].Charges[0].Amount = r.Lines[6].Charges[0].Amount.Add(cent) },
		"sum of charges":    func(r *budget.Result) { r.Lines[6].Charge = r.Lines[6].Charge.Add(cent) },
		"post":              func(r *budget.Result) { r.Posts[3].Amount = r.Posts[3].Amount.Sub(cent) },
		"share":             func(r *budget.Result) { r.Posts[3].Share = r.Posts[3].Share.Sub(cent) },
		"posts total":       func(r *budget.Result) { r.PostsTotal = r.PostsTotal.Sub(cent) },
		"percentage base":   func(r *budget.Result) { r.Percentages[0].Base = r.Percentages[0].Base.Sub(cent) },
		"percentage amount": func(r *budget.Result) { r.Percentages[2].Amount = r.Percentages[2].Amount.Sub(cent) },
		"total":             func(r *budget.Result) { r.Total = r.Total.Add(cent) },
		"pay of a person":   func(r *budget.Result) { r.Persons[0].Pay = r.Persons[0].Pay.Add(cent) },
		"line crossed":      func(r *budget.Result) { r.Persons[0].Crossed = "L09" },
		"person missing":    func(r *budget.Result) { r.Persons = r.Persons[1:] },
		"contribution":      func(r *budget.Result) { r.Contributions[0].Amount = r.Contributions[0].Amount.Add(cent) },
		"currency":          func(r *budget.Result) { r.Currency = "" },
		"quantity":          func(r *budget.Result) { r.Lines[6].Quantity = r.Lines[7].Quantity },
		"charge dropped":    func(r *budget.Result) { r.Lines[6].Charges = r.Lines[6].Charges[1:] },
		"charge base":       func(r *budget.Result) { r.Lines[6].Charges[0].Base = r.Lines[6].Charges[0].Base.Add(cent) },
		"charge rate":       func(r *budget.Result) { r.Lines[6].Charges[0].Rate = r.Lines[6].Charges[0].Rate.Add(cent) },
		"charge on":         func(r *budget.Result) { r.Lines[6].Charges[0].On = budget.Daily },
		"days of the line":  func(r *budget.Result) { r.Lines[6].Line.Days = dec("77") },
		"vat":               func(r *budget.Result) { r.VAT = r.VAT.Add(cent) },
		"net":               func(r *budget.Result) { r.Net = r.Net.Sub(cent) },
		"uncapped":          func(r *budget.Result) { r.Percentages[1].Uncapped = r.Percentages[1].Uncapped.Sub(cent) },
	} {
		t.Run(name, func(t *testing.T) {
			r := compute(t, feature(t))
			change(&r)
			require.Error(t, r.Check())
		})
	}
}
