package words_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/schedule"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		number, fr, en string
		places         int32
	}{
		{"0", "0,00", "0.00", 2}, {"1234567.891", "1\u202f234\u202f567,891", "1,234,567.891", 2}, {"-1234.5", "-1\u202f234,50", "-1,234.50", 2},
		{"999", "999", "999", 0}, {"1000", "1\u202f000", "1,000", 0}, {"0.70", "0,7", "0.7", 0}, {"-100.00", "-100", "-100", 0},
	} {
		require.Equal(t, c.fr, words.French.Number(dec(c.number), c.places))
		require.Equal(t, c.en, words.English.Number(dec(c.number), c.places))
	}
	require.Equal(t, "5,5\u202f%", words.French.Percent(dec("5.50")))
	day := schedule.MustParseDate("2028-04-05")
	require.Equal(t, "05/04/2028 2028-04-05 -", words.French.Date(day)+" "+words.English.Date(day)+" "+words.French.Date(schedule.Date{}))
	require.Equal(t, int32(0), words.Scale("JPY"))
	require.Equal(t, int32(2), words.Scale("?"))
}
