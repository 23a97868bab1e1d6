// Package windows dates the exploitation of a film in France after its release (chronologie des médias): when each
// window opens, under which agreement, and whether the holdbacks and licences of its contracts agree with that.
//
// # Model
//
// An [Agreement] is data: windows with their time after the release, what each asks of the film and of the service, and
// how well each figure is established. [At] gives the one of a day of release, [Named] one by its code; either may be
// changed, and one's own written. [Open] and [Agreement.Open] give the [Calendar] of a [Film]: for each window the first
// day, the last where it is established, the conditions that were met, the source. A date that cannot be told says which
// inputs are missing, and between which days it is. [Calendar.Check] sets the clauses of contracts against it, and
// licences against the holdbacks of others, with the margin in days.
//
// # Rules
//
// The agreement is that of the day of release; a window that opens after its last day is marked, for whether the next one
// then governs is not established. Of the windows of one medium and rank a service has the first whose conditions it meets.
// A window whose figure is not established is used only if the film accepts it by name ([Film.Accept]); a name that the
// agreement does not have is a fault. Where a window
// depends on services and the film names none, each case is a row of its own.
//
// Months count from the release, by one named rule of the end of the month ([Film.EndOfMonth]); the texts at hand do not say
// which, and [Opening.MonthEnd] marks the days on which it matters. A window that lasts some months ends the day before the
// same count from the release.
//
// # Units
//
// Days are civil days, months those of the calendar, weeks those of the release from 1; margins are in days. Shares are
// percentages. Nothing is rounded.
//
// # Errors
//
// Validate and the Parse functions report every fault at once as [Faults], each with the path of its field. A day of
// release for which no agreement is established answers [ErrBefore], [ErrNone], or [ErrUnconfirmed] with the candidates.
// Sizes are bounded by the constants of the package.
//
// # Sources
//
// Agreements of 6 July 2009 (arrêté of 9 July 2009), 2018 (25 January 2019), 24 January 2022 (4 February 2022) with its
// avenant of 25 September 2023, and 6 February 2025. Each window carries its source and its status. The agreements since
// 2018 are known from the trade press. Under that of 2025, the 15 and 17 months of SVOD services, the terms of those that
// have them and the 22 months of television are only said to be "renewed as they stood": one reading takes that for
// established, the other does not, so they are unconfirmed and wait to be accepted. The visa and other deadlines before
// the release are not among them.
package windows
