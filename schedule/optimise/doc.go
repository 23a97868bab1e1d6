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
// # Method
//
// A first plan is bettered by changes of the order drawn from the seed. With at most [MaxSearched] scenes
// every plan is then tried from the first date on, as far as the nodes allow: a shoot of a dozen scenes is proved so in
// less than a second, more if the bound is reached. The bound of a larger one counts the fewest days and moves
// there can be and, for the cast, the larger of what the scenes of each actor fill and of what the problem of package talent
// costs, in which time is not cut into days.
//
// # Time and memory
//
// What is remembered of states takes about [Options].Memory bytes at most; all else is small. Nodes and moves bound the
// time: where none are named, seconds.
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
