package cell_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/internal/cell"
	"github.com/stretchr/testify/require"
)

func TestGuard(t *testing.T) {
	for _, test := range []struct{ reason, text, want string }{
		{"a text", "Caméra", "Caméra"},
		{"nothing", "", ""},
		{"a formula", `=HYPERLINK("http://x")`, `'=HYPERLINK("http://x")`},
		{"the other signs that begin one", "+1", "'+1"},
		{"", "-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"},
		{"", "@SUM(A1)", "'@SUM(A1)"},
		{"a tab is passed over", "\t=1", "'\t=1"},
		{"and a line break", "\r=1", "'\r=1"},
		{"a sign of full width", "＝1", "'＝1"},
		{"a text that begins with the mark", "'t Hof", "''t Hof"},
		{"a sign inside is none", "a=b", "a=b"},
		{"not UTF-8", "\xff=1", "\xff=1"},
	} {
		require.Equal(t, test.want, cell.Guard(test.text), test.reason)
		require.Equal(t, test.text, cell.Unguard(test.want), test.reason)
	}
	require.Equal(t, "'a", cell.Unguard("'a"), "an apostrophe of a table that was never guarded")
}

func FuzzGuard(f *testing.F) {
	for _, seed := range []string{"", "=1", "'=1", "''", "\ufeff=", "＠"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		guarded := cell.Guard(text)
		require.Equal(t, text, cell.Unguard(guarded))
		if guarded != "" {
			require.NotContains(t, "=+-@\t\r\n", guarded[:1])
		}
	})
}
