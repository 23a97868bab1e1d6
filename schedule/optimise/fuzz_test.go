package optimise_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule/optimise"
)

func FuzzParseShoot(f *testing.F) {
	seed, err := json.Marshal(small())
	require.NoError(f, err)
	f.Add(seed)
	f.Add([]byte(`{"dates":["2027-04-19"],"eighths":8,"scenes":[{"id":"1","days":1}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := optimise.ParseShoot(data)
		if err != nil {
			return
		}
		p, err := optimise.Solve(context.Background(), s, optimise.Options{Moves: 20, Nodes: 20, Memory: 1})
		if err == nil {
			sound(t, s, p)
		}
	})
}
