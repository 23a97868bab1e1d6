package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/filmfinance/filmfinance/examples/internal/grid"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/examples/waterfall/diagram"
	"github.com/filmfinance/filmfinance/examples/waterfall/report"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// game is a deal whose movements have been played.
type game struct {
	*options
	doc   *document
	run   *recoupment.Run
	story *report.Story
	// today is the day of the last movement or settlement.
	today schedule.Date
	told  int // events already in a chapter
}

// play compiles the deal, applies the movements in order and settles the periods.
func play(doc *document, o *options) (*game, error) {
	cascade, err := doc.Deal.Compile()
	if err != nil {
		return nil, err
	}
	g := &game{options: o, doc: doc, run: cascade.Open(), story: &report.Story{Title: doc.Title, Deal: doc.Deal}}
	faults := &fault.Collector{}
	if doc.state != nil {
		if g.run, err = cascade.Resume(doc.state); err != nil {
			faults.Merge("state", err)
			return nil, faults.Err()
		}
		g.today = savedDay(doc.state)
		g.told = len(g.run.Events())
	}
	g.run.Trace()
	ends, err := g.periodEnds()
	if err != nil {
		return nil, err
	}
	g.movements(cascade, faults, ends)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	g.story.Later = g.events()
	g.story.Postings, g.story.Interest = g.run.Postings(), g.run.InterestLines()
	return g, nil
}

// savedDay reads the day of a saved state.
func savedDay(state []byte) schedule.Date {
	var at struct {
		Day schedule.Date `json:"day"`
	}
	_ = json.Unmarshal(state, &at) // it has been resumed
	return at.Day
}

func (g *game) periodEnds() ([]schedule.Date, error) {
	var first, last schedule.Date
	if all := g.doc.Movements; len(all) > 0 {
		first, last = all[0].Date, slices.MaxFunc(all, func(a, b recoupment.Movement) int { return a.Date.Compare(b.Date) }).Date
	}
	return g.settle.ends(first, last)
}

// movements applies the movements, and settles at the ends of the periods. A movement that is refused is
// left out, so that what is wrong with the later ones shows too; nothing is settled any more. Once one
// cannot be shared out, the later ones are only read: they would meet the same.
func (g *game) movements(cascade *recoupment.Cascade, faults *fault.Collector, ends []schedule.Date) {
	apply := g.run.Apply
	for i, m := range g.doc.Movements {
		for len(ends) > 0 && ends[0].Before(m.Date) && faults.Err() == nil {
			g.close(faults, ends[0])
			ends = ends[1:]
		}
		err := apply(m)
		if err != nil && !errors.As(err, &recoupment.Faults{}) {
			apply = cascade.Check
		}
		switch {
		case err == nil:
			g.today = m.Date
		case faults.Err() == nil || errors.As(err, &recoupment.Faults{}):
			faults.Merge(fmt.Sprintf("movements[%d]", i), err)
		}
		if faults.Full() {
			return
		}
		if g.settle.every == eachMovement && faults.Err() == nil {
			g.close(faults, m.Date)
		}
	}
	for _, end := range ends {
		if faults.Err() != nil {
			return
		}
		g.close(faults, end)
	}
}

// close settles a period.
func (g *game) close(faults *fault.Collector, day schedule.Date) {
	settle := g.run.Settle
	if g.draw {
		settle = g.run.Draw
	}
	s, err := settle(day)
	if err == nil {
		err = s.Check()
	}
	if err != nil {
		faults.Merge(fmt.Sprintf("settlement of %s", day), err)
		return
	}
	if day.After(g.today) {
		g.today = day
	}
	g.story.Chapters = append(g.story.Chapters, report.Chapter{Settlement: s, Events: g.events()})
}

// events returns the events that no chapter has told yet.
func (g *game) events() []recoupment.Event {
	all := g.run.Events()
	fresh := append([]recoupment.Event{}, all[min(g.told, len(all)):]...)
	g.told = len(all)
	return fresh
}

// answer writes what the options ask for.
func (g *game) answer(stderr io.Writer) ([]byte, error) {
	l := words.Language(g.language)
	switch {
	case g.scenarios > 0:
		return g.simulate(stderr)
	case g.breakeven != "":
		return g.ahead()
	case g.explain != "":
		e, known := g.story.Explain(g.explain)
		if !known {
			return nil, g.unknown()
		}
		return g.written(func() string { return e.Text(l) }, e.JSON, func() ([]byte, error) { return e.CSV(l) })
	case g.format == formatMermaid:
		return []byte(diagram.New(g.story, l).Mermaid()), nil
	case g.format == formatSVG:
		return []byte(diagram.New(g.story, l).SVG()), nil
	default:
		return g.written(func() string { return g.story.Text(l) }, g.story.JSON, g.story.CSV)
	}
}

// written writes an answer in the format that is asked for.
func (g *game) written(text func() string, document, sheet func() ([]byte, error)) ([]byte, error) {
	switch g.format {
	case formatJSON:
		return document()
	case formatCSV:
		return sheet()
	default:
		return []byte(text()), nil
	}
}

// unknown lists what -explain knows.
func (g *game) unknown() error {
	message := fmt.Sprintf("-explain %q: there is no such name; there are", g.explain)
	kinds := []string{"rights", "accounts", "parties"}
	for i, names := range g.story.Explained() {
		if len(names) > 0 {
			message += "\n  " + kinds[i] + ": " + listed(names)
		}
	}
	return program.Misusef("%s", message)
}

// listed joins names, and not all of a great many.
func listed(names []string) string {
	const most = 50
	text := ""
	for i, name := range names {
		if i == most {
			return text + ", …"
		}
		if i > 0 {
			text += ", "
		}
		text += grid.Clean(name)
	}
	return text
}

// saveTo writes where the history stands into a file.
func (g *game) saveTo(path string) error {
	state, err := g.run.Save()
	if err != nil {
		return err
	}
	const private = 0o600
	if err := os.WriteFile(path, append(state, '\n'), private); err != nil {
		return program.Unreadable(path, err)
	}
	return nil
}
