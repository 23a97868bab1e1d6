package breakdown

import (
	"slices"
	"strings"
)

// strip takes the comments and the notes out of a text, and cuts what is left into lines.
func (r *reader) strip(text string) {
	comments, notes, blanks := &finder{text: text, what: "*/"}, &finder{text: text, what: "]]"}, &finder{text: text, what: "\n\n"}
	var out strings.Builder
	number := 1
	for at := 0; at < len(text); {
		opened := strings.HasPrefix(text[at:], "/*") || strings.HasPrefix(text[at:], "[[")
		if !opened {
			until := len(text)
			if next := strings.IndexAny(text[at+1:], "/["); next >= 0 {
				until = at + 1 + next
			}
			number += strings.Count(text[at:until], "\n")
			out.WriteString(text[at:until])
			at = until
			continue
		}
		isNote := text[at] == '['
		end := comments.from(at + 2)
		if isNote {
			// A note may have several lines, and no blank one.
			end = notes.from(at + 2)
			if blank := blanks.from(at + 2); blank >= 0 && blank < end {
				end = -1
			}
		}
		if end < 0 {
			r.warn(number, WarnUnclosed, firstLine(text[at:]))
			out.WriteString(text[at : at+2])
			at += 2
			continue
		}
		inside := text[at+2 : end]
		if isNote {
			r.notes = append(r.notes, note{number, inside})
		}
		breaks := strings.Count(inside, "\n")
		out.WriteString(strings.Repeat("\n", breaks))
		number += breaks
		at = end + 2
	}
	r.cut(text, out.String())
}

// cut keeps the lines of the stripped text but for those that held only notes and comments.
func (r *reader) cut(text, stripped string) {
	number := 0
	r.lines = make([]line, 0, strings.Count(stripped, "\n")+1)
	next := func(rest string) (string, string) { before, after, _ := strings.Cut(rest, "\n"); return before, after }
	for stripped != "" {
		var was, is string
		was, text = next(text)
		is, stripped = next(stripped)
		number++
		if one := (line{number, is}); !one.blank() || strings.TrimSpace(was) == "" {
			r.lines = append(r.lines, one)
		}
	}
}

func firstLine(text string) string {
	first, _, _ := strings.Cut(text[:min(len(text), 200)], "\n")
	return first
}

// finder finds the next place of a text from places that only grow, reading the whole once.
type finder struct {
	text, what string
	found      int
	searched   bool
}

func (f *finder) from(at int) int {
	if f.searched && (f.found < 0 || f.found >= at) {
		return f.found
	}
	f.searched = true
	f.found = strings.Index(f.text[at:], f.what)
	if f.found >= 0 {
		f.found += at
	}
	return f.found
}

// sortWarnings puts them in the order of the lines, those of one line in the order in which they were found.
func (r *reader) sortWarnings() {
	slices.SortStableFunc(r.warnings, func(a, b Warning) int { return a.Line - b.Line })
}
