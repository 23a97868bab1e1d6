package follow

import (
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Validate returns everything wrong with the book, as [Faults], or nil.
func (b Book) Validate() error {
	var found fault.Collector
	fits := check.Size(&found, "payments", len(b.Payments), MaxPayments)
	fits = check.Size(&found, "rules", len(b.Rules), MaxRules) && fits
	fits = check.Size(&found, "lines", len(b.Lines), MaxLines) && fits
	fits = check.Size(&found, "posts", len(b.Posts), MaxPosts) && fits
	if !fits {
		return found.Err()
	}
	found.Merge("plan", b.Plan.Check())
	places, _ := money.MinorUnits(b.Plan.Currency)
	if len(b.Plan.Weeks) == 0 {
		found.Add("plan.weeks", ErrRequired, nil)
	} else if b.Plan.Weeks[0].Monday.AddDays(farthest).IsZero() {
		found.Add("plan.weeks[0].monday", ErrRange, b.Plan.Weeks[0].Monday)
	}
	c := checker{&found, places}
	c.amount("opening", b.Opening)
	c.amount("floor", b.Floor)
	b.checkCredit(c)
	if check.Given(&found, "closed", b.Closed.String()) && !b.within(b.Closed) {
		found.Add("closed", ErrRange, b.Closed)
	}
	if b.Grace < 0 || b.Grace > MaxShift {
		found.Add("grace", ErrRange, b.Grace)
	}
	if !b.Overdue.IsZero() && !b.Overdue.After(b.Closed) {
		found.Add("overdue", ErrOrder, b.Overdue)
	}
	if !b.Overdue.IsZero() && !b.within(b.Overdue) {
		found.Add("overdue", ErrRange, b.Overdue)
	}
	b.checkPayments(c)
	b.checkLines(&found)
	b.checkRules(c)
	return found.Err()
}

// within reports whether a day is in the weeks that a book may speak of: those of the longest plan.
func (b Book) within(day schedule.Date) bool {
	if len(b.Plan.Weeks) == 0 {
		return true // reported on its own
	}
	days := day.DaysSince(b.Plan.Weeks[0].Monday)
	return days >= 0 && days < 7*cashflow.MaxWeeks
}

// dated reports whether a day may be reached by the shifts of a book.
func (b Book) dated(day schedule.Date) bool {
	return !day.IsZero() && day.DaysSince(b.Plan.Weeks[0].Monday) >= 0 && day.DaysSince(b.Plan.Weeks[0].Monday) <= farthest
}

const (
	// farthest is how many days after its first a plan is looked at: its own, and every shift of a search.
	farthest = 7*cashflow.MaxWeeks + (MaxMeasures+1)*MaxShift
	// maxColumns is the largest number of columns of a book: those of the plan, of the payments, of the rules, the
	// receipts, the tax and the bank.
	maxColumns = 3*cashflow.MaxColumns + 3
)

// checker checks amounts in whole minor units.
type checker struct {
	*fault.Collector
	places int32
}

func (c checker) in(format string, args ...any) checker {
	return checker{c.In(format, args...), c.places}
}

func (c checker) amount(path string, d decimal.Decimal) {
	if check.Whole(c.Collector, path, d, c.places) && d.Abs().GreaterThan(decimal.NewFromInt(MaxAmount)) {
		c.Add(path, ErrTooLarge, d)
	}
}

func (c checker) shift(path string, days int) {
	if days < -MaxShift || days > MaxShift {
		c.Add(path, ErrRange, days)
	}
}

// checkCredit checks the credit and what it looks at.
func (b Book) checkCredit(c checker) {
	if !check.Size(c.Collector, "sources", len(b.Sources), cashflow.MaxSources) {
		return
	}
	seen := make(map[string]bool, len(b.Sources))
	for i, source := range b.Sources {
		in := c.in("sources[%d]", i)
		check.Unique(in.Collector, "id", source.ID, seen)
		check.Percent(in.Collector, "bankable", source.Bankable)
	}
	if b.Credit == nil {
		return
	}
	c.in("credit").credit(*b.Credit)
	for _, one := range b.Plan.Columns {
		if one == Bank {
			c.Add("plan.columns", ErrDuplicate, Bank)
		}
	}
}

// credit checks a credit in the currency of the book.
func (c checker) credit(credit cashflow.Credit) {
	c.Merge("", credit.Validate())
	if len(credit.Limits) > 0 && credit.Limits[0].From.IsZero() && credit.Limits[0].At != "" {
		c.Add("limits[0].from", ErrRequired, credit.Limits[0].At) // to be dated
	}
	if len(credit.Limits) > cashflow.MaxLimits {
		return
	}
	for i, one := range credit.Limits {
		c.in("limits[%d]", i).amount("amount", one.Amount)
	}
	c.amount("reserve", credit.Reserve)
	c.amount("provision", credit.Provision)
}

func (b Book) checkPayments(c checker) {
	seen := make(map[string]bool, len(b.Payments))
	parts, matches, columns := b.parts(), 0, map[Column]bool{}
	for i, one := range b.Payments {
		in := c.in("payments[%d]", i)
		check.Unique(in.Collector, "id", one.ID, seen)
		check.Code(in.Collector, "column", string(one.Column))
		check.Code(in.Collector, "line", one.Line)
		check.Label(in.Collector, "label", one.Label)
		in.amount("amount", one.Amount)
		switch {
		case !check.Given(in.Collector, "date", one.Date.String()):
		case one.Date.After(b.Closed):
			in.Add("date", ErrOrder, one.Date)
		case !b.within(one.Date):
			in.Add("date", ErrRange, one.Date)
		}
		if one.Part != 0 && parts[partKey{key{one.Column, one.Line}, one.Part}] == 0 {
			in.Add("part", ErrUnknown, one.Part)
		}
		matches += parts[partKey{key: key{one.Column, one.Line}}]
		columns[one.Column] = true
	}
	check.Size(c.Collector, "payments", len(columns), cashflow.MaxColumns)
	check.Size(c.Collector, "payments", matches, MaxMatches)
}

type partKey struct {
	key
	part int
}

// parts counts the movements of the plan by part and, with part 0, by line.
func (b Book) parts() map[partKey]int {
	parts := make(map[partKey]int, len(b.Plan.Movements))
	for _, one := range b.Plan.Movements {
		parts[partKey{key{one.Column, one.ID}, one.Part}]++
		parts[partKey{key: key{one.Column, one.ID}}]++
	}
	return parts
}

func (b Book) checkLines(found *fault.Collector) {
	posts := make(map[string]bool, len(b.Posts))
	for i, post := range b.Posts {
		in := found.In("posts[%d]", i)
		check.Unique(in, "code", post.Code, posts)
		check.Labels(in, "label", post.Label)
	}
	seen := make(map[key]bool, len(b.Lines))
	for i, line := range b.Lines {
		in := found.In("lines[%d]", i)
		at := key{line.Column, line.Line}
		check.Code(in, "column", string(line.Column))
		if check.Code(in, "line", line.Line) && seen[at] {
			in.Add("line", ErrDuplicate, line.Line)
		}
		seen[at] = true
		check.Labels(in, "label", line.Label)
		if line.Post != "" && !posts[line.Post] {
			in.Add("post", ErrUnknown, line.Post)
		}
	}
}

func (b Book) checkRules(c checker) {
	known, columns := b.names(), map[Column]bool{}
	seen := make(map[key]bool, len(b.Rules))
	for i, rule := range b.Rules {
		in := c.in("rules[%d]", i)
		at := key{rule.Column, rule.Line}
		if seen[at] {
			in.Add("", ErrDuplicate, string(rule.Column)+" "+rule.Line)
		}
		seen[at] = true
		if rule.Line != "" {
			check.Given(in.Collector, "column", string(rule.Column))
		}
		news := rule.Line != "" && (rule.Rest == Scaled || rule.Rest == Replaced) // may be a line that the plan has not
		if !news && !known[at] {
			in.Add("line", ErrUnknown, string(rule.Column)+" "+rule.Line)
		}
		check.Size(in.Collector, "column", len(rule.Column), check.MaxCode)
		check.Size(in.Collector, "line", len(rule.Line), check.MaxCode)
		columns[rule.Column] = true
		if b.Credit != nil && rule.Column == Bank {
			in.Add("column", ErrRange, Bank) // the credit says what it moves
		}
		check.Label(in.Collector, "reason", rule.Reason)
		in.shift("days", rule.Days)
		in.amount("amount", rule.Amount)
		switch rule.Rest {
		case AsPlanned, Shifted, Scaled, Replaced:
		default:
			in.Add("rest", ErrUnknown, string(rule.Rest))
		}
		if rule.Rest == Replaced {
			check.Given(in.Collector, "line", rule.Line)
		}
		if rule.Rest == Scaled {
			check.Given(in.Collector, "column", string(rule.Column))
		}
		in.dated(rule.Dated, b)
	}
	check.Size(c.Collector, "rules", len(columns), cashflow.MaxColumns)
}

func (c checker) dated(flows []cashflow.Flow, b Book) {
	if !check.Size(c.Collector, "dated", len(flows), MaxDated) {
		return
	}
	for i, flow := range flows {
		in := c.in("dated[%d]", i)
		in.amount("amount", flow.Amount)
		switch {
		case !check.Given(in.Collector, "date", flow.Date.String()):
		case !flow.Date.After(b.Closed):
			in.Add("date", ErrOrder, flow.Date)
		case !b.within(flow.Date):
			in.Add("date", ErrRange, flow.Date)
		}
	}
}

// names are what a rule or a step may name: lines, columns and everything.
func (b Book) names() map[key]bool {
	known := map[key]bool{{}: true}
	add := func(column Column, line string) {
		known[key{column, line}], known[key{column, ""}] = true, true
	}
	for _, column := range b.Plan.Columns {
		known[key{column, ""}] = true
	}
	known[key{cashflow.Receipts, ""}] = true
	for _, one := range b.Plan.Movements {
		add(one.Column, one.ID)
	}
	for _, one := range b.Payments {
		add(one.Column, one.Line)
	}
	for _, one := range b.Lines {
		add(one.Column, one.Line)
	}
	return known
}
