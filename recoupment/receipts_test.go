package recoupment_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// rules are the rates of the worked case: no exhibitor's contribution.
var rules = recoupment.TicketRules{VAT: dec("5.5"), TicketTax: dec("10.72"), SACEM: dec("1.515")}

func TestTicketSplit(t *testing.T) {
	tests := []struct {
		name, currency, gross, rental string
		rules                         recoupment.TicketRules
		want                          map[string]string
		reason                        string
	}{
		{
			"one hundred thousand", "EUR", "131875", "50", rules,
			map[string]string{"vat": "6875.00", "tax": "14137.00", "base": "110863.00", "sacem": "1679.57", "distributor": "55431.50", "exhibitor": "53751.93"},
			"131,875 is the denominator of the base film, so every figure but SACEM is whole: 131875 x 5.5/105.5 = 6875",
		},
		{
			"one ticket", "EUR", "6.51", "44", rules,
			map[string]string{"vat": "0.34", "tax": "0.70", "base": "5.47", "sacem": "0.08", "distributor": "2.41", "exhibitor": "2.98"},
			"VAT 0.33938, tax 0.697872, SACEM 0.082913, rental 44 % of 5.472744 = 2.408007; the base is the balance 6.51 - 0.34 - 0.70",
		},
		{
			"with the exhibitor's contribution", "EUR", "131875", "50",
			recoupment.TicketRules{VAT: dec("5.5"), TicketTax: dec("10.72"), SACEM: dec("1.515"), Exhibitor: dec("0.232")},
			map[string]string{"contribution": "257.20", "exhibitor": "53494.73"},
			"0.232 % of 110,863 = 257.20216, out of the exhibitor's share",
		},
		{
			"yen", "JPY", "2000", "50", recoupment.TicketRules{VAT: dec("10")},
			map[string]string{"vat": "182", "base": "1818", "distributor": "909", "exhibitor": "909"},
			"no minor unit: 181.8 rounds to 182; the distributor's share is half of the exact 1818.18",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			split, err := test.rules.Split(test.currency, dec(test.gross), dec(test.rental))
			require.NoError(t, err)
			got := map[string]decimal.Decimal{
				"vat": split.VAT, "tax": split.TicketTax, "base": split.BaseFilm, "sacem": split.SACEM,
				"contribution": split.Contribution, "distributor": split.Distributor, "exhibitor": split.Exhibitor,
			}
			for name, want := range test.want {
				require.Equal(t, want, got[name].StringFixed(max(0, -dec(want).Exponent())), "%s: %s", name, test.reason)
			}
		})
	}
}

func TestTicketFaults(t *testing.T) {
	_, err := rules.Split("XXX", dec("-1"), dec("101"))
	for path, kind := range map[string]error{"currency": recoupment.ErrCurrency, "box_office": recoupment.ErrNegative, "rental": recoupment.ErrRange} {
		require.ErrorIs(t, err, kind)
		require.Contains(t, err.Error(), path)
	}
	_, err = recoupment.TicketRules{VAT: dec("20"), TicketTax: dec("95")}.Split("EUR", dec("100"), dec("50"))
	require.ErrorIs(t, err, recoupment.ErrOver100, "16.67 of VAT and 95 of tax in a price of 100")
	_, err = rules.Split("EUR", dec("100"), dec("99"))
	require.ErrorIs(t, err, recoupment.ErrOver100, "99 % of rental and 1.515 % of SACEM")
	_, err = rules.Split("EUR", decimal.New(1, 1_000_000_000), dec("50"))
	require.ErrorIs(t, err, recoupment.ErrTooLarge, "1e1000000000 costs nothing")
}

func TestTicketSharesAlwaysAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		percent := func(label string, most int64) decimal.Decimal {
			return decimal.New(rapid.Int64Range(0, most).Draw(t, label), -3)
		}
		r := recoupment.TicketRules{
			VAT: percent("vat", 20_000), TicketTax: percent("tax", 16_000), SACEM: percent("sacem", 2_000), Exhibitor: percent("exhibitor", 300),
		}
		gross := decimal.New(rapid.Int64Range(0, 1_000_000_000).Draw(t, "gross"), -2)
		s, err := r.Split("EUR", gross, percent("rental", 60_000))
		require.NoError(t, err)
		require.NoError(t, s.Check())
		sum := s.VAT.Add(s.TicketTax).Add(s.SACEM).Add(s.Contribution).Add(s.Distributor).Add(s.Exhibitor)
		require.True(t, sum.Equal(gross), "%s, not %s", sum, gross)
		s.Exhibitor = s.Exhibitor.Add(dec("0.01"))
		require.ErrorIs(t, s.Check(), recoupment.ErrUnbalance)
	})
}

var scale = recoupment.Support{
	TicketTax: dec("10.72"),
	Brackets: []recoupment.Bracket{
		{UpTo: dec("9225000"), Rate: dec("125")}, {UpTo: dec("30750000"), Rate: dec("95")}, {Rate: dec("10")},
	},
	Advance: recoupment.Advance{Amount: dec("400000"), Franchise: dec("50000"), Rate: dec("25"), Cap: dec("80")},
	Shares:  []recoupment.Share{{Party: "A", Percent: dec("66.6")}, {Party: "B", Percent: dec("33.4")}},
}

func TestSupport(t *testing.T) {
	tests := []struct{ boxOffice, generated, repaid, first, reason string }{
		{"0", "0.00", "0.00", "0.00", "nothing sold"},
		{"100000", "13400.00", "0.00", "8924.40", "100,000 x 10.72 % x 125 %, under the franchise"},
		{"9225000", "1236150.00", "296537.50", "625781.93", "the first bracket whole; 25 % of 1,186,150"},
		{"9225100", "1236160.18", "296540.05", "625787.01", "the 100 above the bound at 95 %: 10.184; 25 % of 1,186,160.18 = 296,540.045 rounds up"},
		{"40000000", "3527416.00", "320000.00", "2136139.06", "1,236,150 + 21,525,000 x 10.184 % = 2,192,106 + 9,250,000 x 1.072 % = 99,160; 80 % of the advance binds"},
	}
	for _, test := range tests {
		p, err := scale.At("EUR", dec(test.boxOffice))
		require.NoError(t, err)
		require.NoError(t, p.Check())
		require.Equal(t, test.generated, p.Generated.StringFixed(2), test.reason)
		require.Equal(t, test.repaid, p.Repaid.StringFixed(2), test.reason)
		require.Equal(t, test.first, p.Credited[0].StringFixed(2), test.reason)
		require.True(t, p.Credited[0].Add(p.Credited[1]).Equal(p.Net), "the second share takes the rounding")
	}
}

func TestSupportFaults(t *testing.T) {
	s := scale
	s.Brackets = []recoupment.Bracket{{UpTo: dec("100"), Rate: dec("10")}, {UpTo: dec("100"), Rate: dec("10")}, {UpTo: dec("200"), Rate: dec("-1")}}
	s.Shares = []recoupment.Share{{Party: "A", Percent: dec("99")}}
	s.Advance.Cap = dec("101")
	hostile := scale
	hostile.Brackets = []recoupment.Bracket{{UpTo: dec("5")}, {UpTo: decimal.New(1, 300_000_000)}, {}}
	require.ErrorIs(t, hostile.Validate(), recoupment.ErrTooLarge, "not compared with its neighbours")
	err := s.Validate()
	for _, want := range []string{
		"brackets[1].up_to: is out of order", "brackets[2].rate: may not be negative", "brackets[2].up_to: is out of order",
		"shares: does not add up", "advance.cap: is outside",
	} {
		require.Contains(t, err.Error(), want)
	}
}

func TestOpposableCost(t *testing.T) {
	protocol, sources, err := recoupment.OpposableCostRulesAt(schedule.MustParseDate("2028-04-05"))
	require.NoError(t, err)
	require.NotEmpty(t, sources)
	tests := []struct {
		name   string
		cost   recoupment.OpposableCost
		fee    string
		fin    string
		total  string
		reason string
	}{
		{
			"caps bind", recoupment.OpposableCost{Cost: dec("990000"), ContingencySpent: dec("10000"), Fee: dec("80000"), Overheads: dec("90000"), Euribor: dec("2")},
			"50000.00", "56000.00", "1176000.00", "5 % and 7 % of 1,000,000; 18 months at 5 % = 7.5 % of 1,120,000 is above 5 %: 1.176 B, the most the protocol admits",
		},
		{
			"caps do not bind", recoupment.OpposableCost{Cost: dec("1000000"), Fee: dec("20000"), Overheads: dec("30000"), Euribor: dec("-0.5")},
			"20000.00", "39375.00", "1089375.00", "1,050,000 x 1.5 x 2.5 % = 39,375, under 52,500",
		},
		{
			"a negative rate", recoupment.OpposableCost{Cost: dec("1000000"), Euribor: dec("-4")},
			"0.00", "0.00", "1000000.00", "Euribor below -3 % makes no negative charge",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.cost.Rules = protocol
			r, err := test.cost.Compute("EUR")
			require.NoError(t, err)
			require.NoError(t, r.Check())
			require.Equal(t, test.fee, r.Fee.StringFixed(2), test.reason)
			require.Equal(t, test.fin, r.Financial.StringFixed(2), test.reason)
			require.Equal(t, test.total, r.Total.StringFixed(2), test.reason)
		})
	}
	_, err = recoupment.OpposableCost{Cost: dec("-1"), Euribor: dec("1000")}.Compute("?")
	for _, kind := range []error{recoupment.ErrNegative, recoupment.ErrRange, recoupment.ErrCurrency} {
		require.ErrorIs(t, err, kind)
	}
}

func TestBuiltInRulesAreDatedAndSourced(t *testing.T) {
	day := schedule.MustParseDate("2028-04-05")
	sacem, _, ok := recoupment.UnconfirmedSACEM(day)
	require.True(t, ok)
	ticket, sources, err := recoupment.TicketRulesAt(day, sacem)
	require.NoError(t, err)
	require.Equal(t, "5.5 10.72 1.515 0.232", ticket.VAT.String()+" "+ticket.TicketTax.String()+" "+ticket.SACEM.String()+" "+ticket.Exhibitor.String())
	require.Len(t, sources, 3)

	support, _, err := recoupment.SupportAt(day, dec("400000"))
	require.NoError(t, err)
	require.NoError(t, support.Validate())
	p, err := support.At("EUR", dec("9225000"))
	require.NoError(t, err)
	require.Equal(t, "1236150.00", p.Generated.StringFixed(2), "the scale in force is that of the worked case")

	_, _, err = recoupment.TicketRulesAt(schedule.MustParseDate("1990-01-01"), sacem)
	require.ErrorIs(t, err, recoupment.ErrBefore)
	_, _, err = recoupment.OpposableCostRulesAt(schedule.MustParseDate("2010-12-31"))
	require.ErrorIs(t, err, recoupment.ErrBefore, "the protocol is in force from 2011")
	amortisation, _, err := recoupment.AmortisationAt(day)
	require.NoError(t, err)
	require.Equal(t, "50000 75", amortisation.SupportFranchise.String()+" "+amortisation.SupportRate.String())
}
