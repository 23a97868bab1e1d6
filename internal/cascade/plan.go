package cascade

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/fraction"
)

// Class is what decides how a receipt is shared, its amount apart: the pool that it enters and how it
// stands to the gates of the program.
type Class struct {
	Pool int
	// Gates has one byte for each gate: [Passes], [Barred], [Unplaced] or [Untold].
	Gates string
	// Notional receipts bring no money; accruing rights earn on them.
	Notional bool
}

// How a receipt stands to a gate.
const (
	Passes = '+'
	Barred = '-'
	// Unplaced is a receipt that lacks a dimension of a filter: it is refused whatever the other gates say,
	// for the dimension may be misspelt.
	Unplaced = '?'
	// Untold is a receipt that lacks what a test looks at: it is refused unless another gate bars it.
	Untold = '!'
)

// Inflow is an amount of a class.
type Inflow struct {
	Class  Class
	Amount F
}

// Plan is how everything grows with one unit of a receipt, or with one whole movement, while no switch
// turns.
type Plan struct {
	// Flow has each quantity that grows, once.
	Flow []Part
	// Taken are the rights that earn or are paid.
	Taken []Taken
	// watch are the switches that move toward their turning point.
	watch []watched
	// volatile plans hold for the present values only.
	volatile bool
	// weighed plans share in proportion to what is owed now.
	weighed bool
	// external plans hold until amounts are entered from outside.
	external bool
	// short plans leave something due that another inflow might pay.
	short bool
	cost  int
}

// Taken is a right in a plan: the step in force, and its base, earnings and payments, out of the inflow of a
// place in the feed. The place is [None] where several inflows are shared together.
type Taken struct {
	Right, Step, Inflow int
	Base, Earned, Paid  F
}

// watched is a switch and the speed of its sum, which is never zero.
type watched struct {
	of    int
	speed F
}

// planner computes plans. What it holds is kept from one to the next.
type planner struct {
	run      *Run
	classes  []Inflow
	notional bool
	of       []F
	touched  []bool
	order    []int // the quantities touched
	incoming []F   // by pool, then by class
	present  []bool
	here     []bool // the classes present in the pool
	counted  []bool
	err      error // of a right whose corridors take more than it is paid
	volatile bool
	weighed  bool
	external bool
	short    bool
	due      []F   // of the rights that earn per unit
	steps    []int // of the rights seen, from 1
	seen     []int
}

func newPlanner(r *Run) *planner {
	p := r.program
	return &planner{
		run: r, of: make([]F, len(p.Opening)), touched: make([]bool, len(p.Opening)), steps: make([]int, len(p.Rights)),
		due: make([]F, len(p.Rights)),
	}
}

func (p *planner) reset(classes []Inflow) {
	for _, q := range p.order {
		p.of[q], p.touched[q] = F{}, false
	}
	for _, i := range p.seen {
		p.steps[i], p.due[i] = 0, F{}
	}
	program := p.run.program
	p.classes, p.order, p.seen, p.volatile = classes, p.order[:0], p.seen[:0], false
	p.weighed, p.external, p.short, p.err = false, false, false, nil
	p.incoming = resized(p.incoming, len(program.Pools)*len(classes))
	p.present = resized(p.present, len(p.incoming))
	p.counted = resized(p.counted, len(program.Groups)*len(classes))
	p.notional = len(classes) > 0 && classes[0].Class.Notional
}

func resized[T any](list []T, size int) []T {
	if cap(list) < size {
		return make([]T, size)
	}
	list = list[:size]
	clear(list)
	return list
}

func (p *planner) add(quantity int, amount F) {
	if amount.IsZero() || quantity == None {
		return
	}
	if !p.touched[quantity] {
		p.touched[quantity] = true
		p.order = append(p.order, quantity)
	}
	p.of[quantity] = p.of[quantity].Add(amount)
}

// plan pushes receipts through the pools, all together, beside the counts of their movement.
func (p *planner) plan(classes []Inflow, counts []Part) (*Plan, error) {
	if len(classes)*len(p.run.program.Pools) > maxCells {
		return nil, stop(ErrEffort, "receipts of different kinds")
	}
	p.reset(classes)
	for _, count := range counts {
		p.add(count.Quantity, count.Times)
	}
	p.earnPerUnit()
	first := len(p.run.program.Pools)
	for k, c := range classes {
		p.pour(c.Class.Pool, k, c.Amount)
		first = min(first, c.Class.Pool)
	}
	for i := first; i < len(p.run.program.Pools); i++ {
		if err := p.pool(i); err != nil {
			return nil, err
		}
	}
	for _, d := range p.run.program.Derived {
		if (d.Since == None || p.run.Holds(d.Since)) && (d.Threshold == None || p.run.reached[d.Threshold]) {
			p.add(d.Quantity, p.speed(d.Form))
		}
	}
	return p.finish(), p.err
}

// pour adds an amount of class k to what a pool receives.
func (p *planner) pour(pool, k int, amount F) {
	at := pool*len(p.classes) + k
	p.incoming[at] = p.incoming[at].Add(amount)
	p.present[at] = true
}

// pool offers what a pool received to its tiers, and sends on what they leave.
func (p *planner) pool(i int) error {
	at := &p.run.program.Pools[i]
	in, here := p.incoming[i*len(p.classes):(i+1)*len(p.classes)], p.present[i*len(p.classes):(i+1)*len(p.classes)]
	total := sum(in)
	if total.IsZero() && (!p.run.program.Sourced || !slices.Contains(here, true)) {
		return nil
	}
	p.here = here
	if !p.notional {
		p.add(at.Entered, total)
	}
	for j := range at.Tiers {
		if !p.run.spend((len(at.Tiers[j].Rights) + 1) * weigh(in)) {
			return stop(ErrEffort, at.Tiers[j].Name)
		}
		if err := p.share(&at.Tiers[j], in); err != nil {
			return err
		}
	}
	if p.notional {
		return p.onward(at, in)
	}
	p.add(at.Left, sum(in))
	if at.To == None && !sum(in).IsZero() {
		return stop(ErrNowhere, at.Name)
	}
	return p.onward(at, in)
}

func (p *planner) onward(at *Pool, in []F) error {
	for k, amount := range in {
		if at.To != None && p.here[k] {
			p.pour(at.To, k, amount)
		}
	}
	return nil
}

// speed returns how fast a form grows.
func (p *planner) speed(form []Part) F {
	var speed F
	for i := range form {
		if q := form[i].Quantity; p.touched[q] {
			speed = speed.Add(form[i].Times.Mul(p.of[q]))
		}
	}
	return speed
}

// finish copies the vector to a plan, with the switches that it moves.
func (p *planner) finish() *Plan {
	plan := &Plan{Flow: make([]Part, 0, len(p.order)), volatile: p.volatile, weighed: p.weighed, external: p.external, short: p.short}
	for _, q := range p.order {
		if !p.of[q].IsZero() {
			plan.Flow = append(plan.Flow, Part{q, p.of[q]})
			plan.cost += stepCost + words(p.of[q])
		}
	}
	together := make([]*F, len(plan.Flow))
	for i := range plan.Flow {
		together[i] = &plan.Flow[i].Times
	}
	fraction.Together(together)
	plan.Taken = p.taken()
	switches := p.run.program.Switches
	for i := range switches {
		if switches[i].External || switches[i].Whole {
			continue
		}
		if speed := p.speed(switches[i].Form); p.run.mayTurn(i, speed.Sign()) {
			plan.watch = append(plan.watch, watched{i, speed})
		}
	}
	return plan
}

func (p *planner) taken() []Taken {
	taken, inflow := make([]Taken, 0, len(p.seen)), None
	if len(p.classes) == 1 {
		inflow = 0
	}
	for _, i := range p.seen {
		r := &p.run.program.Rights[i]
		one := Taken{Right: i, Step: p.steps[i] - 1, Inflow: inflow, Earned: p.of[r.Earned], Paid: p.of[r.Received]}
		if one.Earned.IsZero() && one.Paid.IsZero() {
			continue
		}
		if one.Step >= len(r.Bases) {
			one.Step = len(r.Bases) - 1
		}
		one.Base = p.of[r.Bases[one.Step]]
		taken = append(taken, one)
	}
	return taken
}

// see notes that a right is met, with its step in force.
func (p *planner) see(i int) (step int) {
	if p.steps[i] == 0 {
		p.steps[i] = p.run.steps[i] + 1
		p.seen = append(p.seen, i)
	}
	return p.run.steps[i]
}

// maxCells bounds the classes of one movement, times the pools.
const maxCells = 400_000

// weigh is the work of computing with each of a list of amounts.
func weigh(list []F) int {
	work := 0
	for _, f := range list {
		work += stepCost + words(f)
	}
	return work
}

func sum(list []F) F {
	if len(list) == 1 {
		return list[0]
	}
	var total F
	for _, f := range list {
		total = total.Add(f)
	}
	return total
}

var one = fraction.Int(1)
