// Package fault is the one way in which the rooms of the library say what is wrong with a document:
// every fault at once, each with the path of its field, a kind that [errors.Is] recognises, and the
// value that was refused.
package fault

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Kinds of fault. The public packages re-export the ones they report.
var (
	ErrSyntax    = errors.New("the document cannot be read")
	ErrRequired  = errors.New("a value is required")
	ErrUnknown   = errors.New("refers to something that does not exist")
	ErrDuplicate = errors.New("is given twice")
	ErrCurrency  = errors.New("is not a known ISO 4217 currency")
	ErrNegative  = errors.New("may not be negative")
	ErrRange     = errors.New("is outside the values allowed")
	ErrOver100   = errors.New("shares add up to more than 100 %")
	ErrUnbalance = errors.New("does not add up")
	ErrTooLarge  = errors.New("is larger than the library accepts")
	ErrOrder     = errors.New("is out of order")
	ErrCycle     = errors.New("forms a cycle")
	ErrDivision  = errors.New("divides by zero")
)

// maxFaults bounds a report: a hostile document of a million bad lines costs a short list, not a long one.
const maxFaults = 100

// Fault is one thing wrong with one field of a document.
type Fault struct {
	// Path leads to the field from the top of the document, for example "lines[3].rate".
	Path string
	// Kind is one of the exported sentinels of the package that reported the fault.
	Kind error
	// Value is what was refused, cut to a readable length, or empty when the field was missing.
	Value string
}

// Error returns the path, the kind and the refused value in one line.
func (f Fault) Error() string {
	text := "is wrong"
	if f.Kind != nil {
		text = f.Kind.Error()
	}
	if f.Path != "" {
		text = f.Path + ": " + text
	}
	if f.Value != "" {
		text += " (" + f.Value + ")"
	}
	return text
}

// Unwrap gives the kind to [errors.Is].
func (f Fault) Unwrap() error { return f.Kind }

// MarshalJSON writes the path, the kind as one stable word ("other" for a kind of another package), the
// message and the refused value.
func (f Fault) MarshalJSON() ([]byte, error) {
	word := "other"
	for _, k := range words {
		if errors.Is(f.Kind, k.kind) {
			word = k.word
		}
	}
	return json.Marshal(struct {
		Path    string `json:"path"`
		Kind    string `json:"kind"`
		Message string `json:"message"`
		Value   string `json:"value,omitempty"`
	}{f.Path, word, f.Kind.Error(), f.Value})
}

// words name the kinds for programs.
var words = []struct {
	kind error
	word string
}{
	{ErrSyntax, "syntax"}, {ErrRequired, "required"}, {ErrUnknown, "unknown"}, {ErrDuplicate, "duplicate"},
	{ErrCurrency, "currency"}, {ErrNegative, "negative"}, {ErrRange, "range"}, {ErrOver100, "over_100"},
	{ErrUnbalance, "unbalanced"}, {ErrTooLarge, "too_large"}, {ErrOrder, "order"}, {ErrCycle, "cycle"},
	{ErrDivision, "division"},
}

// Faults is everything wrong with a document, in the order of the document. It is never empty when it
// is returned as an error.
type Faults []Fault

// Error returns one line per fault.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, one := range f {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives every fault to [errors.Is] and [errors.As].
func (f Faults) Unwrap() []error {
	errs := make([]error, len(f))
	for i, one := range f {
		errs[i] = one
	}
	return errs
}

// Collector gathers faults while a document is walked. Its zero value is ready to use.
type Collector struct {
	found  Faults
	parent *Collector
	// format and args are the prefix, written only when there is a fault: most documents have none.
	format string
	args   []any
}

// In returns a collector that reports into c under a longer path.
func (c *Collector) In(format string, args ...any) *Collector {
	return &Collector{parent: c, format: format, args: args}
}

// Add records a fault of the field named by path.
func (c *Collector) Add(path string, kind error, value any) {
	if c.parent != nil {
		c.parent.Add(join(fmt.Sprintf(c.format, c.args...), path), kind, value)
		return
	}
	if len(c.found) < maxFaults {
		c.found = append(c.found, Fault{Path: cut(path), Kind: kind, Value: shorten(value)})
	}
}

// Full reports whether the report has reached its limit, so that a walk may stop.
func (c *Collector) Full() bool {
	if c.parent != nil {
		return c.parent.Full()
	}
	return len(c.found) >= maxFaults
}

// Merge records the faults of a document nested under prefix; any other error becomes one fault there.
func (c *Collector) Merge(prefix string, err error) {
	if err == nil {
		return
	}
	var nested Faults
	if !errors.As(err, &nested) {
		c.Add(prefix, err, nil)
		return
	}
	for _, one := range nested {
		c.Add(join(prefix, one.Path), one.Kind, one.Value)
	}
}

// Err returns the faults found, or nil.
func (c *Collector) Err() error {
	if len(c.found) == 0 {
		return nil
	}
	return c.found
}

func join(prefix, path string) string {
	switch {
	case prefix == "":
		return path
	case path == "" || path[0] == '[':
		return prefix + path
	default:
		return prefix + "." + path
	}
}

// shorten keeps a refused value readable, and a hostile one short and cheap: written in full,
// 1e1000000000 would take the machine's memory.
func shorten(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return cut(v)
	case decimal.Decimal:
		return cut(money.Text(v))
	case *decimal.Decimal:
		if v == nil {
			return ""
		}
		return cut(money.Text(*v))
	default:
		return cut(fmt.Sprint(value))
	}
}

// cut keeps the first characters of a text.
func cut(text string) string {
	const most = 120
	if len(text) <= most {
		return text
	}
	count := 0
	for i := range text {
		if count == most {
			return text[:i] + "…"
		}
		count++
	}
	return text
}
