package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/cashflow/follow"
	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/programtest"
	"github.com/filmfinance/filmfinance/schedule"
)

// command is the program under test.
var command = programtest.Program{Name: "tresorerie", Run: run}

// published is a case with its answers: a shoot after its fourth weekly report.
const published = "testdata/heures-blanches.json"

func TestGolden(t *testing.T) {
	command.Goldens(t, map[string][]string{
		"13.fr.txt":   nil,
		"16.en.txt":   {"-week", "16", "-lang", "en"},
		"plan.csv":    {"-format", "csv", "-lang", "en"},
		"plan.fr.csv": {"-format", "csv", "-comma", "-bom"},
		"curve.svg":   {"-format", "svg"},
	})
}

// TestFormatsRead reads what is written back.
func TestFormatsRead(t *testing.T) {
	require.True(t, json.Valid([]byte(command.Printed(t, "-format", "json"))))
	dots, err := csv.NewReader(strings.NewReader(command.Printed(t, "-format", "csv"))).ReadAll()
	require.NoError(t, err)
	text, marked := strings.CutPrefix(command.Printed(t, "-format", "csv", "-comma", "-bom"), "\ufeff")
	require.True(t, marked)
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = ';'
	commas, err := reader.ReadAll()
	require.NoError(t, err)
	require.Len(t, dots, 60, "a title and the weeks")
	require.Equal(t, len(dots), len(commas))
	for i, row := range dots[1:] {
		for k, cell := range row {
			require.Equal(t, cell, strings.Replace(commas[i+1][k], ",", ".", 1))
		}
	}
}

// TestAnswers compares the positions to come with the published answers, before and after the measure.
func TestAnswers(t *testing.T) {
	var answers struct {
		Answers struct {
			Q6 struct {
				Before, After struct {
					Lowest string
					Weeks  []struct{ Position string }
				}
			}
		}
	}
	data, err := os.ReadFile("../../budget/costreport/testdata/suivi-de-production/answers.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &answers))
	rows, err := csv.NewReader(strings.NewReader(command.Printed(t, "-format", "csv", published))).ReadAll()
	require.NoError(t, err)
	require.Len(t, answers.Answers.Q6.Before.Weeks, 12)
	for i, week := range answers.Answers.Q6.Before.Weeks {
		row := rows[6+i] // a title, and weeks 0 to 4
		require.Equal(t, week.Position, row[len(row)-2], row[0])
	}
	require.Contains(t, command.Printed(t, published), strings.TrimPrefix(answers.Answers.Q6.After.Lowest, "-")+" (semaine 12)", "cut and discounted")
}

func TestRun(t *testing.T) {
	for _, row := range []struct {
		reason string
		args   []string
		in     string
		code   int
		says   string
	}{
		{"help", []string{"-h"}, "", program.Done, "Usage: tresorerie"},
		{"the embedded document", []string{"-emit"}, "", program.Done, `"Le Phare des Étocs"`},
		{"an unknown flag", []string{"-colour"}, "", program.Misused, "not defined"},
		{"a format", []string{"-format", "pdf"}, "", program.Misused, "it is text, json, csv or svg"},
		{"a language", []string{"-lang", "de"}, "", program.Misused, "it is fr or en"},
		{"a comma without a table", []string{"-comma"}, "", program.Misused, "go with -format csv"},
		{"a week before the first", []string{"-week", "-1"}, "", program.Misused, "weeks count from 1"},
		{"a week after the last", []string{"-week", "60"}, "", program.Misused, "the plan has weeks 1 to 59"},
		{"two documents", []string{"a", "b"}, "", program.Misused, `unexpected argument "b"`},
		{"a document of no name", []string{""}, "", program.Misused, "the name of the document is empty"},
		{"a file that is not there", []string{"none.json"}, "", program.Refused, "none.json: no such file"},
		{"no document", []string{"-"}, "", program.Refused, "cannot be read"},
		{"every fault, with its path", []string{"-"}, `{}`, program.Refused, "plan.currency: is not a known ISO 4217 currency\nplan.start: "},
		{"a plan that the search of the provision would refuse otherwise", []string{"-"}, `{"plan":{"currency":"euro"},"provision":{"source":"A"},"follow":{"credit":{"limits":[{"from":"2027-09-06","amount":"1"}],"rate":"5"}}}`, program.Refused,
			"provision.source: refers to something that does not exist (A)\nplan.currency: is not a known ISO 4217 currency (euro)\nplan.start: "},
		{"no week", []string{"-"}, `{"plan":{"currency":"EUR","start":"2027-09-06"},"follow":{"closed":"2027-09-10"}}`, program.Refused, "follow.plan.weeks: a value is required"},
		{"a wrong measure", []string{"-"}, `{"plan":{"currency":"EUR","start":"2027-09-06","horizon":2},"follow":{"closed":"2027-09-10"},"measures":[{"id":"A","steps":[{"kind":"x"}]}]}`,
			program.Refused, "measures[0].steps[0].kind: refers to something that does not exist (x)"},
		{"a wrong stake", []string{"-"}, `{"plan":{"currency":"EUR","start":"2027-09-06","horizon":2},"follow":{"closed":"2027-09-10"},"returns":{"stakes":[{"party":"A","sources":["B"]}]}}`,
			program.Refused, "returns.stakes[0].sources[0]: refers to something that does not exist (B)"},
		{"an empty plan", []string{"-"}, `{"plan":{"currency":"EUR","start":"2027-09-06","horizon":2},"follow":{"closed":"2027-09-10"}}`, program.Done, "Aucune."},
	} {
		command.Ends(t, programtest.Row{Reason: row.reason, Args: row.args, In: row.in, Code: row.code, Says: row.says})
	}
}

// TestEmitted: the document that is printed gives what the embedded one gives.
func TestEmitted(t *testing.T) {
	var stdout, stderr bytes.Buffer
	require.Equal(t, program.Done, run([]string{"-"}, strings.NewReader(command.Printed(t, "-emit")), &stdout, &stderr), stderr.String())
	require.Equal(t, command.Printed(t), stdout.String())
}

// TestAnchor: the date that moves the timetable moves what is paid, what comes in and the credit; and the plan
// ends with what it does not spread, the poster: what the credit costs is brought to the cent.
func TestAnchor(t *testing.T) {
	for _, row := range []struct{ anchor, opens, ends, peak string }{
		{"2027-05-31", "2027-04-12", "2028-05-19", "2027-12-03"},
		{"2028-05-29", "2028-04-10", "2029-05-24", "2028-12-08"}, // Whit Monday is in the shoot, which ends on a Monday: the edit a week later
	} {
		doc, err := load(&options{}, nil)
		require.NoError(t, err)
		doc.Plan.Timetable.Anchor = schedule.MustParseDate(row.anchor)
		doc.Follow = follow.Book{Credit: doc.Follow.Credit}
		doc.Measures, doc.Scenarios, doc.Returns = nil, nil, returns{}
		production, err := doc.Plan.Calendared()
		require.NoError(t, err)
		first, _ := production.Milestone("SIG")
		doc.Follow.Closed = first.Date
		d, err := doc.compute()
		require.NoError(t, err)
		require.Equal(t, []string{row.opens, row.ends, row.peak},
			[]string{d.Credit.Credit.Limits[0].From.String(), d.Credit.Credit.Until.String(), d.Credit.PeakDate.String()})
		require.Equal(t, "6000", d.Credit.Closing.Truncate(0).String())
		require.True(t, d.Provision.Residual.Abs().LessThanOrEqual(decimal.New(1, -2)))
		require.True(t, d.Credit.Closing.Add(d.Provision.Residual).Equal(decimal.New(6000, 0)), "%s", d.Credit.Closing)
		require.NoError(t, d.Credit.Check())
		require.NoError(t, d.Forecast.Check())
	}
}

// TestNamesAreNoFormula: a spreadsheet shows the name of a column that would be computed, whatever it begins with.
func TestNamesAreNoFormula(t *testing.T) {
	for _, row := range []struct{ reason, column, want string }{
		{"a name", "Location", "Location planned"},
		{"a sign inside", "A=B", "A=B planned"},
		{"a formula", "=1", "'=1 planned"},
		{"one of full width", "＝1", "'＝1 planned"},
		{"behind a blank that is passed over", "\t=1", "'=1 planned"},
		{"what begins with the mark has it twice", "'t Hof", "''t Hof planned"},
	} {
		column, err := json.Marshal(row.column)
		require.NoError(t, err)
		document := fmt.Sprintf(`{"plan":{"currency":"EUR","start":"2027-09-06","horizon":2,"columns":[%s]},"follow":{"closed":"2027-09-10"}}`, column)
		var stdout, stderr bytes.Buffer
		require.Equal(t, program.Done, run([]string{"-format", "csv", "-lang", "en", "-"}, strings.NewReader(document), &stdout, &stderr), stderr.String())
		rows, err := csv.NewReader(&stdout).ReadAll()
		require.NoError(t, err)
		require.Contains(t, rows[0], row.want, row.reason)
	}
}

func TestBrokenOutput(t *testing.T) { command.SaysBroken(t) }
