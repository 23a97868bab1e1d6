package royalties_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
)

// Contracts that nobody validated cost nothing in a cascade: an amount of a thousand million digits is never added up.
func TestContractsThatNobodyValidated(t *testing.T) {
	huge := decimal.New(1, 1_000_000_000)
	for _, c := range []royalties.Contract{
		{ID: "a", Party: "A", Rates: []royalties.Rate{{Steps: flat("1")}}, Guarantee: huge, Payments: []royalties.Payment{{Kind: royalties.Option, Amount: dec("1"), Applied: royalties.Applicable}}},
		{ID: "a", Party: "A", Rates: []royalties.Rate{{Steps: flat("1")}}, Payments: []royalties.Payment{
			{Date: day("2028-01-01"), Kind: royalties.GuaranteePaid, Amount: dec("1")}, {Date: day("2028-01-01"), Kind: royalties.GuaranteePaid, Amount: huge},
		}},
	} {
		require.True(t, c.Advance().Equal(huge), "what no deal accepts either")
		royalties.Tier("authors", royalties.RNPP, []royalties.Contract{c})
		deal := recoupment.Deal{}
		require.ErrorIs(t, royalties.AddTo(&deal, c), royalties.ErrTooLarge)
		require.Empty(t, deal.Accounts)
	}
	one := royalties.Withholding{Paid: royalties.Paid{Party: "A", Amount: dec("1")}, Net: dec("1")}
	require.Len(t, royalties.SocialTotals([]royalties.Withholding{one}), 1)
	require.Empty(t, royalties.SocialTotals([]royalties.Withholding{one, {Paid: one.Paid, Net: huge}}))
}

func TestNothing(t *testing.T) {
	require.ErrorIs(t, royalties.AddTo(nil), royalties.ErrRequired)
	pay := royalties.DeferredPay{ID: "d", Producer: "P", Groups: []royalties.DeferredGroup{{ID: "crew", Claims: []royalties.DeferredClaim{{Party: "A", Amount: dec("1")}}}}}
	require.NoError(t, pay.Validate())
	require.ErrorIs(t, pay.AddTo(nil, "rest"), royalties.ErrRequired)
	var r *royalties.Report
	require.NoError(t, r.Check())
	require.Empty(t, r.Statements("author"))
}

// What is paid is in whole cents, as what is due.
func TestALicencePaysWholeCents(t *testing.T) {
	_, err := licence(royalties.NoExpenses, "50").Statements(quarters(royalties.LicencePeriod{Paid: paid("0.001")}))
	require.ErrorContains(t, err, "periods[0].paid: is outside the values allowed (0.001)")
}
