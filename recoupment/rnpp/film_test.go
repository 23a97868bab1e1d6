package rnpp_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
)

// everything is a film with all channels. A distributor crosses its costs between theatres, discs and VOD, but
// those of the discs are recouped on the discs alone; a local distributor abroad passes on to the agent; the
// producer sells the rest himself at the caps of the protocol.
func everything(t *testing.T) rnpp.Contracts {
	t.Helper()
	own, caps := rnpp.Commission{AtCap: true}, protocol(t, "")
	caps.Turnover = rnpp.TurnoverOfStream
	return rnpp.Contracts{
		Base: recoupment.Deal{Currency: "EUR"}, Producer: "Producer", Opens: day("2027-12-31"), Protocol: caps,
		Mandates: []rnpp.Mandate{
			{
				ID: "france", Party: "Distributor", Label: rnpp.Text{FR: "Distributeur", EN: "Distributor"},
				Streams: []rnpp.Stream{
					{ID: "theatres", Channel: rnpp.Theatres, Commission: commission("30")},
					{ID: "schools", Channel: rnpp.NonCommercial, Commission: commission("40")},
					{ID: "discs", Channel: rnpp.PhysicalVideo, Video: rnpp.CostsModel, Commission: rnpp.Commission{Steps: flat("20"), AfterCosts: true}},
					{ID: "vod", Channel: rnpp.VOD, Commission: commission("20")},
				},
				Costs: []rnpp.Costs{
					{Account: recoupment.Account{ID: "pressing", Opening: dec("1000")}, Streams: []string{"discs"}},
					{
						Account: recoupment.Account{ID: "release", Opening: dec("10000"), Heads: []recoupment.Head{{ID: "gala", Opening: dec("2000")}}},
						Streams: []string{"theatres", "vod"},
					},
				},
				Guarantees: []rnpp.Guarantee{{ID: "mg", Amount: dec("8000"), Rate: dec("80"), Streams: []string{"theatres"}, Counts: &rnpp.Counted{Stream: "theatres"}}},
			},
			{
				ID: "world", Party: "Agent",
				Streams: []rnpp.Stream{
					{ID: "foreign", Channel: rnpp.ForeignSales, Commission: commission("20")},
					{ID: "germany", Channel: rnpp.CoproductionTerritories, Territories: []string{"DE"}, Partner: &rnpp.Partner{Party: "Partner", Rate: dec("50"), Of: rnpp.OfNet}},
				},
				Costs: []rnpp.Costs{{Account: recoupment.Account{ID: "festival", Opening: dec("500")}, Streams: []string{"foreign"}}},
			},
			{ID: "local", Party: "Local", Streams: []rnpp.Stream{
				{ID: "us", Channel: rnpp.ForeignSales, Territories: []string{"US"}, Nature: "", Commission: commission("30"), To: "foreign"},
			}},
			{ID: "own", Party: "Producer", Streams: []rnpp.Stream{
				{ID: "svod", Channel: rnpp.SVOD, Commission: own},
				{ID: "tv", Channel: rnpp.Television, Commission: own},
				{ID: "tv.catchup", Channel: rnpp.Television, Nature: rnpp.CatchUp, Commission: own},
				{ID: "tv.presale", Channel: rnpp.Television, Nature: rnpp.Financing, Commission: own},
				{ID: "remake", Channel: rnpp.OtherRights, Commission: own},
				{ID: "music", Channel: rnpp.Music, Commission: own},
			}},
		},
		Received: []rnpp.LumpSum{{ID: "presale", Amount: dec("30000"), Counted: rnpp.Counted{Stream: "tv.presale"}}},
		Tiers: []recoupment.Tier{
			author(),
			{ID: "investors", Rights: []recoupment.Right{{ID: "sofica", Party: "SOFICA", Steps: []recoupment.Step{until("40", recoupment.Term{Party: "SOFICA"}, "20000"), {Rate: dec("5")}}}}},
		},
		Opposable: []rnpp.OpposableTerms{
			{ID: "author.view", Party: "Author", BorneBy: "Producer", Protocol: true},
			{
				ID: "sofica.view", Party: "SOFICA", BorneBy: "Producer", Rates: []rnpp.OpposableRate{{Stream: "theatres", Rate: dec("25")}},
				Accounts: []rnpp.OpposableAccount{{Account: "release", Heads: []rnpp.OpposableHead{{Head: "gala"}}}, {Account: "mg", Cap: new(dec("0"))}},
			},
		},
	}
}

// year are the receipts of the film, and what is taken of each.
func year() []struct{ stream, amount, reason string } {
	return []struct{ stream, amount, reason string }{
		{"theatres", "30000", "30 % = 9,000; costs 12,000; of 9,000 left 80 % recoup 7,200 of the guarantee: 1,800. Then 800 come (below)"},
		{"schools", "1000", "40 %"},
		{"discs", "3000", "costs 1,000 first; 20 % of 2,000 = 400"},
		{"vod", "400000", "20 % = 80,000; its costs are recouped already"},
		{"us", "2000", "30 % = 600; 1,400 go to the agent"},
		{"foreign", "1000", "the agent has 1,000 + 1,400 = 2,400: 20 % = 480, costs 500"},
		{"germany", "800", "half of it is the partner's"},
		{"svod", "300001", "15 % from the first euro: 45,000.15"},
		{"tv", "60000", "one contract of 60,000: 10 %"},
		{"tv", "40000", "one of 40,000: 15 %"},
		{"tv.catchup", "70000", "15 % whatever the amount"},
		{"tv.presale", "500", "a top-up of what financed the film"},
		{"remake", "100", "20 %"},
		{"music", "10", "20 %"},
	}
}

func TestAllChannels(t *testing.T) {
	c := everything(t)
	f := play(t, c)
	for _, row := range year() {
		f.sell("2028-01-01", rnpp.Sale{Stream: row.stream, Amount: dec(row.amount)})
	}
	f.settle("2028-06-30")
	f.sell("2028-07-01", rnpp.Sale{Stream: "theatres", Amount: dec("2285.72")}) // 70 % = 1,600.004: 800 recoup the guarantee
	s, statement := f.settle("2028-12-31")

	net := map[string]string{}
	for _, line := range statement.Streams {
		net[line.Stream] = line.Net.Cumulative.Sub(line.Outside.Cumulative).StringFixed(2)
	}
	require.Equal(t, map[string]string{
		"theatres": "2600.00", "schools": "600.00", "discs": "1600.00", "vod": "320000.00", "us": "1400.00", "foreign": "20.00",
		"germany": "400.00", "svod": "255000.85", "tv": "88000.00", "tv.catchup": "59500.00", "tv.presale": "500.00", "remake": "80.00", "music": "8.00",
	}, net, "theatres: 1,800 + 1,600.004 - 800 = 2,600.004; what the United States pass on is net there, and deducted on the foreign stream")
	require.Equal(t, "38000.00", statement.Total.Outside.Cumulative.StringFixed(2), "guarantee 8,000 and presale 30,000")
	require.Equal(t, "729708.85", level(s, recoupment.LevelPool, rnpp.NetReceipts), "the sum of the streams: 729,708.854")
	require.Equal(t, "767708.85", statement.Total.Net.Cumulative.StringFixed(2), "with what came from outside")
	require.Equal(t, "800.00", statement.Total.Net.Current.StringFixed(2), "1,600.004 less 800")
	require.Len(t, statement.Channels, len(rnpp.Channels()))
	require.Equal(t, "76770.89", s.Line("author").Cumulative.StringFixed(2), "10 % of 767,708.854")
	require.Equal(t, "50146.90", s.Line("sofica").Cumulative.StringFixed(2), "652,937.9686 reach it: 40 % of 50,000 and 5 % of 602,937.9686")
	require.Equal(t, "2058.00", s.Transfer("author.view").Cumulative.StringFixed(2),
		"10 % of 20,580: schools 30 % instead of 40 (100), discs 15 instead of 20 % of 2,000 (100), VOD 60,000 instead of 80,000, "+
			"the United States 500 in all instead of 600 and 280 of the agent's; the others are at their caps or below")
	require.Equal(t, "522.64", s.Transfer("sofica.view").Cumulative.StringFixed(2),
		"theatres leave 32,285.72 - 25 % - 10,000 = 14,214.29: 11,614.286 more, less 10 % of the author, of which it has 5 %")
}

// TestBuiltDealIsADocument: the deal is a document of the engine like any other, and the contracts read back.
func TestBuiltDealIsADocument(t *testing.T) {
	c := everything(t)
	data, err := json.Marshal(c)
	require.NoError(t, err)
	back, err := rnpp.Parse(data)
	require.NoError(t, err)
	deal, err := c.Deal()
	require.NoError(t, err)
	again, err := back.Deal()
	require.NoError(t, err)
	written, err := json.Marshal(deal)
	require.NoError(t, err)
	rewritten, err := json.Marshal(again)
	require.NoError(t, err)
	require.JSONEq(t, string(written), string(rewritten))
	read, err := recoupment.ParseDeal(written)
	require.NoError(t, err)
	_, err = read.Compile()
	require.NoError(t, err)
	unchanged, err := json.Marshal(c)
	require.NoError(t, err)
	require.Equal(t, string(data), string(unchanged), "the contracts are read, never changed")
}
