package video_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment/video"
)

// A disc of 12 EUR: 20 % of VAT, 2 % of tax, 60 % of the price without VAT to the publisher.
func ExampleChain_Sell() {
	chain := video.Chain{VAT: decimal.New(20, 0), Tax: decimal.New(2, 0), Trade: decimal.New(60, 0), Base: video.WithoutVAT}
	sale, err := chain.Sell("EUR", decimal.New(12, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range sale.Lines {
		fmt.Println(line.Label.FR, line.Amount)
	}
	// Output:
	// Prix public TTC 12
	// TVA 2
	// Prix public HT 10
	// Taxe vidéo 0.2
	// Prix de gros, ou part de l'ayant droit 6
	// Part du vendeur ou de la plateforme 3.8
}

// Returns that exceed the reserve of the year before lower the base of the year.
func ExampleEdition_Compute() {
	edition, err := video.ParseEdition([]byte(`{"currency": "EUR", "reserve": {"rate": "20", "periods": 1},
		"royalty": {"rate": "25", "on": "trade"}, "periods": [
			{"id": "2028", "sales": "10000"}, {"id": "2029", "sales": "3000", "returns": "2400"}, {"id": "2030", "sales": "0"}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	statement, err := edition.Compute()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range statement.Rows {
		fmt.Println(row.ID, "withheld", row.Withheld, "released", row.Released, "base", row.Base, "royalty", row.Producer)
	}
	// Output:
	// 2028 withheld 2000 released 0 base 8000 royalty 2000
	// 2029 withheld 600 released -400 base 2000 royalty 500
	// 2030 withheld 0 released 600 base 600 royalty 150
}
