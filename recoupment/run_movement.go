package recoupment

import (
	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
)

// movement is a [Movement] with exact amounts, which need not be decimals.
type movement struct {
	id       string
	date     schedule.Date
	costs    []Cost
	declares []string
	counts   []countAt
	receipts []receiptAt
	notional bool
	// back says that the amounts are taken back.
	back bool
	// entered says that the caller entered it, and knows its receipts by their places.
	entered bool
	// inflows are the receipts of each inflow to the engine, kept where they are explained.
	inflows [][]partOf
}

// partOf is the part that a receipt has in an inflow.
type partOf struct {
	receipt int
	part    fraction.F
}

type countAt struct {
	counter int
	amount  fraction.F
}

// receiptAt is an exact amount of a receipt, whose own amount only serves the tests.
type receiptAt struct {
	from   Receipt
	amount fraction.F
}

// signed returns an amount of the movement as it counts.
func (m *movement) signed(amount fraction.F) fraction.F {
	if m.back {
		return amount.Neg()
	}
	return amount
}

// compileMovement compiles a movement that is known to be valid.
func (c *Cascade) compileMovement(m Movement) *movement {
	at := &movement{id: m.ID, date: m.Date, entered: true, notional: m.Notional, costs: m.Costs, declares: m.Declares}
	at.back, _ = m.takesBack()
	for _, count := range m.Counts {
		at.counts = append(at.counts, countAt{c.names.counters[count.Counter], dec(count.Amount.Abs())})
	}
	for _, receipt := range m.Receipts {
		at.receipts = append(at.receipts, receiptAt{receipt, dec(receipt.Amount.Abs())})
	}
	return at
}

// feed is what a movement brings to the engine. Receipts of one class are shared as one.
func (r *Run) feed(m *movement) cascade.Feed {
	feed := cascade.Feed{Back: m.back}
	at := map[cascade.Class]int{}
	var inflows []int // by receipt
	for i := range m.receipts {
		class := r.cascade.class(m.receipts[i].from, m.date, m.notional)
		known := len(feed.Receipts)
		if len(m.receipts) > 1 {
			if earlier, ok := at[class]; ok {
				known = earlier
			}
			at[class] = known
		}
		if inflows = append(inflows, known); known < len(feed.Receipts) {
			feed.Receipts[known].Amount = feed.Receipts[known].Amount.Add(m.receipts[i].amount)
			continue
		}
		feed.Receipts = append(feed.Receipts, cascade.Inflow{Class: class, Amount: m.receipts[i].amount})
	}
	if r.traced {
		m.place(inflows, feed.Receipts)
	}
	for _, count := range m.counts {
		feed.Counts = append(feed.Counts, cascade.Part{Quantity: r.cascade.counters[count.counter], Times: count.amount})
	}
	return feed
}

// place notes which part of the inflows each receipt is.
func (m *movement) place(inflows []int, all []cascade.Inflow) {
	m.inflows = make([][]partOf, len(all))
	for i, at := range inflows {
		part := oneUnit
		if !all[at].Amount.IsZero() {
			part = m.receipts[i].amount.Quo(all[at].Amount)
		} else if len(m.inflows[at]) > 0 {
			continue
		}
		m.inflows[at] = append(m.inflows[at], partOf{i, part})
	}
}
