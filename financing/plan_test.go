package financing_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// together is a Franco-Belgian plan: 600,000 brought by the French producer, of which 100,000 of a German
// sales agent, and 400,000 by the Belgian one.
func together() financing.Plan {
	p := financing.Plan{
		Currency: "EUR", Producer: "FR", Country: "FR", Budget: dec("1000000"),
		Coproducers: []financing.Partner{{ID: "BE1", Label: "Meuse Films", Country: "BE", Share: dec("40")}},
		AidCeiling:  financing.AidCeiling{Percent: dec("50")},
		Sources: []financing.Source{
			source("cash", "50000", financing.Producer),
			source("fee", "70000", financing.Producer),
			source("advance", "200000", financing.SelectiveAid),
			source("credit", "100000", financing.TaxCreditSource),
			source("sales", "100000", financing.Mandate),
			source("tv", "80000", financing.PreBuy),
			source("shelter", "150000", financing.Equity),
			source("region", "150000", financing.RegionalAid),
			source("gap", "100000", financing.Gap),
		},
	}
	p.Sources[1].Deferred = true
	p.Sources[2].Public, p.Sources[3].Public, p.Sources[7].Public = true, true, true
	p.Sources[4].Country = "DE"
	for i := 6; i < 9; i++ {
		p.Sources[i].Partner = "BE1"
	}
	p.Sources[7].Needs = []string{"tv"}
	p.Sources[6].Class = financing.Soft // a tax shelter counts as aid for this producer
	return p
}

func TestOrigins(t *testing.T) {
	a := analyse(t, together())
	for _, test := range []struct {
		reason string
		code   financing.RatioCode
		amount string
	}{
		{"the seller is German; Belgium brings 400,000", financing.ForeignShare, "500000"},
		{"what the French producer brings, the German guarantee included", financing.NationalParticipation, "600000"},
		{"cash and fee", financing.OwnShare, "120000"},
		{"advance, credit, region, and the shelter by choice", financing.SoftShare, "600000"},
		{"sales and television", financing.PreSaleShare, "180000"},
		{"nothing is left as equity", financing.EquityShare, "0"},
		{"the gap", financing.DebtShare, "100000"},
		{"the gap again", financing.GapLoanShare, "100000"},
		{"500,000 of ceiling less 350,000 of other public aid", financing.TaxCreditHeadroom, "150000"},
	} {
		ratio, found := a.Ratio(test.code)
		require.True(t, found, test.reason)
		equal(t, test.amount, ratio.Amount, test.reason)
	}
	countries := map[string]string{}
	for _, one := range a.Countries {
		countries[one.Name] = one.Amount.String()
	}
	require.Equal(t, map[string]string{"FR": "500000", "DE": "100000", "BE": "400000"}, countries)
	published := map[string]string{}
	for _, one := range a.Published {
		published[one.Name] = one.Amount.String()
	}
	require.Equal(t, map[string]string{
		"producers": "120000", "selective_support": "200000", "mandates": "100000", "prebuys": "80000", "foreign": "400000",
	}, published, "where a tax credit sits in the published groups is not established")

	p := together()
	p.Country = ""
	a = analyse(t, p)
	_, found := a.Ratio(financing.ForeignShare)
	require.False(t, found, "without a country nothing is foreign")
	require.Empty(t, a.Countries)
}

// The ceiling stands on the French participation where the plan says so.
func TestHeadroomOnAnotherBase(t *testing.T) {
	p := together()
	p.AidCeiling.Base = dec("600000")
	ratio, _ := analyse(t, p).Ratio(financing.TaxCreditHeadroom)
	equal(t, "-50000", ratio.Amount, "300,000 less 350,000: the aid is above already")
}

func TestBalances(t *testing.T) {
	a := analyse(t, together())
	got, err := a.PartnerBalances([]financing.Borne{{Name: "FR", Amount: dec("650000")}, {Name: "BE1", Amount: dec("350000")}})
	require.NoError(t, err)
	require.Len(t, got, 2)
	equal(t, "-50000", got[0].Balance, "France bears 650,000 and brings 600,000")
	equal(t, "65", got[0].BornePercent, "of the budget")
	equal(t, "50000", got[1].Balance, "Belgium")
	countries, err := a.CountryBalances([]financing.Borne{{Name: "FR", Amount: dec("600000")}, {Name: "MA", Amount: dec("400000")}})
	require.NoError(t, err)
	require.Equal(t, "MA", countries[3].Name)
	equal(t, "-400000", countries[3].Balance, "spent in a country that brings nothing")
	_, err = a.PartnerBalances([]financing.Borne{{Name: "FR", Amount: dec("1")}})
	require.ErrorIs(t, err, financing.ErrUnbalance)
	_, err = a.PartnerBalances([]financing.Borne{{Name: "FR", Amount: dec("1")}, {Name: "FR", Amount: dec("999999")}})
	require.ErrorIs(t, err, financing.ErrDuplicate)
}

func TestNetCash(t *testing.T) {
	p := together()
	p.Sources[4].Costs = []financing.MoneyCost{{Kind: financing.Commission, Percent: dec("10"), Amount: dec("500")}}
	p.Sources[5].Costs = []financing.MoneyCost{
		{Kind: financing.Interest, Rate: dec("6"), Days: 100, Year: 360},   // 80,000 x 6 % x 100/360 = 1,333.33...
		{Kind: financing.Guarantee, Rate: dec("0.5"), Days: 73, Year: 365}, // 80,000 x 0.5 % x 73/365 = 80
	}
	cash := analyse(t, p).Cash
	equal(t, "930000", cash.Gross, "all but the deferred fee")
	equal(t, "11913.33", cash.Costs, "10,500 + 1,333.33 + 80")
	equal(t, "918086.67", cash.Net, "net")
	equal(t, "930000", cash.Need, "the fee is not paid either")
	equal(t, "-11913.33", cash.Balance, "the costs of the money are missing")
	require.Len(t, cash.Lines, 8)
}

func TestBalanceOfAnOpenPlan(t *testing.T) {
	p := together()
	p.Open, p.Sources[0].Amount = true, dec("80000")
	equal(t, "30000", analyse(t, p).Balance, "over-financed")
	p.Sources[0].Amount = dec("0")
	equal(t, "-50000", analyse(t, p).Balance, "to be found")
}

func TestScenarios(t *testing.T) {
	p := together()
	changed, err := p.With(financing.Scenario{
		Name: "television says no", Drop: []string{"tv"}, Change: []financing.Source{source("sales", "120000", financing.Mandate)},
		Add: []financing.Source{source("vod", "30000", financing.PreBuy)},
	})
	require.NoError(t, err)
	require.Len(t, changed.Sources, 8, "the region needs television and goes too")
	require.Len(t, p.Sources, 9, "the plan is unchanged")
	equal(t, "-180000", analyse(t, changed).Balance, "80,000 + 150,000 lost, 20,000 + 30,000 found")
	budget := dec("900000")
	cheaper, err := p.With(financing.Scenario{Budget: &budget})
	require.NoError(t, err)
	equal(t, "100000", analyse(t, cheaper).Balance, "a smaller budget")
	for reason, s := range map[string]financing.Scenario{
		"drops what is not there":   {Drop: []string{"x"}},
		"changes what is not there": {Change: []financing.Source{source("x", "1", financing.Loan)}},
	} {
		_, err := p.With(s)
		require.ErrorIs(t, err, financing.ErrUnknown, reason)
	}
	_, err = p.With(financing.Scenario{Change: []financing.Source{source("tv", "1", financing.Loan), source("tv", "2", financing.Loan)}})
	require.ErrorIs(t, err, financing.ErrDuplicate)
	_, err = p.With(financing.Scenario{Add: []financing.Source{source("tv", "1", financing.Loan)}})
	require.ErrorIs(t, err, financing.ErrDuplicate, "the changed plan is validated")

	c, err := financing.Compare([]financing.Version{{Name: "first", Plan: p}, {Name: "without television", Plan: changed}})
	require.NoError(t, err)
	require.Equal(t, []string{"first", "without television"}, c.Versions)
	rows := map[string]financing.SourceRow{}
	for _, row := range c.Sources {
		rows[row.ID] = row
	}
	require.False(t, rows["advance"].Changed)
	require.True(t, rows["sales"].Changed)
	require.Nil(t, rows["tv"].Amounts[1])
	require.Nil(t, rows["vod"].Amounts[0])
	for _, row := range c.Ratios {
		if row.Code == financing.Closure {
			equal(t, "-18", *row.Points[1], "100 % to 82 %")
		}
	}
	p.Currency = "USD"
	_, err = financing.Compare([]financing.Version{{Plan: together()}, {Plan: p}})
	require.ErrorIs(t, err, financing.ErrCurrency)
	_, err = financing.Compare(nil)
	require.ErrorIs(t, err, financing.ErrRequired)
}

func TestValidateTerms(t *testing.T) {
	for _, test := range []struct {
		reason string
		spoil  func(*financing.Plan)
		path   string
		kind   error
	}{
		{"an unknown co-producer", func(p *financing.Plan) { p.Sources[0].Partner = "IT1" }, "sources[0].partner", financing.ErrUnknown},
		{"a co-producer without country", func(p *financing.Plan) { p.Coproducers[0].Country = "" }, "coproducers[0].country", financing.ErrRequired},
		{"a co-producer twice", func(p *financing.Plan) { p.Coproducers = append(p.Coproducers, p.Coproducers[0]) }, "coproducers[1].id", financing.ErrDuplicate},
		{"an unknown need", func(p *financing.Plan) { p.Sources[0].Needs = []string{"x"} }, "sources[0].needs[0]", financing.ErrUnknown},
		{"needs in a circle", func(p *financing.Plan) { p.Sources[5].Needs = []string{"region"} }, "sources", financing.ErrCycle},
		{"a source that needs itself", func(p *financing.Plan) { p.Sources[5].Needs = []string{"tv"} }, "sources", financing.ErrCycle},
		{"an unknown class", func(p *financing.Plan) { p.Sources[0].Class = "hard" }, "sources[0].class", financing.ErrUnknown},
		{"a rank below zero", func(p *financing.Plan) { p.Sources[0].Rank = -1 }, "sources[0].rank", financing.ErrRange},
		{"backed above 100", func(p *financing.Plan) { p.Sources[0].Backed = dec("101") }, "sources[0].backed", financing.ErrRange},
		{"spending nowhere", func(p *financing.Plan) { p.Sources[0].Spend = []financing.SpendObligation{{Amount: dec("1")}} }, "sources[0].spend[0].territory", financing.ErrRequired},
		{"spending nothing", func(p *financing.Plan) { p.Sources[0].Spend = []financing.SpendObligation{{Territory: "Grand Est"}} }, "sources[0].spend[0].percent", financing.ErrRequired},
		{"spending 1,001 %", func(p *financing.Plan) {
			p.Sources[0].Spend = []financing.SpendObligation{{Territory: "Grand Est", Percent: dec("1001")}}
		}, "sources[0].spend[0].percent", financing.ErrRange},
		{"an unknown cost", func(p *financing.Plan) { p.Sources[0].Costs = []financing.MoneyCost{{Kind: "bribe"}} }, "sources[0].costs[0].kind", financing.ErrUnknown},
		{"a rate without days", func(p *financing.Plan) {
			p.Sources[0].Costs = []financing.MoneyCost{{Kind: financing.Interest, Rate: dec("5"), Year: 365}}
		}, "sources[0].costs[0].days", financing.ErrRequired},
		{"a rate without a year", func(p *financing.Plan) {
			p.Sources[0].Costs = []financing.MoneyCost{{Kind: financing.Interest, Rate: dec("5"), Days: 3}}
		}, "sources[0].costs[0].year", financing.ErrRange},
		{"a year of 364 days", func(p *financing.Plan) {
			p.Sources[0].Costs = []financing.MoneyCost{{Kind: financing.Fee, Amount: dec("5"), Year: 364}}
		}, "sources[0].costs[0].year", financing.ErrRange},
		{"a ceiling above 100", func(p *financing.Plan) { p.AidCeiling.Percent = dec("101") }, "aid_ceiling.percent", financing.ErrRange},
		{"too many needs", func(p *financing.Plan) { p.Sources[0].Needs = make([]string, financing.MaxTerms+1) }, "sources[0].needs", financing.ErrTooLarge},
		{"a hostile cost", func(p *financing.Plan) {
			p.Sources[0].Costs = []financing.MoneyCost{{Kind: financing.Fee, Amount: decimal.New(1, 1_000_000)}}
		}, "sources[0].costs[0].amount", financing.ErrTooLarge},
	} {
		t.Run(test.reason, func(t *testing.T) {
			p := together()
			require.NoError(t, p.Validate())
			test.spoil(&p)
			err := p.Validate()
			require.ErrorIs(t, err, test.kind)
			var faults financing.Faults
			require.ErrorAs(t, err, &faults)
			require.Equal(t, test.path, faults[0].Path)
		})
	}
}

// Every nature has a class and a label.
func TestNaturesAreClassed(t *testing.T) {
	for _, n := range []financing.Nature{
		financing.Producer, financing.AutomaticSupport, financing.DirectAllocation, financing.SelectiveAid, financing.TaxCreditSource,
		financing.RegionalAid, financing.PreBuy, financing.TVCoproduction, financing.Mandate, financing.Sofica, financing.Coproducer,
		financing.Eurimages, financing.Equity, financing.Loan, financing.Gap, financing.Sponsor, financing.InKind, financing.Other,
	} {
		require.NotEmpty(t, n.Class().Label().FR, n)
		require.NotEmpty(t, n.Label().EN, n)
	}
	require.Empty(t, financing.Nature("?").Class())
	require.True(t, financing.DirectAllocation.Own(), "an allocation comes with the producer's support")
}
