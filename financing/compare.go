package financing

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Scenario changes a plan: a source lost, another amount, a new budget. The changed plan is open, since it
// need not close any more.
type Scenario struct {
	Name string `json:"name"`
	// Budget replaces that of the plan; nil leaves it.
	Budget *decimal.Decimal `json:"budget,omitempty"`
	// Exchange are rates at which the sources of those currencies are converted anew.
	Exchange []ExchangeRate `json:"exchange,omitempty"`
	// Drop are the sources that do not come, with those that need them.
	Drop []string `json:"drop,omitempty"`
	// Change replaces the sources of the same identifiers; Add adds others.
	Change []Source `json:"change,omitempty"`
	Add    []Source `json:"add,omitempty"`
}

// With returns the plan under a scenario. The error is a [Faults] of [ErrUnknown] for a source that is not
// there, of [ErrDuplicate] for one changed twice, or that of [Plan.Validate] of the changed plan.
func (p Plan) With(s Scenario) (Plan, error) {
	var c fault.Collector
	check.Label(&c, "name", s.Name)
	check.Size(&c, "drop", len(s.Drop), MaxSources)
	check.Size(&c, "change", len(s.Change), MaxSources)
	check.Size(&c, "add", len(s.Add), MaxSources)
	if check.Size(&c, "exchange", len(s.Exchange), MaxTerms) {
		s.rates(&c, p.Sources)
	}
	if err := c.Err(); err != nil {
		return Plan{}, err
	}
	at := make(map[string]int, len(p.Sources))
	for i, source := range p.Sources {
		at[source.ID] = i
	}
	known := func(in *fault.Collector, id string) (int, bool) {
		i, found := at[id]
		if !found {
			in.Add("", ErrUnknown, id)
		}
		return i, found
	}
	p.Open, p.Sources = true, slices.Clone(p.Sources)
	changed := map[string]bool{}
	for i, source := range s.Change {
		in := c.In("change[%d]", i)
		if j, found := known(in.In("id"), source.ID); check.Unique(in, "id", source.ID, changed) && found {
			p.Sources[j] = source
		}
	}
	dropped := map[string]bool{}
	for i, id := range s.Drop {
		known(c.In("drop[%d]", i), id)
		dropped[id] = true
	}
	if err := c.Err(); err != nil {
		return Plan{}, err
	}
	p.Sources = append(remaining(p.Sources, dropped), s.Add...)
	places, _ := money.MinorUnits(p.Currency)
	exchanged(p.Sources, s.Exchange, places)
	if s.Budget != nil {
		p.Budget = *s.Budget
	}
	return p, p.Validate()
}

// rates checks the rates of a scenario, each for the sources of one currency.
func (s Scenario) rates(c *fault.Collector, sources []Source) {
	seen := map[string]bool{}
	for i, one := range s.Exchange {
		in := validator{Collector: c.In("exchange[%d]", i)}
		of := func(s Source) bool { return s.Foreign != nil && s.Foreign.Currency == one.Currency }
		known := slices.ContainsFunc(sources, of) || slices.ContainsFunc(s.Change, of) || slices.ContainsFunc(s.Add, of)
		if check.Unique(in.Collector, "currency", one.Currency, seen) && !known {
			in.Add("currency", ErrUnknown, one.Currency)
		}
		in.rate(one)
	}
}

// remaining drops sources, and those that need one that is dropped.
func remaining(sources []Source, dropped map[string]bool) []Source {
	for again := true; again; {
		again = false
		for _, s := range sources {
			if !dropped[s.ID] && slices.ContainsFunc(s.Needs, func(id string) bool { return dropped[id] }) {
				dropped[s.ID], again = true, true
			}
		}
	}
	kept := make([]Source, 0, len(sources))
	for _, s := range sources {
		if !dropped[s.ID] {
			kept = append(kept, s)
		}
	}
	return kept
}

// Version is a named plan to set beside others.
type Version struct {
	Name string `json:"name"`
	Plan Plan   `json:"plan"`
}

// MaxVersions is the largest number of versions set side by side.
const MaxVersions = 50

// Comparison is versions of a plan side by side. Each list has one entry for each version, in their order.
type Comparison struct {
	Currency string            `json:"currency"`
	Versions []string          `json:"versions"`
	Budgets  []decimal.Decimal `json:"budgets"`
	// Balances are the sources less the budget; Cash what the production can spend.
	Balances []decimal.Decimal `json:"balances"`
	Cash     []decimal.Decimal `json:"cash"`
	// Sources and Ratios are in the order in which the versions first have them.
	Sources []SourceRow `json:"sources"`
	Ratios  []RatioRow  `json:"ratios"`
}

// SourceRow is one source in every version; nil where a version does not have it.
type SourceRow struct {
	ID       string             `json:"id"`
	Label    string             `json:"label"`
	Amounts  []*decimal.Decimal `json:"amounts"`
	Statuses []Status           `json:"statuses"`
	// Changed is true where the amount, the status or the presence differ from the first version.
	Changed bool `json:"changed"`
}

// RatioRow is one ratio in every version; nil where a version does not have it.
type RatioRow struct {
	Code     RatioCode          `json:"code"`
	Label    Text               `json:"label"`
	Percents []*decimal.Decimal `json:"percents"`
	// Points are the percentages less that of the first version; nil where one of them is missing.
	Points []*decimal.Decimal `json:"points"`
}

// Compare sets versions of a plan side by side. The error is a [Faults]: that of [Plan.Validate] for a
// version, [ErrCurrency] for one in another currency than the first, [ErrRequired] without a version.
func Compare(versions []Version) (Comparison, error) {
	var c fault.Collector
	if len(versions) == 0 {
		c.Add("versions", ErrRequired, nil)
	}
	if !check.Size(&c, "versions", len(versions), MaxVersions) || c.Err() != nil {
		return Comparison{}, c.Err()
	}
	var all Comparison
	for i, v := range versions {
		in := c.In("versions[%d]", i)
		check.Label(in, "name", v.Name)
		a, err := v.Plan.Analyse()
		if err != nil {
			in.Merge("plan", err)
			continue
		}
		if i > 0 && v.Plan.Currency != versions[0].Plan.Currency {
			in.Add("plan.currency", ErrCurrency, v.Plan.Currency)
			continue
		}
		all.add(i, len(versions), v, a)
	}
	if err := c.Err(); err != nil {
		return Comparison{}, err
	}
	for i := range all.Sources {
		all.Sources[i].compare()
	}
	for i := range all.Ratios {
		all.Ratios[i].compare()
	}
	return all, nil
}

func (c *Comparison) add(i, of int, v Version, a Analysis) {
	c.Currency, c.Versions = a.Currency, append(c.Versions, v.Name)
	c.Budgets, c.Balances, c.Cash = append(c.Budgets, a.Budget), append(c.Balances, a.Balance), append(c.Cash, a.Cash.Net)
	for _, s := range v.Plan.Sources {
		at := slices.IndexFunc(c.Sources, func(r SourceRow) bool { return r.ID == s.ID })
		if at < 0 {
			at = len(c.Sources)
			c.Sources = append(c.Sources, SourceRow{ID: s.ID, Label: s.Label, Amounts: make([]*decimal.Decimal, of), Statuses: make([]Status, of)})
		}
		c.Sources[at].Amounts[i], c.Sources[at].Statuses[i] = &s.Amount, s.Status
	}
	for _, ratio := range a.Ratios {
		at := slices.IndexFunc(c.Ratios, func(r RatioRow) bool { return r.Code == ratio.Code })
		if at < 0 {
			at = len(c.Ratios)
			c.Ratios = append(c.Ratios, RatioRow{Code: ratio.Code, Label: ratio.Label, Percents: make([]*decimal.Decimal, of), Points: make([]*decimal.Decimal, of)})
		}
		c.Ratios[at].Percents[i] = &ratio.Percent
	}
}

func (r *SourceRow) compare() {
	for i, amount := range r.Amounts {
		first := r.Amounts[0]
		same := amount == nil && first == nil || amount != nil && first != nil && amount.Equal(*first)
		r.Changed = r.Changed || !same || r.Statuses[i] != r.Statuses[0]
	}
}

func (r *RatioRow) compare() {
	for i, percent := range r.Percents {
		if percent != nil && r.Percents[0] != nil {
			points := percent.Sub(*r.Percents[0])
			r.Points[i] = &points
		}
	}
}
