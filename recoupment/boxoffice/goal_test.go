package boxoffice_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
)

func TestAdmissions(t *testing.T) {
	open := func(price, rental string) []boxoffice.Week {
		return []boxoffice.Week{{Price: dec(price), Rental: dec(rental)}}
	}
	falling := []boxoffice.Week{
		{Admissions: new(dec("10000")), Price: dec("13.1875"), Rental: dec("50")},
		{Admissions: new(dec("10000")), Price: dec("13.1875"), Rental: dec("40")},
		{Price: dec("13.1875"), Rental: dec("40")},
	}
	for _, test := range []struct {
		goal    boxoffice.Goal
		least   string
		weeks   int
		amount  string
		reached bool
		reason  string
	}{
		{
			boxoffice.Goal{Step: boxoffice.StepDistributor, Amount: dec("1000000"), Weeks: open("10", "50")}, "237907", 1, "1000003.18", true,
			"110,863/26,375 a ticket: 237,906 bring 110,863 x 237,906 / 26,375 = 999,998.97",
		},
		{
			boxoffice.Goal{Step: boxoffice.StepBaseFilm, Amount: dec("110863"), Weeks: open("13.1875", "50")}, "10000", 1, "110863", true,
			"exactly, and not one more",
		},
		{
			boxoffice.Goal{Step: boxoffice.StepDistributor, Amount: dec("100000"), Opening: dec("223.30"), Weeks: falling}, "20000", 2, "100000", true,
			"55,431.50 + 44,345.20 + 223.30",
		},
		{
			boxoffice.Goal{Step: boxoffice.StepDistributor, Amount: dec("100000"), Opening: dec("223.29"), Weeks: falling}, "20001", 3, "100004.42", true,
			"a cent lacks: one more, 4.43452",
		},
		{
			boxoffice.Goal{Step: boxoffice.StepDistributor, Amount: dec("100000"), Weeks: falling[:2]}, "20000", 2, "99776.7", false,
			"two weeks do not bring it",
		},
		{boxoffice.Goal{Step: boxoffice.StepVAT, Amount: dec("5"), Opening: dec("5")}, "0", 0, "5", true, "already there"},
		{boxoffice.Goal{Step: boxoffice.StepVAT, Amount: dec("5"), Weeks: open("0", "50")}, "0", 1, "0", false, "free tickets bring nothing"},
		{
			boxoffice.Goal{Step: boxoffice.StepLevy, Amount: dec("3.215027"), Weeks: open("13.1875", "50")}, "100", 1, "3.22", true,
			"0.58 % of 554.315",
		},
	} {
		found, err := full.Admissions("EUR", test.goal)
		require.NoError(t, err, test.reason)
		require.Equal(t, test.reached, found.Reached, test.reason)
		require.Equal(t, test.least, found.Least.String(), test.reason)
		require.Len(t, found.Weeks, test.weeks, test.reason)
		require.Equal(t, test.amount, found.Amount.String(), test.reason)
	}
}

func TestGoalFaults(t *testing.T) {
	huge := decimal.New(1, 1_000_000_000)
	_, err := rules.Admissions("?", boxoffice.Goal{
		Step: "price", Amount: dec("-1"), Opening: huge, Weeks: []boxoffice.Week{{Price: dec("-1"), Rental: dec("99")}, {Admissions: new(dec("0.5")), Price: huge}},
	})
	for _, want := range []string{
		"currency: ", "step: refers", "amount: may not be negative", "opening: is larger", "weeks[0].price: may not", "weeks[0].rental: shares",
		"weeks[0].admissions: a value is required", "weeks[1].admissions: ", "weeks[1].price: is larger",
	} {
		require.ErrorContains(t, err, want)
	}
	_, err = rules.Admissions("EUR", boxoffice.Goal{Step: boxoffice.StepLevy})
	require.ErrorContains(t, err, "levy: a value is required", "it is not established")
	_, err = rules.Admissions("EUR", boxoffice.Goal{Step: boxoffice.StepVAT, Weeks: make([]boxoffice.Week, boxoffice.MaxWeeks+1)})
	require.ErrorIs(t, err, boxoffice.ErrTooLarge)
}

// One admission less and the amount is not reached.
func TestLeast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRules(t)
		r.Levy = new(percent(t, "levy", 1_000))
		steps := []boxoffice.Step{
			boxoffice.StepBoxOffice, boxoffice.StepVAT, boxoffice.StepTicketTax, boxoffice.StepBaseFilm, boxoffice.StepContribution,
			boxoffice.StepSACEM, boxoffice.StepDistributor, boxoffice.StepExhibitor, boxoffice.StepLevy,
		}
		place := rapid.IntRange(0, len(steps)-1).Draw(t, "step")
		goal := boxoffice.Goal{
			Step: steps[place], Amount: decimal.New(rapid.Int64Range(0, 10_000_000).Draw(t, "amount"), -2),
			Opening: decimal.New(rapid.Int64Range(0, 100_000).Draw(t, "opening"), -2),
		}
		for range rapid.IntRange(1, 4).Draw(t, "weeks") {
			goal.Weeks = append(goal.Weeks, boxoffice.Week{
				Admissions: new(decimal.New(rapid.Int64Range(0, 50_000).Draw(t, "admissions"), 0)),
				Price:      decimal.New(rapid.Int64Range(0, 1_500).Draw(t, "price"), -2), Rental: percent(t, "rental", 50_000),
			})
		}
		found, err := r.Admissions("EUR", goal)
		require.NoError(t, err)
		total := fraction.FromDecimal(goal.Opening)
		var last fraction.F
		number := decimal.Decimal{}
		for i, n := range found.Weeks {
			one, err := r.Split("EUR", goal.Weeks[i].Price, goal.Weeks[i].Rental)
			require.NoError(t, err)
			last, err = fraction.Parse(one.Lines[place].Exact, 1000)
			require.NoError(t, err)
			total, number = total.Add(last.Mul(fraction.FromDecimal(n))), number.Add(n)
			require.False(t, n.GreaterThan(*goal.Weeks[i].Admissions))
		}
		require.True(t, number.Equal(found.Least))
		require.Equal(t, total.Text(), found.Exact)
		wanted := fraction.FromDecimal(goal.Amount)
		require.Equal(t, found.Reached, total.Cmp(wanted) >= 0)
		if found.Reached && found.Least.IsPositive() {
			require.Negative(t, total.Sub(last).Cmp(wanted), "one less is not enough")
		}
	})
}
