package financing_test

import (
	"encoding/json"
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func total(printed string, precision int32, items ...string) financing.Total {
	t := financing.Total{Printed: dec(printed), Precision: precision}
	for _, one := range items {
		t.Items = append(t.Items, financing.Item{Amount: dec(one)})
	}
	return t
}

func TestPublishedTotals(t *testing.T) {
	for _, test := range []struct {
		reason     string
		total      financing.Total
		found      bool
		difference string
		rounding   bool
	}{
		{"A1: the shares of 2005", total("100.0", 1, "33.8", "29.5", "10.3", "9.7", "9.2", "3.1", "3.1", "1.3"), false, "0", false},
		{"A2: free-to-air by channel", total("119.45", 2, "46.65", "29.71", "24.21", "12.63", "6.25"), false, "0", false},
		{"A2: free-to-air by kind", total("119.45", 2, "81.46", "37.99"), false, "0", false},
		{"A7: films of platforms", total("45", 0, "27", "10", "6", "2"), false, "0", false},
		{"A11: television in 2007", total("30.5", 1, "26.7", "3.8"), false, "0", false},
		{"18.2: 1.4 points of the mandates are not itemised", total("21.2", 1, "8.2", "9.5", "2.1"), true, "1.4", false},
		{"18.4: CNC and regions are not itemised", total("914.6", 1, "361.4", "234.1", "37.45", "116.5", "66.4", "28.79"), true, "69.96", false},
		{"18.5: 1.170 and 0.275 are 1.445, printed 1.44", total("1.44", 2, "1.170", "0.275"), true, "-0.005", true},
		{"finer items that round to the printed total", total("3", 0, "1.2", "1.3"), false, "0.5", true},
		{"the item below the rounding", total("3", 0, "1.2", "1.29"), true, "0.51", true},
		{"F1: the French side of the budget", total("1467000", 0, "20000", "410000", "169000", "119000", "56000", "152000", "242000", "0", "104000", "93000", "102000"), false, "0", false},
		{"F1: the Belgian side", total("571000", 0, "0", "110000", "53000", "21000", "20000", "88000", "20000", "192000", "0", "32000", "35000"), false, "0", false},
		{"F1: both", total("2038000", 0, "20000", "520000", "222000", "140000", "76000", "240000", "262000", "192000", "104000", "125000", "137000"), false, "0", false},
	} {
		t.Run(test.reason, func(t *testing.T) {
			d, found, err := test.total.Check()
			require.NoError(t, err)
			require.Equal(t, test.found, found)
			equal(t, test.difference, d.Difference, test.reason)
			require.Equal(t, test.rounding, d.Rounding)
			require.True(t, d.Printed.Equal(d.Sum.Add(d.Difference)))
		})
	}
	_, _, err := financing.Total{Precision: 10}.Check()
	require.ErrorIs(t, err, financing.ErrRange)
	_, _, err = financing.Total{Items: []financing.Item{{Amount: decimal.New(1, 1_000_000_000)}}}.Check()
	require.ErrorIs(t, err, financing.ErrTooLarge)
	_, _, err = financing.Total{Items: make([]financing.Item, financing.MaxItems+1)}.Check()
	require.ErrorIs(t, err, financing.ErrTooLarge)
}

// The published shares and movements that the sheet of cases recomputes.
func TestPublishedShares(t *testing.T) {
	for _, test := range []struct {
		reason, part, whole, want string
		places                    int32
	}{
		{"A3: producers in 2005", "316", "933.67", "33.8", 1},
		{"A5: 2022 against the mean of 2017 to 2019", "-68.5", "983.1", "-7", 0},
		{"A6: broadcasters in 2024", "411.6", "1180", "35", 0},
		{"A8: Canal+ 160 against 220", "-60", "220", "-27", 0},
		{"A12: direct public", "407.7", "1407", "29", 0},
		{"A12: broadcasters", "357.9", "1407", "25", 0},
		{"A12: pre-sales", "222.4", "1407", "16", 0},
		{"A12: producers", "215.7", "1407", "15", 0},
		{"A12: incentives", "144.1", "1407", "10", 0},
	} {
		equal(t, test.want, money.PercentOf(dec(test.part), dec(test.whole), test.places), test.reason)
	}
}

// The worked plans of the trade's manuals.
func TestWorkedPlans(t *testing.T) {
	found := func(currency, budget string, amounts ...string) financing.Plan {
		p := financing.Plan{Currency: currency, Producer: "P", Budget: dec(budget), Open: true}
		for i, one := range amounts {
			p.Sources = append(p.Sources, source(string(rune('a'+i)), one, financing.RegionalAid))
		}
		return p
	}
	for _, test := range []struct {
		reason          string
		plan            financing.Plan
		code            financing.RatioCode
		amount, percent string
	}{
		{"G1: two thirds covered", found("GBP", "3000000", "2000000"), financing.FinancingGap, "1000000", "33.33"},
		{"G2", found("USD", "1000000", "800000"), financing.FinancingGap, "200000", "20"},
		{"G3", found("USD", "2000000", "1000000"), financing.FinancingGap, "1000000", "50"},
		{"G4", found("USD", "2500000", "1000000"), financing.FinancingGap, "1500000", "60"},
		{"G6: equity 2 M, tax credit 20 %, pre-sales 30 %", found("USD", "10000000", "2000000", "2000000", "3000000"), financing.FinancingGap, "3000000", "30"},
		{"V3: 384,000 and about 400,000 on 3.5 M", found("EUR", "3500000", "384000", "400000"), financing.SoftShare, "784000", "22.4"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			ratio, ok := analyse(t, test.plan).Ratio(test.code)
			require.True(t, ok)
			equal(t, test.amount, ratio.Amount, test.reason)
			equal(t, test.percent, ratio.Percent, test.reason)
		})
	}
}

func TestBenchmarksCheckThemselves(t *testing.T) {
	want := map[string]string{"mandates_2007": "1.4", "fif_2022": "69.96", "approved_2024": "-0.005", "broadcasters_2024": "171", "europe_2016": "5", "europe_2021": "5", "europe_2022": "4"}
	seen := map[string]bool{}
	for _, b := range financing.Benchmarks() {
		require.False(t, seen[b.Code])
		seen[b.Code] = true
		require.NotEmpty(t, b.Source.Address)
		published, printed := b.Total()
		require.Equal(t, b.Code != "mandates_2014", printed, "of 2014 no total is printed")
		if !printed {
			continue
		}
		d, found, err := published.Check()
		require.NoError(t, err)
		difference, off := want[b.Code]
		require.Equal(t, off, found, b.Code)
		if off {
			equal(t, difference, d.Difference, b.Code)
		}
		data, err := json.Marshal(b)
		require.NoError(t, err)
		var back financing.Benchmark
		require.NoError(t, json.Unmarshal(data, &back))
		require.Empty(t, cmp.Diff(b, back))
	}
	require.Len(t, seen, 13)
}

func TestBeside(t *testing.T) {
	p := financing.Plan{Currency: "EUR", Producer: "P", Budget: dec("1000000"), Country: "FR", Coproducers: []financing.Partner{{ID: "BE", Country: "BE"}}, Sources: []financing.Source{
		source("own", "300000", financing.Producer), source("prebuy", "200000", financing.PreBuy), source("tv", "100000", financing.TVCoproduction),
		source("mg", "150000", financing.Mandate), source("belgian", "100000", financing.Coproducer), source("credit", "150000", financing.TaxCreditSource),
	}}
	p.Sources[4].Partner = "BE"
	a := analyse(t, p)
	find := func(code string) financing.Benchmark {
		for _, b := range financing.Benchmarks() {
			if b.Code == code {
				return b
			}
		}
		t.Fatal(code)
		return financing.Benchmark{}
	}
	c, err := a.Beside(find("fif_2005"))
	require.NoError(t, err)
	require.Nil(t, c.Discrepancy)
	for i, want := range []struct{ plan, published, difference string }{
		{"30", "33.8", "-3.8"}, {"30", "29.5", "0.5"}, {"10", "10.3", "-0.3"},
		{"15", "12.8", "2.2"}, // distributors and video publishers are one row
		{"0", "9.2", "-9.2"}, {"0", "3.1", "-3.1"}, {"0", "1.3", "-1.3"},
	} {
		equal(t, want.plan, c.Rows[i].Plan, "plan")
		equal(t, want.published, c.Rows[i].Published, "published")
		equal(t, want.difference, c.Rows[i].Difference, "difference")
	}
	require.Len(t, c.Rows, 7)
	equal(t, "15", c.Outside, "no group holds the tax credit")
	equal(t, "0", c.Unplaced, "all items are placed")

	c, err = a.Beside(find("fif_2022"))
	require.NoError(t, err)
	equal(t, "69.96", c.Discrepancy.Difference, "not itemised")
	equal(t, "7.65", c.Unplaced, "69.96 of 914.6")
	equal(t, "39.51", c.Rows[0].Published, "361.4 of 914.6")

	c, err = a.Beside(find("europe_2016"))
	require.NoError(t, err)
	equal(t, "15", c.Rows[1].Plan, "the tax credit is an incentive")
	equal(t, "0", c.Outside, "everything has its row")
	for _, test := range []struct {
		reason, code          string
		row                   int
		plan, published, part string
	}{
		{"pre-buys are 26.7 % of the money of 2007, not of television", "television_2007", 0, "20", "26.7", "-6.7"},
		{"co-production", "television_2007", 1, "10", "3.8", "6.2"},
		{"the mandates of 2007 in one row", "mandates_2007", 0, "15", "19.8", "-4.8"},
		{"24.0 % of all money is direct aid", "europe_public_2020", 0, "0", "24", "-24"},
		{"of channels alone: 81.46 of 119.45, and 200,000 of 300,000", "free_to_air_2005_kinds", 0, "66.67", "68.2", "-1.53"},
		{"65.56 + 11.69 + 6.93 + 71.23 of their sum, and all mandates of the plan", "mandates_2014", 0, "100", "100", "0"},
	} {
		c, err = a.Beside(find(test.code))
		require.NoError(t, err)
		equal(t, test.plan, c.Rows[test.row].Plan, test.reason)
		equal(t, test.published, c.Rows[test.row].Published, test.reason)
		equal(t, test.part, c.Rows[test.row].Difference, test.reason)
	}
	_, err = a.Beside(financing.Benchmark{})
	require.ErrorIs(t, err, financing.ErrRequired)
}
