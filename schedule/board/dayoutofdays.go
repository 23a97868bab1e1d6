package board

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Code is what a day out of days shows of an element on a day: W for work, with S before it on the first day, F after
// it on the last, P before it on the return from a gap that is not paid, D after it before one; H for hold, TR, R, FT.
type Code string

// The codes that are not of work; nothing is an empty code.
const (
	Hold          Code = "H"
	TravelCode    Code = "TR"
	RehearsalCode Code = "R"
	FittingCode   Code = "FT"
)

// Works reports whether the element works that day.
func (c Code) Works() bool { return slices.Contains([]byte(c), 'W') }

// DayOutOfDays is the day out of days of a plan: for each element, its days.
type DayOutOfDays struct {
	// Columns are the days from the first to the last of the plan and of its events.
	Columns []Column `json:"columns"`
	// Rows are those of what was asked, in that order.
	Rows []Row `json:"rows"`
	// WorkPay and HoldingCost are the sums of the rows.
	WorkPay     decimal.Decimal `json:"work_pay"`
	HoldingCost decimal.Decimal `json:"holding_cost"`
}

// Column is a day.
type Column struct {
	Date schedule.Date `json:"date"`
	// Day is the number of the shooting day, or zero.
	Day int `json:"day,omitzero"`
	// Idle says why a day is not shot on, where there is more to say than the day of the week.
	Idle Reason `json:"idle,omitempty"`
	// Working is how many of the rows work.
	Working int `json:"working,omitzero"`
}

// Row is the days of an element.
type Row struct {
	ID string `json:"id"`
	// Codes are those of the columns.
	Codes []Code `json:"codes"`
	// Start and Finish are the first and the last day of work; events do not move them.
	Start  schedule.Date `json:"start,omitzero"`
	Finish schedule.Date `json:"finish,omitzero"`
	// Worked and Held count days of shooting, Dropped those of the gaps that are not paid; Travel, Rehearsal and
	// Fitting count the events.
	Worked    int `json:"worked,omitzero"`
	Held      int `json:"held,omitzero"`
	Dropped   int `json:"dropped,omitzero"`
	Travel    int `json:"travel,omitzero"`
	Rehearsal int `json:"rehearsal,omitzero"`
	Fitting   int `json:"fitting,omitzero"`
	// Paid is the days worked, those held, and the events that take the place of a day held.
	Paid     int       `json:"paid,omitzero"`
	Releases []Release `json:"releases,omitempty"`
	// WorkPay is the fee for the days worked, HoldingCost for the other paid days.
	WorkPay     decimal.Decimal `json:"work_pay,omitzero"`
	HoldingCost decimal.Decimal `json:"holding_cost,omitzero"`
}

// DayOutOfDays returns the day out of days of roles and elements of the plan, or of the whole cast when none is named.
// Days between the first and the last are held, but for days without shooting and for the gaps that the terms of the
// element release. Pay is in the currency of the fees, and nothing is rounded. The error is a [Faults]: [ErrUnknown] for
// what is not in the breakdown, [ErrDuplicate], [ErrTooLarge] beyond [MaxCells].
func (p Plan) DayOutOfDays(ids ...string) (DayOutOfDays, error) {
	c := charter{plan: &p, worked: map[string][]int{}, terms: map[string]Terms{}, events: map[string][]Event{}, at: map[schedule.Date]int{}}
	if len(ids) == 0 {
		for _, r := range p.shoot.Breakdown.Cast {
			ids = append(ids, r.ID)
		}
	}
	if err := c.asked(ids); err != nil {
		return DayOutOfDays{}, err
	}
	for i, d := range p.Days {
		for _, id := range d.Cast {
			c.worked[id] = append(c.worked[id], i)
		}
		for _, u := range d.Elements {
			c.worked[u.ID] = append(c.worked[u.ID], i)
		}
	}
	for _, t := range p.shoot.Terms {
		c.terms[t.ID] = t
	}
	for _, e := range p.shoot.Events {
		c.events[e.ID] = append(c.events[e.ID], e)
	}
	c.columns(ids)
	if cells := len(c.out.Columns) * len(ids); cells > MaxCells {
		return DayOutOfDays{}, oneFault("", ErrTooLarge, cells)
	}
	for _, id := range ids {
		c.row(id)
	}
	return c.out, nil
}

// asked reports what is not in the breakdown, or is asked twice.
func (c *charter) asked(ids []string) error {
	var found fault.Collector
	known, seen := map[string]bool{}, map[string]bool{}
	for _, r := range c.plan.shoot.Breakdown.Cast {
		known[r.ID] = true
	}
	for _, e := range c.plan.shoot.Breakdown.Elements {
		known[e.ID] = true
	}
	for i, id := range ids {
		in := found.In("ids[%d]", i)
		if check.Unique(in, "", id, seen) && !known[id] {
			in.Add("", ErrUnknown, id)
		}
	}
	return found.Err()
}

// charter draws the chart.
type charter struct {
	plan   *Plan
	worked map[string][]int
	terms  map[string]Terms
	events map[string][]Event
	out    DayOutOfDays
	// at is the column of a date, days that of each day of shooting.
	at   map[schedule.Date]int
	days []int
}

// columns lists the days of the plan and those of events, which may be long before it.
func (c *charter) columns(ids []string) {
	c.out.Rows = []Row{}
	var dates []schedule.Date
	for _, d := range c.plan.Days {
		dates = append(dates, d.Date)
	}
	for d := c.first(); !d.IsZero() && d.Before(c.plan.Last); d = d.AddDays(1) {
		dates = append(dates, d)
	}
	for _, id := range ids {
		for _, e := range c.events[id] {
			dates = append(dates, e.Date)
		}
	}
	slices.SortFunc(dates, schedule.Date.Compare)
	dates = slices.Compact(dates)
	c.out.Columns = make([]Column, len(dates))
	for i, d := range dates {
		c.at[d] = i
		c.out.Columns[i].Date = d
	}
	for _, d := range c.plan.Days {
		c.out.Columns[c.at[d.Date]].Day = d.Number
		c.days = append(c.days, c.at[d.Date])
	}
	for _, d := range c.plan.Idle {
		c.out.Columns[c.at[d.Date]].Idle = d.Reason
	}
}

func (c *charter) first() schedule.Date {
	if len(c.plan.Days) == 0 {
		return schedule.Date{}
	}
	return c.plan.Days[0].Date
}

// row draws the days of one element.
func (c *charter) row(id string) {
	r := Row{ID: id, Codes: make([]Code, len(c.out.Columns))}
	terms, worked := c.terms[id], c.worked[id]
	for i, day := range worked {
		code := Code("W")
		if i+1 == len(worked) {
			code += "F"
		}
		if i == 0 {
			code = "S" + code
		}
		r.Codes[c.days[day]] = code
		c.out.Columns[c.days[day]].Working++
	}
	if n := len(worked); n > 0 {
		r.Start, r.Finish, r.Worked = c.plan.Days[worked[0]].Date, c.plan.Days[worked[n-1]].Date, n
	}
	c.between(&r, terms, worked)
	c.place(&r)
	r.Paid = r.Worked + r.Held
	for i, code := range r.Codes {
		day := c.out.Columns[i].Day
		if eventOnHold := code != "" && code != Hold && !code.Works() && day > 0 && c.heldOn(&r, terms, day); eventOnHold {
			r.Paid++
		}
	}
	r.WorkPay = terms.Fee.Mul(decimal.NewFromInt(int64(r.Worked)))
	r.HoldingCost = terms.Fee.Mul(decimal.NewFromInt(int64(r.Paid - r.Worked)))
	c.out.WorkPay, c.out.HoldingCost = c.out.WorkPay.Add(r.WorkPay), c.out.HoldingCost.Add(r.HoldingCost)
	c.out.Rows = append(c.out.Rows, r)
}

// heldOn reports whether a day of shooting would be held: between the first and the last, outside the gaps.
func (c *charter) heldOn(r *Row, terms Terms, day int) bool {
	d := c.plan.Days[day-1].Date
	if terms.NoHold || !d.After(r.Start) || !d.Before(r.Finish) {
		return false
	}
	for _, gap := range r.Releases {
		if d.After(gap.Last) && d.Before(gap.Back) {
			return false
		}
	}
	return true
}

// between fills the days between those of work: gaps that are released, and days held.
func (c *charter) between(r *Row, terms Terms, worked []int) {
	released := map[int]bool{}
	if terms.Release != nil && !terms.NoHold {
		released = terms.Release.choose(c.plan, worked)
	}
	for i := 1; i < len(worked); i++ {
		last, back := c.plan.Days[worked[i-1]].Date, c.plan.Days[worked[i]].Date
		gaps := agreed(terms.Releases, last, back)
		if released[i-1] {
			gaps = []Release{{last, back}}
		}
		r.Releases = append(r.Releases, gaps...)
		for day := worked[i-1] + 1; day < worked[i]; day++ {
			d := c.plan.Days[day].Date
			switch {
			case slices.ContainsFunc(gaps, func(free Release) bool { return d.After(free.Last) && d.Before(free.Back) }):
				r.Dropped++
			case !terms.NoHold:
				r.Codes[c.days[day]] = Hold
				r.Held++
			}
		}
		if len(gaps) > 0 && gaps[0].Last == last {
			r.Codes[c.days[worked[i-1]]] += "D"
		}
		if len(gaps) > 0 && gaps[len(gaps)-1].Back == back {
			r.Codes[c.days[worked[i]]] = "P" + r.Codes[c.days[worked[i]]]
		}
	}
}

// agreed returns the releases that were agreed between two days of work.
func agreed(releases []Release, last, back schedule.Date) (gaps []Release) {
	for _, one := range releases {
		if !one.Last.Before(last) && !one.Back.After(back) {
			gaps = append(gaps, one)
		}
	}
	return gaps
}

// place puts the events of an element: what is shown of a day of work is the work.
func (c *charter) place(r *Row) {
	for _, e := range c.events[r.ID] {
		code := TravelCode
		switch e.Kind {
		case Rehearsal:
			code = RehearsalCode
			r.Rehearsal++
		case Fitting:
			code = FittingCode
			r.Fitting++
		default:
			r.Travel++
		}
		at := c.at[e.Date]
		if r.Codes[at] == Hold {
			r.Held--
		}
		if !r.Codes[at].Works() {
			r.Codes[at] = code
		}
	}
}

// Row returns the row of a role or of an element, and whether there is one.
func (d DayOutOfDays) Row(id string) (Row, bool) {
	for _, r := range d.Rows {
		if r.ID == id {
			return r, true
		}
	}
	return Row{}, false
}

// Check adds the chart up again: [ErrUnbalance] where the codes of a row do not come to its counts, those of a column to
// its number, or the pay of the rows to the totals.
func (d DayOutOfDays) Check() error {
	var c fault.Collector
	work, holding := decimal.Decimal{}, decimal.Decimal{}
	working := make([]int, len(d.Columns))
	for i, r := range d.Rows {
		in := c.In("rows[%d]", i)
		worked, held := 0, 0
		for j, code := range r.Codes {
			if code.Works() {
				worked++
				working[j]++
			}
			if code == Hold {
				held++
			}
		}
		if worked != r.Worked || held != r.Held {
			in.Add("codes", ErrUnbalance, worked)
		}
		work, holding = work.Add(r.WorkPay), holding.Add(r.HoldingCost)
	}
	for i, n := range working {
		if n != d.Columns[i].Working {
			c.Add("columns", ErrUnbalance, n)
		}
	}
	check.Same(&c, "work_pay", d.WorkPay, work)
	check.Same(&c, "holding_cost", d.HoldingCost, holding)
	return c.Err()
}
