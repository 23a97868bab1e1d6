package rules

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// The rules of the time that approvals may take.
const (
	// ApprovalDelay is the time between the authorisation of an investment and the approval of the investments.
	ApprovalDelay Rule = "approval_delay"
	// CreditProvisional is the time between the application for a tax credit and its provisional approval, CreditFinal
	// that between the exploitation visa and its final approval, InternationalFinal that between the last work and the
	// final approval of the international credit: beyond, the credit is clawed back.
	CreditProvisional  Rule = "credit_provisional"
	CreditFinal        Rule = "credit_final"
	InternationalFinal Rule = "international_final"
)

// Approval is the course of the approval of the investments.
type Approval struct {
	// Authorised is the day of the authorisation of the investment, Obtained that of the approval, or the day on
	// which it is expected.
	Authorised schedule.Date `json:"authorised,omitzero"`
	Obtained   schedule.Date `json:"obtained,omitzero"`
}

// CreditApproval is the course of the approvals of a tax credit; a day that is to come is the one that is expected.
type CreditApproval struct {
	// Applied is the day of the application, and Provisional that of the provisional approval.
	Applied     schedule.Date `json:"applied,omitzero"`
	Provisional schedule.Date `json:"provisional,omitzero"`
	// Visa is the day of the exploitation visa, LastWork that of the last work of a film of the international credit,
	// and Final that of the final approval.
	Visa     schedule.Date `json:"visa,omitzero"`
	LastWork schedule.Date `json:"last_work,omitzero"`
	Final    schedule.Date `json:"final,omitzero"`
}

func deadlineParameters() []parameter {
	credit := law.TaxCreditApproval
	return []parameter{
		dated("approval.years", Years, law.ApprovalDelay, func(v law.Delay) decimal.Decimal { return v.Live }),
		dated("approval.years_animation", Years, law.ApprovalDelay, func(v law.Delay) decimal.Decimal { return v.Animation }),
		dated("credit.months_provisional", Months, credit, func(v law.CreditApproval) decimal.Decimal { return v.Provisional }),
		dated("credit.months_final", Months, credit, func(v law.CreditApproval) decimal.Decimal { return v.Final }),
		dated("international.months_final", Months, law.InternationalCreditApproval, amount),
	}
}

func deadlineRules() []rule {
	return []rule{
		{name: ApprovalDelay, label: Text{FR: "Délai de l'agrément des investissements", EN: "Time to the approval of the investments"}, check: (*book).approvalDelay},
		{name: CreditProvisional, label: Text{FR: "Crédit d'impôt : délai de l'agrément provisoire", EN: "Tax credit: time to the provisional approval"}, check: (*book).creditProvisional},
		{name: CreditFinal, label: Text{FR: "Crédit d'impôt : délai de l'agrément définitif", EN: "Tax credit: time to the final approval"}, check: (*book).creditFinal},
		{name: InternationalFinal, label: Text{FR: "Crédit d'impôt international : délai de l'agrément définitif", EN: "International credit: time to the final approval"}, check: (*book).internationalFinal},
	}
}

func (b *book) approvalDelay() {
	if b.c.Approval == nil {
		b.skip("rien n'est dit de l'agrément", "nothing is said of the approval")
		return
	}
	a := *b.c.Approval
	years := b.animation().choose(b.parameter("approval.years_animation"), b.parameter("approval.years"))
	b.within(day{"approval.authorised", a.Authorised}, day{"approval.obtained", a.Obtained}, years.times(decimal.NewFromInt(12)))
}

// approvals returns the course of the approvals of a credit; without one the rule is skipped.
func (b *book) approvals(of *Credit) (CreditApproval, bool) {
	if of == nil || of.Approval == nil {
		b.skip("rien n'est dit des agréments du crédit d'impôt", "nothing is said of the approvals of the tax credit")
		return CreditApproval{}, false
	}
	return *of.Approval, true
}

func (b *book) creditProvisional() {
	if a, ok := b.approvals(b.c.Credit); ok {
		b.within(day{"credit.approval.applied", a.Applied}, day{"credit.approval.provisional", a.Provisional}, b.parameter("credit.months_provisional"))
	}
}

func (b *book) creditFinal() {
	if a, ok := b.approvals(b.c.Credit); ok {
		b.within(day{"credit.approval.visa", a.Visa}, day{"credit.approval.final", a.Final}, b.parameter("credit.months_final"))
	}
}

func (b *book) internationalFinal() {
	if a, ok := b.approvals(b.c.International); ok {
		b.within(day{"international_credit.approval.last_work", a.LastWork}, day{"international_credit.approval.final", a.Final}, b.parameter("international.months_final"))
	}
}

// day is a day of the case under its name.
type day struct {
	name string
	on   schedule.Date
}

// within counts the days from one to another against those of some months.
func (b *book) within(from, to day, months quantity) {
	limit := unbounded(from.name)
	limit.used = months.used
	if !from.on.IsZero() {
		at := func(e end) end {
			if e.open || e.value.GreaterThan(decimal.NewFromInt(12*maxYears)) {
				return end{open: true}
			}
			return end{value: decimal.NewFromInt(int64(from.on.AddMonths(int(e.value.IntPart()), schedule.Clip).DaysSince(from.on)))}
		}
		limit = months.with(quantity{}, at(months.lo), at(months.hi))
	}
	b.test(test{bound: AtMost, unit: Days, figure: days(from.on, to.on, from.name, to.name), limit: limit})
}
