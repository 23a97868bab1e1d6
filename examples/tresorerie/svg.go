package main

import (
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/filmfinance/filmfinance/cashflow/follow"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/shopspring/decimal"
)

// The size of the drawing, and its margins.
const (
	svgWidth, svgHeight = 960, 420
	svgLeft, svgTop     = 110, 50
	svgInner, svgDeep   = svgWidth - svgLeft - 30, svgHeight - svgTop - 50
)

// drawing places weeks and positions.
type drawing struct {
	strings.Builder
	words.Language
	weeks         int64
	lowest, whole decimal.Decimal
}

// svg draws the position at the end of each week: planned, expected, and the floor.
func (d *dossier) svg(o *options) []byte {
	g := &drawing{Language: words.Language(o.language), weeks: int64(len(d.Forecast.Weeks))}
	highest := decimal.Max(decimal.Decimal{}, d.Forecast.Book.Floor)
	g.lowest = decimal.Min(decimal.Decimal{}, d.Forecast.Book.Floor)
	for _, week := range d.Forecast.Weeks {
		highest = decimal.Max(highest, week.Position.Forecast, week.Position.Planned)
		g.lowest = decimal.Min(g.lowest, week.Position.Forecast, week.Position.Planned)
	}
	g.whole = decimal.Max(highest.Sub(g.lowest), decimal.NewFromInt(1))
	title := g.Named(d.Title, "") + " " + g.Say("position de trésorerie", "cash position") + ", " + d.Report.Currency
	g.write(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">`+"\n", svgWidth, svgHeight)
	g.text(svgLeft, 24, "start", title)
	for _, level := range []decimal.Decimal{highest, {}, g.lowest} {
		g.write(`<line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#bbb"/>`+"\n", svgLeft, g.y(level), svgLeft+svgInner, g.y(level))
		g.text(svgLeft-8, g.y(level)+4, "end", g.Number(level, 0))
	}
	g.write(`<line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#c00" stroke-dasharray="6 4"/>`+"\n",
		svgLeft, g.y(d.Forecast.Book.Floor), svgLeft+svgInner, g.y(d.Forecast.Book.Floor))
	g.path(d.Forecast.Weeks, "#888", func(w follow.Week) decimal.Decimal { return w.Position.Planned })
	g.path(d.Forecast.Weeks, "#036", func(w follow.Week) decimal.Decimal { return w.Position.Forecast })
	for i, week := range d.Forecast.Weeks {
		if week.Number == 1 || week.Number%5 == 0 {
			g.text(g.x(i), svgHeight-svgTop+20, "middle", fmt.Sprint(week.Number))
		}
	}
	g.text(svgLeft, svgHeight-10, "start", g.Say("gris : prévue ; bleu : réalisée ou attendue ; tirets : plancher", "grey: planned; blue: actual or expected; dashes: floor"))
	g.WriteString("</svg>\n")
	return []byte(g.String())
}

func (g *drawing) x(week int) int64 {
	return svgLeft + svgInner*int64(week)/max(1, g.weeks-1)
}

func (g *drawing) y(level decimal.Decimal) int64 {
	return svgTop + svgDeep - share(level.Sub(g.lowest), g.whole, svgDeep)
}

func (g *drawing) text(x, y int64, anchor, text string) {
	g.write(`<text x="%d" y="%d" text-anchor="%s">`, x, y, anchor)
	_ = xml.EscapeText(g, []byte(text))
	g.WriteString("</text>\n")
}

func (g *drawing) path(weeks []follow.Week, colour string, of func(follow.Week) decimal.Decimal) {
	g.write(`<polyline fill="none" stroke="%s" stroke-width="2" points="`, colour)
	for i, week := range weeks {
		if i > 0 {
			g.WriteString(" ")
		}
		g.write("%d,%d", g.x(i), g.y(of(week)))
	}
	g.WriteString("\"/>\n")
}

func (g *drawing) write(format string, args ...any) { _, _ = fmt.Fprintf(g, format, args...) }
