// Package cascade is the arithmetic of a waterfall of receipts: pools, rights, accounts and switches
// known by their places in lists, and one vector of exact cumulative quantities. Names, documents, dates
// and statements are the business of package recoupment, which compiles a deal to a [Program].
//
// Between two switches everything is linear in the receipt. A [Run] therefore knows, for the switches as
// they stand, the [Plan] of one unit of a receipt: how fast each quantity grows, and which switches it
// approaches. It cuts the receipt exactly where the nearest one turns, books the slice, and goes on with
// the plan of the new state. Plans are kept by state, so that a state that comes back costs nothing to
// find again; states that are never met are never looked at.
//
// A [Simulation] plays the same plans in whole numbers far below the minor unit.
package cascade
