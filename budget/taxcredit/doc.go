// Package taxcredit finds, in a computed devis, the base of a tax credit of the French law: the film tax
// credit (crédit d'impôt cinéma), the audiovisual one and the international one (C2I).
//
// # Model
//
// A [Claim] says which lines are of which [Category] of eligible expense, and [Claim.Compute] goes through
// the devis: a line counts for its amount and its social charges, less what the rules cut:
//
//   - spending outside the countries of the rules, on persons who are not nationals, or before the request
//     for provisional approval;
//   - the pay of a performer above the conventional minimum of the unit;
//   - a night of lodging above its cap (the units of such a line are nights);
//   - the rights and pay of one director above the 15/8/5 scale of the cost of production.
//
// Where the amount of a line is cut, its charges are cut in proportion. Overheads, producer's fee,
// contingency, insurance and financial charges are percentages of the devis, and never eligible.
//
// The base is the eligible expense less public subsidies, within a share of the budget (80 %); the order of
// the two is a choice, for the law leaves it open. The credit is the rate of the base, within the cap of the
// work or the caps by minute delivered; it is nothing when a condition of the rules is not met, and the
// conditions are listed. All public aid, the credit with it, stays under a ceiling (50 or 60 % of the budget
// or of the final cost, as [Rules.AidOn] chooses): only the excess of the credit is lost.
//
// # Units and rounding
//
// Amounts are in the currency of the devis, without VAT, to its minor unit, rounded by its rule: each line,
// the cap of the base, the credit. Rates are in per cent.
//
// # Errors
//
// [Claim.Validate] reports every fault at once as [Faults]; so does [Claim.Compute].
//
// # Sources
//
// Code général des impôts, articles 220 sexies and 220 quaterdecies, annexe III, articles 46 quater-0 ZY bis
// to septies; code du cinéma et de l'image animée, article D. 331-4. [CinemaAt], [AudiovisualAt] and
// [InternationalAt] give the rules of a day, never an unestablished one: the figures of article 220 sexies
// from 2020 on are supplied by the caller, or asked for with [UnconfirmedCinemaAt] and its like.
package taxcredit
