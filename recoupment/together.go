package recoupment

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
)

// Limits of the search for rates that meet: the states of one tier, and the conditions looked at in all.
const (
	maxTogether    = 1 << 10
	maxTogetherAll = 500_000
)

// truth is what is sure of a condition in a state.
type truth int8

const (
	no truth = iota - 1
	unsure
	yes
)

func sure(is bool) truth {
	if is {
		return yes
	}
	return no
}

// sumOf is a sum that conditions compare with amounts. Where it stands is told by how many of its cuts it
// has reached.
type sumOf struct {
	terms []Term
	cuts  []cutAt
	// apart says that it moves by itself: one counter, that no other sum looks at.
	apart bool
	// own says that it is of what the tier itself brings.
	own bool
	// begins is where it stands before the history begins, -1 when that is not sure.
	begins int
}

// cutAt is an amount that a sum reaches, or exceeds.
type cutAt struct {
	reaches decimal.Decimal
	above   bool
}

func (a cutAt) compare(b cutAt) int {
	if order := a.reaches.Cmp(b.reaches); order != 0 || a.above == b.above {
		return order
	}
	if b.above {
		return -1
	}
	return 1
}

// asked is a condition made ready to be asked of many states. It is one of: a sum at a cut, a day, a
// declaration, several others; anything else is never sure.
type asked struct {
	sum      string
	cut      cutAt
	day      schedule.Date
	fact     string
	all, any []int
}

// moment is a state in which rates may meet: how far each sum has come, which day it is, what was declared.
// A sum that is not in it is not sure; without sums nothing is.
type moment struct {
	stands map[string]int
	days   int // how many of the days have come
	facts  map[string]bool
}

// together finds the rates of one tier that meet.
type together struct {
	v     *validation
	asked []asked
	named map[string]int // thresholds asked already; -1 while they are being read
	sums  map[string]*sumOf
	order []string // of the sums, as they are met
	days  []schedule.Date
	facts []string
	now   []truth // by condition, of the moment that is looked at
}

// ask reads a condition and returns its place.
func (g *together) ask(c Condition) int {
	one := asked{}
	switch {
	case c.Threshold != "":
		return g.threshold(c.Threshold)
	case c.Declared != "":
		if one.fact = c.Declared; !slices.Contains(g.facts, c.Declared) {
			g.facts = append(g.facts, c.Declared)
		}
	case !c.From.IsZero():
		return g.day(c.From)
	case len(c.All) > 0:
		for _, part := range c.All {
			one.all = append(one.all, g.ask(part))
		}
	case len(c.Any) > 0:
		for _, part := range c.Any {
			one.any = append(one.any, g.ask(part))
		}
	case len(c.Of) > 0 && money.Acceptable(c.Reaches):
		one.sum, one.cut = g.sum(c.Of, cutAt{c.Reaches, c.Above}), cutAt{c.Reaches, c.Above}
	}
	return g.add(one)
}

func (g *together) add(one asked) int {
	g.v.looked++
	g.asked = append(g.asked, one)
	return len(g.asked) - 1
}

// threshold reads a named threshold once; of one in a circle nothing is sure.
func (g *together) threshold(id string) int {
	if at, known := g.named[id]; known && at >= 0 {
		return at
	}
	place, there := g.v.names.thresholds[id]
	if _, reading := g.named[id]; reading || !there {
		return g.add(asked{})
	}
	g.named[id] = -1
	at := g.ask(g.v.deal.Thresholds[place].Condition)
	g.named[id] = at
	return at
}

// day asks for a day from which something holds.
func (g *together) day(from schedule.Date) int {
	if !slices.Contains(g.days, from) {
		g.days = append(g.days, from)
	}
	return g.add(asked{day: from})
}

// sum notes a sum and a cut of it, and returns its name: sums of the same terms are one.
func (g *together) sum(of []Term, cut cutAt) string {
	var parts []string
	g.v.looked += len(of)
	for _, t := range of {
		times, fits := t.multiple()
		if !fits || g.v.looked > maxTogetherAll {
			return ""
		}
		parts = append(parts, fmt.Sprintf("%q %s %q %v", t.name(), times.Rat().RatString(), t.Since, t.Period))
	}
	slices.Sort(parts)
	name := strings.Join(parts, "+")
	s, known := g.sums[name]
	if !known {
		s = &sumOf{terms: of, begins: -1}
		g.sums[name] = s
		g.order = append(g.order, name)
	}
	s.cuts = append(s.cuts, cut)
	return name
}

// ready sorts what was read, and finds where each sum begins and which of them move by themselves.
func (g *together) ready() {
	slices.SortFunc(g.days, schedule.Date.Compare)
	counted := map[string]int{}
	for _, name := range g.order {
		s := g.sums[name]
		slices.SortFunc(s.cuts, cutAt.compare)
		s.cuts = slices.CompactFunc(s.cuts, func(a, b cutAt) bool { return a.compare(b) == 0 })
		if at, known := g.v.opensAt(s.terms); known {
			s.begins = s.reached(at)
		}
		for _, t := range s.terms {
			counted[t.Counter]++
		}
	}
	for _, name := range g.order {
		s := g.sums[name]
		t := s.terms[0]
		s.apart = len(s.terms) == 1 && t.Counter != "" && t.Since == "" && !t.Period && !t.Times.IsNegative() &&
			counted[t.Counter] == 1 && s.begins >= 0
	}
	g.now = make([]truth, len(g.asked))
}

// reached returns how many cuts a sum has reached at an amount.
func (s *sumOf) reached(at decimal.Decimal) (n int) {
	for n < len(s.cuts) && (at.GreaterThan(s.cuts[n].reaches) || !s.cuts[n].above && at.Equal(s.cuts[n].reaches)) {
		n++
	}
	return n
}

// look finds what holds at a moment. Conditions are asked after their parts.
func (g *together) look(m moment) {
	for i, one := range g.asked {
		g.now[i] = g.holds(one, m)
	}
}

func (g *together) holds(one asked, m moment) truth {
	switch {
	case m.stands == nil && len(one.all)+len(one.any) == 0:
		return unsure
	case one.sum != "":
		stands, known := m.stands[one.sum]
		if !known || stands < 0 {
			return unsure
		}
		at, _ := slices.BinarySearchFunc(g.sums[one.sum].cuts, one.cut, cutAt.compare)
		return sure(stands > at)
	case !one.day.IsZero():
		at, _ := slices.BinarySearchFunc(g.days, one.day, schedule.Date.Compare)
		return sure(m.days > at)
	case one.fact != "":
		return sure(m.facts[one.fact])
	case len(one.all) > 0:
		least := yes
		for _, part := range one.all {
			least = min(least, g.now[part])
		}
		return least
	case len(one.any) > 0:
		most := no
		for _, part := range one.any {
			most = max(most, g.now[part])
		}
		return most
	}
	return unsure
}
