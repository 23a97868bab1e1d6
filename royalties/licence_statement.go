package royalties

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// LicencePeriod is what one period brought to a licence.
type LicencePeriod struct {
	Date    schedule.Date  `json:"date"`
	Revenue []StreamAmount `json:"revenue,omitempty"`
	// Expenses name a stream, but in a licence of [ExpensesOffShare], where they are those of the film.
	Expenses []StreamAmount `json:"expenses,omitempty"`
	// Paid is what was paid on the statement of the period; without it, all that is due from the minimum on.
	Paid *decimal.Decimal `json:"paid,omitempty"`
	// Corrections are notified in this period: earlier periods were wrong. The statements drawn before stay as
	// they were paid, and that of this period takes the difference.
	Corrections []LicenceCorrection `json:"corrections,omitempty"`
}

// LicenceCorrection adds differences to what the period of an earlier day brought.
type LicenceCorrection struct {
	Date     schedule.Date  `json:"date"`
	Revenue  []StreamAmount `json:"revenue,omitempty"`
	Expenses []StreamAmount `json:"expenses,omitempty"`
}

// StreamAmount is an amount in a stream of a film. Below zero it is a credit note, or takes an expense back.
type StreamAmount struct {
	Film   string          `json:"film"`
	Stream string          `json:"stream,omitempty"`
	Amount decimal.Decimal `json:"amount"`
}

// LicenceStatement is the licensor's statement of a period: the streams, and the balance as a
// [recoupment.Statement], whose Deducted are the guarantees, the insurance and the expenses off the share. What the
// balance has of before the period is as corrections have made it known, but for what was paid.
type LicenceStatement struct {
	Number  int           `json:"number"`
	Date    schedule.Date `json:"date"`
	Streams []StreamLine  `json:"streams"`
	Balance Balance       `json:"balance"`
}

// Balance is a statement of account of the cascade.
type Balance = recoupment.Statement

// StreamLine is one stream of one film: its receipts, what comes off the top, and the licensor's share. What
// corrections add to an earlier period is restated.
type StreamLine struct {
	Film   string `json:"film"`
	Stream string `json:"stream"`
	Label  Text   `json:"label,omitzero"`
	// Share is in per cent.
	Share decimal.Decimal `json:"share"`
	// Revenue is what was shared: less what a reserve on the revenue withholds.
	Revenue  Figures `json:"revenue"`
	Fee      Figures `json:"fee,omitzero"`
	Expenses Figures `json:"expenses,omitzero"`
	Licensor Figures `json:"licensor"`
}

// Statements draws the statements of the periods, in order. A period that notifies corrections is drawn, with those
// after it, from the corrected history; what was stated and paid before stays, and the difference is taken then.
//
// Errors: a [Faults] with everything wrong with the licence or the periods ([ErrNotStated] for the correction of a
// day on which no earlier period ends); those of recoupment.Run.Apply with the period.
func (l Licence) Statements(periods []LicencePeriod) ([]LicenceStatement, error) {
	cascade, err := l.compile()
	if err != nil {
		return nil, err
	}
	if err := l.checkPeriods(periods); err != nil {
		return nil, err
	}
	d := licensing{Licence: l, cascade: cascade, run: cascade.Open(), periods: slices.Clone(periods), all: []LicenceStatement{}}
	for i := range d.periods {
		if err := d.draw(i); err != nil {
			return nil, err
		}
	}
	return d.all, nil
}

// MaxStreamLines is the largest number of stream lines of the statements of a licence: its films times its streams
// times its periods, times one and the number of periods that notify corrections, each of which plays those before it
// again.
const MaxStreamLines = 100_000

// checkPeriods reports everything wrong with the periods.
func (l Licence) checkPeriods(periods []LicencePeriod) error {
	c := &fault.Collector{}
	lines := len(periods)
	for _, p := range periods {
		if len(p.Corrections) > 0 {
			lines += len(periods)
		}
	}
	if !check.Size(c, "periods", len(periods), recoupment.MaxPeriods) || !check.Size(c, "periods", lines*len(l.Films)*len(l.Streams), MaxStreamLines) {
		return c.Err()
	}
	names := licenceNames{films: map[string]bool{}, streams: map[string]Stream{}}
	for _, f := range l.Films {
		names.films[f.ID] = true
	}
	for _, s := range l.Streams {
		names.streams[s.ID] = s
	}
	for i, p := range periods {
		in := c.In("periods[%d]", i)
		check.Given(in, "date", p.Date.String())
		if i > 0 && !p.Date.After(periods[i-1].Date) {
			in.Add("date", ErrOrder, p.Date)
		}
		if !check.Size(in, "revenue", len(p.Revenue), recoupment.MaxEntries) || !check.Size(in, "expenses", len(p.Expenses), recoupment.MaxEntries) {
			continue
		}
		if p.Paid != nil {
			check.NotNegative(in, "paid", *p.Paid)
			places, _ := money.MinorUnits(l.Currency)
			check.Whole(in, "paid", *p.Paid, places)
		}
		l.checkAmounts(in, p.Revenue, p.Expenses, names)
		if !check.Size(in, "corrections", len(p.Corrections), recoupment.MaxTerms) {
			continue
		}
		for j, one := range p.Corrections {
			at := in.In("corrections[%d]", j)
			if !slices.ContainsFunc(periods[:i], func(before LicencePeriod) bool { return before.Date.Compare(one.Date) == 0 }) {
				at.Add("date", ErrNotStated, one.Date)
			}
			if check.Size(at, "revenue", len(one.Revenue), recoupment.MaxEntries) && check.Size(at, "expenses", len(one.Expenses), recoupment.MaxEntries) {
				l.checkAmounts(at, one.Revenue, one.Expenses, names)
			}
		}
	}
	return c.Err()
}

// licenceNames are the films and the streams of a licence by name.
type licenceNames struct {
	films   map[string]bool
	streams map[string]Stream
}

// checkAmounts reports what is wrong with the amounts of a period or a correction.
func (l Licence) checkAmounts(in *fault.Collector, revenue, expenses []StreamAmount, names licenceNames) {
	for j, a := range revenue {
		at := in.In("revenue[%d]", j)
		known(at, "film", a.Film, names.films)
		if _, there := names.streams[a.Stream]; check.Given(at, "stream", a.Stream) && !there {
			at.Add("stream", ErrUnknown, a.Stream)
		}
		check.Decimal(at, "amount", a.Amount)
	}
	for j, a := range expenses {
		at := in.In("expenses[%d]", j)
		known(at, "film", a.Film, names.films)
		check.Decimal(at, "amount", a.Amount)
		switch s, there := names.streams[a.Stream]; {
		case l.Type == ExpensesOffShare && a.Stream == "":
		case !there:
			at.Add("stream", ErrUnknown, a.Stream)
		case l.Type != ExpensesOffShare && !l.offTop(s):
			at.Add("stream", ErrRange, "no expenses are recouped in "+a.Stream)
		}
	}
}

// movements are the expenses of a period, its receipts, and its credit notes.
func (l Licence) movements(i int, p LicencePeriod) []recoupment.Movement {
	receipts := recoupment.Movement{ID: fmt.Sprintf("period %d", i+1), Date: p.Date}
	notes := recoupment.Movement{ID: fmt.Sprintf("credit notes %d", i+1), Date: p.Date}
	for _, a := range p.Expenses {
		account := streamName(a.Film, a.Stream) + "/expenses"
		if l.Type == ExpensesOffShare {
			account = a.Film + "/expenses"
		}
		receipts.Costs = append(receipts.Costs, recoupment.Cost{Account: account, Amount: a.Amount})
	}
	for _, a := range p.Revenue {
		to := &receipts
		if a.Amount.IsNegative() {
			to = &notes
		}
		to.Receipts = append(to.Receipts, recoupment.Receipt{Pool: streamName(a.Film, a.Stream), Amount: a.Amount})
	}
	return []recoupment.Movement{receipts, notes}
}

// Check re-adds the statement: the shares make what the licensor is entitled to, and what is due is that less
// what is deducted, held and paid. The error is a [Faults] of kind [ErrUnbalance].
func (s LicenceStatement) Check() error {
	c := &fault.Collector{}
	if !check.Decimals(c, s, money.Computable) {
		return c.Err()
	}
	var cumulative, current decimal.Decimal
	for i, line := range s.Streams {
		for _, f := range []Figures{line.Revenue, line.Fee, line.Expenses, line.Licensor} {
			f.check(c, fmt.Sprintf("streams[%d]", i))
		}
		cumulative, current = cumulative.Add(line.Licensor.Cumulative), current.Add(line.Licensor.Current)
	}
	b := s.Balance
	check.Same(c, "balance.entitled.cumulative", b.Entitled.Cumulative, cumulative)
	check.Same(c, "balance.entitled.current", b.Entitled.Current, current)
	check.Same(c, "balance.due", b.Due, b.Entitled.Cumulative.Sub(b.Deducted).Sub(b.Held).Sub(b.PaidBefore))
	check.Same(c, "balance.carried", b.Paid.Add(b.Carried), b.Due)
	return c.Err()
}
