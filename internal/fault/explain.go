package fault

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// maxExplained bounds the documents that are explained, in bytes: explaining reads each level again.
const maxExplained = 1 << 20

// explain finds what cannot be read in a document that the decoder has refused: the decoder stops at the
// first fault, and does not say where a decimal or a date stands. It is only asked after a refusal.
func explain(c *Collector, path string, t reflect.Type, data []byte) {
	err := read(data, t)
	if err == nil || c.Full() {
		return
	}
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	before := len(c.found)
	if !reads(t) {
		switch t.Kind() {
		case reflect.Struct:
			explainObject(c, path, fields(t), data)
		case reflect.Slice, reflect.Array:
			explainList(c, path, t.Elem(), data)
		case reflect.Map:
			explainMap(c, path, t.Elem(), data)
		default:
		}
	}
	if len(c.found) == before {
		c.Add(path, ErrSyntax, err)
	}
}

// read decodes data into a new value of type t, as strictly as [Decode].
func read(data []byte, t reflect.Type) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	return decoder.Decode(reflect.New(t).Interface())
}

// reads reports whether a type reads its own JSON, so that nothing inside it has a path.
func reads(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return p.Implements(reflect.TypeFor[json.Unmarshaler]()) || p.Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

func explainObject(c *Collector, path string, known map[string]reflect.Type, data []byte) {
	for _, f := range parts(data) {
		t, ok := known[strings.ToLower(f.name)]
		if !ok {
			c.Add(join(path, f.name), ErrSyntax, "no such field")
			continue
		}
		explain(c, join(path, f.name), t, f.value)
	}
}

func explainMap(c *Collector, path string, t reflect.Type, data []byte) {
	for _, f := range parts(data) {
		explain(c, join(path, f.name), t, f.value)
	}
}

func explainList(c *Collector, path string, t reflect.Type, data []byte) {
	var items []json.RawMessage
	if json.Unmarshal(data, &items) != nil {
		return
	}
	for i, item := range items {
		explain(c, fmt.Sprintf("%s[%d]", path, i), t, item)
	}
}

// part is one field of an object.
type part struct {
	name  string
	value json.RawMessage
}

// parts returns the fields of an object by name, or nothing when data is not an object.
func parts(data []byte) []part {
	var object map[string]json.RawMessage
	if json.Unmarshal(data, &object) != nil {
		return nil
	}
	found := make([]part, 0, len(object))
	for name, value := range object {
		found = append(found, part{name, value})
	}
	slices.SortFunc(found, func(a, b part) int { return strings.Compare(a.name, b.name) })
	return found
}

// fields returns the types of the JSON fields of a struct by their names in lower case, which is how the
// decoder compares them.
func fields(t reflect.Type) map[string]reflect.Type {
	found := map[string]reflect.Type{}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || name == "-" || (f.Anonymous && name == "") {
			continue
		}
		if name == "" {
			name = f.Name
		}
		found[strings.ToLower(name)] = f.Type
	}
	return found
}
