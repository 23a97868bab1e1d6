package rules_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/rules"
)

// largeFilm is a plan of sixty sources with facts for every rule.
func largeFilm() rules.Case {
	c := rules.Case{Currency: "EUR", Date: day("2025-06-30"), Film: rules.Film{Work: rules.Cinema, Genre: rules.Fiction, Number: new(3), French: new(true)}}
	natures := []financing.Nature{
		financing.Producer, financing.AutomaticSupport, financing.DirectAllocation, financing.SelectiveAid, financing.TaxCreditSource,
		financing.RegionalAid, financing.PreBuy, financing.TVCoproduction, financing.Mandate, financing.Sofica, financing.Eurimages, financing.Gap,
	}
	var sources []financing.Source
	for i := range 60 {
		s := source(fmt.Sprintf("s%02d", i), natures[i%len(natures)], "100000")
		s.Label = s.ID
		if s.Nature == financing.RegionalAid {
			s.Spend = []financing.SpendObligation{{Territory: "Bretagne", Percent: dec("100")}}
		}
		if s.Nature == financing.PreBuy {
			c.Payments = append(c.Payments, rules.Payment{Source: s.ID})
		}
		sources = append(sources, s)
	}
	c.Plan = plan("6000000", sources...)
	c.Cost = rules.Cost{Budget: d("6000000"), Final: d("6000000")}
	c.Spending = []rules.Spending{{Territory: "Bretagne", Amount: d("2000000")}}
	c.Points, c.Credit, c.Support = sheet("20", "60"), &rules.Credit{Eligible: d("3000000"), Deducted: d("0")}, &rules.Support{BoxOffice: d("6150000"), Expected: d("600000")}
	c.Coproduction = coproduced(rules.European2017, "80", "15", "5").Coproduction
	for i := range 20 {
		c.Pay = append(c.Pay, rules.Pay{Person: fmt.Sprint(i), Amount: d("100000")})
	}
	return c
}

// BenchmarkSixtySources analyses a plan of sixty sources, all ratios, and works every rule.
func BenchmarkSixtySources(b *testing.B) {
	c := largeFilm()
	b.ReportAllocs()
	for b.Loop() {
		_, err := c.Plan.Analyse()
		require.NoError(b, err)
		_, err = rules.Check(c)
		require.NoError(b, err)
	}
}

func BenchmarkCheck(b *testing.B) {
	c := largeFilm()
	b.ReportAllocs()
	for b.Loop() {
		_, err := rules.Check(c)
		require.NoError(b, err)
	}
}
