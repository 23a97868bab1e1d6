package report

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
	t := TaxCredit{
		Rate: percent(r.Asked.Rules.Rate), BaseCap: percent(r.Asked.Rules.BaseCap), AidCeiling: percent(r.Asked.Rules.AidCeiling),
		EligiblePay: m.money(r.Asked.EligiblePay), EligibleCharges: m.money(r.Asked.EligibleCharges),
		NonRepayableAid: m.money(r.Asked.NonRepayableAid), Net: m.money(r.Net), Cap: m.money(r.Cap), Base: m.money(r.Base),
		Credit: m.money(r.Credit), Ceiling: m.money(r.Ceiling), OtherPublicAid: m.money(r.Asked.OtherPublicAid),
		Headroom: m.money(r.Headroom), Kept: m.money(r.Kept), Lost: m.money(r.Lost), InPlan: m.money(r.InPlan),
	}
	for _, line := range r.Lines() {
		t.Lines = append(t.Lines, Line{m.lang.label(line.Label), m.money(line.Amount)})
	}
	return t
}

func (m maker) aidTest() AidTest {
	t := m.result.AidTest
	return AidTest{
		Aid: m.money(t.Aid), Sources: t.Sources, Percent: percent(t.Percent), Ceiling: percent(t.Ceiling),
		Limit: m.money(t.Limit), Margin: m.money(t.Margin), Within: t.Within,
	}
}
