// Package boxoffice leads from the price of a cinema ticket to the receipts of the distributor and of the
// exhibitor.
//
// # Model
//
// [Rules] are five rates. [Rules.Split] shares out the price of a ticket or a whole box office; its lines
// are the steps, each with what it is taken of, its rate, its exact fraction, its amount and its text:
//
//	box office, VAT included
//	- VAT                     inside the price; the ticket tax is part of its base
//	- ticket tax (TSA)        of the price, VAT included
//	= base film
//	- exhibitor's contribution, SACEM, rental     each of the base film
//	= exhibitor's share
//
// The rental is the distributor's gross (recette brute distributeur, RBD), out of which the distributor
// owes a contribution of its own, shown beside the sum.
//
// A [Declaration] is many entries at once: weeks, territories, reduced prices, unlimited passes at the
// reference price, fixed prices, rental rates that fall from week to week ([WeekRate]), bounds of the law
// ([Bounds]), a minimum by admission. [Declaration.Compute] gives a [Report]. [Rules.Admissions] is the
// inverse: the least number of admissions that brings a figure to an amount; [Declaration.Admissions] is that of
// entries of several days, territories and prices.
//
// # Rules of a day
//
// [RulesAt] gives the established rules of a [Showing]: a day, a [Territory], a film on the list of
// restricted works or not. What the texts do not establish is the caller's to supply ([Supplied]), or to ask
// for by name ([UnconfirmedAt]); nothing that is missing is guessed:
//
//	rules, sources, err := boxoffice.RulesAt(boxoffice.Showing{Day: day}, boxoffice.Supplied{SACEM: &sacem})
//	split, err := rules.Split("EUR", boxOffice, rental)
//
// # Units and rounding
//
// Amounts are in the currency, rates in per cent. Nothing is rounded on the way. VAT, ticket tax,
// contribution, SACEM, rental and levy are each rounded once, half away from zero, on the box office of a
// split or on the sum of a regime of a declaration; base film and exhibitor's share are balances of rounded
// figures. The splits of the items of a declaration are differences of rounded cumulative figures: they add
// up, and a declaration cut in two comes to the same as in one piece.
//
// A fixed price or a minimum may leave the exhibitor less than nothing.
//
// # Errors
//
// Everything wrong at once, as a [Faults]: each [Fault] with its path and its kind. [RulesAt] reports a
// figure that is missing as [ErrBefore] or [ErrNone], under the name of the field of [Supplied].
//
// # Sources
//
// Code du cinéma et de l'image animée, art. L. 115-1 to L. 115-15 (tax and contributions until 2023) and
// L. 213-9 to L. 213-13 (rental); code des impositions sur les biens et services, art. L. 452-5 (tax since
// 2024); code général des impôts, art. 267, 278-0 bis G, 294, 296 and 297 (VAT); loi 2023-1177 of 14
// December 2023 (rental overseas). The order "price without VAT, less ticket tax" is the reading of art.
// L. 452-5 2° and of the published splits; (price - tax) / (1 + VAT) is not used.
//
// Not established, and so never a default: the rate of the authors' society after 2012, the ticket tax
// overseas since 2019 and of restricted works since 2024, the contribution of the distributor since 2024,
// the monthly floor since 2024, the minimum by admission.
package boxoffice
