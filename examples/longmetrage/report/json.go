package report

import (
	"bytes"
	"encoding/json"
)

// JSON returns the dossier as one JSON document, stable byte for byte: money with the decimals of the
// currency, percentages with two, multiples and rates of return with four, all as strings; counts as
// numbers; days as 2028-06-30.
func (d *Dossier) JSON() ([]byte, error) { return Indented(d) }

// Indented writes a value as JSON for people: indented, with its letters as they are.
func Indented(value any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
