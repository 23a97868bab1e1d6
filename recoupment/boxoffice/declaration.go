package boxoffice

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Declaration is what exhibitors declare of a film: admissions of several weeks, territories and prices,
// with the rules and the rental rates that apply to them.
type Declaration struct {
	Currency string `json:"currency"`
	// Release is the day of the first commercial showing. Week 1 begins on it; the days before it
	// (avant-premières) count in week 1.
	Release schedule.Date `json:"release"`
	// Visa is the day of the visa, by which a fixed price may be allowed; it may be missing.
	Visa    schedule.Date `json:"visa,omitzero"`
	Regimes []Regime      `json:"regimes"`
	Rentals []WeekRate    `json:"rentals,omitempty"`
	// Minimum is the least that the distributor receives by admission, in the currency, on average over a
	// week of a venue, which is then declared whole; what lacks is added to its receipts and borne by the
	// exhibitor. Nil is none: the amount is set by order and not established (code du cinéma et de l'image
	// animée, art. L. 213-12).
	Minimum *decimal.Decimal `json:"minimum,omitempty"`
	// Floor is the ticket tax of a venue and a month below which the tax is not due; nil asks nothing. What
	// is not due stays out of the base film all the same: the texts say nothing of it.
	Floor   *decimal.Decimal `json:"floor,omitempty"`
	Entries []Entry          `json:"entries"`
}

// Regime is the rules of a territory between two days, both included; an empty day leaves that side open.
// Those of one territory do not overlap.
type Regime struct {
	Territory Territory     `json:"territory,omitempty"`
	From      schedule.Date `json:"from,omitzero"`
	Until     schedule.Date `json:"until,omitzero"`
	Rules     Rules         `json:"rules"`
	// Bounds, where there are any, refuse the rental rates and the fixed prices that the law does not allow.
	Bounds *Bounds `json:"bounds,omitempty"`
}

// WeekRate is the rental rate of a territory from a week of the film on, in per cent of the base film,
// until the next one of the territory. Those of one territory are in order.
type WeekRate struct {
	Territory Territory       `json:"territory,omitempty"`
	Week      int             `json:"week"`
	Rate      decimal.Decimal `json:"rate"`
}

// Kind says what was sold.
type Kind string

// The kinds of admissions. All are shared out alike: the kind says where the price comes from.
const (
	// Full is the ordinary price; the empty word is Full.
	Full Kind = "full"
	// Reduced is a reduced price, that of the ticket.
	Reduced Kind = "reduced"
	// Pass is an admission of an unlimited pass, at the reference price filed by the exhibitor, under the
	// same rate as a ticket (code du cinéma et de l'image animée, art. L. 212-28 and L. 213-10).
	Pass Kind = "pass"
)

// Entry is admissions of one kind, at one price.
type Entry struct {
	ID string `json:"id,omitempty"`
	// Venue groups the entries of a weekly minimum and of a monthly floor.
	Venue string `json:"venue,omitempty"`
	// Day places the entry in a week and in a month: entries do not straddle them.
	Day       schedule.Date `json:"day"`
	Territory Territory     `json:"territory,omitempty"`
	Kind      Kind          `json:"kind,omitempty"`
	// Admissions is a whole number, Price what each paid, VAT included.
	Admissions decimal.Decimal `json:"admissions"`
	Price      decimal.Decimal `json:"price"`
	// Rental takes the place of the rate of the week; nil leaves it.
	Rental *decimal.Decimal `json:"rental,omitempty"`
	// Fixed is a fixed price for the entry (forfait), without VAT, in place of a rate: whatever the
	// receipts are. WeeklyAverage is that of the screen, by which it may be allowed.
	Fixed         *decimal.Decimal `json:"fixed,omitempty"`
	WeeklyAverage *decimal.Decimal `json:"weekly_average,omitempty"`
}

// ParseDeclaration reads a declaration written in JSON and validates it. The error is a [Faults].
func ParseDeclaration(data []byte) (Declaration, error) { return fault.Parse[Declaration](data) }

// week returns the week of the film in which a day lies.
func (d Declaration) week(day schedule.Date) int {
	return max(day.DaysSince(d.Release), 0)/7 + 1
}

// regime returns the place of the regime of an entry, or -1.
func (d Declaration) regime(e Entry) int {
	for i, r := range d.Regimes {
		if r.Territory.named() == e.Territory.named() && r.covers(e.Day) {
			return i
		}
	}
	return -1
}

func (r Regime) covers(day schedule.Date) bool {
	return !day.Before(r.From) && (r.Until.IsZero() || !day.After(r.Until))
}

// rental returns the rate of an entry, and whether there is one.
func (d Declaration) rental(e Entry) (rate decimal.Decimal, found bool) {
	if e.Rental != nil {
		return *e.Rental, true
	}
	week := d.week(e.Day)
	for _, w := range d.Rentals {
		if w.Territory.named() == e.Territory.named() && w.Week <= week {
			rate, found = w.Rate, true
		}
	}
	return rate, found
}
