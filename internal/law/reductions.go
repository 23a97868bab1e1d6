package law

import "github.com/shopspring/decimal"

// LowPay says up to which pay the reductions of the contributions of the employer are due: so many times an hourly
// minimum wage, in euros, for each hour of the engagement.
type LowPay struct{ Health, Family, Wage decimal.Decimal }

// ReducedRates are the limits of the reduced rates of health (CSS L. 241-2-1) and family (L. 241-6-1), which ended
// with 2025. They are judged on the pay of the year for one contract, with the SMIC of each period, then with a SMIC
// that a decree fixes.
func ReducedRates() Parameter[LowPay] {
	p := Parameter[LowPay]{Name: "limits of the reduced rates", French: "plafonds des taux réduits maladie et famille"}
	for _, wage := range SMIC().Entries {
		if wage.From < "2019-01-01" || wage.From > "2023-12-31" {
			continue
		}
		p.Entries = append(p.Entries, Entry[LowPay]{
			Value: LowPay{rate(25, 1), rate(35, 1), wage.Value}, From: wage.From, Until: wage.Until, Status: Derived,
			Source: healthRelief("2.5 times the SMIC, and 3.5 times for family (L. 241-6-1)"),
		})
	}
	return Parameter[LowPay]{Name: p.Name, French: p.French, Entries: append(
		p.Entries,
		Entry[LowPay]{
			Value: LowPay{rate(25, 1), rate(35, 1), rate(1152, 2)}, From: "2024-01-01", Until: "2024-12-31", Status: Confirmed,
			Source: dated("Décret 2023-1329 du 29 décembre 2023, art. 1 (SMIC of 31 December 2023, above twice that of the day)", legifrance+"jorf/id/JORFTEXT000048727890"),
		},
		Entry[LowPay]{
			Value: LowPay{rate(225, 2), rate(33, 1), rate(1188, 2)}, From: "2025-01-01", Until: "2025-12-31", Status: Confirmed,
			Source: dated("Décret 2025-318 du 4 avril 2025, art. 1 (SMIC of 1 January 2025; pay since 1 January, but of who left before 1 March)", legifrance+"jorf/id/JORFTEXT000051430146"),
		},
	)}
}

// FlatExtra is the flat base of the social security contributions of a film extra engaged by the day: Hours times
// the hourly SMIC, for a pay under Below per cent of the monthly ceiling.
type FlatExtra struct{ Hours, Below decimal.Decimal }

// FlatExtras is the flat base of film extras.
func FlatExtras() Parameter[FlatExtra] {
	return Parameter[FlatExtra]{
		Name: "flat base of film extras", French: "assiette forfaitaire des acteurs de complément",
		Entries: []Entry[FlatExtra]{{
			Value: FlatExtra{rate(9, 0), rate(6, 0)}, From: "2022-01-01", Status: Confirmed,
			Source: publi2022("acteur de complément, assiette forfaitaire, and the same on 30 June 2026 (first day not established)"),
		}},
	}
}
