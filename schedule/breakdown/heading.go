package breakdown

import (
	"iter"
	"strings"
	"unicode"
)

// Place says whether a scene is inside or outside.
type Place string

// The places.
const (
	Interior Place = "INT"
	Exterior Place = "EXT"
	// InteriorExterior is a scene that goes from one to the other, or sees one from the other.
	InteriorExterior Place = "INT/EXT"
)

// Light says by which light a scene plays. Nothing is what a heading does not tell: dawn, dusk and evening are
// shot by one or the other.
type Light string

// The lights.
const (
	Day   Light = "day"
	Night Light = "night"
)

// Heading is the heading of a scene (intitulé): INT. APARTMENT - KITCHEN - DAY.
type Heading struct {
	Place Place `json:"place,omitempty"`
	// Set is the set (décor), Part the part of it where the scene plays.
	Set  string `json:"set"`
	Part string `json:"part,omitempty"`
	// Time is the time of day as it is written: DAY, NUIT, DAWN, LATER.
	Time string `json:"time,omitempty"`
}

// String returns the heading in the usual form.
func (h Heading) String() string {
	parts := []string{h.Set}
	for _, part := range []string{h.Part, h.Time} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	text := strings.Join(parts, " - ")
	switch h.Place {
	case "":
		return text
	case InteriorExterior:
		return "INT./EXT. " + text
	default:
		return string(h.Place) + ". " + text
	}
}

// Light returns the light that the time of day means, or nothing where it does not tell: DAY, MORNING and
// AFTERNOON are day, NIGHT is night, in English or in French.
func (h Heading) Light() Light {
	light := Light("")
	for word := range wordsOf(h.Time) {
		if l := lightOf(word); l != "" {
			light = l
		}
	}
	return light
}

// ParseHeading reads the heading of a scene, English or French, in capitals or not: INT, EXT, EST (an exterior),
// INT/EXT and their forms, followed by a dot or a space; then the set and its part, and the time of day when
// the last part is made of known words only. Parts stand apart by " - ", by a dash, or by a slash, a dot or a comma
// before the time of day. It reports whether the text is a heading; a forced one, without the place, is not.
//
// EST followed by a space is a heading in capitals only: many a French sentence begins with "Est".
func ParseHeading(text string) (Heading, bool) {
	text = strings.TrimSpace(text)
	place, rest, found := placeOf(text)
	if !found || len(text) > MaxText {
		return Heading{}, false
	}
	h := setOf(rest)
	h.Place = place
	return h, h.Set != ""
}

// prefixes are the openings of a heading, the longest first.
var prefixes = []struct {
	text  string
	place Place
}{
	{"INT./EXT", InteriorExterior}, {"EXT./INT", InteriorExterior}, {"INT/EXT", InteriorExterior}, {"EXT/INT", InteriorExterior},
	{"INT-EXT", InteriorExterior}, {"EXT-INT", InteriorExterior}, {"I/E", InteriorExterior}, {"E/I", InteriorExterior},
	{"INT", Interior}, {"EXT", Exterior}, {"EST", Exterior},
}

func placeOf(text string) (Place, string, bool) {
	for _, p := range prefixes {
		n := len(p.text)
		if len(text) <= n || !strings.EqualFold(text[:n], p.text) {
			continue
		}
		if text[n] == '.' || (text[n] == ' ' && (p.text != "EST" || text == strings.ToUpper(text))) {
			return p.place, strings.TrimLeft(text[n:], ". "), true
		}
	}
	return "", "", false
}

// setOf reads what follows the place.
func setOf(text string) Heading {
	parts := split(text)
	last := len(parts) - 1
	h := Heading{}
	if last > 0 && timeOfDay(parts[last]) {
		h.Time, parts = parts[last], parts[:last]
	} else {
		for _, separator := range []string{"/", ".", ","} {
			if set, time, found := cutLast(parts[last], separator); found && set != "" && timeOfDay(time) {
				h.Time, parts[last] = time, set
				break
			}
		}
	}
	h.Set = parts[0]
	h.Part = strings.Join(parts[1:], " - ")
	return h
}

// split cuts a heading at its dashes.
func split(text string) []string {
	text = strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(text), " – ", " - "), " — ", " - ")
	parts := []string{}
	for part := range strings.SplitSeq(text, " - ") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return []string{""}
	}
	return parts
}

func cutLast(text, separator string) (before, after string, found bool) {
	at := strings.LastIndex(text, separator)
	if at < 0 {
		return text, "", false
	}
	return strings.TrimSpace(text[:at]), strings.TrimSpace(text[at+len(separator):]), true
}

// timeOfDay reports whether a part is made of words of the time of day, numbers and what qualifies them, and has
// one of the former.
func timeOfDay(part string) bool {
	found := false
	for word := range wordsOf(part) {
		switch {
		case lightOf(word) != "" || otherTimes[word]:
			found = true
		case word == "" || qualifiers[word]:
		default:
			return false
		}
	}
	return found
}

// wordsOf returns the words of a text in capitals, cut at blanks and apostrophes, without digits and punctuation around.
func wordsOf(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		apart := func(r rune) bool { return unicode.IsSpace(r) || r == '\'' || r == '’' }
		for word := range strings.FieldsFuncSeq(strings.ToUpper(text), apart) {
			if !yield(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })) {
				return
			}
		}
	}
}

func lightOf(word string) Light {
	switch word {
	case "DAY", "JOUR", "MORNING", "MATIN", "MATINÉE", "MATINEE", "AFTERNOON", "APRÈS-MIDI", "APRES-MIDI", "NOON", "MIDI":
		return Day
	case "NIGHT", "NUIT", "MIDNIGHT", "MINUIT":
		return Night
	default:
		return ""
	}
}

// otherTimes do not tell the light.
var otherTimes = words("DAWN DUSK EVENING SUNRISE SUNSET TWILIGHT AUBE CRÉPUSCULE CREPUSCULE SOIR SOIRÉE SOIREE CONTINUOUS LATER SAME " +
	"MOMENTS CONTINU CONTINUE CONTINUITÉ SUITE TARD MÊME MEME")

// qualifiers stand beside a time of day.
var qualifiers = words("EARLY LATE THE NEXT A LITTLE MOMENT TIME OF END BEGINNING TÔT PLUS PEU UN FIN DÉBUT DEBUT DE DU D LE LA L LENDEMAIN TOMBANTE TOMBANT LEVANT AMÉRICAINE AMERICAINE HEURE")

func words(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}
