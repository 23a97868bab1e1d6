package money_test

import (
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/stretchr/testify/require"
)

func TestMinorUnits(t *testing.T) {
	for _, tc := range []struct {
		code   string
		places int32
		known  bool
		reason string
	}{
		{"EUR", 2, true, "the euro"},
		{"USD", 2, true, "the dollar"},
		{"AED", 2, true, "the first of the list"},
		{"ZWL", 2, true, "the last of the list"},
		{"XCG", 2, true, "the Caribbean guilder, of 2025"},
		{"BGN", 2, true, "left for the euro in 2026, still in contracts"},
		{"JPY", 0, true, "no minor unit"},
		{"XOF", 0, true, "the franc of West Africa"},
		{"XPF", 0, true, "the franc of the Pacific"},
		{"ISK", 0, true, "no minor unit since 2007"},
		{"TND", 3, true, "the Tunisian dinar"},
		{"KWD", 3, true, "the Kuwaiti dinar"},
		{"CLF", 4, true, "the Chilean unit of account"},
		{"eur", 0, false, "codes are in capitals"},
		{"EU", 0, false, "too short"},
		{"EURO", 0, false, "too long"},
		{"", 0, false, "nothing"},
		{"D A", 0, false, "across two codes of the list"},
		{"   ", 0, false, "spaces"},
		{"XXX", 0, false, "no currency"},
		{"FRF", 0, false, "a currency that is gone"},
	} {
		places, known := money.MinorUnits(tc.code)
		require.Equal(t, tc.known, known, tc.reason)
		require.Equal(t, tc.places, places, tc.reason)
	}
}

// Every three letters: the number of currencies and of each minor unit, so that an edit of the table is seen.
func TestTheListIsWhole(t *testing.T) {
	counts := map[int32]int{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			for c := 'A'; c <= 'Z'; c++ {
				if places, known := money.MinorUnits(string([]rune{a, b, c})); known {
					counts[places]++
				}
			}
		}
	}
	require.Equal(t, 17, counts[0], "currencies without minor unit")
	require.Equal(t, 7, counts[3], "currencies in thousandths")
	require.Equal(t, 2, counts[4], "units of account in ten-thousandths")
	require.Equal(t, 136, counts[2], "the others: 132 current, 4 that left since 2023")
}

func ExampleMinorUnits() {
	fmt.Println(money.MinorUnits("EUR"))
	fmt.Println(money.MinorUnits("JPY"))
	fmt.Println(money.MinorUnits("EURO"))
	// Output:
	// 2 true
	// 0 true
	// 0 false
}
