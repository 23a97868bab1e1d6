package budget

import (
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// persons follows the pay of each named person through the devis, and the ceiling it consumes. Amounts are
// in minor units.
type persons struct {
	ceiling fraction.F
	index   map[string]int
	found   []person
}

type person struct {
	name, crossed    string
	pay, inA, charge fraction.F
}

func newPersons(ceiling fraction.F) persons {
	return persons{ceiling: ceiling, index: map[string]int{}}
}

// walked is the pay of a person before and after a line; both are zero for a line without a person.
type walked struct {
	named bool
	// at is the place of the person.
	at            int
	before, after fraction.F
	inA           fraction.F
}

// add counts a line of pay. The tranche A of a line is what it adds to the smaller of the pay so far and
// the ceiling, whichever way the pay goes.
func (p *persons) add(line *Line, amount fraction.F) walked {
	if line.Person == "" {
		return walked{inA: amount}
	}
	i, known := p.index[line.Person]
	if !known {
		i = len(p.found)
		p.index[line.Person] = i
		p.found = append(p.found, person{name: line.Person})
	}
	one := &p.found[i]
	w := walked{named: true, at: i, before: one.pay, after: one.pay.Add(amount)}
	one.pay = w.after
	within := w.after
	if !p.ceiling.IsZero() {
		within = fraction.Min(w.after, p.ceiling)
	}
	w.inA, one.inA = within.Sub(one.inA), within
	if one.crossed == "" && one.pay.Cmp(within) > 0 {
		one.crossed = line.ID
	}
	return w
}

// band returns the part of the pay of a line that lies between a floor and a ceiling (none at zero), for a
// person whose pay has come that far.
func (w walked) band(amount, floor, ceiling fraction.F) fraction.F {
	if !w.named {
		if floor.IsZero() {
			return amount
		}
		return fraction.F{}
	}
	within := func(pay fraction.F) fraction.F {
		if !ceiling.IsZero() {
			pay = fraction.Min(pay, ceiling)
		}
		if floor.IsZero() {
			return pay
		}
		return fraction.Max(fraction.F{}, pay.Sub(floor))
	}
	return within(w.after).Sub(within(w.before))
}
