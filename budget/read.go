package budget

import (
	"strings"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// readLines validates the lines and fills their figures in.
func (e *estimate) readLines(c *fault.Collector) {
	ids := make(map[string]bool, len(e.budget.Lines))
	e.result.Lines = make([]LineResult, len(e.budget.Lines))
	e.found = make([]found, len(e.budget.Lines))
	at := new(fault.Collector) // of one line; most have no fault, and need no path
	for i := range e.budget.Lines {
		line, r := &e.budget.Lines[i], &e.result.Lines[i]
		r.Line = *line
		if before := len(ids); check.Code(at, "id", line.ID) {
			if ids[line.ID] = true; len(ids) == before {
				at.Add("id", ErrDuplicate, line.ID)
			}
		}
		if check.Code(at, "account", line.Account) {
			if post := e.plan.post(line.Account); post < 0 {
				at.Add("account", ErrUnknown, line.Account)
			} else {
				r.Post, e.found[i].post = e.plan.chart.Posts[post].Number, post
			}
		}
		e.readTexts(at, line)
		e.readFigures(at, r)
		e.readExchange(at, r)
		e.found[i].population = e.readPay(at, r)
		if err := at.Err(); err != nil {
			c.In("lines[%d]", i).Merge("", err)
			at = new(fault.Collector)
			if c.Full() {
				return
			}
		}
	}
}

func (e *estimate) readTexts(at *fault.Collector, line *Line) {
	check.Size(at, "person", len(line.Person), MaxCode)
	check.Size(at, "key", len(line.Key), MaxCode)
	check.Size(at, "bearer", len(line.Bearer), MaxCode)
	check.Label(at, "label", line.Label)
	check.Label(at, "unit", string(line.Unit))
	oneOf(at, "phase", line.Phase, Preparation, Shoot, PostProduction)
	oneOf(at, "payment", line.Payment, Cash, InKind, Deferred, Participation)
	oneOf(at, "side", line.Side, AboveTheLine, BelowTheLine, Other)
	if c := line.Country; c != "" && (len(c) != 2 || c[0] < 'A' || c[0] > 'Z' || c[1] < 'A' || c[1] > 'Z') {
		at.Add("country", ErrUnknown, c)
	}
	if positive(at, "vat", line.VAT) && !line.VAT.IsZero() {
		check.Percent(at, "vat", line.VAT)
	}
	if len(line.Tags) == 0 || !check.Size(at, "tags", len(line.Tags), MaxTags) {
		return
	}
	seen := map[string]bool{}
	for i, tag := range line.Tags {
		check.Unique(at.In("tags[%d]", i), "", tag, seen)
	}
}

// readFigures computes quantity, number, multiplier and rate.
func (e *estimate) readFigures(at *fault.Collector, r *LineResult) {
	line, formulas := &r.Line, &r.Line.Formulas
	r.Quantity = e.figure(at, line.ID, figure{"quantity", line.Quantity, formulas.Quantity, false})
	r.Number = e.figure(at, line.ID, figure{"number", line.Number, formulas.Number, false})
	r.Rate = e.figure(at, line.ID, figure{"rate", line.Rate, formulas.Rate, true})
	r.Multiplier = fraction.Int(1)
	if !line.Multiplier.IsZero() || line.Multiplier.Exponent() != 0 || formulas.Multiplier != "" {
		r.Multiplier = e.figure(at, line.ID, figure{"multiplier", line.Multiplier, formulas.Multiplier, false})
		if formulas.Multiplier == "" && r.Multiplier.IsZero() {
			r.Multiplier = fraction.Int(1)
		}
	}
}

// figure is one figure of a line: a number, or the formula that stands for it.
type figure struct {
	path    string
	value   decimal.Decimal
	formula string
	signed  bool
}

func (e *estimate) figure(at *fault.Collector, id string, f figure) fraction.F {
	if !small(at, f.path, f.value) {
		return fraction.F{}
	}
	if f.formula == "" {
		if f.value.IsNegative() && !f.signed {
			at.Add(f.path, ErrNegative, f.value)
		}
		return fraction.FromDecimal(f.value)
	}
	if !f.value.IsZero() {
		at.Add(f.path, ErrDuplicate, f.value)
	}
	value, err := e.variables.of(f.formula)
	if err != nil {
		at.Add("formulas."+f.path, err.kind, strings.TrimSuffix(id+": "+err.Error(), ": "))
		return fraction.F{}
	}
	if value.Sign() < 0 && !f.signed {
		at.Add("formulas."+f.path, ErrNegative, id+": "+value.Text())
	}
	return value
}

// readExchange finds the rate of a line in another currency: that of its day, which is the last one that
// began by then; without a day, the last one.
func (e *estimate) readExchange(at *fault.Collector, r *LineResult) {
	if r.Line.Currency == "" || r.Line.Currency == e.budget.Currency {
		return
	}
	rate, found := e.budget.exchange(&r.Line)
	if !found {
		if _, known := money.MinorUnits(r.Line.Currency); !known {
			at.Add("currency", ErrCurrency, r.Line.Currency)
			return
		}
		at.Add("currency", ErrRequired, "no rate of exchange of "+r.Line.Currency+" on that day")
	}
	r.Exchange = rate
}

func (b *Budget) exchange(line *Line) (rate ExchangeRate, found bool) {
	day := b.day(line)
	for _, one := range b.Exchange {
		if one.Currency != line.Currency || (!day.IsZero() && one.Date.After(day)) {
			continue
		}
		if !found || !one.Date.Before(rate.Date) {
			rate, found = one, true
		}
	}
	return rate, found
}

// found is what reading a line has found out: the place of its post, and what its category bears.
type found struct {
	post       int
	population *population
}

// readPay checks what the charges of a line need, and returns what it bears.
func (e *estimate) readPay(at *fault.Collector, r *LineResult) *population {
	line := &r.Line
	days := positive(at, "days", line.Days)
	positive(at, "daily_minimum", line.DailyMinimum)
	if days && !line.Days.IsZero() {
		r.Days = fraction.FromDecimal(line.Days)
	}
	if line.Category == "" {
		return nil
	}
	population, known := e.populations[line.Category]
	if !known {
		at.Add("category", ErrUnknown, line.Category)
		return nil
	}
	if population.dated && e.budget.day(line).IsZero() {
		at.Add("date", ErrRequired, "a charge of the category is dated")
	}
	capped := population.capped || (population.multiple && !line.DailyMinimum.IsZero())
	if capped && line.Days.IsZero() {
		r.Days = e.days(r)
	}
	if capped && r.Days.IsZero() && !r.count().IsZero() {
		at.Add("days", ErrRequired, "a charge of the category is capped by the day")
	}
	return population
}

// days returns the days of work that the unit of a line tells, or zero.
func (e *estimate) days(r *LineResult) fraction.F {
	unit, known := e.typed[r.Line.Unit]
	if !known {
		unit, _ = r.Line.Unit.Typed()
		e.typed[r.Line.Unit] = unit
	}
	switch unit {
	case Day:
		return r.count()
	case Week:
		if money.Acceptable(e.budget.WeekDays) {
			return r.count().Mul(fraction.FromDecimal(e.budget.WeekDays))
		}
	}
	return fraction.F{}
}

// count returns the units of the line.
func (r *LineResult) count() fraction.F { return r.Quantity.Mul(r.Number).Mul(r.Multiplier) }
