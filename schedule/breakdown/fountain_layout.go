package breakdown

import (
	"strings"
	"unicode/utf8"
)

// Lines of the usual page of a screenplay, and characters of its lines by kind: Courier of 12 points. They are
// the rule by which [ParseFountain] counts pages, not a text of the law.
const (
	LinesPerPage       = 55
	widthOfAction      = 60
	widthOfDialogue    = 35
	widthInParentheses = 25
)

// layout counts the lines of a scene as they would be printed.
type layout struct {
	lines int
	// speech is how many lines the present speech has, before those of the one beside it.
	speech, before int
	beside         bool
}

// add counts a paragraph, and the blank line before it. Of two speeches side by side, the longer counts.
func (l *layout) add(p Paragraph) {
	width := widthOfAction
	switch p.Kind {
	case Section, Synopsis, PageBreak:
		return // not printed
	case Dialogue, Lyrics:
		width = widthOfDialogue
	case Parenthetical:
		width = widthInParentheses
	case Character:
		l.before, l.speech, l.beside = l.speech, 0, p.Dual
	default:
		l.speech, l.beside = 0, false
	}
	n := wrapped(p.Text, width)
	if p.spaced {
		n++
	}
	l.speech += n
	if l.beside {
		n = max(0, min(n, l.speech-l.before))
	}
	l.lines += n
}

// eighths rounds up: a part of an eighth is one, and so is a scene of nothing.
func (l *layout) eighths() Eighths {
	return Eighths(max(1, (l.lines*perPage+LinesPerPage-1)/LinesPerPage))
}

// wrapped returns the number of lines of a text cut between words.
func wrapped(text string, width int) int {
	lines, used := 1, 0
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		if used > 0 && used+1+n > width {
			lines, used = lines+1, 0
		}
		if used > 0 {
			used++
		}
		used += n
		if used > width { // a word longer than a line
			lines += (used - 1) / width
			used = (used-1)%width + 1
		}
	}
	return lines
}
