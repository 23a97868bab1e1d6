package rules

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/recoupment/cnc"
)

// The rules of aid to distribution and to export.
const (
	// DistributionInvestment is the aid to distribution against half of what the distributor invests (art. 221-5), and
	// DistributionAid against 50 %, or 70 % by derogation, of the base of article 221-6.
	DistributionInvestment Rule = "distribution_investment"
	DistributionAid        Rule = "distribution_aid"
	// ExportAid is the aid to export against 50 %, or 60 % by derogation, of the base of article 721-9.
	ExportAid Rule = "export_aid"
	// ExportBonus is the bonus that is expected of foreign admissions against its scale.
	ExportBonus Rule = "export_bonus"
)

// Distribution is the aid to the distribution of the film.
type Distribution struct {
	Aid *decimal.Decimal `json:"aid,omitempty"`
	// Investment is what the distributor invests.
	Investment *decimal.Decimal `json:"investment,omitempty"`
	// Base is what the ceiling of article 221-6 stands on, which the texts at hand do not say.
	Base *decimal.Decimal `json:"base,omitempty"`
	// Derogation is true for a film that has the higher ceiling.
	Derogation *bool `json:"derogation,omitempty"`
}

// Export is the aid to the export of the film.
type Export struct {
	// Admissions abroad, and the bonus that the seller expects of them.
	Admissions *decimal.Decimal `json:"admissions,omitempty"`
	Expected   *decimal.Decimal `json:"expected,omitempty"`
	// Aid is all aid to export, and Base what its ceiling stands on, which the texts at hand do not say.
	Aid  *decimal.Decimal `json:"aid,omitempty"`
	Base *decimal.Decimal `json:"base,omitempty"`
	// Derogation is true for a film that has the higher ceiling.
	Derogation *bool `json:"derogation,omitempty"`
}

func diffusionParameters() []parameter {
	sold, abroad := law.DistributionAidCeiling, law.ExportAidCeiling
	return []parameter{
		dated("distribution.investment", Percent, law.DistributionInvestment, amount),
		dated("distribution.ceiling", Percent, sold, func(v law.DiffusionCeiling) decimal.Decimal { return v.Ordinary }),
		dated("distribution.derogation", Percent, sold, func(v law.DiffusionCeiling) decimal.Decimal { return v.Derogation }),
		dated("export.ceiling", Percent, abroad, func(v law.DiffusionCeiling) decimal.Decimal { return v.Ordinary }),
		dated("export.derogation", Percent, abroad, func(v law.DiffusionCeiling) decimal.Decimal { return v.Derogation }),
		nowhere("export.bonus", Money),
	}
}

func diffusionRules() []rule {
	return []rule{
		{name: DistributionInvestment, label: Text{FR: "Aide à la distribution : investissement du distributeur", EN: "Aid to distribution: investment of the distributor"}, check: (*book).distributionInvestment},
		{name: DistributionAid, label: Text{FR: "Aide à la distribution : intensité", EN: "Aid to distribution: intensity"}, check: (*book).distributionAid},
		{name: ExportAid, label: Text{FR: "Aide à l'export : intensité", EN: "Aid to export: intensity"}, check: (*book).exportAid},
		{name: ExportBonus, label: Text{FR: "Aide à l'export attendue", EN: "Export bonus expected"}, check: (*book).exportBonus},
	}
}

func (b *book) noDistribution() bool {
	if b.c.Distribution == nil {
		b.skip("pas d'aide à la distribution", "no aid to distribution")
	}
	return b.c.Distribution == nil
}

func (b *book) distributionInvestment() {
	if b.noDistribution() {
		return
	}
	invested := given(b.c.Distribution.Investment, "distribution.investment")
	b.test(test{
		bound: AtMost, unit: Money, figure: given(b.c.Distribution.Aid, "distribution.aid"),
		limit: invested.percent(b.parameter("distribution.investment")), base: lines(invested),
	})
}

func (b *book) distributionAid() {
	if b.noDistribution() {
		return
	}
	d := b.c.Distribution
	base := given(d.Base, "distribution.base")
	percent := ask(d.Derogation, "distribution.derogation").choose(b.parameter("distribution.derogation"), b.parameter("distribution.ceiling"))
	b.test(test{bound: AtMost, unit: Money, figure: given(d.Aid, "distribution.aid"), limit: base.percent(percent), base: lines(base)})
}

func (b *book) exportAid() {
	e := b.c.Export
	if e == nil || e.Aid == nil && e.Base == nil {
		b.skip("pas d'aide à l'export", "no aid to export")
		return
	}
	base := given(e.Base, "export.base")
	percent := ask(e.Derogation, "export.derogation").choose(b.parameter("export.derogation"), b.parameter("export.ceiling"))
	b.test(test{bound: AtMost, unit: Money, figure: given(e.Aid, "export.aid"), limit: base.percent(percent), base: lines(base)})
}

func (b *book) exportBonus() {
	e := b.c.Export
	if e == nil || e.Admissions == nil && e.Expected == nil {
		b.skip("pas d'aide à l'export par entrée", "no export bonus")
		return
	}
	limit := unknown("export.admissions")
	switch {
	case e.Admissions == nil:
	case b.c.Date.IsZero():
		limit = unknown("date")
	default:
		limit = unknown("supplied.export.bonus")
		if scale, source, err := cnc.InternationalAt(b.c.Date); err == nil && b.c.Currency == "EUR" {
			if computed, err := scale.At(b.c.Currency, *e.Admissions); err == nil {
				b.rule.source = source
				limit = exactly(computed.Amount)
			}
		}
	}
	if value, supplied := b.c.Supplied["export.bonus"]; supplied {
		limit = figured(Figure{Parameter: "export.bonus", Value: &value, Unit: Money, Status: Supplied})
	}
	b.test(test{bound: AtMost, unit: Money, figure: given(e.Expected, "export.expected"), limit: limit})
}
