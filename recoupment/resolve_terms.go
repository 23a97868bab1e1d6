package recoupment

import (
	"fmt"
	"strings"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// form compiles a sum of terms, times a factor.
func (b *builder) form(terms []Term, factor fraction.F) []cascade.Part {
	var form []cascade.Part
	for _, t := range terms {
		for _, part := range b.quantitiesOf(t) {
			part.Times = part.Times.Mul(times(t)).Mul(factor)
			form = append(form, part)
		}
	}
	return form
}

func times(t Term) fraction.F {
	if t.Times.IsZero() {
		return oneUnit
	}
	return dec(t.Times)
}

// quantitiesOf returns what a term measures, its factor apart.
func (b *builder) quantitiesOf(t Term) []cascade.Part {
	whole := b.measured(t)
	if t.Since == "" && !t.Period {
		return whole
	}
	key := fmt.Sprintf("%v:%s:%v", whole, t.Since, t.Period)
	at, known := b.derived[key]
	if !known {
		at = b.fresh("since:%s:%s", t.Since, t.name())
		b.derived[key] = at
		d := cascade.Derived{Quantity: at, Form: whole, Since: cascade.None, Threshold: cascade.None}
		if t.Since != "" {
			b.since(&d, t.Since)
		}
		b.program.Derived = append(b.program.Derived, d)
		if t.Period {
			b.periods = append(b.periods, at)
		}
	}
	return []cascade.Part{{Quantity: at, Times: oneUnit}}
}

// name names what a term measures, its factor apart.
func (t Term) name() string {
	return strings.Join([]string{
		t.Right, t.Accrual, t.Party, t.Tier, t.Pool, t.Group, t.Turnover, t.Counter, t.Account, string(t.Measure),
	}, "/")
}

func (b *builder) measured(t Term) []cascade.Part {
	switch {
	case t.Party != "":
		return []cascade.Part{{Quantity: b.party(t.Party), Times: oneUnit}}
	case t.Account != "" && t.Measure == Outstanding:
		i := b.names.accounts[t.Account]
		at := b.accounts[i]
		return append([]cascade.Part{{Quantity: at.Target, Times: oneUnit}, {Quantity: at.Recouped, Times: fraction.Int(-1)}},
			b.form(b.deal.Accounts[i].Adds, oneUnit)...)
	}
	return b.formOf(t)
}

// party returns the quantity of what a party receives in all.
func (b *builder) party(name string) int {
	at, known := b.parties[name]
	if known {
		return at
	}
	opening := fraction.F{}
	for _, l := range b.lines {
		if l.Party == name && l.To == "" {
			opening = opening.Add(dec(l.Opening))
		}
	}
	at = b.quantity(opening, "party:"+name)
	b.parties[name] = at
	for i, l := range b.lines {
		if l.Party == name && l.To == "" {
			b.program.Rights[i].Also = append(b.program.Rights[i].Also, at)
		}
	}
	return at
}
