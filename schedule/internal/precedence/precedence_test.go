package precedence_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/internal/testcase"
	"github.com/filmfinance/filmfinance/schedule/internal/precedence"
)

func TestMain(m *testing.M) { testcase.Main(m) }

func TestOrder(t *testing.T) {
	for _, row := range []struct {
		reason  string
		needs   [][]int
		order   []int
		circles [][]int
	}{
		{"nothing", nil, []int{}, nil},
		{"no need: the order given", [][]int{nil, nil, nil}, []int{0, 1, 2}, nil},
		{"the last first", [][]int{{1}, {2}, nil}, []int{2, 1, 0}, nil},
		{"a need said twice", [][]int{{1, 1}, nil}, []int{1, 0}, nil},
		{"itself", [][]int{{0}, nil}, []int{1}, [][]int{{0}}},
		{"a circle of two, and one that only follows it", [][]int{{1}, {0}, {0}, nil}, []int{3}, [][]int{{0, 1}}},
		{"two circles", [][]int{{1}, {0}, {3}, {2}}, []int{}, [][]int{{0, 1}, {2, 3}}},
		{"a walk that begins outside the circle", [][]int{{1}, {2}, {3}, {1}}, []int{}, [][]int{{1, 2, 3}}},
		{"two circles that meet: one is given", [][]int{{1, 2}, {0}, {0}}, []int{}, [][]int{{0, 1}}},
	} {
		order, circles := precedence.Order(row.needs)
		require.Equal(t, row.order, order, row.reason)
		require.Equal(t, row.circles, circles, row.reason)
	}
}

// Whatever waits for what, everything stands behind its needs, or there is a circle that is one.
func TestOrderOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "places")
		needs := make([][]int, n)
		for i := range needs {
			needs[i] = rapid.SliceOfN(rapid.IntRange(0, n-1), 0, 2).Draw(t, "needs")
		}
		order, circles := precedence.Order(needs)
		at := map[int]int{}
		for k, i := range order {
			for _, need := range needs[i] {
				before, placed := at[need]
				require.True(t, placed && before < k)
			}
			at[i] = k
		}
		require.Len(t, at, len(order))
		require.Equal(t, len(order) == n, len(circles) == 0)
		seen := map[int]bool{}
		for _, circle := range circles {
			for k, i := range circle {
				require.Contains(t, needs[i], circle[(k+1)%len(circle)])
				require.False(t, seen[i], "circles have nothing in common")
				seen[i] = true
				require.NotContains(t, order, i)
			}
		}
	})
}
