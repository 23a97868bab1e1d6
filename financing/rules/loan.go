package rules

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
)

// The rules of bank credit.
const (
	// GuaranteeQuota is the part of a loan that IFCIC guarantees, from 50 to 70 %.
	GuaranteeQuota Rule = "guarantee_quota"
	// GuaranteeCommission is what a month of the guarantee is charged: a twelfth of 1 % of the guaranteed part of
	// what is drawn and of half of what is not, rounded to the minor unit, half away from zero.
	GuaranteeCommission Rule = "guarantee_commission"
	// GuaranteeLoss is what is asked of IFCIC against its part of the loan less the receivables collected.
	GuaranteeLoss Rule = "guarantee_loss"
	// GapShare is a gap loan against a part of the budget, GapCover the estimate of the unsold rights against it:
	// limits of banks, which are not established.
	GapShare Rule = "gap_share"
	GapCover Rule = "gap_cover"
)

// Loan is a credit to production with a guarantee of IFCIC.
type Loan struct {
	// Quota is the part that is guaranteed, in per cent.
	Quota *decimal.Decimal `json:"quota,omitempty"`
	// Months are the statements of the bank.
	Months []LoanMonth `json:"months,omitempty"`
	// Outstanding is the loan in default, Collected what the receivables then brought, Claimed what is asked of IFCIC.
	Outstanding *decimal.Decimal `json:"outstanding,omitempty"`
	Collected   *decimal.Decimal `json:"collected,omitempty"`
	Claimed     *decimal.Decimal `json:"claimed,omitempty"`
}

// LoanMonth is the end of a month: what is drawn of what is authorised, and the commission charged.
type LoanMonth struct {
	Drawn      *decimal.Decimal `json:"drawn,omitempty"`
	Authorised *decimal.Decimal `json:"authorised,omitempty"`
	Charged    *decimal.Decimal `json:"charged,omitempty"`
}

func loanParameters() []parameter {
	loan, gap := law.LoanGuarantees, law.GapLimits
	return []parameter{
		dated("guarantee.least", Percent, loan, func(v law.LoanGuarantee) decimal.Decimal { return v.Least }),
		dated("guarantee.most", Percent, loan, func(v law.LoanGuarantee) decimal.Decimal { return v.Most }),
		dated("guarantee.commission", Percent, loan, func(v law.LoanGuarantee) decimal.Decimal { return v.Commission }),
		dated("guarantee.undrawn", Percent, loan, func(v law.LoanGuarantee) decimal.Decimal { return v.Undrawn }),
		dated("gap.share", Percent, gap, func(v law.GapLimit) decimal.Decimal { return v.Share }),
		dated("gap.cover", Percent, gap, func(v law.GapLimit) decimal.Decimal { return v.Cover }),
	}
}

func loanRules() []rule {
	return []rule{
		{name: GuaranteeQuota, label: Text{FR: "Garantie IFCIC : quotité", EN: "IFCIC guarantee: quota"}, check: (*book).guaranteeQuota},
		{name: GuaranteeCommission, label: Text{FR: "Garantie IFCIC : commission du mois", EN: "IFCIC guarantee: commission of the month"}, check: (*book).guaranteeCommission},
		{
			name: GuaranteeLoss, label: Text{FR: "Garantie IFCIC : part de la perte", EN: "IFCIC guarantee: share of the loss"},
			source: law.LoanGuarantees().Entries[0].Source, check: (*book).guaranteeLoss,
		},
		{name: GapShare, label: Text{FR: "Crédit gap : part du budget", EN: "Gap loan: part of the budget"}, check: (*book).gapShare},
		{name: GapCover, label: Text{FR: "Crédit gap : couverture par les droits à vendre", EN: "Gap loan: cover by unsold rights"}, check: (*book).gapCover},
	}
}

func (b *book) noLoan() bool {
	if b.c.Loan == nil {
		b.skip("pas de crédit garanti", "no guaranteed loan")
	}
	return b.c.Loan == nil
}

func (b *book) guaranteeQuota() {
	if b.noLoan() {
		return
	}
	quota := given(b.c.Loan.Quota, "loan.quota")
	b.test(test{subject: "at_least", bound: AtLeast, unit: Percent, figure: quota, limit: b.parameter("guarantee.least")})
	b.test(test{subject: "at_most", bound: AtMost, unit: Percent, figure: quota, limit: b.parameter("guarantee.most")})
}

func (b *book) guaranteeCommission() {
	if b.noLoan() {
		return
	}
	if len(b.c.Loan.Months) == 0 {
		b.skip("pas d'arrêté mensuel", "no monthly statement")
	}
	for i, one := range b.c.Loan.Months {
		at := func(name string) string { return fmt.Sprintf("loan.months[%d].%s", i, name) }
		drawn := given(one.Drawn, at("drawn"))
		undrawn := given(one.Authorised, at("authorised")).minus(drawn).floor()
		base := drawn.plus(undrawn.percent(b.parameter("guarantee.undrawn")))
		year := base.percent(given(b.c.Loan.Quota, "loan.quota")).percent(b.parameter("guarantee.commission"))
		b.test(test{
			subject: strconv.Itoa(i + 1), bound: AtMost, unit: Money, figure: given(one.Charged, at("charged")),
			limit: b.monthly(year), base: lines(drawn),
		})
	}
}

// monthly is a twelfth of a quantity, rounded to the minor unit.
func (b *book) monthly(year quantity) quantity {
	places, _ := money.MinorUnits(b.c.Currency)
	twelfth := func(e end) end {
		r := money.Rat(e.value)
		return end{value: money.Round(r.Mul(r, big.NewRat(1, 12)), places, money.HalfAwayFromZero), open: e.open}
	}
	year.lo, year.hi = twelfth(year.lo), twelfth(year.hi)
	return year
}

func (b *book) guaranteeLoss() {
	if b.noLoan() {
		return
	}
	if b.c.Loan.Outstanding == nil {
		b.skip("le crédit n'est pas en défaut", "the loan is not in default")
		return
	}
	outstanding, collected := given(b.c.Loan.Outstanding, "loan.outstanding"), given(b.c.Loan.Collected, "loan.collected")
	limit := outstanding.minus(collected).floor().percent(given(b.c.Loan.Quota, "loan.quota"))
	b.test(test{bound: AtMost, unit: Money, figure: given(b.c.Loan.Claimed, "loan.claimed"), limit: limit, base: append(lines(outstanding), lines(collected)...)})
}

func (b *book) hasGap() bool {
	return b.needs("pas de crédit gap au plan", "no gap loan in the plan", financing.Gap)
}

func (b *book) gapShare() {
	if b.hasGap() {
		cost := given(b.c.Cost.Budget, "cost.budget")
		b.test(test{bound: AtMost, unit: Money, figure: b.sources(of(financing.Gap)), limit: cost.percent(b.parameter("gap.share")), base: lines(cost)})
	}
}

func (b *book) gapCover() {
	if b.hasGap() {
		gap, unsold := b.sources(of(financing.Gap)), unknown("plan.unsold_rights")
		if rights := b.c.Plan.UnsoldRights; !rights.IsZero() {
			unsold = known(Line{Name: financing.LineUnsoldRights, Amount: rights})
		}
		b.test(test{bound: AtLeast, unit: Money, figure: unsold, limit: gap.percent(b.parameter("gap.cover")), base: lines(gap)})
	}
}
