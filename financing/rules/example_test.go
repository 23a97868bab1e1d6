package rules_test

import (
	"fmt"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/rules"
	"github.com/shopspring/decimal"
)

// A third film of 3 M€ with 1.6 M€ of public aid, a SOFICA, and a tax credit whose rate is not established today.
func ExampleCheck() {
	cost := decimal.NewFromInt(3_000_000)
	report, err := rules.Check(rules.Case{
		Date: day("2026-03-01"), Currency: "EUR",
		Film: rules.Film{Work: rules.Cinema, Number: new(3), French: new(true)},
		Cost: rules.Cost{Budget: &cost, Final: &cost},
		Plan: plan("3000000", source("avance", financing.SelectiveAid, "500000"), source("region", financing.RegionalAid, "600000"),
			source("credit", financing.TaxCreditSource, "500000"), source("sofica", financing.Sofica, "300000"), source("canal", financing.PreBuy, "1100000")),
		Credit: &rules.Credit{Eligible: new(decimal.NewFromInt(2_000_000)), Deducted: new(decimal.NewFromInt(0))},
	}, rules.PublicAid, rules.CreditAmount, rules.CreditHeadroom, rules.SoficaContracts)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range report.Results {
		fmt.Println(r.Label.In("en"), r.Verdict, r.Figure, r.Limit, r.Margin, r.Missing)
	}
	// Output:
	// Public aid intensity fail 1600000 1500000 -100000 []
	// Tax credit: rate of the base cannot_tell 500000 <nil> <nil> [supplied.credit.rate_favoured]
	// Tax credit: ceiling of public aid fail 500000 400000 -100000 []
	// SOFICA: association contracts pass 300000 1500000 1200000 []
}
