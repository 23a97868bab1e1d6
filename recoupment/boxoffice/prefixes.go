package boxoffice

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
)

// prefixes are the first entries of a declaration, one more at a time, and what they bring to a figure.
type prefixes struct {
	declaration Declaration
	opening     decimal.Decimal
	chains      []*chain // of the regimes
	regimes     []int    // of the entries
	each, once  []part   // what a ticket of each entry brings, and what the entry does whatever its tickets
	// received is the same of the distributor, where a minimum adds to it; else it is nil. weeks are those of the
	// entries.
	received []pace
	weeks    []venueWeek
	levied   bool // the figure is a rate of what the distributor receives
}

// pace is what an entry brings to the distributor: so much a ticket, and so much once.
type pace struct{ each, once part }

func (d Declaration) prefixes(step int, opening decimal.Decimal) prefixes {
	n := len(d.Entries)
	p := prefixes{
		declaration: d, opening: opening, chains: make([]*chain, len(d.Regimes)), regimes: make([]int, n), each: make([]part, n), once: make([]part, n),
		levied: step == levy,
	}
	for i, r := range d.Regimes {
		p.chains[i] = r.Rules.chain()
	}
	if d.Minimum != nil && (step == distributor || step == levy) {
		p.received, p.weeks = make([]pace, n), make([]venueWeek, n)
	}
	for i, e := range d.Entries {
		p.regimes[i] = d.regime(e)
		c := p.chains[p.regimes[i]]
		var each, once figures
		if ticket := c.number(e.Price); e.Fixed == nil {
			rental, _ := d.rental(e)
			each = c.proportional(ticket, rental)
		} else {
			each, once = c.until(ticket), c.shared(figures{}, c.amount(*e.Fixed))
		}
		p.each[i], p.once[i] = each[step], once[step]
		if p.received != nil {
			p.received[i] = pace{each[distributor], once[distributor]}
			p.weeks[i] = venueWeek{e.Venue, p.regimes[i], d.week(e.Day)}
		}
	}
	return p
}

// entry returns what an entry brings with a number of admissions.
func (p *prefixes) entry(of pace, i int, admissions decimal.Decimal) part {
	c := p.chains[p.regimes[i]]
	if of.each.num == nil {
		return of.once
	}
	tickets := of.each.times(c.number(admissions))
	if of.once.num == nil {
		return tickets
	}
	return c.plus(tickets, of.once)
}

// brings returns what the first entries bring: regime by regime in whole numbers, then those together.
func (p *prefixes) brings(count int) fraction.F {
	sums := make([]part, len(p.chains))
	var weeks shortfalls
	for i, e := range p.declaration.Entries[:count] {
		at := p.regimes[i]
		c := p.chains[at]
		sums[at] = c.plus(sums[at], p.entry(pace{p.each[i], p.once[i]}, i, e.Admissions))
		if p.received == nil {
			continue
		}
		of := weeks.of(p.weeks[i], i)
		of.admissions, of.received = of.admissions.Add(e.Admissions), c.plus(of.received, p.entry(p.received[i], i, e.Admissions))
	}
	for _, week := range weeks.order {
		c, of := p.chains[week.regime], weeks.at[week]
		if lacks := c.less(c.amount(of.admissions.Mul(*p.declaration.Minimum)), of.received); lacks.sign() > 0 {
			if p.levied {
				lacks = lacks.times(*c.levy)
			}
			sums[week.regime] = c.plus(sums[week.regime], lacks)
		}
	}
	total := fraction.FromDecimal(p.opening)
	for i, sum := range sums {
		total = total.Add(p.chains[i].exact(sum))
	}
	return total
}

// least returns the least number of admissions of an entry that brings the figure to an amount, which the entries
// before it do not and the whole entry does, and what the figure then is.
func (p *prefixes) least(i int, wanted fraction.F) (decimal.Decimal, fraction.F) {
	before := p.brings(i)
	line := p.line(i)
	number := line.reaches(wanted.Sub(before))
	return number, before.Add(line.at(number))
}

// line is what an entry adds to the figure with the number of its admissions: the greater of two straight lines, of
// which the second is that of a minimum, less what there was before, at a rate.
type line struct {
	once, each                   fraction.F
	bounded                      bool
	minimumOnce, minimum, before fraction.F
	rate                         fraction.F
}

func (p *prefixes) line(i int) line {
	c := p.chains[p.regimes[i]]
	if p.received == nil {
		return line{once: c.exact(p.once[i]), each: c.exact(p.each[i]), rate: fraction.Int(1)}
	}
	var admissions decimal.Decimal
	var received part
	for k, e := range p.declaration.Entries[:i] {
		if p.weeks[k] == p.weeks[i] {
			admissions, received = admissions.Add(e.Admissions), c.plus(received, p.entry(p.received[k], k, e.Admissions))
		}
	}
	minimum := fraction.FromDecimal(*p.declaration.Minimum)
	l := line{
		once: c.exact(received).Add(c.exact(p.received[i].once)), each: c.exact(p.received[i].each), bounded: true,
		minimumOnce: minimum.Mul(fraction.FromDecimal(admissions)), minimum: minimum, rate: fraction.Int(1),
	}
	l.before = fraction.Max(c.exact(received), l.minimumOnce)
	if p.levied {
		l.rate = percent(p.declaration.Regimes[p.regimes[i]].Rules.Levy)
	}
	return l
}

// reaches returns the least whole number at which the line comes to an amount, which it does.
func (l line) reaches(amount fraction.F) decimal.Decimal {
	amount = amount.Quo(l.rate).Add(l.before)
	number, known := crosses(l.once, l.each, amount)
	if l.bounded {
		if other, meets := crosses(l.minimumOnce, l.minimum, amount); meets && (!known || other.LessThan(number)) {
			number = other
		}
	}
	return number
}

// crosses returns the least whole number, not below zero, at which a straight line that does not fall comes to an
// amount; false where it never does.
func crosses(once, each, amount fraction.F) (decimal.Decimal, bool) {
	lacks := amount.Sub(once)
	switch {
	case lacks.Sign() <= 0:
		return decimal.Decimal{}, true
	case each.Sign() == 0:
		return decimal.Decimal{}, false
	}
	return lacks.Quo(each).Round(0, money.Up), true
}

// at returns what the line comes to at a number of admissions.
func (l line) at(number decimal.Decimal) fraction.F {
	n := fraction.FromDecimal(number)
	comes := l.once.Add(l.each.Mul(n))
	if l.bounded {
		comes = fraction.Max(comes, l.minimumOnce.Add(l.minimum.Mul(n)))
	}
	return comes.Sub(l.before).Mul(l.rate)
}

func percent(rate *decimal.Decimal) fraction.F { return fraction.FromRat(money.Percent(*rate)) }
