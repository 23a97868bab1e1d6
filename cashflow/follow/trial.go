package follow

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Trial is what one measure, or several together, come to.
type Trial struct {
	// Measures are the identifiers, in the order in which they were taken.
	Measures []string `json:"measures"`
	Labels   []Text   `json:"labels,omitempty"`
	Reasons  []string `json:"reasons,omitempty"`
	// Changes are what they change of what was expected.
	Changes []Change `json:"changes"`
	// Idle says that they change nothing: what they are about has moved already.
	Idle bool `json:"idle,omitempty"`
	// After is the outlook with them. PeakGain is by how much the peak need falls, ShortGain by how much the
	// most that is missing under the floor falls.
	After     Outlook         `json:"after"`
	PeakGain  decimal.Decimal `json:"peak_gain"`
	ShortGain decimal.Decimal `json:"short_gain"`
	// Cost is what they cost, the change of the charges of the credit included; Saved what they
	// cut of what was to be paid, less what they give up of what was to be received.
	Cost  decimal.Decimal `json:"cost"`
	Saved decimal.Decimal `json:"saved"`
	// Why says in words what they do to the position.
	Why Text `json:"why"`
}

// Solves reports whether the position never falls under the floor.
func (t Trial) Solves() bool { return !t.After.Short.IsPositive() }

// Try applies measures together, in their order. The error is a [Faults].
func (f *Forecast) Try(measures ...Measure) (Trial, error) {
	var found fault.Collector
	f.checkForecast(&found)
	f.checkMeasures(found.In("measures"), measures, MaxMeasures)
	if err := found.Err(); err != nil {
		return Trial{}, err
	}
	trial, _, err := f.bench().try(measures)
	return trial, err
}

// bench holds what every trial begins with.
type bench struct {
	f        *Forecast
	expected []Entry
	days     []net
	claims   *claims
}

func (f *Forecast) bench() *bench {
	return &bench{f: f, expected: f.expectedEntries(), days: f.nets()}
}

// outcome is what a play comes to: the days, and what its credit does beside them.
func (b *bench) outcome(p *play) (days []net, credit *cashflow.CreditResult, err error) {
	days = with(b.days, p.changes)
	if p.credit == nil {
		return days, nil, nil
	}
	if b.claims == nil {
		b.claims = b.f.claims()
	}
	r, err := b.f.borrow(*p.credit, days, b.claims.expected(p.entries), b.claims.planned)
	return days, &r, err
}

// try plays measures, and says how many effects they have.
func (b *bench) try(measures []Measure) (Trial, int, error) {
	p := b.f.play(b.expected)
	t := Trial{Measures: []string{}}
	for _, one := range measures {
		p.measure(one)
		t.Measures = append(t.Measures, one.ID)
		t.Labels = append(t.Labels, one.Label)
		if one.Reason != "" {
			t.Reasons = append(t.Reasons, one.Reason)
		}
	}
	before := b.f.Outlook
	days, credit, err := b.outcome(p)
	if err != nil {
		return Trial{}, 0, err
	}
	t.Changes, t.Idle = p.changes, p.effects == 0
	t.After = b.f.outlook(days, credit)
	t.PeakGain = before.PeakNeed.Sub(t.After.PeakNeed)
	t.ShortGain = before.Short.Sub(t.After.Short)
	t.Cost = p.cost.Add(t.After.Charges).Sub(before.Charges)
	t.Saved = p.saved
	if t.Changes == nil {
		t.Changes = []Change{}
	}
	t.Why = why(before, t, b.f.places())
	return t, p.effects, nil
}

// why says what a trial does.
func why(before Outlook, t Trial, places int32) Text {
	if t.Idle {
		return Text{FR: "Sans effet : tout est déjà payé ou encaissé.", EN: "Without effect: everything has moved already."}
	}
	cost := t.Cost.StringFixed(places)
	w := Text{
		FR: fmt.Sprintf("Besoin maximal de %s à %s, pour un coût de %s.", before.peak("semaine", places), t.After.peak("semaine", places), cost),
		EN: fmt.Sprintf("Peak need from %s to %s, at a cost of %s.", before.peak("week", places), t.After.peak("week", places), cost),
	}
	switch {
	case before.Short.IsZero():
	case t.Solves():
		w.FR, w.EN = w.FR+" Plus de rupture.", w.EN+" No shortage is left."
	default:
		short := t.After.Short.StringFixed(places)
		w.FR, w.EN = w.FR+" Il manque encore "+short+".", w.EN+" Still short by "+short+"."
	}
	return w
}

// peak writes the peak need with its week.
func (o Outlook) peak(week string, places int32) string {
	text := o.PeakNeed.StringFixed(places)
	if o.PeakWeek > 0 {
		text += fmt.Sprintf(" (%s %d)", week, o.PeakWeek)
	}
	return text
}

// Order is how trials are ranked.
type Order string

// The orders. The empty one is [ByPeak].
const (
	// ByPeak puts the lowest peak need first, then the lowest cost.
	ByPeak Order = "peak"
	// ByCost puts first what leaves no shortage, or the smallest, then the lowest cost, then the lowest peak
	// need.
	ByCost Order = "cost"
)

// Bounds bound a search of measures.
type Bounds struct {
	// Together is the largest number of measures tried at once, up to [MaxTogether]; 0 means 2.
	Together int `json:"together,omitempty"`
	// Keep is the number of trials that are returned; 0 means all of them.
	Keep  int   `json:"keep,omitempty"`
	Order Order `json:"order,omitempty"`
}

// Search tries every measure alone and every combination up to the bounds, each in the order of the list, and
// ranks them; of equal ones the one with fewer measures comes first, then that of the earlier measures. A
// combination in which a measure changes nothing is that of the others, and is left out. The error is a [Faults]: measures that do not fit, or
// [ErrTooLarge] for more than [MaxTrials] combinations or [MaxEffort], before any of them is tried.
func (f *Forecast) Search(measures []Measure, bounds Bounds) ([]Trial, error) {
	var found fault.Collector
	f.checkForecast(&found)
	f.checkMeasures(found.In("measures"), measures, MaxMeasures)
	together := bounds.Together
	if together == 0 {
		together = 2
	}
	if together < 1 || together > MaxTogether {
		found.Add("bounds.together", ErrRange, bounds.Together)
	}
	if bounds.Keep < 0 {
		found.Add("bounds.keep", ErrNegative, bounds.Keep)
	}
	if bounds.Order != "" && bounds.Order != ByPeak && bounds.Order != ByCost {
		found.Add("bounds.order", ErrUnknown, string(bounds.Order))
	}
	if found.Err() == nil {
		f.checkEffort(&found, measures, together)
	}
	if err := found.Err(); err != nil {
		return nil, err
	}
	s := search{bench: f.bench(), measures: measures, together: together, trials: []Trial{}}
	if err := s.combine(0, nil, 0); err != nil {
		return nil, err
	}
	slices.SortStableFunc(s.trials, bounds.Order.compare)
	if bounds.Keep > 0 && bounds.Keep < len(s.trials) {
		s.trials = s.trials[:bounds.Keep]
	}
	return s.trials, nil
}

// checkEffort counts the combinations before they are tried.
func (f *Forecast) checkEffort(found *fault.Collector, measures []Measure, together int) {
	steps := 1
	for _, one := range measures {
		steps = max(steps, len(one.Steps))
	}
	trials, of := 0, 1
	for k := 1; k <= min(together, len(measures)); k++ {
		of = of * (len(measures) - k + 1) / k
		trials += of
	}
	if trials > MaxTrials || trials*together*steps*max(1, len(f.Entries)) > MaxEffort || trials*f.span(measures) > MaxEffort {
		found.Add("measures", ErrTooLarge, fmt.Sprintf("%d combinations", trials))
	}
}

// span is how many months a credit is followed for when the measures are all taken; none without one.
func (f *Forecast) span(measures []Measure) int {
	if f.Book.Credit == nil {
		return 0
	}
	days := 7 * len(f.Weeks)
	for _, one := range measures {
		for _, step := range one.Steps {
			days += max(0, step.Days)
		}
	}
	return days / 28
}

type search struct {
	*bench
	measures []Measure
	together int
	trials   []Trial
}

// combine tries the combinations that begin with those chosen, which have so many effects.
func (s *search) combine(from int, chosen []Measure, effects int) error {
	for k := from; k < len(s.measures); k++ {
		next := s.measures[k]
		if slices.ContainsFunc(chosen, func(m Measure) bool {
			return slices.Contains(m.Excludes, next.ID) || slices.Contains(next.Excludes, m.ID)
		}) {
			continue
		}
		all := append(slices.Clip(chosen), next)
		trial, count, err := s.try(all)
		if err != nil {
			return err
		}
		idle := count == effects
		if !idle || len(all) == 1 {
			s.trials = append(s.trials, trial)
		}
		if !idle && len(all) < s.together {
			if err := s.combine(k+1, all, count); err != nil {
				return err
			}
		}
	}
	return nil
}

// compare ranks trials.
func (o Order) compare(a, b Trial) int {
	peak := a.After.PeakNeed.Cmp(b.After.PeakNeed)
	cost := a.Cost.Cmp(b.Cost)
	keys := []int{peak, cost}
	if o == ByCost {
		keys = []int{a.After.Short.Cmp(b.After.Short), cost, peak}
	}
	for _, one := range append(keys, len(a.Measures)-len(b.Measures)) {
		if one != 0 {
			return one
		}
	}
	return 0
}

// places is the minor unit of the book.
func (f *Forecast) places() int32 {
	places, _ := money.MinorUnits(f.Book.Plan.Currency)
	return places
}
