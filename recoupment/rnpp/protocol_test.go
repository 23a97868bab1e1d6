package rnpp_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
)

func protocol(t *testing.T, reading rnpp.ScaleReading) *rnpp.Protocol {
	t.Helper()
	p, err := rnpp.ProtocolAt(day("2028-01-01"), reading)
	require.NoError(t, err)
	require.NotEmpty(t, p.Sources)
	return &p
}

// author is a tier of one author at 10 % of all the net receipts.
func author() recoupment.Tier {
	return recoupment.Tier{ID: "authors", Rights: []recoupment.Right{{ID: "author", Party: "Author", Accrues: true, Steps: flat("10")}}}
}

// opposed is a film with one stream whose author has the protocol on his side.
func opposed(t *testing.T, s rnpp.Stream, reading rnpp.ScaleReading) rnpp.Contracts {
	t.Helper()
	c := sold(s, author())
	c.Protocol = protocol(t, reading)
	c.Opposable = []rnpp.OpposableTerms{{ID: "author.view", Party: "Author", BorneBy: "Producer", Protocol: true}}
	return c
}

func vod(k rnpp.Commission) rnpp.Stream {
	return rnpp.Stream{ID: "vod", Channel: rnpp.VOD, Commission: k}
}

func TestReadingsOfTheLaw(t *testing.T) {
	_, err := rnpp.ProtocolAt(day("2010-12-31"), "")
	require.ErrorIs(t, err, rnpp.ErrBefore)
	_, err = rnpp.ProtocolAt(day("2028-01-01"), "?")
	require.ErrorIs(t, err, rnpp.ErrUnknown)
	require.NotNil(t, protocol(t, "").OnDemand.FromFirst, "the fall is the default")
	require.Nil(t, protocol(t, rnpp.MarginalThroughout).OnDemand.FromFirst)
	require.Equal(t, "20000", protocol(t, "").OnDemand.Fall().String(), "30,000 + 20,000 + 15,000 less 15 % of 300,000")
	_, _, err = rnpp.AmortisationAt(day("2028-01-01"), dec("1"), "?")
	require.ErrorIs(t, err, rnpp.ErrUnknown)
	_, _, err = rnpp.AmortisationAt(day("2010-01-01"), dec("1"), "")
	require.ErrorIs(t, err, rnpp.ErrBefore)
}

// TestOnDemandScale: what the producer takes himself by the scale of the protocol, at its boundaries.
func TestOnDemandScale(t *testing.T) {
	for _, row := range []struct {
		reading           rnpp.ScaleReading
		turnover, deducts string
		reason            string
	}{
		{"", "100000", "30000", "30 % up to 100,000"},
		{"", "100500", "30100", "the text gives no rate between 100,000 and 101,000: the second band begins at once"},
		{"", "200000", "50000", "20 % up to 200,000"},
		{"", "300000", "65000", "15 % up to 300,000"},
		{"", "300000.01", "45000", "beyond it 15 % from the first euro: the commission falls"},
		{"", "400000", "60000", "15 % of everything"},
		{rnpp.MarginalThroughout, "300001", "65000.15", "in the other reading it does not"},
		{rnpp.MarginalThroughout, "400000", "80000", "65,000 + 15,000"},
	} {
		s := vod(rnpp.Commission{AtCap: true})
		c := sold(s)
		c.Mandates[0].Party, c.Protocol = "Producer", protocol(t, row.reading)
		f := play(t, c)
		f.sell("2028-01-01", rnpp.Sale{Channel: rnpp.VOD, Amount: dec(row.turnover)})
		settled, statement := f.settle("2028-12-31")
		got := statement.Total.Deducted.Cumulative
		require.Equal(t, dec(row.deducts).StringFixed(2), got.StringFixed(2), row.reason)
		net := dec(row.turnover).Sub(dec(row.deducts))
		require.Equal(t, net.StringFixed(2), level(settled, recoupment.LevelPool, rnpp.NetReceipts), row.reason)
	}
}

// TestOpposableScale: what holds against an author where the contract says something else than the scale. He
// has 10 %; the difference is 10 % of what the commission exceeds the opposable one by.
func TestOpposableScale(t *testing.T) {
	steps := []recoupment.Step{until("35", recoupment.Term{Pool: "vod"}, "1"), {Rate: dec("30")}}
	_, err := opposed(t, vod(rnpp.Commission{Steps: steps}), "").Deal()
	require.ErrorContains(t, err, "mandates[0].streams[0].commission: is outside", "rates on conditions under a scale: the beneficiary's terms are to be named")
	for _, row := range []struct {
		commission              rnpp.Commission
		turnover, real, opposed string
		reason                  string
	}{
		{commission("20"), "100000", "20000", "20000", "20 % is below the 30 % of the first band"},
		{commission("20"), "300000", "60000", "55000", "20, 20 and 15 %: band by band the lower"},
		{commission("20"), "400000", "80000", "60000", "beyond 300,000 15 % of everything"},
		{commission("10"), "400000", "40000", "40000", "a commission below every band is as it is"},
		{commission("30"), "300001", "90000.30", "45000.15", "30, 20, 15 %, then 15 % of everything"},
		{
			rnpp.Commission{Scale: &rnpp.Scale{Bands: []rnpp.ScaleBand{{UpTo: dec("50000"), Rate: dec("40")}}, Beyond: dec("25")}},
			"150000", "45000", "37500", "40 % of 50,000 is under 30 %: 15,000; 25 % of the next 50,000 stays: 12,500; 20 % of the last: 10,000",
		},
	} {
		c := opposed(t, vod(row.commission), "")
		f := play(t, c)
		f.sell("2028-01-01", rnpp.Sale{Channel: rnpp.VOD, Amount: dec(row.turnover)})
		s, statement := f.settle("2028-12-31")
		require.Equal(t, dec(row.real).StringFixed(2), statement.Total.Deducted.Cumulative.StringFixed(2), row.reason)
		due := dec(row.real).Sub(dec(row.opposed)).Shift(-1).Round(2)
		require.Equal(t, due.StringFixed(2), s.Transfer("author.view").Cumulative.StringFixed(2), row.reason)

		own, err := c.Against("author.view")
		require.NoError(t, err)
		f = play(t, own)
		f.sell("2028-01-01", rnpp.Sale{Channel: rnpp.VOD, Amount: dec(row.turnover)})
		_, statement = f.settle("2028-12-31")
		require.Equal(t, dec(row.opposed).StringFixed(2), statement.Total.Deducted.Cumulative.StringFixed(2), row.reason)
	}
}

// TestCaps: each channel of the protocol, with a contract above its cap and the opposable commission on 1,000.
func TestCaps(t *testing.T) {
	contract := func(amount string) *decimal.Decimal { return new(dec(amount)) }
	for _, row := range []struct {
		stream   rnpp.Stream
		mandate  rnpp.Mandate
		contract *decimal.Decimal
		opposed  string
		reason   string
	}{
		{rnpp.Stream{Channel: rnpp.Theatres}, rnpp.Mandate{}, nil, "250", "25 % without a guarantee"},
		{rnpp.Stream{Channel: rnpp.Theatres}, rnpp.Mandate{Guarantees: []rnpp.Guarantee{{ID: "mg", Amount: dec("1")}}}, nil, "350", "35 % with one"},
		{rnpp.Stream{Channel: rnpp.NonCommercial}, rnpp.Mandate{}, nil, "300", "30 %"},
		{rnpp.Stream{Channel: rnpp.PhysicalVideo, Video: rnpp.CostsModel}, rnpp.Mandate{}, nil, "150", "15 %"},
		{rnpp.Stream{Channel: rnpp.PhysicalVideo, Video: rnpp.RoyaltyModel}, rnpp.Mandate{}, nil, "0", "a royalty, before the catalogue"},
		{rnpp.Stream{Channel: rnpp.PhysicalVideo, Video: rnpp.RoyaltyModel, Nature: rnpp.Catalogue}, rnpp.Mandate{}, nil, "150", "its catalogue phase"},
		{rnpp.Stream{Channel: rnpp.PhysicalVideo, Video: rnpp.CostsModel}, rnpp.Mandate{InGroup: true}, nil, "0", "a publisher of the group"},
		{rnpp.Stream{Channel: rnpp.PhysicalVideo, Video: rnpp.CostsModel, Nature: rnpp.Financing}, rnpp.Mandate{}, nil, "0", "it financed the film"},
		{rnpp.Stream{Channel: rnpp.VOD}, rnpp.Mandate{}, nil, "300", "first band"},
		{rnpp.Stream{Channel: rnpp.SVOD}, rnpp.Mandate{}, nil, "300", "first band"},
		{rnpp.Stream{Channel: rnpp.SVOD}, rnpp.Mandate{InGroup: true}, nil, "0", "a platform of the group"},
		{rnpp.Stream{Channel: rnpp.Television}, rnpp.Mandate{}, nil, "150", "a small sale"},
		{rnpp.Stream{Channel: rnpp.Television}, rnpp.Mandate{}, contract("50000"), "150", "50,000 is small"},
		{rnpp.Stream{Channel: rnpp.Television}, rnpp.Mandate{}, contract("50000.01"), "100", "the contract counts, not the instalment"},
		{rnpp.Stream{Channel: rnpp.Television, Nature: rnpp.CatchUp}, rnpp.Mandate{}, contract("60000"), "150", "catch-up whatever its amount"},
		{rnpp.Stream{Channel: rnpp.Television, Nature: rnpp.Financing}, rnpp.Mandate{}, nil, "0", "it financed the film"},
		{rnpp.Stream{Channel: rnpp.ForeignSales}, rnpp.Mandate{}, nil, "250", "25 %"},
		{rnpp.Stream{Channel: rnpp.OtherRights}, rnpp.Mandate{}, nil, "200", "20 %"},
		{rnpp.Stream{Channel: rnpp.Music}, rnpp.Mandate{}, nil, "200", "20 %"},
		{rnpp.Stream{Channel: rnpp.CoproductionTerritories}, rnpp.Mandate{}, nil, "400", "no cap"},
	} {
		row.stream.ID, row.stream.Commission = "stream", commission("40")
		c := opposed(t, row.stream, "")
		c.Protocol.Subscription = rnpp.SubscriptionAsItem
		c.Mandates[0].InGroup, c.Mandates[0].Guarantees = row.mandate.InGroup, row.mandate.Guarantees
		excesses, err := c.Excesses()
		require.NoError(t, err)
		require.Equal(t, row.opposed != "400", len(excesses) > 0, row.reason)
		own, err := c.Against("author.view")
		require.NoError(t, err)
		f := play(t, own)
		sale := rnpp.Sale{Channel: row.stream.Channel, Nature: row.stream.Nature, Amount: dec("1000"), Contract: row.contract}
		f.sell("2028-01-01", sale)
		s, _ := f.settle("2028-12-31")
		got := s.Line("mandate.commission.stream").Cumulative.Add(s.Line("mandate.commission.stream.above-50000").Cumulative)
		require.Equal(t, row.opposed, got.String(), row.reason)

		// The whole film owes the author the difference, 10 % of what the view leaves more.
		f = play(t, c)
		f.sell("2028-01-01", sale)
		s, _ = f.settle("2028-12-31")
		guaranteed := dec("0")
		if len(row.mandate.Guarantees) > 0 {
			guaranteed = dec("0.1") // the guarantee is recouped in both
		}
		left := dec("600").Mul(dec("0.1")).Sub(guaranteed)
		require.Equal(t, left.String(), s.Line("author").Cumulative.String(), row.reason)
		require.Equal(t, dec("400").Sub(dec(row.opposed)).Shift(-1).String(), s.Transfer("author.view").Cumulative.String(), row.reason)
	}
}

// TestSubDistributors: the cap of foreign sales includes the sub-commissions. The agent gives way first.
func TestSubDistributors(t *testing.T) {
	for _, row := range []struct{ agent, sub, wantAgent, wantSub, reason string }{
		{"10", "15", "10", "15", "25 % in all"},
		{"20", "15", "10", "15", "35 % in all: the agent's is 10 %"},
		{"20", "30", "0", "25", "the sub-distributor alone is above it"},
	} {
		c := opposed(t, rnpp.Stream{ID: "foreign", Channel: rnpp.ForeignSales, Commission: rnpp.Commission{
			Steps: flat(row.agent), Sub: []rnpp.SubCommission{{Party: "Local", Rate: dec(row.sub)}},
		}}, "")
		own, err := c.Against("author.view")
		require.NoError(t, err)
		k := own.Mandates[0].Streams[0].Commission
		require.Equal(t, []string{row.wantAgent, row.wantSub}, []string{k.Steps[0].Rate.String(), k.Sub[0].Rate.String()}, row.reason)
		f := play(t, c)
		f.sell("2028-01-01", rnpp.Sale{Stream: "foreign", Amount: dec("100")})
		s, statement := f.settle("2028-12-31")
		require.Equal(t, []string{row.agent, row.sub}, []string{s.Line("mandate.commission.foreign").Cumulative.String(), s.Line("mandate.commission.foreign.Local").Cumulative.String()})
		require.Len(t, statement.Streams[0].Deductions, 2)
	}
	c := opposed(t, rnpp.Stream{ID: "vod", Channel: rnpp.VOD, Commission: rnpp.Commission{
		Steps: flat("1"), Sub: []rnpp.SubCommission{{Party: "Local", Rate: dec("16")}},
	}}, "")
	c.Protocol.Intermediaries = rnpp.IntermediariesTogether
	require.ErrorContains(t, c.Validate(), "commission: is outside", "16 % does not fit under a band of 15 %")
}

// TestExcesses: figures, not faults.
func TestExcesses(t *testing.T) {
	c := sold(vod(commission("22")))
	c.Protocol = protocol(t, "")
	c.Mandates[0].Streams = append(c.Mandates[0].Streams, rnpp.Stream{ID: "tv", Channel: rnpp.Television, Commission: commission("12")})
	excesses, err := c.Excesses()
	require.NoError(t, err)
	type figure struct{ right, from, rate, most, over string }
	got := make([]figure, len(excesses))
	for i, e := range excesses {
		got[i] = figure{e.Right, e.From.String(), e.Rate.String(), e.Cap.String(), e.Over.String()}
	}
	require.Equal(t, []figure{
		{"mandate.commission.vod", "100000", "22", "20", "2"},
		{"mandate.commission.vod", "200000", "22", "15", "7"},
		{"mandate.commission.vod", "300000", "22", "15", "7"},
		{"mandate.commission.tv.above-50000", "0", "12", "10", "2"},
	}, got)
	c.Protocol = nil
	excesses, err = c.Excesses()
	require.NoError(t, err)
	require.Empty(t, excesses, "no protocol, no cap")
}
