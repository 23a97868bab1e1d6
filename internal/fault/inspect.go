package fault

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// inspect walks the words of a document without reading its figures: fields given twice, numbers too
// long to be read, too many elements and nesting too deep are refused here. What is not JSON at all is left to the decoder.
func inspect(data []byte) error {
	w := walker{decoder: json.NewDecoder(bytes.NewReader(data))}
	w.decoder.UseNumber()
	w.value()
	return w.faults.Err()
}

type walker struct {
	decoder *json.Decoder
	faults  Collector
	// path holds the names of the fields and the numbers of the items that lead to the present value.
	path []any
	// elements counts those of all lists so far, texts apart.
	elements int
}

// value walks one value and reports whether the walk can go on.
func (w *walker) value() bool {
	token, err := w.decoder.Token()
	if err != nil {
		return false
	}
	if !w.counts(token) {
		return false
	}
	switch t := token.(type) {
	case json.Delim:
		if len(w.path) >= MaxDepth {
			w.add(ErrTooLarge, fmt.Sprintf("more than %d levels", MaxDepth))
			return false
		}
		if t == '{' {
			return w.object()
		}
		return w.list()
	case json.Number:
		w.number(string(t))
	case string:
		w.number(t)
	}
	return !w.faults.Full()
}

// counts counts an element of a list, unless it is a text, and reports whether it is not one too many.
func (w *walker) counts(token json.Token) bool {
	if _, text := token.(string); text || len(w.path) == 0 {
		return true
	}
	if _, listed := w.path[len(w.path)-1].(int); !listed {
		return true
	}
	if w.elements++; w.elements > MaxElements {
		w.add(ErrTooLarge, fmt.Sprintf("more than %d elements", MaxElements))
		return false
	}
	return true
}

func (w *walker) object() bool {
	seen := map[string]bool{}
	for w.decoder.More() {
		token, err := w.decoder.Token()
		name, ok := token.(string)
		if err != nil || !ok {
			return false
		}
		w.path = append(w.path, name)
		// The decoder takes names that differ by case for one field.
		folded := strings.ToLower(name)
		if seen[folded] {
			w.add(ErrDuplicate, nil)
		}
		seen[folded] = true
		if !w.value() {
			return false
		}
		w.path = w.path[:len(w.path)-1]
	}
	_, err := w.decoder.Token()
	return err == nil
}

func (w *walker) list() bool {
	for i := 0; w.decoder.More(); i++ {
		w.path = append(w.path, i)
		if !w.value() {
			return false
		}
		w.path = w.path[:len(w.path)-1]
	}
	_, err := w.decoder.Token()
	return err == nil
}

// number refuses a figure too long to be read; decimals travel as texts, so both are looked at.
func (w *walker) number(text string) {
	if len(text) > MaxNumber && onlyDigits(text) {
		w.add(ErrTooLarge, text)
	}
}

func onlyDigits(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9', c == '.', c == '-', c == '+', c == 'e', c == 'E', c == '_':
		default:
			return false
		}
	}
	return true
}

func (w *walker) add(kind error, value any) {
	path := ""
	for _, step := range w.path {
		switch s := step.(type) {
		case string:
			path = join(path, s)
		case int:
			path += fmt.Sprintf("[%d]", s)
		}
	}
	w.faults.Add(path, kind, value)
}
