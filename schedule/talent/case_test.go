package talent_test

import (
	"context"
	"encoding/csv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule/talent"
)

func table(t testing.TB, name string) [][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "plan-de-travail", name))
	require.NoError(t, err)
	rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	require.NoError(t, err)
	return rows[1:]
}

// TestPlanDeTravail is question 5 of the worked case "La Saison basse": 24 scenes, 8 actors, without constraint, with
// precedences, and with all scenes of one base before those of the other. The expected figures were
// worked out by two programmes over all sets of scenes.
func TestPlanDeTravail(t *testing.T) {
	var p talent.Problem
	for _, row := range table(t, "cast.csv") {
		p.Actors = append(p.Actors, talent.Actor{ID: row[0], Fee: decimal.RequireFromString(row[2])})
	}
	base := map[string][]string{}
	for _, row := range table(t, "scenes.csv") {
		days, err := strconv.Atoi(row[6])
		require.NoError(t, err)
		p.Scenes = append(p.Scenes, talent.Scene{ID: row[0], Days: days, Cast: strings.Fields(row[7])})
		base[row[2]] = append(base[row[2]], row[0])
	}
	given, err := p.Cost(strings.Fields("1 9 20 5 14 2 7 16 3 18 11 10 21 4 6 19 12 23 22 13 8 15 24 17"))
	require.NoError(t, err)
	require.Equal(t, "108880", given.Holding.String())
	require.Equal(t, "123740", given.Work.String())

	var dependent, bases []talent.Precedence
	for _, row := range table(t, "precedence.csv") {
		dependent = append(dependent, talent.Precedence{Before: row[0], After: row[1]})
	}
	bases = append(bases, dependent...)
	for _, before := range base["Paris"] {
		for _, after := range base["Littoral"] {
			bases = append(bases, talent.Precedence{Before: before, After: after})
		}
	}
	rows := []struct {
		reason      string
		precedences []talent.Precedence
		holding     string
		orders      uint64
		first       string
		held        []int
	}{
		{
			"free", nil, "43900", 9216,
			"8 16 19 2 6 21 7 12 13 11 23 17 22 1 3 5 15 9 4 10 14 20 24 18", []int{8, 2, 6, 3, 5, 1, 4, 9},
		},
		{
			"precedences", dependent, "48150", 2304,
			"10 18 9 15 20 1 5 14 24 3 4 17 22 6 11 23 12 13 7 2 21 16 19 8", []int{4, 8, 6, 2, 11, 0, 2, 9},
		},
		{
			"precedences and bases", bases, "71970", 2880,
			"16 2 21 20 4 10 18 9 1 3 5 7 14 11 19 15 24 6 17 23 13 12 22 8", []int{7, 7, 7, 6, 12, 11, 1, 23},
		},
	}
	for _, row := range rows {
		t.Run(row.reason, func(t *testing.T) {
			p.Precedences = row.precedences
			result, err := talent.Solve(context.Background(), p, talent.Options{})
			require.NoError(t, err)
			require.True(t, result.Proved)
			require.Equal(t, row.holding, result.Holding.String())
			all, err := talent.Optima(context.Background(), p, talent.Options{})
			require.NoError(t, err)
			require.Equal(t, row.orders, all.Count)
			require.Equal(t, strings.Fields(row.first), all.First)
			first, err := p.Cost(all.First)
			require.NoError(t, err)
			for i, line := range first.Actors {
				require.Equal(t, row.held[i], line.Held, line.Actor)
			}
		})
	}
}

// hard draws a problem of a size: an actor is in two scenes at least, his fee is 1 to 100, a scene lasts 1 to 5 days.
func hard(scenes, actors int) talent.Problem { return drawn(1, scenes, actors) }

func drawn(seed uint64, scenes, actors int) talent.Problem {
	chance := rand.New(rand.NewPCG(seed, 1))
	var p talent.Problem
	for i := range scenes {
		p.Scenes = append(p.Scenes, talent.Scene{ID: strconv.Itoa(i + 1), Days: 1 + chance.IntN(5)})
	}
	for a := range actors {
		id := "A" + strconv.Itoa(a)
		p.Actors = append(p.Actors, talent.Actor{ID: id, Fee: decimal.New(int64(1+chance.IntN(100)), 0)})
		for _, s := range chance.Perm(scenes)[:2+chance.IntN(scenes-1)] {
			p.Scenes[s].Cast = append(p.Scenes[s].Cast, id)
		}
	}
	return p
}

func identity(p talent.Problem) []string {
	var order []string
	for _, s := range p.Scenes {
		order = append(order, s.ID)
	}
	return order
}
