package rnpp_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
)

// twoRates is a tier of an author whose rate doubles at amortisation.
func twoRates() recoupment.Tier {
	return recoupment.Tier{ID: "authors", Rights: []recoupment.Right{{ID: "author", Party: "Author", Accrues: true, Steps: []recoupment.Step{
		{Rate: dec("2"), Until: &recoupment.Condition{Threshold: rnpp.Amortised}}, {Rate: dec("4")},
	}}}}
}

// TestLumpSumIsCut: a sum outside the cascade that amortises the film is cut there, as a receipt would be.
func TestLumpSumIsCut(t *testing.T) {
	for _, row := range []struct {
		received, sold, excluded string
		earned, event            string
		reason                   string
	}{
		{"0", "100000", "", "3800", "10000 90000", "2 % of 10,000 and 4 % of 90,000"},
		{"100000", "0", "", "3800", "10000 90000", "the same sum as a presale"},
		{"4000", "96000", "", "3800", "6000 90000", "a part of it"},
		{"100000", "0", "tv", "2000", "", "a stream that does not count amortises nothing"},
	} {
		c := sold(rnpp.Stream{ID: "tv", Channel: rnpp.Television}, twoRates())
		c.Amortisation = amortising(t, "10000", "")
		if row.excluded != "" {
			c.Amortisation.Excluded = []string{row.excluded}
		}
		c.Received = []rnpp.LumpSum{{ID: "presale", Amount: dec(row.received), Counted: rnpp.Counted{Stream: "tv", Day: day("2028-01-01")}}}
		f := play(t, c)
		f.sell("2028-02-01", rnpp.Sale{Stream: "tv", Amount: dec(row.sold)})
		s, _ := f.settle("2028-12-31")
		require.Equal(t, row.earned, s.Accruals[0].Earned.String(), row.reason)
		event := ""
		for _, e := range f.run.Events() {
			event = e.Before.String() + " " + e.After.String()
		}
		require.Equal(t, row.event, event, row.reason)
	}
}

// TestFinancingNature: the text tells what financed the film from the rest in four channels. Abroad the cap is
// 25 % whatever the sale financed: a lower one would give the author more than the protocol does.
func TestFinancingNature(t *testing.T) {
	fits := map[rnpp.Channel]bool{rnpp.PhysicalVideo: true, rnpp.VOD: true, rnpp.SVOD: true, rnpp.Television: true}
	for _, channel := range rnpp.Channels() {
		s := rnpp.Stream{ID: "s", Channel: channel, Nature: rnpp.Financing}
		if channel == rnpp.PhysicalVideo {
			s.Video = rnpp.CostsModel
		}
		err := sold(s).Validate()
		if fits[channel] {
			require.NoError(t, err, channel)
			continue
		}
		require.ErrorContains(t, err, "mandates[0].streams[0].nature: is outside", channel)
	}
}

// TestLargeFigures: what returns no error answers at once too, and what it makes is refused by the engine.
func TestLargeFigures(t *testing.T) {
	one := dec("1")
	for _, large := range []decimal.Decimal{decimal.New(1, 2147483647), decimal.New(1, -2147483648), decimal.New(-1, 1_000_000_000)} {
		a := amortising(t, "1", "")
		f := sold(rnpp.Stream{ID: "tv", Channel: rnpp.Television})
		f.Amortisation = a
		for _, m := range []recoupment.Movement{
			a.SupportMovement(day("2028-01-01"), one, large), a.SupportMovement(day("2028-01-01"), large, one),
			{Date: day("2028-01-01"), Counts: []recoupment.Count{a.Count(rnpp.AmortisationLine{Kind: rnpp.TaxCredit, Amount: large})}},
		} {
			require.ErrorIs(t, play(t, f).run.Apply(m), rnpp.ErrTooLarge)
		}
		require.Equal(t, large.Exponent(), a.Support.Counted(large).Exponent())
		require.Equal(t, "1", rnpp.SupportShare{Franchise: large}.Counted(one).String(), "a share that no contract may have")
		for _, s := range []rnpp.Scale{
			{Bands: []rnpp.ScaleBand{{UpTo: large, Rate: one}}, FromFirst: &one}, {Bands: []rnpp.ScaleBand{{UpTo: one, Rate: large}}, FromFirst: &one},
			{Bands: []rnpp.ScaleBand{{UpTo: one, Rate: one}}, FromFirst: &large},
		} {
			require.True(t, s.Fall().IsZero())
		}
		played := play(t, f)
		s, _ := played.settle("2028-12-31")
		s.Levels = append(s.Levels, recoupment.Level{Kind: recoupment.LevelCounter, ID: rnpp.Aid.Counter(), Amount: large})
		_, err := f.Account(s)
		require.ErrorIs(t, err, rnpp.ErrTooLarge)
		_, err = f.Statement(nil, s)
		require.ErrorIs(t, err, rnpp.ErrTooLarge)
		before := s
		s, err = played.run.Settle(day("2029-12-31"))
		require.NoError(t, err)
		_, err = f.Statement(&before, s)
		require.ErrorContains(t, err, "before.levels")
		a.Cost = large
		_, err = f.Account(s)
		require.ErrorContains(t, err, "amortisation.cost")
	}
}

// TestOpposableTermsAreOne: one set of terms holds against a party, and lowers an account once.
func TestOpposableTermsAreOne(t *testing.T) {
	c := opposed(t, vod(commission("40")), "")
	c.Mandates[0].Guarantees = []rnpp.Guarantee{{ID: "mg", Amount: dec("5")}}
	mg := []rnpp.OpposableAccount{{Account: "mg", Cap: new(dec("1"))}, {Account: "mg", Cap: new(dec("2"))}}
	idle := rnpp.OpposableTerms{ID: "author.view", Party: "Author", BorneBy: "Producer", Accounts: mg}
	c.Opposable = append([]rnpp.OpposableTerms{idle}, c.Opposable...)
	c.Opposable[1].Accounts = []rnpp.OpposableAccount{{Account: "mg"}}
	err := c.Validate()
	for _, want := range []string{"opposable[1].accounts[0].cap: a value is required", "opposable[1].id: is given twice", "opposable[1].party: is given twice", "opposable[0].accounts[1].account: is given twice"} {
		require.ErrorContains(t, err, want)
	}
}

// TestCostInMinorUnits: each line is rounded, so that the cost is an amount of the currency.
func TestCostInMinorUnits(t *testing.T) {
	rules := rnpp.OpposableCostRules{FeeCap: dec("5"), OverheadsCap: dec("7")}
	r, err := rnpp.OpposableCost{Cost: dec("1000.005"), ContingencySpent: dec("0.004"), Fee: dec("10.015"), Overheads: dec("1.0049"), Rules: rules}.Compute("EUR")
	require.NoError(t, err)
	require.NoError(t, r.Check())
	require.Equal(t, "1011.03", r.Total.String(), "1,000.01 + 0 + 10.02 + 1.00")
	rules.Threshold = dec("2000")
	r, err = rnpp.OpposableCost{Cost: dec("1000"), FinancialCharges: dec("7.005"), Compared: rnpp.ComparedBase, Rules: rules}.Compute("EUR")
	require.NoError(t, err)
	require.Equal(t, "1007.01", r.Total.String(), "real charges of 7.005")
}

// TestStatementIsApart: a statement shares nothing with the contracts it was drawn from.
func TestStatementIsApart(t *testing.T) {
	c := opposed(t, rnpp.Stream{ID: "foreign", Channel: rnpp.ForeignSales, Commission: commission("20"), Partner: &rnpp.Partner{Party: "K", Rate: dec("30"), Of: rnpp.OfGross}}, "")
	f := play(t, c)
	f.sell("2028-01-01", rnpp.Sale{Stream: "foreign", Amount: dec("100")})
	_, statement := f.settle("2028-12-31")
	for _, d := range statement.Streams[0].Deductions {
		*d.Rate = dec("99")
		if d.Cap != nil {
			*d.Cap = dec("99")
		}
	}
	require.Equal(t, []string{"20", "30", "25"}, []string{
		c.Mandates[0].Streams[0].Commission.Steps[0].Rate.String(), c.Mandates[0].Streams[0].Partner.Rate.String(), c.Protocol.ForeignSales.String(),
	})
}

// TestCreditNoteNamesItsSale: an instalment of a sale of 60,000 that is taken back is taken back at the 10 % of
// large sales, whatever its own size.
func TestCreditNoteNamesItsSale(t *testing.T) {
	c := sold(rnpp.Stream{ID: "tv", Channel: rnpp.Television, Commission: rnpp.Commission{AtCap: true}})
	c.Mandates[0].Party, c.Protocol = "Producer", protocol(t, "")
	f := play(t, c)
	f.sell("2028-01-01", rnpp.Sale{Stream: "tv", Amount: dec("60000")})
	_, err := f.Place(rnpp.Sale{Stream: "tv", Amount: dec("-10000")})
	require.ErrorContains(t, err, "contract: a value is required")
	f.sell("2028-01-02", rnpp.Sale{Stream: "tv", Amount: dec("-10000"), Contract: new(dec("60000"))})
	_, statement := f.settle("2028-12-31")
	require.Equal(t, "5000", statement.Total.Deducted.Cumulative.String(), "6,000 less 1,000")
	_, err = sold(vod(commission("10"))).Place(rnpp.Sale{Stream: "vod", Amount: dec("-1")})
	require.NoError(t, err, "no rate goes by the size of a contract")
}

// TestStatementTellsTheScale: a commission by a scale has no rate; the line holds the scale, and that of the cap.
func TestStatementTellsTheScale(t *testing.T) {
	c := opposed(t, vod(commission("20")), "")
	own, err := c.Against("author.view")
	require.NoError(t, err)
	lines := func(c rnpp.Contracts) []rnpp.Deduction {
		f := play(t, c)
		f.sell("2028-01-01", rnpp.Sale{Stream: "vod", Amount: dec("400000")})
		_, statement := f.settle("2028-12-31")
		return statement.Streams[0].Deductions
	}
	contract, opposed := lines(c), lines(own)
	require.Len(t, contract, 1, "the agent gives nothing back: his contract knows no fall")
	require.Equal(t, "20", contract[0].Rate.String())
	require.Nil(t, contract[0].Scale)
	require.Len(t, contract[0].CapScale.Bands, 3)
	require.Len(t, opposed, 2, "20, 20 and 15 %, then 15 % from the first euro")
	require.Equal(t, []string{"20", "20", "15", "15"}, []string{
		opposed[0].Scale.Bands[0].Rate.String(), opposed[0].Scale.Bands[1].Rate.String(), opposed[0].Scale.Bands[2].Rate.String(), opposed[0].Scale.FromFirst.String(),
	})
	require.Equal(t, "-10000", opposed[1].Cumulative.String(), "55,000 less 45,000")
	contract[0].CapScale.Bands[0].Rate = dec("99")
	require.Equal(t, "30", c.Protocol.OnDemand.Bands[0].Rate.String(), "the statement is apart")
}

// TestGuaranteeInAView: what is recouped of a guarantee is capped against a beneficiary, what was received of it
// is not: the contracts as they hold against him say what the view says.
func TestGuaranteeInAView(t *testing.T) {
	c := sold(rnpp.Stream{ID: "theatres", Channel: rnpp.Theatres, Commission: commission("30")}, author())
	c.Opens, c.Protocol, c.Amortisation = day("2028-01-01"), protocol(t, ""), amortising(t, "5000", "")
	c.Mandates[0].Guarantees = []rnpp.Guarantee{{ID: "mg", Amount: dec("1000"), Counts: &rnpp.Counted{Stream: "theatres"}}}
	c.Opposable = []rnpp.OpposableTerms{{
		ID: "view", Party: "Author", BorneBy: "Producer", Accounts: []rnpp.OpposableAccount{{Account: "mg", Cap: new(dec("0"))}},
	}}
	f := play(t, c)
	f.sell("2028-02-01", rnpp.Sale{Stream: "theatres", Amount: dec("10000")})
	s, _ := f.settle("2028-12-31")
	require.Equal(t, "700", s.Accruals[0].Earned.String(), "10 % of 1,000 and of 7,000 less 1,000")
	require.Equal(t, "100", s.Transfer("view").Cumulative.String(), "nothing is recouped in the view: 800")
	own, err := c.Against("view")
	require.NoError(t, err)
	f = play(t, own)
	f.sell("2028-02-01", rnpp.Sale{Stream: "theatres", Amount: dec("10000")})
	s, statement := f.settle("2028-12-31")
	require.Equal(t, "800", s.Accruals[0].Earned.String(), "10 % of 1,000 and of 7,000")
	require.Equal(t, []string{"1000", "8000"}, []string{statement.Total.Outside.Cumulative.String(), statement.Total.Net.Cumulative.String()})
	require.Equal(t, "35", statement.Streams[0].Deductions[0].Cap.String(), "the distributor gave a guarantee")
	account, err := own.Account(s)
	require.NoError(t, err)
	require.Equal(t, "8000", account.Level.String())

	c.Mandates[0].Guarantees[0].Cap = new(dec("-1"))
	require.ErrorContains(t, c.Validate(), "mandates[0].guarantees[0].cap: may not be negative")
	c.Received = make([]rnpp.LumpSum, rnpp.MaxEntries+1)
	require.Empty(t, c.Opening(), "too many to be walked")
}
