package payroll

import (
	"fmt"

	"github.com/filmfinance/filmfinance/schedule"
)

// begins returns when night begins on a civil day; false where no season covers it.
func (n Night) begins(d schedule.Date, studio bool) (Minute, bool) {
	for _, s := range n.Seasons {
		if s.covers(d) {
			if studio && s.Studio > 0 {
				return s.Studio, true
			}
			return s.From, true
		}
	}
	return 0, false
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
		on := d.AddDays(int(i))
		bounds = append(bounds, i*midnight+n.Until)
		if from, found := n.begins(on, studio); found {
			bounds = append(bounds, i*midnight+from)
		}
	}
	return bounds
}

// covers reports whether a piece, cut at the bounds, is in the night.
func (n Night) covers(p piece, studio bool) bool {
	if len(n.Steps) == 0 {
		return false
	}
	inDay := p.from % midnight
	if inDay < n.Until {
		return true
	}
	from, found := n.begins(p.date, studio)
	return found && inDay >= from
}
