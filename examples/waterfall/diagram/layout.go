package diagram

import (
	"cmp"
	"slices"
)

// The measures of the drawing, in pixels.
const (
	margin     = 24
	pad        = 10
	cardGap    = 26
	gutter     = 90
	textWidth  = 230
	chipWidth  = 140
	arrowRoom  = 44 // what an arrow is longer than its amount
	laneHeight = 14
	// maxLanes bounds the lanes of arrows that pass by columns: beyond it they go straight.
	maxLanes = 5_000
	// maxLines are those of a label.
	maxLines = 4
)

// node is a card of a column, or the lane of an arrow that passes by it.
type node struct {
	pool          int // nowhere for a lane
	x, y, w, h    int
	column, place int
	// next are the nodes of the next column that arrows lead to, from a height within the node.
	next []port
	back []*node
}

// port is an arrow that leaves a node.
type port struct {
	y  int
	to *node
}

// layers returns the column of each pool: one further than the last of those that feed it.
func (f *Flow) layers() []int {
	columns, waits := make([]int, len(f.pools)), make([]int, len(f.pools))
	for i := range f.pools {
		for _, to := range f.pools[i].feeds() {
			waits[to]++
		}
	}
	var ready []int
	for i, n := range waits {
		if n == 0 {
			ready = append(ready, i)
		}
	}
	for len(ready) > 0 {
		i := ready[0]
		ready = ready[1:]
		for _, to := range f.pools[i].feeds() {
			columns[to] = max(columns[to], columns[i]+1)
			if waits[to]--; waits[to] == 0 {
				ready = append(ready, to)
			}
		}
	}
	return columns
}

// place gives every card its place, and every arrow its lanes, column by column.
func (f *Flow) place(cards []card, at frame) [][]*node {
	columns := f.layers()
	grid := make([][]*node, 1+slices.Max(append([]int{0}, columns...)))
	put := func(n *node) {
		n.w = at.card
		grid[n.column] = append(grid[n.column], n)
	}
	nodes := make([]*node, len(cards))
	for i := range cards {
		nodes[i] = &node{pool: i, h: cards[i].h, column: columns[i]}
		put(nodes[i])
	}
	lanes := 0
	for i := range cards {
		for _, out := range cards[i].out {
			from, y := nodes[i], out.y
			for from.column+1 < columns[out.pool] && lanes < maxLanes {
				lanes++
				lane := &node{pool: nowhere, h: laneHeight, column: from.column + 1}
				put(lane)
				from.lead(y, lane)
				from, y = lane, laneHeight/2
			}
			from.lead(y, nodes[out.pool])
		}
	}
	untangle(grid)
	stack(grid, at)
	return grid
}

func (n *node) lead(y int, to *node) {
	n.next = append(n.next, port{y, to})
	to.back = append(to.back, n)
}

// untangle orders the columns so that fewer arrows cross: each node goes to the middle of those it is joined
// with, forth and back a few times.
func untangle(grid [][]*node) {
	const turns = 4
	number := func(column []*node) {
		for i, n := range column {
			n.place = i
		}
	}
	for _, column := range grid {
		number(column)
	}
	order := func(column []*node, joined func(*node) []int) {
		middle := map[*node]float64{}
		for _, n := range column {
			middle[n] = float64(n.place)
			if all := joined(n); len(all) > 0 {
				sum := 0
				for _, place := range all {
					sum += place
				}
				middle[n] = float64(sum) / float64(len(all))
			}
		}
		slices.SortStableFunc(column, func(a, b *node) int { return cmp.Compare(middle[a], middle[b]) })
		number(column)
	}
	for range turns {
		for _, column := range grid {
			order(column, func(n *node) (places []int) {
				for _, b := range n.back {
					places = append(places, b.place)
				}
				return places
			})
		}
		for i := len(grid) - 1; i >= 0; i-- {
			order(grid[i], func(n *node) (places []int) {
				for _, p := range n.next {
					places = append(places, p.to.place)
				}
				return places
			})
		}
	}
}

// stack sets the nodes of each column under one another, the columns centred.
func stack(grid [][]*node, at frame) {
	heights, most := make([]int, len(grid)), 0
	for i, column := range grid {
		for _, n := range column {
			heights[i] += n.h + cardGap
		}
		most = max(most, heights[i])
	}
	for i, column := range grid {
		y := at.top + (most-heights[i])/2
		for _, n := range column {
			n.x, n.y = at.left+i*(at.card+gutter), y
			y += n.h + cardGap
		}
	}
}
