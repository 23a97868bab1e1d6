// Package rnpp leads from the gross receipts of those who sell a film to the producers' net receipts
// (RNPP, recettes nettes part producteur), and to the amortisation of its cost.
//
// # Model
//
// [Contracts] are the contracts of a film. A [Mandate] sells it on [Stream]s, each in a [Channel]: theatres,
// discs, video on demand, television, foreign sales... On each it takes a [Commission], recoups [Costs] and
// [Guarantee]s, alone or crossed with other streams and mandates, and pays on what is left to the net
// receipts, which the tiers share. [Contracts.Deal] makes a [recoupment.Deal] of them all, [Contracts.Place] a
// receipt of a sale, [Contracts.Opening] the movements of what counts without going through the cascade.
//
//	deal, err := contracts.Deal()           // every fault at once, each with its path
//	receipt, err := contracts.Place(sale)   // its pool, its coordinates, its contract
//	statement, err := contracts.Statement(before, settlement)
//	account, err := contracts.Account(settlement)
//
// [Protocol] holds the caps of the protocol of 16 December 2010 on commissions. They do not change what a
// seller takes: [Contracts.Excesses] lists what exceeds them, and [OpposableTerms] are a view of one
// beneficiary, in which commissions and costs are capped; a named party owes him the difference.
// [Contracts.Against] is the contracts as that view sees them, for a statement of their own.
//
// [OpposableCost] is the cost that the authors accept, [Amortisation] the account that covers it: a threshold
// of the deal. Net receipts and the account are two series: a guarantee is a net receipt of the day on which it
// is received, and what recoups it later is none.
//
// # Choices
//
// The text of the protocol leaves readings open, and each is a named option: the scale of video on demand
// ([ScaleReading]), whose turnover climbs it ([ScaleTurnover]), what of it is for subscriptions in the group of the
// producer or that financed the film ([SubscriptionReading]), whether a cap bounds several intermediaries together
// ([Intermediaries]), the franchise of the support ([FranchiseReading]), the part of an advance that is kept
// ([KeptAdvance]), the cost that is compared with 3 M€ ([ComparedCost]). Those that have no default are required where
// they change what is opposable.
//
// On foreign sales the text puts the sub-commissions in the cap: all who sell up to a stream, side by side or one
// after another ([Stream.To]), have together 25 % of what entered the first of them. Those who take first are served
// first, and the bound holds euro by euro: costs that one of them recoups leave no more room to those after him. That
// the cap is of what entered first is our reading of "sums received".
//
// The caps on commissions are compared rate by rate, not in total: where the
// protocol has a scale, the opposable commission is band by band the lower of the two, and the lower total once it
// counts from the first euro. A commission that is taken after the costs is compared by its rate too, although its
// base is smaller than that of the cap; with a scale it is not compared, and refused where it is not below every
// band. Where the lower of a contract and of a scale is no right (rates that change on other conditions than the
// turnover, two falls, a chain of sellers under a scale that falls), the contracts are refused and the commission is
// to be written otherwise.
//
// Every commission of a statement shows its rates, each with its base, its amount, and the rate that the protocol
// admits ([CommissionSlice]).
//
// A view never deducts more than the contracts do, so that its net receipts are never less, stream by stream and
// receipt by receipt; the fall of the scale only adds to them. A beneficiary whose rates never fall as receipts
// come in is so never due less than the contracts give him. One whose rates fall at a threshold may be: more
// net receipts bring the threshold sooner, and a stream that would have paid the high rate pays the low one.
//
// # Units and rounding
//
// Amounts are decimals in the currency of the deal, without VAT, rates are in per cent. The cascade is exact. A
// statement takes the lines of the settlement and the rounded levels of the gross receipts; net is their
// difference. The opposable cost rounds each line half away from zero.
//
// # Errors
//
// Validate and Deal return a [Faults]: everything wrong at once, each [Fault] with its path and its kind. What
// only the whole deal shows has a path that begins with "deal".
//
// # Sources
//
// Protocole d'accord relatif à la transparence dans la filière cinématographique, 16 December 2010, art. 2 and
// 3; the sources of each figure come with it. Commissions, costs, guarantees and corridors are contract
// practice.
package rnpp
