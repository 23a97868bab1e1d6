package windows

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// Agreement is an agreement on the windows (accord sur la chronologie des médias). The built-in ones may be changed, and
// one's own written.
type Agreement struct {
	Code  string `json:"code"`
	Label Text   `json:"label,omitzero"`
	// From and Until are the first and the last day of release on which it is certain that it binds.
	From  schedule.Date `json:"from,omitzero"`
	Until schedule.Date `json:"until,omitzero"`
	// Windows stand by medium and rank; of those of one medium and rank, the most favourable first. A service has the
	// first whose conditions it meets.
	Windows []Window `json:"windows"`
	// Services are those whose terms are known.
	Services []KnownService `json:"services,omitempty"`
	Source   Source         `json:"source,omitzero"`
}

// Window is when some media open (fenêtre).
type Window struct {
	// Code is unique in the agreement.
	Code  string   `json:"code"`
	Label Text     `json:"label,omitzero"`
	Media []Medium `json:"media"`
	// Rank is 1 for a first window, 2 for a second.
	Rank int `json:"rank"`
	// Months is how long after the release it opens; 0 when that is not established.
	Months int `json:"months,omitempty"`
	// Less is the most weeks that a waiver takes off.
	Less int `json:"less,omitempty"`
	// Lasts is how many months it is kept; 0 when that is not established, or has no end.
	Lasts     int       `json:"lasts,omitempty"`
	Condition Condition `json:"condition,omitzero"`
	Status    Status    `json:"status"`
	Source    Source    `json:"source,omitzero"`
}

// Condition is what a window asks; of several things, all.
type Condition struct {
	// Terms are those of the service; better ones do.
	Terms Terms `json:"terms,omitempty"`
	// Share is the least percentage of its turnover that the service invests in films.
	Share decimal.Decimal `json:"share,omitzero"`
	// Derogation is one that the film was granted.
	Derogation bool `json:"derogation,omitempty"`
	// Admissions are the most that the film had in some weeks.
	Admissions *MostAdmissions `json:"admissions,omitempty"`
}

// ofService reports whether it asks something of the service.
func (c Condition) ofService() bool { return c.Terms != "" || !c.Share.IsZero() }

// MostAdmissions is the largest number of admissions from a week to a week of the release, both included, from 1.
type MostAdmissions struct {
	From int `json:"from"`
	To   int `json:"to"`
	Most int `json:"most"`
}

// KnownService is a service whose terms are known under an agreement.
type KnownService struct {
	Name   string `json:"name"`
	Medium Medium `json:"medium"`
	Terms  Terms  `json:"terms"`
	// Label is what it committed to.
	Label  Text   `json:"label,omitzero"`
	Status Status `json:"status"`
	Source Source `json:"source,omitzero"`
}

// At returns the agreement that binds a film released on a day. Errors: [ErrBefore], [ErrNone], and [ErrUnconfirmed],
// with the codes of the candidates, on the days for which it is not established: 6 to 30 July 2009, 25 January to
// 30 December 2019, 10 to 12 February 2025.
func At(release schedule.Date) (Agreement, error) {
	entry, err := law.ReleaseWindows().At(release.String())
	if err == nil {
		return agreementOf(entry), nil
	}
	var candidates []string
	for _, candidate := range law.ReleaseWindows().Unconfirmed(release.String()) {
		candidates = append(candidates, candidate.Value.Code)
	}
	if candidates != nil {
		return Agreement{}, fmt.Errorf("release windows, %s, %s: %w", release, strings.Join(candidates, " or "), ErrUnconfirmed)
	}
	return Agreement{}, err
}

// Named returns the agreement of a code: "2009", "2018", "2022" or "2025". The error is [ErrUnknown].
func Named(code string) (Agreement, error) {
	for _, a := range Agreements() {
		if a.Code == code {
			return a, nil
		}
	}
	var c fault.Collector
	c.Add("agreement", ErrUnknown, code)
	return Agreement{}, c.Err()
}

// Agreements returns the built-in agreements, the oldest first.
func Agreements() []Agreement {
	var all []Agreement
	for _, entry := range law.ReleaseWindows().Entries {
		if entry.Status != Unconfirmed {
			all = append(all, agreementOf(entry))
		}
	}
	return all
}

func agreementOf(entry law.Entry[law.ReleaseAgreement]) Agreement {
	a := Agreement{Code: entry.Value.Code, Label: entry.Value.Label, Source: entry.Source}
	a.From, a.Until = dateOf(entry.From), dateOf(entry.Until)
	for _, w := range entry.Value.Windows {
		window := Window{
			Code: w.Code, Label: w.Label, Rank: w.Rank, Months: w.Months, Less: w.Less, Lasts: w.Lasts, Status: w.Status, Source: w.Source,
			Condition: Condition{Terms: Terms(w.Terms), Share: w.Share, Derogation: w.Derogation},
		}
		for _, m := range w.Media {
			window.Media = append(window.Media, Medium(m))
		}
		if w.To > 0 {
			window.Condition.Admissions = &MostAdmissions{From: w.From, To: w.To, Most: w.Admissions}
		}
		a.Windows = append(a.Windows, window)
	}
	for _, s := range entry.Value.Services {
		a.Services = append(a.Services, KnownService{
			Name: s.Name, Medium: Medium(s.Medium), Terms: Terms(s.Terms), Label: s.Label, Status: s.Status, Source: s.Source,
		})
	}
	return a
}

// dateOf reads a day of the law; no date for an open end.
func dateOf(day string) schedule.Date {
	d, err := schedule.ParseDate(day)
	if err != nil {
		return schedule.Date{}
	}
	return d
}

// ParseAgreement reads an agreement from JSON and validates it. The error is a [Faults].
func ParseAgreement(data []byte) (Agreement, error) { return fault.Parse[Agreement](data) }
