// Package text holds the labels that people read, in the two languages of the library.
package text

import (
	"bytes"
	"encoding/json"
)

// Text is a label in French and in English.
type Text struct {
	FR string `json:"fr"`
	EN string `json:"en"`
}

// In returns the label in a language, "fr" or "en"; where that one is missing it returns the other.
func (t Text) In(lang string) string {
	if (lang == "fr" && t.FR != "") || t.EN == "" {
		return t.FR
	}
	return t.EN
}

// UnmarshalJSON reads an object of both languages, or a plain string that stands for both.
func (t *Text) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		var both string
		if err := json.Unmarshal(data, &both); err != nil {
			return err
		}
		*t = Text{FR: both, EN: both}
		return nil
	}
	type object Text // without this method
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	return decoder.Decode((*object)(t))
}
