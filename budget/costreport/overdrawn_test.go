package costreport_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/budget/costreport"
)

// TestOverdrawn: more is taken than there was, of a budget, of a document and of a petty cash.
func TestOverdrawn(t *testing.T) {
	invoice := costreport.Entry{ID: "I", Kind: costreport.Invoice, Date: on("2027-09-06"), Account: "23", Amount: dec("40")}
	note := costreport.Entry{ID: "N", Kind: costreport.CreditNote, Date: on("2027-09-07"), Account: "23", Amount: dec("15"), Of: "I"}
	apart := costreport.Entry{ID: "N", Kind: costreport.CreditNote, Date: on("2027-09-07"), Account: "23", Amount: dec("15")}
	pays := func(id, of, amount string) costreport.Entry {
		return costreport.Entry{ID: id, Kind: costreport.Payment, Of: of, Date: on("2027-09-08"), Amount: dec(amount)}
	}
	cash := func(id string, kind costreport.Kind, amount string) costreport.Entry {
		e := costreport.Entry{ID: id, Kind: kind, Date: on("2027-09-08"), Holder: "Régisseur", Amount: dec(amount)}
		if kind == costreport.PettyCash {
			e.Account = "62"
		}
		return e
	}
	moves := func(id, from, to, amount string) costreport.Transfer {
		return costreport.Transfer{ID: id, Date: on("2027-09-08"), From: from, To: to, Amount: dec(amount), Reason: "r", Authoriser: "a"}
	}
	for _, row := range []struct {
		reason    string
		entries   []costreport.Entry
		transfers []costreport.Transfer
		kind      costreport.AlertKind
		code      string
		figure    string // empty where nothing is raised
		limit     string
	}{
		{"all that an account of 50 has", nil, []costreport.Transfer{moves("1", "62", "23", "50")}, "", "", "", ""},
		{"a unit more", nil, []costreport.Transfer{moves("1", "62", "23", "50"), moves("2", "62", "99", "1")}, costreport.TransferBeyondBudget, "62", "51", "50"},
		{"which it had received", nil, []costreport.Transfer{moves("1", "62", "23", "51"), moves("2", "23", "62", "1")}, "", "", "", ""},
		{"an invoice paid in full", []costreport.Entry{invoice, pays("P", "I", "40")}, nil, "", "", "", ""},
		{"and once more", []costreport.Entry{invoice, pays("P", "I", "40"), pays("Q", "I", "0.5")}, nil, costreport.PaymentBeyondDocument, "I", "40.5", "40"},
		{"paid in full, then reduced", []costreport.Entry{invoice, pays("P", "I", "40"), note}, nil, costreport.PaymentBeyondDocument, "I", "40", "25"},
		{"the rest of which came back", []costreport.Entry{invoice, pays("P", "I", "40"), note, pays("Q", "N", "15")}, nil, "", "", "", ""},
		{"a refund beyond its note", []costreport.Entry{invoice, apart, pays("Q", "N", "16")}, nil, costreport.PaymentBeyondDocument, "N", "16", "15"},
		{"a petty cash spent and given back", []costreport.Entry{cash("1", costreport.CashAdvance, "30"), cash("2", costreport.PettyCash, "12"), cash("3", costreport.CashReturn, "18")}, nil, "", "", "", ""},
		{"and more", []costreport.Entry{cash("1", costreport.CashAdvance, "30"), cash("2", costreport.PettyCash, "13"), cash("3", costreport.CashReturn, "18")}, nil, costreport.CashOverspent, "Régisseur", "31", "30"},
	} {
		t.Run(row.reason, func(t *testing.T) {
			b := small(row.entries...)
			b.Transfers = row.transfers
			for _, a := range []string{"23", "62", "99"} { // so that no account is over its budget
				b.Closings[0].Estimates = append(b.Closings[0].Estimates, costreport.Estimate{Account: a, Amount: dec("-1000")})
			}
			alerts, err := compile(t, b).Alerts("1")
			require.NoError(t, err)
			var found []costreport.Alert
			for _, a := range alerts {
				require.NoError(t, a.Check())
				switch a.Kind {
				case costreport.TransferBeyondBudget, costreport.PaymentBeyondDocument, costreport.CashOverspent:
					found = append(found, a)
				default:
				}
			}
			if row.figure == "" {
				require.Empty(t, found)
				return
			}
			require.Len(t, found, 1)
			require.Equal(t, []any{row.kind, row.code, row.figure, row.limit},
				[]any{found[0].Kind, found[0].Code, found[0].Figure.String(), found[0].Limit.String()})
			require.NotEqual(t, string(row.kind), row.kind.Label().FR)
		})
	}
}

// Texts that a spreadsheet would compute are marked in the table, and come back as they were.
func FuzzEntriesCSV(f *testing.F) {
	for _, seed := range []string{"", "=1+1", "'=1", "-5", "@SUM(A1)", "\t=1", "\r\n=1", "＝1", "a,\"b\""} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, id, label string) {
		table, err := costreport.EntriesCSV([]costreport.Entry{{ID: id, Label: label, Supplier: label + id, Amount: dec("-3.50")}})
		require.NoError(t, err)
		back, err := costreport.ParseEntriesCSV(table)
		require.NoError(t, err)
		again, err := costreport.EntriesCSV(back)
		require.NoError(t, err)
		require.Equal(t, string(table), string(again))
		require.Len(t, back, 1)
		require.Equal(t, feeds(id), back[0].ID)
		require.Equal(t, feeds(label), back[0].Label)
	})
}

// feeds writes line breaks as a table does.
func feeds(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}
