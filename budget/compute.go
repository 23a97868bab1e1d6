package budget

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/deep"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Compute returns the computed budget. The error is that of [Budget.Validate].
func (b Budget) Compute() (Result, error) {
	e, err := b.compile()
	if err != nil {
		return Result{}, err
	}
	e.addLines()
	e.addPosts()
	e.total = e.sum
	for _, p := range b.Percentages {
		e.addPercentage(p)
	}
	e.result.Total = e.decimal(e.total)
	net := e.total
	for _, credit := range b.Credits {
		net = net.Sub(e.addCredit(credit))
	}
	e.result.Net = e.decimal(net)
	e.addPersons()
	e.share()
	return e.result, nil
}

// estimate is a budget on its way to its result. Amounts are in minor units.
type estimate struct {
	units
	budget      Budget
	plan        plan
	variables   *variables
	populations map[string]*population
	typed       map[Unit]Unit
	charges     []charge
	found       []found
	posts       []fraction.F
	social      int
	persons     persons
	sum, total  fraction.F
	// amounts are those of the percentages, by ID.
	amounts map[string]fraction.F
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
		populations: map[string]*population{}, typed: map[Unit]Unit{}, posts: make([]fraction.F, len(chart.Posts)),
		social: chart.social(), amounts: map[string]fraction.F{},
		result: Result{
			Title: b.Title, Version: b.Version, Date: b.Date, Currency: b.Currency, Rounding: b.Rounding, Ceiling: b.Ceiling,
			Chart: deep.Copy(chart), Posts: make([]PostResult, 0, len(chart.Posts)),
			Percentages:   make([]PercentageResult, 0, len(b.Percentages)),
			Persons:       []PersonResult{},
			Contributions: make([]ContributionResult, 0, len(b.Contributions)),
		},
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

// addLines computes the lines and their charges, and adds them to their posts.
func (e *estimate) addLines() {
	e.persons = newPersons(e.of(e.budget.Ceiling))
	e.prepareCharges()
	room := make([]ChargeResult, 0, e.countCharges())
	var vat fraction.F
	for i := range e.result.Lines {
		r := &e.result.Lines[i]
		r.Line.Tags = slices.Clone(r.Line.Tags)
		amount := e.addLine(r)
		if !r.Line.VAT.IsZero() {
			tax, exact := e.round(amount.Mul(e.percent(r.Line.VAT)))
			r.VAT, vat = tax, vat.Add(exact)
		}
		post, charged := e.found[i].post, fraction.F{}
		r.Charges = room[len(room):len(room):len(room)]
		if of := e.found[i].population; of != nil {
			room, charged = e.charge(r, of, amount, room)
		}
		r.Charge = e.decimal(charged)
		e.posts[post] = e.posts[post].Add(amount)
		if e.social >= 0 {
			post = e.social
		}
		e.posts[post] = e.posts[post].Add(charged)
	}
	e.result.VAT = e.decimal(vat)
	e.addContributions()
}

// addLine computes the amount of a line.
func (e *estimate) addLine(r *LineResult) (amount fraction.F) {
	r.Amount, amount = e.round(r.exact())
	return amount
}

// exact returns quantity x number x multiplier x rate, in the currency of the budget.
func (r *LineResult) exact() fraction.F {
	exact := r.Quantity.Mul(r.Number).Mul(r.Rate)
	if !r.Multiplier.Equal(fraction.Int(1)) {
		exact = exact.Mul(r.Multiplier)
	}
	if !r.Exchange.Rate.IsZero() {
		exact = exact.Mul(fraction.FromDecimal(r.Exchange.Rate))
	}
	return exact
}

// addPosts lists the posts and adds them up.
func (e *estimate) addPosts() {
	for i, post := range e.plan.chart.Posts {
		e.sum = e.sum.Add(e.posts[i])
		e.result.Posts = append(e.result.Posts, PostResult{
			Post: post.Number, Label: post.Label, Social: post.Social, Amount: e.decimal(e.posts[i]),
		})
	}
	e.result.PostsTotal = e.decimal(e.sum)
}

func (e *estimate) addPersons() {
	for _, one := range e.persons.found {
		e.result.Persons = append(e.result.Persons, PersonResult{
			Person: one.name, Pay: e.decimal(one.pay), TrancheA: e.decimal(one.inA), TrancheB: e.decimal(one.pay.Sub(one.inA)),
			Charge: e.decimal(one.charge), Crossed: one.crossed,
		})
	}
}

// share gives posts and percentages their share of the budget.
func (e *estimate) share() {
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
