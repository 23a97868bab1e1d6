package rules_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/rules"
)

type decimalOf = decimal.Decimal

func TestTreaties(t *testing.T) {
	canada := func(share string, consent, french bool, work rules.Work) rules.Case {
		c := coproduced(rules.Canada, "100", share)
		c.Film.Work, c.Film.French, c.Coproduction.Consent = work, &french, &consent
		return c
	}
	third := func(share string) rules.Case {
		c := coproduced(rules.Canada, "60", "20", share)
		c.Coproduction.Parties[2].Member = new(false)
		return c
	}
	korea := func(artistic, technical string) rules.Case {
		c := coproduced(rules.Korea, "80", "20")
		for i := range c.Coproduction.Parties {
			c.Coproduction.Parties[i].Artistic, c.Coproduction.Parties[i].Technical = d(artistic), d(technical)
		}
		return c
	}
	belgium := func(heads, leads, supporting int) rules.Case {
		c := coproduced(rules.Belgium, "80", "20")
		c.Coproduction.Team = &rules.Team{Heads: &heads, Leads: &leads, Supporting: &supporting}
		return c
	}
	eurimages := func(budget, share string) rules.Case {
		c := coproduced(rules.Eurimages, share, "10")
		c.Cost.Budget = d(budget)
		return c
	}
	unsigned := coproduced(rules.European2017, "60", "20", "20")
	unsigned.Coproduction.Parties[1].Ratified = new(false)
	unknown := coproduced(rules.European1992, "72", "18", "10")
	unknown.Coproduction.Parties[2].Member = nil
	money := coproduced(rules.European1992, "80", "20")
	money.Coproduction.Parties[1].FinanceOnly = true
	supplied := money
	supplied.Supplied = map[rules.Parameter]decimalOf{"treaty.finance_least": dec("10"), "treaty.finance_most": dec("25")}
	two := func(reading rules.Share) rules.Case {
		c := coproduced(rules.Canada, "65", "15", "20")
		c.Coproduction.Parties[1].Country, c.Coproduction.Parties[2].Country = "FR", "CA"
		c.Film.Work, c.Coproduction.Consent, c.Readings.Share = rules.Cinema, new(false), reading
		return c
	}
	work(t, []row{
		{reason: "15 % of a second French co-producer: whose share it is decides", rule: rules.TreatyLeast, subject: "p2", want: rules.CannotTell, film: two(""), missing: []string{"readings.share"}},
		{reason: "its own", rule: rules.TreatyLeast, subject: "p2", want: rules.Fail, film: two(rules.OfCoproducer), figure: "15"},
		{reason: "that of France", rule: rules.TreatyLeast, subject: "p2", want: rules.Pass, film: two(rules.OfCountry), figure: "80"},
		{reason: "a co-producer alone in its country", rule: rules.TreatyLeast, subject: "p3", want: rules.Pass, film: two(""), figure: "20"},
		{reason: "20 % with Canada", rule: rules.TreatyLeast, subject: "p2", want: rules.Pass, film: canada("20", false, false, rules.Cinema), limit: "20"},
		{reason: "19.9 without consent", rule: rules.TreatyLeast, subject: "p2", want: rules.Fail, film: canada("19.9", false, false, rules.Cinema), limit: "20"},
		{reason: "15 of cinema by consent", rule: rules.TreatyLeast, subject: "p2", want: rules.Pass, film: canada("15", true, false, rules.Cinema), limit: "15"},
		{reason: "14.9", rule: rules.TreatyLeast, subject: "p2", want: rules.Fail, film: canada("14.9", true, false, rules.Cinema), limit: "15"},
		{reason: "10 of cinema in French", rule: rules.TreatyLeast, subject: "p2", want: rules.Pass, film: canada("10", true, true, rules.Cinema), limit: "10"},
		{reason: "not of television", rule: rules.TreatyLeast, subject: "p2", want: rules.Fail, film: canada("10", true, true, rules.Audiovisual), limit: "20"},
		{reason: "10 % of a third State", rule: rules.TreatyThirdState, subject: "p3", want: rules.Pass, film: third("10"), limit: "10"},
		{reason: "9.99", rule: rules.TreatyThirdState, subject: "p3", want: rules.Fail, film: third("9.99"), limit: "10"},
		{reason: "no largest share is stated", rule: rules.TreatyMost, want: skipped, film: canada("20", false, false, rules.Cinema)},
		{reason: "20 % artistic with Korea", rule: rules.TreatyContribution, subject: "p2:artistic", want: rules.Pass, film: korea("20", "19"), limit: "20"},
		{reason: "19 technical", rule: rules.TreatyContribution, subject: "p2:technical", want: rules.Fail, film: korea("20", "19"), limit: "20"},
		{reason: "10 % with Germany", rule: rules.TreatyLeast, subject: "p2", want: rules.Pass, film: coproduced(rules.Germany, "90", "10"), limit: "10"},
		{reason: "9 % with Luxembourg", rule: rules.TreatyLeast, subject: "p2", want: rules.Fail, film: coproduced(rules.Luxembourg, "91", "9"), limit: "10"},
		{reason: "a share with Belgium is not established", rule: rules.TreatyLeast, subject: "p2", want: rules.CannotTell, film: belgium(1, 1, 0), missing: []string{"supplied.treaty.bilateral_least"}},
		{reason: "nor with Italy", rule: rules.TreatyLeast, subject: "p2", want: rules.CannotTell, film: coproduced(rules.Italy, "80", "20"), missing: []string{"supplied.treaty.bilateral_least"}},
		{reason: "a head and a lead", rule: rules.TreatyTeam, want: rules.Pass, film: belgium(1, 1, 0)},
		{reason: "a head and two supporting actors", rule: rules.TreatyTeam, want: rules.Pass, film: belgium(1, 0, 2)},
		{reason: "two heads", rule: rules.TreatyTeam, want: rules.Pass, film: belgium(2, 0, 0)},
		{reason: "a head and one supporting actor", rule: rules.TreatyTeam, want: rules.Fail, film: belgium(1, 0, 1)},
		{reason: "no head", rule: rules.TreatyTeam, want: rules.Fail, film: belgium(0, 2, 2)},
		{reason: "Eurimages: 80 % up to 5 M€", rule: rules.TreatyMost, subject: "p1", want: rules.Fail, film: eurimages("5000000", "90"), limit: "80"},
		{reason: "90 % above", rule: rules.TreatyMost, subject: "p1", want: rules.Pass, film: eurimages("5000000.01", "90"), limit: "90"},
		{reason: "one State has not ratified", rule: rules.TreatyRatified, subject: "p2", want: rules.Fail, film: unsigned},
		{reason: "the Convention of 1992 does not ask for it", rule: rules.TreatyRatified, want: skipped, film: unknown},
		{reason: "72 % is too much of three parties and not of two", rule: rules.TreatyMost, subject: "p1", want: rules.CannotTell, film: unknown, missing: []string{"coproduction.parties[2].member"}},
		{reason: "81 and 20 are more than all", rule: rules.TreatyShares, subject: "at_most", want: rules.Fail, film: coproduced(rules.European1992, "81", "20"), figure: "101"},
		{reason: "money only: not established", rule: rules.TreatyFinanceLeast, subject: "p2", want: rules.CannotTell, film: money, missing: []string{"supplied.treaty.finance_least"}},
		{reason: "supplied", rule: rules.TreatyFinanceMost, subject: "p2", want: rules.Pass, film: supplied, limit: "25"},
	})
}

func TestEurimagesAndSofica(t *testing.T) {
	returned := func(amount, recoupable string) rules.Case {
		s := source("e", financing.Eurimages, amount)
		s.Recoupable = dec(recoupable)
		return rules.Case{Plan: plan("1", s)}
	}
	commission := func(percent string, here bool) rules.Case {
		return rules.Case{Commissions: []rules.Commission{{Territory: "DE", Rights: "tv", Percent: d(percent), Coproducing: &here}}}
	}
	sofica := func(signed, paid string) rules.Case {
		return rules.Case{
			Film: rules.Film{ShootingStart: day("2025-09-01")}, Plan: plan("1", source("s", financing.Sofica, "1")), Cost: rules.Cost{Final: d("2")},
			Soficas: []rules.Investment{{Source: "s", Signed: day(signed), Paid: day(paid)}},
		}
	}
	fund := func(vintage int, backed, foreign, invested string) rules.Case {
		return rules.Case{Funds: []rules.Fund{{Name: "F", Vintage: &vintage, Collected: d("1000"), Invested: d(invested), Backed: d(backed), Foreign: d(foreign)}}}
	}
	accepted := fund(2020, "450", "0", "900")
	accepted.Accepted = []rules.Parameter{"sofica.not_backed"}
	relief := func(paid, income, claimed string) rules.Case {
		c := s1(false, false, claimed)
		c.Subscribers[0].Subscription, c.Subscribers[0].Income = d(paid), d(income)
		return c
	}
	work(t, []row{
		{reason: "150,000 are a grant", rule: rules.EurimagesReturn, subject: "e", want: rules.Pass, film: returned("150000", "0")},
		{reason: "nothing of it is repaid", rule: rules.EurimagesReturn, subject: "e", want: rules.Fail, film: returned("150000", "1")},
		{reason: "a cent more is repaid from the first euro", rule: rules.EurimagesReturn, subject: "e", want: rules.Pass, film: returned("150000.01", "150000.01")},
		{reason: "not the part above only", rule: rules.EurimagesReturn, subject: "e", want: rules.Fail, film: returned("150000.01", "0.01"), figure: "150000"},
		{reason: "25 %", rule: rules.EurimagesCommission, subject: "DE/tv", want: rules.Pass, film: commission("25", false)},
		{reason: "more", rule: rules.EurimagesCommission, subject: "DE/tv", want: rules.Fail, film: commission("25.01", false)},
		{reason: "none in a co-producing territory", rule: rules.EurimagesCommission, subject: "DE/tv", want: rules.Fail, film: commission("1", true), limit: "0"},
		{reason: "half of the cost", rule: rules.SoficaContracts, want: rules.Pass, film: sofica("2025-08-31", "2025-08-31"), margin: "0"},
		{reason: "signed the day before", rule: rules.SoficaSigned, subject: "s", want: rules.Pass, film: sofica("2025-08-31", "2025-09-01"), margin: "1"},
		{reason: "paid on the first day", rule: rules.SoficaPaid, subject: "s", want: rules.Fail, film: sofica("2025-08-31", "2025-09-01"), margin: "0"},
		{reason: "half not backed, of 2010", rule: rules.SoficaBacking, subject: "F", want: rules.Pass, film: fund(2010, "450", "0", "900"), limit: "450"},
		{reason: "less", rule: rules.SoficaBacking, subject: "F", want: rules.Fail, film: fund(2010, "451", "0", "900")},
		{reason: "of 2020 it is not established", rule: rules.SoficaBacking, subject: "F", want: rules.CannotTell, film: fund(2020, "450", "0", "900"), missing: []string{"supplied.sofica.not_backed"}},
		{reason: "the half that is quoted is accepted", rule: rules.SoficaBacking, subject: "F", want: rules.Pass, film: accepted},
		{reason: "20 % in a foreign language", rule: rules.SoficaForeign, subject: "F", want: rules.Pass, film: fund(2010, "0", "180", "900"), limit: "180"},
		{reason: "more", rule: rules.SoficaForeign, subject: "F", want: rules.Fail, film: fund(2010, "0", "181", "900")},
		{reason: "90 % invested", rule: rules.SoficaInvested, subject: "F", want: rules.Pass, film: fund(2010, "0", "0", "900"), limit: "900"},
		{reason: "less", rule: rules.SoficaInvested, subject: "F", want: rules.Fail, film: fund(2010, "0", "0", "899")},
		{reason: "18,000 count of 20,000", rule: rules.InvestorRelief, subject: "A", want: rules.Pass, film: relief("20000", "100000", "5400"), limit: "5400"},
		{reason: "a quarter of an income of 40,000", rule: rules.InvestorRelief, subject: "A", want: rules.Fail, film: relief("20000", "40000", "3000.01"), limit: "3000"},
	})
}

func TestTerritories(t *testing.T) {
	spent := func(asked, most, amount string) rules.Case {
		s := source("r", financing.RegionalAid, "100000")
		s.Spend = []financing.SpendObligation{{Territory: "Bretagne", Percent: dec(asked), Most: dec(most)}}
		return rules.Case{Cost: rules.Cost{Budget: d("150000")}, Plan: plan("150000", s), Spending: []rules.Spending{{Territory: "Bretagne", Amount: d(amount)}}}
	}
	east := func(genre rules.Genre, aid, amount string) rules.Case {
		return rules.Case{
			Film: rules.Film{Genre: genre}, Cost: rules.Cost{Budget: d("300000")}, Plan: plan("1", source("r", financing.RegionalAid, aid)),
			Schemes:  []rules.Scheme{{Source: "r", Scheme: rules.GrandEst, Territory: "Grand Est"}},
			Spending: []rules.Spending{{Territory: "Grand Est", Amount: d(amount)}},
		}
	}
	supplied := east(rules.Animation, "50000", "0")
	supplied.Supplied = map[rules.Parameter]decimalOf{"grand_est.animation": dec("60000")}
	work(t, []row{
		{reason: "as much as the aid", rule: rules.TerritorialSpend, subject: "r/Bretagne", want: rules.Pass, film: spent("100", "0", "100000"), limit: "100000"},
		{reason: "a cent less", rule: rules.TerritorialSpend, subject: "r/Bretagne", want: rules.Fail, film: spent("100", "0", "99999.99")},
		{reason: "never more than 80 % of the budget", rule: rules.TerritorialSpend, subject: "r/Bretagne", want: rules.Pass, film: spent("160", "80", "120000"), limit: "120000"},
		{reason: "160 % of the aid is above 80 % of the budget", rule: rules.TerritorialLimit, subject: "r/Bretagne", want: rules.Fail, film: spent("160", "0", "0"), figure: "160000", limit: "120000"},
		{reason: "120 % is not", rule: rules.TerritorialLimit, subject: "r/Bretagne", want: rules.Pass, film: spent("120", "0", "0"), margin: "0"},
		{reason: "Grand Est: 300,000 of fiction", rule: rules.SchemeCeiling, subject: "r", want: rules.Pass, film: east(rules.Fiction, "300000", "0"), margin: "0"},
		{reason: "a cent more", rule: rules.SchemeCeiling, subject: "r", want: rules.Fail, film: east(rules.Fiction, "300000.01", "0")},
		{reason: "100,000 of documentary", rule: rules.SchemeCeiling, subject: "r", want: rules.Fail, film: east(rules.Documentary, "100000.01", "0"), limit: "100000"},
		{reason: "of animation nothing is stated", rule: rules.SchemeCeiling, subject: "r", want: rules.CannotTell, film: east(rules.Animation, "50000", "0"), missing: []string{"supplied.grand_est.animation"}},
		{reason: "but supplied", rule: rules.SchemeCeiling, subject: "r", want: rules.Pass, film: supplied, limit: "60000"},
		{reason: "spent there as much as the aid", rule: rules.SchemeSpend, subject: "r", want: rules.Pass, film: east(rules.Fiction, "100000", "100000"), limit: "100000"},
		{reason: "80 % of the budget at most", rule: rules.SchemeSpend, subject: "r", want: rules.Pass, film: east(rules.Fiction, "300000", "240000"), limit: "240000"},
		{reason: "a cent less", rule: rules.SchemeSpend, subject: "r", want: rules.Fail, film: east(rules.Fiction, "300000", "239999.99")},
	})
}

func TestBroadcasters(t *testing.T) {
	cinema := func(months int, mostly bool, edit func(*rules.Broadcaster)) rules.Case {
		b := rules.Broadcaster{
			Name: "C", Service: rules.CinemaService, Turnover: d("100000000"), Months: &months, MostlyCinema: &mostly, LumpSum: new(false),
			European: d("16000000"), French: d("13000000"),
		}
		if edit != nil {
			edit(&b)
		}
		return rules.Case{Broadcasters: []rules.Broadcaster{b}}
	}
	lump := func(b *rules.Broadcaster) {
		b.Turnover, b.LumpSum, b.European = d("1000000000"), new(true), d("144000000")
	}
	free := func(edit func(*rules.Broadcaster)) rules.Case {
		c := b1(3, "3200000")
		c.Broadcasters[0].Showings, c.Broadcasters[0].French = new(104), d("2500000")
		c.Broadcasters[0].Independent, c.Broadcasters[0].PreBuys = d("2400000"), d("1120000")
		if edit != nil {
			edit(&c.Broadcasters[0])
		}
		return c
	}
	service := func(edit func(*rules.Broadcaster)) rules.Case {
		b := rules.Broadcaster{
			Name: "S", Service: rules.OnDemand, Turnover: d("10000000"), Year: new(3), Months: new(12),
			European: d("2000000"), Cinema: d("400000"), Audiovisual: d("400000"), Independent: d("300000"),
		}
		if edit != nil {
			edit(&b)
		}
		return rules.Case{Broadcasters: []rules.Broadcaster{b}}
	}
	eu, fr := rules.BroadcasterEuropean, rules.BroadcasterFrench
	work(t, []row{
		{reason: "under nine months: 16 %", rule: eu, subject: "C", want: rules.Pass, film: cinema(8, false, nil), limit: "16000000"},
		{reason: "13 % in French", rule: fr, subject: "C", want: rules.Pass, film: cinema(8, false, nil), limit: "13000000"},
		{reason: "nine months: 14 %", rule: eu, subject: "C", want: rules.Pass, film: cinema(9, false, nil), limit: "14000000"},
		{reason: "11.5 % in French", rule: fr, subject: "C", want: rules.Pass, film: cinema(11, false, nil), limit: "11500000"},
		{reason: "twelve months: 12 %", rule: eu, subject: "C", want: rules.Pass, film: cinema(12, false, nil), limit: "12000000"},
		{reason: "mostly cinema, under twelve months: 18 %", rule: eu, subject: "C", want: rules.Fail, film: cinema(11, true, nil), limit: "18000000"},
		{reason: "from twelve: 16 %", rule: eu, subject: "C", want: rules.Pass, film: cinema(12, true, nil), limit: "16000000"},
		{reason: "from eighteen nothing is stated", rule: eu, subject: "C", want: rules.CannotTell, film: cinema(18, true, nil), missing: []string{"supplied.cinema_mostly.european_3"}},
		{reason: "nor of French from twelve", rule: fr, subject: "C", want: rules.CannotTell, film: cinema(12, true, nil), missing: []string{"supplied.cinema_mostly.french_2"}},
		{reason: "a lump sum of a tenth less, above 120 M€", rule: eu, subject: "C", want: rules.Pass, film: cinema(8, false, lump), limit: "144000000"},
		{reason: "53 films a year: 2.5 % in French", rule: fr, subject: "Chaîne", want: rules.Pass, film: free(nil), limit: "2500000"},
		{reason: "52 films and 104 showings owe nothing", rule: eu, subject: "Chaîne", want: rules.Pass, film: free(func(b *rules.Broadcaster) { b.Films, b.European = new(52), d("0") }), limit: "0"},
		{reason: "105 showings do", rule: eu, subject: "Chaîne", want: rules.Fail, film: free(func(b *rules.Broadcaster) { b.Films, b.Showings, b.European = new(52), new(105), d("0") }), limit: "3200000"},
		{reason: "three quarters independent", rule: rules.BroadcasterIndependent, subject: "Chaîne", want: rules.Pass, film: free(nil), limit: "2400000"},
		{reason: "less", rule: rules.BroadcasterIndependent, subject: "Chaîne", want: rules.Fail, film: free(func(b *rules.Broadcaster) { b.Independent = d("2399999.99") })},
		{reason: "35 % of pre-buys up to 100 M€", rule: rules.BroadcasterPreBuys, subject: "Chaîne", want: rules.Pass, film: free(nil), limit: "1120000"},
		{reason: "20 % below 75 M€", rule: rules.BroadcasterPreBuys, subject: "Chaîne", want: rules.Pass, film: free(func(b *rules.Broadcaster) { b.Turnover, b.PreBuys = d("50000000"), d("320000") }), limit: "320000"},
		{reason: "above 100 M€ it is not established", rule: rules.BroadcasterPreBuys, subject: "Chaîne", want: rules.CannotTell, film: free(func(b *rules.Broadcaster) { b.Turnover = d("100000000.01") }), missing: []string{"supplied.free.prebuys_3"}},
		{reason: "20 % of 10 M€ with films of twelve months", rule: eu, subject: "S", want: rules.Pass, film: service(nil), limit: "2000000"},
		{reason: "25 % with younger films", rule: eu, subject: "S", want: rules.Fail, film: service(func(b *rules.Broadcaster) { b.Months = new(11) }), limit: "2500000"},
		{reason: "a quarter less below 10 M€", rule: eu, subject: "S", want: rules.Pass, film: service(func(b *rules.Broadcaster) { b.Turnover = d("9000000") }), limit: "1350000"},
		{reason: "half in the first year", rule: eu, subject: "S", want: rules.Pass, film: service(func(b *rules.Broadcaster) { b.Year = new(1) }), limit: "1000000"},
		{reason: "a fifth of it for cinema", rule: rules.ServiceCinema, subject: "S", want: rules.Pass, film: service(nil), limit: "400000"},
		{reason: "and for audiovisual works", rule: rules.ServiceAudiovisual, subject: "S", want: rules.Fail, film: service(func(b *rules.Broadcaster) { b.Audiovisual = d("399999.99") })},
		{reason: "three quarters of cinema independent", rule: rules.BroadcasterIndependent, subject: "S", want: rules.Pass, film: service(nil), limit: "300000"},
	})
	later := m1("2020-03-31")
	later.Date = day("2025-06-30")
	accepted := later
	accepted.Accepted = []rules.Parameter{"payment.days"}
	work(t, []row{
		{reason: "that the decrees of 2021 kept it is not established", rule: rules.PreBuyPaid, subject: "canal", want: rules.CannotTell, film: later, missing: []string{"supplied.payment.days"}},
		{reason: "accepted by name", rule: rules.PreBuyPaid, subject: "canal", want: rules.Pass, film: accepted},
	})
}

func TestLoans(t *testing.T) {
	quota := func(percent string) rules.Case { return rules.Case{Loan: &rules.Loan{Quota: d(percent)}} }
	// 1 % × 50 % × (600,000 + half of 400,000) is 4,000 a year.
	month := func(charged string) rules.Case {
		return rules.Case{Loan: &rules.Loan{Quota: d("50"), Months: []rules.LoanMonth{{Drawn: d("600000"), Authorised: d("1000000"), Charged: d(charged)}}}}
	}
	gap := func(amount, unsold string) rules.Case {
		c := rules.Case{Cost: rules.Cost{Budget: d("1000000")}, Plan: plan("1000000", source("g", financing.Gap, amount)), Accepted: []rules.Parameter{"gap.share", "gap.cover"}}
		c.Plan.UnsoldRights = dec(unsold)
		return c
	}
	silent := gap("100000", "1")
	silent.Accepted = nil
	// 50,000 × 0.70 + 50,000 × 0.35 + 100,000 × 0.15 + 500,000 × 0.05 is 92,500, and nothing more.
	export := func(admissions, expected string) rules.Case {
		return rules.Case{Export: &rules.Export{Admissions: d(admissions), Expected: d(expected)}}
	}
	work(t, []row{
		{reason: "50 %", rule: rules.GuaranteeQuota, subject: "at_least", want: rules.Pass, film: quota("50")},
		{reason: "49.99 %", rule: rules.GuaranteeQuota, subject: "at_least", want: rules.Fail, film: quota("49.99")},
		{reason: "70 %", rule: rules.GuaranteeQuota, subject: "at_most", want: rules.Pass, film: quota("70")},
		{reason: "70.01 %", rule: rules.GuaranteeQuota, subject: "at_most", want: rules.Fail, film: quota("70.01")},
		{reason: "a twelfth of 4,000", rule: rules.GuaranteeCommission, subject: "1", want: rules.Pass, film: month("333.33"), limit: "333.33"},
		{reason: "a cent more", rule: rules.GuaranteeCommission, subject: "1", want: rules.Fail, film: month("333.34")},
		{reason: "15 % of the budget, as quoted", rule: rules.GapShare, want: rules.Pass, film: gap("150000", "0"), limit: "150000"},
		{reason: "more", rule: rules.GapShare, want: rules.Fail, film: gap("150000.01", "0")},
		{reason: "nothing is established", rule: rules.GapShare, want: rules.CannotTell, film: silent, missing: []string{"supplied.gap.share"}},
		{reason: "twice the loan of unsold rights", rule: rules.GapCover, want: rules.Pass, film: gap("150000", "300000"), limit: "300000"},
		{reason: "less", rule: rules.GapCover, want: rules.Fail, film: gap("150000", "299999.99")},
		{reason: "700,000 admissions", rule: rules.ExportBonus, want: rules.Pass, film: export("700000", "92500"), limit: "92500"},
		{reason: "nothing beyond", rule: rules.ExportBonus, want: rules.Fail, film: export("900000", "92500.01"), limit: "92500"},
		{reason: "the sources come to the budget", rule: rules.PlanCloses, want: rules.Pass, film: rules.Case{Plan: plan("100", source("a", financing.Producer, "100"))}},
		{reason: "a cent lacks", rule: rules.PlanCloses, want: rules.Fail, film: rules.Case{Plan: plan("100", source("a", financing.Producer, "99.99"))}, margin: "-0.01"},
	})
}
