package taxcredit_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/budget/taxcredit"
	"github.com/filmfinance/filmfinance/internal/testcase"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func day(text string) schedule.Date { return schedule.MustParseDate(text) }

func equal(t *testing.T, want string, got decimal.Decimal, what string) {
	t.Helper()
	require.Truef(t, dec(want).Equal(got), "%s: want %s, got %s", what, want, got)
}

func line(id, account, quantity, rate string) budget.Line {
	return budget.Line{ID: id, Account: account, Quantity: dec(quantity), Number: dec("1"), Rate: dec(rate)}
}

func computed(t testing.TB, lines ...budget.Line) budget.Result {
	t.Helper()
	r, err := budget.Budget{
		Currency: "EUR", Lines: lines,
		Contributions: []budget.Contribution{
			{Category: "TEC", Label: "charges", Base: budget.Total, Rate: dec("50")},
			{Category: "TEC", Label: "taxe d'apprentissage", Base: budget.Total, Rate: dec("0.68")},
		},
	}.Compute()
	require.NoError(t, err)
	return r
}

func base(t *testing.T, r budget.Result, c taxcredit.Claim) taxcredit.Base {
	t.Helper()
	b, err := c.Compute(r)
	require.NoError(t, err)
	require.NoError(t, b.Check())
	return b
}

// all are the rules of the base with every category and no cap.
func all(categories ...taxcredit.Category) taxcredit.Rules {
	return taxcredit.Rules{Categories: categories, Countries: []string{"FR"}, Rate: dec("30")}
}

func TestLodging(t *testing.T) {
	rules, _, err := taxcredit.BaseAt(day("2019-06-30"), false)
	require.NoError(t, err)
	for _, test := range []struct {
		reason, nights, rate string
		paris                bool
		eligible             string
	}{
		{"under the cap", "10", "150", false, "1500"},
		{"200 € a night elsewhere", "10", "230", false, "2000"},
		{"270 € in Paris and around", "10", "230", true, "2300"},
		{"above it", "10", "300", true, "2700"},
		{"half a night", "0.5", "300", true, "135"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r := computed(t, line("1", "62", test.nights, test.rate), line("rest", "71", "1", "100000"))
			b := base(t, r, taxcredit.Claim{Rules: rules, Items: []taxcredit.Item{{Category: taxcredit.Lodging, Lines: []string{"1"}, Paris: test.paris}}})
			equal(t, test.eligible, b.Eligible, "eligible")
		})
	}
}

// A performer whose minimum is 400 a day, paid 1,000 for ten days: 4,000 of 10,000 count, and four tenths of
// the charges.
func TestConventionalMinimum(t *testing.T) {
	actor := line("1", "31", "10", "1000")
	actor.Category = "TEC"
	claim := taxcredit.Claim{
		Rules: all(taxcredit.Performers),
		Items: []taxcredit.Item{{Category: taxcredit.Performers, Accounts: []string{"3"}, Minimum: dec("400")}},
	}
	b := base(t, computed(t, actor), claim)
	equal(t, "4000", b.Pay, "pay")
	equal(t, "2027.2", b.Charges, "40 % of 5,068")
	require.Equal(t, taxcredit.AboveMinimum, b.Entries[0].Cuts[0].Why)
	claim.ExcludedCharges = []string{"taxe d'apprentissage"}
	equal(t, "2000", base(t, computed(t, actor), claim).Charges, "taxes on wages do not count")
}

// The 15/8/5 scale of the facts (cases C15-1 to C15-5), on the total of the devis.
func TestPayScale(t *testing.T) {
	rules, _, err := taxcredit.BaseAt(day("2020-01-01"), false)
	require.NoError(t, err)
	for cost, most := range map[string]string{"2500000": "375000", "4000000": "600000", "5000000": "680000", "7000000": "840000", "10000000": "990000", "25000000": "990000"} {
		rights, pay := line("rights", "13", "1", "300000"), line("pay", "22", "1", "700000")
		rights.Person, pay.Person, pay.Category = "REA", "REA", ""
		r := computed(t, rights, pay, line("rest", "71", "1", dec(cost).Sub(dec("1000000")).String()))
		b := base(t, r, taxcredit.Claim{
			Rules: rules, Directors: []string{"REA"},
			Items: []taxcredit.Item{{Category: taxcredit.Authors, Lines: []string{"rights"}}, {Category: taxcredit.Crew, Lines: []string{"pay"}}},
		})
		equal(t, most, b.Pay, cost)
		equal(t, "300000", b.Entries[0].Eligible, "the first line of the devis counts first")
	}
	before, _, err := taxcredit.BaseAt(day("2019-12-31"), false)
	require.NoError(t, err)
	require.Empty(t, before.PayScale, "the scale begins in 2020")
}

func TestBase(t *testing.T) {
	// 100,000 of devis, 90,000 of it eligible.
	abroad := line("abroad", "71", "1", "5000")
	abroad.Country = "BE"
	r := computed(t, line("1", "71", "1", "90000"), abroad, line("2", "91", "1", "5000"))
	items := []taxcredit.Item{{Category: taxcredit.Technical, Accounts: []string{"7"}}, {Category: taxcredit.Archive, Lines: []string{"2"}}}
	for _, test := range []struct {
		reason string
		change func(c *taxcredit.Claim)
		base   string
	}{
		{"the cap of 80 %", func(*taxcredit.Claim) {}, "80000"},
		{"of the part of the French co-producer", func(c *taxcredit.Claim) { c.CapOn = dec("50000") }, "40000"},
		{"aid first: 90,000 - 20,000 is under the cap", func(c *taxcredit.Claim) { c.Subsidies = []taxcredit.Subsidy{{Amount: dec("20000")}} }, "70000"},
		{"cap first: 80,000 - 20,000", func(c *taxcredit.Claim) {
			c.Subsidies, c.Rules.CapThenDeduct = []taxcredit.Subsidy{{Amount: dec("20000")}}, true
		}, "60000"},
		{"repayable aid is not deducted", func(c *taxcredit.Claim) {
			c.Subsidies = []taxcredit.Subsidy{{Amount: dec("20000"), Repayable: true}}
		}, "80000"},
		{"but by the international credit", func(c *taxcredit.Claim) {
			c.Subsidies, c.Rules.AllSubsidies = []taxcredit.Subsidy{{Amount: dec("20000"), Repayable: true}}, true
		}, "70000"},
		{"never below zero", func(c *taxcredit.Claim) { c.Subsidies = []taxcredit.Subsidy{{Amount: dec("200000")}} }, "0"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			c := taxcredit.Claim{Rules: all(taxcredit.Technical), Items: items}
			c.Rules.BaseCap = dec("80")
			test.change(&c)
			b := base(t, r, c)
			equal(t, "90000", b.Eligible, "eligible")
			equal(t, test.base, b.Base, "base")
			reasons := map[string]taxcredit.Reason{}
			for _, e := range b.Entries {
				if len(e.Cuts) > 0 {
					reasons[e.ID] = e.Cuts[0].Why
				}
			}
			require.Equal(t, map[string]taxcredit.Reason{"abroad": taxcredit.Abroad, "2": taxcredit.NotEligible}, reasons)
		})
	}
}

// A flat charge by day stands on a line without pay too; abroad, or outside the categories, it counts for nothing.
func TestChargesOfALineWithoutPay(t *testing.T) {
	unpaid := func(id, country string) budget.Line {
		one := line(id, "23", "10", "0")
		one.Category, one.Country = "TEC", country
		return one
	}
	r, err := budget.Budget{
		Currency: "EUR", Lines: []budget.Line{unpaid("here", "FR"), unpaid("abroad", "BE")},
		Contributions: []budget.Contribution{{Category: "TEC", Label: "by day", Base: budget.EachUnit, Rate: dec("3")}},
	}.Compute()
	require.NoError(t, err)
	items := []taxcredit.Item{{Category: taxcredit.Crew, Accounts: []string{"23"}}}
	b := base(t, r, taxcredit.Claim{Rules: all(taxcredit.Crew), Items: items})
	equal(t, "30", b.Charges, "ten days at 3, in France only")
	b = base(t, r, taxcredit.Claim{Rules: all(taxcredit.Technical), Items: items})
	equal(t, "0", b.Charges, "not a category of the rules")
}

// The worked feature film: the lines marked in its devis, of one category, less 125,000 of aid.
func TestFeature(t *testing.T) {
	var expected struct {
		Q2 struct {
			Net    string `json:"eligible_net_of_aid"`
			Cap    string `json:"cap"`
			Base   string `json:"base"`
			Credit string `json:"credit"`
		}
	}
	testcase.Answers(t, &expected)
	b := budget.Budget{Currency: "EUR", Ceiling: dec("48060")}
	item := taxcredit.Item{Category: taxcredit.Crew}
	for _, row := range testcase.Table(t, "charges.csv") {
		b.Contributions = append(b.Contributions, budget.Contribution{
			Category: row["category"], Label: row["contribution"], Base: budget.Tranche(strings.ToLower(row["base"])), Rate: dec(row["rate_pct"]),
		})
	}
	for _, row := range testcase.Table(t, "devis.csv") {
		l := line(row["id"], row["account"], row["quantity"], row["rate"])
		l.Number, l.Person, l.Category = dec(row["number"]), row["person"], strings.TrimPrefix(row["category"], "NONE")
		b.Lines = append(b.Lines, l)
		if row["tax_credit"] == "Y" {
			item.Lines = append(item.Lines, l.ID)
		}
	}
	b.Percentages = []budget.Percentage{{ID: "percentages", Flat: dec("631493.65")}} // fee, overheads and contingency of the case
	r, err := b.Compute()
	require.NoError(t, err)
	rules := all(taxcredit.Crew)
	rules.BaseCap = dec("80")
	got := base(t, r, taxcredit.Claim{Rules: rules, Items: []taxcredit.Item{item}, Subsidies: []taxcredit.Subsidy{{Label: "Région", Amount: dec("125000")}}})
	want := expected.Q2
	equal(t, want.Net, got.Eligible.Sub(got.Deducted), "net of aid")
	equal(t, want.Cap, got.BaseCap, "cap")
	equal(t, want.Base, got.Base, "base")
	equal(t, want.Credit, got.Credit, "credit")
}

func TestCinemaAt(t *testing.T) {
	for _, test := range []struct {
		reason, day string
		film        taxcredit.Film
		rate, most  string
	}{
		{"20 % before the reform", "2015-06-30", taxcredit.Film{Budget: dec("5000000"), French: true}, "20", "4000000"},
		{"a budget that is not known is not a small one", "2015-06-30", taxcredit.Film{French: true}, "20", "4000000"},
		{"30 % under 4 M€", "2015-06-30", taxcredit.Film{Budget: dec("3999999"), French: true}, "30", "4000000"},
		{"30 % in French since 2016", "2016-01-01", taxcredit.Film{Budget: dec("9000000"), French: true}, "30", "30000000"},
		{"20 % otherwise", "2019-12-31", taxcredit.Film{}, "20", "30000000"},
	} {
		rules, sources, err := taxcredit.CinemaAt(day(test.day), test.film)
		require.NoError(t, err, test.reason)
		equal(t, test.rate, rules.Rate, test.reason)
		equal(t, test.most, rules.Cap, test.reason)
		require.NotEmpty(t, sources)
	}
	for _, documentary := range []bool{false, true} {
		rules, _, err := taxcredit.CinemaAt(day("2018-06-30"), taxcredit.Film{Documentary: documentary})
		require.NoError(t, err)
		require.Equal(t, documentary, slices.Contains(rules.Categories, taxcredit.Archive), "archive counts for documentaries only")
	}
	_, _, err := taxcredit.CinemaAt(day("2020-01-01"), taxcredit.Film{})
	require.ErrorIs(t, err, taxcredit.ErrNone, "the caller supplies the figures of 2020 and later")
	_, _, err = taxcredit.CinemaAt(day("2015-03-19"), taxcredit.Film{})
	require.ErrorIs(t, err, taxcredit.ErrBefore)
}

// The caps of the decree of 2016 go by the cost of a minute, strictly below each bound.
func TestAudiovisual(t *testing.T) {
	rules, _, err := taxcredit.AudiovisualAt(day("2018-06-30"), taxcredit.Programme{Genre: taxcredit.Fiction})
	require.NoError(t, err)
	rules.AidOn = taxcredit.OnBudget
	for _, test := range []struct {
		reason, perMinute, minutes string
		credit                     string
		unmet                      []taxcredit.Condition
	}{
		{"1,250 € a minute under 10,000", "9999", "52", "65000", nil},
		{"1,500 € at 10,000", "10000", "52", "78000", nil},
		{"10,000 € from 40,000", "60000", "52", "520000", nil},
		{"where 25 % of 80 % of 40,000 binds first", "40000", "52", "416000", nil},
		{"7,500 € just under", "39999", "52", "390000", nil},
		{"the rate binds before the cap: 25 % of 80 % of 5,000", "5000", "52", "52000", nil},
		{"under 45 minutes", "20000", "44", "0", []taxcredit.Condition{taxcredit.Length}},
		{"under 5,000 € a minute", "4999", "52", "0", []taxcredit.Condition{taxcredit.MinuteCost}},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r := computed(t, line("1", "71", test.minutes, test.perMinute))
			b := base(t, r, taxcredit.Claim{
				Rules: rules, Minutes: dec(test.minutes), Items: []taxcredit.Item{{Category: taxcredit.Technical, Accounts: []string{"7"}}},
			})
			equal(t, test.credit, b.Credit, "credit")
			require.Equal(t, test.unmet, b.Unmet)
		})
	}
	documentary, _, err := taxcredit.AudiovisualAt(day("2018-06-30"), taxcredit.Programme{Genre: taxcredit.Documentary})
	require.NoError(t, err)
	documentary.AidOn = taxcredit.OnBudget
	r := computed(t, line("1", "71", "52", "1999"), line("2", "91", "52", "1000"))
	b := base(t, r, taxcredit.Claim{Rules: documentary, Minutes: dec("52"), Items: []taxcredit.Item{{Category: taxcredit.Technical, Accounts: []string{"7"}}}})
	require.Equal(t, []taxcredit.Condition{taxcredit.MinuteEligible}, b.Unmet, "2,000 € of eligible expense a minute")
	_, _, err = taxcredit.AudiovisualAt(day("2018-06-30"), taxcredit.Programme{Genre: taxcredit.Animation})
	require.ErrorIs(t, err, taxcredit.ErrNone, "the cap is not established")
	_, _, err = taxcredit.AudiovisualAt(day("2018-06-30"), taxcredit.Programme{Genre: "opera"})
	require.ErrorIs(t, err, taxcredit.ErrNone)
	require.ErrorIs(t, taxcredit.Claim{Rules: rules}.Validate(), budget.ErrRequired, "minutes")
}

func TestValidate(t *testing.T) {
	for _, test := range []struct {
		reason string
		spoil  func(c *taxcredit.Claim)
		want   string
	}{
		{"no category", func(c *taxcredit.Claim) { c.Rules.Categories = nil }, "rules.categories: a value is required"},
		{"an unknown category", func(c *taxcredit.Claim) { c.Items[0].Category = "catering?" }, "items[0].category: refers to something that does not exist (catering?)"},
		{"an item of nothing", func(c *taxcredit.Claim) { c.Items[0].Lines = nil }, "items[0].lines: a value is required"},
		{"performers without a minimum", func(c *taxcredit.Claim) { c.Items[0].Category = taxcredit.Performers }, "items[0].minimum: a value is required"},
		{"a minimum, and said to be paid", func(c *taxcredit.Claim) {
			c.Items[0] = taxcredit.Item{Category: taxcredit.Performers, Lines: []string{"1"}, Minimum: dec("1"), AtMinimum: true}
		}, "items[0].minimum: is outside the values allowed (1)"},
		{"a provider at the minimum", func(c *taxcredit.Claim) { c.Items[0].AtMinimum = true }, "items[0].at_minimum: is outside the values allowed (true)"},
		{"a ceiling on nothing", func(c *taxcredit.Claim) { c.Rules.AidCeiling = dec("50") }, "rules.aid_on: a value is required"},
		{"a ceiling on something else", func(c *taxcredit.Claim) { c.Rules.AidOn = "receipts" }, "rules.aid_on: refers to something that does not exist (receipts)"},
		{"no final cost", func(c *taxcredit.Claim) { c.Rules.AidOn = taxcredit.OnFinalCost }, "final_cost: a value is required"},
		{"public aid below the subsidies", func(c *taxcredit.Claim) {
			c.Rules.AidCeiling, c.Rules.AidOn, c.PublicAid = dec("50"), taxcredit.OnBudget, dec("4")
			c.Subsidies = []taxcredit.Subsidy{{Amount: dec("5")}}
		}, "public_aid: is outside the values allowed (4)"},
		{"a minimum of a provider", func(c *taxcredit.Claim) { c.Items[0].Minimum = dec("1") }, "items[0].minimum: is outside the values allowed (1)"},
		{"a rate above 100", func(c *taxcredit.Claim) { c.Rules.Rate = dec("130") }, "rules.rate: is outside the values allowed (130)"},
		{"a scale that falls", func(c *taxcredit.Claim) {
			c.Rules.PayScale = []taxcredit.Slice{{UpTo: dec("5")}, {UpTo: dec("4")}, {}}
		}, "rules.pay_scale[1].up_to: is out of order (4)"},
		{"a hostile subsidy", func(c *taxcredit.Claim) { c.Subsidies = []taxcredit.Subsidy{{Amount: decimal.New(1, 1_000_000_000)}} }, "subsidies[0].amount: is larger than the library accepts (1e1000000000)"},
		{"too many lines", func(c *taxcredit.Claim) { c.Items[0].Lines = make([]string, taxcredit.MaxNames+1) }, "items: is larger than the library accepts (20001)"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			c := taxcredit.Claim{Rules: all(taxcredit.Technical), Items: []taxcredit.Item{{Category: taxcredit.Technical, Lines: []string{"1"}}}}
			require.NoError(t, c.Validate())
			test.spoil(&c)
			require.EqualError(t, c.Validate(), test.want)
		})
	}
	c := taxcredit.Claim{Rules: all(taxcredit.Technical), Items: []taxcredit.Item{{Category: taxcredit.Technical, Lines: []string{"nobody"}}}}
	_, err := c.Compute(computed(t, line("1", "71", "1", "1")))
	require.EqualError(t, err, "items[0].lines[0]: refers to something that does not exist (nobody)")
	data, err := json.Marshal(c)
	require.NoError(t, err)
	again, err := taxcredit.Parse(data)
	require.NoError(t, err)
	more, err := json.Marshal(again)
	require.NoError(t, err)
	require.JSONEq(t, string(data), string(more))
}

// The eligible expense never exceeds the lines, the base never the cap, and what is cut is what is missing.
func TestBasesAddUp(t *testing.T) {
	categories := []taxcredit.Category{taxcredit.Performers, taxcredit.Lodging, taxcredit.Crew, taxcredit.Archive}
	rapid.Check(t, func(t *rapid.T) {
		var lines []budget.Line
		claim := taxcredit.Claim{
			Rules:     taxcredit.Rules{Categories: categories[:3], Countries: []string{"FR"}, Paris: dec("270"), Elsewhere: dec("200"), BaseCap: dec("80"), Rate: dec("30")},
			Directors: []string{"P"}, ExcludedCharges: []string{"taxe d'apprentissage"},
			Subsidies: []taxcredit.Subsidy{{Amount: decimal.New(rapid.Int64Range(0, 100_000).Draw(t, "aid"), -2)}},
		}
		claim.Rules.PayScale = []taxcredit.Slice{{UpTo: dec("1000"), Rate: dec("15")}, {Rate: dec("8")}}
		claim.Rules.CapThenDeduct = rapid.Bool().Draw(t, "order")
		claim.Rules.AidCeiling, claim.Rules.AidOn = dec("50"), taxcredit.OnBudget
		claim.PublicAid = claim.Subsidies[0].Amount
		claim.Since = rapid.SampledFrom([]schedule.Date{{}, day("2018-02-01")}).Draw(t, "since")
		claim.Foreign = rapid.SampledFrom([][]string{nil, {"P"}}).Draw(t, "foreign")
		for i := range rapid.IntRange(1, 8).Draw(t, "lines") {
			l := line(fmt.Sprint(i), "23", "1", "0")
			l.Quantity, l.Rate = decimal.New(rapid.Int64Range(0, 90).Draw(t, "quantity"), -1), decimal.New(rapid.Int64Range(0, 90_000).Draw(t, "rate"), -2)
			l.Category = rapid.SampledFrom([]string{"TEC", ""}).Draw(t, "charges")
			l.Person = rapid.SampledFrom([]string{"P", ""}).Draw(t, "person")
			l.Country = rapid.SampledFrom([]string{"FR", "", "BE"}).Draw(t, "country")
			lines = append(lines, l)
			l.Date = rapid.SampledFrom([]schedule.Date{{}, day("2018-01-31"), day("2018-02-01")}).Draw(t, "date")
			lines[i] = l
			item := taxcredit.Item{Category: rapid.SampledFrom(categories).Draw(t, "category"), Lines: []string{l.ID}}
			if item.Category == taxcredit.Performers {
				item.Minimum = dec("150")
			}
			claim.Items = append(claim.Items, item)
		}
		r, err := budget.Budget{
			Currency: "EUR", Lines: lines,
			Contributions: []budget.Contribution{{Category: "TEC", Label: "charges", Base: budget.Total, Rate: dec("50")}},
		}.Compute()
		require.NoError(t, err)
		b, err := claim.Compute(r)
		require.NoError(t, err)
		require.NoError(t, b.Check())
		require.False(t, b.Eligible.GreaterThan(r.Total))
		require.False(t, b.Base.GreaterThan(b.BaseCap))
		require.False(t, b.Base.IsNegative())
		claim.Rules.CapThenDeduct = !claim.Rules.CapThenDeduct
		other, err := claim.Compute(r)
		require.NoError(t, err)
		deducted, capped := b.Base, other.Base
		if !claim.Rules.CapThenDeduct { // b was capped first
			deducted, capped = capped, deducted
		}
		require.False(t, capped.GreaterThan(deducted), "capped first, the base is never more than deducted first")
		require.False(t, b.Credit.IsPositive() && b.Credit.Add(claim.PublicAid).GreaterThan(b.Aid.Ceiling))
		for _, e := range b.Entries {
			require.False(t, e.Eligible.IsNegative() || e.Eligible.GreaterThan(e.Amount))
			require.False(t, e.EligibleCharge.IsNegative() || e.EligibleCharge.GreaterThan(e.Charge))
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"rules":{"categories":["crew"],"rate":"30"},"items":[{"category":"crew","accounts":["2"]}]}`))
	f.Add([]byte(`{"rules":{"categories":["lodging"],"paris":"1e20","minute":[{"cap":"1"}]},"minutes":"0.1","items":[]}`))
	r := computed(f, line("1", "23", "3", "1000.01"), line("2", "62", "3", "333.33"))
	f.Fuzz(func(t *testing.T, data []byte) {
		claim, err := taxcredit.Parse(data)
		if err != nil {
			var faults taxcredit.Faults
			require.ErrorAs(t, err, &faults)
			return
		}
		b, err := claim.Compute(r)
		if err == nil {
			require.NoError(t, b.Check())
		}
	})
}
