package financing_test

import (
	"encoding/json"
	"strconv"
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/testcase"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// equal compares amounts by value.
func equal(t *testing.T, want string, got decimal.Decimal, what string) {
	t.Helper()
	require.Truef(t, dec(want).Equal(got), "%s: want %s, got %s", what, want, got)
}

// feature is the plan of the worked feature film.
func feature(t testing.TB) financing.Plan {
	t.Helper()
	p := financing.Plan{Currency: "EUR", Producer: "Brume Films", Budget: dec("4222140.22"), UnsoldRights: dec("300000")}
	instalments := map[string][]financing.Instalment{}
	for _, row := range testcase.Table(t, "source-payments.csv") {
		days, err := strconv.Atoi(row["lag_days"])
		require.NoError(t, err)
		instalments[row["source"]] = append(instalments[row["source"]], financing.Instalment{
			Percent: dec(row["percent"]), Milestone: row["milestone"], Days: days,
		})
	}
	for _, row := range testcase.Table(t, "financing-plan.csv") {
		p.Sources = append(p.Sources, financing.Source{
			ID: row["id"], Label: row["source"], Nature: financing.Nature(row["nature"]), Group: row["group"],
			Amount: dec(row["amount"]), Public: row["public"] == "Y", Recoupable: dec(row["recoupable_amount"]),
			Status: financing.Status(row["status"]), Probability: dec(row["probability_pct"]), Bankable: dec(row["bankable_pct"]),
			Deferred: row["id"] == "F02" || row["id"] == "F03", Instalments: instalments[row["id"]],
		})
	}
	return p
}

type amounts struct {
	Amount string `json:"amount"`
	Share  string `json:"share_pct"`
	Pct    string `json:"pct"`
}

type answers struct {
	Q2 map[string]string
	Q3 struct {
		Amounts map[string]string  `json:"amounts"`
		Shares  map[string]string  `json:"share_pct"`
		Natures map[string]amounts `json:"by_nature"`
		Groups  map[string]amounts `json:"by_group"`
		Largest struct {
			Group string `json:"group"`
			Share string `json:"share_pct"`
		} `json:"largest_third_party_group"`
		HHI    string `json:"hhi"`
		Within bool   `json:"public_aid_within_60_pct"`
	}
	Q4 map[string]json.RawMessage
}

func expected(t *testing.T) answers {
	t.Helper()
	var a answers
	testcase.Answers(t, &a)
	return a
}

func analyse(t *testing.T, p financing.Plan) financing.Analysis {
	t.Helper()
	a, err := p.Analyse()
	require.NoError(t, err)
	require.NoError(t, a.Check())
	return a
}

func TestFeatureStructure(t *testing.T) {
	a, want := analyse(t, feature(t)), expected(t).Q3
	require.Len(t, a.Sources, 16)
	for _, s := range a.Sources {
		equal(t, want.Amounts[s.Name], s.Amount, s.Name)
		equal(t, want.Shares[s.Name], s.Percent, s.Name)
	}
	require.Len(t, a.Natures, len(want.Natures))
	for _, s := range a.Natures {
		equal(t, want.Natures[s.Name].Amount, s.Amount, s.Name)
		equal(t, want.Natures[s.Name].Share, s.Percent, s.Name)
		require.NotEmpty(t, s.Label.In("fr"))
	}
	require.Len(t, a.Groups, len(want.Groups))
	names := make([]string, len(a.Groups))
	for i, s := range a.Groups {
		names[i] = s.Name
		equal(t, want.Groups[s.Name].Amount, s.Amount, s.Name)
		equal(t, want.Groups[s.Name].Share, s.Percent, s.Name)
	}
	require.Equal(t, []string{
		"État", "Groupe Azur", "CNC", "Groupe Chaîne Une", "Brume Films", "Tramontane Productions",
		"Quai Nord Distribution", "SOFICA Cormoran 7", "Région Grand Littoral", "Horizon Ventes", "SOFICA Aubier 4",
	}, names, "by amount, then by name")
	require.Equal(t, want.Largest.Group, a.LargestThirdParty.Name)
	equal(t, want.Largest.Share, a.LargestThirdParty.Percent, "largest third party")
	equal(t, want.HHI, a.HHI, "HHI")
}

func TestFeatureRatios(t *testing.T) {
	a, want := analyse(t, feature(t)), expected(t).Q4
	codes := map[string]financing.RatioCode{
		"closure": financing.Closure, "signed": financing.SecuredCover, "signed_letter": financing.EngagedCover,
		"weighted": financing.WeightedCover, "gap": financing.FinancingGap, "external": financing.ExternalCover,
		"producer_risk": financing.ProducerRisk, "deferred": financing.DeferredShare, "cash_risk": financing.CashRisk,
		"recoupable": financing.RecoupableShare, "non_recoupable": financing.NonRecoupableShare,
		"public": financing.PublicIntensity, "broadcasters": financing.BroadcasterDependence, "bankable": financing.BankableShare,
	}
	require.Len(t, want, len(codes)+1)
	require.Len(t, a.Ratios, len(codes)+7, "the gap coverage, and six parts by class that the case does not ask")
	for name, code := range codes {
		var figure amounts
		require.NoError(t, json.Unmarshal(want[name], &figure))
		ratio, found := a.Ratio(code)
		require.True(t, found, name)
		equal(t, figure.Amount, ratio.Amount, name)
		equal(t, figure.Pct, ratio.Percent, name)
		require.NotEmpty(t, ratio.Formula.In("fr"), name)
		require.NotEmpty(t, ratio.Label.In("en"), name)
	}
	coverage, found := a.Ratio(financing.GapCoverage)
	require.True(t, found)
	equal(t, "200.00", coverage.Percent, "gap coverage")
}

func TestFeatureRatioLines(t *testing.T) {
	a := analyse(t, feature(t))
	risk, _ := a.Ratio(financing.ProducerRisk)
	require.Equal(t, []string{"F01", "F02", "F03", "F04"}, sources(risk))
	cash, _ := a.Ratio(financing.CashRisk)
	require.Equal(t, financing.LineBudget, cash.Lines[0].Source)
	deferred, _ := a.Ratio(financing.DeferredShare)
	require.Equal(t, []string{"F02", "F03"}, sources(deferred))
	// 95 % of 729,000.
	weighted, _ := a.Ratio(financing.WeightedCover)
	equal(t, "692550", weighted.Lines[5].Amount, "F06 weighted")
}

func sources(ratio financing.Ratio) []string {
	var ids []string
	for _, line := range ratio.Lines {
		ids = append(ids, line.Source)
	}
	return ids
}

func TestFeaturePublicAid(t *testing.T) {
	a, want := analyse(t, feature(t)), expected(t)
	test, err := a.PublicAid(financing.AidCeiling{Percent: dec("60")})
	require.NoError(t, err)
	require.Equal(t, want.Q3.Within, test.Within)
	equal(t, "1529000.00", test.Aid, "aid")
	equal(t, want.Q2["public_aid_ceiling"], test.Limit, "limit")
	equal(t, "36.21", test.Percent, "intensity")
	// 2,533,284.13 - 1,529,000.00.
	equal(t, "1004284.13", test.Margin, "margin")
	require.Equal(t, []string{"F04", "F05", "F06", "F07"}, test.Sources)
}

func TestFeatureThroughJSON(t *testing.T) {
	data, err := json.Marshal(feature(t))
	require.NoError(t, err)
	p, err := financing.Parse(data)
	require.NoError(t, err)
	require.Equal(t, analyse(t, feature(t)).Ratios[3].Percent.StringFixed(2), analyse(t, p).Ratios[3].Percent.StringFixed(2))
}
