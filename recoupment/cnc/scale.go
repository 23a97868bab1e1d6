package cnc

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Scale is a support computed on the ticket tax of a film by slices of its cumulative box office: each
// rate applies to the tax of the part of the box office that lies in its slice.
type Scale struct {
	// TicketTax is the rate of the ticket tax, first term, in per cent of the box office, VAT included.
	TicketTax decimal.Decimal `json:"ticket_tax"`
	// Brackets are the slices, in order, one at least. The last one has no bound, unless nothing is given above
	// it: a larger box office is then refused.
	Brackets []Bracket `json:"brackets"`
}

// Bracket is a slice of the box office and its rate, in per cent of the ticket tax.
type Bracket struct {
	// UpTo is the bound of the slice, which belongs to it; zero for a last one that has none.
	UpTo decimal.Decimal `json:"up_to,omitzero"`
	Rate decimal.Decimal `json:"rate"`
}

// AdmissionScale is a support by admission, by slices of the cumulative admissions.
type AdmissionScale struct {
	// Bands are the slices, in order; the last one has no bound.
	Bands []Band `json:"bands"`
}

// Band is a slice of the admissions, and what each of them brings, in the currency.
type Band struct {
	// UpTo is the bound of the slice, which belongs to it; zero for the last one, which has none.
	UpTo   decimal.Decimal `json:"up_to,omitzero"`
	Amount decimal.Decimal `json:"amount"`
}

// Computed is a cumulative support, rounded to the minor unit, and the slices that make it.
type Computed struct {
	Amount decimal.Decimal `json:"amount"`
	Lines  []Line          `json:"lines"`
}

// Line is what one slice brings: the amounts of the lines are differences of rounded cumulative ones, and
// add up.
type Line struct {
	Label Text `json:"label"`
	// From and UpTo are the ends of the part of the slice that is reached, Base its length: of the box
	// office, of the admissions, or of the price of a sale.
	From decimal.Decimal `json:"from"`
	UpTo decimal.Decimal `json:"up_to"`
	Base decimal.Decimal `json:"base"`
	// Rate is in per cent of the ticket tax of the base, or of the base where there is no such tax; for a
	// scale by admissions it is an amount by admission.
	Rate decimal.Decimal `json:"rate"`
	// Exact is the amount before it was rounded, as a fraction in lowest terms.
	Exact  string          `json:"exact"`
	Amount decimal.Decimal `json:"amount"`
}

// Validate reports what is wrong with the scale as a [Faults]: bounds that do not rise, negative rates, no slice
// at all.
func (s Scale) Validate() error {
	c := &fault.Collector{}
	check.Percent(c, "ticket_tax", s.TicketTax)
	s.checkBrackets(c)
	return c.Err()
}

func (s Scale) checkBrackets(c *fault.Collector) {
	if !check.Size(c, "brackets", len(s.Brackets), MaxTerms) {
		return
	}
	if len(s.Brackets) == 0 {
		c.Add("brackets", ErrRequired, nil)
	}
	var before decimal.Decimal
	for i, b := range s.Brackets {
		in := c.In("brackets[%d]", i)
		check.NotNegative(in, "rate", b.Rate)
		last := i == len(s.Brackets)-1
		before = rises(in, b.UpTo, before, last && b.UpTo.IsZero())
	}
}

// Validate reports what is wrong with the scale as a [Faults], as [Scale.Validate] does, and a last slice with a
// bound.
func (s AdmissionScale) Validate() error {
	c := &fault.Collector{}
	if !check.Size(c, "bands", len(s.Bands), MaxTerms) {
		return c.Err()
	}
	if len(s.Bands) == 0 {
		c.Add("bands", ErrRequired, nil)
	}
	var before decimal.Decimal
	for i, b := range s.Bands {
		in := c.In("bands[%d]", i)
		check.NotNegative(in, "amount", b.Amount)
		before = rises(in, b.UpTo, before, i == len(s.Bands)-1)
	}
	return c.Err()
}

// rises reports a bound that does not follow the one before, and returns the bound to follow.
func rises(c *fault.Collector, upTo, before decimal.Decimal, last bool) decimal.Decimal {
	if !check.NotNegative(c, "up_to", upTo) {
		return before
	}
	if last != upTo.IsZero() || !last && !upTo.GreaterThan(before) {
		c.Add("up_to", ErrOrder, upTo)
	}
	return upTo
}

// covers reports a box office above the last slice: the one that is missing is named.
func (s Scale) covers(c *fault.Collector, boxOffice *big.Rat) {
	if len(s.Brackets) == 0 {
		return
	}
	if last := s.Brackets[len(s.Brackets)-1].UpTo; !last.IsZero() && boxOffice.Cmp(last.Rat()) > 0 {
		c.Add(at("brackets", len(s.Brackets)), ErrRequired, "no slice is given above "+money.Text(last))
	}
}

// within asks the arguments of a computation, and whether the scale goes so far.
func (s Scale) within(currency string, boxOffice decimal.Decimal, of error) (places int32, err error) {
	if places, err = asked(currency, "box_office", boxOffice, of); err != nil {
		return 0, err
	}
	c := &fault.Collector{}
	s.covers(c, boxOffice.Rat())
	return places, c.Err()
}

// At returns the cumulative support of a cumulative box office (VAT included), rounded half away from
// zero; what a period brings is the difference of two. The error is a [Faults]: [ErrRequired] for the slice of a
// larger box office than the scale goes to.
func (s Scale) At(currency string, boxOffice decimal.Decimal) (Computed, error) {
	places, err := s.within(currency, boxOffice, s.Validate())
	if err != nil {
		return Computed{}, err
	}
	return compute(s.slices(fraction.Int(1)), boxOffice, places), nil
}

// At returns the cumulative support of cumulative admissions, rounded half away from zero. The error is a
// [Faults].
func (s AdmissionScale) At(currency string, admissions decimal.Decimal) (Computed, error) {
	places, err := asked(currency, "admissions", admissions, s.Validate())
	if err != nil {
		return Computed{}, err
	}
	return compute(s.slices(), admissions, places), nil
}

// asked asks the arguments of a computation, together with the faults of what computes.
func asked(currency, path string, amount decimal.Decimal, of error) (places int32, err error) {
	c := &fault.Collector{}
	places, _ = check.Currency(c, currency)
	c.Merge("", of)
	check.NotNegative(c, path, amount)
	return places, c.Err()
}

// slice is a slice of any scale; factor is what one unit of it brings.
type slice struct {
	upTo, rate decimal.Decimal
	factor     fraction.F
}

func (s Scale) slices(weight fraction.F) []slice {
	out := make([]slice, len(s.Brackets))
	tax := percent(s.TicketTax).Mul(weight)
	for i, b := range s.Brackets {
		out[i] = slice{b.UpTo, b.Rate, percent(b.Rate).Mul(tax)}
	}
	return out
}

func (s AdmissionScale) slices() []slice {
	out := make([]slice, len(s.Bands))
	for i, b := range s.Bands {
		out[i] = slice{b.UpTo, b.Amount, fraction.FromDecimal(b.Amount)}
	}
	return out
}

// along gives each slice the part of a quantity that lies in it, up to the last one that is reached, and
// returns the sum.
func along(slices []slice, quantity fraction.F, give func(s slice, from, upTo, brings fraction.F)) fraction.F {
	var total, from fraction.F
	for _, s := range slices {
		upTo := quantity
		if bound := fraction.FromDecimal(s.upTo); !s.upTo.IsZero() && bound.Cmp(quantity) < 0 {
			upTo = bound
		}
		brings := upTo.Sub(from).Mul(s.factor)
		if total = total.Add(brings); give != nil {
			give(s, from, upTo, brings)
		}
		if from = upTo; upTo.Equal(quantity) {
			break
		}
	}
	return total
}

// compute returns the rounded sum and its lines.
func compute(slices []slice, quantity decimal.Decimal, places int32) Computed {
	out := Computed{Lines: []Line{}}
	var exact fraction.F
	var from decimal.Decimal
	along(slices, fraction.FromDecimal(quantity), func(s slice, _, _, brings fraction.F) {
		upTo := quantity
		if !s.upTo.IsZero() && s.upTo.LessThan(quantity) {
			upTo = s.upTo
		}
		exact = exact.Add(brings)
		now := exact.Round(places, money.HalfAwayFromZero)
		out.Lines = append(out.Lines, Line{
			Label: sliceLabel(s), From: from, UpTo: upTo, Base: upTo.Sub(from), Rate: s.rate, Exact: brings.Text(), Amount: now.Sub(out.Amount),
		})
		out.Amount, from = now, upTo
	})
	return out
}

func sliceLabel(s slice) Text {
	if s.upTo.IsZero() {
		return Text{FR: "Tranche sans plafond", EN: "Slice without bound"}
	}
	bound := money.Text(s.upTo)
	return Text{FR: "Tranche jusqu'à " + bound, EN: "Slice up to " + bound}
}

// Check re-adds the lines. The error is a [Faults] of kind [ErrUnbalance].
func (o Computed) Check() error {
	c := &fault.Collector{}
	if check.Decimals(c, o, money.Computable) {
		check.Same(c, "amount", o.Amount, sumOf(o.Lines))
	}
	return c.Err()
}

func sumOf(lines []Line) decimal.Decimal {
	var total decimal.Decimal
	for _, line := range lines {
		total = total.Add(line.Amount)
	}
	return total
}

var hundred = decimal.New(100, 0) // per cent: all of it

func percent(rate decimal.Decimal) fraction.F { return fraction.FromRat(money.Percent(rate)) }
