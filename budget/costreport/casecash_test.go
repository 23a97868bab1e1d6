package costreport_test

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
)

// lastWeek is the last week of the plans of the case.
const lastWeek = 16

// The columns of the plans: what the bank holds, invoices to be paid, and what is still to be invoiced.
const (
	bank     cashflow.Column = "bank"
	payables cashflow.Column = "payables"
	future   cashflow.Column = "future"
)

// cash is question 6, and the plan of question 7.
func (l leaves) cash(t *testing.T, ledger *costreport.Ledger) {
	t.Helper()
	banks, position := make([]decimal.Decimal, 7), decimal.Decimal{}
	for week := range banks {
		receipts, paid := received(t, "at_report_6", week), report(t, ledger, strconv.Itoa(week)).Total.PeriodPaid
		position = position.Add(receipts).Sub(paid)
		banks[week] = position
		path := fmt.Sprintf(".answers.Q6.history[%d].", week)
		l.number(path+"week", week)
		l.amount(path+"receipts", receipts)
		l.amount(path+"payments", paid)
		l.amount(path+"position", position)
	}
	l.number(".answers.Q6.history#", len(banks))

	before := weekly{report: 4, receipts: "expected_at_report_4", bank: banks[4]}
	l.plan(t, ".answers.Q6.before", ledger, before)
	l.weeksBeyond(t, ".answers.Q6.before", ledger, before)
	after := weekly{report: 4, receipts: "after_measure", bank: banks[4], measure: true}
	l.plan(t, ".answers.Q6.after", ledger, after)
	l.weeksBeyond(t, ".answers.Q6.after", ledger, after)
	l[".answers.Q6.overdraft_limit"] = "-400000.00"
	l.plan(t, ".answers.Q7.plan", ledger, weekly{report: 6, receipts: "at_report_6", bank: banks[6]})
}

// received is what the sources pay in a week, as a column of the case says.
func received(t *testing.T, column string, week int) decimal.Decimal {
	t.Helper()
	var total decimal.Decimal
	for _, row := range table(t, "receipts.csv") {
		if whole(t, row[column]) == week {
			total = total.Add(dec(row["amount"]))
		}
	}
	return total
}

// weekly is a weekly plan: after which report, with which column of receipts and what in the bank.
type weekly struct {
	report   int
	receipts string
	bank     decimal.Decimal
	measure  bool
}

func code(week int) string { return "W" + strconv.Itoa(week) }

// compute makes the plan with package cashflow. Its week 1 is the week of the report, in which the bank
// account is all that there is.
func (w weekly) compute(t *testing.T, ledger *costreport.Ledger) cashflow.Result {
	t.Helper()
	plan := cashflow.Plan{
		Currency: "EUR", Start: friday(w.report).AddDays(-4), Horizon: lastWeek - w.report + 1, Columns: []cashflow.Column{bank, payables, future},
		Outflows: []cashflow.Outflow{{ID: "bank", Column: bank, Amount: w.bank.Neg(), Key: code(w.report)}},
	}
	for week := w.report; week <= lastWeek; week++ {
		plan.Production.Milestones = append(plan.Production.Milestones, schedule.Milestone{Code: code(week), Date: friday(week)})
		plan.Keys = append(plan.Keys, cashflow.Key{ID: code(week), Elements: []cashflow.Element{{Milestone: code(week), Percent: dec("100")}}})
	}
	keys := map[string]*cashflow.Key{}
	for _, row := range table(t, "payment-keys.csv") {
		if whole(t, row["report"]) != w.report {
			continue
		}
		key := keys[row["account"]]
		if key == nil {
			key = &cashflow.Key{ID: "K" + row["account"]}
			keys[row["account"]] = key
		}
		key.Elements = append(key.Elements, cashflow.Element{Milestone: code(whole(t, row["week"])), Percent: dec(row["percent"])})
	}
	for _, key := range keys {
		plan.Keys = append(plan.Keys, *key)
	}
	for i, row := range table(t, "receipts.csv") {
		if week := whole(t, row[w.receipts]); week > w.report {
			plan.Inflows = append(plan.Inflows, financing.Source{
				ID: strconv.Itoa(i), Label: row["source"], Nature: financing.Producer, Group: strconv.Itoa(i), Amount: dec(row["amount"]),
				Status: financing.Signed, Probability: dec("100"),
				Instalments: []financing.Instalment{{Percent: dec("100"), Milestone: code(week)}},
			})
		}
	}
	w.outflows(t, ledger, &plan)
	result, err := plan.Compute()
	require.NoError(t, err)
	require.NoError(t, result.Check())
	return result
}

// outflows adds what the cost report says is still to be paid.
func (w weekly) outflows(t *testing.T, ledger *costreport.Ledger, plan *cashflow.Plan) {
	t.Helper()
	closing := strconv.Itoa(w.report)
	unpaid, err := ledger.Payables(closing)
	require.NoError(t, err)
	for _, one := range unpaid {
		week := one.Due.DaysSince(friday(0)) / 7
		plan.Outflows = append(plan.Outflows, cashflow.Outflow{ID: one.Entry, Column: payables, Amount: one.Amount, Key: code(week)})
	}
	var measure costreport.Judgement
	if w.measure {
		measure, err = ledger.Judge(caseMeasure(t))
		require.NoError(t, err)
		for i, cost := range caseMeasure(t).Costs {
			week := cost.Due.DaysSince(friday(0)) / 7
			plan.Outflows = append(plan.Outflows, cashflow.Outflow{ID: "cost " + strconv.Itoa(i), Column: future, Amount: cost.Amount, Key: code(week)})
		}
	}
	for i, row := range report(t, ledger, closing).Accounts {
		amount := row.Outstanding.Add(row.Uncommitted)
		if w.measure {
			amount = amount.Add(measure.Accounts[i].Estimates).Add(measure.Accounts[i].Orders)
		}
		plan.Outflows = append(plan.Outflows, cashflow.Outflow{ID: row.Code, Column: future, Amount: amount, Key: "K" + row.Code})
	}
}

func (l leaves) plan(t *testing.T, path string, ledger *costreport.Ledger, w weekly) {
	t.Helper()
	result := w.compute(t, ledger)
	l.amount(path+".bank", w.bank)
	l.number(path+".weeks#", len(result.Weeks)-1)
	for i, week := range result.Weeks[1:] {
		at := fmt.Sprintf("%s.weeks[%d].", path, i)
		l.number(at+"week", week.Number+w.report-1)
		l.amount(at+"receipts", week.Receipts)
		l.amount(at+"payables", week.In(payables).Neg())
		l.amount(at+"future", week.In(future).Neg())
		l.amount(at+"position", week.Cumulative)
	}
	l.amount(path+".lowest", result.PeakNeed.Neg())
	l.number(path+".lowest_week", result.PeakWeek+w.report-1)
	l.amount(path+".closing", result.Closing)
}

// weeksBeyond asks a facility without interest which weeks pass the overdraft that is authorised.
func (l leaves) weeksBeyond(t *testing.T, path string, ledger *costreport.Ledger, w weekly) {
	t.Helper()
	line, err := cashflow.Borrow(w.compute(t, ledger), cashflow.Facility{Limit: dec("400000")}, nil)
	require.NoError(t, err)
	l.number(path+".weeks_beyond_limit#", len(line.WeeksOver))
	for i, week := range line.WeeksOver {
		l.number(fmt.Sprintf("%s.weeks_beyond_limit[%d]", path, i), week+w.report-1)
	}
}
