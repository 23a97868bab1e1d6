package cashflow

import (
	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
)

// Payables say how a budget is paid: the terms of pay, of suppliers by account and of contributions, and the
// VAT of purchases. The zero value is that of [FromBudget].
type Payables struct {
	// LeftOut are accounts whose lines lose their key, and those that begin with them.
	LeftOut []string `json:"left_out,omitempty"`
	// Pay are the terms of wages: [Terms] that close the week or the month.
	Pay Terms `json:"pay,omitzero"`
	// Suppliers are the terms of purchases; the first that has the account applies, and a line of none is
	// paid on the day of its key, outside VAT.
	Suppliers []SupplierTerms `json:"suppliers,omitempty"`
	// Contributions are those that are not paid on the terms of [FifteenthOfNextMonth]: by the quarter, or
	// to the holiday fund (congés spectacles).
	Contributions []ContributionTerms `json:"contributions,omitempty"`
}

// SupplierTerms are the terms of the purchases of some accounts.
type SupplierTerms struct {
	// Accounts are those whose lines are meant, and those that begin with them; none is every account.
	Accounts []string `json:"accounts,omitempty"`
	Terms    Terms    `json:"terms,omitzero"`
	// VAT is the regime of the lines that have a rate in the budget.
	VAT VATRegime `json:"vat,omitempty"`
}

// ContributionTerms are the terms of one contribution, named by its label.
type ContributionTerms struct {
	Label string `json:"label"`
	Terms Terms  `json:"terms"`
}

// check asks the terms what the budget does not answer.
func (p Payables) check(found *fault.Collector, result budget.Result) {
	check.Size(found, "suppliers", len(p.Suppliers), MaxKeys)
	check.Size(found, "contributions", len(p.Contributions), MaxKeys)
	if found.Err() != nil {
		return
	}
	p.Pay.check(found.In("pay"))
	for i, one := range p.Suppliers {
		in := found.In("suppliers[%d]", i)
		one.Terms.check(in.In("terms"))
		switch one.VAT {
		case "", Deductible, ReverseCharge, Exempt, NotDeductible:
		default:
			in.Add("vat", ErrUnknown, one.VAT)
		}
	}
	labels := make(map[string]bool, len(result.Contributions))
	for _, one := range result.Contributions {
		labels[one.Contribution.Label] = true
	}
	seen := make(map[string]bool, len(p.Contributions))
	for i, one := range p.Contributions {
		in := found.In("contributions[%d]", i)
		one.Terms.check(in.In("terms"))
		switch {
		case !labels[one.Label]:
			in.Add("label", ErrUnknown, one.Label)
		case seen[one.Label]:
			in.Add("label", ErrDuplicate, one.Label)
		}
		seen[one.Label] = true
	}
}

// Outflows makes the outflows of a computed budget, as [FromBudget] says. The charges of a line that are
// paid on terms of their own stand apart under its ID, with their label as detail; pay has no VAT.
//
// The error is a [Faults]: a contribution that the budget does not have, or given twice; terms or a regime
// that are none.
func (p Payables) Outflows(result budget.Result) ([]Outflow, error) {
	var found fault.Collector
	if p.check(&found, result); found.Err() != nil {
		return nil, found.Err()
	}
	return p.outflows(result), nil
}

func (p Payables) outflows(result budget.Result) []Outflow {
	own := make(map[string]Terms, len(p.Contributions))
	for _, one := range p.Contributions {
		own[one.Label] = one.Terms
	}
	outflows := make([]Outflow, 0, 2*len(result.Lines))
	for i := range result.Lines {
		line := &result.Lines[i]
		flow := Outflow{
			ID: line.Line.ID, Label: line.Line.Label, Column: Pay, Amount: line.Amount, Key: line.Line.Key, Payment: line.Line.Payment,
		}
		if line.Line.Of(p.LeftOut...) {
			flow.Key = ""
		}
		charge := flow
		if line.Line.Category == "" {
			flow = p.purchase(flow, line.Line)
		} else {
			flow.Terms = p.Pay
		}
		outflows = append(outflows, flow)
		charge.Column = Charges
		outflows = append(outflows, charges(charge, line, own)...)
	}
	return outflows
}

// purchase puts the terms and the tax of its supplier on a line.
func (p Payables) purchase(flow Outflow, line budget.Line) Outflow {
	flow.Column = Suppliers
	for _, one := range p.Suppliers {
		if len(one.Accounts) > 0 && !line.Of(one.Accounts...) {
			continue
		}
		flow.Terms = one.Terms
		if one.VAT != "" && !line.VAT.IsZero() {
			flow.VAT = VAT{Rate: line.VAT, Regime: one.VAT}
		}
		break
	}
	return flow
}

// charges makes the outflows of the charges of a line: those of the usual terms together, then each
// contribution that has its own.
func charges(flow Outflow, line *budget.LineResult, own map[string]Terms) []Outflow {
	var apart []Outflow
	places := map[string]int{}
	usual := line.Charge
	for _, one := range line.Charges {
		terms, found := own[one.Label]
		if !found || one.Amount.IsZero() {
			continue
		}
		usual = usual.Sub(one.Amount)
		at, again := places[one.Label]
		if !again {
			at = len(apart)
			places[one.Label] = at
			apart = append(apart, flow)
			apart[at].Detail, apart[at].Terms, apart[at].Amount = one.Label, terms, decimal.Decimal{}
		}
		apart[at].Amount = apart[at].Amount.Add(one.Amount)
	}
	if usual.IsZero() {
		return apart
	}
	flow.Amount, flow.Terms = usual, FifteenthOfNextMonth()
	return append([]Outflow{flow}, apart...)
}
