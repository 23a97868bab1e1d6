package royalties_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
	"github.com/filmfinance/filmfinance/schedule"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// writer earns 2 % of the theatres until the producers have had 10,000, then 5 %, against 150.
func writer() royalties.Contract {
	return royalties.Contract{
		ID: "writer", Party: "Writer", Guarantee: dec("150"), Rates: []royalties.Rate{{
			On:    recoupment.Filter{"medium": {"theatres"}},
			Steps: []recoupment.Step{{Rate: dec("2"), Until: &recoupment.Condition{Threshold: "amortised"}}, {Rate: dec("5")}},
		}},
		Bonuses: []royalties.Bonus{{
			ID: "writer.bonus", Counter: "admissions", Above: dec("100"), PerUnit: dec("0.5"), BorneBy: "Producer",
		}},
	}
}

func film(contracts ...royalties.Contract) recoupment.Exploitation {
	deal := recoupment.Deal{
		Currency: "EUR", Balance: "producer", Counters: []recoupment.Counter{{ID: "admissions"}},
		Thresholds: []recoupment.Threshold{{ID: "amortised", Condition: recoupment.Condition{
			Of: []recoupment.Term{{Pool: "producers"}}, Reaches: dec("10000"),
		}}},
		Pools: []recoupment.Pool{
			{ID: "theatres", To: "producers"}, {ID: "tv", To: "producers"},
			{ID: "producers", Tiers: []recoupment.Tier{
				royalties.Tier("R", royalties.RNPP, contracts),
				{ID: "R1", Rights: []recoupment.Right{{ID: "producer", Party: "Producer", Steps: []recoupment.Step{{Rate: dec("100")}}}}},
			}},
		},
	}
	if err := royalties.AddTo(&deal, contracts...); err != nil {
		panic(err)
	}
	return recoupment.Exploitation{
		// No VAT, no tax and a rental rate of 100 %: the box office is the receipt.
		Theatres: "theatres", Admissions: "admissions", Order: [][]string{{"tv"}, {"theatres"}}, Deal: deal,
	}
}

func period(n int, admissions, price, tv string) recoupment.Period {
	return recoupment.Period{
		Number: n, End: schedule.MustParseDate("2028-01-01").AddDays(91 * n),
		Admissions: dec(admissions), Price: dec(price), Rental: dec("100"),
		Receipts: []recoupment.Receipt{{Pool: "tv", Amount: dec(tv)}},
	}
}

func TestAccount(t *testing.T) {
	e := film(writer())
	e.Opening = []recoupment.Movement{{
		ID: "guarantee", Date: schedule.MustParseDate("2028-01-01"), Notional: true,
		Receipts: []recoupment.Receipt{{Pool: "producers", Amount: dec("2000"), At: recoupment.Coordinates{"medium": "theatres"}}},
	}}
	compiled, err := e.Compile()
	require.NoError(t, err)
	out, err := compiled.Run(recoupment.Scenario{ID: "s", Periods: []recoupment.Period{
		period(1, "90", "50", "3000"), period(2, "40", "100", "0"), period(3, "0", "0", "5000"),
	}})
	require.NoError(t, err)
	require.NoError(t, out.Check())
	account, err := writer().Account(out)
	require.NoError(t, err)

	require.Equal(t, "40.00", account.Opening.StringFixed(2), "2 % of the distributor's guarantee of 2,000, which is a base without being money here")
	type row struct{ before, after, earned, unearned, paid, bonus string }
	var got []row
	for _, s := range account.Statements {
		got = append(got, row{
			s.Lines[0].Base.StringFixed(2), s.Lines[1].Base.StringFixed(2), s.Earned.Cumulative.StringFixed(2),
			s.Unearned.StringFixed(2), s.Paid.StringFixed(2), s.Bonus.StringFixed(2),
		})
	}
	require.Equal(t, []row{
		{"4500.00", "0.00", "130.00", "20.00", "0.00", "0.00"},
		{"2500.00", "1500.00", "255.00", "0.00", "105.00", "15.00"},
		{"0.00", "0.00", "255.00", "0.00", "0.00", "0.00"},
	}, got, "3,000 of television and 4,500 leave 2,500 to 10,000: the 4,000 of period 2 are cut there; 40+90+50+75 earned; 30 admissions above 100")
	require.Equal(t, "105.00", account.Paid().StringFixed(2), "255 earned less the guarantee of 150")
	require.Equal(t, "15.00", account.Bonus().StringFixed(2))

	require.NoError(t, account.Check())
	account.Statements[1].Paid = dec("105.01")
	require.ErrorIs(t, account.Check(), royalties.ErrUnbalance, "a statement that was changed")
}

func TestAccountOfAStranger(t *testing.T) {
	compiled, err := film(writer()).Compile()
	require.NoError(t, err)
	out, err := compiled.Run(recoupment.Scenario{Periods: []recoupment.Period{period(1, "1", "1", "1")}})
	require.NoError(t, err)
	_, err = royalties.Contract{ID: "nobody"}.Account(out)
	require.ErrorIs(t, err, royalties.ErrNoRight)
}

func TestAccountUnderOtherTerms(t *testing.T) {
	compiled, err := film(writer()).Compile()
	require.NoError(t, err)
	out, err := compiled.Run(recoupment.Scenario{Periods: []recoupment.Period{period(1, "1", "1", "1")}})
	require.NoError(t, err)
	other := writer()
	other.Rates[0].Steps = other.Rates[0].Steps[:1]
	_, err = other.Account(out)
	require.ErrorIs(t, err, royalties.ErrOtherTerms, "one step instead of two")
	other = writer()
	other.Guarantee = dec("151")
	_, err = other.Account(out)
	require.ErrorIs(t, err, royalties.ErrOtherTerms, "another guarantee")
	out.Periods[0].Settlement.Accruals = nil
	_, err = writer().Account(out)
	require.ErrorIs(t, err, royalties.ErrNoRight, "an outcome that was changed")
	_, err = writer().Account(nil)
	require.ErrorIs(t, err, royalties.ErrNoRight)
}

func TestContractFaults(t *testing.T) {
	c := royalties.Contract{
		Guarantee: dec("-1"), Rates: []royalties.Rate{{Steps: []recoupment.Step{{Rate: dec("101")}, {Rate: decimal.New(1, 1_000_000)}}}},
		Bonuses: []royalties.Bonus{{PerUnit: dec("-5")}},
	}
	err := c.Validate()
	for _, want := range []string{
		"id: a value is required", "party: a value is required", "guarantee: may not be negative", "rates[0].steps[0].rate: is outside",
		"rates[0].steps[1].rate: is", "bonuses[0].id: a value is required", "bonuses[0].per_unit: may not be negative", "bonuses[0].counter: a value is required", "bonuses[0].borne_by: a value is required",
	} {
		require.Contains(t, err.Error(), want)
	}
	require.NoError(t, writer().Validate())
}

// Whatever the receipts, an author is paid what he earned above his guarantee, or is still owed it.
func TestPaidIsEarnedAboveTheGuarantee(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one, two := writer(), writer()
		two.ID, two.Party, two.Bonuses = "director", "Director", nil
		two.Guarantee = decimal.New(rapid.Int64Range(0, 100_000).Draw(t, "guarantee"), -2)
		compiled, err := film(one, two).Compile()
		require.NoError(t, err)
		var periods []recoupment.Period
		for n := range rapid.IntRange(1, 5).Draw(t, "periods") {
			periods = append(periods, period(n+1,
				fmt.Sprint(rapid.IntRange(0, 500).Draw(t, "admissions")), fmt.Sprint(rapid.IntRange(0, 50).Draw(t, "price")),
				fmt.Sprint(rapid.IntRange(0, 5000).Draw(t, "tv"))))
		}
		out, err := compiled.Run(recoupment.Scenario{Periods: periods})
		require.NoError(t, err)
		require.NoError(t, out.Check())
		for _, c := range []royalties.Contract{one, two} {
			a, err := c.Account(out)
			require.NoError(t, err)
			last := a.Last()
			require.True(t, a.Paid().Equal(decimal.Max(last.Earned.Cumulative.Sub(c.Guarantee), decimal.Decimal{})), "%s paid %s of %s", c.ID, a.Paid(), last.Earned.Cumulative)
			require.NoError(t, a.Check())
			require.True(t, last.Unpaid.IsZero(), "the receipts always cover the authors here")
			var amounts decimal.Decimal
			for _, s := range a.Statements {
				for _, l := range s.Lines {
					amounts = amounts.Add(l.Earned.Current)
				}
			}
			require.True(t, amounts.Equal(last.Earned.Cumulative.Sub(a.Opening)), "the lines make what was earned")
		}
	})
}

// A screenwriter with a guarantee of 150 EUR at 2 % of the receipts of the theatres.
func ExampleContract_Account() {
	compiled, err := film(writer()).Compile()
	if err != nil {
		fmt.Println(err)
		return
	}
	out, err := compiled.Run(recoupment.Scenario{Periods: []recoupment.Period{period(1, "90", "100", "0")}})
	if err != nil {
		fmt.Println(err)
		return
	}
	account, err := writer().Account(out)
	if err != nil {
		fmt.Println(err)
		return
	}
	s := account.Statements[0]
	fmt.Println("earned", s.Earned.Cumulative.StringFixed(2), "paid", s.Paid.StringFixed(2))
	// Output:
	// earned 180.00 paid 30.00
}

func FuzzParse(f *testing.F) {
	f.Add(`{"id":"writer","party":"Writer","guarantee":"150","rates":[{"steps":[{"rate":"2","until":{"threshold":"amortised"}},{"rate":"5"}]}]}`)
	f.Add(`{"id":"writer","party":"Writer","guarantee":"1e999999999","rates":[{"steps":[{"rate":"2"}]}],"bonuses":[{"id":"b"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		c, err := royalties.Parse([]byte(text))
		if err != nil {
			require.Empty(t, c.ID, "a refused contract is not returned")
			return
		}
		require.NoError(t, c.Validate())
	})
}
