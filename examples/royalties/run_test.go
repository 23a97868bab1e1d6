package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/programtest"
)

// command is the program under test.
var command = programtest.Program{Name: "royalties", Run: run}

func TestArguments(t *testing.T) {
	for _, c := range []struct {
		reason, args string
		code         int
		says         string
	}{
		{"help is not an error", "-h", program.Done, "Examples:"},
		{"a flag that does not exist", "-nosuch", program.Misused, "-nosuch"},
		{"two documents", "a.json b.json", program.Misused, `unexpected argument "b.json"`},
		{"what follows -- is no flag", "-- -lang", program.Refused, "-lang: no such file"},
		{"an unknown format", "-format xml", program.Misused, "text, json or csv"},
		{"an unknown language", "a.json -lang de", program.Misused, "fr or en"},
		{"a document twice", "-ledger a -periods b c.json", program.Misused, "one of them"},
		{"a ledger without periods", "-ledger a", program.Misused, "go together"},
		{"an explanation is told", "-explain SCN -format csv", program.Misused, "told in text"},
		{"nothing of that name", "-explain nosuch", program.Misused, "contracts: SCN, REA, COM"},
		{"no such contract", "-contract nosuch", program.Misused, "the contracts are SCN, REA, COM"},
		{"a licence beside a document", "-licence a.json b.json", program.Misused, "by itself"},
		{"a licence that is not there", "-licence nosuch", program.Refused, "nosuch: no such file"},
		{"files that are not there", "-ledger nosuch -periods nowhere", program.Refused, "nowhere: no such file"},
		{"a folder without tables", ".", program.Refused, "terms.json: no such file"},
	} {
		code, stdout, stderr := command.Call("", strings.Fields(c.args)...)
		require.Equal(t, c.code, code, c.reason)
		require.Contains(t, stdout+stderr, c.says, c.reason)
	}
}

func TestDocuments(t *testing.T) {
	code, stdout, _ := command.Call(string(embedded), "-")
	require.Equal(t, program.Done, code)
	require.Equal(t, command.Printed(t), stdout, "the standard input")

	for _, c := range []struct{ reason, from, to, says string }{
		{"an unknown field", `"cost":`, `"price":`, "ledger.amortisation.price"},
		{"a rate over 100 %", `"rate": "1.2"`, `"rate": "101"`, "ledger.contracts[0].rates[0].steps[0].rate: is outside the values allowed (101)"},
		{"an unknown medium", `"medium": "THE",
          "amount": "612480.35"`, `"medium": "RADIO", "amount": "612480.35"`, "periods[0].receipts[0].medium: refers to something that does not exist (RADIO)"},
		{"a gap", `"from": "2028-01-01",
      "until": "2028-12-31",
      "payable"`, `"from": "2028-01-02", "until": "2028-12-31", "payable"`, "periods[1].from: leaves days out"},
		{"a year without rules", `"from": "2032-01-01"`, `"from": "2032-04-01"`, "no rules"},
		{"a number that would take the memory", `"cost": "3900000"`, `"cost": "1e999999"`, "ledger.amortisation.cost"},
	} {
		text := strings.Replace(string(embedded), c.from, c.to, 1)
		require.NotEqual(t, string(embedded), text, c.reason)
		code, stdout, stderr := command.Call(text, "-")
		require.Equal(t, program.Refused, code, c.reason)
		require.Empty(t, stdout, c.reason)
		require.Contains(t, stderr, c.says, c.reason)
	}
	text := strings.Replace(string(embedded), `"notified": "2030"`, `"notified": "2040"`, 1)
	code, _, stderr := command.Call(text, "-", "-restate")
	require.Equal(t, program.Refused, code)
	require.Contains(t, stderr, "corrections[0].notified: refers to something that does not exist (2040)")
}

func TestLicences(t *testing.T) {
	data, err := os.ReadFile(sales)
	require.NoError(t, err)
	code, stdout, _ := command.Call(string(data), "-licence", "-")
	require.Equal(t, program.Done, code)
	require.Equal(t, command.Printed(t, "-licence", sales), stdout, "the standard input")
	for _, due := range []string{"-568,00", "3 360,00", "-10,00"} {
		// 2,500 of theatres and 480 of VOD, less 3,500 and 48 held; 6,980 less 3,500 and 120; 6,880 less 3,500, 30 and
		// the 3,360 that were paid.
		require.Contains(t, strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(stdout), " "+due+"\n")
	}
	for _, c := range []struct{ reason, from, to, says string }{
		{"a share over 100 %", `"share": "50"`, `"share": "101"`, "licence.streams[0].share: is outside the values allowed (101)"},
		{"a correction of a day that was not stated", `"corrections": [{"date": "2028-06-30"`, `"corrections": [{"date": "2028-06-29"`, "periods[2].corrections[0].date: no statement was drawn of that period (2028-06-29)"},
		{"an unknown field", `"fee": "20"`, `"fees": "20"`, "licence.fees"},
	} {
		code, stdout, stderr := command.Call(strings.Replace(string(data), c.from, c.to, 1), "-licence", "-")
		require.Equal(t, program.Refused, code, c.reason)
		require.Empty(t, stdout, c.reason)
		require.Contains(t, stderr, c.says, c.reason)
	}
}

// TestFolderFaults changes the tables of the case.
func TestFolderFaults(t *testing.T) {
	for _, c := range []struct{ reason, file, from, to, says string }{
		{"a figure that is none", "receipts.csv", "612480.35", "many", "receipts.csv[0].THE"},
		{"a column that is missing", "rates.csv", "before_pct", "before", "rates.csv[0].before_pct: a value is required"},
		{"an author without a contract", "instalments.csv", "SCN", "XXX", "instalments.csv[0].author: refers"},
		{"a kind that is none", "instalments.csv", "PRIME", "GIFT", "instalments.csv[0].kind"},
		{"a day that does not exist", "instalments.csv", "2026-02-02", "2026-02-30", "instalments.csv[0].date"},
		{"terms that are no JSON", "terms.json", "{", "[", "terms.json"},
		{"collective on one side of the amortisation only", "rates.csv", "SCN,SVO,CM,CM", "SCN,SVO,CM,2", "rates.csv[4].before_pct"},
		{"an escalation of nobody", "terms.json", "\"REA\"", "\"XXX\"", "terms.json: escalation.author: refers"},
		{"a bonus of nobody", "terms.json", "\"SCN\"", "\"XXX\"", "terms.json: bonuses[0].author: refers"},
		{"an order with a medium that is none", "terms.json", "\"NTH\"", "\"RADIO\"", "terms.json: amortisation.order_in_year[2]: refers"},
		{"a row that is too short", "rates.csv", "SCN,THE,1.20,2.40", "SCN,THE", "rates.csv"},
	} {
		folder := t.TempDir()
		for _, name := range []string{"receipts.csv", "rates.csv", "instalments.csv", "terms.json"} {
			data, err := os.ReadFile(filepath.Join(caseFolder, name))
			require.NoError(t, err)
			if name == c.file {
				data = bytes.Replace(data, []byte(c.from), []byte(c.to), 1)
			}
			require.NoError(t, os.WriteFile(filepath.Join(folder, name), data, 0o600))
		}
		code, _, stderr := command.Call("", folder)
		require.Equal(t, program.Refused, code, c.reason)
		require.Contains(t, stderr, c.says, c.reason)
	}
}

// The order of the terms decides which receipt amortises the film, whatever the order of the columns.
func TestTheOrderOfAFolder(t *testing.T) {
	terms, err := os.ReadFile(filepath.Join(caseFolder, "terms.json"))
	require.NoError(t, err)
	moved := strings.Replace(strings.Replace(string(terms), `"VID",`, "", 1), `"EXP"`, `"EXP", "VID"`, 1)
	require.NotEqual(t, string(terms), moved)
	folder := t.TempDir()
	for _, name := range []string{"receipts.csv", "rates.csv", "instalments.csv"} {
		data, err := os.ReadFile(filepath.Join(caseFolder, name))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), data, 0o600))
	}
	require.NoError(t, os.WriteFile(filepath.Join(folder, "terms.json"), []byte(moved), 0o600))
	code, stdout, stderr := command.Call("", folder, "-explain", "SCN.VOD", "-lang", "en")
	require.Equal(t, program.Done, code, stderr)
	// 3,900,000 less 3,770,191.35, 42,975 of support, 71,214.80 of theatres and 14,320 non-commercial.
	require.Contains(t, stdout, "amortised in 2028, inside the receipts of VOD: 1,298.85 before, 51,341.15 after")
}

func TestABrokenOutput(t *testing.T) { command.SaysBroken(t) }

func TestReadme(t *testing.T) {
	tables, err := filepath.Abs(caseFolder)
	require.NoError(t, err)
	command.Readme(t, 9, " royalties/testdata/contrats-auteur", " "+tables)
}

func FuzzDocument(f *testing.F) {
	f.Add(string(embedded))
	f.Add(`{"ledger":{"contracts":[{"rates":[{"steps":[{}]}]}]},"periods":[{}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		code, stdout, stderr := command.Call(text, "-")
		require.True(t, code == program.Done && stderr == "" || code == program.Refused && stdout == "" && stderr != "", "%d", code)
	})
}
