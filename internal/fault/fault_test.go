package fault_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func faults(t *testing.T, err error) fault.Faults {
	t.Helper()
	var found fault.Faults
	require.ErrorAs(t, err, &found)
	return found
}

func TestPaths(t *testing.T) {
	for _, tc := range []struct {
		report func(c *fault.Collector)
		want   string
		reason string
	}{
		{func(c *fault.Collector) { c.Add("currency", fault.ErrCurrency, "EURO") }, "currency", "a field of the document"},
		{func(c *fault.Collector) { c.Add("", fault.ErrSyntax, nil) }, "", "the document itself"},
		{func(c *fault.Collector) { c.In("lines[%d]", 3).Add("rate", fault.ErrNegative, "-1") }, "lines[3].rate", "a field of a line"},
		{func(c *fault.Collector) { c.In("lines[%d]", 3).Add("", fault.ErrRequired, nil) }, "lines[3]", "the line itself"},
		{func(c *fault.Collector) { c.In("tail").Add("[2].rate", fault.ErrRange, "101") }, "tail[2].rate", "an index follows without a point"},
		{func(c *fault.Collector) { c.In("a").In("b[%d]", 0).In("c").Add("d", fault.ErrRange, nil) }, "a.b[0].c.d", "three levels"},
		{func(c *fault.Collector) { c.In("").Add("rate", fault.ErrRange, nil) }, "rate", "an empty prefix adds nothing"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			var c fault.Collector
			tc.report(&c)
			require.Equal(t, tc.want, faults(t, c.Err())[0].Path)
		})
	}
}

func TestNoFaultIsNoError(t *testing.T) {
	var c fault.Collector
	c.Merge("budget", nil)
	require.NoError(t, c.Err())
	require.NoError(t, c.In("lines").Err(), "a nested collector reports to its parent alone")
	require.True(t, c.Err() == nil, "a nil error, not an empty list in an error")
}

func TestMerge(t *testing.T) {
	var inner fault.Collector
	inner.In("lines[%d]", 2).Add("rate", fault.ErrNegative, "-5")
	inner.Add("", fault.ErrUnbalance, "1.00")
	var c fault.Collector
	c.Add("title", fault.ErrRequired, nil)
	c.Merge("budget", inner.Err())
	c.In("plan").Merge("sources[0]", fmt.Errorf("read: %w", inner.Err()))
	c.Merge("plan", fault.ErrCycle)
	require.EqualError(t, c.Err(), strings.Join([]string{
		"title: a value is required",
		"budget.lines[2].rate: may not be negative (-5)",
		"budget: does not add up (1.00)",
		"plan.sources[0].lines[2].rate: may not be negative (-5)",
		"plan.sources[0]: does not add up (1.00)",
		"plan: forms a cycle",
	}, "\n"), "in the order of the walk, with kinds and values kept")
}

func TestErrorsIsAndAs(t *testing.T) {
	var c fault.Collector
	c.Add("a", fault.ErrNegative, "-1")
	c.Add("b", fault.ErrOver100, "120")
	err := fmt.Errorf("the plan: %w", c.Err())
	require.ErrorIs(t, err, fault.ErrNegative)
	require.ErrorIs(t, err, fault.ErrOver100, "not only the first")
	require.False(t, errors.Is(err, fault.ErrCycle))
	var one fault.Fault
	require.ErrorAs(t, err, &one)
	require.Equal(t, "a", one.Path)
	require.Len(t, faults(t, err), 2)
}

func TestAReportIsBounded(t *testing.T) {
	var c fault.Collector
	nested := c.In("lines")
	for i := range 1_000_000 {
		require.Equal(t, i >= 100, nested.Full())
		nested.Add("x", fault.ErrRange, i)
		if i > 200 {
			break
		}
	}
	require.True(t, c.Full())
	require.Len(t, faults(t, c.Err()), 100)
	var outer fault.Collector
	outer.Add("first", fault.ErrRange, nil)
	outer.Merge("inner", c.Err())
	require.Len(t, faults(t, outer.Err()), 100, "merging keeps the bound")
}

func TestRefusedValues(t *testing.T) {
	var missing *decimal.Decimal
	price := decimal.New(150, -2)
	for _, tc := range []struct {
		value  any
		want   string
		reason string
	}{
		{nil, "", "nothing"},
		{missing, "", "a decimal that is not there"},
		{price, "1.50", "a decimal as it was written"},
		{&price, "1.50", "the same behind a pointer"},
		{decimal.New(1, 1_000_000_000), "1e1000000000", "a power that would fill the memory"},
		{decimal.New(-7, -2_000_000_000), "-7e-2000000000", "and a very small one"},
		{42, "42", "a number"},
		{"é" + strings.Repeat("è", 130), "é" + strings.Repeat("è", 119) + "…", "a long text is cut between two letters"},
		{strings.Repeat("é", 120), strings.Repeat("é", 120), "a text of the longest length is whole"},
		{errors.New("why"), "why", "an error"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			var c fault.Collector
			c.Add("x", fault.ErrRange, tc.value)
			require.Equal(t, tc.want, faults(t, c.Err())[0].Value)
		})
	}
}

func TestHostileValuesAreCheap(t *testing.T) {
	long, err := decimal.NewFromString(strings.Repeat("9", 100_000))
	require.NoError(t, err)
	for range 100 {
		var c fault.Collector
		c.Add("a", fault.ErrTooLarge, decimal.New(1, 1_000_000_000))
		c.Add("b", fault.ErrTooLarge, long)
		c.Add(strings.Repeat("p", 1_000_000), fault.ErrTooLarge, strings.Repeat("v", 1_000_000))
		found := faults(t, c.Err())
		require.Equal(t, "a number of more than 30 digits", found[1].Value)
		require.Less(t, len(found[2].Error()), 400)
	}
}

func TestAFaultWithoutKind(t *testing.T) {
	require.Equal(t, "x: is wrong", fault.Fault{Path: "x"}.Error())
	require.Equal(t, "is wrong", fault.Fault{}.Error())
	require.Equal(t, "", fault.Faults{}.Error())
}

func BenchmarkCollect(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		var c fault.Collector
		for i := range 10 {
			c.In("lines[%d]", i).Add("rate", fault.ErrNegative, "-1")
		}
		if c.Err() == nil {
			b.Fatal("no fault")
		}
	}
}

func TestFaultsInJSON(t *testing.T) {
	var c fault.Collector
	c.Add("lines[3].rate", fault.ErrNegative, "-1")
	c.Add("milestone", errors.New("a kind of another package"), nil)
	data, err := json.Marshal(c.Err())
	require.NoError(t, err)
	require.JSONEq(t, `[
		{"path":"lines[3].rate","kind":"negative","message":"may not be negative","value":"-1"},
		{"path":"milestone","kind":"other","message":"a kind of another package"}]`, string(data))
}
