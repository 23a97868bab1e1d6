// Package recoupment leads the receipts of a film from the cinema ticket to every rights holder.
//
// # Model
//
// [TicketRules] turn a box office into the distributor's gross receipts (RBD); [Support] is the
// automatic support it generates; [OpposableCost] is the cost that the film has to amortise.
//
// A [Deal] is the cascade (cascade de recettes) as data. Receipts enter a [Pool] and are shared out
// completely at once: the tiers of the pool take from it in order, and what they leave flows to the
// next pool. In a [Tier] rights stand side by side, each with a rate, or share a part in proportion to
// their claims. A [Right] changes its rate when a [Condition] is reached, recoups an [Account], or
// accrues against an advance (minimum garanti). Between two thresholds everything is linear in the
// receipt, so the engine finds the nearest threshold ahead, cuts the receipt exactly there, and goes
// on in the new state. A slice that ends on a threshold belongs to the state before it.
//
// [Deal.Compile] gives a [Cascade], which any number of goroutines may share; [Cascade.Open] starts a
// [Run], to which movements are applied and which settles periods. [Mandate] builds the pools of a
// distributor or a sales agent. [Exploitation] joins tickets, support, amortisation and deal, and
// compiles to a [Film] that plays whole scenarios and finds break-evens.
//
// # Units and rounding
//
// Amounts are decimals in the currency of the deal, rates are in per cent. The cascade itself is exact
// (fractions); nothing in it is rounded. [Run.Settle] rounds cumulative entitlements to the minor unit
// and pays the difference with what it paid before, so that a history cut in two pays the same totals
// as in one piece; one named right takes the balance. The figures of the box office and the support
// are rounded half away from zero where [TicketRules.Split] and [Support.At] say so.
//
// # Errors
//
// Validate, Compile and Apply return a [Faults]: everything wrong at once, each [Fault] with its path
// and its kind ([ErrUnknown], [ErrOver100], [ErrCycle]...). A run may also meet [ErrNowhere],
// [ErrOverAllocated], [ErrNotPlaced] or [ErrEffort]; it is then unchanged.
//
// # Sources
//
// Ticket: code des impositions sur les biens et services, art. L. 452-5; code du cinéma et de l'image
// animée, art. L. 213-9 to L. 213-11. Support: règlement général des aides du CNC, art. 211-25 and
// 211-26. Opposable cost and amortisation: protocole d'accord of 16 December 2010. The mechanisms of
// the cascade are contract practice; the deal says which ones it uses.
package recoupment
