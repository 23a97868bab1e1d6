package closing

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// model is a plan made ready to be counted: amounts in minor units, probabilities as fractions in lowest
// terms, the sources that are certain or impossible set apart.
type model struct {
	plan    financing.Plan
	options Options
	asked   decimal.Decimal // the target, which is target in minor units
	places  int32
	target  int64
	base    int64 // the sum of the certain sources
	sources []source
	// parts are the uncertain sources that needs tie together, as positions in sources, needs first.
	parts          [][]int
	certain, never []string
}

// source is an uncertain source.
type source struct {
	at     int // in the plan
	rank   int // among the identifiers of the plan
	amount int64
	// num/den is the probability when what it needs has come, miss the rest of den.
	num, miss, den *big.Int
	needs          []int // uncertain ones, as positions in the sources of the model
	needed         bool
}

// newModel validates the question and prepares it.
func newModel(plan financing.Plan, options Options) (*model, error) {
	var c fault.Collector
	c.Merge("", plan.Validate())
	places, known := money.MinorUnits(plan.Currency)
	if known {
		options.validate(c.In("options"), places)
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	m := &model{plan: plan, options: options.complete(), places: places, asked: options.target(plan.Budget, places)}
	amounts := m.amounts(&c)
	if err := c.Err(); err != nil {
		return nil, err
	}
	m.arrange(amounts)
	return m, nil
}

// amounts returns the amounts in minor units; target and sums must fit.
func (m *model) amounts(c *fault.Collector) []int64 {
	var (
		amounts = make([]int64, len(m.plan.Sources))
		total   decimal.Decimal
		fits    bool
	)
	for i, s := range m.plan.Sources {
		total = total.Add(s.Amount)
		if amounts[i], fits = minor(s.Amount, m.places); fits {
			_, fits = minor(total, m.places)
		}
		if !fits {
			c.In("sources[%d]", i).Add("amount", financing.ErrTooLarge, s.Amount)
			return nil
		}
	}
	if m.target, fits = minor(m.asked, m.places); !fits {
		c.Add("options.target", financing.ErrTooLarge, m.asked)
	}
	return amounts
}

// arrange tells certain, impossible and uncertain sources apart, and puts the last in order.
func (m *model) arrange(amounts []int64) {
	g := newGraph(m.plan.Sources)
	state := g.settle(m.plan.Sources)
	for rank, i := range g.byID {
		s := m.plan.Sources[i]
		switch state[i] {
		case comes:
			m.base += amounts[i]
			m.certain = append(m.certain, s.ID)
		case fails:
			m.never = append(m.never, s.ID)
		case open:
		}
		g.rank[i] = rank
	}
	place := make([]int, len(m.plan.Sources))
	for _, members := range g.components(state) {
		part := make([]int, 0, len(members))
		for _, i := range members {
			s := newSource(m.plan.Sources[i])
			s.at, s.rank, s.amount = i, g.rank[i], amounts[i]
			for _, need := range g.needs[i] {
				if state[need] == open {
					s.needs = append(s.needs, place[need])
					m.sources[place[need]].needed = true
				}
			}
			place[i] = len(m.sources)
			part = append(part, place[i])
			m.sources = append(m.sources, s)
		}
		m.parts = append(m.parts, part)
	}
	slices.SortStableFunc(m.parts, func(a, b []int) int { return cmp.Compare(len(b), len(a)) })
}

func newSource(of financing.Source) source {
	p := money.Percent(of.Probability)
	return source{num: p.Num(), den: p.Denom(), miss: new(big.Int).Sub(p.Denom(), p.Num())}
}
