package optimise

import (
	"context"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule/talent"
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
	if o.Nodes == 0 {
		o.Nodes = min(DefaultNodes, usual/(size*int64(len(m.load))))
	}
	if o.Moves == 0 {
		o.Moves = min(DefaultMoves, usual/size)
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
		e.run()
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

// bound is a cost that no plan can be under. The days and the moves are counted as [exact.floor] does. The
// cast costs at least what each actor's scenes fill or his minimum; and at least what it would if time were
// not cut into days: a plan is then an order of scenes as long as their eighths, a problem of talent
// scheduling, whose least cost bounds it.
func (m *model) bound(ctx context.Context, o Options) int64 {
	moves := int64(-1)
	used := map[int]bool{}
	for i := range m.load {
		if p := m.location[i]; p >= 0 && !used[p] {
			used[p] = true
			moves++
		}
	}
	rest := int64(m.fewest())*m.day + max(0, moves)*min(m.move, m.overnight)
	var cast int64
	for a, roles := range m.roles {
		load := 0
		for _, s := range roles {
			load += m.load[s]
		}
		if load > 0 {
			cast += m.fees[a] * int64(max(m.fill(load), m.minimum[a]))
		}
	}
	return rest + max(cast, m.uncut(ctx, o))
}

// fewest is a number of days that no plan can be under: the whole days, and what the other scenes fill, those of
// the day and of the night apart where they are kept apart. Scenes too long to share a day with one of a
// length take a day each, and those between fill others (Martello, Toth 1990, bin packing, L2).
func (m *model) fewest() int {
	var kinds [2][]int
	total := 0
	for i, load := range m.load {
		if m.whole[i] > 0 {
			total += m.whole[i]
			continue
		}
		kinds[m.kind(m.night[i])] = append(kinds[m.kind(m.night[i])], load)
	}
	for _, loads := range kinds {
		most := 0
		for short := range m.shoot.Eighths/2 + 1 {
			alone, half, between := 0, 0, 0
			for _, load := range loads {
				switch {
				case load > m.shoot.Eighths-short:
					alone++
				case 2*load > m.shoot.Eighths:
					half++
					between += load
				case load >= short:
					between += load
				}
			}
			most = max(most, alone+max(half, m.fill(between)))
		}
		total += most
	}
	return total
}

// uncut is the least cost of the cast if time were not cut into days, or zero where that cannot be told.
func (m *model) uncut(ctx context.Context, o Options) int64 {
	p := talent.Problem{}
	for i, s := range m.shoot.Scenes {
		p.Scenes = append(p.Scenes, talent.Scene{ID: s.ID, Days: m.load[i], Cast: s.Cast})
	}
	for a, fee := range m.fees {
		p.Actors = append(p.Actors, talent.Actor{ID: m.shoot.Actors[a].ID, Fee: decimal.New(fee, 0)})
	}
	for _, r := range m.shoot.Precedences {
		p.Precedences = append(p.Precedences, talent.Precedence{Before: r.Before, After: r.After})
	}
	result, err := talent.Solve(ctx, p, talent.Options{Nodes: o.Nodes, Memory: o.Memory})
	if err != nil {
		return 0
	}
	eighths := result.Work.Add(result.Bound).IntPart()
	whole := int64(m.shoot.Eighths)
	return (eighths + whole - 1) / whole
}
