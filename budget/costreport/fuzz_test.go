package costreport_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/budget/costreport"
)

// Whatever the document, Parse ends, and what it accepts is drawn and adds up.
func FuzzParse(f *testing.F) {
	for _, b := range []costreport.Book{{}, small(), caseBook(f)} {
		data, err := json.Marshal(b)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"currency":"EUR","basis":"beyond_commitments","accounts":[{"code":"1","budget":"1e1000000000"}]}`))
	f.Add([]byte(`{"currency":"JPY","basis":"including_commitments","accounts":[{"code":"1","label":"x","budget":"5"}],` +
		`"entries":[{"id":"1","kind":"credit_note","account":"1","date":"2027-01-01","amount":"3"},` +
		`{"id":"2","kind":"payment","of":"1","date":"2027-01-01","amount":"4"}],` +
		`"closings":[{"id":"1","date":"2027-01-02","estimates":[{"account":"1","amount":"-2"}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := costreport.Parse(data)
		if err != nil {
			return
		}
		ledger, err := b.Compile()
		require.NoError(t, err)
		for r := range ledger.Reports() {
			require.NoError(t, r.Check())
			alerts, err := ledger.Alerts(r.Closing)
			require.NoError(t, err)
			for _, a := range alerts {
				require.NoError(t, a.Check())
			}
			final, err := ledger.FinalAccount(r.Closing)
			require.NoError(t, err)
			require.NoError(t, final.Check())
			hot, err := ledger.HotCost(r.Closing)
			require.NoError(t, err)
			require.NoError(t, hot.Check())
		}
	})
}

// Whatever the table, reading ends, and what was read is written and read back.
func FuzzParseEntriesCSV(f *testing.F) {
	table, err := costreport.EntriesCSV(caseBook(f).Entries)
	require.NoError(f, err)
	f.Add(table)
	f.Add([]byte("id,kind,amount\n1,order,1e999999999\n"))
	f.Add([]byte("id\n\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, err := costreport.ParseEntriesCSV(data)
		if err != nil {
			return
		}
		again, err := costreport.EntriesCSV(entries)
		require.NoError(t, err)
		_, err = costreport.ParseEntriesCSV(again)
		if err != nil {
			require.ErrorIs(t, err, costreport.ErrTooLarge) // an amount of a hundred digits and more is not written in full
		}
	})
}
