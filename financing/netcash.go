package financing

import (
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// NetCash is the money that the production can spend (net-net cash): the sources that are paid in cash, less
// what having them costs, against the costs that must be paid in cash.
type NetCash struct {
	// Gross is the sources, without those left in the film and without contributions in kind.
	Gross decimal.Decimal `json:"gross"`
	// Costs are commissions, discounts, interest and guarantees, each rounded to the minor unit.
	Costs decimal.Decimal `json:"costs"`
	Net   decimal.Decimal `json:"net"`
	// Need is the budget less what is deferred or brought in kind; Balance is Net less Need.
	Need    decimal.Decimal `json:"need"`
	Balance decimal.Decimal `json:"balance"`
	// Lines are the sources paid in cash, in the order of the plan.
	Lines []NetLine `json:"lines"`
}

// NetLine is what one source brings in cash.
type NetLine struct {
	Source string          `json:"source"`
	Gross  decimal.Decimal `json:"gross"`
	Costs  []CostLine      `json:"costs,omitempty"`
	Net    decimal.Decimal `json:"net"`
}

// CostLine is one cost of a source.
type CostLine struct {
	Kind   MoneyCostKind   `json:"kind"`
	Amount decimal.Decimal `json:"amount"`
}

// cash reports whether a source is paid in money.
func (s *Source) cash() bool { return !s.Deferred && s.Nature != InKind }

func (p *Plan) netCash() NetCash {
	places, _ := money.MinorUnits(p.Currency)
	n := NetCash{Need: p.Budget, Lines: make([]NetLine, 0, len(p.Sources))}
	for i := range p.Sources {
		s := &p.Sources[i]
		if !s.cash() {
			n.Need = n.Need.Sub(s.Amount)
			continue
		}
		line := NetLine{Source: s.ID, Gross: s.Amount, Net: s.Amount}
		for _, one := range s.Costs {
			cost := CostLine{Kind: one.Kind, Amount: one.of(s.Amount).Round(places, HalfAwayFromZero)}
			line.Costs, line.Net = append(line.Costs, cost), line.Net.Sub(cost.Amount)
		}
		n.Lines = append(n.Lines, line)
	}
	n.total()
	n.Balance = n.Net.Sub(n.Need)
	return n
}

// total adds up the lines.
func (n *NetCash) total() {
	var gross, net fraction.Sum
	for i := range n.Lines {
		gross.Add(n.Lines[i].Gross)
		net.Add(n.Lines[i].Net)
	}
	n.Gross, n.Net = gross.Decimal(), net.Decimal()
	n.Costs = n.Gross.Sub(n.Net)
}

// of returns the cost of an amount, exactly.
func (m MoneyCost) of(amount decimal.Decimal) fraction.F {
	cost := fraction.FromDecimal(m.Amount).Add(fraction.FromDecimal(share(amount, m.Percent)))
	if m.Rate.IsZero() {
		return cost
	}
	return cost.Add(fraction.FromDecimal(share(amount, m.Rate)).Mul(fraction.New(int64(m.Days), int64(m.Year))))
}
