package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/programtest"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// command is the program under test.
var command = programtest.Program{Name: "waterfall", Run: run}

const other = "testdata/coproduction.json"

func TestArguments(t *testing.T) {
	for _, c := range []struct {
		reason string
		args   string
		code   int
		says   string
	}{
		{"help is not an error", "-h", program.Done, "Examples:"},
		{"a flag that does not exist", "-nosuch", program.Misused, "-nosuch"},
		{"two documents", "a.json b.json", program.Misused, `unexpected argument "b.json"`},
		{"what follows -- is no flag", "-- -deal", program.Refused, "-deal: no such file"},
		{"a flag after the document", "-- a.json -lang en", program.Misused, `unexpected argument "-lang"`},
		{"flags after the document are flags", "a.json -lang de", program.Misused, "fr or en"},
		{"an empty flag", "-deal=", program.Misused, "-deal is set to nothing"},
		{"a deal twice", "-deal a.json b.json", program.Misused, "one of them"},
		{"an unknown format", "-format xml", program.Misused, "text, json, csv, mermaid or svg"},
		{"an unknown language", "-lang de", program.Misused, "fr or en"},
		{"an unknown period", "-settle week", program.Misused, "movement, month, quarter"},
		{"a day that does not exist", "-settle 2028-02-30", program.Misused, "-settle"},
		{"days that fall", "-settle 2028-02-03,2028-02-03", program.Misused, "the days rise"},
		{"two questions", "-explain mg -simulate 5", program.Misused, "one at a time"},
		{"a drawing of a question", "-explain mg -format svg", program.Misused, "draws the deal"},
		{"a goal without a question", "-goal exhaust", program.Misused, "-goal goes with"},
		{"a place without a question", "-at a=b", program.Misused, "go with -breakeven"},
		{"a place that is none", "-breakeven cinema -at sector", program.Misused, "dimension=value"},
		{"a seed without a simulation", "-seed 3", program.Misused, "-seed goes with -simulate"},
		{"no scenario", "-simulate 0", program.Misused, "from 1"},
		{"fewer than none", "-simulate -3", program.Misused, "from 1"},
		{"too many scenarios", "-simulate 9000000000", program.Misused, "from 1"},
		{"no worker", "-simulate 5 -workers 0", program.Misused, "from 1"},
		{"no chunk", "-simulate 5 -chunks 0", program.Misused, "from 1"},
		{"a seed that is no number", "-simulate 5 -seed x", program.Misused, "-seed"},
		{"a goal that is none", "-breakeven cinema -goal nosuch=5", program.Misused, "right=ID=AMOUNT"},
		{"an account has no amount to name", "-breakeven cinema -goal account", program.Misused, "right=ID=AMOUNT"},
		{"a goal without an amount", "-breakeven cinema -goal right=mg", program.Misused, "right=ID=AMOUNT"},
		{"an amount that is no number", "-breakeven cinema -goal right=mg=ten", program.Misused, "not a number"},
		{"an amount that would take the memory", "-breakeven cinema -goal right=mg=1e999999999", program.Misused, "not a number"},
		{"exhaust takes nothing", "-breakeven cinema -goal exhaust=5", program.Misused, "exhaust"},
		{"an unknown name lists those there are", "-explain nosuch", program.Misused, "rights: commission.cinema"},
		{"an unknown account of a goal", "-breakeven cinema -at secteur=commercial -goal account=nosuch", program.Misused, "goal.of[0].account: refers to something that does not exist (nosuch)"},
		{"a goal that is no sum", "-breakeven cinema -at secteur=commercial -goal threshold=vente-recuperee", program.Misused, "a goal is a sum"},
		{"an unknown pool", "-breakeven nosuch", program.Misused, "receipts[0].pool: refers to something that does not exist (nosuch)"},
		{"an unknown counter", "-breakeven cinema:nosuch=2", program.Misused, "counts[0].counter"},
		{"a unit that is no number", "-breakeven cinema:entrees=two", program.Misused, "not a number"},
		{"a unit without a number", "-breakeven cinema:entrees", program.Misused, "pool:counter=2.10"},
		{"a day that is past", "-breakeven cinema -at secteur=commercial -day 2020-01-01", program.Misused, "date: is out of order"},
		{"no day at all", "-breakeven cinema -movements none", program.Misused, "-day"},
		{"a place that a rule asks for", "-breakeven cinema", program.Refused, "commission.cinema: the receipt has no coordinate"},
		{"a file that is not there", "nosuch.json", program.Refused, "nosuch.json: no such file or directory"},
		{"a folder", "testdata", program.Refused, "testdata: is a directory"},
		{"a state that is not one", "-resume case.json", program.Refused, "state."},
		{"a file that cannot be written", "-save nosuch/state.json", program.Refused, "nosuch/state.json: no such file or directory"},
		{"more periods than there may be", "-settle month -", program.Misused, "more than 1000 periods"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			stdin := strings.Replace(string(embedded), "2029-01-20", "2928-01-20", 1)
			stdin = strings.Replace(stdin, "2029-03-31", "2929-03-31", 1)
			code, stdout, stderr := command.Call(stdin, strings.Fields(c.args)...)
			require.Equal(t, c.code, code, stderr)
			require.Contains(t, stdout+stderr, c.says)
			if c.code == program.Done {
				require.Empty(t, stderr)
			} else {
				require.Empty(t, stdout)
			}
		})
	}
}

// spoilt returns the embedded document with something wrong in it.
func spoilt(t *testing.T, spoil func(map[string]any)) string {
	t.Helper()
	var doc map[string]any
	require.NoError(t, json.Unmarshal(embedded, &doc))
	spoil(doc)
	data, err := json.Marshal(doc)
	require.NoError(t, err)
	return string(data)
}

func object(v any) map[string]any { o, _ := v.(map[string]any); return o }

func list(v any) []any { l, _ := v.([]any); return l }

// pool is a pool of a document, movement a movement.
func pool(doc map[string]any, i int) map[string]any {
	return object(list(object(doc["deal"])["pools"])[i])
}
func movement(doc map[string]any, i int) map[string]any { return object(list(doc["movements"])[i]) }

func TestRefusedDocuments(t *testing.T) {
	for _, c := range []struct {
		reason string
		spoil  func(doc map[string]any)
		args   []string
		says   []string
	}{
		{"an unknown currency", func(d map[string]any) { object(d["deal"])["currency"] = "XQQ" }, nil,
			[]string{"deal.currency: is not a known ISO 4217 currency (XQQ)"}},
		{"everything at once, part by part", func(d map[string]any) {
			pool(d, 0)["to"] = "nowhere"
			movement(d, 0)["date"] = nil
			object(list(movement(d, 2)["receipts"])[0])["pool"] = ""
			list(object(d["forecast"])["drivers"])[0].(map[string]any)["quantiles"] = []any{}
		}, nil, []string{
			"deal.pools[0].to: refers to something that does not exist (nowhere)", "movements[0].date: a value is required",
			"movements[2].receipts[0].pool: a value is required", "forecast.drivers[0].quantiles: a value is required",
		}},
		{"the names of all movements", func(d map[string]any) {
			object(list(movement(d, 1)["receipts"])[0])["pool"] = "nosuch"
			object(list(movement(d, 6)["costs"])[0])["account"] = "nosuch"
		}, nil, []string{
			"movements[1].receipts[0].pool: refers to something that does not exist (nosuch)",
			"movements[6].costs[0].account: refers to something that does not exist (nosuch)",
		}},
		{"a movement out of order", func(d map[string]any) { movement(d, 3)["date"] = "2027-01-01" }, nil,
			[]string{"movements[3].date: is out of order (2027-01-01)"}},
		{"a receipt that does not say where it is", func(d map[string]any) { delete(object(list(movement(d, 2)["receipts"])[0]), "at") }, nil,
			[]string{`movements[2]: movement "cinéma commercial" of 2028-03-31`}},
		{"a cycle", func(d map[string]any) { pool(d, 3)["to"] = "cinema" }, nil, []string{"forms a cycle"}},
		{"a field that a deal does not have", func(d map[string]any) { pool(d, 0)["colour"] = "red" }, nil, []string{"deal.pools[0].colour"}},
		{"a part that a document does not have", func(d map[string]any) { d["movement"] = []any{} }, nil, []string{"movement: the document cannot be read"}},
		{"a number that is not one", func(d map[string]any) { object(list(movement(d, 2)["receipts"])[0])["amount"] = "ten" }, nil,
			[]string{"movements[2].receipts[0].amount"}},
		{"a number that would take the memory", func(d map[string]any) { object(list(movement(d, 2)["receipts"])[0])["amount"] = "1e900" }, nil,
			[]string{"movements[2].receipts[0].amount: is larger than the library accepts"}},
		{"a forecast of another deal", func(d map[string]any) {
			object(list(object(d["forecast"])["drivers"])[1])["pools"] = []any{"nosuch"}
		}, []string{"-simulate", "5"}, []string{"forecast.drivers[1].pools[0]: refers to something that does not exist (nosuch)"}},
		{"a forecast of the past", func(d map[string]any) {
			object(list(object(d["forecast"])["movements"])[0])["date"] = "2028-01-01"
		}, []string{"-simulate", "5"}, []string{"forecast.movements[0].date: is out of order"}},
		{"the first scenario that cannot be shared out", func(d map[string]any) {
			delete(object(list(object(list(object(d["forecast"])["movements"])[1])["receipts"])[0]), "at")
		}, []string{"-simulate", "500", "-chunks", "50", "-workers", "4"}, []string{"-simulate: scenario 1: talent.france: "}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			code, stdout, stderr := command.Call(spoilt(t, c.spoil), append(c.args, "-")...)
			require.Equal(t, program.Refused, code, stderr)
			require.Empty(t, stdout)
			for _, text := range c.says {
				require.Contains(t, stderr, text)
			}
		})
	}
}

func TestBadJSON(t *testing.T) {
	for reason, text := range map[string]string{
		"empty": "", "not JSON": "deal", "cut short": `{"deal": {`, "a list": "[]", "two documents": "{}{}", "nothing in it": "{}",
		"null": "null", "a field twice": `{"deal":{},"deal":{}}`, "too large": strings.Repeat(" ", fault.MaxDocument+1),
		"too deep": strings.Repeat(`{"deal":`, 100), "not UTF-8": "{\"title\":\"\xff\"}",
	} {
		t.Run(reason, func(t *testing.T) {
			code, stdout, stderr := command.Call(text, "-")
			require.Equal(t, program.Refused, code)
			require.Empty(t, stdout)
			require.NotEmpty(t, strings.TrimSpace(stderr))
		})
	}
}

// Faults of files are told together, and what strangers write cannot command the terminal.
func TestFaultsOfFiles(t *testing.T) {
	file := func(text string) string {
		path := filepath.Join(t.TempDir(), "x.json")
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	code, _, stderr := command.Call("", "-deal", file(`{"currency":"\u001b[31m"}`), "-movements", file(`[{"date":"2028-02-30"}]`), "-forecast", "nosuch.json")
	require.Equal(t, program.Refused, code)
	require.Contains(t, stderr, "movements[0].date")
	require.Contains(t, stderr, "forecast: nosuch.json: no such file or directory")
	code, _, stderr = command.Call("", "-deal", file(`{"currency":"\u001b[31m"}`))
	require.Equal(t, program.Refused, code)
	require.Contains(t, stderr, "deal.currency")
	require.NotContains(t, stderr, "\x1b")
}

func TestPartsInFiles(t *testing.T) {
	var doc map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(embedded, &doc))
	t.Chdir(t.TempDir())
	for _, name := range []string{"deal", "movements", "forecast"} {
		require.NoError(t, os.WriteFile(name+".json", doc[name], 0o600))
	}
	parts := []string{"-deal", "deal.json", "-movements", "movements.json", "-format", "csv"}
	require.Equal(t, command.Printed(t, "-format", "csv"), command.Printed(t, parts...))
	require.Equal(t, command.Printed(t, "-format", "csv", "-simulate", "50"), command.Printed(t, append(parts, "-forecast", "forecast.json", "-simulate", "50")...))
	require.Contains(t, command.Printed(t, "-deal", "deal.json"), "Aucun relevé")
	code, _, stderr := command.Call("", "-deal", "deal.json", "-simulate", "5")
	require.Equal(t, program.Misused, code)
	require.Contains(t, stderr, "there is no forecast")
}

func TestEmit(t *testing.T) {
	text := command.Printed(t, "-emit")
	code, stdout, stderr := command.Call(text, "-")
	require.Equal(t, program.Done, code, stderr)
	require.Equal(t, command.Printed(t), stdout)
}

// broken is an input and an output that fail.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no space left") }
func (broken) Read([]byte) (int, error)  { return 0, errors.New("no more tape") }

func TestBrokenStreams(t *testing.T) {
	var stderr bytes.Buffer
	require.Equal(t, program.Refused, run(nil, strings.NewReader(""), broken{}, &stderr))
	require.Equal(t, "no space left\n", stderr.String())
	stderr.Reset()
	require.Equal(t, program.Refused, run([]string{"-"}, broken{}, &stderr, &stderr))
	require.Contains(t, stderr.String(), "no more tape")
}

// Once a movement cannot be shared out, the later ones are read but not shared: one line says so, and theirs
// say what is wrong with them.
func TestAMovementThatIsNotSharedIsToldOnce(t *testing.T) {
	receipt := func(id, pool string) string {
		return `{"id":"` + id + `","date":"2028-01-01","receipts":[{"pool":"` + pool + `","amount":"1"}]}`
	}
	code, _, stderr := command.Call(`{"deal":{"currency":"EUR","balance":"a","pools":[{"id":"p","tiers":[{"id":"t","on":{"medium":["tv"]},
		"rights":[{"id":"a","party":"A","steps":[{"rate":"100"}]}]}],"to":"q"},{"id":"q","tiers":[{"id":"u",
		"rights":[{"id":"b","party":"B","steps":[{"rate":"100"}]}]}]}]},
		"movements":[`+receipt("one", "p")+`,`+receipt("two", "p")+`,`+receipt("three", "nosuch")+`]}`, "-")
	require.Equal(t, program.Refused, code)
	require.Contains(t, stderr, "movements[0]: ")
	require.NotContains(t, stderr, "movements[1]")
	require.Contains(t, stderr, "movements[2].receipts[0].pool: refers to something that does not exist (nosuch)")
}

func TestReadme(t *testing.T) { command.Readme(t, 11) }
