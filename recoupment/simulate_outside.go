package recoupment

import (
	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// units are those of a simulation, as interest is computed in.
type units int64

// Add returns the sum of two amounts.
func (u units) Add(v units) units { return u + v }

// Sub returns the difference of two amounts.
func (u units) Sub(v units) units { return u - v }

// Cmp compares two amounts.
func (u units) Cmp(v units) int {
	switch {
	case u < v:
		return -1
	case u > v:
		return 1
	}
	return 0
}

// outside is what one movement of a forecast changes from outside; it is the same in every scenario, but
// for what interest is computed on.
type outside struct {
	turns []cascade.Turn
	// interest are the spans since the last movement, by account that bears it.
	interest [][]simSpan
	enters   []simEnter
	// reads says that switches may stand otherwise afterwards.
	reads bool
}

// simSpan is a [span] whose rates are multiples of 2^-60: that of a principal with any premium that bears
// none, and the rate itself.
type simSpan struct {
	principal, rate int64
	joins           bool
}

// accrue lets interest run over the span.
func (s simSpan) accrue(owing *outstanding[units], apart bool) (amount int64, fits bool) {
	principal, whole := owing.bases(owing.principal + owing.joined)
	amount, fits = cascade.Times(int64(principal), s.principal)
	if whole > 0 && fits {
		var more int64
		more, fits = cascade.Times(int64(whole), s.rate)
		amount += more
	}
	if owing.accrue(units(amount)); s.joins {
		owing.join(apart)
	}
	return amount, fits
}

// simEnter is an amount entered; bears is the account on which it bears interest, or -1.
type simEnter struct {
	gains []cascade.Gain
	units int64
	bears int
	more  units
}

// simInterest is an account that bears interest.
type simInterest struct {
	account, recouped int // of the deal; the meter of what is recouped
	gains             []cascade.Gain
	begin             outstanding[units]
	first             InterestOrder
	apart             bool
}

// change brings a player to a movement: switches of the day, interest, then costs.
func (p *played) change(step int, player *cascade.Player, owing []outstanding[units]) error {
	o := &p.outside[step]
	if !o.reads && len(o.turns) == 0 {
		return nil
	}
	player.Turn(o.turns)
	for i := range owing {
		a := &p.owing[i]
		owing[i].divide(units(player.Meter(a.recouped)), a.first)
		for _, s := range o.interest[i] {
			amount, fits := s.accrue(&owing[i], a.apart)
			if !fits {
				return cascade.ErrInexact
			}
			if err := player.Enter(a.gains, amount); err != nil {
				return err
			}
		}
	}
	for i := range o.enters {
		e := &o.enters[i]
		if err := player.Enter(e.gains, e.units); err != nil {
			return err
		}
		if e.bears >= 0 {
			owing[e.bears].bear(e.more)
		}
	}
	if o.reads {
		player.Read()
	}
	return nil
}

// prepare makes the deal or a view ready to be played. Where that is not possible, its scenarios are
// played exactly.
func (p *played) prepare(s *Simulator, r *Run, inlets []cascade.Inlet) {
	enters := r.cascade.hasInterest
	for _, m := range s.moves {
		enters = enters || len(m.Costs) > 0
	}
	for i, a := range r.cascade.deal.Accounts {
		if a.Interest != nil {
			meter := p.sum([]cascade.Part{{Quantity: r.cascade.accounts[i].Recouped, Times: oneUnit}})
			p.owing = append(p.owing, simInterest{account: i, recouped: meter, first: a.Interest.First, apart: r.cascade.interests[i].apart()})
		}
	}
	sim, err := r.core.NewSimulation(s.scale, p.sums, inlets, enters)
	if err != nil || s.run.bound(s.moves[len(s.moves)-1].Date) {
		return
	}
	c := outsideCompiler{s: s, p: p, run: r.fork(), sim: sim, fits: true}
	c.beginInterest()
	for _, m := range s.moves {
		if back, _ := m.takesBack(); back {
			return // plans in whole numbers go forth only
		}
		p.outside = append(p.outside, c.movement(m))
	}
	if c.fits {
		p.sim = sim
	}
}

// outsideCompiler follows the ledgers of a run through the movements of a forecast.
type outsideCompiler struct {
	s    *Simulator
	p    *played
	run  *Run
	sim  *cascade.Simulation
	fits bool
}

// gains returns how the meters move with quantities.
func (c *outsideCompiler) gains(quantities ...int) []cascade.Gain {
	gains, err := c.sim.Gains(quantities...)
	c.fits = c.fits && err == nil
	return gains
}

// units rounds an amount to units.
func (c *outsideCompiler) units(amount fraction.F) int64 {
	rounded, ok := amount.Add(fraction.New(1, 2*c.s.scale)).Floor62(c.s.scale)
	c.fits = c.fits && ok
	return rounded
}

func (c *outsideCompiler) beginInterest() {
	for i := range c.p.owing {
		a := &c.p.owing[i]
		at := c.run.cascade.accounts[a.account]
		a.gains = c.gains(at.Target, at.interest)
		from := c.run.ledgers[a.account].interest
		a.begin = outstanding[units]{
			principal: units(c.units(from.principal)), joined: units(c.units(from.joined)), due: units(c.units(from.due)),
			accrued: units(c.units(from.accrued)), paid: units(c.units(from.paid)),
		}
	}
}

func (c *outsideCompiler) movement(m Movement) outside {
	o := outside{reads: len(c.p.owing)+len(m.Costs) > 0}
	for _, d := range c.run.cascade.days {
		o.turns = append(o.turns, cascade.Turn{Switch: d.at, On: !m.Date.Before(d.from)})
	}
	for _, name := range m.Declares {
		o.turns = append(o.turns, cascade.Turn{Switch: c.run.cascade.facts[c.run.cascade.names.facts[name]], On: true})
	}
	for i := range c.p.owing {
		o.interest = append(o.interest, c.spans(i, m))
	}
	for _, cost := range m.Costs {
		if !contains(cost.NotAgainst, c.s.viewName(c.p)) {
			c.cost(&o, cost, m)
		}
	}
	return o
}

// spans returns the spans of an account up to a movement.
func (c *outsideCompiler) spans(i int, m Movement) (spans []simSpan) {
	account := c.p.owing[i].account
	l := &c.run.ledgers[account].interest
	if l.from.IsZero() {
		return nil
	}
	terms := &c.run.cascade.interests[account]
	terms.spans(l.from, m.Date, func(s span) bool {
		rate, ok := cascade.Fixed(s.rate)
		principal, fits := cascade.Fixed(s.rate.Mul(terms.bears))
		c.fits = c.fits && ok && fits && len(spans) < MaxPeriods
		spans = append(spans, simSpan{principal, rate, s.joins})
		l.from = s.to
		return c.fits
	})
	return spans
}

// cost translates a cost to what it enters. The ledgers of the run take it.
func (c *outsideCompiler) cost(o *outside, cost Cost, m Movement) {
	i := c.run.cascade.names.accounts[cost.Account]
	l, a, at := &c.run.ledgers[i], c.run.cascade.deal.Accounts[i], &c.run.cascade.accounts[i]
	c.fits = c.fits && a.Late != Refused && (a.Interest == nil || !cost.Amount.IsNegative()) // it depends on the scenario
	head := -1
	if known, ok := at.heads[cost.Head]; ok {
		head = known
	}
	admitted, target := l.admitted(a), l.target(a)
	l.enter(head, dec(cost.Amount))
	more := l.target(a).Sub(target)
	o.enters = append(o.enters,
		simEnter{gains: c.gains(at.Principal), units: c.units(l.admitted(a).Sub(admitted)), bears: -1},
		simEnter{gains: c.gains(at.Target), units: c.units(more), bears: c.owingOf(i), more: units(c.units(more))})
	if a.Interest != nil {
		l.interest.start(*a.Interest, m.Date)
	}
}

// owingOf returns the place of an account among those that bear interest; -1 when it bears none.
func (c *outsideCompiler) owingOf(account int) int {
	for i := range c.p.owing {
		if c.p.owing[i].account == account {
			return i
		}
	}
	return -1
}

// viewName is the name of the view that is played; empty for the deal itself.
func (s *Simulator) viewName(p *played) string {
	for i, v := range s.run.cascade.deal.Views {
		if s.played[i+1] == p {
			return v.ID
		}
	}
	return ""
}
