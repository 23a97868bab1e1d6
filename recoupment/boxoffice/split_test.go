package boxoffice_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/schedule"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func day(text string) schedule.Date { return schedule.MustParseDate(text) }

// rules are those of mainland France without the exhibitor's contribution, full those with every step.
var (
	rules = boxoffice.Rules{VAT: dec("5.5"), TicketTax: dec("10.72"), SACEM: dec("1.515")}
	full  = boxoffice.Rules{VAT: dec("5.5"), TicketTax: dec("10.72"), SACEM: dec("1.515"), Exhibitor: dec("0.232"), Levy: new(dec("0.58"))}
)

func amounts(s boxoffice.Split) map[boxoffice.Step]decimal.Decimal {
	return map[boxoffice.Step]decimal.Decimal{
		boxoffice.StepBoxOffice: s.BoxOffice, boxoffice.StepVAT: s.VAT, boxoffice.StepTicketTax: s.TicketTax, boxoffice.StepBaseFilm: s.BaseFilm,
		boxoffice.StepContribution: s.Contribution, boxoffice.StepSACEM: s.SACEM, boxoffice.StepDistributor: s.Distributor,
		boxoffice.StepExhibitor: s.Exhibitor, boxoffice.StepLevy: s.Levy,
	}
}

func TestSplit(t *testing.T) {
	type want map[boxoffice.Step]string
	for _, test := range []struct {
		name, currency, gross, rental string
		rules                         boxoffice.Rules
		want                          want
		reason                        string
	}{
		{
			"one hundred thousand", "EUR", "131875", "50", rules,
			want{"vat": "6875.00", "ticket_tax": "14137.00", "base_film": "110863.00", "sacem": "1679.57", "distributor": "55431.50", "exhibitor": "53751.93"},
			"131,875 is the denominator of the base film, so every figure but SACEM is whole: 131875 x 5.5/105.5 = 6875",
		},
		{
			"REC-W1, one ticket", "EUR", "6.51", "44", rules,
			want{"vat": "0.34", "ticket_tax": "0.70", "base_film": "5.47", "sacem": "0.08", "distributor": "2.41", "exhibitor": "2.98"},
			"published: VAT 0.34, 6.17 without it; tax 0.697872, SACEM 0.082913, rental 44 % of 5.472744 = 2.408007",
		},
		{
			"REC-W2, one ticket of 10", "EUR", "10", "50", rules,
			want{"vat": "0.52", "ticket_tax": "1.07", "base_film": "8.41", "sacem": "0.13", "distributor": "4.20", "exhibitor": "4.08"},
			"before the second term of the tax",
		},
		{
			"REC-W2, with every step", "EUR", "10", "50", full,
			want{"contribution": "0.02", "exhibitor": "4.06", "distributor": "4.20", "levy": "0.02"},
			"0.232 % of 8.406673 = 0.0195035 out of the exhibitor's share; 0.58 % of 4.2033365 = 0.02438 out of the distributor's",
		},
		{
			"with the exhibitor's contribution", "EUR", "131875", "50", full,
			want{"contribution": "257.20", "exhibitor": "53494.73", "levy": "321.50"},
			"0.232 % of 110,863 = 257.20216; 0.58 % of 55,431.50 = 321.5027",
		},
		{
			"overseas", "EUR", "1021", "35", boxoffice.Rules{VAT: dec("2.1"), TicketTax: dec("3"), SACEM: dec("1.515")},
			want{"vat": "21.00", "ticket_tax": "30.63", "base_film": "969.37", "distributor": "339.28"},
			"1,021 x 2.1/102.1 = 21; 3 % of 1,021; 35 % of 969.37 = 339.2795",
		},
		{
			"no VAT", "EUR", "1000", "25", boxoffice.Rules{TicketTax: dec("10.72")},
			want{"vat": "0.00", "base_film": "892.80", "distributor": "223.20", "exhibitor": "669.60"}, "0.8928 of the price",
		},
		{
			"yen", "JPY", "2000", "50", boxoffice.Rules{VAT: dec("10")},
			want{"vat": "182", "base_film": "1818", "distributor": "909", "exhibitor": "909"},
			"no minor unit: 181.8 rounds to 182; the distributor's share is half of the exact 1818.18",
		},
		{"nothing", "EUR", "0", "50", full, want{"box_office": "0.00", "exhibitor": "0.00"}, "no ticket"},
	} {
		t.Run(test.name, func(t *testing.T) {
			split, err := test.rules.Split(test.currency, dec(test.gross), dec(test.rental))
			require.NoError(t, err)
			require.NoError(t, split.Check())
			got := amounts(split)
			for step, want := range test.want {
				require.Equal(t, want, got[step].StringFixed(max(0, -dec(want).Exponent())), "%s: %s", step, test.reason)
			}
		})
	}
}

// The exact figures of one ticket of 10, to the seven decimals that REC-W2 gives.
func TestExactFiguresOfATicket(t *testing.T) {
	at7 := rules
	at7.VAT, at7.Exhibitor = dec("7"), dec("0.232")
	with := rules
	with.Exhibitor = dec("0.232")
	for _, test := range []struct {
		rules  boxoffice.Rules
		step   boxoffice.Step
		want   string
		reason string
	}{
		{rules, boxoffice.StepVAT, "0.5213270", "10 x 5.5/105.5"},
		{rules, boxoffice.StepTicketTax, "1.0720000", "of the price, VAT included"},
		{rules, boxoffice.StepBaseFilm, "8.4066730", "10 x 110863/131875"},
		{rules, boxoffice.StepSACEM, "0.1273611", "1.515 % of it"},
		{rules, boxoffice.StepDistributor, "4.2033365", "50 % of it"},
		{rules, boxoffice.StepExhibitor, "4.0759754", "before the second term"},
		{with, boxoffice.StepContribution, "0.0195035", "the second term"},
		{at7, boxoffice.StepVAT, "0.6542056", "7 %: 2012 and 2013"},
		{at7, boxoffice.StepTicketTax, "1.0720000", "the same"},
		{at7, boxoffice.StepBaseFilm, "8.2737944", "0.8273794 of the price"},
		{at7, boxoffice.StepSACEM, "0.1253480", "1.515 % of it"},
	} {
		split, err := test.rules.Split("EUR", dec("10"), dec("50"))
		require.NoError(t, err)
		for _, line := range split.Lines {
			if line.Step == test.step {
				exact, err := fraction.Parse(line.Exact, 100)
				require.NoError(t, err)
				require.Equal(t, test.want, exact.Round(7, money.HalfAwayFromZero).StringFixed(7), test.reason)
			}
		}
	}
	one, err := rules.Split("EUR", dec("1"), dec("50"))
	require.NoError(t, err)
	require.Equal(t, "110863/131875", one.Lines[3].Exact, "the base film of one euro")
}

func TestLinesExplainEveryStep(t *testing.T) {
	split, err := full.Split("EUR", dec("131875"), dec("50"))
	require.NoError(t, err)
	require.Len(t, split.Lines, 9)
	for i, want := range []struct{ step, base, rate, amount string }{
		{"box_office", "0", "0", "131875"}, {"vat", "125000", "5.5", "6875"}, {"ticket_tax", "131875", "10.72", "14137"},
		{"base_film", "0", "0", "110863"}, {"contribution", "110863", "0.232", "257.2"}, {"sacem", "110863", "1.515", "1679.57"},
		{"distributor", "110863", "50", "55431.5"}, {"exhibitor", "0", "0", "53494.73"}, {"levy", "55431.5", "0.58", "321.5"},
	} {
		line := split.Lines[i]
		require.Equal(t, []string{want.step, want.base, want.rate, want.amount},
			[]string{string(line.Step), line.Base.String(), line.Rate.String(), line.Amount.String()})
		require.NotEmpty(t, line.Label.FR)
		require.NotEmpty(t, line.Label.EN)
		require.NotEmpty(t, line.Source.Title)
		require.NotEmpty(t, line.Source.Address)
	}
	without, err := rules.Split("EUR", dec("131875"), dec("50"))
	require.NoError(t, err)
	require.Len(t, without.Lines, 8, "a levy that is not established has no line")
}

// The published splits of the national box office, in M€ (REC-W3): they add up as ours do.
func TestPublishedSplits(t *testing.T) {
	national := boxoffice.Split{
		BoxOffice: dec("1139.37"), VAT: dec("60.37"), TicketTax: dec("122.12"), BaseFilm: dec("956.88"), SACEM: dec("14.47"),
		Distributor: dec("460.81"), Exhibitor: dec("481.60"),
	}
	require.NoError(t, national.Check(), "2008: 60.37 + 122.12 + 14.47 + 481.6 + 460.81 = 1,139.37")
	require.Equal(t, "48.158", money.PercentOf(national.Distributor, national.BaseFilm, 3).String())
	require.Equal(t, "1.512", money.PercentOf(national.SACEM, national.BaseFilm, 3).String())
	require.Equal(t, "42.71", national.AverageRental().String(), "contracts divide by the receipts without VAT: 460.81 / 1,079.00")
	for i, share := range []string{"5.30", "10.72", "1.27", "42.27", "40.44"} {
		part := []decimal.Decimal{national.VAT, national.TicketTax, national.SACEM, national.Exhibitor, national.Distributor}[i]
		require.Equal(t, share, money.PercentOf(part, national.BoxOffice, 2).StringFixed(2))
	}
	of2012, err := boxoffice.Rules{SACEM: dec("1.515")}.Split("EUR", dec("82.69"), dec("45.33"))
	require.NoError(t, err)
	exact, err := fraction.Parse(of2012.Lines[5].Exact, 100)
	require.NoError(t, err)
	require.Equal(t, "1.2528", exact.Round(4, money.HalfAwayFromZero).String(), "2012: 1.515 % of 100 - 6.59 - 10.72")
	require.Equal(t, "40.67", money.PercentOf(dec("2.42"), dec("5.95"), 2).String(), "2007: 2.42 on 5.95, 40.7 %")
}

func TestAmortisationRatio(t *testing.T) {
	gross, err := boxoffice.Declaration{
		Currency: "EUR", Release: day("2003-03-19"), Regimes: []boxoffice.Regime{{Rules: rules}},
		Entries: []boxoffice.Entry{{Day: day("2003-03-19"), Admissions: dec("3876572"), Price: dec("5.74"), Rental: new(dec("40"))}},
	}.Compute()
	require.NoError(t, err)
	require.Equal(t, "22251523.28", gross.Total.Split.BoxOffice.String(), "REC-W8: 3,876,572 admissions of 5.74")
	require.Equal(t, "5.74", gross.Total.AverageTicket.String())
	ratio, err := boxoffice.AmortisationRatio(dec("7000000"), dec("4280000"), dec("7640000"))
	require.NoError(t, err)
	require.Equal(t, "147.64", ratio.String(), "REC-W8: 11.28 / 7.64 (printed 147.65)")
	none, err := boxoffice.AmortisationRatio(dec("1"), dec("1"), decimal.Decimal{})
	require.NoError(t, err)
	require.True(t, none.IsZero(), "no cost")
	_, err = boxoffice.AmortisationRatio(dec("-1"), decimal.New(1, 1_000_000_000), dec("1"))
	require.ErrorIs(t, err, boxoffice.ErrNegative)
	require.ErrorIs(t, err, boxoffice.ErrTooLarge)
}

func TestSplitFaults(t *testing.T) {
	_, err := rules.Split("XXX", dec("-1"), dec("101"))
	for path, kind := range map[string]error{"currency": boxoffice.ErrCurrency, "box_office": boxoffice.ErrNegative, "rental": boxoffice.ErrRange} {
		require.ErrorIs(t, err, kind)
		require.Contains(t, err.Error(), path)
	}
	_, err = boxoffice.Rules{VAT: dec("20"), TicketTax: dec("95")}.Split("EUR", dec("100"), dec("50"))
	require.ErrorIs(t, err, boxoffice.ErrOver100, "16.67 of VAT and 95 of tax in a price of 100")
	_, err = rules.Split("EUR", dec("100"), dec("99"))
	require.ErrorIs(t, err, boxoffice.ErrOver100, "99 % of rental and 1.515 % of SACEM")
	_, err = rules.Split("EUR", decimal.New(1, 1_000_000_000), dec("50"))
	require.ErrorIs(t, err, boxoffice.ErrTooLarge, "1e1000000000 costs nothing")
	hostile := boxoffice.Split{BoxOffice: decimal.New(1, 1_000_000_000)}
	require.ErrorIs(t, hostile.Check(), boxoffice.ErrTooLarge)
	require.True(t, hostile.AverageRental().IsZero())
	_, err = boxoffice.Rules{VAT: dec("-100")}.BaseFilm(dec("1").Rat())
	require.ErrorIs(t, err, boxoffice.ErrNegative, "not a division by zero")
	require.ErrorIs(t, boxoffice.Rules{Levy: new(dec("101"))}.Validate(), boxoffice.ErrRange)
}

func percent(t *rapid.T, label string, most int64) decimal.Decimal {
	return decimal.New(rapid.Int64Range(0, most).Draw(t, label), -3)
}

func drawRules(t *rapid.T) boxoffice.Rules {
	r := boxoffice.Rules{
		VAT: percent(t, "vat", 20_000), TicketTax: percent(t, "tax", 16_000), SACEM: percent(t, "sacem", 2_000), Exhibitor: percent(t, "exhibitor", 300),
	}
	if rapid.Bool().Draw(t, "levied") {
		r.Levy = new(percent(t, "levy", 1_000))
	}
	return r
}

func TestSharesAlwaysAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gross := decimal.New(rapid.Int64Range(0, 1_000_000_000).Draw(t, "gross"), -2)
		s, err := drawRules(t).Split("EUR", gross, percent(t, "rental", 60_000))
		require.NoError(t, err)
		require.NoError(t, s.Check())
		sum := s.VAT.Add(s.TicketTax).Add(s.SACEM).Add(s.Contribution).Add(s.Distributor).Add(s.Exhibitor)
		require.True(t, sum.Equal(gross), "%s, not %s", sum, gross)
		s.Exhibitor = s.Exhibitor.Add(dec("0.01"))
		require.ErrorIs(t, s.Check(), boxoffice.ErrUnbalance)
	})
}

// Exactly, a hundred tickets are a hundred times one; rounded, they differ by half a cent a ticket at most.
func TestTicketAndBulk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, rental := drawRules(t), percent(t, "rental", 60_000)
		price, number := decimal.New(rapid.Int64Range(0, 2_000).Draw(t, "price"), -2), rapid.Int64Range(1, 100_000).Draw(t, "number")
		one, err := r.Split("EUR", price, rental)
		require.NoError(t, err)
		bulk, err := r.Split("EUR", price.Mul(decimal.New(number, 0)), rental)
		require.NoError(t, err)
		for i, line := range one.Lines {
			exact, err := fraction.Parse(line.Exact, 1000)
			require.NoError(t, err)
			require.Equal(t, bulk.Lines[i].Exact, exact.Mul(fraction.Int(number)).Text(), string(line.Step))
			if line.Step != boxoffice.StepExhibitor && line.Step != boxoffice.StepBaseFilm {
				apart := line.Amount.Mul(decimal.New(number, 0)).Sub(bulk.Lines[i].Amount).Abs()
				require.False(t, apart.GreaterThan(decimal.New(5*(number+1), -3)), "%s: %s apart", line.Step, apart)
			}
		}
	})
}
