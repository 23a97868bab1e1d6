package diagram

import (
	"bytes"
	"encoding/xml"
	"strings"
	"unicode"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
)

// Sizes of the letters, in pixels, and the height of a line of each.
const (
	large, medium, small = 15, 13, 11
	leading              = 4
)

// measure returns the width of a text in pixels, rounded up, for the widest of the fonts that are asked for.
func measure(s string, size int) int {
	total := 0 // in hundredths of the size
	for _, r := range s {
		total += em(r)
	}
	return (total*size + 99) / 100
}

// em returns the width of a letter in hundredths of its size.
func em(r rune) int {
	const narrow, plain, capital, broad, full = 40, 66, 76, 102, 130
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	case grid.Width(string(r)) > 1:
		return full
	case strings.ContainsRune("ijltfrI.,:;'’|!()[]-\u202f ", r):
		return narrow
	case strings.ContainsRune("MWmw@%—…→", r):
		return broad
	case unicode.IsUpper(r):
		return capital
	case r > unicode.MaxLatin1 && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic):
		return broad
	default:
		return plain
	}
}

// block is a text broken into lines that fit a width.
type block struct {
	lines []string
	size  int
	whole string // what was cut short, empty when nothing was
}

func (b block) height() int { return len(b.lines) * (b.size + leading) }

// wrap breaks a text into lines, at most so many; a word that is too long is broken too.
func wrap(text string, size, width, most int) block {
	b := block{size: size}
	line := ""
	flush := func() {
		if line != "" {
			b.lines = append(b.lines, line)
			line = ""
		}
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' }) {
		if len(b.lines) > most {
			break
		}
		if line != "" && measure(line+" "+word, size) > width {
			flush()
		}
		if line != "" {
			line += " "
		}
		for _, r := range word {
			if line != "" && measure(line+string(r), size) > width {
				flush()
				if len(b.lines) > most {
					break
				}
			}
			line += string(r)
		}
	}
	flush()
	if len(b.lines) > most {
		b.lines, b.whole = b.lines[:most], text
		b.lines[most-1] = shortened(b.lines[most-1], size, width)
	}
	return b
}

// shortened ends a line with an ellipsis, within the width.
func shortened(line string, size, width int) string {
	runes := []rune(line)
	for len(runes) > 0 && measure(string(runes)+"…", size) > width {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

// escaped writes a text so that it can stand in XML.
func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer does not fail
	return b.String()
}
