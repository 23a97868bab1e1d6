package follow

import "github.com/filmfinance/filmfinance/budget/costreport"

// Estimates makes a rule of every account of a cost report: what is still to be invoiced of it, outstanding
// orders and what is not ordered yet, becomes the rest of the line of that name in a column. What is invoiced
// and not paid ([costreport.Ledger.Payables]) stands on lines of its own.
func Estimates(report costreport.Report, column Column) []Rule {
	rules := make([]Rule, len(report.Accounts))
	for i, account := range report.Accounts {
		rules[i] = Rule{
			Column: column, Line: account.Code, Rest: Scaled, Amount: account.Outstanding.Add(account.Uncommitted).Neg(), Reason: report.Closing,
		}
	}
	return rules
}
