package testcase

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// RefusesExponents puts powers of ten that arithmetic would never finish with in every amount and rate of a
// document, given as a pointer: each is refused, and at once.
func RefusesExponents(t *testing.T, document interface{ Validate() error }) {
	t.Helper()
	amounts := fillDecimals("", reflect.ValueOf(document).Elem(), nil)
	require.NotEmpty(t, amounts)
	seen := map[string]bool{}
	for _, a := range amounts {
		last := strings.LastIndex(a.path, "[") + 1 // places of one list are told apart, those of the lists around it are not
		place := strings.ReplaceAll(a.path[:last], "[1]", "[0]") + a.path[last:]
		if seen[place] {
			continue
		}
		seen[place] = true
		for _, hostile := range []decimal.Decimal{decimal.New(1, 1<<30), decimal.New(-1, -1<<30)} {
			a.value.Set(reflect.ValueOf(hostile))
			require.Error(t, document.Validate(), a.path)
		}
		a.value.Set(reflect.ValueOf(decimal.New(1, 0)))
	}
}

type decimalAt struct {
	path  string
	value reflect.Value
}

// fillDecimals gives every list two elements and every pointer a value, and returns the decimals, each of them one.
func fillDecimals(path string, v reflect.Value, inside []reflect.Type) (found []decimalAt) {
	again := 0
	for _, outer := range inside {
		if outer == v.Type() {
			again++
		}
	}
	if again > 0 {
		return nil
	}
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[decimal.Decimal]() {
			v.Set(reflect.ValueOf(decimal.New(1, 0)))
			return []decimalAt{{path, v}}
		}
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				found = append(found, fillDecimals(path+"."+field.Name, v.Field(i), append(inside, v.Type()))...)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			found = append(found, fillDecimals(fmt.Sprintf("%s[%d]", path, i), v.Index(i), inside)...)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		found = fillDecimals(path, v.Elem(), inside)
	default:
	}
	return found
}
