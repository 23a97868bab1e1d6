// Partage shares one receipt: the program of the README.
package main

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

const contract = `{"currency": "EUR", "balance": "producer",
  "accounts": [{"id": "guarantee", "opening": "100000"}],
  "pools": [{"id": "export", "tiers": [
    {"id": "gross", "rights": [{"id": "commission", "party": "Agent", "steps": [{"rate": "25"}]}]},
    {"id": "net", "rights": [{"id": "guarantee", "party": "Agent", "account": "guarantee", "steps": [{"rate": "100"}]}]},
    {"id": "overage", "rights": [{"id": "fund", "party": "Fund", "steps": [{"rate": "33.333"}]},
                                 {"id": "producer", "party": "Producer", "steps": [{"rate": "66.667"}]}]}]}]}`

func main() {
	deal, err := recoupment.ParseDeal([]byte(contract))
	if err != nil {
		panic(err) // every fault of the contract, each with its path
	}
	cascade, _ := deal.Compile()
	run, day := cascade.Open(), schedule.MustParseDate("2028-06-30")
	receipt := recoupment.Receipt{Pool: "export", Amount: decimal.RequireFromString("250000.01")}
	if err := run.Apply(recoupment.Movement{Date: day, Receipts: []recoupment.Receipt{receipt}}); err != nil {
		panic(err)
	}
	for _, payment := range run.Settle(day).Payments {
		fmt.Println(payment.ID, payment.Paid.StringFixed(2))
	}
}
