package talent

import (
	"context"
	"math/bits"

	"github.com/shopspring/decimal"
)

// Optimal is what the orders that cost least have in common.
type Optimal struct {
	// Holding is the least holding cost.
	Holding decimal.Decimal `json:"holding"`
	// Count is the number of orders that reach it: an order and its reverse are two, and so are two orders
	// that differ by scenes of one cast.
	Count uint64 `json:"count"`
	// First is the one of them that comes first when orders are compared scene by scene, by the places of the
	// scenes in the problem.
	First []string `json:"first"`
}

// setSize is about what one set of scenes takes in memory, in bytes.
const setSize = 96

// Optima counts the orders of the scenes that cost least, and finds the first of them. It solves the problem
// and then goes through the sets of scenes with which such an order may begin or end, each counting as a node.
// The errors are those of [Solve], and [ErrEffort] when the options do not allow all of them, when there are
// more than [MaxSearched] scenes, and when the count exceeds 64 bits. Progress is asked by [Solve] only.
func Optima(ctx context.Context, p Problem, o Options) (Optimal, error) {
	solved, err := Solve(ctx, p, o)
	if err != nil {
		return Optimal{}, err
	}
	if !solved.Proved || len(p.Scenes) > MaxSearched {
		return Optimal{}, ErrEffort
	}
	f, err := compile(p)
	if err != nil {
		return Optimal{}, err
	}
	if o, err = o.complete(); err != nil {
		return Optimal{}, err
	}
	r := f.reduce(false)
	c := &counter{r: r, bounds: newBounds(r), ctx: ctx, room: min(o.Nodes, o.Memory/setSize), scratch: newNode()}
	c.least = solved.Holding.Shift(f.places).IntPart() / r.unit
	if err := c.walk(); err != nil {
		return Optimal{}, err
	}
	result := Optimal{Holding: solved.Holding, Count: c.count}
	for _, s := range c.first() {
		result.First = append(result.First, p.Scenes[s].ID)
	}
	return result, nil
}

// counter goes through sets of scenes by their size, from both ends to the middle.
type counter struct {
	r      *reduced
	bounds *bounds
	ctx    context.Context //nolint:containedctx // it lives as long as the call that it was given to
	least  int64
	room   int64
	// scratch is the node at work.
	scratch *node
	// fronts[i] are the sets of i scenes with which an order may begin, backs those with which it may end.
	fronts, backs []layer
	count         uint64
}

// layer holds the sets of one size, in the order in which they were met.
type layer struct {
	at   map[uint64]int
	sets []reached
}

// reached is a set of scenes, the least that it holds at its end, the number of its orders that do, and
// whether one of them begins an order that costs least.
type reached struct {
	set  uint64
	cost int64
	ways uint64
	good bool
}

func (l *layer) find(set uint64) *reached {
	if i, found := l.at[set]; found {
		return &l.sets[i]
	}
	return nil
}

func (c *counter) all() uint64 { return 1<<len(c.r.cast) - 1 }

func (c *counter) walk() error {
	n := len(c.r.cast)
	var err error
	if c.backs, err = c.half(atBack, n-n/2); err != nil {
		return err
	}
	c.fronts = c.backs // without precedences what may end an order may begin one
	if !c.r.free {
		if c.fronts, err = c.half(atFront, n/2); err != nil {
			return err
		}
	}
	middle := &c.fronts[n/2]
	for i := range middle.sets {
		front := &middle.sets[i]
		back := c.backs[n-n/2].find(c.all() &^ front.set)
		if back == nil || front.cost+back.cost != c.least {
			continue
		}
		front.good = true
		high, low := bits.Mul64(front.ways, back.ways)
		sum, carry := bits.Add64(c.count, low, 0)
		if high != 0 || carry != 0 {
			return ErrEffort
		}
		c.count = sum
	}
	return nil
}

// half goes from one end to sets of a size.
func (c *counter) half(at side, size int) ([]layer, error) {
	layers := []layer{{map[uint64]int{0: 0}, []reached{{ways: 1}}}}
	for range size {
		if err := c.ctx.Err(); err != nil {
			return nil, err
		}
		next := layer{at: map[uint64]int{}}
		last := &layers[len(layers)-1]
		for i := range last.sets {
			if err := c.grow(at, &last.sets[i], &next); err != nil {
				return nil, err
			}
		}
		layers = append(layers, next)
	}
	return layers, nil
}

// grow adds each scene that may come next to a set.
func (c *counter) grow(at side, from *reached, into *layer) error {
	for rest := c.all() &^ from.set; rest != 0; rest &= rest - 1 {
		s := bits.TrailingZeros64(rest)
		if !c.open(at, s, from.set) {
			continue
		}
		set, cost := from.set|1<<s, from.cost+c.cost(s, from.set)
		if old := into.find(set); old != nil {
			switch {
			case cost < old.cost:
				old.cost, old.ways = cost, from.ways
			case cost == old.cost:
				sum, carry := bits.Add64(old.ways, from.ways, 0)
				if carry != 0 {
					return ErrEffort
				}
				old.ways = sum
			}
			continue
		}
		if cost > c.least || cost+c.future(set) > c.least {
			continue
		}
		if c.room--; c.room < 0 {
			return ErrEffort
		}
		into.at[set] = len(into.sets)
		into.sets = append(into.sets, reached{set: set, cost: cost, ways: from.ways})
	}
	return nil
}

// open reports whether the precedences let a scene follow a set placed at an end.
func (c *counter) open(at side, s int, placed uint64) bool {
	if at == atFront {
		return c.r.before[s][0]&^placed == 0
	}
	return c.r.after[s][0]&^placed == 0
}

// cost is what is held while a scene is shot between a set and the rest; it does not matter which comes first.
func (c *counter) cost(s int, placed uint64) int64 {
	rest := c.all() &^ placed &^ (1 << s)
	return c.r.days[s] * c.r.pay(c.actors(placed)&c.actors(rest)&^c.r.cast[s])
}

func (c *counter) actors(scenes uint64) (actors uint64) {
	for ; scenes != 0; scenes &= scenes - 1 {
		actors |= c.r.cast[bits.TrailingZeros64(scenes)]
	}
	return actors
}

// future is a lower bound of what the scenes outside a set hold.
func (c *counter) future(set uint64) int64 {
	n := c.scratch
	n.left, n.near, n.far, n.fresh, n.classes = c.all()&^set, c.actors(set), 0, 0, n.classes[:0]
	each(n.left, func(s int) {
		n.classes = append(n.classes, class{cast: c.r.cast[s], days: c.r.days[s]})
	})
	n.forget()
	return c.bounds.future(n, c.least+1)
}

// first finds the first of the orders that cost least.
func (c *counter) first() []int {
	c.mark()
	n := len(c.r.cast)
	var order []int
	placed := &c.fronts[0].sets[0]
	for size := 1; size <= n/2; size++ {
		for s := range n {
			if next := c.fronts[size].find(placed.set | 1<<s); placed.set>>s&1 == 0 && next != nil && next.good &&
				c.open(atFront, s, placed.set) && placed.cost+c.cost(s, placed.set) == next.cost {
				order, placed = append(order, s), next
				break
			}
		}
	}
	left := c.backs[n-n/2].find(c.all() &^ placed.set)
	for size := n - n/2 - 1; size >= 0; size-- {
		for s := range n {
			if left.set>>s&1 == 0 {
				continue
			}
			rest := left.set &^ (1 << s)
			if next := c.backs[size].find(rest); next != nil && c.open(atBack, s, rest) && next.cost+c.cost(s, rest) == left.cost {
				order, left = append(order, s), next
				break
			}
		}
	}
	return order
}

// mark finds the sets with which an order that costs least begins, from those of the middle back.
func (c *counter) mark() {
	n := len(c.r.cast)
	for size := n / 2; size > 0; size-- {
		for i := range c.fronts[size].sets {
			to := c.fronts[size].sets[i]
			if !to.good {
				continue
			}
			each(to.set, func(s int) {
				before := to.set &^ (1 << s)
				from := c.fronts[size-1].find(before)
				if from != nil && c.open(atFront, s, before) && from.cost+c.cost(s, before) == to.cost {
					from.good = true
				}
			})
		}
	}
}
