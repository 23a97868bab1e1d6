package rules_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/financing/rules"
)

func TestCreditDeadlines(t *testing.T) {
	approved := func(provisional, final string) rules.Case {
		return rules.Case{Date: day("2009-07-25"), Credit: &rules.Credit{Approval: &rules.CreditApproval{
			Applied: day("2009-08-31"), Provisional: day(provisional), Visa: day("2009-06-30"), Final: day(final),
		}}}
	}
	later := approved("2010-02-28", "2010-02-28")
	later.Date = day("2025-06-30")
	accepted := later
	accepted.Accepted = []rules.Parameter{"credit.months_provisional"}
	undated := approved("2010-02-28", "2010-02-28")
	undated.Credit.Approval = &rules.CreditApproval{Applied: day("2009-08-31")}
	abroad := func(final string) rules.Case {
		return rules.Case{Date: day("2011-12-30"), International: &rules.Credit{Approval: &rules.CreditApproval{LastWork: day("2010-02-28"), Final: day(final)}}}
	}
	work(t, []row{
		{reason: "six months from the last of August end with February", rule: rules.CreditProvisional, want: rules.Pass, film: approved("2010-02-28", "2010-02-28"), margin: "0"},
		{reason: "a day more", rule: rules.CreditProvisional, want: rules.Fail, film: approved("2010-03-01", "2010-02-28"), margin: "-1"},
		{reason: "eight months from 30 June end on the last of February", rule: rules.CreditFinal, want: rules.Pass, film: approved("2010-02-28", "2010-02-28"), margin: "0"},
		{reason: "a day more", rule: rules.CreditFinal, want: rules.Fail, film: approved("2010-02-28", "2010-03-01"), margin: "-1"},
		{reason: "later wordings are not established", rule: rules.CreditProvisional, want: rules.CannotTell, film: later, missing: []string{"supplied.credit.months_provisional"}},
		{reason: "that of 2009 is accepted by name", rule: rules.CreditProvisional, want: rules.Pass, film: accepted},
		{reason: "a day that is not given", rule: rules.CreditProvisional, want: rules.CannotTell, film: undated, missing: []string{"credit.approval.provisional"}},
		{reason: "nothing is said of it", rule: rules.CreditFinal, want: skipped, film: rules.Case{Credit: &rules.Credit{}}},
		{reason: "24 months from the last work", rule: rules.InternationalFinal, want: rules.Pass, film: abroad("2012-02-28"), limit: "730"},
		{reason: "a day more, though 2012 is a leap year", rule: rules.InternationalFinal, want: rules.Fail, film: abroad("2012-02-29"), margin: "-1"},
	})
}

func TestAgreement(t *testing.T) {
	gives := func(on, main, others string) rules.Case {
		return rules.Case{Date: day(on), Agreement: &rules.Agreement{Main: d(main), Others: d(others)}}
	}
	half := gives("2025-06-30", "160000000", "0")
	half.Agreement.Others = nil
	work(t, []row{
		{reason: "220 M€ of 2024", rule: rules.ChannelAgreement, want: rules.Pass, film: gives("2024-12-31", "200000000", "20000000"), limit: "220000000"},
		{reason: "a cent less", rule: rules.ChannelAgreement, want: rules.Fail, film: gives("2024-12-31", "200000000", "19999999.99")},
		{reason: "of 2024 no parts are stated", rule: rules.ChannelMain, want: skipped, film: gives("2024-12-31", "200000000", "20000000")},
		{reason: "160 M€ from 2025", rule: rules.ChannelAgreement, want: rules.Pass, film: gives("2025-01-01", "130000000", "30000000"), limit: "160000000"},
		{reason: "130 of Canal+", rule: rules.ChannelMain, want: rules.Fail, film: gives("2027-12-31", "129000000", "31000000"), limit: "130000000"},
		{reason: "30 of the others", rule: rules.ChannelOthers, want: rules.Pass, film: gives("2027-12-31", "129000000", "31000000"), limit: "30000000"},
		{reason: "after 2027 nothing is agreed", rule: rules.ChannelAgreement, want: rules.CannotTell, film: gives("2028-01-01", "130000000", "30000000"), missing: []string{"supplied.agreement.total"}},
		{reason: "the main channel alone gives enough", rule: rules.ChannelAgreement, want: rules.Pass, film: half},
		{reason: "what the others give is not known", rule: rules.ChannelOthers, want: rules.CannotTell, film: half, missing: []string{"agreement.others"}},
	})
}
