package budget_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// The days of a role and of extras of a breakdown are the quantities of the lines of a devis.
func TestQuantitiesOfABreakdownInFormulas(t *testing.T) {
	script := breakdown.Breakdown{
		Cast:     []breakdown.Role{{ID: "R-1 (l'inspectrice)", Name: "Inspectrice"}},
		Elements: []breakdown.Element{{ID: "crowd", Category: breakdown.Extras}},
		Scenes: []breakdown.Scene{{
			Number: "1", Heading: breakdown.Heading{Set: "PORT"}, Eighths: 12, Days: 2, Cast: []string{"R-1 (l'inspectrice)"}, Elements: []breakdown.Use{{ID: "crowd", Number: 20}},
		}},
	}
	require.NoError(t, script.Validate())
	devis := budget.Budget{
		Currency: "EUR", Chart: budget.CNCFeature(), Variables: budget.QuantityVariables(script.Quantities()),
		Lines: []budget.Line{
			{ID: "a", Account: "31", Label: "Inspectrice", Number: dec("1"), Multiplier: dec("1"), Rate: dec("2350"), Formulas: budget.LineFormulas{Quantity: "days_R_1__l_inspectrice_"}},
			{ID: "b", Account: "32", Label: "Figuration", Number: dec("1"), Multiplier: dec("1"), Rate: dec("110"), Formulas: budget.LineFormulas{Quantity: "extra_days"}},
			{ID: "c", Account: "60", Label: "Repas", Number: dec("1"), Multiplier: dec("1"), Rate: dec("20"), Formulas: budget.LineFormulas{Quantity: "meals + 30 * shoot_days"}},
		},
	}
	result, err := devis.Compute()
	require.NoError(t, err)
	for i, want := range []string{"4700", "4400", "2040"} {
		require.Equal(t, want, result.Lines[i].Amount.String(), "2 days of a role, 40 of extras, 42 meals of theirs and 60 of the crew")
	}
}
