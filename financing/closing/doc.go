// Package closing holds the probability of closing a financing plan: the distribution of what it raises, which source
// matters most, and the order in which to secure them.
//
// # Model
//
// Each source of a [financing.Plan] comes whole or not at all, with its probability, independently of the others; one
// that needs others (a region that follows a broadcaster) comes with its probability when all of them have come, else
// not. The plan closes when the sources that come are at least the target: the budget, unless [Options] ask for an
// amount or a part of it. Statuses do not enter: a signed source of 90 per cent may fail.
//
// [Of] gives the probability, the mean and the shortfall, quantiles and outcomes, and for each source what its coming
// changes ([Importance]). [Pursue] secures the sources one after the other, each time the one that raises the
// probability most, with its reason. [Compare] sets scenarios side by side. [Result.AtLeast] is the probability of any
// amount.
//
// # Method
//
// Where the work stays within [MaxWork] every outcome is counted, exactly: states that raise the same and wait for the
// same are one, and beyond [MaxOutcomes] two halves of the sources meet. Else the plan is sampled, from a seed that the
// caller gives, and each figure bears its standard error. The same question gives the same result, whatever the order
// of the sources.
//
// # Units and rounding
//
// Probabilities are in per cent, to [Options.Places] decimals; amounts are in the currency of the plan, to its minor
// unit; each is rounded once, half away from zero, and standard errors up.
//
// # Errors
//
// Of, Pursue and Compare report every fault at once as [Faults], each with the path of its field: those of the plan,
// those of the options under "options". Sizes and work are bounded by the limits of this package, and are checked
// before they are spent.
package closing
