package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/internal/text"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/board"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// printer writes the report for people.
type printer struct {
	strings.Builder
	words.Language
	*dossier
	scenes map[string]breakdown.Scene
	roles  map[string]string
}

func (r *dossier) printer(o *options) *printer {
	p := &printer{Language: o.lang(), dossier: r, scenes: map[string]breakdown.Scene{}, roles: map[string]string{}}
	for _, s := range r.doc.Shoot.Breakdown.Scenes {
		p.scenes[s.Number] = s
	}
	for _, role := range r.doc.Shoot.Breakdown.Cast {
		p.roles[role.ID] = role.Name
	}
	return p
}

// text is the report.
func (r *dossier) text(o *options) string {
	p := r.printer(o)
	p.title()
	if o.best && r.Optimisation.Refused != "" {
		p.line(p.Say("C'est l'ordre donné : %s", "This is the given order: %s"), grid.Clean(r.Optimisation.Refused))
	}
	for _, one := range []struct {
		part  string
		print func()
	}{
		{partBreakdown, p.breakdown}, {partStrips, p.strips}, {partDays, p.dayOutOfDays}, {partFindings, p.findings},
		{partOptimisation, p.optimisation}, {partPost, p.post}, {partWindows, p.windows},
	} {
		if o.shows(one.part) {
			one.print()
		}
	}
	return p.String()
}

func (p *printer) line(format string, args ...any) { _, _ = fmt.Fprintf(p, format+"\n", args...) }

func (p *printer) head(fr, en string) {
	head := p.Say(fr, en)
	p.line("\n%s\n%s\n", head, strings.Repeat("─", grid.Width(head)))
}

func (p *printer) title() {
	title := p.Named(p.Title, p.Say("Plan de travail", "Shooting schedule"))
	p.line("%s\n%s\n", title, strings.Repeat("━", grid.Width(title)))
	for _, w := range p.Warnings {
		p.line(p.Say("Ligne %d : %s %s", "Line %d: %s %s"), w.Line, p.Named(w.Kind.Label(), string(w.Kind)), grid.Clean(w.Text))
	}
	if len(p.Warnings) > 0 {
		p.line("")
	}
	p.line("%s, %s pages, %s", p.many(p.Summary.Total.Scenes, p.Say("séquence", "scene"), ""), p.Summary.Total.Eighths,
		p.many(len(p.Plan.Days), p.Say("jour", "day"), p.Say(" de tournage", " of shooting")))
	if len(p.Plan.Days) == 0 {
		return
	}
	p.line(p.Say("du %s au %s ; attente des comédiens : %s", "from %s to %s; holding of the cast: %s"),
		p.Date(p.Plan.Days[0].Date), p.Date(p.Plan.Last), p.holding(p.DayOutOfDays))
	if len(p.Plan.Unplanned) > 0 {
		p.line(p.Say("Sans bande, ou en partie : %s", "Without a strip, or in part: %s"), grid.Clean(strings.Join(p.Plan.Unplanned, " ")))
	}
}

// holding is the cost of the days held, or their number where there are no fees.
func (p *printer) holding(d board.DayOutOfDays) string {
	if p.doc.fees() {
		return p.amount(d.HoldingCost)
	}
	held := 0
	for _, r := range d.Rows {
		held += r.Held
	}
	return p.many(held, p.Say("jour", "day"), "")
}

// many writes a number of things; French has one of none, English several.
func (p *printer) many(n int, thing, rest string) string {
	if n > 1 || (n == 0 && p.Language == words.English) {
		thing += "s"
	}
	return fmt.Sprint(n) + " " + thing + rest
}

func (p *printer) amount(d decimal.Decimal) string {
	return strings.TrimSpace(p.Number(d, words.Scale(p.Currency)) + " " + grid.Clean(p.Currency))
}

// day is a date with its day of the week.
func (p *printer) day(d schedule.Date) string {
	if d.IsZero() {
		return "-"
	}
	names := map[time.Weekday]text.Text{
		time.Monday: {FR: "lun", EN: "Mon"}, time.Tuesday: {FR: "mar", EN: "Tue"}, time.Wednesday: {FR: "mer", EN: "Wed"}, time.Thursday: {FR: "jeu", EN: "Thu"},
		time.Friday: {FR: "ven", EN: "Fri"}, time.Saturday: {FR: "sam", EN: "Sat"}, time.Sunday: {FR: "dim", EN: "Sun"},
	}
	return names[d.Weekday()].In(string(p.Language)) + " " + p.Date(d)
}

// effect is the place and the light of a scene: INT jour.
func (p *printer) effect(s breakdown.Scene) string {
	light := map[breakdown.Light]text.Text{breakdown.Day: {FR: "jour", EN: "day"}, breakdown.Night: {FR: "nuit", EN: "night"}}[s.Lit()]
	return strings.TrimSpace(string(s.Heading.Place) + " " + light.In(string(p.Language)))
}

// set is the set of a scene, and its part.
func set(s breakdown.Scene) string {
	if s.Heading.Part == "" {
		return grid.Clean(s.Heading.Set)
	}
	return grid.Clean(s.Heading.Set + " - " + s.Heading.Part)
}

// totals prints the totals of a list under a key.
func (p *printer) totals(title string, list []breakdown.Total, name func(string) string) {
	t := grid.New(60, title, p.Say(">Séquences", ">Scenes"), ">Pages", p.Say(">Minutes", ">Minutes"), p.Say(">Jours", ">Days"))
	for _, one := range list {
		t.Row(name(one.Key), fmt.Sprint(one.Scenes), one.Eighths.String(), counted(one.Timing > 0, one.Timing), counted(one.Days > 0, one.Days))
	}
	if t.Len() > 0 {
		p.line("%s", t)
	}
}

// counted leaves out what was not counted.
func counted(given bool, value any) string {
	if !given {
		return ""
	}
	return fmt.Sprint(value)
}

func (p *printer) breakdown() {
	p.head("Dépouillement", "Breakdown")
	same := func(key string) string { return key }
	p.totals(p.Say("Décor", "Set"), p.Summary.Sets, same)
	effects := map[string]string{}
	for _, s := range p.scenes {
		effects[s.Effect()] = p.effect(s)
	}
	p.totals(p.Say("Effet", "Effect"), p.Summary.Effects, func(key string) string { return effects[key] })
	p.totals(p.Say("Rôle", "Role"), p.Summary.Cast, p.role)
	names := map[string]string{}
	for _, e := range p.doc.Shoot.Breakdown.Elements {
		names[e.ID] = p.Named(e.Category.Label(), "") + " : " + e.Name
	}
	p.totals(p.Say("Élément", "Element"), p.Summary.Elements, func(key string) string { return names[key] })
}

// role is the ID of a role and its name.
func (p *printer) role(id string) string {
	if name := p.roles[id]; name != "" && name != id {
		return id + " " + name
	}
	return id
}

func (p *printer) strips() {
	p.head("Plan de travail", "Strips")
	t := grid.New(40, p.Say(">Jour", ">Day"), "Date", p.Say("Séq.", "Scene"), p.Say("Effet", "Effect"), p.Say("Décor", "Set"), p.Say("Lieu", "Location"),
		">Pages", p.Say("Rôles", "Cast"))
	idle := p.Plan.Idle
	for i, day := range p.Plan.Days {
		for len(idle) > 0 && idle[0].Date.Before(day.Date) {
			t.Row("", p.day(idle[0].Date), "", "", strings.TrimSpace("— "+p.Named(idle[0].Reason.Label(), "")+" "+idle[0].Text))
			idle = idle[1:]
		}
		for j, part := range day.Parts {
			number, date := "", ""
			if j == 0 {
				number, date = fmt.Sprint(i+1), p.day(day.Date)
			}
			s := p.scenes[part.Scene]
			scene := part.Scene
			if part.Of > 1 {
				scene += fmt.Sprintf(" (%d/%d)", part.Part, part.Of)
			}
			t.Row(number, date, scene, p.effect(s), set(s), s.Location, part.Eighths.String(), strings.Join(s.Cast, " "))
		}
		if len(day.Parts) > 1 {
			t.Row("", "", "", "", "", "", "= "+day.Eighths.String())
		}
		for _, banner := range day.Banners {
			t.Row("", "", "", "", "* "+banner)
		}
	}
	p.line("%s", t)
}

// inBlock is how many days of shooting a table of the day out of days has.
const inBlock = 17

func (p *printer) dayOutOfDays() {
	p.head("Jours des comédiens", "Day out of days")
	var columns []int
	for i, c := range p.DayOutOfDays.Columns {
		events := false
		for _, r := range p.DayOutOfDays.Rows {
			events = events || (c.Day == 0 && r.Codes[i] != "")
		}
		if c.Day > 0 || events {
			columns = append(columns, i)
		}
	}
	for len(columns) > 0 {
		block := columns[:min(inBlock, len(columns))]
		columns = columns[len(block):]
		titles := []string{p.Say("Rôle", "Role")}
		dates := []string{""}
		for _, i := range block {
			c := p.DayOutOfDays.Columns[i]
			titles = append(titles, map[bool]string{true: "-", false: fmt.Sprint(c.Day)}[c.Day == 0])
			_, month, day := c.Date.Civil()
			dates = append(dates, p.Say(fmt.Sprintf("%02d/%02d", day, int(month)), fmt.Sprintf("%02d-%02d", int(month), day)))
		}
		t := grid.New(20, titles...)
		t.Row(dates...)
		for _, r := range p.DayOutOfDays.Rows {
			row := []string{r.ID}
			for _, i := range block {
				row = append(row, string(r.Codes[i]))
			}
			t.Row(row...)
		}
		p.line("%s", t)
	}
	p.line("%s", p.days())
}

// days is what the days of each role come to.
func (p *printer) days() *grid.Table {
	t := grid.New(40, p.Say("Rôle", "Role"), p.Say("Premier", "Start"), p.Say("Dernier", "Finish"), p.Say(">Jours", ">Worked"), p.Say(">Attente", ">Held"),
		p.Say(">Libérés", ">Dropped"), p.Say(">Payés", ">Paid"), p.Say(">Cachets", ">Work pay"), p.Say(">Coût d'attente", ">Holding cost"))
	scale := words.Scale(p.Currency)
	var sum board.Row
	for _, r := range p.DayOutOfDays.Rows {
		t.Row(p.role(r.ID), p.Date(r.Start), p.Date(r.Finish), fmt.Sprint(r.Worked), fmt.Sprint(r.Held), fmt.Sprint(r.Dropped), fmt.Sprint(r.Paid),
			p.Number(r.WorkPay, scale), p.Number(r.HoldingCost, scale))
		sum.Worked, sum.Held, sum.Dropped, sum.Paid = sum.Worked+r.Worked, sum.Held+r.Held, sum.Dropped+r.Dropped, sum.Paid+r.Paid
	}
	t.Total("Total", "", "", fmt.Sprint(sum.Worked), fmt.Sprint(sum.Held), fmt.Sprint(sum.Dropped), fmt.Sprint(sum.Paid),
		p.Number(p.DayOutOfDays.WorkPay, scale), p.Number(p.DayOutOfDays.HoldingCost, scale))
	return t
}
