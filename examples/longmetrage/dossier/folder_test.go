package dossier

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/testcase"
)

// tables are the files of the worked case, to be edited.
func tables(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	require.NoError(t, fs.WalkDir(testcase.Files(t), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(testcase.Files(t), path)
		files[path] = &fstest.MapFile{Data: data}
		return err
	}))
	return files
}

// edit replaces a text that must be there.
func edit(t *testing.T, files fstest.MapFS, name, from, to string) {
	t.Helper()
	text := string(files[name].Data)
	require.Contains(t, text, from)
	files[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, from, to))}
}

// worked reads and works the film of the tables.
func worked(t *testing.T, files fstest.MapFS) *Result {
	t.Helper()
	film, err := FromFolder(files)
	require.NoError(t, err)
	require.NoError(t, film.Validate())
	r, err := film.Compute()
	require.NoError(t, err)
	return r
}

func TestTheOpposableCostLeavesOutTheFinancialCharges(t *testing.T) {
	files := tables(t)
	edit(t, files, "budget-rules.json", `"base": "posts 1 to 9 less account 9301"`, `"base": "posts 1 to 9"`)
	edit(t, files, "financing-plan.csv", "208140.22", "210740.22") // 5 % of 52,000 more to pay
	require.Equal(t, "3635046.57", worked(t, files).OpposableCost.Base.StringFixed(2), "whatever the base of the fee")
}

func TestACapOfNothingAdmitsNothing(t *testing.T) {
	files := tables(t)
	edit(t, files, "contracts.json", `"expenses_cap": "60000.00"`, `"expenses_cap": "0.00"`)
	first := worked(t, files).Scenarios[0].Outcome.Periods[0].Settlement
	require.Equal(t, "30900.00", first.Line("SELL.guarantee.export").Current.StringFixed(2), "41,200 less 25 %, none of it for expenses")

	edit(t, files, "contracts.json", `"expenses_cap": "0.00"`, `"expenses_cap": null`)
	last := worked(t, files).Scenarios[2].Outcome.Final
	require.Equal(t, "73250.00", last.Line("SELL.costs.export").Cumulative.StringFixed(2), "34,700 + 27,250 + 11,300, all admitted")
}

// Rows may come in any order that keeps the quarters of a scenario, and the elements of a key are
// numbered.
func TestTheOrderOfTheRowsDoesNotMatter(t *testing.T) {
	want, err := FromFolder(testcase.Files(t))
	require.NoError(t, err)
	files := tables(t)
	lines := strings.Split(strings.TrimSpace(string(files["receipts.csv"].Data)), "\n")
	mixed := lines[:1:1]
	for n := 1; n <= 20; n++ {
		mixed = append(mixed, lines[n], lines[n+20], lines[n+40])
	}
	files["receipts.csv"] = &fstest.MapFile{Data: []byte(strings.Join(mixed, "\n"))}
	keys := strings.Split(strings.TrimSpace(string(files["cash-keys.csv"].Data)), "\n")
	for i, j := 1, len(keys)-1; i < j; i, j = i+1, j-1 {
		keys[i], keys[j] = keys[j], keys[i]
	}
	files["cash-keys.csv"] = &fstest.MapFile{Data: []byte(strings.Join(keys, "\n"))}
	got, err := FromFolder(files)
	require.NoError(t, err)
	require.Equal(t, want.Scenarios, got.Scenarios)
	require.ElementsMatch(t, want.Cash.Keys, got.Cash.Keys)
}

func TestWithoutAdmissionsThereIsNoBreakEven(t *testing.T) {
	files := tables(t)
	for _, admissions := range []string{"268300", "44750", "6420", "890"} {
		edit(t, files, "receipts.csv", ","+admissions+",", ",0,")
	}
	require.Empty(t, worked(t, files).BreakEven)
}

func TestBasesInWords(t *testing.T) {
	for text, want := range map[string]string{
		"posts 1 to 9 less account 9301":               "1 2 3 4 5 6 7 8 9 - 9301",
		"posts 2 to 4 and 6":                           "2 3 4 6 - ",
		"posts 2, 3 and 5 less accounts 9301 and 9302": "2 3 5 - 9301 9302",
		"post 7": "7 - ",
	} {
		posts, less := (&importer{folder: &folder{}}).base(text)
		require.Equal(t, want, strings.Join(posts, " ")+" - "+strings.Join(less, " "))
	}
}

func TestFolderFaults(t *testing.T) {
	for _, c := range []struct{ reason, file, from, to, says string }{
		{"money that no contract is about", "contracts.json", `"TV",`, `"RADIO",`, "tv: receipts of a medium that no contract is about"},
		{"neither yes nor no", "devis.csv", ",AUT,,Y,", ",AUT,,X,", `tax_credit: "X" is neither Y nor N`},
		{"admissions without a rental rate", "receipts.csv", "6.85,47.50,", "6.85,,", "rental_pct: admissions without a rental rate"},
		{"not a number", "receipts.csv", "268450.00", "a lot", `release_costs: "a lot" is not a number`},
		{"a source that is not there", "source-payments.csv", "F16,", "F99,", `no source "F99"`},
		{"a base in other words", "budget-rules.json", "posts 2 to 8", "the shoot", "names no post"},
		{"a column that is not there", "devis.csv", ",tax_credit,", ",taxcredit,", `devis.csv: there is no column "tax_credit"`},
		{"a column of receipts", "receipts.csv", ",video,", ",vidéo,", `receipts.csv: there is no column "video"`},
		{"a field that is not there", "facility.json", `"limit"`, `"limite"`, "facility.json: there is no limit"},
		{"a field of a contract", "contracts.json", `"video_commission_pct"`, `"video_comission_pct"`, "contracts.json: there is no distributor.video_commission_pct"},
		{"a year of no known length", "facility.json", "7/360 each week", "bananas", `day_count: "bananas"`},
		{"neither a milestone nor a phase", "cash-keys.csv", "R1,1,MILESTONE", "R1,1,MILSTONE", `kind: "MILSTONE" is neither`},
		{"not JSON", "contracts.json", `"ticket"`, `ticket`, "contracts.json"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			files := tables(t)
			edit(t, files, c.file, c.from, c.to)
			_, err := FromFolder(files)
			require.ErrorContains(t, err, c.says)
		})
	}
	files := tables(t)
	delete(files, "devis.csv")
	_, err := FromFolder(files)
	require.ErrorContains(t, err, "devis.csv: there is no such file in the folder")
	files["devis.csv"] = &fstest.MapFile{Data: []byte("id"), Mode: fs.ModeNamedPipe}
	_, err = FromFolder(files)
	require.ErrorContains(t, err, "devis.csv: is not a regular file")

	files = tables(t)
	edit(t, files, "film.json", `"low": "50"`, `"low": "40"`)
	film, err := FromFolder(files)
	require.NoError(t, err)
	require.ErrorIs(t, film.Validate(), fault.ErrUnbalance, "probabilities of 90 %")
}

// Some spreadsheets write semicolons, and a mark before the first column.
func TestOtherSpreadsheets(t *testing.T) {
	want, err := FromFolder(testcase.Files(t))
	require.NoError(t, err)
	files := tables(t)
	edit(t, files, "phases.csv", ",", ";")
	files["phases.csv"].Data = append([]byte("\ufeff"), files["phases.csv"].Data...)
	got, err := FromFolder(files)
	require.NoError(t, err)
	require.Equal(t, want.Production, got.Production)
}

// Without film.json the defaults of a case apply; what it alone can say is left out.
func TestWithoutASupplement(t *testing.T) {
	files := tables(t)
	delete(files, "film.json")
	r := worked(t, files)
	require.Equal(t, "4222140.22", r.Budget.Total.StringFixed(2))
	require.Equal(t, "1660283.95", r.Cash.PeakNeed.StringFixed(2), "week 1, keys and deferrals are those of the case")
	require.False(t, r.Expected.Known, "no probabilities")
	require.NotEmpty(t, r.BreakEven, "in the middle scenario")
}
