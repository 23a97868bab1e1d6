// Package cell keeps the texts of a table from being computed. A spreadsheet that opens a table takes a cell that begins
// with a sign of a formula for a formula, which may call programs and send what the sheet holds elsewhere.
package cell

import (
	"strings"
	"unicode/utf8"
)

// signs are the characters that make a spreadsheet compute a cell, those of full width included, blanks that it passes
// over before one of them, and the mark itself.
const signs = "=+-@\t\r\n＝＋－＠'"

// Guard returns the text of a cell with an apostrophe before it where a spreadsheet would compute it, so that it is
// shown as text; a text that begins with an apostrophe has one more. A figure is not guarded: it is no text.
func Guard(text string) string {
	if first, size := utf8.DecodeRuneInString(text); size > 0 && strings.ContainsRune(signs, first) {
		return "'" + text
	}
	return text
}

// Unguard returns the text that [Guard] was given: an apostrophe before one of the signs is taken off.
func Unguard(cell string) string {
	if rest, marked := strings.CutPrefix(cell, "'"); marked && Guard(rest) != rest {
		return rest
	}
	return cell
}
