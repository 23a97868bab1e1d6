package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/text"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/board"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
	"github.com/filmfinance/filmfinance/schedule/postproduction"
	"github.com/filmfinance/filmfinance/schedule/windows"
)

// dossier is everything that is computed of a document.
type dossier struct {
	Title    text.Text           `json:"title,omitzero"`
	Currency string              `json:"currency,omitempty"`
	Warnings []breakdown.Warning `json:"warnings,omitempty"`
	Summary  breakdown.Summary   `json:"summary"`
	// Plan is that of the board that is shown: the given one, or the best.
	Plan         board.Plan         `json:"plan"`
	DayOutOfDays board.DayOutOfDays `json:"day_out_of_days"`
	Findings     []board.Finding    `json:"findings"`
	Rests        []restAnswer       `json:"rests,omitempty"`
	Optimisation *optimisation      `json:"optimisation,omitempty"`

	Post    *postproduction.Schedule `json:"post_production,omitempty"`
	Changes []changeAnswer           `json:"changes,omitempty"`
	Windows *windows.Calendar        `json:"windows,omitempty"`
	Clauses []windows.Finding        `json:"clauses,omitempty"`

	doc *document
}

// restAnswer is the rest between a wrap and a call, and the earliest calls.
type restAnswer struct {
	rest
	Given       board.Minute `json:"given"`
	Crew        board.Moment `json:"earliest_crew"`
	Cast        board.Moment `json:"earliest_cast"`
	MissingCrew board.Minute `json:"missing_crew"`
	MissingCast board.Minute `json:"missing_cast"`
}

// changeAnswer is what a change of a task does to the end of the post-production.
type changeAnswer struct {
	change
	Finish schedule.Date `json:"finish"`
	Days   int           `json:"days"`
}

// compute works the document: the calls of the library, in the order in which a service would make them.
func (d *document) compute(o *options) (*dossier, error) {
	r := &dossier{Title: d.Title, Currency: d.Currency, Warnings: d.warnings, Summary: d.Shoot.Breakdown.Summary(), doc: d}
	given, err := d.Shoot.Plan()
	if err != nil {
		return nil, err
	}
	var planned []string
	seen := map[string]bool{}
	for _, day := range given.Days {
		for _, part := range day.Parts {
			if !seen[part.Scene] {
				seen[part.Scene] = true
				planned = append(planned, part.Scene)
			}
		}
	}
	if o.best || o.shows(partOptimisation) {
		found := d.optimise(planned, o.shows(partOptimisation))
		r.Optimisation = &found
	}
	r.Plan = given
	if o.best && r.Optimisation.Refused == "" {
		shoot := d.Shoot
		shoot.Board = r.Optimisation.Board
		if r.Plan, err = shoot.Plan(); err != nil {
			return nil, err
		}
	}
	if r.DayOutOfDays, err = r.Plan.DayOutOfDays(); err != nil {
		return nil, err
	}
	if err := r.inspect(); err != nil {
		return nil, err
	}
	if d.PostProduction != nil {
		if err := r.post(); err != nil {
			return nil, err
		}
	}
	if d.Windows != nil {
		err = r.release()
	}
	return r, err
}

// inspect asks what the law says of the plan and of the rests, by the rules of its first day.
func (r *dossier) inspect() error {
	rules, _, err := board.RulesAt(r.doc.Shoot.Start)
	if err != nil {
		return err
	}
	if r.doc.MinorHours {
		rules.MinorHours, _ = board.UnconfirmedMinorHours(r.doc.Shoot.Start)
	}
	if r.Findings, err = r.Plan.Inspect(rules); err != nil {
		return err
	}
	for _, one := range r.doc.Rests {
		a := restAnswer{rest: one, Given: one.Call.Since(one.Wrap)}
		var crew, cast board.Minute
		a.Crew, crew = rules.Crew.EarliestCall(one.Wrap, 0)
		a.Cast, cast = rules.Cast.EarliestCall(one.Wrap, 0)
		a.MissingCrew, a.MissingCast = max(0, crew-a.Given), max(0, cast-a.Given)
		r.Rests = append(r.Rests, a)
	}
	return nil
}

// post dates the post-production, from the first working day after the shoot.
func (r *dossier) post() error {
	plan := *r.doc.PostProduction
	if plan.Start.IsZero() && !r.Plan.Last.IsZero() {
		start, err := plan.Calendar.AddBusinessDays(r.Plan.Last, 1)
		if err != nil {
			return within("post_production.calendar", err)
		}
		plan.Start = start
	}
	dated, err := plan.Resolve()
	if err != nil {
		return within("post_production", err)
	}
	r.Post = &dated
	for i, one := range r.doc.Changes {
		moved, err := plan.Lengthen(one.Task, one.Count)
		if err != nil {
			return within(fmt.Sprintf("changes[%d]", i), err)
		}
		r.Changes = append(r.Changes, changeAnswer{one, moved.Finish.To, moved.Finish.Days})
	}
	return nil
}

// release opens the windows, and sets the contracts against them.
func (r *dossier) release() error {
	open := windows.Open
	if r.doc.Agreement != nil {
		open = r.doc.Agreement.Open
	}
	calendar, err := open(*r.doc.Windows)
	if err != nil {
		return within("windows", err)
	}
	r.Windows = &calendar
	if len(r.doc.Contracts) > 0 {
		r.Clauses, err = calendar.Check(r.doc.Contracts...)
	}
	return within("contracts", err)
}

// within puts the paths of an error under another.
func within(path string, err error) error {
	var c fault.Collector
	c.Merge(path, err)
	return c.Err()
}

// json writes everything, or a part.
func (r *dossier) json(o *options) ([]byte, error) {
	shown := map[string]any{}
	for part, value := range map[string]any{
		partBreakdown: r.Summary, partStrips: r.Plan, partDays: r.DayOutOfDays, partFindings: r.Findings, partOptimisation: r.Optimisation,
		partPost: r.Post, partWindows: r.Windows,
	} {
		shown[part] = value
	}
	value := shown[o.part]
	if o.part == partAll {
		value = r
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(value)
	return b.Bytes(), err
}
