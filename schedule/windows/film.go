package windows

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Film is what the windows of a film depend on.
type Film struct {
	// Release is the day of the release in French theatres.
	Release schedule.Date `json:"release"`
	// Agreement is the code of a built-in agreement; empty for that of the day of release.
	Agreement string `json:"agreement,omitempty"`
	// EndOfMonth is how months are counted from the last days of a month; the texts at hand do not say. The zero value
	// stops at the last day of the month reached.
	EndOfMonth schedule.EndOfMonth `json:"end_of_month,omitempty"`
	// Services are the channels and platforms that have the film, or might.
	Services []Service `json:"services,omitempty"`
	// Derogation tells that the film was granted one to open video early, Waiver of how many weeks where it counts in
	// weeks.
	Derogation bool `json:"derogation,omitempty"`
	Waiver     int  `json:"waiver,omitempty"`
	// Admissions are counts of tickets by weeks of the release that do not overlap.
	Admissions []Admissions `json:"admissions,omitempty"`
	// Accept are the codes of windows, and the names of services, that are taken although their figures are not
	// established; co_exploitation for that rule. A name that the agreement does not have is refused.
	Accept []string `json:"accept,omitempty"`
	// CoExploitation is what the sharing of a film by a subscription service and a free channel depends on.
	CoExploitation *CoExploitationFacts `json:"co_exploitation,omitempty"`
}

// Service is a channel or a platform.
type Service struct {
	Name   string `json:"name"`
	Medium Medium `json:"medium"`
	// Terms are those of its agreement with the trade; empty for those that the agreement knows for its name.
	Terms Terms `json:"terms,omitempty"`
	// Share is the percentage of its turnover that it invests in films; nil when unknown.
	Share *decimal.Decimal `json:"share,omitempty"`
}

// Admissions is a number of tickets from a week to a week of the release, both included, from 1.
type Admissions struct {
	From  int `json:"from"`
	To    int `json:"to"`
	Count int `json:"count"`
}

// CoExploitationFacts are those of the work: who made it, what it cost in euros, whether a free channel financed it
// beforehand (unknown without an answer), and the first day it shows it, when that is known.
type CoExploitationFacts struct {
	Service       string           `json:"service"`
	Cost          *decimal.Decimal `json:"cost,omitempty"`
	FreeTVFinance *bool            `json:"free_tv_finance,omitempty"`
	FreeBroadcast schedule.Date    `json:"free_broadcast,omitzero"`
}

// ParseFilm reads a film from JSON and validates it. The error is a [Faults].
func ParseFilm(data []byte) (Film, error) { return fault.Parse[Film](data) }

// Validate returns everything wrong with the film as a [Faults], or nil: [ErrRequired] for a missing day, name or
// medium, [ErrDuplicate] for a service given twice on one medium, [ErrUnknown] for a medium or terms that are none,
// [ErrRange], [ErrNegative], [ErrOrder] for weeks that overlap, [ErrTooLarge] beyond the limits.
func (f Film) Validate() error {
	var c fault.Collector
	sized := check.Size(&c, "services", len(f.Services), MaxServices)
	sized = check.Size(&c, "admissions", len(f.Admissions), MaxServices) && sized
	if !check.Size(&c, "accept", len(f.Accept), MaxWindows) || !sized {
		return c.Err()
	}
	checkRelease(&c, "release", f.Release)
	c.Merge("end_of_month", f.EndOfMonth.Validate())
	within(&c, "waiver", f.Waiver, [2]int{0, MaxWeek})
	type key struct {
		name   string
		medium Medium
	}
	seen := map[key]bool{}
	for i, s := range f.Services {
		in := c.In("services[%d]", i)
		own := key{strings.ToLower(s.Name), s.Medium}
		if check.Code(in, "name", s.Name) && seen[own] {
			in.Add("name", ErrDuplicate, s.Name)
		}
		seen[own] = true
		checkMedium(in, "medium", s.Medium)
		checkTerms(in, "terms", s.Terms)
		if s.Share != nil {
			check.Percent(in, "share", *s.Share)
		}
	}
	f.checkAdmissions(&c)
	for i, code := range f.Accept {
		check.Code(c.In("accept[%d]", i), "", code)
	}
	if facts := f.CoExploitation; facts != nil {
		check.Code(&c, "co_exploitation.service", facts.Service)
		if facts.Cost != nil {
			check.NotNegative(&c, "co_exploitation.cost", *facts.Cost)
		}
	}
	return c.Err()
}

// checkRelease asks for a day around which all months that a document may count exist.
func checkRelease(c *fault.Collector, path string, release schedule.Date) bool {
	if !check.Given(c, path, release.String()) {
		return false
	}
	if far := 2 * daysOfMonth * MaxMonths; release.AddDays(far).IsZero() || release.AddDays(-far).IsZero() {
		c.Add(path, ErrRange, release)
		return false
	}
	return true
}

// maxAdmissions bounds a count, so that sums stay whole numbers.
const maxAdmissions = 1_000_000_000

func (f Film) checkAdmissions(c *fault.Collector) {
	taken := map[int]bool{}
	for i, a := range f.Admissions {
		in := c.In("admissions[%d]", i)
		within(in, "count", a.Count, [2]int{0, maxAdmissions})
		if !checkWeeks(in, a.From, a.To) {
			continue
		}
		for week := a.From; week <= a.To; week++ {
			if taken[week] {
				in.Add("from", ErrOrder, a.From)
				break
			}
			taken[week] = true
		}
	}
}

// accepts reports whether a code is taken although it is not established, acceptsService whether a service is.
func (f Film) accepts(code string) bool { return slices.Contains(f.Accept, code) }

func (f Film) acceptsService(name string) bool {
	return slices.ContainsFunc(f.Accept, func(accepted string) bool { return strings.EqualFold(accepted, name) })
}

// answer is yes, no, or that an input is missing.
type answer uint8

const (
	unknown answer = iota
	no
	yes
)

// atMost reports whether the admissions of some weeks are within a limit.
func (f Film) atMost(limit MostAdmissions) answer {
	least, weeks, most := 0, 0, -1
	for _, a := range f.Admissions {
		if a.From >= limit.From && a.To <= limit.To {
			least, weeks = least+a.Count, weeks+a.To-a.From+1
		}
		if a.From <= limit.From && a.To >= limit.To {
			most = a.Count // a count over more weeks is an upper bound
		}
	}
	switch {
	case least > limit.Most:
		return no
	case weeks == limit.To-limit.From+1, most >= 0 && most <= limit.Most:
		return yes
	default:
		return unknown
	}
}
