package video_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment/video"
	"github.com/filmfinance/filmfinance/schedule"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

var disc = video.Chain{VAT: dec("20"), Tax: dec("2"), Trade: dec("60"), Base: video.WithoutVAT}

func TestSell(t *testing.T) {
	vod := video.Chain{VAT: dec("20"), Trade: dec("50"), Base: video.WithoutVAT}
	gross, net := disc, disc
	gross.Base, net.Base = video.PublicPrice, video.WithoutVATAndTax
	for _, test := range []struct {
		name, public, vat, tax, trade, seller string
		chain                                 video.Chain
		reason                                string
	}{
		{"a disc", "12", "2", "0.2", "6", "3.8", disc, "10 without VAT: tax 2 %, 60 % to the publisher"},
		{"of the public price", "12", "2", "0.2", "7.2", "2.6", gross, "60 % of 12"},
		{"after the tax", "12", "2", "0.2", "5.88", "3.92", net, "60 % of 9.80"},
		{"a film on demand", "4.99", "0.83", "0", "2.08", "2.08", vod, "0.8317; half of 4.1583 is 2.0792, the platform closes 4.16"},
		{"many", "49900", "8316.67", "0", "20791.67", "20791.66", vod, "rounded once, on the sum"},
		{"nothing", "0", "0", "0", "0", "0", disc, "no sale"},
	} {
		t.Run(test.name, func(t *testing.T) {
			sale, err := test.chain.Sell("EUR", dec(test.public))
			require.NoError(t, err)
			require.NoError(t, sale.Check())
			require.Equal(t, []string{test.vat, test.tax, test.trade, test.seller},
				[]string{sale.VAT.String(), sale.Tax.String(), sale.Trade.String(), sale.Seller.String()}, test.reason)
			require.Len(t, sale.Lines, 6)
		})
	}
	sale, err := gross.Sell("EUR", dec("12"))
	require.NoError(t, err)
	require.Equal(t, "12 60 36/5", sale.Lines[4].Base.String()+" "+sale.Lines[4].Rate.String()+" "+sale.Lines[4].Exact)
}

func TestChainFaults(t *testing.T) {
	huge := decimal.New(1, 1_000_000_000)
	_, err := video.Chain{VAT: dec("-1"), Tax: huge, Trade: dec("101")}.Sell("?", huge)
	for _, want := range []string{"currency: ", "vat: may not be negative", "tax: is larger", "trade: is outside", "base: a value is required", "public: is larger"} {
		require.ErrorContains(t, err, want)
	}
	require.ErrorIs(t, video.Chain{VAT: dec("20"), Trade: dec("90"), Base: video.PublicPrice}.Validate(), video.ErrOver100, "10.80 of 10 without VAT")
	require.ErrorIs(t, video.Chain{Base: "box"}.Validate(), video.ErrUnknown)
	require.ErrorIs(t, video.Sale{Public: huge}.Check(), video.ErrTooLarge)
	require.ErrorIs(t, video.Sale{Public: dec("1")}.Check(), video.ErrUnbalance)

	rate, source, err := video.VATAt(schedule.MustParseDate("2028-04-05"))
	require.NoError(t, err)
	require.Equal(t, "20", rate.String())
	require.NotEmpty(t, source.Title)
	_, _, err = video.VATAt(schedule.MustParseDate("2013-12-31"))
	require.ErrorIs(t, err, video.ErrBefore)
	rate, _, found := video.UnconfirmedTaxAt(schedule.MustParseDate("2028-04-05"))
	require.True(t, found)
	require.Equal(t, "2", rate.String())
}

// worked is the edition of the case on authors' contracts: 20 % withheld for a year.
func worked() video.Edition {
	e := video.Edition{Currency: "EUR", Reserve: video.Reserve{Rate: dec("20"), Periods: 1}}
	for _, p := range [][3]string{
		{"2027", "96400.00", "0"}, {"2028", "58250.40", "11460.00"}, {"2029", "21730.00", "14020.10"},
		{"2030", "8940.75", "2905.00"}, {"2031", "3115.20", "640.30"},
	} {
		e.Periods = append(e.Periods, video.Period{ID: p[0], Sales: dec(p[1]), Returns: dec(p[2])})
	}
	return e
}

func TestReserve(t *testing.T) {
	s, err := worked().Compute()
	require.NoError(t, err)
	require.NoError(t, s.Check())
	for i, want := range []string{
		"19280.00 0.00 0.00 77120.00 19280.00",
		"11650.08 19280.00 7820.00 54420.32 11650.08",
		"4346.00 11650.08 -2370.02 15013.98 4346.00", // the returns exceed the reserve
		"1788.15 4346.00 1441.00 8593.60 1788.15",
		"623.04 1788.15 1147.85 3640.01 623.04", // the last reserve stays open
	} {
		r := s.Rows[i]
		require.Equal(t, want, fmt.Sprintf("%s %s %s %s %s", r.Withheld.StringFixed(2), r.Due.StringFixed(2), r.Released.StringFixed(2), r.Base.StringFixed(2), r.Reserve.StringFixed(2)))
		require.True(t, r.Producer.Equal(r.Base), "no model: the base is the producer's")
	}
	require.Equal(t, "623.04", s.Reserve.String())

	two := worked()
	two.Reserve.Periods = 2
	s, err = two.Compute()
	require.NoError(t, err)
	require.NoError(t, s.Check())
	for i, want := range []string{"0", "0", "19280", "11650.08", "4346"} {
		require.Equal(t, want, s.Rows[i].Due.String(), "released two years later")
	}
	require.Equal(t, "-11460", s.Rows[1].Released.String(), "nothing to release, returns all the same")
	require.Equal(t, "2411.19", s.Reserve.String(), "1,788.15 + 623.04")
}

func TestRoyalty(t *testing.T) {
	e := worked()
	e.Royalty = &video.Royalty{Rate: dec("25"), On: video.OnTradePrice}
	s, err := e.Compute()
	require.NoError(t, err)
	require.NoError(t, s.Check())
	for i, want := range []string{"19280.00", "13605.08", "3753.50", "2148.40", "910.00"} {
		require.Equal(t, want, s.Rows[i].Producer.StringFixed(2),
			"a quarter, as differences of 19,280, 32,885.08, 36,638.575 (.58), 38,786.975 (.98) and 39,696.9775 (.98)")
	}
	back := video.Edition{Currency: "EUR", Royalty: &video.Royalty{Rate: dec("50"), On: video.OnPublicPrice}, Periods: []video.Period{
		{ID: "1", Sales: dec("100")}, {ID: "2", Returns: dec("40")},
	}}
	s, err = back.Compute()
	require.NoError(t, err)
	require.Equal(t, "-20", s.Rows[1].Producer.String(), "returns without a reserve take a royalty back")
}

func TestCosts(t *testing.T) {
	e := video.Edition{Currency: "EUR", Costs: &video.Costs{Commission: dec("30"), Opening: dec("10")}, Periods: []video.Period{
		{ID: "1", Sales: dec("1000"), Costs: dec("900")},
		{ID: "2", Sales: dec("500"), Costs: dec("100")},
		{ID: "3", Returns: dec("200")},
		{ID: "4", Sales: dec("400")},
	}}
	s, err := e.Compute()
	require.NoError(t, err)
	require.NoError(t, s.Check())
	for i, want := range []struct{ commission, producer, unrecouped, reason string }{
		{"300", "0", "210", "700 against 910 of costs"},
		{"150", "40", "0", "350 against 310"},
		{"-60", "0", "140", "200 returned, 60 of the commission with them; what was paid stays paid"},
		{"120", "140", "0", "280 against 140"},
	} {
		r := s.Rows[i]
		require.Equal(t, []string{want.commission, want.producer, want.unrecouped}, []string{r.Commission.String(), r.Producer.String(), r.Unrecouped.String()}, want.reason)
	}
	s.Rows[1].Unrecouped = dec("1")
	require.ErrorIs(t, s.Check(), video.ErrUnbalance)
}

func TestEditionFaults(t *testing.T) {
	huge := decimal.New(1, 1_000_000_000)
	e := video.Edition{
		Currency: "EUR", Reserve: video.Reserve{Rate: dec("20")}, Royalty: &video.Royalty{Rate: dec("101")}, Costs: &video.Costs{Commission: huge, Opening: dec("-1")},
		Periods: []video.Period{{ID: "1", Sales: huge, Returns: dec("0.001")}, {ID: "1", Sales: dec("-1")}},
	}
	err := e.Validate()
	for _, want := range []string{
		"reserve.periods: is outside", "costs: is given twice", "royalty.rate: is outside", "royalty.on: a value is required", "costs.commission: is larger",
		"costs.opening: may not", "periods[0].sales: is larger", "periods[0].returns: ", "periods[1].id: is given twice", "periods[1].sales: may not",
	} {
		require.ErrorContains(t, err, want)
	}
	plain := video.Edition{Currency: "EUR", Reserve: video.Reserve{Periods: -1}, Royalty: &video.Royalty{On: "?"}, Periods: []video.Period{{ID: "1", Costs: dec("1")}}}
	for _, want := range []string{"reserve.periods: ", "royalty.on: refers", "periods[0].costs: refers"} {
		require.ErrorContains(t, plain.Validate(), want)
	}
	plain.Periods = make([]video.Period, video.MaxPeriods+1)
	require.ErrorIs(t, plain.Validate(), video.ErrTooLarge)
	require.ErrorIs(t, video.Statement{Reserve: huge}.Check(), video.ErrTooLarge)
}

// Once everything is released, what was sold less what came back has reached publisher and producer.
func TestEditionsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := func(label string) decimal.Decimal {
			return decimal.New(rapid.Int64Range(0, 10_000_000).Draw(t, label), -2)
		}
		rate := func(label string) decimal.Decimal { return decimal.New(rapid.Int64Range(0, 10_000).Draw(t, label), -2) }
		e := video.Edition{Currency: "EUR", Reserve: video.Reserve{Rate: rate("reserve"), Periods: rapid.IntRange(1, 3).Draw(t, "later")}}
		switch rapid.IntRange(0, 2).Draw(t, "model") {
		case 1:
			e.Royalty = &video.Royalty{Rate: rate("royalty"), On: video.OnTradePrice}
		case 2:
			e.Costs = &video.Costs{Commission: rate("commission"), Opening: cents("opening")}
		}
		var sold decimal.Decimal
		for i := range rapid.IntRange(1, 8).Draw(t, "periods") {
			p := video.Period{ID: fmt.Sprint(i), Sales: cents("sales"), Returns: cents("returns")}
			if e.Costs != nil {
				p.Costs = cents("costs")
			}
			sold = sold.Add(p.Sales).Sub(p.Returns)
			e.Periods = append(e.Periods, p)
		}
		for i := range e.Reserve.Periods { // long enough for the last reserve to be released
			e.Periods = append(e.Periods, video.Period{ID: fmt.Sprint("later ", i)})
		}
		s, err := e.Compute()
		require.NoError(t, err)
		require.NoError(t, s.Check())
		require.True(t, s.Reserve.IsZero())
		var base decimal.Decimal
		for _, r := range s.Rows {
			base = base.Add(r.Base)
			if e.Costs != nil {
				require.False(t, r.Producer.IsNegative())
			}
		}
		require.True(t, base.Equal(sold), "%s, not %s", base, sold)
		data, err := json.Marshal(e)
		require.NoError(t, err)
		back, err := video.ParseEdition(data)
		require.NoError(t, err)
		again, err := back.Compute()
		require.NoError(t, err)
		require.Equal(t, asJSON(t, s), asJSON(t, again))
	})
}

// A sale adds up, and as much goes to whoever it is due to, in whatever order rates are drawn.
func TestSalesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rate := func(label string, most int64) decimal.Decimal {
			return decimal.New(rapid.Int64Range(0, most).Draw(t, label), -2)
		}
		c := video.Chain{VAT: rate("vat", 2_500), Tax: rate("tax", 500), Trade: rate("trade", 7_500), Base: rapid.SampledFrom([]video.Base{
			video.PublicPrice, video.WithoutVAT, video.WithoutVATAndTax,
		}).Draw(t, "base")}
		sale, err := c.Sell("EUR", rate("public", 1_000_000_000))
		require.NoError(t, err)
		require.NoError(t, sale.Check())
		sale.Trade = sale.Trade.Add(dec("0.01"))
		require.ErrorIs(t, sale.Check(), video.ErrUnbalance)
	})
}

func asJSON(t require.TestingT, value any) string {
	data, err := json.Marshal(value)
	require.NoError(t, err)
	return string(data)
}

// Whatever an edition says, it is refused or computed to the cent.
func FuzzParseEdition(f *testing.F) {
	f.Add(asJSON(f, worked()))
	f.Add(`{"currency":"JPY","reserve":{"rate":"33.3","periods":2},"costs":{"commission":"7.7","opening":"5"},"periods":[{"id":"1","sales":"7","costs":"9"}]}`)
	f.Add(`{"periods":[{"sales":"NaN"}],"reserve":{"rate":"1e999999999"}}`)
	f.Fuzz(func(t *testing.T, text string) {
		e, err := video.ParseEdition([]byte(text))
		if err != nil {
			return
		}
		s, err := e.Compute()
		require.NoError(t, err, "what validates computes")
		require.NoError(t, s.Check())
	})
}
