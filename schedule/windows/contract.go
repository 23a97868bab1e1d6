package windows

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Contract is what a sales or a distribution contract says of exploitation in time.
type Contract struct {
	// Code is unique among the contracts that are checked together.
	Code    string   `json:"code"`
	Label   Text     `json:"label,omitzero"`
	Clauses []Clause `json:"clauses"`
}

// ClauseKind says what a clause does.
type ClauseKind string

// The kinds of clause.
const (
	// Licence lets a buyer exploit a medium (cession), Holdback forbids to (gel des droits, holdback).
	Licence  ClauseKind = "licence"
	Holdback ClauseKind = "holdback"
)

// Label returns the name of the kind in French and in English; empty for an unknown one.
func (k ClauseKind) Label() Text {
	switch k {
	case Licence:
		return Text{FR: "cession", EN: "licence"}
	case Holdback:
		return Text{FR: "gel des droits", EN: "holdback"}
	default:
		return Text{}
	}
}

// Clause is a licence or a holdback of one medium.
type Clause struct {
	// Code is unique in the contract: article 4.2.
	Code   string     `json:"code"`
	Kind   ClauseKind `json:"kind"`
	Medium Medium     `json:"medium"`
	// Service is the buyer, or the only one that a holdback binds; empty for any.
	Service string `json:"service,omitempty"`
	// Window is the code of the window of the medium that a licence is meant for; empty for the first of the medium.
	Window string `json:"window,omitempty"`
	// Territories are those of the clause, Except those that it leaves out, as the contracts write them, in either case; France is FR.
	// None is the whole world.
	Territories []string `json:"territories,omitempty"`
	Except      []string `json:"except,omitempty"`
	// From is the first day, Until the last. No first day is from ever, no last is without end.
	From  Bound `json:"from,omitzero"`
	Until Bound `json:"until,omitzero"`
}

// Bound is a date, or some time after the release; zero for none. The time after the release to the last day of a
// clause ends on the day before: a holdback of 12 months from 31 May runs to 30 May.
type Bound struct {
	Date  schedule.Date `json:"date,omitzero"`
	After schedule.Span `json:"after,omitzero"`
}

// France is the territory that the agreements bind.
const France = "FR"

// ParseContract reads a contract from JSON and validates it. The error is a [Faults].
func ParseContract(data []byte) (Contract, error) { return fault.Parse[Contract](data) }

// Validate returns everything wrong with the contract by itself, as [Calendar.Check] does, or nil: whether its windows
// exist, and whether times after the release are in order, depends on the calendar.
func (c Contract) Validate() error {
	var faults fault.Collector
	check.Code(&faults, "code", c.Code)
	if check.Size(&faults, "clauses", len(c.Clauses), MaxClauses) {
		c.check(&faults, Calendar{}, nil)
	}
	return faults.Err()
}

// check asks the clauses what can be asked of each, and hands on those of which the days can be counted.
func (c Contract) check(in *fault.Collector, cal Calendar, accept func(in *fault.Collector, clause Clause)) {
	check.Labels(in, "label", c.Label)
	codes := map[string]bool{}
	for i, clause := range c.Clauses {
		at := in.In("clauses[%d]", i)
		check.Unique(at, "code", clause.Code, codes)
		if accept != nil && clause.Window != "" && !cal.opens(clause.Window, clause.Medium) {
			at.Add("window", ErrUnknown, clause.Window)
		}
		if clause.check(at) && accept != nil {
			accept(at, clause)
		}
	}
}
