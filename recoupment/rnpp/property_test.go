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

// anyContracts draws a film: streams of every channel, commissions of every kind, crossed costs, a guarantee.
func anyContracts(t *rapid.T, p *rnpp.Protocol) rnpp.Contracts {
	c := rnpp.Contracts{Base: recoupment.Deal{Currency: "EUR"}, Producer: "Producer", Protocol: p, Tiers: []recoupment.Tier{author()}}
	var names []string
	for i := range rapid.IntRange(1, 3).Draw(t, "mandates") {
		m := rnpp.Mandate{ID: fmt.Sprint("m", i), Party: fmt.Sprint("Agent ", i), InGroup: rapid.Bool().Draw(t, "in group")}
		for j := range rapid.IntRange(1, 4).Draw(t, "streams") {
			s := rnpp.Stream{ID: fmt.Sprint("s", i, j), Channel: rapid.SampledFrom(rnpp.Channels()).Draw(t, "channel")}
			if s.Channel == rnpp.PhysicalVideo {
				s.Video = rnpp.CostsModel
			}
			s.Commission = anyCommission(t, s.ID)
			if i > 0 && rapid.Bool().Draw(t, "passes on") { // to a stream of an earlier mandate
				s.To = rapid.SampledFrom(c.Mandates[i-1].Streams).Draw(t, "to").ID
			}
			m.Streams = append(m.Streams, s)
			names = append(names, s.ID)
		}
		m.Costs = []rnpp.Costs{{Account: recoupment.Account{ID: fmt.Sprint("k", i), Opening: amount(t, "costs")}}}
		m.Guarantees = []rnpp.Guarantee{{ID: fmt.Sprint("g", i), Amount: amount(t, "guarantee"), Rate: decimal.NewFromInt(int64(rapid.IntRange(0, 100).Draw(t, "corridor")))}}
		c.Mandates = append(c.Mandates, m)
	}
	first := &c.Mandates[0]
	first.Costs[0].Streams = rapid.SliceOfNDistinct(rapid.SampledFrom(names), 1, len(names), rapid.ID[string]).Draw(t, "crossed")
	return c
}

func anyCommission(t *rapid.T, stream string) rnpp.Commission {
	rate := func(most int) decimal.Decimal {
		return decimal.NewFromInt(int64(rapid.IntRange(0, most).Draw(t, "rate")))
	}
	switch rapid.IntRange(0, 3).Draw(t, "kind") {
	case 0:
		return rnpp.Commission{Steps: []recoupment.Step{{Rate: rate(60)}}, AfterCosts: rapid.Bool().Draw(t, "after costs")}
	case 1:
		return rnpp.Commission{Scale: &rnpp.Scale{Bands: []rnpp.ScaleBand{{UpTo: dec("150000"), Rate: rate(60)}}, Beyond: rate(60)}}
	case 2:
		return rnpp.Commission{Scale: &rnpp.Scale{
			Bands: []rnpp.ScaleBand{{UpTo: dec("100000"), Rate: dec("40")}, {UpTo: dec("300000"), Rate: dec("20")}}, Beyond: rate(60), FromFirst: new(rate(26)),
		}}
	default:
		return rnpp.Commission{Sales: []rnpp.SaleRate{{UpTo: new(dec("20000")), Steps: []recoupment.Step{{Rate: rate(60)}}}, {Steps: []recoupment.Step{{Rate: rate(60)}}}}}
	}
}

func amount(t *rapid.T, name string) decimal.Decimal {
	return decimal.New(int64(rapid.IntRange(0, 40_000_000).Draw(t, name)), -2)
}

// anyReadings draws readings of what the text leaves open.
func anyReadings(t *rapid.T, p *rnpp.Protocol) *rnpp.Protocol {
	read := *p
	read.Intermediaries = rapid.SampledFrom([]rnpp.Intermediaries{rnpp.IntermediariesTogether, rnpp.IntermediariesEach}).Draw(t, "intermediaries")
	read.Turnover = rapid.SampledFrom([]rnpp.ScaleTurnover{rnpp.TurnoverOfStream, rnpp.TurnoverOfChannel, rnpp.TurnoverOfFilm}).Draw(t, "turnover")
	read.Subscription = rapid.SampledFrom([]rnpp.SubscriptionReading{rnpp.SubscriptionAsItem, rnpp.SubscriptionByScale}).Draw(t, "subscription")
	return &read
}

// TestProperties: gross less deductions is net, all the money goes to somebody, the sum of the streams is the
// pool of the net receipts, the view gives what the contracts of its terms by themselves would, and never less
// than the real cascade where the beneficiary's rate does not fall.
func TestProperties(t *testing.T) {
	p := protocol(t, "")
	rapid.Check(t, func(r *rapid.T) {
		c := anyContracts(r, anyReadings(r, p))
		sellers := rapid.SliceOfN(rapid.IntRange(0, 11), 1, 8).Draw(r, "sales")
		plain := c
		c.Opposable = []rnpp.OpposableTerms{{ID: "view", Party: "Author", BorneBy: "Producer", Protocol: true}}
		if plain.Validate() != nil || c.Validate() != nil {
			r.Skip("two falls at different turnovers, or a scale of television")
		}
		own, err := c.Against("view")
		require.NoError(r, err)
		runs := []*drawn{open(r, c), open(r, own)}
		gross := decimal.Decimal{}
		for _, at := range sellers {
			m := c.Mandates[at%len(c.Mandates)]
			sale := rnpp.Sale{Stream: m.Streams[at%len(m.Streams)].ID, Amount: amount(r, "sale")}
			gross = gross.Add(sale.Amount)
			for _, run := range runs {
				run.sell(r, sale)
			}
			stands, seen := runs[0].settle(r), runs[1].settle(r)
			total := decimal.Decimal{}
			for _, l := range stands.Lines {
				total = total.Add(l.Cumulative)
			}
			// A commission that was given back was received twice, by the seller and by those it was shared among.
			for _, tr := range stands.Transfers {
				if tr.Into != "" {
					total = total.Sub(tr.Cumulative)
				}
			}
			require.True(r, total.Equal(gross), "%s paid of %s", total, gross)
			topUp := stands.Transfer("view").Cumulative
			require.False(r, topUp.IsNegative(), "an author at one rate is never due less: %s", topUp)
			require.True(r, stands.Line("author").Cumulative.Add(topUp).Sub(seen.Line("author").Cumulative).Abs().LessThanOrEqual(dec("0.01")))
		}
	})
}

// drawn is a run whose statements are drawn and compared.
type drawn struct {
	rnpp.Contracts
	run  *recoupment.Run
	last *recoupment.Settlement
}

func open(t *rapid.T, c rnpp.Contracts) *drawn {
	deal, err := c.Deal()
	require.NoError(t, err)
	cascade, err := deal.Compile()
	require.NoError(t, err)
	return &drawn{Contracts: c, run: cascade.Open()}
}

func (p *drawn) sell(t *rapid.T, sale rnpp.Sale) {
	receipt, err := p.Place(sale)
	require.NoError(t, err)
	require.NoError(t, p.run.Apply(recoupment.Movement{Date: day("2028-01-01"), Receipts: []recoupment.Receipt{receipt}}))
}

func (p *drawn) settle(t *rapid.T) recoupment.Settlement {
	s, err := p.run.Settle(day("2028-01-01"))
	require.NoError(t, err)
	require.NoError(t, s.Check())
	statement, err := p.Statement(p.last, s)
	require.NoError(t, err)
	require.NoError(t, statement.Check())
	p.last = &s
	for _, line := range statement.Streams {
		for _, d := range line.Deductions {
			require.True(t, d.Rounding.Abs().LessThanOrEqual(dec("0.05")), "%s: %s", d.Right, d.Rounding)
			for _, s := range d.Slices {
				require.True(t, s.Base.Mul(s.Rate).Shift(-2).Sub(s.Amount).Abs().LessThanOrEqual(dec("0.02")), "%s: %s %% of %s is not %s", d.Right, s.Rate, s.Base, s.Amount)
				if s.Opposable != nil && d.Kind != rnpp.CommissionGivenBack {
					require.True(t, s.Opposable.LessThanOrEqual(s.Rate), "%s: %s of %s", d.Right, s.Opposable, s.Rate)
				}
			}
		}
	}
	cents := decimal.New(int64(len(statement.Streams)*6+1), -2) // every figure is rounded for itself
	net := decimal.RequireFromString(level(s, recoupment.LevelPool, rnpp.NetReceipts)).Add(statement.Total.Outside.Cumulative)
	require.True(t, statement.Total.Net.Cumulative.Sub(net).Abs().LessThanOrEqual(cents), "%s is not %s", statement.Total.Net.Cumulative, net)
	return s
}

// TestFallingRatesMayLose: the case in which a view gives less. The beneficiary has 10 % of television until
// the net receipts reach 100; without the commission on foreign sales they reach it before television pays.
func TestFallingRatesMayLose(t *testing.T) {
	c := sold(rnpp.Stream{ID: "foreign", Channel: rnpp.ForeignSales, Commission: commission("50")}, recoupment.Tier{ID: "shares", Rights: []recoupment.Right{
		{ID: "share", Party: "SOFICA", On: on("tv"), Steps: []recoupment.Step{until("10", recoupment.Term{Pool: rnpp.NetReceipts}, "100")}},
	}})
	c.Mandates[0].Streams = append(c.Mandates[0].Streams, rnpp.Stream{ID: "tv", Channel: rnpp.Television})
	c.Opposable = []rnpp.OpposableTerms{{ID: "view", Party: "SOFICA", BorneBy: "Producer", Rates: []rnpp.OpposableRate{{Stream: "foreign"}}}}
	f := play(t, c)
	f.sell("2028-01-01", rnpp.Sale{Stream: "foreign", Amount: dec("100")})
	f.sell("2028-01-02", rnpp.Sale{Stream: "tv", Amount: dec("50")})
	s, _ := f.settle("2028-12-31")
	require.Equal(t, "5", s.Line("share").Cumulative.String(), "50 of foreign sales, then 10 % of 50")
	require.Equal(t, "-5", s.Transfer("view").Cumulative.String(), "100 of foreign sales reach the threshold: nothing of television")
}

// anyAccount adds an account of amortisation at which the rate of the author doubles, sums outside the cascade,
// and caps of his on what is recouped.
func anyAccount(t *rapid.T, c *rnpp.Contracts) rnpp.OpposableTerms {
	terms := rnpp.OpposableTerms{ID: "view", Party: "Author", BorneBy: "Producer", Protocol: true}
	first := c.Mandates[0].Streams[0].ID
	c.Tiers, c.Opens = []recoupment.Tier{twoRates()}, day("2027-12-31")
	c.Amortisation = &rnpp.Amortisation{Cost: amount(t, "cost"), Lines: []rnpp.AmortisationLine{{ID: "aid", Kind: rnpp.Aid, Amount: amount(t, "aid")}}}
	if rapid.Bool().Draw(t, "excluded") {
		c.Amortisation.Excluded = []string{first}
	}
	c.Received = []rnpp.LumpSum{{ID: "presale", Amount: amount(t, "presale"), Counted: rnpp.Counted{Stream: first}}}
	for i := range c.Mandates {
		m := &c.Mandates[i]
		if rapid.Bool().Draw(t, "counts") {
			m.Guarantees[0].Counts = &rnpp.Counted{Stream: m.Streams[0].ID, Day: day("2028-01-01")}
		}
		for _, account := range []string{m.Costs[0].Account.ID, m.Guarantees[0].ID} {
			if rapid.Bool().Draw(t, "capped") {
				terms.Accounts = append(terms.Accounts, rnpp.OpposableAccount{Account: account, Cap: new(amount(t, "cap"))})
			}
		}
	}
	return terms
}

// TestAccountsInViews: with sums outside the cascade, caps on what is recouped and a rate that changes at
// amortisation, the view still gives what its contracts by themselves would.
func TestAccountsInViews(t *testing.T) {
	p := protocol(t, "")
	rapid.Check(t, func(r *rapid.T) {
		c := anyContracts(r, anyReadings(r, p))
		c.Opposable = []rnpp.OpposableTerms{anyAccount(r, &c)}
		if c.Validate() != nil {
			r.Skip("two falls at different turnovers, or a scale of television")
		}
		own, err := c.Against("view")
		require.NoError(r, err)
		runs := []*drawn{open(r, c), open(r, own)}
		for _, run := range runs {
			for _, m := range run.Opening() {
				require.NoError(r, run.run.Apply(m))
			}
		}
		for _, at := range rapid.SliceOfN(rapid.IntRange(0, 11), 1, 6).Draw(r, "sales") {
			m := c.Mandates[at%len(c.Mandates)]
			sale := rnpp.Sale{Stream: m.Streams[at%len(m.Streams)].ID, Amount: amount(r, "sale")}
			for _, run := range runs {
				run.sell(r, sale)
			}
		}
		stands, seen := runs[0].settle(r), runs[1].settle(r)
		due := stands.Line("author").Cumulative.Add(stands.Transfer("view").Cumulative)
		require.True(r, due.Sub(seen.Line("author").Cumulative).Abs().LessThanOrEqual(dec("0.01")), "%s, by himself %s", due, seen.Line("author").Cumulative)
	})
}
