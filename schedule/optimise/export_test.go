package optimise

import "github.com/shopspring/decimal"

// Tried tries every plan with nothing found before that would hide what is left out wrongly.
func Tried(s Shoot, memory int64) (cost decimal.Decimal, found bool, err error) {
	m, err := compile(s)
	if err != nil {
		return decimal.Decimal{}, false, err
	}
	e := newExact(m, Options{Nodes: MaxNodes, Memory: memory})
	e.least, e.watch = endless, func() bool { return true }
	e.run()
	return m.amount(e.least), e.least < endless, nil
}
