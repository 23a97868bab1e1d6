package diagram

// foot draws the parties with what they have in all, and what they owe each other, from a height on; it returns
// where it ends.
func (d *drawing) foot(y int) int {
	if len(d.parties) == 0 {
		return y
	}
	left := margin
	d.text(d.Say("Parties", "Parties"), spot{x: left, y: y, size: medium})
	y += medium + 2*leading
	for i, p := range d.parties {
		name := d.Flow.chip(p.name)
		h := name.height() + leading
		d.chip(name, i, left, y+h/2)
		d.text(p.amount, spot{x: left + chipWidth + d.frame.arrow, y: y + (h-small)/2, size: small, hangs: true})
		y += h + leading
	}
	if len(d.transfers) == 0 {
		return y
	}
	y += pad
	d.text(d.Say("Paiements entre les parties", "Payments between parties"), spot{x: left, y: y, size: medium})
	y += medium + 2*leading
	for _, t := range d.transfers {
		name, colour := d.parties[t.to].name, t.to
		if t.pool != nowhere {
			name, colour = d.pools[t.pool].label, t.from
		}
		from, to := d.Flow.chip(d.parties[t.from].name), d.Flow.chip(name)
		label := wrap(t.label, small, textWidth, maxLines)
		h := max(label.height(), from.height()+leading, to.height()+leading, 2*(small+leading))
		x := left
		d.block(label, x, y+(h-label.height())/2, "")
		x += textWidth + pad
		d.chip(from, t.from, x, y+h/2)
		x += chipWidth
		d.arrow(x, x+d.frame.arrow-leading, y+h/2, t.amount)
		d.chip(to, colour, x+d.frame.arrow, y+h/2)
		y += h + pad
	}
	return y
}
