// Package deep copies documents whole, so that a compiled value keeps nothing that its caller may change.
package deep

import "reflect"

// Copy returns a copy of a document that shares no list, map or pointer with it. A struct with hidden
// fields (a decimal, a day) is a value that never changes and is kept as it is.
func Copy[T any](value T) T {
	return copied(reflect.ValueOf(&value).Elem()).Interface().(T) //nolint:errcheck,forcetypeassert // the type is kept
}

func copied(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		to := reflect.New(v.Type().Elem())
		to.Elem().Set(copied(v.Elem()))
		return to
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		to := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			to.Index(i).Set(copied(v.Index(i)))
		}
		return to
	case reflect.Map:
		if v.IsNil() {
			return v
		}
		to := reflect.MakeMapWithSize(v.Type(), v.Len())
		for walk := v.MapRange(); walk.Next(); {
			to.SetMapIndex(walk.Key(), copied(walk.Value()))
		}
		return to
	case reflect.Struct:
		return copiedStruct(v)
	default:
		return v
	}
}

func copiedStruct(v reflect.Value) reflect.Value {
	for i := range v.NumField() {
		if !v.Type().Field(i).IsExported() {
			return v
		}
	}
	to := reflect.New(v.Type()).Elem()
	for i := range v.NumField() {
		to.Field(i).Set(copied(v.Field(i)))
	}
	return to
}
