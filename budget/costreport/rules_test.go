package costreport_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/budget/costreport"
)

// small is a book of one account of 100 and a contingency of 10, closed on two Fridays.
func small(entries ...costreport.Entry) costreport.Book {
	return costreport.Book{
		Currency: "EUR", Basis: costreport.BeyondCommitments, Unestimated: costreport.NothingMore,
		Accounts: []costreport.Account{
			{Code: "23", Budget: dec("100")}, {Code: "62", Budget: dec("50")}, {Code: "99", Budget: dec("10"), Contingency: true},
		},
		Entries:  entries,
		Closings: []costreport.Closing{{ID: "1", Date: on("2027-09-10")}, {ID: "2", Date: on("2027-09-17")}},
	}
}

// TestEFC is worked case Z1: budget 100, cost 60, ordered and not invoiced 15, estimate 30.
func TestEFC(t *testing.T) {
	entries := []costreport.Entry{
		{ID: "1", Kind: costreport.Invoice, Date: on("2027-09-06"), Account: "23", Amount: dec("60")},
		{ID: "2", Kind: costreport.Order, Date: on("2027-09-06"), Account: "23", Order: "B1", Amount: dec("15")},
	}
	for _, row := range []struct {
		reason                                      string
		basis                                       costreport.Basis
		sign                                        costreport.Sign
		estimate, efc, variance, uncommitted, toEnd string
	}{
		{"30 beyond the orders", costreport.BeyondCommitments, "", "30", "105", "-5", "30", "45"},
		{"the same, over being positive", costreport.BeyondCommitments, costreport.OverIsPositive, "30", "105", "5", "30", "45"},
		{"30 of which 15 are ordered", costreport.IncludingCommitments, costreport.UnderIsPositive, "30", "90", "10", "15", "30"},
		{"10, below the 15 that are ordered", costreport.IncludingCommitments, "", "10", "70", "30", "-5", "10"},
	} {
		b := small(entries...)
		b.Basis, b.Sign = row.basis, row.sign
		b.Closings[0].Estimates = []costreport.Estimate{{Account: "23", Amount: dec(row.estimate)}}
		r := report(t, compile(t, b), "1")
		got, _ := r.Account("23")
		require.Equal(t, row.efc, got.EFC.String(), row.reason)
		require.Equal(t, row.variance, got.Variance.String(), row.reason)
		require.Equal(t, row.uncommitted, got.Uncommitted.String(), row.reason)
		require.Equal(t, row.toEnd, got.EFC.Sub(got.Cost).String(), row.reason)
		require.Equal(t, row.basis, r.Basis, "the report says what its estimates hold")
		require.NotEmpty(t, r.Sign, "and which sign its variances have")
	}
}

// TestUnestimated is what stands for an estimate that is not given: 100 of budget, 60 of cost, 15 ordered.
func TestUnestimated(t *testing.T) {
	for _, row := range []struct {
		reason string
		with   costreport.Unestimated
		basis  costreport.Basis
		cost   string
		want   string
		efc    string
	}{
		{"nothing more than the orders", costreport.NothingMore, costreport.BeyondCommitments, "60", "0", "75"},
		{"the orders are in the estimate", costreport.NothingMore, costreport.IncludingCommitments, "60", "15", "75"},
		{"what is left of the budget", costreport.RestOfBudget, costreport.BeyondCommitments, "60", "25", "100"},
		{"with the orders in it", costreport.RestOfBudget, costreport.IncludingCommitments, "60", "40", "100"},
		{"nothing is left", costreport.RestOfBudget, costreport.BeyondCommitments, "90", "0", "105"},
	} {
		b := small(
			costreport.Entry{ID: "1", Kind: costreport.Invoice, Date: on("2027-09-06"), Account: "23", Amount: dec(row.cost)},
			costreport.Entry{ID: "2", Kind: costreport.Order, Date: on("2027-09-06"), Account: "23", Order: "B1", Amount: dec("15")},
		)
		b.Basis, b.Unestimated = row.basis, row.with
		got, _ := report(t, compile(t, b), "1").Account("23")
		require.Equal(t, row.want, got.Estimate.String(), row.reason)
		require.Equal(t, row.efc, got.EFC.String(), row.reason)
		require.Zero(t, got.Given, row.reason)
	}
}

// TestCreditToCome is a budget of 100 less a credit of 40 (a resale), on accounts of their own: untouched it is no
// overspend, and what comes in is no longer to come.
func TestCreditToCome(t *testing.T) {
	for _, row := range []struct {
		reason                     string
		received, given, want, efc string
		alerts                     []costreport.AlertKind
	}{
		{"the credit is still to come", "0", "", "-40", "60", nil},
		{"a part of it came in", "15", "", "-25", "60", nil},
		{"more than it came in: nothing is to come", "55", "", "0", "45", nil},
		{"the administrator expects it whole", "0", "-40", "-40", "60", nil},
		{"he expects less of it", "0", "-10", "-10", "90", []costreport.AlertKind{costreport.TotalOverspend, costreport.AccountOverspend}},
		{"he expects more than the budget", "0", "-70", "-70", "30", []costreport.AlertKind{costreport.EstimateBelowCommitments}},
	} {
		b := small(costreport.Entry{ID: "1", Kind: costreport.CreditNote, Date: on("2027-09-06"), Account: "79", Amount: dec(row.received)})
		b.Unestimated = costreport.RestOfBudget
		b.Accounts = []costreport.Account{{Code: "23", Budget: dec("100")}, {Code: "79", Budget: dec("-40")}}
		if row.given != "" {
			b.Closings[0].Estimates = []costreport.Estimate{{Account: "79", Amount: dec(row.given)}}
		}
		ledger := compile(t, b)
		r := report(t, ledger, "1")
		got, _ := r.Account("79")
		require.Equal(t, row.want, got.Estimate.String(), row.reason)
		require.Equal(t, row.efc, r.Total.EFC.String(), row.reason)
		found, err := ledger.Alerts("1")
		require.NoError(t, err)
		var kinds []costreport.AlertKind
		for _, a := range found {
			kinds = append(kinds, a.Kind)
		}
		require.Equal(t, row.alerts, kinds, row.reason)
	}
}

// TestOrders is the life of one order of 100, an entry at a time.
func TestOrders(t *testing.T) {
	order := costreport.Entry{ID: "1", Kind: costreport.Order, Date: on("2027-09-06"), Account: "23", Order: "B1", Amount: dec("100")}
	invoice := func(id, amount string, final bool) costreport.Entry {
		return costreport.Entry{ID: id, Kind: costreport.Invoice, Date: on("2027-09-07"), Account: "23", Order: "B1", Amount: dec(amount), Final: final}
	}
	for _, row := range []struct {
		reason            string
		entries           []costreport.Entry
		outstanding, cost string
	}{
		{"signed", nil, "100", "0"},
		{"invoiced in part", []costreport.Entry{invoice("2", "40", false)}, "60", "40"},
		{"invoiced beyond its amount: the excess is cost", []costreport.Entry{invoice("2", "120", false)}, "0", "120"},
		{"a last invoice releases the rest", []costreport.Entry{invoice("2", "40", true)}, "0", "40"},
		{"a credit note gives the order back", []costreport.Entry{invoice("2", "40", false),
			{ID: "3", Kind: costreport.CreditNote, Date: on("2027-09-08"), Account: "23", Order: "B1", Amount: dec("10")}}, "70", "30"},
		{"amended", []costreport.Entry{{ID: "2", Kind: costreport.Amendment, Date: on("2027-09-08"), Order: "B1", Amount: dec("-30")}}, "70", "0"},
		{"cancelled after an invoice", []costreport.Entry{invoice("2", "40", false),
			{ID: "3", Kind: costreport.Cancellation, Date: on("2027-09-08"), Order: "B1"}}, "0", "40"},
		{"an invoice of no order leaves it alone", []costreport.Entry{
			{ID: "2", Kind: costreport.Invoice, Date: on("2027-09-08"), Account: "23", Amount: dec("5")}}, "100", "5"},
		{"what comes after the closing does not count", []costreport.Entry{
			{ID: "2", Kind: costreport.Invoice, Date: on("2027-09-11"), Account: "23", Order: "B1", Amount: dec("5")}}, "100", "0"},
	} {
		got, _ := report(t, compile(t, small(append(row.entries, order)...)), "1").Account("23")
		require.Equal(t, row.outstanding, got.Outstanding.String(), row.reason)
		require.Equal(t, row.cost, got.Cost.String(), row.reason)
	}
}

// TestRestatement: an invoice of 40 on account 23, paid, that was really one of 45 on account 62.
func TestRestatement(t *testing.T) {
	ledger := compile(t, small(
		costreport.Entry{ID: "1", Kind: costreport.Invoice, Date: on("2027-09-07"), Account: "23", Amount: dec("40"), Due: on("2027-09-08")},
		costreport.Entry{ID: "2", Kind: costreport.Payment, Date: on("2027-09-08"), Of: "1", Amount: dec("40")},
		costreport.Entry{ID: "3", Kind: costreport.Invoice, Date: on("2027-09-13"), Account: "62", Amount: dec("45"), Restates: "1", Due: on("2027-09-14")},
	))
	one, two := report(t, ledger, "1"), report(t, ledger, "2")
	wrong, _ := one.Account("23")
	require.Equal(t, []string{"40", "40"}, []string{wrong.Cost.String(), wrong.Paid.String()}, "the first report is not changed")
	was, _ := two.Account("23")
	require.Equal(t, []string{"0", "-40", "0", "-40"}, []string{was.Cost.String(), was.Period.String(), was.Paid.String(), was.PeriodPaid.String()})
	is, _ := two.Account("62")
	require.Equal(t, []string{"45", "45", "40", "5"}, []string{is.Cost.String(), is.Period.String(), is.Paid.String(), is.Payable.String()},
		"what was paid follows the invoice")
	unpaid, err := ledger.Payables("2")
	require.NoError(t, err)
	require.Len(t, unpaid, 1)
	require.Equal(t, []string{"3", "62", "5"}, []string{unpaid[0].Entry, unpaid[0].Account, unpaid[0].Amount.String()})
	alerts, err := ledger.Alerts("2")
	require.NoError(t, err)
	require.Len(t, alerts, 1, "5 are late since the 14th")
	require.Equal(t, []any{costreport.LateInvoice, "3", 3, "5", "-5"},
		[]any{alerts[0].Kind, alerts[0].Code, alerts[0].Days, alerts[0].Figure.String(), alerts[0].Margin.String()})
	require.NoError(t, alerts[0].Check())
}

// TestPettyCash: 30 given to the unit manager, 12 spent, 5 given back.
func TestPettyCash(t *testing.T) {
	r := report(t, compile(t, small(
		costreport.Entry{ID: "1", Kind: costreport.CashAdvance, Date: on("2027-09-06"), Holder: "Régisseur", Amount: dec("30")},
		costreport.Entry{ID: "2", Kind: costreport.PettyCash, Date: on("2027-09-07"), Holder: "Régisseur", Account: "62", Amount: dec("12")},
		costreport.Entry{ID: "3", Kind: costreport.CashReturn, Date: on("2027-09-08"), Holder: "Régisseur", Amount: dec("5")},
		costreport.Entry{ID: "4", Kind: costreport.PettyCash, Date: on("2027-09-08"), Account: "62", Amount: dec("1")},
	)), "1")
	require.Len(t, r.PettyCash, 1)
	require.Equal(t, "13", r.PettyCash[0].Balance.String(), "30 - 12 - 5: money out that is not a cost yet")
	got, _ := r.Account("62")
	require.Equal(t, []string{"13", "13", "0", "13"},
		[]string{got.PettyCash.String(), got.Cost.String(), got.Invoiced.String(), got.Paid.String()}, "with or without a holder")
}

// TestCreditNotes: an invoice of 40 with a credit note of 15, before and after payment.
func TestCreditNotes(t *testing.T) {
	invoice := costreport.Entry{ID: "1", Kind: costreport.Invoice, Date: on("2027-09-06"), Account: "23", Amount: dec("40")}
	note := costreport.Entry{ID: "2", Kind: costreport.CreditNote, Date: on("2027-09-07"), Account: "23", Amount: dec("15"), Of: "1"}
	apart := note
	apart.Of = ""
	pay := func(of, amount string) costreport.Entry {
		return costreport.Entry{ID: "P" + of, Kind: costreport.Payment, Date: on("2027-09-08"), Of: of, Amount: dec(amount)}
	}
	for _, row := range []struct {
		reason  string
		entries []costreport.Entry
		owed    map[string]string
	}{
		{"taken off its invoice", []costreport.Entry{note}, map[string]string{"1": "25"}},
		{"and the rest paid", []costreport.Entry{note, pay("1", "25")}, map[string]string{}},
		{"of no invoice: to come back", []costreport.Entry{apart}, map[string]string{"1": "40", "2": "-15"}},
		{"and refunded", []costreport.Entry{apart, pay("2", "15")}, map[string]string{"1": "40"}},
	} {
		ledger := compile(t, small(append(row.entries, invoice)...))
		unpaid, err := ledger.Payables("1")
		require.NoError(t, err)
		owed := map[string]string{}
		for _, one := range unpaid {
			owed[one.Entry] = one.Amount.String()
		}
		require.Equal(t, row.owed, owed, row.reason)
		got, _ := report(t, ledger, "1").Account("23")
		require.Equal(t, "25", got.Cost.String(), row.reason)
	}
}

// TestTransfers: 6 drawn from a contingency of 10, 2 given back the week after.
func TestTransfers(t *testing.T) {
	b := small()
	b.Transfers = []costreport.Transfer{
		{ID: "T1", Date: on("2027-09-10"), From: "99", To: "23", Amount: dec("6"), Reason: "Pluie", Authoriser: "Producteur"},
		{ID: "T2", Date: on("2027-09-11"), From: "23", To: "99", Amount: dec("2"), Reason: "Retour", Authoriser: "Producteur"},
	}
	ledger := compile(t, b)
	for closing, want := range map[string][]string{"1": {"106", "4", "160", "6", "60"}, "2": {"104", "6", "160", "4", "40"}} {
		r := report(t, ledger, closing)
		account, _ := r.Account("23")
		spare, _ := r.Account("99")
		require.Equal(t, want, []string{
			account.Revised.String(), spare.Revised.String(), r.Total.Revised.String(),
			r.Indicators.ContingencyDrawn.String(), r.Indicators.ContingencyPercent.String(),
		}, closing)
	}
}

// TestHotCost: three days at 20 planned; the second is lost, a fourth is added.
func TestHotCost(t *testing.T) {
	b := small(
		costreport.Entry{ID: "1", Kind: costreport.Invoice, Date: on("2027-09-06"), Account: "23", Amount: dec("22")},
		costreport.Entry{ID: "2", Kind: costreport.Invoice, Date: on("2027-09-10"), Day: on("2027-09-06"), Account: "23", Amount: dec("3")},
		costreport.Entry{ID: "3", Kind: costreport.PettyCash, Date: on("2027-09-08"), Account: "23", Amount: dec("18")},
		costreport.Entry{ID: "4", Kind: costreport.CreditNote, Date: on("2027-09-10"), Day: on("2027-09-08"), Account: "23", Amount: dec("1")},
		costreport.Entry{ID: "5", Kind: costreport.Invoice, Date: on("2027-09-03"), Account: "23", Amount: dec("4")},
		costreport.Entry{ID: "6", Kind: costreport.Invoice, Date: on("2027-09-06"), Account: "62", Amount: dec("9")},
	)
	b.Shoot = costreport.Shoot{Accounts: []string{"23"}, Days: []costreport.Day{
		{Date: on("2027-09-06"), Plan: dec("20"), PlannedPages: dec("3"), Pages: dec("2.5")},
		{Date: on("2027-09-07"), Plan: dec("20"), PlannedPages: dec("3"), Lost: true},
		{Date: on("2027-09-08"), Plan: dec("20"), PlannedPages: dec("2"), Pages: dec("2")},
		{Date: on("2027-09-13"), Added: true, Pages: dec("3.5")},
	}}
	ledger := compile(t, b)
	hot, err := ledger.HotCost("1")
	require.NoError(t, err)
	require.NoError(t, hot.Check())
	var days [][]string
	for _, day := range hot.Days {
		days = append(days, []string{day.Cost.String(), day.Variance.String(), day.Cumulative.String()})
	}
	require.Equal(t, [][]string{{"25", "-5", "-5"}, {"0", "20", "15"}, {"17", "3", "18"}}, days)
	require.Equal(t, []string{"60", "42", "4"}, []string{hot.Plan.String(), hot.Cost.String(), hot.Elsewhere.String()},
		"4 were spent before the shoot, and account 62 is not of the shoot")
	p := report(t, ledger, "1").Indicators
	require.Equal(t, []int{2, 3}, []int{p.DaysDone, p.DaysPlanned}, "an added day is not in the plan")
	require.Equal(t, []string{"66.67", "4.5", "56.25", "23", "10.22", "33.33", "12.5"}, []string{
		p.DaysPercent.String(), p.Pages.String(), p.PagesPercent.String(), p.PerDay.String(), p.PerPage.String(),
		p.BudgetPerDay.String(), p.BudgetPerPage.String(),
	}, "4.5 of 8 pages; 46 for 2 days and 4.5 pages, 100 for 3 days and 8 pages")
}

// TestAlerts gives every alert once, with its figures.
func TestAlerts(t *testing.T) {
	b := small(
		costreport.Entry{ID: "1", Kind: costreport.Invoice, Date: on("2027-09-06"), Account: "23", Amount: dec("90"), Due: on("2027-09-08")},
		costreport.Entry{ID: "2", Kind: costreport.Payment, Date: on("2027-09-07"), Of: "1", Amount: dec("70")},
		costreport.Entry{ID: "3", Kind: costreport.Order, Date: on("2027-09-06"), Account: "23", Order: "B1", Amount: dec("30")},
		costreport.Entry{ID: "4", Kind: costreport.Invoice, Date: on("2027-09-06"), Account: "99", Amount: dec("1")},
	)
	b.Posts = []costreport.Post{{Number: "2"}, {Number: "6"}, {Number: "9"}}
	b.Transfers = []costreport.Transfer{{ID: "T1", Date: on("2027-09-06"), From: "99", To: "62", Amount: dec("5"), Reason: "Pluie", Authoriser: "Producteur"}}
	b.Closings[0].Estimates = []costreport.Estimate{{Account: "23", Amount: dec("-4")}, {Account: "62", Amount: dec("70")}}
	b.Shoot.Days = []costreport.Day{{Date: on("2027-09-06")}, {Date: on("2027-09-13")}, {Date: on("2027-09-14")}, {Date: on("2027-09-15")}}
	b.Alerts = costreport.Thresholds{
		Account: costreport.Allowance{Amount: dec("3"), Percent: dec("5")}, Post: costreport.Allowance{Percent: dec("20")},
		Total: costreport.Allowance{Amount: dec("20")}, Contingency: dec("10"), LateDays: 1,
	}
	alerts, err := compile(t, b).Alerts("1")
	require.NoError(t, err)
	var got [][]string
	for _, a := range alerts {
		require.NoError(t, a.Check())
		got = append(got, []string{string(a.Kind), a.Code, a.Figure.String(), a.Limit.String(), a.Margin.String()})
		require.NotEqual(t, string(a.Kind), a.Kind.Label().FR)
	}
	require.Equal(t, [][]string{
		{"total_overspend", "", "187", "180", "-7"},              // 116 + 70 + 1 against 160 and 20
		{"post_overspend", "6", "70", "66", "-4"},                // 55 and a fifth of it
		{"account_overspend", "23", "116", "105", "-11"},         // 90 + 30 - 4 against 100 and 5
		{"account_overspend", "62", "70", "58", "-12"},           // 55 and 3, more than 5 % of it
		{"contingency_ahead", "", "6", "3.5", "-2.5"},            // 5 drawn and 1 booked; a quarter of 10, and 10 points
		{"commitment_without_budget", "23", "120", "100", "-20"}, // 90 + 30
		{"estimate_below_commitments", "23", "120", "116", "-4"},
		{"late_invoice", "1", "20", "0", "-20"},
	}, got)
	late := alerts[len(alerts)-1]
	require.Equal(t, 2, late.Days)
	require.Len(t, late.Lines, 2, "the invoice and its payment")
}

// TestMeasure: an order of 100 with 70 invoiced cannot save more than 30.
func TestMeasure(t *testing.T) {
	b := small(
		costreport.Entry{ID: "1", Kind: costreport.Order, Date: on("2027-09-06"), Account: "23", Order: "B1", Amount: dec("100")},
		costreport.Entry{ID: "2", Kind: costreport.Invoice, Date: on("2027-09-06"), Account: "23", Order: "B1", Amount: dec("70")},
	)
	ledger := compile(t, b)
	j, err := ledger.Judge(costreport.Measure{
		Closing: "1", Orders: []costreport.OrderChange{{Order: "B1", Amount: dec("-50")}},
		Estimates: []costreport.Estimate{{Account: "62", Amount: dec("-8")}, {Account: "62", Amount: dec("3")}},
		Costs:     []costreport.MeasureCost{{Account: "62", Amount: dec("2")}},
	})
	require.NoError(t, err)
	require.NoError(t, j.Check())
	require.Equal(t, "-30", j.Orders[0].Effect.String())
	require.Equal(t, []string{"38", "5", "-33"}, []string{j.Saving.String(), j.Cost.String(), j.Total.Change.String()})
	_, err = ledger.Judge(costreport.Measure{
		Closing: "1", Orders: []costreport.OrderChange{{Order: "B2"}, {Order: "B1"}, {Order: "B1", Amount: dec("0.001")}},
		Estimates: []costreport.Estimate{{Account: "24", Amount: dec("1e30")}}, Costs: []costreport.MeasureCost{{Account: "23", Amount: dec("-1")}},
	})
	require.EqualError(t, err, "estimates[0].account: refers to something that does not exist (24)\n"+
		"estimates[0].amount: is larger than the library accepts (1e30)\n"+
		"orders[0].order: refers to something that does not exist (B2)\n"+
		"orders[2].amount: is outside the values allowed (0.001)\n"+
		"orders[2].order: is given twice (B1)\n"+
		"costs[0].amount: may not be negative (-1)")
	_, err = ledger.Judge(costreport.Measure{Closing: "3"})
	require.ErrorIs(t, err, costreport.ErrUnknown)
}

// TestFinalAccount: nothing is definitive while an order, an estimate, cash or contingency is open.
func TestFinalAccount(t *testing.T) {
	for _, row := range []struct {
		reason     string
		entry      costreport.Entry
		estimate   string
		definitive bool
		cost       string
	}{
		{"one invoice, not paid: the cost is known", costreport.Entry{Kind: costreport.Invoice, Account: "23"}, "0", true, "7"},
		{"an order is open", costreport.Entry{Kind: costreport.Order, Account: "23", Order: "B1"}, "0", false, "0"},
		{"something is still expected", costreport.Entry{Kind: costreport.Invoice, Account: "23"}, "1", false, "7"},
		{"a holder has money", costreport.Entry{Kind: costreport.CashAdvance, Holder: "R"}, "0", false, "0"},
		{"a cost stands on the contingency", costreport.Entry{Kind: costreport.PettyCash, Account: "99"}, "0", false, "7"},
	} {
		row.entry.ID, row.entry.Date, row.entry.Amount = "1", on("2027-09-06"), dec("7")
		b := small(row.entry)
		b.Closings[0].Estimates = []costreport.Estimate{{Account: "62", Amount: dec(row.estimate)}}
		a, err := compile(t, b).FinalAccount("1")
		require.NoError(t, err)
		require.NoError(t, a.Check())
		require.Equal(t, row.definitive, a.Definitive, row.reason)
		require.Equal(t, row.cost, a.Total.Cost.String(), row.reason)
		equal(t, dec("160").Sub(a.Total.Cost), a.Total.Difference, row.reason)
	}
}

// TestACopyIsTaken: what the caller does with his lists afterwards changes nothing.
func TestACopyIsTaken(t *testing.T) {
	b := caseBook(t)
	ledger := compile(t, b)
	before := report(t, ledger, "6")
	for i := range b.Entries {
		b.Entries[i].Amount, b.Entries[i].Kind = decimal.Decimal{}, "nonsense"
	}
	b.Closings[6].Date, b.Accounts[0].Code, b.Transfers[0].Date = on("2020-01-01"), "x", on("2030-01-01")
	require.Equal(t, before, report(t, ledger, "6"))
}
