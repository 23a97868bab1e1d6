package fault

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
)

// Limits of a JSON document, checked before any of its figures is read.
const (
	// MaxDocument is the largest JSON document the library reads, in bytes.
	MaxDocument = 16 << 20
	// MaxDepth is the deepest nesting of objects and lists.
	MaxDepth = 64
	// MaxElements is the largest number of elements of all lists together, more than any one document may
	// hold: an element of two characters may be hundreds of bytes long in memory. Texts in lists are not counted.
	MaxElements = 600_000
	// MaxNumber is the longest text of digits, in characters: reading one takes a time that grows with
	// the square of its length.
	MaxNumber = 100
)

// Decode reads exactly one JSON document into target, a pointer. A field that the document type does
// not have is a fault, and so is a name given twice in one object, in whatever case: either would be a figure silently left out. Every
// value that cannot be read is reported with its path (only the first, without one, in a document above a
// megabyte). The error is a [Faults] of [ErrSyntax], [ErrDuplicate] or [ErrTooLarge]; target is then undefined.
func Decode(data []byte, target any) error { return DecodeWithin(data, MaxDocument, target) }

// DecodeWithin is [Decode] of a document of at most so many bytes.
func DecodeWithin(data []byte, most int, target any) error {
	var c Collector
	if len(data) > most {
		c.Add("", ErrTooLarge, len(data))
		return c.Err()
	}
	if err := inspect(data); err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(target); err != nil {
		if len(data) <= maxExplained {
			explain(&c, "", reflect.TypeOf(target), data)
		}
		if c.Err() == nil {
			c.Add("", ErrSyntax, err)
		}
		return c.Err()
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		c.Add("", ErrSyntax, "more than one document")
	}
	return c.Err()
}

// Parse decodes a document and validates it; on an error it returns the zero document. The error is
// that of [Decode] or of the document's own Validate.
func Parse[T interface{ Validate() error }](data []byte) (T, error) {
	var document, none T
	if err := Decode(data, &document); err != nil {
		return none, err
	}
	if err := document.Validate(); err != nil {
		return none, err
	}
	return document, nil
}
