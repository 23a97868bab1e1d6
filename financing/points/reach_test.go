package points_test

import (
	"math/bits"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/financing/points"
)

// The ways to a threshold are those that trying every set of posts finds: enough, and none of them spare.
func TestEveryWayIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grid, sheet := points.Grid{Groups: []points.Group{{Code: "g"}}}, points.Sheet{}
		var lacks []int64
		total := int64(0)
		for i := range rapid.IntRange(1, 8).Draw(t, "posts") {
			most := rapid.Int64Range(1, 9).Draw(t, "max")
			code, has := string(rune('a'+i)), rapid.Int64Range(0, most).Draw(t, "has")
			grid.Groups[0].Posts = append(grid.Groups[0].Posts, points.Post{Code: code, Max: decimal.NewFromInt(most)})
			sheet.Entries = append(sheet.Entries, points.Entry{Post: code, Points: new(decimal.NewFromInt(has))})
			lacks, total = append(lacks, most-has), total+has
		}
		asked := rapid.Int64Range(0, 40).Draw(t, "threshold")
		grid.Thresholds = []points.Threshold{{Code: "t", Points: decimal.NewFromInt(asked)}}
		sheet.Grid = grid
		score, err := sheet.Score()
		require.NoError(t, err)
		reach, err := score.Reach("t", points.MaxWays)
		require.NoError(t, err)
		found := map[uint]bool{}
		for _, way := range reach.Ways {
			set := uint(0)
			for _, post := range way.Posts {
				set |= 1 << (post[0] - 'a')
			}
			require.False(t, found[set], "once")
			found[set] = true
		}
		need, ways := asked-total, 0
		for set := uint(1); set < 1<<len(lacks) && need > 0; set++ {
			sum, least := int64(0), int64(100)
			for rest := set; rest != 0; rest &= rest - 1 {
				lack := lacks[bits.TrailingZeros(rest)]
				sum, least = sum+lack, min(least, lack)
			}
			if sum >= need && sum-least < need {
				ways++
				require.True(t, found[set] || !reach.Complete, "%b", set)
			}
		}
		require.Equal(t, reach.Complete, ways == len(reach.Ways))
	})
}
