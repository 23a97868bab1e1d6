package budget_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func compare(t require.TestingT, before, after budget.Budget) budget.Comparison {
	was, err := before.Compute()
	require.NoError(t, err)
	is, err := after.Compute()
	require.NoError(t, err)
	c, err := budget.Compare(was, is)
	require.NoError(t, err)
	require.NoError(t, c.Check())
	return c
}

// Each field of a line, changed alone, is said to have changed, from what to what.
func TestEveryFieldOfALineIsCompared(t *testing.T) {
	base := func() budget.Budget {
		b := shot()
		b.Date, b.WeekDays = day("2027-03-01"), dec("5")
		b.Exchange = []budget.ExchangeRate{{Currency: "USD", Rate: dec("0.5")}}
		b.Contributions = append(b.Contributions, budget.Contribution{Category: "ART", Label: "taux unique", Base: budget.Total, Rate: dec("50")})
		return b
	}
	rows := []struct {
		field, want string // field: from > to, of line "scripte"
		change      func(l *budget.Line)
	}{
		{"Account", "account: 2306 > 2307", func(l *budget.Line) { l.Account = "2307" }},
		{"Account", "account: 2306 > 5101; post: 2 > 5", func(l *budget.Line) { l.Account = "5101" }},
		{"Label", "label: Scripte > Script supervisor", func(l *budget.Line) { l.Label = "Script supervisor" }},
		{"Quantity", "quantity: 10 > 11.5", func(l *budget.Line) { l.Quantity = dec("11.50") }},
		{"Unit", "unit: week > semaine", func(l *budget.Line) { l.Unit = "semaine" }},
		{"Number", "number: 1 > 2", func(l *budget.Line) { l.Number = dec("2") }},
		{"Multiplier", "multiplier: 1 > 3", func(l *budget.Line) { l.Multiplier = dec("3") }},
		{"Rate", "rate: 1409.67 > 1400", func(l *budget.Line) { l.Rate = dec("1400.00") }},
		{"Formulas", "quantity_formula:  > 20 / 2", func(l *budget.Line) { l.Quantity, l.Formulas.Quantity = decimal.Decimal{}, "20 / 2" }},
		{"Currency", "currency: EUR > USD; exchange: 0 > 0.5", func(l *budget.Line) { l.Currency = "USD" }},
		{"Date", "date:  > 2027-03-02", func(l *budget.Line) { l.Date = day("2027-03-02") }},
		{"VAT", "vat: 0 > 20", func(l *budget.Line) { l.VAT = dec("20") }},
		{"Category", "category: TEC > ART", func(l *budget.Line) { l.Category = "ART" }},
		{"Person", "person: SCR > P", func(l *budget.Line) { l.Person = "P" }},
		{"Days", "days: 0 > 50", func(l *budget.Line) { l.Days = dec("50") }},
		{"DailyMinimum", "daily_minimum: 0 > 193.21", func(l *budget.Line) { l.DailyMinimum = dec("193.21") }},
		{"Phase", "phase: shoot > post", func(l *budget.Line) { l.Phase = budget.PostProduction }},
		{"Country", "country:  > BE", func(l *budget.Line) { l.Country = "BE" }},
		{"Bearer", "bearer: Brume > Scheldt", func(l *budget.Line) { l.Bearer = "Scheldt" }},
		{"Payment", "payment: cash > deferred", func(l *budget.Line) { l.Payment = budget.Deferred }},
		{"Side", "side:  > above", func(l *budget.Line) { l.Side = budget.AboveTheLine }},
		{"Tags", "tags:  > image|son", func(l *budget.Line) { l.Tags = []string{"image", "son"} }},
		{"TaxCredit", "tax_credit: N > Y", func(l *budget.Line) { l.TaxCredit = true }},
		{"Key", "key:  > shoot", func(l *budget.Line) { l.Key = "shoot" }},
	}
	tested := map[string]bool{"ID": true}
	for _, row := range rows {
		tested[row.field] = true
		t.Run(row.want, func(t *testing.T) {
			after := base()
			row.change(&after.Lines[2])
			c := compare(t, base(), after)
			require.Len(t, c.Lines, 1)
			one := c.Lines[0]
			require.Equal(t, "scripte", one.ID)
			require.Equal(t, budget.Changed, one.Change)
			words := make([]string, len(one.Fields))
			for i, f := range one.Fields {
				words[i] = f.Field + ": " + f.Before + " > " + f.After
			}
			require.Equal(t, row.want, strings.Join(words, "; "))
		})
	}
	for i := range reflect.TypeFor[budget.Line]().NumField() {
		require.True(t, tested[reflect.TypeFor[budget.Line]().Field(i).Name], reflect.TypeFor[budget.Line]().Field(i).Name)
	}
}

// What says the same in other words has not changed.
func TestTheSameInOtherWords(t *testing.T) {
	after := shot()
	for i := range after.Lines {
		l := &after.Lines[i]
		l.Multiplier, l.Currency, l.Quantity = dec("1.0"), "EUR", l.Quantity.Add(dec("0.000"))
		if l.Payment == "" {
			l.Payment = budget.Cash
		}
	}
	require.Empty(t, compare(t, shot(), after).Lines)
}

func TestComparedCharges(t *testing.T) {
	after := shot()
	after.Contributions = []budget.Contribution{
		{Category: "TEC", Label: "taux unique", Base: budget.Total, Rate: dec("50.5")},
		{Category: "TEC", Label: "congés", Base: budget.Total, Rate: dec("15.5")},
	}
	c := compare(t, shot(), after)
	// 34,496.70 of pay: scripte 14,096.70 and editing 20,400. 0.5 % is 70.48 and 102; 15.5 % is 2,184.99 and 3,162.
	require.Len(t, c.Lines, 2)
	for i, want := range [][2]string{{"70.48", "2184.99"}, {"102", "3162"}} {
		line := c.Lines[i]
		require.Empty(t, line.Fields, "the line says what it said")
		require.Equal(t, "taux unique", line.Charges[0].Label)
		equal(t, "50", line.Charges[0].RateBefore, "rate before")
		equal(t, "50.5", line.Charges[0].RateAfter, "rate after")
		equal(t, want[0], line.Charges[0].Difference, "half a point")
		require.Equal(t, budget.Added, line.Charges[1].Change)
		equal(t, want[1], line.Charges[1].Difference, "a contribution more")
	}
	require.Len(t, c.Contributions, 2)
	equal(t, "172.48", c.Contributions[0].Difference, "over all lines")
	equal(t, "5346.99", c.Contributions[1].After, "over all lines")
	back := compare(t, after, shot())
	require.Equal(t, budget.Removed, back.Contributions[1].Change)
	swapped := after
	swapped.Contributions = []budget.Contribution{after.Contributions[1], after.Contributions[0]}
	require.Empty(t, compare(t, after, swapped).Lines, "the order of the contributions is none of theirs")
}

func TestComparedPercentagesAndCredits(t *testing.T) {
	before, after := shot(), shot()
	before.Credits = []budget.Credit{{ID: "credit", Label: budget.Text{FR: "Crédit d'impôt"}, Rate: dec("20"), Posts: []string{"2"}}}
	after.Credits = []budget.Credit{
		{ID: "credit", Label: budget.Text{FR: "Crédit d'impôt"}, Rate: dec("30"), Posts: []string{"2"}, Discount: dec("10")},
		{ID: "region", Flat: dec("1000")},
	}
	after.Percentages[0].Posts = []string{"2", "4", "6"}
	after.Lines[0].VAT = dec("10")
	c := compare(t, before, after)
	require.Len(t, c.Lines, 1, "the cameras, for their VAT")
	equal(t, "-800", c.Lines[0].VAT, "10 % of 8,000 less")
	require.Equal(t, budget.TotalChange{Before: c.VAT.Before, After: c.VAT.After, Difference: c.Lines[0].VAT}, c.VAT)
	require.Len(t, c.Percentages, 1)
	equal(t, "-800", c.Percentages[0].Difference, "10 % of the post that left the base")
	want := []budget.FieldChange{{Field: "posts", Before: "2|4|6|7", After: "2|4|6"}, {Field: "base", Before: "70545.05", After: "62545.05"}}
	require.Empty(t, cmp.Diff(want, c.Percentages[0].Fields))
	// 20 % of 34,496.70 is 6,899.34; 30 % is 10,349.01, less a tenth 9,314.11.
	require.Len(t, c.Credits, 2)
	equal(t, "2414.77", c.Credits[0].Difference, "after the discount")
	require.Empty(t, cmp.Diff([]budget.FieldChange{{Field: "rate", Before: "20", After: "30"}, {Field: "discount_rate", Before: "0", After: "10"}}, c.Credits[0].Fields))
	require.Equal(t, budget.Added, c.Credits[1].Change)
	equal(t, "-4214.77", c.Net.Difference, "800 less of cost, 2,414.77 and 1,000 more of credits")
	renamed := shot()
	renamed.Percentages[0].Label.EN = "Reserve"
	c = compare(t, shot(), renamed)
	equal(t, "0", c.Percentages[0].Difference, "no cost")
	require.Equal(t, []budget.FieldChange{{Field: "label.en", Before: "Contingency", After: "Reserve"}}, c.Percentages[0].Fields)
}

// The differences add up to those of the totals, whatever the two devis; nothing that is the same is listed.
func TestDifferencesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawBudget(t), drawBudget(t)
		after.Currency = before.Currency
		if rapid.Bool().Draw(t, "lose contributions") {
			after.Contributions = rapid.Permutation(drawnContributions).Draw(t, "order")
		}
		after.Credits = after.Credits[:rapid.IntRange(0, 2).Draw(t, "credits")]
		c := compare(t, before, after)
		was, err := before.Compute()
		require.NoError(t, err)
		is, err := after.Compute()
		require.NoError(t, err)
		var cost, vat, charges, net decimal.Decimal
		for _, line := range c.Lines {
			cost, vat = cost.Add(line.Quantity).Add(line.Rate), vat.Add(line.VAT)
			for _, one := range line.Charges {
				charges = charges.Add(one.Difference)
			}
		}
		for _, one := range c.Contributions {
			net = net.Add(one.Difference)
		}
		require.True(t, net.Equal(charges), "contributions over all lines and on each")
		require.True(t, is.PostsTotal.Sub(was.PostsTotal).Equal(cost.Add(charges)))
		net = is.PostsTotal.Sub(was.PostsTotal)
		for _, p := range c.Percentages {
			net = net.Add(p.Difference)
		}
		require.True(t, is.Total.Sub(was.Total).Equal(net))
		for _, p := range c.Credits {
			net = net.Sub(p.Difference)
		}
		require.True(t, is.Net.Sub(was.Net).Equal(net))
		require.True(t, is.VAT.Sub(was.VAT).Equal(vat))
		same := compare(t, after, after)
		require.Empty(t, same.Lines)
		require.Empty(t, same.Contributions)
		require.Empty(t, same.Percentages)
		require.Empty(t, same.Credits)
	})
}

func TestComparisonsThatCannotBe(t *testing.T) {
	r := compute(t, shot())
	twice := compute(t, shot())
	twice.Lines[1].Line.ID = twice.Lines[0].Line.ID
	_, err := budget.Compare(r, twice)
	require.EqualError(t, err, "after.lines[1].id: is given twice (camera)")
	hostile := compute(t, shot())
	hostile.Lines[1].Line.VAT = decimal.New(1, 1_000_000_000)
	hostile.Percentages[0].Cap = decimal.New(1, 1_000_000_000)
	_, err = budget.Compare(hostile, r)
	require.ErrorContains(t, err, "before.lines[1].line.vat: is larger")
	require.ErrorContains(t, err, "before.percentages[0].cap: is larger")
	for path, change := range map[string]func(c *budget.Comparison){
		"vat":              func(c *budget.Comparison) { c.VAT.After = c.VAT.After.Add(dec("1")); c.VAT.Difference = dec("1") },
		"credits":          func(c *budget.Comparison) { c.Net.After = c.Net.After.Add(dec("1")); c.Net.Difference = dec("1") },
		"contributions":    func(c *budget.Comparison) { c.Contributions = nil },
		"lines[0].charges": func(c *budget.Comparison) { c.Lines[0].Charges = nil },
	} {
		after := shot()
		after.Lines = after.Lines[2:]
		after.Lines[0].Quantity = dec("12")
		c := compare(t, shot(), after)
		data, err := json.Marshal(c)
		require.NoError(t, err)
		var again budget.Comparison
		require.NoError(t, json.Unmarshal(data, &again))
		require.NoError(t, again.Check(), "through JSON")
		change(&c)
		require.ErrorContains(t, c.Check(), path+": does not add up", path)
	}
}
