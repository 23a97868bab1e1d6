// Package financing analyses the financing plan of a film (plan de financement): who pays, how certain
// and how concentrated the money is, and what the producer risks.
//
// # Model
//
// A [Plan] sets [Source] lines against a budget B. Each source has a [Nature] (a pre-buy, a mandate, an
// aid...), an economic group, a [Status], a probability and the part that a bank lends on.
// [Plan.Analyse] returns an [Analysis]: the shares of sources, natures and groups, the concentration,
// and the ratios of the trade as a list of [Ratio], each with the lines that made it.
// [Analysis.PublicAid] tests the public aid against a ceiling. Co-producers bring sources and bear costs:
// [Analysis.PartnerBalances] and [Analysis.CountryBalances] set the two side by side. [NetCash] is what the
// production can spend, once the costs of the money are paid. [Plan.With] changes a plan by a [Scenario], and
// [Compare] sets versions side by side.
//
// What a tax credit comes to is computed by package budget/taxcredit, and whether the plan obeys the rules of its
// money by package financing/rules.
//
// # Units and rounding
//
// Amounts are in the currency of the plan, to its minor unit; a contract in another currency is converted at a dated
// rate that the source states ([ForeignAmount]). Probabilities, quotas and rates are in per
// cent. What is computed is exact until it is reported, then rounded once: amounts to the minor unit,
// percentages and the concentration index to two decimals, half away from zero.
//
// # Errors
//
// Validate reports every fault of a document at once as [Faults], each with the path of its field;
// the computing functions and the parsers return the same. Sizes are bounded by [MaxSources] and
// [MaxInstalments], and are checked before any work.
//
// # Sources
//
// No official French text defines the ratios of a plan; the formulas here are those of the trade, and
// each carries its own in [Ratio.Formula]. Natures follow the statistical groups of the Centre national
// du cinéma et de l'image animée.
//
// # Example
//
//	plan, err := financing.Parse(document)
//	if err != nil {
//		return err // every fault, with its path
//	}
//	analysis, err := plan.Analyse()
//	risk, _ := analysis.Ratio(financing.ProducerRisk)
//	fmt.Println(risk.Amount, risk.Percent)
package financing
