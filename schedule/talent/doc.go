// Package talent finds the order of scenes that holds the actors least: the talent scheduling problem.
//
// # Model
//
// A [Problem] is a list of scenes with their durations and casts, and of actors with their fees. Scenes are
// shot one after another; an actor is paid from the first day of his first scene to the last day of his last
// one, worked or held. The pay of the days worked does not depend on the order: the cost to be made least is
// that of the days held (the holding cost). Precedences may say that one scene comes before another.
//
//	problem := talent.Problem{
//		Scenes: []talent.Scene{{ID: "1", Days: 2, Cast: []string{"Anna"}}, {ID: "2", Days: 1}, {ID: "3", Days: 1, Cast: []string{"Anna"}}},
//		Actors: []talent.Actor{{ID: "Anna", Fee: decimal.New(95000, -2)}},
//	}
//	result, err := talent.Solve(ctx, problem, talent.Options{})
//	fmt.Println(result.Order, result.Holding, result.Bound, result.Proved)
//	for _, line := range result.Actors {
//		fmt.Println(line.Actor, line.First, line.Last, line.Worked, line.Held, line.Cost)
//	}
//
// [Problem.Cost] is the cost of a given order, [Optima] how many orders cost least and the first of them, and
// [ParseInstance] reads the text in which instances of the problem are published.
//
// # Method
//
// [Solve] drops the actors who are never held, joins scenes of one cast, betters an order by moves of single
// scenes, and then proves it, or finds a better one, by branch and bound: orders are built from both ends
// towards the middle, at each node from the end that leaves fewer choices. A node keeps only the actors about
// whom something is left to decide; for them, scenes of one cast are joined again, and a scene whose cast is
// just who stands at an end is placed there. Choices that another dominates are left out, bounds of what is
// left to hold cut off the rest, and a table remembers what each set of scenes left was proved to cost. The
// order is proved when nothing is left. NP-hard as the problem is, there are films that no budget suffices for:
// then the result has a bound, the larger of that of the search and of the least costs of six actors at a time.
//
// # Time and memory
//
// One thread of a shared machine of 2 cores (Xeon), best of a few runs; nodes are the partial orders branched
// on. The plain dynamic programme over all sets of scenes takes 5 to 20 times as long, on those that it can do.
//
//	instance      scenes  actors  total  holding  nodes   ms  allocated   EJOR 2016: nodes, s
//	MobStory          28       8    871      146    625    7    0.32 MB         849, 0.05
//	film103           19       8   1031      187    751    6    0.30 MB         828, 0.02
//	film105           18       8    849      110    311    3    0.23 MB         215, 0.02
//	film117           19       8    913      197    589    6    0.30 MB         987, 0.02
//	csplib-film1      20       8    871      146    625    7    0.31 MB
//	csplib-film2      13      10    818       87     74    1
//	random16x8-a      16       8   6170      685     18    1
//	own-20x8          20       8  11598     1383     73    1
//	own-28x8          28       8  16803     2312    237    3    0.23 MB
//	own-40x8          40       8  40262     4456    303    4    0.26 MB
//
// The other instances of the tests take under 40 nodes and half a millisecond. Drawn at random, 40 scenes
// with 10 actors take 4 milliseconds to 1 second; with 12, to 10 seconds; 28 with 16, to 3 seconds; 64 with 10, to
// 5 seconds and beyond the default nodes.
//
// The table of proved nodes takes at most [Options].Memory bytes, and half as much again while it doubles;
// a smaller one only makes the search longer. All else is under two megabytes. The nodes bound the time: a
// node takes 10 to 100 microseconds.
//
// # Units and rounding
//
// Fees and costs are exact and in one currency; nothing is rounded. Bounds are whole numbers of the largest
// unit that divides all fees.
//
// # Errors
//
// A problem is refused with every fault at once, a [Faults], each with its path. Sizes are bounded by the
// constants of the package before any work starts.
//
// # Sources
//
// T.C.E. Cheng, J. Diamond, B.M.T. Lin, "Optimal scheduling in film production to minimize talent hold cost",
// JOTA 79 (1993) 479-492. M. Garcia de la Banda, P.J. Stuckey, G. Chu, "Solving talent scheduling with dynamic
// programming", INFORMS J. Computing 23 (2011) 120-137. H. Qin, Z. Zhang, A. Lim, X. Liang, "An enhanced
// branch-and-bound algorithm for the talent scheduling problem", EJOR 250 (2016) 412-426.
package talent
