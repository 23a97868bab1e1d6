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
	ids := names{lines: e.budget.Lines}
	at, r := new(fault.Collector), new(LineResult) // of one line; most have no fault, and need no path
	for i := range e.budget.Lines {
		if e.result.Lines != nil {
			r = &e.result.Lines[i]
		} else {
			*r = LineResult{}
		}
		r.Line = e.budget.Lines[i]
		if check.Code(at, "id", r.Line.ID) && !ids.add(i) {
			at.Add("id", ErrDuplicate, r.Line.ID)
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

// names tells whether the ID of a line was given before. In most budgets the IDs rise, the shorter first and then
// by the alphabet, and those need no list.
type names struct {
	lines []Line
	last  string
	seen  map[string]bool
}

// add reports whether the line at a place has an ID of its own.
func (n *names) add(i int) bool {
	id := n.lines[i].ID
	if n.seen == nil {
		if len(n.last) < len(id) || (len(n.last) == len(id) && n.last < id) {
			n.last = id
			return true
		}
		n.seen = make(map[string]bool, len(n.lines))
		for _, line := range n.lines[:i] {
			n.seen[line.ID] = true
		}
	}
	before := len(n.seen)
	n.seen[id] = true
	return len(n.seen) > before
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
	r.Quantity = e.figure(at, r, figure{"quantity", &line.Quantity, &formulas.Quantity})
	r.Number = e.figure(at, r, figure{"number", &line.Number, &formulas.Number})
	r.Rate = e.figure(at, r, figure{"rate", &line.Rate, &formulas.Rate})
	r.Multiplier = fraction.Int(1)
	if !blank(line.Multiplier) || formulas.Multiplier != "" {
		r.Multiplier = e.figure(at, r, figure{"multiplier", &line.Multiplier, &formulas.Multiplier})
		if formulas.Multiplier == "" && r.Multiplier.IsZero() {
			r.Multiplier = fraction.Int(1)
		}
	}
}

// figure is one figure of a line: a number, or the formula that stands for it.
type figure struct {
	path    string
	value   *decimal.Decimal
	formula *string
}

func (e *estimate) figure(at *fault.Collector, r *LineResult, f figure) fraction.F {
	value, fine := exactly(at, f.path, *f.value)
	if !fine {
		return value
	}
	signed := f.value == &r.Line.Rate
	if *f.formula == "" {
		if value.Sign() < 0 && !signed {
			at.Add(f.path, ErrNegative, *f.value)
		}
		return value
	}
	if !value.IsZero() {
		at.Add(f.path, ErrDuplicate, *f.value)
	}
	value, err := e.variables.of(*f.formula)
	if err != nil {
		at.Add("formulas."+f.path, err.kind, strings.TrimSuffix(r.Line.ID+": "+err.Error(), ": "))
		return fraction.F{}
	}
	if value.Sign() < 0 && !signed {
		at.Add("formulas."+f.path, ErrNegative, r.Line.ID+": "+value.Text())
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

// readPay checks what the charges of a line need, and returns what it bears.
func (e *estimate) readPay(at *fault.Collector, r *LineResult) *population {
	line := &r.Line
	if !blank(line.Days) && check.NotNegative(at, "days", line.Days) {
		r.Days = fraction.FromDecimal(line.Days)
	}
	if !blank(line.DailyMinimum) {
		positive(at, "daily_minimum", line.DailyMinimum)
	}
	if line.Category == "" {
		return nil
	}
	population, known := e.population(line.Category)
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

// population returns what the pay of a category bears; the next line is often of the same.
func (e *estimate) population(category string) (*population, bool) {
	if category != e.category || e.last == nil {
		e.category, e.last = category, e.populations[category]
	}
	return e.last, e.last != nil
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
