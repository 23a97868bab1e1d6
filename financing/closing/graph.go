package closing

import (
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/financing"
)

// graph is who needs whom in a plan, by position.
type graph struct {
	byID     []int // the positions, sorted by identifier
	rank     []int // the place of each in byID
	needs    [][]int
	neededBy [][]int
	order    []int // needs before those that need them
}

// newGraph reads the needs of a valid plan. Its orders depend on the identifiers only.
func newGraph(sources []financing.Source) *graph {
	n := len(sources)
	g := &graph{byID: make([]int, n), rank: make([]int, n), needs: make([][]int, n), neededBy: make([][]int, n)}
	at := make(map[string]int, n)
	for i, s := range sources {
		g.byID[i], at[s.ID] = i, i
	}
	slices.SortFunc(g.byID, func(a, b int) int { return strings.Compare(sources[a].ID, sources[b].ID) })
	for _, i := range g.byID {
		ids := slices.Sorted(slices.Values(sources[i].Needs))
		for _, id := range slices.Compact(ids) {
			g.needs[i] = append(g.needs[i], at[id])
			g.neededBy[at[id]] = append(g.neededBy[at[id]], i)
		}
	}
	g.order = g.sorted(g.byID, func(int) bool { return true })
	return g
}

// sorted returns members so that needs come first. What has just become possible comes next, so that few
// sources are waited for at any time. Needs outside of the members do not count.
func (g *graph) sorted(members []int, member func(int) bool) []int {
	waits := make(map[int]int, len(members))
	var ready []int
	for _, i := range slices.Backward(members) {
		for _, need := range g.needs[i] {
			if member(need) {
				waits[i]++
			}
		}
		if waits[i] == 0 {
			ready = append(ready, i)
		}
	}
	order := make([]int, 0, len(members))
	for len(ready) > 0 {
		one := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		order = append(order, one)
		for _, i := range slices.Backward(g.neededBy[one]) {
			if !member(i) {
				continue
			}
			if waits[i]--; waits[i] == 0 {
				ready = append(ready, i)
			}
		}
	}
	return order
}

// fate is what is known of a source before anything is drawn.
type fate uint8

const (
	open fate = iota
	comes
	fails
)

// settle tells which sources are certain, which are impossible.
func (g *graph) settle(sources []financing.Source) []fate {
	state := make([]fate, len(sources))
	for _, i := range g.order {
		switch p := sources[i].Probability; {
		case p.IsZero():
			state[i] = fails
		case p.Equal(hundred):
			state[i] = comes
		}
		for _, need := range g.needs[i] {
			switch state[need] {
			case fails:
				state[i] = fails
			case open:
				if state[i] == comes {
					state[i] = open
				}
			case comes:
			}
		}
	}
	return state
}

// components returns the open sources that needs tie together, each list with needs first.
func (g *graph) components(state []fate) [][]int {
	var parts [][]int
	seen := make([]bool, len(state))
	for _, i := range g.byID {
		if seen[i] || state[i] != open {
			continue
		}
		seen[i] = true
		members := []int{i}
		for k := 0; k < len(members); k++ {
			for _, list := range [][]int{g.needs[members[k]], g.neededBy[members[k]]} {
				for _, j := range list {
					if !seen[j] && state[j] == open {
						seen[j] = true
						members = append(members, j)
					}
				}
			}
		}
		slices.SortFunc(members, func(a, b int) int { return g.rank[a] - g.rank[b] })
		parts = append(parts, g.sorted(members, func(j int) bool { return state[j] == open }))
	}
	return parts
}
