package cashflow_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// The worked case of testdata: a feature film of 70 lines, 16 sources and 71 weeks.

type answers struct {
	Q1 struct {
		Lines                  map[string]struct{ Amount, Charge decimal.Decimal }
		Fee                    decimal.Decimal `json:"producer_fee"`
		Overheads, Contingency decimal.Decimal
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
	Q10 map[string][]map[string]string
	Q12 map[string]map[string]struct {
		Invested, Received, Multiple decimal.Decimal
		IRR                          decimal.Decimal `json:"irr_pct"`
	}
}

func caseAnswers(t testing.TB) answers {
	var a answers
	data, err := os.ReadFile("testdata/answers.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &a))
	return a
}

// table reads a file of testdata as one map per row.
func table(t testing.TB, name string) []map[string]string {
	file, err := os.Open("testdata/" + name)
	require.NoError(t, err)
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	var records []map[string]string
	for _, row := range rows[1:] {
		record := map[string]string{}
		for i, field := range row {
			record[rows[0][i]] = field
		}
		records = append(records, record)
	}
	return records
}

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func day(text string) schedule.Date { return schedule.MustParseDate(text) }

func number(t testing.TB, text string) int {
	n, err := strconv.Atoi(text)
	require.NoError(t, err)
	return n
}

func caseCalendar(t testing.TB) schedule.Production {
	var production schedule.Production
	for _, row := range table(t, "milestones.csv") {
		production.Milestones = append(production.Milestones, schedule.Milestone{Code: row["code"], Date: day(row["date"])})
	}
	for _, row := range table(t, "phases.csv") {
		phase := schedule.Phase{Code: row["code"], Monday: day(row["first_monday"]), Weeks: number(t, row["weeks"])}
		production.Phases = append(production.Phases, phase)
	}
	return production
}

func caseKeys(t testing.TB) []cashflow.Key {
	var keys []cashflow.Key
	for _, row := range table(t, "cash-keys.csv") {
		if len(keys) == 0 || keys[len(keys)-1].ID != row["key"] {
			keys = append(keys, cashflow.Key{ID: row["key"]})
		}
		element := cashflow.Element{Percent: dec(row["percent"])}
		if row["kind"] == "PHASE" {
			element.Phase, element.Weeks = row["ref"], number(t, row["lag"])
		} else {
			element.Milestone, element.Days = row["ref"], number(t, row["lag"])
		}
		last := &keys[len(keys)-1]
		last.Elements = append(last.Elements, element)
	}
	return keys
}

func caseSources(t testing.TB) []financing.Source {
	var sources []financing.Source
	for _, row := range table(t, "financing-plan.csv") {
		source := financing.Source{
			ID: row["id"], Label: row["source"], Amount: dec(row["amount"]), Status: financing.Status(row["status"]),
			Bankable: dec(row["bankable_pct"]), Deferred: slices.Contains([]string{"F02", "F03"}, row["id"]),
		}
		for _, payment := range table(t, "source-payments.csv") {
			if payment["source"] == source.ID {
				source.Instalments = append(source.Instalments, financing.Instalment{
					Percent: dec(payment["percent"]), Milestone: payment["milestone"], Days: number(t, payment["lag_days"]),
				})
			}
		}
		sources = append(sources, source)
	}
	return sources
}

func caseOutflows(t testing.TB) []cashflow.Outflow {
	a := caseAnswers(t)
	var flows []cashflow.Outflow
	for _, row := range table(t, "devis.csv") {
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
	structure("FEE", "PF0", a.Q1.Fee.StringFixed(2), "95000")
	structure("OVERHEADS", "O1", a.Q1.Overheads.StringFixed(2), "135000")
	structure("CONTINGENCY", "P2", a.Q1.Contingency.StringFixed(2), "0")
	return flows
}

func casePlan(t testing.TB) cashflow.Plan {
	return cashflow.Plan{
		Currency: "EUR", Start: day("2027-03-01"), Production: caseCalendar(t),
		Keys: caseKeys(t), Outflows: caseOutflows(t), Inflows: caseSources(t),
	}
}

func caseResult(t testing.TB) cashflow.Result {
	result, err := casePlan(t).Compute()
	require.NoError(t, err)
	require.NoError(t, result.Check())
	return result
}

func caseFacility() cashflow.Facility {
	return cashflow.Facility{
		Limit: dec("1800000"), Rate: dec("4.50"), CommitmentFee: dec("0.60"), ArrangementFee: dec("1"),
		OpenWeek: 1, Basis: schedule.Actual360, Provision: dec("52000"),
	}
}

func same(t testing.TB, want, got decimal.Decimal, at ...any) {
	t.Helper()
	if !want.Equal(got) {
		require.Failf(t, "amount", "%v: want %s, got %s", at, want, got)
	}
}

func TestCaseWeeklyPlan(t *testing.T) {
	want, got := caseAnswers(t).Q5, caseResult(t)
	require.Len(t, want.Weeks, want.Count)
	require.Len(t, got.Weeks, want.Count)
	for i, w := range want.Weeks {
		g := got.Weeks[i]
		require.Equal(t, w.Week, g.Number)
		require.Equal(t, w.Monday, g.Monday)
		same(t, w.Receipts, g.Receipts, "receipts", w.Week)
		same(t, w.Pay, g.In(cashflow.Pay), "pay", w.Week)
		same(t, w.Charges, g.In(cashflow.Charges), "charges", w.Week)
		same(t, w.Suppliers, g.In(cashflow.Suppliers), "suppliers", w.Week)
		same(t, w.Structure, g.In(cashflow.Structure), "structure", w.Week)
		same(t, w.Net, g.Net, "net", w.Week)
		same(t, w.Cum, g.Cumulative, "cumulative", w.Week)
	}
	same(t, want.PeakNeed, got.PeakNeed, "peak need")
	require.Equal(t, want.PeakWeek, got.PeakWeek)
	require.Equal(t, want.PeakMonday, got.PeakMonday)
	require.Equal(t, want.FirstNegative, got.FirstNegative)
	same(t, want.Closing, got.Closing, "closing")
}

// The totals that the case prints under its table.
func TestCaseTotals(t *testing.T) {
	got := caseResult(t)
	same(t, dec("3992140.22"), got.Total(cashflow.Receipts))
	same(t, dec("-1519733.93"), got.Total(cashflow.Pay))
	same(t, dec("-751751.44"), got.Total(cashflow.Charges))
	same(t, dec("-1267161.20"), got.Total(cashflow.Suppliers))
	same(t, dec("-401493.65"), got.Total(cashflow.Structure))
	var idle []string
	for _, one := range got.Unallocated {
		idle = append(idle, one.ID+" "+one.Amount.StringFixed(2)+" "+string(one.Reason))
	}
	require.Equal(t, []string{"F02 95000.00 deferred", "F03 135000.00 deferred", "L69 -52000.00 no_key"}, idle)
}

func TestCaseFacility(t *testing.T) {
	want := caseAnswers(t).Q6
	got, err := cashflow.Borrow(caseResult(t), caseFacility(), caseSources(t))
	require.NoError(t, err)
	require.NoError(t, got.Check())
	require.Len(t, got.Weeks, len(want.Weeks))
	for i, w := range want.Weeks {
		g := got.Weeks[i]
		require.Equal(t, w.Week, g.Number)
		same(t, w.Interest.Neg(), g.Interest, "interest", w.Week)
		same(t, w.Commitment.Neg(), g.Commitment, "commitment", w.Week)
		same(t, w.Arrangement.Neg(), g.Arrangement, "arrangement", w.Week)
		same(t, w.Pos, g.Position, "position", w.Week)
		same(t, w.Drawn, g.Drawn, "drawn", w.Week)
	}
	same(t, want.Interest, got.Interest, "interest")
	same(t, want.Commitment, got.Commitment, "commitment")
	same(t, want.Arrangement, got.Arrangement, "arrangement")
	same(t, want.Cost, got.Cost, "cost")
	same(t, want.Left, got.ProvisionLeft, "provision less cost")
	same(t, want.PeakDrawn, got.PeakDrawn, "peak drawn")
	require.Equal(t, want.PeakWeek, got.PeakWeek)
	require.Equal(t, want.LastDrawn, got.LastDrawn)
	same(t, want.Closing, got.Closing, "closing")
	same(t, want.Bankable, got.Cover.Counted, "bankable receivables")
	same(t, want.Cover, got.Cover.Percent, "cover")
	require.Empty(t, got.WeeksOver)
	require.Empty(t, got.WeeksUncovered)
}

func TestCaseReturns(t *testing.T) {
	a, result := caseAnswers(t), caseResult(t)
	sources := map[string]string{"COR": "F14", "AUB": "F15", "TRA": "F16", "UNE": "F10"}
	tested := 0
	for scenario, parties := range a.Q12 {
		for party, want := range parties {
			flows := result.Investment(sources[party])
			var invested, received decimal.Decimal
			for _, flow := range flows {
				invested = invested.Sub(flow.Amount)
			}
			for _, quarter := range a.Q10[scenario] {
				flows = append(flows, cashflow.Flow{Date: day(quarter["date"]), Amount: dec(quarter[party])})
				received = received.Add(dec(quarter[party]))
			}
			same(t, want.Invested, invested, scenario, party)
			same(t, want.Received, received, scenario, party)
			multiple, err := cashflow.Multiple(invested, received)
			require.NoError(t, err)
			same(t, want.Multiple, multiple, scenario, party)
			got, err := cashflow.XIRR(flows)
			require.NoError(t, err, "%s %s", scenario, party)
			same(t, want.IRR, got.Rate, scenario, party)
			require.True(t, got.Unique, "%s %s invests first and receives after", scenario, party)
			tested++
		}
	}
	require.Equal(t, 12, tested)
}
