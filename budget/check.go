package budget

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Check computes every figure of the result again from the lines it holds and reports, as [Faults] of
// kind [ErrUnbalance], those that differ. A result of [Budget.Compute] has none.
func (r Result) Check() error {
	places, known := money.MinorUnits(r.Currency)
	var c fault.Collector
	if !known {
		c.Add("currency", ErrCurrency, r.Currency)
		return c.Err()
	}
	if !check.Decimals(&c, r, money.Computable) {
		return c.Err()
	}
	a := auditor{Collector: &c, places: places, rounding: r.Rounding}
	for i, line := range r.Lines {
		a.line(a.In("lines[%d]", i), line)
	}
	a.posts(r)
	a.percentages(r)
	a.persons(r)
	a.contributions(r)
	return c.Err()
}

// auditor compares the figures of a result with what its lines come to.
type auditor struct {
	*fault.Collector
	places   int32
	rounding Rounding
}

func (a auditor) line(at *fault.Collector, line LineResult) {
	check.Same(at, "amount", line.Amount, money.Round(line.Line.exact().Rat(), a.places, a.rounding))
	pay := decimal.Decimal{}
	if line.Line.Category != "" {
		pay = line.Amount
	}
	check.Same(at, "tranche_b", line.TrancheA.Add(line.TrancheB), pay)
	var charge decimal.Decimal
	for i, one := range line.Charges {
		check.Same(at.In("charges[%d]", i), "base", one.Base, line.base(one.On))
		check.Same(at.In("charges[%d]", i), "amount", one.Amount, money.Round(money.Of(one.Base, one.Rate), a.places, a.rounding))
		charge = charge.Add(one.Amount)
	}
	check.Same(at, "charge", line.Charge, charge)
}

func (a auditor) posts(r Result) {
	sums, total := map[string]decimal.Decimal{}, decimal.Decimal{}
	social := ""
	for _, post := range r.Posts {
		if post.Social {
			social = post.Post
		}
	}
	for _, line := range r.Lines {
		sums[line.Post] = sums[line.Post].Add(line.Amount)
		charged := line.chargedTo(social)
		sums[charged] = sums[charged].Add(line.Charge)
		total = total.Add(line.Amount).Add(line.Charge)
	}
	for i, post := range r.Posts {
		at := a.In("posts[%d]", i)
		check.Same(at, "amount", post.Amount, sums[post.Post])
		check.Same(at, "share", post.Share, shareOf(post.Amount, r.Total))
	}
	check.Same(a.Collector, "posts_total", r.PostsTotal, total)
	check.Same(a.Collector, "posts_share", r.PostsShare, shareOf(total, r.Total))
}

func (a auditor) percentages(r Result) {
	total := r.PostsTotal
	for i, p := range r.Percentages {
		at := a.In("percentages[%d]", i)
		base, leftOut := r.base(p.Posts, p.Less)
		check.Same(at, "left_out", p.LeftOut, leftOut)
		check.Same(at, "base", p.Base, base)
		check.Same(at, "amount", p.Amount, money.Round(money.Of(base, p.Rate), a.places, a.rounding))
		check.Same(at, "share", p.Share, shareOf(p.Amount, r.Total))
		total = total.Add(p.Amount)
	}
	check.Same(a.Collector, "total", r.Total, total)
}

// persons walks the devis once more: the pay, its tranches and the line that crosses the ceiling.
func (a auditor) persons(r Result) {
	again := newPersons(r.Ceiling)
	for i, line := range r.Lines {
		if line.Line.Category == "" {
			continue
		}
		inA, _ := again.split(line.Line, line.Amount)
		again.charge(line.Line.Person, line.Charge)
		check.Same(a.In("lines[%d]", i), "tranche_a", line.TrancheA, inA)
	}
	if len(again.found) != len(r.Persons) {
		a.Add("persons", ErrUnbalance, len(r.Persons))
		return
	}
	for i, want := range again.found {
		at, got := a.In("persons[%d]", i), r.Persons[i]
		if got.Person != want.Person || got.Crossed != want.Crossed {
			at.Add("person", ErrUnbalance, got.Person)
		}
		check.Same(at, "pay", got.Pay, want.Pay)
		check.Same(at, "tranche_a", got.TrancheA, want.TrancheA)
		check.Same(at, "tranche_b", got.TrancheB, want.TrancheB)
		check.Same(at, "charge", got.Charge, want.Charge)
	}
}

// contributions compares the total by contribution with the total by line.
func (a auditor) contributions(r Result) {
	var total decimal.Decimal
	for _, one := range r.Contributions {
		total = total.Add(one.Amount)
	}
	check.Same(a.Collector, "contributions", total, r.Charge())
}
