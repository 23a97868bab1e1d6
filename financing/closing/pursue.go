package closing

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
)

// Pursuit is an order in which to secure the sources that are not signed (hiérarchisation). Units and rounding
// are those of [Result].
type Pursuit struct {
	Currency string          `json:"currency"`
	Target   decimal.Decimal `json:"target"`
	Places   int32           `json:"places"`
	Method   Method          `json:"method"`
	Draws    int             `json:"draws,omitempty"`
	Seed     uint64          `json:"seed,string,omitempty"`
	// Probability of closing and mean Shortfall as the plan stands.
	Probability decimal.Decimal `json:"probability"`
	Shortfall   decimal.Decimal `json:"shortfall"`
	// Steps are in the order in which to go.
	Steps []Step `json:"steps,omitempty"`
	// Rest are the other sources that are not signed, by identifier: certain as they stand, or once what they
	// need has come; of probability 0, or in need of one that is; or later than the steps asked for.
	Rest []string `json:"rest,omitempty"`
}

// Step is one source to secure: from then on it comes, once what it needs has come.
type Step struct {
	Source string          `json:"source"`
	Label  string          `json:"label"`
	Amount decimal.Decimal `json:"amount"`
	// Own is the probability that the plan gives it.
	Own decimal.Decimal `json:"own"`
	// Before and After are the probabilities of closing, all steps before being secured, without this one and
	// with it; Gain is After less Before.
	Before decimal.Decimal `json:"before"`
	After  decimal.Decimal `json:"after"`
	Gain   decimal.Decimal `json:"gain"`
	// ShortfallBefore and ShortfallAfter are the mean shortfall in the same two cases.
	ShortfallBefore decimal.Decimal `json:"shortfall_before"`
	ShortfallAfter  decimal.Decimal `json:"shortfall_after"`
	// Opens are the sources that waited for this one and can now come, by identifier.
	Opens  []string `json:"opens,omitempty"`
	Reason Reason   `json:"reason"`
	Text   Text     `json:"text"`
}

// Reason says why a source is next.
type Reason string

// The reasons, from the strongest.
const (
	// Closes is a source with which the plan closes for certain.
	Closes Reason = "closes"
	// Likelier is the source that raises the probability of closing most.
	Likelier Reason = "likelier"
	// Nearer is the source that reduces the mean shortfall most, where none changes the probability.
	Nearer Reason = "nearer"
	// Neutral is a source that changes neither: the largest that is left.
	Neutral Reason = "neutral"
)

// Pursue returns the order in which to secure the uncertain sources that are not signed: each time the one
// after which closing is most probable; between equals the one that leaves the least shortfall, then the
// largest amount, then by identifier. A source follows the unsigned ones that it needs. It is the best next
// step each time, which need not be the best set of several.
//
// A sample picks each step on conditional frequencies, then draws again, from the same numbers, with the step
// secured.
//
// The errors are those of [Of], and financing.ErrTooLarge at "options.steps" above [MaxPursuit] or, for a
// sample, [MaxSampled]: fewer steps are then the answer.
func Pursue(plan financing.Plan, options Options) (Pursuit, error) {
	m, err := newModel(plan, options)
	if err != nil {
		return Pursuit{}, err
	}
	e, err := m.evaluate()
	if err != nil {
		return Pursuit{}, err
	}
	s := m.scale()
	p := Pursuit{
		Currency: plan.Currency, Target: m.asked, Places: s.places, Method: e.method, Draws: e.draws,
		Probability: s.percent(e.closed, e.den), Shortfall: s.amount(e.short, e.den),
	}
	if e.method == Sampled {
		p.Seed = m.options.Seed
	}
	h := hunt{model: m, now: e, most: cmp.Or(m.options.Steps, len(plan.Sources))}
	if err := h.affordable(); err != nil {
		return Pursuit{}, err
	}
	for len(p.Steps) < h.most {
		step, found, err := h.next()
		if err != nil {
			return Pursuit{}, err
		}
		if !found {
			break
		}
		p.Steps = append(p.Steps, step)
	}
	p.Rest = rest(plan, p.Steps)
	return p, nil
}

// rest lists the unsigned sources that are not steps.
func rest(plan financing.Plan, steps []Step) []string {
	stepped := map[string]bool{}
	for _, s := range steps {
		stepped[s.Source] = true
	}
	var ids []string
	for _, s := range plan.Sources {
		if s.Status != financing.Signed && !stepped[s.ID] {
			ids = append(ids, s.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// hunt is a pursuit on its way.
type hunt struct {
	model *model
	now   *evaluation
	most  int // steps
	taken int
	work  int
}

// affordable refuses a sampled pursuit of too many draws before it starts.
func (h *hunt) affordable() error {
	if h.now.method != Sampled {
		return nil
	}
	n, draws := len(h.model.sources), h.model.options.Draws
	steps := min(h.most, n)
	all := n*(steps+1) - steps*(steps+1)/2 // n, and one fewer after each step
	if all > MaxSampled/draws {
		return h.tooLong(fmt.Sprintf("%d draws of %d sources at %d steps", draws, n, steps))
	}
	return nil
}

func (h *hunt) tooLong(what string) error {
	var c fault.Collector
	c.Add("options.steps", financing.ErrTooLarge, what)
	return c.Err()
}

// next secures the best of the sources that can be pursued.
func (h *hunt) next() (Step, bool, error) {
	best, found := h.best()
	if !found {
		return Step{}, false, nil
	}
	if h.work += h.now.work; h.work+h.now.work > MaxPursuit {
		return Step{}, false, h.tooLong(fmt.Sprintf("more than %d", h.taken))
	}
	m, e := h.model, h.now
	after := m.secured(best)
	f, err := after.again(e.method)
	if err != nil {
		return Step{}, false, err
	}
	s, line := m.scale(), m.plan.Sources[m.sources[best].at]
	step := Step{
		Source: line.ID, Label: line.Label, Amount: line.Amount, Own: line.Probability,
		Before: s.percent(e.closed, e.den), After: s.percent(f.closed, f.den),
		ShortfallBefore: s.amount(e.short, e.den), ShortfallAfter: s.amount(f.short, f.den),
		Opens: after.opened(line.ID), Reason: reason(e, f),
	}
	step.Gain = step.After.Sub(step.Before)
	step.Text = step.text(m.plan.Currency, m.places, s.places)
	h.model, h.now = after, f
	h.taken++
	return step, true, nil
}

// secured is the model with one more source secured.
func (m *model) secured(i int) *model {
	plan := m.plan
	plan.Sources = slices.Clone(plan.Sources)
	plan.Sources[m.sources[i].at].Probability = hundred
	next := &model{plan: plan, options: m.options, asked: m.asked, places: m.places, target: m.target}
	amounts := make([]int64, len(plan.Sources))
	for i, s := range plan.Sources {
		amounts[i], _ = minor(s.Amount, m.places)
	}
	next.arrange(amounts)
	return next
}

// again evaluates by the method that the pursuit began with.
func (m *model) again(by Method) (*evaluation, error) {
	m.options.Method = by
	return m.evaluate()
}

// pursued reports whether a source is to be secured.
func (m *model) pursued(i int) bool {
	return m.plan.Sources[m.sources[i].at].Status != financing.Signed && m.sources[i].miss.Sign() != 0
}

// ready tells which uncertain sources wait for none that is to be secured.
func (m *model) ready() []bool {
	ready := make([]bool, len(m.sources))
	for i := range m.sources {
		ready[i] = true
		for _, need := range m.sources[i].needs {
			ready[i] = ready[i] && ready[need] && !m.pursued(need)
		}
	}
	return ready
}

// opened lists the sources that need one that has just been secured and wait for no other.
func (m *model) opened(id string) []string {
	can := map[string]bool{}
	for i, ready := range m.ready() {
		can[m.plan.Sources[m.sources[i].at].ID] = ready
	}
	for _, one := range m.certain {
		can[one] = true
	}
	var ids []string
	for _, s := range m.plan.Sources {
		if can[s.ID] && slices.Contains(s.Needs, id) {
			ids = append(ids, s.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// best returns the source to secure next.
func (h *hunt) best() (int, bool) {
	m, best := h.model, -1
	var bestClosed, bestShort quotient
	for i, ready := range m.ready() {
		if !ready || !m.pursued(i) {
			continue
		}
		closed, short := h.now.with(i, m.sources[i].needs)
		if best >= 0 && h.order(i, best, closed.compare(bestClosed), short.compare(bestShort)) >= 0 {
			continue
		}
		best, bestClosed, bestShort = i, closed, short
	}
	return best, best >= 0
}

// order is below zero when a goes before b.
func (h *hunt) order(a, b, closed, short int) int {
	m := h.model
	return cmp.Or(-closed, short, cmp.Compare(m.sources[b].amount, m.sources[a].amount),
		strings.Compare(m.plan.Sources[m.sources[a].at].ID, m.plan.Sources[m.sources[b].at].ID))
}

// with returns the probability of closing and the shortfall if a source is secured: those of the cases in which
// it comes, for all those in which it could, and the others as they are.
func (e *evaluation) with(i int, needs []int) (closed, short quotient) {
	j := &e.joints[i]
	if j.came.Sign() == 0 {
		return quotient{e.closed, e.den}, quotient{e.short, e.den}
	}
	if len(needs) == 0 {
		return quotient{&j.closed, &j.came}, quotient{&j.short, &j.came}
	}
	den := new(big.Int).Mul(&j.came, e.den)
	lift := func(came, ready, all *big.Int) quotient {
		num := new(big.Int).Sub(all, ready)
		num.Mul(num, &j.came)
		return quotient{num.Add(num, new(big.Int).Mul(came, &j.ready)), den}
	}
	return lift(&j.closed, &j.readyClosed, e.closed), lift(&j.short, &j.readyShort, e.short)
}

// quotient is a fraction that is only compared; den is above zero.
type quotient struct{ num, den *big.Int }

func (a quotient) compare(b quotient) int {
	return new(big.Int).Mul(a.num, b.den).Cmp(new(big.Int).Mul(b.num, a.den))
}
