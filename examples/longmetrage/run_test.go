package main

import (
	"bytes"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// call runs the command and returns how it ended and what it wrote.
func call(args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, &out, &err)
	return code, out.String(), err.String()
}

// sum adds figures.
func sum(nodes ...node) string {
	var total decimal.Decimal
	for _, n := range nodes {
		d, err := decimal.NewFromString(n.text())
		require.NoError(n.t, err)
		total = total.Add(d)
	}
	return total.StringFixed(2)
}

var _ = testing.Short
