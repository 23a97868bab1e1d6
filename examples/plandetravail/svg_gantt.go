package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/filmfinance/filmfinance/internal/text"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/postproduction"
)

// The places of the chart.
const (
	ganttLeft   = 300
	ganttInner  = 760
	ganttHeader = titleSpace + 2*rowHeight
	barHeight   = 11
	closedDays  = 5 // days running without work that are shown
	critical    = "#d64541"
	ordinary    = "#3f7fbf"
	float       = "#b9cfe6"
)

// gantt draws the post-production: the early dates of each task, red where it is critical, its total float after it,
// milestones as diamonds, and grey where nothing is worked for a week.
func (r *dossier) gantt(o *options) []byte {
	p := r.printer(o)
	tasks, more := r.Post.Tasks, 0
	if len(tasks) > maxRows {
		tasks, more = tasks[:maxRows], len(tasks)-maxRows
	}
	first, last := r.Post.Start, r.Post.Finish
	for _, t := range tasks {
		if t.LateLast.After(last) {
			last = t.LateLast
		}
		if t.First.Before(first) {
			first = t.First
		}
	}
	axis := timeline{first, last, last.DaysSince(first) + 1}
	height := ganttHeader + (len(tasks)+2)*rowHeight
	c := newCanvas(ganttLeft+ganttInner+16, height, p.Named(r.Title, "")+" — post-production, "+p.Date(first)+" – "+p.Date(r.Post.Finish))
	bottom := ganttHeader + len(tasks)*rowHeight
	axis.closed(c, r.doc.PostProduction.Calendar, bottom)
	p.months(c, axis, bottom)
	for i, t := range tasks {
		p.bar(c, axis, t, ganttHeader+i*rowHeight)
	}
	legend := p.Say("rouge : chemin critique ; bleu clair : marge totale ; gris : fermeture", "red: critical path; light blue: total float; grey: closed")
	if more > 0 {
		legend = fmt.Sprintf(p.Say("et %d autres tâches ; ", "and %d more tasks; "), more) + legend
	}
	c.text(box{x: 8, y: bottom + rowHeight + 10}, black, legend)
	return c.end()
}

// timeline gives dates their place.
type timeline struct {
	first, last schedule.Date
	days        int
}

func (l timeline) x(d schedule.Date) int {
	return ganttLeft + ganttInner*min(max(0, d.DaysSince(l.first)), l.days)/l.days
}

// closed shades the weeks without work.
func (l timeline) closed(c *canvas, calendar schedule.Calendar, bottom int) {
	run := 0
	for d := l.first; !d.IsZero() && !d.After(l.last); d = d.AddDays(1) {
		if !calendar.IsBusinessDay(d) {
			run++
			continue
		}
		if run >= closedDays {
			from := l.x(d.AddDays(-run))
			c.rect(box{from, ganttHeader, l.x(d) - from, bottom - ganttHeader}, "#e6e6e6", "")
		}
		run = 0
	}
}

// bar draws a task and its float.
func (p *printer) bar(c *canvas, axis timeline, t postproduction.TaskDates, y int) {
	c.text(box{x: 8, y: y + 13, width: ganttLeft - 16}, black, t.Code+"  "+p.Named(t.Label, ""))
	colour := ordinary
	if t.Critical {
		colour = critical
	}
	tip := fmt.Sprintf("%s : %s – %s ; %s %d", t.Code, p.Date(t.First), p.Date(t.Last), p.Say("marge", "float"), t.TotalFloat)
	if from := axis.x(t.Last.AddDays(1)); t.LateLast.After(t.Last) {
		c.rect(box{from, y + 6, axis.x(t.LateLast.AddDays(1)) - from, barHeight / 2}, float, tip)
	}
	from := axis.x(t.First)
	if t.Milestone {
		c.write(`<polygon points="%d,%d %d,%d %d,%d %d,%d" fill="%s"/>`+"\n", from, y+2, from+6, y+9, from, y+16, from-6, y+9, colour)
		return
	}
	c.rect(box{from, y + 4, max(1, axis.x(t.Last.AddDays(1))-from), barHeight}, colour, tip)
}

// months draws a line at the beginning of each month, fewer where they would be too close.
func (p *printer) months(c *canvas, axis timeline, bottom int) {
	names := text.Text{FR: "janv.févr.mars avr. mai  juin juil.août sept.oct. nov. déc. ", EN: "Jan  Feb  Mar  Apr  May  Jun  Jul  Aug  Sep  Oct  Nov  Dec  "}
	before := 0
	for d := axis.first.LastOfMonth().AddDays(1); !d.IsZero() && !d.After(axis.last); d = d.LastOfMonth().AddDays(1) {
		at := axis.x(d)
		if at-before < 46 {
			continue
		}
		before = at
		year, month, _ := d.Civil()
		name := []rune(names.In(string(p.Language)))[5*(month-time.January) : 5*(month-time.January)+5]
		c.line(box{at, ganttHeader - rowHeight, 0, bottom - ganttHeader + rowHeight}, "#cccccc")
		c.text(box{x: at + 3, y: ganttHeader - 5}, black, fmt.Sprintf("%s %02d", strings.TrimSpace(string(name)), year%100))
	}
}
