package costreport_test

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/schedule"
)

func TestValidate(t *testing.T) {
	day := on("2027-09-06")
	order := costreport.Entry{ID: "O", Kind: costreport.Order, Date: day, Account: "23", Order: "B1", Amount: dec("10")}
	invoice := costreport.Entry{ID: "I", Kind: costreport.Invoice, Date: day, Account: "23", Amount: dec("10")}
	for _, row := range []struct {
		reason string
		change func(b *costreport.Book)
		want   []string
	}{
		{"nothing is given", func(b *costreport.Book) { *b = costreport.Book{} }, []string{
			"currency: is not a known ISO 4217 currency", "basis: a value is required", "accounts: a value is required"}},
		{"words that do not exist", func(b *costreport.Book) {
			b.Sign, b.Basis, b.Unestimated, b.Alerts.Progress = "up", "all", "some", "weeks"
		}, []string{"sign: refers to something that does not exist (up)", "basis: refers to something that does not exist (all)",
			"unestimated: refers to something that does not exist (some)", "alerts.progress: refers to something that does not exist (weeks)"}},
		{"accounts", func(b *costreport.Book) {
			b.Accounts = append(b.Accounts, costreport.Account{Code: "23", Budget: dec("0.001")}, costreport.Account{Post: "7"})
		}, []string{"accounts[3].code: is given twice (23)", "accounts[3].budget: is outside the values allowed (0.001)",
			"accounts[4].code: a value is required", "accounts[4].post: refers to something that does not exist (7)"}},
		{"an account of no post", func(b *costreport.Book) { b.Posts = []costreport.Post{{Number: "2"}, {Number: "2"}} }, []string{
			"posts[1].number: is given twice (2)", "accounts[1].post: refers to something that does not exist",
			"accounts[2].post: refers to something that does not exist"}},
		{"transfers", func(b *costreport.Book) {
			b.Transfers = []costreport.Transfer{{ID: "T", From: "23", To: "23", Amount: dec("-1")}}
		}, []string{"transfers[0].date: a value is required", "transfers[0].to: is outside the values allowed (23)",
			"transfers[0].amount: may not be negative (-1)", "transfers[0].reason: a value is required", "transfers[0].authoriser: a value is required"}},
		{"accounts that do not exist", func(b *costreport.Book) {
			b.Transfers = []costreport.Transfer{{ID: "T", Date: day, To: "88", Amount: dec("1"), Reason: "R", Authoriser: "A"}}
			one := invoice
			one.Account = "88"
			b.Entries = []costreport.Entry{one}
		}, []string{"transfers[0].from: a value is required", "transfers[0].to: refers to something that does not exist (88)",
			"entries[0].account: refers to something that does not exist (88)"}},
		{"closings", func(b *costreport.Book) {
			b.Closings[1].Date, b.Closings[1].ID = b.Closings[0].Date, b.Closings[0].ID
			b.Closings[1].Estimates = []costreport.Estimate{{Account: "23"}, {Account: "23"}, {Account: "88"}, {Account: "62", Amount: dec("1.234")}}
		}, []string{"closings[1].id: is given twice (1)", "closings[1].date: is out of order (2027-09-10)",
			"closings[1].estimates[1].account: is given twice (23)", "closings[1].estimates[2].account: refers to something that does not exist (88)",
			"closings[1].estimates[3].amount: is outside the values allowed (1.234)"}},
		{"an estimate is missing", func(b *costreport.Book) {
			b.Unestimated, b.Closings = "", b.Closings[:1]
			b.Closings[0].Estimates = []costreport.Estimate{{Account: "23"}, {Account: "99"}}
		}, []string{"closings[0].estimates: a value is required (62)"}},
		{"the shoot", func(b *costreport.Book) {
			b.Shoot = costreport.Shoot{Accounts: []string{"23", "23", "24"}, Days: []costreport.Day{{Date: day}, {Date: day, Pages: dec("-1")}, {}}}
		}, []string{"shoot.accounts[1]: is given twice (23)", "shoot.accounts[2]: refers to something that does not exist (24)",
			"shoot.days[1].date: is out of order (2027-09-06)", "shoot.days[1].pages: may not be negative (-1)", "shoot.days[2].date: a value is required"}},
		{"thresholds", func(b *costreport.Book) {
			b.Alerts = costreport.Thresholds{Account: costreport.Allowance{Amount: dec("-1"), Percent: dec("101")}, LateDays: -1}
		}, []string{"alerts.account.amount: may not be negative (-1)", "alerts.account.percent: is outside the values allowed (101)",
			"alerts.late_days: is outside the values allowed (-1)"}},
		{"an entry of no kind", func(b *costreport.Book) { b.Entries = []costreport.Entry{{}, {ID: "X", Date: day, Kind: "gift"}} }, []string{
			"entries[0].id: a value is required", "entries[0].date: a value is required", "entries[0].kind: a value is required",
			"entries[1].kind: refers to something that does not exist (gift)"}},
		{"fields of other kinds", func(b *costreport.Book) {
			b.Entries = []costreport.Entry{{ID: "X", Date: day, Kind: costreport.CashAdvance, Account: "23", Order: "B", Of: "I", Final: true, Due: day, Day: day}}
		}, []string{"entries[0].account: is outside the values allowed (23)", "entries[0].order: is outside the values allowed (B)",
			"entries[0].of: is outside the values allowed (I)", "entries[0].holder: a value is required", "entries[0].final: is outside the values allowed (true)",
			"entries[0].due: is outside the values allowed (2027-09-06)", "entries[0].day: is outside the values allowed (2027-09-06)",
			"entries[0].order: refers to something that does not exist (B)", "entries[0].of: refers to something that does not exist (I)"}},
		{"amounts of the wrong sign", func(b *costreport.Book) {
			one, two, cancel := invoice, order, costreport.Entry{ID: "C", Kind: costreport.Cancellation, Date: day, Order: "B1", Amount: dec("1")}
			one.Amount, two.Amount = dec("-1"), dec("-2")
			b.Entries = []costreport.Entry{one, two, cancel}
		}, []string{"entries[0].amount: may not be negative (-1)", "entries[1].amount: may not be negative (-2)",
			"entries[2].amount: is outside the values allowed (1)"}},
		{"an order that is amended below nothing", func(b *costreport.Book) {
			b.Entries = []costreport.Entry{order, {ID: "A", Kind: costreport.Amendment, Date: day, Order: "B1", Amount: dec("-11")}}
		}, []string{"entries[0].amount: may not be negative (-1.00)"}},
		{"orders", func(b *costreport.Book) {
			again, other := order, invoice
			again.ID, other.Order, other.Account = "O2", "B1", "62"
			b.Entries = []costreport.Entry{order, again, other, {ID: "A", Kind: costreport.Amendment, Date: day.AddDays(-1), Order: "B1"},
				{ID: "B", Kind: costreport.Cancellation, Date: day, Order: "B2"}}
		}, []string{"entries[1].order: is given twice (B1)", "entries[2].account: does not agree with what it refers to (62)",
			"entries[3].date: is out of order (2027-09-05)", "entries[4].order: refers to something that does not exist (B2)"}},
		{"payments", func(b *costreport.Book) {
			b.Entries = []costreport.Entry{order, invoice, {ID: "P", Kind: costreport.Payment, Date: day, Of: "O"},
				{ID: "Q", Kind: costreport.Payment, Date: day, Of: "I", Account: "62"},
				{ID: "R", Kind: costreport.CreditNote, Date: day, Of: "R", Account: "23"}}
		}, []string{"entries[2].of: does not agree with what it refers to (O)", "entries[3].account: does not agree with what it refers to (62)",
			"entries[4].of: does not agree with what it refers to (R)"}},
		{"a payment pays no payment, wherever it stands", func(b *costreport.Book) {
			b.Entries = []costreport.Entry{{ID: "Q", Kind: costreport.Payment, Date: day, Of: "P"}, invoice,
				{ID: "P", Kind: costreport.Payment, Date: day, Of: "I"}, {ID: "R", Kind: costreport.Payment, Date: day, Of: "P"}}
		}, []string{"entries[0].of: does not agree with what it refers to (P)", "entries[3].of: does not agree with what it refers to (P)"}},
		{"a credit note is on the order of its invoice, of now or of before, or on none", func(b *costreport.Book) {
			other, of, later := order, invoice, invoice
			other.ID, other.Order = "O2", "B2"
			of.Order, later.ID, later.Restates, later.Order = "B1", "I2", "I", "B2"
			note := func(id, of, order string) costreport.Entry {
				return costreport.Entry{ID: id, Kind: costreport.CreditNote, Date: day, Of: of, Account: "23", Order: order}
			}
			bare := invoice
			bare.ID = "I3"
			b.Entries = []costreport.Entry{order, other, of, later, bare, note("1", "I", ""), note("2", "I", "B1"), note("3", "I", "B2"),
				note("4", "I3", "B1")}
		}, []string{"entries[8].order: does not agree with what it refers to (B1)"}},
		{"restatements", func(b *costreport.Book) {
			one, two, three, four, five := invoice, invoice, invoice, order, invoice
			one.ID, one.Restates = "1", "I"
			two.ID, two.Restates = "2", "I"
			three.ID, three.Restates, three.Date = "3", "1", day.AddDays(-1)
			four.Restates = "I"
			five.ID, five.Restates = "5", "none"
			b.Entries = []costreport.Entry{invoice, one, two, three, four, five}
		}, []string{"entries[2].restates: is given twice (I)", "entries[3].date: is out of order (2027-09-05)",
			"entries[4].restates: does not agree with what it refers to (I)", "entries[5].restates: refers to something that does not exist (none)",
			"entries[4].order: refers to something that does not exist (B1)", "entries[4].order: does not agree with what it refers to (B1)"}},
		{"a circle of restatements, and one that restates itself", func(b *costreport.Book) {
			one, two, three := invoice, invoice, invoice
			one.ID, one.Restates, two.ID, two.Restates, three.ID, three.Restates = "1", "2", "2", "1", "3", "3"
			b.Entries = []costreport.Entry{one, two, three}
		}, []string{"entries[0].restates: forms a cycle (2)", "entries[2].restates: forms a cycle (3)"}},
		{"the same entry twice", func(b *costreport.Book) { b.Entries = []costreport.Entry{invoice, invoice} }, []string{"entries[1].id: is given twice (I)"}},
	} {
		b := small()
		row.change(&b)
		err := b.Validate()
		require.Error(t, err, row.reason)
		require.Equal(t, strings.Join(row.want, "\n"), err.Error(), row.reason)
	}
}

// TestHostile: what is far too large is refused at once.
func TestHostile(t *testing.T) {
	huge := decimal.New(1, 1_000_000_000)
	for reason, change := range map[string]func(b *costreport.Book){
		"an amount that takes the memory": func(b *costreport.Book) { b.Accounts[0].Budget = huge },
		"one too small to be written":     func(b *costreport.Book) { b.Accounts[0].Budget = decimal.New(1, -1_000_000_000) },
		"an estimate": func(b *costreport.Book) {
			b.Closings[0].Estimates = []costreport.Estimate{{Account: "23", Amount: huge}}
		},
		"pages":       func(b *costreport.Book) { b.Shoot.Days = []costreport.Day{{Date: on("2027-09-06"), Pages: huge}} },
		"a threshold": func(b *costreport.Book) { b.Alerts.Total.Percent = huge },
		"more than all the money there is": func(b *costreport.Book) {
			b.Accounts[0].Budget, b.Accounts[1].Budget = dec("9e15"), dec("-9e15")
		},
		"entries":  func(b *costreport.Book) { b.Entries = make([]costreport.Entry, costreport.MaxEntries+1) },
		"accounts": func(b *costreport.Book) { b.Accounts = make([]costreport.Account, costreport.MaxAccounts+1) },
		"estimates": func(b *costreport.Book) {
			b.Closings[0].Estimates = make([]costreport.Estimate, costreport.MaxEstimates+1)
		},
		"a long name": func(b *costreport.Book) {
			b.Entries = []costreport.Entry{{ID: strings.Repeat("x", 101), Kind: costreport.Order, Account: "23", Order: "B", Date: on("2027-09-06")}}
		},
	} {
		b := small()
		change(&b)
		require.ErrorIs(t, b.Validate(), costreport.ErrTooLarge, reason)
	}
	many := small()
	many.Entries = make([]costreport.Entry, costreport.MaxEntries)
	require.Error(t, many.Validate(), "two hundred thousand empty entries cost a short report")
}

// TestTheLargestBook: the sums of a book that is as large as it may be do not overflow.
func TestTheLargestBook(t *testing.T) {
	b := small()
	b.Accounts[0].Budget, b.Accounts[1].Budget, b.Accounts[2].Budget = dec("-3e15"), decimal.Decimal{}, decimal.Decimal{}
	b.Entries = []costreport.Entry{
		{ID: "1", Kind: costreport.Invoice, Date: on("2027-09-06"), Account: "23", Amount: dec("3e15")},
		{ID: "2", Kind: costreport.Order, Date: on("2027-09-06"), Account: "23", Order: "B", Amount: dec("3e15")},
	}
	b.Closings[0].Estimates = []costreport.Estimate{{Account: "23", Amount: dec("5e11")}}
	r := report(t, compile(t, b), "1")
	require.Equal(t, "-9000500000000000", r.Total.Variance.String())
}

func TestUnknown(t *testing.T) {
	ledger := compile(t, caseBook(t))
	_, err := ledger.Report("7")
	require.EqualError(t, err, "closing: refers to something that does not exist (7)")
	for _, ask := range []func() error{
		func() error { _, err := ledger.Alerts(""); return err },
		func() error { _, err := ledger.Payables("x"); return err },
		func() error { _, err := ledger.HotCost("x"); return err },
		func() error { _, err := ledger.FinalAccount("x"); return err },
		func() error { _, err := ledger.Account("4", "x"); return err },
		func() error { _, err := ledger.Account("x", "23"); return err },
		func() error { _, err := ledger.Order("2", "B14"); return err }, // it is signed in week 3
	} {
		require.ErrorIs(t, ask(), costreport.ErrUnknown)
	}
	one, six := report(t, ledger, "1"), report(t, ledger, "6")
	_, err = one.Since(six)
	require.ErrorIs(t, err, costreport.ErrOrder)
	six.Accounts[3].Code = "other"
	_, err = six.Since(one)
	require.ErrorIs(t, err, costreport.ErrMismatch)
	for reason, change := range map[string]func(a *costreport.FinalAccount){
		"a difference":          func(a *costreport.FinalAccount) { a.Accounts[1].Difference = dec("1") },
		"an open order":         func(a *costreport.FinalAccount) { a.Open[0].Outstanding = dec("1") },
		"orders are still open": func(a *costreport.FinalAccount) { a.Definitive = true },
		"two that cancel out": func(a *costreport.FinalAccount) {
			a.Accounts[1].Difference, a.Accounts[2].Difference = a.Accounts[1].Difference.Add(dec("1")), a.Accounts[2].Difference.Sub(dec("1"))
		},
	} {
		final, err := ledger.FinalAccount("6")
		require.NoError(t, err)
		require.NoError(t, final.Check())
		change(&final)
		require.ErrorIs(t, final.Check(), costreport.ErrUnbalance, reason)
	}
	for reason, change := range map[string]func(s *costreport.AccountStatement){
		"the final cost of the row":  func(s *costreport.AccountStatement) { s.Row.EFC = dec("1") },
		"the revised budget of it":   func(s *costreport.AccountStatement) { s.Row.Revised = dec("1") },
		"what an order was invoiced": func(s *costreport.AccountStatement) { s.Orders[0].Invoiced = dec("1") },
	} {
		account, err := ledger.Account("4", "62")
		require.NoError(t, err)
		require.NoError(t, account.Check())
		change(&account)
		require.ErrorIs(t, account.Check(), costreport.ErrUnbalance, reason)
	}
	order, err := ledger.Order("4", "B06")
	require.NoError(t, err)
	order.State.Outstanding = dec("1")
	require.ErrorIs(t, order.Check(), costreport.ErrUnbalance, "what is outstanding of an order")
	judged, err := ledger.Judge(caseMeasure(t))
	require.NoError(t, err)
	_, err = judged.Against(six)
	require.ErrorIs(t, err, costreport.ErrMismatch)
	_, err = judged.Against(costreport.Report{})
	require.ErrorIs(t, err, costreport.ErrMismatch)
}

// TestChecks: a figure that is changed is found.
func TestChecks(t *testing.T) {
	ledger := compile(t, caseBook(t))
	for reason, change := range map[string]func(r *costreport.Report){
		"a figure":           func(r *costreport.Report) { r.Accounts[2].Cost = dec("1") },
		"of the total":       func(r *costreport.Report) { r.Total.Paid = dec("1") },
		"of an order":        func(r *costreport.Report) { r.Orders[0].Outstanding = dec("1") },
		"an order left out":  func(r *costreport.Report) { r.Orders = r.Orders[1:] },
		"the sign":           func(r *costreport.Report) { r.Sign = costreport.OverIsPositive },
		"no sign":            func(r *costreport.Report) { r.Sign = "" },
		"the basis":          func(r *costreport.Report) { r.Basis = costreport.IncludingCommitments },
		"a hostile figure":   func(r *costreport.Report) { r.Accounts[0].EFC = decimal.New(1, 1_000_000_000) },
		"an unknown account": func(r *costreport.Report) { r.Orders[0].Account = "x" },
		"days in per cent":   func(r *costreport.Report) { r.Indicators.DaysPercent = dec("1") },
		"cost in per cent":   func(r *costreport.Report) { r.Indicators.CostPercent = dec("1") },
		"orders in per cent": func(r *costreport.Report) { r.Indicators.CommittedPercent = dec("1") },
		"shoot in per cent":  func(r *costreport.Report) { r.Indicators.ShootPercent = dec("1") },
		"the overrun":        func(r *costreport.Report) { r.Indicators.Overrun = dec("1") },
	} {
		r := report(t, ledger, "4")
		change(&r)
		require.Error(t, r.Check(), reason)
	}
	hot, err := ledger.HotCost("4")
	require.NoError(t, err)
	hot.Days[3].Cost = dec("1")
	require.ErrorIs(t, hot.Check(), costreport.ErrUnbalance)
	final, err := ledger.FinalAccount("6")
	require.NoError(t, err)
	final.Unpaid = final.Unpaid[1:]
	require.ErrorIs(t, final.Check(), costreport.ErrUnbalance)
	account, err := ledger.Account("4", "23")
	require.NoError(t, err)
	account.Postings = account.Postings[1:]
	require.ErrorIs(t, account.Check(), costreport.ErrUnbalance)
	judged, err := ledger.Judge(caseMeasure(t))
	require.NoError(t, err)
	judged.Saving = dec("1")
	require.ErrorIs(t, judged.Check(), costreport.ErrUnbalance)
}

func TestCSV(t *testing.T) {
	entries, err := costreport.ParseEntriesCSV([]byte("\ufeffkind,id,amount,date,final,account,order\r\ninvoice,1,12.50,2027-09-06,true,23,B1\r\n"))
	require.NoError(t, err)
	require.Equal(t, []costreport.Entry{{
		ID: "1", Kind: costreport.Invoice, Amount: dec("12.50"), Date: on("2027-09-06"), Final: true, Account: "23", Order: "B1",
	}}, entries)
	for _, row := range []struct{ reason, table, want string }{
		{"nothing", "", "the document cannot be read (EOF)"},
		{"titles", "id,id,colour\n", "titles: is given twice (id)\ntitles: refers to something that does not exist (colour)"},
		{"cells", "id,amount,date,final,due\n1,ten,2027-02-30,yes,\n", "entries[0].amount: the document cannot be read (ten)\n" +
			"entries[0].date: is not a day of the calendar (days are written 2027-03-15) (2027-02-30)\nentries[0].final: the document cannot be read (yes)"},
		{"a row too short", "id,kind\n1\n", "entries[0]: the document cannot be read (record on line 2: wrong number of fields)"},
		{"a number of a thousand digits", "id,amount\n1," + strings.Repeat("9", 1000) + "\n",
			"entries[0].amount: is larger than the library accepts (" + strings.Repeat("9", 60)},
	} {
		_, err := costreport.ParseEntriesCSV([]byte(row.table))
		require.ErrorContains(t, err, row.want, row.reason)
	}
	_, err = costreport.ParseEntriesCSV([]byte("id,date\n1,2027-02-30\n"))
	require.ErrorIs(t, err, schedule.ErrDate)
	none, err := costreport.ParseEntriesCSV([]byte("id\n"))
	require.NoError(t, err)
	require.Empty(t, none)
}

// TestCSVLineBreaks: no line break is lost, so that two names stay two.
func TestCSVLineBreaks(t *testing.T) {
	table, err := costreport.EntriesCSV([]costreport.Entry{{ID: "a\rb", Label: "one\r\ntwo\nthree"}})
	require.NoError(t, err)
	back, err := costreport.ParseEntriesCSV(table)
	require.NoError(t, err)
	require.Equal(t, []costreport.Entry{{ID: "a\nb", Label: "one\ntwo\nthree"}}, back)
}

// TestResultsRoundTrip: every result survives JSON, and still adds up.
func TestResultsRoundTrip(t *testing.T) {
	ledger := compile(t, caseBook(t))
	one, four := report(t, ledger, "1"), report(t, ledger, "4")
	moved, err := four.Since(one)
	require.NoError(t, err)
	judged, err := ledger.Judge(caseMeasure(t))
	require.NoError(t, err)
	final, err := ledger.FinalAccount("4")
	require.NoError(t, err)
	hot, err := ledger.HotCost("4")
	require.NoError(t, err)
	account, err := ledger.Account("4", "51")
	require.NoError(t, err)
	order, err := ledger.Order("4", "B06")
	require.NoError(t, err)
	alerts, err := ledger.Alerts("4")
	require.NoError(t, err)
	require.NotEmpty(t, alerts)
	roundTrip(t, four)
	roundTrip(t, moved)
	roundTrip(t, judged)
	roundTrip(t, final)
	roundTrip(t, hot)
	roundTrip(t, account)
	roundTrip(t, order)
	roundTrip(t, alerts[0])
}

func roundTrip[T interface{ Check() error }](t *testing.T, value T) {
	t.Helper()
	data, err := json.Marshal(value)
	require.NoError(t, err)
	var again T
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	require.NoError(t, decoder.Decode(&again))
	require.NoError(t, again.Check())
	second, err := json.Marshal(again)
	require.NoError(t, err)
	require.Equal(t, string(data), string(second))
}

// TestAChainOfRestatements: a hundred thousand corrections of one invoice, and as many payments of it.
func TestAChainOfRestatements(t *testing.T) {
	const length = costreport.MaxEntries / 2
	b := small()
	b.Entries = make([]costreport.Entry, 0, 2*length)
	day := on("2027-09-06")
	for i := range length {
		e := costreport.Entry{ID: strconv.Itoa(i), Kind: costreport.Invoice, Date: day, Account: "23", Amount: dec("1")}
		if i > 0 {
			e.Restates = strconv.Itoa(i - 1)
		}
		if i == length-1 {
			e.Account = "62"
		}
		b.Entries = append(b.Entries, e)
	}
	for i := range length {
		b.Entries = append(b.Entries, costreport.Entry{
			ID: "P" + strconv.Itoa(i), Kind: costreport.Payment, Date: day, Of: "0", Account: "62", Amount: dec("0.01"),
		})
	}
	r := report(t, compile(t, b), "1")
	got, _ := r.Account("62")
	require.Equal(t, []string{"1", "1000"}, []string{got.Cost.String(), got.Paid.String()})
}

// TestLabels: every kind has a name in both languages, and a word of the caller's own stands for itself.
func TestLabels(t *testing.T) {
	for _, kind := range append(costreport.Kinds(), "gift") {
		label := kind.Label()
		require.NotEmpty(t, label.FR)
		require.NotEmpty(t, label.EN)
		require.Equal(t, kind == "gift", label.FR == string(kind))
	}
	require.Equal(t, "gift", costreport.AlertKind("gift").Label().EN)
}
