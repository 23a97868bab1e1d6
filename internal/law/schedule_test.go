package law_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/internal/law"
)

// More than ten days in the United States, more than fourteen elsewhere, once a production.
func TestPerformerPickUp(t *testing.T) {
	e, err := law.PerformerPickUp().At("2027-06-01")
	require.NoError(t, err)
	require.Equal(t, law.PickUp{InUnitedStates: 10, Elsewhere: 14, Most: 1}, e.Value)
	_, err = law.PerformerPickUp().At("2019-12-31")
	require.ErrorIs(t, err, law.ErrBefore)
}

// The hours of children by age are a usage: no lookup by date gives them.
func TestMinorHoursAreNotEstablished(t *testing.T) {
	_, err := law.MinorHoursByAge().At("2027-06-01")
	require.ErrorIs(t, err, law.ErrNone)
	found := law.MinorHoursByAge().Unconfirmed("2027-06-01")
	require.Len(t, found, 1)
	require.Equal(t, law.MinorHours{Under: 12, School: 3 * 60, Holidays: 6 * 60}, found[0].Value[2], "from 6 to 11")
}
