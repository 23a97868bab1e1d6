package budget

import (
	"errors"
	"strings"

	"github.com/filmfinance/filmfinance/budget/internal/formula"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// variables computes the variables of a budget and the formulas that use them. Each variable is computed
// once, and so is each text of a formula, which many lines may share.
type variables struct {
	index map[string]int
	state []variable
	texts map[string]computed
	// depth is how many variables are being computed.
	depth int
}

type variable struct {
	name       string
	read       formula.Formula
	value      fraction.F
	done, busy bool
	err        *broken
}

// computed is what the text of a formula comes to.
type computed struct {
	value fraction.F
	err   *broken
}

// broken says why a formula has no value, and through which variables.
type broken struct {
	kind   error
	path   []string
	detail string
}

// Error satisfies error, so that a broken variable stops the formula that uses it.
func (b *broken) Error() string {
	text := strings.Join(b.path, " > ")
	if b.detail != "" {
		text += " (" + b.detail + ")"
	}
	return strings.TrimSpace(text)
}

func newVariables(c *fault.Collector, given []Variable) *variables {
	v := &variables{index: make(map[string]int, len(given)), state: make([]variable, len(given)), texts: map[string]computed{}}
	seen := map[string]bool{}
	for i, one := range given {
		at := c.In("variables[%d]", i)
		if check.Unique(at, "name", one.Name, seen) {
			v.index[one.Name] = i
			if !formula.IsName(one.Name) {
				at.Add("name", ErrSyntax, one.Name)
			}
		}
		check.Label(at, "label", one.Label)
		v.state[i] = newVariable(one)
		if check.Decimal(at, "value", one.Value) && one.Formula == "" {
			v.state[i].value = fraction.FromDecimal(one.Value)
		}
		if one.Formula != "" && !one.Value.IsZero() {
			at.Add("value", ErrDuplicate, one.Value)
		}
	}
	for i := range given {
		if c.Full() {
			break
		}
		if _, err := v.variable(i); err != nil {
			c.In("variables[%d]", i).Add("formula", err.kind, err.Error())
		}
	}
	return v
}

func newVariable(given Variable) variable {
	one := variable{name: given.Name}
	if given.Formula == "" {
		one.done = true
		return one
	}
	var err error
	if one.read, err = formula.Parse(given.Formula); err != nil {
		one.done, one.err = true, asBroken(err).through(given.Name)
	}
	return one
}

// variable returns the value of the variable at place i. A cycle is remembered only for the variable that
// was asked for first, so that each names its own path.
func (v *variables) variable(i int) (fraction.F, *broken) {
	one := &v.state[i]
	switch {
	case one.done && (one.err == nil || v.depth == 0 || one.err.kind != ErrCycle): //nolint:errorlint // kinds are compared as they were made
		return one.value, one.err
	case one.busy:
		return fraction.F{}, &broken{kind: ErrCycle, path: []string{one.name}}
	}
	one.busy, v.depth = true, v.depth+1
	value, err := v.evaluate(one.read)
	one.busy, v.depth = false, v.depth-1
	if err != nil {
		err = err.through(one.name)
		if v.depth == 0 || err.kind != ErrCycle { //nolint:errorlint // kinds are compared as they were made
			one.done, one.err = true, err
		}
		return fraction.F{}, err
	}
	one.done, one.value = true, value
	return value, nil
}

// longest bounds the path of a fault, in variables.
const longest = 20

// through returns the fault as the variable that leads to it sees it.
func (b *broken) through(name string) *broken {
	path := append([]string{name}, b.path...)
	if len(path) > longest {
		path = append(path[:longest-1], "…")
	}
	return &broken{kind: b.kind, path: path, detail: b.detail}
}

// of returns what the formula of a line comes to; the variables have been computed.
func (v *variables) of(text string) (fraction.F, *broken) {
	found, known := v.texts[text]
	if !known {
		if read, err := formula.Parse(text); err != nil {
			found.err = asBroken(err)
		} else {
			found.value, found.err = v.evaluate(read)
		}
		v.texts[text] = found
	}
	return found.value, found.err
}

func (v *variables) evaluate(read formula.Formula) (fraction.F, *broken) {
	names := read.Names()
	value, err := read.Eval(func(i int) (fraction.F, error) {
		at, known := v.index[names[i]]
		if !known {
			return fraction.F{}, &broken{kind: ErrUnknown, path: []string{names[i]}}
		}
		value, wrong := v.variable(at)
		if wrong != nil {
			return fraction.F{}, wrong
		}
		return value, nil
	})
	if err != nil {
		return fraction.F{}, asBroken(err)
	}
	if value.Words() > maxFigure {
		return fraction.F{}, &broken{kind: ErrTooLarge, detail: "a value of more than 38 digits"}
	}
	return value, nil
}

// maxFigure bounds what a formula comes to, in words of 64 bits.
const maxFigure = 4

func asBroken(err error) *broken {
	var found *broken
	switch {
	case errors.As(err, &found):
		return found
	case errors.Is(err, formula.ErrDivision):
		return &broken{kind: ErrDivision}
	case errors.Is(err, formula.ErrTooLarge):
		return &broken{kind: ErrTooLarge, detail: err.Error()}
	default:
		return &broken{kind: ErrSyntax, detail: err.Error()}
	}
}
