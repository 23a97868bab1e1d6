package report

import (
	"github.com/filmfinance/filmfinance/schedule"
)

// Cash is the weekly plan before the facility. What goes out is negative.
type Cash struct {
	Columns       []string      `json:"columns"`
	Weeks         []Week        `json:"weeks"`
	Receipts      Figure        `json:"receipts"`
	Outflows      []Outflow     `json:"outflows"`
	Closing       Figure        `json:"closing"`
	Unallocated   []Unallocated `json:"unallocated"`
	NumberOfWeeks int           `json:"number_of_weeks"`
	PeakNeed      Figure        `json:"peak_need"`
	PeakWeek      int           `json:"peak_week"`
	PeakMonday    schedule.Date `json:"peak_monday"`
	FirstNegative int           `json:"first_negative_week"`

	// Movements are the dated payments that the weeks add up.
	Movements []CashMovement `json:"movements"`

	labels []string
}

// CashMovement is one dated share of an outflow, or an instalment of a source.
type CashMovement struct {
	Date   schedule.Date `json:"date"`
	Week   int           `json:"week"`
	Column string        `json:"column"`
	ID     string        `json:"id"`
	Amount Figure        `json:"amount"`
}

// Week is one week of the plan.
type Week struct {
	Week       int           `json:"week"`
	Monday     schedule.Date `json:"monday"`
	Receipts   Figure        `json:"receipts"`
	Outflows   []Outflow     `json:"outflows"`
	Net        Figure        `json:"net"`
	Cumulative Figure        `json:"cumulative"`
}

// Outflow is the amount of one column.
type Outflow struct {
	Column string `json:"column"`
	Amount Figure `json:"amount"`
}

// Unallocated is what the plan names and does not spread over the weeks.
type Unallocated struct {
	Column string `json:"column"`
	ID     string `json:"id"`
	Label  string `json:"label"`
	Amount Figure `json:"amount"`
	Reason string `json:"reason"`
}

// Facility is the bank's credit line over the weeks of the plan.
type Facility struct {
	Limit          Figure         `json:"limit"`
	Rate           Figure         `json:"rate"`
	CommitmentFee  Figure         `json:"commitment_fee"`
	ArrangementFee Figure         `json:"arrangement_fee"`
	Basis          string         `json:"basis"`
	Provision      Figure         `json:"provision"`
	Weeks          []FacilityWeek `json:"weeks"`
	Interest       Figure         `json:"interest"`
	Commitment     Figure         `json:"commitment"`
	Arrangement    Figure         `json:"arrangement"`
	Cost           Figure         `json:"cost"`
	ProvisionLeft  Figure         `json:"provision_left"`
	PeakDrawn      Figure         `json:"peak_drawn"`
	PeakWeek       int            `json:"peak_week"`
	LastDrawn      int            `json:"last_drawn_week"`
	Closing        Figure         `json:"closing"`
	PeakOver       Figure         `json:"peak_over"`
	WeeksOver      []int          `json:"weeks_over"`
	PeakUncovered  Figure         `json:"peak_uncovered"`
	WeeksUncovered []int          `json:"weeks_uncovered"`
	Cover          Cover          `json:"cover"`
}

// FacilityWeek is one week of the facility; its costs are positive.
type FacilityWeek struct {
	Week        int           `json:"week"`
	Monday      schedule.Date `json:"monday"`
	Net         Figure        `json:"net"`
	Interest    Figure        `json:"interest"`
	Commitment  Figure        `json:"commitment"`
	Arrangement Figure        `json:"arrangement"`
	Position    Figure        `json:"position"`
	Drawn       Figure        `json:"drawn"`
	Over        Figure        `json:"over"`
	Uncovered   Figure        `json:"uncovered"`
}

// Cover is how the highest drawn balance is covered by what signed sources still have to pay.
type Cover struct {
	After   schedule.Date `json:"after"`
	Lines   []CoverLine   `json:"lines"`
	Counted Figure        `json:"counted"`
	Percent Figure        `json:"percent"`
}

// CoverLine is one instalment still to come.
type CoverLine struct {
	Source   string        `json:"source"`
	Date     schedule.Date `json:"date"`
	Amount   Figure        `json:"amount"`
	Bankable Figure        `json:"bankable"`
	Counted  Figure        `json:"counted"`
}

func (m maker) cash() Cash {
	r := m.result.Cash
	c := Cash{
		Receipts: m.money(r.Receipts), Closing: m.money(r.Closing), NumberOfWeeks: len(r.Weeks), PeakNeed: m.money(r.PeakNeed),
		PeakWeek: r.PeakWeek, PeakMonday: r.PeakMonday, FirstNegative: r.FirstNegative, Unallocated: []Unallocated{},
	}
	for _, column := range r.Columns {
		c.Columns = append(c.Columns, string(column))
		c.labels = append(c.labels, m.lang.label(column.Label()))
		c.Outflows = append(c.Outflows, Outflow{string(column), m.money(r.Total(column))})
	}
	for _, w := range r.Weeks {
		week := Week{Week: w.Number, Monday: w.Monday, Receipts: m.money(w.Receipts), Net: m.money(w.Net), Cumulative: m.money(w.Cumulative)}
		for _, column := range r.Columns {
			week.Outflows = append(week.Outflows, Outflow{string(column), m.money(w.In(column))})
		}
		c.Weeks = append(c.Weeks, week)
	}
	for _, one := range r.Movements {
		c.Movements = append(c.Movements, CashMovement{one.Date, one.Week, string(one.Column), one.ID, m.money(one.Amount)})
	}
	for _, u := range r.Unallocated {
		c.Unallocated = append(c.Unallocated, Unallocated{string(u.Column), u.ID, u.Label, m.money(u.Amount), string(u.Reason)})
	}
	return c
}

func (m maker) facility() Facility {
	r := m.result.Facility
	f := Facility{
		Limit: m.money(r.Facility.Limit), Rate: percent(r.Facility.Rate), CommitmentFee: percent(r.Facility.CommitmentFee),
		ArrangementFee: percent(r.Facility.ArrangementFee), Basis: r.Facility.Basis.String(), Provision: m.money(r.Facility.Provision),
		Interest: m.money(r.Interest), Commitment: m.money(r.Commitment), Arrangement: m.money(r.Arrangement), Cost: m.money(r.Cost),
		ProvisionLeft: m.money(r.ProvisionLeft), PeakDrawn: m.money(r.PeakDrawn), PeakWeek: r.PeakWeek, LastDrawn: r.LastDrawn,
		Closing: m.money(r.Closing), PeakOver: m.money(r.PeakOver), WeeksOver: r.WeeksOver,
		PeakUncovered: m.money(r.PeakUncovered), WeeksUncovered: r.WeeksUncovered, Cover: m.cover(),
	}
	for _, w := range r.Weeks {
		f.Weeks = append(f.Weeks, FacilityWeek{
			Week: w.Number, Monday: w.Monday, Net: m.money(w.Net), Interest: m.money(w.Interest), Commitment: m.money(w.Commitment),
			Arrangement: m.money(w.Arrangement), Position: m.money(w.Position), Drawn: m.money(w.Drawn),
			Over: m.money(w.Over), Uncovered: m.money(w.Uncovered),
		})
	}
	return f
}

func (m maker) cover() Cover {
	r := m.result.Facility.Cover
	c := Cover{After: r.After, Counted: m.money(r.Counted), Percent: percent(r.Percent), Lines: []CoverLine{}}
	for _, line := range r.Lines {
		c.Lines = append(c.Lines, CoverLine{line.Source, line.Date, m.money(line.Amount), percent(line.Bankable), m.money(line.Counted)})
	}
	return c
}
