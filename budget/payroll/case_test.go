package payroll_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// The case « Quai de minuit »: a week in Paris and a week in Brest, six technicians, two actors and fourteen
// extras, from its own files, by the rules of the law but for what the case supplies. Every figure of
// answers.json is compared.

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func on(text string) schedule.Date { return schedule.MustParseDate(text) }

func rows(t testing.TB, name string) []map[string]string {
	t.Helper()
	file, err := os.Open("testdata/paie-tournage/" + name)
	require.NoError(t, err)
	defer file.Close()
	all, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	var rows []map[string]string
	for _, row := range all[1:] {
		one := map[string]string{}
		for i, name := range all[0] {
			one[name] = row[i]
		}
		rows = append(rows, one)
	}
	return rows
}

func minutes(t testing.TB, text string) payroll.Minute {
	t.Helper()
	var m payroll.Minute
	require.NoError(t, m.UnmarshalText([]byte(text)))
	return m
}

// hoursOf reads decimal hours.
func hoursOf(text string) payroll.Minute {
	return payroll.Minute(dec(text).Mul(decimal.NewFromInt(60)).IntPart())
}

func pattern(text string) payroll.Equivalence {
	if text == "" {
		return payroll.Equivalence{}
	}
	effective, presence, _ := strings.Cut(text, "/")
	return payroll.Equivalence{Effective: hoursOf(effective), Presence: hoursOf(presence)}
}

// nightShoot is the shoot of the case.
func nightShoot(t testing.TB) payroll.Shoot {
	t.Helper()
	travel := dec("989.05")
	crew, _, err := payroll.CrewRulesAt(on("2027-10-25"), payroll.CrewSupplied{TravelCap: &travel})
	require.NoError(t, err)
	actors, _, err := payroll.ActorRulesAt(on("2027-10-25"))
	require.NoError(t, err)
	actors.Hour, actors.HolidayPayDays = dec("28.23"), dec("3")
	extras, _ := payroll.ExtraRulesAt()
	extras.Night, extras.HolidayPayDays = crew.Night, dec("3")
	extras.Night.Steps = []payroll.Step{{Percent: dec("50")}}
	s := payroll.Shoot{
		Title: "Quai de minuit", Currency: "EUR", Rules: []payroll.TimeRules{crew}, Actors: actors, Extras: extras,
		Weeks:    []payroll.Week{{Monday: on("2027-11-01"), Place: payroll.Regions, Days: 6}},
		Ceilings: payroll.Ceilings{Day: dec("222"), Hour: dec("30"), ShortHours: dec("12"), ShortDays: 5},
	}
	s.Contributions = caseContributions(t)
	half, err := actors.PostSynchronisation(dec("780"))
	require.NoError(t, err)
	days, voyages := caseTime(t)
	for _, row := range rows(t, "people.csv") {
		s.People = append(s.People, payroll.Engagement{
			ID: row["id"], Function: row["function"], Population: row["category"],
			Contract: payroll.Contract(strings.ToLower(row["contract"])), Pay: dec(row["weekly_minimum_39h"]),
			FiveDays: pattern(row["equivalence_5d"]), SixDays: pattern(row["equivalence_6d"]),
			Days: days[row["id"]], Voyages: voyages[row["id"]],
		})
	}
	s.People = append(s.People,
		payroll.Engagement{
			ID: "A1", Population: "A", Contract: payroll.ActorByDay, Pay: dec("780"), Days: days["A1"],
			Fees: []payroll.Fee{{
				Date: on("2027-10-29"), Code: "POSTSYNC", Count: dec("1"), Rate: half, Day: true,
			}},
		},
		payroll.Engagement{ID: "A2", Population: "A", Contract: payroll.ActorByWeek, Pay: dec("5400"), Days: days["A2"]},
		payroll.Engagement{ID: "FIG", Population: "A", Contract: payroll.ExtraByDay, Number: 9, Pay: dec("115"), Hour: dec("13.07"), Days: days["FIG"]},
		payroll.Engagement{
			ID: "FIGC", Population: "A", Contract: payroll.ExtraByDay, Number: 5, Pay: dec("115"), Hour: dec("13.07"), Days: days["FIG"],
			Fees: []payroll.Fee{{Date: on("2027-11-04"), Code: "COSTUME", Count: dec("1"), Rate: dec("70")}},
		})
	return s
}

func caseContributions(t testing.TB) []payroll.Contribution {
	t.Helper()
	var table []payroll.Contribution
	for _, row := range rows(t, "contributions.csv") {
		base := map[string]payroll.Base{"TOTAL_IF_TRANCHE_2": payroll.TotalIfAbove}[row["base"]]
		if base == "" {
			base = payroll.Base(strings.ToLower(row["base"]))
		}
		for _, population := range []string{"N", "C", "A"} {
			table = append(table, payroll.Contribution{
				Code: row["code"], Label: payroll.Text{FR: row["label"]}, Population: population, Base: base, Rate: dec(row["rate_"+population]),
			})
		}
	}
	return table
}

func caseTime(t testing.TB) (map[string][]payroll.Day, map[string][]payroll.Journey) {
	t.Helper()
	days, voyages := map[string][]payroll.Day{}, map[string][]payroll.Journey{}
	for _, row := range rows(t, "timesheets.csv") {
		d := payroll.Day{Date: on(row["date"]), Transport: hoursOf(row["transport_hours"])}
		from, to := minutes(t, row["start"]), minutes(t, row["end"])
		if row["break_start"] != "" {
			d.Worked = []payroll.Stretch{{From: from, To: minutes(t, row["break_start"])}, {From: minutes(t, row["break_end"]), To: to}}
		} else {
			d.Worked = []payroll.Stretch{{From: from, To: to}}
		}
		if row["person"] < "T6" && row["person"] > "T" && row["date"] >= "2027-11-01" {
			d.Meals = 1
		}
		if row["person"] == "T2" && row["date"] == "2027-10-31" {
			d.Recovered = on("2027-11-05")
		}
		days[row["person"]] = append(days[row["person"]], d)
	}
	for _, row := range rows(t, "voyages.csv") {
		voyages[row["person"]] = append(voyages[row["person"]], payroll.Journey{Date: on(row["date"]), Time: hoursOf(row["hours"])})
	}
	return days, voyages
}

// tree is the answers of a case as one list of leaves, each crossed out when it is compared.
type tree struct {
	*testing.T
	leaves map[string]string
}

func loadTree(t *testing.T) tree {
	t.Helper()
	data, err := os.ReadFile("testdata/paie-tournage/answers.json")
	require.NoError(t, err)
	var root any
	require.NoError(t, json.Unmarshal(data, &root))
	leaves := map[string]string{}
	flatten("", root, leaves)
	return tree{t, leaves}
}

func flatten(path string, node any, into map[string]string) {
	switch v := node.(type) {
	case map[string]any:
		for name, child := range v {
			flatten(path+"/"+name, child, into)
		}
	case []any:
		for i, child := range v {
			flatten(fmt.Sprintf("%s/%d", path, i), child, into)
		}
	default:
		into[path] = fmt.Sprint(v)
	}
}

// is compares a leaf with a number or a text.
func (a tree) is(got any, format string, args ...any) {
	a.Helper()
	path := "/answers/" + fmt.Sprintf(format, args...)
	want, found := a.leaves[path]
	require.True(a, found, "no leaf %s", path)
	delete(a.leaves, path)
	switch v := got.(type) {
	case decimal.Decimal:
		require.Equal(a, dec(want).String(), v.String(), path)
	case payroll.Minute:
		hours := decimal.NewFromInt(int64(v)).DivRound(decimal.NewFromInt(60), 6)
		require.Equal(a, dec(want).String(), hours.String(), path)
	default:
		require.Equal(a, want, fmt.Sprint(v), path)
	}
}

func TestQuaiDeMinuit(t *testing.T) {
	s := nightShoot(t)
	r, err := s.Compute()
	require.NoError(t, err)
	require.NoError(t, r.Check())
	a := loadTree(t)
	require.Equal(t, "paie-tournage", a.leaves["/case"])
	require.Equal(t, r.Currency, a.leaves["/currency"])
	delete(a.leaves, "/case")
	delete(a.leaves, "/currency")
	for _, p := range r.Payslips {
		if strings.HasPrefix(p.Person, "T") {
			a.technician(p)
		}
		a.contributions(p)
	}
	a.actors(r.Payslips[6:8])
	a.extras(r.Payslips[8], r.Payslips[9])
	a.total(r)
	var left []string
	for path := range a.leaves {
		left = append(left, path)
	}
	sort.Strings(left)
	require.Empty(t, left, "every leaf is compared")
}

func (a tree) technician(p payroll.Payslip) {
	a.Helper()
	a.is(p.HourlyBase, "Q1/%s/hourly_base", p.Person)
	a.is(p.TravelRate, "Q1/%s/capped_travel_rate", p.Person)
	for _, d := range p.Days {
		at := fmt.Sprintf("Q1/%s/days/%s/", p.Person, d.Date)
		a.is(d.Time, "%s", at+"hours")
		a.is(d.Night, "%s", at+"night")
		a.is(d.Sunday, "%s", at+"sunday")
		a.is(d.Holiday, "%s", at+"holiday")
		a.is(d.LongDay, "%s", at+"beyond_10")
		a.is(d.MissingRest, "%s", at+"missing_rest")
	}
	for _, w := range p.Weeks {
		number := weekNumber(w.Monday)
		a.is(w.Time, "Q1/%s/week_hours/%d", p.Person, number)
		for _, one := range w.Premiums {
			a.is(one.Time, "Q2/%s/%d/%s", p.Person, number, one.Percent)
		}
	}
	a.lines("Q3/"+p.Person, p.Lines, "hours")
	a.is(p.Gross, "Q3/%s/gross", p.Person)
	a.is(p.PaidDays, "Q3/%s/paid_days", p.Person)
}

func weekNumber(monday schedule.Date) int { return monday.WeekFrom(on("2027-10-25")) }

// lines compares the lines of a payslip; the case writes the hours of some codes at their end.
func (a tree) lines(at string, lines []payroll.Line, quantity string) {
	a.Helper()
	theirs := map[string]string{"HOLIDAY": "HOLIDAY7", "SIXTH_DAY": "SIXTH3.5", "MINIMUM": "MINIMUM7"}
	for i, l := range lines {
		code := l.Code
		if name, renamed := theirs[code]; renamed {
			code = name
		}
		a.is(code, "%s/lines/%d/code", at, i)
		a.is(l.Rate, "%s/lines/%d/rate", at, i)
		a.is(l.Amount, "%s/lines/%d/amount", at, i)
		if l.Time != 0 {
			a.is(l.Time, "%s/lines/%d/%s", at, i, quantity)
		} else {
			a.is(l.Count, "%s/lines/%d/%s", at, i, quantity)
		}
		if !l.Week.IsZero() {
			a.is(weekNumber(l.Week), "%s/lines/%d/week", at, i)
		}
	}
}

func (a tree) actors(slips []payroll.Payslip) {
	a.Helper()
	for _, p := range slips {
		hours := payroll.Minute(0)
		for _, d := range p.Days {
			hours += d.Time
		}
		a.is(hours, "Q4/%s/hours", p.Person)
		a.is(p.TimesMinimum, "Q4/%s/ratio_to_minimum", p.Person)
		a.is(p.PremiumBase.DivRound(p.HourlyBase, 6), "Q4/%s/premium_factor", p.Person)
		lines := p.Lines
		if p.Person == "A1" { // the case writes the post-synchronisation second
			last := len(lines) - 1
			lines = append([]payroll.Line{lines[0], lines[last]}, lines[1:last]...)
		}
		a.lines("Q4/"+p.Person, lines, "quantity")
		a.is(p.Gross, "Q4/%s/gross", p.Person)
	}
}

func (a tree) extras(plain, costume payroll.Payslip) {
	a.Helper()
	a.lines("Q5", plain.Lines, "quantity")
	a.is(plain.Gross, "Q5/gross")
	a.is(costume.Gross, "Q5/gross_with_costume")
	nine, five := decimal.NewFromInt(int64(plain.Number)), decimal.NewFromInt(int64(costume.Number))
	a.is(plain.Gross.Mul(nine).Add(costume.Gross.Mul(five)), "Q5/total_14")
}

func (a tree) contributions(p payroll.Payslip) {
	a.Helper()
	at := "Q6/" + p.Person
	a.is(strconv.Itoa(p.Number), "%s/number", at)
	a.is(p.Gross, "%s/gross", at)
	a.is(p.Charges.Ceiling, "%s/ceiling", at)
	a.is(p.Charges.Tranche1, "%s/tranche_1", at)
	a.is(p.Charges.Tranche2, "%s/tranche_2", at)
	a.is(p.Charges.HolidayPay, "%s/holiday_pay_base", at)
	for _, line := range p.Charges.Lines {
		a.is(line.Amount, "%s/contributions/%s", at, line.Code)
	}
	a.is(p.Charges.Employer, "%s/total", at)
	a.is(p.ChargeRate(), "%s/rate_pct", at)
	a.is(p.Cost, "%s/cost", at)
	a.is(p.Cost.Mul(decimal.NewFromInt(int64(p.Number))), "%s/cost_all", at)
}

func (a tree) total(r payroll.Result) {
	a.Helper()
	a.is(r.Gross, "Q7/gross")
	a.is(r.Charges, "Q7/charges")
	a.is(r.Expenses, "Q7/allowances_total")
	a.is(r.Cost, "Q7/cost")
	for _, p := range r.Payslips[:6] {
		a.is(p.ExpensesTotal, "Q7/allowances/%s", p.Person)
	}
}
