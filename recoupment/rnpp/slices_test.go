package rnpp_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
)

// sliced writes the slices of a line, one after the other: from-to rate/opposable of base = amount.
func sliced(d rnpp.Deduction) []string {
	all := []string{}
	or := func(d *decimal.Decimal) string {
		if d == nil {
			return ""
		}
		return d.String()
	}
	for _, s := range d.Slices {
		text := or(s.From) + "-" + or(s.UpTo) + " " + s.Rate.String() + "/" + or(s.Opposable)
		if s.Together != nil {
			text += "/" + s.Together.String()
		}
		all = append(all, text+" of "+s.Base.String()+" = "+s.Amount.String())
	}
	return all
}

// drawnLines are the deductions of a stream after sales.
func drawnLines(t *testing.T, c rnpp.Contracts, stream string, sales ...rnpp.Sale) []rnpp.Deduction {
	t.Helper()
	f := play(t, c)
	for _, sale := range sales {
		f.sell("2028-01-01", sale)
	}
	_, statement := f.settle("2028-12-31")
	data, err := json.Marshal(statement)
	require.NoError(t, err)
	var back rnpp.Statement
	require.NoError(t, json.Unmarshal(data, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.JSONEq(t, string(data), string(again))
	for _, line := range statement.Streams {
		if line.Stream == stream {
			return line.Deductions
		}
	}
	return nil
}

// TestSlices: every line of a commission shows its rates, each with its base and its amount, so that a reader adds it
// up; with a protocol, beside the rate of the contract the one that it admits.
func TestSlices(t *testing.T) {
	admissions := rnpp.Commission{Steps: []recoupment.Step{until("30", recoupment.Term{Pool: "s"}, "40000"), {Rate: dec("20")}}}
	recoups := rnpp.Commission{Steps: []recoupment.Step{recouped("30", "costs"), {Rate: dec("20")}}}
	scale := rnpp.Scale{Bands: []rnpp.ScaleBand{{UpTo: dec("50000"), Rate: dec("40")}}, Beyond: dec("25")}
	marginal := protocol(t, rnpp.MarginalThroughout)
	falls := protocol(t, "")
	for _, row := range []struct {
		stream   rnpp.Stream
		protocol *rnpp.Protocol
		amount   string
		base     string
		want     []string
		reason   string
	}{
		{rnpp.Stream{Channel: rnpp.Theatres, Commission: commission("30")}, nil, "100", "100", []string{"- 30/ of 100 = 30"}, "one rate, no cap"},
		{rnpp.Stream{Channel: rnpp.Theatres, Commission: commission("30")}, falls, "100", "100", []string{"- 30/25 of 100 = 30"}, "the cap of theatres without a guarantee"},
		{rnpp.Stream{Channel: rnpp.Theatres, Commission: commission("20")}, falls, "100", "100", []string{"- 20/20 of 100 = 20"}, "below the cap"},
		{rnpp.Stream{Channel: rnpp.Theatres, Commission: admissions}, falls, "100000", "100000",
			[]string{"0-40000 30/25 of 40000 = 12000", "40000- 20/20 of 60000 = 12000"}, "30 % up to 40,000 of turnover, then 20 %"},
		{rnpp.Stream{Channel: rnpp.Theatres, Commission: recoups}, falls, "1000", "1000",
			[]string{"- 30/25 of 500 = 150", "- 20/20 of 500 = 100"}, "30 % until the 350 of costs are recouped, at 500; no turnover ends the step"},
		{rnpp.Stream{Channel: rnpp.Theatres, Commission: rnpp.Commission{Steps: []recoupment.Step{until("30", recoupment.Term{Pool: rnpp.NetReceipts}, "350"), {Rate: dec("20")}}}}, falls, "2000", "2000",
			[]string{"- 30/25 of 1000 = 300", "- 20/20 of 1000 = 200"}, "30 % until the net receipts are 350: at 1,000, less 300 and 350; they are no turnover of the stream"},
		{rnpp.Stream{Channel: rnpp.VOD, Commission: rnpp.Commission{Scale: &scale}}, nil, "80000", "80000",
			[]string{"0-50000 40/ of 50000 = 20000", "50000- 25/ of 30000 = 7500"}, "the scale of the contract"},
		{rnpp.Stream{Channel: rnpp.VOD, Commission: rnpp.Commission{Scale: &scale}}, marginal, "150000", "150000",
			[]string{"0-50000 40/30 of 50000 = 20000", "50000-100000 25/25 of 50000 = 12500", "100000-200000 25/20 of 50000 = 12500"}, "cut at the bands of both scales"},
		{rnpp.Stream{Channel: rnpp.VOD, Commission: commission("20")}, falls, "250000", "250000",
			[]string{"0-100000 20/20 of 100000 = 20000", "100000-200000 20/20 of 100000 = 20000", "200000-300000 20/15 of 50000 = 10000"}, "before the fall"},
		{rnpp.Stream{Channel: rnpp.VOD, Commission: commission("20")}, falls, "400000", "400000",
			[]string{"0-100000 20/15 of 100000 = 20000", "100000-200000 20/15 of 100000 = 20000", "200000-300000 20/15 of 100000 = 20000", "300000- 20/15 of 100000 = 20000"},
			"above 300,000 15 % from the first euro: 60,000 of 400,000"},
		{rnpp.Stream{Channel: rnpp.VOD, Commission: commission("10")}, falls, "400000", "400000", []string{"- 10/10 of 400000 = 40000"}, "below every band: nothing to cut"},
		{rnpp.Stream{Channel: rnpp.PhysicalVideo, Video: rnpp.CostsModel, Commission: rnpp.Commission{Steps: flat("20"), AfterCosts: true}}, falls, "1000", "650",
			[]string{"- 20/15 of 650 = 130"}, "of what the 350 of costs leave"},
		{rnpp.Stream{Channel: rnpp.ForeignSales, Commission: commission("20"), Partner: &rnpp.Partner{Party: "K", Rate: dec("40"), Of: rnpp.OfGross}}, falls, "1000", "600",
			[]string{"- 20/20 of 600 = 120"}, "of what the partner leaves"},
	} {
		row.stream.ID = "s"
		c := sold(row.stream)
		c.Protocol = row.protocol
		c.Mandates[0].Costs = []rnpp.Costs{{Account: recoupment.Account{ID: "costs", Opening: dec("350")}}}
		for _, d := range drawnLines(t, c, "s", rnpp.Sale{Stream: "s", Amount: dec(row.amount)}) {
			if d.Kind == rnpp.CommissionDeduction {
				require.Equal(t, row.want, sliced(d), row.reason)
				require.Equal(t, row.base, d.Base.String(), row.reason)
				require.True(t, d.Rounding.IsZero(), row.reason)
			}
		}
	}
}

// TestSlicesOfAFall: what is given back shows by how much each rate falls, for the contract and for the protocol.
func TestSlicesOfAFall(t *testing.T) {
	c := onDemand(t, rnpp.TurnoverOfFilm, "", rnpp.Commission{AtCap: true})
	lines := drawnLines(t, c, "vod", onDemandSales...)
	require.Len(t, lines, 2)
	require.Equal(t, []string{"0-100000 30/30 of 100000 = 30000", "100000-200000 20/20 of 50000 = 10000"}, sliced(lines[0]), "the first 150,000 of the film")
	require.Equal(t, rnpp.CommissionGivenBack, lines[1].Kind)
	require.Equal(t, []string{"0-100000 -15/-15 of 100000 = -15000", "100000-200000 -5/-5 of 50000 = -2500"}, sliced(lines[1]))
	require.Equal(t, "-17500", lines[1].Cumulative.String())
	lines = drawnLines(t, c, "svod", onDemandSales...)
	require.Len(t, lines, 2, "it fell by nothing")
	require.Equal(t, []string{"200000-300000 15/15 of 50000 = 7500", "300000- 15/15 of 50000 = 7500"}, sliced(lines[0]))
}

// TestSlicesOfSizes: sales of each size have a line, with their own base.
func TestSlicesOfSizes(t *testing.T) {
	c := sold(rnpp.Stream{ID: "tv", Channel: rnpp.Television, Commission: commission("20")})
	c.Protocol = protocol(t, "")
	lines := drawnLines(t, c, "tv", rnpp.Sale{Stream: "tv", Amount: dec("60000")}, rnpp.Sale{Stream: "tv", Amount: dec("40000")})
	require.Equal(t, []string{"- 20/15 of 40000 = 8000"}, sliced(lines[0]), "up to 50,000")
	require.Equal(t, []string{"- 20/10 of 60000 = 12000"}, sliced(lines[1]), "above")
}

// TestSlicesOfChains: sub-distributors, and those who sell one after another.
func TestSlicesOfChains(t *testing.T) {
	k := rnpp.Commission{Steps: flat("20"), Sub: []rnpp.SubCommission{{Party: "Local", Rate: dec("15")}}}
	c := sold(rnpp.Stream{ID: "world", Channel: rnpp.ForeignSales, Commission: k})
	c.Protocol = protocol(t, "")
	lines := drawnLines(t, c, "world", rnpp.Sale{Stream: "world", Amount: dec("100")})
	require.Equal(t, []string{"- 15/15 of 100 = 15"}, sliced(lines[0]))
	require.Equal(t, []string{"- 20/10 of 100 = 20"}, sliced(lines[1]), "25 % in all: 10 are left to the agent")

	c = chained(t, rnpp.ForeignSales, commission("10"), commission("20"))
	sale := rnpp.Sale{Stream: "asia", Amount: dec("1000")}
	require.Equal(t, []string{"- 20/20/25 of 900 = 180"}, sliced(drawnLines(t, c, "world", sale)[0]), "no rate of 900 tells 15 % of 1,000: the bound does")
	own, err := c.Against("author.view")
	require.NoError(t, err)
	require.Equal(t, []string{"- 20/20/25 of 750 = 150"}, sliced(drawnLines(t, own, "world", sale)[0]), "against the author: 15 % of 1,000 is 20 % of 750")
}

// TestRoundingOfSlices: three streams at 10 % of 0.33 on one statement of account: the lines are rounded together, and
// say by how much.
func TestRoundingOfSlices(t *testing.T) {
	c := sold(rnpp.Stream{ID: "a", Channel: rnpp.Theatres, Commission: commission("10")})
	for _, id := range []string{"b", "c"} {
		c.Mandates[0].Streams = append(c.Mandates[0].Streams, rnpp.Stream{ID: id, Channel: rnpp.Theatres, Commission: commission("10")})
	}
	f := play(t, c)
	for _, id := range []string{"a", "b", "c"} {
		f.sell("2028-01-01", rnpp.Sale{Stream: id, Amount: dec("0.35")})
	}
	_, statement := f.settle("2028-12-31")
	rounding := decimal.Decimal{}
	for _, line := range statement.Streams {
		d := line.Deductions[0]
		require.Equal(t, "0.04", d.Slices[0].Amount.String(), "0.035")
		rounding = rounding.Add(d.Rounding)
	}
	require.Equal(t, "-0.01", rounding.String(), "0.105 in all is 0.11, and not three times 0.04")
	statement.Streams[0].Deductions[0].Slices[0].Amount = dec("1")
	require.ErrorContains(t, statement.Check(), "streams[0].deductions[0].cumulative")
	statement.Streams[0].Deductions[0].Slices[0].Base = dec("1")
	require.ErrorContains(t, statement.Check(), "streams[0].deductions[0].base")

	s := *f.last
	s.Rates = nil
	_, err := c.Statement(nil, s)
	require.ErrorIs(t, err, rnpp.ErrUnknown, "a settlement that does not tell its rates")
	require.ErrorContains(t, err, "rates")
}
