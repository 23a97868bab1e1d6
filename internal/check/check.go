// Package check holds the questions that every document is asked before anything is computed with it.
// Each reports what it finds into a [fault.Collector] and says whether the value may be used.
package check

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/internal/text"
)

// Limits of the texts of a document, in bytes.
const (
	// MaxCode is the longest identifier.
	MaxCode = 100
	// MaxText is the longest text that people read.
	MaxText = 2_000
)

// Decimal reports whether arithmetic on d is quick enough to be tried: [money.Acceptable]. It comes
// before any other question about a number.
func Decimal(c *fault.Collector, path string, d decimal.Decimal) bool {
	return money.Acceptable(d) || refuse(c, path, fault.ErrTooLarge, d)
}

// Decimals reports every decimal inside a value that a limit refuses, fields being named as in JSON:
// [money.Acceptable] for a document, [money.Computable] for a result that is to be added up again.
func Decimals(c *fault.Collector, value any, limit func(decimal.Decimal) bool) bool {
	v := reflect.ValueOf(value)
	return (&within{limit, map[reflect.Type][]int{}}).decimals(v) || (&walk{c, limit}).decimals("", v)
}

type walk struct {
	c     *fault.Collector
	limit func(decimal.Decimal) bool
}

func (w *walk) decimals(path string, v reflect.Value) bool {
	fine := true
	switch v.Kind() {
	case reflect.Struct:
		if d, is := v.Interface().(decimal.Decimal); is {
			return w.limit(d) || refuse(w.c, path, fault.ErrTooLarge, d)
		}
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				in := path
				if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); !field.Anonymous {
					in = strings.TrimPrefix(path+"."+name, ".")
				}
				fine = w.decimals(in, v.Field(i)) && fine
			}
		}
	case reflect.Slice:
		if opaque(v.Type().Elem()) {
			return true
		}
		for i := range v.Len() {
			fine = w.decimals(fmt.Sprintf("%s[%d]", path, i), v.Index(i)) && fine
		}
	case reflect.Map:
		if opaque(v.Type().Elem()) {
			return true
		}
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, key := range keys {
			fine = w.decimals(fmt.Sprintf("%s[%q]", path, key.String()), v.MapIndex(key)) && fine
		}
	case reflect.Pointer:
		if !v.IsNil() {
			fine = w.decimals(path, v.Elem())
		}
	default:
	}
	return fine
}

// opaque reports whether values of a type surely hold no decimal that is asked for, so that a long list of
// them is not walked: bytes, texts, structs without an exported field.
func opaque(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			if t.Field(i).IsExported() {
				return false
			}
		}
		return t != reflect.TypeFor[decimal.Decimal]()
	case reflect.Uint8, reflect.String:
		return true
	default:
		return false
	}
}

// NotNegative reports whether d is zero or more.
func NotNegative(c *fault.Collector, path string, d decimal.Decimal) bool {
	return Decimal(c, path, d) && (!d.IsNegative() || refuse(c, path, fault.ErrNegative, d))
}

// Percent reports whether d is from 0 to 100.
func Percent(c *fault.Collector, path string, d decimal.Decimal) bool {
	return NotNegative(c, path, d) && (!d.GreaterThan(hundred) || refuse(c, path, fault.ErrRange, d))
}

// Signed reports whether d is from -100 to 100.
func Signed(c *fault.Collector, path string, d decimal.Decimal) bool {
	return Decimal(c, path, d) && (!d.Abs().GreaterThan(hundred) || refuse(c, path, fault.ErrRange, d))
}

// Whole reports whether d has no more than places decimals: an amount in whole minor units.
func Whole(c *fault.Collector, path string, d decimal.Decimal, places int32) bool {
	return Decimal(c, path, d) &&
		(money.RoundDecimal(d, places, money.Down).Equal(d) || refuse(c, path, fault.ErrRange, d))
}

// Currency returns the minor unit of a currency, and reports an unknown code at the path "currency".
func Currency(c *fault.Collector, code string) (places int32, known bool) {
	places, known = money.MinorUnits(code)
	return places, known || refuse(c, "currency", fault.ErrCurrency, code)
}

// Size reports whether a list, or a text in bytes, is at most most long.
func Size(c *fault.Collector, path string, size, most int) bool {
	return size <= most || refuse(c, path, fault.ErrTooLarge, size)
}

// Given reports whether a text is there.
func Given(c *fault.Collector, path, text string) bool {
	return text != "" || refuse(c, path, fault.ErrRequired, nil)
}

// Code reports whether an identifier is there, within [MaxCode].
func Code(c *fault.Collector, path, id string) bool {
	return Given(c, path, id) && Size(c, path, len(id), MaxCode)
}

// Unique reports whether an identifier is there and was not seen before, and remembers it.
func Unique(c *fault.Collector, path, id string, seen map[string]bool) bool {
	if !Code(c, path, id) {
		return false
	}
	if seen[id] {
		return refuse(c, path, fault.ErrDuplicate, id)
	}
	seen[id] = true
	return true
}

// Label reports whether a text that people read, which may be missing, is within [MaxText].
func Label(c *fault.Collector, path, label string) bool {
	return Size(c, path, len(label), MaxText)
}

// Labels asks [Label] of both languages.
func Labels(c *fault.Collector, path string, label text.Text) bool {
	french, english := Label(c, path+".fr", label.FR), Label(c, path+".en", label.EN)
	return french && english
}

// Same records, as [fault.ErrUnbalance], a figure of a result that is not what its lines come to.
func Same(c *fault.Collector, path string, got, want decimal.Decimal) bool {
	return got.Equal(want) || refuse(c, path, fault.ErrUnbalance, money.Text(got)+" is not "+money.Text(want))
}

var hundred = decimal.New(100, 0)

func refuse(c *fault.Collector, path string, kind error, value any) bool {
	c.Add(path, kind, value)
	return false
}
