package follow

import (
	"slices"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Outlook is what the position comes to from the day of the book on, at the end of each day.
type Outlook struct {
	// Position is that of the day of the book, Closing that after the last movement.
	Position decimal.Decimal `json:"position"`
	Closing  decimal.Decimal `json:"closing"`
	// PeakNeed is the lowest position with its sign changed (besoin maximal de trésorerie), PeakDate and
	// PeakWeek the first day with it; zero, no date and 0 where the position is never negative.
	PeakNeed decimal.Decimal `json:"peak_need"`
	PeakDate schedule.Date   `json:"peak_date,omitzero"`
	PeakWeek int             `json:"peak_week,omitempty"`
	// Shortages are the times under the floor, Short the most that is missing in any of them.
	Shortages []Shortage      `json:"shortages"`
	Short     decimal.Decimal `json:"short"`
	// Charges are what the credit of the book costs from its day on; they are in the position. Borrowing is the
	// credit itself; nil without one.
	Charges   decimal.Decimal `json:"charges"`
	Borrowing *Borrowing      `json:"borrowing,omitempty"`
}

// Shortage is a time in which less than the floor is available (rupture de trésorerie).
type Shortage struct {
	// From is the first day under the floor, Week its week, Ahead how many weeks after that of the book.
	From  schedule.Date `json:"from"`
	Week  int           `json:"week"`
	Ahead int           `json:"weeks_ahead"`
	// Until is the first day that is not under it any more; no date where there is none.
	Until schedule.Date `json:"until,omitzero"`
	// Lowest is the position when most is missing, on LowestDate first; Short is what is then missing: the floor
	// less what is available, the position and, while the credit is open, what it leaves.
	Lowest     decimal.Decimal `json:"lowest"`
	LowestDate schedule.Date   `json:"lowest_date"`
	Short      decimal.Decimal `json:"short"`
}

// net is what moves on a day.
type net struct {
	date   schedule.Date
	amount decimal.Decimal
}

// nets adds up the entries by day, without what the credit is to move.
func (f *Forecast) nets() []net {
	all := make([]net, 0, len(f.Entries))
	for _, one := range f.Entries {
		if !f.Book.ofBank(one) {
			all = append(all, net{one.Date, one.Amount})
		}
	}
	return gather(all)
}

// gather sorts and adds up by day.
func gather(all []net) []net {
	slices.SortStableFunc(all, func(a, b net) int { return a.date.Compare(b.date) })
	out := all[:0]
	for _, one := range all {
		if n := len(out); n > 0 && out[n-1].date == one.date {
			out[n-1].amount = out[n-1].amount.Add(one.amount)
			continue
		}
		out = append(out, one)
	}
	return out
}

// with returns days with changes.
func with(days []net, changes []Change) []net {
	more := make([]net, len(changes))
	for i, one := range changes {
		more[i] = net{one.Date, one.Amount}
	}
	more = gather(more)
	all := make([]net, 0, len(days)+len(more))
	for len(days) > 0 || len(more) > 0 {
		switch {
		case len(more) == 0 || (len(days) > 0 && days[0].date.Before(more[0].date)):
			all, days = append(all, days[0]), days[1:]
		case len(days) == 0 || more[0].date.Before(days[0].date):
			all, more = append(all, more[0]), more[1:]
		default:
			all = append(all, net{days[0].date, days[0].amount.Add(more[0].amount)})
			days, more = days[1:], more[1:]
		}
	}
	return all
}

// state is the position at the end of a day, and what is available then.
type state struct {
	date                schedule.Date
	position, available decimal.Decimal
}

// states are those of the day of the book and of each day after it on which something moves.
func (f *Forecast) states(days []net, credit *cashflow.CreditResult) []state {
	if credit != nil {
		var states []state
		for _, one := range credit.Days {
			if !one.Date.Before(f.Book.Closed) {
				states = append(states, state{one.Date, one.Position, one.Available})
			}
		}
		return states
	}
	position := f.Book.Opening
	for len(days) > 0 && !days[0].date.After(f.Book.Closed) {
		position, days = position.Add(days[0].amount), days[1:]
	}
	states := make([]state, 1, len(days)+1)
	states[0] = state{f.Book.Closed, position, position}
	for _, one := range days {
		position = position.Add(one.amount)
		states = append(states, state{one.date, position, position})
	}
	return states
}

// outlook walks the position day by day.
func (f *Forecast) outlook(days []net, credit *cashflow.CreditResult) Outlook {
	b, start := f.Book, f.Book.Plan.Weeks[0].Monday
	o := Outlook{Shortages: []Shortage{}}
	states := f.states(days, credit)
	for _, one := range states {
		o.look(b.Floor, one)
	}
	o.Position, o.Closing = states[0].position, states[len(states)-1].position
	for i := range o.Shortages {
		s := &o.Shortages[i]
		s.Week = s.From.WeekFrom(start)
		s.Ahead = max(0, s.Week-b.Closed.WeekFrom(start))
		o.Short = decimal.Max(o.Short, s.Short)
	}
	if !o.PeakDate.IsZero() {
		o.PeakWeek = o.PeakDate.WeekFrom(start)
	}
	if credit != nil {
		o.Charges, o.Borrowing = credit.Cost, borrowing(*credit)
	}
	return o
}

// look notes the position of a day.
func (o *Outlook) look(floor decimal.Decimal, at state) {
	if need := at.position.Neg(); need.GreaterThan(o.PeakNeed) {
		o.PeakNeed, o.PeakDate = need, at.date
	}
	last := len(o.Shortages) - 1
	open := last >= 0 && o.Shortages[last].Until.IsZero()
	short := floor.Sub(at.available)
	switch {
	case !short.IsPositive():
		if open {
			o.Shortages[last].Until = at.date
		}
	case !open:
		o.Shortages = append(o.Shortages, Shortage{From: at.date, Lowest: at.position, LowestDate: at.date, Short: short})
	case short.GreaterThan(o.Shortages[last].Short):
		o.Shortages[last].Lowest, o.Shortages[last].LowestDate, o.Shortages[last].Short = at.position, at.date, short
	}
}
