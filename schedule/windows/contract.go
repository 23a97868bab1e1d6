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
	// Window is the code of the window that a licence is meant for; empty for the first of the medium.
	Window string `json:"window,omitempty"`
	// Territories are those of the clause, Except those that it leaves out, as the contracts write them; France is FR.
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

// in reports whether a clause covers a territory.
func (c Clause) in(territory string) bool {
	covers := len(c.Territories) == 0
	for _, t := range c.Territories {
		covers = covers || t == territory
	}
	for _, t := range c.Except {
		covers = covers && t != territory
	}
	return covers
}

// clauseAt is a clause with its contract, its place and its days.
type clauseAt struct {
	Clause
	contract    string
	from, until schedule.Date
	territories map[string]bool
}

// meets reports whether two clauses have a territory in common; the world without some always has one with the world
// without others.
func (c clauseAt) meets(other clauseAt) bool {
	if len(c.Territories) == 0 {
		c, other = other, c
	}
	if len(c.Territories) == 0 {
		return true
	}
	for _, t := range c.Territories {
		if c.territories[t] && other.has(t) {
			return true
		}
	}
	return false
}

// has reports whether a clause covers a territory, without walking its lists.
func (c clauseAt) has(territory string) bool {
	covered, named := c.territories[territory]
	return covered || !named && len(c.Territories) == 0
}

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
		if accept != nil && clause.Window != "" && !cal.opens(clause.Window) {
			at.Add("window", ErrUnknown, clause.Window)
		}
		if clause.check(at) && accept != nil {
			accept(at, clause)
		}
	}
}

// clauses checks contracts and dates their clauses.
func (c Calendar) clauses(contracts []Contract) ([]clauseAt, error) {
	var faults fault.Collector
	count := 0
	for _, contract := range contracts {
		count += len(contract.Clauses)
	}
	if !check.Size(&faults, "contracts", len(contracts), MaxClauses) || !check.Size(&faults, "contracts.clauses", count, MaxClauses) {
		return nil, faults.Err()
	}
	if check.Given(&faults, "calendar.release", c.Release.String()) {
		faults.Merge("calendar.end_of_month", c.EndOfMonth.Validate())
	}
	all, seen := make([]clauseAt, 0, count), map[string]bool{}
	for i, contract := range contracts {
		in := faults.In("contracts[%d]", i)
		check.Unique(in, "code", contract.Code, seen)
		contract.check(in, c, func(at *fault.Collector, clause Clause) { all = append(all, c.at(at, contract.Code, clause)) })
	}
	return all, faults.Err()
}

// check reports whether the days of a clause can be counted.
func (c Clause) check(in *fault.Collector) bool {
	if c.Kind.Label() == (Text{}) {
		in.Add("kind", ErrUnknown, string(c.Kind))
	}
	checkMedium(in, "medium", c.Medium)
	check.Size(in, "service", len(c.Service), MaxCode)
	check.Size(in, "window", len(c.Window), MaxCode)
	sized := check.Size(in, "territories", len(c.Territories), MaxTerritories)
	if !check.Size(in, "except", len(c.Except), MaxTerritories) || !sized {
		return false
	}
	for i, t := range c.Territories {
		check.Code(in.In("territories[%d]", i), "", t)
	}
	for i, t := range c.Except {
		check.Code(in.In("except[%d]", i), "", t)
	}
	from, until := checkBound(in.In("from"), c.From), checkBound(in.In("until"), c.Until)
	return from && until
}

// opens reports whether the calendar has a window.
func (c Calendar) opens(code string) bool {
	for _, o := range c.Openings {
		if o.Window == code {
			return true
		}
	}
	return false
}

func checkBound(in *fault.Collector, b Bound) bool {
	if b.After == (schedule.Span{}) {
		return true
	}
	if !b.Date.IsZero() {
		in.Add("date", schedule.ErrEither, b.Date)
		return false
	}
	most := MaxMonths
	switch b.After.Unit {
	case schedule.Months:
	case schedule.Weeks, schedule.Days:
		most = 31 * MaxMonths
	default:
		in.Add("after.unit", ErrUnknown, string(b.After.Unit))
		return false
	}
	return within(in, "after.count", b.After.Count, -most, most)
}

// at dates a clause.
func (c Calendar) at(in *fault.Collector, contract string, clause Clause) clauseAt {
	found := clauseAt{Clause: clause, contract: contract, territories: map[string]bool{}}
	found.from, found.until = c.bound(clause.From), c.bound(clause.Until)
	if clause.Until.After != (schedule.Span{}) {
		found.until = found.until.AddDays(-1)
	}
	if !found.until.IsZero() && found.until.Before(found.from) {
		in.Add("until", ErrOrder, found.until)
	}
	for _, t := range clause.Territories {
		found.territories[t] = true
	}
	for _, t := range clause.Except {
		found.territories[t] = false
	}
	return found
}

func (c Calendar) bound(b Bound) schedule.Date {
	switch b.After.Unit {
	case schedule.Months:
		return c.Release.AddMonths(b.After.Count, c.EndOfMonth)
	case schedule.Weeks:
		return c.Release.AddWeeks(b.After.Count)
	case schedule.Days:
		return c.Release.AddDays(b.After.Count)
	default:
		return b.Date
	}
}
