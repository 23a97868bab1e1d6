package financing

import (
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Ratio is one measure of a plan: an amount and what it is in per cent of the budget, or of the gap for
// [GapCoverage].
type Ratio struct {
	Code  RatioCode `json:"code"`
	Label Text      `json:"label"`
	// Formula says how the ratio is made, B being the budget.
	Formula Text `json:"formula"`
	// Amount is the sum of Lines, rounded to the minor unit.
	Amount decimal.Decimal `json:"amount"`
	// Base is what Percent is of.
	Base decimal.Decimal `json:"base"`
	// Percent has two decimals and is computed from the exact sum of Lines.
	Percent decimal.Decimal `json:"percent"`
	Lines   []RatioLine     `json:"lines"`
}

// RatioLine is what one source brings to a ratio, not rounded; negative where the formula takes it away.
type RatioLine struct {
	// Source is the identifier of the source, or one of [LineBudget], [LineUnsoldRights] and
	// [LineAidCeiling].
	Source string          `json:"source"`
	Amount decimal.Decimal `json:"amount"`
}

// What the lines of a ratio are called when they are not a source. No source can have these names.
const (
	// LineBudget is the budget B.
	LineBudget = "=budget"
	// LineUnsoldRights is the estimate of the rights that remain to be sold.
	LineUnsoldRights = "=unsold_rights"
	// LineAidCeiling is the ceiling of public aid.
	LineAidCeiling = "=aid_ceiling"
)

// RatioCode names a ratio.
type RatioCode string

// The ratios, in the order of [Analysis.Ratios].
const (
	// Closure is all sources / B (bouclage).
	Closure RatioCode = "closure"
	// SecuredCover is signed sources / B (taux de couverture acquis).
	SecuredCover RatioCode = "secured_cover"
	// EngagedCover is signed sources and letters / B.
	EngagedCover RatioCode = "engaged_cover"
	// WeightedCover is the sum of amount x probability / B.
	WeightedCover RatioCode = "weighted_cover"
	// FinancingGap is (B - signed - letter) / B.
	FinancingGap RatioCode = "gap"
	// ExternalCover is what is not the producer's own / B. In a plan that closes it is (B - own) / B;
	// in an open plan money not yet found covers nothing.
	ExternalCover RatioCode = "external_cover"
	// ProducerRisk is the producer's own sources / B (risque producteur): see [Nature.Own].
	ProducerRisk RatioCode = "producer_risk"
	// DeferredShare is deferred sources / B (mises en participation).
	DeferredShare RatioCode = "deferred_share"
	// CashRisk is (producer's cash + B - sum of amount x probability) / B (risque de trésorerie). The
	// producer's cash is its own sources that are neither deferred nor automatic support.
	CashRisk RatioCode = "cash_risk"
	// RecoupableShare is the sum of the recoupable amounts / B (part recoupable).
	RecoupableShare RatioCode = "recoupable_share"
	// NonRecoupableShare is (external - recoupable) / B.
	NonRecoupableShare RatioCode = "non_recoupable_share"
	// PublicIntensity is public sources / B (intensité d'aide publique).
	PublicIntensity RatioCode = "public_intensity"
	// BroadcasterDependence is (pre-buys + broadcasters' co-production) / B.
	BroadcasterDependence RatioCode = "broadcaster_dependence"
	// BankableShare is the sum over signed sources of amount x bankable % / B.
	BankableShare RatioCode = "bankable_share"
	// OwnShare, SoftShare, PreSaleShare, EquityShare and DebtShare are the sources of each [Class] / B.
	OwnShare     RatioCode = "own_share"
	SoftShare    RatioCode = "soft_share"
	PreSaleShare RatioCode = "presale_share"
	EquityShare  RatioCode = "equity_share"
	DebtShare    RatioCode = "debt_share"
	// GapLoanShare is the loans against unsold rights / B.
	GapLoanShare RatioCode = "gap_loan_share"
	// ForeignShare is the money of other countries / B; it and the next are left out without a country.
	ForeignShare RatioCode = "foreign_share"
	// NationalParticipation is everything that the producers established in the country bring, wherever it
	// comes from, / B: in France the participation française (règlement général des aides financières du CNC,
	// article 211-8).
	NationalParticipation RatioCode = "national_participation"
	// TaxCreditHeadroom is what the ceiling of public aid leaves to the tax credit: ceiling - other public
	// aid, in per cent of the base of the ceiling. It is left out when the plan has no ceiling.
	TaxCreditHeadroom RatioCode = "tax_credit_headroom"
	// GapCoverage is the low estimate of the unsold rights / gap. It is left out when there is no gap
	// or no estimate.
	GapCoverage RatioCode = "gap_coverage"
)

// contribution returns what a source brings to a ratio; zero when it brings nothing.
type contribution func(*Source) decimal.Decimal

// definition is a ratio that is, over B, a sum over the sources with or without B itself in front.
type definition struct {
	code           RatioCode
	label, formula Text
	fromBudget     bool
	of             contribution
}

// ratios computes every ratio of the plan, which has been validated.
func (p *Plan) ratios() []Ratio {
	places, _ := money.MinorUnits(p.Currency)
	definitions := p.definitions()
	ratios, room := make([]Ratio, 0, len(definitions)+2), make([]RatioLine, 0, len(p.Sources)+1)
	var gap decimal.Decimal
	for i := range definitions {
		d := &definitions[i]
		lines := p.lines(d, room)
		ratio := newRatio(Ratio{Code: d.code, Label: d.label, Formula: d.formula, Base: p.Budget, Lines: lines}, places)
		if d.code == FinancingGap {
			gap = ratio.Amount
		}
		ratios = append(ratios, ratio)
	}
	if !p.AidCeiling.Percent.IsZero() {
		ratios = append(ratios, p.headroom(places))
	}
	if gap.IsPositive() && p.UnsoldRights.IsPositive() {
		ratios = append(ratios, newRatio(Ratio{
			Code:    GapCoverage,
			Label:   Text{FR: "Couverture du gap", EN: "Gap coverage"},
			Formula: Text{FR: "estimation basse des droits à vendre / gap", EN: "low estimate of the unsold rights / gap"},
			Base:    gap,
			Lines:   []RatioLine{{Source: LineUnsoldRights, Amount: p.UnsoldRights}},
		}, places))
	}
	return ratios
}

// headroom is what the ceiling of public aid leaves to the tax credit.
func (p *Plan) headroom(places int32) Ratio {
	base := p.AidCeiling.Base
	if base.IsZero() {
		base = p.Budget
	}
	limit := money.Round(money.Of(base, p.AidCeiling.Percent), places, HalfAwayFromZero)
	lines := []RatioLine{{Source: LineAidCeiling, Amount: limit}}
	for i := range p.Sources {
		if s := &p.Sources[i]; s.Public && s.Nature != TaxCreditSource && !s.Amount.IsZero() {
			lines = append(lines, RatioLine{Source: s.ID, Amount: s.Amount.Neg()})
		}
	}
	return newRatio(Ratio{
		Code:    TaxCreditHeadroom,
		Label:   Text{FR: "Marge pour le crédit d'impôt", EN: "Tax credit headroom"},
		Formula: Text{FR: "plafond des aides - autres aides publiques", EN: "ceiling of aid - other public aid"},
		Base:    base,
		Lines:   lines,
	}, places)
}

// lines returns what makes a ratio, the sources that bring nothing left out.
// They are gathered in room, which all the ratios of a plan share.
func (p *Plan) lines(d *definition, room []RatioLine) []RatioLine {
	if d.fromBudget {
		room = append(room, RatioLine{Source: LineBudget, Amount: p.Budget})
	}
	for i := range p.Sources {
		s := &p.Sources[i]
		if brought := d.of(s); !brought.IsZero() {
			room = append(room, RatioLine{Source: s.ID, Amount: brought})
		}
	}
	lines := make([]RatioLine, len(room))
	copy(lines, room)
	return lines
}

// newRatio gives a ratio its amount and percentage.
func newRatio(r Ratio, places int32) Ratio {
	sum := r.sum()
	r.Amount = fraction.FromDecimal(sum).Round(places, HalfAwayFromZero)
	r.Percent = percentOf(sum, r.Base)
	return r
}

// sum adds the lines, exactly.
func (r Ratio) sum() decimal.Decimal {
	var sum fraction.Sum
	for _, line := range r.Lines {
		sum.Add(line.Amount)
	}
	return sum.Decimal()
}

// share returns an exact percentage of an amount.
func share(amount, percent decimal.Decimal) decimal.Decimal {
	switch {
	case percent.IsZero() || amount.IsZero():
		return decimal.Decimal{}
	case percent.Equal(hundred):
		return amount
	}
	return amount.Mul(percent).Shift(-2)
}

var hundred = decimal.NewFromInt(100)
