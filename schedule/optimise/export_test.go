package optimise

import "github.com/shopspring/decimal"

// Tried tries every plan, day by day or scene by scene, with nothing found before that would hide what is left
// out wrongly. Day by day, bound is what the table ahead says at the beginning.
func Tried(s Shoot, memory int64, daily bool) (cost, bound decimal.Decimal, found bool, err error) {
	m, err := compile(s)
	if err != nil {
		return decimal.Decimal{}, decimal.Decimal{}, false, err
	}
	e := newExact(m, Options{Nodes: MaxNodes, Memory: memory})
	e.least, e.watch = endless, func() bool { return true }
	var least int64
	if daily {
		e.ahead = newAhead(m, Options{Nodes: DefaultNodes, Memory: DefaultMemory}, e.watch)
		least = e.ahead.least(uint64(1)<<len(m.load)-1, -1)
	}
	e.run()
	return m.amount(e.least), m.amount(least), e.least < endless, nil
}
