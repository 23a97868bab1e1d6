// Package rules tells whether a film obeys the rules of its money: public aid, tax credits, points, automatic support
// and advance on receipts, pay, treaties of co-production, Eurimages, SOFICA, regions, broadcasters, bank credit.
//
// # Model
//
// A [Case] is a film with its plan, its costs and the facts that rules ask for. [Check] works all rules at once, or
// those that are named; a [Result] says [Pass], [Fail] or [CannotTell], with the figure, the limit, the margin, the
// lines that made them, the parameters and their sources. A rule that does not apply, or of which the case has no
// subject, is in [Report.Skipped] with its reason.
//
// Nothing that is missing is taken for zero. An input that is not given leaves a figure or a limit between two ends:
// the verdict is given where it is the same at both, and is otherwise [CannotTell], with the names of what would
// decide. Leaving an input out never turns a verdict into the opposite. Lists that are given are complete, and so is
// the plan.
//
// # Figures of the law
//
// [Parameters] lists the dated figures. The case may put its own in their place ([Case.Supplied]), which the result
// marks. One that is not established on the day is never used silently: the rule answers [CannotTell] and names
// it, unless the case supplies it, or accepts by name the one that is quoted ([Case.Accepted]); where several are
// quoted it must be supplied. Where a text can be read in two ways the case chooses ([Readings]); until it does, the
// verdict is given where both readings give it.
//
// # Units and rounding
//
// Amounts are in the currency of the case, rates in per cent. Figures, limits and margins are exact: a rounded
// percentage never decides. Only a month of a guarantee's commission, a support or a bonus by slices, and an
// obligation to spend are rounded, to the minor unit, as those who pay them do.
//
// # Errors
//
// [Case.Validate] and [Check] report every fault at once as [Faults], each with the path of its field. Sizes are
// bounded by [MaxFacts] and the limits of the plan and of the sheets, and are checked before any work.
//
// # Sources
//
// Every result carries those of its figures: the règlement général des aides financières du CNC, the code général
// des impôts, the Conventions on co-production, the decrees on broadcasters and services on demand, and the rules of
// Eurimages, of regions and of IFCIC, as far as they are established.
package rules
