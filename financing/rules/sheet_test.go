package rules_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/points"
	"github.com/filmfinance/filmfinance/financing/rules"
	"github.com/filmfinance/filmfinance/internal/law"
)

// The worked cases of the trade: a rule printed in a source, or figures that one prints.
func TestWorkedCases(t *testing.T) {
	work(t, []row{
		{
			reason: "I1: 1,500,001 of aid is above half of a French participation of 3,000,000", rule: rules.PublicAid, want: rules.Fail,
			film: i1(3, "5000000"), figure: "1500001", limit: "1500000", margin: "-1",
		},
		{reason: "I1: a second film may have 60 %", rule: rules.PublicAid, want: rules.Pass, film: i1(2, "5000000"), limit: "1800000"},
		{reason: "I1: so may a budget of 1,250,000", rule: rules.PublicAid, want: rules.Pass, film: i1(3, "1250000"), limit: "1800000"},
		{reason: "I1: a cent more is not of low budget", rule: rules.PublicAid, want: rules.Fail, film: i1(3, "1250000.01"), limit: "1500000"},

		{
			reason: "C5: 30 % of the cap of the base, 120 of 150 M€", rule: rules.CreditAmount, want: rules.Pass, figure: "30000000", limit: "36000000",
			film: credit("150000000", "130000000", "30000000"),
		},
		{reason: "C5: the cap of 30 M€", rule: rules.CreditCap, want: rules.Pass, film: credit("150000000", "130000000", "30000000"), limit: "30000000"},
		{reason: "C5: 36 M€ are above it", rule: rules.CreditCap, want: rules.Fail, film: credit("150000000", "130000000", "36000000"), margin: "-6000000"},
		{
			reason: "C6: 60 % of 1,200,000 less 500,000 leaves 220,000: 50,000 of the credit are lost", rule: rules.CreditHeadroom, want: rules.Fail,
			film: c6("270000"), figure: "270000", limit: "220000", margin: "-50000",
		},
		{reason: "C6: 30 % of 900,000 before the ceiling", rule: rules.CreditAmount, want: rules.Pass, film: c6("270000"), limit: "270000"},
		{reason: "C6: what is kept", rule: rules.CreditHeadroom, want: rules.Pass, film: c6("220000"), margin: "0"},
		{reason: "C7: the spending at which the cap of 2004 binds", rule: rules.CreditAmount, want: rules.Pass, film: spending(c7(rules.Fiction, "500000"), "2500000"), limit: "500000"},
		{reason: "C7: 3,750,000 of animation", rule: rules.CreditAmount, want: rules.Pass, film: spending(c7(rules.Animation, "750000"), "3750000"), limit: "750000"},
		{reason: "C7: 20 % of 2,500,000 is the cap of 2004", rule: rules.CreditCap, want: rules.Pass, film: c7(rules.Fiction, "500000"), limit: "500000"},
		{reason: "C7: that of animation", rule: rules.CreditCap, want: rules.Fail, film: c7(rules.Animation, "750000.01"), limit: "750000"},
		{reason: "C8: 190,000 of a budget of 400,000", rule: rules.InternationalFloor, want: rules.Fail, film: c8("400000", "190000"), limit: "200000"},
		{reason: "C8: 200,000 is half of it", rule: rules.InternationalFloor, want: rules.Pass, film: c8("400000", "200000"), margin: "0"},

		{reason: "S1: 30 %", rule: rules.InvestorRelief, subject: "A", want: rules.Pass, film: s1(false, false, "5400"), limit: "5400"},
		{reason: "S1: 36 %", rule: rules.InvestorRelief, subject: "A", want: rules.Pass, film: s1(true, false, "6480"), limit: "6480"},
		{reason: "S1: 48 %", rule: rules.InvestorRelief, subject: "A", want: rules.Pass, film: s1(true, true, "8640"), limit: "8640"},
		{reason: "S1: a cent more", rule: rules.InvestorRelief, subject: "A", want: rules.Fail, film: s1(true, true, "8640.01"), limit: "8640"},
		{
			reason: "S3: contracts of 1,050,000 on a cost of 2,000,000", rule: rules.SoficaContracts, want: rules.Fail, limit: "1000000",
			film: rules.Case{Cost: rules.Cost{Final: d("2000000")}, Plan: plan("2000000", source("s1", financing.Sofica, "600000"), source("s2", financing.Sofica, "450000"))},
		},

		{reason: "E1: 17 % of 2,000,000", rule: rules.EurimagesCeiling, want: rules.Pass, film: e1("2000000", "340000"), limit: "340000"},
		{reason: "E1: a cent more", rule: rules.EurimagesCeiling, want: rules.Fail, film: e1("2000000", "340000.01"), limit: "340000"},
		{reason: "E1: 500,000 for a cost of 4,000,000", rule: rules.EurimagesCeiling, want: rules.Pass, film: e1("4000000", "500000"), limit: "500000"},
		{reason: "E1: a cent more", rule: rules.EurimagesCeiling, want: rules.Fail, film: e1("4000000", "500000.01"), limit: "500000"},

		{reason: "B1: 3.2 % of 100 M€", rule: rules.BroadcasterEuropean, subject: "Chaîne", want: rules.Pass, film: b1(3, "3200000"), limit: "3200000"},
		{reason: "B1: half in the first year", rule: rules.BroadcasterEuropean, subject: "Chaîne", want: rules.Pass, film: b1(1, "1600000"), limit: "1600000"},
		{reason: "B1: a quarter less in the second", rule: rules.BroadcasterEuropean, subject: "Chaîne", want: rules.Fail, film: b1(2, "2399999.99"), limit: "2400000"},
		{
			reason: "B3: 20 % × 0.75 of 8 M€", rule: rules.BroadcasterEuropean, subject: "SMAD", want: rules.Pass, limit: "1200000",
			film: rules.Case{Broadcasters: []rules.Broadcaster{{Name: "SMAD", Service: rules.OnDemand, Turnover: d("8000000"), Year: new(3), Months: new(13), European: d("1200000")}}},
		},

		{reason: "L2: half of 1,000,000 less 700,000", rule: rules.GuaranteeLoss, want: rules.Pass, film: l2("150000"), limit: "150000"},
		{reason: "L2: no more", rule: rules.GuaranteeLoss, want: rules.Fail, film: l2("150000.01"), limit: "150000"},
		{reason: "M1: paid on day 30", rule: rules.PreBuyPaid, subject: "canal", want: rules.Pass, film: m1("2020-03-31"), figure: "30", limit: "30"},
		{reason: "M1: paid on day 31", rule: rules.PreBuyPaid, subject: "canal", want: rules.Fail, film: m1("2020-04-01"), figure: "31"},
		{reason: "M1: material delivered", rule: rules.PreBuyDelivered, subject: "canal", want: rules.Pass, film: m1("2020-03-31")},
		{reason: "M2: 270,000 of 300,000", rule: rules.SharePaid, subject: "tf1", want: rules.Pass, film: m2("270000"), limit: "270000"},
		{reason: "M2: a cent less", rule: rules.SharePaid, subject: "tf1", want: rules.Fail, film: m2("269999.99"), margin: "-0.01"},
		{
			reason: "M3: a fund that pays when the plan closes, in month 4, pays before the shooting of month 5", rule: rules.SoficaPaid, subject: "s1",
			want: rules.Pass, figure: "30", film: rules.Case{
				Film: rules.Film{ShootingStart: day("2024-05-01")}, Plan: plan("100", source("s1", financing.Sofica, "10")),
				Soficas: []rules.Investment{{Source: "s1", Paid: day("2024-04-01")}},
			},
		},
	})
}

func i1(number int, budget string) rules.Case {
	p := plan("4000000", by("", source("cnc", financing.SelectiveAid, "1500001")), source("cash", financing.Producer, "1499999"), by("be", source("tax-shelter", financing.Coproducer, "1000000")))
	p.Coproducers = []financing.Partner{{ID: "be", Country: "BE"}}
	return rules.Case{Film: rules.Film{Work: rules.Cinema, Number: &number}, Cost: rules.Cost{Budget: d(budget), Final: d("4000000")}, Plan: p}
}

func credit(budget, eligible, counted string) rules.Case {
	return rules.Case{
		Date: day("2018-06-30"), Film: rules.Film{Work: rules.Cinema, Genre: rules.Fiction, French: new(true), Number: new(5)},
		Cost: rules.Cost{Budget: d(budget), Final: d(budget)}, Plan: plan(budget, source("cic", financing.TaxCreditSource, counted)),
		Credit: &rules.Credit{Eligible: d(eligible), Deducted: d("0")},
	}
}

func c6(counted string) rules.Case {
	c := credit("1200000", "900000", counted)
	c.Plan.Sources = append(c.Plan.Sources, plan("1", source("region", financing.RegionalAid, "500000")).Sources...)
	return c
}

func c7(genre rules.Genre, counted string) rules.Case {
	c := credit("5000000", "2500000", counted)
	c.Date, c.Film.Genre = day("2004-06-30"), genre
	return c
}

// spending is the film with another eligible spending; the cap of the base, which is not established before 2015, does
// not bind it.
func spending(c rules.Case, eligible string) rules.Case {
	c.Credit.Eligible = d(eligible)
	c.Supplied = map[rules.Parameter]decimal.Decimal{"credit.base_cap": dec("80")}
	return c
}

func c8(budget, eligible string) rules.Case {
	return rules.Case{Date: day("2021-06-30"), Cost: rules.Cost{Budget: d(budget)}, International: &rules.Credit{Eligible: d(eligible)}}
}

func s1(companies, development bool, relief string) rules.Case {
	return rules.Case{Subscribers: []rules.Subscriber{{
		Name: "A", Subscription: d("18000"), Income: d("100000"), Companies: &companies, Development: &development, Relief: d(relief),
	}}}
}

func e1(budget, support string) rules.Case {
	return rules.Case{Cost: rules.Cost{Budget: d(budget)}, Plan: plan(budget, source("eurimages", financing.Eurimages, support))}
}

func b1(year int, gives string) rules.Case {
	return rules.Case{Broadcasters: []rules.Broadcaster{{
		Name: "Chaîne", Service: rules.FreeToAir, Turnover: d("100000000"), Year: &year, Films: new(53), European: d(gives),
	}}}
}

func l2(claimed string) rules.Case {
	return rules.Case{Loan: &rules.Loan{Quota: d("50"), Outstanding: d("1000000"), Collected: d("700000"), Claimed: d(claimed)}}
}

func m1(paid string) rules.Case {
	return rules.Case{
		Date: day("2020-03-01"), Film: rules.Film{Release: day("2020-03-01")}, Plan: plan("1000000", source("canal", financing.PreBuy, "500000")),
		Payments: []rules.Payment{{Source: "canal", PaidInFull: day(paid), Delivered: new(true)}},
	}
}

func m2(paid string) rules.Case {
	return rules.Case{
		Date: day("2020-03-01"), Plan: plan("1000000", source("tf1", financing.TVCoproduction, "300000")),
		Payments: []rules.Payment{{Source: "tf1", ByLastDay: d(paid)}},
	}
}

// K1 and K4: shares of 70/20/10, 75/15/10 and 80/15/5 under both Conventions, and a co-producer of another State.
func TestConventions(t *testing.T) {
	for _, test := range []struct {
		reason string
		treaty rules.Treaty
		shares []string
		fails  []rules.Rule
	}{
		{"1992: 70/20/10", rules.European1992, []string{"70", "20", "10"}, nil},
		{"1992: 75 is above 70", rules.European1992, []string{"75", "15", "10"}, []rules.Rule{rules.TreatyMost}},
		{"1992: 80 is above 70, and 5 below 10", rules.European1992, []string{"80", "15", "5"}, []rules.Rule{rules.TreatyLeast, rules.TreatyMost}},
		{"2017: 70/20/10", rules.European2017, []string{"70", "20", "10"}, nil},
		{"2017: 75/15/10", rules.European2017, []string{"75", "15", "10"}, nil},
		{"2017: 80/15/5", rules.European2017, []string{"80", "15", "5"}, nil},
		{"2017: 80.01/15/4.99", rules.European2017, []string{"80.01", "15", "4.99"}, []rules.Rule{rules.TreatyLeast, rules.TreatyMost}},
		{"1992, two States: 80/20", rules.European1992, []string{"80", "20"}, nil},
		{"1992, two States: 81/19", rules.European1992, []string{"81", "19"}, []rules.Rule{rules.TreatyLeast, rules.TreatyMost}},
		{"2017, two States: 90/10", rules.European2017, []string{"90", "10"}, nil},
		{"2017, two States: 91/9", rules.European2017, []string{"91", "9"}, []rules.Rule{rules.TreatyLeast, rules.TreatyMost}},
	} {
		t.Run(test.reason, func(t *testing.T) {
			c := coproduced(test.treaty, test.shares...)
			report, err := rules.Check(c)
			require.NoError(t, err)
			var fails []rules.Rule
			for _, r := range report.Results {
				if r.Verdict == rules.Fail && (len(fails) == 0 || fails[len(fails)-1] != r.Rule) {
					fails = append(fails, r.Rule)
				}
				if r.Rule == rules.TreatyLeast || r.Rule == rules.TreatyMost || r.Rule == rules.TreatyRatified {
					require.NotEqual(t, rules.CannotTell, r.Verdict)
				}
			}
			require.Equal(t, test.fails, fails)
		})
	}
	outside := coproduced(rules.European1992, "39", "30", "31")
	outside.Coproduction.Parties[2].Member = new(false)
	within := coproduced(rules.European1992, "40", "30", "30")
	within.Coproduction.Parties[2].Member = new(false)
	work(t, []row{
		{reason: "K4: 31 % of another State", rule: rules.TreatyNonParty, want: rules.Fail, film: outside, figure: "31", limit: "30"},
		{reason: "K4: 30 % is within", rule: rules.TreatyNonParty, want: rules.Pass, film: within, margin: "0"},
	})
}

// coproduced is a co-production of France and others, who all are members and have ratified.
func coproduced(treaty rules.Treaty, shares ...string) rules.Case {
	c := rules.Case{Date: day("2025-06-30"), Currency: "EUR", Coproduction: &rules.Coproduction{Treaty: treaty}}
	for i, share := range shares {
		c.Coproduction.Parties = append(c.Coproduction.Parties, rules.Party{
			ID: "p" + string(rune('1'+i)), Country: []string{"FR", "BE", "LU"}[i], Financial: d(share), Member: new(true), Ratified: new(true),
		})
	}
	return c
}

// T1 and P5: a box office of 6,150,000 brings 659,280 of ticket tax and 824,100 of support, weighted by the points.
func TestSupportOfTheBoxOffice(t *testing.T) {
	film := func(points, expected string) rules.Case {
		return rules.Case{Points: sheet("0", points), Support: &rules.Support{BoxOffice: d("6150000"), Expected: d(expected)}}
	}
	rows := []row{
		{reason: "80 points: all of it", rule: rules.SupportExpected, want: rules.Pass, film: film("80", "824100"), limit: "824100"},
		{reason: "75 points: 0.85", rule: rules.SupportExpected, want: rules.Pass, film: film("75", "700485"), limit: "700485"},
		{reason: "65 points: 0.65", rule: rules.SupportExpected, want: rules.Pass, film: film("65", "535665"), limit: "535665"},
		{reason: "a cent more", rule: rules.SupportExpected, want: rules.Fail, film: film("65", "535665.01"), limit: "535665"},
	}
	// 8,241 is a hundredth of the support.
	for points, limit := range map[string]string{
		"79": "799377", "78": "774654", "77": "749931", "76": "725208", "74": "675762", "73": "651039", "72": "626316", "71": "601593", "70": "576870", "69.5": "572749.5",
	} {
		rows = append(rows, row{reason: points + " points", rule: rules.SupportExpected, want: rules.Pass, film: film(points, "1"), limit: limit})
	}
	untold := film("", "824100")
	rows = append(rows, row{reason: "points that are not told", rule: rules.SupportExpected, want: rules.CannotTell, film: untold, missing: []string{"points.others"}})
	work(t, rows)
}

// P1, P3, P4: the sums of the scales are those that their sources print.
func TestScales(t *testing.T) {
	european, _, err := points.EuropeanAt(day("2025-06-30"))
	require.NoError(t, err)
	require.Equal(t, "18", european.Max().String())
	old, _, err := points.FictionAt(day("2017-12-31"))
	require.NoError(t, err)
	require.Equal(t, "100", old.Max().String())
	documentary, _, err := points.DocumentaryAt(day("2025-06-30"))
	require.NoError(t, err)
	require.Equal(t, "32", documentary.Groups[1].Max().Add(documentary.Groups[2].Max()).String())
	full := &points.Sheet{Grid: european}
	for _, group := range european.Groups {
		for _, post := range group.Posts {
			full.Entries = append(full.Entries, points.Entry{Post: post.Code, Points: new(post.Max)})
		}
	}
	less := func(n string) *points.Sheet {
		s := *full
		s.Entries = append([]points.Entry{{Post: full.Entries[0].Post, Points: d("0")}}, full.Entries[1:]...) // 3 of 18
		s.Entries[1].Points = d(n)
		return &s
	}
	cinema, audiovisual := rules.Film{Work: rules.Cinema}, rules.Film{Work: rules.Audiovisual}
	work(t, []row{
		{reason: "P1: all of the scale", rule: rules.EuropeanPoints, want: rules.Pass, film: rules.Case{Film: cinema, European: full}, figure: "18", limit: "14"},
		{reason: "14 of cinema", rule: rules.EuropeanPoints, want: rules.Pass, film: rules.Case{Film: cinema, European: less("1")}, figure: "14"},
		{reason: "13 of cinema", rule: rules.EuropeanPoints, want: rules.Fail, film: rules.Case{Film: cinema, European: less("0")}, figure: "13"},
		{reason: "13 of an audiovisual work", rule: rules.EuropeanPoints, want: rules.Pass, film: rules.Case{Film: audiovisual, European: less("0")}, limit: "13"},
		{reason: "13 of a work that is not named", rule: rules.EuropeanPoints, want: rules.CannotTell, film: rules.Case{European: less("0")}, missing: []string{"film.work"}},
		{reason: "14 of it are enough in any case", rule: rules.EuropeanPoints, want: rules.Pass, film: rules.Case{European: less("1")}},
	})
}

// A*: published totals, of which some do not add up.
func TestPublishedTotals(t *testing.T) {
	total := func(printed string, precision int32, items ...string) rules.Case {
		one := financing.Total{Printed: dec(printed), Precision: precision}
		for _, item := range items {
			one.Items = append(one.Items, financing.Item{Amount: dec(item)})
		}
		return rules.Case{Totals: []rules.PrintedTotal{{Name: "t", Total: one}}}
	}
	work(t, []row{
		{reason: "A1: French films of 2005", rule: rules.PrintedTotals, subject: "t", want: rules.Pass, figure: "0", film: total("100.0", 1, "33.8", "29.5", "10.3", "9.7", "9.2", "3.1", "3.1", "1.3")},
		{reason: "A2: channels of 2005, by channel", rule: rules.PrintedTotals, subject: "t", want: rules.Pass, figure: "0", film: total("119.45", 2, "46.65", "29.71", "24.21", "12.63", "6.25")},
		{reason: "A2: by kind", rule: rules.PrintedTotals, subject: "t", want: rules.Pass, figure: "0", film: total("119.45", 2, "81.46", "37.99")},
		{reason: "A7: films of platforms in 2024", rule: rules.PrintedTotals, subject: "t", want: rules.Pass, figure: "0", film: total("45", 0, "27", "10", "6", "2")},
		{reason: "A11: television in 2007", rule: rules.PrintedTotals, subject: "t", want: rules.Pass, figure: "0", film: total("30.5", 1, "26.7", "3.8")},
		{reason: "mandates of 2007: 1.4 points are not itemised", rule: rules.PrintedTotals, subject: "t", want: rules.Fail, figure: "1.4", film: total("21.2", 1, "8.2", "9.5", "2.1")},
	})
}

// A3 to A12 that are quotients, V3 and G*: ratios of plans, as the analysis gives them.
func TestRatios(t *testing.T) {
	part := func(budget string, code financing.RatioCode, sources ...financing.Source) string {
		p := plan(budget, sources...)
		for i := range p.Sources {
			p.Sources[i].Label = p.Sources[i].ID
		}
		a, err := p.Analyse()
		require.NoError(t, err)
		r, _ := a.Ratio(code)
		return r.Percent.StringFixed(1)
	}
	channels, own, aid := financing.PreBuy, financing.Producer, financing.SelectiveAid
	require.Equal(t, "33.8", part("933.67", financing.OwnShare, source("producers", own, "316")), "A3: printed 33.8 %")
	require.Equal(t, "34.9", part("1180", financing.BroadcasterDependence, source("tv", channels, "411.6")), "A6: printed 35 %")
	require.Equal(t, "93.0", part("983.1", financing.Closure, source("all", channels, "914.6")), "A5: printed -7 %")
	require.Equal(t, "72.7", part("220", financing.Closure, source("all", channels, "160")), "A8: printed -27 %")
	for _, one := range []struct{ amount, want string }{{"407.7", "29.0"}, {"357.9", "25.4"}, {"222.4", "15.8"}, {"215.7", "15.3"}, {"144.1", "10.2"}} {
		require.Equal(t, one.want, part("1407", financing.Closure, source("all", channels, one.amount)), "A12: printed 29, 25, 16, 15, 10 %")
	}
	require.Equal(t, "1.7", part("4500", financing.Closure, source("svod", channels, "76")), "A7: 76 M€ for 45 films are 1.69 M€ each, printed 1.7")
	require.Equal(t, "11.0", part("3500000", financing.SoftShare, source("region", financing.RegionalAid, "384000")), "V3: the region")
	require.Equal(t, "11.4", part("3500000", financing.SoftShare, source("avance", aid, "400000")), "V3: the advance")
	require.Equal(t, "22.4", part("3500000", financing.SoftShare, source("region", financing.RegionalAid, "384000"), source("avance", aid, "400000")), "V3")
	for _, one := range []struct{ budget, covered, gap string }{
		{"3000000", "2000000", "33.3"}, {"1000000", "800000", "20.0"}, {"2000000", "1000000", "50.0"}, {"2500000", "1000000", "60.0"}, {"10000000", "7000000", "30.0"},
	} {
		require.Equal(t, one.gap, part(one.budget, financing.FinancingGap, source("sold", channels, one.covered)), "G1 to G6")
	}
}

// T4: the bounds of the slices are whole numbers of admissions at 6.15 €.
func TestSlicesByAdmission(t *testing.T) {
	var bounds []string
	for _, scale := range [][]law.Bracket{law.DistributionSupport().Entries[0].Value, law.ProductionSupport().Entries[0].Value} {
		for _, one := range scale {
			bounds = append(bounds, one.UpTo.String())
		}
	}
	for bound, admissions := range map[string]int64{"307500": 50_000, "3075000": 500_000, "6150000": 1_000_000, "9225000": 1_500_000, "30750000": 5_000_000} {
		require.Contains(t, bounds, bound)
		require.True(t, dec("6.15").Mul(decimal.NewFromInt(admissions)).Equal(dec(bound)))
	}
}
