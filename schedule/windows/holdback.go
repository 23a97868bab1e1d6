package windows

import (
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/schedule"
)

// Check sets contracts against the calendar and against each other: licences in France against the windows of their
// medium, holdbacks in France against their opening, and every licence against every holdback of the same medium in
// a common territory. What is in order is reported too, with its margin. Where a window depends on a service that the
// film does not name, or the date cannot be told, the verdict is given only if it is the same in every case.
//
// The error is a [Faults]: [ErrRequired], [ErrDuplicate], [ErrUnknown] for a kind, a medium, a window or a unit,
// schedule.ErrEither for a bound that is both a date and a time, [ErrRange], [ErrOrder] for a clause that ends before it
// begins, [ErrTooLarge] beyond the limits.
func (c Calendar) Check(contracts ...Contract) ([]Finding, error) {
	clauses, err := c.clauses(contracts)
	if err != nil {
		return nil, err
	}
	found := []Finding{}
	for _, clause := range clauses {
		if clause.in(France) {
			found = append(found, c.against(clause)...)
		}
	}
	for _, licence := range clauses {
		for _, holdback := range clauses {
			if licence.Kind == Licence && holdback.Kind == Holdback && licence.Medium == holdback.Medium &&
				(holdback.Service == "" || licence.Service == "" || strings.EqualFold(licence.Service, holdback.Service)) && licence.meets(holdback) {
				found = append(found, forbidden(licence, holdback))
			}
		}
	}
	return found, nil
}

// windows are the rows that a clause is set against: those of the window that it names, or of the first rank of its
// medium; of its service, where the film names services.
func (c Calendar) windows(clause clauseAt) []Opening {
	var rows, own []Opening
	services := false
	for _, o := range c.Openings {
		if clause.Window != "" && o.Window != clause.Window || clause.Window == "" && (o.Rank != 1 || !o.has(clause.Medium)) {
			continue
		}
		rows, services = append(rows, o), services || o.Service != ""
		if clause.Service != "" && strings.EqualFold(o.Service, clause.Service) {
			own = append(own, o)
		}
	}
	if rows == nil {
		// The agreement says nothing of this medium.
		return []Opening{{Missing: []Missing{{MissingMonths, string(clause.Medium)}}}}
	}
	if own == nil && services && clause.Service != "" {
		// Nothing is known of this service.
		unknown := Opening{Window: rows[0].Window, Service: clause.Service, Missing: []Missing{{MissingTerms, clause.Service}}}
		return []Opening{unknown}
	}
	if own != nil {
		return own
	}
	return rows
}

func (o Opening) has(m Medium) bool {
	return slices.Contains(o.Media, m)
}

// against sets a clause against its windows.
func (c Calendar) against(clause clauseAt) []Finding {
	var found []Finding
	verdicts, count := map[Question]map[Verdict]bool{}, map[Question]int{}
	rows := c.windows(clause)
	for _, o := range rows {
		for _, f := range c.one(clause, o) {
			if verdicts[f.Question] == nil {
				verdicts[f.Question] = map[Verdict]bool{}
			}
			verdicts[f.Question][f.Verdict] = true
			count[f.Question]++
			found = append(found, f)
		}
	}
	for q, n := range count {
		// A case in which the question is not asked, of a window without an end, is clear.
		if n < len(rows) {
			verdicts[q][Clear] = true
		}
	}
	for i := range found {
		// Of cases between which nothing decides, only what is the same in all is told.
		if rows[0].If != (Text{}) && len(verdicts[found[i].Question]) > 1 {
			found[i].Verdict, found[i].Missing = CannotTell, append(slices.Clone(found[i].Missing), Missing{MissingTerms, string(clause.Medium)})
		}
	}
	return found
}

// one sets a clause against one row.
func (c Calendar) one(clause clauseAt, o Opening) []Finding {
	f := Finding{
		Contract: clause.contract, Clause: clause.Code, Medium: clause.Medium, Window: o.Window, Agreement: c.Agreement, Service: o.Service,
	}
	if clause.Kind == Holdback {
		return []Finding{f.heldBack(clause, o)}
	}
	found := []Finding{f.tooEarly(clause, o)}
	limit := earlier(o.Closes, o.EarliestClose)
	if limit.IsZero() {
		return found
	}
	f.Question, f.Date, f.Limit = TooLong, clause.until, limit
	f.decide(clause.until.IsZero(), limit.DaysSince(clause.until))
	if o.Closes.IsZero() && f.Verdict == Conflict {
		f.Limit, f.Margin, f.Endless, f.Verdict, f.Missing = schedule.Date{}, 0, false, CannotTell, o.Missing
	}
	return append(found, f)
}

// decide gives the verdict of a margin, or of a conflict without end.
func (f *Finding) decide(endless bool, margin int) {
	f.Endless, f.Margin, f.Verdict = endless, margin, Clear
	if endless {
		f.Margin = 0
	}
	if endless || margin < 0 {
		f.Verdict = Conflict
	}
}

// between returns the first and the last day on which a window may open.
func (o Opening) between() (earliest, latest schedule.Date) {
	if o.Opens.IsZero() {
		return o.Earliest, o.Latest
	}
	return o.Opens, o.Opens
}

// tooEarly compares the first day of a licence with the opening.
func (f Finding) tooEarly(clause clauseAt, o Opening) Finding {
	f.Question, f.Date = TooEarly, clause.from
	earliest, latest := o.between()
	switch {
	case !earliest.IsZero() && clause.from.Before(earliest):
		f.Limit = earliest
		f.decide(clause.from.IsZero(), clause.from.DaysSince(earliest))
	case !latest.IsZero() && !clause.from.Before(latest):
		f.Limit = latest
		f.decide(false, clause.from.DaysSince(latest))
	default:
		f.Verdict, f.Missing = CannotTell, o.Missing
	}
	return f
}

// heldBack compares the days of a holdback with those of the window.
func (f Finding) heldBack(clause clauseAt, o Opening) Finding {
	earliest, latest := o.between()
	until := earlier(clause.until, o.Closes)
	f.Question, f.Date = HeldBack, until
	switch endless := until.IsZero(); {
	case !o.Closes.IsZero() && clause.from.After(o.Closes):
		f.Date, f.Limit = clause.from, o.Closes
		f.decide(false, clause.from.DaysSince(o.Closes)-1)
	case !o.EarliestClose.IsZero() && clause.from.After(o.EarliestClose):
		f.Verdict, f.Missing = CannotTell, o.Missing // it may have closed
	case !latest.IsZero() && (endless || !until.Before(latest)):
		f.Limit = later(latest, clause.from)
		f.decide(endless, f.Limit.DaysSince(until)-1)
	case !earliest.IsZero() && !endless && until.Before(earliest):
		f.Limit = earliest
		f.decide(false, earliest.DaysSince(until)-1)
	default:
		f.Verdict, f.Missing = CannotTell, o.Missing
	}
	return f
}

// forbidden sets a licence against a holdback: the days between them, or those that they share.
func forbidden(licence, holdback clauseAt) Finding {
	f := Finding{
		Question: Forbidden, Contract: licence.contract, Clause: licence.Code, Other: holdback.contract, OtherClause: holdback.Code,
		Medium: licence.Medium, Service: licence.Service,
	}
	switch {
	case !holdback.until.IsZero() && holdback.until.Before(licence.from):
		f.Date, f.Limit = licence.from, holdback.until
		f.decide(false, licence.from.DaysSince(holdback.until)-1)
	case !licence.until.IsZero() && licence.until.Before(holdback.from):
		f.Date, f.Limit = licence.until, holdback.from
		f.decide(false, holdback.from.DaysSince(licence.until)-1)
	default:
		from, until := later(licence.from, holdback.from), earlier(licence.until, holdback.until)
		f.Date, f.Limit = from, until
		endless := from.IsZero() || until.IsZero()
		f.decide(endless, from.DaysSince(until)-1)
	}
	return f
}

func later(a, b schedule.Date) schedule.Date {
	if b.After(a) {
		return b
	}
	return a
}

// earlier takes no date for one that never comes.
func earlier(a, b schedule.Date) schedule.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
