package deep_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/internal/deep"
)

type leaf struct {
	Amount decimal.Decimal
	Names  []string
}

type tree struct {
	Leaves []leaf
	By     map[string][]int
	Next   *tree
	Any    [2]int
}

func TestCopySharesNothing(t *testing.T) {
	from := tree{
		Leaves: []leaf{{decimal.New(5, 0), []string{"a"}}}, By: map[string][]int{"x": {1}}, Next: &tree{Leaves: []leaf{}}, Any: [2]int{1, 2},
	}
	to := deep.Copy(from)
	require.Equal(t, from, to)
	from.Leaves[0].Names[0], from.By["x"][0], from.Next.Leaves, from.Any[0] = "b", 2, nil, 9
	require.Equal(t, tree{
		Leaves: []leaf{{decimal.New(5, 0), []string{"a"}}}, By: map[string][]int{"x": {1}}, Next: &tree{Leaves: []leaf{}}, Any: [2]int{1, 2},
	}, to, "changing one leaves the other")
}

func TestCopyKeepsWhatIsNotThere(t *testing.T) {
	require.Equal(t, tree{}, deep.Copy(tree{}))
	require.Nil(t, deep.Copy[*tree](nil))
	require.Equal(t, 7, deep.Copy(7))
}
