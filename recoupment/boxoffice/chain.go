package boxoffice

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
)

// chain is the rules in whole numbers. Every figure is a whole number of parts of 1/(over × 10^n): only the VAT,
// which lies inside the price, is divided by anything but a power of ten. So sums need no common denominator, however
// many they add up and however long the rates are, and nothing is brought to lowest terms but to be read.
type chain struct {
	over           *big.Int
	vat, tax, base part // of a unit of the box office
	// contribution, sacem and levy are rates, left what the first two leave of the base film.
	contribution, sacem, left part
	levy                      *part
	powers, divisors          []*big.Int // of ten, and those times over, as they are asked for
	// lowest and explained are what the lines need, nil until they do.
	lowest    *lowest
	explained []explanation
}

// part is num / 10^tens, or of a figure num / (over × 10^tens).
type part struct {
	num  *big.Int
	tens int
}

// figures are the exact figures of the steps.
type figures [steps]part

// chain makes rules that are valid.
func (r Rules) chain() *chain {
	c := &chain{over: big.NewInt(1)}
	rate := c.rate(r.VAT)
	c.over = new(big.Int).Add(c.power(rate.tens), rate.num)
	c.vat = part{rate.num, 0}
	c.tax = c.amount(r.TicketTax.Shift(-2))
	c.base = c.less(c.less(c.amount(decimal.New(1, 0)), c.vat), c.tax)
	c.contribution, c.sacem = c.rate(r.Exhibitor), c.rate(r.SACEM)
	c.left = c.less(c.less(c.number(decimal.New(1, 0)), c.sacem), c.contribution)
	if r.Levy != nil {
		c.levy = new(c.rate(*r.Levy))
	}
	return c
}

// power returns a power of ten.
func (c *chain) power(n int) *big.Int {
	for len(c.powers) <= n {
		next := big.NewInt(1)
		if last := len(c.powers); last > 0 {
			next.Mul(c.powers[last-1], big.NewInt(10))
		}
		c.powers = append(c.powers, next)
	}
	return c.powers[n]
}

// number returns a decimal as a part of 1.
func (c *chain) number(d decimal.Decimal) part {
	p := part{d.Coefficient(), -int(d.Exponent())}
	if p.tens < 0 {
		p.num.Mul(p.num, c.power(-p.tens))
		p.tens = 0
	}
	return p
}

// rate returns a rate in per cent as a part of 1.
func (c *chain) rate(d decimal.Decimal) part { return c.number(d.Shift(-2)) }

// amount returns an amount as a figure.
func (c *chain) amount(d decimal.Decimal) part {
	p := c.number(d)
	p.num.Mul(p.num, c.over)
	return p
}

// times multiplies a figure, or a part of 1, by a part of 1.
func (p part) times(of part) part { return part{new(big.Int).Mul(p.num, of.num), p.tens + of.tens} }

// less subtracts two figures, or two parts of 1.
func (c *chain) less(a, b part) part {
	tens := max(a.tens, b.tens)
	return part{new(big.Int).Sub(a.in(c, tens), b.in(c, tens)), tens}
}

// plus returns the sum of two figures, which takes the place of the first.
func (c *chain) plus(a, b part) part {
	tens := max(a.tens, b.tens)
	if a.num == nil {
		a.num = new(big.Int)
	} else if tens > a.tens {
		a.num.Mul(a.num, c.power(tens-a.tens))
	}
	a.tens = tens
	a.num.Add(a.num, b.in(c, tens))
	return a
}

// in returns the numerator of a figure over a power of ten at least so high.
func (p part) in(c *chain, tens int) *big.Int {
	if p.num == nil {
		return new(big.Int)
	}
	if tens <= p.tens {
		return p.num
	}
	return new(big.Int).Mul(p.num, c.power(tens-p.tens))
}

// sign returns the sign of a figure.
func (p part) sign() int {
	if p.num == nil {
		return 0
	}
	return p.num.Sign()
}

// below returns what figures over a power of ten are divided by. It stays the chain's.
func (c *chain) below(tens int) *big.Int {
	for len(c.divisors) <= tens {
		c.divisors = append(c.divisors, nil)
	}
	if c.divisors[tens] == nil {
		c.divisors[tens] = new(big.Int).Mul(c.over, c.power(tens))
	}
	return c.divisors[tens]
}

// exact returns a figure as a fraction.
func (c *chain) exact(p part) fraction.F {
	if p.sign() == 0 {
		return fraction.F{}
	}
	return fraction.FromRat(new(big.Rat).SetFrac(p.num, c.below(p.tens)))
}

// proportional shares out a box office at a rental rate.
func (c *chain) proportional(gross part, rental decimal.Decimal) figures {
	f := c.until(gross)
	return c.shared(f, f[baseFilm].times(c.rate(rental)))
}

// until computes the steps that come before the rental, of a box office that is a part of 1.
func (c *chain) until(gross part) figures {
	var f figures
	f[boxOffice] = part{new(big.Int).Mul(gross.num, c.over), gross.tens}
	f[vat], f[ticketTax], f[baseFilm] = gross.times(c.vat), gross.times(c.tax), gross.times(c.base)
	f[contribution], f[sacem] = f[baseFilm].times(c.contribution), f[baseFilm].times(c.sacem)
	return f
}

// shared adds what the distributor receives, and what that leaves.
func (c *chain) shared(f figures, rental part) figures {
	f[distributor] = rental
	f[exhibitor] = c.less(part{}, rental)
	if f[baseFilm].num != nil {
		f[exhibitor] = c.less(f[baseFilm].times(c.left), rental)
	}
	if c.levy != nil {
		f[levy] = rental.times(*c.levy)
	}
	return f
}

// add adds more to figures, but for the balances that no rounding asks for.
func (c *chain) add(f *figures, more figures) {
	for i := range f {
		if i != baseFilm && i != exhibitor && more[i].sign() != 0 {
			f[i] = c.plus(f[i], more[i])
		}
	}
}

// round rounds each figure once, half away from zero; base film and exhibitor are balances.
func (c *chain) round(f figures, places int32) amounts {
	var a amounts
	for i := range f {
		if a[i] = decimal.New(0, -places); i != baseFilm && i != exhibitor && f[i].sign() != 0 {
			a[i] = money.RoundQuotient(f[i].num, c.below(f[i].tens), places, money.HalfAwayFromZero)
		}
	}
	a[baseFilm] = a[boxOffice].Sub(a[vat]).Sub(a[ticketTax])
	a[exhibitor] = a[baseFilm].Sub(a[sacem]).Sub(a[contribution]).Sub(a[distributor])
	return a
}
