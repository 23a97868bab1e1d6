package financing

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Borne is the part of the budget that falls on one co-producer, or that is spent in one country.
type Borne struct {
	// Name is the identifier of a co-producer, the group of the delegated producer, or a country.
	Name   string          `json:"name"`
	Amount decimal.Decimal `json:"amount"`
}

// Balance sets what a co-producer or a country brings beside what it bears.
type Balance struct {
	Name           string          `json:"name"`
	Brought        decimal.Decimal `json:"brought"`
	BroughtPercent decimal.Decimal `json:"brought_percent"`
	Borne          decimal.Decimal `json:"borne"`
	BornePercent   decimal.Decimal `json:"borne_percent"`
	// Balance is Brought less Borne.
	Balance decimal.Decimal `json:"balance"`
}

// PartnerBalances sets, for each co-producer, the sources that it brings beside the costs that it bears.
// Percentages are of the budget, two decimals. The error is a [Faults]: [ErrUnbalance] when the costs do not
// come to the budget, [ErrDuplicate], [ErrNegative], [ErrTooLarge].
func (a Analysis) PartnerBalances(borne []Borne) ([]Balance, error) {
	return a.balances(a.Partners, borne)
}

// CountryBalances sets, for each country, the sources that come from it beside the costs that are spent in it.
// A plan without a country has no sources by country. The error is that of [Analysis.PartnerBalances].
func (a Analysis) CountryBalances(borne []Borne) ([]Balance, error) {
	return a.balances(a.Countries, borne)
}

func (a Analysis) balances(brought []Share, borne []Borne) ([]Balance, error) {
	var c fault.Collector
	if !check.Size(&c, "borne", len(borne), MaxSources) {
		return nil, c.Err()
	}
	list, at, seen, total := make([]Balance, 0, len(brought)), map[string]int{}, map[string]bool{}, decimal.Decimal{}
	for _, one := range brought {
		at[one.Name] = len(list)
		list = append(list, Balance{Name: one.Name, Brought: one.Amount})
	}
	for i, one := range borne {
		in := c.In("borne[%d]", i)
		if !check.Unique(in, "name", one.Name, seen) || !check.NotNegative(in, "amount", one.Amount) {
			continue
		}
		j, known := at[one.Name]
		if !known {
			j, list = len(list), append(list, Balance{Name: one.Name})
		}
		list[j].Borne, total = one.Amount, total.Add(one.Amount)
	}
	if c.Err() == nil && !total.Equal(a.Budget) {
		c.Add("borne", ErrUnbalance, money.Text(total)+" for a budget of "+money.Text(a.Budget))
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	for i := range list {
		one := &list[i]
		one.Balance = one.Brought.Sub(one.Borne)
		one.BroughtPercent, one.BornePercent = percentOf(one.Brought, a.Budget), percentOf(one.Borne, a.Budget)
	}
	return list, nil
}
