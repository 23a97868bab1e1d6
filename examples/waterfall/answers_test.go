package main

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/waterfall/report"
	"github.com/filmfinance/filmfinance/recoupment"
)

// settlements decodes what a command prints as JSON.
func settlements(t *testing.T, args ...string) (all []report.Chapter) {
	t.Helper()
	var doc struct {
		Settlements []report.Chapter `json:"settlements"`
	}
	require.NoError(t, json.Unmarshal([]byte(command.Printed(t, append(args, "-format", "json")...)), &doc))
	return doc.Settlements
}

// TestPublishedCase compares every figure published for the case (niagara-lang, sur_un_nuage): what each
// party has after each movement, rounded to the cent, and the details of the end.
func TestPublishedCase(t *testing.T) {
	all := settlements(t, "-settle", "movement")
	require.Len(t, all, 10)
	for after, want := range map[int][5]string{ // distributor, talent without the bonus, co-producer, agent, producer
		1:  {"0", "0", "0", "0", "0"},
		2:  {"6000", "0", "0", "0", "0"},
		3:  {"24600", "1400", "0", "0", "0"},
		4:  {"89000", "13400", "450", "0", "3150"},
		5:  {"89000", "13400", "450", "0", "3150"},
		6:  {"89000", "15000", "3650", "0", "8350"},
		7:  {"89000", "15000", "3650", "0", "8350"},
		8:  {"89000", "22112.50", "5350", "22275.74", "35100"},
		9:  {"89000", "22112.50", "5350", "22275.74", "35100"},
		10: {"99000", "22112.50", "5350", "22275.74", "35100"},
	} {
		entitled := map[string]decimal.Decimal{}
		for _, statement := range all[after-1].Statements {
			entitled[statement.ID] = statement.Entitled.Cumulative
		}
		for i, party := range []string{"distributeur", "talent", "coproducteur", "vendeur", "producteur"} {
			require.True(t, decimal.RequireFromString(want[i]).Equal(entitled[party]), "after %d, %s: %s, want %s", after, party, entitled[party], want[i])
		}
	}
	last := all[9]
	for id, want := range map[string]string{
		"commission.cinema": "8000", "commission.non-commercial": "3000", "commission.video": "20000", "frais-sortie": "18000", "mg": "50000",
		"commission.etranger": "10275.74", "frais-vente": "12000",
		"commission.tv": "2000", "producteur.france": "3150", "producteur.tv": "3200", "producteur.etranger": "26750",
		"coproducteur.france": "450", "coproducteur.tv": "3200", "coproducteur.etranger": "1700",
		"talent.france": "13400", "talent.tv": "1600", "talent.etranger": "7112.50",
	} {
		require.True(t, decimal.RequireFromString(want).Equal(last.Line(id).Cumulative), "%s: %s, want %s", id, last.Line(id).Cumulative, want)
	}
	require.Equal(t, "10000", all[4].Transfer("prime-entrees").Current.String(), "at 100,000 of the 150,000 admissions")
	require.Equal(t, "2000", last.Accounts[0].Outstanding.String(), "18,000 of 20,000")
}

// TestPeriodsPayTheSame settles the same history in every way: the totals do not depend on it.
func TestPeriodsPayTheSame(t *testing.T) {
	whole := settlements(t)[0]
	for every, number := range map[string]int{
		"movement": 10, "month": 15, "quarter": 5, "half": 3, "year": 2, "2020-01-01,2028-09-30,2031-12-31": 3, "none": 0,
	} {
		all := settlements(t, "-settle", every)
		require.Len(t, all, number, every)
		if number == 0 {
			continue
		}
		last, events := all[number-1], 0
		for _, l := range whole.Lines {
			require.True(t, l.Cumulative.Equal(last.Line(l.ID).Cumulative), "%s: %s", every, l.ID)
		}
		paid := map[string]decimal.Decimal{}
		for _, s := range all {
			events += len(s.Events)
			for _, one := range s.Statements {
				paid[one.ID] = paid[one.ID].Add(one.Paid)
			}
		}
		require.Equal(t, 4, events, every)
		for _, one := range whole.Statements {
			require.True(t, one.Paid.Equal(paid[one.ID]), "%s: %s", every, one.ID)
		}
	}
	drawn := settlements(t, "-draw", "-settle", "year")
	require.True(t, drawn[1].Statements[0].Paid.IsZero())
	require.Equal(t, "99000", drawn[1].Statements[0].Due.String())
}

// TestExplanationsAddUp explains every right of both deals: the postings add up to what the levels say.
func TestExplanationsAddUp(t *testing.T) {
	for _, args := range [][]string{{}, {other}} {
		last := settlements(t, args...)[0]
		explained := 0
		for _, level := range last.Levels {
			if level.Kind != recoupment.LevelRight {
				continue
			}
			explained++
			var e report.Explanation
			require.NoError(t, json.Unmarshal([]byte(command.Printed(t, append(args, "-format", "json", "-explain", level.ID)...)), &e))
			for _, r := range e.Rights {
				if r.Right == level.ID {
					require.True(t, level.Amount.Equal(r.Paid), "%s: %s, want %s", level.ID, r.Paid, level.Amount)
				}
			}
			if e.InterestTotal != nil {
				require.True(t, e.InterestTotal.Equal(e.Account.Interest), level.ID)
			}
		}
		require.Greater(t, explained, 10)
	}
}

// TestBreakEvens has answers worked out by hand. After the ten movements 2,000 of release costs are
// outstanding; the commission is 20 %, the co-producer takes 10 % of what is left, the talent 20 %.
func TestBreakEvens(t *testing.T) {
	for _, c := range []struct {
		unit, goal, exact, reason string
	}{
		{"cinema", "account=frais-sortie", "2500", "2,000 / 0.80"},
		{"cinema", "exhaust", "2500", "after that every rate is the last"},
		{"cinema", "account=mg", "0", "it is recouped already"},
		{"cinema", "right=commission.cinema=9000", "5000", "1,000 / 0.20"},
		{"cinema", "right=producteur.france=3710", "3500", "2,500, then 560 = 1,000 x 0.80 x 0.70"},
		{"cinema", "party=coproducteur=5350", "0", "it has 5,350.0008"},
		{"cinema:entrees=2.00", "right=producteur.france=3710", "1750", "half as many admissions at 2.00"},
		{"cinema:entrees=0", "threshold=seuil-entrees", "0", "admissions alone: there were 150,000"},
	} {
		var b report.BreakEven
		args := []string{"-format", "json", "-breakeven", c.unit, "-at", "secteur=commercial", "-goal", c.goal}
		require.NoError(t, json.Unmarshal([]byte(command.Printed(t, args...)), &b))
		require.True(t, b.Answers[0].Reached, c.reason)
		require.Equal(t, c.exact, b.Answers[0].Exact, c.reason)
	}
	never := command.Printed(t, "-lang", "en", "-breakeven", "tv", "-at", "secteur=commercial", "-goal", "account=frais-sortie")
	require.Contains(t, never, "Never", "television recoups no release costs")
	fresh := command.Printed(t, "-movements", "none", "-breakeven", "video", "-at", "secteur=commercial", "-day", "2028-01-01", "-goal", "account=mg", "-format", "json")
	require.Contains(t, fresh, `"exact": "250000/3"`, "50,000 / (0.75 x 0.80)")
}
