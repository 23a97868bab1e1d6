package breakdown

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Errors of texts that cannot be read.
var (
	// ErrEighths reports a text that is not a number of pages.
	ErrEighths = errors.New("is not a number of pages (pages are written 1 4/8)")
	// ErrTiming reports a text that is not a length in minutes and seconds.
	ErrTiming = errors.New("is not a length in minutes and seconds (lengths are written 1:30)")
)

// Eighths counts eighths of a page of script (huitièmes). It is written in pages, and the fraction is never
// reduced: 12 eighths are "1 4/8", 4 are "4/8".
type Eighths int

// perPage is the number of eighths of a page.
const perPage = 8

// String returns the pages, "1 4/8".
func (e Eighths) String() string {
	sign := ""
	if e < 0 {
		sign, e = "-", -e
	}
	pages, rest := int(e)/perPage, int(e)%perPage
	switch {
	case rest == 0:
		return sign + strconv.Itoa(pages)
	case pages == 0:
		return fmt.Sprintf("%s%d/8", sign, rest)
	default:
		return fmt.Sprintf("%s%d %d/8", sign, pages, rest)
	}
}

// ParseEighths reads what [Eighths.String] writes; an empty text is no page. The error is [ErrEighths].
func ParseEighths(text string) (Eighths, error) {
	whole, part, both := strings.Cut(text, " ")
	if !both && strings.HasSuffix(text, "/8") {
		whole, part = "", text
	}
	pages, fine := count(whole, int(MaxEighths)/perPage)
	rest := 0
	if part != "" || both {
		top, _ := strings.CutSuffix(part, "/8")
		var read bool
		rest, read = count(top, perPage-1)
		fine = fine && read && rest > 0 && top != part
	}
	read := Eighths(pages*perPage + rest)
	if !fine || read > MaxEighths || (both && whole == "") {
		return 0, fmt.Errorf("%.20q %w", text, ErrEighths)
	}
	return read, nil
}

// count reads a number of a few digits, up to a limit; an empty text is zero.
func count(text string, most int) (int, bool) {
	n := 0
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return 0, false
		}
		if n = n*10 + int(c-'0'); n > most {
			return 0, false
		}
	}
	return n, true
}

// MarshalText writes the pages.
func (e Eighths) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// UnmarshalText reads the pages; the error is [ErrEighths].
func (e *Eighths) UnmarshalText(text []byte) error {
	read, err := ParseEighths(string(text))
	if err == nil {
		*e = read
	}
	return err
}

// Pages returns the number of pages, exactly: 12 eighths are 1.5.
func (e Eighths) Pages() decimal.Decimal { return decimal.New(int64(e)*125, -3) }

// Timing is an estimated screen time in seconds (préminutage), written in minutes and seconds: "1:30".
type Timing int

const second = 60 // to a minute

// String returns minutes and seconds.
func (t Timing) String() string {
	sign := ""
	if t < 0 {
		sign, t = "-", -t
	}
	return fmt.Sprintf("%s%d:%02d", sign, int(t)/second, int(t)%second)
}

// ParseTiming reads what [Timing.String] writes; an empty text is zero. The error is [ErrTiming].
func ParseTiming(text string) (Timing, error) {
	if text == "" {
		return 0, nil
	}
	minutes, seconds, both := strings.Cut(text, ":")
	m, fineMinutes := count(minutes, int(MaxTiming)/second)
	s, fineSeconds := count(seconds, second-1)
	read := Timing(m*second + s)
	if !both || !fineMinutes || !fineSeconds || minutes == "" || len(seconds) != 2 || read > MaxTiming {
		return 0, fmt.Errorf("%.20q %w", text, ErrTiming)
	}
	return read, nil
}

// MarshalText writes minutes and seconds.
func (t Timing) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads minutes and seconds; the error is [ErrTiming].
func (t *Timing) UnmarshalText(text []byte) error {
	read, err := ParseTiming(string(text))
	if err == nil {
		*t = read
	}
	return err
}
