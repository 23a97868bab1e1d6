package windows

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Validate returns everything wrong with the agreement as a [Faults], or nil: [ErrTooLarge] beyond the limits,
// [ErrRequired] for a missing code or medium, [ErrDuplicate] for a code given twice and for windows of one rank that share
// some of their media but not all in the same order, [ErrUnknown] for a medium or
// terms that are none, [ErrRange] for months, weeks, ranks and shares outside those that can be, [ErrOrder] for days or
// weeks that end before they begin, and for a window more favourable than one before it of its media and rank.
func (a Agreement) Validate() error {
	var c fault.Collector
	check.Code(&c, "code", a.Code)
	check.Labels(&c, "label", a.Label)
	if !a.From.IsZero() && !a.Until.IsZero() && a.Until.Before(a.From) {
		c.Add("until", ErrOrder, a.Until)
	}
	sized := check.Size(&c, "windows", len(a.Windows), MaxWindows)
	if !check.Size(&c, "services", len(a.Services), MaxWindows) || !sized {
		return c.Err()
	}
	seen := map[string]bool{}
	for i, w := range a.Windows {
		in := c.In("windows[%d]", i)
		check.Unique(in, "code", w.Code, seen)
		w.check(in)
		w.checkAmong(in, a.Windows[:i])
	}
	for i, s := range a.Services {
		in := c.In("services[%d]", i)
		check.Code(in, "name", s.Name)
		checkMedium(in, "medium", s.Medium)
		checkTerms(in, "terms", s.Terms)
		check.Labels(in, "label", s.Label)
		checkSource(in, s.Source, s.Status)
	}
	checkSource(&c, a.Source, Confirmed)
	return c.Err()
}

// weeksOfMonth is how many weeks every month has: a waiver does not lead before the release.
const weeksOfMonth = 4

func (w Window) check(c *fault.Collector) {
	check.Labels(c, "label", w.Label)
	checkSource(c, w.Source, w.Status)
	if len(w.Media) == 0 {
		c.Add("media", ErrRequired, nil)
	}
	if check.Size(c, "media", len(w.Media), MaxWindows) {
		for i, m := range w.Media {
			checkMedium(c.In("media[%d]", i), "", m)
		}
	}
	within(c, "rank", w.Rank, [2]int{1, MaxWindows})
	within(c, "months", w.Months, [2]int{0, MaxMonths})
	within(c, "lasts", w.Lasts, [2]int{0, MaxMonths})
	within(c, "less", w.Less, [2]int{0, weeksOfMonth * max(w.Months, 0)})
	in := c.In("condition")
	checkTerms(in, "terms", w.Condition.Terms)
	check.Percent(in, "share", w.Condition.Share)
	if limit := w.Condition.Admissions; limit != nil {
		in = in.In("admissions")
		checkWeeks(in, limit.From, limit.To)
		if limit.Most < 0 {
			in.Add("most", ErrNegative, limit.Most)
		}
	}
}

// checkAmong asks that a window has all the media of those before it of its rank, or none, and is no more favourable than
// those with all.
func (w Window) checkAmong(c *fault.Collector, before []Window) {
	for _, b := range before {
		if b.Rank != w.Rank {
			continue
		}
		switch {
		case slices.Equal(b.Media, w.Media):
			if w.Months != 0 && w.Months < b.Months {
				c.Add("months", ErrOrder, w.Months)
				return
			}
		case slices.ContainsFunc(w.Media, func(m Medium) bool { return slices.Contains(b.Media, m) }):
			c.Add("media", ErrDuplicate, b.Code)
			return
		}
	}
}

func checkMedium(c *fault.Collector, path string, m Medium) {
	switch {
	case m == "":
		c.Add(path, ErrRequired, nil)
	case m.Label() == Text{}:
		c.Add(path, ErrUnknown, string(m))
	}
}

func checkTerms(c *fault.Collector, path string, t Terms) {
	if t != "" && t.Label() == (Text{}) {
		c.Add(path, ErrUnknown, string(t))
	}
}

func checkSource(c *fault.Collector, s Source, status Status) {
	check.Label(c, "source.title", s.Title)
	check.Label(c, "source.address", s.Address)
	if status > Confirmed {
		c.Add("status", ErrRange, int(status))
	}
}

func checkWeeks(c *fault.Collector, from, to int) bool {
	if !within(c, "from", from, [2]int{1, MaxWeek}) || !within(c, "to", to, [2]int{1, MaxWeek}) {
		return false
	}
	if to < from {
		c.Add("to", ErrOrder, to)
		return false
	}
	return true
}

// within reports whether a number is between two, both included.
func within(c *fault.Collector, path string, n int, limits [2]int) bool {
	if n < limits[0] || n > limits[1] {
		c.Add(path, ErrRange, n)
		return false
	}
	return true
}
