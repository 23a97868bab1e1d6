package costreport_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/budget/costreport"
)

// TestAgainstTheReference compares every report of any book with the plain count, and asks every result to
// add up.
func TestAgainstTheReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBook(t)
		ledger, err := b.Compile()
		require.NoError(t, err)
		reports := slices.Collect(ledger.Reports())
		require.Len(t, reports, len(b.Closings))
		var periods, paidPeriods decimal.Decimal
		for i, r := range reports {
			require.NoError(t, r.Check())
			alone, err := ledger.Report(r.Closing)
			require.NoError(t, err)
			require.Equal(t, r, alone, "drawn with the others or alone")
			ref := newReference(b, r.Date)
			for k, row := range r.Accounts {
				cost, paid := ref.cost(row.Code)
				equal(t, cost, row.Cost, "cost", row.Code)
				equal(t, paid, row.Paid, "paid", row.Code)
				equal(t, ref.outstanding(row.Code), row.Outstanding, "outstanding", row.Code)
				equal(t, b.Accounts[k].Budget, row.Budget, "budget", row.Code)
			}
			equal(t, r.Total.Budget, r.Total.Revised, "transfers never change the total")
			periods, paidPeriods = periods.Add(r.Total.Period), paidPeriods.Add(r.Total.PeriodPaid)
			equal(t, r.Total.Cost, periods, "the cost is the sum of the periods")
			equal(t, r.Total.Paid, paidPeriods, "and so is what was paid")
			if i > 0 {
				m, err := r.Since(reports[i-1])
				require.NoError(t, err)
				require.NoError(t, m.Check())
				equal(t, r.Total.Period, m.Total.Cost, "the cost moves by the period")
			}
			everythingElse(t, ledger, r)
		}
	})
}

// everythingElse asks the other results of a closing to add up.
func everythingElse(t *rapid.T, ledger *costreport.Ledger, r costreport.Report) {
	hot, err := ledger.HotCost(r.Closing)
	require.NoError(t, err)
	require.NoError(t, hot.Check())
	equal(t, r.Indicators.ShootCost, hot.Cost.Add(hot.Elsewhere), "the days and the rest are the cost of the shoot")
	alerts, err := ledger.Alerts(r.Closing)
	require.NoError(t, err)
	for _, a := range alerts {
		require.NoError(t, a.Check(), "%+v", a)
	}
	unpaid, err := ledger.Payables(r.Closing)
	require.NoError(t, err)
	var owed decimal.Decimal
	for _, one := range unpaid {
		owed = owed.Add(one.Amount)
	}
	equal(t, r.Total.Payable, owed, "what is owed is the documents that are not paid")
	final, err := ledger.FinalAccount(r.Closing)
	require.NoError(t, err)
	require.NoError(t, final.Check())
	for _, row := range r.Accounts {
		s, err := ledger.Account(r.Closing, row.Code)
		require.NoError(t, err)
		require.NoError(t, s.Check())
		require.Equal(t, row, s.Row)
	}
	for _, o := range r.Orders {
		s, err := ledger.Order(r.Closing, o.ID)
		require.NoError(t, err)
		require.NoError(t, s.Check())
		require.Equal(t, o, s.State)
	}
}

// TestTheOrderOfTheEntriesIsIndifferent: dates say when an entry counts, not its place.
func TestTheOrderOfTheEntriesIsIndifferent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBook(t)
		ledger, err := b.Compile()
		require.NoError(t, err)
		turned := b
		turned.Entries = rapid.Permutation(b.Entries).Draw(t, "turned")
		other, err := turned.Compile()
		require.NoError(t, err)
		for _, closing := range b.Closings {
			one, err := ledger.Report(closing.ID)
			require.NoError(t, err)
			two, err := other.Report(closing.ID)
			require.NoError(t, err)
			require.Equal(t, one.Accounts, two.Accounts)
			require.ElementsMatch(t, one.Orders, two.Orders)
		}
	})
}

// TestALaterClosingChangesNothingBefore: entries of a later day never move a report that is closed.
func TestALaterClosingChangesNothingBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBook(t)
		ledger, err := b.Compile()
		require.NoError(t, err)
		first := b.Closings[0]
		before, err := ledger.Report(first.ID)
		require.NoError(t, err)
		b.Entries = slices.DeleteFunc(slices.Clone(b.Entries), func(e costreport.Entry) bool {
			return e.Date.After(first.Date) && e.Kind != costreport.Order && e.Kind != costreport.Invoice && e.Kind != costreport.CreditNote
		})
		earlier, err := b.Compile()
		require.NoError(t, err)
		again, err := earlier.Report(first.ID)
		require.NoError(t, err)
		require.Equal(t, before, again)
	})
}

// TestDocumentsRoundTrip: a book survives JSON, and its entries survive a table.
func TestDocumentsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBook(t)
		data, err := json.Marshal(b)
		require.NoError(t, err)
		again, err := costreport.Parse(data)
		require.NoError(t, err)
		second, err := json.Marshal(again)
		require.NoError(t, err)
		require.JSONEq(t, string(data), string(second))
		csv, err := costreport.EntriesCSV(b.Entries)
		require.NoError(t, err)
		entries, err := costreport.ParseEntriesCSV(csv)
		require.NoError(t, err)
		require.Len(t, entries, len(b.Entries))
		for i, e := range entries {
			equal(t, b.Entries[i].Amount, e.Amount, "amount")
			e.Amount = b.Entries[i].Amount
			require.Equal(t, b.Entries[i], e)
		}
	})
}

// TestAMeasureThatIsCarriedOut: when the next closing is the measure and nothing else, its report is what the
// measure promised.
func TestAMeasureThatIsCarriedOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBook(t)
		b.Basis = costreport.BeyondCommitments
		after := on("2027-12-31") // when every entry has begun
		b.Closings = append(b.Closings, costreport.Closing{ID: "end", Date: after})
		ledger, err := b.Compile()
		require.NoError(t, err)
		r, err := ledger.Report("end")
		require.NoError(t, err)
		measure := costreport.Measure{ID: "M", Closing: r.Closing, Costs: []costreport.MeasureCost{{Account: "23", Amount: decimal.New(7, 0)}}}
		for i, o := range r.Orders {
			change := decimal.Max(decimal.Decimal{}, decimal.Min(o.Committed, o.Committed.Sub(o.Invoiced)))
			measure.Orders = append(measure.Orders, costreport.OrderChange{Order: o.ID, Amount: change.Neg()})
			b.Entries = append(b.Entries, costreport.Entry{
				ID: fmt.Sprint("M", i), Kind: costreport.Amendment, Date: after.AddDays(1), Order: o.ID, Amount: change.Neg(),
			})
		}
		measure.Estimates = []costreport.Estimate{{Account: "24", Amount: decimal.New(-3, 0)}}
		judged, err := ledger.Judge(measure)
		require.NoError(t, err)
		require.NoError(t, judged.Check())
		next := costreport.Closing{ID: "next", Date: after.AddDays(1)}
		for i, row := range r.Accounts {
			next.Estimates = append(next.Estimates, costreport.Estimate{
				Account: row.Code, Amount: money(row.Uncommitted, judged.Accounts[i].Estimates, judged.Accounts[i].Costs),
			})
		}
		b.Closings = append(b.Closings, next)
		done, err := b.Compile()
		require.NoError(t, err)
		later, err := done.Report("next")
		require.NoError(t, err)
		kept, err := judged.Against(later)
		require.NoError(t, err)
		for _, one := range kept.Accounts {
			equal(t, decimal.Decimal{}, one.Difference, one.Code)
		}
		require.True(t, kept.Total.Difference.IsZero())
	})
}

func money(amounts ...decimal.Decimal) decimal.Decimal {
	var total decimal.Decimal
	for _, a := range amounts {
		total = total.Add(a)
	}
	return total
}
