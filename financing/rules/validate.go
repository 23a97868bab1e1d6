package rules

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/points"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Validate reports everything that is wrong with the case, as [Faults], or nil.
//
// Kinds: [ErrCurrency] (none, or another one in the plan), [ErrNegative], [ErrTooLarge], [ErrUnknown] (a word that
// is none of a list, a parameter that there is not, a source that the plan does not have), [ErrDuplicate] and
// [ErrRequired] (names), [ErrRange] (a count), and what the plan, the sheets of points and the totals report.
func (c Case) Validate() error {
	f := &fault.Collector{}
	facts(f, "", reflect.ValueOf(c))
	check.Size(f, "allocations", len(c.Allocations), MaxParties)
	if c.Coproduction != nil {
		check.Size(f, "coproduction.parties", len(c.Coproduction.Parties), MaxParties)
	}
	if c.Plan != nil {
		obligations := 0
		for _, s := range c.Plan.Sources {
			obligations += len(s.Spend)
		}
		check.Size(f, "plan.sources", obligations, MaxFacts)
	}
	if err := f.Err(); err != nil {
		return err
	}
	check.Currency(f, c.Currency)
	if c.Plan != nil {
		f.Merge("plan", c.Plan.Validate())
		if c.Plan.Currency != c.Currency {
			f.Add("plan.currency", ErrCurrency, c.Plan.Currency)
		}
	}
	if c.Points != nil {
		f.Merge("points", c.Points.Validate())
	}
	if c.European != nil {
		f.Merge("european", c.European.Validate())
	}
	for i, one := range c.Totals {
		f.Merge(path("totals", i)+".total", one.Total.Validate())
	}
	c.words(f)
	c.names(f)
	c.parameters(f)
	return f.Err()
}

func path(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }

// facts asks every amount, text, list and count of the facts whether it may be worked with. What has a Validate of
// its own is left to it.
func facts(f *fault.Collector, at string, v reflect.Value) {
	switch one := v.Interface().(type) {
	case decimal.Decimal:
		check.NotNegative(f, at, one)
		return
	case financing.Plan, points.Sheet, financing.Total, schedule.Date:
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			facts(f, at, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).IsZero() { // nothing is wrong with what is not there
				continue
			}
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			facts(f, strings.TrimPrefix(at+"."+name, "."), v.Field(i))
		}
	case reflect.Slice:
		if check.Size(f, at, v.Len(), MaxFacts) {
			for i := range v.Len() {
				facts(f, path(at, i), v.Index(i))
			}
		}
	case reflect.Map:
		if check.Size(f, at, v.Len(), MaxFacts) {
			keys := v.MapKeys()
			slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
			for _, key := range keys {
				facts(f, fmt.Sprintf("%s[%.100q]", at, key.String()), v.MapIndex(key))
			}
		}
	case reflect.String:
		check.Label(f, at, v.String())
	case reflect.Int:
		if n := v.Int(); n < 0 || n > maxCount {
			f.Add(at, ErrRange, n)
		}
	}
}

// word checks a word that is one of a list, or missing.
func word[T ~string](f *fault.Collector, path string, value T, list ...T) {
	if value != "" && !slices.Contains(list, value) {
		f.Add(path, ErrUnknown, string(value))
	}
}

func (c Case) words(f *fault.Collector) {
	word(f, "film.work", c.Film.Work, Cinema, Audiovisual)
	word(f, "film.genre", c.Film.Genre, Fiction, Documentary, Animation)
	word(f, "readings.foreign_aid", c.Readings.ForeignAid, NotCounted, Counted)
	word(f, "readings.credit_ceiling", c.Readings.CreditCeiling, OnBudget, OnFinalCost)
	word(f, "readings.deduction", c.Readings.Deduction, DeductThenCap, CapThenDeduct)
	word(f, "readings.franchise", c.Readings.Franchise, OnSupport, OnBoxOffice)
	word(f, "readings.share", c.Readings.Share, OfCoproducer, OfCountry)
	if t := c.Coproduction; t != nil && t.Treaty != "" && !t.Treaty.known() {
		f.Add("coproduction.treaty", ErrUnknown, string(t.Treaty))
	}
	for i, one := range c.Broadcasters {
		if at := path("broadcasters", i) + ".service"; check.Given(f, at, string(one.Service)) {
			word(f, at, one.Service, CinemaService, FreeToAir, OnDemand)
		}
	}
	for i, one := range c.Schemes {
		check.Code(f, path("schemes", i)+".territory", one.Territory)
		if at := path("schemes", i) + ".scheme"; check.Given(f, at, string(one.Scheme)) {
			word(f, at, one.Scheme, GrandEst, OtherScheme)
		}
	}
}

// names checks the names of subjects: given, not twice in a list, and in the plan where they are those of sources.
func (c Case) names(f *fault.Collector) {
	each(f, "spending", c.Spending, func(s Spending) (string, string) { return "territory", s.Territory })
	each(f, "pay", c.Pay, func(p Pay) (string, string) { return "person", p.Person })
	each(f, "funds", c.Funds, func(s Fund) (string, string) { return "name", s.Name })
	each(f, "subscribers", c.Subscribers, func(s Subscriber) (string, string) { return "name", s.Name })
	each(f, "broadcasters", c.Broadcasters, func(b Broadcaster) (string, string) { return "name", b.Name })
	each(f, "totals", c.Totals, func(t PrintedTotal) (string, string) { return "name", t.Name })
	each(f, "allocations", c.Allocations, func(a Allocation) (string, string) { return "partner", a.Partner })
	each(f, "soficas", c.Soficas, func(s Investment) (string, string) { return c.planned("source", s.Source) })
	each(f, "schemes", c.Schemes, func(s Scheme) (string, string) { return c.planned("source", s.Source) })
	each(f, "payments", c.Payments, func(p Payment) (string, string) { return c.planned("source", p.Source) })
	if c.Coproduction != nil {
		each(f, "coproduction.parties", c.Coproduction.Parties, func(p Party) (string, string) { return "id", p.ID })
		for i, one := range c.Coproduction.Parties {
			check.Code(f, path("coproduction.parties", i)+".country", one.Country)
		}
	}
}

// planned returns the name of a source, or marks it as one that the plan does not have.
func (c Case) planned(field, id string) (path, name string) {
	if c.Plan == nil || id == "" || slices.ContainsFunc(c.Plan.Sources, func(s financing.Source) bool { return s.ID == id }) {
		return field, id
	}
	return field + "!", id
}

func each[T any](f *fault.Collector, list string, all []T, name func(T) (field, value string)) {
	seen := map[string]bool{}
	for i, one := range all {
		field, value := name(one)
		known, absent := strings.CutSuffix(field, "!")
		at := f.In(list+"[%d]", i)
		check.Unique(at, known, value, seen)
		if absent {
			at.Add(known, ErrUnknown, value)
		}
	}
}

// parameters checks that what is supplied and accepted exists.
func (c Case) parameters(f *fault.Collector) {
	if len(c.Supplied)+len(c.Accepted) == 0 {
		return
	}
	exists := map[Parameter]bool{}
	for _, p := range catalogue("") {
		exists[p.name] = true
	}
	names := make([]string, 0, len(c.Supplied))
	for name := range c.Supplied {
		names = append(names, string(name))
	}
	slices.Sort(names)
	for _, name := range names {
		if !exists[Parameter(name)] {
			f.Add(fmt.Sprintf("supplied[%.100q]", name), ErrUnknown, name)
		}
	}
	for i, name := range c.Accepted {
		if !exists[name] {
			f.Add(path("accepted", i), ErrUnknown, string(name))
		}
	}
}
