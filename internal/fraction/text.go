package fraction

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// MaxDigits is the largest number of digits of a numerator or of a denominator that [F.MarshalText]
// writes and [F.UnmarshalText] reads: three hundred years of interest that compounds by the month at a rate
// of six digits have as many.
const MaxDigits = 20_000

const (
	// maxWords is the size of the longest fraction of MaxDigits digits: 20,000 digits are 66,439 bits.
	maxWords = 2 * 1039
	// surelyBits is the length of the longest numbers that all have at most MaxDigits digits.
	surelyBits = 66_438
)

// Errors of the text of a fraction.
var (
	// ErrSyntax reports a text that is not that of a fraction, or one with too many digits.
	ErrSyntax = errors.New("not a fraction")
	// ErrLong reports a fraction too long to be written so that it can be read back.
	ErrLong = errors.New("the fraction is too long to be written")
)

// Text returns the fraction in full, in lowest terms: "3", "541250/17", "-1/3". [Parse] reads it back.
func (a F) Text() string {
	if a = a.Lowest(); a.long != nil {
		return a.Rat().RatString()
	}
	text := strconv.FormatInt(a.num, 10)
	if a.less == 0 {
		return text
	}
	return text + "/" + strconv.FormatUint(a.den(), 10)
}

// Parse reads what [F.Text] writes: digits, after a '-' below zero, then '/' and the digits of a denominator
// that is not zero, unless it is one. The fraction need not be in lowest terms, and leading zeros are
// digits like others. Anything else is an [ErrSyntax], and so are more than maxDigits digits in either
// part: they are counted before any work.
func Parse(s string, maxDigits int) (F, error) {
	num, den, over := strings.Cut(strings.TrimPrefix(s, "-"), "/")
	if err := digits(num, maxDigits); err != nil {
		return F{}, err
	}
	if !over {
		den = "1"
	} else if err := digits(den, maxDigits); err != nil {
		return F{}, err
	}
	if strings.Trim(den, "0") == "" {
		return F{}, fmt.Errorf("%w: the denominator is zero", ErrSyntax)
	}
	f := quotient(num, den)
	if s[0] == '-' {
		return f.Neg(), nil
	}
	return f, nil
}

// digits checks that s holds decimal digits, at least one and at most limit.
func digits(s string, limit int) error {
	if len(s) > limit {
		return fmt.Errorf("%w: more than %d digits", ErrSyntax, limit)
	}
	if s == "" {
		return fmt.Errorf("%w: digits are missing", ErrSyntax)
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return fmt.Errorf("%w: character %q", ErrSyntax, s[i])
		}
	}
	return nil
}

// quotient returns num/den, both of them digits, the second not zero.
func quotient(num, den string) F {
	if len(num) <= maxPower && len(den) <= maxPower {
		return New(whole(num), whole(den))
	}
	long, over := new(big.Int), new(big.Int)
	long.SetString(num, 10)
	over.SetString(den, 10)
	return reduce(long, over)
}

// whole returns the number that at most maxPower digits write.
func whole(digits string) int64 {
	var n int64
	for i := range len(digits) {
		n = 10*n + int64(digits[i]-'0')
	}
	return n
}

// Writable reports whether the fraction is surely short enough for [F.MarshalText]. It costs nothing.
func (a F) Writable() bool {
	return a.long == nil || a.long.num.BitLen() <= surelyBits && a.long.den.BitLen() <= surelyBits
}

// MarshalText returns [F.Text], or an [ErrLong] for a numerator or a denominator of more than [MaxDigits]
// digits, which [F.UnmarshalText] would refuse.
func (a F) MarshalText() ([]byte, error) {
	if a = a.Lowest(); a.Words() > maxWords {
		return nil, ErrLong
	}
	text := a.Text()
	num, den, _ := strings.Cut(strings.TrimPrefix(text, "-"), "/")
	if len(num) > MaxDigits || len(den) > MaxDigits {
		return nil, ErrLong
	}
	return []byte(text), nil
}

// UnmarshalText reads what [F.MarshalText] writes, as [Parse] does with [MaxDigits]. On an [ErrSyntax] the
// fraction keeps its value.
func (a *F) UnmarshalText(text []byte) error {
	if len(text) > 2*MaxDigits+len("-/") { // before the copy
		return fmt.Errorf("%w: more than %d digits", ErrSyntax, MaxDigits)
	}
	f, err := Parse(string(text), MaxDigits)
	if err != nil {
		return err
	}
	*a = f
	return nil
}
