package budget

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Check adds the effects up again and reports, as [Faults] of kind [ErrUnbalance], those that do not come
// to the differences that the comparison shows.
func (c Comparison) Check() error {
	var f fault.Collector
	if !check.Decimals(&f, c, money.Computable) {
		return f.Err()
	}
	check.Same(&f, "difference", c.Difference, c.After.Sub(c.Before))
	check.Same(&f, "vat.difference", c.VAT.Difference, c.VAT.After.Sub(c.VAT.Before))
	check.Same(&f, "net.difference", c.Net.Difference, c.Net.After.Sub(c.Net.Before))
	var quantity, rate, charge, vat decimal.Decimal
	for i, one := range c.Lines {
		at := f.In("lines[%d]", i)
		check.Same(at, "quantity", one.Quantity.Add(one.Rate), one.After.Sub(one.Before))
		check.Same(at, "charge", one.Charge, one.ChargeAfter.Sub(one.ChargeBefore))
		check.Same(at, "charges", checkCharges(at, "charges", one.Charges), one.Charge)
		quantity, rate, charge, vat = quantity.Add(one.Quantity), rate.Add(one.Rate), charge.Add(one.Charge), vat.Add(one.VAT)
	}
	check.Same(&f, "quantity", c.Quantity, quantity)
	check.Same(&f, "rate", c.Rate, rate)
	check.Same(&f, "charge", c.Charge, charge)
	check.Same(&f, "contributions", checkCharges(&f, "contributions", c.Contributions), charge)
	rest := checkPercentages(&f, "percentages", c.Percentages)
	check.Same(&f, "lines", money.Sum(quantity, rate, charge, rest), c.Difference)
	check.Same(&f, "vat", vat, c.VAT.Difference)
	check.Same(&f, "credits", c.Difference.Sub(checkPercentages(&f, "credits", c.Credits)), c.Net.Difference)
	return f.Err()
}

// checkCharges compares the difference of each contribution, and returns their sum.
func checkCharges(c *fault.Collector, path string, list []ChargeChange) (sum decimal.Decimal) {
	for i, one := range list {
		check.Same(c.In("%s[%d]", path, i), "difference", one.Difference, one.After.Sub(one.Before))
		sum = sum.Add(one.Difference)
	}
	return sum
}

func checkPercentages(c *fault.Collector, path string, list []PercentageChange) (sum decimal.Decimal) {
	for i, one := range list {
		check.Same(c.In("%s[%d]", path, i), "difference", one.Difference, one.After.Sub(one.Before))
		sum = sum.Add(one.Difference)
	}
	return sum
}
