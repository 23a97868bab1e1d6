package costreport

import (
	"errors"
	"fmt"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

func (c *compiler) closings() {
	seen := make(map[string]bool, len(c.book.Closings))
	c.Ledger.closings = make(map[string]int, len(c.book.Closings))
	c.estimates = make([][]estimate, len(c.book.Closings))
	given := make([]int, len(c.book.Accounts))
	for i, closing := range c.book.Closings {
		c.one("closings", i, func(in *fault.Collector) {
			if check.Unique(in, "id", closing.ID, seen) {
				c.Ledger.closings[closing.ID] = i
			}
			switch {
			case closing.Date.IsZero():
				in.Add("date", ErrRequired, nil)
			case i > 0 && !closing.Date.After(c.book.Closings[i-1].Date):
				in.Add("date", ErrOrder, closing.Date)
			}
			c.estimated(in, i, given)
		})
	}
}

// estimated reads the estimates of a closing; given holds, for each account, the last closing (counted from
// one) that estimated it.
func (c *compiler) estimated(in *fault.Collector, i int, given []int) {
	closing := c.book.Closings[i]
	c.estimates[i] = make([]estimate, 0, len(closing.Estimates))
	for j, e := range closing.Estimates {
		at := func() string { return fmt.Sprintf("estimates[%d].account", j) }
		k, known := c.Ledger.accounts[e.Account]
		if !known {
			in.Add(at(), ErrUnknown, e.Account)
			continue
		}
		if given[k] == i+1 {
			in.Add(at(), ErrDuplicate, e.Account)
		}
		given[k] = i + 1
		m, err := c.places.minor(e.Amount)
		if !c.known && !errors.Is(err, ErrTooLarge) {
			err = nil
		}
		// Estimates of successive closings are never added up: each closing has room of its own.
		if err == nil && max(m, -m) > MaxTotal/MaxAccounts {
			err = ErrTooLarge
		}
		if err != nil {
			in.Add(fmt.Sprintf("estimates[%d].amount", j), err, e.Amount)
		}
		c.estimates[i] = append(c.estimates[i], estimate{account: k, amount: m})
	}
	if c.book.Unestimated != "" {
		return
	}
	for k, last := range given {
		if last != i+1 && !in.Full() {
			in.Add("estimates", ErrRequired, c.book.Accounts[k].Code)
		}
	}
}

func (c *compiler) shoot() {
	s, in := c.book.Shoot, c.faults.In("shoot")
	for i, code := range s.Accounts {
		if k, known := c.Ledger.accounts[code]; !known {
			in.Add(fmt.Sprintf("accounts[%d]", i), ErrUnknown, code)
		} else if c.shooting[k] {
			in.Add(fmt.Sprintf("accounts[%d]", i), ErrDuplicate, code)
		} else {
			c.shooting[k] = true
		}
	}
	c.plans, c.days = make([]int64, len(s.Days)), make(map[schedule.Date]int, len(s.Days))
	for i, day := range s.Days {
		c.one("shoot.days", i, func(in *fault.Collector) {
			switch {
			case day.Date.IsZero():
				in.Add("date", ErrRequired, nil)
			case i > 0 && !day.Date.After(s.Days[i-1].Date):
				in.Add("date", ErrOrder, day.Date)
			}
			c.plans[i], c.days[day.Date] = c.money(in, "plan", day.Plan), i
			for _, quantity := range []struct {
				path  string
				value decimal.Decimal
			}{
				{"planned_pages", day.PlannedPages}, {"pages", day.Pages},
				{"planned_minutes", day.PlannedMinutes}, {"minutes", day.Minutes},
			} {
				check.NotNegative(in, quantity.path, quantity.value)
			}
		})
	}
}

func (c *compiler) thresholds() {
	a, in := c.book.Alerts, c.faults.In("alerts")
	for _, one := range []struct {
		name      string
		allowance Allowance
	}{{"account", a.Account}, {"post", a.Post}, {"total", a.Total}} {
		at := in.In("%s", one.name)
		if check.NotNegative(at, "amount", one.allowance.Amount) {
			c.money(at, "amount", one.allowance.Amount)
		}
		check.Percent(at, "percent", one.allowance.Percent)
	}
	check.Percent(in, "contingency", a.Contingency)
	switch a.Progress {
	case "", ByDays, ByPages, ByMinutes:
	default:
		in.Add("progress", ErrUnknown, string(a.Progress))
	}
	if a.LateDays < 0 || a.LateDays > MaxLateDays {
		in.Add("late_days", ErrRange, a.LateDays)
	}
}
