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

// chained is a film that a sub-agent sells for an agent, in one channel; the author has 10 % and the protocol on his
// side.
func chained(t *testing.T, channel rnpp.Channel, sub, agent rnpp.Commission) rnpp.Contracts {
	t.Helper()
	c := opposed(t, rnpp.Stream{ID: "world", Channel: channel, Commission: agent}, "")
	c.Mandates = append(c.Mandates, rnpp.Mandate{ID: "local", Party: "Sub-agent", Streams: []rnpp.Stream{
		{ID: "asia", Channel: channel, Commission: sub, To: "world"},
	}})
	return c
}

// opposedShares are what the sellers take in the view of the author by himself, of sales of a stream.
func opposedShares(t *testing.T, c rnpp.Contracts, sales ...rnpp.Sale) (s recoupment.Settlement, statement rnpp.Statement, topUp decimal.Decimal) {
	t.Helper()
	own, err := c.Against("author.view")
	require.NoError(t, err)
	seen, whole := play(t, own), play(t, c)
	for _, sale := range sales {
		seen.sell("2028-01-01", sale)
		whole.sell("2028-01-01", sale)
	}
	s, statement = seen.settle("2028-12-31")
	stands, _ := whole.settle("2028-12-31")
	topUp = stands.Transfer("author.view").Cumulative
	require.Equal(t, s.Line("author").Cumulative.String(), stands.Line("author").Cumulative.Add(topUp).String(), "the view is the contracts against him")
	return s, statement, topUp
}

// TestChainAbroad: on foreign sales the sub-commissions are in the cap of 25 % (protocol, art. 3.2), whether the
// sub-agent stands beside the agent or sells before him. Of 1,000 sold in Asia.
func TestChainAbroad(t *testing.T) {
	for _, row := range []struct{ sub, agent, wantSub, wantAgent, reason string }{
		{"10", "15", "100", "135", "10 % and 15 % of the 900 left: 23.5 % in all, within the cap"},
		{"10", "20", "100", "150", "10 % and 20 % of 900 would be 28 %: the agent's are the 15 % that the sub-agent leaves, and not 25 % of 900"},
		{"30", "20", "250", "0", "the sub-agent by himself is above the cap: 25 %, and nothing is left to the agent"},
		{"25", "10", "250", "0", "the cap is used up"},
		{"0", "40", "0", "250", "the agent by himself"},
	} {
		c := chained(t, rnpp.ForeignSales, commission(row.sub), commission(row.agent))
		s, _, topUp := opposedShares(t, c, rnpp.Sale{Stream: "asia", Amount: dec("1000")})
		require.Equal(t, []string{row.wantSub, row.wantAgent}, []string{
			s.Line("local.commission.asia").Cumulative.String(), s.Line("mandate.commission.world").Cumulative.String(),
		}, row.reason)
		whole := dec(row.sub).Mul(dec("10"))
		whole = whole.Add(dec("1000").Sub(whole).Mul(dec(row.agent)).Shift(-2))
		taken := dec(row.wantSub).Add(dec(row.wantAgent))
		require.Equal(t, whole.Sub(taken).Shift(-1).String(), topUp.String(), "10 %% of what exceeds: "+row.reason)
	}
}

// TestChainWithCosts: the costs of the sub-agent make the base of the agent smaller, and no more room under the cap:
// of each euro sold all of them have 25 % at most.
func TestChainWithCosts(t *testing.T) {
	c := chained(t, rnpp.ForeignSales, commission("10"), commission("20"))
	c.Mandates[1].Costs = []rnpp.Costs{{Account: recoupment.Account{ID: "festival", Opening: dec("360")}}}
	s, statement, _ := opposedShares(t, c, rnpp.Sale{Stream: "asia", Amount: dec("1000")}, rnpp.Sale{Stream: "world", Amount: dec("500")})
	require.Equal(t, "100", s.Line("local.commission.asia").Cumulative.String(), "10 % of 1,000")
	require.Equal(t, "190", s.Line("mandate.commission.world").Cumulative.String(),
		"the first 400 recoup the costs; 15 % of the other 600, and 20 % of the 500 that the agent sold himself")
	require.Equal(t, "850", statement.Total.Net.Cumulative.String(), "1,500 - 100 - 360 - 190")

	c.Mandates[1].Streams[0].Commission.AfterCosts = true
	s, _, _ = opposedShares(t, c, rnpp.Sale{Stream: "asia", Amount: dec("1360")})
	require.Equal(t, []string{"100", "150"}, []string{s.Line("local.commission.asia").Cumulative.String(), s.Line("mandate.commission.world").Cumulative.String()},
		"360 recoup the costs first; of the other 1,000, 10 % and 15 %")
}

// TestLongChain: three sell one after another, one of them with a sub-distributor at his side.
func TestLongChain(t *testing.T) {
	c := chained(t, rnpp.ForeignSales, commission("10"), commission("20"))
	c.Mandates = append(c.Mandates, rnpp.Mandate{ID: "city", Party: "Broker", Streams: []rnpp.Stream{
		{ID: "macao", Channel: rnpp.ForeignSales, Commission: commission("8"), To: "asia"},
	}})
	c.Mandates[1].Streams[0].Commission.Sub = []rnpp.SubCommission{{Party: "Scout", Rate: dec("5")}}
	s, _, _ := opposedShares(t, c, rnpp.Sale{Stream: "macao", Amount: dec("1000")})
	require.Equal(t, []string{"80", "46", "92", "32"}, []string{
		s.Line("city.commission.macao").Cumulative.String(), s.Line("local.commission.asia.Scout").Cumulative.String(),
		s.Line("local.commission.asia").Cumulative.String(), s.Line("mandate.commission.world").Cumulative.String(),
	}, "8 % of 1,000; 5 and 10 % of 920; 250 less 218 is left of 20 % of 782")

	c.Mandates[1].Streams[0].Commission.Sub[0].Rate = dec("22")
	s, _, _ = opposedShares(t, c, rnpp.Sale{Stream: "macao", Amount: dec("1000")})
	require.Equal(t, []string{"80", "170", "0", "0"}, []string{
		s.Line("city.commission.macao").Cumulative.String(), s.Line("local.commission.asia.Scout").Cumulative.String(),
		s.Line("local.commission.asia").Cumulative.String(), s.Line("mandate.commission.world").Cumulative.String(),
	}, "the scout's 22 % of 920 is 202.40, of which 170 fit")
}

// TestChainsElsewhere: the text says nothing of several intermediaries but abroad. The reading is required as soon as
// it matters.
func TestChainsElsewhere(t *testing.T) {
	for _, row := range []struct {
		channel         rnpp.Channel
		reading         rnpp.Intermediaries
		sub, agent      string
		wantSub, wanted string
		reason          string
	}{
		{rnpp.Theatres, "", "10", "10", "100", "90", "19 % in all: within 25 % in both readings"},
		{rnpp.Theatres, "", "15", "20", "", "", "35 % together, 15 and 20 % each: the reading matters"},
		{rnpp.Theatres, rnpp.IntermediariesTogether, "15", "20", "150", "100", "25 % in all"},
		{rnpp.Theatres, rnpp.IntermediariesEach, "15", "30", "150", "212.5", "25 % of 850: each has the cap to himself"},
		{rnpp.OtherRights, rnpp.IntermediariesTogether, "15", "20", "150", "50", "20 % in all"},
		{rnpp.OtherRights, rnpp.IntermediariesEach, "30", "10", "200", "80", "20 %, and 10 % of 800"},
		{rnpp.CoproductionTerritories, "", "30", "30", "300", "210", "no cap, and no reading of one"},
	} {
		c := chained(t, row.channel, commission(row.sub), commission(row.agent))
		c.Protocol.Intermediaries = row.reading
		if row.wantSub == "" {
			require.ErrorContains(t, c.Validate(), "protocol.intermediaries: a value is required", row.reason)
			continue
		}
		s, _, _ := opposedShares(t, c, rnpp.Sale{Stream: "asia", Amount: dec("1000")})
		require.Equal(t, []string{row.wantSub, row.wanted}, []string{
			s.Line("local.commission.asia").Cumulative.String(), s.Line("mandate.commission.world").Cumulative.String(),
		}, row.reason)
	}
}

// TestSideBySideEach: sub-distributors each under the cap, where the reading says so.
func TestSideBySideEach(t *testing.T) {
	c := opposed(t, vod(rnpp.Commission{Steps: flat("14"), Sub: []rnpp.SubCommission{{Party: "Local", Rate: dec("15")}}}), "")
	require.ErrorContains(t, c.Validate(), "protocol.intermediaries: a value is required", "29 % in all")
	c.Protocol.Intermediaries = rnpp.IntermediariesEach
	s, _, topUp := opposedShares(t, c, rnpp.Sale{Stream: "vod", Amount: dec("400000")})
	require.Equal(t, "56000", s.Line("mandate.commission.vod").Cumulative.String())
	require.True(t, topUp.IsZero(), "14 and 15 % are each below every band")
	c.Mandates[0].Streams[0] = rnpp.Stream{ID: "vod", Channel: rnpp.Music, Commission: rnpp.Commission{
		Steps: flat("25"), Sub: []rnpp.SubCommission{{Party: "Local", Rate: dec("30")}},
	}}
	s, _, _ = opposedShares(t, c, rnpp.Sale{Stream: "vod", Amount: dec("1000")})
	require.Equal(t, []string{"200", "200"}, []string{s.Line("mandate.commission.vod").Cumulative.String(), s.Line("mandate.commission.vod.Local").Cumulative.String()})
}

// TestChainUnderTheScale: bands that stay marginal bound a chain band by band; a fall does not, and is refused.
func TestChainUnderTheScale(t *testing.T) {
	c := chained(t, rnpp.VOD, commission("10"), commission("15"))
	c.Protocol.Intermediaries, c.Protocol.Turnover = rnpp.IntermediariesTogether, rnpp.TurnoverOfFilm
	require.ErrorContains(t, c.Validate(), "mandates[0].streams[0].commission: is outside", "what goes back would hang on what each took")
	c.Protocol.OnDemand = protocol(t, rnpp.MarginalThroughout).OnDemand
	s, _, _ := opposedShares(t, c, rnpp.Sale{Stream: "asia", Amount: dec("400000")})
	require.Equal(t, "40000", s.Line("local.commission.asia").Cumulative.String())
	require.Equal(t, "33500", s.Line("mandate.commission.world").Cumulative.String(),
		"15 % of 90,000 in the first band (30 %); 10 % of 100,000 in the second (20 %); 5 % of 200,000 beyond (15 %)")
}

// TestExcessOfAChain: the rate of all who sell, where nothing is recouped in between.
func TestExcessOfAChain(t *testing.T) {
	c := chained(t, rnpp.ForeignSales, commission("10"), commission("20"))
	excesses, err := c.Excesses()
	require.NoError(t, err)
	require.Len(t, excesses, 1)
	require.Equal(t, []string{"mandate.commission.world", "28", "25", "3"}, []string{
		excesses[0].Right, excesses[0].Rate.String(), excesses[0].Cap.String(), excesses[0].Over.String(),
	}, "10 % and 20 % of 90 %")
	c = chained(t, rnpp.Theatres, commission("15"), rnpp.Commission{Steps: flat("20"), Sub: []rnpp.SubCommission{{Party: "Local", Rate: dec("30")}}})
	c.Protocol.Intermediaries = rnpp.IntermediariesEach
	excesses, err = c.Excesses()
	require.NoError(t, err)
	require.Len(t, excesses, 1)
	require.Equal(t, "mandate.commission.world.Local 30 25", fmt.Sprint(excesses[0].Right, " ", excesses[0].Rate, " ", excesses[0].Cap), "each by himself")
}

func TestAtCapAfterOthers(t *testing.T) {
	c := chained(t, rnpp.ForeignSales, commission("10"), rnpp.Commission{AtCap: true})
	c.Mandates[0].Party = "Producer"
	require.ErrorContains(t, c.Validate(), "mandates[0].streams[0].commission.at_cap: is outside", "who sells for him takes of the cap")
}

// TestChainKeepsTheCap: whatever the rates, the costs and the order of the sales, all who sell abroad take together
// 25 % at most of what was sold, and no more than by their contracts; all the money goes to somebody.
func TestChainKeepsTheCap(t *testing.T) {
	p := protocol(t, "")
	rate := func(r *rapid.T, name string) decimal.Decimal {
		return decimal.New(int64(rapid.IntRange(0, 500).Draw(r, name)), -1)
	}
	rapid.Check(t, func(r *rapid.T) {
		c := rnpp.Contracts{Base: recoupment.Deal{Currency: "EUR"}, Producer: "Producer", Protocol: p, Tiers: []recoupment.Tier{author()}}
		length := rapid.IntRange(1, 4).Draw(r, "length")
		for i := range length {
			s := rnpp.Stream{ID: fmt.Sprint("s", i), Channel: rnpp.ForeignSales, Commission: rnpp.Commission{
				Steps: []recoupment.Step{until("0", recoupment.Term{Pool: "s0"}, "1000"), {Rate: rate(r, "later")}}, AfterCosts: rapid.Bool().Draw(r, "after costs"),
			}}
			s.Commission.Steps[0].Rate = rate(r, "rate")
			if i > 0 {
				s.To = fmt.Sprint("s", i-1)
			}
			if rapid.Bool().Draw(r, "sub") {
				s.Commission.Sub = []rnpp.SubCommission{{Party: "Local", Rate: rate(r, "sub rate")}}
			}
			c.Mandates = append(c.Mandates, rnpp.Mandate{
				ID: fmt.Sprint("m", i), Party: fmt.Sprint("Agent ", i), Streams: []rnpp.Stream{s},
				Costs: []rnpp.Costs{{Account: recoupment.Account{ID: fmt.Sprint("k", i), Opening: decimal.NewFromInt(int64(rapid.IntRange(0, 900).Draw(r, "costs")))}}},
			})
		}
		c.Opposable = []rnpp.OpposableTerms{{ID: "view", Party: "Author", BorneBy: "Producer", Protocol: true}}
		own, err := c.Against("view")
		require.NoError(r, err)
		whole, seen := open(r, c), open(r, own)
		gross := decimal.Decimal{}
		for range rapid.IntRange(1, 5).Draw(r, "sales") {
			sale := rnpp.Sale{Stream: fmt.Sprint("s", rapid.IntRange(0, length-1).Draw(r, "seller")), Amount: decimal.New(int64(rapid.IntRange(0, 200_000).Draw(r, "sale")), -2)}
			gross = gross.Add(sale.Amount)
			whole.sell(r, sale)
			seen.sell(r, sale)
		}
		stands, opposed := whole.settle(r), seen.settle(r)
		commissions := func(s recoupment.Settlement) (taken, paid decimal.Decimal) {
			for _, l := range s.Lines {
				paid = paid.Add(l.Cumulative)
				if l.ID != rnpp.Remainder && l.ID != "author" && l.ID[0] != 'k' {
					taken = taken.Add(l.Cumulative)
				}
			}
			return taken, paid
		}
		cents := decimal.New(int64(3*length), -2)
		contractual, paid := commissions(stands)
		require.True(r, paid.Equal(gross), "%s of %s", paid, gross)
		taken, paid := commissions(opposed)
		require.True(r, paid.Equal(gross), "%s of %s", paid, gross)
		require.True(r, taken.LessThanOrEqual(gross.Mul(dec("0.25")).Add(cents)), "%s of %s", taken, gross)
		require.True(r, taken.LessThanOrEqual(contractual.Add(cents)), "%s, by contract %s", taken, contractual)
		due := stands.Line("author").Cumulative.Add(stands.Transfer("view").Cumulative)
		require.True(r, due.Sub(opposed.Line("author").Cumulative).Abs().LessThanOrEqual(dec("0.01")))
	})
}

// TestSeveralStreamsPassOn: all the streams of a sub-agent may pass on to the agent.
func TestSeveralStreamsPassOn(t *testing.T) {
	c := chained(t, rnpp.ForeignSales, commission("10"), commission("10"))
	c.Mandates[1].Streams = append(c.Mandates[1].Streams, rnpp.Stream{ID: "africa", Channel: rnpp.ForeignSales, Commission: commission("20"), To: "world"})
	s, statement, _ := opposedShares(t, c, rnpp.Sale{Stream: "asia", Amount: dec("1000")}, rnpp.Sale{Stream: "africa", Amount: dec("1000")})
	require.Equal(t, []string{"100", "200", "140"}, []string{
		s.Line("local.commission.asia").Cumulative.String(), s.Line("local.commission.africa").Cumulative.String(), s.Line("mandate.commission.world").Cumulative.String(),
	}, "10 % of the 900 from Asia; of Africa 5 % of 1,000 are left under the cap, and not 10 % of 800")
	require.Equal(t, "1560", statement.Total.Net.Cumulative.String())
}

// TestContractWithinTheCap: a contract that counts the sub-agent's part in the agent's exceeds nothing.
func TestContractWithinTheCap(t *testing.T) {
	c := chained(t, rnpp.ForeignSales, commission("10"), rnpp.Commission{Steps: []recoupment.Step{{Rate: dec("20"), Most: new(dec("25"))}}})
	excesses, err := c.Excesses()
	require.NoError(t, err)
	require.Empty(t, excesses)
	s, _, topUp := opposedShares(t, c, rnpp.Sale{Stream: "asia", Amount: dec("1000")})
	require.Equal(t, "150", s.Line("mandate.commission.world").Cumulative.String(), "15 % of 1,000, and not 20 % of 900")
	require.True(t, topUp.IsZero(), "for everybody")
	c.Mandates[0].Streams[0].Commission.Steps[0].Most = new(dec("26"))
	excesses, err = c.Excesses()
	require.NoError(t, err)
	require.Equal(t, "26", excesses[0].Rate.String())
	c.Mandates[0].Streams[0].Commission.Steps[0].Most = new(dec("101"))
	require.ErrorContains(t, c.Validate(), "mandates[0].streams[0].commission.steps[0].most: is outside")
	c.Mandates[0].Streams[0].Commission.Sub = []rnpp.SubCommission{{Party: "Local", Rate: dec("1"), Most: new(dec("-1"))}}
	require.ErrorContains(t, c.Validate(), "sub[0].most: may not")
}
