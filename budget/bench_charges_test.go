package budget_test

import (
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/shopspring/decimal"
)

// loaded is a devis of 5,000 lines of pay of 400 persons, a quarter of them by formula, each of which bears so many
// contributions, of every base in turn. The pay of the lines is of a grid of so many rates.
func loaded(charges, rates int) budget.Budget {
	b := large()
	kinds := []budget.Contribution{
		{Base: budget.Total, Rate: dec("13")}, {Base: budget.TrancheA, Rate: dec("8.55")}, {Base: budget.Total, Rate: dec("2.11")},
		{Base: budget.Band, Floor: dec("48060"), Ceiling: dec("384480"), Rate: dec("10.80")}, {Base: budget.Daily, Multiple: dec("3"), Rate: dec("15.5")},
		{Base: budget.Total, Rate: dec("5.25")}, {Base: budget.TrancheB, Rate: dec("14.57")}, {Base: budget.Band, Ceiling: dec("192240"), Rate: dec("9")},
		{Base: budget.Total, Rate: dec("0.016")}, {Base: budget.Total, Rate: dec("0.7582"), From: day("2023-04-01")},
	}
	b.Contributions = nil
	for i := range charges {
		one := kinds[i%len(kinds)]
		one.Category, one.Label, one.Rate = "TEC", fmt.Sprintf("contribution %d", i), one.Rate.Add(decimal.New(int64(i), -3))
		b.Contributions = append(b.Contributions, one)
	}
	for i := range b.Lines {
		line := &b.Lines[i]
		line.Account, line.Category, line.Person, line.DailyMinimum = fmt.Sprintf("2%03d", i%900), "TEC", fmt.Sprintf("P%03d", i%400), dec("193.21")
		line.Currency, line.Rate = "", decimal.New(int64(90_000+997*(i%rates)), -2)
		if line.Formulas.Quantity == "" {
			line.Quantity = decimal.New(int64(1+i%3), 0)
		}
	}
	return b
}

// The target of the house is 10 ms on one core, with formulas and charges.
func BenchmarkCharges(b *testing.B) {
	for _, charges := range []int{1, 5, 10, 20} {
		for _, rates := range []int{102, 5_000} { // the functions of the grid of the technicians; every line its own
			b.Run(fmt.Sprintf("%d charges, %d rates", charges, rates), func(b *testing.B) { benchmark(b, loaded(charges, rates)) })
		}
	}
}

func benchmark(b *testing.B, film budget.Budget) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := film.Compute(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	before, after := loaded(20, 102), loaded(20, 102)
	for i := range after.Contributions {
		after.Contributions[i].Rate = after.Contributions[i].Rate.Add(dec("0.1"))
	}
	was, _ := before.Compute()
	is, _ := after.Compute()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := budget.Compare(was, is); err != nil {
			b.Fatal(err)
		}
	}
}
