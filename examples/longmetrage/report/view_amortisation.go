package report

import (
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// Amortisation is what the amortisation account starts from.
type Amortisation struct {
	Cost    OpposableCost `json:"opposable_cost"`
	Opening []OpeningLine `json:"opening"`
	// OpeningLevel is the sum of the opening lines.
	OpeningLevel Figure `json:"opening_level"`
}

// OpposableCost is the cost of the film that counts towards its authors.
type OpposableCost struct {
	Base         Figure `json:"base"`
	Fee          Figure `json:"fee"`
	FeeCap       Figure `json:"fee_cap"`
	Overheads    Figure `json:"overheads"`
	OverheadsCap Figure `json:"overheads_cap"`
	SubTotal     Figure `json:"sub_total"`
	LumpSum      Figure `json:"lump_sum"`
	FinancialCap Figure `json:"financial_cap"`
	Financial    Figure `json:"financial"`
	Total        Figure `json:"total"`
}

// OpeningLine is a part of the financing that amortises the cost from the start.
type OpeningLine struct {
	ID     string `json:"id"`
	Label  string `json:"label"`
	Amount Figure `json:"amount"`
}

// ScenarioAmortisation is the amortisation account in a scenario.
type ScenarioAmortisation struct {
	Amortised bool `json:"amortised"`
	// On is the day of the amortisation, and Cut the receipt that reached it; no date and null where
	// the film is not amortised by a receipt.
	On        schedule.Date        `json:"amortised_on"`
	Cut       *Cut                 `json:"cut"`
	Level     Figure               `json:"level"`
	Remaining Figure               `json:"remaining"`
	Periods   []AmortisationPeriod `json:"periods"`
}

// Cut is the receipt that reaches the opposable cost: what is before it, and what is after.
type Cut struct {
	Number  int    `json:"number"`
	Receipt string `json:"receipt"`
	Before  Figure `json:"before"`
	After   Figure `json:"after"`
}

// AmortisationPeriod is the account at the end of a period; all amounts are cumulative.
type AmortisationPeriod struct {
	Number         int           `json:"number"`
	End            schedule.Date `json:"end"`
	SupportCounted Figure        `json:"support_counted"`
	// Receipts are the producers' net receipts since the release.
	Receipts  Figure `json:"receipts"`
	Level     Figure `json:"level"`
	Remaining Figure `json:"remaining"`
}

func (m maker) amortisation() Amortisation {
	k := m.result.OpposableCost
	a := Amortisation{
		Cost: OpposableCost{
			Base: m.money(k.Base), Fee: m.money(k.Fee), FeeCap: m.money(k.FeeCap), Overheads: m.money(k.Overheads),
			OverheadsCap: m.money(k.OverheadsCap), SubTotal: m.money(k.SubTotal), LumpSum: m.money(k.LumpSum),
			FinancialCap: m.money(k.FinancialCap), Financial: m.money(k.Financial), Total: m.money(k.Total),
		},
		Opening: []OpeningLine{}, OpeningLevel: m.money(m.result.OpeningLevel),
	}
	for _, line := range m.result.Opening {
		a.Opening = append(a.Opening, OpeningLine{line.ID, m.lang.label(line.Label), m.money(line.Amount)})
	}
	return a
}

func (m maker) scenarioAmortisation(out *recoupment.Outcome) ScenarioAmortisation {
	a := ScenarioAmortisation{Level: m.amortisation().OpeningLevel, Remaining: m.money(m.result.OpposableCost.Total), Periods: []AmortisationPeriod{}}
	for _, p := range out.Periods {
		period := AmortisationPeriod{
			Number: p.Number, End: p.End, SupportCounted: m.money(p.Amortisation.SupportCounted),
			Receipts: m.money(level(p.Settlement.Levels, m.doc.Contracts.Producers)),
			Level:    m.money(p.Amortisation.Level), Remaining: m.money(p.Amortisation.Remaining),
		}
		a.Level, a.Remaining = period.Level, period.Remaining
		a.Periods = append(a.Periods, period)
	}
	for _, e := range out.Events {
		if e.Threshold != amortisedEvent {
			continue
		}
		a.Amortised, a.On = true, e.Date
		if !e.Date.IsZero() {
			a.Cut = &Cut{Number: periodOf(out, e.Date), Receipt: e.Movement, Before: m.money(e.Before), After: m.money(e.After)}
		}
	}
	return a
}

// amortisedEvent is the threshold of amortisation, as the dossier names it.
const amortisedEvent = "amortised"

func periodOf(out *recoupment.Outcome, day schedule.Date) int {
	for _, p := range out.Periods {
		if p.End == day {
			return p.Number
		}
	}
	return 0
}
