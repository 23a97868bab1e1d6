// Package filmfinance is the root of a library on the money and the time of a film, from the script to the
// last euro of royalties. It holds no code: import the package of the trade you need.
//
//	schedule  ->  budget  ->  financing  ->  cashflow        before and during the shoot
//	receipts  ->  recoupment  ->  royalties                  after delivery
//
// # Map
//
//   - schedule: civil days, calendars, holidays, day counts and timetables; under it breakdown (the screenplay
//     taken apart), board (plan of the shoot, day out of days, working time), talent and optimise (the order of
//     scenes that costs least), postproduction (networks of tasks), windows (release windows).
//   - budget: the devis, its lines, social charges, percentage lines and bases; under it payroll (payslips),
//     taxcredit, and costreport, what is spent of it and what the film will cost.
//   - financing: the sources of a plan, its ratios and the producer's risk; under it closing (the probability of
//     closing), points (the scales of the CNC), rules (what a plan must obey), agrement (the files).
//   - cashflow: the dated money of a production, its position, bank credit, and rates of return; under it follow,
//     the plan while the film is made.
//   - recoupment: who receives what of the receipts; under it rnpp (from gross to producers' net receipts), boxoffice
//     (the cinema ticket), cnc (the support it generates) and video (discs, video on demand).
//   - royalties: the statements of account of authors.
//   - examples: programs that use the packages; the only place with input and output.
//
// Imports point one way: cashflow stands on financing, budget and schedule; royalties on recoupment;
// every package may stand on schedule.
//
// # Model
//
// Documents are plain structs that travel as JSON, with decimals as strings. Validate reports every fault
// of a document at once, each with the path of its field; a function that computes validates first, never
// panics on data, and changes none of its inputs. A result carries the lines that made it, and they add
// up to its totals. The same input gives the same output, byte for byte: no package reads a clock, a
// file, the network or a global source of chance, and all of them may be used by many goroutines at once
// (a recoupment.Run is one history and belongs to one).
//
// # Units and rounding
//
// Amounts and rates are [github.com/shopspring/decimal.Decimal]; rates are per cent (5.5 is 5.5 %). A
// document names its ISO 4217 currency once. Figures are computed as exact fractions and rounded once,
// by a named rule, to the minor unit of the currency. A split never loses or invents a cent, and
// successive payments pay the difference of rounded cumulative entitlements. No computation depends on the
// settings of the decimal package, which belong to the host program; the text of decimals in the JSON
// that it writes does (quotes, trailing zeros).
//
// # Sources
//
// A figure of the law is a dated value with its text, its address and how well it is established. What
// is not established is never a default: the caller supplies it.
package filmfinance
