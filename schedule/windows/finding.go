package windows

import (
	"fmt"

	"github.com/filmfinance/filmfinance/schedule"
)

// Question is what a finding answers.
type Question string

// The questions.
const (
	// TooEarly asks whether a licence begins before the window of its medium opens.
	TooEarly Question = "too_early"
	// TooLong asks whether a licence runs beyond the last day of its window.
	TooLong Question = "too_long"
	// HeldBack asks whether a holdback still runs when the window opens.
	HeldBack Question = "held_back"
	// Forbidden asks whether a licence runs during a holdback of another clause.
	Forbidden Question = "forbidden"
)

var questionWords = map[Question]Text{
	TooEarly:  {FR: "la cession commence avant l'ouverture de la fenêtre", EN: "the licence begins before the window opens"},
	TooLong:   {FR: "la cession dépasse la fin de la fenêtre", EN: "the licence runs beyond the end of the window"},
	HeldBack:  {FR: "le gel des droits court encore à l'ouverture de la fenêtre", EN: "the holdback still runs when the window opens"},
	Forbidden: {FR: "la cession tombe dans le gel des droits d'une autre clause", EN: "the licence falls in the holdback of another clause"},
}

// Label returns what a conflict would be, in French and in English; empty for an unknown question.
func (q Question) Label() Text { return questionWords[q] }

// Finding is a clause set against a window, or a licence against a holdback.
type Finding struct {
	Question Question `json:"question"`
	// Contract and Clause are the codes of the clause; Other and OtherClause those of the holdback that forbids it.
	Contract    string `json:"contract"`
	Clause      string `json:"clause"`
	Other       string `json:"other,omitempty"`
	OtherClause string `json:"other_clause,omitempty"`
	Medium      Medium `json:"medium"`
	// Window is the code of the window, of an agreement, for a service where it depends on one.
	Window    string `json:"window,omitempty"`
	Agreement string `json:"agreement,omitempty"`
	Service   string `json:"service,omitempty"`
	// Date is the day of the clause that counts, Limit that with which it is compared; no date for ever.
	Date  schedule.Date `json:"date,omitzero"`
	Limit schedule.Date `json:"limit,omitzero"`
	// Margin is how many days there are to spare; negative, how many are in conflict. It is 0, and Endless says so, where
	// the conflict has no beginning or no end.
	Margin  int     `json:"margin"`
	Endless bool    `json:"endless,omitempty"`
	Verdict Verdict `json:"verdict"`
	// Missing is what is missing to tell.
	Missing []Missing `json:"missing,omitempty"`
}

// Text returns the finding as a phrase in French and in English.
func (f Finding) Text() Text {
	where := f.Contract + " " + f.Clause
	against := f.Window
	switch {
	case f.Question == Forbidden:
		against = f.Other + " " + f.OtherClause
	case against == "":
		against = string(f.Medium)
	}
	words := f.Question.Label()
	switch {
	case f.Verdict == CannotTell:
		return Text{
			FR: fmt.Sprintf("%s / %s : ne peut être dit (%s ?)", where, against, words.FR),
			EN: fmt.Sprintf("%s / %s: cannot be told (%s?)", where, against, words.EN),
		}
	case f.Endless:
		return Text{FR: fmt.Sprintf("%s / %s : %s, sans fin", where, against, words.FR), EN: fmt.Sprintf("%s / %s: %s, without end", where, against, words.EN)}
	case f.Verdict == Conflict:
		return Text{
			FR: fmt.Sprintf("%s / %s : %s, de %d j", where, against, words.FR, -f.Margin),
			EN: fmt.Sprintf("%s / %s: %s, by %d days", where, against, words.EN, -f.Margin),
		}
	default:
		return Text{
			FR: fmt.Sprintf("%s / %s : en ordre, marge de %d j", where, against, f.Margin),
			EN: fmt.Sprintf("%s / %s: in order, %d days to spare", where, against, f.Margin),
		}
	}
}
