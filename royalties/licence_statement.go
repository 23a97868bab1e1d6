package royalties

import (
	"fmt"

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
}

// StreamAmount is an amount in a stream of a film. Below zero it is a credit note, or takes an expense back.
type StreamAmount struct {
	Film   string          `json:"film"`
	Stream string          `json:"stream,omitempty"`
	Amount decimal.Decimal `json:"amount"`
}

// LicenceStatement is the licensor's statement of a period: the streams, and the balance as a
// [recoupment.Statement], whose Deducted are the guarantees, the insurance and the expenses off the share.
type LicenceStatement struct {
	Number  int           `json:"number"`
	Date    schedule.Date `json:"date"`
	Streams []StreamLine  `json:"streams"`
	Balance Balance       `json:"balance"`
}

// Balance is a statement of account of the cascade.
type Balance = recoupment.Statement

// StreamLine is one stream of one film: its receipts, what comes off the top, and the licensor's share.
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

// Statements draws the statements of the periods, in order. To restate a period is to correct it and draw
// again, with what was paid on each: the later statements take the difference.
//
// Errors: a [Faults] with everything wrong with the licence or the periods; those of recoupment.Run.Apply.
func (l Licence) Statements(periods []LicencePeriod) ([]LicenceStatement, error) {
	cascade, err := l.compile()
	if err != nil {
		return nil, err
	}
	if err := l.checkPeriods(periods); err != nil {
		return nil, err
	}
	run := cascade.Open()
	all := []LicenceStatement{}
	for i, p := range periods {
		var drawn recoupment.Settlement
		for _, m := range l.movements(i, p) {
			if err := run.Apply(m); err != nil {
				return nil, located(i, err)
			}
		}
		if drawn, err = run.Draw(p.Date); err != nil {
			return nil, located(i, err)
		}
		s := LicenceStatement{Number: i + 1, Date: p.Date, Balance: *statement(&drawn, l.ID)}
		l.read(&s, &drawn, all)
		b := &s.Balance
		if b.Paid = (decimal.Decimal{}); p.Paid != nil {
			b.Paid = *p.Paid
		} else if b.Due.IsPositive() && b.Due.GreaterThanOrEqual(l.Minimum) {
			b.Paid = b.Due
		}
		b.Carried = b.Due.Sub(b.Paid)
		paid := recoupment.Movement{ID: fmt.Sprintf("paid %d", i+1), Date: p.Date, Paid: []recoupment.PaymentMade{{Statement: l.ID, Amount: b.Paid}}}
		if err := run.Apply(paid); err != nil {
			return nil, located(i, err)
		}
		all = append(all, s)
	}
	return all, nil
}

// MaxStreamLines is the largest number of stream lines of the statements of a licence: its films times its streams
// times its periods.
const MaxStreamLines = 100_000

// checkPeriods reports everything wrong with the periods.
func (l Licence) checkPeriods(periods []LicencePeriod) error {
	c := &fault.Collector{}
	if !check.Size(c, "periods", len(periods), recoupment.MaxPeriods) ||
		!check.Size(c, "periods", len(periods)*len(l.Films)*len(l.Streams), MaxStreamLines) {
		return c.Err()
	}
	films, streams := map[string]bool{}, map[string]Stream{}
	for _, f := range l.Films {
		films[f.ID] = true
	}
	for _, s := range l.Streams {
		streams[s.ID] = s
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
		for j, a := range p.Revenue {
			at := in.In("revenue[%d]", j)
			known(at, "film", a.Film, films)
			if _, there := streams[a.Stream]; check.Given(at, "stream", a.Stream) && !there {
				at.Add("stream", ErrUnknown, a.Stream)
			}
			check.Decimal(at, "amount", a.Amount)
		}
		for j, a := range p.Expenses {
			at := in.In("expenses[%d]", j)
			known(at, "film", a.Film, films)
			check.Decimal(at, "amount", a.Amount)
			switch s, there := streams[a.Stream]; {
			case l.Type == ExpensesOffShare && a.Stream == "":
			case !there:
				at.Add("stream", ErrUnknown, a.Stream)
			case l.Type != ExpensesOffShare && !l.offTop(s):
				at.Add("stream", ErrRange, "no expenses are recouped in "+a.Stream)
			}
		}
	}
	return c.Err()
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

// read fills in the streams of a statement.
func (l Licence) read(s *LicenceStatement, drawn *recoupment.Settlement, before []LicenceStatement) {
	levels := map[string]decimal.Decimal{}
	for _, level := range drawn.Levels {
		if level.Kind == recoupment.LevelPool {
			levels[level.ID] = level.Amount
		}
	}
	lines := map[string]Figures{}
	for _, line := range drawn.Lines {
		lines[line.ID] = Figures{Prior: line.Prior, Current: line.Current, Cumulative: line.Cumulative}
	}
	for _, f := range l.Films {
		for _, stream := range l.Streams {
			name := streamName(f.ID, stream.ID)
			prior := decimal.Decimal{}
			if len(before) > 0 {
				prior = before[len(before)-1].Streams[len(s.Streams)].Revenue.Cumulative
			}
			s.Streams = append(s.Streams, StreamLine{
				Film: f.ID, Stream: stream.ID, Label: stream.Label, Share: stream.Share,
				Revenue:  figures(prior, prior, levels[name]),
				Fee:      lines[name+"/fee"],
				Expenses: lines[name+"/expenses"],
				Licensor: lines[name+"/licensor"],
			})
		}
	}
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
