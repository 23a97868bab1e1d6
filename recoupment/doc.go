// Package recoupment leads the receipts of a film from the cinema ticket to every rights holder.
//
// # Model
//
// What comes before the cascade has packages of its own: boxoffice turns tickets into the distributor's
// gross receipts (RBD), cnc computes the automatic support they generate, video the sales of discs and of
// VOD. What makes a cascade of the contracts of a French film stands above it: rnpp, with the caps of the
// protocol on commissions, the opposable cost and its amortisation.
//
// A [Deal] is the cascade (cascade de recettes) as data. Receipts enter a [Pool] and are shared out
// completely at once: the tiers of the pool take from it in order, and what they leave flows to the
// next pool. In a [Tier] rights stand side by side, each with a rate of its own, or share a part in
// proportion to weights (pari passu). A [Right] changes its rate when a [Condition] is reached, recoups an
// [Account], ends at a limit, feeds another pool, passes parts on along a [Corridor], or accrues against
// an advance (minimum garanti), in per cent or so much for each unit of a counter; several may share a bound on what
// they take of a receipt ([Right.Within]). A [Transfer] is a
// payment between parties outside the receipts, which its payer may recoup out of later ones, or which goes
// back into a pool; a [View] is what holds against one beneficiary only (opposabilité), [StatementTerms]
// what is set against a statement of account. A [Movement] of negative receipts is a credit note.
//
// Between two thresholds everything is linear in the receipt, so the engine finds the nearest threshold
// ahead, cuts the receipt exactly there, and goes on in the new state. A slice that ends on a threshold
// belongs to the state before it. Where the rates on both sides of a threshold lead back to it, the
// receipt is shared along it: a participation that is itself a cost to recoup is recouped as it is paid.
//
// # Use
//
// [Deal.Compile] gives a [Cascade], which any number of goroutines may share; [Cascade.Open] starts a
// [Run], to which movements are applied and which settles periods:
//
//	cascade, err := deal.Compile()          // every fault at once, each with its path
//	run := cascade.Open()
//	run.Trace()                             // keep postings
//	err = run.Apply(movement)               // costs, counts and receipts of a day
//	settlement, err := run.Settle(day)      // lines, transfers, statements of account
//	saved, err := run.Save()                // JSON; cascade.Resume goes on, amended or not
//
// [Run.BreakEven] and [Run.Exhaust] say how much more must come in; [Run.Simulator] plays a [Forecast]
// over and over, in chunks whose tallies merge; [History.Correct] corrects a [History], which
// [Cascade.Replay] plays, and [Cascade.Amend] applies an avenant to one. [Exploitation] joins tickets,
// support, amortisation and deal, and compiles to a [Film] that plays whole scenarios and finds break-evens.
//
// The documents are described by JSON schemas in the folder schema, and by the cases of
// testdata/conformance, which any language can read.
//
// # Choices
//
// What contracts leave open is a field with named values. A choice that changes what somebody is paid has
// to be made where it does: the base and the shortfall of a rate at source, whether an opening counts in a
// limit, whether a corridor counts in recoupment, how bands add up, whether prior payments count, whether
// what a transfer owed before was paid, what becomes of the statements drawn before a correction, the base,
// the method, the day count and the order of interest. The rest has the reading that the words of the trade
// have of themselves: a rate is of what reaches its position, a threshold is reached at its amount, a
// receipt is cut there, late costs reopen a position.
//
// # Units and rounding
//
// Amounts are decimals in the currency of the deal, rates are in per cent. The cascade itself is exact
// (fractions); nothing in it is rounded, but very long fractions as the weights of a tier shared by what is
// owed: see [ByOwed]. [Run.Settle] rounds cumulative entitlements to the minor unit and pays the difference with what it paid before, so that a history cut in two pays the same totals
// as in one piece; one named right takes the balance. A [Simulator] counts in millionths of the minor unit,
// and rounds what a party receives in a scenario. The figures of the box office and the support are
// rounded as [boxoffice.Rules.Split] and [cnc.Support.At] say.
//
// # Errors
//
// Validate, Compile and Apply return a [Faults]: everything wrong at once, each [Fault] with its path
// and its kind ([ErrUnknown], [ErrOver100], [ErrCycle], [ErrNever]...). A run may also meet [ErrNowhere],
// [ErrOverAllocated], [ErrNotPlaced], [ErrUnsteady] or [ErrEffort], and a break-even [ErrReopened]; it is
// then unchanged.
//
// # Sources
//
// The mechanisms of the cascade are contract practice; the deal says which ones it uses.
package recoupment
