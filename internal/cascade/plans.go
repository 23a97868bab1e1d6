package cascade

// plans remembers plans by the state of the switches and by class.
type plans struct {
	byState  map[string]map[Class]*Plan
	state    map[Class]*Plan // of the present state
	key      []byte
	size     int
	external bool
}

// maxPlans bounds what is remembered, in flows.
const maxPlans = 200_000

// forget forgets everything.
func (p *plans) forget() { *p = plans{key: p.key} }

// outside forgets what depends on amounts that are entered from outside.
func (p *plans) outside() {
	if p.external {
		p.forget()
	}
}

// find returns the plan of a class in the present state, or nil.
func (p *plans) find(lit []bool, class Class) *Plan {
	if p.state == nil {
		p.enter(lit)
	}
	return p.state[class]
}

// enter finds the plans of a state of the switches.
func (p *plans) enter(lit []bool) {
	p.key = stateKey(p.key[:0], lit)
	if p.state = p.byState[string(p.key)]; p.state != nil {
		return
	}
	if p.size > maxPlans || p.byState == nil {
		p.byState, p.size = map[string]map[Class]*Plan{}, 0
	}
	p.state = map[Class]*Plan{}
	p.byState[string(p.key)] = p.state
	p.size += 1 + len(lit)/16
}

// stateKey writes the switches as bits, after what is there.
func stateKey(to []byte, lit []bool) []byte {
	var eight byte
	for i, on := range lit {
		if eight <<= 1; on {
			eight |= 1
		}
		if i%8 == 7 {
			to, eight = append(to, eight), 0
		}
	}
	return append(to, eight)
}

func (p *plans) keep(class Class, plan *Plan) {
	if plan.volatile || plan.weighed {
		return
	}
	p.state[class] = plan
	p.size += len(plan.Flow) + len(plan.watch) + len(plan.Taken)
	p.external = p.external || plan.external
}

// plan returns the plan of a feed: of one unit of its only receipt, or of the whole of it.
func (r *Run) plan(feed Feed) (*Plan, error) {
	plan, err := r.forth(feed)
	if err != nil || !feed.Back {
		return plan, err
	}
	return r.reversed(plan), nil
}

// forth returns the plan of what a feed brings, were it not taken back.
func (r *Run) forth(feed Feed) (*Plan, error) {
	if len(feed.Receipts) == 1 && len(feed.Counts) == 0 {
		return r.unit(feed.Receipts[0].Class)
	}
	if plan := r.combined(feed); plan != nil {
		return plan, nil
	}
	return r.planner.plan(feed.Receipts, feed.Counts)
}

// unit returns the plan of one unit of a receipt.
func (r *Run) unit(class Class) (*Plan, error) {
	if known := r.plans.find(r.lit, class); known != nil {
		return known, nil
	}
	r.single[0] = Inflow{class, one}
	plan, err := r.planner.plan(r.single[:], nil)
	if err != nil {
		return nil, err
	}
	r.plans.keep(class, plan)
	return plan, nil
}

// combined returns the plan of a whole movement as the sum of the plans of its inflows; nil where what is owed
// makes the one depend on the other, or one of them cannot be shared.
func (r *Run) combined(feed Feed) *Plan {
	if len(feed.Receipts) == 0 || len(feed.Counts) > 0 && len(r.program.PerUnit) > 0 {
		return nil
	}
	parts := make([]*Plan, 0, len(feed.Receipts)+1)
	for i := range feed.Receipts {
		plan, err := r.unit(feed.Receipts[i].Class)
		if err != nil || plan.volatile || plan.short || !r.spend(plan.cost) {
			return nil
		}
		parts = append(parts, plan)
	}
	if len(feed.Counts) > 0 {
		plan, err := r.planner.plan(nil, feed.Counts)
		if err != nil || plan.volatile {
			return nil
		}
		parts = append(parts, plan)
	}
	return r.sum(feed, parts)
}

// sum adds up the plans of the inflows of a feed, with that of its counts.
func (r *Run) sum(feed Feed, parts []*Plan) *Plan {
	p := r.planner
	p.reset(nil)
	for i, part := range parts {
		times := one
		if i < len(feed.Receipts) {
			times = feed.Receipts[i].Amount
		}
		for _, f := range part.Flow {
			p.add(f.Quantity, f.Times.Mul(times))
		}
	}
	plan := p.finish()
	for i, part := range parts {
		plan.weighed, plan.external = plan.weighed || part.weighed, plan.external || part.external
		if i == len(feed.Receipts) {
			continue
		}
		for _, t := range part.Taken {
			t = t.times(feed.Receipts[i].Amount)
			t.Inflow = i
			plan.Taken = append(plan.Taken, t)
		}
	}
	return plan
}

// reversed returns a plan that takes back what another gives in the same state.
func (r *Run) reversed(plan *Plan) *Plan {
	back := &Plan{volatile: plan.volatile, weighed: plan.weighed, external: plan.external, cost: plan.cost}
	for _, f := range plan.Flow {
		back.Flow = append(back.Flow, Part{f.Quantity, f.Times.Neg()})
	}
	for _, t := range plan.Taken {
		back.Taken = append(back.Taken, t.times(one.Neg()))
	}
	for i, s := range r.program.Switches {
		if s.External || s.Whole {
			continue
		}
		if speed := r.speedOf(back, i); r.mayTurn(i, speed.Sign()) {
			back.watch = append(back.watch, watched{i, speed})
		}
	}
	return back
}
