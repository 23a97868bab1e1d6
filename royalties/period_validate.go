package royalties

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// MaxEntitlements bounds the work of a ledger: its rights (one for each rate and medium), bonuses and bases (one
// for each medium, kind of base and place of its receipts), times its periods, times one and the number of periods
// that notify corrections, each of which plays those before it again.
const MaxEntitlements = 200_000

// checkPeriods reports everything wrong with the periods of the ledger.
func (b *book) checkPeriods(periods []Period) error {
	c := &fault.Collector{}
	if !check.Size(c, "periods", len(periods), recoupment.MaxPeriods) {
		return c.Err()
	}
	ids, stated, corrections := map[string]bool{}, map[string]Period{}, 0
	for i, p := range periods {
		in := c.In("periods[%d]", i)
		if len(p.Corrections) > 0 {
			corrections++
		}
		for k, one := range p.Corrections {
			at := in.In("corrections[%d]", k)
			if of, known := stated[one.Period]; known {
				of.holds(at, one.Receipts)
			} else {
				at.Add("period", ErrNotStated, one.Period)
			}
		}
		check.Unique(in, "id", p.ID, ids)
		if i > 0 {
			follows(in, periods[i-1], p)
		}
		b.checkPeriod(in, p)
		stated[p.ID] = p
	}
	if c.Err() != nil {
		return c.Err()
	}
	rights := 1 + bases(periods)
	for i, one := range b.ledger.Contracts {
		rights += len(b.rights[i]) + len(one.Bonuses)
	}
	check.Size(c, "periods", rights*len(periods)*(1+corrections), MaxEntitlements)
	return c.Err()
}

// bases counts what is counted for itself: every period has a line of each.
func bases(periods []Period) int {
	seen := map[string]bool{}
	count := func(receipts []Receipt) {
		for _, r := range receipts {
			seen[r.key()] = true
		}
	}
	for _, p := range periods {
		count(p.Receipts)
		for _, one := range p.Corrections {
			count(one.Receipts)
		}
	}
	return len(seen)
}

// follows asks that a period begins on the day after the one before it.
func follows(c *fault.Collector, before, p Period) {
	switch next := before.Until.AddDays(1); {
	case p.From.IsZero() || before.Until.IsZero():
	case p.From.Before(next):
		c.Add("from", ErrOverlap, p.From)
	case p.From.After(next):
		c.Add("from", ErrGap, p.From)
	}
}

func (b *book) checkPeriod(c *fault.Collector, p Period) {
	check.Given(c, "from", p.From.String())
	check.Given(c, "until", p.Until.String())
	if p.Until.Before(p.From) {
		c.Add("until", ErrOrder, p.Until)
	}
	if !p.Payable.IsZero() && p.Payable.Before(p.Until) {
		c.Add("payable", ErrOrder, p.Payable)
	}
	check.NotNegative(c, "support", p.Support)
	if len(p.Receipts) > recoupment.MaxEntries || len(p.Counts) > recoupment.MaxEntries || len(p.Corrections) > recoupment.MaxTerms || len(p.Declares) > recoupment.MaxTerms {
		c.Add("", ErrTooLarge, "receipts, counts, corrections or declarations")
		return
	}
	for i, r := range p.Receipts {
		in := c.In("receipts[%d]", i)
		b.checkReceipt(in, r)
		check.NotNegative(in, "amount", r.Amount)
		check.NotNegative(in, "returns", r.Returns)
	}
	p.holds(c, p.Receipts)
	for i, n := range p.Counts {
		in := c.In("counts[%d]", i)
		b.checkCount(in, n)
		check.NotNegative(in, "amount", n.Amount)
	}
	for i, one := range p.Corrections {
		b.checkCorrection(c.In("corrections[%d]", i), one)
	}
	for i, name := range p.Declares {
		if !slices.ContainsFunc(b.ledger.Declarations, func(d recoupment.Declaration) bool { return d.ID == name }) {
			c.Add(fmt.Sprintf("declares[%d]", i), ErrUnknown, name)
		}
	}
}

// holds reports receipts dated on a day that is not in the period.
func (p Period) holds(c *fault.Collector, receipts []Receipt) {
	for i, r := range receipts {
		if c.Full() {
			return
		}
		if !r.Date.IsZero() && (r.Date.Before(p.From) || r.Date.After(p.Until)) {
			c.In("receipts[%d]", i).Add("date", ErrOutside, r.Date)
		}
	}
}

func (b *book) checkCorrection(c *fault.Collector, one Correction) {
	check.Decimal(c, "support", one.Support)
	if len(one.Receipts) > recoupment.MaxEntries || len(one.Counts) > recoupment.MaxEntries {
		c.Add("", ErrTooLarge, "receipts or counts")
		return
	}
	for j, r := range one.Receipts {
		in := c.In("receipts[%d]", j)
		b.checkReceipt(in, r)
		check.Decimal(in, "amount", r.Amount)
		check.Decimal(in, "returns", r.Returns)
	}
	for j, n := range one.Counts {
		in := c.In("counts[%d]", j)
		b.checkCount(in, n)
		check.Decimal(in, "amount", n.Amount)
	}
}

func (b *book) checkReceipt(c *fault.Collector, r Receipt) {
	if _, there := b.media[r.Medium]; check.Given(c, "medium", r.Medium) && !there {
		c.Add("medium", ErrUnknown, r.Medium)
	}
	if of := r.Of.or(); of != RNPP && of != Gross && of != PublicPrice {
		c.Add("of", ErrUnknown, string(r.Of))
	}
	b.checkPlace(c, r)
	if x := r.Exchange; x != nil {
		in := c.In("exchange")
		in.Merge("", x.Validate())
		if x.To != b.ledger.Currency {
			in.Add("to", ErrCurrency, x.To)
		}
	}
}

func (b *book) checkCount(c *fault.Collector, n Count) {
	if _, there := b.counters[n.Counter]; check.Given(c, "counter", n.Counter) && !there {
		c.Add("counter", ErrUnknown, n.Counter)
	}
}

// checkPlace asks for the coordinates by which a rate of the medium is restricted.
func (b *book) checkPlace(c *fault.Collector, r Receipt) {
	at := r.At
	if !check.Size(c, "at", len(at), recoupment.MaxTerms) {
		return
	}
	for _, dimension := range slices.Sorted(maps.Keys(at)) {
		check.Code(c, "at", at[dimension])
	}
	if _, given := at[recoupment.DimensionMedium]; given {
		c.Add("at", ErrDuplicate, recoupment.DimensionMedium)
	}
	for _, dimension := range b.asked[r.Medium+"\x00"+string(r.Of.or())] {
		if _, given := at[dimension]; !given {
			c.Add(fmt.Sprintf("at[%q]", dimension), ErrRequired, "a rate is restricted by it")
		}
	}
}

// correct adds the corrections of a period to the periods before it, which are the caller's own copies. What is left of
// what they correct is asked once all of them are in, for they may come in any order.
func (b *book) correct(before []Period, p Period, at int) error {
	c := &fault.Collector{}
	in := func(i int) *fault.Collector { return c.In("periods[%d].corrections[%d]", at, i) }
	of := make([]*Period, len(p.Corrections))
	for i, one := range p.Corrections {
		of[i] = &before[slices.IndexFunc(before, func(p Period) bool { return p.ID == one.Period })]
		of[i].add(in(i), one)
	}
	if c.Err() != nil {
		return c.Err()
	}
	told := map[string]bool{}
	for i, one := range slices.Backward(p.Corrections) {
		of[i].left(in(i), one, told)
	}
	return c.Err()
}

// add adds one correction to the period.
func (p *Period) add(c *fault.Collector, one Correction) {
	if len(p.Receipts)+len(one.Receipts) > recoupment.MaxEntries || len(p.Counts)+len(one.Counts) > recoupment.MaxEntries {
		c.Add("receipts", ErrTooLarge, "with those of the period")
		return
	}
	p.Support = p.Support.Add(one.Support)
	p.Receipts, p.Counts = slices.Clone(p.Receipts), slices.Concat(p.Counts, one.Counts)
	for _, r := range one.Receipts {
		p.Receipts = append(p.Receipts, r.converted())
	}
}

// left reports what corrections leave below zero, at the last one that was told of it.
func (p *Period) left(c *fault.Collector, one Correction, told map[string]bool) {
	amounts, returns, counts := map[string]decimal.Decimal{}, map[string]decimal.Decimal{}, map[string]decimal.Decimal{}
	for _, r := range p.Receipts {
		r = r.converted()
		amounts[r.key()], returns[r.key()] = amounts[r.key()].Add(r.Amount), returns[r.key()].Add(r.Returns)
	}
	for _, n := range p.Counts {
		counts[n.Counter] = counts[n.Counter].Add(n.Amount)
	}
	tell := func(path, what string, left decimal.Decimal) {
		if what = p.ID + "\x00" + what; left.IsNegative() && !told[what] {
			told[what] = true
			c.Add(path, ErrNegative, left)
		}
	}
	tell("support", "support", p.Support)
	for j, r := range slices.Backward(one.Receipts) {
		tell(fmt.Sprintf("receipts[%d].amount", j), "amount "+r.key(), amounts[r.key()])
		tell(fmt.Sprintf("receipts[%d].returns", j), "returns "+r.key(), returns[r.key()])
	}
	for j, n := range slices.Backward(one.Counts) {
		tell(fmt.Sprintf("counts[%d].amount", j), "counter "+n.Counter, counts[n.Counter])
	}
}

// converted is the receipt in the currency of the ledger.
func (r Receipt) converted() Receipt {
	if r.Exchange != nil {
		r.Amount, r.Returns, r.Exchange = r.Exchange.convert(r.Amount), r.Exchange.convert(r.Returns), nil
	}
	return r
}

// key tells apart the bases that are counted for themselves. Names are quoted: no name can look like two.
func (r Receipt) key() string { return strconv.Quote(r.Medium) + string(r.Of.or()) + placed(r.At) }

func placed(at recoupment.Coordinates) string {
	text := ""
	for _, dimension := range slices.Sorted(maps.Keys(at)) {
		text += strconv.Quote(dimension) + strconv.Quote(at[dimension])
	}
	return text
}
