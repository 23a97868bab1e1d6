package budget_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// capped is a film of 1,000,000 whose fee and overheads, 5 and 9 % of it, share a cap.
func capped(one budget.SharedCap) budget.Budget {
	one.ID, one.Percentages = "producer", []string{"fee", "overheads"}
	return budget.Budget{
		Currency: "EUR", Lines: []budget.Line{pay("1", "23", "900000", "", ""), pay("2", "79", "100000", "", "")},
		Bases: []budget.Base{{ID: "film", Posts: []string{"2", "7"}}, {ID: "bare", Posts: []string{"2", "7"}, Less: []string{"79"}}, {ID: "all", Posts: []string{"2"}, Of: []string{"insurance"}}},
		Percentages: []budget.Percentage{
			{ID: "insurance", Rate: dec("1"), On: "film"}, {ID: "fee", Rate: dec("5"), On: "film"}, {ID: "overheads", Rate: dec("9"), On: "film"}, {ID: "contingency", Rate: dec("10"), On: "film"},
		},
		Caps: []budget.SharedCap{one},
	}
}

func TestSharedCaps(t *testing.T) {
	for _, test := range []struct {
		reason                string
		given                 budget.SharedCap
		spoil                 func(*budget.Budget)
		fee, overheads, limit string
		cut                   [2]string
	}{
		{"12 % of 1,000,000: the second is cut at 70,000", budget.SharedCap{Rate: dec("12"), On: "film"}, nil, "50000", "70000", "120000", [2]string{"", "producer"}},
		{"14 %: exactly both", budget.SharedCap{Rate: dec("14"), On: "film"}, nil, "50000", "90000", "140000", [2]string{}},
		{"4 %: the first is cut, the second comes to nothing", budget.SharedCap{Rate: dec("4"), On: "film"}, nil, "40000", "0", "40000", [2]string{"producer", "producer"}},
		{"12 % of the film without account 79", budget.SharedCap{Rate: dec("12"), On: "bare"}, nil, "50000", "58000", "108000", [2]string{"", "producer"}},
		{"10 % of post 2 and of the insurance before it: of 910,000", budget.SharedCap{Rate: dec("10"), On: "all"}, nil, "50000", "41000", "91000", [2]string{"", "producer"}},
		{"an amount", budget.SharedCap{Flat: dec("60000.01")}, nil, "50000", "10000.01", "60000.01", [2]string{"", "producer"}},
		{"the cap of one of them comes first: 20,000, and 100,000 left", budget.SharedCap{Rate: dec("12"), On: "film"}, func(b *budget.Budget) { b.Percentages[1].Cap = dec("20000") }, "20000", "90000", "120000", [2]string{}},
		{"a credit of the producer gives room back: 120,000 + 10,000", budget.SharedCap{Rate: dec("12"), On: "film"}, func(b *budget.Budget) {
			b.Percentages[1] = budget.Percentage{ID: "fee", Flat: dec("-40000")}
		}, "-40000", "90000", "120000", [2]string{}},
		{"a base below zero allows nothing", budget.SharedCap{Rate: dec("12"), On: "film"}, func(b *budget.Budget) {
			b.Lines[0].Rate, b.Percentages[1] = dec("-2000000"), budget.Percentage{ID: "fee", Flat: dec("10")}
		}, "0", "-171000", "0", [2]string{"producer", ""}},
	} {
		t.Run(test.reason, func(t *testing.T) {
			b := capped(test.given)
			if test.spoil != nil {
				test.spoil(&b)
			}
			r := compute(t, b)
			equal(t, test.fee, r.Percentages[1].Amount, "fee")
			equal(t, test.overheads, r.Percentages[2].Amount, "overheads")
			equal(t, test.limit, r.Caps[0].Limit, "limit")
			require.Equal(t, test.cut, [2]string{r.Percentages[1].CutBy, r.Percentages[2].CutBy})
			require.True(t, r.Caps[0].Amount.Equal(r.Percentages[1].Amount.Add(r.Percentages[2].Amount)))
			data, err := json.Marshal(b)
			require.NoError(t, err)
			again, err := budget.Parse(data)
			require.NoError(t, err)
			require.Equal(t, r.Total.StringFixed(2), compute(t, again).Total.StringFixed(2), "through JSON")
			simple, err := r.Simplified().Compute()
			require.NoError(t, err)
			require.True(t, simple.Total.Equal(r.Total), "simplified, the caps are in the amounts")
		})
	}
}

func TestInvalidSharedCaps(t *testing.T) {
	for _, test := range []struct {
		reason string
		spoil  func(*budget.Budget)
		path   string
		kind   error
	}{
		{"without id", func(b *budget.Budget) { b.Caps[0].ID = "" }, "caps[0].id", budget.ErrRequired},
		{"twice", func(b *budget.Budget) { b.Caps = append(b.Caps, b.Caps[0]) }, "caps[1].id", budget.ErrDuplicate},
		{"of nothing", func(b *budget.Budget) { b.Caps[0].Percentages = nil }, "caps[0].percentages", budget.ErrRequired},
		{"of an unknown percentage", func(b *budget.Budget) { b.Caps[0].Percentages[1] = "bond" }, "caps[0].percentages[1]", budget.ErrUnknown},
		{"of one twice", func(b *budget.Budget) { b.Caps[0].Percentages[1] = "fee" }, "caps[0].percentages[1]", budget.ErrDuplicate},
		{"without limit", func(b *budget.Budget) { b.Caps[0].On, b.Caps[0].Rate = "", dec("0") }, "caps[0].flat", budget.ErrRequired},
		{"a rate of nothing", func(b *budget.Budget) { b.Caps[0].On, b.Caps[0].Flat = "", dec("1") }, "caps[0].on", budget.ErrRequired},
		{"two limits", func(b *budget.Budget) { b.Caps[0].Flat = dec("1") }, "caps[0].flat", budget.ErrDuplicate},
		{"zero per cent", func(b *budget.Budget) { b.Caps[0].Rate = dec("0") }, "caps[0].rate", budget.ErrRequired},
		{"above 100 %", func(b *budget.Budget) { b.Caps[0].Rate = dec("101") }, "caps[0].rate", budget.ErrRange},
		{"of an unknown base", func(b *budget.Budget) { b.Caps[0].On = "?" }, "caps[0].on", budget.ErrUnknown},
		{"of a base that holds what it bounds", func(b *budget.Budget) {
			b.Bases[0].Of = []string{"fee"}
			b.Percentages = b.Percentages[:3]
			for i := range b.Percentages {
				b.Percentages[i].On = "bare"
			}
		}, "caps[0].on", budget.ErrOrder},
		{"negative", func(b *budget.Budget) {
			b.Caps[0] = budget.SharedCap{ID: "x", Percentages: []string{"fee"}, Flat: dec("-1")}
		}, "caps[0].flat", budget.ErrNegative},
		{"too many", func(b *budget.Budget) { b.Caps = make([]budget.SharedCap, budget.MaxPercentages+1) }, "caps", budget.ErrTooLarge},
	} {
		t.Run(test.reason, func(t *testing.T) {
			b := capped(budget.SharedCap{Rate: dec("12"), On: "film"})
			test.spoil(&b)
			var faults budget.Faults
			require.ErrorAs(t, b.Validate(), &faults)
			require.Len(t, faults, 1)
			require.Equal(t, test.path, faults[0].Path)
			require.ErrorIs(t, faults[0], test.kind)
		})
	}
}

// A contribution of 10 % of which a person bears 20 at least and 100 at most over the film.
func TestLeastAndMostOfACharge(t *testing.T) {
	for _, test := range []struct {
		reason  string
		person  string
		pays    []string
		charges []string
	}{
		{"below the least: 5 becomes 20, and the second line adds nothing", "P", []string{"50", "100"}, []string{"20", "0"}},
		{"the least reached on the second line: 20, then 10 + 15 = 25", "P", []string{"100", "150"}, []string{"20", "5"}},
		{"the most reached: 60, then 40 of 60", "P", []string{"600", "600", "1"}, []string{"60", "40", "0"}},
		{"a credit gives back what it takes below the most: 120 - 50 = 70", "P", []string{"1200", "-500"}, []string{"100", "-30"}},
		{"a credit of all gives all back", "P", []string{"50", "-50"}, []string{"20", "-20"}},
		{"a credit alone is bounded as pay is", "P", []string{"-50", "-2000"}, []string{"-20", "-80"}},
		{"nothing bears nothing", "P", []string{"0"}, []string{"0"}},
		{"lines without a person, each alone", "", []string{"50", "2000"}, []string{"20", "100"}},
	} {
		t.Run(test.reason, func(t *testing.T) {
			b := budget.Budget{Currency: "EUR", Contributions: []budget.Contribution{
				{Category: "TEC", Label: "x", Base: budget.Total, Rate: dec("10"), Least: dec("20"), Most: dec("100")},
			}}
			for i, amount := range test.pays {
				b.Lines = append(b.Lines, pay(fmt.Sprint(i), "23", amount, "TEC", test.person))
			}
			r := compute(t, b)
			for i, want := range test.charges {
				equal(t, want, r.Lines[i].Charge, fmt.Sprint(i))
			}
		})
	}
	b := small()
	b.Contributions[0].Least, b.Contributions[0].Most = dec("20"), dec("10")
	require.EqualError(t, b.Validate(), "contributions[0].most: is out of order (10)")
	b.Contributions[0].Least, b.Contributions[0].Most = dec("-20"), dec("10.001")
	require.ErrorIs(t, b.Validate(), budget.ErrNegative)
	require.ErrorIs(t, b.Validate(), budget.ErrRange)
}

// Meals and travel cards charged by unit are given back by a credit note (avoir).
func TestFlatChargesOfACredit(t *testing.T) {
	line := budget.Line{ID: "1", Account: "34", Quantity: dec("3"), Number: dec("10"), Rate: dec("105"), Category: "FIG"}
	back := line
	back.ID, back.Rate, back.Number = "2", dec("-105"), dec("2")
	r := compute(t, budget.Budget{
		Currency: "EUR", Lines: []budget.Line{line, back},
		Contributions: []budget.Contribution{
			{Category: "FIG", Label: "by unit", Base: budget.EachUnit, Rate: dec("1.55")}, {Category: "FIG", Label: "once", Base: budget.EachLine, Rate: dec("12")},
			{Category: "FIG", Label: "relief", Base: budget.EachUnit, Rate: dec("-0.5")},
		},
	})
	equal(t, "46.5", r.Lines[0].Charges[0].Amount, "30 units")
	equal(t, "-9.3", r.Lines[1].Charges[0].Amount, "6 units given back")
	equal(t, "-12", r.Lines[1].Charges[1].Amount, "once, given back")
	equal(t, "3", r.Lines[1].Charges[2].Amount, "a relief that is lost")
}

// What a person bears between a least and a most does not depend on how the pay was cut into lines.
func TestCuttingALineMovesNoBound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tens := func(name string) string { return fmt.Sprint(10 * rapid.IntRange(-300, 300).Draw(t, name)) }
		one := func(pays ...string) budget.Budget {
			b := budget.Budget{Currency: "EUR", Contributions: []budget.Contribution{
				{Category: "TEC", Label: "x", Base: budget.Total, Rate: dec("10"), Least: dec("20"), Most: dec("100")},
			}}
			for i, amount := range pays {
				b.Lines = append(b.Lines, pay(fmt.Sprint(i), "23", amount, "TEC", "P"))
			}
			return b
		}
		first, second := tens("first"), tens("second")
		cut, err := one(first, second).Compute()
		require.NoError(t, err)
		whole, err := one(dec(first).Add(dec(second)).StringFixed(0)).Compute()
		require.NoError(t, err)
		require.True(t, cut.Charge().Equal(whole.Charge()), "%s and %s", cut.Charge(), whole.Charge())
	})
}
