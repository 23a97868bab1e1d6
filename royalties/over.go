package royalties

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// maxCells bounds the search for rates that take too much together: the names and the rights looked at.
const maxCells = 200_000

// taking is a right in per cent made ready to be added to others.
type taking struct {
	path string
	on   recoupment.Filter
	// most is its highest rate, until the conditions of its steps as a text: rights with the same ones change
	// step together.
	most  decimal.Decimal
	until string
	steps []recoupment.Step
}

// whole is one base of one medium, of which rights take their parts.
type whole struct {
	of     Base
	medium string
	rates  []taking
}

// over reports rates in per cent that take more than the whole of one base together, place by place: 60 % abroad
// and 60 % in one country are 120 % there. Rights whose steps end by the same conditions are compared step by step.
// With the others each counts for its least rate; for its first one before anything has happened, where its
// condition does not hold at once; for its last one where counts, receipts and days are sure to bring it. What
// depends on more than that is not refused, nor what the search does not come to ([maxCells]).
func (b *book) over() error {
	s := cells{timing: b.timing(), faults: &fault.Collector{}, left: maxCells}
	for _, w := range b.wholes() {
		s.whole, s.told = w, map[string]bool{}
		dimensions := map[string]bool{}
		for _, t := range w.rates {
			for dimension := range t.on {
				dimensions[dimension] = dimension != recoupment.DimensionMedium
			}
		}
		maps.DeleteFunc(dimensions, func(_ string, asked bool) bool { return !asked })
		s.search(w.rates, slices.Sorted(maps.Keys(dimensions)), []string{w.medium})
	}
	return s.faults.Err()
}

// wholes gathers the rights by base and medium, in the order of the contracts.
func (b *book) wholes() []*whole {
	var all []*whole
	at := map[string]*whole{}
	for i, rights := range b.rights {
		for _, e := range rights {
			of := e.rate.of()
			if of == PerUnit {
				continue
			}
			w := at[string(of)+"\x00"+e.medium]
			if w == nil {
				w = &whole{of: of, medium: e.medium}
				at[string(of)+"\x00"+e.medium] = w
				all = append(all, w)
			}
			t := taking{path: fmt.Sprintf("contracts[%d].rates[%d]", i, e.at), on: e.On, steps: e.Steps, until: untils(e.Steps)}
			for _, s := range e.Steps {
				t.most = decimal.Max(t.most, s.Rate)
			}
			w.rates = append(w.rates, t)
		}
	}
	return all
}

// cells is the search for a place where the rights take too much.
type cells struct {
	timing
	faults *fault.Collector
	left   int
	whole  *whole
	told   map[string]bool
}

// search looks at the places that the filters of rights tell apart, dimension by dimension. A place that none of
// them names has no more rights than one that is named, and is looked at only where there is no name.
func (s *cells) search(rates []taking, dimensions, at []string) {
	total := decimal.Decimal{}
	for _, t := range rates {
		total = total.Add(t.most)
	}
	if s.left -= 1 + len(rates); s.left < 0 || !total.GreaterThan(hundred) {
		return
	}
	if len(dimensions) == 0 {
		s.meet(rates, at)
		return
	}
	dimension := dimensions[0]
	named, everywhere := map[string][]int{}, 0
	for i, t := range rates {
		if len(t.on[dimension]) == 0 {
			everywhere++
		}
		for _, value := range t.on[dimension] {
			s.left--
			if seen := named[value]; len(seen) == 0 || seen[len(seen)-1] != i {
				named[value] = append(seen, i)
			}
		}
	}
	if len(named) == 0 {
		s.search(rates, dimensions[1:], at)
		return
	}
	looked := map[string]bool{}
	for _, value := range slices.Sorted(maps.Keys(named)) {
		if s.left -= everywhere + len(named[value]); s.left < 0 {
			return
		}
		same := fmt.Sprint(named[value])
		if looked[same] { // the same rights as at another value
			continue
		}
		looked[same] = true
		here := make([]taking, 0, everywhere+len(named[value]))
		for i, t := range rates {
			if _, found := slices.BinarySearch(named[value], i); found || len(t.on[dimension]) == 0 {
				here = append(here, t)
			}
		}
		s.search(here, dimensions[1:], append(slices.Clone(at), dimension+" "+value))
	}
}

// meet reports rates that are too much together, at the last of them, once.
func (s *cells) meet(rates []taking, at []string) {
	total := s.together(rates)
	if !total.GreaterThan(hundred) {
		return
	}
	for _, t := range slices.Backward(rates) {
		if t.most.IsPositive() {
			if !s.told[t.path] {
				s.told[t.path] = true
				s.faults.Add(t.path, ErrOver100, strings.Join(at, ", ")+": "+total.String())
			}
			return
		}
	}
}

// group is rights that change step together.
type group struct {
	steps []recoupment.Step
	// rates are the sums step by step, least the least that is taken at any time.
	rates []decimal.Decimal
	least decimal.Decimal
}

// together is the most that rights are sure to take at one moment.
func (s *cells) together(rates []taking) decimal.Decimal {
	var floor decimal.Decimal
	groups := grouped(rates)
	for _, g := range groups {
		floor = floor.Add(g.least)
	}
	most, first, last := floor, floor, floor
	for _, g := range groups {
		for _, rate := range g.rates {
			most = decimal.Max(most, floor.Sub(g.least).Add(rate))
		}
		if s.begins(g.steps) {
			first = first.Sub(g.least).Add(g.rates[0])
		}
		if s.ends(g.steps) {
			last = last.Sub(g.least).Add(g.rates[len(g.rates)-1])
		}
	}
	return decimal.Max(most, first, last)
}

// grouped adds up the rights that change step together.
func grouped(rates []taking) []*group {
	var all []*group
	at := map[string]*group{}
	for i := range rates {
		t := &rates[i]
		g := at[t.until]
		if g == nil {
			g = &group{steps: t.steps, rates: make([]decimal.Decimal, len(t.steps))}
			at[t.until] = g
			all = append(all, g)
		}
		for k, step := range t.steps {
			g.rates[k] = g.rates[k].Add(step.Rate)
		}
	}
	for _, g := range all {
		if g.steps[len(g.steps)-1].Until == nil { // else nothing is taken after it
			g.least = decimal.Min(g.rates[0], g.rates[1:]...)
		}
	}
	return all
}

// untils is a text of the conditions of steps, the same for the same conditions.
func untils(steps []recoupment.Step) string {
	conditions := make([]*recoupment.Condition, len(steps))
	for i, s := range steps {
		conditions[i] = s.Until
	}
	text, _ := json.Marshal(conditions) // the deal of the ledger has accepted them
	return string(text)
}
