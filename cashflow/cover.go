package cashflow

import (
	"fmt"
	"math/big"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Cover says how far the highest drawn balance is covered by what signed sources still have to pay
// after that week or day, each taken for the part that a bank lends on (quotité). Letters and sources still
// sought do not count.
type Cover struct {
	// After is the day of the highest drawn balance, or the Sunday of its week; an instalment of that day
	// is not counted.
	After schedule.Date `json:"after"`
	Lines []CoverLine   `json:"lines"`
	// Counted is the sum of what the lines count for.
	Counted decimal.Decimal `json:"counted"`
	// Percent is Counted in per cent of the drawn balance, two decimals.
	Percent decimal.Decimal `json:"percent"`
}

// CoverLine is one instalment still to come: Counted = Bankable % of Amount, rounded, less what the bank
// has advanced on it.
type CoverLine struct {
	Source   string          `json:"source"`
	Date     schedule.Date   `json:"date"`
	Amount   decimal.Decimal `json:"amount"`
	Bankable decimal.Decimal `json:"bankable"`
	Counted  decimal.Decimal `json:"counted"`
}

// standing is a drawn balance at the end of a day, with what is advanced already on receivables.
type standing struct {
	after schedule.Date
	drawn decimal.Decimal
	taken map[int]decimal.Decimal
}

// cover lists the receivables that stand behind a drawn balance.
func cover(receivables []Receivable, sources []financing.Source, peak standing, round func(*big.Rat) decimal.Decimal) Cover {
	signed := make(map[string]financing.Source, len(sources))
	for _, source := range sources {
		if source.Status == financing.Signed {
			signed[source.ID] = source
		}
	}
	c := Cover{After: peak.after, Lines: []CoverLine{}}
	for i, one := range receivables {
		source, counts := signed[one.Source]
		if !counts || source.Bankable.IsZero() || !one.Date.After(c.After) {
			continue
		}
		counted := round(money.Of(one.Amount, source.Bankable)).Sub(peak.taken[i])
		counted = decimal.Max(decimal.Decimal{}, counted)
		c.Counted = c.Counted.Add(counted)
		c.Lines = append(c.Lines, CoverLine{
			Source: one.Source, Date: one.Date, Amount: one.Amount, Bankable: source.Bankable, Counted: counted,
		})
	}
	c.Percent = money.PercentOf(c.Counted, peak.drawn, percentPlaces)
	return c
}

// percentPlaces is the number of decimals of a reported percentage.
const percentPlaces = 2

// checkBankable checks what the cover uses of the sources.
func checkBankable(found *fault.Collector, sources []financing.Source) {
	if len(sources) > MaxSources {
		found.Add("", ErrTooLarge, len(sources))
		return
	}
	seen := make(map[string]bool, len(sources))
	for i, source := range sources {
		check.Percent(found, fmt.Sprintf("[%d].bankable", i), source.Bankable)
		if seen[source.ID] {
			found.Add(fmt.Sprintf("[%d].id", i), ErrDuplicate, source.ID)
		}
		seen[source.ID] = true
	}
}

// check re-adds the lines.
func (c Cover) check(found *fault.Collector, drawn decimal.Decimal) {
	var counted decimal.Decimal
	for i, one := range c.Lines {
		counted = counted.Add(one.Counted)
		if !one.Date.After(c.After) {
			found.Add(fmt.Sprintf("lines[%d].date", i), ErrOrder, one.Date)
		}
	}
	check.Same(found, "counted", c.Counted, counted)
	check.Same(found, "percent", c.Percent, money.PercentOf(counted, drawn, percentPlaces))
}
