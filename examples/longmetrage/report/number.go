package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/filmfinance/filmfinance/internal/text"
	"github.com/filmfinance/filmfinance/schedule"
)

// Language is a language of the dossier: French or English.
type Language string

// The languages.
const (
	French  Language = "fr"
	English Language = "en"
)

// thinSpace is the narrow no-break space that French sets between thousands and before a percent sign.
const thinSpace = "\u202f"

// say returns the text of the language.
func (l Language) say(fr, en string) string {
	if l == French {
		return fr
	}
	return en
}

// label returns a label in the language.
func (l Language) label(t text.Text) string { return t.In(string(l)) }

// Number writes a figure as people read it: 1 234 567,89 in French, 1,234,567.89 in English.
func (l Language) Number(f Figure) string { return l.group(f.String()) }

// group sets the separators of a number written with a dot.
func (l Language) group(plain string) string {
	thousands, point := l.say(thinSpace, ","), l.say(",", ".")
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

// dashed is [Language.Number] for wide tables, where a zero is a dash.
func (l Language) dashed(f Figure) string {
	if f.IsZero() {
		return "-"
	}
	return l.Number(f)
}

// Percent writes a percentage with its sign: 5,50 % in French, 5.50% in English.
func (l Language) Percent(f Figure) string { return l.Number(f) + l.say(thinSpace+"%", "%") }

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

// whole writes a whole number.
func (l Language) whole(n int64) string { return l.group(strconv.FormatInt(n, 10)) }
