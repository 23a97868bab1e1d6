package windows

import (
	"fmt"
)

// Input names what is missing.
type Input string

// The inputs.
const (
	// MissingTerms and MissingShare are of a service, in [Service].
	MissingTerms Input = "terms"
	MissingShare Input = "share"
	// MissingAdmissions and MissingWaiver are of the film.
	MissingAdmissions Input = "admissions"
	MissingWaiver     Input = "waiver"
	// MissingAccept is the name of a window or a service whose figures are not established, to be accepted.
	MissingAccept Input = "accept"
	// MissingMonths is the time of a window in the agreement, that no source gives.
	MissingMonths Input = "months"
	// MissingCost and MissingFreeTVFinance are of the co-exploitation.
	MissingCost          Input = "cost"
	MissingFreeTVFinance Input = "free_tv_finance"
)

// Missing is an input without which something cannot be told, Of a service or a window.
type Missing struct {
	Input Input  `json:"input"`
	Of    string `json:"of,omitempty"`
}

var inputWords = map[Input]Text{
	MissingTerms:         {FR: "les conditions de %s", EN: "the terms of %s"},
	MissingShare:         {FR: "la part du chiffre d'affaires investie par %s", EN: "the share of turnover invested by %s"},
	MissingAdmissions:    {FR: "les entrées des semaines que demande %s", EN: "the admissions of the weeks that %s asks for"},
	MissingWaiver:        {FR: "le nombre de semaines accordées pour %s", EN: "the number of weeks granted for %s"},
	MissingAccept:        {FR: "%s n'est pas établi : à accepter par son nom ou à remplacer", EN: "%s is not established: to be accepted by name or replaced"},
	MissingMonths:        {FR: "le délai de %s, qu'aucune source ne donne", EN: "the time of %s, which no source gives"},
	MissingCost:          {FR: "le coût de l'œuvre", EN: "the cost of the work"},
	MissingFreeTVFinance: {FR: "le préfinancement par une chaîne gratuite", EN: "the finance by a free channel"},
}

// Text returns what is missing in French and in English.
func (m Missing) Text() Text {
	words := inputWords[m.Input]
	if m.Of == "" {
		return words
	}
	return Text{FR: fmt.Sprintf(words.FR, m.Of), EN: fmt.Sprintf(words.EN, m.Of)}
}
