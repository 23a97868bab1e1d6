package financing

import (
	"strings"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Limits of a plan. They are far above any real one, and keep a hostile one cheap to refuse.
const (
	// MaxSources is the largest number of sources.
	MaxSources = 1_000
	// MaxInstalments is the largest number of instalments of one source.
	MaxInstalments = 200
	// MaxDays bounds the days between a milestone and an instalment, on both sides.
	MaxDays = 3_660
	// MaxPartners is the largest number of co-producers, and MaxTerms that of the needs, of the obligations
	// and of the costs of one source, each.
	MaxPartners = 100
	MaxTerms    = 50
	// MaxCode is the longest identifier, and MaxText the longest label, in bytes.
	MaxCode = check.MaxCode
	MaxText = check.MaxText
)

// Validate reports everything that is wrong with the plan, as [Faults], or nil.
//
// Kinds: [ErrRequired], [ErrUnknown] (a nature, a status, a co-producer or a source that is needed),
// [ErrCycle] (sources that need each other), [ErrDuplicate], [ErrCurrency],
// [ErrNegative], [ErrRange] (a percentage outside 0 to 100, an
// amount finer than the minor unit, a deferred source that is paid, an identifier that begins with the
// sign = kept for [LineBudget]), [ErrOver100] and [ErrUnbalance]
// (instalments above and below 100 per cent; [ErrUnbalance] at "sources" when the plan does not close
// on the budget and is not open, at "foreign" for an amount that is not the conversion of that of the contract), and
// [ErrTooLarge]. [ErrCurrency] is also a contract in another currency that is that of the plan.
func (p Plan) Validate() error {
	var c fault.Collector
	check.Size(&c, "sources", len(p.Sources), MaxSources)
	check.Size(&c, "coproducers", len(p.Coproducers), MaxPartners)
	for i := range p.Sources[:min(len(p.Sources), MaxSources)] {
		s := &p.Sources[i]
		if len(s.Instalments) <= MaxInstalments && max(len(s.Needs), len(s.Spend), len(s.Costs)) <= MaxTerms {
			continue
		}
		at := c.In("sources[%d]", i)
		check.Size(at, "instalments", len(s.Instalments), MaxInstalments)
		check.Size(at, "needs", len(s.Needs), MaxTerms)
		check.Size(at, "spend", len(s.Spend), MaxTerms)
		check.Size(at, "costs", len(s.Costs), MaxTerms)
	}
	if err := c.Err(); err != nil {
		return err
	}
	v := newValidator(&c, p.Currency)
	v.name("producer", p.Producer)
	if v.amount("budget", p.Budget) && p.Budget.IsZero() {
		v.Add("budget", ErrRequired, nil)
	}
	v.amount("unsold_rights", p.UnsoldRights)
	check.Label(&c, "country", p.Country)
	v.percent("aid_ceiling.percent", p.AidCeiling.Percent)
	v.amount("aid_ceiling.base", p.AidCeiling.Base)
	partners := p.partners(v)
	ids, sum, summed := make(map[string]bool, len(p.Sources)), fraction.Sum{}, money.Acceptable(p.Budget)
	for i := range p.Sources {
		s, at := &p.Sources[i], v.in("sources[%d]", i)
		check.Unique(at.Collector, "id", s.ID, ids)
		if strings.HasPrefix(s.ID, "=") {
			at.Add("id", ErrRange, s.ID)
		}
		summed = at.source(s) && summed
		if s.Foreign != nil {
			in := at
			in.Collector = at.In("foreign")
			in.foreign(s.Foreign, p.Currency, s.Amount)
		}
		if s.Partner != "" && !partners[s.Partner] {
			at.Add("partner", ErrUnknown, s.Partner)
		}
		if summed {
			sum.Add(s.Amount)
		}
	}
	if total := sum.Decimal(); summed && !p.Open && !total.Equal(p.Budget) {
		c.Add("sources", ErrUnbalance, money.Text(total)+" for a budget of "+money.Text(p.Budget))
	}
	p.needs(v)
	return c.Err()
}

// partners checks the co-producers and returns their identifiers.
func (p Plan) partners(v validator) map[string]bool {
	ids := map[string]bool{}
	for i, one := range p.Coproducers {
		at := v.in("coproducers[%d]", i)
		check.Unique(at.Collector, "id", one.ID, ids)
		check.Label(at.Collector, "label", one.Label)
		at.name("country", one.Country)
		at.percent("share", one.Share)
	}
	return ids
}

// needs checks that sources need others that are there, and not each other in a circle.
func (p Plan) needs(v validator) {
	if !p.anyNeeds() {
		return
	}
	at := make(map[string]int, len(p.Sources))
	for i, s := range p.Sources {
		at[s.ID] = i
	}
	sound := true
	for i, s := range p.Sources {
		for j, id := range s.Needs {
			if _, known := at[id]; !known {
				v.in("sources[%d]", i).in("needs[%d]", j).Add("", ErrUnknown, id)
				sound = false
			}
		}
	}
	if !sound {
		return
	}
	if id, found := p.circle(at); found {
		v.Add("sources", ErrCycle, id)
	}
}

// anyNeeds reports whether a source needs another.
func (p Plan) anyNeeds() bool {
	for i := range p.Sources {
		if len(p.Sources[i].Needs) > 0 {
			return true
		}
	}
	return false
}

// circle returns a source that cannot come before what needs it has come, if there is one.
func (p Plan) circle(at map[string]int) (id string, found bool) {
	waits, neededBy := make([]int, len(p.Sources)), make([][]int, len(p.Sources))
	for i, s := range p.Sources {
		for _, need := range s.Needs {
			waits[i]++
			neededBy[at[need]] = append(neededBy[at[need]], i)
		}
	}
	var ready []int
	for i := range waits {
		if waits[i] == 0 {
			ready = append(ready, i)
		}
	}
	for len(ready) > 0 {
		one := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		for _, i := range neededBy[one] {
			if waits[i]--; waits[i] == 0 {
				ready = append(ready, i)
			}
		}
	}
	for i := range waits {
		if waits[i] > 0 {
			return p.Sources[i].ID, true
		}
	}
	return "", false
}

// source checks one source and reports whether its amount can be added to the others.
func (v validator) source(s *Source) (summable bool) {
	check.Label(v.Collector, "label", s.Label)
	v.name("group", s.Group)
	v.oneOf("nature", string(s.Nature), s.Nature.known())
	v.oneOf("status", string(s.Status), s.Status.known())
	summable = v.amount("amount", s.Amount)
	v.amount("recoupable", s.Recoupable)
	v.percent("probability", s.Probability)
	v.percent("bankable", s.Bankable)
	v.percent("backed", s.Backed)
	check.Label(v.Collector, "medium", s.Medium)
	check.Label(v.Collector, "country", s.Country)
	check.Label(v.Collector, "partner", s.Partner)
	if s.Class != "" && !s.Class.known() {
		v.Add("class", ErrUnknown, string(s.Class))
	}
	if s.Rank < 0 || s.Rank > MaxSources {
		v.Add("rank", ErrRange, s.Rank)
	}
	v.instalments(s)
	for i, one := range s.Spend {
		v.in("spend[%d]", i).obligation(one)
	}
	for i, one := range s.Costs {
		v.in("costs[%d]", i).cost(one)
	}
	return summable
}

func (v validator) obligation(o SpendObligation) {
	v.name("territory", o.Territory)
	percent, amount := check.NotNegative(v.Collector, "percent", o.Percent), v.amount("amount", o.Amount)
	if percent && amount && o.Percent.IsZero() == o.Amount.IsZero() {
		v.Add("percent", ErrRequired, "either percent or amount")
	}
	if percent && o.Percent.GreaterThan(decimal.NewFromInt(1_000)) {
		v.Add("percent", ErrRange, o.Percent)
	}
	v.percent("most", o.Most)
}

func (v validator) cost(m MoneyCost) {
	v.oneOf("kind", string(m.Kind), m.Kind.known())
	v.amount("amount", m.Amount)
	v.percent("percent", m.Percent)
	v.percent("rate", m.Rate)
	if m.Days < 0 || m.Days > MaxDays {
		v.Add("days", ErrRange, m.Days)
	}
	yearly := !m.Rate.IsZero()
	if yearly && m.Days == 0 {
		v.Add("days", ErrRequired, nil)
	}
	if m.Year != 0 && m.Year != 360 && m.Year != 365 || yearly && m.Year == 0 {
		v.Add("year", ErrRange, m.Year)
	}
}

func (v validator) instalments(s *Source) {
	if len(s.Instalments) == 0 {
		return
	}
	if s.Deferred {
		v.Add("instalments", ErrRange, "a deferred source is not paid")
	}
	sum, summed := decimal.Decimal{}, true
	for i, one := range s.Instalments {
		at := v.in("instalments[%d]", i)
		summed = at.percent("percent", one.Percent) && summed
		if summed {
			sum = sum.Add(one.Percent)
		}
		check.Code(at.Collector, "milestone", one.Milestone)
		if one.Days > MaxDays || one.Days < -MaxDays {
			at.Add("days", ErrRange, one.Days)
		}
	}
	switch hundred := decimal.NewFromInt(100); {
	case !summed:
	case sum.GreaterThan(hundred):
		v.Add("instalments", ErrOver100, money.Text(sum))
	case sum.LessThan(hundred):
		v.Add("instalments", ErrUnbalance, money.Text(sum)+" per cent")
	}
}

// validator checks the fields of a document in one currency.
type validator struct {
	*fault.Collector
	places int32
	known  bool
}

// newValidator checks the currency.
func newValidator(c *fault.Collector, currency string) validator {
	places, known := check.Currency(c, currency)
	return validator{Collector: c, places: places, known: known}
}

func (v validator) in(format string, i int) validator {
	v.Collector = v.In(format, i)
	return v
}

// amount checks an amount of money: not negative, and not finer than the minor unit.
func (v validator) amount(path string, d decimal.Decimal) bool {
	return check.NotNegative(v.Collector, path, d) && (!v.known || check.Whole(v.Collector, path, d, v.places))
}

func (v validator) percent(path string, d decimal.Decimal) bool {
	return check.Percent(v.Collector, path, d)
}

func (v validator) oneOf(path, value string, known bool) {
	if check.Given(v.Collector, path, value) && !known {
		v.Add(path, ErrUnknown, value)
	}
}

// name checks a name that people read and that must be given.
func (v validator) name(path, value string) {
	if check.Given(v.Collector, path, value) {
		check.Label(v.Collector, path, value)
	}
}
