package rnpp_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
)

// TestEveryFault: all at once, each with its path.
func TestEveryFault(t *testing.T) {
	rising := rnpp.Scale{Bands: []rnpp.ScaleBand{{UpTo: dec("10"), Rate: dec("5")}}, FromFirst: new(dec("6"))}
	c := rnpp.Contracts{
		Base: recoupment.Deal{Currency: "?"}, Protocol: &rnpp.Protocol{Music: dec("101")},
		Mandates: []rnpp.Mandate{
			{
				ID: "m", Streams: []rnpp.Stream{
					{ID: "a", Channel: "radio", Commission: commission("101"), To: "b"},
					{ID: "b", Channel: rnpp.Theatres, Nature: rnpp.Financing, To: "a", Commission: rnpp.Commission{AtCap: true, Steps: flat("1")}},
					{ID: "a", Channel: rnpp.VOD, Nature: rnpp.CatchUp, Video: rnpp.CostsModel, Commission: rnpp.Commission{Scale: &rising, AfterCosts: true}},
					{ID: "d", Channel: rnpp.PhysicalVideo, Partner: &rnpp.Partner{Rate: dec("-1")}, To: "?"},
					{ID: "e", Channel: rnpp.PhysicalVideo, Video: rnpp.RoyaltyModel, Commission: rnpp.Commission{Steps: flat("60"), Sub: []rnpp.SubCommission{{Party: "x", Rate: dec("50")}}}},
					{ID: "f", Channel: rnpp.Television, Commission: rnpp.Commission{Sales: []rnpp.SaleRate{{Steps: flat("1")}, {UpTo: new(dec("-1"))}}}},
				},
				Costs:      []rnpp.Costs{{Streams: []string{"zz"}}, {Account: recoupment.Account{ID: "k"}}},
				Guarantees: []rnpp.Guarantee{{Amount: dec("-1"), Rate: dec("200"), Tier: "?", Counts: &rnpp.Counted{}}},
			},
			{ID: rnpp.NetReceipts, Party: "p"},
		},
		Received: []rnpp.LumpSum{{Amount: dec("-2")}},
		Amortisation: &rnpp.Amortisation{
			Cost: dec("-1"), Support: rnpp.SupportShare{Franchise: dec("1"), Rate: dec("101")}, KeptAdvance: "?", CreditRate: dec("-1"),
			Lines:    []rnpp.AmortisationLine{{Kind: rnpp.SupportLine}, {ID: "x", Kind: rnpp.AdvanceKept, Amount: dec("-1")}},
			Excluded: []string{"a", "?"},
		},
		Opposable: []rnpp.OpposableTerms{{
			Rates:    []rnpp.OpposableRate{{Stream: "?", Rate: dec("101")}},
			Accounts: []rnpp.OpposableAccount{{Account: "?"}, {Account: "k", Cap: new(dec("-1")), Heads: []rnpp.OpposableHead{{Head: "?"}}}},
		}},
	}
	err := c.Validate()
	for _, want := range []string{
		"base.currency: is not", "producer: a value", "protocol.music: is outside", "mandates[0].party: a value", "mandates[1].id: is given twice",
		"mandates[0].streams[0].channel: refers", "mandates[0].streams[0].commission.steps[0].rate: is outside", "mandates[0].streams[0].to: forms a cycle",
		"mandates[0].streams[1].nature: is outside", "mandates[0].streams[1].commission: is outside", "mandates[0].streams[1].commission.at_cap: is outside",
		"mandates[0].streams[2].id: is given twice", "mandates[0].streams[2].nature: is outside", "mandates[0].streams[2].video: is outside",
		"commission.scale.from_first: is outside", "mandates[0].streams[2].commission.after_costs: is outside",
		"mandates[0].streams[3].video: a value", "mandates[0].streams[3].partner.party: a value", "mandates[0].streams[3].partner.of: a value",
		"mandates[0].streams[3].partner.rate: may not", "mandates[0].streams[3].to: refers", "mandates[0].streams[4].commission.steps[0].rate: shares add up",
		"mandates[0].streams[5].commission.sales[0].up_to: a value", "mandates[0].streams[5].commission.sales[1].up_to: is out of order",
		"mandates[0].costs[0].account.id: a value", "mandates[0].costs[0].streams[0]: refers", "mandates[0].costs[1].streams: is outside",
		"mandates[0].guarantees[0].id: a value", "mandates[0].guarantees[0].amount: may not", "mandates[0].guarantees[0].rate: is outside",
		"mandates[0].guarantees[0].tier: refers", "mandates[0].guarantees[0].counts.stream: a value", "mandates[0].guarantees[0].counts.day: a value",
		"mandates[1].streams: a value", "received[0].id: a value", "received[0].amount: may not", "received[0].stream: a value",
		"amortisation.cost: may not", "amortisation.support.reading: a value", "amortisation.support.rate: is outside", "amortisation.kept_advance: refers",
		"amortisation.credit_rate: may not", "amortisation.lines[0].kind: refers", "amortisation.lines[0].id: a value", "amortisation.lines[1].amount: may not",
		"amortisation.excluded[1]: refers", "opposable[0].id: a value", "opposable[0].party: a value", "opposable[0].borne_by: a value",
		"opposable[0].rates[0].stream: refers", "opposable[0].accounts[0].account: refers", "opposable[0].accounts[1].cap: may not", "opposable[0].accounts[1].heads[0].head: refers",
	} {
		require.ErrorContains(t, err, want)
	}
	for _, err := range []error{
		second(c.Deal()), second(c.Against("x")), second(c.Excesses()), second(c.Statement(nil, recoupment.Settlement{})),
	} {
		require.ErrorIs(t, err, rnpp.ErrCycle, "every way in refuses them")
	}
}

func second[T any](_ T, err error) error { return err }

// TestFaultsOfTheDeal: what only the whole deal shows has a path of the deal.
func TestFaultsOfTheDeal(t *testing.T) {
	c := sold(rnpp.Stream{ID: "theatres", Channel: rnpp.Theatres, Commission: rnpp.Commission{
		Steps: []recoupment.Step{until("30", recoupment.Term{Counter: "?"}, "1"), {Rate: dec("20")}},
	}})
	require.ErrorContains(t, c.Validate(), "deal.pools[0].tiers[0].rights[0].steps[0].until.of[0]", "no such counter")
	c = sold(rnpp.Stream{ID: "theatres", Channel: rnpp.Theatres}, author())
	c.Base.Parties = []recoupment.Party{{ID: "Producer"}}
	require.ErrorContains(t, c.Validate(), "deal.", "the author is not on the list of parties")
	_, err := c.Against("?")
	require.ErrorContains(t, err, "opposable: refers")
	c = sold(rnpp.Stream{ID: "theatres", Channel: rnpp.Theatres})
	c.Opposable = []rnpp.OpposableTerms{{ID: "v", Party: "Author", BorneBy: "Producer", Protocol: true}}
	require.ErrorContains(t, c.Validate(), "opposable[0].protocol: a value", "no protocol to cap by")
}

// TestWrongSettlements: a statement is of the deal of its contracts, one settlement after the other.
func TestWrongSettlements(t *testing.T) {
	c := sold(rnpp.Stream{ID: "theatres", Channel: rnpp.Theatres})
	_, err := c.Statement(nil, recoupment.Settlement{Number: 2})
	require.ErrorIs(t, err, rnpp.ErrOrder, "its first period is missing")
	_, err = c.Statement(nil, recoupment.Settlement{Number: 1})
	require.ErrorIs(t, err, rnpp.ErrUnknown, "of another deal")
	f := play(t, c)
	f.sell("2028-01-01", rnpp.Sale{Stream: "theatres", Amount: dec("10")})
	_, statement := f.settle("2028-12-31")
	statement.Total.Net.Current = dec("1")
	require.ErrorIs(t, statement.Check(), rnpp.ErrUnbalance)
	statement.Channels = nil
	require.ErrorIs(t, statement.Check(), rnpp.ErrUnbalance)
}

// TestPlace: a sale finds its stream, or says why not.
func TestPlace(t *testing.T) {
	c := everything(t)
	for _, row := range []struct {
		sale rnpp.Sale
		pool string
	}{
		{rnpp.Sale{Channel: rnpp.Television, Nature: rnpp.CatchUp}, "tv.catchup"},
		{rnpp.Sale{Channel: rnpp.Television}, "tv"},
		{rnpp.Sale{Channel: rnpp.CoproductionTerritories, Territory: "DE"}, "germany"},
		{rnpp.Sale{Stream: "us", Amount: dec("-1"), Signed: day("2027-01-01")}, "us"},
	} {
		r, err := c.Place(row.sale)
		require.NoError(t, err)
		require.Equal(t, row.pool, r.Pool)
		require.Equal(t, row.pool, r.At[recoupment.DimensionMedium])
		require.False(t, r.Contract.Amount.IsNegative(), "the contract behind a credit note is what it was")
	}
	r, err := c.Place(rnpp.Sale{Stream: "us"})
	require.NoError(t, err)
	require.Equal(t, "US", r.At[rnpp.DimensionTerritory], "the only one of the stream")
	for _, sale := range []rnpp.Sale{
		{}, {Stream: "?"}, {Channel: rnpp.ForeignSales, Territory: "US"}, {Stream: "us", Territory: "FR"},
	} {
		_, err := c.Place(sale)
		require.ErrorIs(t, err, rnpp.ErrUnknown, fmt.Sprint(sale))
	}
	_, err = c.Place(rnpp.Sale{Stream: "us", Amount: decimal.New(1, 1_000), Contract: new(dec("-1"))})
	require.ErrorIs(t, err, rnpp.ErrTooLarge)
	require.ErrorIs(t, err, rnpp.ErrNegative)
}

// TestHostile: what is too large costs little and is said.
func TestHostile(t *testing.T) {
	many := sold(rnpp.Stream{ID: "theatres", Channel: rnpp.Theatres})
	for i := range rnpp.MaxStreams {
		many.Mandates[0].Streams = append(many.Mandates[0].Streams, rnpp.Stream{ID: fmt.Sprint("s", i), Channel: rnpp.Music})
	}
	require.ErrorIs(t, many.Validate(), rnpp.ErrTooLarge)
	many.Mandates[0].Streams = many.Mandates[0].Streams[:rnpp.MaxStreams]
	for i := range rnpp.MaxStreams {
		many.Mandates[0].Costs = append(many.Mandates[0].Costs, rnpp.Costs{Account: recoupment.Account{ID: fmt.Sprint("k", i)}})
	}
	require.ErrorIs(t, many.Validate(), rnpp.ErrTooLarge, "a quarter of a million rights")
	many.Mandates[0].Costs, many.Protocol = nil, protocol(t, "")
	for i := range many.Mandates[0].Streams {
		many.Mandates[0].Streams[i].Commission = commission("90")
	}
	for i := range recoupment.MaxViews {
		many.Opposable = append(many.Opposable, rnpp.OpposableTerms{ID: fmt.Sprint("v", i), Party: fmt.Sprint("p", i), BorneBy: "Producer", Protocol: true})
	}
	require.ErrorIs(t, many.Validate(), rnpp.ErrTooLarge, "views of 500 commissions each")
	large := sold(rnpp.Stream{ID: "theatres", Channel: rnpp.Theatres})
	large.Base.Accounts = []recoupment.Account{{ID: "a", Opening: decimal.New(1, 1_000_000_000)}}
	require.ErrorIs(t, large.Validate(), rnpp.ErrTooLarge)
	for _, text := range []string{`{`, `[]`, `{"mandates":[{"x":1}]}`, `{"base":{"currency":"EUR"},"base":{}}`, strings.Repeat("[", 10000)} {
		_, err := rnpp.Parse([]byte(text))
		require.Error(t, err)
	}
}

// FuzzParse: nothing panics, and what parses makes a deal that compiles and reads back.
func FuzzParse(f *testing.F) {
	for _, c := range []rnpp.Contracts{onACloud("EUR"), sold(vod(rnpp.Commission{Scale: &rnpp.Scale{
		Bands: []rnpp.ScaleBand{{UpTo: dec("100"), Rate: dec("30")}}, Beyond: dec("10"), FromFirst: new(dec("15")),
	}}))} {
		data, err := json.Marshal(c)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := rnpp.Parse(data)
		if err != nil {
			return
		}
		deal, err := c.Deal()
		require.NoError(t, err)
		_, err = deal.Compile()
		require.NoError(t, err)
		c.Opening()
		_, err = c.Excesses()
		require.NoError(t, err)
		again, err := json.Marshal(c)
		require.NoError(t, err)
		_, err = rnpp.Parse(again)
		require.NoError(t, err)
	})
}
