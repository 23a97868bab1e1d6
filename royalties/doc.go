// Package royalties holds the contracts of the authors of a film and their statements of account.
//
// # Model
//
// A [Contract] gives an author a percentage, by steps, of the producers' net receipts (RNPP, recettes
// nettes part producteur) of some media, set against the minimum guarantee that was paid on signature,
// and bonuses borne by a named party. [Contract.Right] and [Contract.Transfers] make it a part of a
// cascade of the package recoupment, which computes it with everybody else's; [Contract.Account] reads
// the author's account back out of an outcome: what each period brought to each rate, what was earned,
// how much of the guarantee is not yet earned out, what was paid.
//
// # Units and rounding
//
// Amounts are decimals in the currency of the deal, rates are in per cent. Nothing is rounded before
// the statement, whose figures are differences of rounded cumulative ones.
//
// # Errors
//
// [Contract.Validate] returns a [Faults]; [Contract.Account] returns [ErrNoRight] for an outcome that
// was computed without the contract.
//
// # Sources
//
// Proportional remuneration of authors: code de la propriété intellectuelle, art. L. 131-4 and
// L. 132-25. Statements of account: art. L. 132-28. Rates before and after amortisation: contract
// practice under the protocol of 16 December 2010.
package royalties
