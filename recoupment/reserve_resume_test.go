package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// Returns of which a part is held back below zero: the history is taken up where it was saved, before the part is
// released and after.
func TestAReserveBelowZeroIsSaved(t *testing.T) {
	d := single(tier("first", rate("talent", "50")))
	d.Pools[0].Reserve = &recoupment.Reserve{Rate: dec("20"), Periods: 1}
	run := open(t, d)
	cascade, err := d.Compile()
	require.NoError(t, err)
	for n, row := range []struct {
		amount, held, talent string
		reason               string
	}{
		{"1000", "200", "400", "20 % held of 1,000, half of the rest"},
		{"-300", "-60", "380", "half of the 200 released, less half of the 240 that are taken back: 400 + 100 - 120"},
		{"0", "0", "350", "the 60 that were held back are taken back"},
	} {
		if row.amount != "0" {
			require.NoError(t, run.Apply(money(10*n+1, row.amount)), row.reason)
		}
		saved, err := run.Save()
		require.NoError(t, err, row.reason)
		run, err = cascade.Resume(saved)
		require.NoError(t, err, row.reason)
		s, err := run.Settle(day(10*n + 2))
		require.NoError(t, err, row.reason)
		require.Equal(t, row.held, s.Held.String(), row.reason)
		require.Equal(t, row.talent, s.Line("talent").Cumulative.String(), row.reason)
	}
}
