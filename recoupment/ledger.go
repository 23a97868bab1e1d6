package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
)

// ledger is what was entered on an account, head by head.
type ledger struct {
	heads []fraction.F
	other fraction.F
	// recouped says that the account was recouped once.
	recouped bool
	// refused is what was entered too late.
	refused  fraction.F
	interest interestLedger
}

// interestLedger is what is outstanding of an account that bears interest.
type interestLedger struct {
	outstanding[fraction.F]
	// from is the day up to which interest has accrued.
	from  schedule.Date
	lines []InterestLine
}

func openLedger(a Account) ledger {
	l := ledger{other: dec(a.Opening)}
	for _, h := range a.Heads {
		l.heads = append(l.heads, dec(h.Opening))
	}
	target := l.target(a)
	l.recouped = target.Sign() > 0 && target.Cmp(dec(a.Recouped)) <= 0
	if a.Interest != nil {
		l.interest.principal = fraction.Max(target.Sub(dec(a.Recouped)), fraction.F{})
		l.interest.paid = dec(a.Recouped)
		l.interest.from = a.Interest.Begins
	}
	return l
}

// copy returns a ledger that may go its own way.
func (l ledger) copy() ledger {
	l.heads = append([]fraction.F(nil), l.heads...)
	return l
}

// enter adds an amount under a head, or under none.
func (l *ledger) enter(head int, amount fraction.F) {
	if head < 0 {
		l.other = l.other.Add(amount)
		return
	}
	l.heads[head] = l.heads[head].Add(amount)
}

// entered returns everything that was entered.
func (l *ledger) entered() fraction.F {
	total := l.other
	for _, h := range l.heads {
		total = total.Add(h)
	}
	return total
}

// admitted returns what is admitted of it: each head up to its cap, and all up to that of the account.
func (l *ledger) admitted(a Account) fraction.F {
	total := l.other
	for i, h := range l.heads {
		total = total.Add(upTo(h, a.Heads[i].Cap))
	}
	return upTo(total, a.Cap)
}

// target returns what is to be recouped of it: without the tax credit, with the premium.
func (l *ledger) target(a Account) fraction.F {
	net := fraction.Max(l.admitted(a).Sub(dec(a.TaxCredit)), fraction.F{})
	return net.Add(net.Mul(percent(a.Premium)))
}

// upTo returns an amount up to a cap, if there is one.
func upTo(amount fraction.F, most *decimal.Decimal) fraction.F {
	if most == nil {
		return amount
	}
	return fraction.Min(amount, dec(*most))
}
