package cnc_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment/cnc"
)

func TestExactSupportOfNothing(t *testing.T) {
	_, err := cnc.Support{}.Exact(nil)
	require.ErrorIs(t, err, cnc.ErrRequired)
}
