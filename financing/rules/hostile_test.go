package rules_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/points"
	"github.com/filmfinance/filmfinance/financing/rules"
)

// Every fault of a case is told at once, with its path.
func TestRefused(t *testing.T) {
	huge := decimal.New(1, 1_000_000_000)
	for _, test := range []struct {
		reason string
		spoil  func(*rules.Case)
		path   string
		kind   error
	}{
		{"no currency", func(c *rules.Case) { c.Currency = "" }, "currency", rules.ErrCurrency},
		{"another one in the plan", func(c *rules.Case) { c.Plan.Currency = "USD" }, "plan.currency", rules.ErrCurrency},
		{"a cost without end", func(c *rules.Case) { c.Cost.Final = &huge }, "cost.final", rules.ErrTooLarge},
		{"a negative cost", func(c *rules.Case) { c.Cost.Budget = d("-1") }, "cost.budget", rules.ErrNegative},
		{"a negative number of films", func(c *rules.Case) { c.Film.Number = new(-1) }, "film.number", rules.ErrRange},
		{"a year without end", func(c *rules.Case) { c.Funds = []rules.Fund{{Name: "F", Vintage: new(1 << 40)}} }, "funds[0].vintage", rules.ErrRange},
		{"too many persons", func(c *rules.Case) { c.Pay = make([]rules.Pay, rules.MaxFacts+1) }, "pay", rules.ErrTooLarge},
		{"too many obligations", func(c *rules.Case) {
			c.Plan.Sources[0].Spend = make([]financing.SpendObligation, rules.MaxFacts+1)
		}, "plan.sources", rules.ErrTooLarge},
		{"too many co-producers", func(c *rules.Case) {
			c.Coproduction = &rules.Coproduction{Parties: make([]rules.Party, rules.MaxParties+1)}
		}, "coproduction.parties", rules.ErrTooLarge},
		{"too many allocations", func(c *rules.Case) { c.Allocations = make([]rules.Allocation, rules.MaxParties+1) }, "allocations", rules.ErrTooLarge},
		{"a long name", func(c *rules.Case) { c.Pay = []rules.Pay{{Person: strings.Repeat("a", 10_000)}} }, "pay[0].person", rules.ErrTooLarge},
		{"a person twice", func(c *rules.Case) { c.Pay = []rules.Pay{{Person: "A"}, {Person: "A"}} }, "pay[1].person", rules.ErrDuplicate},
		{"a person without name", func(c *rules.Case) { c.Pay = []rules.Pay{{}} }, "pay[0].person", rules.ErrRequired},
		{"no such genre", func(c *rules.Case) { c.Film.Genre = "western" }, "film.genre", rules.ErrUnknown},
		{"no such treaty", func(c *rules.Case) { c.Coproduction = &rules.Coproduction{Treaty: "moon"} }, "coproduction.treaty", rules.ErrUnknown},
		{"no such service", func(c *rules.Case) { c.Broadcasters = []rules.Broadcaster{{Name: "B", Service: "radio"}} }, "broadcasters[0].service", rules.ErrUnknown},
		{"a payment of no source", func(c *rules.Case) { c.Payments = []rules.Payment{{Source: "x"}} }, "payments[0].source", rules.ErrUnknown},
		{"a scheme of nowhere", func(c *rules.Case) { c.Schemes = []rules.Scheme{{Source: "a", Scheme: rules.GrandEst}} }, "schemes[0].territory", rules.ErrRequired},
		{"no such parameter", func(c *rules.Case) { c.Supplied = map[rules.Parameter]decimal.Decimal{"x": dec("1")} }, `supplied["x"]`, rules.ErrUnknown},
		{"a parameter without end", func(c *rules.Case) {
			c.Supplied = map[rules.Parameter]decimal.Decimal{"public_aid.ceiling": huge}
		}, `supplied["public_aid.ceiling"]`, rules.ErrTooLarge},
		{"nothing to accept", func(c *rules.Case) { c.Accepted = []rules.Parameter{"x"} }, "accepted[0]", rules.ErrUnknown},
		{"a plan that is wrong", func(c *rules.Case) { c.Plan.Sources[0].Nature = "X" }, "plan.sources[0].nature", rules.ErrUnknown},
		{"points that are wrong", func(c *rules.Case) { c.Points = &points.Sheet{} }, "points.groups", nil},
		{"a total that is wrong", func(c *rules.Case) {
			c.Totals = []rules.PrintedTotal{{Name: "t", Total: financing.Total{Precision: 99}}}
		}, "totals[0].total.precision", rules.ErrRange},
	} {
		t.Run(test.reason, func(t *testing.T) {
			c := rules.Case{Currency: "EUR", Plan: plan("1", source("a", financing.Producer, "1"))}
			test.spoil(&c)
			_, err := rules.Check(c)
			var faults rules.Faults
			require.ErrorAs(t, err, &faults)
			if test.kind != nil {
				require.Equal(t, test.path, faults[0].Path)
				require.ErrorIs(t, err, test.kind)
			}
		})
	}
	_, err := rules.Check(rules.Case{Currency: "EUR"}, rules.PublicAid, "nothing")
	require.ErrorIs(t, err, rules.ErrUnknown)
	_, err = rules.Parse([]byte(`{"currency": "EUR", "film": {"titel": "x"}}`))
	require.ErrorIs(t, err, rules.ErrSyntax)
}

// A case of nothing is answered: every rule is skipped, or names what it misses.
func TestNothing(t *testing.T) {
	report, err := rules.Check(rules.Case{Currency: "EUR"})
	require.NoError(t, err)
	require.NoError(t, report.Check())
	for _, r := range report.Results {
		require.Equal(t, rules.CannotTell, r.Verdict, r.Rule)
		require.NotEmpty(t, r.Missing, r.Rule)
	}
	require.NotEmpty(t, report.Skipped)
}

// Amounts of the texts are in euros: in another currency they must be supplied.
func TestOtherCurrency(t *testing.T) {
	c := e1("2000000", "340000")
	c.Date, c.Currency, c.Plan.Currency = day("2025-06-30"), "CHF", "CHF"
	report, err := rules.Check(c, rules.EurimagesCeiling)
	require.NoError(t, err)
	require.Equal(t, []string{"supplied.eurimages.amount"}, report.Results[0].Missing)
	c.Supplied = map[rules.Parameter]decimal.Decimal{"eurimages.amount": dec("480000")}
	report, err = rules.Check(c, rules.EurimagesCeiling)
	require.NoError(t, err)
	require.Equal(t, rules.Pass, report.Results[0].Verdict)
	require.Equal(t, rules.Supplied, report.Results[0].Status, "the result says that a figure is that of the case")
}

// A report that was changed is found out.
func TestReportChanged(t *testing.T) {
	for reason, change := range map[string]func(*rules.Result){
		"a figure":  func(r *rules.Result) { r.Figure = d("1") },
		"a margin":  func(r *rules.Result) { r.Margin = d("7") },
		"a verdict": func(r *rules.Result) { r.Verdict = rules.Fail },
		"a status":  func(r *rules.Result) { r.Parameters[0].Status = rules.Unconfirmed },
		"a hostile": func(r *rules.Result) { r.Limit = new(decimal.New(1, 1_000_000_000)) },
	} {
		c := e1("2000000", "340000")
		c.Date, c.Currency = day("2025-06-30"), "EUR"
		report, err := rules.Check(c, rules.EurimagesCeiling)
		require.NoError(t, err)
		require.NoError(t, report.Check())
		change(&report.Results[0])
		require.Error(t, report.Check(), reason)
	}
}

// Every parameter has its own name, a unit and, where it has a figure, a source; every rule a label in both languages.
func TestNames(t *testing.T) {
	seen := map[rules.Parameter]bool{}
	for _, f := range rules.Parameters(day("2025-06-30")) {
		require.False(t, seen[f.Parameter], f.Parameter)
		seen[f.Parameter] = true
		require.NotEmpty(t, f.Unit)
		if f.Value != nil {
			require.NotEmpty(t, f.Source.Title, f.Parameter)
			require.NotEqual(t, rules.Unconfirmed, f.Status)
		}
	}
	names := map[rules.Rule]bool{}
	for _, rule := range rules.Rules() {
		require.False(t, names[rule], rule)
		names[rule] = true
		require.NotEmpty(t, rule.Label().FR)
		require.NotEmpty(t, rule.Label().EN)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"currency":"EUR","date":"2025-06-30","film":{"number":2},"cost":{"budget":"1000"},"accepted":["gap.share"]}`))
	f.Add([]byte(`{"currency":"EUR","coproduction":{"treaty":"canada","parties":[{"id":"a","country":"FR","financial":"80"}]},"supplied":{"treaty.bilateral_least":"1e20"}}`))
	f.Add([]byte(`{"currency":"XXX","pay":[{"person":"A","amount":"1e-20"}],"funds":[{"name":"F","vintage":99999}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := rules.Parse(data)
		if err != nil {
			return
		}
		report, err := rules.Check(c)
		require.NoError(t, err)
		require.NoError(t, report.Check())
	})
}
