package royalties_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/royalties"
)

type object = map[string]any

func euros(d decimal.Decimal) string { return d.StringFixed(2) }

// TestCaseAnswers builds the whole of answers.json from what the package computes, and compares them as
// one: a leaf that was not computed, or one too many, is a difference.
func TestCaseAnswers(t *testing.T) {
	w := importCase(t)
	r, err := w.ledger.Statements(w.periods)
	require.NoError(t, err)
	require.NoError(t, r.Check())
	withheld, err := royalties.Withhold("EUR", r.Paid, w.rules...)
	require.NoError(t, err)

	got := object{
		"Q1": q1(r), "Q2": q2(r), "Q3": q3(r), "Q4": q4(r, w.periods), "Q5": accounts(r, "2027"), "Q6": q6(withheld), "Q7": q7(r, withheld), "Q8": q8(t, w, r),
	}
	var want struct {
		Currency string `json:"currency"`
		Answers  object `json:"answers"`
	}
	readJSON(t, "answers.json", &want)
	require.Equal(t, want.Currency, r.Currency)
	data, err := json.Marshal(got)
	require.NoError(t, err)
	var plain object
	require.NoError(t, json.Unmarshal(data, &plain))
	require.Empty(t, cmp.Diff(want.Answers, plain))
}

// byYear makes an object of the closings.
func byYear(r *royalties.Report, from string, of func(royalties.Closing) any) object {
	all := object{}
	for _, c := range r.Closings {
		if c.Period >= from {
			all[c.Period] = of(c)
		}
	}
	return all
}

func q1(r *royalties.Report) object {
	return byYear(r, "", func(c royalties.Closing) any {
		for _, b := range c.Bases {
			if b.Medium == "VID" {
				return object{
					"sales": euros(b.Sales), "withheld": euros(b.Withheld), "opening": euros(b.Opening), "returns": euros(b.Returns),
					"released": euros(b.Released), "base": euros(b.Base), "closing": euros(b.Closing),
				}
			}
		}
		return nil
	})
}

func q2(r *royalties.Report) object {
	amortised := json.Number("")
	years := byYear(r, "", func(c royalties.Closing) any {
		a := c.Amortisation
		if a.Reached && amortised == "" {
			amortised = json.Number(c.Period)
		}
		before, after := object{}, object{}
		for _, m := range a.Media {
			before[m.Medium], after[m.Medium] = euros(m.Before), euros(m.After)
		}
		return object{"opening": euros(a.Opening), "support": euros(a.Support), "closing": euros(a.Closing), "before": before, "after": after}
	})
	return object{"amortised_year": amortised, "years": years}
}

// q3 rounds the entitlement of each medium for itself, as the case does.
func q3(r *royalties.Report) object {
	all := object{}
	for at, c := range r.Closings[0].Statements {
		all[c.Contract] = byYear(r, "", func(c royalties.Closing) any {
			cells := object{"ESC": "0.00"}
			sums := map[string]decimal.Decimal{}
			for _, id := range media {
				cells[id] = nil
			}
			for _, l := range c.Statements[at].Lines {
				id := l.Medium
				if isExtra(l) {
					id = "ESC"
				}
				sums[id] = sums[id].Add(l.Base.Mul(l.Rate).Shift(-2))
				cells[id] = euros(sums[id])
			}
			return cells
		})
	}
	return all
}

func isExtra(l royalties.Line) bool { return l.Right == "REA.THE.ESC" }

// q4 counts the admissions of the brackets by itself, and reads the rest.
func q4(r *royalties.Report, periods []royalties.Period) object {
	var total decimal.Decimal
	escalation, bonuses := object{}, object{}
	for i, c := range r.Closings {
		before := total
		total = total.Add(periods[i].Counts[0].Amount)
		within := func(from, to string) int64 {
			clip := func(d decimal.Decimal) decimal.Decimal { return decimal.Min(decimal.Max(d, dec(from)), dec(to)) }
			return clip(total).Sub(clip(before)).IntPart()
		}
		admissions := []int64{within("250000", "500000"), within("500000", "99999999")}
		var brackets []object
		var amount decimal.Decimal
		for _, s := range c.Statements {
			for _, l := range s.Lines {
				if isExtra(l) && l.Step > 1 {
					brackets = append(brackets, object{"admissions": admissions[l.Step-2], "rnpp": euros(l.Base), "extra": euros(l.Alone)})
					amount = amount.Add(l.Base.Mul(l.Rate).Shift(-2))
				}
			}
			if s.Contract == "SCN" {
				bonuses[c.Period] = object{"SCN": euros(s.Bonus)}
			}
		}
		escalation[c.Period] = object{"brackets": brackets, "amount": euros(amount)}
	}
	return object{"escalation": escalation, "bonuses": bonuses}
}

func accounts(r *royalties.Report, from string) object {
	all := object{}
	for at, s := range r.Closings[0].Statements {
		all[s.Contract] = byYear(r, from, func(c royalties.Closing) any {
			s := c.Statements[at]
			return object{
				"year_ent": euros(s.Alone), "cum": euros(s.Earned.Cumulative), "mg": euros(s.Advance), "unrecouped": euros(s.Unearned),
				"due_cum": euros(s.Entitled), "due": euros(s.Due), "paid": euros(s.Paid), "carried": euros(s.Carried),
				"bonus": euros(s.Bonus), "total": euros(s.Total),
			}
		})
	}
	return all
}

func q6(all []royalties.Withholding) []object {
	var list []object
	for _, w := range all {
		kind := map[royalties.Kind]string{royalties.Prime: "PRIME", royalties.GuaranteePaid: "MG", royalties.StatementPaid: "STATEMENT"}[w.Kind]
		of := map[string]royalties.Charge{}
		for _, c := range w.Charges {
			of[c.Contribution] = c
		}
		list = append(list, object{
			"author": w.Party, "date": w.Date.String(), "kind": kind, "gross": euros(w.Amount), "capped_base": euros(of["old_age"].Base),
			"old_age": euros(of["old_age"].Amount), "csg": euros(of["csg"].Amount), "crds": euros(of["crds"].Amount), "training": euros(of["training"].Amount),
			"withheld": euros(w.Withheld), "net": euros(w.Net), "diffuser": euros(w.Payer), "cost": euros(w.Cost),
		})
	}
	return list
}

func q7(r *royalties.Report, withheld []royalties.Withholding) object {
	var rnpp decimal.Decimal
	for _, c := range r.Closings {
		for _, b := range c.Bases {
			if b.Medium != "MUS" {
				rnpp = rnpp.Add(b.Base)
			}
		}
	}
	all := object{}
	for _, total := range royalties.SocialTotals(withheld) {
		statements := r.Statements(total.Party)
		earned := statements[len(statements)-1].Earned.Cumulative
		all[total.Party] = object{
			"gross": euros(total.Gross), "withheld": euros(total.Withheld), "net": euros(total.Net), "diffuser": euros(total.Payer), "cost": euros(total.Cost),
			"entitlement_5_years": euros(earned), "rnpp_5_years": euros(rnpp), "average_rate_pct": earned.Shift(2).DivRound(rnpp, 4).StringFixed(4),
		}
	}
	return all
}

// q8 draws the statements again with the correction, which leaves those before it as they were.
func q8(t *testing.T, w worked, before *royalties.Report) object {
	t.Helper()
	for i := range w.periods {
		if w.periods[i].ID == w.notified {
			w.periods[i].Corrections = []royalties.Correction{w.correction}
		}
	}
	r, err := w.ledger.Statements(w.periods)
	require.NoError(t, err)
	require.NoError(t, r.Check())
	require.Equal(t, before.Closings[:3], r.Closings[:3], "statements already drawn are not reopened")
	require.Equal(t, "-120.00", euros(r.Statements("SCN")[3].Earned.Restated), "2 % of 6,000")
	return accounts(r, w.notified)
}
