package financing

import (
	"strings"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
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
	// MaxCode is the longest identifier, and MaxText the longest label, in bytes.
	MaxCode = check.MaxCode
	MaxText = check.MaxText
)

// Validate reports everything that is wrong with the plan, as [Faults], or nil.
//
// Kinds: [ErrRequired], [ErrUnknown] (a nature or a status), [ErrDuplicate], [ErrCurrency],
// [ErrNegative], [ErrRange] (a percentage outside 0 to 100, an
// amount finer than the minor unit, a deferred source that is paid, an identifier that begins with the
// sign = kept for [LineBudget]), [ErrOver100] and [ErrUnbalance]
// (instalments above and below 100 per cent; [ErrUnbalance] at "sources" when the plan does not close
// on the budget and is not open), and [ErrTooLarge].
func (p Plan) Validate() error {
	var c fault.Collector
	if !check.Size(&c, "sources", len(p.Sources), MaxSources) {
		return c.Err()
	}
	v := newValidator(&c, p.Currency)
	v.name("producer", p.Producer)
	if v.amount("budget", p.Budget) {
		v.notZero("budget", p.Budget)
	}
	v.amount("unsold_rights", p.UnsoldRights)
	ids, sum, summed := map[string]bool{}, decimal.Decimal{}, money.Acceptable(p.Budget)
	for i, s := range p.Sources {
		at := v.in("sources[%d]", i)
		check.Unique(at.Collector, "id", s.ID, ids)
		if strings.HasPrefix(s.ID, "=") {
			at.Add("id", ErrRange, s.ID)
		}
		summed = at.source(s) && summed
		if summed {
			sum = sum.Add(s.Amount)
		}
	}
	if summed && !p.Open && !sum.Equal(p.Budget) {
		c.Add("sources", ErrUnbalance, money.Text(sum)+" for a budget of "+money.Text(p.Budget))
	}
	return c.Err()
}

// source checks one source and reports whether its amount can be added to the others.
func (v validator) source(s Source) (summable bool) {
	check.Label(v.Collector, "label", s.Label)
	v.name("group", s.Group)
	v.oneOf("nature", string(s.Nature), s.Nature.known())
	v.oneOf("status", string(s.Status), s.Status.known())
	summable = v.amount("amount", s.Amount)
	v.amount("recoupable", s.Recoupable)
	v.percent("probability", s.Probability)
	v.percent("bankable", s.Bankable)
	v.instalments(s)
	return summable
}

func (v validator) instalments(s Source) {
	if !check.Size(v.Collector, "instalments", len(s.Instalments), MaxInstalments) || len(s.Instalments) == 0 {
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
