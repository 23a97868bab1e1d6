// Package text holds the labels that people read, in the two languages of the library.
package text

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
