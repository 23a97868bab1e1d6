package financing_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func source(id, amount string, nature financing.Nature) financing.Source {
	return financing.Source{ID: id, Label: id, Nature: nature, Group: "G" + id, Amount: dec(amount), Status: financing.Signed, Probability: dec("100")}
}

// mixed is a plan of 1,000,000 with the kinds of money that the worked feature film does not have.
func mixed() financing.Plan {
	p := financing.Plan{
		Currency: "EUR", Producer: "GA", Budget: dec("1000000"), UnsoldRights: dec("90000"),
		Sources: []financing.Source{
			source("A", "50000", financing.Producer),
			source("B", "30000", financing.InKind),
			source("C", "120000", financing.Equity),
			source("D", "300000", financing.Eurimages),
			source("E", "400000", financing.TVCoproduction),
			source("F", "100000", financing.Gap),
		},
	}
	p.Sources[1].Deferred = true
	p.Sources[2].Recoupable = dec("120000")
	p.Sources[3].Public, p.Sources[3].Status, p.Sources[3].Probability = true, financing.Letter, dec("66.67")
	p.Sources[4].Bankable = dec("85.5")
	p.Sources[5].Status, p.Sources[5].Probability, p.Sources[5].Bankable = financing.Hoped, dec("0"), dec("100")
	return p
}

func TestRatios(t *testing.T) {
	a := analyse(t, mixed())
	for _, test := range []struct {
		reason  string
		code    financing.RatioCode
		amount  string
		percent string
	}{
		{"everything", financing.Closure, "1000000", "100"},
		{"A + B + C + E are signed", financing.SecuredCover, "600000", "60"},
		{"and D has a letter", financing.EngagedCover, "900000", "90"},
		{"600,000 + 66.67 % of 300,000 + 0", financing.WeightedCover, "800010", "80"},
		{"hoped for is not engaged", financing.FinancingGap, "100000", "10"},
		{"all but A", financing.ExternalCover, "950000", "95"},
		{"contributions in kind are not the delegated producer's", financing.ProducerRisk, "50000", "5"},
		{"B, whatever its nature", financing.DeferredShare, "30000", "3"},
		{"50,000 + 1,000,000 - 800,010", financing.CashRisk, "249990", "25"},
		{"C", financing.RecoupableShare, "120000", "12"},
		{"950,000 - 120,000", financing.NonRecoupableShare, "830000", "83"},
		{"D", financing.PublicIntensity, "300000", "30"},
		{"E", financing.BroadcasterDependence, "400000", "40"},
		{"85.5 % of E; F is not signed", financing.BankableShare, "342000", "34.2"},
		{"90,000 of rights for a gap of 100,000", financing.GapCoverage, "90000", "90"},
	} {
		t.Run(string(test.code), func(t *testing.T) {
			ratio, found := a.Ratio(test.code)
			require.True(t, found)
			equal(t, test.amount, ratio.Amount, test.reason)
			equal(t, test.percent, ratio.Percent, test.reason)
		})
	}
	// 0.05^2 + 0.03^2 + 0.12^2 + 0.3^2 + 0.4^2 + 0.1^2 = 0.2778.
	equal(t, "2778", a.HHI, "HHI")
	_, found := a.Ratio("none")
	require.False(t, found)
}

func TestGapCoverageIsLeftOut(t *testing.T) {
	for _, test := range []struct {
		reason string
		change func(*financing.Plan)
	}{
		{"no estimate", func(p *financing.Plan) { p.UnsoldRights = decimal.Decimal{} }},
		{"no gap", func(p *financing.Plan) { p.Sources[5].Status = financing.Letter }},
		{"an open plan engaged above the budget", func(p *financing.Plan) {
			p.Open, p.Sources[5].Status, p.Sources[0].Amount = true, financing.Letter, dec("60000")
		}},
	} {
		t.Run(test.reason, func(t *testing.T) {
			p := mixed()
			test.change(&p)
			_, found := analyse(t, p).Ratio(financing.GapCoverage)
			require.False(t, found)
		})
	}
}

func TestOpenPlan(t *testing.T) {
	p := mixed()
	p.Open, p.Sources = true, p.Sources[:3]
	a := analyse(t, p)
	closure, _ := a.Ratio(financing.Closure)
	equal(t, "20", closure.Percent, "200,000 found")
	external, _ := a.Ratio(financing.ExternalCover)
	equal(t, "150000", external.Amount, "money not found covers nothing")
	p.Sources = nil
	a = analyse(t, p)
	require.True(t, a.LargestThirdParty.IsZero())
	require.True(t, a.HHI.IsZero())
	gap, _ := a.Ratio(financing.FinancingGap)
	equal(t, "100", gap.Percent, "all is to be found")
}

func TestGroupsShareTheirRisk(t *testing.T) {
	p := mixed()
	p.Sources[2].Group, p.Sources[3].Group = "Z", "Z"
	p.Sources[1].Group = "GA"
	a := analyse(t, p)
	require.Equal(t, "Z", a.Groups[0].Name)
	require.Equal(t, "GE", a.Groups[1].Name)
	require.Equal(t, []string{"C", "D"}, a.Groups[0].Sources)
	// 0.08^2 + 0.42^2 + 0.4^2 + 0.1^2 = 0.3528.
	equal(t, "3528", a.HHI, "HHI")
	require.Equal(t, "Z", a.LargestThirdParty.Name)
	p.Producer = "Z"
	require.Equal(t, "GE", analyse(t, p).LargestThirdParty.Name, "the producer's own group is not a third party")
}

func TestOtherCurrencies(t *testing.T) {
	p := financing.Plan{Currency: "JPY", Producer: "P", Budget: dec("1001"), Sources: []financing.Source{source("A", "1001", financing.Loan)}}
	p.Sources[0].Probability = dec("50")
	weighted, _ := analyse(t, p).Ratio(financing.WeightedCover)
	equal(t, "501", weighted.Amount, "500.5 yen, half away from zero")
	equal(t, "50", weighted.Percent, "the percentage is of the exact sum")
	p.Currency = "TND"
	weighted, _ = analyse(t, p).Ratio(financing.WeightedCover)
	equal(t, "500.500", weighted.Amount, "millimes")
}

func TestPublicAid(t *testing.T) {
	p := financing.Plan{Currency: "EUR", Producer: "P", Budget: dec("3000000"), Sources: []financing.Source{
		source("aid", "1500000", financing.SelectiveAid), source("own", "1500000", financing.Producer),
	}}
	p.Sources[0].Public = true
	for _, test := range []struct {
		reason, aid, percent, base, margin string
		within                             bool
	}{
		{"exactly at the limit is within", "1500000", "50", "0", "0", true},
		{"one euro above, though the percentage shows 50.00", "1500001", "50", "0", "-1", false},
		{"the derogation", "1500001", "60", "0", "299999", true},
		{"on the French participation", "1200000.01", "60", "2000000", "-0.01", false},
		{"no public aid", "0", "50", "0", "1500000", true},
	} {
		t.Run(test.reason, func(t *testing.T) {
			p.Sources[0].Amount = dec(test.aid)
			p.Sources[1].Amount = p.Budget.Sub(p.Sources[0].Amount)
			got, err := analyse(t, p).PublicAid(financing.AidCeiling{Percent: dec(test.percent), Base: dec(test.base)})
			require.NoError(t, err)
			require.Equal(t, test.within, got.Within)
			equal(t, test.margin, got.Margin, "margin")
		})
	}
	for _, bad := range []financing.AidCeiling{
		{Percent: dec("101")}, {Percent: dec("-1")}, {Percent: dec("50"), Base: decimal.New(1, 1_000_000)},
	} {
		_, err := analyse(t, p).PublicAid(bad)
		require.Error(t, err)
	}
}

func TestNatures(t *testing.T) {
	require.True(t, financing.AutomaticSupport.Own())
	require.False(t, financing.Coproducer.Own())
	require.True(t, financing.PreBuy.Broadcaster())
	require.False(t, financing.Mandate.Broadcaster())
	require.Equal(t, "Préachats", financing.PreBuy.Label().In("fr"))
	require.Empty(t, financing.Nature("PREBUYS").Label())
}

func TestTaxCredit(t *testing.T) {
	for _, test := range []struct {
		reason                                                  string
		pay, charges, aid, budget, other, capOn, ceilingOn      string
		rate, baseCap, ceiling, filmCap, step                   string
		order                                                   financing.DeductionOrder
		base, credit, capped, headroom, kept, lost, inPlan, net string
	}{
		{
			reason: "the base cap and the cap per film bind",
			pay:    "130000000", charges: "0", aid: "0", budget: "150000000", other: "0", rate: "30", baseCap: "80", ceiling: "50", filmCap: "30000000",
			net: "130000000", base: "120000000", credit: "36000000", capped: "30000000", headroom: "75000000", kept: "30000000", lost: "0", inPlan: "30000000",
		},
		{
			reason: "above the ceiling of public aid only the excess is lost",
			pay:    "900000", charges: "0", aid: "0", budget: "1200000", other: "500000", rate: "30", baseCap: "80", ceiling: "60",
			net: "900000", base: "900000", credit: "270000", capped: "270000", headroom: "220000", kept: "220000", lost: "50000", inPlan: "220000",
		},
		{
			reason: "no headroom: the credit is lost whole, never negative",
			pay:    "900000", charges: "0", aid: "0", budget: "1200000", other: "720000.01", rate: "30", baseCap: "80", ceiling: "60",
			net: "900000", base: "900000", credit: "270000", capped: "270000", headroom: "0", kept: "0", lost: "270000", inPlan: "0",
		},
		{
			reason: "deducted first, the aid does not lower a base that the cap cuts",
			pay:    "900000", charges: "50000", aid: "100000", budget: "1000000", other: "100000", rate: "20", baseCap: "80", ceiling: "50", step: "1000",
			net: "850000", base: "800000", credit: "160000", capped: "160000", headroom: "400000", kept: "160000", lost: "0", inPlan: "160000",
		},
		{
			reason: "capped first, the aid lowers the base",
			pay:    "900000", charges: "50000", aid: "100000", budget: "1000000", other: "100000", rate: "20", baseCap: "80", ceiling: "50", step: "1000",
			order: financing.CapThenDeduct,
			net:   "850000", base: "700000", credit: "140000", capped: "140000", headroom: "400000", kept: "140000", lost: "0", inPlan: "140000",
		},
		{
			reason: "aid above the eligible amount leaves no base",
			pay:    "100", charges: "50", aid: "200", budget: "1000", other: "0", rate: "30", baseCap: "80", ceiling: "50",
			net: "-50", base: "0", credit: "0", capped: "0", headroom: "500", kept: "0", lost: "0", inPlan: "0",
		},
		{
			reason: "caps on the part managed in France and on the French participation",
			pay:    "900000", charges: "0", aid: "0", budget: "2000000", other: "400000", capOn: "1000000", ceilingOn: "1200000", rate: "30", baseCap: "80", ceiling: "50",
			net: "900000", base: "800000", credit: "240000", capped: "240000", headroom: "200000", kept: "200000", lost: "40000", inPlan: "200000",
		},
		{
			reason: "rounded at the cent, then down to the step",
			pay:    "33333.33", charges: "0.02", aid: "0", budget: "100000", other: "0", rate: "30", baseCap: "80", ceiling: "50", step: "250",
			// 30 % of 33,333.35 is 10,000.005.
			net: "33333.35", base: "33333.35", credit: "10000.01", capped: "10000.01", headroom: "50000", kept: "10000.01", lost: "0", inPlan: "10000",
		},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r, err := financing.TaxCredit{
				Currency: "EUR", EligiblePay: dec(test.pay), EligibleCharges: dec(test.charges), NonRepayableAid: dec(test.aid),
				Budget: dec(test.budget), OtherPublicAid: dec(test.other), CapOn: orZero(test.capOn), AidCeilingOn: orZero(test.ceilingOn),
				Rules: financing.TaxCreditRules{
					Rate: dec(test.rate), BaseCap: dec(test.baseCap), AidCeiling: dec(test.ceiling),
					FilmCap: orZero(test.filmCap), RoundDownTo: orZero(test.step), Order: test.order,
				},
			}.Compute()
			require.NoError(t, err)
			require.NoError(t, r.Check())
			equal(t, test.net, r.Net, "net")
			equal(t, test.base, r.Base, "base")
			equal(t, test.credit, r.Credit, "credit")
			equal(t, test.capped, r.Capped, "capped")
			equal(t, test.headroom, r.Headroom, "headroom")
			equal(t, test.kept, r.Kept, "kept")
			equal(t, test.lost, r.Lost, "lost")
			equal(t, test.inPlan, r.InPlan, "in the plan")
			require.Equal(t, test.filmCap != "", len(r.Lines()) == 14, "the cap per film has a line when there is one")
		})
	}
}

func orZero(text string) decimal.Decimal {
	if text == "" {
		return decimal.Decimal{}
	}
	return dec(text)
}

func TestTaxCreditRulesAt(t *testing.T) {
	french := financing.Film{Budget: dec("5000000"), Favoured: true}
	small := financing.Film{Budget: dec("1250000"), Favoured: true}
	for _, test := range []struct {
		reason, day            string
		film                   financing.Film
		rate, ceiling, filmCap string
	}{
		{"2015: 30 % under 4,000,000 only", "2015-12-31", french, "20", "50", "4000000"},
		{"2015: under it, and low budget", "2015-03-20", small, "30", "60", "4000000"},
		{"2015: at 4,000,000 the rate is 20 %", "2015-06-01", financing.Film{Budget: dec("4000000"), Favoured: true}, "20", "50", "4000000"},
		{"2016: 30 % whatever the budget", "2016-01-01", french, "30", "50", "30000000"},
		{"2016: another language", "2016-01-01", financing.Film{Budget: dec("5000000")}, "20", "50", "30000000"},
		{"a second film", "2019-12-31", financing.Film{Budget: dec("5000000"), Difficult: true}, "20", "60", "30000000"},
		{"animation", "2019-12-31", financing.Film{Budget: dec("5000000"), Favoured: true, Animation: true}, "30", "50", "30000000"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			rules, sources, err := financing.TaxCreditRulesAt(schedule.MustParseDate(test.day), test.film)
			require.NoError(t, err)
			require.Len(t, sources, 4, "one text for each figure")
			equal(t, test.rate, rules.Rate, "rate")
			equal(t, "80", rules.BaseCap, "base cap")
			equal(t, test.ceiling, rules.AidCeiling, "ceiling")
			equal(t, test.filmCap, rules.FilmCap, "cap per film")
		})
	}
	_, _, err := financing.TaxCreditRulesAt(schedule.MustParseDate("2003-12-31"), french)
	require.ErrorIs(t, err, financing.ErrBefore)
	_, _, err = financing.TaxCreditRulesAt(schedule.MustParseDate("2020-01-01"), french)
	require.ErrorIs(t, err, financing.ErrNone, "never silently a figure that is not established")
	_, _, err = financing.TaxCreditRulesAt(schedule.MustParseDate("2016-01-01"), financing.Film{Budget: dec("-1")})
	require.ErrorIs(t, err, financing.ErrNegative)
}
