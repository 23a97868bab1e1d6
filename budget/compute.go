package budget

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/internal/deep"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Compute returns the computed budget, which shares nothing with the budget that the caller may change. The
// error is that of [Budget.Validate].
func (b Budget) Compute() (Result, error) {
	e, err := b.estimate(true)
	if err != nil {
		return Result{}, err
	}
	return e.result, nil
}

// estimate is a budget on its way to its result. Amounts are in minor units.
type estimate struct {
	units
	budget      Budget
	plan        plan
	variables   *variables
	populations map[string]*population
	// category is the last one asked for, and last what it bears.
	category string
	last     *population
	typed    map[Unit]Unit
	weekDays fraction.F
	// keep says that the lines of the result are wanted; sound that nothing is wrong so far, so that lines
	// may be computed.
	keep, sound bool
	charges     []charge
	// room is for the charges of the next lines.
	room    []ChargeResult
	posts   []int64
	social  int
	persons persons
	// bases are those of the percentages, then of the credits, then of the shared caps.
	bases         []partial
	eligible, vat int64
	sum, total    int64
	// spent is what was added so far, signs left out.
	spent int64
	caps  []limit
	// amounts are those of the percentages, by ID.
	amounts map[string]int64
	result  Result
}

// population is what the pay of one category bears.
type population struct {
	contributions           []int
	dated, capped, multiple bool
}

func newEstimate(b Budget, v *variables) *estimate {
	chart := b.chart()
	e := &estimate{
		units: newUnits(b.places(), b.Rounding), budget: b, plan: newPlan(chart), variables: v,
		populations: map[string]*population{}, typed: map[Unit]Unit{}, posts: make([]int64, len(chart.Posts)),
		social: chart.social(), amounts: map[string]int64{},
		result: Result{
			Title: b.Title, Version: b.Version, Date: b.Date, Currency: b.Currency, Rounding: b.Rounding, Ceiling: b.Ceiling,
			Chart: deep.Copy(chart), Posts: make([]PostResult, 0, len(chart.Posts)),
			Percentages:   make([]PercentageResult, 0, len(b.Percentages)),
			Persons:       []PersonResult{},
			Contributions: make([]ContributionResult, 0, len(b.Contributions)),
		},
	}
	if money.Acceptable(b.WeekDays) {
		e.weekDays = fraction.FromDecimal(b.WeekDays)
	}
	for i, c := range b.Contributions {
		one := e.populations[c.Category]
		if one == nil {
			one = &population{}
			e.populations[c.Category] = one
		}
		one.contributions = append(one.contributions, i)
		one.dated = one.dated || c.dated()
		one.capped = one.capped || (c.Base == Daily && !c.Ceiling.IsZero())
		one.multiple = one.multiple || (c.Base == Daily && !c.Multiple.IsZero())
	}
	for i, one := range v.state {
		e.result.Variables = append(e.result.Variables, VariableResult{Name: b.Variables[i].Name, Value: one.value})
	}
	return e
}

// prepare makes a sound budget ready for its lines.
func (e *estimate) prepare() {
	e.persons = newPersons(e.of(e.budget.Ceiling))
	e.charges = make([]charge, len(e.budget.Contributions))
	for i := range e.budget.Contributions {
		e.charges[i] = e.units.charge(&e.budget.Contributions[i])
	}
	for _, p := range e.budget.Percentages {
		e.bases = append(e.bases, e.partial(e.budget.base(p)))
	}
	for _, credit := range e.budget.Credits {
		e.bases = append(e.bases, e.partial(e.budget.base(credit.asPercentage())))
	}
	for _, one := range e.budget.Caps {
		e.bases = append(e.bases, e.partial(e.budget.named(one.On)))
	}
	e.caps = make([]limit, len(e.budget.Caps))
	if e.keep {
		e.result.Lines = make([]LineResult, len(e.budget.Lines))
	}
}

// addLine computes a line and its charges, and adds them to their posts.
func (e *estimate) addLine(at *fault.Collector, r *LineResult, post int, of *population) {
	r.Line.Tags = slices.Clone(r.Line.Tags)
	amount := e.lineAmount(r)
	r.Amount, r.Charges = e.decimal(amount), []ChargeResult{}
	if e.spend(amount); e.tooMuch() {
		at.Add("", ErrTooLarge, tooMuch)
		return
	}
	if !r.Line.VAT.IsZero() {
		tax := e.share(amount, r.Line.VAT)
		r.VAT, e.vat = e.decimal(tax), e.vat+tax
	}
	var charged, spent int64
	if of != nil {
		charged, spent = e.charge(r, of, amount)
	}
	if e.spend(spent); e.tooMuch() {
		at.Add("category", ErrTooLarge, tooMuch)
		return
	}
	r.Charge = e.decimal(charged)
	on := post
	if e.social >= 0 {
		on = e.social
	}
	for i := range e.bases {
		e.bases[i].leave(&r.Line, part{post, amount}, part{on, charged})
	}
	e.posts[post] += amount
	e.posts[on] += charged
	if r.Line.TaxCredit {
		e.eligible += amount + charged
	}
}

// lineAmount returns the amount of a line, rounded; most need no fraction.
func (e *estimate) lineAmount(r *LineResult) int64 {
	count, whole := r.count().Int64()
	if rate, fits := digits(r.Line.Rate); whole && fits && r.Line.Rate.Exponent() == -e.places && r.Line.Formulas.Rate == "" && r.Exchange.Rate.IsZero() {
		if n, fine := e.quick(count, rate, 1); fine {
			return min(max(n, -beyond), beyond)
		}
	}
	return e.round(r.exact())
}

// spend counts an amount. What was counted never passes beyond, and is then too much.
func (e *estimate) spend(amount int64) { e.spent = min(e.spent+abs(amount), beyond) }

func (e *estimate) tooMuch() bool { return e.spent > MaxTotal }

// exact returns quantity x number x multiplier x rate, in the currency of the budget.
func (r *LineResult) exact() fraction.F {
	exact := r.count().Mul(r.Rate)
	if !r.Exchange.Rate.IsZero() {
		exact = exact.Mul(fraction.FromDecimal(r.Exchange.Rate))
	}
	return exact
}

// count returns the units of the line.
func (r *LineResult) count() fraction.F { return r.Quantity.Mul(r.Number).Mul(r.Multiplier) }

// finish adds up what the lines have come to, and all that stands under them.
func (e *estimate) finish(c *fault.Collector) {
	e.result.VAT = e.decimal(e.vat)
	e.addContributions()
	e.addPosts()
	e.total = e.sum
	for i, p := range e.budget.Percentages {
		if e.addPercentage(i, p); e.tooMuch() {
			c.Add(fmt.Sprintf("percentages[%d]", i), ErrTooLarge, tooMuch)
			return
		}
	}
	e.addCaps()
	e.result.Total = e.decimal(e.total)
	net := e.total
	for i, credit := range e.budget.Credits {
		if net -= e.addCredit(len(e.budget.Percentages)+i, credit); e.tooMuch() {
			c.Add(fmt.Sprintf("credits[%d]", i), ErrTooLarge, tooMuch)
			return
		}
	}
	e.result.Net = e.decimal(net)
	e.addPersons()
	e.divide()
}

// addPosts lists the posts and adds them up.
func (e *estimate) addPosts() {
	for i, post := range e.plan.chart.Posts {
		e.sum += e.posts[i]
		e.result.Posts = append(e.result.Posts, PostResult{
			Post: post.Number, Label: post.Label, Social: post.Social, Amount: e.decimal(e.posts[i]),
		})
	}
	e.result.PostsTotal = e.decimal(e.sum)
}

func (e *estimate) addPersons() {
	for _, one := range e.persons.found {
		e.result.Persons = append(e.result.Persons, PersonResult{
			Person: one.name, Pay: e.decimal(one.pay), TrancheA: e.decimal(one.inA), TrancheB: e.decimal(one.pay - one.inA),
			Charge: e.decimal(one.charge), Crossed: one.crossed,
		})
	}
}

// divide gives posts and percentages their share of the budget.
func (e *estimate) divide() {
	r := &e.result
	r.PostsShare = shareOf(r.PostsTotal, r.Total)
	for i := range r.Posts {
		r.Posts[i].Share = shareOf(r.Posts[i].Amount, r.Total)
	}
	for i := range r.Percentages {
		r.Percentages[i].Share = shareOf(r.Percentages[i].Amount, r.Total)
	}
	for i := range r.Credits {
		r.Credits[i].Share = shareOf(r.Credits[i].Amount, r.Total)
	}
}

// shareOf returns a part in per cent of the whole, two decimals.
func shareOf(part, whole decimal.Decimal) decimal.Decimal { return money.PercentOf(part, whole, 2) }
