package report

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// TestTerms says the terms of a right in words.
func TestTerms(t *testing.T) {
	label := func(s string) recoupment.Text { return recoupment.Text{FR: s, EN: s} }
	admissions := &recoupment.Condition{Of: []recoupment.Term{{Counter: "adm"}}, Reaches: dec("100000")}
	net := recoupment.Right{ID: "net", Party: "p", Steps: []recoupment.Step{
		{Rate: dec("10"), Until: &recoupment.Condition{All: []recoupment.Condition{
			{Threshold: "th"}, {Of: []recoupment.Term{{Party: "p"}, {Account: "acc", Measure: recoupment.Target, Times: dec("-1.5")}}, Reaches: dec("5"), Above: true},
		}}},
		{Rate: dec("20"), Until: &recoupment.Condition{Any: []recoupment.Condition{{Declared: "prize"}, {From: schedule.MustParseDate("2028-01-01")}}}},
	}, Limit: new(dec("5000")), On: recoupment.Filter{"medium": {"vod", "tv"}, "area": {"FR"}}}
	costs := recoupment.Right{ID: "costs", Party: "p", Account: "acc", Steps: []recoupment.Step{{Rate: dec("100"), Until: admissions}}}
	source := recoupment.Right{ID: "src", Party: "q", Of: recoupment.OfSource, Shortfall: recoupment.Lost, Steps: []recoupment.Step{{Rate: dec("2.5")}}}
	share := recoupment.Right{ID: "share", Party: "q", Steps: []recoupment.Step{{Rate: dec("3")}}}
	d := recoupment.Deal{
		Currency: "EUR", Counters: []recoupment.Counter{{ID: "adm", Label: recoupment.Text{FR: "entrées", EN: "admissions"}}},
		Accounts: []recoupment.Account{{ID: "acc", Label: label("P&A")}}, Thresholds: []recoupment.Threshold{{ID: "th", Label: label("amortised")}},
		Pools: []recoupment.Pool{{ID: "pool", Tiers: []recoupment.Tier{{ID: "t", Rights: []recoupment.Right{net, costs, source}}, {ID: "u", Sharing: recoupment.ByRatio, Rights: []recoupment.Right{share}}}}},
	}
	en, fr := NewWords(d, words.English), NewWords(d, words.French)
	tier := recoupment.Tier{}
	require.Equal(t, "10% until amortised and p − 1.5 × P&A (to recoup) > 5, then 20% until prize or 2028-01-01, at most 5,000, area: FR, medium: vod or tv", en.Terms(net, tier))
	require.Equal(t, "100 % jusqu'à entrées ≥ 100 000, récupère P&A", strings.ReplaceAll(fr.Terms(costs, tier), "\u202f", " "))
	require.Equal(t, "2.5% at source", en.Terms(source, tier))
	require.Equal(t, "ratio 3", en.Terms(share, d.Pools[0].Tiers[1]))
	require.Equal(t, "", en.Terms(share, recoupment.Tier{Sharing: recoupment.Equally}))
	require.Equal(t, "20% until prize or 2028-01-01", en.Rule("net", 1))
	require.Equal(t, "2.5% at source", en.Rule("src", 0))
	require.Equal(t, "100% until admissions ≥ 100,000, recoups “P&A”", en.Rule("costs", 0))
	require.Equal(t, "ratio 3", en.Rule("share", 0))
	recouped := recoupment.Condition{Of: []recoupment.Term{{Account: "acc", Measure: recoupment.Outstanding, Times: dec("-1")}}}
	require.Equal(t, "P&A: recouped", en.Condition(recouped))
	period := recoupment.Condition{Of: []recoupment.Term{{Right: "net", Period: true}, {Pool: "pool", Since: "th"}}}
	require.Equal(t, "net of the period + pool since “amortised” ≥ 0", en.Condition(period))
}

// TestPartiesAreNamed: the list of parties gives a label, else the party's own statement, else its name.
func TestPartiesAreNamed(t *testing.T) {
	w := NewWords(recoupment.Deal{
		Parties:    []recoupment.Party{{ID: "a", Label: recoupment.Text{FR: "Société A", EN: "Company A"}}, {ID: "b"}, {ID: "c"}},
		Statements: []recoupment.StatementTerms{{ID: "a", Label: recoupment.Text{EN: "statement"}}, {ID: "b", Label: recoupment.Text{EN: "Bank"}}},
	}, words.English)
	require.Equal(t, []string{"Company A", "Bank", "c"}, []string{w.Party("a"), w.Party("b"), w.Party("c")})
}

// TestHistogramCountsEachAmountOnce puts amounts below and above zero into their bars: of the whole numbers
// from -5 to 4, one in each.
func TestHistogramCountsEachAmountOnce(t *testing.T) {
	p := &recoupment.PartyTally{Least: -5, Most: 4, Below: recoupment.Buckets{0, 1, 1, 1, 1, 1}, Above: recoupment.Buckets{1, 1, 1, 1, 1}}
	all := histogram(p, 0)
	require.Len(t, all, 10)
	for i, b := range all {
		require.Equal(t, int64(1), b.Count, i)
		require.Equal(t, int64(i-5), b.From.IntPart())
	}
	require.Len(t, histogram(&recoupment.PartyTally{Least: 3, Most: 3, Above: recoupment.Buckets{0, 0, 0, 7}}, 2), 1)
	require.Equal(t, int64(255), middle(255))
	require.Equal(t, int64(256), middle(256), "the bucket of 256 and 257")
	require.Equal(t, int64(510), middle(383), "the last one of two: 510 and 511")
	require.Equal(t, int64(513), middle(384), "the first one of four: 512 to 515")
}
