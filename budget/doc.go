// Package budget computes the estimate of the cost of a film (devis): lines by account, the social
// charges that stand on them, posts, percentages and the total.
//
// # Model
//
// A [Budget] is a list of lines in the order of the devis. A [Line] costs quantity x number x rate and
// belongs to the post of the [Chart] whose number is the longest that its account begins with. A line
// of a category of pay bears the [Contribution] of that category; a line without category is a
// purchase. The charges of all lines form the social post of the chart.
//
// Some contributions stand on a part of the pay only: tranche A up to a ceiling (plafond) that one
// person has for the whole film, tranche B above it. Lines with the same person share one ceiling,
// consumed in the order of the devis; the line that crosses it is cut exactly there. Tranche A of a
// person is at any line the smaller of his pay so far and the ceiling, so that a credit (a negative
// rate) gives back tranche B first. A line without a person is the pay of several people, none of whom
// reaches the ceiling: it is wholly tranche A.
//
// A [Percentage] (producer's fee, overheads, contingency) names the posts of its base and the accounts
// left out of it, with the charges of their lines. No percentage is inside the base of another. The
// budget B is the sum of the posts and of the percentages.
//
// [Budget.Compute] returns a [Result] that holds every line behind every total; [Result.Check] adds it
// all up again.
//
// # Units and rounding
//
// Amounts are in the currency of the budget, without VAT, to its minor unit (two decimals for the euro,
// none for the yen). Each line, each contribution of each line and each percentage is computed exactly
// and rounded once by the rule of the budget; totals add rounded figures and are never rounded again.
// Rates of contributions and percentages are in per cent; shares in per cent of B with two decimals,
// half away from zero, so that they may not add up to exactly 100.
//
// # Errors
//
// [Budget.Validate] reports every fault of a document at once as [Faults], each with the path of its
// field; [Budget.Compute] and [Parse] return the same. Sizes are bounded by [MaxLines], [MaxCharges]
// and their neighbours, and are checked before any work.
//
// # Sources
//
// The nine posts of the French chart are those of the Centre national du cinéma et de l'image animée
// (see [CNCFeature]). Rates and ceilings of contributions are data that the caller supplies: the
// package has none of its own.
//
// # Example
//
//	devis, err := budget.Parse(document)
//	if err != nil {
//		return err // every fault, with its path
//	}
//	result, err := devis.Compute()
//	fmt.Println(result.Total, result.Posts[3].Share)
package budget
