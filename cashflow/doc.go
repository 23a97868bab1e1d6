// Package cashflow holds the dated money of a film: the cash-flow plan (plan de trésorerie), the bank
// facility or credit that bridges it, and the rates of return of those who pay.
//
// # Model
//
// A [Plan] spreads outflows over the production calendar by spending keys (clés de décaissement) and
// receives the sources of the financing plan by their instalments. A key takes milestones, or the days of a
// phase by a [Cadence] and in the shares of a [Curve]; [Terms] then say when a share is paid. The calendar is
// a list of dates, or a [schedule.Timetable] that one date moves, with the days of the shoot ([Shooting]) and
// the credit ([Credit.Dated]); an instalment that waits for several conditions names a step of it that comes
// after them all. [Plan.Compute] gives a [Result]: the weeks, with one amount per column and the cumulative
// position, the dated movements that make them, the highest need and its week. What is not spread (an account
// left out, what is in kind, deferred or in participation) is listed and never lost. [FromBudget] and
// [Payables] make the outflows of a computed budget, and [Result.Reconcile] shows that every euro of it and of
// the financing plan is there once.
//
// [Result.By] adds the same movements up by day, week, month or quarter, and [Result.Account] keeps the
// account of what falls due and is paid later: charges, suppliers, VAT. A plan with [VATReturns] pays and
// receives VAT beside its amounts and settles it with the State.
//
// [Borrow] lays a bank [Facility] under the plan: interest and fees week by week, the highest drawn
// balance, the weeks above the limit, and how far the signed receivables to come cover the balance.
// [Credit.Draw] does so by the day, with limits that change, a guarantor, a reserve of cash, and advances
// on contracts; [Credit.Along] takes it up while the film is made. [Solve] finds the provision for financial
// charges that is exactly what the money costs.
//
// [XIRR], [XNPV], [IRR], [NPV], [Multiple] and the methods of [Discounting] say what flows bring to the party
// that invested them; [Result.Returns] says it of every party, from the plan and from what it was paid.
//
// # Units and rounding
//
// Amounts are decimals of one currency, without VAT. Receipts are positive and outflows negative in a
// [Result]; the costs of a facility or a credit are positive totals. An amount is split first between the
// elements of its key, then over the days of each phase; each split rounds the cumulative share to the minor
// unit and takes differences, so that the shares of an amount always add up to it, and so do those of its
// VAT. Interest and fees of each week of a facility are rounded to the minor unit, those of a credit on their
// cumulative amount at each settlement. Percentages of cover have two decimals, multiples four, annual
// rates four decimals of a per cent, all half away from zero.
//
// Weeks run from Monday to Sunday; a payment falls in the week that contains its date, and no date is
// moved for a holiday unless the plan or the terms name a rule. Rates of return count actual days over 365 from
// the first flow, or as [Discounting] says, and compound once a year; they are the one place where floating
// point is used, and never for an amount of a plan.
//
// # Errors
//
// [Plan.Validate], [Parse] and the functions that compute return [Faults]: everything wrong at once,
// each with the path of its field and a kind for errors.Is, such as [ErrUnknown] for a key that does not
// exist, [ErrBeforeStart] and [ErrAfterHorizon] for money outside the weeks of the plan. [XIRR] returns
// [ErrNoFlow], [ErrNoRate], [ErrSeveralRates] or [ErrRateOutside]. Sizes are limited by the exported
// constants, checked before any work.
//
// # Sources
//
// The spending keys and the weekly position follow the practice of production accounting in France.
// The rate of return is the internal rate of irregular flows that spreadsheets name XIRR. The count of
// possible rates is the rule of signs of Descartes, extended to any exponents by E. Laguerre (Sur la
// théorie des équations numériques, 1883); the criterion of one positive rate is that of C. J.
// Norstrøm (A sufficient condition for a unique nonnegative internal rate of return, Journal of
// Financial and Quantitative Analysis, 1972). A rate is found between two bounds that hold no other by the
// method of R. P. Brent (Algorithms for Minimization without Derivatives, 1973).
//
// # Example
//
//	result, err := cashflow.Plan{
//		Currency:   "EUR",
//		Start:      schedule.MustParseDate("2027-03-01"),
//		Production: calendar,
//		Keys:       keys,
//		Outflows:   cashflow.FromBudget(computed, "9301"),
//		Inflows:    plan.Sources,
//	}.Compute()
package cashflow
