package law

import "github.com/shopspring/decimal"

// SMIC is the hourly minimum wage in metropolitan France, in euros.
func SMIC() Parameter[decimal.Decimal] {
	step := func(from, until string, cents int64) Entry[decimal.Decimal] {
		return Entry[decimal.Decimal]{
			Value: rate(cents, 2), From: from, Until: until, Status: Confirmed, Source: openfisca("marche_travail/salaire_minimum"),
		}
	}
	return Parameter[decimal.Decimal]{
		Name: "SMIC, hourly", French: "SMIC horaire",
		Entries: []Entry[decimal.Decimal]{
			step("2012-07-01", "2012-12-31", 940),
			step("2013-01-01", "2013-12-31", 943),
			step("2014-01-01", "2014-12-31", 953),
			step("2015-01-01", "2015-12-31", 961),
			step("2016-01-01", "2016-12-31", 967),
			step("2017-01-01", "2017-12-31", 976),
			step("2018-01-01", "2018-12-31", 988),
			step("2019-01-01", "2019-12-31", 1003),
			step("2020-01-01", "2020-12-31", 1015),
			step("2021-01-01", "2021-09-30", 1025),
			step("2021-10-01", "2021-12-31", 1048),
			step("2022-01-01", "2022-04-30", 1057),
			step("2022-05-01", "2022-07-31", 1085),
			step("2022-08-01", "2022-12-31", 1107),
			step("2023-01-01", "2023-04-30", 1127),
			step("2023-05-01", "2023-12-31", 1152),
			step("2024-01-01", "2024-10-31", 1165),
			step("2024-11-01", "2025-12-31", 1188),
			step("2026-01-01", "2026-05-31", 1202),
			step("2026-06-01", "", 1231),
		},
	}
}

// Ceilings are the ceilings of social security, in euros.
type Ceilings struct {
	Year, Month, Hour decimal.Decimal
	// An artist engaged for fewer than ShortDays running has ShortHours hourly ceilings a day.
	ShortHours decimal.Decimal
	ShortDays  int
}

// SocialCeilings are the ceilings of social security (plafond) by year, in metropolitan France.
func SocialCeilings() Parameter[Ceilings] {
	entry := func(year string, values ...int64) Entry[Ceilings] {
		return Entry[Ceilings]{
			Value: Ceilings{rate(values[0], 0), rate(values[1], 0), rate(values[2], 0), rate(12, 0), 5},
			From:  year + "-01-01", Until: year + "-12-31", Status: Confirmed, Source: openfisca("prelevements_sociaux/pss"),
		}
	}
	p := Parameter[Ceilings]{
		Name: "ceilings of social security", French: "plafonds de la sécurité sociale",
		Entries: []Entry[Ceilings]{
			entry("2018", 39732, 3311, 25), entry("2019", 40524, 3377, 25), entry("2020", 41136, 3428, 26), entry("2021", 41136, 3428, 26),
			entry("2022", 41136, 3428, 26), entry("2023", 43992, 3666, 27), entry("2024", 46368, 3864, 29), entry("2025", 47100, 3925, 29),
			entry("2026", 48060, 4005, 30),
		},
	}
	for i := len(p.Entries) - 2; i < len(p.Entries); i++ { // the hour is the year over 1,607, to the euro
		p.Entries[i].Status = Derived
	}
	return p
}

// DailyCeiling is the ceiling of social security of a day, in euros: the year over 218 days, to the euro (CSS D.
// 242-17).
func DailyCeiling() Parameter[decimal.Decimal] {
	p := Parameter[decimal.Decimal]{Name: "ceiling of social security of a day", French: "plafond journalier de la sécurité sociale"}
	for _, e := range SocialCeilings().Entries {
		p.Entries = append(p.Entries, Entry[decimal.Decimal]{
			Value: e.Value.Year.DivRound(decimal.NewFromInt(218), 0), From: e.From, Until: e.Until, Status: Derived,
			Source: publi2022("plafond journalier, CSS D. 242-17: year / 218, to the euro"),
		})
	}
	return p
}

func openfisca(what string) Source {
	return Source{Title: "OpenFisca France, state of 23 July 2026, " + what, Address: "https://github.com/openfisca/openfisca-france"}
}
