package follow_test

import (
	"encoding/json"
	"testing"

	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/cashflow/follow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/stretchr/testify/require"
)

// shoot is a shoot of four weeks from Monday 6 September 2027: 10,000 of pay each Friday, 9,000 of hire in
// two parts, and a channel that pays 30,000 in week 2 and 20,000 in week 5.
func shoot(t require.TestingT) follow.Book {
	plan := cashflow.Plan{
		Currency: "EUR", Start: day("2027-09-06"), Horizon: 6,
		Production: schedule.Production{
			Milestones: []schedule.Milestone{{Code: "A", Date: day("2027-09-15")}, {Code: "B", Date: day("2027-10-06")}},
			Phases:     []schedule.Phase{{Code: "SHOOT", Monday: day("2027-09-06"), Weeks: 4}},
		},
		Keys: []cashflow.Key{
			{ID: "K", Elements: []cashflow.Element{{Phase: "SHOOT", Percent: dec("100")}}},
			{ID: "TWO", Elements: []cashflow.Element{{Milestone: "A", Percent: dec("40")}, {Milestone: "B", Percent: dec("60")}}},
		},
		Outflows: []cashflow.Outflow{
			{ID: "CREW", Column: cashflow.Pay, Amount: dec("40000"), Key: "K"},
			{ID: "HIRE", Column: cashflow.Suppliers, Amount: dec("9000"), Key: "TWO"},
		},
		Inflows: []financing.Source{{ID: "TV", Amount: dec("50000"), Instalments: []financing.Instalment{
			{Percent: dec("60"), Milestone: "A"}, {Percent: dec("40"), Milestone: "B"},
		}}},
	}
	result, err := plan.Compute()
	require.NoError(t, err)
	return follow.Book{Plan: result, Opening: dec("12000"), Closed: day("2027-09-19")}
}

func pay(id, on string, column cashflow.Column, line, amount string) follow.Payment {
	return follow.Payment{ID: id, Date: day(on), Column: column, Line: line, Amount: dec(amount)}
}

// timings are those of the items of a line.
func timings(f follow.Forecast, line string) (all []follow.Timing, days []int) {
	for _, item := range f.Items {
		if item.Line == line {
			all, days = append(all, item.Timing), append(days, item.Days)
		}
	}
	return all, days
}

func TestMatching(t *testing.T) {
	final := func(p follow.Payment) follow.Payment { p.Final = true; return p }
	part := func(p follow.Payment, n int) follow.Payment { p.Part = n; return p }
	for _, row := range []struct {
		reason   string
		payments []follow.Payment
		line     string
		timings  []follow.Timing
		days     []int
		total    string // forecast of the line
		causes   []follow.Cause
	}{
		{"to the day", []follow.Payment{pay("1", "2027-09-10", cashflow.Pay, "CREW", "-10000"), pay("2", "2027-09-17", cashflow.Pay, "CREW", "-10000")},
			"CREW", []follow.Timing{follow.OnTime, follow.OnTime, follow.ToCome, follow.ToCome}, []int{0, 0, 0, 0}, "-40000", nil},
		{"one payment for two weeks: the first late, the second on its day", []follow.Payment{pay("1", "2027-09-17", cashflow.Pay, "CREW", "-20000")},
			"CREW", []follow.Timing{follow.PaidLate, follow.OnTime, follow.ToCome, follow.ToCome}, []int{7, 0, 0, 0}, "-40000", []follow.Cause{follow.Late}},
		{"three weeks ahead at once: the third is early by a week", []follow.Payment{pay("1", "2027-09-17", cashflow.Pay, "CREW", "-30000")},
			"CREW", []follow.Timing{follow.PaidLate, follow.OnTime, follow.PaidEarly, follow.ToCome}, []int{7, 0, -7, 0}, "-40000", []follow.Cause{follow.Late, follow.Early}},
		{"a part is still owed", []follow.Payment{pay("1", "2027-09-10", cashflow.Pay, "CREW", "-6000")},
			"CREW", []follow.Timing{follow.StillDue, follow.StillDue, follow.ToCome, follow.ToCome}, []int{9, 2, 0, 0}, "-40000", []follow.Cause{follow.Overdue}},
		{"beyond the whole line", []follow.Payment{pay("1", "2027-09-17", cashflow.Suppliers, "HIRE", "-9500")},
			"HIRE", []follow.Timing{follow.PaidLate, follow.PaidEarly}, []int{2, -19}, "-9500", []follow.Cause{follow.Late, follow.Early, follow.Over}},
		{"below it, for good", []follow.Payment{final(pay("1", "2027-09-15", cashflow.Suppliers, "HIRE", "-3000"))},
			"HIRE", []follow.Timing{follow.OnTime, follow.Dropped}, []int{0, 0}, "-3000", []follow.Cause{follow.Under}},
		{"the second part first", []follow.Payment{part(pay("1", "2027-09-15", cashflow.Suppliers, "HIRE", "-5400"), 2)},
			"HIRE", []follow.Timing{follow.StillDue, follow.PaidEarly}, []int{4, -21}, "-9000", []follow.Cause{follow.Early, follow.Overdue}},
		{"a supplier gives money back", []follow.Payment{pay("1", "2027-09-15", cashflow.Suppliers, "HIRE", "-3600"), pay("2", "2027-09-16", cashflow.Suppliers, "HIRE", "600")},
			"HIRE", []follow.Timing{follow.OnTime, follow.ToCome}, []int{0, 0}, "-8400", []follow.Cause{follow.Over}},
		{"not in the plan", []follow.Payment{pay("1", "2027-09-15", "studio", "FINE", "-135")},
			"FINE", nil, nil, "-135", []follow.Cause{follow.Unplanned}},
	} {
		book := shoot(t)
		book.Payments = row.payments
		f := forecast(t, book)
		got, days := timings(f, row.line)
		require.Equal(t, row.timings, got, row.reason)
		require.Equal(t, row.days, days, row.reason)
		causes := map[follow.Cause]bool{}
		for _, one := range f.Changes {
			if one.Line == row.line {
				causes[one.Cause] = true
			}
		}
		require.Len(t, causes, len(row.causes), "%s: %v", row.reason, causes)
		for _, one := range row.causes {
			require.True(t, causes[one], "%s: %s of %v", row.reason, one, causes)
			require.NotEmpty(t, one.Label().FR)
		}
		for _, line := range f.Lines {
			if line.Line == row.line {
				same(t, row.total, line.Total.Forecast, row.reason)
			}
		}
	}
}

func TestGrace(t *testing.T) {
	book := shoot(t)
	book.Grace = 7
	book.Payments = []follow.Payment{pay("1", "2027-09-17", cashflow.Pay, "CREW", "-20000")}
	got, _ := timings(forecast(t, book), "CREW")
	require.Equal(t, follow.OnTime, got[0], "a week late, and a week of grace")
}

func TestReforecast(t *testing.T) {
	paid := []follow.Payment{
		pay("1", "2027-09-10", cashflow.Pay, "CREW", "-10000"), pay("2", "2027-09-17", cashflow.Pay, "CREW", "-10000"),
		pay("3", "2027-09-15", cashflow.Suppliers, "HIRE", "-3600"), pay("4", "2027-09-15", cashflow.Receipts, "TV", "30000"),
	}
	for _, row := range []struct {
		reason  string
		rules   []follow.Rule
		entries []cashflow.Flow // what is expected of the crew
	}{
		{"as planned", nil, []cashflow.Flow{{Date: day("2027-09-24"), Amount: dec("-10000")}, {Date: day("2027-10-01"), Amount: dec("-10000")}}},
		{"a week later", []follow.Rule{{Column: cashflow.Pay, Rest: follow.Shifted, Days: 7}},
			[]cashflow.Flow{{Date: day("2027-10-01"), Amount: dec("-10000")}, {Date: day("2027-10-08"), Amount: dec("-10000")}}},
		{"everything a week later, the crew not", []follow.Rule{{Rest: follow.Shifted, Days: 7}, {Column: cashflow.Pay, Line: "CREW", Rest: follow.AsPlanned}},
			[]cashflow.Flow{{Date: day("2027-09-24"), Amount: dec("-10000")}, {Date: day("2027-10-01"), Amount: dec("-10000")}}},
		{"to the estimate, a cent of which is left to the last", []follow.Rule{{Column: cashflow.Pay, Line: "CREW", Rest: follow.Scaled, Amount: dec("-24000.01")}},
			[]cashflow.Flow{{Date: day("2027-09-24"), Amount: dec("-12000.01")}, {Date: day("2027-10-01"), Amount: dec("-12000")}}},
		{"nothing more", []follow.Rule{{Column: cashflow.Pay, Line: "CREW", Rest: follow.Scaled}}, nil},
		{"other payments", []follow.Rule{{Column: cashflow.Pay, Line: "CREW", Rest: follow.Replaced, Dated: []cashflow.Flow{{Date: day("2027-10-05"), Amount: dec("-17000")}}}},
			[]cashflow.Flow{{Date: day("2027-10-05"), Amount: dec("-17000")}}},
		{"moved before the day of the book: the day after", []follow.Rule{{Column: cashflow.Pay, Line: "CREW", Rest: follow.Shifted, Days: -30}},
			[]cashflow.Flow{{Date: day("2027-09-20"), Amount: dec("-10000")}, {Date: day("2027-09-20"), Amount: dec("-10000")}}},
	} {
		book := shoot(t)
		book.Payments, book.Rules = paid, row.rules
		f := forecast(t, book)
		var got []cashflow.Flow
		for _, one := range f.Entries {
			if one.Line == "CREW" && one.Payment == "" {
				got = append(got, cashflow.Flow{Date: one.Date, Amount: one.Amount})
			}
		}
		require.Len(t, got, len(row.entries), row.reason)
		for i, want := range row.entries {
			require.Equal(t, want.Date, got[i].Date, row.reason)
			same(t, want.Amount.String(), got[i].Amount, row.reason)
		}
	}
}

// Without anything open, an estimate waits for the day of what is overdue.
func TestEstimateOfNothing(t *testing.T) {
	book := shoot(t)
	book.Payments = []follow.Payment{pay("1", "2027-09-15", cashflow.Suppliers, "HIRE", "-9000")}
	book.Rules = []follow.Rule{{Column: cashflow.Suppliers, Line: "HIRE", Rest: follow.Scaled, Amount: dec("-800")}}
	book.Overdue = day("2027-09-30")
	f := forecast(t, book)
	last := f.Changes[len(f.Changes)-1]
	require.Equal(t, follow.ByEstimate, last.Cause)
	require.Equal(t, day("2027-09-30"), last.Date)
	same(t, "-800", last.Amount)
	book.Rules[0].Line = ""
	_, err := book.Forecast()
	requireFault(t, err, "rules[0].line", follow.ErrRequired, "an estimate of a column in which nothing is open")
}

// By hand: 12,000 and the plan. 10 Sept 2,000; 15 Sept 28,400; 17 Sept 18,400; 24 Sept 8,400; 1 Oct -1,600;
// 6 Oct 13,000.
func TestShortageAhead(t *testing.T) {
	book := shoot(t)
	book.Payments = []follow.Payment{
		pay("1", "2027-09-10", cashflow.Pay, "CREW", "-10000"), pay("2", "2027-09-17", cashflow.Pay, "CREW", "-10000"),
		pay("3", "2027-09-15", cashflow.Suppliers, "HIRE", "-3600"), pay("4", "2027-09-15", cashflow.Receipts, "TV", "30000"),
	}
	f := forecast(t, book)
	require.Len(t, f.Shortages, 1)
	s := f.Shortages[0]
	require.Equal(t, day("2027-10-01"), s.From)
	require.Equal(t, day("2027-10-06"), s.Until)
	require.Equal(t, 2, s.Ahead, "from week 2 to week 4")
	same(t, "1600", s.Short)
	same(t, "1600", f.PeakNeed)
	same(t, "0", f.Charges, "no credit")
	require.Nil(t, f.Borrowing)
	same(t, "13000", f.Closing)
	require.Empty(t, forecast(t, func() follow.Book { b := book; b.Floor = dec("-1600"); return b }()).Shortages, "the floor is still allowed")
}

func settled(t require.TestingT) follow.Forecast {
	book := shoot(t)
	book.Payments = []follow.Payment{
		pay("1", "2027-09-10", cashflow.Pay, "CREW", "-10000"), pay("2", "2027-09-17", cashflow.Pay, "CREW", "-10000"),
		pay("3", "2027-09-15", cashflow.Suppliers, "HIRE", "-3600"), pay("4", "2027-09-15", cashflow.Receipts, "TV", "30000"),
	}
	return forecast(t, book)
}

func TestMeasures(t *testing.T) {
	f := settled(t) // at worst -1,600 on 1 October
	for _, row := range []struct {
		reason              string
		step                follow.Step
		need, closing, cost string
		idle                bool
	}{
		{"the last pay a week later", follow.Step{Kind: follow.Delay, Column: cashflow.Pay, Line: "CREW", From: day("2027-10-01"), Days: 7}, "0", "13000", "0", false},
		{"the same against two per cent", follow.Step{Kind: follow.Delay, Column: cashflow.Pay, Line: "CREW", From: day("2027-10-01"), Days: 7, Percent: dec("2")}, "0", "12800", "200", false},
		{"everything of the line a week later", follow.Step{Kind: follow.Move, Column: cashflow.Pay, Line: "CREW", Days: 7}, "0", "13000", "0", false},
		{"an instalment two weeks earlier", follow.Step{Kind: follow.Advance, Column: cashflow.Receipts, Line: "TV", Part: 2, Date: day("2027-09-22")}, "0", "13000", "0", false},
		{"a contract discounted at three per cent", follow.Step{Kind: follow.Discount, Column: cashflow.Receipts, Line: "TV", Date: day("2027-09-30"), Percent: dec("3")}, "0", "12400", "600", false},
		{"a tenth of the rest of the pay saved: 1,000 a week", follow.Step{Kind: follow.Cut, Column: cashflow.Pay, Percent: dec("10")}, "0", "15000", "0", false},
		{"500 saved, 250 of each week", follow.Step{Kind: follow.Cut, Column: cashflow.Pay, Amount: dec("500")}, "1100", "13500", "0", false},
		{"more cannot be saved than is expected", follow.Step{Kind: follow.Cut, Column: cashflow.Suppliers, Amount: dec("9000")}, "1600", "18400", "0", false},
		{"2,000 drawn for ten days at 7.3 %, one per cent at once", follow.Step{Kind: follow.Draw, Column: "bank", Line: "LOAN", Amount: dec("2000"), Percent: dec("1"),
			Date: day("2027-09-30"), Until: day("2027-10-10"), Rate: dec("7.3")}, "0", "12976", "24", false},
		{"two receipts that were not expected", follow.Step{Kind: follow.Add, Column: cashflow.Receipts, Line: "SALE", Amount: dec("800"), Date: day("2027-09-22"), Weeks: 2}, "0", "14600", "0", false},
		{"the first hire is paid already", follow.Step{Kind: follow.Cut, Column: cashflow.Suppliers, Line: "HIRE", Part: 1, Percent: dec("50")}, "1600", "13000", "0", true},
	} {
		got, err := f.Try(follow.Measure{ID: "M", Steps: []follow.Step{row.step}})
		require.NoError(t, err, row.reason)
		same(t, row.need, got.After.PeakNeed, row.reason)
		same(t, row.closing, got.After.Closing, row.reason)
		same(t, row.cost, got.Cost, row.reason)
		require.Equal(t, row.idle, got.Idle, row.reason)
		require.NotEmpty(t, got.Why.FR)
		require.NotEmpty(t, row.step.Kind.Label().EN)
	}
}

func TestSearch(t *testing.T) {
	f := settled(t)
	measures := []follow.Measure{
		{ID: "loan", Steps: []follow.Step{{Kind: follow.Draw, Column: "bank", Line: "LOAN", Amount: dec("1000"), Percent: dec("1"), Date: day("2027-09-30"), Until: day("2027-10-10")}}},
		{ID: "cut", Steps: []follow.Step{{Kind: follow.Cut, Column: cashflow.Pay, Amount: dec("1200")}}},
		{ID: "paid", Steps: []follow.Step{{Kind: follow.Cut, Column: cashflow.Suppliers, Line: "HIRE", Part: 1, Percent: dec("50")}}},
		{ID: "bring", Excludes: []string{"loan"}, Steps: []follow.Step{{Kind: follow.Discount, Column: cashflow.Receipts, Line: "TV", Date: day("2027-09-30"), Percent: dec("3")}}},
	}
	byCost, err := f.Search(measures, follow.Bounds{Together: 3, Order: follow.ByCost})
	require.NoError(t, err)
	require.Len(t, byCost, 4+2, "each alone; loan with cut and cut with bring: paid is without effect, loan and bring exclude each other")
	require.Equal(t, []string{"loan", "cut"}, byCost[0].Measures, "10 of cost leaves no shortage")
	require.Equal(t, []string{"bring"}, byCost[1].Measures, "so does 600, alone")
	require.True(t, byCost[0].Solves() && byCost[1].Solves() && byCost[2].Solves() && !byCost[3].Solves())
	byPeak, err := f.Search(measures, follow.Bounds{Keep: 2})
	require.NoError(t, err)
	require.Len(t, byPeak, 2)
	require.True(t, byPeak[0].After.PeakNeed.IsZero())
	again, err := f.Search(measures, follow.Bounds{Together: 3, Order: follow.ByCost})
	require.NoError(t, err)
	require.Equal(t, byCost, again, "the same every time")

	many := make([]follow.Measure, follow.MaxMeasures)
	for i := range many {
		many[i] = measures[1]
		many[i].ID = code(i)
	}
	_, err = f.Search(many, follow.Bounds{Together: 6})
	requireFault(t, err, "measures", follow.ErrTooLarge, "fifty million combinations")
	_, err = f.Search(measures, follow.Bounds{Together: 7, Keep: -1, Order: "x"})
	requireFault(t, err, "bounds.together", follow.ErrRange, "seven at once")
	requireFault(t, err, "bounds.keep", follow.ErrNegative, "fewer than none")
	requireFault(t, err, "bounds.order", follow.ErrUnknown, "no such order")
}

func TestCompare(t *testing.T) {
	f := settled(t)
	c, err := follow.Compare(f,
		follow.Scenario{ID: "overrun", Label: follow.Text{FR: "Une semaine de plus", EN: "One more week"},
			Events: follow.Overrun(day("2027-10-02"), 1, follow.Step{Column: cashflow.Pay, Line: "CREW", Amount: dec("11000")}, cashflow.Suppliers)},
		follow.Scenario{ID: "lost", Events: []follow.Step{{Kind: follow.Cut, Column: cashflow.Receipts, Line: "TV", Percent: dec("100")}}},
		follow.Scenario{ID: "late", Events: []follow.Step{{Kind: follow.Move, Column: cashflow.Receipts, Line: "TV", Days: 14}}},
		follow.Scenario{ID: "credit", Credit: overdraft("2000")},
	)
	require.NoError(t, err)
	for i, row := range []struct{ id, need, closing, charges, reason string }{
		{"", "1600", "13000", "0", "the forecast"},
		{"overrun", "12600", "2000", "0", "11,000 more on 2 October, the hire a week later"},
		{"lost", "7000", "-7000", "0", "20,000 less"},
		{"late", "7000", "13000", "0", "20,000 on 20 October"},
		{"credit", "1600", "12998.40", "1.60", "1,600 for five days at 7.3 %"},
	} {
		o := c.Outcomes[i]
		require.Equal(t, row.id, o.ID)
		same(t, row.need, o.PeakNeed, row.reason)
		same(t, row.closing, o.Closing, row.reason)
		same(t, row.charges, o.Charges, row.reason)
	}
	require.Equal(t, 2, c.Weeks[0].Number)
	require.Equal(t, 7, c.Weeks[len(c.Weeks)-1].Number, "20 October")
	last := c.Weeks[len(c.Weeks)-1].Positions
	for i := range c.Outcomes {
		require.True(t, last[i].Equal(c.Outcomes[i].Closing))
	}
	_, err = json.Marshal(c)
	require.NoError(t, err)
}

func TestPostsAndShoot(t *testing.T) {
	book := shoot(t)
	book.Posts = []follow.Post{{Code: "2", Label: follow.Text{FR: "Personnel", EN: "Crew"}}}
	book.Lines = []follow.Line{{Column: cashflow.Pay, Line: "CREW", Post: "2"}}
	book.Payments = []follow.Payment{pay("1", "2027-09-10", cashflow.Pay, "CREW", "-11000")}
	book.Shoot = costreport.HotCost{Days: []costreport.DayCost{{Date: day("2027-09-06"), Plan: dec("2000"), Cost: dec("2300"), Variance: dec("-300")}}}
	f := forecast(t, book)
	same(t, "-20000", f.Posts[0].ToDate.Planned)
	same(t, "-11000", f.Posts[0].ToDate.Forecast)
	require.Empty(t, f.Posts[1].Code, "what has no post")
	r, err := f.Report(1)
	require.NoError(t, err)
	require.NoError(t, r.Check())
	same(t, "-1000", r.Posts[0].Difference, "1,000 of the second week is paid in the first")
	require.Len(t, r.Days, 1)
	require.Contains(t, r.Text("fr"), "Personnel")
	require.Contains(t, r.Text("fr"), "-300.00")
}

// The estimates of a cost report become the rest of the plan: 14,000 of orders and 9,000 more for the crew, and
// 500 of an account that is not in the plan.
func TestEstimates(t *testing.T) {
	book := shoot(t)
	book.Payments = []follow.Payment{pay("1", "2027-09-17", cashflow.Pay, "CREW", "-20000")}
	book.Rules = follow.Estimates(costreport.Report{Closing: "2", Accounts: []costreport.Row{
		{Code: "CREW", Outstanding: dec("14000"), Uncommitted: dec("9000")}, {Code: "NONE"}, {Code: "NEW", Uncommitted: dec("500")},
	}}, cashflow.Pay)
	f := forecast(t, book)
	for _, line := range f.Lines {
		if line.Line == "CREW" {
			same(t, "-23000", line.Rest.Forecast)
			same(t, "-43000", line.Total.Forecast)
		}
		require.NotEqual(t, "NONE", line.Line)
	}
	last := f.Entries[len(f.Entries)-1]
	require.NotEqual(t, "NEW", last.Line)
	same(t, "-500", f.Changes[len(f.Changes)-1].Amount)
	require.Equal(t, day("2027-09-20"), f.Changes[len(f.Changes)-1].Date, "the day after the book")
}
