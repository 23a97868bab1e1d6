package recoupment_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// schemaChecker checks documents against a schema file. It knows the keywords that the files use, and no
// other.
type schemaChecker struct {
	t    *testing.T
	root map[string]any
	// met are the properties met so far, as type and name.
	met map[string]bool
}

func newSchemaChecker(t *testing.T, file string) *schemaChecker {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("schema", file))
	require.NoError(t, err)
	c := &schemaChecker{t: t, met: map[string]bool{}}
	require.NoError(t, json.Unmarshal(data, &c.root))
	return c
}

// faults returns everything in a text that does not follow the schema.
func (c *schemaChecker) faults(text string) []string {
	c.t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var value any
	require.NoError(c.t, decoder.Decode(&value), text)
	return c.check(schemaPlace{"", c.root["title"].(string)}, c.root, value)
}

// schemaPlace is where the check is: the path in the document, and the name of the type.
type schemaPlace struct{ path, name string }

func (c *schemaChecker) check(at schemaPlace, schema map[string]any, value any) (faults []string) {
	refuse := func(format string, args ...any) {
		faults = append(faults, strings.TrimPrefix(at.path+": ", ".")+fmt.Sprintf(format, args...))
	}
	for keyword, given := range schema {
		switch keyword {
		case "$schema", "$id", "$comment", "$defs", "title", "description", "format", "properties":
		case "$ref":
			name := strings.TrimPrefix(given.(string), "#/$defs/")
			defs := c.root["$defs"].(map[string]any)
			require.Contains(c.t, defs, name)
			faults = append(faults, c.check(schemaPlace{at.path, name}, defs[name].(map[string]any), value)...)
		case "type":
			if !slices.Contains(schemaList(given), jsonType(value)) && (given != "integer" || !isWhole(value)) {
				refuse("%v is not %v", value, given)
			}
		case "enum":
			if !slices.Contains(given.([]any), value) {
				refuse("%v is none of %v", value, given)
			}
		case "pattern":
			if text, is := value.(string); is && !regexp.MustCompile(given.(string)).MatchString(text) {
				refuse("%q is not like %v", text, given)
			}
		case "anyOf":
			faults = append(faults, c.anyOf(at, given.([]any), value)...)
		case "items":
			items, _ := value.([]any)
			for i, item := range items {
				faults = append(faults, c.check(schemaPlace{fmt.Sprintf("%s[%d]", at.path, i), at.name}, given.(map[string]any), item)...)
			}
		case "required":
			object, is := value.(map[string]any)
			for _, name := range schemaList(given) {
				if _, there := object[name]; is && !there {
					refuse("%s is missing", name)
				}
			}
		case "additionalProperties":
			faults = append(faults, c.members(at, schema, value)...)
		default:
			c.t.Fatalf("%s: the checker does not know %q", at.name, keyword)
		}
	}
	slices.Sort(faults)
	return faults
}

// members checks the properties of an object, and those that are not declared.
func (c *schemaChecker) members(at schemaPlace, schema map[string]any, value any) (faults []string) {
	object, _ := value.(map[string]any)
	declared, _ := schema["properties"].(map[string]any)
	for name, value := range object {
		in := schemaPlace{at.path + "." + name, at.name}
		property, is := declared[name].(map[string]any)
		if is {
			c.met[at.name+"."+name] = true
		} else if property, is = schema["additionalProperties"].(map[string]any); !is {
			faults = append(faults, strings.TrimPrefix(in.path, ".")+": no such field")
			continue
		}
		faults = append(faults, c.check(in, property, value)...)
	}
	return faults
}

// anyOf returns the faults of the last choice, unless one has none.
func (c *schemaChecker) anyOf(at schemaPlace, choices []any, value any) (faults []string) {
	for _, choice := range choices {
		if faults = c.check(at, choice.(map[string]any), value); len(faults) == 0 {
			return nil
		}
	}
	return faults
}

// schemaList returns one text or a list of texts as a list.
func schemaList(given any) (texts []string) {
	if text, is := given.(string); is {
		return []string{text}
	}
	for _, one := range given.([]any) {
		texts = append(texts, one.(string))
	}
	return texts
}

func jsonType(value any) string {
	switch value.(type) {
	case string:
		return "string"
	case json.Number:
		return "number"
	case bool:
		return "boolean"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	default:
		return "null"
	}
}

func isWhole(value any) bool {
	number, is := value.(json.Number)
	return is && !strings.ContainsAny(number.String(), ".eE")
}

// types returns the declared properties of every type of the schema.
func (c *schemaChecker) types() map[string]map[string]any {
	types := map[string]map[string]any{}
	add := func(name string, schema any) {
		if properties, is := schema.(map[string]any)["properties"].(map[string]any); is {
			types[name] = properties
		}
	}
	add(c.root["title"].(string), c.root)
	for name, schema := range c.root["$defs"].(map[string]any) {
		add(name, schema)
	}
	return types
}

// asJSON returns a value as JSON.
func asJSON(t *testing.T, value any) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, json.NewEncoder(&b).Encode(value))
	return b.String()
}
