package main

import (
	_ "embed" // the worked film
	"io"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/text"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/board"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
	"github.com/filmfinance/filmfinance/schedule/postproduction"
	"github.com/filmfinance/filmfinance/schedule/windows"
)

// embedded is the worked film as one document.
//
//go:embed case.json
var embedded []byte

// document is a film to plan.
type document struct {
	Title    text.Text `json:"title,omitzero"`
	Currency string    `json:"currency,omitempty"`
	// Shoot is the breakdown, the calendars, the hours and the terms; and the board, unless Order gives it.
	Shoot board.Shoot `json:"shoot"`
	// Order is the scenes in the order of the shoot; PagesPerDay how much of them a day takes, those without whole days
	// of their own. MoveDays says that a move takes a day.
	Order       []string          `json:"order,omitempty"`
	PagesPerDay breakdown.Eighths `json:"pages_per_day,omitzero"`
	MoveDays    bool              `json:"move_days,omitempty"`
	// MoveCost is what going from a location to another costs in the search of a best plan, where several scenes share a
	// day; a day of the whole cast where it is not given.
	MoveCost decimal.Decimal `json:"move_cost,omitzero"`
	// Precedences and LocationsInOrder bind the best order.
	Precedences      []precedence `json:"precedences,omitempty"`
	LocationsInOrder []string     `json:"locations_in_order,omitempty"`
	// Rests are wraps and the calls planned after them.
	Rests []rest `json:"rests,omitempty"`
	// MinorHours asks for the hours of minors that the trade applies, which are not established in law.
	MinorHours bool `json:"unconfirmed_minor_hours,omitempty"`
	// PostProduction begins on the first working day after the shoot, unless it says when; Changes are tried on it.
	PostProduction *postproduction.Plan `json:"post_production,omitempty"`
	Changes        []change             `json:"changes,omitempty"`
	// Windows are those of the film by the agreement of its release, or by Agreement.
	Windows   *windows.Film      `json:"windows,omitempty"`
	Agreement *windows.Agreement `json:"agreement,omitempty"`
	Contracts []windows.Contract `json:"contracts,omitempty"`

	warnings []breakdown.Warning
}

// precedence says that a scene is shot before another, and why.
type precedence struct {
	Before string `json:"before"`
	After  string `json:"after"`
	Reason string `json:"reason,omitempty"`
}

// rest is a wrap and the next call.
type rest struct {
	Wrap board.Moment `json:"wrap"`
	Call board.Moment `json:"call"`
}

// change makes a task longer, or shorter.
type change struct {
	Task  string `json:"task"`
	Count int    `json:"count"`
}

// The largest lists of a document beside those of its packages.
const (
	maxChanges = 100
	maxRests   = 1_000
)

// load reads and checks the document that the options name.
func load(o *options, stdin io.Reader) (*document, error) {
	data := embedded
	var err error
	switch {
	case o.from == "-":
		data, err = program.Limited(stdin)
	case o.from != "":
		data, err = program.Read(o.from)
	}
	if err != nil {
		return nil, err
	}
	if o.screenplay() {
		return fromScreenplay(data, o)
	}
	doc, faults := &document{}, &fault.Collector{}
	faults.Merge("", fault.Decode(data, doc))
	if err := faults.Err(); err != nil {
		return nil, err
	}
	err = doc.prepare(faults)
	return doc, err
}

// fromScreenplay makes a document of a screenplay alone: its scenes in their order, so many pages a day.
func fromScreenplay(data []byte, o *options) (*document, error) {
	read := breakdown.ParseFountain
	if o.finalDraft() {
		read = breakdown.ParseFinalDraft
	}
	script, err := read(data)
	if err != nil {
		return nil, err
	}
	doc := &document{Title: text.Text{FR: script.Breakdown.Title, EN: script.Breakdown.Title}, warnings: script.Warnings}
	doc.Shoot.Breakdown = script.Breakdown
	doc.Shoot.Start = schedule.MustParseDate(o.start) // the options were checked
	doc.Shoot.RestAfterNight = true
	doc.PagesPerDay, err = breakdown.ParseEighths(o.pages)
	if err != nil {
		return nil, err
	}
	for _, s := range script.Breakdown.Scenes {
		doc.Order = append(doc.Order, s.Number)
	}
	err = doc.prepare(&fault.Collector{})
	return doc, err
}

// prepare checks the document and lays its board.
func (d *document) prepare(faults *fault.Collector) error {
	scenes := map[string]bool{}
	for _, s := range d.Shoot.Breakdown.Scenes {
		scenes[s.Number] = true
	}
	if len(d.Shoot.Board) > 0 && len(d.Order) > 0 {
		faults.Add("order", schedule.ErrEither, "shoot.board")
	}
	faults.Merge("shoot", d.Shoot.Validate())
	check.NotNegative(faults, "move_cost", d.MoveCost)
	for i, p := range d.Precedences {
		in := faults.In("precedences[%d]", i)
		for _, end := range []struct{ path, scene string }{{"before", p.Before}, {"after", p.After}} {
			if !scenes[end.scene] {
				in.Add(end.path, board.ErrUnknown, end.scene)
			}
		}
	}
	if len(d.Changes) > maxChanges {
		faults.Add("changes", board.ErrTooLarge, len(d.Changes))
	}
	if len(d.Rests) > maxRests {
		faults.Add("rests", board.ErrTooLarge, len(d.Rests))
	}
	for i, r := range d.Rests {
		in := faults.In("rests[%d]", i)
		moment(in, "wrap", r.Wrap)
		moment(in, "call", r.Call)
	}
	if d.Windows != nil {
		faults.Merge("windows", d.Windows.Validate())
	}
	if d.Agreement != nil {
		faults.Merge("agreement", d.Agreement.Validate())
	}
	if err := faults.Err(); err != nil {
		return err
	}
	if len(d.Order) > 0 {
		strips, err := d.lay(d.Order)
		faults.Merge("", err)
		d.Shoot.Board = strips
	}
	return faults.Err()
}

func moment(in *fault.Collector, path string, m board.Moment) {
	if m.Date.IsZero() {
		in.Add(path+".date", board.ErrRequired, nil)
	}
	if m.Time < 0 || m.Time >= 24*schedule.Hour {
		in.Add(path+".time", board.ErrRange, m.Time)
	}
}

// lay makes a board of an order: a day or more for each scene, or several in a day when the document says how much.
func (d *document) lay(order []string) (board.Board, error) {
	if d.PagesPerDay > 0 {
		return board.Pack(d.Shoot.Breakdown, order, d.PagesPerDay, d.MoveDays)
	}
	return board.Lay(d.Shoot.Breakdown, order)
}

// fees reports whether any is given: without them, days are counted.
func (d *document) fees() bool {
	for _, t := range d.Shoot.Terms {
		if !t.Fee.IsZero() {
			return true
		}
	}
	return false
}

// fee returns what a day held of each role costs, one each when no fee is given.
func (d *document) fee() map[string]decimal.Decimal {
	fees := map[string]decimal.Decimal{}
	for _, r := range d.Shoot.Breakdown.Cast {
		if !d.fees() {
			fees[r.ID] = decimal.NewFromInt(1)
		}
	}
	for _, t := range d.Shoot.Terms {
		switch {
		case t.NoHold:
			fees[t.ID] = decimal.Decimal{} // he is never held
		case d.fees():
			fees[t.ID] = t.Fee
		}
	}
	return fees
}
