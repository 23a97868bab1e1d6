package royalties_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
)

// What corrections leave is asked once all of them are in, in any order, and told of the last one.
func TestCorrectionsComeInAnyOrder(t *testing.T) {
	l := small(royalties.Rate{Steps: flat("10")})
	less, more := receipt("tv", "-60"), receipt("tv", "100")
	for _, row := range []struct {
		corrections []royalties.Correction
		earned      string // nothing where they are refused
		says        string
		reason      string
	}{
		{[]royalties.Correction{{Period: "2028", Receipts: []royalties.Receipt{more, less}}}, "9", "", "50 + 100 - 60"},
		{[]royalties.Correction{{Period: "2028", Receipts: []royalties.Receipt{less, more}}}, "9", "", "the same, below zero on the way"},
		{[]royalties.Correction{{Period: "2028", Receipts: []royalties.Receipt{less}}, {Period: "2028", Receipts: []royalties.Receipt{more}}}, "9", "", "the same in two corrections"},
		{
			[]royalties.Correction{{Period: "2028", Counts: []royalties.Count{counted("copies", "-3"), counted("copies", "5")}}}, "5", "", "so do counts",
		},
		{
			[]royalties.Correction{{Period: "2028", Support: dec("-3")}, {Period: "2028", Support: dec("5")}}, "5", "", "and the support",
		},
		{
			[]royalties.Correction{{Period: "2028", Receipts: []royalties.Receipt{less}}, {Period: "2028", Receipts: []royalties.Receipt{receipt("tv", "1")}}}, "",
			"periods[1].corrections[1].receipts[0].amount: may not be negative (-9)", "50 - 60 + 1, told of the last one",
		},
		{
			[]royalties.Correction{{Period: "2028", Receipts: []royalties.Receipt{{Medium: "tv", Date: day("2029-01-01")}}}}, "",
			"periods[1].corrections[0].receipts[0].date: is outside the period (2029-01-01)", "the day is one of the period that is corrected",
		},
	} {
		r, err := l.Statements(years(royalties.Period{Receipts: []royalties.Receipt{receipt("tv", "50")}}, royalties.Period{Corrections: row.corrections}))
		if row.says != "" {
			require.EqualError(t, err, row.says, row.reason)
			continue
		}
		require.NoError(t, err, row.reason)
		require.NoError(t, r.Check(), row.reason)
		require.Equal(t, row.earned, r.Statements("author")[1].Earned.Cumulative.String(), row.reason)
	}
}

// An author is not left less than nothing of a payment.
func TestContributionsOverTheWhole(t *testing.T) {
	rules := func(contributions ...royalties.Contribution) royalties.SocialRules {
		return royalties.SocialRules{From: day("2028-01-01"), Until: day("2028-12-31"), Contributions: contributions}
	}
	seventy := royalties.Contribution{ID: "a", Rate: dec("70")}
	for _, row := range []struct {
		rules  royalties.SocialRules
		err    error
		reason string
	}{
		{rules(seventy, royalties.Contribution{ID: "b", Rate: dec("30")}), nil, "all of it"},
		{rules(seventy, royalties.Contribution{ID: "b", Rate: dec("30.01")}), royalties.ErrOver100, "more"},
		{rules(seventy, royalties.Contribution{ID: "b", Rate: dec("60"), Of: dec("50")}), nil, "60 % of a half"},
		{rules(seventy, royalties.Contribution{ID: "b", Rate: dec("60"), Payer: true}), nil, "the producer pays the second one"},
	} {
		require.ErrorIs(t, row.rules.Validate(), row.err, row.reason)
	}
}

func TestACurrencyIsWorthItself(t *testing.T) {
	same := royalties.Exchange{From: "EUR", To: "EUR", Rate: dec("1.00"), Date: day("2028-01-01")}
	require.NoError(t, same.Validate())
	same.Rate = dec("0.9")
	require.ErrorIs(t, same.Validate(), royalties.ErrRange)
}

// Every milestone of which a delay is not established is named.
func TestDeadlinesNameTheMilestone(t *testing.T) {
	_, err := royalties.Deadlines(royalties.Milestones{Release: day("2010-08-31"), Visa: day("2017-07-05"), CostClosed: day("2010-12-31"), Until: day("2020-12-31")})
	require.ErrorIs(t, err, royalties.ErrBefore)
	for _, want := range []string{"release: account of the distributor", "visa: account of the production", "release: closing of the opposable cost", "cost_closed: "} {
		require.ErrorContains(t, err, want)
	}
	all, err := royalties.Deadlines(royalties.Milestones{Release: day("2023-10-31"), Until: day("2024-12-31")})
	require.NoError(t, err)
	for _, d := range all {
		if d.Duty == royalties.DutyAmortisation {
			require.Equal(t, "2024-04-29", d.By.String(), "two months after the cost is closed, on 29 February")
		}
	}
}

// A name with a zero byte is not two names: the receipts of two places stay apart, whichever comes first.
func TestNamesThatLookLikeTwo(t *testing.T) {
	two := receipt("tv", "100")
	two.At = recoupment.Coordinates{"territory": "FR", "language": "fr"}
	one := receipt("tv", "50")
	one.At = recoupment.Coordinates{"language": "fr\x00territory\x00FR", "territory": "US"}
	lookalike := receipt("tv", "50")
	lookalike.At = recoupment.Coordinates{"language": "fr\x00territory\x00FR"}
	l := small(royalties.Rate{On: recoupment.Filter{"medium": {"tv"}, "language": {"fr"}}, Steps: flat("10")})
	for _, receipts := range [][]royalties.Receipt{{two, one}, {two, lookalike}, {lookalike, two}} {
		r, err := l.Statements(years(royalties.Period{Receipts: receipts}))
		require.NoError(t, err)
		require.Equal(t, "10", r.Statements("author")[0].Earned.Cumulative.String())
	}
}
