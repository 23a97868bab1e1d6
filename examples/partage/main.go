// Partage shares one receipt: the program of the README.
package main

import (
	"errors"
	"fmt"
	"log"

	"github.com/filmfinance/filmfinance/recoupment"
)

const contract = `{"currency": "EUR", "balance": "producer",
  "accounts": [{"id": "guarantee", "opening": "100000"}],
  "pools": [{"id": "export", "tiers": [
    {"id": "gross", "rights": [{"id": "commission", "party": "Agent", "steps": [{"rate": "25"}]}]},
    {"id": "net", "rights": [{"id": "guarantee", "party": "Agent", "account": "guarantee", "steps": [{"rate": "100"}]}]},
    {"id": "overage", "rights": [{"id": "fund", "party": "Fund", "steps": [{"rate": "33.333"}]},
                                 {"id": "producer", "party": "Producer", "steps": [{"rate": "66.667"}]}]}]}]}`

const statement = `{"id": "Q1", "date": "2028-06-30", "receipts": [{"pool": "export", "amount": "250000.01"}]}`

func main() {
	deal, wrong := recoupment.ParseDeal([]byte(contract)) // every fault at once, each with its path
	receipt, unread := recoupment.ParseMovement([]byte(statement))
	cascade, refused := deal.Compile()
	run := cascade.Open()
	shared := run.Apply(receipt)
	settlement, unsettled := run.Settle(receipt.Date)
	if err := errors.Join(wrong, unread, refused, shared, unsettled); err != nil {
		log.Fatal(err)
	}
	for _, line := range settlement.Lines {
		fmt.Println(line.ID, line.Current.StringFixed(2))
	}
}
