package rnpp_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func BenchmarkDeal(b *testing.B) {
	c := onACloud("EUR")
	for b.Loop() {
		_, err := c.Deal()
		require.NoError(b, err)
	}
}
