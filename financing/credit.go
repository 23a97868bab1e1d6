package financing

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// TaxCreditResult is a computed tax credit, step by step. [TaxCreditResult.Lines] gives the same steps
// with their labels.
type TaxCreditResult struct {
	// Asked is the document that was computed.
	Asked TaxCredit `json:"asked"`
	// Eligible is the eligible pay, purchases and charges.
	Eligible decimal.Decimal `json:"eligible"`
	// Net is Eligible less the non-repayable aid; negative when the aid is larger.
	Net decimal.Decimal `json:"net"`
	// Cap is the largest base.
	Cap decimal.Decimal `json:"cap"`
	// Base is the base retained, never negative.
	Base decimal.Decimal `json:"base"`
	// Credit is the rate of the base, rounded.
	Credit decimal.Decimal `json:"credit"`
	// Capped is the smaller of Credit and the cap per film.
	Capped decimal.Decimal `json:"capped"`
	// Ceiling is the largest public aid, the credit included.
	Ceiling decimal.Decimal `json:"ceiling"`
	// Headroom is Ceiling less the other public aid, never negative.
	Headroom decimal.Decimal `json:"headroom"`
	// Kept is the smaller of Capped and Headroom; Lost is the rest of Capped.
	Kept decimal.Decimal `json:"kept"`
	Lost decimal.Decimal `json:"lost"`
	// InPlan is Kept rounded down to the step of the rules: what a financing plan carries.
	InPlan decimal.Decimal `json:"in_plan"`
}

// TaxCreditLine is one step of a tax credit. Amounts that are taken away are negative.
type TaxCreditLine struct {
	Label  Text            `json:"label"`
	Amount decimal.Decimal `json:"amount"`
}

// Compute returns the tax credit. The error is that of [TaxCredit.Validate].
func (t TaxCredit) Compute() (TaxCreditResult, error) {
	if err := t.Validate(); err != nil {
		return TaxCreditResult{}, err
	}
	r := TaxCreditResult{Asked: t, Eligible: t.EligiblePay.Add(t.EligibleCharges)}
	r.Net = r.Eligible.Sub(t.NonRepayableAid)
	r.Cap = t.percentOf(t.Rules.BaseCap, orBudget(t.CapOn, t.Budget))
	r.Base = t.base(r)
	r.Credit = t.percentOf(t.Rules.Rate, r.Base)
	r.Capped = r.Credit
	if !t.Rules.FilmCap.IsZero() {
		r.Capped = decimal.Min(r.Credit, t.Rules.FilmCap)
	}
	r.Ceiling = t.percentOf(t.Rules.AidCeiling, orBudget(t.AidCeilingOn, t.Budget))
	r.Headroom = decimal.Max(r.Ceiling.Sub(t.OtherPublicAid), decimal.Decimal{})
	r.Kept = decimal.Min(r.Capped, r.Headroom)
	r.Lost = r.Capped.Sub(r.Kept)
	r.InPlan = roundDownTo(r.Kept, t.Rules.RoundDownTo)
	return r, nil
}

// base returns the base retained.
func (t TaxCredit) base(r TaxCreditResult) decimal.Decimal {
	base := decimal.Min(r.Net, r.Cap)
	if t.Rules.Order == CapThenDeduct {
		base = decimal.Min(r.Eligible, r.Cap).Sub(t.NonRepayableAid)
	}
	return decimal.Max(base, decimal.Decimal{})
}

// percentOf returns a rate in per cent of an amount, rounded to the minor unit.
func (t TaxCredit) percentOf(rate, amount decimal.Decimal) decimal.Decimal {
	places, _ := money.MinorUnits(t.Currency)
	return money.Round(money.Of(amount, rate), places, t.Rounding)
}

func orBudget(amount, budget decimal.Decimal) decimal.Decimal {
	if amount.IsZero() {
		return budget
	}
	return amount
}

// roundDownTo returns the largest multiple of step that is not above amount.
func roundDownTo(amount, step decimal.Decimal) decimal.Decimal {
	steps, ok := money.Quotient(amount, step)
	if !ok {
		return amount
	}
	return money.Round(steps, 0, Down).Mul(step)
}

// Lines returns the steps of the credit in the order in which a dossier sets them out.
func (r TaxCreditResult) Lines() []TaxCreditLine {
	t := r.Asked
	lines := []TaxCreditLine{
		{Text{FR: "Dépenses éligibles, salaires et achats", EN: "Eligible pay and purchases"}, t.EligiblePay},
		{Text{FR: "Charges sociales des lignes éligibles", EN: "Charges on the eligible lines"}, t.EligibleCharges},
		{Text{FR: "moins aides non remboursables", EN: "less non-repayable aid"}, t.NonRepayableAid.Neg()},
		{Text{FR: "Dépenses éligibles nettes", EN: "Eligible base"}, r.Net},
		{Text{FR: "Plafond de l'assiette", EN: "Cap of the base"}, r.Cap},
		{Text{FR: "Assiette retenue", EN: "Base retained"}, r.Base},
		{Text{FR: "Crédit d'impôt", EN: "Credit"}, r.Credit},
	}
	if !t.Rules.FilmCap.IsZero() {
		lines = append(lines, TaxCreditLine{Text{FR: "Crédit dans la limite du plafond par film", EN: "Credit within the cap per film"}, r.Capped})
	}
	return append(lines,
		TaxCreditLine{Text{FR: "Plafond des aides publiques", EN: "Public aid ceiling"}, r.Ceiling},
		TaxCreditLine{Text{FR: "Autres aides publiques", EN: "Other public aid"}, t.OtherPublicAid},
		TaxCreditLine{Text{FR: "Marge pour le crédit", EN: "Headroom for the credit"}, r.Headroom},
		TaxCreditLine{Text{FR: "Crédit conservé", EN: "Credit kept"}, r.Kept},
		TaxCreditLine{Text{FR: "Crédit perdu", EN: "Credit lost"}, r.Lost},
		TaxCreditLine{Text{FR: "Crédit porté au plan de financement", EN: "Credit in the plan"}, r.InPlan},
	)
}

// Check tests the relations that hold in every tax credit and reports, as [Faults] of kind
// [ErrUnbalance], those that do not.
func (r TaxCreditResult) Check() error {
	t := r.Asked
	var c fault.Collector
	if !check.Decimals(&c, r, money.Computable) {
		return c.Err()
	}
	check.Same(&c, "eligible", r.Eligible, t.EligiblePay.Add(t.EligibleCharges))
	check.Same(&c, "net", r.Net, r.Eligible.Sub(t.NonRepayableAid))
	check.Same(&c, "credit", r.Credit, t.percentOf(t.Rules.Rate, r.Base))
	check.Same(&c, "lost", r.Kept.Add(r.Lost), r.Capped)
	holds(&c, "base", !r.Base.IsNegative() && !r.Base.GreaterThan(r.Cap))
	holds(&c, "base", r.Base.IsZero() || !r.Base.GreaterThan(r.Net))
	holds(&c, "capped", !r.Capped.GreaterThan(r.Credit))
	holds(&c, "capped", t.Rules.FilmCap.IsZero() || !r.Capped.GreaterThan(t.Rules.FilmCap))
	holds(&c, "kept", !r.Kept.IsNegative() && !r.Kept.GreaterThan(r.Headroom))
	holds(&c, "kept", r.Kept.IsZero() || !r.Kept.Add(t.OtherPublicAid).GreaterThan(r.Ceiling))
	holds(&c, "lost", r.Lost.IsZero() || r.Kept.Equal(r.Headroom))
	holds(&c, "in_plan", !r.InPlan.GreaterThan(r.Kept) && !r.InPlan.IsNegative())
	return c.Err()
}
