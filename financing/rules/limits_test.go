package rules_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/rules"
)

// Both sides of the limits of public aid, and what is not known of them.
func TestAid(t *testing.T) {
	european := func(aid string, number, states *int) rules.Case {
		return rules.Case{Film: rules.Film{Number: number, MemberStates: states}, Cost: rules.Cost{Budget: d("2000000")}, Plan: plan("2000000", source("a", financing.SelectiveAid, aid))}
	}
	abroad := func(reading rules.ForeignAid) rules.Case {
		p := plan("4000000", source("cnc", financing.SelectiveAid, "1400000"), source("cash", financing.Producer, "1600000"), by("be", source("fwb", financing.SelectiveAid, "1000000")))
		p.Coproducers = []financing.Partner{{ID: "be", Country: "BE"}}
		return rules.Case{Film: rules.Film{Work: rules.Cinema, Number: new(3)}, Cost: rules.Cost{Budget: d("4000000")}, Plan: p, Readings: rules.Readings{ForeignAid: reading}}
	}
	hour := func(budget string) rules.Case {
		return rules.Case{
			Film: rules.Film{Work: rules.Audiovisual, Number: new(9), Minutes: d("90")}, Cost: rules.Cost{Budget: d(budget), Final: d("200000")},
			Plan: plan("200000", source("a", financing.SelectiveAid, "120000")),
		}
	}
	unsaid := rules.Case{Film: rules.Film{Work: rules.Cinema}, Cost: rules.Cost{Budget: d("2000000"), Final: d("2000000")}, Plan: plan("2000000", source("a", financing.SelectiveAid, "1000000.01"))}
	low := unsaid
	low.Plan = plan("2000000", source("a", financing.SelectiveAid, "1000000"))
	high := unsaid
	high.Plan = plan("2000000", source("a", financing.SelectiveAid, "1200000.01"))
	other := low
	other.Plan = plan("2000000", source("r", financing.RegionalAid, "2000000"))
	french := func(brings, spends string, work rules.Work) rules.Case {
		p := plan("1000000", source("tv", financing.PreBuy, brings), by("de", source("zdf", financing.Coproducer, "500000")))
		p.Coproducers = []financing.Partner{{ID: "de", Country: "DE"}}
		return rules.Case{Film: rules.Film{Work: work}, Cost: rules.Cost{Final: d("1000000")}, Plan: p, Spending: []rules.Spending{{Territory: "FR", Amount: d(spends)}}}
	}
	work(t, []row{
		{reason: "half is within", rule: rules.PublicAid, want: rules.Pass, film: low, margin: "0"},
		{reason: "between 50 and 60 % the rank of the film decides", rule: rules.PublicAid, want: rules.CannotTell, film: unsaid, missing: []string{"film.number"}},
		{reason: "above 60 % nothing does", rule: rules.PublicAid, want: rules.Fail, film: high, limit: "1200000", margin: "-0.01"},
		{reason: "no plan", rule: rules.PublicAid, want: rules.CannotTell, film: rules.Case{Film: rules.Film{Number: new(1)}}, missing: []string{"plan", "cost.final"}},
		{reason: "the aid of a region is not that of the CNC", rule: rules.CNCAid, want: rules.Pass, film: other, figure: "0"},
		{reason: "it is public", rule: rules.PublicAid, want: rules.Fail, film: other, figure: "2000000"},
		{reason: "whether Belgian aid counts is open, and decides", rule: rules.PublicAid, want: rules.CannotTell, film: abroad(""), limit: "1500000", missing: []string{"readings.foreign_aid"}},
		{reason: "read as not counted", rule: rules.PublicAid, want: rules.Pass, film: abroad(rules.NotCounted), figure: "1400000"},
		{reason: "read as counted", rule: rules.PublicAid, want: rules.Fail, film: abroad(rules.Counted), figure: "2400000"},
		{reason: "100,000 an hour, for 90 minutes", rule: rules.PublicAid, want: rules.Pass, film: hour("150000"), limit: "120000"},
		{reason: "a cent more an hour and a half", rule: rules.PublicAid, want: rules.Fail, film: hour("150000.01"), limit: "100000"},
		{reason: "before the rules of 2014", rule: rules.PublicAid, want: rules.CannotTell, film: func() rules.Case {
			c := low
			c.Date = day("2014-11-26")
			return c
		}(), missing: []string{"supplied.public_aid.derogation", "supplied.public_aid.ceiling"}},

		{reason: "one Member State: half", rule: rules.EuropeanAid, want: rules.Pass, film: european("1000000", new(3), new(1)), limit: "1000000"},
		{reason: "above it", rule: rules.EuropeanAid, want: rules.Fail, film: european("1000000.01", new(3), new(1)), limit: "1000000"},
		{reason: "two: 60 %", rule: rules.EuropeanAid, want: rules.Pass, film: european("1200000", new(3), new(2)), limit: "1200000"},
		{reason: "above it", rule: rules.EuropeanAid, want: rules.Fail, film: european("1200000.01", new(3), new(2)), limit: "1200000"},
		{reason: "a second film has no ceiling", rule: rules.EuropeanAid, want: skipped, film: european("2000000", new(2), new(1))},
		{reason: "a film of unknown rank may have none", rule: rules.EuropeanAid, want: rules.CannotTell, film: european("1200000.01", nil, new(2)), missing: []string{"film.number"}},
		{reason: "how many States", rule: rules.EuropeanAid, want: rules.CannotTell, film: european("1100000", new(3), nil), missing: []string{"film.member_states"}},

		{reason: "30 % of an audiovisual work", rule: rules.FrenchPart, want: rules.Pass, film: french("300000", "0", rules.Audiovisual), limit: "300000"},
		{reason: "a cent less", rule: rules.FrenchPart, want: rules.Fail, film: french("299999.99", "0", rules.Audiovisual), margin: "-0.01"},
		{reason: "of a cinema work nothing is asked", rule: rules.FrenchPart, want: skipped, film: french("1", "0", rules.Cinema)},
		{reason: "half of it spent in France", rule: rules.SpentInFrance, want: rules.Pass, film: french("300000", "150000", rules.Audiovisual), limit: "150000"},
		{reason: "a cent less", rule: rules.SpentInFrance, want: rules.Fail, film: french("300000", "149999.99", rules.Audiovisual), limit: "150000"},
	})
}

func TestCredit(t *testing.T) {
	counted := func(amount, deducted string, reading rules.Deduction) rules.Case {
		c := credit("1000000", "900000", amount)
		c.Credit.Deducted, c.Readings.Deduction = d(deducted), reading
		return c
	}
	now := credit("1000000", "100000", "30000")
	now.Date = day("2025-06-30")
	accepted, supplied := now, now
	accepted.Accepted = []rules.Parameter{"credit.rate", "credit.rate_favoured"}
	supplied.Supplied = map[rules.Parameter]decimalOf{"credit.rate": dec("25"), "credit.rate_favoured": dec("25")}
	small := func(budget string) rules.Case {
		c := credit(budget, "100000", "30000")
		c.Date = day("2015-06-30")
		return c
	}
	days := func(n string, genre rules.Genre) rules.Case {
		return rules.Case{Date: day("2021-06-30"), Film: rules.Film{Genre: genre}, International: &rules.Credit{ShootingDays: d(n), Eligible: d("250000")}, Cost: rules.Cost{Budget: d("500000")}}
	}
	short := days("5", rules.Fiction)
	short.International.Eligible = d("249999.99")
	both := now
	both.International = &rules.Credit{}
	work(t, []row{
		{reason: "30 % of 80 % of the budget", rule: rules.CreditAmount, want: rules.Pass, film: counted("240000", "0", ""), limit: "240000"},
		{reason: "a cent more", rule: rules.CreditAmount, want: rules.Fail, film: counted("240000.01", "0", ""), limit: "240000"},
		{reason: "aid deducted first, then the cap", rule: rules.CreditAmount, want: rules.Pass, film: counted("240000", "100000", rules.DeductThenCap), limit: "240000"},
		{reason: "the cap first, then the deduction", rule: rules.CreditAmount, want: rules.Fail, film: counted("240000", "100000", rules.CapThenDeduct), limit: "210000"},
		{reason: "the order is open, and decides", rule: rules.CreditAmount, want: rules.CannotTell, film: counted("240000", "100000", ""), missing: []string{"readings.deduction"}},
		{reason: "both orders allow as much", rule: rules.CreditAmount, want: rules.Pass, film: counted("210000", "100000", ""), limit: "210000"},
		{reason: "since 2020 the rates are not established", rule: rules.CreditAmount, want: rules.CannotTell, film: now, missing: []string{"supplied.credit.rate_favoured"}},
		{reason: "those of 2019 are accepted by name", rule: rules.CreditAmount, want: rules.Pass, film: accepted, limit: "30000"},
		{reason: "others are supplied", rule: rules.CreditAmount, want: rules.Fail, film: supplied, limit: "25000"},
		{reason: "in 2015, 30 % below 4 M€", rule: rules.CreditAmount, want: rules.Pass, film: small("3999999.99"), limit: "30000"},
		{reason: "20 % from 4 M€", rule: rules.CreditAmount, want: rules.Fail, film: small("4000000"), limit: "20000"},
		{reason: "five days of shooting", rule: rules.InternationalDays, want: rules.Pass, film: days("5", rules.Fiction)},
		{reason: "four", rule: rules.InternationalDays, want: rules.Fail, film: days("4", rules.Fiction), margin: "-1"},
		{reason: "animation shoots nothing", rule: rules.InternationalDays, want: skipped, film: days("0", rules.Animation)},
		{reason: "250,000 of a budget of 500,000", rule: rules.InternationalFloor, want: rules.Pass, film: days("5", rules.Fiction), limit: "250000"},
		{reason: "a cent less", rule: rules.InternationalFloor, want: rules.Fail, film: short, limit: "250000"},
		{reason: "both credits", rule: rules.OneCredit, want: rules.Fail, film: both},
		{reason: "one", rule: rules.OneCredit, want: skipped, film: now},
	})
}

func TestPoints(t *testing.T) {
	approval := func(points string, foreign *bool) rules.Case {
		return rules.Case{Film: rules.Film{ForeignInitiative: foreign}, Points: sheet("0", points)}
	}
	supplied := approval("20", new(true))
	supplied.Supplied = map[rules.Parameter]decimalOf{"points.approval_foreign": dec("20")}
	accepted := approval("20", new(true))
	accepted.Accepted = []rules.Parameter{"points.approval_foreign"}
	invests := func(points string, derogation *bool) rules.Case {
		return rules.Case{Film: rules.Film{French: new(true)}, Points: sheet("20", points), Support: &rules.Support{Derogation: derogation}, Plan: plan("1", source("s", financing.AutomaticSupport, "1"))}
	}
	foreign := invests("64", nil)
	foreign.Film.French = new(false)
	work(t, []row{
		{reason: "25 points", rule: rules.ApprovalPoints, want: rules.Pass, film: approval("25", new(false)), limit: "25"},
		{reason: "24", rule: rules.ApprovalPoints, want: rules.Fail, film: approval("24", new(false)), margin: "-1"},
		{reason: "whose initiative is not said: 25 are enough", rule: rules.ApprovalPoints, want: rules.Pass, film: approval("25", nil)},
		{reason: "24 may be", rule: rules.ApprovalPoints, want: rules.CannotTell, film: approval("24", nil), missing: []string{"supplied.points.approval_foreign", "film.foreign_initiative"}},
		{reason: "of foreign initiative, the threshold is not established", rule: rules.ApprovalPoints, want: rules.CannotTell, film: approval("20", new(true)), missing: []string{"supplied.points.approval_foreign"}},
		{reason: "two are quoted: neither can be accepted", rule: rules.ApprovalPoints, want: rules.CannotTell, film: accepted, missing: []string{"supplied.points.approval_foreign"}},
		{reason: "one is supplied", rule: rules.ApprovalPoints, want: rules.Pass, film: supplied, limit: "20"},
		{reason: "64 without the language", rule: rules.InvestmentPoints, want: rules.Pass, film: invests("64", nil), figure: "64"},
		{reason: "63.5, no derogation", rule: rules.InvestmentPoints, want: rules.Fail, film: invests("63.5", new(false)), limit: "64"},
		{reason: "60 by derogation", rule: rules.InvestmentPoints, want: rules.Pass, film: invests("60", new(true)), limit: "60"},
		{reason: "below 60 nothing helps", rule: rules.InvestmentPoints, want: rules.Fail, film: invests("59.5", nil), limit: "60"},
		{reason: "between, the derogation decides", rule: rules.InvestmentPoints, want: rules.CannotTell, film: invests("62", nil), missing: []string{"support.derogation"}},
		{reason: "nothing is invested", rule: rules.InvestmentPoints, want: skipped, film: rules.Case{Plan: plan("1")}},
		{reason: "in French", rule: rules.InvestmentLanguage, want: rules.Pass, film: invests("64", nil)},
		{reason: "in another language", rule: rules.InvestmentLanguage, want: rules.Fail, film: foreign},
	})
}

func TestInvestment(t *testing.T) {
	allocated := func(genre rules.Genre, amount string) rules.Case {
		return rules.Case{Film: rules.Film{Genre: genre}, Plan: plan("1", source("s", financing.AutomaticSupport, "100000"), source("a", financing.DirectAllocation, amount))}
	}
	second := func(amount string, bars, stakes int) rules.Case {
		c := rules.Case{Plan: plan("1", by("p2", source("s", financing.AutomaticSupport, "100000")), by("p2", source("a", financing.DirectAllocation, amount)))}
		c.Plan.Coproducers = []financing.Partner{{ID: "p2", Country: "FR"}}
		for i, id := range []string{"p2", "p3"} {
			a := rules.Allocation{Partner: id, Independent: new(true), NoMandate: new(true), Delegated: new(true), Bars: &bars}
			if i < stakes {
				a.Stake = new(true)
			}
			c.Allocations = append(c.Allocations, a)
		}
		return c
	}
	accounts := func(audiovisual, cinema string) rules.Case {
		return rules.Case{Support: &rules.Support{Audiovisual: d(audiovisual), Cinema: d(cinema)}}
	}
	prepared := func(genre rules.Genre, amount, first string) rules.Case {
		return rules.Case{Film: rules.Film{Genre: genre}, Preparation: &rules.Preparation{Amount: d(amount), First: d(first)}}
	}
	approved := func(genre rules.Genre, on string) rules.Case {
		return rules.Case{Film: rules.Film{Genre: genre}, Approval: &rules.Approval{Authorised: day("2023-03-01"), Obtained: day(on)}}
	}
	work(t, []row{
		{reason: "25 % of live support", rule: rules.DirectAllocations, want: rules.Pass, film: allocated(rules.Fiction, "25000"), limit: "25000"},
		{reason: "a cent more", rule: rules.DirectAllocations, want: rules.Fail, film: allocated(rules.Documentary, "25000.01"), margin: "-0.01"},
		{reason: "50 % in animation", rule: rules.DirectAllocations, want: rules.Pass, film: allocated(rules.Animation, "50000"), limit: "50000"},
		{reason: "of what genre decides", rule: rules.DirectAllocations, want: rules.CannotTell, film: allocated("", "50000"), missing: []string{"film.genre"}},
		{reason: "15 % of a producer who is not delegated", rule: rules.DirectAllocations, subject: "p2", want: rules.Pass, film: second("15000", 2, 0), limit: "15000"},
		{reason: "more, with two bars", rule: rules.DirectAllocations, subject: "p2", want: rules.Fail, film: second("15000.01", 2, 2), limit: "15000"},
		{reason: "25 % where all conditions are met by two", rule: rules.DirectAllocations, subject: "p2", want: rules.Pass, film: second("25000", 1, 2), limit: "25000"},
		{reason: "one of whom is not known", rule: rules.DirectAllocations, subject: "p2", want: rules.CannotTell, film: second("25000", 1, 1), missing: []string{"allocations[1].stake"}},
		{reason: "500,000 of the audiovisual account", rule: rules.AudiovisualAccount, want: rules.Pass, film: accounts("500000", "0"), margin: "0"},
		{reason: "a cent more", rule: rules.AudiovisualAccount, want: rules.Fail, film: accounts("500000.01", "0")},
		{reason: "800,000 of both", rule: rules.BothAccounts, want: rules.Pass, film: accounts("300000", "500000"), figure: "800000"},
		{reason: "a cent more", rule: rules.BothAccounts, want: rules.Fail, film: accounts("300000", "500000.01")},
		{reason: "the cinema account alone has no such limit", rule: rules.BothAccounts, want: skipped, film: accounts("0", "900000")},
		{reason: "230,000", rule: rules.PreparationSupport, want: rules.Pass, film: prepared(rules.Fiction, "230000", "54000")},
		{reason: "a cent more", rule: rules.PreparationSupport, want: rules.Fail, film: prepared(rules.Fiction, "230000.01", "54000")},
		{reason: "500,000 in animation", rule: rules.PreparationSupport, want: rules.Pass, film: prepared(rules.Animation, "500000", "54000")},
		{reason: "a first instalment of 54,000", rule: rules.PreparationFirst, want: rules.Pass, film: prepared(rules.Fiction, "100000", "54000")},
		{reason: "a cent more", rule: rules.PreparationFirst, want: rules.Fail, film: prepared(rules.Fiction, "100000", "54000.01")},
		{reason: "two years to the day: 731 days, one of a leap year", rule: rules.ApprovalDelay, want: rules.Pass, film: approved(rules.Fiction, "2025-03-01"), figure: "731", limit: "731"},
		{reason: "the day after", rule: rules.ApprovalDelay, want: rules.Fail, film: approved(rules.Fiction, "2025-03-02"), margin: "-1"},
		{reason: "four years in animation", rule: rules.ApprovalDelay, want: rules.Pass, film: approved(rules.Animation, "2027-03-01"), margin: "0"},
	})
}

func TestAdvanceAndDeficit(t *testing.T) {
	advance := func(rate, repaid string, reading rules.Franchise) rules.Case {
		return rules.Case{
			Film: rules.Film{Work: rules.Cinema}, Points: sheet("0", "80"), Readings: rules.Readings{Franchise: reading},
			Advance: &rules.Advance{Amount: d("400000"), Rate: d(rate), Computed: d("250000"), Repaid: d(repaid)},
		}
	}
	most := advance("100", "320000", "")
	most.Advance.Computed = d("1000000")
	of := func(work rules.Work, rate string) rules.Case {
		c := advance(rate, "0", rules.OnSupport)
		c.Film.Work = work
		return c
	}
	covid := func(aid, company string) rules.Case {
		return rules.Case{Date: day("2020-12-31"), Deficit: &rules.Deficit{Aid: d(aid), Cost: d("1000000"), External: d("1000000"), Company: d(company)}}
	}
	completed := func(cost string) rules.Case {
		return rules.Case{Completion: &rules.Completion{Cost: d(cost), Financing: d("900000"), Salary: d("50000")}}
	}
	pay := func(cost, amount string) rules.Case {
		return rules.Case{Cost: rules.Cost{Budget: d(cost)}, Pay: []rules.Pay{{Person: "A", Amount: d(amount)}}}
	}
	work(t, []row{
		{reason: "25 % at least", rule: rules.AdvanceRate, want: rules.Pass, film: advance("25", "0", "")},
		{reason: "less", rule: rules.AdvanceRate, want: rules.Fail, film: advance("24.99", "0", "")},
		{reason: "50 % of an audiovisual work", rule: rules.AdvanceRate, want: rules.Pass, film: of(rules.Audiovisual, "50"), limit: "50"},
		{reason: "less", rule: rules.AdvanceRate, want: rules.Fail, film: of(rules.Audiovisual, "49.99")},
		{reason: "30 % may be enough, or not", rule: rules.AdvanceRate, want: rules.CannotTell, film: of("", "30"), missing: []string{"film.work"}},
		{reason: "24 % are not in either case", rule: rules.AdvanceRate, want: rules.Fail, film: of("", "24"), limit: "25"},
		{reason: "the cap is that of films", rule: rules.AdvanceCap, want: skipped, film: of(rules.Audiovisual, "50")},
		{reason: "and the franchise", rule: rules.AdvanceRepayment, want: skipped, film: of(rules.Audiovisual, "50")},
		{reason: "80 % of 400,000 at most", rule: rules.AdvanceCap, want: rules.Pass, film: advance("25", "320000", "")},
		{reason: "a cent more", rule: rules.AdvanceCap, want: rules.Fail, film: advance("25", "320000.01", "")},
		{reason: "25 % of 250,000 less a franchise of 50,000", rule: rules.AdvanceRepayment, want: rules.Pass, film: advance("25", "50000", rules.OnSupport), limit: "50000"},
		{reason: "a cent less", rule: rules.AdvanceRepayment, want: rules.Fail, film: advance("25", "49999.99", rules.OnSupport)},
		{reason: "50,000 of box office spare 10.72 % × 125 % of it, 6,700", rule: rules.AdvanceRepayment, want: rules.Pass, film: advance("25", "60825", rules.OnBoxOffice), limit: "60825"},
		{reason: "the reading is open, and decides", rule: rules.AdvanceRepayment, want: rules.CannotTell, film: advance("25", "50000", ""), missing: []string{"readings.franchise"}},
		{reason: "in either reading no more than the cap is due", rule: rules.AdvanceRepayment, want: rules.Pass, film: most, limit: "320000"},
		{reason: "107 % of 1,000,000 less 1,000,000", rule: rules.DeficitCost, want: rules.Pass, film: covid("70000", "0"), limit: "70000"},
		{reason: "a cent more", rule: rules.DeficitCost, want: rules.Fail, film: covid("70000.01", "0")},
		{reason: "100,000 a company", rule: rules.DeficitCeiling, want: rules.Pass, film: covid("0", "100000")},
		{reason: "a cent more", rule: rules.DeficitCeiling, want: rules.Fail, film: covid("0", "100000.01")},
		{reason: "the gap is above the salary", rule: rules.AfterCompletion, want: rules.Pass, film: completed("950000.01"), margin: "0.01"},
		{reason: "the salary alone is not enough", rule: rules.AfterCompletion, want: rules.Fail, film: completed("950000"), margin: "0"},
		{reason: "C15-1: 15 % of 2.5 M€", rule: rules.PayCap, subject: "A", want: rules.Pass, film: pay("2500000", "375000"), limit: "375000"},
		{reason: "600,000 at 4 M€", rule: rules.PayCap, subject: "A", want: rules.Fail, film: pay("4000000", "600000.01"), limit: "600000"},
		{reason: "840,000 at 7 M€: 8 % of three", rule: rules.PayCap, subject: "A", want: rules.Pass, film: pay("7000000", "840000"), limit: "840000"},
		{reason: "990,000 at 10 M€: 5 % of three", rule: rules.PayCap, subject: "A", want: rules.Pass, film: pay("10000000", "990000"), limit: "990000"},
		{reason: "nothing more above", rule: rules.PayCap, subject: "A", want: rules.Fail, film: pay("20000000", "990000.01"), limit: "990000"},
	})
}
