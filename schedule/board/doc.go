// Package board holds the plan of a shoot (plan de travail): the strips in their order, their dates, the day out of
// days of the cast, and what the law and the places have to say about it.
//
// # Model
//
//   - A [Board] is the strips from the first to the last: scenes, day breaks, banners, move days, days off. [Lay] makes
//     one from an order of scenes, a day or more for each, and [Pack] one with several scenes a day; [Board.Insert], [Board.Remove] and [Board.Move] return another.
//   - A [Shoot] is a breakdown, a board, and the calendars, hours, terms and events of the shoot.
//   - [Shoot.Plan] dates the board: each day of shooting takes the first day that its location works. The [Plan] has the
//     pages, the time, the cast and the elements of each day, and why other days are not shot on.
//   - [Plan.DayOutOfDays] shows who works, is held, travels, is dropped and picked up on which day, and what it costs.
//   - [Plan.Inspect] asks whether the limits of working time, those of minors, the availabilities and the light are
//     respected, by [Rules]: those of the law are given by [RulesAt], the same as in package payroll.
//   - [Shoot.Compare] sets another board beside the first, and [Plan.Quantities] gives the days to the formulas of a
//     devis.
//
// # Units and rounding
//
// Times are in minutes, and those of a day may be beyond midnight; days are days of shooting unless said otherwise. A
// scene over several strips is cut in eighths, the first strips taking what does not divide, and its time follows its
// eighths, rounded down on the sum so far. Amounts are in the currency of the fees and are not rounded. Hours of findings
// have two decimals, half away from zero. The light of a day is that of a table of the caller, or of [SunTable] within two
// minutes.
//
// # Errors
//
// [Shoot.Validate] reports every fault at once as [Faults], each with the path of its field, such as board[3].scene. A
// plan that finds no day to work on is [schedule.ErrNoBusinessDay]. A limit that is broken is no error but a [Finding].
//
// # Sources
//
// A day longer than six hours has a break of thirty minutes (crew, II-28) or twenty (titre III); when in the day it is
// taken is not asked. Codes of the day out of days: the documentation of Movie Magic Scheduling; drop and pick-up: SAG-AFTRA
// ([ScreenActorsRelease]). Working time: convention collective nationale de la production cinématographique (IDCC 3097),
// titres I to III, and Code du travail. Not established, and left to the caller: the most work of a day, the hours of
// minors by age ([UnconfirmedMinorHours]), a French rule of release.
package board
