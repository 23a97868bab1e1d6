package recoupment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// sumSwitch returns the switch of a sum that reaches an amount. Conditions that ask the same share one: where a
// receipt is shared along the amount, all the rules that hang on it go to and fro together. One that is latched
// is kept in a saved state under the name of its condition, so that it has a switch of its own.
func (b *builder) sumSwitch(from Condition, path string) int {
	s := cascade.Switch{
		Form: b.form(from.Of, oneUnit), Reaches: dec(from.Reaches), Exclusive: from.Above, Latch: from.Latch, Whole: from.Whole,
	}
	if s.Latch {
		return b.turn(s, "%s", path)
	}
	key := sumKey(s)
	at, known := b.sumAt[key]
	if !known {
		at = b.turn(s, "%s", path)
		b.sumAt[key] = at
	}
	return at
}

// sumKey is the same for sums that differ only in their order and by a factor: twice a quantity reaches 200 where
// it reaches 100.
func sumKey(s cascade.Switch) string {
	form := slices.Clone(s.Form)
	slices.SortFunc(form, func(a, b cascade.Part) int {
		return cmp.Or(cmp.Compare(a.Quantity, b.Quantity), a.Times.Cmp(b.Times))
	})
	scale := oneUnit
	if len(form) > 0 && !form[0].Times.IsZero() {
		scale = fraction.Max(form[0].Times, form[0].Times.Neg())
	}
	var key strings.Builder
	fmt.Fprintf(&key, "%v %v %s", s.Exclusive, s.Whole, s.Reaches.Quo(scale).Text())
	for _, part := range form {
		fmt.Fprintf(&key, " %d*%s", part.Quantity, part.Times.Quo(scale).Text())
	}
	return key.String()
}
