package recoupment

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
)

// checkDeclared checks the declarations of a scenario, and reports whether there is sense in looking at the rest.
func (s Scenario) checkDeclared(c *fault.Collector) bool {
	entries := 0
	for _, p := range s.Periods {
		if p.Declared != nil {
			entries += len(p.Declared.Entries)
		}
	}
	if !check.Size(c, "periods", entries, MaxDeclared) {
		return false
	}
	for i, p := range s.Periods {
		d, in := p.Declared, c.In("periods[%d]", i)
		if d == nil {
			continue
		}
		in.Merge("declared", d.Validate())
		if !p.Admissions.IsZero() || !p.Price.IsZero() || !p.Rental.IsZero() {
			in.Add("declared", ErrDuplicate, "beside admissions, a price or a rental rate")
		}
		for k, e := range d.Entries {
			if e.Day.After(p.End) && !c.Full() {
				in.Add(fmt.Sprintf("declared.entries[%d].day", k), ErrOrder, e.Day)
			}
		}
	}
	return true
}

// declared shares the declarations of a scenario out, by the number of their periods.
func (s Scenario) declared() (map[int]*boxoffice.Report, error) {
	all := map[int]*boxoffice.Report{}
	for i, p := range s.Periods {
		if p.Declared == nil {
			continue
		}
		report, err := p.Declared.Compute()
		if err != nil {
			c := &fault.Collector{}
			c.Merge(fmt.Sprintf("periods[%d].declared", i), err)
			return nil, c.Err()
		}
		all[p.Number] = &report
	}
	return all, nil
}

// declaredReceipts are the distributor's gross receipts of a declaration, territory by territory.
func declaredReceipts(of *boxoffice.Report, pool string) []receiptAt {
	var order []boxoffice.Territory
	sums := map[boxoffice.Territory]decimal.Decimal{}
	for _, r := range of.Regimes {
		if _, met := sums[r.Territory]; !met {
			order = append(order, r.Territory)
		}
		sums[r.Territory] = sums[r.Territory].Add(r.Split.Distributor)
	}
	var all []receiptAt
	for _, territory := range order {
		if amount := sums[territory]; !amount.IsZero() {
			at := medium(pool)
			at[DimensionTerritory] = string(territory)
			all = append(all, receiptAt{Receipt{Pool: pool, Amount: amount, At: at}, dec(amount)})
		}
	}
	return all
}
