package talent

import "github.com/shopspring/decimal"

// Searched is the search alone, from the order of the document: no better order hides what it would cut off
// wrongly. It returns the holding cost found and the bound.
func Searched(p Problem, nodes, memory int64) (holding, bound decimal.Decimal, err error) {
	f, err := compile(p)
	if err != nil {
		return decimal.Decimal{}, decimal.Decimal{}, err
	}
	s := newSearch(f.reduce(true), Options{Nodes: nodes, Memory: memory})
	s.best = s.r.first()
	s.least = s.r.holding(s.best) + 1
	least := s.run()
	return f.units(s.r, s.least), f.units(s.r, least), nil
}
