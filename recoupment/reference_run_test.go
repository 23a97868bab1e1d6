package recoupment_test

import (
	"errors"
	"maps"
	"math/big"
	"slices"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// state returns what a unit of a movement brings, in the state that agrees with it.
func (w *world) state(m recoupment.Movement) (amounts, error) {
	for {
		brings, err := w.steady(m)
		if err == nil && w.turn(brings) {
			continue
		}
		return brings, err
	}
}

// steady looks for the state in which a movement goes on: it begins with the one at rest, and follows what
// a unit of it brings. An account that fills while it is open, and grows while it is filled, is in neither
// state: it takes what grows, which is a part of each of them. So it is with a sum that each of the states
// on its two sides leads back to its amount. Two of them at once are not followed.
func (w *world) steady(m recoupment.Movement) (amounts, error) {
	unit := func(trend amounts) (amounts, error) { return w.unit(m, trend) }
	brings, err := w.follow(unit)
	if err != nil && !errors.Is(err, errUnsteady) {
		if other := w.beside(unit); other != nil {
			return other, nil
		}
	}
	if !errors.Is(err, errUnsteady) {
		return brings, err
	}
	for _, s := range w.switches() {
		brings, err := w.follow(func(trend amounts) (amounts, error) { return w.between(m, s, trend) })
		if !errors.Is(err, errUnsteady) {
			return brings, err
		}
	}
	return nil, errUnsteady
}

// beside looks for a state that agrees with what it brings, where the one at rest cannot be shared: on the
// other side of an account or a sum that stands where it turns.
func (w *world) beside(unit func(amounts) (amounts, error)) amounts {
	for _, s := range w.switches() {
		for _, side := range []int{1, -1} {
			w.forced[s.name] = side
			brings, err := w.follow(unit)
			w.forced[s.name] = 0
			if err == nil && s.slope(brings).Sign() == side {
				return brings
			}
		}
	}
	return nil
}

// balance is a sum that stands on the amount at which something turns.
type balance struct {
	name  any // the name of an account, or a condition
	slope func(brings amounts) rat
}

// switches lists the accounts and the sums that stand where they turn.
func (w *world) switches() []balance {
	var all []balance
	for _, a := range w.deal.Accounts {
		if w.outstanding(a.ID, w.levels).Sign() == 0 {
			all = append(all, balance{a.ID, func(brings amounts) rat { return w.outstanding(a.ID, brings) }})
		}
	}
	w.conditions(func(c *recoupment.Condition) {
		if len(c.Of) > 0 && !c.Whole && !w.latched[c] && w.sum(c.Of, w.levels, false).Cmp(exact(c.Reaches)) == 0 {
			all = append(all, balance{c, func(brings amounts) rat { return w.sum(c.Of, brings, true) }})
		}
	})
	return all
}

// follow repeats what a unit brings until it agrees with the state that it makes.
func (w *world) follow(unit func(trend amounts) (amounts, error)) (amounts, error) {
	w.turned = map[string]int{}
	var trend amounts
	for range 64 {
		next, err := unit(trend)
		w.met = errors.Join(w.met, err)
		w.conditions(func(c *recoupment.Condition) { w.holds(c, next) })
		if next == nil || trend != nil && next.equal(trend) {
			return next, err
		}
		trend = next
	}
	return nil, errUnsteady
}

// between is what a unit brings where a sum stays on its amount.
func (w *world) between(m recoupment.Movement, s balance, trend amounts) (amounts, error) {
	w.forced[s.name] = 1
	above, err := w.unit(m, trend)
	w.forced[s.name] = -1
	below, errBelow := w.unit(m, trend)
	w.forced[s.name] = 0
	falls, rises := s.slope(above), s.slope(below)
	if falls.Sign() >= 0 || rises.Sign() <= 0 {
		return nil, errUnsteady
	}
	return mix(above, quo(rises, sub(rises, falls)), below), errors.Join(err, errBelow)
}

// mix takes a part of one and the rest of another.
func mix(one amounts, part rat, other amounts) amounts {
	mixed := amounts{}
	for name, v := range one {
		mixed[name] = mul(v, part)
	}
	for name, v := range other {
		kind, id := cutName(name)
		mixed.add(kind, id, mul(v, sub(whole(1), part)))
	}
	return mixed
}

// nearest is how much of a movement brings the next change, at most a rest of it.
func (w *world) nearest(brings amounts, rest rat) rat {
	change := func(level, bound, slope rat) {
		if slope.Sign() == 0 {
			return
		}
		if t := quo(sub(bound, level), slope); t.Sign() > 0 {
			rest = least(rest, t)
		}
	}
	w.conditions(func(c *recoupment.Condition) {
		if len(c.Of) > 0 {
			change(w.sum(c.Of, w.levels, false), exact(c.Reaches), w.sum(c.Of, brings, true))
		}
	})
	for _, a := range w.deal.Accounts {
		change(w.outstanding(a.ID, w.levels), whole(0), w.outstanding(a.ID, brings))
	}
	limit := func(r *recoupment.Right) {
		if left := room(r, w.levels, false); left != nil {
			change(left, whole(0), room(r, brings, true))
		}
	}
	for r := range w.rights() {
		limit(r)
		for _, c := range r.Corridors {
			limit(&recoupment.Right{ID: c.ID, Limit: c.Limit})
		}
		change(w.levels.of("advance", r.ID), whole(0), brings.of("advance", r.ID))
		change(w.levels.of("carried", r.ID), whole(0), brings.of("carried", r.ID))
	}
	return rest
}

// weigh weighs the claims of the tiers shared by what is owed, where a cost or interest has changed one.
func (w *world) weigh() {
	for _, p := range w.deal.Pools {
		for _, t := range p.Tiers {
			changed := func(r recoupment.Right) bool { return w.weights[r.ID] == nil || w.altered[r.Account] }
			if t.Sharing != recoupment.ByOwed || !slices.ContainsFunc(t.Rights, changed) {
				continue
			}
			for i := range t.Rights {
				w.weights[t.Rights[i].ID] = w.weighed(w.owed(&t.Rights[i]))
			}
		}
	}
	w.altered = map[string]bool{}
}

// weighed is a claim as it weighs: a long one is rounded up to the millionth of the minor unit.
func (w *world) weighed(claim rat) rat {
	words := func(n *big.Int) int { return (n.BitLen() + 63) / 64 }
	if words(claim.Num())+words(claim.Denom()) <= 4 {
		return claim
	}
	units := 1_000_000 * minorUnits[w.deal.Currency]
	scaled := mul(claim, whole(units))
	up := new(big.Int).Add(scaled.Num(), new(big.Int).Sub(scaled.Denom(), big.NewInt(1)))
	return new(big.Rat).SetFrac(up.Quo(up, scaled.Denom()), big.NewInt(units))
}

// share shares a movement out.
func (w *world) share(m recoupment.Movement) error {
	if len(m.Receipts) == 0 && len(m.Counts) == 0 {
		return nil
	}
	w.side = map[*recoupment.Condition]int{}
	w.weigh()
	rest := whole(1)
	if w.scale != nil {
		rest = w.scale
	}
	for rest.Sign() > 0 {
		brings, err := w.state(m)
		if err != nil {
			return err
		}
		length := w.nearest(brings, rest)
		for name, v := range brings {
			kind, id := cutName(name)
			w.levels.add(kind, id, mul(v, length))
			if kind == "recouped" {
				w.repay(w.account(id), mul(v, length))
			}
		}
		w.atRest()
		rest = sub(rest, length)
	}
	return nil
}

func cutName(name string) (kind, id string) {
	for i := range name {
		if name[i] == ':' {
			return name[:i], name[i+1:]
		}
	}
	return name, ""
}

// principal is what is to be paid on an account besides interest.
func (w *world) principal(a *recoupment.Account) rat {
	added := add(w.sum(a.Adds, w.levels, false), w.levels.of("joined", a.ID))
	return sub(add(w.levels.of("entered", a.ID), added), w.levels.of("principal paid", a.ID))
}

// bearing is what of it bears interest. Of a claim whose premium bears none, the principal is the same part
// at all times; interest that joined it is beside it.
func (w *world) bearing(a *recoupment.Account) rat {
	all := notBelowZero(w.principal(a))
	if a.Interest.Of != recoupment.OfPrincipal {
		return all
	}
	joined := sub(w.levels.of("joined", a.ID), w.levels.of("joined paid", a.ID))
	return add(quo(sub(all, joined), add(whole(1), perCent(a.Premium))), joined)
}

// repayApart sets a payment against the three parts of an account whose premium bears no interest.
func (w *world) repayApart(a *recoupment.Account, amount rat) {
	joined := sub(w.levels.of("joined", a.ID), w.levels.of("joined paid", a.ID))
	claim := sub(w.principal(a), joined)
	interest := least(amount, w.levels.of("interest due", a.ID))
	older := least(joined, sub(amount, interest))
	if a.Interest.First == recoupment.PrincipalFirst {
		rest := sub(amount, least(amount, claim))
		older = least(joined, rest)
		interest = least(w.levels.of("interest due", a.ID), sub(rest, older))
	}
	w.levels.add("interest due", a.ID, sub(whole(0), interest))
	w.levels.add("joined paid", a.ID, older)
	w.levels.add("principal paid", a.ID, sub(amount, interest))
}

// repay sets a payment against the interest and the principal of an account.
func (w *world) repay(a *recoupment.Account, amount rat) {
	if amount.Sign() < 0 { // what a credit note takes back is principal again
		w.levels.add("principal paid", a.ID, amount)
		return
	}
	if a.Interest != nil && a.Interest.Of == recoupment.OfPrincipal {
		w.repayApart(a, amount)
		return
	}
	interest := least(amount, w.levels.of("interest due", a.ID))
	if a.Interest != nil && a.Interest.First == recoupment.PrincipalFirst {
		interest = least(w.levels.of("interest due", a.ID), sub(amount, least(amount, notBelowZero(w.principal(a)))))
	}
	w.levels.add("interest due", a.ID, sub(whole(0), interest))
	w.levels.add("principal paid", a.ID, sub(amount, interest))
}

// accrue lets interest run from the last day to a day.
func (w *world) accrue(day schedule.Date) {
	for i := range w.deal.Accounts {
		a := &w.deal.Accounts[i]
		if a.Interest == nil {
			continue
		}
		from := w.day
		if from.Before(a.Interest.Begins) {
			from = a.Interest.Begins
		}
		for n := 1; a.Interest.Method == recoupment.Compound; n++ {
			joins := a.Interest.Begins.AddMonths(n*a.Interest.Every, schedule.Clip)
			if joins.After(day) {
				break
			}
			if joins.After(from) {
				w.bear(a, from, joins)
				from = joins
				due := w.levels.of("interest due", a.ID)
				w.levels.add("joined", a.ID, due)
				w.levels.add("interest due", a.ID, sub(whole(0), due))
			}
		}
		if from.Before(day) {
			w.bear(a, from, day)
		}
	}
	w.day = day
}

// bear accrues the interest of one account from one day to another.
func (w *world) bear(a *recoupment.Account, from, to schedule.Date) {
	var count schedule.DayCount
	if from.IsZero() || count.UnmarshalText([]byte(a.Interest.DayCount)) != nil {
		return
	}
	interest := mul(mul(w.bearing(a), perCent(a.Interest.Rate)), count.Fraction(from, to))
	w.altered[a.ID] = w.altered[a.ID] || interest.Sign() != 0
	w.levels.add("interest", a.ID, interest)
	w.levels.add("interest due", a.ID, interest)
}

// cost enters a cost.
func (w *world) cost(c recoupment.Cost) {
	if slices.Contains(c.NotAgainst, w.view) && w.view != "" {
		return
	}
	a := w.account(c.Account)
	w.enter(a, c.Head, exact(c.Amount), w.recouped(a))
}

func (w *world) recouped(a *recoupment.Account) bool {
	return w.targetInAll(a.ID, w.levels).Sign() > 0 && w.outstanding(a.ID, w.levels).Sign() <= 0
}

// enter raises an account that was recouped before, or not.
func (w *world) enter(a *recoupment.Account, head string, amount rat, recouped bool) {
	e := w.entered[a.ID]
	if a.Late == recoupment.Refused && recouped {
		e.refused = add(e.refused, amount)
		return
	}
	if e.heads[head] == nil {
		e.heads[head] = whole(0)
	}
	e.heads[head] = add(e.heads[head], amount)
	before := w.levels.of("entered", a.ID)
	w.levels["entered:"+a.ID] = w.target(*a)
	w.altered[a.ID] = w.altered[a.ID] || before.Cmp(w.levels.of("entered", a.ID)) != 0
}

// apply plays a movement.
func (w *world) apply(m recoupment.Movement) error {
	w.movement = m.ID
	w.end(m.Date)
	w.accrue(m.Date)
	for _, c := range m.Costs {
		w.cost(c)
	}
	for _, d := range m.Declares {
		w.declared[d] = true
	}
	w.stand()
	w.atRest()
	if err := w.share(m); err != nil {
		return err
	}
	w.stand()
	w.atRest()
	return nil
}

// close lets interest run to the end of a period, and reopen begins the next one.
func (w *world) close(day schedule.Date) {
	w.movement = ""
	w.end(day)
	w.accrue(day)
}

func (w *world) reopen() {
	w.settled = maps.Clone(w.levels)
	w.stand()
}

// reference is a whole deal: the receipts as they are, and each view beside them.
type reference struct {
	deal  recoupment.Deal
	real  *world
	views []*world
}

func newReference(deal recoupment.Deal) *reference {
	r := &reference{deal: deal, real: newWorld(deal, nil)}
	for i := range deal.Views {
		r.views = append(r.views, newWorld(deal, &deal.Views[i]))
	}
	return r
}

func (r *reference) apply(m recoupment.Movement) error {
	for _, w := range append([]*world{r.real}, r.views...) {
		if err := w.apply(m); err != nil {
			return err
		}
	}
	r.recoup()
	return r.pour(m.Date)
}

// settle closes a period and returns what the transfers owe at its end.
func (r *reference) settle(day schedule.Date) (map[string]rat, error) {
	for _, w := range append([]*world{r.real}, r.views...) {
		w.close(day)
	}
	r.recoup()
	if err := r.pour(day); err != nil {
		return nil, err
	}
	owed := r.transfers()
	for _, w := range append([]*world{r.real}, r.views...) {
		w.reopen()
	}
	return owed, nil
}

// transfers are the payments between parties, by name.
func (r *reference) transfers() map[string]rat {
	all := map[string]rat{}
	for _, t := range r.deal.Transfers {
		all[t.ID] = r.real.owes(t)
	}
	for _, p := range r.deal.Pools {
		for _, t := range p.Tiers {
			if t.Deficit == nil {
				continue
			}
			if t.Deficit.To != "" {
				all[t.ID] = r.real.levels.of("excess", t.ID)
			}
			for _, right := range t.Rights {
				all[right.ID] = r.real.levels.of("deficit", right.ID)
			}
		}
	}
	for i, v := range r.deal.Views {
		gap := sub(r.views[i].ofParty(v.Party, r.views[i].levels), r.real.ofParty(v.Party, r.real.levels))
		for _, own := range v.Transfers {
			more := sub(r.views[i].owes(own), all[own.ID])
			if own.From == v.Party {
				more = sub(whole(0), more)
			}
			gap = add(gap, more)
		}
		all[v.ID] = gap
	}
	return all
}
