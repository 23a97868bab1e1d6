package talent

import "math/bits"

// class is a set of scenes which, for the actors still undecided, have one cast and the same precedences.
type class struct {
	cast, scenes  uint64
	before, after uint64
	days          int64
	// head and tail are the first and the last of its groups, which stand one after another by the node's next:
	// an actor who was in one class only must find its groups together.
	head, tail int8
}

// node is an order known at both ends: what is left between them, and what is certain to be paid.
type node struct {
	// left are the groups not placed.
	left uint64
	// near are the actors who came in the front part and are still needed, far those of the back part. Who is
	// in both is paid all along and forgotten. fresh are those yet to come in at least two classes.
	near, far, fresh uint64
	// past is the holding cost of the placed scenes, and of the actors of both parts on the others.
	past    int64
	classes []class
	// next is the group after each one in its class.
	next [MaxSearched]int8
	// front and back are the heads of the classes placed with the step that made the node, outermost first.
	front, back []int8
}

// side says at which end a class is placed.
type side uint8

const (
	atFront side = iota
	atBack
)

func newNode() *node {
	return &node{
		classes: make([]class, 0, MaxSearched),
		front:   make([]int8, 0, MaxSearched), back: make([]int8, 0, MaxSearched),
	}
}

// root makes the node where nothing is placed.
func (n *node) root(r *reduced) {
	*n = node{classes: n.classes[:0], front: n.front[:0], back: n.back[:0]}
	for g, cast := range r.cast {
		n.left |= 1 << g
		n.fresh |= cast
		n.next[g] = -1
		n.classes = append(n.classes, class{cast, 1 << g, r.before[g][0], r.after[g][0], r.days[g], int8(g), int8(g)})
	}
	n.settle()
}

// open reports whether nothing that is left must stand between class k and an end.
func (n *node) open(k int, at side) bool {
	if at == atFront {
		return n.classes[k].before&n.left == 0
	}
	return n.classes[k].after&n.left == 0
}

// ends returns the actors at the end where a class is to be placed, and those at the other.
func (n *node) ends(at side) (here, there uint64) {
	if at == atFront {
		return n.near, n.far
	}
	return n.far, n.near
}

// cost is what placing class k adds to the past: those held while it is shot, and on what is then left the
// days of those whom it makes present at both ends (Qin, Zhang, Lim, Liang 2016, equation 17).
func (n *node) cost(r *reduced, k int, at side) int64 {
	here, there := n.ends(at)
	c := &n.classes[k]
	sum := c.days * r.pay(here&^c.cast)
	if met := c.cast & there; met != 0 {
		for i := range n.classes {
			if i != k {
				sum += n.classes[i].days * r.pay(met&^n.classes[i].cast)
			}
		}
	}
	return sum
}

// place makes n what from becomes when class k is placed, at the given cost.
func (n *node) place(from *node, k int, at side, cost int64) {
	c := &from.classes[k]
	n.left, n.past = from.left&^c.scenes, from.past+cost
	n.fresh, n.next = from.fresh&^c.cast, from.next
	n.front, n.back = n.front[:0], n.back[:0]
	if at == atFront {
		n.front = append(n.front, c.head)
		n.near, n.far = from.near|c.cast&from.fresh, from.far&^c.cast
	} else {
		n.back = append(n.back, c.head)
		n.near, n.far = from.near&^c.cast, from.far|c.cast&from.fresh
	}
	n.classes = append(append(n.classes[:0], from.classes[:k]...), from.classes[k+1:]...)
	n.settle()
}

// settle forgets the actors about whom nothing is left to decide, joins the classes that have become alike
// and places those that cost nothing where an end stands, until nothing changes.
func (n *node) settle() {
	for changed := true; changed; {
		n.forget()
		changed = n.join()
		if n.force() {
			changed = true
		}
	}
}

func (n *node) forget() {
	var once, twice uint64
	for i := range n.classes {
		twice |= once & n.classes[i].cast
		once |= n.classes[i].cast
	}
	n.near &= once
	n.far &= once
	n.fresh &= twice
	known := n.near | n.far | n.fresh
	for i := range n.classes {
		n.classes[i].cast &= known
	}
}

// join makes one class of those alike. What was said of scenes of one cast holds of what is left as well.
func (n *node) join() bool {
	kept := 0
	for i := range n.classes {
		c := n.classes[i]
		c.before &= n.left
		c.after &= n.left
		joined := false
		for j := range kept {
			other := &n.classes[j]
			if other.cast == c.cast && other.before == c.before && other.after == c.after {
				other.scenes |= c.scenes
				n.next[other.tail], other.tail = c.head, c.tail
				other.days += c.days
				joined = true
				break
			}
		}
		if !joined {
			n.classes[kept] = c
			kept++
		}
	}
	joined := kept < len(n.classes)
	n.classes = n.classes[:kept]
	return joined
}

// force places a class whose cast is just who stands at an end: nobody is held, and wherever else it stood it
// would cost as much or more.
func (n *node) force() bool {
	for k := range n.classes {
		c := n.classes[k]
		switch {
		case c.cast == n.near && n.open(k, atFront):
			n.front = append(n.front, c.head)
		case c.cast == n.far && n.open(k, atBack):
			n.back = append(n.back, c.head)
		default:
			continue
		}
		n.left &^= c.scenes
		n.classes = append(n.classes[:k], n.classes[k+1:]...)
		return true
	}
	return false
}

// dominated reports whether class k need not be placed at an end because another may be placed there instead
// at no greater cost (the rules of Qin, Zhang, Lim, Liang 2016). Moving the other before k brings in nobody
// who would not be there anyway. Either it stands among more people now than it would then (the second
// rule); or k could have gone to its side without keeping anybody longer, and of the two moves one is no loss
// (the first rule, which needs that precedences allow the second move too). Where classes are as good as each
// other an order of preference keeps them from dominating each other in a ring.
func (n *node) dominated(r *reduced, k int, at side) bool {
	here, there := n.ends(at)
	mine, across := n.classes[k].cast|here, n.classes[k].cast|there
	for j := range n.classes {
		cast := n.classes[j].cast
		if j == k || (cast|here)&^mine != 0 || !n.open(j, at) {
			continue
		}
		other, beyond := cast|here, cast|there
		if across&^beyond == 0 && (other != mine || across != beyond) && n.movable(k, j, at) {
			return true
		}
		gain := r.pay(mine&beyond) - r.pay(other)
		if gain > 0 || gain == 0 && (other != mine || preferred(beyond, across, j < k)) {
			return true
		}
	}
	return false
}

// movable reports whether class k may leave an end and stand beside class j wherever that one stands.
func (n *node) movable(k, j int, at side) bool {
	if at == atFront {
		return n.classes[k].after&n.left&^n.classes[j].after == 0
	}
	return n.classes[k].before&n.left&^n.classes[j].before == 0
}

func preferred(beyond, across uint64, earlier bool) bool {
	a, b := bits.OnesCount64(beyond), bits.OnesCount64(across)
	return a > b || a == b && earlier
}
