package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/board"
)

// The columns of the board: scene, effect, set, location, pages, then a column for each role.
const (
	atEffect    = 70
	atSet       = 140
	atLocation  = 340
	atPages     = 450
	atRoles     = 500
	roleWidth   = 34
	maxRoles    = 40
	boardHeader = titleSpace + rowHeight
	black       = "#000000"
	white       = "#ffffff"
)

// shades are the usual colours of strips, light enough to be written on.
var shades = map[string]string{
	"white": "#ffffff", "yellow": "#fff27a", "blue": "#a9cdf2", "green": "#a9d8a4", "black": "#222222", "orange": "#f6a94a", "grey": "#d0d0d0", "red": "#ea8a86",
}

// boardRow is a strip or a separator: a colour, the texts of the columns, and what the roles do.
type boardRow struct {
	colour, ink string
	columns     [5]string
	// banner stands across the columns.
	banner string
	codes  map[string]string
}

// stripboard draws the strips in the usual colours: a black line ends a day, an orange one a week, days without
// shooting are grey and public holidays red. A strip shows who plays, the end of the day who is held.
func (r *dossier) stripboard(o *options) []byte {
	p := r.printer(o)
	rows, more := p.boardRows(), 0
	if len(rows) > maxRows {
		rows, more = rows[:maxRows], len(rows)-maxRows
	}
	roles := r.doc.Shoot.Breakdown.Cast
	roles = roles[:min(maxRoles, len(roles))]
	width, height := atRoles+len(roles)*roleWidth+8, boardHeader+(len(rows)+1)*rowHeight+8
	c := newCanvas(width, height, p.Named(r.Title, p.Say("Plan de travail", "Stripboard"))+" — "+p.Say("plan de travail", "stripboard"))
	for i, title := range []string{p.Say("Séq.", "Scene"), p.Say("Effet", "Effect"), p.Say("Décor", "Set"), p.Say("Lieu", "Location"), "Pages"} {
		c.text(box{x: column(i), y: boardHeader - 5}, black, title)
	}
	for i, role := range roles {
		c.text(box{x: atRoles + i*roleWidth, y: boardHeader - 5, width: roleWidth}, black, role.ID)
	}
	for i, row := range rows {
		y := boardHeader + i*rowHeight
		c.rect(box{y: y, width: width, height: rowHeight}, row.colour, "")
		c.text(box{x: 8, y: y + 13, width: atRoles}, row.ink, row.banner)
		for j, text := range row.columns {
			c.text(box{x: column(j), y: y + 13, width: column(j+1) - column(j)}, row.ink, text)
		}
		for j, role := range roles {
			c.text(box{x: atRoles + j*roleWidth, y: y + 13, width: roleWidth}, row.ink, row.codes[role.ID])
		}
		c.line(box{y: y + rowHeight, width: width}, "#999999")
	}
	if more > 0 {
		c.text(box{x: 8, y: boardHeader + len(rows)*rowHeight + 13}, black, fmt.Sprintf(p.Say("et %d autres", "and %d more"), more))
	}
	return c.end()
}

func column(i int) int { return [...]int{8, atEffect, atSet, atLocation, atPages, atRoles}[i] }

func (p *printer) boardRows() []boardRow {
	colours := board.UsualColours()
	column := map[schedule.Date]int{}
	for i, c := range p.DayOutOfDays.Columns {
		column[c.Date] = i
	}
	var rows []boardRow
	week := schedule.Week{}
	opens := func(d schedule.Date) { // the separator of a week
		if len(rows) > 0 && d.Week() != week {
			rows = append(rows, boardRow{colour: shades[colours.WeekBreak], ink: black, banner: p.Say("Semaine du ", "Week of ") + p.Date(d.InWeek(time.Monday))})
		}
		week = d.Week()
	}
	idle := p.Plan.Idle
	for _, day := range p.Plan.Days {
		for len(idle) > 0 && idle[0].Date.Before(day.Date) {
			opens(idle[0].Date)
			colour := colours.DayOff
			if idle[0].Reason == board.PublicHoliday {
				colour = colours.Holiday
			}
			text := p.day(idle[0].Date) + " — " + p.Named(idle[0].Reason.Label(), "") + " " + idle[0].Text
			rows = append(rows, boardRow{colour: shades[colour], ink: black, banner: text})
			idle = idle[1:]
		}
		opens(day.Date)
		codes, held := map[string]string{}, map[string]string{}
		for _, r := range p.DayOutOfDays.Rows {
			code := r.Codes[column[day.Date]]
			if code.Works() {
				codes[r.ID] = string(code)
			} else {
				held[r.ID] = string(code)
			}
		}
		rows = append(rows, p.dayRows(day, codes, colours)...)
		end := fmt.Sprintf("%s %d — %s — %s pages", p.Say("Fin du jour", "End of day"), day.Number, p.day(day.Date), day.Eighths)
		rows = append(rows, boardRow{colour: shades[colours.DayBreak], ink: white, banner: end, codes: held})
	}
	return rows
}

// dayRows are the strips and the banners of a day.
func (p *printer) dayRows(day board.Day, codes map[string]string, colours board.Colours) (rows []boardRow) {
	for _, part := range day.Parts {
		s := p.scenes[part.Scene]
		number := part.Scene
		if part.Of > 1 {
			number += fmt.Sprintf(" (%d/%d)", part.Part, part.Of)
		}
		row := boardRow{colour: shades[colours.Of(s)], ink: black, codes: map[string]string{}}
		row.columns = [5]string{number, p.effect(s), set(s), s.Location, part.Eighths.String()}
		for _, id := range s.Cast {
			row.codes[id] = codes[id]
		}
		rows = append(rows, row)
	}
	for _, banner := range day.Banners {
		rows = append(rows, boardRow{colour: white, ink: black, banner: strings.TrimSpace("* " + banner)})
	}
	return rows
}
