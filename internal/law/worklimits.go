package law

// The limits of working time, rest and night, in minutes. Package payroll checks the time of a shoot against them and
// package board its plan; neither has any of its own.

const hour = 60

// WorkLimits are the limits of the time of one population under one text. A limit of zero is not established.
type WorkLimits struct {
	// Day is the most work of a day, Span the most from its start to its end, Week and Average (over Weeks) the
	// most of a civil week.
	Day, Span, Week, Average, Weeks int
	// Daily is the rest between two days, Weekly around a week, SixDays around a week of six days.
	Daily, Weekly, SixDays int
	// LongSpan is the span above which the next rest is AfterLong.
	LongSpan, AfterLong int
	// Break is the break due after BreakAfter of work without a meal.
	Break, BreakAfter int
	// Running is the most days running, SixDayWeeks the most weeks of six days running, SixDayWeeksAbroad abroad,
	// HireDays the most days running of an engagement by the day.
	Running, SixDayWeeks, SixDayWeeksAbroad, HireDays int
	// Nights are the seasons of the night; the first that covers a day counts.
	Nights []NightSeason
	// RestArticle and NightArticle are where rests and nights are written.
	RestArticle, NightArticle string
	// Articles are where the other limits are.
	Articles WorkArticles
}

// WorkArticles are the articles of the limits of one population.
type WorkArticles struct {
	Span, Week, Rest, Weekly, Break, Running, SixthDay, SixDayWeeks, Sunday, Studio, Holiday string
}

// NightSeason is a part of the year, from a day to a day written 10-01, both included: night ends at Until, in minutes
// of the day, and begins at From, or at Studio in an approved studio (the same if zero).
type NightSeason struct {
	First, Last         string
	Until, From, Studio int
}

// MinorLimits are the limits of people under an age in years: no work from NightFrom to NightUntil but what an
// authority allows until Allowed, the Rest between two days, RestDays off running in a week, the most work of a Day
// and of a Week, the Break due after BreakAfter.
type MinorLimits struct {
	Under, NightFrom, NightUntil, Allowed, Rest, RestDays, Day, Week, Break, BreakAfter int
}

// LabourLimits are the limits of the labour code, and those of minors, the youngest first.
type LabourLimits struct {
	WorkLimits
	Minors []MinorLimits
}

// FilmCrewLimits are those of film technicians. The most work of a day is not established.
func FilmCrewLimits() Parameter[WorkLimits] {
	return Parameter[WorkLimits]{Name: "limits of the time of film technicians", French: "durée du travail et repos des techniciens du cinéma", Entries: []Entry[WorkLimits]{{
		Value: WorkLimits{
			Span: 13 * hour, Week: 48 * hour, Average: 46 * hour, Weeks: 12, Daily: 11 * hour, Weekly: 48 * hour, SixDays: 24 * hour, Break: hour / 2, BreakAfter: 6 * hour,
			Running: 6, SixDayWeeks: 4, SixDayWeeksAbroad: 4, HireDays: 4, Nights: filmNights(),
			RestArticle: "IDCC 3097, II-35, I-23", NightArticle: "IDCC 3097, II-40",
			Articles: WorkArticles{
				Span: "IDCC 3097, II-27", Week: "IDCC 3097, II-25", Rest: "IDCC 3097, I-23, II-27", Weekly: "IDCC 3097, I-23", Break: "IDCC 3097, II-28", Running: "IDCC 3097, I-23, II-25",
				SixthDay: "IDCC 3097, II-26, II-39", SixDayWeeks: "IDCC 3097, II-26", Sunday: "IDCC 3097, II-41", Studio: "IDCC 3097, II-41, II-42", Holiday: "IDCC 3097, II-42",
			},
		},
		From: "2014-01-03", Status: Confirmed, Source: filmAgreement("titres I and II"),
	}}}
}

// FilmActorLimits are those of film actors.
func FilmActorLimits() Parameter[WorkLimits] {
	return Parameter[WorkLimits]{Name: "limits of the time of film actors", French: "durée du travail et repos des artistes-interprètes du cinéma", Entries: []Entry[WorkLimits]{{
		Value: WorkLimits{
			Span: 12 * hour, Daily: 12 * hour, LongSpan: 12 * hour, AfterLong: 11 * hour, Break: hour / 3, BreakAfter: 6 * hour, SixDayWeeks: 3, SixDayWeeksAbroad: 6,
			Nights: filmNights(), RestArticle: "IDCC 3097, III-4", NightArticle: "IDCC 3097, III-3.1",
			Articles: WorkArticles{
				Span: "IDCC 3097, III-4", Rest: "IDCC 3097, III-4", Break: "IDCC 3097, titre III", SixthDay: "IDCC 3097, III-3.1", SixDayWeeks: "IDCC 3097, III-4",
			},
		},
		From: "2018-10-30", Status: Confirmed, Source: filmAgreement("titre III, chapitre IV (extended on 31 December 2013; the day of the grid of 2018 is taken)"),
	}}}
}

// AudiovisualLimits are those of technicians of audiovisual production, of drama and documentary.
func AudiovisualLimits() Parameter[WorkLimits] {
	return Parameter[WorkLimits]{Name: "limits of the time of audiovisual technicians", French: "durée du travail et repos de la production audiovisuelle", Entries: []Entry[WorkLimits]{{
		Value: WorkLimits{
			Week: 48 * hour, Daily: 11 * hour, Weekly: 35 * hour, SixDays: 35 * hour, Running: 6, HireDays: 4,
			Nights: []NightSeason{
				{First: "12-21", Last: "03-20", Until: 6 * hour, From: 20 * hour}, {First: "03-21", Last: "12-20", Until: 7 * hour, From: 22 * hour},
			},
			RestArticle: "Code du travail, L. 3131-1, L. 3132-2", NightArticle: "IDCC 2642, titre VI",
		},
		From: "2022-12-23", Status: Confirmed, Source: audiovisualAgreement("art. IV.2.1 and titre VI (state of avenant 14; first day not established)"),
	}}}
}

// LabourCodeLimits are those of the labour code. The most work of a day (10 hours) and of an average week (44 hours)
// are not established, nor are the hours of children under 16 by age.
func LabourCodeLimits() Parameter[LabourLimits] {
	minor := func(under, from, rest int) MinorLimits {
		return MinorLimits{Under: under, NightFrom: from, NightUntil: 6 * hour, Allowed: 24 * hour, Rest: rest, RestDays: 2, Day: 8 * hour, Week: 35 * hour, Break: hour / 2, BreakAfter: 4*hour + hour/2}
	}
	return Parameter[LabourLimits]{
		Name: "limits of the labour code", French: "durée du travail et repos, code du travail",
		Entries: []Entry[LabourLimits]{{
			Value: LabourLimits{
				WorkLimits: WorkLimits{
					Week: 48 * hour, Daily: 11 * hour, Weekly: 35 * hour, SixDays: 35 * hour, Running: 6,
					RestArticle: "Code du travail, L. 3131-1, L. 3132-1, L. 3132-2",
					Articles: WorkArticles{
						Week: "Code du travail, L. 3121-20", Rest: "Code du travail, L. 3131-1", Weekly: "Code du travail, L. 3132-2", Running: "Code du travail, L. 3132-1",
					},
				},
				Minors: []MinorLimits{minor(16, 20*hour, 14*hour), minor(18, 22*hour, 12*hour)},
			},
			From: "2020-01-01", Status: Confirmed,
			Source: Source{
				Title:   "Code du travail, L. 3121-20, L. 3131-1, L. 3132-1, L. 3163-2, L. 3164-1, L. 3164-2, R. 7124-30-1 (first day not established; 1 January 2020 is taken)",
				Address: "https://code.travail.gouv.fr/code-du-travail/l3163-2",
			},
		}},
	}
}

// filmNights are those of film crews and actors: 22 h to 6 h from April to September, 20 h to 6 h in winter, from 21 h
// in an approved studio.
func filmNights() []NightSeason {
	return []NightSeason{
		{First: "04-01", Last: "09-30", Until: 6 * hour, From: 22 * hour},
		{First: "10-01", Last: "03-31", Until: 6 * hour, From: 20 * hour, Studio: 21 * hour},
	}
}
