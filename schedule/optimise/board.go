package optimise

import "github.com/filmfinance/filmfinance/schedule/board"

// Board returns the strips of a plan: its scenes day by day, a scene of several days on each, and a day off for each
// date of the shoot on which nobody shoots although the location left could be had. The scenes of the
// breakdown have the names of those here as numbers.
//
// A [board.Shoot] that starts on the first date of the plan, with calendars that say the same as Dates and as the
// availability of the locations, comes to the same dates, and its day out of days to the same pay of work and of
// holding. What a board knows beyond (a day for a move between two bases, gaps that are released) is put in there.
func (s Shoot) Board(p Plan) board.Board {
	at := make(map[string]string, len(s.Scenes))
	for _, scene := range s.Scenes {
		at[scene.ID] = scene.Location
	}
	locations := make(map[string]Availability, len(s.Locations))
	for _, l := range s.Locations {
		locations[l.ID] = l.Availability
	}
	var strips board.Board
	for i, day := range p.Days {
		if i > 0 {
			strips = append(strips, s.between(p.Days[i-1], day, locations[at[p.Days[i-1].Scenes[0]]])...)
		}
		for _, id := range day.Scenes {
			strips = append(strips, board.Strip{Scene: id})
		}
	}
	return strips
}

// between are the strips between two days of shooting, the first of them at a location.
func (s Shoot) between(before, after Day, location Availability) board.Board {
	var off board.Board
	for _, d := range s.Dates {
		if before.Date.Before(d) && d.Before(after.Date) && location.on(d) {
			off = append(off, board.Strip{Kind: board.DayOff})
		}
	}
	if len(off) == 0 {
		return board.Board{{Kind: board.DayBreak}}
	}
	return off
}
