package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// goldens are the commands whose output is kept.
func goldens() map[string][]string {
	return map[string][]string{
		"4.fr.txt":           {"-closing", "4"},
		"6.en.txt":           {"-lang", "en"},
		"4.json":             {"-closing", "4", "-format", "json"},
		"6.csv":              {"-format", "csv"},
		"62.explain.fr.txt":  {"-closing", "4", "-explain", "62"},
		"B06.explain.en.txt": {"-closing", "4", "-explain", "B06", "-lang", "en"},
		"6.explain.fr.txt":   {"-explain", "6"},
		"B04.explain.csv":    {"-explain", "B04", "-format", "csv"},
		"52.explain.json":    {"-closing", "3", "-explain", "52", "-format", "json"},
	}
}

func TestGolden(t *testing.T) { command.Goldens(t, goldens()) }

// TestAnswers compares the six reports of the embedded film with the published answers.
func TestAnswers(t *testing.T) {
	type totals struct{ Budget, Revised, Period, Cost, Paid, Payable, Outstanding, Efc, Variance string }
	var answers struct {
		Answers struct {
			Q2 map[string]struct {
				Accounts map[string]totals
				Total    totals
			}
		}
	}
	data, err := os.ReadFile("../../budget/costreport/testdata/suivi-de-production/answers.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &answers))
	require.Len(t, answers.Answers.Q2, 6)
	rows, err := csv.NewReader(strings.NewReader(command.Printed(t, "-closing", "all", "-format", "csv"))).ReadAll()
	require.NoError(t, err)
	got := map[string]string{}
	for _, row := range rows[1:] {
		got[strings.Join([]string{row[0], row[2], row[3], row[4]}, "/")] = row[5]
	}
	same := func(want totals, where string) {
		require.Equal(t, want, totals{
			got[where+"budget"], got[where+"revised"], got[where+"period"], got[where+"cost"], got[where+"paid"], got[where+"payable"],
			got[where+"outstanding"], got[where+"efc"], got[where+"variance"],
		}, where)
	}
	for closing, want := range answers.Answers.Q2 {
		same(want.Total, closing+"/total//")
		for code, account := range want.Accounts {
			same(account, closing+"/account/"+code+"/")
		}
	}
}
