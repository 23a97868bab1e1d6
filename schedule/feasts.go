package schedule

import (
	"slices"
	"time"

	"github.com/filmfinance/filmfinance/internal/law"
)

// feast is a holiday as the law states it, with the days between which the text applies and the zones
// where it does; no zone means the whole country.
type feast struct {
	zones []Zone
	name  Text
	entry law.Entry[recurrence]
}

// recurrence says on which day of a year a holiday falls: a day of a month, or a number of days after
// Easter Sunday when the month is zero.
type recurrence struct {
	month time.Month
	day   int
}

func (r recurrence) in(year int, easter Date) Date {
	if r.month == 0 {
		return easter.AddDays(r.day)
	}
	return civil(year, r.month, r.day)
}

func (f feast) appliesIn(z Zone) bool {
	if len(f.zones) == 0 {
		return z < NoHolidays
	}
	return slices.Contains(f.zones, z)
}

// covers reports whether the text applies on a day; ISO dates sort as text.
func (f feast) covers(d Date) bool {
	day := d.String()
	return f.entry.From <= day && (f.entry.Until == "" || day <= f.entry.Until)
}

const labourCode = "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006072050/"

var (
	nationalList = Source{Title: "Code du travail, article L3133-1", Address: labourCode}
	alsaceList   = Source{Title: "Code du travail, article L3134-13 (ordonnance du 16 août 1892)", Address: labourCode}
	overseasList = Source{Title: "Code du travail, article L3422-2 (décret 83-1003 du 23 novembre 1983)", Address: labourCode}
	islandsList  = Source{Title: "Code du travail, article L3422-2 (décret 2012-553 du 23 avril 2012)", Address: labourCode}
	circulars    = Source{
		Title:   "Circulaires de 2018 et 2019 sur le 28 mai à Saint-Martin, contre l'article L3422-2 du Code du travail",
		Address: "https://www.le97150.fr/en/society/la-date-du-28-mai-toujours-pas-enterinee-dans-le-code-du-travail.html",
	}
)

var abolition = Text{FR: "Abolition de l'esclavage", EN: "Abolition of slavery"}

// feasts is never changed. The national days carry no first day: when each became a holiday is
// unconfirmed, so the list of today is given for every year.
var feasts = []feast{
	national(time.January, 1, "Jour de l'an", "New Year's Day"),
	national(0, 1, "Lundi de Pâques", "Easter Monday"),
	national(time.May, 1, "Fête du travail", "Labour Day"),
	national(time.May, 8, "Victoire 1945", "Victory of 1945"),
	national(0, 39, "Ascension", "Ascension Day"),
	national(0, 50, "Lundi de Pentecôte", "Whit Monday"),
	national(time.July, 14, "Fête nationale", "National Day"),
	national(time.August, 15, "Assomption", "Assumption"),
	national(time.November, 1, "Toussaint", "All Saints' Day"),
	national(time.November, 11, "Armistice 1918", "Armistice of 1918"),
	national(time.December, 25, "Noël", "Christmas Day"),
	{
		zones: []Zone{AlsaceMoselleGoodFriday}, name: Text{FR: "Vendredi saint", EN: "Good Friday"},
		entry: law.Entry[recurrence]{Value: recurrence{0, -2}, From: "1892-08-16", Status: law.Confirmed, Source: alsaceList},
	},
	{
		zones: []Zone{AlsaceMoselle, AlsaceMoselleGoodFriday}, name: Text{FR: "Saint-Étienne", EN: "St Stephen's Day"},
		entry: law.Entry[recurrence]{Value: recurrence{time.December, 26}, From: "1892-08-16", Status: law.Confirmed, Source: alsaceList},
	},
	overseas(Mayotte, time.April, 27),
	overseas(Martinique, time.May, 22),
	overseas(Guadeloupe, time.May, 27),
	overseas(Guyane, time.June, 10),
	overseas(Reunion, time.December, 20),
	{
		zones: []Zone{SaintBarthelemy}, name: abolition,
		entry: law.Entry[recurrence]{Value: recurrence{time.October, 9}, From: "2012-04-23", Status: law.Confirmed, Source: islandsList},
	},
	saintMartin(SaintMartin27May, 27, period{from: "2012-04-23"}, islandsList),
	saintMartin(SaintMartin28May, 27, period{from: "2012-04-23", until: "2017-12-31"}, islandsList),
	saintMartin(SaintMartin28May, 28, period{from: "2018-01-01"}, circulars),
}

func national(month time.Month, day int, french, english string) feast {
	return feast{
		name:  Text{FR: french, EN: english},
		entry: law.Entry[recurrence]{Value: recurrence{month, day}, Status: law.Confirmed, Source: nationalList},
	}
}

func overseas(zone Zone, month time.Month, day int) feast {
	return feast{
		zones: []Zone{zone}, name: abolition,
		entry: law.Entry[recurrence]{Value: recurrence{month, day}, From: "1983-11-23", Status: law.Confirmed, Source: overseasList},
	}
}

// period is the time during which a reading of a text is followed.
type period struct{ from, until string }

// saintMartin is a reading of the holiday of Saint-Martin, which only a caller who names it obtains.
func saintMartin(zone Zone, day int, in period, source Source) feast {
	return feast{
		zones: []Zone{zone}, name: abolition,
		entry: law.Entry[recurrence]{
			Value: recurrence{time.May, day}, From: in.from, Until: in.until, Status: law.Unconfirmed, Source: source,
		},
	}
}
