package postproduction

import "github.com/filmfinance/filmfinance/schedule"

// RuleOfThumb is a duration that a source gives as a habit of the trade. It is an example, never a default.
type RuleOfThumb struct {
	// Phase is a code of [FrenchFeature].
	Phase string        `json:"phase"`
	Least schedule.Span `json:"least"`
	// Most is the upper end; nothing where the source leaves it open.
	Most   schedule.Span `json:"most,omitzero"`
	Source Source        `json:"source"`
}

// RulesOfThumb returns durations quoted for feature films, in the order of the phases. The sources disagree, by an order of
// magnitude for colour, and none is better than another. The two director's cuts are counted together.
func RulesOfThumb() []RuleOfThumb {
	bible := Source{Title: "Filmmaker's Production Bible, rules of thumb", Address: "https://filmmakersproductionbible.com"}
	weeks := func(phase string, least, most int) RuleOfThumb {
		r := RuleOfThumb{Phase: phase, Least: schedule.Span{Count: least, Unit: schedule.Weeks}, Source: bible}
		if most > 0 {
			r.Most = schedule.Span{Count: most, Unit: schedule.Weeks}
		}
		return r
	}
	return []RuleOfThumb{
		weeks("assembly", 1, 2),
		weeks("directors_cut", 5, 7),
		weeks("fine_cut", 1, 1),
		weeks("visual_effects", 1, 0),
		weeks("colour", 2, 3),
		weeks("titles", 1, 0),
		weeks("music", 6, 8),
		weeks("sound_edit", 3, 5),
		weeks("mix", 1, 2),
		{Phase: delivery, Least: schedule.Span{Count: 2, Unit: schedule.Days}, Most: schedule.Span{Count: 3, Unit: schedule.Days}, Source: bible},
	}
}
