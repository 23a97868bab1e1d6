package report

import (
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
)

// Financing is the structure of the financing plan.
type Financing struct {
	Budget  Figure   `json:"budget"`
	Sources []Source `json:"sources"`
	Natures []Share  `json:"natures"`
	// Groups are from the largest.
	Groups            []Share `json:"groups"`
	LargestThirdParty Share   `json:"largest_third_party"`
	HHI               Figure  `json:"hhi"`
	PublicAid         AidTest `json:"public_aid"`
}

// Source is one line of the plan.
type Source struct {
	ID          string       `json:"id"`
	Label       string       `json:"label"`
	Nature      string       `json:"nature"`
	Group       string       `json:"group"`
	Amount      Figure       `json:"amount"`
	Share       Figure       `json:"share"`
	Public      bool         `json:"public"`
	Recoupable  Figure       `json:"recoupable"`
	Status      string       `json:"status"`
	Probability Figure       `json:"probability"`
	Bankable    Figure       `json:"bankable"`
	Deferred    bool         `json:"deferred"`
	Instalments []Instalment `json:"instalments"`
}

// Instalment is one dated payment of a source.
type Instalment struct {
	Percent   Figure        `json:"percent"`
	Milestone string        `json:"milestone"`
	Days      int           `json:"days"`
	Date      schedule.Date `json:"date"`
	Amount    Figure        `json:"amount"`
}

// Share is the money of a nature or a group.
type Share struct {
	Name   string `json:"name"`
	Label  string `json:"label"`
	Amount Figure `json:"amount"`
	Share  Figure `json:"share"`
}

// Risk holds the ratios of the plan.
type Risk struct {
	Ratios []Ratio `json:"ratios"`
}

// Ratio is one ratio with the lines that make it.
type Ratio struct {
	Code    string      `json:"code"`
	Label   string      `json:"label"`
	Formula string      `json:"formula"`
	Amount  Figure      `json:"amount"`
	Base    Figure      `json:"base"`
	Percent Figure      `json:"percent"`
	Lines   []RatioLine `json:"lines"`
}

// RatioLine is what one source brings to a ratio.
type RatioLine struct {
	Source string `json:"source"`
	Amount Figure `json:"amount"`
}

func (m maker) financing() Financing {
	a := m.result.Financing
	f := Financing{Budget: m.money(a.Budget), HHI: percent(a.HHI), PublicAid: m.aidTest()}
	if !a.LargestThirdParty.IsZero() {
		f.LargestThirdParty = m.share(a.LargestThirdParty)
	} else {
		f.LargestThirdParty = Share{Amount: m.money(a.LargestThirdParty.Amount), Share: percent(a.LargestThirdParty.Percent)}
	}
	for i, s := range m.doc.Financing.Sources {
		f.Sources = append(f.Sources, m.source(s, a.Sources[i]))
	}
	for _, s := range a.Natures {
		f.Natures = append(f.Natures, m.share(s))
	}
	for _, s := range a.Groups {
		f.Groups = append(f.Groups, m.share(s))
	}
	return f
}

func (m maker) share(s financing.Share) Share {
	return Share{Name: s.Name, Label: m.lang.label(s.Label), Amount: m.money(s.Amount), Share: percent(s.Percent)}
}

func (m maker) source(s financing.Source, share financing.Share) Source {
	out := Source{
		ID: s.ID, Label: s.Label, Nature: string(s.Nature), Group: s.Group, Amount: m.money(s.Amount),
		Share: percent(share.Percent), Public: s.Public, Recoupable: m.money(s.Recoupable), Status: string(s.Status),
		Probability: percent(s.Probability), Bankable: percent(s.Bankable), Deferred: s.Deferred, Instalments: []Instalment{},
	}
	for n, one := range s.Instalments {
		i := Instalment{Percent: percent(one.Percent), Milestone: one.Milestone, Days: one.Days}
		if milestone, ok := m.doc.Production.Milestone(one.Milestone); ok {
			i.Date = milestone.Date.AddDays(one.Days)
		}
		i.Amount = m.money(m.instalment(s.ID, n+1).Amount)
		out.Instalments = append(out.Instalments, i)
	}
	return out
}

// instalment returns the movement of an instalment; a share of zero has none.
func (m maker) instalment(source string, part int) cashflow.Movement {
	for _, one := range m.result.Cash.Movements {
		if one.Column == cashflow.Receipts && one.ID == source && one.Part == part {
			return one
		}
	}
	return cashflow.Movement{}
}

func (m maker) risk() Risk {
	var risk Risk
	for _, r := range m.result.Financing.Ratios {
		ratio := Ratio{
			Code: string(r.Code), Label: m.lang.label(r.Label), Formula: m.lang.label(r.Formula),
			Amount: m.money(r.Amount), Base: m.money(r.Base), Percent: percent(r.Percent), Lines: []RatioLine{},
		}
		for _, line := range r.Lines {
			ratio.Lines = append(ratio.Lines, RatioLine{line.Source, m.money(line.Amount)})
		}
		risk.Ratios = append(risk.Ratios, ratio)
	}
	return risk
}
