package payroll_test

import (
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// fees is a person paid an amount on each of some Mondays, with a ceiling of 1,000 a payslip.
func fees(base payroll.Base, rate string, amounts ...string) payroll.Shoot {
	e := payroll.Engagement{ID: "D", Population: "P", Contract: payroll.ByFees, Ceiling: dec("1000")}
	day := on("2027-10-25")
	for _, amount := range amounts {
		e.Fees = append(e.Fees, payroll.Fee{Date: day, Code: "FEE", Count: dec("1"), Rate: dec(amount)})
		day = day.AddWeeks(1)
	}
	return payroll.Shoot{
		Currency: "EUR", Payslips: payroll.Weekly, People: []payroll.Engagement{e},
		Contributions: []payroll.Contribution{{Code: "C", Population: "P", Base: base, Rate: dec(rate)}},
	}
}

func TestBases(t *testing.T) {
	for _, tc := range []struct {
		base         payroll.Base
		amounts      []string
		want, reason string
	}{
		{payroll.Total, []string{"1500"}, "150", "all of it"},
		{payroll.Tranche1, []string{"1500"}, "100", "up to the ceiling"},
		{payroll.Tranche2, []string{"1500"}, "50", "above it"},
		{payroll.Tranche2, []string{"9500"}, "700", "up to eight ceilings"},
		{payroll.UpTo4, []string{"4100"}, "400", "up to four"},
		{payroll.TotalIfAbove, []string{"1000"}, "0", "not above one ceiling"},
		{payroll.TotalIfAbove, []string{"1000.10"}, "100.01", "from the first euro"},
		{payroll.TotalIfAbove, []string{"9500"}, "800", "up to eight"},
		{payroll.HolidayPay, []string{"1500"}, "150", "nothing bounds the base of fees"},
		{payroll.CSG, []string{"5000"}, "493", "98.25 % of four ceilings, and the rest whole: 3,930 + 1,000"},
		{payroll.Tranche1, []string{"500", "1700"}, "50 150", "what the first payslip left of its ceiling serves the second: 2,000 in all"},
		{payroll.Tranche1, []string{"1700", "500"}, "100 100", "the second brings the pay back under the ceilings of both"},
		{payroll.TotalIfAbove, []string{"1700", "100"}, "170 -170", "1,800 is under two ceilings: what was charged is given back"},
		{payroll.Total, []string{"0.05", "0.05", "0.05"}, "0.01 0 0.01", "0.005, 0.010, 0.015 to date: 0.01, 0.01, 0.02"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			r, err := fees(tc.base, "10", tc.amounts...).Compute()
			require.NoError(t, err)
			require.NoError(t, r.Check())
			got := ""
			for i, p := range r.Payslips {
				if i > 0 {
					got += " "
				}
				got += p.Charges.Lines[0].Amount.String()
			}
			require.Equal(t, tc.want, got)
		})
	}
}

// The ceilings of the year end with the year: 1,500 of them for three payslips of 1,000 each.
func TestCeilingOfTheYear(t *testing.T) {
	s := fees(payroll.Tranche1, "10", "1000", "1000", "1000")
	s.Ceilings.Year = dec("1500")
	r, err := s.Compute()
	require.NoError(t, err)
	require.NoError(t, r.Check())
	for i, want := range []string{"100", "50", "0"} {
		require.Equal(t, want, r.Payslips[i].Charges.Lines[0].Amount.String())
	}
	require.Equal(t, "1500", r.People[0].ToDate.Ceiling.String())
	// The next shoot of the year takes up where this one ended.
	next := fees(payroll.Tranche1, "10", "800")
	next.Ceilings.Year, next.People[0].Before = dec("1500"), r.People[0].ToDate
	r, err = next.Compute()
	require.NoError(t, err)
	require.NoError(t, r.Check())
	require.True(t, r.Charges.IsZero(), "the ceiling of the year is used up")
	require.Equal(t, "3800", r.People[0].ToDate.Gross.String())
}

// A shoot paid each week bears what it would bear paid once, to the cent, contribution by contribution.
func TestWeeklyIsWhole(t *testing.T) {
	s := nightShoot(t)
	whole, err := s.Compute()
	require.NoError(t, err)
	s.Payslips = payroll.Weekly
	weekly, err := s.Compute()
	require.NoError(t, err)
	require.NoError(t, weekly.Check())
	require.Greater(t, len(weekly.Payslips), len(whole.Payslips))
	require.Equal(t, len(whole.People), len(weekly.People))
	for i, one := range whole.People {
		if one.Person == "A1" || one.Person == "A2" || one.Person == "FIG" || one.Person == "FIGC" || one.Person == "T6" {
			require.Equal(t, 1, weekly.People[i].Payslips+map[string]int{"T6": -1}[one.Person], one.Person)
		}
		require.Equal(t, one.Gross.String(), weekly.People[i].Gross.String(), one.Person)
		require.Equal(t, one.Charges.String(), weekly.People[i].Charges.String(), one.Person)
	}
	require.Equal(t, whole.Cost.String(), weekly.Cost.String())
}

// A rate that changes applies to the payslips whose last day it covers, without going back.
func TestDatedRate(t *testing.T) {
	s := fees(payroll.Total, "10", "1000", "1000")
	s.Contributions[0].Until = on("2027-10-31")
	s.Contributions = append(s.Contributions, payroll.Contribution{Code: "C", Population: "P", Base: payroll.Total, Rate: dec("12"), From: on("2027-11-01")})
	r, err := s.Compute()
	require.NoError(t, err)
	require.NoError(t, r.Check())
	require.Equal(t, "100", r.Payslips[0].Charges.Employer.String())
	require.Equal(t, "120", r.Payslips[1].Charges.Employer.String())
}

func TestWithheld(t *testing.T) {
	s := fees(payroll.Total, "10", "1000")
	s.Contributions = append(s.Contributions, payroll.Contribution{Code: "C", Population: "P", Employee: true, Base: payroll.Total, Rate: dec("7")})
	r, err := s.Compute()
	require.NoError(t, err)
	require.NoError(t, r.Check())
	require.Equal(t, "930", r.Payslips[0].Charges.Net.String())
	require.Equal(t, "1100", r.Cost.String(), "what is withheld is inside the gross")
	require.Len(t, r.Contributions, 2)
}

func company() payroll.Company {
	rate := func(text string) *decimal.Decimal { return new(dec(text)) }
	return payroll.Company{
		Accidents: rate("2.08"), Unemployment: rate("9.05"), Training: rate("2.10"), Health: rate("0.3"), Joint: rate("0.25"), Provident: rate("0"),
	}
}

// The established rates are those of the worked case, where it has them.
func TestContributionsAt(t *testing.T) {
	table, err := payroll.ContributionsAt(on("2027-10-25"), company())
	require.NoError(t, err)
	rates := map[string]string{}
	for _, c := range table {
		require.NotEmpty(t, c.Label.FR)
		require.NotEmpty(t, c.Label.EN)
		rates[c.Population+" "+c.Code] = c.Rate.String()
	}
	populations := map[string]string{"N": payroll.Technician, "C": payroll.TechnicianCadre, "A": payroll.Artist}
	compared := 0
	for _, c := range caseContributions(t) {
		code := map[string]string{"FP": "AFDAS"}[c.Code]
		if code == "" {
			code = c.Code
		}
		got, found := rates[populations[c.Population]+" "+code]
		switch {
		case c.Rate.IsZero() && !found: // the case writes what is not due as zero
		case c.Code == "TA":
			require.Equal(t, "0.59", got, "and 0.09 of balance make 0.68")
			require.Equal(t, "0.09", rates[populations[c.Population]+" TA_BALANCE"])
		default:
			require.Equal(t, c.Rate.String(), dec(got).String(), "%s of %s", c.Code, c.Population)
			compared++
		}
	}
	require.Equal(t, 55, compared, "twenty contributions of three populations, less the three of apprenticeship and the APEC of two")
	require.Empty(t, rates[payroll.Permanent+" CS"], "permanent staff have no holiday fund")
	require.Equal(t, "4", rates[payroll.Permanent+" CHO"])
	require.Equal(t, "0.55", rates[payroll.Permanent+" FP"])
}

func TestContributionsOfACompany(t *testing.T) {
	c := company()
	c.Fifty, c.Withheld, c.Transport = true, true, new(dec("3.2"))
	table, err := payroll.ContributionsAt(on("2027-10-25"), c)
	require.NoError(t, err)
	rates := map[string]string{}
	for _, one := range table {
		name := one.Population + " " + one.Code
		if one.Employee {
			name += " withheld"
		}
		require.Empty(t, rates[name], "once only: %s", name)
		rates[name] = one.Rate.String()
	}
	require.Equal(t, "0.35", rates["artist FNAL_50"], "70 % of 0.50")
	require.Equal(t, "2.24", rates["artist VM"], "70 % of 3.2")
	require.Equal(t, "3.2", rates["technician VM"])
	require.Equal(t, "0.45", rates["technician PEEC"])
	require.Equal(t, "6.9", rates["technician VPL withheld"])
	require.Equal(t, "4.44", rates["artist RC1 withheld"])
	s := payroll.Shoot{Currency: "EUR", Contributions: table, Ceilings: payroll.Ceilings{Day: dec("220")}}
	require.NoError(t, s.Validate(), "the table is one that a shoot accepts")
}

func TestContributionsAsk(t *testing.T) {
	_, err := payroll.ContributionsAt(on("2027-10-25"), payroll.Company{})
	for _, field := range []string{"accidents", "health", "joint", "provident"} {
		require.ErrorContains(t, err, field+": a value is required")
	}
	require.ErrorIs(t, err, payroll.ErrRequired)
	c := company()
	c.Transport = new(decimal.New(1, 1_000_000_000))
	_, err = payroll.ContributionsAt(on("2027-10-25"), c)
	require.ErrorIs(t, err, payroll.ErrTooLarge)
}

func TestCeilingsAndSMIC(t *testing.T) {
	ceilings, month, source, err := payroll.CeilingsAt(on("2026-06-15"))
	require.NoError(t, err)
	require.NotEmpty(t, source.Address)
	require.Equal(t, []string{"48060", "4005", "30", "12"}, []string{ceilings.Year.String(), month.String(), ceilings.Hour.String(), ceilings.ShortHours.String()})
	require.Equal(t, "220", ceilings.Day.String(), "48,060 / 218")
	require.Equal(t, "110.79", ceilings.FlatDay.String(), "9 x 12.31")
	require.Equal(t, "240.3", ceilings.FlatBelow.String(), "6 % of 4,005")
	_, _, _, err = payroll.CeilingsAt(on("2027-01-01"))
	require.ErrorIs(t, err, payroll.ErrNone)
	for _, tc := range []struct{ day, want string }{{"2012-07-01", "9.4"}, {"2021-09-30", "10.25"}, {"2021-10-01", "10.48"}, {"2026-06-01", "12.31"}} {
		smic, _, err := payroll.SMICAt(on(tc.day))
		require.NoError(t, err)
		require.Equal(t, tc.want, smic.String())
	}
}

// T10: the base of the holiday fund is at most three fifths of the weekly minimum for each paid day.
func TestHolidayPayCap(t *testing.T) {
	s := worker(t, payroll.ByDay, "2027-10-25 08:00-20:00")
	s.People[0].Pay, s.People[0].Minimum = dec("4000"), dec("966.05")
	s.Contributions = []payroll.Contribution{{Code: "CS", Population: "N", Base: payroll.HolidayPay, Rate: dec("15.5")}}
	p, _ := paid(t, s)
	require.Equal(t, "1725", p.Gross.String(), "17.25 base hours of 100")
	require.Equal(t, "579.63", p.Charges.HolidayPay.String(), "966.05 / 5 x 3")
	require.Equal(t, "89.84", p.Charges.Employer.String(), "15.5 % of it is 89.8427")
}

// A deduction of 20 % for professional expenses: 800 of 1,000, but for unemployment and the holiday fund; and an
// uplift of 11.5 % of what is left, up to the ceiling of 1,000.
func TestDeductionAndUplift(t *testing.T) {
	for _, tc := range []struct {
		one          payroll.Contribution
		amount       string
		want, reason string
	}{
		{payroll.Contribution{Base: payroll.Total}, "1000", "80", "after the deduction"},
		{payroll.Contribution{Base: payroll.Total, Undeducted: true}, "1000", "100", "before it"},
		{payroll.Contribution{Base: payroll.HolidayPay}, "1000", "100", "the fund always before it"},
		{payroll.Contribution{Base: payroll.Total, Uplift: dec("11.5")}, "1000", "89.2", "800 x 1.115"},
		{payroll.Contribution{Base: payroll.Tranche1, Uplift: dec("11.5")}, "1200", "100", "960 x 1.115 is above the ceiling"},
	} {
		s := fees(payroll.Total, "10", tc.amount)
		s.People[0].Deduction = dec("20")
		tc.one.Code, tc.one.Population, tc.one.Rate = "C", "P", dec("10")
		s.Contributions = []payroll.Contribution{tc.one}
		r, err := s.Compute()
		require.NoError(t, err)
		require.NoError(t, r.Check())
		require.Equal(t, tc.want, r.Charges.String(), tc.reason)
	}
}

func TestUpliftOfIntermittents(t *testing.T) {
	table, err := payroll.ContributionsAt(on("2027-10-25"), company())
	require.NoError(t, err)
	for _, c := range table {
		intermittent := c.Population != payroll.Permanent && c.Population != payroll.PermanentCadre
		lifted := c.Code == "FNAL" || c.Code == "TA" || c.Code == "TA_BALANCE"
		require.Equal(t, intermittent && lifted, c.Uplift.Equal(dec("11.5")), "%s of %s", c.Code, c.Population)
		whole := strings.HasPrefix(c.Code, "CSG") || strings.HasPrefix(c.Code, "CHO") || c.Code == "AGS" || c.Code == "CRDS"
		require.Equal(t, whole, c.Undeducted, c.Code)
	}
}

// U1: a producer bears 1.10 % of the rights of an author: 220 of 20,000.
func TestAuthors(t *testing.T) {
	table, err := payroll.ContributionsAt(on("2027-10-25"), company())
	require.NoError(t, err)
	s := payroll.Shoot{Currency: "EUR", Contributions: table, Ceilings: payroll.Ceilings{Day: dec("220")}, People: []payroll.Engagement{{
		ID: "author", Population: payroll.Author, Contract: payroll.ByFees, Fees: []payroll.Fee{{Date: on("2027-10-25"), Code: "ADVANCE", Count: dec("1"), Rate: dec("20000")}},
	}}}
	r, err := s.Compute()
	require.NoError(t, err)
	require.Equal(t, "220", r.Charges.String())
	require.Len(t, r.Payslips[0].Charges.Lines, 2)
}
