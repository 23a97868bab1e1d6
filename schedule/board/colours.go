package board

import "github.com/filmfinance/filmfinance/schedule/breakdown"

// Colours are those of the strips and of the separators of a board, as names. A production may choose its own.
type Colours struct {
	DayInterior   string `json:"day_interior"`
	DayExterior   string `json:"day_exterior"`
	NightInterior string `json:"night_interior"`
	NightExterior string `json:"night_exterior"`
	DayBreak      string `json:"day_break"`
	WeekBreak     string `json:"week_break"`
	DayOff        string `json:"day_off"`
	Holiday       string `json:"holiday"`
}

// UsualColours returns the colours that most boards have (Singleton, Film Scheduling). They are a habit, not a rule.
func UsualColours() Colours {
	return Colours{
		DayInterior: "white", DayExterior: "yellow", NightInterior: "blue", NightExterior: "green",
		DayBreak: "black", WeekBreak: "orange", DayOff: "grey", Holiday: "red",
	}
}

// Of returns the colour of the strip of a scene. One that goes inside and outside is an exterior, one whose light is not
// told is by day.
func (c Colours) Of(s breakdown.Scene) string {
	outside := s.Heading.Place == breakdown.Exterior || s.Heading.Place == breakdown.InteriorExterior
	switch night := s.Lit() == breakdown.Night; {
	case night && outside:
		return c.NightExterior
	case night:
		return c.NightInterior
	case outside:
		return c.DayExterior
	default:
		return c.DayInterior
	}
}
