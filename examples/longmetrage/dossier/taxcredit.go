package dossier

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/budget/taxcredit"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/money"
)

// TaxCreditResult is the credit of the film.
type TaxCreditResult struct {
	taxcredit.Base
	Rules taxcredit.Rules `json:"rules"`
	// Net is the eligible expense less the aid deducted.
	Net decimal.Decimal `json:"net"`
	// InPlan is the credit rounded down to the step of the plan.
	InPlan decimal.Decimal `json:"in_plan"`
}

// taxCredit claims the lines that the devis marks. They have been capped where they had to be, so that all of them are
// of one category.
func (d Document) taxCredit(r *Result) (err error) {
	claim := taxcredit.Claim{Rules: d.TaxCredit.Rules}
	marked := taxcredit.Item{Category: taxcredit.Technical}
	for _, line := range r.Budget.Lines {
		if line.Line.TaxCredit {
			marked.Lines = append(marked.Lines, line.Line.ID)
		}
	}
	if len(marked.Lines) > 0 {
		claim.Items = []taxcredit.Item{marked}
	}
	if aid := d.TaxCredit.NonRepayableAid; !aid.IsZero() {
		claim.Subsidies = []taxcredit.Subsidy{{Amount: aid}}
	}
	for _, s := range d.Financing.Sources {
		if s.Public && s.Nature != financing.TaxCreditSource {
			claim.PublicAid = claim.PublicAid.Add(s.Amount)
		}
	}
	base, err := claim.Compute(r.Budget)
	if err != nil {
		return err
	}
	r.TaxCredit = TaxCreditResult{Base: base, Rules: claim.Rules, Net: base.Eligible.Sub(base.Deducted), InPlan: base.Credit}
	if steps, ok := money.Quotient(base.Credit, d.TaxCredit.RoundDownTo); ok {
		r.TaxCredit.InPlan = money.Round(steps, 0, money.Down).Mul(d.TaxCredit.RoundDownTo)
	}
	return nil
}
