package breakdown

import (
	"iter"
	"slices"
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

// Light returns the light by which the time of day is shot, or nothing where it does not tell: DAY, MORNING and
// AFTERNOON are day, NIGHT is night, in English or in French; DAY FOR NIGHT (nuit américaine) is shot by day; the fall of
// the night, the break of the day and a time that names both are either.
func (h Heading) Light() Light {
	light := Light("")
	for word := range wordsOf(h.Time) {
		l := lightOf(word)
		switch {
		case dayForNight[word]:
			return Day
		case turns[word], l != "" && light != "" && l != light:
			return ""
		case l != "":
			light = l
		}
	}
	return light
}

// ParseHeading reads the heading of a scene, English or French, in capitals or not: INT, EXT, EST (an exterior),
// INT/EXT and their forms, followed by a dot, a space or a slash; then the set and its part, and the time of day, which is
// the last part that is made of known words only, with what stands in parentheses after it: INT. BAR - NIGHT (RAIN), and
// INT. JOUR - BAR as well. Parts stand apart by dashes with blanks around, or by a slash, a dot, a comma or a dash before
// the time of day. It reports whether the text is a heading; a forced one, without the place, is not.
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

// prefixes are the openings of a heading.
var prefixes = []struct {
	text  string
	place Place
}{
	{"INT-EXT", InteriorExterior}, {"EXT-INT", InteriorExterior}, {"I/E", InteriorExterior}, {"E/I", InteriorExterior},
	{"INT", Interior}, {"EXT", Exterior}, {"EST", Exterior},
}

// placeOf reads the place, of which there may be two, and returns what follows.
func placeOf(text string) (Place, string, bool) {
	place, rest, found := opening(text)
	if !found {
		return "", "", false
	}
	if place == Interior || place == Exterior {
		if other, after, second := opening(rest); second && other != place {
			place, rest = InteriorExterior, after
		}
	}
	return place, rest, true
}

func opening(text string) (Place, string, bool) {
	for _, p := range prefixes {
		n := len(p.text)
		if len(text) <= n || !strings.EqualFold(text[:n], p.text) {
			continue
		}
		if text[n] == '.' || text[n] == '/' || (text[n] == ' ' && (p.text != "EST" || text == strings.ToUpper(text))) {
			return p.place, strings.TrimLeft(text[n:], ". /-–—"), true
		}
	}
	return "", "", false
}

// setOf reads what follows the place.
func setOf(text string) Heading {
	parts := split(text)
	h, last := Heading{}, len(parts)-1
	if set, time, found := cutTime(parts[last]); found {
		h.Time, parts[last] = time, set
	} else if at := lastTime(parts); at >= 0 {
		h.Time = parts[at]
		parts = slices.Delete(parts, at, at+1)
		// DAY - CONTINUOUS
		if before := at - 1; before > 0 && h.Light() == "" && timeOfDay(parts[before]) && (Heading{Time: parts[before]}).Light() != "" {
			h.Time = parts[before] + " - " + h.Time
			parts = slices.Delete(parts, before, at)
		}
	}
	h.Set = parts[0]
	h.Part = strings.Join(parts[1:], " - ")
	return h
}

// lastTime returns the place of the last part that is a time of day, or less than zero. A part that stands alone is the
// set.
func lastTime(parts []string) int {
	at := len(parts) - 1
	for at >= 0 && (len(parts) == 1 || !timeOfDay(parts[at])) {
		at--
	}
	return at
}

// cutTime cuts the time of day off a part where no dash with blanks around stands before it.
func cutTime(part string) (set, time string, found bool) {
	for _, separator := range []string{"/", ".", ",", " -", "- ", "–", "—"} {
		set, time, found = cutLast(part, separator)
		if found && set != "" && timeOfDay(time) && !timeOfDay(part) {
			return set, time, true
		}
	}
	return part, "", false
}

// split cuts a heading at its dashes, of which there may be several.
func split(text string) []string {
	words := strings.Fields(text)
	parts, from := []string{}, 0
	for i := range len(words) + 1 {
		if i < len(words) && strings.Trim(words[i], "-–—") != "" {
			continue
		}
		if i > from {
			parts = append(parts, strings.Join(words[from:i], " "))
		}
		from = i + 1
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
// one of the former. What follows in parentheses is not asked.
func timeOfDay(part string) bool {
	found := false
	if before, _, after := strings.Cut(part, "("); after {
		part = before
	}
	for word := range wordsOf(part) {
		switch {
		case lightOf(word) != "" || otherTimes[word] || turns[word]:
			found = true
		case word == "" || qualifiers[word]:
		default:
			return false
		}
	}
	return found
}

// wordsOf returns the words of a text in capitals, cut at blanks, slashes and apostrophes, without digits and punctuation
// around.
func wordsOf(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		apart := func(r rune) bool { return unicode.IsSpace(r) || r == '\'' || r == '’' || r == '/' }
		for word := range strings.FieldsFuncSeq(strings.ToUpper(text), apart) {
			if !yield(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })) {
				return
			}
		}
	}
}

func lightOf(word string) Light {
	switch word {
	case "DAY", "DAYTIME", "JOUR", "JOURNÉE", "JOURNEE", "MORNING", "MATIN", "MATINÉE", "MATINEE", "AFTERNOON", "APRÈS-MIDI", "APRES-MIDI", "NOON", "MIDI":
		return Day
	case "NIGHT", "NIGHTTIME", "NUIT", "MIDNIGHT", "MINUIT":
		return Night
	default:
		return ""
	}
}

// otherTimes do not tell the light.
var otherTimes = words("DAWN PRE-DAWN DUSK EVENING SUNRISE SUNSET TWILIGHT HOUR AUBE CRÉPUSCULE CREPUSCULE SOIR SOIRÉE SOIREE " +
	"CONTINUOUS LATER SAME MOMENTS CONTINU CONTINUE CONTINUITÉ SUITE TARD MÊME MEME")

// turns are what makes a day or a night the time between them: la tombée de la nuit, le lever du jour.
var turns = words("TOMBÉE TOMBEE TOMBANTE TOMBANT LEVER LEVANT COUCHER COUCHANT BREAK NIGHTFALL DAYBREAK")

// dayForNight is a night that is shot by day: nuit américaine, DAY FOR NIGHT.
var dayForNight = words("AMÉRICAINE AMERICAINE FOR")

// qualifiers stand beside a time of day.
var qualifiers = words("EARLY LATE THE NEXT THAT A LITTLE MOMENT TIME MAGIC GOLDEN OF END BEGINNING FOR TÔT PLUS PEU PETIT UN FIN DÉBUT DEBUT DE DU D LE LA L " +
	"LENDEMAIN AMÉRICAINE AMERICAINE HEURE SOLEIL")

func words(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}
