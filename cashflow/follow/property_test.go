package follow_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/cashflow/follow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func cents(n int64) decimal.Decimal { return decimal.New(n, -2) }

// anyBook draws payments and rules on the shoot.
func anyBook(t *rapid.T) follow.Book {
	book := shoot(t)
	book.Closed = day("2027-09-06").AddDays(rapid.IntRange(0, 45).Draw(t, "closed"))
	book.Floor = cents(rapid.Int64Range(-2_000_000, 500_000).Draw(t, "floor"))
	book.Grace = rapid.IntRange(0, 5).Draw(t, "grace")
	if rapid.Bool().Draw(t, "credit") {
		book.Credit = anyCredit(t)
		book.Sources = []financing.Source{{ID: "TV", Status: financing.Signed, Bankable: dec("80")}}
	}
	lines := []struct {
		column cashflow.Column
		line   string
	}{{cashflow.Pay, "CREW"}, {cashflow.Suppliers, "HIRE"}, {cashflow.Receipts, "TV"}, {"studio", "NEW"}}
	for i := range rapid.IntRange(0, 8).Draw(t, "payments") {
		of := rapid.SampledFrom(lines).Draw(t, "line")
		amount := rapid.Int64Range(-2_000_000, 200_000).Draw(t, "amount")
		if of.line == "TV" {
			amount = -amount
		}
		p := follow.Payment{
			ID: fmt.Sprint(i), Date: day("2027-09-06").AddDays(rapid.IntRange(0, book.Closed.DaysSince(day("2027-09-06"))).Draw(t, "day")),
			Column: of.column, Line: of.line, Amount: cents(amount), Final: rapid.Bool().Draw(t, "final"),
		}
		if of.line == "TV" || of.line == "HIRE" {
			p.Part = rapid.IntRange(0, 2).Draw(t, "part")
		}
		book.Payments = append(book.Payments, p)
	}
	for _, of := range lines[:3] {
		rule := follow.Rule{Column: of.column, Line: of.line, Rest: rapid.SampledFrom([]follow.Reforecast{
			follow.AsPlanned, follow.Shifted, follow.Scaled, follow.Replaced,
		}).Draw(t, "rest")}
		rule.Days = rapid.IntRange(-30, 60).Draw(t, "days")
		rule.Amount = cents(rapid.Int64Range(-3_000_000, 3_000_000).Draw(t, "estimate"))
		for range rapid.IntRange(0, 2).Draw(t, "dated") {
			rule.Dated = append(rule.Dated, cashflow.Flow{Date: book.Closed.AddDays(rapid.IntRange(1, 60).Draw(t, "on")), Amount: cents(rapid.Int64Range(-99999, 99999).Draw(t, "new"))})
		}
		book.Rules = append(book.Rules, rule)
	}
	return book
}

// anyCredit draws a credit around the shoot.
func anyCredit(t *rapid.T) *cashflow.Credit {
	rate := func(name string) decimal.Decimal { return cents(rapid.Int64Range(0, 1000).Draw(t, name)) }
	from := day("2027-08-30").AddDays(rapid.IntRange(0, 40).Draw(t, "open"))
	c := &cashflow.Credit{
		Limits: []cashflow.Limit{{From: from, Amount: cents(rapid.Int64Range(0, 3_000_000).Draw(t, "limit"))}},
		Rate:   rate("rate"), CommitmentFee: rate("commitment"), ArrangementFee: rate("arrangement"),
		Basis: schedule.DayCount(rapid.IntRange(0, 3).Draw(t, "basis")), Settle: rapid.SampledFrom([]cashflow.Period{"", cashflow.Quarterly}).Draw(t, "settle"),
		Guarantee: cashflow.Guarantee{Share: dec("50"), Rate: rate("guarantee"), Undrawn: dec("50")},
		Reserve:   cents(rapid.Int64Range(0, 200_000).Draw(t, "reserve")),
	}
	if rapid.Bool().Draw(t, "changes") {
		c.Limits = append(c.Limits, cashflow.Limit{From: from.AddDays(rapid.IntRange(1, 30).Draw(t, "later")), Amount: cents(rapid.Int64Range(0, 3_000_000).Draw(t, "then"))})
	}
	if rapid.Bool().Draw(t, "ends") {
		c.Until = from.AddDays(rapid.IntRange(0, 90).Draw(t, "until"))
	}
	for range rapid.IntRange(0, 2).Draw(t, "advances") {
		c.Advances = append(c.Advances, cashflow.Advance{
			Source: "TV", Part: rapid.IntRange(0, 2).Draw(t, "advanced"), Date: day("2027-09-06").AddDays(rapid.IntRange(0, 60).Draw(t, "assigned")),
			Percent: cents(rapid.Int64Range(0, 10_000).Draw(t, "part of it")), Rate: rate("discount"), Fee: rate("fee"), Upfront: rapid.Bool().Draw(t, "upfront"),
		})
	}
	return c
}

func anyStep(t *rapid.T, book follow.Book) follow.Step {
	at := rapid.SampledFrom([]follow.Step{
		{}, {Column: cashflow.Pay}, {Column: cashflow.Suppliers, Line: "HIRE"}, {Column: cashflow.Receipts, Line: "TV", Part: 2}, {Column: cashflow.Pay, Line: "CREW", From: day("2027-09-25")},
	}).Draw(t, "at")
	at.Kind = rapid.SampledFrom([]follow.Kind{
		follow.Delay, follow.Move, follow.Advance, follow.Discount, follow.Cut, follow.Draw, follow.Add, follow.Raise, follow.Assign,
	}).Draw(t, "kind")
	if (at.Kind == follow.Raise || at.Kind == follow.Assign) && book.Credit == nil {
		at.Kind = follow.Cut
	}
	at.Days = rapid.IntRange(1, 40).Draw(t, "days")
	at.Date = book.Closed.AddDays(rapid.IntRange(1, 40).Draw(t, "date"))
	at.Until = at.Date.AddDays(rapid.IntRange(0, 40).Draw(t, "until"))
	at.Amount = cents(rapid.Int64Range(0, 1_000_000).Draw(t, "amount"))
	at.Percent = cents(rapid.Int64Range(0, 10_000).Draw(t, "percent"))
	at.Weeks = rapid.IntRange(0, 3).Draw(t, "weeks")
	if at.Kind == follow.Draw || at.Kind == follow.Add {
		at.Column, at.Line = "bank", "LOAN"
	}
	if at.Kind == follow.Assign {
		at.Assign = cashflow.Advance{Source: "TV", Date: at.Date, Percent: at.Percent, Rate: cents(int64(at.Days) * 10)}
	}
	return at
}

// Whatever was paid and is expected, planned + changes = forecast, every payment stands once, and the weeks
// and the reports add up; and a forecast that was written and read is the same.
func TestForecastAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book := anyBook(t)
		f := forecast(t, book)
		total := book.Opening
		for _, one := range f.Entries {
			total = total.Add(one.Amount)
			require.Equal(t, one.Payment == "", one.Date.After(book.Closed), "what is expected is still to come")
		}
		require.True(t, total.Equal(f.Closing))
		require.True(t, f.Weeks[len(f.Weeks)-1].Position.Forecast.Equal(f.Closing))
		changed := decimal.Decimal{}
		for _, one := range f.Changes {
			changed = changed.Add(one.Amount)
		}
		require.True(t, book.Plan.Closing.Add(book.Opening).Add(changed).Equal(f.Closing))
		for week := range f.Weeks {
			r, err := f.Report(week + 1)
			require.NoError(t, err)
			require.NoError(t, r.Check())
		}
		data, err := json.Marshal(f)
		require.NoError(t, err)
		var again follow.Forecast
		require.NoError(t, json.Unmarshal(data, &again))
		require.NoError(t, again.Check())
	})
}

// A forecast that somebody has changed does not pass.
func TestCheckFindsChanges(t *testing.T) {
	cent := cents(1)
	for reason, spoil := range map[string]func(*follow.Forecast){
		"an entry":      func(f *follow.Forecast) { f.Entries[0].Amount = f.Entries[0].Amount.Add(cent) },
		"a change":      func(f *follow.Forecast) { f.Changes[0].Amount = f.Changes[0].Amount.Add(cent) },
		"an item":       func(f *follow.Forecast) { f.Items[0].Open = f.Items[0].Open.Add(cent) },
		"a line":        func(f *follow.Forecast) { f.Lines[0].Total.Forecast = f.Lines[0].Total.Forecast.Add(cent) },
		"a week":        func(f *follow.Forecast) { f.Weeks[2].Position.Planned = f.Weeks[2].Position.Planned.Add(cent) },
		"the outlook":   func(f *follow.Forecast) { f.PeakNeed = f.PeakNeed.Add(cent) },
		"a shortage":    func(f *follow.Forecast) { f.Shortages = nil },
		"a lost week":   func(f *follow.Forecast) { f.Weeks = f.Weeks[1:] },
		"a huge amount": func(f *follow.Forecast) { f.Entries[0].Amount = decimal.New(1, 1_000_000_000) },
		"no date":       func(f *follow.Forecast) { f.Entries[0].Date = schedule.Date{} },
		"no plan":       func(f *follow.Forecast) { f.Book = follow.Book{} },
	} {
		book := shoot(t)
		book.Payments = []follow.Payment{pay("1", "2027-09-17", cashflow.Pay, "CREW", "-20000")}
		f := forecast(t, book)
		spoil(&f)
		require.Error(t, f.Check(), reason)
		_, err := f.Try()
		require.Error(t, err, reason)
	}
}

// moved is what the credit moves in all.
func moved(o follow.Outlook) decimal.Decimal {
	if o.Borrowing == nil {
		return decimal.Decimal{}
	}
	return o.Borrowing.Advanced.Sub(o.Borrowing.Repaid).Sub(o.Charges)
}

// What measures change is what the position moves by, in the end and at the worst; moving what is expected
// costs nothing and saves nothing.
func TestTrialsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book := anyBook(t)
		f := forecast(t, book)
		var measures []follow.Measure
		for i := range rapid.IntRange(1, 3).Draw(t, "measures") {
			m := follow.Measure{ID: fmt.Sprint("M", i)}
			for range rapid.IntRange(1, 3).Draw(t, "steps") {
				m.Steps = append(m.Steps, anyStep(t, book))
			}
			measures = append(measures, m)
		}
		got, err := f.Try(measures...)
		require.NoError(t, err)
		changed := decimal.Decimal{}
		for _, one := range got.Changes {
			changed = changed.Add(one.Amount)
			require.True(t, one.Date.After(book.Closed), "what has moved stays")
		}
		require.True(t, f.Closing.Sub(moved(f.Outlook)).Add(changed).Add(moved(got.After)).Equal(got.After.Closing))
		require.True(t, got.PeakGain.Equal(f.PeakNeed.Sub(got.After.PeakNeed)))
		c, err := follow.Compare(f, follow.Scenario{ID: "S", Measures: measures})
		require.NoError(t, err)
		require.True(t, c.Outcomes[1].PeakNeed.Equal(got.After.PeakNeed), "a scenario of measures is their trial")
		require.True(t, c.Outcomes[1].Closing.Equal(got.After.Closing))

		free := follow.Measure{ID: "F", Steps: []follow.Step{{Kind: follow.Move, Days: rapid.IntRange(-20, 20).Draw(t, "by")}}}
		shifted, err := f.Try(free)
		require.NoError(t, err)
		require.True(t, shifted.After.Closing.Sub(moved(shifted.After)).Equal(f.Closing.Sub(moved(f.Outlook))))
		require.True(t, shifted.Saved.IsZero())
	})
}

// A search finds nothing better than trying every subset.
func TestSearchIsExhaustive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book := anyBook(t)
		f := forecast(t, book)
		measures := make([]follow.Measure, 4)
		for i := range measures {
			measures[i] = follow.Measure{ID: fmt.Sprint("M", i), Steps: []follow.Step{anyStep(t, book)}}
		}
		found, err := f.Search(measures, follow.Bounds{Together: 4})
		require.NoError(t, err)
		for subset := 1; subset < 16; subset++ {
			var chosen []follow.Measure
			for i, one := range measures {
				if subset&(1<<i) != 0 {
					chosen = append(chosen, one)
				}
			}
			one, err := f.Try(chosen...)
			require.NoError(t, err)
			require.False(t, one.After.PeakNeed.LessThan(found[0].After.PeakNeed), "%v is better than %v", one.Measures, found[0].Measures)
		}
	})
}

// The order in which payments are listed does not matter, when no two of one line are of one day.
func TestOrderOfPayments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book := anyBook(t)
		seen := map[string]bool{}
		var distinct []follow.Payment
		for _, one := range book.Payments {
			if at := one.Line + one.Date.String(); !seen[at] {
				seen[at] = true
				distinct = append(distinct, one)
			}
		}
		book.Payments = distinct
		before := forecast(t, book)
		book.Payments = rapid.Permutation(distinct).Draw(t, "order")
		after := forecast(t, book)
		require.True(t, before.PeakNeed.Equal(after.PeakNeed))
		for i, week := range before.Weeks {
			require.True(t, week.Position.Forecast.Equal(after.Weeks[i].Position.Forecast))
		}
	})
}

func FuzzParse(f *testing.F) {
	lent := paidUp(f)
	lent.Credit, lent.Sources = overdraft("1000"), []financing.Source{{ID: "TV", Status: financing.Signed, Bankable: dec("80")}}
	lent.Credit.Advances = []cashflow.Advance{{Source: "TV", Date: day("2027-09-10"), Upfront: true, Rate: dec("5")}, {Source: "TV", Date: day("2027-09-26"), On: cashflow.WithTax}}
	for _, book := range []follow.Book{{}, shoot(f), caseBook(f), lent} {
		data, err := json.Marshal(book)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"closed":"9999-12-31","floor":"1e1000000000"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := follow.Parse(data)
		if err != nil {
			return
		}
		got, err := book.Forecast()
		if err != nil {
			return
		}
		require.NoError(t, got.Check())
		_, err = got.Report(1)
		require.NoError(t, err)
	})
}

func FuzzMeasure(f *testing.F) {
	for _, one := range caseMeasures(f) {
		data, err := json.Marshal(one)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"id":"A","steps":[{"kind":"raise","amount":"5","date":"2027-09-23"},{"kind":"assign","assign":{"source":"TV","date":"2027-09-23","percent":"50"}}]}`))
	f.Add([]byte(`{"id":"A","steps":[{"kind":"move","days":3660},{"kind":"cut","percent":"1e-1000000000"}]}`))
	book := paidUp(f)
	book.Credit = overdraft("1000")
	of := forecast(f, book)
	f.Fuzz(func(t *testing.T, data []byte) {
		measure, err := follow.ParseMeasure(data)
		if err != nil {
			return
		}
		if _, err = of.Try(measure); err != nil {
			return
		}
		_, err = follow.Compare(of, follow.Scenario{ID: "S", Events: measure.Steps})
		require.NoError(t, err)
	})
}
