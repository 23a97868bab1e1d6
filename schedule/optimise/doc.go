// Package optimise lays the scenes of a shoot on its dates so that it costs least: holding of actors, company
// moves, days of shooting, within what actors, locations and the work allow.
//
// # Model
//
// A [Shoot] has the dates on which one may shoot, scenes with their length in eighths of a page (or in whole
// days), location, day or night, and cast, and what binds them: precedences, fixed dates, availability of actors and
// locations, the eighths of a day, day and night kept apart, rest after a night. A [Plan] puts each scene on a date, in
// the order of the day. It costs
//
//   - each actor's fee for every day of shooting from his first to his last, worked or held, and for at
//     least his minimum; dates on which nobody shoots are not paid;
//   - a company move wherever two scenes in a row are at different locations, at one price within a day and
//     another overnight;
//   - a price for each day of shooting.
//
// This is how one asks:
//
//	plan, err := optimise.Solve(ctx, shoot, optimise.Options{})
//	for _, day := range plan.Days {
//		fmt.Println(day.Date, day.Scenes, day.Eighths, day.Moves)
//	}
//	fmt.Println(plan.Cost, plan.Work, plan.Holding, plan.Guarantee, plan.Moves, plan.Crew, plan.Bound, plan.Proved)
//
// The scenes alone, without dates, are the problem of package talent.
//
// [Shoot.Board] puts a plan on the stripboard of package board, which draws it, counts the days of the cast and
// checks the rules of work. There are fewer days and dates in a plan than on a board: a day without
// shooting for a move between two bases, for one, is put in there.
//
// # Method
//
// A first plan is bettered by changes drawn from the seed, of scenes and of whole days. Then plans are tried:
//
//   - Up to twenty scenes, of which a day takes eight at most: a dynamic programme finds, for every set of scenes that may be
//     left and every location where the company may be, what the rest costs at least. It
//     counts days, moves, work and holding just as a plan does; it leaves out the minimums, and that dates are limited beyond those on
//     which the scenes of a day may be shot together. Days are then put one after another, and a beginning is given
//     up when its cost and what the table says come to no less than the best plan. Where dates do
//     not bind the best plan mostly costs what the table says at the start: it is proved at once.
//   - Up to [MaxSearched] scenes otherwise: scene by scene, with a simpler bound of the rest. This proves some shoots
//     of scenes that take whole days, and few others.
//
// A plan is Proved when nothing is left to try, or when it costs as little as the bound. The bound of a larger shoot
// counts the fewest days, the moves of days that must be at several locations and between all locations, and for the cast the
// larger of the days that the scenes of each actor take and of what the problem of package talent
// costs, in which time is not cut into days.
//
// # Time and memory
//
// One thread of a shared machine of 2 cores (Xeon), shoots drawn like real ones: three scenes a day, a location for
// every eight scenes or so, an actor for every five, nights followed by rest. The cost is in per cent of the bound.
//
//	scenes  days    s  cost
//	     8     4  0.03  proved
//	    12     5  0.04  proved
//	    16     7  0.15  proved
//	    18     8  0.3   proved
//	    20     8  3.8   proved
//	    24    11  0.9   107
//	    40    17  2.2   114
//	    64    25  2.8   113
//	   120    46  3.7   121
//
// The table and what is remembered of states take about [Options].Memory bytes at most; all else is small. Nodes and
// moves bound the time.
//
// # Units and rounding
//
// Amounts are exact, in one currency, and nothing is rounded.
//
// # Errors
//
// A shoot is refused with every fault at once, a [Faults], each with its path. [ErrInfeasible] names the
// constraint where one alone, or with the dates, has no solution; where only all together have none it is
// returned once every plan was tried. [ErrEffort] says that none was found and that there may be one.
package optimise
