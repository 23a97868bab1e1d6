package breakdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titlePage reads the title page, and returns the place of the first line after it.
func (r *reader) titlePage() int {
	at := 0
	for at < len(r.lines) && r.lines[at].blank() {
		at++
	}
	start := at
	for at < len(r.lines) && !r.lines[at].blank() {
		text := r.lines[at].text
		indented := strings.TrimLeft(text, " \t") != text
		if n := len(r.title); indented && n > 0 {
			r.title[n-1].Value = strings.TrimPrefix(r.title[n-1].Value+"\n"+strings.TrimSpace(text), "\n")
			at++
			continue
		}
		key, value, found := strings.Cut(text, ":")
		value = strings.TrimSpace(value)
		below := at+1 < len(r.lines) && !r.lines[at+1].blank() && strings.TrimLeft(r.lines[at+1].text, " \t") != r.lines[at+1].text
		// An entry may be left empty; what stands alone is a transition.
		alone := value == "" && !below && len(r.title) == 0 && (at+1 == len(r.lines) || r.lines[at+1].blank())
		if !found || !keyOfTitle(key) || alone {
			break
		}
		r.title = append(r.title, TitleLine{strings.TrimSpace(key), value})
		at++
	}
	if at < len(r.lines) && !r.lines[at].blank() { // text follows at once: it was no title page
		r.title, at = nil, start
	}
	return at
}

func keyOfTitle(key string) bool {
	for _, c := range key {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(" -_'’", c) {
			return false
		}
	}
	return strings.TrimSpace(key) != ""
}

// classify gives each line its kind.
func (r *reader) classify(from int) {
	spaced, speech := true, false
	r.paragraphs = make([]Paragraph, 0, len(r.lines)-from)
	for i := from; i < len(r.lines); i++ {
		l := r.lines[i]
		if l.blank() {
			// Two spaces keep a blank line inside a speech.
			speech = speech && l.text == "  "
			spaced = !speech
			continue
		}
		followed := i+1 < len(r.lines) && !r.lines[i+1].blank()
		var p Paragraph
		if speech {
			p = spoken(strings.TrimSpace(l.text))
			r.lost(l)
		} else {
			p = r.kindOf(l, spaced, followed)
			speech = p.Kind == Character && followed
		}
		p.Line, p.spaced = l.number, spaced
		r.paragraphs = append(r.paragraphs, p)
		spaced = false
	}
}

func spoken(text string) Paragraph {
	switch {
	case strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")"):
		return Paragraph{Kind: Parenthetical, Text: text}
	case strings.HasPrefix(text, "~"):
		return Paragraph{Kind: Lyrics, Text: strings.TrimSpace(text[1:])}
	default:
		return Paragraph{Kind: Dialogue, Text: text}
	}
}

// kindOf tells the kind of a line outside a speech.
func (r *reader) kindOf(l line, spaced, followed bool) Paragraph {
	text := strings.TrimSpace(l.text)
	if p, is := forced(text); is {
		return p
	}
	if spaced {
		if p, is := heading(text); is {
			if len(text) <= MaxText {
				return p
			}
			r.warn(l.number, WarnLong, text)
			return Paragraph{Kind: Action, Text: text}
		}
	}
	r.lost(l)
	switch {
	case text[0] == '@' && nameOf(text[1:]) != "":
		return cue(text[1:])
	case spaced && !followed && isTransition(text):
		return Paragraph{Kind: Transition, Text: text}
	case spaced && followed && isCue(text):
		return cue(text)
	default:
		return Paragraph{Kind: Action, Text: text}
	}
}

// lost warns of a line in capitals that would be a heading but for a number before it, or for the line above it.
func (r *reader) lost(l line) {
	text := strings.TrimSpace(l.text)
	if len(text) > MaxText || text != strings.ToUpper(text) {
		return
	}
	text = strings.TrimLeft(text, "0123456789")
	for _, from := range []string{text, strings.TrimLeft(text, ".)-–/ "), strings.TrimLeft(strings.TrimLeft(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), ".)-–/ ")} {
		if _, _, found := placeOf(from); !found {
			continue
		}
		if _, is := heading(from); is {
			r.warn(l.number, WarnHeading, l.text)
			return
		}
	}
}

// forced reads what a sign at the beginning of a line says.
func forced(text string) (Paragraph, bool) {
	rest := strings.TrimSpace(text[1:])
	switch text[0] {
	case '=':
		if len(text) >= 3 && strings.Trim(text, "=") == "" {
			return Paragraph{Kind: PageBreak}, true
		}
		return Paragraph{Kind: Synopsis, Text: rest}, true
	case '#':
		return Paragraph{Kind: Section, Text: strings.TrimSpace(strings.TrimLeft(text, "#"))}, true
	case '~':
		return Paragraph{Kind: Lyrics, Text: rest}, true
	case '!':
		return Paragraph{Kind: Action, Text: rest}, true
	case '>':
		if strings.HasSuffix(rest, "<") {
			return Paragraph{Kind: Centred, Text: strings.TrimSpace(rest[:len(rest)-1])}, true
		}
		return Paragraph{Kind: Transition, Text: rest}, true
	default:
		return Paragraph{}, false
	}
}

// heading reads a scene heading and its number. A dot forces one before a letter or a digit only, for an ellipsis is
// none.
func heading(text string) (Paragraph, bool) {
	p := Paragraph{Kind: SceneHeading, Text: text}
	if strings.HasPrefix(text, ".") {
		p.Text = text[1:]
		if first, _ := utf8.DecodeRuneInString(p.Text); !unicode.IsLetter(first) && !unicode.IsDigit(first) {
			return p, false
		}
	} else if _, _, found := placeOf(text); !found {
		return p, false
	}
	if len(text) > MaxText {
		return p, true // and refused with a warning
	}
	if before, number, found := cutLast(strings.TrimSuffix(p.Text, "#"), "#"); found && strings.HasSuffix(p.Text, "#") && isNumber(number) {
		p.Text, p.Number = before, number
	}
	h, is := ParseHeading(p.Text)
	return p, p.Text != "" && (strings.HasPrefix(text, ".") || (is && h.Set != ""))
}

func isNumber(text string) bool {
	for _, c := range text {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(".-)", c) {
			return false
		}
	}
	return text != "" && len(text) <= MaxCode/2
}

// isTransition reports whether a line in capitals ends as a transition, English or French.
func isTransition(text string) bool {
	if text != strings.ToUpper(text) {
		return false
	}
	for _, end := range []string{"TO:", "SUR :", "SUR:"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	for _, start := range []string{"FADE ", "FONDU ", "COUPE ", "CUT "} {
		if strings.HasPrefix(text, start) && strings.ContainsAny(text[len(text)-1:], ":.") {
			return true
		}
	}
	return false
}

// isCue reports whether a line may be the name of a character: letters, all of them capitals but in the extension.
func isCue(text string) bool {
	if len(text) > MaxCode {
		return false
	}
	name := nameOf(text)
	return strings.ContainsFunc(name, unicode.IsLetter) && name == strings.ToUpper(name)
}

func cue(text string) Paragraph {
	return Paragraph{Kind: Character, Text: nameOf(text), Dual: strings.HasSuffix(strings.TrimSpace(text), "^")}
}

// nameOf cuts the extensions, the sign of a dual dialogue and the emphasis off a cue. The colon is kept for the
// identifiers of elements.
func nameOf(text string) string {
	name, _, _ := strings.Cut(text, "(")
	name = strings.Trim(strings.TrimSuffix(strings.TrimSpace(name), "^"), "*_ ")
	return strings.Join(strings.Fields(strings.ReplaceAll(name, ":", " ")), " ")
}
