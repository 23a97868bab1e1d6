package rnpp_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
)

// onACloud is the published film "Sur un nuage" (REC-W4). The currency decides how finely it is reported.
func onACloud(currency string) rnpp.Contracts {
	french := []string{"theatres", "non_commercial", "video"}
	return rnpp.Contracts{
		Producer: "producer",
		Base: recoupment.Deal{
			Currency: currency, Counters: []recoupment.Counter{{ID: "admissions"}},
			Transfers: []recoupment.Transfer{{
				ID: "bonus", From: "producer", To: "talent", Of: []recoupment.Term{{Counter: "admissions"}},
				Bands: []recoupment.Band{{From: dec("100000"), Amount: dec("10000")}},
			}},
		},
		Mandates: []rnpp.Mandate{
			{
				ID: "france", Party: "distributor",
				Streams: []rnpp.Stream{
					{
						ID: "theatres", Channel: rnpp.Theatres,
						Commission: rnpp.Commission{Steps: []recoupment.Step{until("30", recoupment.Term{Counter: "admissions"}, "100000"), {Rate: dec("20")}}},
					},
					{ID: "non_commercial", Channel: rnpp.NonCommercial, Commission: commission("50")},
					{ID: "video", Channel: rnpp.PhysicalVideo, Video: rnpp.CostsModel, Commission: commission("25")},
				},
				Costs:      []rnpp.Costs{{Account: recoupment.Account{ID: "release"}}},
				Guarantees: []rnpp.Guarantee{{ID: "mg", Amount: dec("50000"), Rate: dec("80"), Tier: "shares"}},
			},
			{ID: "own", Party: "producer", Streams: []rnpp.Stream{{ID: "tv", Channel: rnpp.Television, Commission: commission("20")}}},
			{
				ID: "export", Party: "agent", Costs: []rnpp.Costs{{Account: recoupment.Account{ID: "sales"}}},
				Streams: []rnpp.Stream{{
					ID: "foreign", Channel: rnpp.ForeignSales, Commission: rnpp.Commission{Steps: []recoupment.Step{recouped("25", "sales"), {Rate: dec("15")}}},
				}},
			},
		},
		Tiers: []recoupment.Tier{{ID: "shares", Rights: []recoupment.Right{
			{ID: "talent", Party: "talent", On: on("theatres", "video", "tv", "foreign"), Steps: flat("20")},
			{ID: "co.france", Party: "co-producer", On: on(french...), Steps: []recoupment.Step{recouped("0", "mg"), {Rate: dec("10")}}},
			{ID: "co.tv", Party: "co-producer", On: on("tv"), Steps: flat("40")},
			{
				ID: "co.foreign", Party: "co-producer", On: on("foreign"),
				Steps: []recoupment.Step{until("0", recoupment.Term{Party: "producer"}, "30000"), {Rate: dec("20")}},
			},
		}}},
	}
}

// TestOnACloud: the ten movements of REC-W4. The published amounts have four decimals, and so has
// the currency in which they are settled here: nothing is rounded.
func TestOnACloud(t *testing.T) {
	f := play(t, onACloud("CLF"))
	today := "2028-01-01"
	costs := func(account, amount string) {
		f.apply(recoupment.Movement{Date: day(today), Costs: []recoupment.Cost{{Account: account, Amount: dec(amount)}}})
	}
	sell := func(stream, amount string) { f.sell(today, rnpp.Sale{Stream: stream, Amount: dec(amount)}) }
	costs("release", "10000")
	sell("non_commercial", "6000")
	sell("theatres", "20000")
	sell("video", "80000")
	f.apply(recoupment.Movement{Date: day("2028-01-01"), Counts: []recoupment.Count{{Counter: "admissions", Amount: dec("150000")}}})
	sell("tv", "10000")
	costs("sales", "12000")
	_, before := f.settle("2028-06-30")
	require.Equal(t, "75000.0000", before.Total.Net.Cumulative.StringFixed(4), "7,000 + 55,500 + 4,500 + 8,000")
	today = "2028-07-01"
	sell("foreign", "57838.24")
	costs("release", "10000")
	sell("theatres", "10000")
	s, statement := f.settle("2028-12-31")

	require.Equal(t, map[string]string{
		"distributor": "99000.0000", "agent": "22275.7360", "producer": "35100.0024", "talent": "22112.5008", "co-producer": "5350.0008",
	}, parties(s), "the published totals, the bonus apart")
	require.Equal(t, "10000", s.Transfer("bonus").Cumulative.String(), "borne by the producer, beside the receipts")
	require.Equal(t, "110562.5040", statement.Total.Net.Cumulative.StringFixed(4), "RNPP in all")
	require.Equal(t, "35562.5040", statement.Total.Net.Current.StringFixed(4), "27,062.50 + 8,500.004 from abroad; 8,000 of theatres go to late costs")
	for right, amount := range map[string]string{
		"france.commission.theatres": "8000", "france.commission.non_commercial": "3000", "france.commission.video": "20000",
		"mg": "50000", "own.commission.tv": "2000", "export.commission.foreign": "10275.736", "sales.foreign": "12000",
		"co.france": "450", "co.tv": "3200", "co.foreign": "1700.0008",
	} {
		require.Equal(t, dec(amount).StringFixed(4), s.Line(right).Cumulative.StringFixed(4), right)
	}
	costs2 := s.Line("release.theatres").Cumulative.Add(s.Line("release.non_commercial").Cumulative)
	require.Equal(t, "18000", costs2.String(), "3,000 + 7,000 + 8,000")
}

// sold is a film with one stream, whose net receipts go to a tier and the producer.
func sold(stream rnpp.Stream, tiers ...recoupment.Tier) rnpp.Contracts {
	return rnpp.Contracts{
		Base: recoupment.Deal{Currency: "EUR"}, Producer: "Producer", Tiers: tiers,
		Mandates: []rnpp.Mandate{{ID: "mandate", Party: "Agent", Streams: []rnpp.Stream{stream}}},
	}
}

// TestNotDeductible: REC-W6, a commission that is not deductible for a SOFICA. Its view has net receipts of
// 10,000, of which 40 % are 4,000; the real cascade gives it 3,200, and the producer bears 800 of its 4,800.
func TestNotDeductible(t *testing.T) {
	c := sold(
		rnpp.Stream{ID: "theatres", Channel: rnpp.Theatres, Commission: commission("20")},
		recoupment.Tier{ID: "sofica.reached", Rights: []recoupment.Right{{ID: "sofica", Party: "SOFICA", Steps: flat("40")}}},
	)
	c.Opposable = []rnpp.OpposableTerms{{
		ID: "sofica.view", Party: "SOFICA", BorneBy: "Producer", Rates: []rnpp.OpposableRate{{Stream: "theatres"}},
	}}
	f := play(t, c)
	f.sell("2028-01-01", rnpp.Sale{Stream: "theatres", Amount: dec("10000")})
	s, _ := f.settle("2028-12-31")
	require.Equal(t, map[string]string{"Agent": "2000.00", "SOFICA": "3200.00", "Producer": "4800.00"}, parties(s))
	require.Equal(t, "800", s.Transfer("sofica.view").Cumulative.String())

	own, err := c.Against("sofica.view")
	require.NoError(t, err)
	f = play(t, own)
	f.sell("2028-01-01", rnpp.Sale{Stream: "theatres", Amount: dec("10000")})
	s, statement := f.settle("2028-12-31")
	require.Equal(t, "4000.00", parties(s)["SOFICA"], "what is due to it explained by itself")
	require.Equal(t, "10000", statement.Total.Net.Cumulative.String())
}

// TestFallingCommission: REC-W7, 50 % until the distributor has 1,000, then 10 %.
func TestFallingCommission(t *testing.T) {
	f := play(t, sold(rnpp.Stream{ID: "theatres", Channel: rnpp.Theatres, Commission: rnpp.Commission{
		Steps: []recoupment.Step{until("50", recoupment.Term{Party: "Agent"}, "1000"), {Rate: dec("10")}},
	}}))
	f.sell("2028-01-01", rnpp.Sale{Stream: "theatres", Amount: dec("5000")})
	s, _ := f.settle("2028-06-30")
	require.Equal(t, map[string]string{"Agent": "1300.00", "Producer": "3700.00"}, parties(s), "1,000 of 2,000, then 300 of 3,000")
	f.sell("2028-07-01", rnpp.Sale{Stream: "theatres", Amount: dec("10000")})
	s, _ = f.settle("2028-12-31")
	require.Equal(t, map[string]string{"Agent": "2300.00", "Producer": "12700.00"}, parties(s))
}

// TestAudiovisual: REC-W22, an audiovisual work: a sale of 100 with costs of 30 leaves 70 (RNPP-A).
func TestAudiovisual(t *testing.T) {
	c := sold(rnpp.Stream{ID: "tv", Channel: rnpp.Television})
	c.Mandates[0].Costs = []rnpp.Costs{{Account: recoupment.Account{ID: "costs", Opening: dec("30")}}}
	f := play(t, c)
	f.sell("2028-01-01", rnpp.Sale{Channel: rnpp.Television, Amount: dec("100")})
	_, statement := f.settle("2028-12-31")
	require.Equal(t, "70", statement.Total.Net.Cumulative.String())
}

// TestCoproductionTerritories: REC-W14. A partner has 30 % of the rest of the world: 70 % counts. His own
// territory counts for nothing, and his contribution in its place is a net receipt.
func TestCoproductionTerritories(t *testing.T) {
	for _, of := range []rnpp.PartnerBase{rnpp.OfGross, rnpp.OfNet} {
		c := sold(rnpp.Stream{ID: "world", Channel: rnpp.ForeignSales, Partner: &rnpp.Partner{Party: "Partner", Rate: dec("30"), Of: of}})
		c.Mandates[0].Streams = append(c.Mandates[0].Streams, rnpp.Stream{
			ID: "belgium", Channel: rnpp.CoproductionTerritories, Territories: []string{"BE"},
			Partner: &rnpp.Partner{Party: "Partner", Rate: dec("100"), Of: rnpp.OfGross},
		})
		c.Received = []rnpp.LumpSum{{ID: "contribution", Amount: dec("5000"), Counted: rnpp.Counted{Stream: "belgium", Day: day("2027-12-31")}}}
		c.Tiers = []recoupment.Tier{{ID: "authors", Rights: []recoupment.Right{{ID: "author", Party: "Author", Accrues: true, Steps: flat("10")}}}}
		f := play(t, c)
		f.sell("2028-01-01", rnpp.Sale{Channel: rnpp.ForeignSales, Territory: "US", Amount: dec("1000")})
		f.sell("2028-01-01", rnpp.Sale{Channel: rnpp.CoproductionTerritories, Amount: dec("400")})
		s, statement := f.settle("2028-12-31")
		require.Equal(t, "700", statement.Streams[0].Net.Cumulative.String(), of)
		require.Equal(t, "5000", statement.Streams[1].Net.Cumulative.String(), "receipts of 400 go to the partner")
		require.Equal(t, "700.00", level(s, recoupment.LevelPool, rnpp.NetReceipts))
		require.Equal(t, "570.00", s.Accruals[0].Earned.StringFixed(2), "10 % of 5,000 and of 700")
	}
}
