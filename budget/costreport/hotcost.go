package costreport

import (
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// HotCost is the cost of the shoot day by day against the plan (coût journalier, hot cost), on the accounts
// of the shoot.
type HotCost struct {
	Currency string    `json:"currency"`
	Sign     Sign      `json:"sign"`
	Closing  string    `json:"closing"`
	Days     []DayCost `json:"days"`
	// Plan and Cost are the sums of the days; Elsewhere is the cost of the same accounts on no day of the
	// shoot: Cost + Elsewhere is the cost of those accounts to date.
	Plan      decimal.Decimal `json:"plan"`
	Cost      decimal.Decimal `json:"cost"`
	Elsewhere decimal.Decimal `json:"elsewhere"`
	Variance  decimal.Decimal `json:"variance"`
}

// DayCost is one day. Variance is plan less cost, or the opposite as the sign of the book says; Cumulative
// is the sum of the variances so far.
type DayCost struct {
	Date schedule.Date `json:"date"`
	// Number counts the days shot, the day included.
	Number         int             `json:"number"`
	Lost           bool            `json:"lost,omitempty"`
	Added          bool            `json:"added,omitempty"`
	Plan           decimal.Decimal `json:"plan"`
	Cost           decimal.Decimal `json:"cost"`
	Variance       decimal.Decimal `json:"variance"`
	Cumulative     decimal.Decimal `json:"cumulative"`
	PlannedPages   decimal.Decimal `json:"planned_pages"`
	Pages          decimal.Decimal `json:"pages"`
	PlannedMinutes decimal.Decimal `json:"planned_minutes"`
	Minutes        decimal.Decimal `json:"minutes"`
}

// HotCost returns the days of the shoot up to a closing. A cost is of the day of its entry, or of the day
// that the entry names. The error is a [Faults] of [ErrUnknown] when the book has no such closing.
func (l *Ledger) HotCost(closing string) (HotCost, error) {
	p, err := l.at(closing)
	if err != nil {
		return HotCost{}, err
	}
	h := HotCost{Currency: l.book.Currency, Sign: l.book.Sign, Closing: closing, Days: []DayCost{}}
	var plan, cost, ahead int64
	number := 0
	for i, day := range l.book.Shoot.Days {
		if day.Date.After(l.book.Closings[p.closing].Date) {
			// A cost may be booked before the day that it is of.
			ahead += p.days[i]
			continue
		}
		if !day.Lost {
			number++
		}
		plan, cost = plan+l.plans[i], cost+p.days[i]
		h.Days = append(h.Days, DayCost{
			Date: day.Date, Number: number, Lost: day.Lost, Added: day.Added, Plan: l.amount(l.plans[i]), Cost: l.amount(p.days[i]),
			Variance:     l.amount(l.book.Sign.variance(l.plans[i], p.days[i])),
			Cumulative:   l.amount(l.book.Sign.variance(plan, cost)),
			PlannedPages: day.PlannedPages, Pages: day.Pages, PlannedMinutes: day.PlannedMinutes, Minutes: day.Minutes,
		})
	}
	h.Plan, h.Cost, h.Elsewhere = l.amount(plan), l.amount(cost), l.amount(p.elsewhere+ahead)
	h.Variance = l.amount(l.book.Sign.variance(plan, cost))
	return h, nil
}
