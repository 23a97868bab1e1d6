package royalties

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// licensing is the drawing of the statements of a licence in progress.
type licensing struct {
	Licence
	cascade *recoupment.Cascade
	run     *recoupment.Run
	periods []LicencePeriod // as corrected so far
	all     []LicenceStatement
}

// draw draws the statement of a period.
func (d *licensing) draw(i int) error {
	var stated []StreamLine
	if i > 0 {
		stated = d.all[i-1].Streams
	}
	known := stated
	if len(d.periods[i].Corrections) > 0 {
		if err := d.correct(i); err != nil {
			return err
		}
		var err error
		if known, err = d.replay(i); err != nil {
			return err
		}
	}
	drawn, err := d.play(i)
	if err != nil {
		return err
	}
	s := LicenceStatement{Number: i + 1, Date: d.periods[i].Date, Streams: d.read(&drawn, stated, known), Balance: *statement(&drawn, d.ID)}
	b := &s.Balance
	if b.Paid = (decimal.Decimal{}); d.periods[i].Paid != nil {
		b.Paid = *d.periods[i].Paid
	} else if b.Due.IsPositive() && b.Due.GreaterThanOrEqual(d.Minimum) {
		b.Paid = b.Due
	}
	b.Carried = b.Due.Sub(b.Paid)
	d.all = append(d.all, s)
	return d.pay(i)
}

// play plays a period, without paying.
func (d *licensing) play(i int) (recoupment.Settlement, error) {
	for _, m := range d.movements(i, d.periods[i]) {
		if err := d.run.Apply(m); err != nil {
			return recoupment.Settlement{}, located(i, err)
		}
	}
	drawn, err := d.run.Draw(d.periods[i].Date)
	if err != nil {
		return recoupment.Settlement{}, located(i, err)
	}
	return drawn, nil
}

// pay enters what the statement of a period has paid.
func (d *licensing) pay(i int) error {
	err := d.run.Apply(recoupment.Movement{ID: fmt.Sprintf("paid %d", i+1), Date: d.periods[i].Date, Paid: []recoupment.PaymentMade{{
		Statement: d.ID, Amount: d.all[i].Balance.Paid,
	}}})
	if err != nil {
		return located(i, err)
	}
	return nil
}

// correct adds the corrections that a period notifies to the periods before it.
func (d *licensing) correct(at int) error {
	c := &fault.Collector{}
	for k, one := range d.periods[at].Corrections {
		i := slices.IndexFunc(d.periods[:at], func(p LicencePeriod) bool { return p.Date.Compare(one.Date) == 0 })
		p := &d.periods[i]
		if len(p.Revenue)+len(one.Revenue) > recoupment.MaxEntries || len(p.Expenses)+len(one.Expenses) > recoupment.MaxEntries {
			c.Add(fmt.Sprintf("periods[%d].corrections[%d]", at, k), ErrTooLarge, "with the amounts of the period")
			continue
		}
		p.Revenue, p.Expenses = slices.Concat(p.Revenue, one.Revenue), slices.Concat(p.Expenses, one.Expenses)
	}
	return c.Err()
}

// replay plays the first periods again, as corrected, with what was paid on them, and reads the streams at the end.
func (d *licensing) replay(count int) (known []StreamLine, err error) {
	d.run = d.cascade.Open()
	for i := range count {
		drawn, err := d.play(i)
		if err != nil {
			return nil, err
		}
		known = d.read(&drawn, nil, nil)
		if err := d.pay(i); err != nil {
			return nil, err
		}
	}
	return known, nil
}

// read reads the streams at a settlement, beside what was stated of them last, and the same as it is known now.
func (d *licensing) read(drawn *recoupment.Settlement, stated, known []StreamLine) []StreamLine {
	levels, lines := map[string]decimal.Decimal{}, map[string]decimal.Decimal{}
	for _, level := range drawn.Levels {
		if level.Kind == recoupment.LevelPool {
			levels[level.ID] = level.Amount
		}
	}
	for _, line := range drawn.Lines {
		lines[line.ID] = line.Cumulative
	}
	var all []StreamLine
	for _, f := range d.Films {
		for _, stream := range d.Streams {
			var was, is StreamLine
			if len(stated) > 0 {
				was, is = stated[len(all)], known[len(all)]
			}
			name := streamName(f.ID, stream.ID)
			all = append(all, StreamLine{
				Film: f.ID, Stream: stream.ID, Label: stream.Label, Share: stream.Share,
				Revenue:  figures(was.Revenue.Cumulative, is.Revenue.Cumulative, levels[name]),
				Fee:      figures(was.Fee.Cumulative, is.Fee.Cumulative, lines[name+"/fee"]),
				Expenses: figures(was.Expenses.Cumulative, is.Expenses.Cumulative, lines[name+"/expenses"]),
				Licensor: figures(was.Licensor.Cumulative, is.Licensor.Cumulative, lines[name+"/licensor"]),
			})
		}
	}
	return all
}
