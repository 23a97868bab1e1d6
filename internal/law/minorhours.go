package law

// MinorHours is the most work of a day of minors under an age in years, in the school period and in the holidays, in
// minutes.
type MinorHours struct {
	Under, School, Holidays int
}

// MinorHoursByAge are the hours that the trade applies to minors by age. They are not established in law: a caller
// asks for them by a name that says so.
func MinorHoursByAge() Parameter[[]MinorHours] {
	return Parameter[[]MinorHours]{Name: "hours of minors by age", French: "durée du travail des mineurs selon l'âge", Entries: []Entry[[]MinorHours]{{
		Value: []MinorHours{{3, hour, hour}, {6, 2 * hour, 2 * hour}, {12, 3 * hour, 6 * hour}, {17, 4 * hour, 7 * hour}},
		From:  "2020-01-01", Status: Unconfirmed,
		Source: Source{Title: "tv-production.fr, durée du travail des enfants (usage; no text found, first day not established)", Address: "https://www.tv-production.fr"},
	}}}
}
