package payroll

import (
	"strings"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// Grid is a grid of minimum pay.
type Grid struct {
	// From and Until are the days on which it is in force, both included; no date if open.
	From, Until schedule.Date
	Positions   []Position
	Source      Source
}

// Position is one function of a grid: a struct of the Row in the published grid where names are not unique,
// the Function, the Note printed after it, the minimum of a Week, the Month of permanent staff, and the
// hours of its equivalence contract in weeks of FiveDays and SixDays.
type Position = law.Position

// Find returns the first position of a function, in any case and with or without " cinéma" at its end.
func (g Grid) Find(function string) (Position, bool) {
	name := plain(function)
	for _, p := range g.Positions {
		if plain(p.Function) == name {
			return p, true
		}
	}
	return Position{}, false
}

func plain(function string) string {
	return strings.TrimSuffix(strings.ToLower(strings.TrimSpace(function)), " cinéma")
}

// Employer says by which texts an employer is bound.
type Employer uint8

// The employers.
const (
	// Extended is bound by the extension of the agreements.
	Extended Employer = iota
	// Signatory signed them, by its trade union: rises apply earlier.
	Signatory
)

// CrewGridAt returns the minima of film technicians, of a week of 39 h, on a day. The errors are [ErrBefore]
// and [ErrNone], from July 2024 (signatories) or 11 October 2024: see [CrewGridUnconfirmedAt].
func CrewGridAt(day schedule.Date, employer Employer) (Grid, error) {
	return gridOf(crewMinima(employer).At(day.String()))
}

// CrewGridUnconfirmedAt returns the grid of 2022 with the rise of 23 euros of the agreement of 23 January
// 2024: the rise is established, that nothing else changed is not. The error is [ErrNone].
func CrewGridUnconfirmedAt(day schedule.Date, employer Employer) (Grid, error) {
	for _, e := range crewMinima(employer).Unconfirmed(day.String()) {
		return gridOf(e, nil)
	}
	return Grid{}, ErrNone
}

func crewMinima(employer Employer) law.Parameter[[]law.Position] {
	if employer == Signatory {
		return law.CrewMinima()
	}
	return law.CrewMinimaExtended()
}

func gridOf(e law.Entry[[]law.Position], err error) (Grid, error) {
	if err != nil {
		return Grid{}, err
	}
	from, until := dates(e.From, e.Until)
	return Grid{From: from, Until: until, Positions: e.Value, Source: e.Source}, nil
}

// dates reads the days of an entry of the law, which are dates or empty.
func dates(from, until string) (first, last schedule.Date) {
	first, _ = schedule.ParseDate(from) // no date if empty
	last, _ = schedule.ParseDate(until) // no date if empty
	return first, last
}
