package budget_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// formulated is a line whose quantity is a formula.
func formulated(id, formula, rate string) budget.Line {
	line := pay(id, "7101", rate, "", "")
	line.Quantity, line.Formulas.Quantity = decimal.Decimal{}, formula
	return line
}

func TestFormulas(t *testing.T) {
	variables := []budget.Variable{
		{Name: "weeks", Formula: "ceil(shoot_days / 5)"}, // a variable may stand before those it uses
		{Name: "shoot_days", Value: dec("41")},
		{Name: "extras", Formula: "max(12, weeks)"},
	}
	for _, test := range []struct{ reason, formula, rate, amount, quantity string }{
		{"twice the days", "shoot_days * 2", "10", "820", "82"},
		{"a variable of a variable", "weeks", "100", "900", "9"},
		{"the largest", "extras", "1", "12", "12"},
		{"a third is exact until the line is rounded: 41 / 3 x 3", "shoot_days / 3", "3", "41", "41/3"},
		{"rounded where the formula says: 13.67 x 3", "round(shoot_days / 3, 2)", "3", "41.01", "1367/100"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r := compute(t, budget.Budget{Currency: "EUR", Variables: variables, Lines: []budget.Line{formulated("1", test.formula, test.rate)}})
			equal(t, test.amount, r.Total, "amount")
			require.Equal(t, test.quantity, r.Lines[0].Quantity.Text())
			require.Equal(t, "9", r.Variables[0].Value.Text())
		})
	}
}

func TestFormulasOfEveryFigure(t *testing.T) {
	line := budget.Line{ID: "1", Account: "71", Formulas: budget.LineFormulas{Quantity: "d", Number: "d - 1", Multiplier: "d / 2", Rate: "-d * 10"}}
	r := compute(t, budget.Budget{Currency: "EUR", Variables: []budget.Variable{{Name: "d", Value: dec("3")}}, Lines: []budget.Line{line}})
	equal(t, "-270", r.Total, "3 x 2 x 1.5 x -30")
	line.Formulas.Multiplier = "d - 3"
	r = compute(t, budget.Budget{Currency: "EUR", Variables: []budget.Variable{{Name: "d", Value: dec("3")}}, Lines: []budget.Line{line}})
	equal(t, "0", r.Total, "a multiplier that comes to zero is zero")
	plain := pay("1", "71", "10", "", "")
	plain.Multiplier = dec("2.5")
	equal(t, "25", compute(t, budget.Budget{Currency: "EUR", Lines: []budget.Line{plain}}).Total, "multiplier")
}

func TestFormulaFaults(t *testing.T) {
	for _, test := range []struct {
		reason    string
		variables []budget.Variable
		formula   string
		kind      error
		want      string
	}{
		{
			"circular", []budget.Variable{{Name: "a", Formula: "b + 1"}, {Name: "b", Formula: "a * 2"}}, "a", budget.ErrCycle,
			"variables[0].formula: forms a cycle (a > b > a)\nvariables[1].formula: forms a cycle (b > a > b)\n" +
				"lines[0].formulas.quantity: forms a cycle (L07: a > b > a)",
		},
		{
			"of itself", []budget.Variable{{Name: "a", Formula: "a"}}, "1", budget.ErrCycle,
			"variables[0].formula: forms a cycle (a > a)",
		},
		{
			"unknown", nil, "shoot_day * 2", budget.ErrUnknown,
			"lines[0].formulas.quantity: refers to something that does not exist (L07: shoot_day)",
		},
		{
			"unknown behind a variable", []budget.Variable{{Name: "a", Formula: "nobody"}}, "2 + a", budget.ErrUnknown,
			"variables[0].formula: refers to something that does not exist (a > nobody)\n" +
				"lines[0].formulas.quantity: refers to something that does not exist (L07: a > nobody)",
		},
		{
			"division by zero", []budget.Variable{{Name: "a", Value: dec("0")}, {Name: "b", Formula: "1 / a"}}, "b", budget.ErrDivision,
			"variables[1].formula: divides by zero (b)\nlines[0].formulas.quantity: divides by zero (L07: b)",
		},
		{"division in the line", nil, "1 / 0", budget.ErrDivision, "lines[0].formulas.quantity: divides by zero (L07)"},
		{
			"not a formula", nil, "2 +", budget.ErrSyntax,
			"lines[0].formulas.quantity: the document cannot be read (L07: (not a formula at character 4: a value is missing at the end))",
		},
		{"below zero", nil, "1 - 2", budget.ErrNegative, "lines[0].formulas.quantity: may not be negative (L07: -1)"},
		{
			"not a name", []budget.Variable{{Name: "2b"}}, "1", budget.ErrSyntax, "variables[0].name: the document cannot be read (2b)",
		},
		{
			"a value and a formula", []budget.Variable{{Name: "a", Value: dec("1"), Formula: "2"}}, "1", budget.ErrDuplicate,
			"variables[0].value: is given twice (1)",
		},
	} {
		t.Run(test.reason, func(t *testing.T) {
			err := budget.Budget{Currency: "EUR", Variables: test.variables, Lines: []budget.Line{formulated("L07", test.formula, "1")}}.Validate()
			require.ErrorIs(t, err, test.kind)
			require.EqualError(t, err, test.want)
		})
	}
	both := pay("1", "71", "1", "", "")
	both.Formulas.Rate = "2"
	require.EqualError(t, budget.Budget{Currency: "EUR", Lines: []budget.Line{both}}.Validate(), "lines[0].rate: is given twice (1)")
}

// tangled is a devis of a thousand variables, each a formula of others, and of 5,000 lines that use the first.
func tangled(formula func(i int) string) budget.Budget {
	b := budget.Budget{Currency: "EUR"}
	for i := range budget.MaxVariables {
		b.Variables = append(b.Variables, budget.Variable{Name: fmt.Sprintf("v%d", i), Formula: formula(i)})
	}
	for i := range 5_000 {
		b.Lines = append(b.Lines, formulated(fmt.Sprint(i), "v0", "1"))
	}
	return b
}

func tangles() map[string]func(i int) string {
	return map[string]func(i int) string{
		"a ring":                    func(i int) string { return fmt.Sprintf("v%d + v%d", (i+1)%1000, (i+1)%1000) },
		"a ladder of squares":       func(i int) string { return fmt.Sprintf("v%d * v%d + 3", i+1, i+1) },
		"a chain that ends nowhere": func(i int) string { return fmt.Sprintf("v%d", i+1) },
	}
}

// A thousand variables in a ring, in a ladder of doublings and in a chain that ends nowhere: a formula whose
// variables were computed each time that one is named would take 2^1000 steps.
func TestHostileVariables(t *testing.T) {
	for reason, want := range map[string]error{
		"a ring": budget.ErrCycle, "a ladder of squares": budget.ErrUnknown, "a chain that ends nowhere": budget.ErrUnknown,
	} {
		t.Run(reason, func(t *testing.T) {
			err := tangled(tangles()[reason]).Validate()
			var faults budget.Faults
			require.ErrorAs(t, err, &faults)
			require.LessOrEqual(t, len(faults), 101, "a report ends somewhere")
			for _, one := range faults[:100] {
				require.ErrorIs(t, one.Kind, want)
			}
			require.Less(t, len(err.Error()), 100_000)
		})
	}
	last := strings.Repeat("9", 30)
	b := budget.Budget{Currency: "EUR", Lines: []budget.Line{formulated("1", last+"*"+last, "1")}}
	require.ErrorIs(t, b.Validate(), budget.ErrTooLarge)
}

func BenchmarkHostileVariables(b *testing.B) {
	for reason, formula := range tangles() {
		b.Run(reason, func(b *testing.B) {
			film := tangled(formula)
			for b.Loop() {
				if film.Validate() == nil {
					b.Fatal("accepted")
				}
			}
		})
	}
}
