package recoupment_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// testdataCase is a document under testdata: a deal, or a case with a deal and what happens to it.
type testdataCase struct {
	Deal  json.RawMessage `json:"deal"`
	Steps []struct {
		Apply  json.RawMessage `json:"apply"`
		Settle schedule.Date   `json:"settle"`
	} `json:"steps"`
}

// What the library accepts under testdata follows the schemas, and is written again as they say.
func TestTestdataFollowsTheSchemas(t *testing.T) {
	deals, movements := newSchemaChecker(t, "deal.schema.json"), newSchemaChecker(t, "movement.schema.json")
	settlements := newSchemaChecker(t, "settlement.schema.json")
	err := filepath.WalkDir("testdata", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".json" {
			return err
		}
		t.Run(filepath.ToSlash(path), func(t *testing.T) {
			data, err := os.ReadFile(filepath.Clean(path))
			require.NoError(t, err)
			of := testdataCase{Deal: data}
			if filepath.Base(filepath.Dir(path)) != "deals" {
				of.Deal = nil
				require.NoError(t, json.Unmarshal(data, &of), "neither a deal nor a case")
			}
			deal, err := recoupment.ParseDeal(of.Deal)
			if err != nil {
				require.NotEqual(t, "deals", filepath.Base(filepath.Dir(path)), err)
				return // a case of a deal that is refused
			}
			require.Empty(t, deals.faults(string(of.Deal)))
			text := asJSON(t, deal)
			require.Empty(t, deals.faults(text))
			back, err := recoupment.ParseDeal([]byte(text))
			require.NoError(t, err)
			require.Equal(t, text, asJSON(t, back), "what is written is read and written the same")
			cascade, err := back.Compile()
			require.NoError(t, err)
			run := cascade.Open()
			for _, step := range of.Steps {
				if movement, err := recoupment.ParseMovement(step.Apply); err == nil {
					require.Empty(t, movements.faults(string(step.Apply)))
					require.Empty(t, movements.faults(asJSON(t, movement)))
					_ = run.Apply(movement) // some are refused
				}
				if !step.Settle.IsZero() {
					if settlement, err := run.Settle(step.Settle); err == nil {
						require.Empty(t, settlements.faults(asJSON(t, settlement)))
					}
				}
			}
		})
		return nil
	})
	require.NoError(t, err)
}

// A settlement of a film that is sold abroad, with a transfer and two accounts.
func TestSettlementsFollowTheSchema(t *testing.T) {
	data, err := os.ReadFile("testdata/deals/sales-agent.json")
	require.NoError(t, err)
	deal, err := recoupment.ParseDeal(data)
	require.NoError(t, err)
	cascade, err := deal.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	require.NoError(t, run.Apply(recoupment.Movement{
		ID: "first", Date: day(0), Costs: []recoupment.Cost{{Account: "expenses", Amount: dec("2500.50")}},
		Counts:   []recoupment.Count{{Counter: "admissions", Amount: dec("600000")}},
		Receipts: []recoupment.Receipt{{Pool: "export", Amount: dec("400000.01"), At: recoupment.Coordinates{"medium": "export"}}},
	}))
	checker := newSchemaChecker(t, "settlement.schema.json")
	require.Empty(t, checker.faults(asJSON(t, settle(t, run, day(30)))))
	require.Empty(t, checker.faults(asJSON(t, settle(t, run, schedule.Date{}))), "a period that is closed on no day")
}

func TestSchemasRefuse(t *testing.T) {
	deals, movements := newSchemaChecker(t, "deal.schema.json"), newSchemaChecker(t, "movement.schema.json")
	const cascade = `"pools":[{"id":"p","tiers":[{"id":"t","rights":[{"id":"a","party":"A","steps":[{"rate":"100"}]}]}]}]`
	for _, test := range []struct{ deal, movement, fault, reason string }{
		{deal: `{"currency":"EUR","balance":"a",` + cascade + `}`, reason: "the least deal"},
		{movement: `{"id":"1","date":"2028-06-30"}`, reason: "the least movement"},
		{deal: `{"currency":"EUR",` + cascade + `}`, fault: "balance is missing", reason: "a field that is always written"},
		{deal: `{"currency":"EUR","balance":"a","pool":[],` + cascade + `}`, fault: "pool: no such field", reason: "a misspelt field"},
		{deal: `{"currency":"EUR","balance":"a","rounding":"half_up",` + cascade + `}`, fault: `rounding: half_up is none of`, reason: "a word that is none of the choices"},
		{deal: `{"currency":"EUR","balance":"a","accounts":[{"id":"x","late":"never"}],` + cascade + `}`, fault: "accounts[0].late: never is none of", reason: "likewise, in a list"},
		{deal: `{"currency":"EUR","balance":"a","counters":[{"id":"x","label":7}],` + cascade + `}`, fault: "counters[0].label: 7 is not", reason: "a label that is a number"},
		{deal: `{"currency":"EUR","balance":"a","counters":[{"id":"x","label":{"de":"x"}}],` + cascade + `}`, fault: "counters[0].label.de: no such field", reason: "a third language"},
		{movement: `{"id":"1","date":"30/06/2028"}`, fault: `date: "30/06/2028" is not like`, reason: "the French order"},
		{movement: `{"id":"1","date":"2028-06-30","receipts":[{"pool":"p","amount":"1,50"}]}`, fault: `receipts[0].amount: "1,50" is not like`, reason: "a decimal comma"},
		{movement: `{"id":"1","date":"2028-06-30","receipts":[{"pool":"p","amount":"1","at":{"medium":["vod"]}}]}`, fault: "receipts[0].at.medium: [vod] is not string", reason: "a receipt is in one place"},
		{movement: `{"id":"1","date":"2028-06-30","notional":"yes"}`, fault: "notional: yes is not boolean", reason: "a text for a yes"},
	} {
		var faults []string
		var err error
		if test.deal != "" {
			faults = deals.faults(test.deal)
			_, err = recoupment.ParseDeal([]byte(test.deal))
		} else {
			faults = movements.faults(test.movement)
			_, err = recoupment.ParseMovement([]byte(test.movement))
		}
		if test.fault == "" {
			require.NoError(t, err, test.reason)
			require.Empty(t, faults, test.reason)
			continue
		}
		require.Error(t, err, "the library refuses it too: %s", test.reason)
		require.Contains(t, strings.Join(faults, "\n"), test.fault, test.reason)
	}
}

// The schema accepts the decimals that the library reads, but for a few spellings that nobody should write.
func TestDecimalsOfTheSchema(t *testing.T) {
	checker := newSchemaChecker(t, "movement.schema.json")
	for _, test := range []struct {
		text        string
		read, valid bool
		written     string
		reason      string
	}{
		{`"1234.5"`, true, true, "1234.5", "a text of digits"},
		{`"1234.50"`, true, true, "1234.5", "zeros at the end mean nothing and are not written again"},
		{`"-3"`, true, true, "-3", "a credit note"},
		{`"1234567890.12345678901234567891"`, true, true, "1234567890.12345678901234567891", "thirty digits, exactly"},
		{`1234.5`, true, true, "1234.5", "a number"},
		{`0.1`, true, true, "0.1", "a number is read digit by digit, not as a binary fraction"},
		{`"1e3"`, true, true, "1000", "a power of ten"},
		{`1E-2`, true, true, "0.01", "and below one"},
		{`"+3"`, true, true, "3", "a plus"},
		{`".5"`, true, true, "0.5", "no digit before the point"},
		{`"5."`, true, true, "5", "no digit after it"},
		{`"−3"`, true, false, "-3", "the minus of typographers is read"},
		{`null`, true, false, "0", "what is not there is read as zero"},
		{`""`, false, false, "", "no digits"},
		{`"."`, false, false, "", "only a point"},
		{`"1,50"`, false, false, "", "a decimal comma"},
		{`"1 000"`, false, false, "", "a space"},
		{`"1_000"`, false, false, "", "an underscore"},
		{`"0x10"`, false, false, "", "a number of programmers"},
		{`"1e"`, false, false, "", "a power of nothing"},
		{`"NaN"`, false, false, "", "not a number"},
		{`true`, false, false, "", "a yes"},
	} {
		text := `{"id":"1","date":"2028-06-30","costs":[{"account":"a","amount":` + test.text + `}]}`
		m, err := recoupment.ParseMovement([]byte(text))
		require.Equal(t, test.read, err == nil, "%s, read: %s", test.text, test.reason)
		require.Equal(t, test.valid, len(checker.faults(text)) == 0, "%s, schema: %s", test.text, test.reason)
		if test.read {
			require.Contains(t, asJSON(t, m), `"amount":"`+test.written+`"`, test.reason)
			require.Empty(t, checker.faults(asJSON(t, m)), test.reason)
		}
	}
}

// The documents of the page that explains the schemas are read, and the movement is one of the deal.
func TestSchemaPage(t *testing.T) {
	page, err := os.ReadFile("schema/README.md")
	require.NoError(t, err)
	blocks := regexp.MustCompile("(?s)```jsonc\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	require.Len(t, blocks, 2)
	bare := func(text string) string { return regexp.MustCompile(`(?m)(^|\s)//.*$`).ReplaceAllString(text, "") }
	first, second := bare(blocks[0][1]), bare(blocks[1][1])
	require.Empty(t, newSchemaChecker(t, "deal.schema.json").faults(first))
	require.Empty(t, newSchemaChecker(t, "movement.schema.json").faults(second))
	deal, err := recoupment.ParseDeal([]byte(first))
	require.NoError(t, err)
	movement, err := recoupment.ParseMovement([]byte(second))
	require.NoError(t, err)
	cascade, err := deal.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	require.NoError(t, run.Apply(movement))
	// 25 % of 20,000 is the commission, 2,500 the expenses, 10,000 the guarantee; 2,500 are left, of which
	// the fund has a third to the cent.
	s := settle(t, run, movement.Date)
	for id, want := range map[string]string{"commission": "5000", "expenses": "2500", "guarantee": "10000", "fund": "833.25", "producer": "1666.75"} {
		require.True(t, s.Line(id).Current.Equal(dec(want)), id)
	}
}
