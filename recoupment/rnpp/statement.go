package rnpp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// Statement leads from the gross receipts to the producers' net receipts, stream by stream: before the period,
// in it, and in all.
type Statement struct {
	Currency string         `json:"currency"`
	Number   int            `json:"number"`
	Date     schedule.Date  `json:"date"`
	Streams  []StreamLine   `json:"streams"`
	Channels []ChannelLine  `json:"channels"`
	Total    ReceiptFigures `json:"total"`
	// Sources say where the caps are written.
	Sources []Source `json:"sources,omitempty"`
}

// ReceiptFigures are the way from gross to net: Net = Gross - Deducted + Outside.
type ReceiptFigures struct {
	Gross    recoupment.Figures `json:"gross"`
	Deducted recoupment.Figures `json:"deducted"`
	// Outside is net receipts that did not go through the cascade: guarantees, presales, contributions.
	Outside recoupment.Figures `json:"outside"`
	Net     recoupment.Figures `json:"net"`
}

// StreamLine is a stream of the statement. Receipts that another stream passed on to it are in the gross of
// that one.
type StreamLine struct {
	Stream     string      `json:"stream"`
	Mandate    string      `json:"mandate"`
	Channel    Channel     `json:"channel"`
	Label      Text        `json:"label,omitzero"`
	Deductions []Deduction `json:"deductions"`
	ReceiptFigures
}

// ChannelLine is the sum of the streams of a channel.
type ChannelLine struct {
	Channel Channel `json:"channel"`
	Label   Text    `json:"label"`
	ReceiptFigures
}

// Deduction is what a right takes between gross and net.
type Deduction struct {
	// Right is the right of the deal, or the transfer of a commission that was given back.
	Right string        `json:"right"`
	Party string        `json:"party"`
	Kind  DeductionKind `json:"kind"`
	Label Text          `json:"label"`
	// Base is what a commission or a partner's part was taken of so far: the sum of those of the slices.
	Base decimal.Decimal `json:"base,omitzero"`
	// Rate is in per cent, where the contract has only one; Cap is the flat rate that the protocol admits.
	Rate *decimal.Decimal `json:"rate,omitempty"`
	Cap  *decimal.Decimal `json:"cap,omitempty"`
	// Scale is the one that the contract has in the place of a rate, CapScale the one that the protocol admits.
	Scale    *Scale `json:"scale,omitempty"`
	CapScale *Scale `json:"cap_scale,omitempty"`
	// Rule says what bounds it.
	Rule Text `json:"rule,omitzero"`
	// Slices are the rates of a commission that were reached, each with its base so far; of a commission that was
	// given back, the differences of rates. Rounding is what the cumulative figure has more than their amounts add
	// up to: the lines of a statement of account are rounded together.
	Slices   []CommissionSlice `json:"slices,omitempty"`
	Rounding decimal.Decimal   `json:"rounding,omitzero"`
	recoupment.Figures
}

// CommissionSlice is what one rate of a commission brought so far: Amount is Rate per cent of Base, to the rounding of
// both.
type CommissionSlice struct {
	// Step is the place of the rate in those of the right, from zero.
	Step int `json:"step"`
	// From and UpTo are the turnover between which the rate holds; without UpTo it has no end. Both are nil where
	// something else than the turnover ends it: admissions, costs recouped.
	From *decimal.Decimal `json:"from,omitempty"`
	UpTo *decimal.Decimal `json:"up_to,omitempty"`
	// Rate is that of the contract, in per cent of Base.
	Rate decimal.Decimal `json:"rate"`
	// Opposable is the rate that the protocol admits, in per cent of the same base: the lower of the two, with the
	// sub-distributors where it bounds all of them. It is nil where there is no cap, or where no rate tells it.
	Opposable *decimal.Decimal `json:"opposable,omitempty"`
	// Together is what the protocol admits to all who sell up to here, in per cent of what entered the first stream,
	// where they may exceed it.
	Together *decimal.Decimal `json:"together,omitempty"`
	// Base is exact and rounded for itself, Amount a difference of rounded running totals.
	Base   decimal.Decimal `json:"base"`
	Amount decimal.Decimal `json:"amount"`
}

// DeductionKind is a kind of deduction.
type DeductionKind string

// The kinds.
const (
	PartnerDeduction    DeductionKind = "partner"
	SubCommissionTaken  DeductionKind = "sub_commission"
	CommissionDeduction DeductionKind = "commission"
	CommissionGivenBack DeductionKind = "commission_given_back"
	CostsDeduction      DeductionKind = "costs"
	GuaranteeDeduction  DeductionKind = "guarantee"
)

// Statement draws the statement of a settlement of the deal of the contracts; before is the settlement before
// it, nil for the first. Gross receipts are rounded levels, deductions the lines of the settlement, and net
// their difference. What recoups a guarantee side by side with the tiers of the net receipts is no deduction.
// The error is a [Faults]: [ErrOrder] where before is not the settlement before, [ErrUnknown] where the
// settlement is of another deal or does not tell its rates, [ErrTooLarge] where it was changed.
func (c Contracts) Statement(before *recoupment.Settlement, s recoupment.Settlement) (Statement, error) {
	faults := &fault.Collector{}
	if c.check(faults); faults.Err() != nil {
		return Statement{}, faults.Err()
	}
	last := 0
	if before != nil {
		last = before.Number
	}
	if s.Number != last+1 {
		return Statement{}, Faults{{Path: "number", Kind: ErrOrder, Value: fmt.Sprint(s.Number)}}
	}
	check.Decimals(faults, s, money.Computable)
	if before != nil {
		check.Decimals(faults.In("before"), *before, money.Computable)
	}
	if faults.Err() != nil {
		return Statement{}, faults.Err()
	}
	d := drawing{Contracts: c, now: s, levels: levels(s), before: levelsOf{}, chain: c.chain()}
	if before != nil {
		d.last, d.before = before.Date, levels(*before)
	}
	out := Statement{Currency: s.Currency, Number: s.Number, Date: s.Date, Channels: []ChannelLine{}}
	if c.Protocol != nil {
		out.Sources = c.Protocol.Sources
	}
	d.rights()
	for _, m := range c.Mandates {
		for _, stream := range m.Streams {
			if !d.levels.has(recoupment.LevelPool, stream.ID) {
				return Statement{}, Faults{{Path: "levels", Kind: ErrUnknown, Value: stream.ID}}
			}
			if missing := d.untold(m, stream); missing != "" {
				return Statement{}, Faults{{Path: "rates", Kind: ErrUnknown, Value: missing}}
			}
			out.Streams = append(out.Streams, d.stream(m, stream))
		}
	}
	out.sum()
	return out, nil
}

// sum adds up the channels and the total.
func (s *Statement) sum() {
	for _, channel := range Channels() {
		line, sold := ChannelLine{Channel: channel, Label: channel.Label()}, false
		for _, stream := range s.Streams {
			if stream.Channel == channel {
				line.ReceiptFigures, sold = line.plus(stream.ReceiptFigures), true
			}
		}
		if sold {
			s.Channels, s.Total = append(s.Channels, line), s.Total.plus(line.ReceiptFigures)
		}
	}
}

func plusFigures(a, b recoupment.Figures) recoupment.Figures {
	return recoupment.Figures{Prior: a.Prior.Add(b.Prior), Current: a.Current.Add(b.Current), Cumulative: a.Cumulative.Add(b.Cumulative)}
}

func minusFigures(a, b recoupment.Figures) recoupment.Figures {
	return recoupment.Figures{Prior: a.Prior.Sub(b.Prior), Current: a.Current.Sub(b.Current), Cumulative: a.Cumulative.Sub(b.Cumulative)}
}

func (r ReceiptFigures) plus(o ReceiptFigures) ReceiptFigures {
	return ReceiptFigures{
		Gross: plusFigures(r.Gross, o.Gross), Deducted: plusFigures(r.Deducted, o.Deducted),
		Outside: plusFigures(r.Outside, o.Outside), Net: plusFigures(r.Net, o.Net),
	}
}

// Check re-adds the statement: slices make deductions, deductions make what is deducted, net is gross less what is deducted with what
// came from outside, streams make channels and channels the total. The error is a [Faults] of kind
// [ErrUnbalance]; only a statement that was changed meets it.
func (s Statement) Check() error {
	c := &fault.Collector{}
	if !check.Decimals(c, s, money.Computable) {
		return c.Err()
	}
	sums := Statement{Streams: s.Streams}
	sums.sum()
	for i, line := range s.Streams {
		in := c.In("streams[%d]", i)
		var deducted recoupment.Figures
		for j, one := range line.Deductions {
			deducted = plusFigures(deducted, one.Figures)
			at := in.In("deductions[%d]", j)
			check.Same(at, "cumulative", one.Cumulative, one.Prior.Add(one.Current))
			one.checkSlices(at)
		}
		same(in.In("deducted"), line.Deducted, deducted)
		line.check(in)
	}
	if len(s.Channels) != len(sums.Channels) {
		c.Add("channels", ErrUnbalance, len(s.Channels))
		return c.Err()
	}
	for i, line := range s.Channels {
		in := c.In("channels[%d]", i)
		line.check(in)
		line.same(in, sums.Channels[i].ReceiptFigures)
	}
	s.Total.check(c.In("total"))
	s.Total.same(c.In("total"), sums.Total)
	return c.Err()
}

// checkSlices re-adds the slices of a commission.
func (d Deduction) checkSlices(c *fault.Collector) {
	if len(d.Slices) == 0 {
		return
	}
	amount, base := d.Rounding, decimal.Decimal{}
	for _, s := range d.Slices {
		amount, base = amount.Add(s.Amount), base.Add(s.Base)
	}
	check.Same(c, "cumulative", d.Cumulative, amount)
	check.Same(c, "base", d.Base, base)
}

func (r ReceiptFigures) check(c *fault.Collector) {
	same(c.In("net"), r.Net, plusFigures(minusFigures(r.Gross, r.Deducted), r.Outside))
	for _, f := range []struct {
		path string
		recoupment.Figures
	}{{"gross", r.Gross}, {"deducted", r.Deducted}, {"outside", r.Outside}, {"net", r.Net}} {
		check.Same(c.In("%s", f.path), "cumulative", f.Cumulative, f.Prior.Add(f.Current))
	}
}

func (r ReceiptFigures) same(c *fault.Collector, want ReceiptFigures) {
	same(c.In("gross"), r.Gross, want.Gross)
	same(c.In("deducted"), r.Deducted, want.Deducted)
	same(c.In("outside"), r.Outside, want.Outside)
	same(c.In("net"), r.Net, want.Net)
}

func same(c *fault.Collector, got, want recoupment.Figures) {
	check.Same(c, "prior", got.Prior, want.Prior)
	check.Same(c, "current", got.Current, want.Current)
	check.Same(c, "cumulative", got.Cumulative, want.Cumulative)
}
