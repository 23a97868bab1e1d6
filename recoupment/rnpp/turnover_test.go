package rnpp_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
)

// onDemand is a film on three streams of video on demand, sold by the producer at the caps or by agents at a rate.
func onDemand(t *testing.T, turnover rnpp.ScaleTurnover, reading rnpp.ScaleReading, k rnpp.Commission) rnpp.Contracts {
	t.Helper()
	seller := "Agent"
	if k.AtCap {
		seller = "Producer"
	}
	p := protocol(t, reading)
	p.Turnover = turnover
	stream := func(id string, channel rnpp.Channel, territory string) rnpp.Stream {
		return rnpp.Stream{ID: id, Channel: channel, Territories: []string{territory}, Commission: k}
	}
	return rnpp.Contracts{
		Base: recoupment.Deal{Currency: "EUR"}, Producer: "Producer", Protocol: p, Tiers: []recoupment.Tier{author()},
		Mandates: []rnpp.Mandate{
			{ID: "france", Party: seller, Streams: []rnpp.Stream{stream("vod", rnpp.VOD, "FR"), stream("svod", rnpp.SVOD, "FR")}},
			{ID: "belgium", Party: seller, Streams: []rnpp.Stream{stream("be", rnpp.VOD, "BE")}},
		},
	}
}

var onDemandSales = []rnpp.Sale{
	{Stream: "vod", Amount: dec("150000")}, {Stream: "be", Amount: dec("100000")}, {Stream: "svod", Amount: dec("100000")},
}

// TestWhoseTurnover: the same sales, 150,000 by item in France, then 100,000 in Belgium, then 100,000 by
// subscription, in each reading of whose turnover climbs the scale.
func TestWhoseTurnover(t *testing.T) {
	for _, row := range []struct {
		turnover       rnpp.ScaleTurnover
		reading        rnpp.ScaleReading
		vod, be, svod  string
		back, deducted string
		reason         string
	}{
		{rnpp.TurnoverOfStream, "", "40000", "30000", "30000", "0", "100000", "each from the first band: 30,000 + 10,000; 30,000; 30,000"},
		{rnpp.TurnoverOfChannel, "", "40000", "17500", "30000", "0", "87500", "by item 250,000: Belgium has 50,000 at 20 % and 50,000 at 15 %; by subscription 100,000 at 30 %"},
		{rnpp.TurnoverOfTerritory, "", "40000", "30000", "17500", "0", "87500", "in France 250,000, in Belgium 100,000"},
		{rnpp.TurnoverOfFilm, "", "40000", "17500", "15000", "20000", "52500",
			"350,000: 15 % of everything. The first 300,000 brought 65,000, of which 20,000 go back: 17,500 of 40,000 in France, 2,500 of 17,500 in Belgium"},
		{rnpp.TurnoverOfFilm, rnpp.MarginalThroughout, "40000", "17500", "15000", "0", "72500", "in bands that never look back"},
	} {
		c := onDemand(t, row.turnover, row.reading, rnpp.Commission{AtCap: true})
		f := play(t, c)
		for _, sale := range onDemandSales {
			f.sell("2028-01-01", sale)
		}
		s, statement := f.settle("2028-12-31")
		require.Equal(t, []string{row.vod, row.be, row.svod}, []string{
			s.Line("france.commission.vod").Cumulative.String(), s.Line("belgium.commission.be").Cumulative.String(), s.Line("france.commission.svod").Cumulative.String(),
		}, row.reason)
		back := dec("0")
		for _, stream := range []string{"vod", "be", "svod"} {
			back = back.Add(s.Transfer(rnpp.FallTransfer(stream)).Cumulative)
		}
		require.Equal(t, row.back, back.String(), row.reason)
		require.Equal(t, row.deducted, statement.Total.Deducted.Cumulative.String(), row.reason)
	}
}

// TestWhoseFall: what each stream gives back is what it took above the last rate itself, and a credit note that
// brings the turnover below the bound takes it back.
func TestWhoseFall(t *testing.T) {
	f := play(t, onDemand(t, rnpp.TurnoverOfFilm, "", rnpp.Commission{AtCap: true}))
	for _, sale := range onDemandSales {
		f.sell("2028-01-01", sale)
	}
	s, _ := f.settle("2028-06-30")
	require.Equal(t, []string{"17500", "2500", "0"}, []string{
		s.Transfer(rnpp.FallTransfer("vod")).Cumulative.String(), s.Transfer(rnpp.FallTransfer("be")).Cumulative.String(), s.Transfer(rnpp.FallTransfer("svod")).Cumulative.String(),
	}, "100,000 x 15 points and 50,000 x 5 in France; 50,000 x 5 in Belgium")
	f.sell("2028-07-01", rnpp.Sale{Stream: "svod", Amount: dec("-50000")})
	s, statement := f.settle("2028-12-31")
	require.Equal(t, "0", s.Transfer(rnpp.FallTransfer("vod")).Cumulative.String(), "300,000 is no more than the last band")
	require.Equal(t, "65000", statement.Total.Deducted.Cumulative.String(), "the three bands whole")
}

// TestOpposableTurnover: an agent at 20 % on each stream, against an author with the protocol on his side.
func TestOpposableTurnover(t *testing.T) {
	for _, row := range []struct {
		turnover         rnpp.ScaleTurnover
		deducted, reason string
	}{
		{rnpp.TurnoverOfStream, "70000", "20 % up to 200,000 of each stream: the contract as it stands"},
		{rnpp.TurnoverOfTerritory, "67500", "France: 20 % of 200,000 and 15 % of 50,000; Belgium 20 % of 100,000"},
		{rnpp.TurnoverOfFilm, "52500", "15 % of 350,000"},
	} {
		c := onDemand(t, row.turnover, "", commission("20"))
		c.Opposable = []rnpp.OpposableTerms{{ID: "author.view", Party: "Author", BorneBy: "Producer", Protocol: true}}
		_, statement, topUp := opposedShares(t, c, onDemandSales...)
		require.Equal(t, row.deducted, statement.Total.Deducted.Cumulative.String(), row.reason)
		require.Equal(t, dec("70000").Sub(dec(row.deducted)).Shift(-1).String(), topUp.String(), row.reason)
	}
}

// TestReadingsAreRequired: a reading is asked for where it changes what is opposable, and only there.
func TestReadingsAreRequired(t *testing.T) {
	atCap := rnpp.Commission{AtCap: true}
	for _, row := range []struct {
		change func(*rnpp.Contracts)
		want   string
		reason string
	}{
		{func(*rnpp.Contracts) {}, "protocol.turnover: a value is required", "three streams climb the scale, or one turnover"},
		{func(c *rnpp.Contracts) { c.Protocol.Turnover = "?" }, "protocol.turnover: refers", "no such reading"},
		{func(c *rnpp.Contracts) { c.Protocol.Intermediaries = "?" }, "protocol.intermediaries: refers", "no such reading"},
		{func(c *rnpp.Contracts) { c.Protocol.Subscription = "?" }, "protocol.subscription: refers", "no such reading"},
		{func(c *rnpp.Contracts) {
			c.Mandates[0].Streams = c.Mandates[0].Streams[:1]
			c.Mandates = c.Mandates[:1]
		}, "", "one stream has one turnover"},
		{func(c *rnpp.Contracts) {
			for i := range c.Mandates {
				c.Mandates[i].Party = "Agent"
				for j := range c.Mandates[i].Streams {
					c.Mandates[i].Streams[j].Commission = commission("15")
				}
			}
		}, "", "15 % is below every band, whatever the turnover"},
		{func(c *rnpp.Contracts) { c.Mandates[0].Streams[0].Nature, c.Mandates[1].InGroup = rnpp.Financing, true }, "", "what financed the film and what the group sells have no scale: one stream is left"},
		{func(c *rnpp.Contracts) {
			c.Protocol.Turnover = rnpp.TurnoverOfFilm
			c.Mandates[0].Streams[1].Nature = rnpp.Financing
		}, "protocol.subscription: a value is required", "a subscription that financed the film"},
		{func(c *rnpp.Contracts) {
			c.Protocol.Turnover, c.Mandates[0].InGroup = rnpp.TurnoverOfFilm, true
		}, "protocol.subscription: a value is required", "a subscription in the group"},
		{func(c *rnpp.Contracts) {
			c.Protocol.Turnover = rnpp.TurnoverOfTerritory
			c.Mandates[0].Streams[1].Territories = []string{"FR", "BE"}
		}, "mandates[0].streams[1].territories: a value is required", "its turnover in each is not known"},
		{func(c *rnpp.Contracts) {
			c.Protocol.Turnover, c.Protocol.OnDemand.FromFirst = rnpp.TurnoverOfFilm, new(dec("10"))
		}, "protocol.on_demand.from_first: is outside", "what each stream gives back is not known"},
		{func(c *rnpp.Contracts) { c.Protocol.OnDemand.Of = []string{"vod"} }, "protocol.on_demand.of: is outside", "a reading says whose"},
	} {
		c := onDemand(t, "", "", atCap)
		row.change(&c)
		if row.want == "" {
			require.NoError(t, c.Validate(), row.reason)
			continue
		}
		require.ErrorContains(t, c.Validate(), row.want, row.reason)
	}
}

// TestSubscriptionInTheGroup: what the text says of video on demand by item, it does not say of subscriptions.
func TestSubscriptionInTheGroup(t *testing.T) {
	for _, row := range []struct {
		reading rnpp.SubscriptionReading
		nature  rnpp.Nature
		group   bool
		want    string
		reason  string
	}{
		{rnpp.SubscriptionAsItem, "", true, "0", "nothing in the group"},
		{rnpp.SubscriptionByScale, "", true, "30000", "the scale: 30 % of the first 100,000"},
		{rnpp.SubscriptionAsItem, rnpp.Financing, false, "0", "nothing on what financed the film"},
		{rnpp.SubscriptionByScale, rnpp.Financing, false, "30000", "the scale"},
		{"", "", false, "30000", "an ordinary platform: no reading is needed"},
	} {
		c := opposed(t, rnpp.Stream{ID: "svod", Channel: rnpp.SVOD, Nature: row.nature, Commission: commission("40")}, "")
		c.Protocol.Subscription, c.Mandates[0].InGroup = row.reading, row.group
		s, _, _ := opposedShares(t, c, rnpp.Sale{Stream: "svod", Amount: dec("100000")})
		require.Equal(t, row.want, s.Line("mandate.commission.svod").Cumulative.String(), row.reason)
	}
}

// TestContractsClimbTogether: a contract may have a scale of several streams too; what one passes on to another
// counts once.
func TestContractsClimbTogether(t *testing.T) {
	scale := func(of ...string) rnpp.Commission {
		return rnpp.Commission{Scale: &rnpp.Scale{Bands: []rnpp.ScaleBand{{UpTo: dec("100"), Rate: dec("30")}}, Beyond: dec("20"), Of: of}}
	}
	c := sold(vod(scale("vod", "aggregated")))
	c.Mandates = append(c.Mandates, rnpp.Mandate{ID: "aggregator", Party: "Aggregator", Streams: []rnpp.Stream{
		{ID: "aggregated", Channel: rnpp.VOD, Commission: scale("vod", "aggregated"), To: "vod"},
	}})
	f := play(t, c)
	f.sell("2028-01-01", rnpp.Sale{Stream: "aggregated", Amount: dec("100")})
	f.sell("2028-01-01", rnpp.Sale{Stream: "vod", Amount: dec("10")})
	s, _ := f.settle("2028-12-31")
	require.Equal(t, []string{"30", "23"}, []string{s.Line("aggregator.commission.aggregated").Cumulative.String(), s.Line("mandate.commission.vod").Cumulative.String()},
		"30 % of 100; 30 % of the 70 passed on, and 20 % of 10: the turnover was 100, and not 170")

	c.Mandates[0].Streams[0].Commission = scale("aggregated", "?", "aggregated")
	for _, want := range []string{"scale.of: a value is required", "scale.of[1]: refers", "scale.of[2]: is given twice"} {
		require.ErrorContains(t, c.Validate(), want)
	}
	c.Mandates[0].Streams[0].Commission.Scale.Of = make([]string, rnpp.MaxTogether+1)
	require.ErrorIs(t, c.Validate(), rnpp.ErrTooLarge)
	falling := scale("vod", "aggregated")
	falling.Scale.FromFirst = new(dec("15"))
	c.Mandates[0].Streams[0].Commission = falling
	require.ErrorContains(t, c.Validate(), "scale.from_first: is outside", "20 % beyond, 15 % before: nobody knows of whose receipts")
}

// TestFallWithAPartner: what goes back is what was taken, of the part of the receipts that is not the partner's.
func TestFallWithAPartner(t *testing.T) {
	s := vod(rnpp.Commission{AtCap: true})
	s.Partner = &rnpp.Partner{Party: "K", Rate: dec("50"), Of: rnpp.OfGross}
	c := sold(s)
	c.Mandates[0].Party, c.Protocol = "Producer", protocol(t, "")
	f := play(t, c)
	f.sell("2028-01-01", rnpp.Sale{Stream: "vod", Amount: dec("400000")})
	settled, statement := f.settle("2028-12-31")
	require.Equal(t, "40000", settled.Line("mandate.commission.vod").Cumulative.String(), "30, 20 and 15 % of 50,000 in each band, 15 % of 50,000 beyond")
	require.Equal(t, "10000", settled.Transfer(rnpp.FallTransfer("vod")).Cumulative.String(), "15 % of 200,000 are 30,000")
	require.Equal(t, "170000", statement.Total.Net.Cumulative.String(), "400,000 less 200,000 and 30,000")
}

// TestOneTurnover: at the caps, what all the streams pay together is the scale of their turnover, however the sales
// are cut and in whatever order they come.
func TestOneTurnover(t *testing.T) {
	for _, reading := range []rnpp.ScaleReading{rnpp.FallBeyond, rnpp.MarginalThroughout} {
		c := onDemand(t, rnpp.TurnoverOfFilm, reading, rnpp.Commission{AtCap: true})
		rapid.Check(t, func(r *rapid.T) {
			run, turnover := open(r, c), dec("0")
			for range rapid.IntRange(1, 6).Draw(r, "sales") {
				sale := rnpp.Sale{
					Stream: rapid.SampledFrom([]string{"vod", "svod", "be"}).Draw(r, "stream"),
					Amount: decimal.New(int64(rapid.IntRange(0, 15_000_000).Draw(r, "sale")), -2),
				}
				turnover = turnover.Add(sale.Amount)
				run.sell(r, sale)
			}
			s := run.settle(r)
			statement, err := c.Statement(nil, s)
			require.NoError(r, err)
			want, from := dec("0"), dec("0")
			for _, band := range []struct{ upTo, rate string }{{"100000", "0.30"}, {"200000", "0.20"}, {"300000", "0.15"}, {"1000000000", "0.15"}} {
				reached := decimal.Min(turnover, dec(band.upTo))
				want, from = want.Add(decimal.Max(reached.Sub(from), dec("0")).Mul(dec(band.rate))), dec(band.upTo)
			}
			if reading == rnpp.FallBeyond && turnover.GreaterThan(dec("300000")) {
				want = turnover.Mul(dec("0.15"))
			}
			got := statement.Total.Deducted.Cumulative
			require.True(r, got.Sub(want).Abs().LessThanOrEqual(dec("0.05")), "%s of %s, and not %s", got, turnover, want)
		})
	}
}

// TestHostileTurnover: streams that climb together in many views are refused before anything is built of them.
func TestHostileTurnover(t *testing.T) {
	for _, row := range []struct {
		streams, views int
		reason         string
	}{{rnpp.MaxTogether + 1, 0, "too many streams of one turnover"}, {rnpp.MaxTogether - 3, recoupment.MaxViews, "too many conditions in the views"}} {
		c := onDemand(t, rnpp.TurnoverOfFilm, "", commission("90"))
		for i := range row.streams {
			c.Mandates[0].Streams = append(c.Mandates[0].Streams, rnpp.Stream{ID: fmt.Sprint("s", i), Channel: rnpp.VOD, Commission: commission("90")})
		}
		for i := range row.views {
			c.Opposable = append(c.Opposable, rnpp.OpposableTerms{ID: fmt.Sprint("v", i), Party: fmt.Sprint("p", i), BorneBy: "Producer", Protocol: true})
		}
		require.ErrorContains(t, c.Validate(), "protocol.turnover: is larger", row.reason)
	}
}

// TestFallInViewOfCosts: against the author the costs of the first seller are capped at nothing, so that what the
// second one receives passes 300,000 in his view alone: there the whole commission falls to 0 %, although no
// commission differs. He is due 10 % of 400,000.
func TestFallInViewOfCosts(t *testing.T) {
	c := rnpp.Contracts{
		Base: recoupment.Deal{Currency: "EUR"}, Producer: "Producer", Tiers: []recoupment.Tier{author()},
		Mandates: []rnpp.Mandate{
			{ID: "agent", Party: "Agent", Streams: []rnpp.Stream{{ID: "world", Channel: rnpp.ForeignSales, Commission: rnpp.Commission{Scale: &rnpp.Scale{
				Bands: []rnpp.ScaleBand{{UpTo: dec("300000"), Rate: dec("20")}}, FromFirst: new(dec("0")),
			}}}}},
			{ID: "local", Party: "Local", Streams: []rnpp.Stream{{ID: "asia", Channel: rnpp.ForeignSales, To: "world"}},
				Costs: []rnpp.Costs{{Account: recoupment.Account{ID: "costs", Opening: dec("400000")}}}},
		},
		Opposable: []rnpp.OpposableTerms{{ID: "view", Party: "Author", BorneBy: "Producer", Accounts: []rnpp.OpposableAccount{{Account: "costs", Cap: new(dec("0"))}}}},
	}
	f := play(t, c)
	f.sell("2028-01-01", rnpp.Sale{Stream: "asia", Amount: dec("400000")})
	s, _ := f.settle("2028-12-31")
	own, err := c.Against("view")
	require.NoError(t, err)
	alone := play(t, own)
	alone.sell("2028-01-01", rnpp.Sale{Stream: "asia", Amount: dec("400000")})
	seen, _ := alone.settle("2028-12-31")
	require.Equal(t, "0", s.Line("author").Cumulative.String(), "the costs take all")
	require.Equal(t, "40000", s.Transfer("view").Cumulative.String())
	require.Equal(t, "40000", seen.Line("author").Cumulative.String(), "by himself too")
}
