package windows

import (
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
	// EarliestClose is the first last day of the windows that it may be, when it cannot be told; no date if none closes.
	EarliestClose schedule.Date `json:"earliest_close,omitzero"`
	// Missing are the inputs without which it cannot be told.
	Missing []Missing `json:"missing,omitempty"`
	// MonthEnd tells that another way of counting from the end of a month would give another day, of the opening or of
	// the closing.
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

// Windows returns the openings that can be told as windows of a [schedule.FeatureDurations], so that they move with the
// release: in months; in days where weeks were taken off, and where months were counted as no timetable does. Their codes are those of the windows, with the service.
func (c Calendar) Windows() []schedule.Window {
	var all []schedule.Window
	for _, o := range c.Openings {
		if !o.Told() {
			continue
		}
		w := schedule.Window{Code: o.Window, Label: o.Label, After: schedule.Span{Count: o.Months, Unit: schedule.Months}}
		if c.Release.AddMonths(o.Months, schedule.Clip) != o.Opens {
			w.After = schedule.Span{Count: o.Opens.DaysSince(c.Release), Unit: schedule.Days}
		}
		if o.Service != "" {
			w.Code += " " + o.Service
		}
		all = append(all, w)
	}
	return all
}
