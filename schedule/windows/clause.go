package windows

import (
	"strings"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// in reports whether a clause covers a territory.
func (c Clause) in(territory string) bool {
	covers := len(c.Territories) == 0
	for _, t := range c.Territories {
		covers = covers || place(t) == territory
	}
	for _, t := range c.Except {
		covers = covers && place(t) != territory
	}
	return covers
}

// place is a territory whatever its case; France has a code and a name.
func place(territory string) string {
	territory = strings.ToUpper(territory)
	if territory == "FRANCE" {
		return France
	}
	return territory
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
	for t, covered := range c.territories {
		if covered && other.has(t) {
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
	check.Size(&faults, "calendar.openings", c.rows(), MaxServices)
	if checkRelease(&faults, "calendar.release", c.Release) {
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

// rows is the most openings that a clause may be set against: those of a window, or of a medium and rank. A calendar that
// was opened has one for each service or case; one that was read may have any number.
func (c Calendar) rows() int {
	type place struct {
		window string
		medium Medium
		rank   int
	}
	most, count := 0, map[place]int{}
	for _, o := range c.Openings {
		own := []place{{window: o.Window}}
		for _, m := range Media() {
			if o.has(m) {
				own = append(own, place{medium: m, rank: o.Rank})
			}
		}
		for _, p := range own {
			count[p]++
			most = max(most, count[p])
		}
	}
	return most
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

// opens reports whether the calendar has a window of a medium.
func (c Calendar) opens(code string, m Medium) bool {
	for _, o := range c.Openings {
		if o.Window == code && o.has(m) {
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
	case schedule.Weeks:
		most = 5 * MaxMonths
	case schedule.Days:
		most = 31 * MaxMonths
	default:
		in.Add("after.unit", ErrUnknown, string(b.After.Unit))
		return false
	}
	return within(in, "after.count", b.After.Count, [2]int{-most, most})
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
		found.territories[place(t)] = true
	}
	for _, t := range clause.Except {
		found.territories[place(t)] = false
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
