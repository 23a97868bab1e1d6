package text_test

import (
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/internal/text"
	"github.com/stretchr/testify/require"
)

func TestIn(t *testing.T) {
	both := text.Text{FR: "devis", EN: "budget"}
	for _, tc := range []struct {
		label      text.Text
		lang, want string
		reason     string
	}{
		{both, "fr", "devis", "French"},
		{both, "en", "budget", "English"},
		{both, "de", "budget", "another language reads English"},
		{text.Text{FR: "agrément"}, "en", "agrément", "no English: the French term"},
		{text.Text{EN: "gap"}, "fr", "gap", "no French: the English term"},
		{text.Text{}, "fr", "", "no label"},
	} {
		require.Equal(t, tc.want, tc.label.In(tc.lang), tc.reason)
	}
}

func ExampleText_In() {
	label := text.Text{FR: "avance sur recettes", EN: "advance on receipts"}
	fmt.Println(label.In("fr"))
	fmt.Println(label.In("en"))
	// Output:
	// avance sur recettes
	// advance on receipts
}
