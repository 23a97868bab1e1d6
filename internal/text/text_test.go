package text_test

import (
	"encoding/json"
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

func TestTextInJSON(t *testing.T) {
	for document, want := range map[string]text.Text{
		`{"fr":"devis","en":"budget"}`: {FR: "devis", EN: "budget"},
		`{"fr":"agrément"}`:            {FR: "agrément"},
		`"VOD"`:                        {FR: "VOD", EN: "VOD"},
		`null`:                         {},
	} {
		var got text.Text
		require.NoError(t, json.Unmarshal([]byte(document), &got), document)
		require.Equal(t, want, got, document)
	}
	for _, document := range []string{`{"de":"Haushalt"}`, `7`, `["devis"]`, `{"fr":7}`} {
		var got text.Text
		require.Error(t, json.Unmarshal([]byte(document), &got), document)
	}
}
