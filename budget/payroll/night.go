package payroll

import (
	"fmt"

	"github.com/filmfinance/filmfinance/schedule"
)

// season returns the season of a civil day.
func (n Night) season(d schedule.Date) (Season, bool) {
	for _, s := range n.Seasons {
		if s.covers(d) {
			return s, true
		}
	}
	return Season{}, false
}

// begins returns when night begins.
func (s Season) begins(studio bool) Minute {
	if studio && s.Studio > 0 {
		return s.Studio
	}
	return s.From
}

func (s Season) covers(d schedule.Date) bool {
	_, month, dayOfMonth := d.Civil()
	on := fmt.Sprintf("%02d-%02d", int(month), dayOfMonth)
	if s.First <= s.Last {
		return s.First <= on && on <= s.Last
	}
	return on >= s.First || on <= s.Last
}

// bounds returns the times of a day of work, and of the night after it, at which night begins or ends.
func (n Night) bounds(d schedule.Date, studio bool) []Minute {
	var bounds []Minute
	for i := range Minute(3) {
		if s, found := n.season(d.AddDays(int(i))); found {
			bounds = append(bounds, i*midnight+s.Until, i*midnight+s.begins(studio))
		}
	}
	return bounds
}

// covers reports whether a piece, cut at the bounds, is in the night.
func (n Night) covers(p piece, studio bool) bool {
	if len(n.Steps) == 0 {
		return false
	}
	s, found := n.season(p.date)
	inDay := p.from % midnight
	return found && (inDay < s.Until || inDay >= s.begins(studio))
}
