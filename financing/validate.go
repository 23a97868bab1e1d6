package financing

import (
	"strings"

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
	MaxDays = 36_600
	// MaxCode is the largest length, in bytes, of an identifier.
	MaxCode = 64
	// MaxText is the largest length, in bytes, of a label or the name of a group.
	MaxText = 2_000
)

// Validate reports everything that is wrong with the plan, as [Faults], or nil.
//
// Kinds: [ErrRequired], [ErrUnknown] (a nature or a status), [ErrDuplicate], [ErrCurrency],
// [ErrNegative], [ErrRange] (a percentage outside 0 to 100, a recoupable part above its amount, an
// amount finer than the minor unit, a deferred source that is paid, an identifier that begins with the
// sign = kept for [LineBudget]), [ErrOver100] and [ErrUnbalance]
// (instalments above and below 100 per cent; [ErrUnbalance] at "sources" when the plan does not close
// on the budget and is not open), and [ErrTooLarge].
func (p Plan) Validate() error {
	var c fault.Collector
	if !atMost(&c, "sources", len(p.Sources), MaxSources) {
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
		at.unique("id", s.ID, ids)
		if strings.HasPrefix(s.ID, "=") {
			at.Add("id", ErrRange, s.ID)
		}
		summed = at.source(s) && summed
		if summed {
			sum = sum.Add(s.Amount)
		}
	}
	if summed && !p.Open && !sum.Equal(p.Budget) {
		c.Add("sources", ErrUnbalance, plain(sum)+" for a budget of "+plain(p.Budget))
	}
	return c.Err()
}

// source checks one source and reports whether its amount can be added to the others.
func (v validator) source(s Source) (summable bool) {
	v.short("label", s.Label, MaxText)
	v.name("group", s.Group)
	v.oneOf("nature", string(s.Nature), s.Nature.known())
	v.oneOf("status", string(s.Status), s.Status.known())
	summable = v.amount("amount", s.Amount)
	if v.amount("recoupable", s.Recoupable) && summable && s.Recoupable.GreaterThan(s.Amount) {
		v.Add("recoupable", ErrRange, plain(s.Recoupable))
	}
	v.percent("probability", s.Probability)
	v.percent("bankable", s.Bankable)
	v.instalments(s)
	return summable
}

func (v validator) instalments(s Source) {
	if !atMost(v.Collector, "instalments", len(s.Instalments), MaxInstalments) || len(s.Instalments) == 0 {
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
		at.code("milestone", one.Milestone)
		if one.Days > MaxDays || one.Days < -MaxDays {
			at.Add("days", ErrRange, one.Days)
		}
	}
	switch hundred := decimal.NewFromInt(100); {
	case !summed:
	case sum.GreaterThan(hundred):
		v.Add("instalments", ErrOver100, plain(sum))
	case sum.LessThan(hundred):
		v.Add("instalments", ErrUnbalance, plain(sum)+" per cent")
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
	places, known := money.MinorUnits(currency)
	if !known {
		c.Add("currency", ErrCurrency, currency)
	}
	return validator{Collector: c, places: places, known: known}
}

func (v validator) in(format string, i int) validator {
	v.Collector = v.In(format, i)
	return v
}

// notNegative asks first whether d is acceptable: a refused decimal is never printed, its digits could
// fill the memory.
func (v validator) notNegative(path string, d decimal.Decimal) bool {
	switch {
	case !money.Acceptable(d):
		v.Add(path, ErrTooLarge, nil)
	case d.IsNegative():
		v.Add(path, ErrNegative, plain(d))
	default:
		return true
	}
	return false
}

// amount checks an amount of money: not negative, and not finer than the minor unit.
func (v validator) amount(path string, d decimal.Decimal) bool {
	if !v.notNegative(path, d) {
		return false
	}
	if v.known && !money.Round(d.Rat(), v.places, Down).Equal(d) {
		v.Add(path, ErrRange, plain(d))
		return false
	}
	return true
}

// percent checks a percentage from 0 to 100.
func (v validator) percent(path string, d decimal.Decimal) bool {
	if !v.notNegative(path, d) {
		return false
	}
	if d.GreaterThan(decimal.NewFromInt(100)) {
		v.Add(path, ErrRange, plain(d))
		return false
	}
	return true
}

func (v validator) oneOf(path, value string, known bool) {
	switch {
	case value == "":
		v.Add(path, ErrRequired, nil)
	case !known:
		v.Add(path, ErrUnknown, value)
	}
}

func (v validator) unique(path, value string, seen map[string]bool) {
	if v.code(path, value) {
		if seen[value] {
			v.Add(path, ErrDuplicate, value)
		}
		seen[value] = true
	}
}

func (v validator) code(path, value string) bool { return v.required(path, value, MaxCode) }

func (v validator) name(path, value string) { v.required(path, value, MaxText) }

func (v validator) required(path, value string, most int) bool {
	if value == "" {
		v.Add(path, ErrRequired, nil)
		return false
	}
	return v.short(path, value, most)
}

func (v validator) short(path, value string, most int) bool {
	if len(value) > most {
		v.Add(path, ErrTooLarge, len(value))
		return false
	}
	return true
}

func atMost(c *fault.Collector, path string, size, most int) bool {
	if size > most {
		c.Add(path, ErrTooLarge, size)
		return false
	}
	return true
}

// plain writes an acceptable decimal in a way that no global setting of the host changes.
func plain(d decimal.Decimal) string { return d.StringFixed(max(0, -d.Exponent())) }
