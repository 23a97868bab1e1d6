package budget

import (
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Compute returns the computed budget. The error is that of [Budget.Validate].
func (b Budget) Compute() (Result, error) {
	if err := b.Validate(); err != nil {
		return Result{}, err
	}
	e := newEstimate(b)
	for _, line := range b.Lines {
		e.addLine(line)
	}
	e.result.PostsTotal = e.addPosts()
	e.result.Total = e.result.PostsTotal
	for _, p := range b.Percentages {
		e.addPercentage(p)
	}
	e.result.Persons = e.persons.found
	e.share()
	return e.result, nil
}

// estimate is a budget on its way to its result.
type estimate struct {
	chart    Chart
	places   int32
	rounding Rounding
	// borne are the places, in the result, of the contributions of each category.
	borne   map[string][]int
	posts   []decimal.Decimal
	social  int
	persons persons
	result  Result
}

func newEstimate(b Budget) *estimate {
	chart := b.chart()
	e := &estimate{
		chart:    chart,
		places:   b.places(),
		rounding: b.Rounding,
		borne:    map[string][]int{},
		posts:    make([]decimal.Decimal, len(chart.Posts)),
		social:   chart.social(),
		persons:  newPersons(b.Ceiling),
		result: Result{
			Currency:      b.Currency,
			Rounding:      b.Rounding,
			Ceiling:       b.Ceiling,
			Lines:         make([]LineResult, 0, len(b.Lines)),
			Posts:         make([]PostResult, 0, len(chart.Posts)),
			Percentages:   make([]PercentageResult, 0, len(b.Percentages)),
			Contributions: make([]ContributionResult, 0, len(b.Contributions)),
		},
	}
	for i, contribution := range b.Contributions {
		e.borne[contribution.Category] = append(e.borne[contribution.Category], i)
		e.result.Contributions = append(e.result.Contributions, ContributionResult{Contribution: contribution})
	}
	return e
}

func (e *estimate) round(exact decimal.Decimal) decimal.Decimal {
	return money.Round(exact.Rat(), e.places, e.rounding)
}

// addLine computes a line and its charges, and adds them to their posts.
func (e *estimate) addLine(line Line) {
	post := e.chart.index(line.Account)
	r := LineResult{
		Line:    line,
		Post:    e.chart.Posts[post].Number,
		Amount:  e.round(line.exact()),
		Charges: []ChargeResult{},
	}
	if line.Category != "" {
		r.TrancheA, r.TrancheB = e.persons.split(line, r.Amount)
		e.charge(&r)
		e.persons.charge(line.Person, r.Charge)
	}
	e.posts[post] = e.posts[post].Add(r.Amount)
	if e.social >= 0 {
		post = e.social
	}
	e.posts[post] = e.posts[post].Add(r.Charge)
	e.result.Lines = append(e.result.Lines, r)
}

// exact returns quantity x number x rate.
func (l Line) exact() decimal.Decimal { return l.Quantity.Mul(l.Number).Mul(l.Rate) }

// charge computes the contributions of a line of pay.
func (e *estimate) charge(r *LineResult) {
	borne := e.borne[r.Line.Category]
	r.Charges = make([]ChargeResult, 0, len(borne))
	for _, i := range borne {
		sum := &e.result.Contributions[i]
		one := ChargeResult{
			Label: sum.Contribution.Label,
			On:    sum.Contribution.Base,
			Base:  r.base(sum.Contribution.Base),
			Rate:  sum.Contribution.Rate,
		}
		one.Amount = money.Round(money.Of(one.Base, one.Rate), e.places, e.rounding)
		sum.Base, sum.Amount = sum.Base.Add(one.Base), sum.Amount.Add(one.Amount)
		r.Charge = r.Charge.Add(one.Amount)
		r.Charges = append(r.Charges, one)
	}
}

// base returns the part of the pay that a tranche is.
func (r LineResult) base(on Tranche) decimal.Decimal {
	switch on {
	case TrancheA:
		return r.TrancheA
	case TrancheB:
		return r.TrancheB
	default:
		return r.Amount
	}
}

// addPosts lists the posts and returns their sum.
func (e *estimate) addPosts() decimal.Decimal {
	for i, post := range e.chart.Posts {
		e.result.Posts = append(e.result.Posts, PostResult{
			Post: post.Number, Label: post.Label, Social: post.Social, Amount: e.posts[i],
		})
	}
	return money.Sum(e.posts...)
}

// addPercentage computes a percentage and adds it to the total.
func (e *estimate) addPercentage(p Percentage) {
	r := PercentageResult{
		ID: p.ID, Label: p.Label, Rate: p.Rate,
		Posts: append([]string{}, p.Posts...), Less: append([]string{}, p.Less...),
	}
	r.Base, r.LeftOut = e.result.base(p.Posts, p.Less)
	r.Amount = money.Round(money.Of(r.Base, r.Rate), e.places, e.rounding)
	e.result.Total = e.result.Total.Add(r.Amount)
	e.result.Percentages = append(e.result.Percentages, r)
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
}

// shareOf returns a part in per cent of the whole, two decimals.
func shareOf(part, whole decimal.Decimal) decimal.Decimal { return money.PercentOf(part, whole, 2) }
