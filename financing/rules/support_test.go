package rules_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/points"
	"github.com/filmfinance/filmfinance/financing/rules"
	"github.com/filmfinance/filmfinance/schedule"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func d(text string) *decimal.Decimal { return new(dec(text)) }

func day(text string) schedule.Date { return schedule.MustParseDate(text) }

// plan is an open plan of sources, whose public ones are those of aid.
func plan(budget string, sources ...financing.Source) *financing.Plan {
	p := &financing.Plan{Currency: "EUR", Producer: "Films du Port", Country: "FR", Budget: dec(budget), Open: true}
	for _, s := range sources {
		s.Group, s.Status, s.Probability = s.ID, financing.Signed, dec("100")
		p.Sources = append(p.Sources, s)
	}
	return p
}

func source(id string, nature financing.Nature, amount string) financing.Source {
	s := financing.Source{ID: id, Nature: nature, Amount: dec(amount)}
	switch nature {
	case financing.AutomaticSupport, financing.DirectAllocation, financing.SelectiveAid, financing.RegionalAid, financing.TaxCreditSource, financing.Eurimages:
		s.Public = true
	default:
	}
	return s
}

// by is a source that a co-producer brings.
func by(partner string, s financing.Source) financing.Source {
	s.Partner = partner
	return s
}

// sheet gives points to a scale of two posts, the language and the rest.
func sheet(language, others string) *points.Sheet {
	post := func(code string) points.Group {
		return points.Group{Code: code, Posts: []points.Post{{Code: code, Max: dec("80"), Given: true}}}
	}
	s := &points.Sheet{Grid: points.Grid{Groups: []points.Group{post("language"), post("others")}}}
	for code, given := range map[string]string{"language": language, "others": others} {
		if given != "" {
			s.Entries = append(s.Entries, points.Entry{Post: code, Points: d(given)})
		}
	}
	return s
}

// row is one rule worked on one film.
type row struct {
	reason  string
	rule    rules.Rule
	subject string
	film    rules.Case
	want    rules.Verdict
	// figure, limit and margin are not looked at where they are empty.
	figure, limit, margin string
	missing               []string
}

// skipped is the verdict of a row whose rule does not apply.
const skipped rules.Verdict = "skipped"

func work(t *testing.T, rows []row) {
	t.Helper()
	for _, one := range rows {
		t.Run(string(one.rule)+": "+one.reason, func(t *testing.T) {
			one.film.Currency = "EUR"
			if one.film.Date.IsZero() {
				one.film.Date = day("2025-06-30")
			}
			report, err := rules.Check(one.film, one.rule)
			require.NoError(t, err)
			require.NoError(t, report.Check())
			if one.want == skipped {
				require.Empty(t, report.Results)
				require.Len(t, report.Skipped, 1)
				return
			}
			var got rules.Result
			for _, r := range report.Results {
				if r.Subject == one.subject {
					got = r
				}
			}
			require.Equal(t, one.rule, got.Rule, "there is a result: %+v", report)
			require.Equal(t, one.want, got.Verdict, "%+v", got)
			for _, number := range []struct {
				want string
				got  *decimal.Decimal
				what string
			}{{one.figure, got.Figure, "figure"}, {one.limit, got.Limit, "limit"}, {one.margin, got.Margin, "margin"}} {
				if number.want != "" {
					require.NotNil(t, number.got, number.what)
					require.True(t, dec(number.want).Equal(*number.got), "%s: want %s, got %s", number.what, number.want, number.got)
				}
			}
			require.Equal(t, one.missing, got.Missing)
			require.NotEmpty(t, got.Label.In("fr"))
			require.NotEqual(t, got.Label.In("fr"), got.Label.In("en"))
		})
	}
}
