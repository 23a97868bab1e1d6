package rules

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/law"
)

// The rules of Eurimages.
const (
	// EurimagesCeiling is the support against 17 % of the cost and 500,000 €.
	EurimagesCeiling Rule = "eurimages_ceiling"
	// EurimagesReturn is what the plan says is recoupable of the support: nothing up to 150,000 €, all of it above,
	// from the first euro of the net receipts.
	EurimagesReturn Rule = "eurimages_return"
	// EurimagesCommission is the commission of distribution that may be deducted of the receipts: 25 % for each set
	// of rights and territory, nothing on the co-producing territories.
	EurimagesCommission Rule = "eurimages_commission"
)

// Commission is a commission of distribution on receipts out of which Eurimages is repaid.
type Commission struct {
	// Territory and Rights name the receipts.
	Territory string `json:"territory"`
	Rights    string `json:"rights"`
	// Percent of the receipts.
	Percent *decimal.Decimal `json:"percent,omitempty"`
	// Coproducing is true for a territory of a co-producer.
	Coproducing *bool `json:"coproducing,omitempty"`
}

func eurimagesParameters() []parameter {
	return []parameter{
		dated("eurimages.percent", Percent, law.EurimagesCeiling, func(v law.EurimagesMost) decimal.Decimal { return v.Percent }),
		dated("eurimages.amount", Euros, law.EurimagesCeiling, func(v law.EurimagesMost) decimal.Decimal { return v.Amount }),
		dated("eurimages.grant", Euros, law.EurimagesRepayment, func(v law.EurimagesReturn) decimal.Decimal { return v.Grant }),
		dated("eurimages.commission", Percent, law.EurimagesRepayment, func(v law.EurimagesReturn) decimal.Decimal { return v.Commission }),
	}
}

func eurimagesRules() []rule {
	return []rule{
		{name: EurimagesCeiling, label: Text{FR: "Eurimages : plafond", EN: "Eurimages: ceiling"}, check: (*book).eurimagesCeiling},
		{name: EurimagesReturn, label: Text{FR: "Eurimages : subvention ou avance remboursable", EN: "Eurimages: grant or repayable"}, check: (*book).eurimagesReturn},
		{name: EurimagesCommission, label: Text{FR: "Eurimages : commission de distribution déductible", EN: "Eurimages: deductible commission of distribution"}, check: (*book).eurimagesCommission},
	}
}

func (b *book) hasEurimages() bool {
	return b.needs("pas d'aide d'Eurimages au plan", "no support of Eurimages in the plan", financing.Eurimages)
}

func (b *book) eurimagesCeiling() {
	if !b.hasEurimages() {
		return
	}
	cost, limit := given(b.c.Cost.Budget, "cost.budget"), b.parameter("eurimages.amount")
	if b.stated("eurimages.percent") {
		limit = limit.least(cost.percent(b.parameter("eurimages.percent")))
	}
	b.test(test{bound: AtMost, unit: Money, figure: b.sources(of(financing.Eurimages)), limit: limit, base: lines(cost)})
}

// eurimagesReturn tests each source: what the plan lets its provider recover against all of it, or nothing.
func (b *book) eurimagesReturn() {
	if !b.hasEurimages() {
		return
	}
	repaid := compared(b.sources(of(financing.Eurimages)), Above, b.parameter("eurimages.grant"))
	for _, s := range b.c.Plan.Sources {
		if s.Nature != financing.Eurimages {
			continue
		}
		short := s.Recoupable.Sub(s.Amount).Abs() // where it is repaid, and s.Recoupable where it is not
		wrong := repaid.choose(exactly(short), exactly(s.Recoupable))
		base := []Line{{Name: s.ID, Amount: s.Amount}, {Name: "=recoupable", Amount: s.Recoupable}}
		b.test(test{subject: s.ID, bound: AtMost, unit: Money, figure: wrong, limit: exactly(decimal.Decimal{}), base: base})
	}
}

func (b *book) eurimagesCommission() {
	if len(b.c.Commissions) == 0 {
		b.skip("pas de commission de distribution", "no commission of distribution")
	}
	for i, one := range b.c.Commissions {
		at := func(name string) string { return fmt.Sprintf("commissions[%d].%s", i, name) }
		limit := ask(one.Coproducing, at("coproducing")).choose(exactly(decimal.Decimal{}), b.parameter("eurimages.commission"))
		b.test(test{subject: one.Territory + "/" + one.Rights, bound: AtMost, unit: Percent, figure: given(one.Percent, at("percent")), limit: limit})
	}
}
