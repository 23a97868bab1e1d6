package optimise

import (
	"context"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
)

// Options bound a search. The zero value is the defaults. A search has no clock: who has a deadline puts it
// in the context, or returns false from Progress.
type Options struct {
	// Nodes is the most states that are searched, Memory about the most bytes of what is remembered of them,
	// and Moves the most changes of a plan that are tried; zero is [DefaultNodes], [DefaultMemory], [DefaultMoves].
	Nodes  int64 `json:"nodes,omitempty"`
	Memory int64 `json:"memory,omitempty"`
	Moves  int64 `json:"moves,omitempty"`
	// Seed changes the moves that are tried.
	Seed uint64 `json:"seed,omitempty"`
	// Progress, where given, is called about every thousand moves and nodes. It stops the search by returning false.
	Progress func(Progress) bool `json:"-"`
}

// Progress is how far a search is.
type Progress struct {
	// Found says that there is a plan; Cost is its cost, and Bound what no plan can be under.
	Found bool            `json:"found"`
	Cost  decimal.Decimal `json:"cost"`
	Bound decimal.Decimal `json:"bound"`
	Nodes int64           `json:"nodes"`
}

// Solve finds a plan that costs least. The same shoot with the same options gives the same plan.
//
// A plan is first bettered by moves; with at most [MaxSearched] scenes every plan is then tried, as far as
// the nodes allow. A plan that is not Proved has a valid Bound. When the context is done the result is the
// best plan so far, if there is one, and the error of the context.
//
// The other errors are a [Faults] (what [Shoot.Validate] reports, [ErrNegative] and [ErrTooLarge] for the
// options), [ErrInfeasible] when every plan was tried and none satisfies the constraints together, and
// [ErrEffort] when none was found and not every one was tried.
func Solve(ctx context.Context, s Shoot, o Options) (Plan, error) {
	if err := o.check(); err != nil {
		return Plan{}, err
	}
	m, err := compile(s)
	if err != nil {
		return Plan{}, err
	}
	r := &run{m: m, o: o.complete(m), ctx: ctx}
	if err := ctx.Err(); err != nil {
		return Plan{}, err
	}
	r.bound = m.bound(ctx, r.o)
	return r.solve()
}

func (o Options) check() error {
	var c fault.Collector
	bounded := func(path string, value, most int64) {
		switch {
		case value < 0:
			c.Add(path, ErrNegative, value)
		case value > most:
			c.Add(path, ErrTooLarge, value)
		}
	}
	bounded("nodes", o.Nodes, MaxNodes)
	bounded("memory", o.Memory, MaxMemory)
	bounded("moves", o.Moves, MaxMoves)
	return c.Err()
}

// complete gives the options that name nothing their usual values, for a shoot of that size.
func (o Options) complete(m *model) Options {
	size := int64(len(m.load) + len(m.fees))
	for _, cast := range m.cast {
		size += int64(len(cast))
	}
	few := len(m.load) <= maxAhead
	if o.Nodes == 0 {
		o.Nodes = min(DefaultNodes, usual/(size*int64(len(m.load))))
		if !few {
			o.Nodes = (o.Nodes + 3) / 4 // it is rarely worth more
		}
	}
	if o.Moves == 0 {
		o.Moves = min(DefaultMoves, usual/size)
		if few {
			o.Moves = (o.Moves + 9) / 10 // they are not needed
		}
	}
	if o.Memory == 0 {
		o.Memory = DefaultMemory
	}
	return o
}

// endless is more than any plan costs, and leaves room to add to it.
const endless = 16 * maxTotal

// run is one call of [Solve].
type run struct {
	m     *model
	o     Options
	ctx   context.Context //nolint:containedctx // it lives as long as the call that it was given to
	bound int64
	// told is set once Progress has said to stop.
	told bool
}

// watch asks the caller whether to go on.
func (r *run) watch(found bool, cost, nodes int64) bool {
	if !found {
		cost = 0
	}
	if r.ctx.Err() == nil && !r.told && r.o.Progress != nil {
		r.told = !r.o.Progress(Progress{Found: found, Cost: r.m.amount(cost), Bound: r.m.amount(r.bound), Nodes: nodes})
	}
	return r.ctx.Err() == nil && !r.told
}

func (r *run) solve() (Plan, error) {
	best, least := newLocal(r.m, r.o.Seed).run(r.o.Moves, func(s score) bool {
		return r.watch(s.missing == 0, s.cost, 0) && (s.missing > 0 || s.cost > r.bound)
	})
	cost, found := least.cost, least.missing == 0
	if !found {
		cost = endless
	}
	tried, nodes := false, int64(0)
	if len(r.m.load) <= MaxSearched && cost > r.bound && !r.told && r.ctx.Err() == nil {
		e := newExact(r.m, r.o)
		e.least = cost
		e.watch = func() bool { return r.watch(e.least < endless, e.least, e.nodes) }
		if e.ahead = newAhead(r.m, r.o, e.watch); e.ahead != nil {
			e.room = max(0, e.room-e.ahead.size())
			r.bound = max(r.bound, min(cost, e.ahead.least(uint64(1)<<len(r.m.load)-1, -1)))
		}
		if cost > r.bound || !found {
			e.run()
		}
		tried, nodes = !e.stopped, e.nodes
		if e.least < cost {
			best, cost, found = e.best, e.least, true
		}
	}
	switch {
	case !found && tried:
		return Plan{}, ErrInfeasible
	case !found && r.ctx.Err() != nil:
		return Plan{}, r.ctx.Err()
	case !found:
		return Plan{}, ErrEffort
	}
	if tried {
		r.bound = cost
	}
	p := r.m.plan(best)
	p.Bound, p.Proved, p.Nodes = r.m.amount(r.bound), r.bound == cost, nodes
	if p.Proved {
		return p, nil
	}
	return p, r.ctx.Err()
}
