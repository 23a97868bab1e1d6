package boxoffice_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
)

func TestBaseFilmOfNothing(t *testing.T) {
	_, err := boxoffice.Rules{}.BaseFilm(nil)
	require.ErrorIs(t, err, boxoffice.ErrRequired)
}
