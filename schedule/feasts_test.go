package schedule

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/internal/law"
)

// The holidays are dated, sourced parameters like those of the law: this is their walk. The national
// days alone have no first day, because no source establishes it; everything else has one, ends after
// it begins, and an unconfirmed text is met only in a zone that is asked for by name.
func TestEveryFeastIsDatedAndSourced(t *testing.T) {
	named := map[Zone]bool{SaintMartin27May: true, SaintMartin28May: true}
	for _, f := range feasts {
		e := f.entry
		require.NotEmpty(t, f.name.FR)
		require.NotEmpty(t, f.name.EN)
		require.NotEmpty(t, e.Source.Title, f.name.EN)
		require.NotEmpty(t, e.Source.Address, f.name.EN)
		for _, day := range []string{e.From, e.Until} {
			if day != "" {
				_, err := ParseDate(day)
				require.NoError(t, err, f.name.EN)
			}
		}
		if len(f.zones) == 0 {
			require.Equal(t, law.Confirmed, e.Status, f.name.EN)
			continue
		}
		require.NotEmpty(t, e.From, f.name.EN)
		require.True(t, e.Until == "" || e.From <= e.Until, f.name.EN)
		before := MustParseDate(e.From).AddDays(-1)
		require.False(t, f.covers(before), "%s before its first day", f.name.EN)
		if e.Status == law.Unconfirmed {
			for _, zone := range f.zones {
				require.True(t, named[zone], "%s is unconfirmed in %s", f.name.EN, zone)
			}
		}
	}
	require.Len(t, feasts, 11+2+5+1+3, "national, Alsace-Moselle, overseas, Saint-Barthélemy, the readings of Saint-Martin")
}
