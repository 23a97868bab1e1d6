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
// just who stands at an end is placed there. Choices that another dominates are left out, and a table remembers
// what each set of scenes left was proved to cost.
//
// # What is proved, and why
//
// A partial order has a cost that is certain and a bound of the rest: no order that completes it costs less than
// both together. If that is not less than an order already known, none of them need be looked at. When
// every partial order has been looked at, left out for one that is as good, or cut off like this, the order known
// is proved: Bound equals Holding. Two bounds are used, whichever is larger.
//
//   - Those present at one end leave one by one. Until one has left he waits through the scenes for which others
//     left before him and which do not need him; all orders of leaving are compared (up to seven actors at a time). The
//     two ends are different people, so that both costs add up. In a scene that needs nobody of an end, moreover,
//     of each two actors of both ends who have a scene in common one is held: he has not left, or the other has come.
//   - For those who meet so from both ends, the same is counted in every scene.
//
// NP-hard as the problem is, there are films that no budget suffices for: then the result has a bound, the larger
// of that of the search and of the least costs of six actors at a time, and is not Proved.
//
// # Time and memory
//
// One thread of a shared machine of 2 cores (Xeon), best of a few runs; nodes are the partial orders branched
// on. The plain dynamic programme over all sets of scenes takes 5 to 20 times as long, on those that it can do.
//
//	instance      scenes  actors  total  holding  nodes    ms  allocated   EJOR 2016: nodes, s
//	MobStory          28       8    871      146    305   3.0    0.17 MB         849, 0.05
//	film103           19       8   1031      187    370   3.2    0.16 MB         828, 0.02
//	film105           18       8    849      110    120   1.4    0.14 MB         215, 0.02
//	film117           19       8    913      197    207   2.3    0.16 MB         987, 0.02
//	csplib-film1      20       8    871      146    305   2.9    0.16 MB
//	csplib-film2      13      10    818       87     58   0.4
//	random16x8-a      16       8   6170      685     13   0.3
//	own-20x8          20       8  11598     1383     60   0.3
//	own-28x8          28       8  16803     2312    131   1.3    0.16 MB
//	own-40x8          40       8  40262     4456    188   2.0    0.19 MB
//
// The other instances of the tests take under 40 nodes and half a millisecond. Drawn at random, 40 scenes
// with 10 actors take 2 milliseconds to 1 second; 64 with 8, to a quarter of a second; 28 with 14, to 12 seconds; 64
// with 10, to half a minute.
//
// The table of proved nodes takes at most [Options].Memory bytes, and half as much again while it doubles;
// a smaller one only makes the search longer. All else is under two megabytes. The nodes bound the time: a
// node takes 10 to 50 microseconds.
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
