package follow

import (
	"math/big"
	"slices"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Bank is the column of what the credit of the book moves: charges, advances and their repayment, each on a line
// of its kind ([cashflow.CreditKind]). What has moved up to the day of the book is paid there, or on a line of
// the plan; what is to come is reckoned by the credit.
const Bank Column = "credit"

// Borrowing is what the credit of the book comes to from the day of the book on.
type Borrowing struct {
	// Drawn and Undrawn are the balances at the end of the day of the book.
	Drawn   decimal.Decimal `json:"drawn"`
	Undrawn decimal.Decimal `json:"undrawn"`
	// PeakDrawn is the highest drawn balance, on PeakDate first; PeakOver the highest excess over the limit and
	// PeakUncovered the highest need outside the days of the credit. LastDrawn is the last day on which anything
	// moves that ends with a drawn balance.
	PeakDrawn     decimal.Decimal `json:"peak_drawn"`
	DrawnDate     schedule.Date   `json:"drawn_date,omitzero"`
	PeakOver      decimal.Decimal `json:"peak_over"`
	PeakUncovered decimal.Decimal `json:"peak_uncovered"`
	LastDrawn     schedule.Date   `json:"last_drawn,omitzero"`
	// The charges, which add up to [Outlook.Charges]. Discount is that of the advances.
	Interest    decimal.Decimal `json:"interest"`
	Commitment  decimal.Decimal `json:"commitment"`
	Arrangement decimal.Decimal `json:"arrangement"`
	Guarantee   decimal.Decimal `json:"guarantee"`
	Discount    decimal.Decimal `json:"discount"`
	// Settled is what the credit reckons for the days up to that of the book, to be held against what the bank
	// really took ([Bank]): nothing more is expected of it.
	Settled decimal.Decimal `json:"settled"`
	// Advanced is what the bank still pays on contracts, Repaid what they still pay back.
	Advanced decimal.Decimal `json:"advanced"`
	Repaid   decimal.Decimal `json:"repaid"`
	// Covered is what signed sources that come in after DrawnDate stand for behind PeakDrawn, less what is
	// advanced on them ([cashflow.Cover]).
	Covered decimal.Decimal `json:"covered"`
}

// borrowing sums up a credit.
func borrowing(r cashflow.CreditResult) *Borrowing {
	now := r.On(r.Closed)
	return &Borrowing{
		Drawn: now.Drawn, Undrawn: decimal.Max(decimal.Decimal{}, now.Limit.Sub(now.Drawn)),
		PeakDrawn: r.PeakDrawn, DrawnDate: r.PeakDate, PeakOver: r.PeakOver, PeakUncovered: r.PeakUncovered, LastDrawn: r.LastDrawn,
		Interest: r.Interest, Commitment: r.Commitment, Arrangement: r.Arrangement, Guarantee: r.Guarantee, Discount: r.Discount,
		Settled: r.Settled, Advanced: r.Advanced, Repaid: r.Repaid, Covered: r.Cover.Counted,
	}
}

func (b *Borrowing) same(c *Borrowing) bool {
	if b == nil || c == nil {
		return b == c
	}
	if b.DrawnDate != c.DrawnDate || b.LastDrawn != c.LastDrawn {
		return false
	}
	theirs := c.amounts()
	for i, one := range b.amounts() {
		if !one.Equal(theirs[i]) {
			return false
		}
	}
	return true
}

func (b *Borrowing) amounts() []decimal.Decimal {
	return []decimal.Decimal{
		b.Drawn, b.Undrawn, b.PeakDrawn, b.PeakOver, b.PeakUncovered, b.Interest, b.Commitment, b.Arrangement, b.Guarantee, b.Discount,
		b.Settled, b.Advanced, b.Repaid, b.Covered,
	}
}

// ofBank reports whether an entry is reckoned by the credit.
func (b Book) ofBank(e Entry) bool { return b.Credit != nil && e.Column == Bank && e.Payment == "" }

// instalment names an instalment of a source.
type instalment struct {
	source string
	part   int
}

// claims are the instalments that a bank may look at.
type claims struct {
	places int32
	rule   cashflow.Rounding
	// planned are those of the plan; tax is the VAT of each over its amount.
	planned []cashflow.Receivable
	tax     map[instalment]*big.Rat
	// only is the part of a source that has one, of which a receipt without a part is.
	only map[string]int
	// past are those that have come in.
	past []cashflow.Receivable
}

func (f *Forecast) claims() *claims {
	c := &claims{places: f.places(), rule: f.Book.Plan.Rounding, planned: f.Book.Plan.Receivables(), tax: map[instalment]*big.Rat{}, only: map[string]int{}}
	for _, one := range c.planned {
		if part, again := c.only[one.Source]; again && part != one.Part {
			c.only[one.Source] = 0
		} else {
			c.only[one.Source] = one.Part
		}
		if !one.Tax.IsZero() && !one.Amount.IsZero() {
			c.tax[instalment{one.Source, one.Part}] = new(big.Rat).Quo(one.Tax.Rat(), one.Amount.Rat())
		}
	}
	for i := range f.Entries {
		if one := &f.Entries[i]; one.Payment != "" && one.Column == cashflow.Receipts {
			c.past = append(c.past, c.claim(one))
		}
	}
	return c
}

// claim makes the receivable of a receipt.
func (c *claims) claim(e *Entry) cashflow.Receivable {
	one := cashflow.Receivable{Source: e.Line, Part: e.Part, Date: e.Date, Amount: e.Amount}
	if one.Part == 0 {
		one.Part = c.only[e.Line]
	}
	if rate := c.tax[instalment{one.Source, one.Part}]; rate != nil {
		one.Tax = money.Round(new(big.Rat).Mul(rate, e.Amount.Rat()), c.places, c.rule)
	}
	return one
}

// expected are those that have come in and those that will.
func (c *claims) expected(entries []Entry) []cashflow.Receivable {
	all := slices.Clip(c.past)
	for i := range entries {
		if one := &entries[i]; one.Column == cashflow.Receipts && !one.Amount.IsZero() {
			all = append(all, c.claim(one))
		}
	}
	slices.SortStableFunc(all, func(a, b cashflow.Receivable) int { return a.Date.Compare(b.Date) })
	return all
}

// borrow lays a credit beside what moves.
func (f *Forecast) borrow(credit cashflow.Credit, days []net, receivables, planned []cashflow.Receivable) (cashflow.CreditResult, error) {
	b := f.Book
	course := cashflow.Course{
		Currency: b.Plan.Currency, Rounding: b.Plan.Rounding, From: b.Plan.Weeks[0].Monday, Opening: b.Opening, Closed: b.Closed,
		Flows: make([]cashflow.Flow, len(days)), Receivables: receivables, Assigned: planned, Sources: b.Sources,
	}
	course.To = b.Plan.Weeks[len(b.Plan.Weeks)-1].Sunday()
	until := func(day schedule.Date) {
		if day.After(course.To) {
			course.To = day
		}
	}
	until(b.Closed.AddDays(1))
	for i, one := range days {
		course.Flows[i] = cashflow.Flow{Date: one.date, Amount: one.amount}
		until(one.date)
	}
	return credit.Along(course)
}

// bank enters what the credit of the book moves.
func (f *Forecast) bank() error {
	if f.Book.Credit == nil {
		return nil
	}
	claims := f.claims()
	r, err := f.borrow(*f.Book.Credit, f.nets(), claims.expected(f.expectedEntries()), claims.planned)
	if err != nil {
		return err
	}
	f.Credit = &r
	for _, one := range r.Movements {
		e := Entry{Date: one.Date, Column: Bank, Line: string(one.Kind), Amount: one.Amount}
		f.Entries = append(f.Entries, e)
		f.Changes = append(f.Changes, Change{Date: e.Date, Column: e.Column, Line: e.Line, Amount: e.Amount, Cause: ByCredit, By: one.Source})
	}
	sortEntries(f.Entries)
	return nil
}
