package check

import (
	"reflect"

	"github.com/shopspring/decimal"
)

// within tells whether a limit accepts every decimal inside a value, without the paths that a fault needs: nearly all
// documents have none.
type within struct {
	limit func(decimal.Decimal) bool
	// fields are those of each struct that may hold a decimal.
	fields map[reflect.Type][]int
}

func (w *within) decimals(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Struct:
		if d, is := reflect.TypeAssert[decimal.Decimal](v); is {
			return w.limit(d)
		}
		for _, i := range w.of(v.Type()) {
			if !w.decimals(v.Field(i)) {
				return false
			}
		}
	case reflect.Slice:
		if opaque(v.Type().Elem()) {
			return true
		}
		for i := range v.Len() {
			if !w.decimals(v.Index(i)) {
				return false
			}
		}
	case reflect.Map:
		if opaque(v.Type().Elem()) {
			return true
		}
		for walk := v.MapRange(); walk.Next(); {
			if !w.decimals(walk.Value()) {
				return false
			}
		}
	case reflect.Pointer:
		return v.IsNil() || w.decimals(v.Elem())
	default:
	}
	return true
}

// of returns the exported fields of a struct that may hold a decimal.
func (w *within) of(t reflect.Type) []int {
	found, known := w.fields[t]
	if known {
		return found
	}
	for i := range t.NumField() {
		field := t.Field(i)
		switch field.Type.Kind() {
		case reflect.Struct, reflect.Slice, reflect.Map, reflect.Pointer:
			if sealed := field.Type.Kind() == reflect.Struct && opaque(field.Type); field.IsExported() && !sealed {
				found = append(found, i)
			}
		default:
		}
	}
	w.fields[t] = found
	return found
}
