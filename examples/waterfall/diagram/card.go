package diagram

// frame is what all cards have in common.
type frame struct {
	// left and top are where the first card may stand; card is its width, arrow that of the arrows in it.
	left, top, card, arrow int
}

// card is the drawing of a pool, with heights from its top.
type card struct {
	title   block
	entered string
	head    int // the height of the head
	strips  []strip
	h       int
	out     []exit
}

// strip is a line of a card: the head of a tier, or a right with its arrow.
type strip struct {
	y, h        int
	title, note block
	amount      string
	// arrow is true for a right and for what is left: it leads to a chip.
	arrow    bool
	corridor bool
	// party is the place of the party, nowhere for a pool.
	party int
	chip  block
}

// exit is an arrow that leaves the card for a pool.
type exit struct{ y, pool int }

// frame measures what the cards have in common.
func (f *Flow) frame() frame {
	amount, entry := 0, measure(f.Say("recettes", "receipts"), small)
	for i := range f.pools {
		p := &f.pools[i]
		amount = max(amount, measure(p.left, small), measure(p.entered, small))
		if !p.fed {
			entry = max(entry, measure(p.entered, small))
		}
		for _, t := range p.tiers {
			amount = max(amount, measure(t.reached, small))
			for _, r := range t.rows {
				amount = max(amount, measure(r.amount, small))
			}
		}
	}
	for _, t := range f.transfers {
		amount = max(amount, measure(t.amount, small))
	}
	at := frame{left: margin + entry + arrowRoom, arrow: amount + arrowRoom}
	at.card = pad + textWidth + pad + at.arrow + chipWidth + pad
	return at
}

// card measures the drawing of a pool.
func (f *Flow) card(p *pool, at frame) card {
	c := card{entered: p.entered, title: wrap(p.label, medium, at.card-3*pad-measure(p.entered, small), maxLines)}
	c.head = c.title.height() + 2*pad
	c.h = c.head
	add := func(s strip) {
		s.y = c.h
		s.h = max(s.title.height()+s.note.height(), s.chip.height()+leading) + pad
		c.h += s.h
		c.strips = append(c.strips, s)
	}
	leave := func(pool int) {
		last := c.strips[len(c.strips)-1]
		c.out = append(c.out, exit{last.y + last.h/2 + leading, pool})
	}
	for _, t := range p.tiers {
		width := at.card - 3*pad - measure(t.reached, small)
		add(strip{title: wrap(t.label, small, width, maxLines), note: wrap(t.note, small, width, maxLines), amount: t.reached, party: nowhere})
		for _, r := range t.rows {
			s := strip{
				title: wrap(r.label, medium, textWidth, maxLines), note: wrap(r.terms, small, textWidth, maxLines), amount: r.amount,
				arrow: true, corridor: r.corridor, party: r.party,
			}
			if r.pool != nowhere {
				s.chip = f.chip(f.pools[r.pool].label)
				add(s)
				leave(r.pool)
				continue
			}
			s.chip = f.chip(f.parties[r.party].name)
			add(s)
		}
	}
	if p.to != nowhere {
		add(strip{title: wrap(f.Say("reste", "left"), medium, textWidth, 1), amount: p.left, arrow: true, party: nowhere, chip: f.chip(f.pools[p.to].label)})
		leave(p.to)
	}
	c.h += leading
	return c
}

// chip breaks the name of a party or of a pool to stand in a chip.
func (f *Flow) chip(name string) block { return wrap(name, small, chipWidth-pad, maxLines-1) }
