package follow

import (
	"math/big"
	"slices"

	"github.com/filmfinance/filmfinance/internal/money"
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
	// Interest is what the position below zero costs up to the last movement by the credit of the book, rounded
	// once, half away from zero. It is told, and not taken from the position.
	Interest decimal.Decimal `json:"interest"`
}

// Shortage is a time under the floor (rupture de trésorerie).
type Shortage struct {
	// From is the first day under the floor, Week its week, Ahead how many weeks after that of the book.
	From  schedule.Date `json:"from"`
	Week  int           `json:"week"`
	Ahead int           `json:"weeks_ahead"`
	// Until is the first day that is not under it any more; no date where there is none.
	Until schedule.Date `json:"until,omitzero"`
	// Lowest is the lowest position, on LowestDate first; Short is the floor less it.
	Lowest     decimal.Decimal `json:"lowest"`
	LowestDate schedule.Date   `json:"lowest_date"`
	Short      decimal.Decimal `json:"short"`
}

// net is what moves on a day.
type net struct {
	date   schedule.Date
	amount decimal.Decimal
}

// nets adds up the entries by day.
func (f *Forecast) nets() []net {
	all := make([]net, len(f.Entries))
	for i, one := range f.Entries {
		all[i] = net{one.Date, one.Amount}
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

// outlook walks the position day by day.
func (f *Forecast) outlook(days []net, credit Credit) Outlook {
	b, start := f.Book, f.Book.Plan.Weeks[0].Monday
	o := Outlook{Position: b.Opening, Shortages: []Shortage{}}
	for len(days) > 0 && !days[0].date.After(b.Closed) {
		o.Position, days = o.Position.Add(days[0].amount), days[1:]
	}
	owed := interest{credit: credit}
	position, date := o.Position, b.Closed
	o.look(f, position, date)
	for _, day := range days {
		owed.add(position, date, day.date)
		position, date = position.Add(day.amount), day.date
		o.look(f, position, date)
	}
	o.Closing = position
	for i := range o.Shortages {
		s := &o.Shortages[i]
		s.Week = s.From.WeekFrom(start)
		s.Ahead = max(0, s.Week-b.Closed.WeekFrom(start))
		s.Short = b.Floor.Sub(s.Lowest)
		o.Short = decimal.Max(o.Short, s.Short)
	}
	if !o.PeakDate.IsZero() {
		o.PeakWeek = o.PeakDate.WeekFrom(start)
	}
	places, _ := money.MinorUnits(b.Plan.Currency)
	o.Interest = owed.total(places)
	return o
}

// look notes the position of a day.
func (o *Outlook) look(f *Forecast, position decimal.Decimal, date schedule.Date) {
	if need := position.Neg(); need.GreaterThan(o.PeakNeed) {
		o.PeakNeed, o.PeakDate = need, date
	}
	last := len(o.Shortages) - 1
	open := last >= 0 && o.Shortages[last].Until.IsZero()
	switch {
	case !position.LessThan(f.Book.Floor):
		if open {
			o.Shortages[last].Until = date
		}
	case !open:
		o.Shortages = append(o.Shortages, Shortage{From: date, Lowest: position, LowestDate: date})
	case position.LessThan(o.Shortages[last].Lowest):
		o.Shortages[last].Lowest, o.Shortages[last].LowestDate = position, date
	}
}

// interest adds up what positions below zero cost. Days are added up before anything is divided, where every
// day is worth the same.
type interest struct {
	credit Credit
	// days is positions times days, years positions times years.
	days  decimal.Decimal
	years *big.Rat
}

func (i *interest) add(position decimal.Decimal, from, to schedule.Date) {
	if !position.IsNegative() || i.credit.Rate.IsZero() {
		return
	}
	if i.credit.Basis != schedule.ActualActualISDA {
		i.days = i.days.Sub(position.Mul(decimal.NewFromInt(int64(i.credit.Basis.Days(from, to)))))
		return
	}
	if i.years == nil {
		i.years = new(big.Rat)
	}
	of := position.Neg().Rat()
	i.years.Add(i.years, of.Mul(of, i.credit.Basis.Fraction(from, to)))
}

func (i *interest) total(places int32) decimal.Decimal {
	years := i.years
	if years == nil {
		year := int64(360)
		if i.credit.Basis == schedule.Actual365Fixed {
			year = 365
		}
		years = i.days.Rat()
		years.Mul(years, big.NewRat(1, year))
	}
	return money.Round(years.Mul(years, money.Percent(i.credit.Rate)), places, money.HalfAwayFromZero)
}
