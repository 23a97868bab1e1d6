package report

import (
	"bytes"
	"encoding/json"

	"github.com/filmfinance/filmfinance/recoupment"
)

// Story is a deal and what its movements made of it.
type Story struct {
	Title recoupment.Text
	Deal  recoupment.Deal
	// Chapters are the settlements in order.
	Chapters []Chapter
	// Later are the events after the last settlement.
	Later []recoupment.Event
	// Postings and Interest explain the figures.
	Postings []recoupment.Posting
	Interest []recoupment.InterestLine
}

// Chapter is a settlement and the events of its period.
type Chapter struct {
	recoupment.Settlement
	Events []recoupment.Event `json:"events"`
}

// Last returns the last settlement; nil when there is none.
func (s *Story) Last() *recoupment.Settlement {
	if len(s.Chapters) == 0 {
		return nil
	}
	return &s.Chapters[len(s.Chapters)-1].Settlement
}

// JSON writes the settlements as the library does, each with the events of its period.
func (s *Story) JSON() ([]byte, error) {
	return Indented(struct {
		Title       recoupment.Text    `json:"title,omitzero"`
		Currency    string             `json:"currency"`
		Settlements []Chapter          `json:"settlements"`
		Later       []recoupment.Event `json:"events_after_the_last_settlement"`
	}{s.Title, s.Deal.Currency, append([]Chapter{}, s.Chapters...), append([]recoupment.Event{}, s.Later...)})
}

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
