package recoupment_test

import (
	"bytes"
	"encoding/json"
	"go/doc"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// schemaNode is a JSON Schema: the keywords that the documents need, in the order of the files.
type schemaNode struct {
	Dialect     string        `json:"$schema,omitempty"`
	ID          string        `json:"$id,omitempty"`
	Comment     string        `json:"$comment,omitempty"`
	Title       string        `json:"title,omitempty"`
	Description string        `json:"description,omitempty"`
	Ref         string        `json:"$ref,omitempty"`
	Type        any           `json:"type,omitempty"`
	Enum        []string      `json:"enum,omitempty"`
	Pattern     string        `json:"pattern,omitempty"`
	Format      string        `json:"format,omitempty"`
	AnyOf       []*schemaNode `json:"anyOf,omitempty"`
	Items       *schemaNode   `json:"items,omitempty"`
	Properties  schemaMembers `json:"properties,omitempty"`
	Required    []string      `json:"required,omitempty"`
	// Additional is false, or the schema of the values of a map.
	Additional any           `json:"additionalProperties,omitempty"`
	Defs       schemaMembers `json:"$defs,omitempty"`
}

// schemaMembers are named schemas in their order.
type schemaMembers []schemaMember

type schemaMember struct {
	name string
	node *schemaNode
}

// MarshalJSON writes an object.
func (m schemaMembers) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, one := range m {
		node, err := schemaText(one.node)
		if err != nil {
			return nil, err
		}
		b.WriteString(map[bool]string{true: "{", false: ","}[i == 0] + `"` + one.name + `":` + string(node))
	}
	b.WriteString("}")
	return b.Bytes(), nil
}

// schemaText writes a schema as people read it.
func schemaText(node *schemaNode) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(node)
	return b.Bytes(), err
}

// How decimals and days are written. What is read may also have a plus, no digit on one side of the point,
// and a power of ten.
const (
	readDecimal    = `^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$`
	writtenDecimal = `^-?[0-9]+(\.[0-9]+)?$`
	readDay        = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
	writtenDay     = `^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`
)

// schemaBuilder builds the schema of one document.
type schemaBuilder struct {
	t      *testing.T
	source *goSource
	// written asks for what the library writes, which is less than what it reads.
	written bool
	defs    map[string]*schemaNode
}

// documentSchema returns the schema of a document.
func documentSchema(t *testing.T, source *goSource, document reflect.Type, written bool) *schemaNode {
	t.Helper()
	b := &schemaBuilder{t: t, source: source, written: written, defs: map[string]*schemaNode{}}
	root := b.object(document)
	root.Dialect = "https://json-schema.org/draft/2020-12/schema"
	root.ID = "https://github.com/filmfinance/filmfinance/recoupment/schema/" + strings.ToLower(document.Name()) + ".schema.json"
	root.Comment = "Generated from the Go code and its comments: go test ./recoupment -run TestSchemasFollowTheCode -update"
	root.Title = document.Name()
	for name, node := range b.defs {
		root.Defs = append(root.Defs, schemaMember{name, node})
	}
	slices.SortFunc(root.Defs, func(a, b schemaMember) int { return strings.Compare(a.name, b.name) })
	return root
}

// object returns the schema of a struct.
func (b *schemaBuilder) object(t reflect.Type) *schemaNode {
	node := &schemaNode{Description: b.source.ofType(t.Name()), Type: "object", Additional: false}
	b.properties(node, t)
	return node
}

func (b *schemaBuilder) properties(node *schemaNode, t reflect.Type) {
	for i := range t.NumField() {
		field := t.Field(i)
		if field.Anonymous {
			b.properties(node, field.Type)
			continue
		}
		key, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		property := b.value(field.Type)
		if t == reflect.TypeFor[recoupment.Interest]() && field.Name == "DayCount" {
			property.Enum = dayCounts()
		}
		property.Description = b.describe(t.Name(), field)
		node.Properties = append(node.Properties, schemaMember{key, property})
		if options == "" {
			node.Required = append(node.Required, key)
		}
	}
}

// describe returns the description of a field: its comment, that of its type, or one of the texts of
// undescribed.
func (b *schemaBuilder) describe(in string, field reflect.StructField) string {
	if text := b.source.ofField(in, field.Name); text != "" {
		return text
	}
	for _, name := range []string{in + "." + field.Name, field.Name} {
		if text, is := undescribed[name]; is {
			return text
		}
	}
	t := field.Type
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return (&doc.Package{}).Synopsis(b.source.plain(b.source.types[t.Name()], t.Name(), amid))
}

// value returns the schema of a value: a reference where its type has a name.
func (b *schemaBuilder) value(t reflect.Type) *schemaNode {
	switch t.Kind() {
	case reflect.Pointer:
		return b.value(t.Elem())
	case reflect.Slice:
		return &schemaNode{Type: "array", Items: b.value(t.Elem())}
	case reflect.Bool:
		return &schemaNode{Type: "boolean"}
	case reflect.Int:
		return &schemaNode{Type: "integer"}
	case reflect.String:
		if t == reflect.TypeFor[string]() {
			return &schemaNode{Type: "string"}
		}
	}
	if _, known := b.defs[t.Name()]; !known {
		b.defs[t.Name()] = &schemaNode{} // a condition holds conditions
		*b.defs[t.Name()] = *b.named(t)
	}
	return &schemaNode{Ref: "#/$defs/" + t.Name()}
}

// named returns the schema of a type with a name.
func (b *schemaBuilder) named(t reflect.Type) *schemaNode {
	switch t {
	case reflect.TypeFor[decimal.Decimal]():
		return b.decimal()
	case reflect.TypeFor[schedule.Date]():
		return b.day()
	case reflect.TypeFor[recoupment.Text]():
		return b.label()
	case reflect.TypeFor[recoupment.Rounding]():
		return &schemaNode{Description: b.source.ofType("Rounding"), Type: "string", Enum: roundings()}
	}
	switch t.Kind() {
	case reflect.Struct:
		return b.object(t)
	case reflect.Map:
		return &schemaNode{Description: b.source.ofType(t.Name()), Type: "object", Additional: b.value(t.Elem())}
	default:
		require.NotEmpty(b.t, b.source.words[t.Name()], "%s has no words", t)
		node := &schemaNode{Description: b.source.ofType(t.Name()), Type: "string"}
		for _, w := range b.source.words[t.Name()] {
			node.Enum = append(node.Enum, w.word)
		}
		return node
	}
}

func (b *schemaBuilder) decimal() *schemaNode {
	if b.written {
		return &schemaNode{Description: "A decimal, exact: digits, and a point before the decimals, if any.", Type: "string", Pattern: writtenDecimal}
	}
	return &schemaNode{
		Description: "A decimal, exact: \"1234.5\". It is written as a text, because many programs round the numbers of JSON; " +
			"a number is read too, and so is a power of ten. Amounts are in the currency of the deal, rates in per cent.",
		Type: []string{"string", "number"}, Pattern: readDecimal,
	}
}

func (b *schemaBuilder) day() *schemaNode {
	if b.written {
		return &schemaNode{Description: "A day, 2028-06-30; empty where the program gave none.", Type: "string", Pattern: writtenDay}
	}
	return &schemaNode{Description: "A day of the calendar: 2028-06-30.", Type: "string", Pattern: readDay, Format: "date"}
}

func (b *schemaBuilder) label() *schemaNode {
	both := &schemaNode{Type: "object", Additional: false, Properties: schemaMembers{
		{"fr", &schemaNode{Type: "string", Description: "The label in French."}},
		{"en", &schemaNode{Type: "string", Description: "The label in English."}},
	}}
	if b.written {
		both.Description = "A label in French and in English."
		both.Required = []string{"fr", "en"}
		return both
	}
	both.Description = "A label in each language; where one is missing the other is shown."
	return &schemaNode{
		Description: "A label in French and in English, or one text for both. It is written as an object.",
		AnyOf:       []*schemaNode{{Type: "string", Description: "One label for both languages."}, both},
	}
}

// roundings returns the words of the rules of rounding.
func roundings() (words []string) {
	for rule := recoupment.HalfAwayFromZero; rule <= recoupment.Up; rule++ {
		words = append(words, rule.String())
	}
	return words
}

// dayCounts returns the words of the day counts.
func dayCounts() (words []string) {
	for count := schedule.Actual365Fixed; count.Validate() == nil; count++ {
		words = append(words, count.String())
	}
	return words
}
