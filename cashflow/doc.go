// Package cashflow holds the dated money of a film: the weekly cash-flow plan (plan de trésorerie), the
// bank facility that bridges it, and the rates of return of those who pay.
//
// # Model
//
// A [Plan] spreads outflows over the production calendar by spending keys (clés de décaissement) and
// receives the sources of the financing plan by their instalments. [Plan.Compute] gives a [Result]: the
// weeks, with one amount per column and the cumulative position, the dated movements that make them,
// the highest need and its week. What is not spread, an account left out or a deferred source, is
// listed and never lost. [FromBudget] makes the outflows of a computed budget.
//
// [Borrow] lays a bank [Facility] under the plan: interest and fees week by week, the highest drawn
// balance, the weeks above the limit, and how far the signed receivables to come cover the balance.
//
// [XIRR], [XNPV], [IRR], [NPV], [Multiple] and the methods of [Discounting] say what flows bring to the party
// that invested them; [Result.Returns] says it of every party, from the plan and from what it was paid.
//
// # Units and rounding
//
// Amounts are decimals of one currency, without VAT. Receipts are positive and outflows negative in a
// [Result]; the costs of a facility are positive. An amount is split first between the elements of its
// key, then over the weeks of each phase; each split rounds the cumulative share to the minor unit and
// takes differences, so that the shares of an amount always add up to it. Interest and fees of each
// week are rounded to the minor unit. Percentages of cover have two decimals, multiples four, annual
// rates four decimals of a per cent, all half away from zero.
//
// Weeks run from Monday to Sunday; a payment falls in the week that contains its date and no date is
// moved for a holiday. Rates of return count actual days over 365 from the first flow, or as [Discounting]
// says, and compound once a year; they are the one place where floating point is used, and never for an
// amount of a plan.
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
