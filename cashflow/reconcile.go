package cashflow

import (
	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Reconciliation holds the treasury against the budget and the financing plan: every euro of both appears
// once, as money that moves or as money that the treasury lists and does not spread.
type Reconciliation struct {
	// Costs and Sources compare the two documents with the treasury, line by line; only the lines that
	// differ are there. A treasury that holds every euro once has none.
	Costs   []Difference `json:"costs"`
	Sources []Difference `json:"sources"`
	// Planned is the total of the financing plan less the budget. Reached is the closing position of the
	// treasury with all that it lists, without tax: the same amount when there is no difference.
	Planned decimal.Decimal `json:"planned"`
	Reached decimal.Decimal `json:"reached"`
	// Tax is the VAT inside the closing position: what is not deductible, and what the State is still owed
	// after the last week with its sign changed.
	Tax decimal.Decimal `json:"tax"`
}

// Difference is a line of the budget, with its charges, a percentage or a source of which the treasury does
// not hold exactly the amount.
type Difference struct {
	ID string `json:"id"`
	// Expected is the amount in the budget or the financing plan, zero for what they do not know; Moved is
	// what the treasury spreads, Listed what it names and does not spread.
	Expected decimal.Decimal `json:"expected"`
	Moved    decimal.Decimal `json:"moved"`
	Listed   decimal.Decimal `json:"listed"`
	// Gap is Moved and Listed less Expected: above zero when the treasury holds more.
	Gap decimal.Decimal `json:"gap"`
}

// Balanced reports whether nothing differs and the treasury ends where the plan does.
func (r Reconciliation) Balanced() bool {
	return len(r.Costs) == 0 && len(r.Sources) == 0 &&
		money.Acceptable(r.Planned) && money.Acceptable(r.Reached) && r.Planned.Equal(r.Reached)
}

// Reconcile compares the treasury with its budget and its financing plan. A cost that the producer leaves
// in the film is in both and moves no money: [LeftInFilm] lists it, beside the cash of [FromPercentage].
//
// The error is a [Faults]: another currency, or a result that does not pass its Check.
func (r Result) Reconcile(cost budget.Result, plan financing.Plan) (Reconciliation, error) {
	var found fault.Collector
	if r.Currency != cost.Currency {
		found.Add("budget.currency", ErrCurrency, cost.Currency)
	}
	if r.Currency != plan.Currency {
		found.Add("plan.currency", ErrCurrency, plan.Currency)
	}
	found.Merge("", r.Check())
	found.Merge("budget", cost.Check())
	check.Decimals(found.In("plan"), plan, money.Acceptable)
	if found.Err() != nil {
		return Reconciliation{}, found.Err()
	}
	costs, sources := newTally(), newTally()
	for i := range cost.Lines {
		costs.expect(cost.Lines[i].Line.ID, cost.Lines[i].Amount.Add(cost.Lines[i].Charge))
	}
	for i := range cost.Percentages {
		costs.expect(cost.Percentages[i].ID, cost.Percentages[i].Amount)
	}
	of := Reconciliation{Planned: cost.Total.Neg()}
	for i := range plan.Sources {
		source := &plan.Sources[i]
		sources.expect(source.ID, source.Amount)
		of.Planned = of.Planned.Add(source.Amount)
	}
	r.tally(costs, sources, &of)
	of.Costs, of.Sources = costs.differences(), sources.differences()
	return of, nil
}

// tally enters the movements and what is listed.
func (r Result) tally(costs, sources *tally, of *Reconciliation) {
	for i := range r.Movements {
		one := &r.Movements[i]
		switch {
		case one.Kind != OfAmount:
			of.Tax = of.Tax.Add(one.Amount)
			continue
		case one.Column == Receipts:
			sources.line(one.ID).Moved = sources.line(one.ID).Moved.Add(one.Amount)
		default:
			costs.line(one.ID).Moved = costs.line(one.ID).Moved.Sub(one.Amount)
		}
		of.Reached = of.Reached.Add(one.Amount)
	}
	for _, one := range r.Unallocated {
		switch {
		case one.Reason == AfterHorizon:
			continue
		case one.Column == Receipts:
			sources.line(one.ID).Listed = sources.line(one.ID).Listed.Add(one.Amount)
		default:
			costs.line(one.ID).Listed = costs.line(one.ID).Listed.Sub(one.Amount)
		}
		of.Reached = of.Reached.Add(one.Amount)
	}
}

// tally is the lines of one side, in the order in which they were named.
type tally struct {
	ids []string
	of  map[string]*Difference
}

func newTally() *tally { return &tally{of: map[string]*Difference{}} }

// line returns the line of an ID, made if need be.
func (t *tally) line(id string) *Difference {
	if one, found := t.of[id]; found {
		return one
	}
	one := &Difference{ID: id}
	t.ids, t.of[id] = append(t.ids, id), one
	return one
}

func (t *tally) expect(id string, amount decimal.Decimal) {
	one := t.line(id)
	one.Expected = one.Expected.Add(amount)
}

// differences returns the lines that do not agree.
func (t *tally) differences() []Difference {
	different := []Difference{}
	for _, id := range t.ids {
		one := *t.of[id]
		if one.Gap = one.Moved.Add(one.Listed).Sub(one.Expected); !one.Gap.IsZero() {
			different = append(different, one)
		}
	}
	return different
}
