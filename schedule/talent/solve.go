package talent

import (
	"cmp"
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
)

// Options bound a search. The zero value is the defaults. A search has no clock: who has a deadline puts it
// in the context, or returns false from Progress.
type Options struct {
	// Nodes is the most nodes that are searched; zero is [DefaultNodes].
	Nodes int64 `json:"nodes,omitempty"`
	// Memory is the most bytes of the table of what was proved; zero is [DefaultMemory]. While the table
	// doubles, for the last time, half as much is in use beside it. The rest of a search takes less than two megabytes.
	Memory int64 `json:"memory,omitempty"`
	// Progress, where given, is called about every thousand nodes. It stops the search by returning false.
	Progress func(Progress) bool `json:"-"`
}

// Progress is how far a search is.
type Progress struct {
	Nodes int64 `json:"nodes"`
	// Holding is the least holding cost found, Bound what no order can be under.
	Holding decimal.Decimal `json:"holding"`
	Bound   decimal.Decimal `json:"bound"`
}

// Result is the best order found.
type Result struct {
	Costing
	// Bound is the holding cost that no order can be under. Proved says that it is reached: no order is cheaper.
	Bound  decimal.Decimal `json:"bound"`
	Proved bool            `json:"proved"`
	// Nodes counts the partial orders that were branched on; zero where none was needed.
	Nodes int64 `json:"nodes"`
}

// Solve finds an order of the scenes that costs least. The same problem with the same options gives the same
// order, among those that cost as much the first it meets.
//
// When the nodes are used up or Progress says so, the result is the best order so far, not Proved, with a
// valid Bound. So it is for more than [MaxSearched] scenes of different casts unless the bound happens to be
// reached. When the context is done it is that and the error of the context.
//
// The other errors are a [Faults]: what [Problem.Validate] reports, [ErrNegative] and [ErrTooLarge] for the
// options.
func Solve(ctx context.Context, p Problem, o Options) (Result, error) {
	o, err := o.complete()
	if err != nil {
		return Result{}, err
	}
	f, err := compile(p)
	if err != nil {
		return Result{}, err
	}
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	s := newSearch(f.reduce(true), o)
	s.watch = func() bool {
		bound := s.proved()
		return ctx.Err() == nil && (o.Progress == nil || o.Progress(Progress{
			Nodes: s.nodes, Holding: f.units(s.r, s.least), Bound: f.units(s.r, bound),
		}))
	}
	bound := s.solve()
	if bound < s.least && ctx.Err() == nil {
		bound = max(bound, min(s.least, f.floor(s.r)/s.r.unit))
	}
	result := Result{
		Costing: f.costing(s.r.order(s.best)), Bound: f.units(s.r, bound),
		Proved: bound == s.least, Nodes: s.nodes,
	}
	if result.Proved {
		return result, nil
	}
	return result, ctx.Err()
}

func (o Options) complete() (Options, error) {
	var c fault.Collector
	bounded(&c, "nodes", o.Nodes, MaxNodes)
	bounded(&c, "memory", o.Memory, MaxMemory)
	if o.Nodes == 0 {
		o.Nodes = DefaultNodes
	}
	if o.Memory == 0 {
		o.Memory = DefaultMemory
	}
	return o, c.Err()
}

func bounded(c *fault.Collector, path string, value, most int64) {
	switch {
	case value < 0:
		c.Add(path, ErrNegative, value)
	case value > most:
		c.Add(path, ErrTooLarge, value)
	}
}

// together is how many actors [film.floor] takes at a time: they have at most 64 casts. effort is how many
// nodes it gives them.
const (
	together = 6
	effort   = 4_000
)

// floor is a lower bound of the holding cost that looks at a few actors at a time: an order holds each of them
// as long whoever else plays, so that the least costs of separate actors add up. Precedences are left out.
func (f *film) floor(r *reduced) int64 {
	ranked := append([]int(nil), r.actors...)
	slices.SortStableFunc(ranked, func(a, b int) int { return cmp.Compare(f.fees[b], f.fees[a]) })
	none := make([]bitset, len(f.days))
	for i := range none {
		none[i] = newBitset(len(f.days))
	}
	var sum int64
	for some := range slices.Chunk(ranked, together) {
		part := &film{days: f.days, cast: f.cast, before: none, after: none, fees: make([]int64, len(f.fees))}
		for _, a := range some {
			part.fees[a] = f.fees[a]
		}
		s := newSearch(part.reduce(true), Options{Nodes: effort, Memory: DefaultMemory})
		sum += s.solve() * s.r.unit
	}
	return sum
}

func (f *film) units(r *reduced, value int64) decimal.Decimal { return f.amount(value * r.unit) }

func newSearch(r *reduced, o Options) *search {
	return &search{
		r: r, bounds: newBounds(r), most: o.Nodes, memo: newMemo(o.Memory, r.free),
		watch: func() bool { return true },
	}
}

// solve finds a first order by moves, and then searches.
func (s *search) solve() (bound int64) {
	n := len(s.r.cast)
	s.best, s.least = newImprover(s.r).best(s.r.first(), rounds(n))
	if n > MaxSearched || s.least == 0 {
		return 0
	}
	bound = s.run()
	s.orient()
	return bound
}

// rounds is how often the first order is disturbed: about as long as a search of that size takes, and less
// often where a round is long.
func rounds(n int) int {
	if n > MaxSearched {
		return max(4, 4_000/n)
	}
	return n
}

// orient turns an order so that of its two ends the scene first in the problem comes first, where both ways
// are one.
func (s *search) orient() {
	if n := len(s.best); s.r.free && n > 0 && s.best[0] > s.best[n-1] {
		slices.Reverse(s.best)
	}
}

// first is an order that satisfies the precedences: that of the problem, as far as they allow.
func (r *reduced) first() []int {
	n := len(r.cast)
	placed := newBitset(n)
	order := make([]int, 0, n)
	for len(order) < n {
		for g := range n {
			if !placed.has(g) && r.before[g].within(placed) {
				placed.add(g)
				order = append(order, g)
			}
		}
	}
	return order
}
