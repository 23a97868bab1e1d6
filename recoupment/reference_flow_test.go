package recoupment_test

import (
	"fmt"
	"maps"
	"slices"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// flow is one unit of a movement on its way through the cascade.
type flow struct {
	*world
	m        recoupment.Movement
	trend    amounts // what a unit brings, as the state is judged
	brings   amounts // what it brings, as it is being worked out
	in       map[string][]rat
	received map[string]map[int]bool // groups, by receipt
	due      map[string]rat          // to the rights that earn on a counter
	within   map[string]rat          // by bound and receipt
	err      error
}

// unit works out what a unit of a movement brings in the state that a trend gives. A credit note brings the
// opposite of what it would bring if it were none.
func (w *world) unit(m recoupment.Movement, trend amounts) (amounts, error) {
	if !takesBack(m) {
		return w.forth(m, trend)
	}
	m = copied(m)
	for i := range m.Receipts {
		m.Receipts[i].Amount = m.Receipts[i].Amount.Abs()
	}
	for i := range m.Counts {
		m.Counts[i].Amount = m.Counts[i].Amount.Abs()
	}
	brings, err := w.forth(m, trend)
	for name, v := range brings {
		brings[name] = sub(whole(0), v)
	}
	return brings, err
}

func takesBack(m recoupment.Movement) bool {
	return slices.ContainsFunc(m.Receipts, func(r recoupment.Receipt) bool { return r.Amount.IsNegative() }) ||
		slices.ContainsFunc(m.Counts, func(c recoupment.Count) bool { return c.Amount.IsNegative() })
}

// forth works out what a unit of a movement of receipts brings.
func (w *world) forth(m recoupment.Movement, trend amounts) (amounts, error) {
	f := &flow{
		world: w, m: m, trend: trend, brings: amounts{}, in: map[string][]rat{}, received: map[string]map[int]bool{}, due: map[string]rat{},
		within: map[string]rat{},
	}
	for _, c := range m.Counts {
		f.brings.add("counter", c.Counter, exact(c.Amount))
	}
	for r := range w.rights() {
		if r.Per != "" {
			f.due[r.ID] = f.earns(r, f.brings.of("counter", r.Per))
		}
	}
	for _, p := range w.deal.Pools {
		f.in[p.ID] = f.nothing()
	}
	for i, r := range m.Receipts {
		f.in[r.Pool][i] = exact(r.Amount)
	}
	for _, p := range w.order {
		f.pool(&w.deal.Pools[p])
	}
	return f.brings, f.err
}

func (f *flow) nothing() []rat {
	none := make([]rat, len(f.m.Receipts))
	for i := range none {
		none[i] = whole(0)
	}
	return none
}

func total(list []rat) rat {
	sum := whole(0)
	for _, v := range list {
		sum = add(sum, v)
	}
	return sum
}

func (f *flow) fail(err error, at string) {
	if f.err == nil {
		f.err = fmt.Errorf("%s: %w", at, err)
	}
}

// pool shares out what entered a pool.
func (f *flow) pool(p *recoupment.Pool) {
	left := f.in[p.ID]
	f.note("pool", p.ID, left)
	for i := range p.Tiers {
		f.tier(p, &p.Tiers[i], left)
	}
	f.note("left", p.ID, left)
	if p.To != "" {
		for i := range left {
			f.in[p.To][i] = add(f.in[p.To][i], left[i])
		}
	} else if total(left).Sign() > 0 && !f.m.Notional {
		f.fail(errNowhere, p.ID)
	}
}

// note books what came by, if it is money.
func (f *flow) note(kind, id string, list []rat) {
	if !f.m.Notional {
		f.brings.add(kind, id, total(list))
	}
}

func passes(filter recoupment.Filter, r recoupment.Receipt) bool {
	for dimension, values := range filter {
		if !slices.Contains(values, r.At[dimension]) {
			return false
		}
	}
	return true
}

func passesTests(tests []recoupment.Test, r recoupment.Receipt) bool {
	for _, t := range tests {
		amount := r.Amount.Abs()
		if t.Of == recoupment.ContractAmount {
			amount = r.Contract.Amount
		}
		if t.Of == recoupment.ContractDate {
			day := r.Contract.Date
			if !t.From.IsZero() && day.Before(t.From) || !t.Until.IsZero() && day.After(t.Until) {
				return false
			}
			continue
		}
		if t.AtLeast != nil && amount.Cmp(*t.AtLeast) < 0 || t.Above != nil && amount.Cmp(*t.Above) <= 0 ||
			t.AtMost != nil && amount.Cmp(*t.AtMost) > 0 || t.Below != nil && amount.Cmp(*t.Below) >= 0 {
			return false
		}
	}
	return true
}

// covers reports whether a right takes part in a receipt at all.
func (f *flow) covers(r *recoupment.Right, receipt int) bool {
	if !r.Begins.IsZero() && f.day.Before(r.Begins) || !r.Ends.IsZero() && f.day.After(r.Ends) {
		return false
	}
	at := f.m.Receipts[receipt]
	return passes(r.On, at) && (len(r.Except) == 0 || !passes(r.Except, at)) && passesTests(r.Where, at)
}

// rank is a tier at work: what reached it and the part of it that its rights share, by receipt, and what
// is left.
type rank struct {
	pool          *recoupment.Pool
	tier          *recoupment.Tier
	reached, part []rat
	left          []rat
}

// tier lets a tier take from what is left of each receipt.
func (f *flow) tier(p *recoupment.Pool, t *recoupment.Tier, left []rat) {
	k := rank{pool: p, tier: t, reached: f.nothing(), part: f.nothing(), left: left}
	rate := whole(1)
	if given(t.Rate) {
		rate = perCent(t.Rate)
	}
	for i, amount := range left {
		if passes(t.On, f.m.Receipts[i]) {
			k.reached[i], k.part[i] = amount, mul(rate, amount)
		}
	}
	f.note("tier", t.ID, k.reached)
	f.turnovers(k)
	if !f.m.Notional {
		if t.Sharing == "" || t.Sharing == recoupment.ByRates {
			f.byRates(k)
		} else {
			f.byWeights(k)
		}
	}
	f.accruing(k)
}

// turnovers counts what reached the first right of each group that a receipt met.
func (f *flow) turnovers(k rank) {
	if f.m.Notional {
		return
	}
	for _, g := range f.deal.Groups {
		if f.received[g.ID] == nil {
			f.received[g.ID] = map[int]bool{}
		}
		for i := range k.reached {
			for j := range k.tier.Rights {
				r := &k.tier.Rights[j]
				if slices.Contains(g.Rights, r.ID) && !f.received[g.ID][i] && k.reached[i].Sign() > 0 {
					f.received[g.ID][i] = true
					f.brings.add("turnover", g.ID, k.reached[i])
				}
			}
		}
	}
}

func accrues(r *recoupment.Right) bool { return r.Accrues || r.Shortfall == recoupment.Carried }

// byRates pays the rights of the position, which do not accrue, their rates.
func (f *flow) byRates(k rank) {
	for i := range k.reached {
		claims := map[string]rat{}
		sum := whole(0)
		for j := range k.tier.Rights {
			r := &k.tier.Rights[j]
			if accrues(r) || r.Of == recoupment.OfSource || !f.covers(r, i) || f.filled(r, f.trend) {
				continue
			}
			claims[r.ID] = f.inBound(r, i, mul(f.rate(r.Steps, f.trend), k.part[i]))
			sum = add(sum, claims[r.ID])
		}
		if sum.Cmp(k.part[i]) > 0 && k.tier.Deficit == nil {
			f.fail(errOverAllocated, k.tier.ID)
			return
		}
		paid := least(sum, k.reached[i])
		f.brings.add("excess", k.tier.ID, notBelowZero(sub(paid, k.part[i])))
		for j := range k.tier.Rights {
			r := &k.tier.Rights[j]
			if claim := claims[r.ID]; claim != nil && sum.Sign() > 0 {
				share := mul(claim, quo(paid, sum))
				f.pay(k, r, i, claim)
				k.left[i] = add(k.left[i], sub(claim, share)) // the bearer pays this part
				f.brings.add("deficit", r.ID, sub(claim, share))
			}
		}
	}
}

// weight is the weight of a right in a tier shared by weights.
func (f *flow) weight(k rank, r *recoupment.Right) rat {
	switch k.tier.Sharing {
	case recoupment.ByRatio:
		return perCent(r.Steps[min(f.step(r.Steps, f.trend), len(r.Steps)-1)].Rate)
	case recoupment.Equally:
		return whole(1)
	case recoupment.ByInvested:
		if given(r.Invested) {
			return exact(r.Invested)
		}
		return f.admitted(*f.account(r.Account))
	default:
		return f.weights[r.ID]
	}
}

// owed is what is outstanding on the account of a right, or up to its limit.
func (w *world) owed(r *recoupment.Right) rat {
	var owed rat
	if r.Account != "" {
		owed = notBelowZero(w.outstanding(r.Account, w.levels))
	}
	if left := room(r, w.levels, false); left != nil && (owed == nil || left.Cmp(owed) < 0) {
		owed = notBelowZero(left)
	}
	return owed
}

// byWeights shares the part of a tier in proportion to weights.
func (f *flow) byWeights(k rank) {
	for i := range k.reached {
		weights := map[string]rat{}
		sum := whole(0)
		for j := range k.tier.Rights {
			r := &k.tier.Rights[j]
			full := f.filled(r, f.trend) || !f.covers(r, i)
			if full && k.tier.Overflow != recoupment.Onward {
				continue
			}
			weight := f.weight(k, r)
			sum = add(sum, weight)
			if !full {
				weights[r.ID] = weight
			}
		}
		if k.tier.Sharing == recoupment.ByOwed && sum.Sign() == 0 { // no claim was there when they were weighed
			for j := range k.tier.Rights {
				if r := &k.tier.Rights[j]; weights[r.ID] != nil {
					weights[r.ID] = f.owed(r)
					sum = add(sum, weights[r.ID])
				}
			}
		}
		for j := range k.tier.Rights {
			r := &k.tier.Rights[j]
			if weight := weights[r.ID]; weight != nil && sum.Sign() > 0 {
				f.pay(k, r, i, mul(k.part[i], quo(weight, sum)))
			}
		}
	}
}

// pay pays a right out of a receipt.
func (f *flow) pay(k rank, r *recoupment.Right, receipt int, amount rat) {
	k.left[receipt] = sub(k.left[receipt], amount)
	own, recouped := amount, amount
	for j := range r.Corridors {
		c := &r.Corridors[j]
		corridor := &recoupment.Right{ID: c.ID, Steps: c.Steps, Limit: c.Limit}
		if f.filled(corridor, f.trend) {
			continue
		}
		part := mul(f.rate(c.Steps, f.trend), amount)
		f.brings.add("right", c.ID, part)
		own = sub(own, part)
		if c.Counted != recoupment.Deemed {
			recouped = sub(recouped, part)
		}
	}
	f.brings.add("right", r.ID, own)
	if r.Account != "" && !accrues(r) {
		f.brings.add("recouped", r.Account, recouped)
	}
	if r.To != "" {
		f.in[r.To][receipt] = add(f.in[r.To][receipt], own)
	}
}

// accruing lets the accruing rights of a tier earn and pays what they are due now: out of what is left of
// the receipt on which they earn it, then of the others.
func (f *flow) accruing(k rank) {
	short := map[string]rat{}
	for j := range k.tier.Rights {
		if due := f.due[k.tier.Rights[j].ID]; due != nil {
			short[k.tier.Rights[j].ID] = due
		}
	}
	for i := range k.reached {
		due := map[string]rat{}
		sum := whole(0)
		for j := range k.tier.Rights {
			if r := &k.tier.Rights[j]; r.Per == "" && (accrues(r) || r.Of == recoupment.OfSource) {
				due[r.ID] = f.earns(r, f.base(k, r, i))
				sum = add(sum, due[r.ID])
			}
		}
		money := least(sum, f.available(k)[i])
		for j := range k.tier.Rights {
			r := &k.tier.Rights[j]
			if due[r.ID] == nil || sum.Sign() == 0 {
				continue
			}
			paid := mul(due[r.ID], quo(money, sum))
			f.pay(k, r, i, paid)
			if !accrues(r) {
				continue
			}
			if short[r.ID] == nil {
				short[r.ID] = whole(0)
			}
			short[r.ID] = add(short[r.ID], sub(due[r.ID], paid))
		}
	}
	for j := range k.tier.Rights {
		if r := &k.tier.Rights[j]; short[r.ID] != nil {
			f.brings.add("carried", r.ID, short[r.ID])
		}
	}
	for i, money := range f.available(k) {
		owed := f.payable(k, short, i)
		for id, paid := range f.payOut(k, owed, i, least(money, total(slices.Collect(maps.Values(owed))))) {
			short[id] = sub(short[id], paid)
		}
	}
	f.arrears(k)
}

// arrears pays what is carried out of what is left of each receipt that the rights cover.
func (f *flow) arrears(k rank) {
	carried := map[string]rat{}
	for j := range k.tier.Rights {
		r := &k.tier.Rights[j]
		if left := room(r, f.levels, false); left == nil || after(left, whole(0), room(r, f.trend, true)) {
			carried[r.ID] = f.levels.of("carried", r.ID)
		}
	}
	for i, money := range f.available(k) {
		f.payOut(k, f.payable(k, carried, i), i, money) // a balance, which a moment does not exhaust
	}
}

// payable is what of some amounts may be paid out of a receipt.
func (f *flow) payable(k rank, amounts map[string]rat, receipt int) map[string]rat {
	owed := map[string]rat{}
	for j := range k.tier.Rights {
		if r := &k.tier.Rights[j]; amounts[r.ID] != nil && amounts[r.ID].Sign() > 0 && f.owing(r, receipt) {
			owed[r.ID] = amounts[r.ID]
		}
	}
	return owed
}

// owing reports whether what a right is owed may be paid out of a receipt.
func (f *flow) owing(r *recoupment.Right, receipt int) bool {
	open := *r
	if r.AtExpiry == recoupment.CarriedOn {
		open.Ends = schedule.Date{}
	}
	return f.covers(&open, receipt)
}

// payOut pays money of one receipt to the rights that are owed something, in proportion, and returns what
// each is paid.
func (f *flow) payOut(k rank, owed map[string]rat, receipt int, money rat) map[string]rat {
	sum := total(slices.Collect(maps.Values(owed)))
	paid := map[string]rat{}
	for j := range k.tier.Rights {
		if r := &k.tier.Rights[j]; owed[r.ID] != nil {
			paid[r.ID] = mul(money, quo(owed[r.ID], sum))
			f.brings.add("carried", r.ID, sub(whole(0), paid[r.ID]))
			f.pay(k, r, receipt, paid[r.ID])
		}
	}
	return paid
}

// inBound returns what a right may claim of a receipt beside those that share its bound, and were served before.
func (f *flow) inBound(r *recoupment.Right, i int, claim rat) rat {
	if r.Within == "" {
		return claim
	}
	name := fmt.Sprint(i, " ", r.Within)
	if f.within[name] == nil {
		f.within[name] = whole(0)
	}
	if at := f.step(r.Steps, f.trend); at < len(r.Steps) && r.Steps[at].Most != nil {
		most := mul(perCent(*r.Steps[at].Most), exact(f.m.Receipts[i].Amount))
		claim = least(claim, notBelowZero(sub(most, f.within[name])))
	}
	f.within[name] = add(f.within[name], claim)
	return claim
}

// leads reports whether a receipt that enters one pool is on its way to another.
func (f *flow) leads(receipt, from, to int) bool {
	takes := func(r *recoupment.Right) bool {
		return f.covers(r, receipt) && !f.filled(r, f.trend) && (len(r.Steps) == 0 || f.rate(r.Steps, f.trend).Sign() > 0)
	}
	return from == to || slices.ContainsFunc(f.feeds(from, takes), func(next int) bool { return f.leads(receipt, next, to) })
}

// base is what an accruing right, or one at source, earns its rate on, of one receipt.
func (f *flow) base(k rank, r *recoupment.Right, i int) rat {
	receipt := f.m.Receipts[i]
	if !f.covers(r, i) {
		return whole(0)
	}
	if r.Of != recoupment.OfSource {
		return k.part[i]
	}
	if !f.leads(i, f.place(receipt.Pool), f.place(k.pool.ID)) || !passes(k.tier.On, receipt) {
		return whole(0)
	}
	return exact(receipt.Amount)
}

// available is the money that is left of each receipt at a tier.
func (f *flow) available(k rank) []rat {
	money := f.nothing()
	for i, receipt := range f.m.Receipts {
		if !f.m.Notional && passes(k.tier.On, receipt) {
			money[i] = k.left[i]
		}
	}
	return money
}

// earns books what a right earns on a base, and returns what is due of it beyond its advance.
func (f *flow) earns(r *recoupment.Right, base rat) rat {
	if !accrues(r) {
		if f.m.Notional || f.filled(r, f.trend) {
			return whole(0)
		}
		return mul(f.rate(r.Steps, f.trend), base)
	}
	if left := room(r, f.levels, false); left != nil && !after(left, whole(0), room(r, f.trend, true)) {
		return whole(0)
	}
	f.brings.add("base", r.ID, base)
	amount := mul(f.rate(r.Steps, f.trend), base)
	if r.Per != "" {
		amount = mul(amount, whole(100)) // the rate is an amount, not a percentage
	}
	f.brings.add("accrual", r.ID, amount)
	if r.Account != "" && f.open(r.Account, f.trend) {
		f.brings.add("recouped", r.Account, amount)
		return whole(0)
	}
	if f.advanced(r, f.trend) {
		f.brings.add("advance", r.ID, sub(whole(0), amount))
		return whole(0)
	}
	return amount
}
