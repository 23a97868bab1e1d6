package cashflow

import (
	"errors"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
)

// ErrNoSolution reports that no provision equals its own cost to the minor unit: the cost jumps over it, or
// grows as fast as the provision. The [Solution] returned with it holds the nearest tries.
var ErrNoSolution = errors.New("no provision equals the cost that it causes")

// MaxTries is the largest number of provisions that [Solve] tries.
const MaxTries = 150

// Solution is the provision for the cost of money that is equal to that cost.
type Solution struct {
	Provision decimal.Decimal `json:"provision"`
	Cost      decimal.Decimal `json:"cost"`
	// Residual is Cost less Provision: zero for a solution. Without one it is that of the smallest provision
	// found that is not exceeded by its cost or, failing that, of the last try.
	Residual decimal.Decimal `json:"residual"`
	// Tries are the provisions that were tried, in order, each with its cost.
	Tries []Try `json:"tries"`
}

// Try is a provision and the cost of money that it comes to.
type Try struct {
	Provision decimal.Decimal `json:"provision"`
	Cost      decimal.Decimal `json:"cost"`
}

// Solve finds the provision for financial charges (frais financiers) that is exactly what the money costs,
// when that cost is itself in the budget: it raises what has to be financed, and so the cost. The caller
// computes the cost of a provision, by putting it in the budget, closing the financing plan on that and
// borrowing on the treasury that follows; a repeated provision must give the same cost.
//
// The search takes the cost of one provision as the next, and cuts between a provision that is too small
// and one that is not as soon as it knows both, at most [MaxTries] times. The solution is proved by its
// residual of zero. Where the cost jumps over the provision by a cent, or grows as fast, the error is
// [ErrNoSolution], as it is beyond [MaxAmount]; a cost that is negative or not in whole minor units is a
// [Faults], and an error of the caller's own is returned as it is.
func Solve(currency string, first decimal.Decimal, cost func(provision decimal.Decimal) (decimal.Decimal, error)) (Solution, error) {
	var found fault.Collector
	places, known := check.Currency(&found, currency)
	if known && amount(&found, "first", first, places) && first.IsNegative() {
		found.Add("first", ErrNegative, first)
	}
	if cost == nil {
		found.Add("cost", ErrRequired, nil)
	}
	if found.Err() != nil {
		return Solution{}, found.Err()
	}
	s := &search{places: places, cost: cost, low: -1, high: -1}
	at := inUnits(first, places)
	for range MaxTries {
		next, err := s.try(at)
		if errors.Is(err, ErrNoSolution) {
			break
		}
		if err != nil {
			return s.out, err
		}
		if next == at {
			return s.out, nil
		}
		if s.high >= 0 && s.high == s.low+1 {
			break
		}
		if at = s.next(next); at > mostUnits(places) {
			break
		}
	}
	s.nearest()
	return s.out, ErrNoSolution
}

// search is a search in minor units: low is the largest provision known to be below its cost, high the
// smallest known to be above, or -1.
type search struct {
	places    int32
	cost      func(decimal.Decimal) (decimal.Decimal, error)
	low, high int64
	out       Solution
}

// try computes the cost of a provision.
func (s *search) try(at int64) (int64, error) {
	provision := decimal.New(at, -s.places)
	cost, err := s.cost(provision)
	if err != nil {
		return 0, err
	}
	var found fault.Collector
	if check.Decimal(&found, "cost", cost) && cost.GreaterThan(decimal.NewFromInt(MaxAmount)) {
		return 0, ErrNoSolution
	}
	if amount(&found, "cost", cost, s.places) && cost.IsNegative() {
		found.Add("cost", ErrNegative, cost)
	}
	if found.Err() != nil {
		return 0, found.Err()
	}
	s.out.Tries = append(s.out.Tries, Try{Provision: provision, Cost: cost})
	s.out.Provision, s.out.Cost, s.out.Residual = provision, cost, cost.Sub(provision)
	next := inUnits(cost, s.places)
	switch {
	case next > at:
		s.low = max(s.low, at)
	case next < at && (s.high < 0 || at < s.high):
		s.high = at
	}
	return next, nil
}

// patience is the number of tries in which the cost of one provision is the next, before doubling.
const patience = 40

// next chooses the provision to try after one whose cost is known.
func (s *search) next(cost int64) int64 {
	switch {
	case s.high < 0 && len(s.out.Tries) < patience:
		return cost
	case s.high < 0:
		return 2*s.low + 1
	case cost > s.low && cost < s.high && len(s.out.Tries) < patience:
		return cost
	}
	low := s.low // -1, below any provision, when none was too small
	return low + (s.high-low)/2
}

// nearest puts forward the smallest provision that covers its cost, if there was one.
func (s *search) nearest() {
	for _, one := range s.out.Tries {
		if s.high >= 0 && one.Provision.Equal(decimal.New(s.high, -s.places)) {
			s.out.Provision, s.out.Cost, s.out.Residual = one.Provision, one.Cost, one.Cost.Sub(one.Provision)
			return
		}
	}
}
