package money_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/internal/money"
)

func TestReturns(t *testing.T) {
	r := money.Returns{Rate: dec("15"), Periods: 2, Places: 2}
	for i, row := range []struct{ sales, returns, opening, withheld, due, released, base, closing, reason string }{
		{"0.10", "0", "0", "0.02", "0", "0", "0.08", "0.02", "0.015 is rounded away from zero"},
		{"0.10", "0", "0.02", "0.01", "0", "0", "0.09", "0.03", "0.03 of 0.20, less the 0.02"},
		{"0", "5", "0.03", "0", "0.02", "-4.98", "-4.98", "0.01", "the first reserve less the returns"},
		{"100", "0", "0.01", "15", "0.01", "0.01", "85.01", "15", "15.03 of 100.20, less the 0.03"},
	} {
		p := r.Next(dec(row.sales), dec(row.returns))
		require.Equal(t, []string{row.opening, row.withheld, row.due, row.released, row.base, row.closing}, []string{
			p.Opening.String(), p.Withheld.String(), p.Due.String(), p.Released.String(), p.Base.String(), p.Closing.String(),
		}, "%d: %s", i, row.reason)
	}
	none := money.Returns{}
	require.Equal(t, "7", none.Next(dec("10"), dec("3")).Base.String(), "nothing is withheld")
}
