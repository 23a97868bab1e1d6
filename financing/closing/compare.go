package closing

import (
	"errors"
	"strings"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
)

// Scenario is a plan with a name, and the question that it is asked.
type Scenario struct {
	Name    string         `json:"name"`
	Plan    financing.Plan `json:"plan"`
	Options Options        `json:"options,omitzero"`
}

// Comparison sets scenarios of one currency side by side.
type Comparison struct {
	Currency  string     `json:"currency"`
	Scenarios []Compared `json:"scenarios"`
}

// Compared is the result of one scenario, and what it has more than the first: the probability in points, the
// amounts in the currency. They are zero for the first.
type Compared struct {
	Name        string          `json:"name"`
	Result      Result          `json:"result"`
	Probability decimal.Decimal `json:"probability"`
	Expected    decimal.Decimal `json:"expected"`
	Shortfall   decimal.Decimal `json:"shortfall"`
}

// Compare asks [Of] each scenario. Samples of one seed draw the same numbers for plans that have the same
// identifiers, so that their difference errs less than each of them.
//
// Errors, as [Faults]: those of Of under "scenarios[i].plan" and "scenarios[i].options"; kinds of package
// financing for no scenario or more than [MaxScenarios], a name missing or given twice, and a currency other
// than that of the first.
func Compare(scenarios ...Scenario) (Comparison, error) {
	var c fault.Collector
	if len(scenarios) == 0 {
		c.Add("scenarios", financing.ErrRequired, nil)
	}
	check.Size(&c, "scenarios", len(scenarios), MaxScenarios)
	if err := c.Err(); err != nil {
		return Comparison{}, err
	}
	all, names := Comparison{Currency: scenarios[0].Plan.Currency}, map[string]bool{}
	for i, one := range scenarios {
		at := c.In("scenarios[%d]", i)
		check.Unique(at, "name", one.Name, names)
		if one.Plan.Currency != all.Currency {
			at.Add("plan.currency", financing.ErrCurrency, one.Plan.Currency)
			continue
		}
		r, err := Of(one.Plan, one.Options)
		merge(at, err)
		all.Scenarios = append(all.Scenarios, Compared{Name: one.Name, Result: r})
	}
	if err := c.Err(); err != nil {
		return Comparison{}, err
	}
	for i := range all.Scenarios {
		all.Scenarios[i].less(all.Scenarios[0].Result)
	}
	return all, nil
}

// merge records the faults of a plan and of its options, each under its own path.
func merge(at *fault.Collector, err error) {
	var faults Faults
	if !errors.As(err, &faults) {
		return
	}
	for _, f := range faults {
		if path := f.Path; path != "options" && !strings.HasPrefix(path, "options.") {
			f.Path = strings.TrimSuffix("plan."+path, ".")
		}
		at.Add(f.Path, f.Kind, f.Value)
	}
}

// less sets the differences to the first scenario.
func (c *Compared) less(first Result) {
	c.Probability = c.Result.Probability.Sub(first.Probability)
	c.Expected = c.Result.Expected.Sub(first.Expected)
	c.Shortfall = c.Result.Shortfall.Sub(first.Shortfall)
}
