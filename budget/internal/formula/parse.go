package formula

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/shopspring/decimal"
)

// Parse reads a formula. Errors: [ErrSyntax], [ErrTooLarge].
func Parse(text string) (Formula, error) {
	if len(text) > MaxText {
		return Formula{}, fmt.Errorf("%w: %d bytes", ErrTooLarge, len(text))
	}
	p := parser{text: text}
	p.sum()
	p.space()
	if p.at < len(text) {
		p.fail("unexpected %q", p.rest())
	}
	if p.err != nil {
		return Formula{}, p.err
	}
	return p.made, nil
}

// IsName reports whether a text can be the name of a value in a formula.
func IsName(text string) bool {
	p := parser{text: text}
	return len(text) <= MaxText && text != "" && p.word() == text
}

// parser reads a text once, from the left, by recursive descent. After an error it reads nothing more.
type parser struct {
	text  string
	at    int
	depth int
	made  Formula
	err   error
}

func (p *parser) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf("%w at character %d: %s", ErrSyntax, utf8.RuneCountInString(p.text[:p.at])+1, fmt.Sprintf(format, args...))
	}
	p.at = len(p.text)
}

// rest returns the next character, for a message.
func (p *parser) rest() string {
	r, _ := utf8.DecodeRuneInString(p.text[p.at:])
	return string(r)
}

func (p *parser) space() {
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.at]) >= 0 {
		p.at++
	}
}

// take reads one of the characters after spaces and returns it, or 0.
func (p *parser) take(characters string) byte {
	p.space()
	if p.at < len(p.text) && strings.IndexByte(characters, p.text[p.at]) >= 0 {
		p.at++
		return p.text[p.at-1]
	}
	return 0
}

func (p *parser) emit(op operation, arg int) {
	p.made.code = append(p.made.code, instruction{op: op, arg: arg})
}

// sum reads terms added and subtracted, from the left.
func (p *parser) sum() {
	p.product()
	for {
		switch p.take("+-") {
		case '+':
			p.product()
			p.emit(add, 0)
		case '-':
			p.product()
			p.emit(subtract, 0)
		default:
			return
		}
	}
}

// product reads factors multiplied and divided, from the left.
func (p *parser) product() {
	p.factor()
	for {
		switch p.take("*/") {
		case '*':
			p.factor()
			p.emit(multiply, 0)
		case '/':
			p.factor()
			p.emit(divide, 0)
		default:
			return
		}
	}
}

// factor reads a number, a name, a call, a parenthesis, or a sign before one of them.
func (p *parser) factor() {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > MaxDepth {
		p.err = fmt.Errorf("%w: more than %d levels", ErrTooLarge, MaxDepth)
		p.at = len(p.text)
		return
	}
	switch p.take("(-+") {
	case '(':
		p.sum()
		p.close()
		return
	case '-':
		p.factor()
		p.emit(negate, 0)
		return
	case '+':
		p.factor()
		return
	}
	if p.at < len(p.text) && isDigit(p.text[p.at]) {
		p.number()
		return
	}
	word := p.word()
	switch {
	case p.err != nil:
	case word == "" && p.at == len(p.text):
		p.fail("a value is missing at the end")
	case word == "":
		p.fail("unexpected %q", p.rest())
	case p.take("(") != 0:
		p.call(word)
	default:
		p.name(word)
	}
}

func (p *parser) close() {
	if p.err == nil && p.take(")") == 0 {
		p.fail("a closing parenthesis is missing")
	}
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func (p *parser) number() {
	from := p.at
	digits := func() {
		for p.at < len(p.text) && isDigit(p.text[p.at]) {
			p.at++
		}
	}
	digits()
	if p.at+1 < len(p.text) && p.text[p.at] == '.' && isDigit(p.text[p.at+1]) {
		p.at++
		digits()
	}
	text := p.text[from:p.at]
	if len(text) > MaxDigits {
		p.err = fmt.Errorf("%w: a number of more than %d digits", ErrTooLarge, MaxDigits)
		p.at = len(p.text)
		return
	}
	p.made.code = append(p.made.code, instruction{op: number, value: value(text)})
}

// value reads the digits of a number.
func value(text string) fraction.F {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return fraction.Int(n)
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		return fraction.F{} // cannot be: digits and one point
	}
	return fraction.FromDecimal(d)
}

// word reads a name, or nothing.
func (p *parser) word() string {
	p.space()
	from := p.at
	for p.at < len(p.text) {
		r, size := utf8.DecodeRuneInString(p.text[p.at:])
		letter := r == '_' || (unicode.IsLetter(r) && r != utf8.RuneError)
		if !letter && (p.at == from || !unicode.IsDigit(r)) {
			break
		}
		p.at += size
	}
	return p.text[from:p.at]
}

func (p *parser) name(word string) {
	for i, known := range p.made.names {
		if known == word {
			p.emit(name, i)
			return
		}
	}
	p.made.names = append(p.made.names, word)
	p.emit(name, len(p.made.names)-1)
}

// call reads the arguments of a function whose parenthesis is open.
func (p *parser) call(word string) {
	switch word {
	case "min":
		p.list(smallest)
	case "max":
		p.list(largest)
	case "round":
		p.rounding(round)
	case "ceil":
		p.rounding(ceiling)
	case "floor":
		p.rounding(floor)
	default:
		p.at--
		p.fail("%q is not a function: min, max, round, ceil, floor", word)
	}
}

func (p *parser) list(op operation) {
	p.sum()
	count := 1
	for p.take(",") != 0 {
		p.sum()
		count++
	}
	p.close()
	p.emit(op, count)
}

func (p *parser) rounding(op operation) {
	p.sum()
	places := 0
	if p.take(",") != 0 {
		places = p.places()
	}
	p.close()
	p.emit(op, places)
}

// places reads the second argument of a rounding: a whole number written out.
func (p *parser) places() int {
	sign := 1
	if p.take("-") != 0 {
		sign = -1
	}
	p.space()
	from := p.at
	for p.at < len(p.text) && isDigit(p.text[p.at]) {
		p.at++
	}
	n, err := strconv.Atoi(p.text[from:p.at])
	if err != nil || n > maxPlaces {
		p.fail("the places are a whole number from %d to %d", -maxPlaces, maxPlaces)
		return 0
	}
	return sign * n
}
