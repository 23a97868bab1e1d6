package windows

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/internal/deep"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Calendar is when the windows of a film open.
type Calendar struct {
	Release schedule.Date `json:"release"`
	// Agreement is the code of the one that was applied, Label its name.
	Agreement string `json:"agreement"`
	Label     Text   `json:"label,omitzero"`
	// Basis is why that one.
	Basis Basis `json:"basis"`
	// EndOfMonth is how months were counted.
	EndOfMonth schedule.EndOfMonth `json:"end_of_month"`
	// Openings stand in the order of the agreement, those of one window in that of the services.
	Openings []Opening `json:"openings"`
	// CoExploitation answers the facts of the film about it.
	CoExploitation *CoExploitation `json:"co_exploitation,omitempty"`
}

// Basis is why an agreement was applied.
type Basis string

// The bases.
const (
	// ByRelease is that it binds on the day of release, ByName that the film names it, BySupply that the caller gave it.
	ByRelease Basis = "release"
	ByName    Basis = "name"
	BySupply  Basis = "supplied"
)

// Opening is the opening of a window, for one service where it depends on the service.
type Opening struct {
	// Window is the code of the window of the agreement; where the date cannot be told, of the first that may apply.
	Window  string   `json:"window"`
	Label   Text     `json:"label,omitzero"`
	Media   []Medium `json:"media"`
	Rank    int      `json:"rank"`
	Service string   `json:"service,omitempty"`
	// If is what has to be true, for a window that depends on services when the film names none: one row for each case.
	If Text `json:"if,omitzero"`
	// Months is from the release to the opening, less some Weeks by a waiver.
	Months int `json:"months,omitempty"`
	Weeks  int `json:"weeks,omitempty"`
	// Opens is the first day; no date when it cannot be told. Closes is the last day of the window; no date when that is
	// not established or has no end.
	Opens  schedule.Date `json:"opens,omitzero"`
	Closes schedule.Date `json:"closes,omitzero"`
	// Earliest and Latest are between what days it opens, as far as known, when it cannot be told.
	Earliest schedule.Date `json:"earliest,omitzero"`
	Latest   schedule.Date `json:"latest,omitzero"`
	// Missing are the inputs without which it cannot be told.
	Missing []Missing `json:"missing,omitempty"`
	// MonthEnd tells that another way of counting from the end of a month would give another day.
	MonthEnd bool `json:"month_end,omitempty"`
	// AfterAgreement tells that it opens after the last day of the agreement: whether the next one then governs is not
	// established.
	AfterAgreement bool `json:"after_agreement,omitempty"`
	// Reasons are the conditions that were met or not.
	Reasons []Text `json:"reasons,omitempty"`
	Status  Status `json:"status"`
	Source  Source `json:"source,omitzero"`
}

// Told reports whether the day of the opening can be told without a condition.
func (o Opening) Told() bool { return !o.Opens.IsZero() && o.If == Text{} }

// Input names what is missing.
type Input string

// The inputs.
const (
	// MissingTerms and MissingShare are of a service, in [Service].
	MissingTerms Input = "terms"
	MissingShare Input = "share"
	// MissingAdmissions and MissingWaiver are of the film.
	MissingAdmissions Input = "admissions"
	MissingWaiver     Input = "waiver"
	// MissingAccept is the name of a window or a service whose figures are not established, to be accepted.
	MissingAccept Input = "accept"
	// MissingMonths is the time of a window in the agreement, that no source gives.
	MissingMonths Input = "months"
	// MissingCost and MissingFreeTVFinance are of the co-exploitation.
	MissingCost          Input = "cost"
	MissingFreeTVFinance Input = "free_tv_finance"
)

// Missing is an input without which something cannot be told, Of a service or a window.
type Missing struct {
	Input Input  `json:"input"`
	Of    string `json:"of,omitempty"`
}

var inputWords = map[Input]Text{
	MissingTerms:         {FR: "les conditions de %s", EN: "the terms of %s"},
	MissingShare:         {FR: "la part du chiffre d'affaires investie par %s", EN: "the share of turnover invested by %s"},
	MissingAdmissions:    {FR: "les entrées des semaines que demande %s", EN: "the admissions of the weeks that %s asks for"},
	MissingWaiver:        {FR: "le nombre de semaines accordées pour %s", EN: "the number of weeks granted for %s"},
	MissingAccept:        {FR: "%s n'est pas établi : à accepter par son nom ou à remplacer", EN: "%s is not established: to be accepted by name or replaced"},
	MissingMonths:        {FR: "le délai de %s, qu'aucune source ne donne", EN: "the time of %s, which no source gives"},
	MissingCost:          {FR: "le coût de l'œuvre", EN: "the cost of the work"},
	MissingFreeTVFinance: {FR: "le préfinancement par une chaîne gratuite", EN: "the finance by a free channel"},
}

// Text returns what is missing in French and in English.
func (m Missing) Text() Text {
	words := inputWords[m.Input]
	if m.Of == "" {
		return words
	}
	return Text{FR: fmt.Sprintf(words.FR, m.Of), EN: fmt.Sprintf(words.EN, m.Of)}
}

// Open returns the windows of a film by the built-in agreement of its day of release, or by the one that it names. The
// error is that of [Film.Validate], [At] or [Named], or [ErrRange] for a waiver of more weeks than the agreement has.
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
	return a.open(f, basis)
}

// Open returns the windows of a film by this agreement, whatever its days. The error is that of [Agreement.Validate]
// and [Film.Validate], with paths under agreement and film, or [ErrRange] for a waiver of more weeks than the agreement
// has.
func (a Agreement) Open(f Film) (Calendar, error) {
	var c fault.Collector
	c.Merge("agreement", a.Validate())
	c.Merge("film", f.Validate())
	if err := c.Err(); err != nil {
		return Calendar{}, err
	}
	return a.open(f, BySupply)
}

func (a Agreement) open(f Film, basis Basis) (Calendar, error) {
	most := 0
	for _, w := range a.Windows {
		most = max(most, w.Less)
	}
	if f.Waiver > most {
		var c fault.Collector
		c.Add("waiver", ErrRange, f.Waiver)
		return Calendar{}, c.Err()
	}
	cal := Calendar{
		Release: f.Release, Agreement: a.Code, Label: a.Label, Basis: basis, EndOfMonth: f.EndOfMonth, Openings: []Opening{},
	}
	o := opener{agreement: a, film: f}
	for _, tiers := range a.groups() {
		cal.Openings = append(cal.Openings, o.group(tiers)...)
	}
	cal.CoExploitation = f.coExploitation()
	return deep.Copy(cal), nil
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
	var earliest, latest schedule.Date
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
		row.Earliest, row.Latest, row.Missing = earliest, latest, missing
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

// date writes the dates of a window into a row.
func (o opener) date(row *Opening, w Window) {
	f := o.film
	row.Window, row.Label, row.Status, row.Source = w.Code, w.Label, w.Status, w.Source
	row.Months, row.Opens = w.Months, o.day(w)
	if w.Less > 0 {
		row.Weeks = f.Waiver
	}
	if w.Lasts > 0 {
		// Each term is counted from the release: months added twice are not their sum.
		row.Closes = f.Release.AddMonths(w.Months+w.Lasts, f.EndOfMonth).AddDays(-1)
	}
	for _, rule := range []schedule.EndOfMonth{schedule.Clip, schedule.Overflow, schedule.Stick} {
		row.MonthEnd = row.MonthEnd || f.Release.AddMonths(w.Months, rule) != f.Release.AddMonths(w.Months, f.EndOfMonth)
	}
	row.AfterAgreement = !o.agreement.Until.IsZero() && row.Opens.After(o.agreement.Until)
}

// Windows returns the openings that can be told as windows of a [schedule.FeatureDurations], so that they move with the
// release: in months, in days where weeks were taken off. Their codes are those of the windows, with the service.
func (c Calendar) Windows() []schedule.Window {
	var all []schedule.Window
	for _, o := range c.Openings {
		if !o.Told() {
			continue
		}
		w := schedule.Window{Code: o.Window, Label: o.Label, After: schedule.Span{Count: o.Months, Unit: schedule.Months}}
		if o.Weeks > 0 {
			w.After = schedule.Span{Count: o.Opens.DaysSince(c.Release), Unit: schedule.Days}
		}
		if o.Service != "" {
			w.Code += " " + o.Service
		}
		all = append(all, w)
	}
	return all
}
