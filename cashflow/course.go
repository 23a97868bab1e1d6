package cashflow

import (
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Course is the money beside which a credit is followed while it runs: what has moved, and what is expected.
type Course struct {
	Currency string   `json:"currency"`
	Rounding Rounding `json:"rounding,omitempty"`
	// From and To are the first and the last day, Opening the position before the first.
	From    schedule.Date   `json:"from"`
	To      schedule.Date   `json:"to"`
	Opening decimal.Decimal `json:"opening,omitzero"`
	// Closed is the last day of what has moved. What the bank paid and was paid up to it is in Flows; after it
	// Flows holds nothing of the bank. No date: nothing has moved.
	Closed schedule.Date `json:"closed,omitzero"`
	// Flows are what has moved and what is expected, in the order of their days.
	Flows []Flow `json:"flows,omitempty"`
	// Receivables are the instalments among the flows that are assigned or stand behind the credit. Assigned are
	// the same as they stood when the advances up to Closed were made.
	Receivables []Receivable `json:"receivables,omitempty"`
	Assigned    []Receivable `json:"assigned,omitempty"`
	// Sources say what a bank lends on each.
	Sources []financing.Source `json:"sources,omitempty"`
}

// Receivable is an instalment of a source (créance): its amount, and the VAT that is paid with it.
type Receivable struct {
	Source string          `json:"source"`
	Part   int             `json:"part"`
	Date   schedule.Date   `json:"date"`
	Amount decimal.Decimal `json:"amount"`
	Tax    decimal.Decimal `json:"tax,omitzero"`
}

// base is the amount on which an advance is reckoned.
func (r Receivable) base(on AdvanceBase) decimal.Decimal {
	if on == WithTax {
		return r.Amount.Add(r.Tax)
	}
	return r.Amount
}

// nets adds the movements up by day.
func (r Result) nets() []Flow {
	flows := make([]Flow, 0, daysInWeek*len(r.Weeks))
	for i := range r.Movements {
		one := &r.Movements[i]
		if n := len(flows); n > 0 && flows[n-1].Date == one.Date {
			flows[n-1].Amount = flows[n-1].Amount.Add(one.Amount)
			continue
		}
		flows = append(flows, Flow{Date: one.Date, Amount: one.Amount})
	}
	return flows
}

// Receivables returns the instalments of the sources, in the order of their days.
func (r Result) Receivables() []Receivable {
	type instalment struct {
		source string
		part   int
	}
	var all []Receivable
	at := map[instalment]int{}
	for i := range r.Movements {
		if one := &r.Movements[i]; one.Column == Receipts {
			at[instalment{one.ID, one.Part}] = len(all)
			all = append(all, Receivable{Source: one.ID, Part: one.Part, Date: one.Date, Amount: one.Amount})
		}
	}
	for i := range r.Movements {
		one := &r.Movements[i]
		if one.Kind != TaxCollected {
			continue
		}
		if k, found := at[instalment{one.ID, one.Part}]; found {
			all[k].Tax = all[k].Tax.Add(one.Amount)
		}
	}
	return all
}

// Along lays the credit beside money of which a part has moved already: what the bank did up to the day that is
// closed is in the flows, and what it does from then on is added. What had run since the last settlement is
// paid at the next. A plan of which nothing has moved is the question of [Credit.Draw].
//
// An advance of a closed day was made on the instalment as it stood then, Assigned. What now comes in on that
// instalment repays it in the same percentage, the last of it the rest; one that will not come in, or not in
// time, is repaid all the same, on the day on which it stood or after the day that is closed (the assignment is
// with recourse). Interest withheld ran to that day; what runs longer is paid with the repayment. An advance
// still to come is made on what is expected after it, at most on what is not assigned; where nothing is, it is
// not made. What comes of advances that were made already stands first on its day.
//
// The error is a [Faults] with the paths credit and course.
func (c Credit) Along(course Course) (CreditResult, error) {
	var found fault.Collector
	found.Merge("credit", c.Validate())
	course.check(found.In("course"))
	if found.Err() != nil {
		return CreditResult{}, found.Err()
	}
	a := newAccount(found.In("credit"), c, course)
	if found.Err() != nil {
		return CreditResult{}, found.Err() // before it looks at every instalment for every advance
	}
	a.assigned()
	a.advances(nil)
	return a.run(&found)
}

// check asks a course what a credit has to know.
func (o Course) check(in *fault.Collector) {
	places, known := check.Currency(in, o.Currency)
	if !known {
		places = money.MaxExponent
	}
	if o.Rounding > Up {
		in.Add("rounding", ErrUnknown, o.Rounding)
	}
	check.Given(in, "from", o.From.String())
	check.Given(in, "to", o.To.String())
	if days := o.To.DaysSince(o.From); days < 0 || days > MaxCourse {
		in.Add("to", ErrRange, o.To)
	}
	amount(in, "opening", o.Opening, places)
	if !o.Closed.IsZero() && (o.Closed.Before(o.From) || o.Closed.After(o.To)) {
		in.Add("closed", ErrRange, o.Closed)
	}
	checkBankable(in.In("sources"), o.Sources)
	if !check.Size(in, "flows", len(o.Flows), 2*MaxMovements) || !check.Size(in, "receivables", len(o.Receivables)+len(o.Assigned), 2*MaxMovements) {
		return
	}
	for i, one := range o.Flows {
		if one.Date.Before(o.From) || one.Date.After(o.To) || (i > 0 && one.Date.Before(o.Flows[i-1].Date)) {
			in.In("flows[%d]", i).Add("date", ErrOrder, one.Date)
		}
		if !money.Acceptable(one.Amount) {
			in.In("flows[%d]", i).Add("amount", ErrTooLarge, one.Amount)
		}
	}
	for _, list := range []struct {
		path string
		of   []Receivable
	}{{"receivables", o.Receivables}, {"assigned", o.Assigned}} {
		for i, one := range list.of {
			at := in.In("%s[%d]", list.path, i)
			check.Given(at, "date", one.Date.String())
			amount(at, "amount", one.Amount, places)
			amount(at, "tax", one.Tax, places)
		}
	}
}

// MaxCourse is the longest course, in days: that of the longest plan, and what may be moved beyond it.
const MaxCourse = daysInWeek*MaxWeeks + 64*MaxShift

// MaxClaims bounds the sum, over the advances of a credit, of the instalments that each may look at.
const MaxClaims = 20_000_000

// newAccount opens the account of a credit, and checks its amounts.
func newAccount(in *fault.Collector, c Credit, course Course) *account {
	places, _ := money.MinorUnits(course.Currency)
	c.undated(in)
	for i, one := range c.Limits {
		amount(in.In("limits[%d]", i), "amount", one.Amount, places)
	}
	amount(in, "reserve", c.Reserve, places)
	amount(in, "provision", c.Provision, places)
	a := &account{
		credit: c, course: course, places: places, rule: course.Rounding, position: course.Opening,
		on: map[schedule.Date][]CreditMovement{}, total: map[int]decimal.Decimal{},
		expected: bySource(course.Receivables), stood: bySource(course.Assigned),
		result: CreditResult{
			Currency: course.Currency, Credit: c, Opening: course.Opening, Closed: course.Closed,
			Movements: []CreditMovement{}, Days: []CreditDay{}, Cover: Cover{Lines: []CoverLine{}},
		},
	}
	looks := 0
	for _, one := range c.Advances {
		looks += len(a.expected[one.Source]) * (1 + len(a.stood[one.Source]))
		if looks > MaxClaims {
			in.Add("advances", ErrTooLarge, looks)
			break
		}
	}
	return a
}

// run plays the account, when nothing is wrong, and covers its highest drawn balance.
func (a *account) run(found *fault.Collector) (CreditResult, error) {
	if found.Err() != nil {
		return CreditResult{}, found.Err()
	}
	a.play()
	r := a.result
	if !r.PeakDate.IsZero() {
		peak := standing{after: r.PeakDate, drawn: r.PeakDrawn, taken: a.takenBy(r.PeakDate)}
		r.Cover = cover(a.course.Receivables, a.course.Sources, peak, a.round)
	}
	return r, nil
}

// openOn reports whether the credit is open on a day of its result.
func (c Credit) openOn(day schedule.Date) bool {
	return len(c.Limits) > 0 && !day.Before(c.Limits[0].From) && (c.Until.IsZero() || !day.After(c.Until))
}
