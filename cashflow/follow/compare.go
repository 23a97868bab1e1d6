package follow

import (
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Scenario is what may happen: an overrun of the shoot, a source lost or late, another rate.
type Scenario struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Events change what is expected, as the steps of a measure do.
	Events []Step `json:"events,omitempty"`
	// Credit replaces that of the book: another rate, another limit.
	Credit *cashflow.Credit `json:"credit,omitempty"`
	// Measures are taken after the events.
	Measures []Measure `json:"measures,omitempty"`
}

// Comparison sets scenarios side by side.
type Comparison struct {
	Currency string `json:"currency"`
	// Outcomes begin with the forecast itself, without an identifier; the others are in the order given.
	Outcomes []Outcome `json:"outcomes"`
	// Weeks have one position for every outcome, at the end of each week to come.
	Weeks []ComparedWeek `json:"weeks"`
}

// Outcome is what a scenario comes to.
type Outcome struct {
	ID      string   `json:"id,omitempty"`
	Label   Text     `json:"label,omitzero"`
	Changes []Change `json:"changes"`
	// Cost is what events and measures cost by themselves, Saved what they cut less what they lose.
	Cost  decimal.Decimal `json:"cost"`
	Saved decimal.Decimal `json:"saved"`
	Outlook
	// PeakChange, ClosingChange and ChargesChange are against the forecast.
	PeakChange    decimal.Decimal `json:"peak_change"`
	ClosingChange decimal.Decimal `json:"closing_change"`
	ChargesChange decimal.Decimal `json:"charges_change"`
}

// ComparedWeek is the position of every outcome at the end of a week.
type ComparedWeek struct {
	Number    int               `json:"week"`
	Monday    schedule.Date     `json:"monday"`
	Positions []decimal.Decimal `json:"positions"`
}

// Overrun returns the events of a shoot that goes on so many weeks longer: from a day on, what is expected on
// the columns named moves by that time, and each of those weeks costs an amount, positive, on a column and
// line, from that day on.
func Overrun(from schedule.Date, weeks int, cost Step, columns ...Column) []Step {
	steps := make([]Step, 0, len(columns)+1)
	for _, column := range columns {
		steps = append(steps, Step{Kind: Move, Column: column, From: from, Days: 7 * weeks})
	}
	cost.Kind, cost.Date, cost.Weeks, cost.Amount = Add, from, weeks, cost.Amount.Abs().Neg()
	return append(steps, cost)
}

// Compare plays every scenario on the forecast. The error is a [Faults].
func Compare(f Forecast, scenarios ...Scenario) (Comparison, error) {
	var found fault.Collector
	f.checkForecast(&found)
	f.checkScenarios(&found, scenarios)
	if err := found.Err(); err != nil {
		return Comparison{}, err
	}
	b := f.bench()
	c := Comparison{Currency: f.Book.Plan.Currency, Outcomes: []Outcome{{Changes: []Change{}, Outlook: f.Outlook}}}
	curves := [][]state{f.states(b.days, f.Credit)}
	for _, one := range scenarios {
		p := f.play(b.expected)
		if one.Credit != nil {
			p.credit = one.Credit
		}
		p.measure(Measure{ID: one.ID, Steps: one.Events, Reason: one.Label.In("fr")})
		for _, measure := range one.Measures {
			p.measure(measure)
		}
		days, credit, err := b.outcome(p)
		if err != nil {
			return Comparison{}, err
		}
		o := Outcome{ID: one.ID, Label: one.Label, Changes: p.changes, Cost: p.cost, Saved: p.saved, Outlook: f.outlook(days, credit)}
		if o.Changes == nil {
			o.Changes = []Change{}
		}
		o.PeakChange = o.PeakNeed.Sub(f.PeakNeed)
		o.ClosingChange = o.Closing.Sub(f.Closing)
		o.ChargesChange = o.Charges.Sub(f.Charges)
		c.Outcomes = append(c.Outcomes, o)
		curves = append(curves, f.states(days, credit))
	}
	c.weeks(f.Book, curves)
	return c, nil
}

// checkScenarios checks that scenarios fit the book.
func (f *Forecast) checkScenarios(found *fault.Collector, scenarios []Scenario) {
	if !check.Size(found, "scenarios", len(scenarios), MaxScenarios) {
		return
	}
	seen, names := map[string]bool{}, f.names()
	for i, one := range scenarios {
		in := found.In("scenarios[%d]", i)
		check.Unique(in, "id", one.ID, seen)
		check.Labels(in, "label", one.Label)
		of := *f
		if one.Credit != nil {
			of.Book.Credit = one.Credit
			checker{in.In("credit"), f.places()}.credit(*one.Credit)
		}
		if check.Size(in, "events", len(one.Events), MaxSteps) {
			of.checkSteps(in, "events", one.Events, names)
		}
		of.checkMeasures(in.In("measures"), one.Measures, MaxMeasures)
	}
}

// weeks reads the position of every outcome at the end of each week after the day of the book.
func (c *Comparison) weeks(b Book, curves [][]state) {
	start := b.Plan.Weeks[0].Monday
	first, last := b.Closed.WeekFrom(start), b.Closed.WeekFrom(start)
	positions := make([]decimal.Decimal, len(curves))
	for i, curve := range curves {
		positions[i] = b.Opening
		if n := len(curve); n > 0 {
			last = max(last, curve[n-1].date.WeekFrom(start))
		}
	}
	c.Weeks = make([]ComparedWeek, 0, last-first+1)
	for week := first; week <= last; week++ {
		monday := start.AddWeeks(week - 1)
		w := ComparedWeek{Number: week, Monday: monday, Positions: make([]decimal.Decimal, len(curves))}
		for i := range curves {
			for len(curves[i]) > 0 && curves[i][0].date.Before(monday.AddDays(7)) {
				positions[i], curves[i] = curves[i][0].position, curves[i][1:]
			}
			w.Positions[i] = positions[i]
		}
		c.Weeks = append(c.Weeks, w)
	}
}
