package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// W16: the weekly rental is the greater of a floor and 90 % over the house allowance of 5,000.
func TestGreaterOf(t *testing.T) {
	rental := func(floor string, weeks ...string) []string {
		week := recoupment.Term{Pool: "pool", Period: true}
		d := single(tier("t", recoupment.Right{
			ID: "distributor", Party: "distributor", Steps: recoupment.GreaterOf(dec(floor), dec("90"), dec("5000"), week),
		}))
		cascade, err := d.Compile()
		require.NoError(t, err)
		run := cascade.Open()
		var got []string
		for i, gross := range weeks {
			require.NoError(t, run.Apply(money(7*i, gross)))
			s := settle(t, run, day(7*i+6))
			line := s.Line("distributor")
			got = append(got, line.Current.StringFixed(2))
		}
		return got
	}
	require.Equal(t, []string{"14000.00"}, rental("70", "20000"), "max(14,000; 13,500)")
	require.Equal(t, []string{"13500.00"}, rental("60", "20000"), "max(12,000; 13,500)")
	require.Equal(t, []string{"13500.00", "6000.00", "13500.00"}, rental("60", "20000", "10000", "20000"), "each week for itself: max(6,000; 4,500)")
	require.Equal(t, []string{"9500.00"}, rental("95", "10000"), "a floor above the rate is always the greater")
}
