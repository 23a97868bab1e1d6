package financing_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/financing"
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
