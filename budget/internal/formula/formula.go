// Package formula is the small language of the formulas of a devis: `shoot_days * 2`,
// `round(extras / 3, 0) + 1`. It computes with exact fractions; nothing is rounded but by the functions
// that say so, at the place that they name.
//
// A formula is made of numbers (`12`, `0.5`), names (letters, digits and _, in any alphabet, not
// beginning with a digit), + - * / and parentheses, and of the functions
//
//	min(a, b, ...)   the smallest      max(a, b, ...)   the largest
//	round(x, p)      the nearest with p decimals, an exact half away from zero
//	ceil(x, p)       the next above (ceil(-1.5) is -1)
//	floor(x, p)      the next below (floor(-1.5) is -2)
//
// where p is a whole number written out, from -12 to 12, and 0 where it is left out. The names of the
// functions are names like others where no parenthesis follows.
package formula

import (
	"errors"
	"fmt"

	"github.com/filmfinance/filmfinance/internal/fraction"
)

// Limits of a formula. Work is bounded before it starts.
const (
	// MaxText is the longest formula, in bytes.
	MaxText = 1_000
	// MaxDepth is the deepest that parentheses and signs may lie in one another.
	MaxDepth = 50
	// MaxDigits is the longest number.
	MaxDigits = 30
	// MaxWords bounds every value on the way, in words of 64 bits of its two parts: some 150 digits.
	MaxWords = 8
	// maxPlaces bounds the places of round, ceil and floor, on both sides.
	maxPlaces = 12
)

// Errors of a formula, for errors.Is.
var (
	// ErrSyntax reports a text that is not a formula; the error says where.
	ErrSyntax = errors.New("not a formula")
	// ErrTooLarge reports a formula or a value beyond the limits.
	ErrTooLarge = errors.New("larger than a formula may be")
	// ErrDivision reports a division by zero.
	ErrDivision = errors.New("divides by zero")
)

// operation is what one instruction does with the values on the stack.
type operation uint8

const (
	number operation = iota
	name
	negate
	add
	subtract
	multiply
	divide
	smallest
	largest
	round
	ceiling
	floor
)

// instruction is one step of a formula, in the order in which a stack computes it.
type instruction struct {
	op operation
	// arg is the place of the name, the number of arguments, or the places of a rounding.
	arg   int
	value fraction.F
}

// Formula is a formula that was read. It is immutable and safe for concurrent use.
type Formula struct {
	code  []instruction
	names []string
}

// Names returns the names that the formula uses, each once, in the order of the text.
func (f Formula) Names() []string { return append([]string(nil), f.names...) }

// Eval computes the formula. The value of the name at place i of [Formula.Names] is values(i); an error
// that it returns is returned as it is. Errors: [ErrDivision], [ErrTooLarge].
func (f Formula) Eval(values func(i int) (fraction.F, error)) (fraction.F, error) {
	var room [8]fraction.F
	stack := room[:0]
	for _, in := range f.code {
		switch in.op {
		case number:
			stack = append(stack, in.value)
		case name:
			value, err := values(in.arg)
			if err != nil {
				return fraction.F{}, err
			}
			stack = append(stack, value)
		default:
			from := len(stack) - in.takes()
			value, err := in.apply(stack[from:])
			if err != nil {
				return fraction.F{}, err
			}
			stack = append(stack[:from], value)
		}
		top := &stack[len(stack)-1]
		if *top = top.Lowest(); top.Words() > MaxWords { // lowest: the bound is on the value, however it was computed
			return fraction.F{}, fmt.Errorf("%w: a value of more than %d digits", ErrTooLarge, 64*MaxWords*3/10)
		}
	}
	if len(stack) != 1 {
		return fraction.F{}, fmt.Errorf("%w: empty", ErrSyntax)
	}
	return stack[0], nil
}

// takes returns the number of values that an operation takes from the stack.
func (in instruction) takes() int {
	switch in.op {
	case negate, round, ceiling, floor:
		return 1
	case smallest, largest:
		return in.arg
	default:
		return 2
	}
}

func (in instruction) apply(v []fraction.F) (fraction.F, error) {
	switch in.op {
	case negate:
		return v[0].Neg(), nil
	case add:
		return v[0].Add(v[1]), nil
	case subtract:
		return v[0].Sub(v[1]), nil
	case multiply:
		return v[0].Mul(v[1]), nil
	case divide:
		if v[1].IsZero() {
			return fraction.F{}, ErrDivision
		}
		return v[0].Quo(v[1]), nil
	case smallest, largest:
		return extreme(v, in.op == largest), nil
	default:
		return in.rounded(v[0]), nil
	}
}

func extreme(v []fraction.F, most bool) fraction.F {
	found := v[0]
	for _, one := range v[1:] {
		if most {
			found = fraction.Max(found, one)
		} else {
			found = fraction.Min(found, one)
		}
	}
	return found
}
