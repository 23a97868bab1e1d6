package report

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/budget/taxcredit"
	"github.com/filmfinance/filmfinance/internal/text"
)

// TaxCredit is the tax credit, step by step.
type TaxCredit struct {
	Rate            Figure `json:"rate"`
	BaseCap         Figure `json:"base_cap"`
	AidCeiling      Figure `json:"aid_ceiling"`
	EligiblePay     Figure `json:"eligible_pay"`
	EligibleCharges Figure `json:"eligible_charges"`
	NonRepayableAid Figure `json:"non_repayable_aid"`
	// Net is what is eligible less the aid; Cap the largest base; Base the base retained.
	Net            Figure `json:"net"`
	Cap            Figure `json:"cap"`
	Base           Figure `json:"base"`
	Credit         Figure `json:"credit"`
	Ceiling        Figure `json:"ceiling"`
	OtherPublicAid Figure `json:"other_public_aid"`
	Headroom       Figure `json:"headroom"`
	Kept           Figure `json:"kept"`
	Lost           Figure `json:"lost"`
	InPlan         Figure `json:"in_plan"`
	Lines          []Line `json:"lines"`
}

// Line is a labelled amount.
type Line struct {
	Label  string `json:"label"`
	Amount Figure `json:"amount"`
}

// AidTest is the public aid of the plan against its ceiling.
type AidTest struct {
	Aid     Figure   `json:"aid"`
	Sources []string `json:"sources"`
	Percent Figure   `json:"percent"`
	Ceiling Figure   `json:"ceiling"`
	Limit   Figure   `json:"limit"`
	Margin  Figure   `json:"margin"`
	Within  bool     `json:"within"`
}

func (m maker) taxCredit() TaxCredit {
	r := m.result.TaxCredit
	aid := taxcredit.AidTest{Room: r.Credit}
	if r.Aid != nil {
		aid = *r.Aid
	}
	t := TaxCredit{
		Rate: percent(r.Rate), BaseCap: percent(r.Rules.BaseCap), AidCeiling: percent(r.Rules.AidCeiling),
		EligiblePay: m.money(r.Pay), EligibleCharges: m.money(r.Charges), NonRepayableAid: m.money(r.Deducted), Net: m.money(r.Net),
		Cap: m.money(r.BaseCap), Base: m.money(r.Base.Base), Credit: m.money(r.Uncapped), Ceiling: m.money(aid.Ceiling),
		OtherPublicAid: m.money(aid.Other), Headroom: m.money(aid.Room), Kept: m.money(r.Credit), Lost: m.money(aid.Lost), InPlan: m.money(r.InPlan),
	}
	add := func(fr, en string, amount decimal.Decimal) {
		t.Lines = append(t.Lines, Line{m.lang.label(text.Text{FR: fr, EN: en}), m.money(amount)})
	}
	add("Dépenses éligibles, salaires et achats", "Eligible pay and purchases", r.Pay)
	add("Charges sociales des lignes éligibles", "Charges on the eligible lines", r.Charges)
	add("moins aides non remboursables", "less non-repayable aid", r.Deducted.Neg())
	add("Dépenses éligibles nettes", "Eligible base", r.Net)
	add("Plafond de l'assiette", "Cap of the base", r.BaseCap)
	add("Assiette retenue", "Base retained", r.Base.Base)
	add("Crédit d'impôt", "Credit", r.Uncapped)
	if !r.CreditCap.IsZero() {
		add("Plafond du crédit", "Cap of the credit", r.CreditCap)
	}
	add("Plafond des aides publiques", "Public aid ceiling", aid.Ceiling)
	add("Autres aides publiques", "Other public aid", aid.Other)
	add("Marge pour le crédit", "Headroom for the credit", aid.Room)
	add("Crédit conservé", "Credit kept", r.Credit)
	add("Crédit perdu", "Credit lost", aid.Lost)
	add("Crédit porté au plan de financement", "Credit in the plan", r.InPlan)
	return t
}

func (m maker) aidTest() AidTest {
	t := m.result.AidTest
	return AidTest{
		Aid: m.money(t.Aid), Sources: t.Sources, Percent: percent(t.Percent), Ceiling: percent(t.Ceiling),
		Limit: m.money(t.Limit), Margin: m.money(t.Margin), Within: t.Within,
	}
}
