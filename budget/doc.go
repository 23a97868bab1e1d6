// Package budget computes the estimate of the cost of a film (devis): lines by account, the social
// charges that stand on them, posts, percentages, credits and the total; and shows it from every side.
//
// # Model
//
// A [Budget] is a list of lines in the order of the devis. A [Line] costs quantity x number x multiplier x
// rate and belongs to the post of the [Chart] whose number is the longest that its account begins with. A
// line of a category of pay bears each [Contribution] of that category on its day; a line without category
// is a purchase. The charges of all lines form the social post of the chart.
//
// Some contributions stand on a part of the pay only: tranche A up to a ceiling (plafond) that one
// person has for the whole film, tranche B above it, a band between a floor and a ceiling of its own, the
// whole pay of who passes a floor, or the pay up to a cap for each day of work (congés spectacles). Lines with
// the same person share one ceiling, consumed in the order of the devis; the line that crosses it is cut
// exactly there. Tranche A of a person is at any line the smaller of his pay so far and the ceiling, so that a
// credit (a negative rate) gives back tranche B first. A line without a person is the pay of several people,
// none of whom reaches the ceiling: it is wholly tranche A. A contribution may have a least and a most amount
// for each person, and an account of the social post that shows it. Each charge of a result names its base.
//
// A [Percentage] (producer's fee, overheads, contingency) names the posts of its base and the accounts
// left out of it, with the charges of their lines. Side by side, several stand on one [Base]; stacked, one
// has those before it inside its base; a [SharedCap] bounds several together. The budget B is the sum of the
// posts and of the percentages. A [Credit] comes back on it, under the total.
//
// [Budget.Compute] returns a [Result] that holds every line behind every total; [Result.Check] adds it
// all up again. [Result.By] adds the lines up by any dimension, [Result.Sheet] and [Result.Simplified] show
// less of it, [Compare] tells two versions apart, [Result.Convert] shows it in another chart, and
// [Budget.LinesCSV] and [ParseLinesCSV] exchange the lines. Package taxcredit finds the base of tax credits.
//
// # Formulas
//
// A figure of a line may be a formula of the variables of the budget: shoot_days * 2. Formulas have numbers,
// names, + - * / and parentheses, min(a, b), max(a, b), and round(x, 2), ceil(x, 2) and floor(x, 2), which
// round at the decimal that they name, or at the unit without one; round goes half away from zero, ceil up
// and floor down. Nothing else rounds: shoot_days / 3 is exact until the line is.
//
// # Units and rounding
//
// Amounts are in the currency of the budget, without VAT, to its minor unit (two decimals for the euro,
// none for the yen). Each line, each contribution of each line and each percentage is computed exactly
// and rounded once by the rule of the budget; totals add rounded figures and are never rounded again. A
// line in another currency is brought to that of the budget before it is rounded. The cap of a base by the
// day is rounded too. Rates of contributions and percentages are in per cent; shares in per cent of B with
// two decimals, half away from zero, so that they may not add up to exactly 100.
//
// # Errors
//
// [Budget.Validate] reports every fault of a document at once as [Faults], each with the path of its
// field; [Budget.Compute] and [Parse] return the same. A formula that is circular, divides by zero or names
// nothing is a fault of the variable and of every line that uses it, with the variables that lead there.
// Sizes are bounded by [MaxLines], [MaxCharges] and their neighbours, and are checked before any work; what the
// amounts come to by [MaxTotal].
//
// # Sources
//
// The nine posts of the French chart are those of the Centre national du cinéma et de l'image animée
// (see [CNCFeature]); other charts name their source, and those of [UnconfirmedChart] have none. Rates and
// ceilings of contributions are data that the caller supplies: the package has none of its own.
//
// Built in are the mappings between the nine posts and the ten categories ([DocumentaryMapping],
// [FeatureMapping]), to the families of expense ([FamilyMapping]) and to the sides of the line
// ([AboveBelowMapping]). Not available, as no primary text is public: the accounts under the nine posts and the chart
// rewritten since 2015, charts of the short film, of television fiction, of animation and of flow with accounts of
// their own, AICP, and what takes the categories of [MovieMagic] to the posts of the CNC. A caller writes such a
// chart and such a [Mapping] as data, and asks [Chart.Validate], [Mapping.Validate] and [Mapping.Covers].
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
