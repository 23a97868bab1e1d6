// Package schedule holds the time of a film: civil days, months and weeks, public holidays and business
// days, day counts, and the production calendar.
//
// # Model
//
//   - [Date] is a civil day, with no clock and no time zone: a contract signed on 1 March is signed on
//     1 March everywhere. [Date.AddMonths] and [Date.InMonth] take a named rule for the months that are
//     too short ([EndOfMonth]); [Week] is a week of ISO 8601, Monday to Sunday.
//   - [Zone] is the list of public holidays (jours fériés) of a place in France, with computed [Easter].
//   - [Calendar] says which days are worked (jours ouvrés): the days of the week, the holidays of a zone,
//     the days off and the extra days of a production. [Adjustment] names the rules that move a date
//     which is not a business day.
//   - [DayCount] turns the time between two days into a fraction of a year.
//   - [Production] is the production calendar (calendrier de production): its [Milestone] are dated
//     events, its [Phase] are runs of weeks. Budgets, plans and contracts refer to them by code.
//   - [Minute] is a time of a civil day, or a length of time.
//   - [Timetable] is a calendar in which one date moves all the others (rétroplanning): steps that come
//     after each other, which [Timetable.Resolve] dates. [FrenchFeature] gives that of a feature film.
//
// Package postproduction schedules networks of tasks with floats and critical paths; package windows dates the
// exploitation after the release.
//
// Nothing here reads a clock. All values may be used by several goroutines at once.
//
// # Units and rounding
//
// Dates go from the year 1 to the year 9999, in the Gregorian calendar throughout. Beyond them the
// arithmetic returns "no date", the zero value, which is the empty string in JSON; so does arithmetic on
// no date. Fractions of a year are exact: nothing is rounded in this package.
//
// # Errors
//
// Validate and the Parse functions report every fault of a document at once as a [Faults], each with the
// path of its field, such as phases[2].monday, and a kind for errors.Is; steps that wait for each other are
// [ErrCycle]. [ErrDate], [ErrWeek] and [ErrTime]
// report a text that is not a date, a week or a time, [ErrNoBusinessDay] a search without result. Every list has a limit,
// and every search a length, fixed by the constants of the package.
//
// # Sources
//
// Public holidays: Code du travail, articles L3133-1, L3134-13 and L3422-2; each [Holiday] carries its
// text. Since when each of the eleven national days has been a holiday is unconfirmed: the list of today
// is given for every year from 1583. Whether 27 or 28 May binds in Saint-Martin is unconfirmed: the
// caller chooses the zone by name. Easter: the algorithm of Meeus, Jones and Butcher. Weeks: ISO 8601.
// Day counts: 2006 ISDA Definitions, section 4.16.
//
// # Example
//
//	shoot := schedule.Phase{Code: "SHOOT", Monday: schedule.MustParseDate("2027-05-31"), Weeks: 8}
//	for _, payday := range shoot.Fridays() {
//		charges := payday.InMonth(1, 15, schedule.Clip) // the 15th of the month that follows
//		fmt.Println(payday, charges)
//	}
package schedule
