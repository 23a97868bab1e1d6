package grid_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
)

func TestATableAlignsWhatPeopleSee(t *testing.T) {
	table := grid.New(60, "Name", ">Amount")
	table.Row("é", "1")
	table.Row("映画", "22")
	table.Total("a\x1bb", "333")
	require.Equal(t, "Name  Amount\n────  ──────\né          1\n映画      22\n────  ──────\na b      333\n", table.String())
	require.Equal(t, 3, table.Len())
}

func TestAWideCellIsCutWhereThereIsALimit(t *testing.T) {
	for widest, want := range map[int]string{60: strings.Repeat("x", 59) + "…", 0: strings.Repeat("x", 200)} {
		table := grid.New(widest, "", "")
		table.Row(strings.Repeat("x", 200), "y")
		require.Equal(t, want+"  y\n", table.String())
	}
}

func TestCleanTakesOutWhatCommandsATerminal(t *testing.T) {
	require.Equal(t, "a b c d e\ufffd", grid.Clean("a\x1bb\u2028c\u202ed\ne\xff"))
}

// TestCell: what a stranger wrote breaks no line and is not computed.
func TestCell(t *testing.T) {
	for given, want := range map[string]string{
		"a\x1bb\u2028c\u202ed\ne\xff": "a b c d e\ufffd", "=1+1": "'=1+1", "@x": "'@x", "-x": "'-x", "+x": "'+x", "\t=x": "'=x", "＝x": "'＝x", "x": "x", "": "",
	} {
		require.Equal(t, want, grid.Cell(given))
	}
}
