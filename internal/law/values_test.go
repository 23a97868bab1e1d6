package law_test

import (
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// The figures of one day, copied by hand from the texts and not from the tables.
func TestRatesByDay(t *testing.T) {
	for _, tc := range []struct {
		parameter law.Parameter[decimal.Decimal]
		day       string
		want      string // empty: no established value
		reason    string
	}{
		{law.TicketVAT(), "2007-12-31", "", "the first day of 5.5 % is not established"},
		{law.TicketVAT(), "2011-12-31", "5.5", "reduced rate"},
		{law.TicketVAT(), "2012-01-01", "7", "second reduced rate"},
		{law.TicketVAT(), "2013-12-31", "7", "its last day"},
		{law.TicketVAT(), "2014-01-01", "5.5", "the 10 % enacted for that day never applied"},
		{law.TicketVATCorsica(), "2028-04-05", "2.1", "CGI 297"},
		{law.TicketVATOverseas(), "2028-04-05", "2.1", "CGI 296"},
		{law.TicketVATGuyaneMayotte(), "2028-04-05", "0", "CGI 294"},
		{law.TicketTax(), "2007-12-31", "", "before the conservative first day"},
		{law.TicketTax(), "2023-12-31", "10.72", "code du cinéma"},
		{law.TicketTax(), "2024-01-01", "10.72", "code des impositions sur les biens et services"},
		{law.TicketTaxRestricted(), "2023-12-31", "16.08", "10.72 raised by half"},
		{law.TicketTaxRestricted(), "2024-01-01", "", "not established since"},
		{law.TicketTaxOverseas(), "2015-12-31", "0", "no tax"},
		{law.TicketTaxOverseas(), "2018-06-30", "3", "third year of the schedule"},
		{law.TicketTaxOverseas(), "2019-01-01", "", "not established since"},
		{law.ExhibitorLevy(), "2009-07-01", "", "first day in 2009 not established"},
		{law.ExhibitorLevy(), "2023-12-31", "0.232", "CNC contribution"},
		{law.ExhibitorLevy(), "2024-01-01", "0.232", "second term of the ticket tax"},
		{law.DistributorLevy(), "2023-12-31", "0.58", "CNC contribution"},
		{law.DistributorLevy(), "2024-01-01", "", "the rate of the tax that replaced it is not established"},
		{law.ProducerLevy(), "2020-01-01", "0.58", "CNC contribution"},
		{law.ExporterLevy(), "2020-01-01", "0.55", "CNC contribution"},
		{law.MusicShare(), "2012-07-01", "1.515", "stated for 2012"},
		{law.MusicShare(), "2011-12-31", "", "not stated for 2011"},
		{law.MusicShare(), "2028-04-05", "", "later rates are not established"},
		{law.TicketVATRestricted(), "2013-12-31", "", "19.6 % until then is not among the facts"},
		{law.TicketVATRestricted(), "2014-01-01", "20", "standard rate"},
		{law.DistributorLevyRestricted(), "2023-12-31", "0.68", "CNC contribution"},
		{law.DistributorLevyRestricted(), "2024-01-01", "", "replaced by a tax whose rates are not established"},
		{law.TicketTaxFloor(), "2023-12-31", "80", "euros a month"},
		{law.TicketTaxFloor(), "2024-01-01", "", "not established since"},
		{law.VideoVAT(), "2013-12-31", "", "not established before"},
		{law.VideoVAT(), "2014-01-01", "20", "standard rate"},
		{law.VideoTax(), "2028-04-05", "", "2 % is quoted, not established"},
		{law.VideoSupport(), "2028-04-05", "", "4.26 % is quoted, its days are not established"},
		{law.AdvanceFranchise(), "2028-04-05", "50000", "franchise"},
		{law.AudiovisualAdvance(), "2022-12-07", "", "the rules of 2022 name the article"},
		{law.AudiovisualAdvance(), "2022-12-08", "50", "RGA 311-70"},
		{law.InternationalCreditApproval(), "2011-12-30", "24", "CGI 220 Z bis, version of that day"},
		{law.InternationalCreditApproval(), "2011-12-31", "", "later wordings are not established"},
		{law.DistributionInvestment(), "2022-12-07", "", "the rules of 2022 name the article"},
		{law.DistributionInvestment(), "2022-12-08", "50", "RGA 221-5"},
		{law.AnnexeIIIBase(), "2017-04-17", "", "before the first base"},
		{law.AnnexeIIIBase(), "2017-04-18", "759", "first base"},
		{law.AnnexeIIIBase(), "2017-07-31", "759", "its last day"},
		{law.AnnexeIIIBase(), "2017-08-01", "765.07", "+ 0.8 %"},
		{law.AnnexeIIIBase(), "2019-06-30", "765.07", "its last certain day"},
		{law.AnnexeIIIBase(), "2019-07-01", "779.22", "+ 1.85 %"},
		{law.AnnexeIIIBase(), "2022-04-01", "790.91", "+ 1.5 %"},
		{law.AnnexeIIIBase(), "2025-04-10", "790.91", "the last day"},
		{law.AnnexeIIIBase(), "2025-04-11", "", "the new base is not public"},
		{law.SMIC(), "2012-06-30", "", "before the table"},
		{law.SMIC(), "2012-07-01", "9.40", "first of the table"},
		{law.SMIC(), "2012-12-31", "9.40", "the day before a rise"},
		{law.SMIC(), "2013-01-01", "9.43", "2013"},
		{law.SMIC(), "2022-07-31", "10.85", "the day before a rise in summer"},
		{law.SMIC(), "2022-08-01", "11.07", "a rise in summer"},
		{law.SMIC(), "2026-05-31", "12.02", "the day before the last rise"},
		{law.SMIC(), "2026-06-01", "12.31", "the last"},
		{law.ArtistShare(), "1975-01-23", "", "before the arrêté"},
		{law.ArtistShare(), "1975-01-24", "70", "the arrêté"},
		{law.TaxCreditBaseCap(), "2027-03-01", "80", "80 % of the budget"},
		{law.SocialCeiling(), "2017-12-31", "", "the table begins in 2018"},
		{law.SocialCeiling(), "2018-12-31", "39732", "PASS 2018"},
		{law.SocialCeiling(), "2019-12-31", "40524", "PASS 2019"},
		{law.SocialCeiling(), "2022-12-31", "41136", "PASS 2020 to 2022"},
		{law.SocialCeiling(), "2023-01-01", "43992", "PASS 2023"},
		{law.SocialCeiling(), "2024-01-01", "46368", "PASS 2024"},
		{law.SocialCeiling(), "2025-01-01", "47100", "PASS 2025"},
		{law.SocialCeiling(), "2026-12-31", "48060", "PASS 2026"},
		{law.SocialCeiling(), "2027-01-01", "", "not known yet"},
		{law.PerformersShare(), "1990-12-01", "", "contracts signed after that day"},
		{law.PerformersShare(), "1990-12-02", "2", "accord of 7 June 1990"},
	} {
		t.Run(tc.parameter.Name+" "+tc.day, func(t *testing.T) {
			e, err := tc.parameter.At(tc.day)
			if tc.want == "" {
				require.Error(t, err, tc.reason)
				return
			}
			require.NoError(t, err, tc.reason)
			require.Truef(t, e.Value.Equal(decimal.RequireFromString(tc.want)), "%s: %s, want %s", tc.reason, e.Value, tc.want)
		})
	}
}

// The last slice of the support to production can only be had by its name.
func TestLastSliceIsUnconfirmed(t *testing.T) {
	_, err := law.ProductionSupportLastSlice().At("2028-06-30")
	require.ErrorIs(t, err, law.ErrNone)
	quoted := law.ProductionSupportLastSlice().Unconfirmed("2028-06-30")
	require.Len(t, quoted, 1)
	require.Equal(t, "10", quoted[0].Value.String())
	require.Empty(t, law.ProductionSupportLastSlice().Unconfirmed("2022-12-07"))
}

// The scales, slice by slice, and the full amount that each one gives on a known box office.
func TestScales(t *testing.T) {
	for _, tc := range []struct {
		parameter law.Parameter[[]law.Bracket]
		day       string
		want      string
		base      int64
		hundredth string // sum of slice × rate, per cent taken off
		reason    string
	}{
		{law.ProductionSupport(), "2028-06-30", "9225000:125 30750000:95", 1_000_000, "1250000", "first slice"},
		{law.ProductionSupport(), "2028-06-30", "9225000:125 30750000:95", 9_225_000, "11531250", "the bound belongs to the first slice"},
		{law.ProductionSupport(), "2028-06-30", "9225000:125 30750000:95", 30_750_000, "31980000", "11,531,250 + 20,448,750; nothing is established above"},
		{
			law.DistributionSupport(), "2020-01-01",
			"307500:208.36 615000:152.39 1230000:113.65 3075000:47.35 4305000:28.41 6150000:9.47 0:0",
			7_000_000, "3206025.75", "640,707 + 468,599.25 + 698,947.50 + 873,607.50 + 349,443 + 174,721.50",
		},
		{law.RemunerationScale(), "2020-01-01", "4000000:15 7000000:8 10000000:5 0:0", 2_500_000, "375000", "15 %"},
		{law.RemunerationScale(), "2020-01-01", "4000000:15 7000000:8 10000000:5 0:0", 5_000_000, "680000", "600,000 + 80,000"},
		{law.RemunerationScale(), "2020-01-01", "4000000:15 7000000:8 10000000:5 0:0", 12_000_000, "990000", "the most that one person may receive"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			e, err := tc.parameter.At(tc.day)
			require.NoError(t, err)
			require.Equal(t, tc.want, written(e.Value))
			require.Equal(t, tc.hundredth, along(e.Value, tc.base).String())
		})
	}
}

func written(scale []law.Bracket) string {
	parts := make([]string, len(scale))
	for i, b := range scale {
		parts[i] = b.UpTo.String() + ":" + b.Rate.String()
	}
	return strings.Join(parts, " ")
}

func along(scale []law.Bracket, amount int64) decimal.Decimal {
	base, before, total := decimal.NewFromInt(amount), decimal.Zero, decimal.Zero
	for _, b := range scale {
		upTo := base
		if !b.UpTo.IsZero() && b.UpTo.LessThan(base) {
			upTo = b.UpTo
		}
		total = total.Add(upTo.Sub(before).Mul(b.Rate).Shift(-2))
		before = upTo
	}
	return total
}

// Bounds rise, and only the last slice may be open.
func TestScalesAreWellFormed(t *testing.T) {
	scales := 0
	for _, p := range law.All() {
		for _, e := range p.Entries {
			brackets, ok := e.Value.([]law.Bracket)
			if !ok {
				continue
			}
			scales++
			for i, b := range brackets {
				last := i == len(brackets)-1
				require.True(t, last || !b.UpTo.IsZero(), "%s, slice %d", p.Name, i)
				require.False(t, b.Rate.IsNegative())
				if i > 0 && !b.UpTo.IsZero() {
					require.True(t, b.UpTo.GreaterThan(brackets[i-1].UpTo), "%s, slice %d", p.Name, i)
				}
			}
		}
	}
	require.Equal(t, 6, scales, "three of production, one of distribution, one of remuneration, one of the director's pay")
}

func TestProtocolOf2010(t *testing.T) {
	_, err := law.OpposableCostRules().At("2010-12-31")
	require.ErrorIs(t, err, law.ErrBefore, "in force on 1 January 2011")
	cost, err := law.OpposableCostRules().At("2028-06-30")
	require.NoError(t, err)
	require.Equal(t, "5 7 18 3 5 3000000", strings.Join([]string{
		cost.Value.FeeCap.String(), cost.Value.OverheadsCap.String(), decimal.NewFromInt(int64(cost.Value.FinancialMonths)).String(),
		cost.Value.FinancialSpread.String(), cost.Value.FinancialCap.String(), cost.Value.FinancialThreshold.String(),
	}, " "))

	rules, err := law.AmortisationRules().At("2028-06-30")
	require.NoError(t, err)
	require.Equal(t, law.Derived, rules.Status, "the default reading of the franchise is ours")
	require.False(t, rules.Value.FranchiseLast)
	require.Equal(t, "50000 75 100", rules.Value.SupportFranchise.String()+" "+rules.Value.SupportShare.String()+" "+rules.Value.CreditShare.String())
	other := law.AmortisationRules().Unconfirmed("2028-06-30")
	require.Len(t, other, 1)
	require.True(t, other[0].Value.FranchiseLast, "the other reading is there for who asks")
}

func TestAdvance(t *testing.T) {
	e, err := law.AdvanceRepayment().At("2028-06-30")
	require.NoError(t, err)
	require.Equal(t, "25 80", e.Value.Rate.String()+" "+e.Value.Cap.String())
	years, err := law.SupportPeriods().At("2028-06-30")
	require.NoError(t, err)
	require.Equal(t, law.SupportYears{Theatrical: 5, Video: 6, Television: 8}, years.Value)
}

func TestTaxCredit(t *testing.T) {
	for _, tc := range []struct{ day, rates, cap, reason string }{
		{"2003-12-31", "", "", "the credit begins in 2004"},
		{"2004-09-24", "20 20 0", "500000 750000", "instruction 4 A-7-04"},
		{"2014-06-30", "20 20 0", "", "the day of the 4 M€ cap is not established"},
		{"2015-03-20", "20 30 4000000", "4000000 4000000", "30 % under 4 M€ of budget"},
		{"2016-01-01", "20 30 0", "30000000 30000000", "finance law for 2016"},
		{"2020-01-01", "", "", "the later wordings are not established"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			rates, err := law.TaxCreditRates().At(tc.day)
			require.Equal(t, tc.rates == "", err != nil)
			if err == nil {
				require.Equal(t, tc.rates, rates.Value.Ordinary.String()+" "+rates.Value.Favoured.String()+" "+rates.Value.FavouredBelow.String())
			}
			most, err := law.TaxCreditCap().At(tc.day)
			require.Equal(t, tc.cap == "", err != nil)
			if err == nil {
				require.Equal(t, tc.cap, most.Value.Live.String()+" "+most.Value.Animation.String())
			}
		})
	}
	asked := law.TaxCreditRates().Unconfirmed("2027-03-01")
	require.Len(t, asked, 1)
	require.Equal(t, "30", asked[0].Value.Favoured.String(), "the last known rate, for who asks for it by name")
	for _, p := range []law.Parameter[law.AidCeiling]{law.TaxCreditAidCeiling(), law.PublicAidCeiling()} {
		e, err := p.At("2027-03-01")
		require.NoError(t, err)
		require.Equal(t, "50 60 1250000", e.Value.Ordinary.String()+" "+e.Value.Derogation.String()+" "+e.Value.LowBudget.String())
	}
}

// The tables are built on each call: what one caller does to its copy reaches nobody else.
func TestTablesAreNotShared(t *testing.T) {
	mine := law.TicketTax()
	mine.Entries[0].Value = decimal.Zero
	again, err := law.TicketTax().At("2008-01-01")
	require.NoError(t, err)
	require.Equal(t, "10.72", again.Value.String())
}

func TestAuthorsByDay(t *testing.T) {
	rates := law.AuthorChargeRates()
	for _, day := range []string{"2021-12-31", "2025-01-01"} {
		_, err := rates.At(day)
		require.Error(t, err, "established for 2022 to 2024 only")
	}
	e, err := rates.At("2024-12-31")
	require.NoError(t, err)
	for want, got := range map[string]decimal.Decimal{
		"6.15": e.Value.OldAge, "9.2": e.Value.CSG, "0.5": e.Value.CRDS, "98.25": e.Value.Base, "0.35": e.Value.Training,
		"1": e.Value.Diffuser, "0.1": e.Value.DiffuserTraining,
	} {
		require.Equal(t, want, got.String())
	}
	d, err := law.DeferredPayRules().At("2025-04-10")
	require.NoError(t, err)
	require.Equal(t, "50 12 50", d.Value.Producer.String()+" "+d.Value.Limit.String()+" "+d.Value.Deferred.String())
	_, err = law.DeferredPayRules().At("2025-04-11")
	require.Error(t, err, "the figures of the agreement of 2025 are not established")
	for _, row := range []struct {
		parameter law.Parameter[law.AccountDelay]
		first     string
		want      law.AccountDelay
	}{
		{law.DistributorAccount(), "2017-07-06", law.AccountDelay{Months: 6, Yearly: true}},
		{law.ProducerAccount(), "2017-07-06", law.AccountDelay{Months: 6, Yearly: true}},
		{law.ProductionAccount(), "2017-07-06", law.AccountDelay{Months: 8}},
		{law.CostClosing(), "2011-01-01", law.AccountDelay{Months: 4}},
		{law.AuthorsDocument(), "2011-01-01", law.AccountDelay{Months: 2}},
		{law.DeferredPayReport(), "2020-04-11", law.AccountDelay{Months: 18, NotBefore: 10}},
	} {
		e, err := row.parameter.At(row.first)
		require.NoError(t, err, row.parameter.Name)
		require.Equal(t, row.want, e.Value, row.parameter.Name)
	}
}

func TestRental(t *testing.T) {
	for _, tc := range []struct {
		parameter         law.Parameter[law.RentalTerms]
		day, most, reason string
	}{
		{law.Rental(), "2015-12-30", "", "the text is that of about 2015"},
		{law.Rental(), "2015-12-31", "50", "art. L. 213-11"},
		{law.RentalOverseas(), "2023-12-13", "50", "the day before the law"},
		{law.RentalOverseas(), "2023-12-14", "", "its first day is not established"},
		{law.RentalOverseas(), "2023-12-31", "35", "loi 2023-1177"},
	} {
		e, err := tc.parameter.At(tc.day)
		require.Equal(t, tc.most == "", err != nil, tc.reason)
		if err == nil {
			require.Equal(t, tc.most, e.Value.Max.String(), tc.reason)
			require.Equal(t, "25 20", e.Value.Min.String()+" "+e.Value.LateMin.String())
			require.Equal(t, []int{2, 1200, 5}, []int{e.Value.LateYears, e.Value.FixedAdmissions, e.Value.VisaYears})
		}
	}
}

func TestScaleByAdmissions(t *testing.T) {
	e, err := law.InternationalScale().At("2028-06-30")
	require.NoError(t, err)
	var bands []string
	for _, b := range e.Value {
		bands = append(bands, b.UpTo.String()+":"+b.Amount.String())
	}
	require.Equal(t, "50000:0.7 100000:0.35 200000:0.15 700000:0.05 0:0", strings.Join(bands, " "))
	_, err = law.TelevisionSupport().At("2028-06-30")
	require.Error(t, err, "9.47 or 10 %: neither is established")
	require.Len(t, law.TelevisionSupport().Unconfirmed("2028-06-30"), 2)
}

// The contributions of a day, copied by hand from the table of the facts.
func TestContributionsByDay(t *testing.T) {
	technician, artist, permanent := law.Worker{}, law.Worker{Artist: true}, law.Worker{Permanent: true}
	for _, tc := range []struct {
		code     string
		of       law.Worker
		employee bool
		day      string
		want     string
		reason   string
	}{
		{"MAL", technician, false, "2017-12-31", "", "12.89 was before, and is not among the facts"},
		{"MAL", technician, false, "2018-01-01", "13", "décret 2017-1891"},
		{"MAL", technician, false, "2026-06-30", "13", "full rate"},
		{"MAL", artist, false, "2026-06-30", "9.1", "70 %"},
		{"MAL_REDUCTION", technician, false, "2018-12-31", "", "before the reduction"},
		{"MAL_REDUCTION", technician, false, "2019-01-01", "-6", "13 to 7 %"},
		{"MAL_REDUCTION", artist, false, "2025-12-31", "-4.2", "9.10 to 4.90, the last day"},
		{"MAL_REDUCTION", technician, false, "2026-01-01", "", "ended with 2025"},
		{"AF_REDUCTION", technician, false, "2016-03-31", "", "1.6 SMIC until then"},
		{"AF_REDUCTION", technician, false, "2016-04-01", "-1.8", "5.25 to 3.45"},
		{"AF_REDUCTION", artist, false, "2025-12-31", "-1.26", "3.675 to 2.415, the last day"},
		{"AF", artist, false, "2014-01-01", "3.675", "70 % of 5.25"},
		{"VPL", technician, false, "2015-12-31", "", "8.50 until then"},
		{"VPL", technician, false, "2016-01-01", "8.55", "décret 2014-1531"},
		{"VPL", technician, true, "2016-01-01", "6.9", "the same, withheld"},
		{"VDP", artist, true, "2017-01-01", "0.28", "70 % of 0.40"},
		{"VDP", technician, false, "2016-12-31", "", "1.85 until then"},
		{"VDP", technician, false, "2017-01-01", "1.9", "décret 2014-1531"},
		{"CSA", artist, false, "2004-07-01", "0.3", "the law of 2004"},
		{"FNAL", technician, false, "2019-12-31", "", "20 staff until then"},
		{"FNAL", technician, false, "2020-01-01", "0.1", "the PACTE law"},
		{"FNAL_50", artist, false, "2020-01-01", "0.35", "70 % of 0.50"},
		{"PEEC", technician, false, "2020-01-01", "0.45", "the PACTE law"},
		{"DS", technician, false, "2015-01-01", "0.016", "décret 2014-1718"},
		{"FP", permanent, false, "2019-01-01", "0.55", "the law of 2018"},
		{"FP_11", permanent, false, "2019-01-01", "1", "the law of 2018"},
		{"AFDAS", technician, false, "2015-03-23", "", "before the extension"},
		{"AFDAS", artist, false, "2015-03-24", "2.1", "2 and 0.10"},
		{"TA", technician, false, "2021-12-31", "", "the parts of 0.68 are not established before"},
		{"TA", technician, false, "2022-01-01", "0.59", "code du travail"},
		{"TA_BALANCE", technician, false, "2022-01-01", "0.09", "code du travail"},
		{"TA_ALSACE_MOSELLE", technician, false, "2019-01-01", "0.44", "the law of 2018"},
		{"MAL_ALSACE_MOSELLE", artist, true, "2022-04-01", "0.91", "70 % of 1.30"},
		{"AT", artist, false, "2026-06-29", "", "the state of 2022 is not established"},
		{"AT", artist, false, "2026-06-30", "1.12", "already reduced"},
		{"CHO_SHORT", technician, false, "2019-12-31", "", "before the return of the rise"},
		{"CHO_SHORT", technician, false, "2020-01-01", "0.5", "décret 2019-797"},
		{"CHO_SHORT", technician, false, "2025-05-01", "", "not read since"},
		{"CHO", technician, false, "2017-12-31", "", "before the circular"},
		{"CHO", technician, false, "2018-01-01", "9.05", "4.05 and 5"},
		{"CHO", technician, true, "2018-09-30", "", "3.35 until then"},
		{"CHO", technician, true, "2018-10-01", "2.4", "the specific part only"},
		{"RC1", permanent, false, "2019-01-01", "4.72", "the agreement of 2017"},
		{"RC2", permanent, true, "2019-01-01", "8.64", "withheld"},
		{"CET", technician, false, "2018-12-31", "", "another contribution before"},
		{"CET", technician, false, "2019-01-01", "0.21", "the agreement of 2017"},
		{"CET", technician, true, "2019-01-01", "0.14", "withheld"},
		{"APEC", law.Worker{Cadre: true}, false, "2011-01-01", "0.036", "from the first euro since 2011"},
		{"PREV", law.Worker{Cadre: true}, false, "2019-01-01", "1.5", "the agreement of 2017"},
		{"CSG", technician, true, "2017-12-31", "", "5.1 until then"},
		{"CSG", technician, true, "2018-01-01", "6.8", "deductible"},
		{"CRDS", technician, true, "1996-02-01", "0.5", "the ordinance of 1996"},
		{"VDP", technician, false, "2023-12-31", "1.9", "the last day"},
		{"VDP", technician, false, "2024-01-01", "2.02", "2024"},
		{"VDP", technician, false, "2026-01-01", "2.11", "2026"},
		{"VDP", artist, false, "2026-01-01", "1.477", "70 %"},
		{"AGS", technician, false, "2017-06-30", "", "before the table"},
		{"AGS", technician, false, "2017-07-01", "0.15", "2017"},
		{"AGS", technician, false, "2024-06-30", "0.2", "first half of 2024"},
		{"AGS", technician, false, "2024-07-01", "0.25", "second half"},
		{"CHO", technician, false, "2020-06-08", "9.05", "annexes VIII and X"},
		{"CHO", technician, false, "2025-04-30", "9.05", "the last day"},
		{"CHO", technician, false, "2025-05-01", "", "9.00 is deduced, not established"},
		{"CHO", permanent, false, "2025-05-01", "4", "the ordinary rate"},
		{"CHO", technician, true, "2020-06-08", "2.4", "withheld"},
		{"CS", technician, false, "2014-03-31", "15.2", "2013 to 2014"},
		{"CS", technician, false, "2014-04-01", "", "not established until 2018"},
		{"CS", technician, false, "2019-04-01", "15.4", "2019"},
		{"CS", technician, false, "2023-04-01", "15.5", "2023"},
		{"CS", permanent, false, "2023-04-01", "none", "intermittents only"},
		{"PREV", technician, false, "2013-12-31", "0.42", "before the rise"},
		{"PREV", technician, false, "2014-01-01", "1.5", "II-45"},
		{"RC1", technician, false, "2019-01-01", "3.94", "intermittents"},
		{"RC1", artist, false, "2026-06-30", "4.45", "artists who are not cadres"},
		{"RC2", law.Worker{Cadre: true}, false, "2026-06-30", "12.95", "ordinary rate of cadres"},
		{"RC2", technician, false, "2019-01-01", "10.8", "not cadres"},
		{"DIFFUSEUR", law.Worker{Author: true}, false, "2021-12-31", "", "before the first of the rates read"},
		{"DIFFUSEUR", law.Worker{Author: true}, false, "2022-01-01", "1", "and 0.10 of training: 1.10"},
		{"DIFFUSEUR_FP", law.Worker{Author: true}, false, "2024-01-26", "0.1", "training"},
		{"DIFFUSEUR", technician, false, "2024-01-26", "none", "rights only"},
		{"CSA", law.Worker{Author: true}, false, "2026-06-30", "none", "pay only"},
		{"APEC", technician, false, "2026-06-30", "none", "cadres only"},
	} {
		t.Run(tc.code+" "+tc.day, func(t *testing.T) {
			got := "none"
			for _, one := range law.SocialContributions() {
				if one.Code != tc.code || one.Payer.Employee() != tc.employee || !one.Population.Bears(tc.of) {
					continue
				}
				require.Equal(t, "none", got, "one contribution for one worker")
				got = ""
				if e, err := one.Rate.At(tc.day); err == nil {
					got = e.Value.String()
				}
			}
			require.Equal(t, tc.want, got, tc.reason)
		})
	}
}
