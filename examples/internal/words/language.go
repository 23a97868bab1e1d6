// Package words writes labels, numbers and days in the languages of the example programs.
package words

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/internal/text"
	"github.com/filmfinance/filmfinance/schedule"
)

// Language is a language of the labels: French or English.
type Language string

// The languages.
const (
	French  Language = "fr"
	English Language = "en"
)

// ThinSpace is the narrow no-break space that French sets between thousands and before a percent sign.
const ThinSpace = "\u202f"

// Say returns the text of the language.
func (l Language) Say(fr, en string) string {
	if l == French {
		return fr
	}
	return en
}

// Named returns a label in the language, or the name where there is no label.
func (l Language) Named(t text.Text, name string) string {
	if label := t.In(string(l)); label != "" {
		return grid.Clean(label)
	}
	return grid.Clean(name)
}

// Number writes a number with so many decimals at least, and more where it has more: 1 234 567,89 in
// French, 1,234,567.89 in English.
func (l Language) Number(d decimal.Decimal, places int32) string {
	return l.Grouped(d.StringFixed(max(places, Needed(d))))
}

// Grouped sets the separators of a number written with a dot.
func (l Language) Grouped(plain string) string {
	thousands, point := l.Say(ThinSpace, ","), l.Say(",", ".")
	sign := ""
	if rest, negative := strings.CutPrefix(plain, "-"); negative {
		sign, plain = "-", rest
	}
	whole, fraction, hasFraction := strings.Cut(plain, ".")
	var b strings.Builder
	b.WriteString(sign)
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(thousands)
		}
		b.WriteRune(digit)
	}
	if hasFraction {
		b.WriteString(point + fraction)
	}
	return b.String()
}

// Percent writes a rate: 5,5 % in French, 5.5% in English.
func (l Language) Percent(d decimal.Decimal) string {
	return l.Number(d, 0) + l.Say(ThinSpace+"%", "%")
}

// Date writes a day: 05/04/2028 in French, 2028-04-05 in English; a dash for no date.
func (l Language) Date(d schedule.Date) string {
	if d.IsZero() {
		return "-"
	}
	if l != French {
		return d.String()
	}
	year, month, day := d.Civil()
	return fmt.Sprintf("%02d/%02d/%04d", day, int(month), year)
}

// Known reports whether it is one of the languages.
func (l Language) Known() bool { return l == French || l == English }

// Needed returns the number of decimals without trailing zeros.
func Needed(d decimal.Decimal) int32 {
	places := -d.Exponent()
	digits, ten, rest := d.Coefficient(), big.NewInt(10), new(big.Int)
	for places > 0 {
		if digits.QuoRem(digits, ten, rest); rest.Sign() != 0 {
			break
		}
		places--
	}
	return max(places, 0)
}

// Scale returns the number of decimals of a currency; that of the euro for one that is not known.
func Scale(currency string) int32 {
	if places, known := money.MinorUnits(currency); known {
		return places
	}
	return 2
}
