package cashflow

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// VAT is the value added tax on an outflow, beside its amount (taxe sur la valeur ajoutée).
type VAT struct {
	// Rate is in per cent of the amount without tax, with at most six decimals.
	Rate decimal.Decimal `json:"rate,omitzero"`
	// Regime says who bears the tax; empty is an amount outside VAT, which has no rate.
	Regime VATRegime `json:"regime,omitempty"`
}

// VATRegime says what becomes of the tax on an outflow.
type VATRegime string

// The regimes.
const (
	// Deductible tax is paid to the supplier and deducted in the return of the period of the payment.
	Deductible VATRegime = "deductible"
	// ReverseCharge tax is owed by the production itself and deducted in the same return: it moves no money
	// (autoliquidation).
	ReverseCharge VATRegime = "reverse_charge"
	// Exempt is a supply on which there is no tax; its rate is not used.
	Exempt VATRegime = "exempt"
	// NotDeductible tax is paid to the supplier and is a cost, in the column of the outflow.
	NotDeductible VATRegime = "not_deductible"
)

// VATReturns are the returns of a production that declares VAT. Tax becomes due or deductible on the day of
// the payment, as it does for services and rights.
type VATReturns struct {
	// Every is the period of a return: [Monthly] or [Quarterly].
	Every Period `json:"every"`
	// Day of the month that follows the period, from 1 to 31, on which the return is paid.
	Day int `json:"day"`
	// Refund asks for the credit of each return; otherwise it is carried to the next one, and that of the
	// last return is refunded.
	Refund bool `json:"refund,omitempty"`
	// RefundMonths are the months from the day of a return to the refund of its credit.
	RefundMonths int `json:"refund_months,omitempty"`
	// Sources are those that are paid with tax; the others are outside VAT.
	Sources []TaxedSource `json:"sources,omitempty"`
}

// TaxedSource is a source whose instalments bear tax: a sale of rights, unlike a subsidy.
type TaxedSource struct {
	ID   string          `json:"id"`
	Rate decimal.Decimal `json:"rate"`
}

// VATAccount is what the production owes the State for VAT: the returns, and that they close.
type VATAccount struct {
	Returns []VATReturn `json:"returns"`
	// Collected is the tax of the sources and of the reverse charge, Deducted that of the outflows and of the
	// reverse charge; ReverseCharge is in both.
	Collected     decimal.Decimal `json:"collected"`
	Deducted      decimal.Decimal `json:"deducted"`
	ReverseCharge decimal.Decimal `json:"reverse_charge"`
	// NotDeductible is the tax that is a cost; it is in no return.
	NotDeductible decimal.Decimal `json:"not_deductible"`
	// Paid and Refunded are what the returns move inside the weeks of the plan.
	Paid     decimal.Decimal `json:"paid"`
	Refunded decimal.Decimal `json:"refunded"`
	// Left is what they move after the last week, which the plan lists: positive is owed to the State. The
	// account closes: Left = Collected - Deducted - Paid + Refunded.
	Left decimal.Decimal `json:"left"`
}

// VATReturn is the return of one period. Due = Collected - Deducted - Brought; above zero it is paid, below
// it is refunded or carried to the next.
type VATReturn struct {
	From          schedule.Date   `json:"from"`
	To            schedule.Date   `json:"to"`
	Collected     decimal.Decimal `json:"collected"`
	Deducted      decimal.Decimal `json:"deducted"`
	ReverseCharge decimal.Decimal `json:"reverse_charge"`
	Brought       decimal.Decimal `json:"brought"`
	Due           decimal.Decimal `json:"due"`
	Paid          decimal.Decimal `json:"paid"`
	Refunded      decimal.Decimal `json:"refunded"`
	Carried       decimal.Decimal `json:"carried"`
	// Date is the day on which it is paid or refunded; no date when nothing moves.
	Date schedule.Date `json:"date,omitzero"`
}

// ratePlaces is the number of decimals that a rate of VAT may have.
const ratePlaces = 6

// vatWhole is 100 % in units of a rate.
const vatWhole = 100_000_000

// maxReturns is more than the returns of the longest plan.
const maxReturns = 300

// compileVAT checks the returns and finds the rates of the sources.
func (c *compiler) compileVAT() {
	rules := c.plan.VAT
	if rules == nil {
		return
	}
	in := c.faults.In("vat")
	if rules.Every != Monthly && rules.Every != Quarterly {
		in.Add("every", ErrRange, rules.Every)
	}
	if rules.Day < 1 || rules.Day > 31 {
		in.Add("day", ErrRange, rules.Day)
	}
	if rules.RefundMonths < 0 || rules.RefundMonths > MaxShift {
		in.Add("refund_months", ErrRange, rules.RefundMonths)
	}
	places := make(map[string]int, len(c.plan.Inflows))
	for i, source := range c.plan.Inflows {
		places[source.ID] = i
	}
	c.out.collected = make([]uint64, len(c.plan.Inflows))
	seen := make(map[string]bool, len(rules.Sources))
	for i, source := range rules.Sources {
		at := in.In("sources[%d]", i)
		check.Unique(at, "id", source.ID, seen)
		place, found := places[source.ID]
		if !found {
			at.Add("id", ErrUnknown, source.ID)
		}
		if rate, fits := taxRate(at, source.Rate); fits && found {
			c.out.collected[place] = rate
			c.out.movements += len(c.plan.Inflows[place].Instalments)
		}
	}
	c.out.movements += maxReturns
}

// taxRate checks a rate and returns it in units.
func taxRate(in *fault.Collector, rate decimal.Decimal) (uint64, bool) {
	if !check.Percent(in, "rate", rate) || !check.Whole(in, "rate", rate, ratePlaces) {
		return 0, false
	}
	return uint64(rate.Shift(ratePlaces).IntPart()), true //nolint:gosec // from 0 to 100 %
}

// tax checks the tax of an outflow and reports whether it can be computed.
func (c *compiler) tax(in *fault.Collector, tax VAT) bool {
	if tax.Regime == "" && tax.Rate.IsZero() && check.Decimal(in, "vat.rate", tax.Rate) {
		return true
	}
	switch tax.Regime {
	case Deductible, ReverseCharge, Exempt, NotDeductible:
	default:
		in.Add("vat.regime", ErrUnknown, tax.Regime)
		return false
	}
	if c.plan.VAT == nil {
		c.missing = true
	}
	_, fits := taxRate(in.In("vat"), tax.Rate)
	return fits
}

// taxed is tax of one day, or of one period.
type taxed struct {
	date                         schedule.Date
	collected, deducted, reverse int64
}

// addVAT adds the tax of every movement, and the returns.
func (l *ledger) addVAT(r *Result) {
	if l.plan.VAT == nil {
		return
	}
	account := &VATAccount{Returns: []VATReturn{}}
	taxes := l.taxes(account)
	if len(taxes) > 0 {
		l.declare(r, account, taxes)
	}
	r.VAT = account
}

// taxes makes the tax movements. The tax of successive shares is the difference of cumulative ones, so
// that it closes on the tax of the amount.
func (l *ledger) taxes(account *VATAccount) []taxed {
	var taxes []taxed
	var notDeductible, sum, paid int64
	for i, n := 0, len(l.entries); i < n; i++ {
		one := l.entries[i]
		if i == 0 || one.of != l.entries[i-1].of || (one.column == receiptsColumn) != (l.entries[i-1].column == receiptsColumn) {
			sum, paid = 0, 0
		}
		rate, regime := l.rate(one)
		if rate == 0 {
			continue
		}
		sum += one.units
		due := share(sum, rate, vatWhole, l.plan.Rounding) - paid
		paid += due
		one.units, one.kind, one.incurred = due, onAmount, one.date
		of := taxed{date: one.date}
		switch {
		case due == 0:
			continue
		case one.column == receiptsColumn:
			of.collected, one.source, one.column = due, true, l.taxColumn()
		case regime == NotDeductible:
			notDeductible -= due
			l.enter(one)
			continue
		case regime == ReverseCharge:
			of.collected, of.deducted, of.reverse = -due, -due, -due
			taxes = append(taxes, of)
			continue
		default:
			of.deducted, one.column = -due, l.taxColumn()
		}
		taxes = append(taxes, of)
		l.enter(one)
	}
	account.NotDeductible = l.amount(notDeductible)
	return taxes
}

// rate returns the tax of an entry, in units, and its regime.
func (l *ledger) rate(one entry) (uint64, VATRegime) {
	if one.column == receiptsColumn {
		return l.ready.collected[one.of], ""
	}
	tax := l.plan.Outflows[one.of].VAT
	if tax.Regime == "" || tax.Regime == Exempt {
		return 0, ""
	}
	return uint64(tax.Rate.Shift(ratePlaces).IntPart()), tax.Regime //nolint:gosec // checked
}

// declare makes the returns, one for each period from the first to the last tax.
func (l *ledger) declare(r *Result, account *VATAccount, taxes []taxed) {
	first, last := taxes[0].date, taxes[0].date
	sums := map[schedule.Date]taxed{}
	for _, one := range taxes {
		if one.date.Before(first) {
			first = one.date
		}
		if one.date.After(last) {
			last = one.date
		}
		end := l.plan.VAT.Every.end(one.date)
		sum := sums[end]
		sum.collected, sum.deducted, sum.reverse = sum.collected+one.collected, sum.deducted+one.deducted, sum.reverse+one.reverse
		sums[end] = sum
	}
	brought := int64(0)
	from := l.plan.VAT.Every.end(first).InMonth(0, 1, schedule.Clip)
	if l.plan.VAT.Every == Quarterly {
		from = from.AddMonths(-2, schedule.Clip)
	}
	for end := l.plan.VAT.Every.end(first); ; end = l.plan.VAT.Every.end(end.AddDays(1)) {
		of := sums[end]
		due := of.collected - of.deducted - brought
		one := VATReturn{
			From: from, To: end, Collected: l.amount(of.collected), Deducted: l.amount(of.deducted),
			ReverseCharge: l.amount(of.reverse), Brought: l.amount(brought), Due: l.amount(due),
		}
		brought = l.close(r, &one, due, end.Before(last))
		account.add(one)
		if from = end.AddDays(1); !end.Before(last) {
			break
		}
	}
	account.Left = account.Collected.Sub(account.Deducted).Sub(account.Paid).Add(account.Refunded)
}

// add enters a return into the totals.
func (a *VATAccount) add(one VATReturn) {
	a.Returns = append(a.Returns, one)
	a.Collected, a.Deducted = a.Collected.Add(one.Collected), a.Deducted.Add(one.Deducted)
	a.ReverseCharge = a.ReverseCharge.Add(one.ReverseCharge)
	a.Paid, a.Refunded = a.Paid.Add(one.Paid), a.Refunded.Add(one.Refunded)
}

// close pays a return, or has its credit refunded, or returns the credit to be carried when others follow.
func (l *ledger) close(r *Result, one *VATReturn, due int64, followed bool) (carried int64) {
	rules := l.plan.VAT
	day := one.To.InMonth(1, rules.Day, schedule.Clip)
	switch {
	case due > 0:
		if l.settle(r, one, day, -due) {
			one.Paid = one.Due
		}
	case due < 0 && followed && !rules.Refund:
		one.Carried = one.Due.Neg()
		return -due
	case due < 0:
		if l.settle(r, one, day.AddMonths(rules.RefundMonths, schedule.Clip), -due) {
			one.Refunded = one.Due.Neg()
		}
	}
	return 0
}

// settle adds the movement of a return, or lists it when it falls after the last week of the plan.
func (l *ledger) settle(r *Result, one *VATReturn, day schedule.Date, units int64) bool {
	day = l.ready.adjusted(day, l.plan.Adjust)
	if day.IsZero() || day.DaysSince(l.ready.start) >= daysInWeek*l.ready.weeks {
		r.Unallocated = append(r.Unallocated, Unallocated{Column: Tax, ID: one.To.String(), Amount: l.amount(units), Reason: AfterHorizon})
		return false
	}
	one.Date = day
	l.enter(entry{date: day, incurred: one.To, column: l.taxColumn(), part: 1, units: units, kind: ofReturn})
	return true
}

// taxColumn is the place of the column of VAT, the last.
func (l *ledger) taxColumn() int32 { return int32(len(l.ready.columns) - 1) } //nolint:gosec // at most MaxColumns + 1
