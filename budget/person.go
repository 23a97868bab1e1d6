package budget

import "github.com/shopspring/decimal"

// persons follows the pay of each named person through the devis, and the ceiling it consumes.
type persons struct {
	ceiling decimal.Decimal
	index   map[string]int
	found   []PersonResult
}

func newPersons(ceiling decimal.Decimal) persons {
	return persons{ceiling: ceiling, index: map[string]int{}, found: []PersonResult{}}
}

// split cuts the amount of a line of pay at the ceiling of its person. The tranche A of a line is what
// it adds to the smaller of the pay so far and the ceiling, whichever way the pay goes.
func (p *persons) split(line Line, amount decimal.Decimal) (a, b decimal.Decimal) {
	if line.Person == "" {
		return amount, decimal.Decimal{}
	}
	i, known := p.index[line.Person]
	if !known {
		i = len(p.found)
		p.index[line.Person] = i
		p.found = append(p.found, PersonResult{Person: line.Person})
	}
	one := &p.found[i]
	one.Pay = one.Pay.Add(amount)
	a = p.within(one.Pay).Sub(one.TrancheA)
	b = amount.Sub(a)
	one.TrancheA, one.TrancheB = one.TrancheA.Add(a), one.TrancheB.Add(b)
	if one.Crossed == "" && one.TrancheB.IsPositive() {
		one.Crossed = line.ID
	}
	return a, b
}

// within returns the part of the pay of a person that is in tranche A.
func (p *persons) within(pay decimal.Decimal) decimal.Decimal {
	if p.ceiling.IsZero() {
		return pay
	}
	return decimal.Min(pay, p.ceiling)
}

func (p *persons) charge(person string, charge decimal.Decimal) {
	if i, known := p.index[person]; known {
		p.found[i].Charge = p.found[i].Charge.Add(charge)
	}
}
