package budget

import "slices"

// Unit is what a line counts. The units below, and their usual words in French and English, are
// recognised; any other text is a unit of the production's own (a title, a language).
type Unit string

// The typed units.
const (
	Hour  Unit = "hour"
	Day   Unit = "day"
	Week  Unit = "week"
	Month Unit = "month"
	// Flat is a lump sum (forfait).
	Flat  Unit = "flat"
	Piece Unit = "piece"
	// Minute is a minute delivered.
	Minute Unit = "minute"
)

// unitWords are the words of each typed unit, the first two being its labels.
func unitWords() map[Unit][]string {
	return map[Unit][]string{
		Hour:   {"heure", "hour", "heures", "hours", "h"},
		Day:    {"jour", "day", "jours", "days", "j"},
		Week:   {"semaine", "week", "semaines", "weeks"},
		Month:  {"mois", "month", "months"},
		Flat:   {"forfait", "flat", "forfaits", "allow"},
		Piece:  {"pièce", "piece", "pièces", "pieces", "unité"},
		Minute: {"minute délivrée", "minute delivered", "minutes", "min"},
	}
}

// Typed returns the typed unit that the text stands for, and whether there is one.
func (u Unit) Typed() (Unit, bool) {
	words := unitWords()
	if _, known := words[u]; known {
		return u, true
	}
	for _, unit := range []Unit{Hour, Day, Week, Month, Flat, Piece, Minute} {
		if slices.Contains(words[unit], string(u)) {
			return unit, true
		}
	}
	return "", false
}

// Label returns what people read: the words of a typed unit, the text itself for another.
func (u Unit) Label() Text {
	unit, known := u.Typed()
	if !known {
		return Text{FR: string(u), EN: string(u)}
	}
	words := unitWords()[unit]
	return Text{FR: words[0], EN: words[1]}
}
