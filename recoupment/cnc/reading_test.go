package cnc_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment/cnc"
)

// TestSupportByReading: what art. 211-26 leaves open is named by the caller, and a film on which it has no bearing
// needs no name. Amounts by hand: the ticket tax is 10.72 % of the box office.
func TestSupportByReading(t *testing.T) {
	on := day("2028-04-05")
	ten := dec("10")
	for _, row := range []struct {
		reading         cnc.SupportReading
		boxOffice, want string
		missing, reason string
	}{
		{cnc.SupportReading{}, "9225000", "1236150", "", "9,225,000 x 10.72 % x 125 %: the first slice, with VAT or without"},
		{cnc.SupportReading{}, "9225000.01", "", "brackets[1]", "from here on the reading of the bounds matters"},
		{cnc.SupportReading{Bounds: cnc.BoundsWithVAT}, "9732375", "1287821.07", "", "1,236,150 + 507,375 x 10.72 % x 95 % = 51,671.07"},
		{cnc.SupportReading{Bounds: cnc.BoundsWithoutVAT}, "9732375", "1304138.25", "", "9,225,000 without VAT of 5.5 %: all of it at 125 %"},
		{cnc.SupportReading{Bounds: cnc.BoundsWithVAT}, "30750000", "3428256", "", "1,236,150 + 21,525,000 x 10.72 % x 95 % = 2,192,106"},
		{cnc.SupportReading{Bounds: cnc.BoundsWithVAT}, "30750000.01", "", "brackets[2]", "the last slice is not established"},
		{cnc.SupportReading{Bounds: cnc.BoundsWithoutVAT}, "32441250", "3616810.08", "", "30,750,000 without VAT: 1,304,138.25 + 22,708,875 x 10.184 % = 2,312,671.83"},
		{cnc.SupportReading{Bounds: cnc.BoundsWithVAT, LastSlice: &ten}, "40000000", "3527416", "", "3,428,256 + 9,250,000 x 10.72 % x 10 %"},
	} {
		s, sources, err := cnc.SupportReadAt(on, row.reading)
		require.NoError(t, err)
		require.NotEmpty(t, sources)
		p, err := s.At("EUR", dec(row.boxOffice))
		_, exactErr := s.Exact(dec(row.boxOffice).Rat())
		if row.missing != "" {
			for _, err := range []error{err, exactErr} {
				require.ErrorIs(t, err, cnc.ErrRequired, row.reason)
				require.ErrorContains(t, err, row.missing, row.reason)
			}
			continue
		}
		require.NoError(t, err, row.reason)
		require.NoError(t, exactErr, row.reason)
		require.Equal(t, row.want, p.Generated.String(), row.reason)
	}
	plain, _, err := cnc.SupportAt(on)
	require.NoError(t, err)
	named, _, err := cnc.SupportReadAt(on, cnc.SupportReading{})
	require.NoError(t, err)
	require.Equal(t, asJSON(t, named), asJSON(t, plain))
}

func TestWrongReadings(t *testing.T) {
	on := day("2028-04-05")
	for _, row := range []struct {
		reading      cnc.SupportReading
		want         error
		path, reason string
	}{
		{cnc.SupportReading{Bounds: "?"}, cnc.ErrUnknown, "bounds", "no such reading"},
		{cnc.SupportReading{LastSlice: new(dec("10"))}, cnc.ErrRequired, "bounds", "a last slice stands above bounds that are read"},
		{cnc.SupportReading{Bounds: cnc.BoundsWithVAT, LastSlice: new(dec("-1"))}, cnc.ErrNegative, "last_slice", "a support is never negative"},
	} {
		_, _, err := cnc.SupportReadAt(on, row.reading)
		require.ErrorIs(t, err, row.want, row.reason)
		require.ErrorContains(t, err, row.path, row.reason)
	}
	_, _, err := cnc.SupportReadAt(day("2022-12-07"), cnc.SupportReading{Bounds: cnc.BoundsWithoutVAT})
	require.ErrorIs(t, err, cnc.ErrBefore)
	_, _, quoted := cnc.UnconfirmedLastSliceAt(day("2022-12-07"))
	require.False(t, quoted)
}

// TestAccountWithinItsScale: the account is refused as a whole when its box office, in time, exceeds the scale.
func TestAccountWithinItsScale(t *testing.T) {
	s, _, err := cnc.SupportAt(day("2028-04-05"))
	require.NoError(t, err)
	a := cnc.Account{Currency: "EUR", Release: day("2028-04-05"), Years: cnc.Years{Theatrical: 5, Video: 6, Television: 8}, Support: s}
	a.Entries = []cnc.Entry{
		{Day: day("2028-06-30"), Channel: cnc.Theatrical, Amount: dec("9000000")},
		{Day: day("2040-06-30"), Channel: cnc.Theatrical, Amount: dec("9000000")},
	}
	_, err = a.Compute()
	require.NoError(t, err, "what comes too late generates nothing and is in no slice")
	a.Entries[1].Day = day("2028-09-30")
	_, err = a.Compute()
	require.ErrorIs(t, err, cnc.ErrRequired)
	require.ErrorContains(t, err, "support.brackets[1]", "the slice above 9,225,000")
}
