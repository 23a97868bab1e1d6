package main

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	tables  = "../../internal/testcase/longmetrage"
	answers = tables + "/answers.json"
	// leaves is the number of figures of the published answers, the currency included.
	leaves = 5389
)

// TestAnswers compares every figure of the published answers with the JSON output of the program. A
// figure of the answers that the program does not give fails, and so does a figure that differs.
func TestAnswers(t *testing.T) {
	var published map[string]any
	data, err := os.ReadFile(answers)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &published))
	want := map[string]any{}
	walk("", map[string]any{"answers": published["answers"], "currency": published["currency"]}, want)
	got := map[string]any{}
	walk("", translate(t, output(t)), got)

	paths := make([]string, 0, len(want))
	for path := range want {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	compared, wrong := 0, 0
	for _, path := range paths {
		figure, given := got[path]
		switch {
		case !given:
			t.Errorf("%s: the program gives no such figure, the answer is %v", path, want[path])
			wrong++
		case figure != want[path]:
			t.Errorf("%s: the program says %v, the answer is %v", path, figure, want[path])
			wrong++
		default:
			compared++
		}
		if wrong > 40 {
			t.Fatal("too many differences")
		}
	}
	require.Equal(t, leaves, compared)
}

// output returns the JSON output of the program for the embedded film.
func output(t *testing.T) node {
	t.Helper()
	var v any
	require.NoError(t, json.Unmarshal([]byte(printed(t, "", "-format", "json", "-lang", "en")), &v))
	return node{t, "", v}
}

// walk lists the leaves of a document under their paths; lists count from 0. What is null is a leaf.
func walk(path string, v any, into map[string]any) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			walk(path+"/"+key, value, into)
		}
	case []any:
		for i, value := range v {
			walk(fmt.Sprintf("%s/%d", path, i), value, into)
		}
	case int:
		into[path] = float64(v)
	default:
		into[path] = v
	}
}

// node is a place in the output of the program. What is not there fails the test.
type node struct {
	t    *testing.T
	path string
	v    any
}

// at returns the field of an object, or of the objects under it.
func (n node) at(keys ...string) node {
	n.t.Helper()
	for _, key := range keys {
		object, ok := n.v.(map[string]any)
		require.True(n.t, ok, "%s is not an object", n.path)
		value, ok := object[key]
		require.True(n.t, ok, "%s has no %s", n.path, key)
		n = node{n.t, n.path + "/" + key, value}
	}
	return n
}

// list returns the items of a list.
func (n node) list() []node {
	n.t.Helper()
	items, ok := n.v.([]any)
	require.True(n.t, ok, "%s is not a list", n.path)
	nodes := make([]node, len(items))
	for i, item := range items {
		nodes[i] = node{n.t, fmt.Sprintf("%s/%d", n.path, i), item}
	}
	return nodes
}

// by returns the item of a list whose field has a value.
func (n node) by(field, value string) node {
	n.t.Helper()
	for _, item := range n.list() {
		if item.at(field).v == value {
			return item
		}
	}
	require.Fail(n.t, "not found", "%s has no item with %s %q", n.path, field, value)
	return node{}
}

// text returns the value as a string.
func (n node) text() string {
	n.t.Helper()
	text, ok := n.v.(string)
	require.True(n.t, ok, "%s is not a string", n.path)
	return text
}

// negative returns the figure with its sign changed.
func (n node) negative() string {
	text := n.text()
	switch {
	case text == "0.00":
		return text
	case text[0] == '-':
		return text[1:]
	}
	return "-" + text
}

// fields returns some fields under other names: pairs of the name in the answers and in the output.
func (n node) fields(pairs ...string) map[string]any {
	out := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		out[pairs[i]] = n.at(pairs[i+1]).v
	}
	return out
}

// keyed makes an object out of a list.
func keyed(list []node, key string, value func(node) any) map[string]any {
	out := map[string]any{}
	for _, item := range list {
		out[item.at(key).text()] = value(item)
	}
	return out
}

// each makes a list out of a list.
func each(list []node, value func(node) any) []any {
	var out []any
	for _, item := range list {
		out = append(out, value(item))
	}
	return out
}

// field returns the function that reads one field.
func field(name string) func(node) any { return func(n node) any { return n.at(name).v } }
