package financing

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
)

// TaxCredit asks what a tax credit (crédit d'impôt) comes to for a film. Amounts are in one currency.
type TaxCredit struct {
	// Currency is the ISO 4217 code of every amount.
	Currency string `json:"currency"`
	// Rounding is the rule at the minor unit, for the cap of the base, the credit and the ceiling.
	Rounding Rounding       `json:"rounding,omitempty"`
	Rules    TaxCreditRules `json:"rules"`
	// EligiblePay is the eligible pay and purchases; EligibleCharges the social charges on them.
	EligiblePay     decimal.Decimal `json:"eligible_pay"`
	EligibleCharges decimal.Decimal `json:"eligible_charges"`
	// NonRepayableAid is the aid that is deducted from the base.
	NonRepayableAid decimal.Decimal `json:"non_repayable_aid,omitzero"`
	// Budget is the production budget B.
	Budget decimal.Decimal `json:"budget"`
	// CapOn is the cost on which the cap of the base stands; zero is the budget. In an international
	// co-production it is the part that the French co-producer manages.
	CapOn decimal.Decimal `json:"cap_on,omitzero"`
	// AidCeilingOn is the cost on which the ceiling of public aid stands (budget, final cost or French
	// participation); zero is the budget.
	AidCeilingOn decimal.Decimal `json:"aid_ceiling_on,omitzero"`
	// OtherPublicAid is the public aid other than the credit.
	OtherPublicAid decimal.Decimal `json:"other_public_aid,omitzero"`
}

// TaxCreditRules are the figures of a tax credit.
type TaxCreditRules struct {
	// Rate of the credit, in per cent of the base.
	Rate decimal.Decimal `json:"rate"`
	// BaseCap is the largest base, in per cent of the budget; 100 where the law has no cap.
	BaseCap decimal.Decimal `json:"base_cap"`
	// AidCeiling is the largest public aid, the credit included, in per cent; 100 where there is none.
	// Above it the excess of the credit is lost, not the credit.
	AidCeiling decimal.Decimal `json:"aid_ceiling"`
	// FilmCap is the largest credit of one film; zero where there is none.
	FilmCap decimal.Decimal `json:"film_cap,omitzero"`
	// RoundDownTo is the step to which the plan rounds the credit down, such as 1000; zero is the minor
	// unit.
	RoundDownTo decimal.Decimal `json:"round_down_to,omitzero"`
	// Order says whether aid is deducted before or after the cap of the base.
	Order DeductionOrder `json:"order,omitempty"`
}

// DeductionOrder says which comes first, the deduction of aid or the cap of the base. The text of the
// law leaves it open; it matters only where the cap binds.
type DeductionOrder string

// The orders. The empty order is [DeductThenCap].
const (
	// DeductThenCap takes the smaller of (eligible - aid) and the cap.
	DeductThenCap DeductionOrder = "deduct_then_cap"
	// CapThenDeduct takes the smaller of eligible and the cap, less the aid; never more than the other.
	CapThenDeduct DeductionOrder = "cap_then_deduct"
)

// ParseTaxCredit reads a tax credit from JSON and validates it. A field that the document type does not
// have is refused. The error is a [Faults].
func ParseTaxCredit(data []byte) (TaxCredit, error) { return fault.Parse[TaxCredit](data) }

// Validate reports everything that is wrong with the document, as [Faults], or nil.
//
// Kinds: [ErrRequired] (budget, rate, base cap or ceiling of zero), [ErrUnknown] (rounding or order),
// [ErrCurrency], [ErrNegative], [ErrRange] (a percentage above 100, an amount finer than the minor
// unit) and [ErrTooLarge].
func (t TaxCredit) Validate() error {
	var c fault.Collector
	v := newValidator(&c, t.Currency)
	if t.Rounding > Up {
		c.Add("rounding", ErrUnknown, t.Rounding)
	}
	v.amount("eligible_pay", t.EligiblePay)
	v.amount("eligible_charges", t.EligibleCharges)
	v.amount("non_repayable_aid", t.NonRepayableAid)
	if v.amount("budget", t.Budget) {
		v.notZero("budget", t.Budget)
	}
	v.amount("cap_on", t.CapOn)
	v.amount("aid_ceiling_on", t.AidCeilingOn)
	v.amount("other_public_aid", t.OtherPublicAid)
	v.Collector = c.In("rules")
	t.Rules.validate(v)
	return c.Err()
}

func (r TaxCreditRules) validate(v validator) {
	for _, percent := range []struct {
		path  string
		value decimal.Decimal
	}{{"rate", r.Rate}, {"base_cap", r.BaseCap}, {"aid_ceiling", r.AidCeiling}} {
		if v.percent(percent.path, percent.value) {
			v.notZero(percent.path, percent.value)
		}
	}
	v.amount("film_cap", r.FilmCap)
	v.amount("round_down_to", r.RoundDownTo)
	if r.Order != "" && r.Order != DeductThenCap && r.Order != CapThenDeduct {
		v.Add("order", ErrUnknown, string(r.Order))
	}
}

func (v validator) notZero(path string, d decimal.Decimal) {
	if d.IsZero() {
		v.Add(path, ErrRequired, nil)
	}
}
