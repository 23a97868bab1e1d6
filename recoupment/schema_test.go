package recoupment_test

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

var update = flag.Bool("update", false, "rewrite the schemas")

// schemaFiles are the documents that have a schema; a settlement is only written.
var schemaFiles = []struct {
	file     string
	document reflect.Type
	written  bool
}{
	{"deal.schema.json", reflect.TypeFor[recoupment.Deal](), false},
	{"movement.schema.json", reflect.TypeFor[recoupment.Movement](), false},
	{"history.schema.json", reflect.TypeFor[recoupment.History](), false},
	{"forecast.schema.json", reflect.TypeFor[recoupment.Forecast](), false},
	{"settlement.schema.json", reflect.TypeFor[recoupment.Settlement](), true},
}

// The files are what the Go code and its comments say.
func TestSchemasFollowTheCode(t *testing.T) {
	source := readSource(t)
	for _, f := range schemaFiles {
		t.Run(f.file, func(t *testing.T) {
			got, err := schemaText(documentSchema(t, source, f.document, f.written))
			require.NoError(t, err)
			name := filepath.Join("schema", f.file)
			if *update {
				require.NoError(t, os.WriteFile(name, got, 0o600))
			}
			want, err := os.ReadFile(filepath.Clean(name))
			require.NoError(t, err)
			if string(want) != string(got) {
				t.Errorf("%s has changed (go test -update rewrites it):\n%s", name, cmp.Diff(string(want), string(got)))
			}
		})
	}
}

func TestEveryPropertyIsDescribed(t *testing.T) {
	source := readSource(t)
	own := map[string]bool{}
	for name, fields := range source.fields {
		for _, f := range fields {
			own[name+"."+f.name] = f.comment != ""
		}
	}
	for name := range undescribed {
		if strings.Contains(name, ".") {
			has, known := own[name]
			require.True(t, known, "%s is not a field", name)
			require.False(t, has, "%s has a comment: it needs no other description", name)
		}
	}
	var described func(path string, node *schemaNode)
	described = func(path string, node *schemaNode) {
		require.NotEmpty(t, node.Description, path)
		for _, all := range []schemaMembers{node.Properties, node.Defs} {
			for _, one := range all {
				described(path+"."+one.name, one.node)
			}
		}
		for _, one := range node.AnyOf {
			described(path, one)
		}
	}
	for _, f := range schemaFiles {
		described(f.document.Name(), documentSchema(t, source, f.document, f.written))
	}
}

// A document of every type with every field, and every word in its turn, is written as its schema says.
// Those that are read are read back the same.
func TestSchemasHoldWholeDocuments(t *testing.T) {
	source := readSource(t)
	for _, f := range schemaFiles {
		t.Run(f.file, func(t *testing.T) {
			checker := newSchemaChecker(t, f.file)
			for word := range 7 { // the longest list of words
				filled := reflect.New(f.document)
				fillIn(source, filled.Elem(), word, nil)
				text := asJSON(t, filled.Interface())
				require.Empty(t, checker.faults(text), text)
				if !f.written {
					back := reflect.New(f.document)
					require.NoError(t, fault.Decode([]byte(text), back.Interface()))
					require.Equal(t, text, asJSON(t, back.Interface()))
				}
			}
			for name, schema := range checker.types() {
				for property := range schema {
					require.True(t, checker.met[name+"."+property], "%s.%s is never written", name, property)
				}
			}
		})
	}
}

// fillIn gives every field a value; inside are the types that hold it. A condition in a condition holds no
// other.
func fillIn(source *goSource, v reflect.Value, word int, inside []reflect.Type) {
	t := v.Type()
	switch v.Interface().(type) {
	case decimal.Decimal:
		v.Set(reflect.ValueOf(decimal.New(-125, -1)))
		return
	case schedule.Date:
		v.Set(reflect.ValueOf(schedule.MustParseDate("2028-02-29")))
		return
	case recoupment.Rounding:
		v.Set(reflect.ValueOf(recoupment.Rounding(1 + word%3)))
		return
	}
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			fillIn(source, v.Field(i), word, append(slices.Clone(inside), t))
			if t.Field(i).Name == "DayCount" {
				v.Field(i).SetString(dayCounts()[word%len(dayCounts())])
			}
		}
	case reflect.Pointer:
		if !deep(inside, t.Elem()) {
			v.Set(reflect.New(t.Elem()))
			fillIn(source, v.Elem(), word, inside)
		}
	case reflect.Slice:
		if !deep(inside, t.Elem()) {
			v.Set(reflect.MakeSlice(t, 1, 1))
			fillIn(source, v.Index(0), word, inside)
		}
	case reflect.Map:
		value := reflect.New(t.Elem()).Elem()
		fillIn(source, value, word, inside)
		v.Set(reflect.MakeMap(t))
		v.SetMapIndex(reflect.ValueOf("medium"), value)
	case reflect.String:
		v.SetString("vod")
		if words := source.words[t.Name()]; len(words) > 0 {
			v.SetString(words[word%len(words)].word)
		}
	case reflect.Bool:
		v.SetBool(true)
	default:
		v.SetInt(3)
	}
}

// deep reports whether a type is there twice.
func deep(inside []reflect.Type, t reflect.Type) bool {
	first := slices.Index(inside, t)
	return first >= 0 && slices.Contains(inside[first+1:], t)
}
