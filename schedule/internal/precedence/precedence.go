// Package precedence puts things that wait for each other in order, and names those that wait in a circle.
package precedence

// Order returns the places of needs, each behind all that it needs, and the circles that leave the others without
// an order. needs[i] holds the places that i needs, all of them places of needs.
//
// A circle starts with one of its places, each needing the next, and the last the first. Circles have no place in
// common: of several that meet, one is given. Everything left out of the order is in a circle or behind one.
func Order(needs [][]int) (order []int, circles [][]int) {
	waits, behind := make([]int, len(needs)), followers(needs)
	order = make([]int, 0, len(needs))
	for i := range needs {
		if waits[i] = len(needs[i]); waits[i] == 0 {
			order = append(order, i)
		}
	}
	for next := 0; next < len(order); next++ {
		for _, i := range behind[order[next]] {
			if waits[i]--; waits[i] == 0 {
				order = append(order, i)
			}
		}
	}
	if len(order) < len(needs) {
		circles = around(needs, waits)
	}
	return order, circles
}

func followers(needs [][]int) [][]int {
	count, all := make([]int, len(needs)), 0
	for _, places := range needs {
		for _, n := range places {
			count[n]++
		}
		all += len(places)
	}
	room, behind := make([]int, all), make([][]int, len(needs))
	for i, n := range count {
		behind[i], room = room[:0:n], room[n:]
	}
	for i, places := range needs {
		for _, n := range places {
			behind[n] = append(behind[n], i)
		}
	}
	return behind
}

// around walks from each place that still waits to one that it waits for, until the walk meets itself.
func around(needs [][]int, waits []int) (circles [][]int) {
	walk := make([]int, len(needs)) // the walk that went through a place, from 1
	for start := range needs {
		var path []int
		i := start
		for waits[i] > 0 && walk[i] == 0 {
			walk[i] = start + 1
			path = append(path, i)
			for _, n := range needs[i] {
				if waits[n] > 0 {
					i = n
					break
				}
			}
		}
		if len(path) == 0 || walk[i] != start+1 {
			continue
		}
		for path[0] != i {
			path = path[1:]
		}
		circles = append(circles, path)
	}
	return circles
}
