package rules_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/rules"
)

func TestDiffusion(t *testing.T) {
	sold := func(aid string, derogation *bool) rules.Case {
		return rules.Case{Distribution: &rules.Distribution{Aid: d(aid), Investment: d("200000"), Base: d("300000"), Derogation: derogation}}
	}
	abroad := func(aid string, derogation *bool) rules.Case {
		return rules.Case{Export: &rules.Export{Aid: d(aid), Base: d("100000"), Derogation: derogation}}
	}
	baseless := sold("1", new(true))
	baseless.Distribution.Base = nil
	before := sold("1", new(true))
	before.Date = day("2022-12-07")
	work(t, []row{
		{reason: "half of what the distributor invests", rule: rules.DistributionInvestment, want: rules.Pass, film: sold("100000", nil), limit: "100000"},
		{reason: "a cent more", rule: rules.DistributionInvestment, want: rules.Fail, film: sold("100000.01", nil), margin: "-0.01"},
		{reason: "the article is known from the rules of 2022 on", rule: rules.DistributionInvestment, want: rules.CannotTell, film: before, missing: []string{"supplied.distribution.investment"}},
		{reason: "50 % of the base", rule: rules.DistributionAid, want: rules.Pass, film: sold("150000", new(false)), limit: "150000"},
		{reason: "a cent more", rule: rules.DistributionAid, want: rules.Fail, film: sold("150000.01", new(false)), limit: "150000"},
		{reason: "70 % by derogation", rule: rules.DistributionAid, want: rules.Pass, film: sold("210000", new(true)), limit: "210000"},
		{reason: "a cent more", rule: rules.DistributionAid, want: rules.Fail, film: sold("210000.01", nil), limit: "210000"},
		{reason: "between the two the derogation decides", rule: rules.DistributionAid, want: rules.CannotTell, film: sold("180000", nil), missing: []string{"distribution.derogation"}},
		{reason: "what the ceiling stands on is not stated", rule: rules.DistributionAid, want: rules.CannotTell, film: baseless, missing: []string{"distribution.base"}},
		{reason: "no aid to distribution", rule: rules.DistributionAid, want: skipped},
		{reason: "50 % of the base", rule: rules.ExportAid, want: rules.Pass, film: abroad("50000", new(false)), limit: "50000"},
		{reason: "a cent more", rule: rules.ExportAid, want: rules.Fail, film: abroad("50000.01", new(false))},
		{reason: "60 % by derogation", rule: rules.ExportAid, want: rules.Pass, film: abroad("60000", new(true)), limit: "60000"},
		{reason: "a cent more", rule: rules.ExportAid, want: rules.Fail, film: abroad("60000.01", nil), limit: "60000"},
		{reason: "aid is not a bonus by admission", rule: rules.ExportBonus, want: skipped, film: abroad("1", nil)},
		{reason: "a bonus by admission is not all aid", rule: rules.ExportAid, want: skipped, film: rules.Case{Export: &rules.Export{Admissions: d("1"), Expected: d("0.70")}}},
	})
}

// Grand Est bounds all public aid, that of others included.
func TestSchemeAid(t *testing.T) {
	east := func(other string, number, states *int) rules.Case {
		return rules.Case{
			Film: rules.Film{Work: rules.Cinema, Number: number, MemberStates: states}, Cost: rules.Cost{Budget: d("2000000")},
			Plan:    plan("2000000", source("r", financing.RegionalAid, "100000"), source("cnc", financing.SelectiveAid, other), source("tv", financing.PreBuy, "500000")),
			Schemes: []rules.Scheme{{Source: "r", Scheme: rules.GrandEst, Territory: "Grand Est"}},
		}
	}
	low := east("650000", new(3), new(1))
	low.Cost.Budget = d("1250000")
	other := east("1", new(3), new(1))
	other.Schemes[0].Scheme = rules.OtherScheme
	work(t, []row{
		{reason: "half of 2 M€", rule: rules.SchemeAid, subject: "grand_est", want: rules.Pass, film: east("900000", new(3), new(1)), figure: "1000000", limit: "1000000"},
		{reason: "a cent more", rule: rules.SchemeAid, subject: "grand_est", want: rules.Fail, film: east("900000.01", new(3), new(1)), margin: "-0.01"},
		{reason: "60 % of a second film: it is not without ceiling, as the Communication has it", rule: rules.SchemeAid, subject: "grand_est", want: rules.Fail, film: east("1100000.01", new(2), new(1)), limit: "1200000"},
		{reason: "60 % of a film of two States", rule: rules.SchemeAid, subject: "grand_est", want: rules.Pass, film: east("1100000", new(3), new(2)), limit: "1200000"},
		{reason: "60 % of a film of 1,250,000", rule: rules.SchemeAid, subject: "grand_est", want: rules.Pass, film: low, limit: "750000"},
		{reason: "how many States is not said, and decides", rule: rules.SchemeAid, subject: "grand_est", want: rules.CannotTell, film: east("1000000", new(3), nil), missing: []string{"film.member_states"}},
		{reason: "of another scheme nothing is known", rule: rules.SchemeAid, subject: "other", want: rules.CannotTell, film: other, missing: []string{"supplied.other.aid"}},
	})
}
