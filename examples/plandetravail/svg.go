package main

import (
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
)

// canvas is a drawing in the making.
type canvas struct{ strings.Builder }

// maxRows is how many rows of a drawing are drawn; the last one says how many are not.
const maxRows = 2_000

// The measures of drawings, in their own units.
const (
	rowHeight  = 18
	letter     = 11
	titleSpace = 40
)

func newCanvas(width, height int, title string) *canvas {
	c := &canvas{}
	c.write(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="sans-serif" font-size="%d">`+"\n", width, height, width, height, letter)
	c.write("<title>%s</title>\n", escaped(title))
	c.rect(box{width: width, height: height}, "#ffffff", "")
	c.write(`<text x="8" y="24" font-size="16">%s</text>`+"\n", escaped(title))
	return c
}

func (c *canvas) write(format string, args ...any) { _, _ = fmt.Fprintf(c, format, args...) }

// box is a place in a drawing.
type box struct{ x, y, width, height int }

// rect draws a filled rectangle with a tip that a browser shows.
func (c *canvas) rect(at box, colour, tip string) {
	c.write(`<rect x="%d" y="%d" width="%d" height="%d" fill="%s"`, at.x, at.y, at.width, at.height, colour)
	if tip == "" {
		c.WriteString("/>\n")
		return
	}
	c.write("><title>%s</title></rect>\n", escaped(tip))
}

// text writes a text that is cut to the width of its place, if that has one.
func (c *canvas) text(at box, colour, text string) {
	text = grid.Clean(text)
	if most := at.width / 6; at.width > 0 && grid.Width(text) > most {
		cut := []rune(text)
		for len(cut) > 0 && grid.Width(string(cut)) >= most {
			cut = cut[:len(cut)-1]
		}
		text = string(cut) + "…"
	}
	if text != "" {
		c.write(`<text x="%d" y="%d" fill="%s">%s</text>`+"\n", at.x, at.y, colour, escaped(text))
	}
}

// line draws a line from a corner of a place to the other.
func (c *canvas) line(at box, colour string) {
	c.write(`<line x1="%d" y1="%d" x2="%d" y2="%d" stroke="%s"/>`+"\n", at.x, at.y, at.x+at.width, at.y+at.height, colour)
}

func (c *canvas) end() []byte {
	c.WriteString("</svg>\n")
	return []byte(c.String())
}

// escaped makes a text of a stranger safe in a drawing.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(grid.Clean(text)))
	return b.String()
}
