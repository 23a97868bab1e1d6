package windows

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Validate returns everything wrong with the agreement as a [Faults], or nil: [ErrTooLarge] beyond the limits,
// [ErrRequired] for a missing code or medium, [ErrDuplicate] for a code given twice, [ErrUnknown] for a medium or
// terms that are none, [ErrRange] for months, weeks, ranks and shares outside those that can be, [ErrOrder] for days or
// weeks that end before they begin.
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
	within(c, "less", w.Less, [2]int{0, MaxWeek})
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
