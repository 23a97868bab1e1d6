// Package postproduction schedules the post-production of a film: what must be done before what, by which calendar,
// when each thing can begin, how late it may, and which chain of tasks makes the end.
//
// # Model
//
// A [Plan] (planning de post-production) is a network of tasks. A [Task] lasts some working days, days or weeks of its
// own calendar, or nothing: it is a milestone (jalon). It waits for others by a [Link] of one of the four types, with a
// lag (décalage) of either sign. An [Imposed] date holds it, or sets a limit. A [Deliverable] is ready at the end of a
// task and due some time after another, or after a date. [Plan.Resolve] gives the [Schedule]: the early and the late
// dates, the floats (marges), the critical paths (chemins critiques), what is late and the chain that makes it late.
// Each date carries its reasons. [Plan.Slip] and [Plan.Lengthen] say what moves when a task does, and [Compare] what is
// different between any two schedules. [FrenchFeature] gives the phases of a feature film.
//
// # Rules
//
// A day is a whole day: a task that follows another begins on its first working day after the last day of the other.
// No task begins before the start of the plan, and none is interrupted but by its calendar. Durations and lags in
// working days count those of a calendar; a lag without a calendar has that of the task that waits. Weeks are
// seven days, and a task of some weeks ends on its last working day within them. A milestone is on the day on which what
// makes it ends or begins, worked or not.
//
// A date imposed never breaks a link. If the tasks before it lead beyond it, the dates show it: the total float of the
// chain is negative, and [Schedule.Late] names the tasks. Due dates that are counted from a date limit the late dates as
// imposed ones do; those counted from a task do not, for they move with it.
//
// With one calendar, a task is critical exactly when it can delay the end: its total float is nothing. Where calendars
// differ, a task may fix the end and still have some float, a Saturday of its own that the others do not work: the paths
// of [Schedule.Critical] follow what fixes the dates, not the floats.
//
// # Units
//
// Floats and delays are in working days of the task; lateness and margins in days of the calendar. Nothing is rounded.
//
// # Errors
//
// [Plan.Validate], [ParsePlan] and [Plan.Resolve] report every fault at once as [Faults], each with the path of its field;
// tasks that wait for each other are named in order. Sizes are bounded by the constants of the package.
//
// # Sources
//
// The critical path method, with calendars (forward and backward pass, total and free float). The order of the phases:
// lecinochedefred.fr, kosmostudio.be, filmmakersproductionbible.com. No duration and no due date is built in.
package postproduction
