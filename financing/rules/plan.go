package rules

import (
	"github.com/filmfinance/filmfinance/financing"
	"github.com/shopspring/decimal"
)

// The rules of the figures themselves.
const (
	// PlanCloses is that the sources of the plan come to its budget.
	PlanCloses Rule = "plan_closes"
	// PrintedTotals is that published totals are the sum of their items. What the rounding of the items may
	// explain is let pass. The difference is told, the total never forced.
	PrintedTotals Rule = "printed_totals"
)

// PrintedTotal is a published total.
type PrintedTotal struct {
	Name  string          `json:"name"`
	Total financing.Total `json:"total"`
}

func planRules() []rule {
	return []rule{
		{name: PlanCloses, label: Text{FR: "Bouclage du plan", EN: "Closure of the plan"}, check: (*book).planCloses},
		{name: PrintedTotals, label: Text{FR: "Totaux publiés", EN: "Published totals"}, check: (*book).printedTotals},
	}
}

func (b *book) planCloses() {
	limit := unknown("plan")
	if b.c.Plan != nil {
		limit = exactly(b.c.Plan.Budget)
	}
	b.test(test{bound: AtLeast, unit: Money, figure: b.sources(func(*financing.Source) bool { return true }), limit: limit})
}

// printedTotals tests the difference against what rounding explains.
func (b *book) printedTotals() {
	if len(b.c.Totals) == 0 {
		b.skip("pas de total publié", "no published total")
	}
	for _, one := range b.c.Totals {
		d, found, err := one.Total.Check()
		if err != nil { // the case is valid
			continue
		}
		base := []Line{{Name: "=printed", Amount: d.Printed}, {Name: "=sum", Amount: d.Sum}}
		limit := decimal.Decimal{}
		if !found || d.Rounding {
			limit = d.Difference.Abs()
		}
		b.test(test{
			subject: one.Name, bound: AtMost, unit: Count, limit: exactly(limit), base: base,
			figure: known(Line{Name: "=difference", Amount: d.Difference.Abs()}),
		})
	}
}
