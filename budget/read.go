package budget

import (
	"strings"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// readLines validates the lines one after the other, and computes them as long as nothing is wrong.
func (e *estimate) readLines(c *fault.Collector) {
	if e.sound {
		e.prepare()
	}
	ids := make(map[string]bool, len(e.budget.Lines))
	at, r := new(fault.Collector), new(LineResult) // of one line; most have no fault, and need no path
	for i := range e.budget.Lines {
		if e.result.Lines != nil {
			r = &e.result.Lines[i]
		} else {
			*r = LineResult{}
		}
		r.Line = e.budget.Lines[i]
		if before := len(ids); check.Code(at, "id", r.Line.ID) {
			if ids[r.Line.ID] = true; len(ids) == before {
				at.Add("id", ErrDuplicate, r.Line.ID)
			}
		}
		post, population := e.readLine(at, r)
		if e.sound && at.Err() == nil {
			e.addLine(at, r, post, population)
		}
		if err := at.Err(); err != nil {
			c.In("lines[%d]", i).Merge("", err)
			if at, e.sound = new(fault.Collector), false; c.Full() {
				return
			}
		}
	}
}

// readLine validates a line, fills its figures in, and returns the place of its post and what its pay bears.
func (e *estimate) readLine(at *fault.Collector, r *LineResult) (post int, of *population) {
	line := &r.Line
	if check.Code(at, "account", line.Account) {
		if post = e.plan.post(line.Account); post < 0 {
			at.Add("account", ErrUnknown, line.Account)
		} else {
			r.Post = e.plan.chart.Posts[post].Number
		}
	}
	e.readTexts(at, line)
	e.readFigures(at, r)
	e.readExchange(at, r)
	return post, e.readPay(at, r)
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
	if !blank(line.VAT) {
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
	if !blank(line.Multiplier) || formulas.Multiplier != "" {
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
	value, fine := exactly(at, f.path, f.value)
	if !fine {
		return value
	}
	path := f.path
	if f.formula != "" {
		if path = "formulas." + path; !value.IsZero() {
			at.Add(f.path, ErrDuplicate, f.value)
		}
		var err *broken
		if value, err = e.variables.of(f.formula); err != nil {
			at.Add(path, err.kind, strings.TrimSuffix(id+": "+err.Error(), ": "))
			return fraction.F{}
		}
	}
	if value.Sign() < 0 && !f.signed {
		at.Add(path, ErrNegative, refused(id, f, value))
	}
	return value
}

// refused writes a negative figure: that of a formula with the line that uses it.
func refused(id string, f figure, value fraction.F) any {
	if f.formula == "" {
		return f.value
	}
	return id + ": " + value.Text()
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

// readPay checks what the charges of a line need, and returns what it bears.
func (e *estimate) readPay(at *fault.Collector, r *LineResult) *population {
	line := &r.Line
	if days, fine := exactly(at, "days", line.Days); fine && days.Sign() < 0 {
		at.Add("days", ErrNegative, line.Days)
	} else if fine {
		r.Days = days
	}
	if !blank(line.DailyMinimum) {
		positive(at, "daily_minimum", line.DailyMinimum)
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
		return r.count().Mul(e.weekDays)
	}
	return fraction.F{}
}
