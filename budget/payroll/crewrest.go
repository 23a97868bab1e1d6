package payroll

import (
	"slices"
	"time"

	"github.com/filmfinance/filmfinance/internal/worktime"
)

// ends returns the end of each day, in minutes of the day, after which rest begins.
func (c *crew) ends() []Minute {
	ends := make([]Minute, len(c.Days))
	for i, d := range c.Days {
		if stretches := worked(d, c.rules.Grid, c.rules.Travel.Free); len(stretches) > 0 {
			ends[i] = stretches[len(stretches)-1].To
		}
		if c.rules.Rest.Transport {
			ends[i] += min(d.Transport, c.rules.Travel.Free)
		}
	}
	return ends
}

// between returns the rest between a day and the one before it.
func between(days []Day, i int, ends []Minute) Minute {
	pair := numbered(days[i-1:i+1], ends[i-1:])
	return Minute(worktime.Between(pair[0], pair[1]))
}

// numbered returns days as package worktime counts them; without ends, their times are not asked for.
func numbered(days []Day, ends []Minute) []worktime.Day {
	list := make([]worktime.Day, len(days))
	for i, d := range days {
		list[i].Number = d.Date.DaysSince(days[0].Date.InWeek(time.Monday))
		if ends != nil {
			list[i].From, list[i].To = int(d.Worked[0].From), int(ends[i])
		}
	}
	return list
}

// missing returns the rest that was missing before a day: of the day, or of the week when the day opens one.
func (c *crew) missing(i int, ends []Minute) Minute {
	if i == 0 {
		return 0
	}
	rest := between(c.Days, i, ends)
	due := c.rules.Rest.Daily
	if c.Days[i].Rest > 0 {
		due = c.Days[i].Rest
	}
	return max(0, due-rest, c.missingWeekly(i, ends))
}

// missingWeekly returns what the longest rest of the week before lacked, when a day opens a week.
func (c *crew) missingWeekly(i int, ends []Minute) Minute {
	if c.hire() != nil || c.Days[i].Date.InWeek(time.Monday) == c.Days[i-1].Date.InWeek(time.Monday) {
		return 0
	}
	longest, due := c.weeklyRest(i, ends)
	return due - longest
}

// weeklyRest returns the longest rest of the week before a day that opens another, and what it had to be: of
// the rests that end in that week, as far as they are in it, and the whole of the one that ends with the day.
func (c *crew) weeklyRest(i int, ends []Minute) (longest, due Minute) {
	before := c.Days[i-1].Date.InWeek(time.Monday)
	week := c.week(before)
	due = c.rules.Rest.Weekly
	if week.days() == 6 && week.Place != ParisRegion {
		due = c.rules.Rest.SixDays
	}
	first := i - 1
	for first > 0 && c.Days[first].Date.InWeek(time.Monday) == before {
		first--
	}
	days := numbered(c.Days[first:i+1], ends[first:])
	return Minute(worktime.WeeklyRest(days, len(days)-1)), due
}

// shortRest marks the first time worked after a rest cut short, as much as was missing; what a day does not
// hold goes on to the next.
func (c *crew) shortRest() {
	rest := event{ShortRest, c.rules.Rest.Percent, c.rules.Rest.Article}
	if rest.percent.IsZero() {
		return
	}
	marked, day, missing := make([]piece, 0, len(c.pieces)), -1, Minute(0)
	for _, p := range c.pieces {
		if p.day != day {
			day, missing = p.day, max(missing, c.days[p.day].MissingRest)
		}
		for i, part := range slice(p, 0, []Step{{Above: missing}}) {
			if i == 0 && missing > 0 {
				missing -= part.length()
				part.events = append(slices.Clip(part.events), rest)
			}
			marked = append(marked, part)
		}
	}
	c.pieces = marked
}
