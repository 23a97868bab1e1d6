package report

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/examples/internal/grid"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/schedule"
)

func d(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func TestNumbers(t *testing.T) {
	euro, yen := newScale("EUR"), newScale("JPY")
	for _, c := range []struct {
		reason         string
		figure         Figure
		fr, en, stored string
	}{
		{"thousands", euro.money(d("1234567.89")), "1 234 567,89", "1,234,567.89", "1234567.89"},
		{"no thousands", euro.money(d("999.5")), "999,50", "999.50", "999.50"},
		{"exactly one thousand", euro.money(d("1000")), "1 000,00", "1,000.00", "1000.00"},
		{"negative", euro.money(d("-1234.5")), "-1 234,50", "-1,234.50", "-1234.50"},
		{"negative, three digits", euro.money(d("-123")), "-123,00", "-123.00", "-123.00"},
		{"zero", euro.money(d("0")), "0,00", "0.00", "0.00"},
		{"a currency without decimals", yen.money(d("1234567")), "1 234 567", "1,234,567", "1234567"},
		{"more decimals than the currency are not hidden", euro.money(d("1.005")), "1,005", "1.005", "1.005"},
		{"trailing zeros are", euro.money(d("7.1000")), "7,10", "7.10", "7.10"},
		{"a rate", percent(d("1.515")), "1,515", "1.515", "1.515"},
		{"a percentage", percent(d("5")), "5,00", "5.00", "5.00"},
		{"a multiple", multiple(d("0.05")), "0,0500", "0.0500", "0.0500"},
		{"a quantity", quantity(d("8.50")), "8,5", "8.5", "8.5"},
		{"a power of ten", quantity(decimal.New(5, 3)), "5 000", "5,000", "5000"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			require.Equal(t, strings.ReplaceAll(c.fr, " ", thinSpace), French.Number(c.figure))
			require.Equal(t, c.en, English.Number(c.figure))
			data, err := json.Marshal(c.figure)
			require.NoError(t, err)
			require.Equal(t, `"`+c.stored+`"`, string(data))
		})
	}
	require.Equal(t, "5,50"+thinSpace+"%", French.Percent(percent(d("5.5"))))
	require.Equal(t, "-", French.dashed(euro.money(d("0"))))
	data, err := json.Marshal(count(d("52400")))
	require.NoError(t, err)
	require.Equal(t, "52400", string(data))
}

// TestDecimalGlobals: what a host program sets in the decimal package changes nothing.
func TestDecimalGlobals(t *testing.T) {
	decimal.TrimTrailingZeros, decimal.MarshalJSONWithoutQuotes = true, true
	defer func() { decimal.TrimTrailingZeros, decimal.MarshalJSONWithoutQuotes = false, false }()
	data, err := json.Marshal(newScale("EUR").money(d("72000")))
	require.NoError(t, err)
	require.Equal(t, `"72000.00"`, string(data))
}

func TestDates(t *testing.T) {
	day := schedule.MustParseDate("2028-04-05")
	require.Equal(t, "05/04/2028", French.Date(day))
	require.Equal(t, "2028-04-05", English.Date(day))
	require.Equal(t, "-", French.Date(schedule.Date{}))
}

func TestTable(t *testing.T) {
	table := grid.New(0, "Libellé", ">Montant", "Date")
	table.Row("Été", "1", "x")
	table.Row("海の道", "-12,50")
	table.Total("Total", "3", "y", "one cell too many")
	require.Equal(t, strings.Join([]string{
		"Libellé  Montant  Date",
		"───────  ───────  ────",
		"Été            1  x",
		"海の道    -12,50",
		"───────  ───────  ────",
		"Total          3  y",
		"",
	}, "\n"), table.String())
}

func TestTableAndHostileLabels(t *testing.T) {
	table := grid.New(0, "A")
	table.Row("two\nlines\x1b[31m")
	require.Equal(t, "A\n──────────────\ntwo lines [31m\n", table.String())
}

func TestWidth(t *testing.T) {
	require.Equal(t, 3, grid.Width("été"))
	require.Equal(t, 3, grid.Width("e\u0301te"), "a combining accent takes no column")
	require.Equal(t, 6, grid.Width("海の道"))
	require.Equal(t, 5, grid.Width("1"+thinSpace+"000"))
}

func TestBar(t *testing.T) {
	require.Equal(t, "", bar(d("0"), d("10")))
	require.Equal(t, "", bar(d("-1"), d("10")))
	require.Equal(t, "", bar(d("1"), d("0")))
	require.Equal(t, strings.Repeat("█", barWidth), bar(d("10"), d("10")))
	require.Equal(t, strings.Repeat("█", barWidth), bar(d("30"), d("10")), "never more than the whole")
	require.Equal(t, strings.Repeat("█", barWidth/2), bar(d("5"), d("10")))
	require.Equal(t, "▏", bar(d("0.0001"), d("10")), "what is not nothing shows")
	require.Equal(t, "█▌", bar(d("1"), d("16")), "24/16 of a character")
}

func TestCurve(t *testing.T) {
	points := []point{{1, d("100")}, {2, d("250")}, {3, d("-50")}, {4, d("-1000")}, {5, d("0")}}
	require.Equal(t, strings.Join([]string{
		"   400 ┤ ▁",
		"   200 ┤▄█",
		"     0 ┼─────",
		"  -200 ┤  ▔█",
		"  -400 ┤   █",
		"  -600 ┤   █",
		"  -800 ┤   █",
		"-1,000 ┤   █",
		"  week  1",
		"           ▲ peak need, week 4",
		"",
	}, "\n"), English.curve(points))
	require.Equal(t, "", English.curve(nil))
	require.Equal(t, "0 ┼─\nweek  1\n", strings.TrimLeft(English.curve([]point{{1, d("0")}}), " "), "a flat plan")
}

// TestCurveFits: whatever the levels, the curve has about the rows it should have, and no more columns
// than it may.
func TestCurveFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		levels := rapid.SliceOfN(rapid.Int64Range(-1e15, 1e15), 1, 400).Draw(t, "levels")
		var points []point
		for i, level := range levels {
			points = append(points, point{i + 1, decimal.New(level, -2)})
		}
		lines := strings.Split(English.curve(points), "\n")
		if len(lines) > curveRows+6 {
			t.Fatalf("%d lines", len(lines))
		}
		for _, line := range lines {
			if _, drawn, ok := strings.Cut(line, "┤"); ok && grid.Width(drawn) > curveColumns {
				t.Fatalf("too wide: %q", line)
			}
		}
	})
}

// TestBarFits: a bar is never longer than the whole, and longer shares have no shorter bars.
func TestBarFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Int64Range(0, 1e12).Draw(t, "a")
		b := rapid.Int64Range(a, 1e12).Draw(t, "b")
		whole := decimal.NewFromInt(1e12)
		short, long := bar(decimal.NewFromInt(a), whole), bar(decimal.NewFromInt(b), whole)
		if grid.Width(short) > grid.Width(long) || grid.Width(long) > barWidth {
			t.Fatalf("%q %q", short, long)
		}
	})
}
