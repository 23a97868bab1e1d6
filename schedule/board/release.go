package board

import (
	"cmp"
	"slices"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// Release is a gap that is not paid: the element is dropped after its Last day and picked up on its day Back.
type Release struct {
	Last schedule.Date `json:"last"`
	Back schedule.Date `json:"back"`
}

// ReleaseRule says which gaps between two days of work may be left unpaid (drop and pick-up).
type ReleaseRule struct {
	// MoreThan is what the gap must exceed, counted in Count.
	MoreThan int `json:"more_than"`
	Count    Gap `json:"count,omitempty"`
	// Most is how many gaps of an element may be released, the longest first and of equals the earliest; zero is one.
	Most int `json:"most,omitzero"`
}

// Gap is how a gap between two days of work is counted.
type Gap string

// The counts.
const (
	// ShootingDays counts the days of shooting between the two.
	ShootingDays Gap = ""
	// CalendarDays counts from the last day to the day of return: from 1 to 12 June there are eleven.
	CalendarDays Gap = "calendar_days"
)

func (r ReleaseRule) check(c *fault.Collector) {
	if r.MoreThan < 0 || r.MoreThan > MaxGap {
		c.Add("more_than", ErrRange, r.MoreThan)
	}
	if r.Most < 0 || r.Most > MaxGap {
		c.Add("most", ErrRange, r.Most)
	}
	if r.Count != ShootingDays && r.Count != CalendarDays {
		c.Add("count", ErrRange, string(r.Count))
	}
}

// ScreenActorsRelease returns the rule of the American actors' guild (SAG-AFTRA) for day performers on a day, and its
// source: one gap a production, with a firm date of return, of more than ten calendar days for a film shot entirely in
// the United States, and of more than fourteen for others. The errors are those of the day: before the first that is
// known. The French agreement has no such rule: what is agreed is written in Releases.
func ScreenActorsRelease(day schedule.Date, inUnitedStates bool) (ReleaseRule, schedule.Source, error) {
	e, err := law.PerformerPickUp().At(day.String())
	if err != nil {
		return ReleaseRule{}, schedule.Source{}, err
	}
	r := ReleaseRule{MoreThan: e.Value.Elsewhere, Count: CalendarDays, Most: e.Value.Most}
	if inUnitedStates {
		r.MoreThan = e.Value.InUnitedStates
	}
	return r, e.Source, nil
}

// choose returns the places, in worked, of the days after which gaps are released by the rule.
func (r ReleaseRule) choose(p *Plan, worked []int) map[int]bool {
	type gap struct{ after, length int }
	var gaps []gap
	for i := 1; i < len(worked); i++ {
		length := worked[i] - worked[i-1] - 1
		if length == 0 {
			continue // there is nothing to pay
		}
		if r.Count == CalendarDays {
			length = p.Days[worked[i]].Date.DaysSince(p.Days[worked[i-1]].Date)
		}
		if length > r.MoreThan {
			gaps = append(gaps, gap{i - 1, length})
		}
	}
	slices.SortStableFunc(gaps, func(a, b gap) int { return cmp.Compare(b.length, a.length) })
	chosen := map[int]bool{}
	for _, g := range gaps[:min(len(gaps), max(1, r.Most))] {
		chosen[g.after] = true
	}
	return chosen
}
