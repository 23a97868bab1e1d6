package cnc_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment/cnc"
	"github.com/filmfinance/filmfinance/schedule"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func day(text string) schedule.Date { return schedule.MustParseDate(text) }

var support = cnc.Support{
	Scale: cnc.Scale{
		TicketTax: dec("10.72"),
		Brackets:  []cnc.Bracket{{UpTo: dec("9225000"), Rate: dec("125")}, {UpTo: dec("30750000"), Rate: dec("95")}, {Rate: dec("10")}},
	},
	Advance: cnc.Advance{Amount: dec("400000"), Franchise: dec("50000"), Allowance: cnc.AllowanceOnSupport, Rate: dec("25"), Cap: dec("80")},
	Shares:  []cnc.Share{{Party: "A", Percent: dec("66.6")}, {Party: "B", Percent: dec("33.4")}},
}

func TestSupport(t *testing.T) {
	for _, test := range []struct{ boxOffice, generated, repaid, first, reason string }{
		{"0", "0.00", "0.00", "0.00", "nothing sold"},
		{"100000", "13400.00", "0.00", "8924.40", "100,000 x 10.72 % x 125 %, under the franchise"},
		{"1000000", "134000.00", "21000.00", "75258.00", "REC-W15; 25 % of 84,000"},
		{"9225000", "1236150.00", "296537.50", "625781.93", "REC-W15, the first bracket whole; 25 % of 1,186,150"},
		{"9225100", "1236160.18", "296540.05", "625787.01", "the 100 above the bound at 95 %: 10.184; 25 % of 1,186,160.18 = 296,540.045 rounds up"},
		{"30750000", "3428256.00", "320000.00", "2070098.50", "1,236,150 + 21,525,000 x 10.184 %; 80 % of the advance binds"},
		{"40000000", "3527416.00", "320000.00", "2136139.06", "9,250,000 x 1.072 % = 99,160 more"},
	} {
		p, err := support.At("EUR", dec(test.boxOffice))
		require.NoError(t, err)
		require.NoError(t, p.Check())
		require.Equal(t, test.generated, p.Generated.StringFixed(2), test.reason)
		require.Equal(t, test.repaid, p.Repaid.StringFixed(2), test.reason)
		require.Equal(t, test.first, p.Credited[0].StringFixed(2), test.reason)
		require.True(t, p.Credited[0].Add(p.Credited[1]).Equal(p.Net), "the second share takes the rounding")
		exact, err := support.Exact(dec(test.boxOffice).Rat())
		require.NoError(t, err)
		require.Equal(t, p.Generated.StringFixed(2), decimal.NewFromBigRat(exact, 2).StringFixed(2))
	}
}

func TestLinesAreTheSlices(t *testing.T) {
	p, err := support.At("EUR", dec("40000000"))
	require.NoError(t, err)
	for i, want := range []struct{ from, upTo, base, rate, exact, amount string }{
		{"0", "9225000", "9225000", "125", "1236150", "1236150"},
		{"9225000", "30750000", "21525000", "95", "2192106", "2192106"},
		{"30750000", "40000000", "9250000", "10", "99160", "99160"},
	} {
		l := p.Lines[i]
		require.Equal(t, []string{want.from, want.upTo, want.base, want.rate, want.exact, want.amount},
			[]string{l.From.String(), l.UpTo.String(), l.Base.String(), l.Rate.String(), l.Exact, l.Amount.String()})
		require.NotEmpty(t, l.Label.FR)
	}
	p, err = support.At("EUR", dec("9225000"))
	require.NoError(t, err)
	require.Len(t, p.Lines, 1, "the bound belongs to its slice")
}

func TestWeightAndAllowance(t *testing.T) {
	weighted := support
	weighted.Weight = new(dec("80"))
	p, err := weighted.At("EUR", dec("1000000"))
	require.NoError(t, err)
	require.Equal(t, "107200 14300", p.Generated.String()+" "+p.Repaid.String(), "80 % of 134,000; 25 % of 57,200")

	other := support
	other.Advance.Allowance = cnc.AllowanceOnBoxOffice
	for _, test := range []struct{ boxOffice, repaid, reason string }{
		{"50000", "0", "the first 50,000 of receipts repay nothing"},
		{"100000", "1675", "25 % of the 6,700 of the 50,000 above"},
		{"1000000", "31825", "25 % of 134,000 - 6,700"},
		{"40000000", "320000", "80 % of the advance, in either reading"},
	} {
		p, err := other.At("EUR", dec(test.boxOffice))
		require.NoError(t, err)
		require.Equal(t, test.repaid, p.Repaid.String(), test.reason)
	}
}

// The scale of distribution at each of its bounds: each slice x 10.72 % x its rate.
func TestDistribution(t *testing.T) {
	scale, sources, err := cnc.DistributionAt(day("2028-04-05"))
	require.NoError(t, err)
	require.Len(t, sources, 2)
	for _, test := range []struct{ boxOffice, want, reason string }{
		{"307500", "68683.79", "307,500 x 10.72 % x 208.36 % = 68,683.7904"},
		{"615000", "118917.63", "+ 307,500 x 10.72 % x 152.39 % = 50,233.8396"},
		{"1230000", "193844.8", "+ 615,000 x 10.72 % x 113.65 % = 74,927.1720, in all 193,844.8020"},
		{"3075000", "287495.53", "+ 1,845,000 x 10.72 % x 47.35 % = 93,650.7240, in all 287,495.5260"},
		{"4305000", "324955.82", "+ 1,230,000 x 10.72 % x 28.41 % = 37,460.2896, in all 324,955.8156"},
		{"6150000", "343685.96", "+ 1,845,000 x 10.72 % x 9.47 % = 18,730.1448, in all 343,685.9604"},
		{"60000000", "343685.96", "nothing above"},
	} {
		got, err := scale.At("EUR", dec(test.boxOffice))
		require.NoError(t, err)
		require.NoError(t, got.Check())
		require.Equal(t, test.want, got.Amount.String(), test.reason)
	}
	_, _, err = cnc.DistributionAt(day("2019-12-31"))
	require.ErrorIs(t, err, cnc.ErrBefore)
}

func TestInternational(t *testing.T) {
	scale, source, err := cnc.InternationalAt(day("2028-04-05"))
	require.NoError(t, err)
	require.NotEmpty(t, source.Title)
	for _, test := range []struct{ admissions, want, reason string }{
		{"1", "0.7", "the first admission"},
		{"50000", "35000", "REC-W17"},
		{"100000", "52500", "REC-W17"},
		{"200000", "67500", "REC-W17"},
		{"700000", "92500", "REC-W17"},
		{"5000000", "92500", "nothing above"},
	} {
		got, err := scale.At("EUR", dec(test.admissions))
		require.NoError(t, err)
		require.NoError(t, got.Check())
		require.Equal(t, test.want, got.Amount.String(), test.reason)
	}
	_, err = scale.At("EUR", dec("-1"))
	require.ErrorContains(t, err, "admissions: may not be negative")
	bad := cnc.AdmissionScale{Bands: []cnc.Band{{UpTo: dec("5"), Amount: dec("-1")}, {UpTo: dec("5")}}}
	for _, want := range []string{"bands[0].amount: may not", "bands[1].up_to: is out of order"} {
		require.ErrorContains(t, bad.Validate(), want)
	}
	require.ErrorIs(t, cnc.AdmissionScale{Bands: make([]cnc.Band, cnc.MaxTerms+1)}.Validate(), cnc.ErrTooLarge)
}

func TestBuiltInRules(t *testing.T) {
	on := day("2028-04-05")
	last, _, quoted := cnc.UnconfirmedLastSliceAt(on)
	require.True(t, quoted)
	s, sources, err := cnc.SupportReadAt(on, cnc.SupportReading{Bounds: cnc.BoundsWithVAT, LastSlice: &last})
	require.NoError(t, err)
	require.Len(t, sources, 2)
	require.Equal(t, asJSON(t, support.Scale), asJSON(t, s.Scale), "every reading named: the scale of the worked case")
	advance, sources, err := cnc.AdvanceAt(on, dec("400000"), cnc.AllowanceOnSupport)
	require.NoError(t, err)
	require.Len(t, sources, 2)
	require.Equal(t, asJSON(t, support.Advance), asJSON(t, advance))
	years, _, err := cnc.YearsAt(on)
	require.NoError(t, err)
	require.Equal(t, cnc.Years{Theatrical: 5, Video: 6, Television: 8}, years)

	for _, err := range []error{
		second(cnc.SupportAt(day("2022-12-07"))), second(cnc.AdvanceAt(day("2022-12-07"), dec("1"), "")),
		second(cnc.YearsAt(day("2022-12-07"))), second(cnc.InternationalAt(day("2022-12-07"))), second(cnc.SupportAt(day("1990-01-01"))),
	} {
		require.ErrorIs(t, err, cnc.ErrBefore)
	}

	scales, scaleSources, err := cnc.UnconfirmedScalesAt(on)
	require.NoError(t, err)
	require.Len(t, scaleSources, 2)
	for i, want := range []string{"111.87", "106.54"} {
		require.NoError(t, scales[i].Validate())
		require.Equal(t, want, scales[i].Brackets[0].Rate.String())
	}
	_, _, err = cnc.UnconfirmedScalesAt(day("1990-01-01"))
	require.ErrorIs(t, err, cnc.ErrBefore)
	television, televisionSources := cnc.UnconfirmedTelevisionAt(on)
	require.Len(t, televisionSources, 2)
	require.Equal(t, "9.47 305000 10 305000", television[0].Rate.String()+" "+television[0].Ceiling.String()+" "+television[1].Rate.String()+" "+television[1].Ceiling.String())
	video, _, found := cnc.UnconfirmedVideoAt(on)
	require.True(t, found)
	require.Equal(t, "4.26", video.String())
}

func second[A, B any](_ A, _ B, err error) error { return err }

func TestSupportFaults(t *testing.T) {
	s := support
	s.Brackets = []cnc.Bracket{{UpTo: dec("100"), Rate: dec("10")}, {UpTo: dec("100"), Rate: dec("10")}, {UpTo: dec("200"), Rate: dec("-1")}}
	s.Shares = []cnc.Share{{Party: "A", Percent: dec("99")}}
	s.Advance.Cap, s.Advance.Allowance, s.Weight = dec("101"), "", new(dec("200"))
	err := s.Validate()
	for _, want := range []string{
		"brackets[1].up_to: is out of order", "brackets[2].rate: may not be negative",
		"shares: does not add up", "advance.cap: is outside", "advance.allowance: a value is required", "weight: is outside",
	} {
		require.ErrorContains(t, err, want)
	}
	none := support
	none.Brackets = nil
	require.ErrorContains(t, none.Validate(), "brackets: a value is required", "a scale of no slice would bring nothing, whatever the box office")
	require.ErrorContains(t, cnc.AdmissionScale{}.Validate(), "bands: a value is required", "nor would one by admission")
	require.ErrorIs(t, cnc.Scale{TicketTax: dec("10.72")}.Validate(), cnc.ErrRequired)
	s.Advance.Allowance = "admissions"
	require.ErrorContains(t, s.Validate(), "advance.allowance: refers")
	huge := decimal.New(1, 300_000_000)
	hostile := support
	hostile.Brackets = []cnc.Bracket{{UpTo: dec("5")}, {UpTo: huge}, {}}
	hostile.Weight, hostile.Advance.Franchise, hostile.Shares = &huge, huge, []cnc.Share{{Percent: huge}}
	require.ErrorIs(t, hostile.Validate(), cnc.ErrTooLarge, "not compared with its neighbours")
	_, err = support.At("EUR", huge)
	require.ErrorIs(t, err, cnc.ErrTooLarge)
	_, err = hostile.Exact(dec("1").Rat())
	require.ErrorIs(t, err, cnc.ErrTooLarge)
	long := support
	long.Brackets, long.Shares = make([]cnc.Bracket, cnc.MaxTerms+1), make([]cnc.Share, cnc.MaxTerms+1)
	require.ErrorContains(t, long.Validate(), "brackets: is larger")
	require.ErrorContains(t, long.Validate(), "shares: is larger")

	twice := support
	twice.Shares = []cnc.Share{{Party: "A", Percent: dec("50")}, {Party: "A", Percent: dec("30")}, {Percent: dec("20")}}
	require.ErrorContains(t, twice.Validate(), "shares[1].party: is given twice (A)", "nobody knows which is whose")
	require.ErrorContains(t, twice.Validate(), "shares[2].party: a value is required")
	require.ErrorIs(t, cnc.Position{Net: huge}.Check(), cnc.ErrTooLarge)
	require.ErrorIs(t, cnc.Position{Net: dec("1")}.Check(), cnc.ErrUnbalance)
	require.ErrorIs(t, cnc.Computed{Amount: dec("1")}.Check(), cnc.ErrUnbalance)
}

// The support grows with the box office, never faster than its best slice, and its parts add up.
func TestSupportGrows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := support
		s.Weight = new(decimal.New(rapid.Int64Range(0, 100).Draw(t, "weight"), 0))
		s.Advance.Allowance = rapid.SampledFrom([]cnc.Allowance{cnc.AllowanceOnSupport, cnc.AllowanceOnBoxOffice}).Draw(t, "allowance")
		low := decimal.New(rapid.Int64Range(0, 5_000_000_000).Draw(t, "box office"), -2)
		more := decimal.New(rapid.Int64Range(0, 1_000_000_000).Draw(t, "more"), -2)
		before, err := s.At("EUR", low)
		require.NoError(t, err)
		after, err := s.At("EUR", low.Add(more))
		require.NoError(t, err)
		require.NoError(t, before.Check())
		require.NoError(t, after.Check())
		require.False(t, after.Generated.LessThan(before.Generated))
		require.False(t, after.Repaid.LessThan(before.Repaid))
		most := more.Mul(dec("0.134")).Add(dec("0.01"))
		require.False(t, after.Generated.Sub(before.Generated).GreaterThan(most))
		require.False(t, after.Repaid.GreaterThan(dec("320000")))
	})
}

func asJSON(t require.TestingT, value any) string {
	data, err := json.Marshal(value)
	require.NoError(t, err)
	return string(data)
}
