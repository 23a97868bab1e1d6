package fault

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// MaxDocument is the largest JSON document the library reads, in bytes.
const MaxDocument = 16 << 20

// Decode reads exactly one JSON document into target. A field that the document type does not have is
// a fault: a misspelt field would otherwise be a figure silently left out. The error is a [Faults].
func Decode(data []byte, target any) error {
	var c Collector
	if len(data) > MaxDocument {
		c.Add("", ErrTooLarge, len(data))
		return c.Err()
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(target); err != nil {
		path := ""
		var typed *json.UnmarshalTypeError
		if errors.As(err, &typed) {
			path = typed.Field
		}
		c.Add(path, ErrSyntax, err)
		return c.Err()
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		c.Add("", ErrSyntax, "more than one document")
	}
	return c.Err()
}
