// Package costreport follows the cost of a film against its budget (suivi budgétaire): what was ordered,
// invoiced and paid, what is still to come, what the film will cost, and by how much that differs from the
// budget, account by account and closing by closing.
//
// # Model
//
// A [Book] holds the budget by [Account], the [Transfer] of budget between accounts, the [Entry] list of the
// ledger and a [Closing] for every report, with the estimates to complete of that day; [Open] starts one from a
// computed devis. [Book.Compile] checks it and returns a [Ledger], from which everything is drawn: [Ledger.Report]
// and [Ledger.Reports], the movement between two reports ([Report.Since]), the days of the shoot
// ([Ledger.HotCost]), [Ledger.Alerts], what is still to be paid ([Ledger.Payables]), the effect of a corrective
// [Measure] ([Ledger.Judge]), the final account ([Ledger.FinalAccount]), the certified cost against a devis
// ([FinalAccount.Against]), and the entries behind a figure ([Ledger.Account], [Ledger.Order]).
//
// An order is invoiced in part, wholly or beyond its amount. Outstanding = what it comes to with its
// amendments less what was invoiced, never below zero, and nothing once an invoice marked final is booked
// or the order is cancelled. An invoice without an order is cost only.
//
//	estimated final cost (EFC) = cost to date + outstanding orders + what is not ordered yet
//	variance                   = revised budget - EFC, or the opposite
//
// Whether an estimate to complete holds the outstanding orders differs between users, so that [Basis] has no
// default; [Sign] is stated on every report. A transfer never changes the total of the budget.
//
// An entry that was wrong is restated by another: from the date of the second, the first counts no more. A
// report closed before does not move; the next one shows the difference.
//
// # Units and rounding
//
// Amounts are in the currency of the book, without VAT, in whole minor units: nothing is rounded but the
// percentages (two decimals), the costs of a day, a page or a minute (minor unit) and the limits that are
// percentages, all half away from zero.
//
// # Errors
//
// [Book.Validate] reports every fault at once as [Faults], each with the path of its field; [Book.Compile]
// and [Parse] return the same. Sizes are bounded by [MaxEntries] and its neighbours.
//
// # Sources
//
// EFC and its columns: Cast & Crew, PSL 3 manual, cost report worksheet. The contingency is no heading of the
// final cost, of which only actual spending is part: protocole d'accord of 16 December 2010, article 2. That a
// final cost is certified by a statutory auditor: Règlement général des aides of the CNC, article 211-65 and
// its neighbours.
//
// # Example
//
//	book, err := costreport.Parse(document)
//	if err != nil {
//		return err // every fault, with its path
//	}
//	ledger, err := book.Compile()
//	report, err := ledger.Report("week 4")
//	fmt.Println(report.Total.EFC, report.Total.Variance)
package costreport
