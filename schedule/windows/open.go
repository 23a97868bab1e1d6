package windows

import (
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/internal/deep"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Open returns the windows of a film by the built-in agreement of its day of release, or by the one that it names. The
// error is that of [Film.Validate], [At] or [Named], [ErrRange] for a waiver of more weeks than the agreement has, or
// [ErrUnknown] for a name to accept that is none of its windows and of the services that it knows.
func Open(f Film) (Calendar, error) {
	if err := f.Validate(); err != nil {
		return Calendar{}, err
	}
	basis, find := ByRelease, func() (Agreement, error) { return At(f.Release) }
	if f.Agreement != "" {
		basis, find = ByName, func() (Agreement, error) { return Named(f.Agreement) }
	}
	a, err := find()
	if err != nil {
		return Calendar{}, err
	}
	var c fault.Collector
	if a.fits(&c, f); c.Err() != nil {
		return Calendar{}, c.Err()
	}
	return a.open(f, basis), nil
}

// Open returns the windows of a film by this agreement, whatever its days. The error is that of [Agreement.Validate]
// and [Film.Validate], or those of [Open] for a waiver and for a name to accept, with paths under agreement and film.
func (a Agreement) Open(f Film) (Calendar, error) {
	var c fault.Collector
	c.Merge("agreement", a.Validate())
	c.Merge("film", f.Validate())
	if c.Err() == nil {
		a.fits(c.In("film"), f)
	}
	if err := c.Err(); err != nil {
		return Calendar{}, err
	}
	return a.open(f, BySupply), nil
}

// fits asks whether what a film says is of this agreement: the weeks of its waiver, the names that it accepts.
func (a Agreement) fits(c *fault.Collector, f Film) {
	most := 0
	codes, services := map[string]bool{coExploitationRule: true}, map[string]bool{}
	for _, w := range a.Windows {
		most, codes[w.Code] = max(most, w.Less), true
	}
	for _, s := range a.Services {
		services[strings.ToLower(s.Name)] = true
	}
	if f.Waiver > most {
		c.Add("waiver", ErrRange, f.Waiver)
	}
	for i, name := range f.Accept {
		if !codes[name] && !services[strings.ToLower(name)] {
			c.In("accept[%d]", i).Add("", ErrUnknown, name)
		}
	}
}

func (a Agreement) open(f Film, basis Basis) Calendar {
	cal := Calendar{
		Release: f.Release, Agreement: a.Code, Label: a.Label, Basis: basis, EndOfMonth: f.EndOfMonth, Openings: []Opening{},
	}
	o := opener{agreement: a, film: f}
	for _, tiers := range a.groups() {
		cal.Openings = append(cal.Openings, o.group(tiers)...)
	}
	cal.CoExploitation = f.coExploitation()
	return deep.Copy(cal)
}

// groups puts together the windows of the same media and rank.
func (a Agreement) groups() [][]Window {
	var groups [][]Window
	for _, w := range a.Windows {
		at := slices.IndexFunc(groups, func(g []Window) bool { return g[0].Rank == w.Rank && slices.Equal(g[0].Media, w.Media) })
		if at < 0 {
			groups = append(groups, []Window{w})
			continue
		}
		groups[at] = append(groups[at], w)
	}
	return groups
}

type opener struct {
	agreement Agreement
	film      Film
}

// group opens the windows of the same media and rank: for each service where it depends on the service, each case
// where the film names none.
func (o opener) group(tiers []Window) []Opening {
	if !slices.ContainsFunc(tiers, func(w Window) bool { return w.Condition.ofService() }) {
		return []Opening{o.opening(tiers, nil)}
	}
	var rows []Opening
	for _, s := range o.film.Services {
		if slices.Contains(tiers[0].Media, s.Medium) {
			rows = append(rows, o.opening(tiers, &s))
		}
	}
	if rows != nil {
		return rows
	}
	for _, w := range tiers {
		row := newOpening(w)
		row.If = w.Condition.text()
		if row.If == (Text{}) {
			row.If = Text{FR: "dans les autres cas", EN: "otherwise"}
		}
		if row.Missing = o.figure(w); row.Missing == nil {
			o.date(&row, w)
		}
		rows = append(rows, row)
	}
	return rows
}

func newOpening(w Window) Opening {
	return Opening{Window: w.Code, Label: w.Label, Media: w.Media, Rank: w.Rank, Status: w.Status, Source: w.Source}
}

// opening takes the first window whose conditions are met. One that may be met, and is more favourable, leaves the
// date open.
func (o opener) opening(tiers []Window, s *Service) Opening {
	var row Opening
	var reasons []Text
	var missing []Missing
	var earliest, latest, closes schedule.Date
	open := false // whether the first day is unknown
	for _, w := range tiers {
		met, lacks, why := o.meets(w, s)
		reasons = append(reasons, why...)
		if met == no {
			continue
		}
		if row.Window == "" {
			row = newOpening(w)
		}
		lacks = append(lacks, o.figure(w)...)
		if met == yes && lacks == nil && missing == nil {
			o.date(&row, w)
			break
		}
		for _, lack := range lacks {
			if !slices.Contains(missing, lack) {
				missing = append(missing, lack)
			}
		}
		if o.figure(w) == nil {
			day := o.day(w)
			if earliest.IsZero() && !open {
				earliest = day
			}
			latest = day
			closes = earlier(closes, o.closes(w))
		} else {
			open, latest = true, schedule.Date{}
		}
		if met == yes {
			break
		}
	}
	if row.Window == "" {
		row = newOpening(tiers[len(tiers)-1])
	}
	if missing != nil {
		row.Earliest, row.Latest, row.EarliestClose, row.Missing = earliest, latest, closes, missing
	}
	row.Reasons = reasons
	if s != nil {
		row.Service = s.Name
	}
	return row
}

// figure is what is missing for the time of a window to be used.
func (o opener) figure(w Window) []Missing {
	switch {
	case w.Months == 0:
		return []Missing{{MissingMonths, w.Code}}
	case w.Status == Unconfirmed && !o.film.accepts(w.Code):
		return []Missing{{MissingAccept, w.Code}}
	default:
		return nil
	}
}

// day is the first day of a window.
func (o opener) day(w Window) schedule.Date {
	day := o.film.Release.AddMonths(w.Months, o.film.EndOfMonth)
	if w.Less > 0 {
		day = day.AddWeeks(-o.film.Waiver)
	}
	return day
}

// closes is the last day of a window; no date for none.
func (o opener) closes(w Window) schedule.Date {
	if w.Lasts == 0 {
		return schedule.Date{}
	}
	// Each term is counted from the release: months added twice are not their sum.
	return o.film.Release.AddMonths(w.Months+w.Lasts, o.film.EndOfMonth).AddDays(-1)
}

// date writes the dates of a window into a row.
func (o opener) date(row *Opening, w Window) {
	f := o.film
	row.Window, row.Label, row.Status, row.Source = w.Code, w.Label, w.Status, w.Source
	row.Months, row.Opens = w.Months, o.day(w)
	if w.Less > 0 {
		row.Weeks = f.Waiver
	}
	row.Closes = o.closes(w)
	for _, months := range []int{w.Months, w.Months + w.Lasts} {
		for _, rule := range []schedule.EndOfMonth{schedule.Clip, schedule.Overflow, schedule.Stick} {
			row.MonthEnd = row.MonthEnd || f.Release.AddMonths(months, rule) != f.Release.AddMonths(months, f.EndOfMonth)
		}
	}
	row.AfterAgreement = !o.agreement.Until.IsZero() && row.Opens.After(o.agreement.Until)
}
