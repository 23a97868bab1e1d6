package budget

import "github.com/filmfinance/filmfinance/schedule/breakdown"

// QuantityVariables returns the quantities of a breakdown or of a plan of a shoot as variables of a budget, under
// their names, which formulas can use: shoot_days * 2.
func QuantityVariables(quantities []breakdown.Quantity) []Variable {
	variables := make([]Variable, len(quantities))
	for i, q := range quantities {
		variables[i] = Variable{Name: q.Name, Label: q.Label.FR, Value: q.Value}
	}
	return variables
}
