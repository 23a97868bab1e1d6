package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// TestSupportEnds: a film whose box office exceeds its scale of support is refused, and the slice that is missing is
// named. Each quarter of the season sells 131,875.
func TestSupportEnds(t *testing.T) {
	for _, row := range []struct{ upTo, missing, reason string }{
		{"263750", "", "both quarters are within the slice, its bound included"},
		{"263749.99", "brackets[1]", "the second quarter ends above it"},
	} {
		e := release()
		e.Support.Brackets[0].UpTo = dec(row.upTo)
		film, err := e.Compile()
		require.NoError(t, err)
		_, err = film.Run(season())
		if row.missing == "" {
			require.NoError(t, err, row.reason)
		} else {
			require.ErrorIs(t, err, recoupment.ErrRequired, row.reason)
			require.ErrorContains(t, err, row.missing, row.reason)
		}
	}
	e := release()
	e.Support.Brackets[0].UpTo = dec("263750")
	film, err := e.Compile()
	require.NoError(t, err)
	_, err = film.BreakEven(season(), []recoupment.Goal{{ID: "far", Condition: recoupment.Condition{
		Of: []recoupment.Term{{Party: "producer"}}, Reaches: dec("10000000"),
	}}})
	require.ErrorIs(t, err, recoupment.ErrRequired, "so far up the support is not known")
}
