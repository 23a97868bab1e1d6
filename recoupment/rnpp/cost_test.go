package rnpp_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment/rnpp"
)

func TestOpposableCost(t *testing.T) {
	protocol, sources, err := rnpp.OpposableCostRulesAt(day("2028-04-05"))
	require.NoError(t, err)
	require.NotEmpty(t, sources)
	anyCost := protocol
	anyCost.Threshold = dec("0")
	for _, row := range []struct {
		cost            rnpp.OpposableCost
		rules           rnpp.OpposableCostRules
		fee, fin, total string
		reason          string
	}{
		{
			rnpp.OpposableCost{Cost: dec("990000"), ContingencySpent: dec("10000"), Fee: dec("80000"), Overheads: dec("90000"), Euribor: dec("2")}, anyCost,
			"50000.00", "56000.00", "1176000.00", "5 % and 7 % of 1,000,000; 18 months at 5 % = 7.5 % of 1,120,000 is above 5 %: 1.176 B, the most the protocol admits",
		},
		{
			rnpp.OpposableCost{Cost: dec("1000000"), Fee: dec("20000"), Overheads: dec("30000"), Euribor: dec("-0.5")}, anyCost,
			"20000.00", "39375.00", "1089375.00", "caps do not bind: 1,050,000 x 1.5 x 2.5 % = 39,375, under 52,500",
		},
		{
			rnpp.OpposableCost{Cost: dec("1000000"), Euribor: dec("-4")}, anyCost,
			"0.00", "0.00", "1000000.00", "Euribor below -3 % makes no negative charge",
		},
		{
			rnpp.OpposableCost{Cost: dec("2900000"), Fee: dec("145000"), FinancialCharges: dec("200000"), Compared: rnpp.ComparedBase}, protocol,
			"145000.00", "200000.00", "3245000.00", "B is under 3 M€: the real charges, above 5 % of 3,045,000 = 152,250",
		},
		{
			rnpp.OpposableCost{Cost: dec("2900000"), Fee: dec("145000"), FinancialCharges: dec("200000"), Compared: rnpp.ComparedSubTotal}, protocol,
			"145000.00", "137025.00", "3182025.00", "the same film compared by its sub-total of 3,045,000: 4.5 % of it",
		},
		{
			rnpp.OpposableCost{Cost: dec("2900000"), FinancialCharges: dec("1"), Compared: rnpp.ComparedDeclared, Declared: dec("3000000")}, protocol,
			"0.00", "130500.00", "3030500.00", "a declared cost of 3 M€ is not under 3 M€: 4.5 % of 2,900,000",
		},
	} {
		row.cost.Rules = row.rules
		r, err := row.cost.Compute("EUR")
		require.NoError(t, err, row.reason)
		require.NoError(t, r.Check(), row.reason)
		require.Equal(t, []string{row.fee, row.fin, row.total}, []string{r.Fee.StringFixed(2), r.Financial.StringFixed(2), r.Total.StringFixed(2)}, row.reason)
		require.Len(t, r.Lines, 5)
	}
	_, err = rnpp.OpposableCost{Cost: dec("-1"), Euribor: dec("1000"), Rules: protocol, Compared: "?"}.Compute("?")
	for _, kind := range []error{rnpp.ErrNegative, rnpp.ErrRange, rnpp.ErrCurrency, rnpp.ErrUnknown} {
		require.ErrorIs(t, err, kind)
	}
	_, err = rnpp.OpposableCost{Rules: protocol}.Compute("EUR")
	require.ErrorContains(t, err, "compared: a value is required", "the text does not say which cost is compared")
	closed, told := protocol.Closing(day("2027-10-31"))
	require.Equal(t, []string{"2028-02-29", "2028-04-29"}, []string{closed.String(), told.String()}, "four months after the release; two after that day, as in royalties.Deadlines, to tell the authors")

	r, err := rnpp.OpposableCost{Cost: dec("1000"), Fee: dec("10"), Rules: anyCost}.Compute("EUR")
	require.NoError(t, err)
	r.Lines[2].Retained, r.Fee = dec("11"), dec("1000")
	require.ErrorIs(t, r.Check(), rnpp.ErrUnbalance)
	_, _, err = rnpp.OpposableCostRulesAt(day("2010-12-31"))
	require.ErrorIs(t, err, rnpp.ErrBefore, "the protocol is in force from 2011")
}
