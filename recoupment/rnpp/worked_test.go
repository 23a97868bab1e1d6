package rnpp_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
	"github.com/filmfinance/filmfinance/royalties"
)

// TestWorkedTheatres: a guarantee of 100,000 that is a net receipt, costs of 60,000, then 30 % up to receipts of
// 300,000 and 20 % beyond. 50,000 go to the costs; of 200,000, 10,000 too, 57,000 are the commission, 100,000
// recoup and 33,000 are left; of 150,000 the commission is 15,000 and 20,000. The support of 90,000 counts for
// 30,000 and amortises a cost of 180,000 by itself, or for 17,500 and leaves 9,500 to the next receipt.
func TestWorkedTheatres(t *testing.T) {
	for _, row := range []struct {
		reading                  rnpp.FranchiseReading
		earned, event, remaining string
		reason                   string
	}{
		{"", "7260.00", "2028-06-30", "0", "2 % of 133,000, 4 % of 115,000"},
		{rnpp.OffShare, "7070.00", "2028-07-15", "9500", "2 % of 142,500, 4 % of 105,500"},
	} {
		writer := royalties.Contract{ID: "writer", Party: "Writer", Rates: []royalties.Rate{{
			Steps: []recoupment.Step{{Rate: dec("2"), Until: &recoupment.Condition{Threshold: rnpp.Amortised}}, {Rate: dec("4")}},
		}}}
		c := rnpp.Contracts{
			Base: recoupment.Deal{Currency: "EUR"}, Producer: "P", Opens: day("2027-12-31"), Protocol: protocol(t, ""),
			Mandates: []rnpp.Mandate{{ID: "france", Party: "D", Streams: []rnpp.Stream{{ID: "theatres", Channel: rnpp.Theatres, Commission: rnpp.Commission{
				AfterCosts: true, Steps: []recoupment.Step{until("30", recoupment.Term{Pool: "theatres"}, "300000"), {Rate: dec("20")}},
			}}},
				Costs:      []rnpp.Costs{{Account: recoupment.Account{ID: "release", Opening: dec("60000")}}},
				Guarantees: []rnpp.Guarantee{{ID: "mg", Amount: dec("100000"), Counts: &rnpp.Counted{Stream: "theatres"}}},
			}},
			Tiers: []recoupment.Tier{royalties.Tier("authors", royalties.RNPP, []royalties.Contract{writer})},
		}
		require.NoError(t, royalties.AddTo(&c.Base, writer))
		a := amortising(t, "180000", row.reading)
		a.Lines = []rnpp.AmortisationLine{{ID: "ci", Kind: rnpp.TaxCredit, Amount: dec("20000")}}
		c.Amortisation = a
		c.Opposable = []rnpp.OpposableTerms{{ID: "view", Party: "Writer", BorneBy: "P", Protocol: true}}
		f := play(t, c)
		f.sell("2028-01-15", rnpp.Sale{Channel: rnpp.Theatres, Amount: dec("50000")})
		f.sell("2028-02-15", rnpp.Sale{Channel: rnpp.Theatres, Amount: dec("200000")})
		f.apply(a.SupportMovement(day("2028-06-30"), dec("0"), dec("90000")))
		s, st := f.settle("2028-06-30")
		require.Equal(t, "133000.00", st.Total.Net.Cumulative.StringFixed(2))
		left, err := c.Remaining(s)
		require.NoError(t, err)
		require.Equal(t, row.remaining, left.String())
		f.sell("2028-07-15", rnpp.Sale{Channel: rnpp.Theatres, Amount: dec("150000")})
		s, st = f.settle("2028-12-31")
		require.Equal(t, "248000.00", st.Total.Net.Cumulative.StringFixed(2))
		require.Equal(t, "92000.00", s.Line("france.commission.theatres").Cumulative.StringFixed(2))
		require.Equal(t, row.earned, s.Accruals[0].Earned.StringFixed(2), row.reason)
		require.Equal(t, row.event, f.run.Events()[0].Date.String())
	}
}

// TestWorkedTelevision: a presale of 500,000 and its top-up, instalments of a large sale, a sale at the limit, catch-up.
func TestWorkedTelevision(t *testing.T) {
	c := rnpp.Contracts{
		Base: recoupment.Deal{Currency: "EUR"}, Producer: "P", Opens: day("2027-12-31"), Protocol: protocol(t, ""),
		Mandates: []rnpp.Mandate{{ID: "tvs", Party: "A", Streams: []rnpp.Stream{
			{ID: "tv.fin", Channel: rnpp.Television, Nature: rnpp.Financing, Commission: commission("5")},
			{ID: "tv", Channel: rnpp.Television, Commission: commission("12")},
			{ID: "tv.cu", Channel: rnpp.Television, Nature: rnpp.CatchUp, Commission: commission("20")},
		}}},
		Received:  []rnpp.LumpSum{{ID: "canal", Amount: dec("500000"), Counted: rnpp.Counted{Stream: "tv.fin"}}},
		Tiers:     []recoupment.Tier{{ID: "authors", Rights: []recoupment.Right{{ID: "author", Party: "Author", Accrues: true, Steps: flat("3")}}}},
		Opposable: []rnpp.OpposableTerms{{ID: "view", Party: "Author", BorneBy: "P", Protocol: true}},
	}
	f := play(t, c)
	f.sell("2028-01-15", rnpp.Sale{Channel: rnpp.Television, Nature: rnpp.Financing, Amount: dec("20000")})
	f.sell("2028-01-16", rnpp.Sale{Channel: rnpp.Television, Amount: dec("40000"), Contract: new(dec("80000"))})
	f.sell("2028-01-17", rnpp.Sale{Channel: rnpp.Television, Amount: dec("40000"), Contract: new(dec("80000"))})
	f.sell("2028-01-18", rnpp.Sale{Channel: rnpp.Television, Amount: dec("50000")})
	f.sell("2028-01-19", rnpp.Sale{Channel: rnpp.Television, Nature: rnpp.CatchUp, Amount: dec("60000")})
	s, st := f.settle("2028-12-31")
	require.Equal(t, "681400.00", st.Total.Net.Cumulative.StringFixed(2))
	require.Equal(t, "20442.00", s.Accruals[0].Earned.StringFixed(2))
	require.Equal(t, "168.00", s.Transfer("view").Cumulative.StringFixed(2), "3 % of 5,600: 5 % of 20,000, 2 % of 80,000, nothing on 50,000 (12 is under 15 %), 5 % of 60,000")
}

// TestWorkedOnDemand: the scale crossed in seven receipts, by contracts above and below it, in both readings.
func TestWorkedOnDemand(t *testing.T) {
	receipts := []string{"90000", "90000", "90000", "29999.99", "0.01", "0.01", "99999.99"}
	for _, row := range []struct {
		reading rnpp.ScaleReading
		rate    string
		opposed []string // opposable commission, cumulative
	}{
		{"", "25", []string{"22500", "41000", "55500", "59999.9985", "60000", "45000.0015", "60000"}},
		{rnpp.MarginalThroughout, "25", []string{"22500", "41000", "55500", "59999.9985", "60000", "60000.0015", "75000"}},
		{"", "18", []string{"16200", "32400", "46500", "50999.9985", "51000", "45000.0015", "60000"}},
		{"", "10", []string{"9000", "18000", "27000", "29999.999", "30000", "30000.001", "40000"}},
		{"", "40", []string{"27000", "46000", "60500", "64999.9985", "65000", "45000.0015", "60000"}},
	} {
		s := vod(commission(row.rate))
		c := opposed(t, s, row.reading)
		f := play(t, c)
		own, err := c.Against("author.view")
		require.NoError(t, err)
		v := play(t, own)
		total := dec("0")
		for i, r := range receipts {
			total = total.Add(dec(r))
			on := "2028-0" + string(rune('1'+i)) + "-15"
			f.sell(on, rnpp.Sale{Channel: rnpp.VOD, Amount: dec(r)})
			v.sell(on, rnpp.Sale{Channel: rnpp.VOD, Amount: dec(r)})
			_, st := f.settle(on)
			vs, _ := v.settle(on)
			taken := total.Mul(dec(row.rate)).Shift(-2)
			require.Equal(t, taken.Round(2).StringFixed(2), st.Total.Deducted.Cumulative.StringFixed(2))
			due := taken.Sub(dec(row.opposed[i])).Shift(-1)
			got := f.last.Transfer("author.view").Cumulative
			require.True(t, got.Sub(due).Abs().LessThan(dec("0.011")), "%s %s %d: %s %s", row.reading, row.rate, i, got, due)
			require.True(t, vs.Line("author").Cumulative.Sub(total.Sub(dec(row.opposed[i])).Shift(-1)).Abs().LessThan(dec("0.011")))
		}
	}
}

// TestWorkedSOFICA: commission 30 % and costs of 55,000, opposable at 20 % and 30,000. With G received, the net
// receipts are 0.7 G - 55,000, and 0.8 G - 30,000 in its view; 90 % reach it, of which it has 40 % up to 50,000.
func TestWorkedSOFICA(t *testing.T) {
	c := rnpp.Contracts{
		Base: recoupment.Deal{Currency: "EUR"}, Producer: "P", Opens: day("2027-12-31"),
		Mandates: []rnpp.Mandate{{ID: "france", Party: "D", Streams: []rnpp.Stream{{ID: "theatres", Channel: rnpp.Theatres, Commission: commission("30")}},
			Costs: []rnpp.Costs{{Account: recoupment.Account{ID: "release", Opening: dec("50000"), Heads: []recoupment.Head{{ID: "gala", Opening: dec("5000")}}}}},
		}},
		Tiers: []recoupment.Tier{author(), {ID: "inv", Rights: []recoupment.Right{{ID: "sofica", Party: "S", Steps: []recoupment.Step{until("40", recoupment.Term{Party: "S"}, "50000"), {Rate: dec("10")}}}}}},
		Opposable: []rnpp.OpposableTerms{{ID: "view", Party: "S", BorneBy: "P", Rates: []rnpp.OpposableRate{{Stream: "theatres", Rate: dec("20")}},
			Accounts: []rnpp.OpposableAccount{{Account: "release", Cap: new(dec("30000")), Heads: []rnpp.OpposableHead{{Head: "gala"}}}}}},
	}
	f := play(t, c)
	for _, row := range []struct{ receipt, net, real, topup, reason string }{
		{"60000", "0.00", "0.00", "6480.00", "in its view 18,000: 40 % of 16,200"},
		{"100000", "57000.00", "20520.00", "14760.00", "40 % of 51,300; in its view 98,000: 35,280"},
		{"200000", "197000.00", "55230.00", "5490.00", "177,300: 50,000 of 125,000 and 10 % of 52,300; in its view 232,200: 50,000 and 10,720. A part is given back"},
	} {
		f.sell("2028-01-15", rnpp.Sale{Channel: rnpp.Theatres, Amount: dec(row.receipt)})
		s, st := f.settle("2028-01-15")
		require.Equal(t, []string{row.net, row.real, row.topup}, []string{
			st.Total.Net.Cumulative.StringFixed(2), s.Line("sofica").Cumulative.StringFixed(2), s.Transfer("view").Cumulative.StringFixed(2),
		}, row.reason)
	}
}

// TestWorkedAbroadAndDiscs: sub-commission, shared and given territories, discs by royalty, catalogue and costs.
func TestWorkedAbroadAndDiscs(t *testing.T) {
	c := rnpp.Contracts{
		Base: recoupment.Deal{Currency: "EUR"}, Producer: "P", Opens: day("2027-12-31"), Protocol: protocol(t, ""),
		Mandates: []rnpp.Mandate{{ID: "world", Party: "A", Streams: []rnpp.Stream{
			{ID: "foreign", Channel: rnpp.ForeignSales, Commission: rnpp.Commission{Steps: flat("15"), Sub: []rnpp.SubCommission{{Party: "Sub", Rate: dec("12")}}}},
			{ID: "shared", Channel: rnpp.CoproductionTerritories, Territories: []string{"DE", "AT"}, Commission: commission("20"), Partner: &rnpp.Partner{Party: "K", Rate: dec("40"), Of: rnpp.OfNet}},
			{ID: "theirs", Channel: rnpp.CoproductionTerritories, Territories: []string{"BE"}, Partner: &rnpp.Partner{Party: "K", Rate: dec("100"), Of: rnpp.OfGross}},
		},
			Costs: []rnpp.Costs{{Account: recoupment.Account{ID: "festival", Opening: dec("10000")}, Streams: []string{"foreign"}}}},
			{ID: "discs.m", Party: "V", Streams: []rnpp.Stream{
				{ID: "discs", Channel: rnpp.PhysicalVideo, Video: rnpp.RoyaltyModel, Commission: commission("10")},
				{ID: "catalogue", Channel: rnpp.PhysicalVideo, Video: rnpp.RoyaltyModel, Nature: rnpp.Catalogue, Commission: commission("20")},
			}},
			{ID: "discs.c", Party: "W", Streams: []rnpp.Stream{{ID: "box", Channel: rnpp.PhysicalVideo, Video: rnpp.CostsModel, Territories: []string{"FR"}, Commission: commission("20")}},
				Costs: []rnpp.Costs{{Account: recoupment.Account{ID: "pressing", Opening: dec("5000")}}}},
		},
		Received:  []rnpp.LumpSum{{ID: "k", Amount: dec("200000"), Counted: rnpp.Counted{Stream: "theirs"}}},
		Tiers:     []recoupment.Tier{author()},
		Opposable: []rnpp.OpposableTerms{{ID: "view", Party: "Author", BorneBy: "P", Protocol: true}},
	}
	f := play(t, c)
	for _, row := range []struct {
		sale   rnpp.Sale
		reason string
	}{
		{rnpp.Sale{Channel: rnpp.ForeignSales, Territory: "US", Amount: dec("100000")}, "27 % and costs: 63,000 are left; by the protocol 65,000"},
		{rnpp.Sale{Channel: rnpp.CoproductionTerritories, Territory: "DE", Amount: dec("50000")}, "60 % of 40,000"},
		{rnpp.Sale{Channel: rnpp.CoproductionTerritories, Territory: "BE", Amount: dec("70000")}, "the partner's"},
		{rnpp.Sale{Channel: rnpp.PhysicalVideo, Nature: rnpp.Catalogue, Amount: dec("1000")}, "800; by the protocol 850"},
		{rnpp.Sale{Stream: "discs", Amount: dec("4000")}, "a royalty: 3,600; by the protocol all of it"},
		{rnpp.Sale{Stream: "box", Amount: dec("30000")}, "24,000 less costs of 5,000; by the protocol 25,500 less 5,000"},
	} {
		f.sell("2028-01-15", row.sale)
	}
	s, st := f.settle("2028-12-31")
	require.Equal(t, "310400.00", st.Total.Net.Cumulative.StringFixed(2), "200,000 and what the sales leave")
	require.Equal(t, "31040.00", s.Accruals[0].Earned.StringFixed(2))
	require.Equal(t, "395.00", s.Transfer("view").Cumulative.StringFixed(2), "10 % of 2,000 + 50 + 400 + 1,500")
}
