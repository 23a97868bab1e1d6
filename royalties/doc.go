// Package royalties computes what the authors, performers and other participants of a film are owed, and
// draws their statements of account (redditions de comptes).
//
// # Model
//
// A [Contract] holds one or several [Rate]s: percentages of the producers' net receipts (RNPP, recettes
// nettes part producteur), of gross receipts or of the public price, or amounts for each admission or copy;
// by media and territories, by steps (before and after amortisation, or any condition), with points that
// come from numbers of admissions on ([Escalator]). All of them are set against one minimum guarantee and
// the option price that was agreed to be applied, before anything is paid. Bonuses come beside, borne by a
// named party. Media under collective management are outside. A contract may be divided among co-authors.
//
// Everything proportional is computed by the cascade of the package recoupment, exactly, each receipt cut
// where a threshold is reached. There are two ways to it:
//
//   - In a cascade, [Tier] and [AddTo] make contracts a part of a deal with everybody else's, and
//     [Contract.Account] reads the account back out of an outcome.
//   - A [Ledger] needs no cascade: who knows the bases of each [Period] and medium, as an author's agent
//     does, has the statements from [Ledger.Statements], with the reserve on returns, the amortisation
//     account, and the corrections of earlier periods, whose statements stay as they were paid.
//
// [Withhold] computes the social contributions on every payment, [Deadlines] the days on which accounts are
// due by law. A [Licence] is the contract of a licensor with a distributor of many streams, by type of
// deal. [DeferredPay] repays deferred salaries out of net receipts.
//
// # Units and rounding
//
// Amounts are decimals in the currency of the document, rates are in per cent, or in the currency for each
// unit. Nothing is rounded before the statement. What is paid is a difference of rounded cumulative
// entitlements, so that it does not matter how the history was cut; each rate is rounded for itself, its
// steps are differences of its rounded running total, and [Statement.Rounding] is what that leaves.
// Rounding is half away from zero. The parts of co-authors are
// rounded on the cumulative payments, add up to each payment, and are never below zero. Each contribution
// is rounded for itself.
//
// What is due below zero, after a correction, is carried and never paid back; a sum below the minimum of
// the contract is carried.
//
// # Errors
//
// Every Validate and Parse returns a [Faults] with everything wrong, each fault with the path of its field.
// The periods of a ledger also meet [ErrOverlap], [ErrGap], [ErrOutside] and, as those of a licence, [ErrNotStated]. What was
// computed is never changed by an input that is refused: all functions are pure. [Statement.Check],
// [Account.Check], [Report.Check] and [LicenceStatement.Check] re-add results.
//
// # Sources
//
// Proportional remuneration of authors: code de la propriété intellectuelle, art. L. 131-4 and
// L. 132-25. Statements of account: art. L. 132-28; code du cinéma, art. L. 213-24, L. 213-28 and
// D. 213-13. Rates before and after amortisation: contract practice under the protocol of 16 December
// 2010. Performers: accord of 7 June 1990. Deferred pay: annexe III of the collective agreement of film
// production (IDCC 3097). Contributions: Urssaf, 2022 to 2024. Typical percentages are not established,
// and none is a default.
package royalties
