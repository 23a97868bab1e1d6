package cashflow

import (
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Credit is a bank's credit on a production (crédit de production) kept by the day: limits that change,
// charges settled by the month or the quarter, a guarantor's commission, and advances on contracts. Where
// [Facility] reckons by the week, Credit reckons on the balance of each day.
//
// On each day the movements of the plan come first, then advances and their repayment, then the charges
// that are settled. What is drawn is what the position then lacks to hold the reserve, and bears interest
// from that day to the next.
type Credit struct {
	// Limits are what the bank undertakes to lend, each from its day on. The credit opens on the first of
	// them, or on the first day of the plan when that is later.
	Limits []Limit `json:"limits"`
	// Until is the last day of the credit, on which its charges are settled; no date is the last day of
	// the plan. What is drawn on that day is taken to be repaid.
	// UntilAt names a milestone that is that day, for [Credit.Dated].
	Until   schedule.Date `json:"until,omitzero"`
	UntilAt string        `json:"until_at,omitempty"`
	// Rate is the annual rate of interest on what is drawn, CommitmentFee that on what is not (commission
	// d'engagement), both in per cent.
	Rate          decimal.Decimal `json:"rate"`
	CommitmentFee decimal.Decimal `json:"commitment_fee,omitzero"`
	// ArrangementFee is paid on the first day, in per cent of the highest limit (commission de montage).
	ArrangementFee decimal.Decimal `json:"arrangement_fee,omitzero"`
	// Basis counts the days of interest and commitment. French bank credits use ACT/360,
	// [schedule.Actual360]; the zero value is ACT/365F.
	Basis schedule.DayCount `json:"basis"`
	// Settle is how often interest and commitment are paid, on the last day of the month or quarter; empty
	// is [Monthly]. Cumulative charges are rounded, so that the cost does not depend on how they are cut.
	Settle Period `json:"settle,omitempty"`
	// Guarantee is the commission of a guarantor.
	Guarantee Guarantee `json:"guarantee,omitzero"`
	// Reserve is the money that is kept in hand while the credit is open, drawn if need be (marge de
	// sécurité).
	Reserve decimal.Decimal `json:"reserve,omitzero"`
	// Advances are contracts assigned to the bank and paid before their time.
	Advances []Advance `json:"advances,omitempty"`
	// Provision is the amount set aside in the budget for the cost of the credit.
	Provision decimal.Decimal `json:"provision,omitzero"`
}

// Limit is the most that the bank lends from a day on, or from the day of a milestone for [Credit.Dated].
type Limit struct {
	From   schedule.Date   `json:"from,omitzero"`
	At     string          `json:"at,omitempty"`
	Amount decimal.Decimal `json:"amount"`
}

// Guarantee is the commission of a guarantor, paid on the last day of each month in which the credit is
// open: a twelfth of Rate per cent of the guaranteed Share of what is drawn that evening, before the charges
// of the day, and of the part Undrawn of what is not.
type Guarantee struct {
	// Share is the guaranteed part of the credit, in per cent.
	Share decimal.Decimal `json:"share"`
	// Rate is in per cent a year.
	Rate decimal.Decimal `json:"rate"`
	// Undrawn is the part of the undrawn balance that counts, in per cent.
	Undrawn decimal.Decimal `json:"undrawn,omitzero"`
}

// IFCIC returns the commission of the French guarantor on a share of a credit: 1 % a year of what is drawn
// and of half of what is not. The share, 50 to 70 % as a rule, is that of the guarantee. Source: Garantie
// de crédit pour les sociétés de production et de distribution cinématographique et audiovisuelle, a public
// guide of aids, https://www.fonds-publics.fr.
func IFCIC(share decimal.Decimal) Guarantee {
	return Guarantee{Share: share, Rate: decimal.New(1, 0), Undrawn: decimal.New(50, 0)}
}

// Advance is money that the bank pays before a source does, on the contract assigned to it (cession
// Dailly, escompte); the source then repays it. A tax credit is bridged in the same way.
type Advance struct {
	// Source is the ID of the source, Part the number of its instalment; 0 is all those after the date.
	Source string `json:"source"`
	Part   int    `json:"part,omitempty"`
	// Date is the day of the advance, before that of the instalment; At names a milestone that is that day, for
	// [Credit.Dated].
	Date schedule.Date `json:"date,omitzero"`
	At   string        `json:"at,omitempty"`
	// Percent of the instalment is advanced; zero is the bankable part of the source (quotité).
	Percent decimal.Decimal `json:"percent,omitzero"`
	// On says whether the percentage is one of the instalment without its VAT or with it.
	On AdvanceBase `json:"on,omitempty"`
	// Rate is the annual rate of interest from the day of the advance to that of the instalment.
	Rate decimal.Decimal `json:"rate"`
	// Fee is paid on the day of the advance, in per cent of what is advanced.
	Fee decimal.Decimal `json:"fee,omitzero"`
	// Upfront withholds the interest on the day of the advance (intérêts précomptés); otherwise it is paid
	// with the instalment.
	Upfront bool `json:"upfront,omitempty"`
}

// AdvanceBase is the amount on which an advance is reckoned. What is assigned is the whole claim, tax
// included; whether the bank lends on the tax, which is owed to the State, is its choice.
type AdvanceBase string

// The bases.
const (
	// WithoutTax is the instalment itself (hors taxes).
	WithoutTax AdvanceBase = ""
	// WithTax is the instalment and the VAT that its payer pays with it (toutes taxes comprises).
	WithTax AdvanceBase = "with_tax"
)

// Validate returns everything wrong with the advance, as [Faults], or nil.
func (a Advance) Validate() error {
	var found fault.Collector
	a.check(&found)
	return found.Err()
}

func (a Advance) check(in *fault.Collector) {
	check.Given(in, "source", a.Source)
	if a.At == "" {
		check.Given(in, "date", a.Date.String())
	}
	if a.Part < 0 || a.Part > MaxInstalments {
		in.Add("part", ErrRange, a.Part)
	}
	if a.On != WithoutTax && a.On != WithTax {
		in.Add("on", ErrUnknown, string(a.On))
	}
	check.Percent(in, "percent", a.Percent)
	check.Percent(in, "rate", a.Rate)
	check.Percent(in, "fee", a.Fee)
}

// Limits of a credit.
const (
	// MaxLimits is the largest number of limits, MaxAdvances that of advances.
	MaxLimits   = 1000
	MaxAdvances = 1000
)

// ParseCredit reads a credit from JSON, strictly, and validates it. The error is a [Faults].
func ParseCredit(data []byte) (Credit, error) { return fault.Parse[Credit](data) }

// Validate returns everything wrong with the credit, as [Faults], or nil. Amounts and rates may not be
// negative, no rate is above 100 %, and the limits are in the order of their days.
func (c Credit) Validate() error {
	var found fault.Collector
	c.sizes(&found)
	if found.Err() != nil {
		return found.Err()
	}
	if len(c.Limits) == 0 {
		found.Add("limits", ErrRequired, nil)
	}
	for i, one := range c.Limits {
		in := found.In("limits[%d]", i)
		positive(in, "amount", one.Amount)
		switch {
		case one.From.IsZero() && one.At != "": // dated later
		case check.Given(in, "from", one.From.String()) && i > 0 && !one.From.After(c.Limits[i-1].From):
			in.Add("from", ErrOrder, one.From)
		}
	}
	if len(c.Limits) > 0 && !c.Until.IsZero() && c.Until.Before(c.Limits[0].From) {
		found.Add("until", ErrOrder, c.Until)
	}
	positive(&found, "reserve", c.Reserve)
	positive(&found, "provision", c.Provision)
	check.Percent(&found, "rate", c.Rate)
	check.Percent(&found, "commitment_fee", c.CommitmentFee)
	check.Percent(&found, "arrangement_fee", c.ArrangementFee)
	check.Percent(&found, "guarantee.share", c.Guarantee.Share)
	check.Percent(&found, "guarantee.rate", c.Guarantee.Rate)
	check.Percent(&found, "guarantee.undrawn", c.Guarantee.Undrawn)
	found.Merge("basis", c.Basis.Validate())
	if c.Settle != "" && c.Settle != Monthly && c.Settle != Quarterly {
		found.Add("settle", ErrRange, c.Settle)
	}
	for i, one := range c.Advances {
		one.check(found.In("advances[%d]", i))
	}
	return found.Err()
}

func (c Credit) sizes(in *fault.Collector) {
	check.Size(in, "limits", len(c.Limits), MaxLimits)
	check.Size(in, "advances", len(c.Advances), MaxAdvances)
}

// positive checks an amount that may not be negative.
func positive(in *fault.Collector, path string, d decimal.Decimal) {
	if amount(in, path, d, money.MaxExponent) && d.IsNegative() {
		in.Add(path, ErrNegative, d)
	}
}

// Draw lays the credit under a computed plan. The sources are those of the plan: what a bank lends on each
// gives the advances that do not say, and covers the highest balance.
//
// A need above the limit is drawn all the same, at the same price, and reported as Over. A need outside
// the days of the credit is not drawn; it is reported as Uncovered and costs nothing here.
//
// The error is a [Faults] with the paths credit, plan and sources: an advance of a source or an instalment
// that the plan does not have after its day is [ErrUnknown], and advances above an instalment are [ErrOver100].
func (c Credit) Draw(plan Result, sources []financing.Source) (CreditResult, error) {
	var found fault.Collector
	found.Merge("credit", c.Validate())
	found.Merge("plan", plan.Check())
	checkBankable(found.In("sources"), sources)
	if found.Err() != nil {
		return CreditResult{}, found.Err()
	}
	course := Course{Currency: plan.Currency, Rounding: plan.Rounding, Flows: plan.nets(), Receivables: plan.Receivables(), Sources: sources}
	if n := len(plan.Weeks); n > 0 {
		course.From, course.To = plan.Weeks[0].Monday, plan.Weeks[n-1].Sunday()
	}
	a := newAccount(found.In("credit"), c, course)
	if found.Err() != nil {
		return CreditResult{}, found.Err()
	}
	a.advances(found.In("credit"))
	return a.run(&found)
}
