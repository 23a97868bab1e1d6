package schedule

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/internal/fault"
)

// vocabulary is the words by which documents call the values of an enumeration, in the order of the
// values; the first is the zero value, which an empty text also means.
type vocabulary struct {
	kind  string
	words []string
}

// word returns the word of a value, or a text that shows a value that has none.
func (v vocabulary) word(value uint8) string {
	if int(value) < len(v.words) {
		return v.words[value]
	}
	return fmt.Sprintf("%s(%d)", v.kind, value)
}

func (v vocabulary) marshal(value uint8) ([]byte, error) {
	if err := v.validate(value); err != nil {
		return nil, err
	}
	return []byte(v.words[value]), nil
}

func (v vocabulary) unmarshal(text []byte) (uint8, error) {
	if len(text) == 0 {
		return 0, nil
	}
	at := slices.Index(v.words, string(text))
	if at < 0 {
		return 0, oneFault("", ErrRange, fmt.Sprintf("%s %.40q", v.kind, text))
	}
	return uint8(at), nil //nolint:gosec // the index of a short table
}

func (v vocabulary) validate(value uint8) error {
	if int(value) < len(v.words) {
		return nil
	}
	return oneFault("", ErrRange, v.word(value))
}

// oneFault is the error of an operation that has one thing to say.
func oneFault(path string, kind error, value any) error {
	var c fault.Collector
	c.Add(path, kind, value)
	return c.Err()
}
