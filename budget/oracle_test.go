package budget_test

import (
	"math/big"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// rat reads a decimal by its text.
func rat(d decimal.Decimal) *big.Rat {
	r, _ := new(big.Rat).SetString(d.StringFixed(max(0, -d.Exponent())))
	return r
}

func times(factors ...*big.Rat) *big.Rat {
	product := big.NewRat(1, 1)
	for _, f := range factors {
		product.Mul(product, f)
	}
	return product
}

// rounded brings an amount to so many places: by the half away from zero, by the even half, down or up.
func rounded(exact *big.Rat, places int, rule budget.Rounding) *big.Rat {
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	units := new(big.Rat).Abs(times(exact, scale))
	whole, rest := new(big.Int).QuoRem(units.Num(), units.Denom(), new(big.Int))
	twice := new(big.Int).Lsh(rest, 1).Cmp(units.Denom())
	up := map[budget.Rounding]bool{
		budget.HalfAwayFromZero: twice >= 0, budget.HalfEven: twice > 0 || twice == 0 && whole.Bit(0) == 1, budget.Up: rest.Sign() > 0,
	}[rule]
	if up {
		whole.Add(whole, big.NewInt(1))
	}
	return times(new(big.Rat).Quo(new(big.Rat).SetInt(whole), scale), big.NewRat(int64(exact.Sign()), 1))
}

// part is the part of a pay to date that lies between a floor and a ceiling, zero being none.
func part(pay, floor, ceiling *big.Rat) *big.Rat {
	if ceiling.Sign() > 0 && pay.Cmp(ceiling) > 0 {
		pay = ceiling
	}
	if floor.Sign() == 0 {
		return new(big.Rat).Set(pay)
	}
	if pay.Cmp(floor) <= 0 {
		return new(big.Rat)
	}
	return new(big.Rat).Sub(pay, floor)
}

// ledger walks a devis line by line from its definition alone: what each person was paid so far, and what each
// contribution of his category takes of the next line.
type ledger struct {
	b         budget.Budget
	places    int
	pay       map[string]*big.Rat
	posts     map[string]*big.Rat
	variables map[string]*big.Rat
}

func (l *ledger) line(line budget.Line) {
	value := func(d decimal.Decimal, formula string) *big.Rat {
		if found, known := l.variables[formula]; known {
			return found
		}
		return rat(d)
	}
	quantity, rate := value(line.Quantity, line.Formulas.Quantity), rat(line.Rate)
	count := times(quantity, rat(line.Number))
	if !line.Multiplier.IsZero() {
		count = times(count, rat(line.Multiplier))
	}
	if line.Currency == "USD" {
		rate = times(rate, rat(dec("0.9137")))
	}
	amount := rounded(times(count, rate), l.places, l.b.Rounding)
	l.add(line.Account[:1], amount)
	if line.Category == "" {
		return
	}
	before, after := new(big.Rat), new(big.Rat).Set(amount)
	if line.Person != "" {
		if l.pay[line.Person] == nil {
			l.pay[line.Person] = new(big.Rat)
		}
		before.Set(l.pay[line.Person])
		after.Add(before, amount)
		l.pay[line.Person] = after
	}
	for _, c := range l.b.Contributions {
		if c.Category != line.Category {
			continue
		}
		l.add("4", rounded(l.charge(c, line.Person != "", amount, before, after), l.places, l.b.Rounding))
	}
}

// charge is a contribution of a line, exact.
func (l *ledger) charge(c budget.Contribution, named bool, amount, before, after *big.Rat) *big.Rat {
	floor, ceiling := rat(c.Floor), rat(c.Ceiling)
	switch c.Base {
	case budget.TrancheA:
		floor, ceiling = new(big.Rat), rat(l.b.Ceiling)
	case budget.TrancheB:
		floor, ceiling = rat(l.b.Ceiling), new(big.Rat)
	case budget.Total:
		floor, ceiling = new(big.Rat), new(big.Rat)
	}
	base := new(big.Rat).Sub(part(after, floor, ceiling), part(before, floor, ceiling))
	if !named { // several people, none of whom reaches a ceiling
		if base = amount; floor.Sign() > 0 {
			base = new(big.Rat)
		}
	}
	return times(base, rat(c.Rate), big.NewRat(1, 100))
}

func (l *ledger) add(post string, amount *big.Rat) {
	if l.posts[post] == nil {
		l.posts[post] = new(big.Rat)
	}
	l.posts[post].Add(l.posts[post], amount)
}

// Random devis come to what their definition says, post by post, computed apart with fractions.
func TestPostsAgainstTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBudget(t)
		b.Contributions = nil
		for _, one := range drawnContributions {
			one.Least, one.Most, one.From = decimal.Decimal{}, decimal.Decimal{}, day("2020-01-01")
			switch one.Base {
			case budget.Total, budget.TrancheA, budget.TrancheB, budget.Band:
				b.Contributions = append(b.Contributions, one)
			}
		}
		days := rat(b.Variables[0].Value)
		weeks := times(days, big.NewRat(1, 7))
		ceiling := new(big.Int).Quo(new(big.Int).Add(weeks.Num(), new(big.Int).Sub(weeks.Denom(), big.NewInt(1))), weeks.Denom())
		l := ledger{
			b: b, places: map[string]int{"EUR": 2, "JPY": 0, "TND": 3}[b.Currency], pay: map[string]*big.Rat{}, posts: map[string]*big.Rat{},
			variables: map[string]*big.Rat{
				"weeks * 2": times(weeks, big.NewRat(2, 1)), "ceil(weeks)": new(big.Rat).SetInt(ceiling), "days / 3": times(days, big.NewRat(1, 3)),
			},
		}
		for _, line := range b.Lines {
			l.line(line)
		}
		r, err := b.Compute()
		require.NoError(t, err)
		for _, post := range r.Posts {
			want := l.posts[post.Post]
			if want == nil {
				want = new(big.Rat)
			}
			require.Zero(t, want.Cmp(rat(post.Amount)), "post %s: %s, not %s", post.Post, want.FloatString(3), post.Amount)
		}
	})
}
