package diagram

import (
	"fmt"
	"strings"
)

// SVG writes the flow as one drawing: a card for each pool, column after column in the direction of the
// money; in a card the tiers in their order, and in each tier the rights, each with an arrow to who is paid.
// Nothing in it overlaps: a column has cards under one another, and arrows between cards turn in the gutters.
func (f *Flow) SVG() string {
	text, _ := f.draw()
	return text
}

// draw returns the drawing as a document, and the places of its texts.
func (f *Flow) draw() (string, *drawing) {
	at := f.frame()
	title := wrap(f.heading(), large, at.left+at.card, maxLines)
	at.top = margin + title.height() + margin
	cards := make([]card, len(f.pools))
	for i := range f.pools {
		cards[i] = f.card(&f.pools[i], at)
	}
	grid := f.place(cards, at)
	d := &drawing{Flow: f, frame: at}
	d.block(title, margin, margin, "title")
	bottom, right := at.top, at.left+at.card
	for _, column := range grid {
		for _, n := range column {
			bottom, right = max(bottom, n.y+n.h), max(right, n.x+n.w)
			if n.pool == nowhere {
				d.path(point{n.x, n.y + n.h/2}, point{n.x + n.w, n.y + n.h/2}, false)
			} else {
				d.card(&cards[n.pool], n, !f.pools[n.pool].fed)
			}
			for _, p := range n.next {
				d.path(point{n.x + n.w, n.y + p.y}, point{p.to.x, p.to.entry(cards)}, p.to.pool != nowhere)
			}
		}
	}
	bottom = d.foot(bottom + cardGap)
	return f.page(right+margin, bottom+margin, d.String()), d
}

// entry is the height at which arrows reach a node.
func (n *node) entry(cards []card) int {
	if n.pool == nowhere {
		return n.y + n.h/2
	}
	return n.y + cards[n.pool].head/2
}

// heading is what is drawn, in a few words.
func (f *Flow) heading() string {
	if f.title == "" {
		return f.Say("Cascade de recettes", "Recoupment")
	}
	return f.title + f.Say(" — cascade de recettes", " — recoupment")
}

// page sets a drawing into a document.
func (f *Flow) page(w, h int, drawing string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" lang="%s">`+"\n", w, h, w, h, f.Language)
	fmt.Fprintf(&b, "<title>%s</title>\n", escaped(f.heading()))
	b.WriteString(`<style>
text{font-family:Verdana,"DejaVu Sans",Arial,sans-serif;fill:#222}
.large{font-size:15px;font-weight:bold}.medium{font-size:13px}.small{font-size:11px}.note{fill:#666}
.card{fill:#fff;stroke:#556}.head{fill:#e6ebf5;stroke:#556}.tier{fill:#f4f4f4}
.way{fill:none;stroke:#556;stroke-width:1.5}.arrow{fill:none;stroke:#888}.chip{stroke:#888}
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto" markerUnits="userSpaceOnUse"><path d="M0 0L8 4L0 8z" fill="#556"/></marker></defs>
<rect width="100%" height="100%" fill="#fff"/>
`)
	b.WriteString(drawing)
	b.WriteString("</svg>\n")
	return b.String()
}

// drawing is what is drawn so far.
type drawing struct {
	strings.Builder
	*Flow
	frame
	// boxes are the places of the texts, for the tests.
	boxes []box
}

// box is the place of a text.
type box struct {
	x, y, w, h int
	text       string
}

func (d *drawing) out(format string, args ...any) { d.WriteString(fmt.Sprintf(format, args...) + "\n") }

// spot is where a line of text stands: its left end, or its right end where it hangs, and its top.
type spot struct {
	x, y, size int
	hangs      bool
	class      string
}

// text writes one line.
func (d *drawing) text(line string, at spot) {
	if line == "" {
		return
	}
	anchor, w := "", measure(line, at.size)
	place := box{at.x, at.y, w, at.size, line}
	if at.hangs {
		anchor = ` text-anchor="end"`
		place.x -= w
	}
	d.boxes = append(d.boxes, place)
	class := strings.TrimSpace(map[int]string{large: "large", medium: "medium", small: "small"}[at.size] + " " + at.class)
	d.out(`<text x="%d" y="%d" class="%s"%s>%s</text>`, at.x, at.y+at.size, class, anchor, escaped(line))
}

// block writes the lines of a block from x and y on; the whole text appears where it was cut short.
func (d *drawing) block(b block, x, y int, class string) {
	if b.whole != "" {
		d.out("<g><title>%s</title>", escaped(b.whole))
		defer d.out("</g>")
	}
	for i, line := range b.lines {
		d.text(line, spot{x: x, y: y + i*(b.size+leading), size: b.size, class: class})
	}
}

// point is a place in the drawing.
type point struct{ x, y int }

// path draws an arrow from one column to the next; it turns in the gutter.
func (d *drawing) path(from, to point, tip bool) {
	end := ""
	if tip {
		end = ` marker-end="url(#tip)"`
	}
	middle := (from.x + to.x) / 2
	d.out(`<path class="way" d="M%d %dC%d %d %d %d %d %d"%s/>`, from.x, from.y, middle, from.y, middle, to.y, to.x, to.y, end)
}

// arrow draws a level arrow with an amount on it.
func (d *drawing) arrow(x0, x1, y int, amount string) {
	d.out(`<path class="arrow" d="M%d %dH%d" marker-end="url(#tip)"/>`, x0, y, x1)
	d.text(amount, spot{x: (x0 + x1 - measure(amount, small)) / 2, y: y - small - leading, size: small})
}

// card draws a pool.
func (d *drawing) card(c *card, n *node, entry bool) {
	d.out(`<rect class="card" x="%d" y="%d" width="%d" height="%d" rx="4"/>`, n.x, n.y, n.w, n.h)
	d.out(`<rect class="head" x="%d" y="%d" width="%d" height="%d" rx="4"/>`, n.x, n.y, n.w, c.head)
	d.block(c.title, n.x+pad, n.y+pad, "")
	d.text(c.entered, spot{x: n.x + n.w - pad, y: n.y + pad, size: small, hangs: true})
	if entry {
		d.arrow(margin, n.x, n.y+c.head/2, c.entered)
		if c.entered == "" {
			d.text(d.Say("recettes", "receipts"), spot{x: margin, y: n.y + c.head/2 - small - leading, size: small, class: "note"})
		}
	}
	for i := range c.strips {
		d.strip(&c.strips[i], n)
	}
}

// strip draws the head of a tier, or a right.
func (d *drawing) strip(s *strip, n *node) {
	y := n.y + s.y
	if !s.arrow {
		d.out(`<rect class="tier" x="%d" y="%d" width="%d" height="%d"/>`, n.x+1, y, n.w-2, s.h)
		d.block(s.title, n.x+pad, y+pad/2, "note")
		d.block(s.note, n.x+pad, y+pad/2+s.title.height(), "note")
		d.text(s.amount, spot{x: n.x + n.w - pad, y: y + pad/2, size: small, hangs: true, class: "note"})
		return
	}
	left := n.x + pad
	if s.corridor {
		d.out(`<path class="arrow" d="M%d %dV%d"/>`, left-pad/2, y+2, y+s.h-2)
	}
	d.block(s.title, left, y+pad/2, "")
	d.block(s.note, left, y+pad/2+s.title.height(), "note")
	from := left + textWidth + pad
	d.arrow(from, from+d.frame.arrow-leading, y+s.h/2+leading, s.amount)
	d.chip(s.chip, s.party, from+d.frame.arrow, y+s.h/2+leading)
	if s.party == nowhere {
		d.out(`<path class="way" d="M%d %dL%d %d"/>`, from+d.frame.arrow+chipWidth, y+s.h/2+leading, n.x+n.w, y+s.h/2+leading)
	}
}

// colours are the backgrounds of the chips of the parties, one after the other.
func colours() []string {
	return []string{"#d7e8fa", "#fbe3c8", "#dcefd5", "#f6d6de", "#e6dcf5", "#d5efee", "#f7f0c4", "#e8e0d8"}
}

// chip draws the name of a party, or of a pool, in its colour.
func (d *drawing) chip(b block, party, x, middle int) {
	colour := "#fff"
	if party != nowhere {
		colour = colours()[party%len(colours())]
	}
	h := b.height() + leading
	d.out(`<rect class="chip" x="%d" y="%d" width="%d" height="%d" rx="%d" fill="%s"/>`, x, middle-h/2, chipWidth, h, pad/2, colour)
	d.block(b, x+pad/2, middle-h/2+leading/2, "")
}
