package royalties_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/royalties"
	"github.com/filmfinance/filmfinance/schedule"
)

func TestSocialRulesAt(t *testing.T) {
	rules, sources, err := royalties.SocialRulesAt(day("2023-05-17"))
	require.NoError(t, err)
	require.Len(t, sources, 2)
	require.Equal(t, "2023-01-01 2023-12-31 43992", rules.From.String()+" "+rules.Until.String()+" "+rules.Ceiling.String())
	require.NoError(t, rules.Validate())
	_, _, err = royalties.SocialRulesAt(day("2025-01-01"))
	require.ErrorIs(t, err, royalties.ErrNone, "the ceiling is known, the rates are not")
	_, _, err = royalties.SocialRulesAt(day("2017-01-01"))
	require.ErrorIs(t, err, royalties.ErrBefore)
}

// The ceiling of a year is used up in the order of the days, a prime before a guarantee on the same day, by each
// person for himself.
func TestTheCeilingOfAYear(t *testing.T) {
	rules, _, err := royalties.SocialRulesAt(day("2024-01-01"))
	require.NoError(t, err)
	of := func(party, date string, kind royalties.Kind, amount string) royalties.Paid {
		return royalties.Paid{Party: party, Date: day(date), Kind: kind, Amount: dec(amount)}
	}
	withheld, err := royalties.Withhold("EUR", []royalties.Paid{
		of("A", "2024-06-01", royalties.GuaranteePaid, "30000"), of("A", "2024-06-01", royalties.Prime, "20000"), of("B", "2024-06-01", royalties.Prime, "46368"),
		of("A", "2024-01-01", royalties.StatementPaid, "10000"), of("A", "2024-12-31", royalties.StatementPaid, "5000"),
	}, rules)
	require.NoError(t, err)
	var capped []string
	for _, w := range withheld {
		capped = append(capped, w.Charges[0].Base.String())
	}
	require.Equal(t, []string{"16368", "20000", "46368", "10000", "0"}, capped, "10,000, then the prime of 20,000, leave 16,368 of 46,368")
	require.Equal(t, "2711.7", withheld[0].Charges[1].Amount.String(), "CSG: 30,000 x 98.25 % x 9.20 % = 2,711.70 is not capped")
}

func TestWithholdFaults(t *testing.T) {
	rules, _, err := royalties.SocialRulesAt(day("2024-01-01"))
	require.NoError(t, err)
	bad := royalties.SocialRules{Until: day("2024-12-31"), Contributions: []royalties.Contribution{
		{ID: "a", Capped: true, Rate: dec("101")}, {ID: "a", Cap: dec("-1"), Of: dec("200")},
	}}
	_, err = royalties.Withhold("XXY", []royalties.Paid{
		{Party: "A", Date: day("2024-01-01"), Kind: royalties.Prime, Amount: dec("-1")}, {Kind: "gift"}, {Party: "A", Date: day("2025-01-01"), Kind: royalties.Prime},
		{Party: "A", Date: day("2024-01-01"), Kind: royalties.Prime, Amount: decimal.New(1, 1_000_000)},
	}, rules, rules, bad)
	for _, want := range []string{
		"currency: is not", "rules[2].from: a value is required", "rules[2].contributions[0].rate: is outside", "rules[2].contributions[0].capped: a value is required",
		"rules[2].contributions[1].id: is given twice", "rules[2].contributions[1].of: is outside", "rules[2].contributions[1].cap: may not be negative",
		"payments[0].amount: may not be negative", "payments[0].date: is given twice", "payments[1].party: a value is required", "payments[1].kind: refers",
		"payments[1].date: refers", "payments[2].date: refers to something that does not exist (2025-01-01: no rules)", "payments[3].amount: is larger",
	} {
		require.ErrorContains(t, err, want)
	}
}

func TestDeadlines(t *testing.T) {
	all, err := royalties.Deadlines(royalties.Milestones{
		Release: day("2023-08-31"), Visa: day("2023-06-30"), LowBudget: true, Until: day("2025-12-31"),
	})
	require.NoError(t, err)
	var got []string
	for _, d := range all {
		require.NotEmpty(t, d.Source.Title)
		require.NotEmpty(t, d.Source.Address)
		got = append(got, d.By.String()+" "+d.Duty)
	}
	require.Equal(t, []string{
		"2023-12-31 cost_closing",                                       // 4 months
		"2024-02-29 distributor_account", "2024-02-29 producer_account", // 6 months from a 31 August
		"2024-02-29 production_account",                                 // 8 months from 30 June
		"2024-02-29 amortisation_document",                              // 2 months after the closing
		"2025-02-28 distributor_account", "2025-02-28 producer_account", // a year later
		"2025-02-28 deferred_pay_report", // 18 months
	}, got)
	require.Equal(t, "2024-06-30", all[7].NotBefore.String(), "10 months")
	all, err = royalties.Deadlines(royalties.Milestones{Release: day("2023-08-31"), Until: day("2023-12-31"), Months: schedule.Overflow})
	require.NoError(t, err)
	require.Equal(t, "2024-03-02", all[1].By.String(), "the month rule is named: 31 February overflows")
	require.Equal(t, 1, all[1].Every, "the first is told even after the last day asked for")

	_, err = royalties.Deadlines(royalties.Milestones{Release: day("2023-08-31"), Until: day("9999-12-31"), Months: 9})
	require.ErrorIs(t, err, royalties.ErrTooLarge)
	require.ErrorIs(t, err, royalties.ErrUnknown)
	_, err = royalties.Deadlines(royalties.Milestones{Release: day("2009-08-31"), Until: day("2012-12-31")})
	require.ErrorIs(t, err, royalties.ErrBefore)
}
