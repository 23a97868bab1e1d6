package cashflow_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/testcase"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// The worked case: a feature film of 70 lines, 16 sources and 71 weeks.

type answers struct {
	Q1 struct {
		Lines                  map[string]struct{ Amount, Charge decimal.Decimal }
		Fee                    struct{ Amount decimal.Decimal } `json:"producer_fee"`
		Overheads, Contingency struct{ Amount decimal.Decimal }
	}
	Q5 struct {
		Weeks []struct {
			Week                                         int
			Monday                                       schedule.Date
			Receipts, Pay, Charges, Suppliers, Structure decimal.Decimal
			Net, Cum                                     decimal.Decimal
		}
		Count         int             `json:"number_of_weeks"`
		PeakNeed      decimal.Decimal `json:"peak_need"`
		PeakWeek      int             `json:"peak_week"`
		PeakMonday    schedule.Date   `json:"peak_monday"`
		FirstNegative int             `json:"first_negative_week"`
		Closing       decimal.Decimal
	}
	Q6 struct {
		Weeks []struct {
			Week                                          int
			Interest, Commitment, Arrangement, Pos, Drawn decimal.Decimal
		}
		Interest    decimal.Decimal
		Commitment  decimal.Decimal `json:"commitment_fee"`
		Arrangement decimal.Decimal `json:"arrangement_fee"`
		Cost        decimal.Decimal `json:"total_cost"`
		Left        decimal.Decimal `json:"provision_less_cost"`
		PeakDrawn   decimal.Decimal `json:"peak_drawn"`
		PeakWeek    int             `json:"peak_drawn_week"`
		LastDrawn   int             `json:"last_week_drawn"`
		Closing     decimal.Decimal `json:"closing_position"`
		Bankable    decimal.Decimal `json:"bankable_receivables_after_peak"`
		Cover       decimal.Decimal `json:"cover_pct"`
	}
	Q10 map[string]struct {
		// Quarters holds amounts as texts, a number and a date.
		Quarters []map[string]any
	}
	Q12 struct {
		Investors map[string]map[string]struct {
			Invested, Received, Multiple decimal.Decimal
			IRR                          decimal.Decimal `json:"irr_pct"`
		}
	}
}

func caseAnswers(tb testing.TB) answers {
	tb.Helper()
	var a answers
	testcase.Answers(tb, &a)
	return a
}

// receipts are what a party is paid in a scenario, at the ends of the quarters.
func (a answers) receipts(scenario, party string) []cashflow.Flow {
	var flows []cashflow.Flow
	for _, quarter := range a.Q10[scenario].Quarters {
		flows = append(flows, cashflow.Flow{Date: day(quarter["date"].(string)), Amount: dec(quarter[party].(string))})
	}
	return flows
}

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func day(text string) schedule.Date { return schedule.MustParseDate(text) }

func number(tb testing.TB, text string) int {
	tb.Helper()
	n, err := strconv.Atoi(text)
	require.NoError(tb, err)
	return n
}

func caseCalendar(tb testing.TB) schedule.Production {
	tb.Helper()
	var production schedule.Production
	for _, row := range testcase.Table(tb, "milestones.csv") {
		production.Milestones = append(production.Milestones, schedule.Milestone{Code: row["code"], Date: day(row["date"])})
	}
	for _, row := range testcase.Table(tb, "phases.csv") {
		phase := schedule.Phase{Code: row["code"], Monday: day(row["first_monday"]), Weeks: number(tb, row["weeks"])}
		production.Phases = append(production.Phases, phase)
	}
	return production
}

func caseKeys(tb testing.TB) []cashflow.Key {
	tb.Helper()
	var keys []cashflow.Key
	for _, row := range testcase.Table(tb, "cash-keys.csv") {
		if len(keys) == 0 || keys[len(keys)-1].ID != row["key"] {
			keys = append(keys, cashflow.Key{ID: row["key"]})
		}
		element := cashflow.Element{Percent: dec(row["percent"])}
		if row["kind"] == "PHASE" {
			element.Phase, element.Weeks = row["ref"], number(tb, row["lag"])
		} else {
			element.Milestone, element.Days = row["ref"], number(tb, row["lag"])
		}
		last := &keys[len(keys)-1]
		last.Elements = append(last.Elements, element)
	}
	return keys
}

func caseSources(tb testing.TB) []financing.Source {
	tb.Helper()
	var sources []financing.Source
	for _, row := range testcase.Table(tb, "financing-plan.csv") {
		source := financing.Source{
			ID: row["id"], Label: row["source"], Amount: dec(row["amount"]), Status: financing.Status(row["status"]),
			Bankable: dec(row["bankable_pct"]), Deferred: slices.Contains([]string{"F02", "F03"}, row["id"]),
		}
		for _, payment := range testcase.Table(tb, "source-payments.csv") {
			if payment["source"] == source.ID {
				source.Instalments = append(source.Instalments, financing.Instalment{
					Percent: dec(payment["percent"]), Milestone: payment["milestone"], Days: number(tb, payment["lag_days"]),
				})
			}
		}
		sources = append(sources, source)
	}
	return sources
}

func caseOutflows(tb testing.TB) []cashflow.Outflow {
	tb.Helper()
	a := caseAnswers(tb)
	var flows []cashflow.Outflow
	for _, row := range testcase.Table(tb, "devis.csv") {
		line := a.Q1.Lines[row["id"]]
		flow := cashflow.Outflow{ID: row["id"], Label: row["label"], Column: cashflow.Pay, Amount: line.Amount, Key: row["cash_key"]}
		if row["category"] == "NONE" {
			flow.Column = cashflow.Suppliers
		}
		if row["account"] == "9301" {
			flow.Key = ""
		}
		flows = append(flows, flow)
		if !line.Charge.IsZero() {
			flow.Column, flow.Amount, flow.Terms = cashflow.Charges, line.Charge, cashflow.FifteenthOfNextMonth()
			flows = append(flows, flow)
		}
	}
	structure := func(id, key, amount, less string) {
		flows = append(flows, cashflow.Outflow{
			ID: id, Column: cashflow.Structure, Amount: dec(amount).Sub(dec(less)), Key: key,
		})
	}
	structure("FEE", "PF0", a.Q1.Fee.Amount.StringFixed(2), "95000")
	structure("OVERHEADS", "O1", a.Q1.Overheads.Amount.StringFixed(2), "135000")
	structure("CONTINGENCY", "P2", a.Q1.Contingency.Amount.StringFixed(2), "0")
	return flows
}

func casePlan(tb testing.TB) cashflow.Plan {
	tb.Helper()
	return cashflow.Plan{
		Currency: "EUR", Start: day("2027-03-01"), Production: caseCalendar(tb),
		Keys: caseKeys(tb), Outflows: caseOutflows(tb), Inflows: caseSources(tb),
	}
}

func caseResult(tb testing.TB) cashflow.Result {
	tb.Helper()
	result, err := casePlan(tb).Compute()
	require.NoError(tb, err)
	require.NoError(tb, result.Check())
	return result
}

func caseFacility() cashflow.Facility {
	return cashflow.Facility{
		Limit: dec("1800000"), Rate: dec("4.50"), CommitmentFee: dec("0.60"), ArrangementFee: dec("1"),
		OpenWeek: 1, Basis: schedule.Actual360, Provision: dec("52000"),
	}
}

func same(tb testing.TB, want, got decimal.Decimal, at ...any) {
	tb.Helper()
	if !want.Equal(got) {
		require.Failf(tb, "amount", "%v: want %s, got %s", at, want, got)
	}
}
