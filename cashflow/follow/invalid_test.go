package follow_test

import (
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/cashflow/follow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func TestInvalidBook(t *testing.T) {
	huge := decimal.New(1, 1_000_000_000)
	crew := pay("1", "2027-09-17", cashflow.Pay, "CREW", "-1")
	for _, row := range []struct {
		reason, path string
		kind         error
		spoil        func(*follow.Book)
	}{
		{"no plan", "plan.weeks", follow.ErrRequired, func(b *follow.Book) { b.Plan = cashflow.Result{Currency: "EUR"} }},
		{"a plan that does not add up", "plan.closing", follow.ErrUnbalance, func(b *follow.Book) { b.Plan.Closing = dec("1") }},
		{"an amount of a billion digits", "opening", follow.ErrTooLarge, func(b *follow.Book) { b.Opening = huge }},
		{"a part of a cent", "floor", follow.ErrRange, func(b *follow.Book) { b.Floor = dec("0.001") }},
		{"no day", "closed", follow.ErrRequired, func(b *follow.Book) { b.Closed = schedule.Date{} }},
		{"a day before the plan", "closed", follow.ErrRange, func(b *follow.Book) { b.Closed = day("2027-09-05") }},
		{"a day in a thousand years", "closed", follow.ErrRange, func(b *follow.Book) { b.Closed = day("3027-09-05") }},
		{"expected before the day of the book", "overdue", follow.ErrOrder, func(b *follow.Book) { b.Overdue = b.Closed }},
		{"a negative grace", "grace", follow.ErrRange, func(b *follow.Book) { b.Grace = -1 }},
		{"a rate below zero", "credit.rate", follow.ErrNegative, func(b *follow.Book) {
			b.Credit = overdraft("1")
			b.Credit.Rate = dec("-1")
		}},
		{"a credit of nothing", "credit.limits", follow.ErrRequired, func(b *follow.Book) { b.Credit = &cashflow.Credit{} }},
		{"a limit of a part of a cent", "credit.limits[0].amount", follow.ErrRange, func(b *follow.Book) { b.Credit = overdraft("0.001") }},
		{"a source twice", "sources[1].id", follow.ErrDuplicate, func(b *follow.Book) { b.Sources = []financing.Source{{ID: "TV"}, {ID: "TV"}} }},
		{"a rule of what the credit reckons", "rules[0].column", follow.ErrRange, func(b *follow.Book) {
			b.Credit = overdraft("1")
			b.Rules = []follow.Rule{{Column: follow.Bank, Line: "interest", Rest: follow.Scaled, Amount: dec("-1")}}
		}},
		{"two payments of one name", "payments[1].id", follow.ErrDuplicate, func(b *follow.Book) { b.Payments = []follow.Payment{crew, crew} }},
		{"paid after the day of the book", "payments[0].date", follow.ErrOrder, func(b *follow.Book) {
			b.Payments = []follow.Payment{pay("1", "2027-09-20", cashflow.Pay, "CREW", "-1")}
		}},
		{"no day of a payment", "payments[0].date", follow.ErrRequired, func(b *follow.Book) { b.Payments = []follow.Payment{{ID: "1", Column: "pay", Line: "CREW"}} }},
		{"no line", "payments[0].line", follow.ErrRequired, func(b *follow.Book) { b.Payments = []follow.Payment{pay("1", "2027-09-17", "pay", "", "-1")} }},
		{"a part that the plan does not have", "payments[0].part", follow.ErrUnknown, func(b *follow.Book) {
			b.Payments = []follow.Payment{crew}
			b.Payments[0].Part = 9
		}},
		{"a name of a thousand characters", "payments[0].id", follow.ErrTooLarge, func(b *follow.Book) {
			b.Payments = []follow.Payment{pay(strings.Repeat("x", 1000), "2027-09-17", "pay", "CREW", "-1")}
		}},
		{"a rule of nothing", "rules[0].line", follow.ErrUnknown, func(b *follow.Book) { b.Rules = []follow.Rule{{Column: "pay", Line: "X", Rest: follow.AsPlanned}} }},
		{"a rule without a kind", "rules[0].rest", follow.ErrUnknown, func(b *follow.Book) { b.Rules = []follow.Rule{{Column: "pay"}} }},
		{"two rules of one line", "rules[1]", follow.ErrDuplicate, func(b *follow.Book) { b.Rules = make([]follow.Rule, 2) }},
		{"an estimate of everything", "rules[0].column", follow.ErrRequired, func(b *follow.Book) { b.Rules = []follow.Rule{{Rest: follow.Scaled}} }},
		{"a column replaced", "rules[0].line", follow.ErrRequired, func(b *follow.Book) { b.Rules = []follow.Rule{{Column: "pay", Rest: follow.Replaced}} }},
		{"replaced in the past", "rules[0].dated[0].date", follow.ErrOrder, func(b *follow.Book) {
			b.Rules = []follow.Rule{{Column: "pay", Line: "CREW", Rest: follow.Replaced, Dated: []cashflow.Flow{{Date: b.Closed, Amount: dec("1")}}}}
		}},
		{"shifted by a century", "rules[0].days", follow.ErrRange, func(b *follow.Book) { b.Rules = []follow.Rule{{Rest: follow.Shifted, Days: 36500}} }},
		{"a post that is not there", "lines[0].post", follow.ErrUnknown, func(b *follow.Book) { b.Lines = []follow.Line{{Column: "pay", Line: "CREW", Post: "9"}} }},
		{"a line twice", "lines[1].line", follow.ErrDuplicate, func(b *follow.Book) {
			b.Lines = []follow.Line{{Column: "pay", Line: "CREW"}, {Column: "pay", Line: "CREW"}}
		}},
		{"too many payments", "payments", follow.ErrTooLarge, func(b *follow.Book) { b.Payments = make([]follow.Payment, follow.MaxPayments+1) }},
		{"a column for each payment", "payments", follow.ErrTooLarge, func(b *follow.Book) {
			for i := range cashflow.MaxColumns + 1 {
				b.Payments = append(b.Payments, pay(code(i), "2027-09-17", cashflow.Column(code(i)), "X", "-1"))
			}
		}},
	} {
		book := shoot(t)
		row.spoil(&book)
		_, err := book.Forecast()
		requireFault(t, err, row.path, row.kind, row.reason)
	}
}

func TestInvalidMeasures(t *testing.T) {
	f := settled(t)
	cut := follow.Step{Kind: follow.Cut, Column: cashflow.Pay, Percent: dec("10")}
	for _, row := range []struct {
		reason, path string
		kind         error
		measures     []follow.Measure
	}{
		{"two of one name", "measures[1].id", follow.ErrDuplicate, []follow.Measure{{ID: "A"}, {ID: "A"}}},
		{"excludes what is not there", "measures[0].excludes", follow.ErrUnknown, []follow.Measure{{ID: "A", Excludes: []string{"B"}}}},
		{"no kind", "measures[0].steps[0].kind", follow.ErrUnknown, []follow.Measure{{ID: "A", Steps: []follow.Step{{}}}}},
		{"a line that is not there", "measures[0].steps[1].line", follow.ErrUnknown, []follow.Measure{{ID: "A", Steps: []follow.Step{cut, {Kind: follow.Cut, Column: "x"}}}}},
		{"brought forward to no day", "measures[0].steps[0].date", follow.ErrRequired, []follow.Measure{{ID: "A", Steps: []follow.Step{{Kind: follow.Advance}}}}},
		{"drawn in the past", "measures[0].steps[0].date", follow.ErrOrder, []follow.Measure{{ID: "A", Steps: []follow.Step{{Kind: follow.Draw, Date: day("2027-09-19")}}}}},
		{"drawn for good", "measures[0].steps[0].until", follow.ErrRequired, []follow.Measure{{ID: "A", Steps: []follow.Step{{Kind: follow.Draw, Date: day("2027-09-20")}}}}},
		{"repaid before", "measures[0].steps[0].until", follow.ErrOrder, []follow.Measure{{ID: "A", Steps: []follow.Step{{Kind: follow.Draw, Date: day("2027-09-23"), Until: day("2027-09-22")}}}}},
		{"nothing is delayed", "measures[0].steps[0].days", follow.ErrRange, []follow.Measure{{ID: "A", Steps: []follow.Step{{Kind: follow.Delay, Column: "pay"}}}}},
		{"more than all is cut", "measures[0].steps[0].percent", follow.ErrRange, []follow.Measure{{ID: "A", Steps: []follow.Step{{Kind: follow.Cut, Percent: dec("101")}}}}},
		{"moved by twenty years in steps", "measures[0].steps", follow.ErrTooLarge, []follow.Measure{{ID: "A", Steps: []follow.Step{{Kind: follow.Move, Days: 3000}, {Kind: follow.Move, Days: -3000}}}}},
		{"a limit raised without a credit", "measures[0].steps[0].kind", follow.ErrRequired, []follow.Measure{{ID: "A", Steps: []follow.Step{{Kind: follow.Raise, Date: day("2027-09-23")}}}}},
		{"a contract of no one assigned", "measures[0].steps[0].assign.source", follow.ErrUnknown, []follow.Measure{{ID: "A", Steps: []follow.Step{{Kind: follow.Assign, Assign: cashflow.Advance{Source: "X", Date: day("2027-09-23")}}}}}},
		{"assigned in the past", "measures[0].steps[0].assign.date", follow.ErrOrder, []follow.Measure{{ID: "A", Steps: []follow.Step{{Kind: follow.Assign, Assign: cashflow.Advance{Source: "TV", Date: day("2027-09-19")}}}}}},
		{"too many", "measures", follow.ErrTooLarge, make([]follow.Measure, follow.MaxMeasures+1)},
	} {
		_, err := f.Try(row.measures...)
		requireFault(t, err, row.path, row.kind, row.reason)
	}
	_, err := follow.Compare(f, follow.Scenario{ID: "A"}, follow.Scenario{ID: "A", Events: []follow.Step{{}}, Credit: &cashflow.Credit{Basis: 9}})
	requireFault(t, err, "scenarios[1].credit.basis", follow.ErrRange, "no such basis")
	requireFault(t, err, "scenarios[1].id", follow.ErrDuplicate, "two of one name")
	requireFault(t, err, "scenarios[1].events[0].kind", follow.ErrUnknown, "no kind")
	_, err = follow.ParseMeasure([]byte(`{"id":"A","steeps":[]}`))
	require.ErrorIs(t, err, follow.ErrSyntax)
}
