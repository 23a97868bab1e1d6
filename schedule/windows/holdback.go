package windows

import (
	"fmt"
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/schedule"
)

// Question is what a finding answers.
type Question string

// The questions.
const (
	// TooEarly asks whether a licence begins before the window of its medium opens.
	TooEarly Question = "too_early"
	// TooLong asks whether a licence runs beyond the last day of its window.
	TooLong Question = "too_long"
	// HeldBack asks whether a holdback still runs when the window opens.
	HeldBack Question = "held_back"
	// Forbidden asks whether a licence runs during a holdback of another clause.
	Forbidden Question = "forbidden"
)

var questionWords = map[Question]Text{
	TooEarly:  {FR: "la cession commence avant l'ouverture de la fenêtre", EN: "the licence begins before the window opens"},
	TooLong:   {FR: "la cession dépasse la fin de la fenêtre", EN: "the licence runs beyond the end of the window"},
	HeldBack:  {FR: "le gel des droits court encore à l'ouverture de la fenêtre", EN: "the holdback still runs when the window opens"},
	Forbidden: {FR: "la cession tombe dans le gel des droits d'une autre clause", EN: "the licence falls in the holdback of another clause"},
}

// Label returns what a conflict would be, in French and in English; empty for an unknown question.
func (q Question) Label() Text { return questionWords[q] }

// Finding is a clause set against a window, or a licence against a holdback.
type Finding struct {
	Question Question `json:"question"`
	// Contract and Clause are the codes of the clause; Other and OtherClause those of the holdback that forbids it.
	Contract    string `json:"contract"`
	Clause      string `json:"clause"`
	Other       string `json:"other,omitempty"`
	OtherClause string `json:"other_clause,omitempty"`
	Medium      Medium `json:"medium"`
	// Window is the code of the window, of an agreement, for a service where it depends on one.
	Window    string `json:"window,omitempty"`
	Agreement string `json:"agreement,omitempty"`
	Service   string `json:"service,omitempty"`
	// Date is the day of the clause that counts, Limit that with which it is compared; no date for ever.
	Date  schedule.Date `json:"date,omitzero"`
	Limit schedule.Date `json:"limit,omitzero"`
	// Margin is how many days there are to spare; negative, how many are in conflict. It is 0, and Endless says so, where
	// the conflict has no beginning or no end.
	Margin  int     `json:"margin"`
	Endless bool    `json:"endless,omitempty"`
	Verdict Verdict `json:"verdict"`
	// Missing is what is missing to tell.
	Missing []Missing `json:"missing,omitempty"`
}

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
	verdicts := map[Question]map[Verdict]bool{}
	rows := c.windows(clause)
	for _, o := range rows {
		for _, f := range c.one(clause, o) {
			if verdicts[f.Question] == nil {
				verdicts[f.Question] = map[Verdict]bool{}
			}
			verdicts[f.Question][f.Verdict] = true
			found = append(found, f)
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
	if !o.Closes.IsZero() {
		f.Question, f.Date, f.Limit = TooLong, clause.until, o.Closes
		f.decide(clause.until.IsZero(), o.Closes.DaysSince(clause.until))
		found = append(found, f)
	}
	return found
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

// Text returns the finding as a phrase in French and in English.
func (f Finding) Text() Text {
	where := f.Contract + " " + f.Clause
	against := f.Window
	if f.Question == Forbidden {
		against = f.Other + " " + f.OtherClause
	}
	words := f.Question.Label()
	switch {
	case f.Verdict == CannotTell:
		return Text{
			FR: fmt.Sprintf("%s / %s : ne peut être dit (%s ?)", where, against, words.FR),
			EN: fmt.Sprintf("%s / %s: cannot be told (%s?)", where, against, words.EN),
		}
	case f.Endless:
		return Text{FR: fmt.Sprintf("%s / %s : %s, sans fin", where, against, words.FR), EN: fmt.Sprintf("%s / %s: %s, without end", where, against, words.EN)}
	case f.Verdict == Conflict:
		return Text{
			FR: fmt.Sprintf("%s / %s : %s, de %d j", where, against, words.FR, -f.Margin),
			EN: fmt.Sprintf("%s / %s: %s, by %d days", where, against, words.EN, -f.Margin),
		}
	default:
		return Text{
			FR: fmt.Sprintf("%s / %s : en ordre, marge de %d j", where, against, f.Margin),
			EN: fmt.Sprintf("%s / %s: in order, %d days to spare", where, against, f.Margin),
		}
	}
}
