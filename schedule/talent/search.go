package talent

import (
	"cmp"
	"slices"
)

// search is one run of the branch and bound: orders are built from both ends towards the middle (Cheng,
// Diamond, Lin 1993), at each node from the end that leaves fewer choices.
type search struct {
	r      *reduced
	bounds *bounds
	memo   *memo
	// depth is the level of the node at work, frames what each level needs.
	depth  int
	frames []*frame
	// front and back are the heads of the classes placed so far, outermost first.
	front, back []int8
	// best is the cheapest order of the groups so far, least its holding cost.
	best  []int
	least int64
	nodes int64
	most  int64
	// watch is asked now and then whether to go on.
	watch   func() bool
	stopped bool
}

// frame is a level of the search: its node and the steps that lead on from it, of which next is the one after
// that at work.
type frame struct {
	node             *node
	children, others []child
	next             int
	least            int64
}

// child is a class to place, with what placing it costs and the least that any order then costs.
type child struct {
	at          side
	k           int
	cost, least int64
}

// beat is how many nodes pass between two questions to the watch.
const beat = 1 << 10

// run searches until the best order is proved or the search is stopped, and returns a lower bound.
func (s *search) run() (bound int64) {
	n := s.frame(0).node
	n.root(s.r)
	s.frames[0].least = s.bounds.future(n, s.least)
	if s.frames[0].least < s.least {
		s.enter()
	}
	if s.stopped {
		return s.proved()
	}
	return s.least
}

// proved is the least that any order may cost, the search being where it is.
func (s *search) proved() int64 {
	bound := min(s.least, s.frames[s.depth].least)
	for _, f := range s.frames[:s.depth] {
		for _, c := range f.children[f.next:] {
			bound = min(bound, c.least)
		}
	}
	return bound
}

func (s *search) frame(depth int) *frame {
	if depth == len(s.frames) {
		s.frames = append(s.frames, &frame{node: newNode()})
	}
	return s.frames[depth]
}

// enter searches the node at the present depth. A stopped search leaves the depth where it is, so that what
// is not searched can be told.
func (s *search) enter() {
	f := s.frames[s.depth]
	n := f.node
	f.children, f.next = f.children[:0], 0
	s.nodes++
	if s.nodes > s.most || s.nodes%beat == 0 && !s.watch() {
		s.stopped = true
		return
	}
	fronts, backs := len(s.front), len(s.back)
	s.front, s.back = append(s.front, n.front...), append(s.back, n.back...)
	if len(n.classes) == 0 {
		s.record(n)
	} else {
		s.branch(f)
		if s.stopped {
			return
		}
		s.memo.keep(n, s.least-n.past)
	}
	s.front, s.back = s.front[:fronts], s.back[:backs]
}

func (s *search) branch(f *frame) {
	into := s.frame(s.depth + 1)
	s.expand(f, into.node)
	for f.next < len(f.children) {
		c := f.children[f.next]
		f.next++
		if c.least >= s.least {
			continue
		}
		into.node.place(f.node, c.k, c.at, c.cost)
		into.least = c.least
		s.depth++
		s.enter()
		if s.stopped {
			return
		}
		s.depth--
	}
}

// expand lists the steps worth taking from a node, the most promising first: those from the end that has fewer.
func (s *search) expand(f *frame, scratch *node) {
	f.children = s.steps(f, atFront, scratch, f.children[:0])
	if len(f.children) == 0 {
		return
	}
	f.others = s.steps(f, atBack, scratch, f.others[:0])
	if better(f.others, f.children) {
		f.children, f.others = f.others, f.children
	}
	slices.SortFunc(f.children, func(a, b child) int {
		return cmp.Or(cmp.Compare(a.least, b.least), cmp.Compare(b.cost, a.cost), cmp.Compare(a.k, b.k))
	})
}

func better(a, b []child) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	var sum int64
	for i := range a {
		sum += a[i].least - b[i].least
	}
	return sum > 0
}

// steps lists the classes that may stand at one end of a node and lead to a better order.
func (s *search) steps(f *frame, at side, scratch *node, list []child) []child {
	n := f.node
	for k := range n.classes {
		if !n.open(k, at) {
			continue
		}
		cost := n.cost(s.r, k, at)
		if n.past+cost >= s.least || n.dominated(s.r, k, at) {
			continue
		}
		scratch.place(n, k, at, cost)
		future := s.memo.future(scratch)
		if enough := s.least - scratch.past; future < enough {
			future = max(future, s.bounds.future(scratch, enough))
		}
		if least := scratch.past + future; least < s.least {
			list = append(list, child{at, k, cost, max(least, f.least)})
		}
	}
	return list
}

// record keeps the order that the search has completed.
func (s *search) record(n *node) {
	if n.past >= s.least {
		return
	}
	s.least = n.past
	s.best = s.best[:0]
	for _, head := range s.front {
		s.list(n, head)
	}
	for _, head := range slices.Backward(s.back) {
		s.list(n, head)
	}
}

func (s *search) list(n *node, head int8) {
	for g := head; g >= 0; g = n.next[g] {
		s.best = append(s.best, int(g))
	}
}
