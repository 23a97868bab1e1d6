// Package follow follows a cash-flow plan while the film is made (suivi de trésorerie): what was really paid
// and received against the plan, how the rest is expected, when cash will be short, and what can be done
// about it.
//
// # Model
//
// A [Book] holds the computed plan, the payments up to a day and the rules by which the rest is expected.
// [Book.Forecast] sets each payment against the movements of the plan: what its line or part still owes, the
// oldest first. What is left over is beyond the plan; what a final payment leaves open will not move. The
// rest is expected as planned, shifted, scaled to an estimate to complete, or replaced; what should have moved
// already waits for a day that the book names.
//
//	planned + changes = forecast, for every line and every day
//
// is what [Forecast.Check] checks: every difference from the plan is a [Change] with its cause.
//
// A book may hold the credit of the production ([cashflow.Credit]). What the bank did up to the day of the book is in
// the payments; its charges, its advances on contracts and their repayment from then on are in the forecast, in the
// column [Bank], and what it leaves undrawn is available. A shortage is a time in which less than the floor is.
// Every trial and every scenario draws the credit anew: what a measure costs includes what the bank then costs.
//
// VAT and its returns stay as the plan has them: a rule or a step that moves a source moves its VAT only when it
// names the line of the tax too.
//
// [Forecast.Alerts] warns of shortages before they come, and of what is late or beyond the plan.
// [Forecast.Try] plays a corrective [Measure] on what is expected; [Forecast.Search] plays them alone and
// together, and ranks them. [Compare] sets a [Scenario] beside another. [Forecast.Report] is the report of a
// week.
//
// # Units and rounding
//
// Amounts are decimals in the currency of the plan, with its signs: receipts above zero, payments below. They
// are whole minor units and exact; only the shares of an estimate, the costs of measures and the charges of the
// credit are rounded, to the minor unit. Positions are those of the end of a day.
//
// # Errors
//
// [Book.Validate] and the functions that compute return [Faults]: everything wrong at once, each with the path
// of its field. Sizes and the effort of a search are bounded before any work.
//
// # Example
//
//	forecast, err := follow.Book{Plan: plan, Closed: friday, Credit: &credit, Sources: sources, Payments: bank}.Forecast()
//	if err != nil {
//		return err // every fault, with its path
//	}
//	for _, one := range forecast.Shortages {
//		fmt.Println(one.From, one.Ahead, "weeks ahead", one.Short)
//	}
//	trials, err := forecast.Search(measures, follow.Bounds{Together: 3, Order: follow.ByCost})
//	report, err := forecast.Report(friday.WeekFrom(plan.Weeks[0].Monday), trials[:3]...)
//	fmt.Print(report.Text("fr"))
package follow
