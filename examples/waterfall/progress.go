package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// bar shows how far a simulation is; nothing where there is nobody to see it.
type bar struct {
	to    io.Writer
	of    int64
	shown int64 // thousandths
}

// progressWidth is the number of characters of a full bar.
const progressWidth = 40

// newBar returns a bar that writes to a terminal, or to anything where it is asked for.
func newBar(to io.Writer, asked bool, of int64) *bar {
	if !asked && !terminal(to) {
		to = nil
	}
	return &bar{to: to, of: of, shown: -1}
}

// terminal reports whether people read along.
func terminal(to io.Writer) bool {
	file, is := to.(*os.File)
	if !is {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// show draws the bar over itself, when it has moved.
func (b *bar) show(played int64) {
	const whole = 1000
	now := int64(float64(played) / float64(b.of) * whole)
	if b.to == nil || now == b.shown {
		return
	}
	b.shown = now
	full := int(now * progressWidth / whole)
	_, _ = fmt.Fprintf(b.to, "\r[%s%s] %3d %%  %d / %d", strings.Repeat("#", full), strings.Repeat(".", progressWidth-full), now/10, played, b.of)
}

// end leaves the line.
func (b *bar) end() {
	if b.to != nil {
		_, _ = fmt.Fprintln(b.to)
	}
}
