package rules

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/law"
)

// ChannelAgreement is what the Canal+ group gives to films in a year against its agreement with the organisations of
// the cinema, ChannelMain and ChannelOthers the parts of its main channel and of the others, where they are stated.
const (
	ChannelAgreement Rule = "channel_agreement"
	ChannelMain      Rule = "channel_main"
	ChannelOthers    Rule = "channel_others"
)

// Agreement is what the Canal+ group gives to films in the year of the case.
type Agreement struct {
	// Main is what its main channel gives, Others what the others do.
	Main   *decimal.Decimal `json:"main,omitempty"`
	Others *decimal.Decimal `json:"others,omitempty"`
}

func agreementParameters() []parameter {
	canal := law.CanalAgreement
	return []parameter{
		dated("agreement.total", Euros, canal, func(v law.GroupAgreement) decimal.Decimal { return v.Total }),
		dated("agreement.main", Euros, canal, func(v law.GroupAgreement) decimal.Decimal { return v.Main }),
		dated("agreement.others", Euros, canal, func(v law.GroupAgreement) decimal.Decimal { return v.Others }),
	}
}

func agreementRules() []rule {
	return []rule{
		{name: ChannelAgreement, label: Text{FR: "Accord de Canal+ : total", EN: "Agreement of Canal+: total"}, check: func(b *book) {
			b.agreement("agreement.total", func(a Agreement) quantity {
				return given(a.Main, "agreement.main").plus(given(a.Others, "agreement.others"))
			})
		}},
		{name: ChannelMain, label: Text{FR: "Accord de Canal+ : chaîne principale", EN: "Agreement of Canal+: main channel"}, check: func(b *book) {
			b.agreement("agreement.main", func(a Agreement) quantity { return given(a.Main, "agreement.main") })
		}},
		{name: ChannelOthers, label: Text{FR: "Accord de Canal+ : autres chaînes", EN: "Agreement of Canal+: other channels"}, check: func(b *book) {
			b.agreement("agreement.others", func(a Agreement) quantity { return given(a.Others, "agreement.others") })
		}},
	}
}

// agreement tests what the group gives. A part that the agreement of the day does not state is skipped.
func (b *book) agreement(limit Parameter, of func(Agreement) quantity) {
	switch {
	case b.c.Agreement == nil:
		b.skip("rien n'est dit de l'accord de Canal+", "nothing is said of the agreement of Canal+")
	case limit != "agreement.total" && b.stated("agreement.total") && !b.stated(limit):
		b.skip("l'accord n'énonce pas cette part", "the agreement does not state this part")
	default:
		b.test(test{bound: AtLeast, unit: Money, figure: of(*b.c.Agreement), limit: b.parameter(limit)})
	}
}
