package royalties

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
)

// Statements draws the statements of account of every period, in order, and says what is paid. A period that
// notifies corrections is drawn, with those after it, from the corrected history; what was stated and paid
// before stays, and the difference is taken then.
//
// Errors: a [Faults] with everything wrong with the ledger or the periods ([ErrOverlap], [ErrGap],
// [ErrOutside], [ErrNotStated] and those of fields); those of recoupment.Run.Apply with the period.
func (l Ledger) Statements(periods []Period) (*Report, error) {
	b, err := l.compile()
	if err != nil {
		return nil, err
	}
	if err := b.checkPeriods(periods); err != nil {
		return nil, err
	}
	d := drawing{book: b, periods: slices.Clone(periods), course: b.open()}
	for _, c := range l.Contracts {
		d.accounts = append(d.accounts, &drawn{split: c.split(b.unit), paidBonuses: make([]decimal.Decimal, len(c.Bonuses)), known: c.nothing()})
		d.accounts[len(d.accounts)-1].stated = c.nothing()
	}
	r := &Report{Currency: l.Currency, Closings: []Closing{}}
	for i := range d.periods {
		closing, err := d.draw(i)
		if err != nil {
			return nil, located(i, err)
		}
		r.Closings = append(r.Closings, closing)
	}
	r.Paid = b.payments(r.Closings)
	return r, nil
}

// located says of which period an error is.
func located(i int, err error) error {
	var faults Faults
	if !errors.As(err, &faults) {
		return fmt.Errorf("periods[%d]: %w", i, err)
	}
	all := slices.Clone(faults)
	for k := range all {
		if len(all[k].Path) < 8 || all[k].Path[:8] != "periods[" {
			all[k].Path = fmt.Sprintf("periods[%d].%s", i, all[k].Path)
		}
	}
	return all
}

// nothing is the position before the first period.
func (c Contract) nothing() position {
	bonuses := make([]decimal.Decimal, len(c.Bonuses))
	return position{advance: c.Advance(), bonuses: bonuses, beyond: bonuses}
}

// drawing is the drawing of statements in progress.
type drawing struct {
	*book
	periods  []Period // as corrected so far
	course   *course
	paid     []recoupment.Movement // what was paid at the end of each period
	accounts []*drawn
}

// drawn is what a drawing remembers of a contract.
type drawn struct {
	split       *sharing
	paidBefore  []decimal.Decimal // of the parts
	paidBonuses []decimal.Decimal
	// stated is the position as the last statement told it, known the same as corrections have made it.
	stated, known position
}

// course is one playing of the periods through the cascade.
type course struct {
	run   *recoupment.Run
	feed  *feed
	order map[string]int // the movements played so far
	held  map[string]*held
}

func (b *book) open() *course {
	c := &course{run: b.cascade.Open(), feed: b.feed(), order: map[string]int{}, held: map[string]*held{}}
	for _, one := range b.ledger.Contracts {
		if one.Reserve != nil {
			c.held[one.ID] = &held{}
		}
	}
	return c
}

// play plays a period and draws its settlement, without paying.
func (c *course) play(p Period) (fed, recoupment.Settlement, error) {
	f, err := c.feed.next(p)
	if err != nil {
		return fed{}, recoupment.Settlement{}, err
	}
	for _, m := range f.movements {
		if err := c.run.Apply(m); err != nil {
			return fed{}, recoupment.Settlement{}, err
		}
		c.order[m.ID] = len(c.order)
	}
	s, err := c.run.Draw(p.Until)
	if err != nil {
		return fed{}, recoupment.Settlement{}, err
	}
	err = c.withhold(&s)
	return f, s, err
}

// replay plays the first periods again, as corrected, with what was paid at their ends.
func (d *drawing) replay(count int) error {
	d.course = d.open()
	for i := range count {
		_, s, err := d.course.play(d.periods[i])
		if err == nil {
			err = d.course.run.Apply(d.paid[i])
		}
		if err != nil {
			return located(i, err)
		}
		if i == count-1 {
			return d.know(&s)
		}
	}
	return nil
}

// know reads the positions of all contracts as they are known now.
func (d *drawing) know(s *recoupment.Settlement) error {
	all := indexed(s.Accruals)
	for i := range d.ledger.Contracts {
		p, err := d.position(i, all, s)
		if err != nil {
			return err
		}
		d.accounts[i].known = p
	}
	return nil
}

// draw closes a period.
func (d *drawing) draw(i int) (Closing, error) {
	p := d.periods[i]
	if len(p.Corrections) > 0 {
		if err := d.correct(d.periods[:i], p, i); err != nil {
			return Closing{}, err
		}
		if err := d.replay(i); err != nil {
			return Closing{}, err
		}
	}
	opening := d.level()
	fed, s, err := d.course.play(p)
	if err != nil {
		return Closing{}, err
	}
	closing := Closing{
		Period: p.ID, Number: i + 1, From: p.From, Until: p.Until, Payable: p.Payable, Bases: fed.bases,
		Amortisation: d.amortisation(opening, fed), Statements: []Statement{},
	}
	if closing.Payable.IsZero() {
		closing.Payable = p.Until
	}
	if closing.Bases == nil {
		closing.Bases = []BaseLine{}
	}
	before := make([]position, len(d.accounts))
	for k := range d.accounts {
		before[k] = d.accounts[k].known
	}
	if err := d.know(&s); err != nil {
		return Closing{}, err
	}
	payments := recoupment.Movement{ID: fmt.Sprintf("%d paid", i+1), Date: p.Until}
	for k, c := range d.ledger.Contracts {
		a := d.accounts[k]
		st := c.state(moments{a.stated, before[k], a.known}, settlement{d.unit, d.rights[k], statement(&s, c.ID), d.course.held[c.ID], a.paidBonuses})
		a.stated = a.known
		st.Number, st.Period, st.Date, st.Payable = i+1, p.ID, p.Until, closing.Payable
		st.pay(c.enough(st.Due))
		a.enter(&st, c)
		if st.Paid.IsPositive() {
			payments.Paid = append(payments.Paid, recoupment.PaymentMade{Statement: c.ID, Amount: st.Paid})
		}
		closing.Statements = append(closing.Statements, st)
	}
	d.paid = append(d.paid, payments)
	return closing, d.course.run.Apply(payments)
}

// enough is what is paid of what is due: all of it from the minimum on.
func (c Contract) enough(due decimal.Decimal) decimal.Decimal {
	if due.IsPositive() && due.GreaterThanOrEqual(c.Minimum) {
		return due
	}
	return decimal.Decimal{}
}

// enter remembers what a statement pays, and divides it among the persons of the contract.
func (a *drawn) enter(s *Statement, c Contract) {
	for i, b := range s.Bonuses {
		a.paidBonuses[i] = a.paidBonuses[i].Add(b.Paid)
	}
	if len(c.Shares) == 0 {
		return
	}
	if a.paidBefore == nil {
		a.paidBefore = make([]decimal.Decimal, len(c.Shares))
	}
	earned, unearned, carried := a.split.of(s.Earned.Cumulative), a.split.of(s.Unearned), a.split.of(s.Carried)
	for i, part := range a.split.give(s.Total) {
		s.Parts = append(s.Parts, Part{
			Party: c.Shares[i].Party, Percent: c.Shares[i].Percent, Earned: earned[i], Unearned: unearned[i], Carried: carried[i],
			PaidBefore: a.paidBefore[i], Paid: part,
		})
		a.paidBefore[i] = a.paidBefore[i].Add(part)
	}
}

// level is the amortisation account as it stands.
func (d *drawing) level() decimal.Decimal {
	a := d.ledger.Amortisation
	if a == nil {
		return decimal.Decimal{}
	}
	return a.Opening.Add(d.course.feed.counted).Add(d.course.feed.amortised)
}

// amortisation is the amortisation account over a period.
func (d *drawing) amortisation(opening decimal.Decimal, f fed) *AmortisationAccount {
	terms := d.ledger.Amortisation
	if terms == nil {
		return nil
	}
	places := func(amount decimal.Decimal) decimal.Decimal {
		return money.RoundDecimal(amount, d.unit, money.HalfAwayFromZero)
	}
	a := &AmortisationAccount{Cost: terms.Cost, Opening: opening, Support: f.support, Media: []AmortisingMedia{}, Closing: d.level()}
	a.Remaining = decimal.Max(a.Cost.Sub(a.Closing), decimal.Decimal{})
	var reached *recoupment.Event
	for _, e := range d.course.run.Events() {
		if e.Threshold == Amortised {
			reached = &e
		}
	}
	a.Reached = reached != nil
	for _, medium := range d.ledger.Media {
		if medium.Outside {
			continue
		}
		var base decimal.Decimal
		for _, line := range f.bases {
			if line.Medium == medium.ID && line.Of == RNPP {
				base = base.Add(line.Base)
			}
		}
		m := AmortisingMedia{Medium: medium.ID, Before: base}
		if id := d.course.feed.movement(medium.ID); reached != nil && !base.IsZero() {
			switch {
			case reached.Movement == id:
				m.Before = places(reached.Before)
			case reached.Movement == "" || d.course.order[reached.Movement] < d.course.order[id]:
				m.Before = decimal.Decimal{}
			}
		}
		m.After = base.Sub(m.Before)
		a.Media = append(a.Media, m)
	}
	return a
}
