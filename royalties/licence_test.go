package royalties_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
)

// fourteen are the streams of the published statements.
var fourteen = []string{
	"Theatrical", "Non-Theatrical", "Video", "Commercial Video", "VOD", "SVOD", "TVOD", "AVOD", "FVOD", "Other Internet",
	"Hotels/Ships/Airlines", "Television", "FM Subscription", "Jewish Festivals",
}

// licence is that of the published statements: one film, fourteen streams, a guarantee of 500 and an insurance of
// 2,000.
func licence(kind royalties.LicenceType, share string) royalties.Licence {
	l := royalties.Licence{
		ID: "licensor", Licensor: "Licensor", Distributor: "Distributor", Currency: "USD", Type: kind,
		Films: []royalties.LicensedFilm{{ID: "film", Guarantee: dec("500"), Insurance: dec("2000")}},
	}
	for _, id := range fourteen {
		l.Streams = append(l.Streams, royalties.Stream{ID: id, Share: dec(share), Theatrical: id == "Theatrical" || id == "Non-Theatrical"})
	}
	return l
}

// each gives the same amount to all streams; nothing for "0".
func each(amount string) []royalties.StreamAmount {
	var all []royalties.StreamAmount
	for _, id := range fourteen {
		if amount != "0" {
			all = append(all, royalties.StreamAmount{Film: "film", Stream: id, Amount: dec(amount)})
		}
	}
	return all
}

func quarters(periods ...royalties.LicencePeriod) []royalties.LicencePeriod {
	for i := range periods {
		periods[i].Date = day("2027-03-31").AddDays(91 * i)
	}
	return periods
}

func paid(amount string) *decimal.Decimal {
	d := dec(amount)
	return &d
}

func TestLicencePublished(t *testing.T) {
	all := func(amount string) []royalties.StreamAmount {
		return []royalties.StreamAmount{{Film: "film", Amount: dec(amount)}}
	}
	for _, row := range []struct {
		id             string
		licence        royalties.Licence
		earlier, now   royalties.LicencePeriod
		current, total string
		prior, due     string
		reason         string
	}{
		{
			"W43a", licence(royalties.NoExpenses, "50"),
			royalties.LicencePeriod{}, royalties.LicencePeriod{Revenue: each("100")},
			"700", "700", "-2500", "-1800", "14 x 100 x 50 %, less 500 and 2,000",
		},
		{
			"W43c", licence(royalties.ExpensesOffTop, "40"),
			royalties.LicencePeriod{Revenue: each("1000"), Expenses: each("200"), Paid: paid("400")}, royalties.LicencePeriod{Revenue: each("100"), Expenses: each("25")},
			"420", "4900", "1580", "2000", "14 x (100 - 25) x 40 %",
		},
		{
			"W43e", licence(royalties.ExpensesOffShare, "40"),
			royalties.LicencePeriod{Revenue: each("1000"), Expenses: all("800"), Paid: paid("400")}, royalties.LicencePeriod{Revenue: each("100"), Expenses: all("300")},
			"560", "6160", "1900", "2160", "6,160 - 1,100 - 2,500 - 400",
		},
		{
			"W43f", feed20(licence(royalties.FeeThenExpenses, "50")),
			royalties.LicencePeriod{Revenue: each("1000"), Expenses: each("500"), Paid: paid("400")}, royalties.LicencePeriod{Revenue: each("100"), Expenses: each("50")},
			"210", "2310", "-800", "-590", "14 x (100 - 20 - 50) x 50 %",
		},
		{
			"type 3", licence(royalties.TheatricalExpensesOffTop, "50"),
			royalties.LicencePeriod{}, royalties.LicencePeriod{Revenue: each("100"), Expenses: each("40")[:2]},
			"660", "660", "-2500", "-1840", "two streams at (100 - 40) x 50 %, twelve at 100 x 50 %",
		},
		{
			"type 6", feed20(licence(royalties.TheatricalFee, "50")),
			royalties.LicencePeriod{}, royalties.LicencePeriod{Revenue: each("100"), Expenses: each("40")},
			"400", "400", "-2500", "-2100", "two streams at (100 - 20 - 40) x 50 %, twelve at (100 - 40) x 50 %",
		},
	} {
		t.Run(row.id, func(t *testing.T) {
			statements, err := row.licence.Statements(quarters(row.earlier, row.now))
			require.NoError(t, err)
			for _, s := range statements {
				require.NoError(t, s.Check())
			}
			before, b := statements[0].Balance, statements[1].Balance
			require.Equal(t, row.prior, before.Carried.String())
			require.Equal(t, []string{row.current, row.total, row.due}, []string{b.Entitled.Current.String(), b.Entitled.Cumulative.String(), b.Due.String()}, row.reason)
			require.Equal(t, decimal.Max(b.Due, decimal.Decimal{}).String(), b.Paid.String(), "what is due below zero is carried, never paid")
		})
	}
}

func feed20(l royalties.Licence) royalties.Licence {
	l.Fee = dec("20")
	return l
}

// W44: the first quarter is corrected from 100 to 150 a stream after the second was stated.
func TestLicenceRestated(t *testing.T) {
	l := licence(royalties.NoExpenses, "50")
	due := func(first string) []string {
		statements, err := l.Statements(quarters(royalties.LicencePeriod{Revenue: each(first)}, royalties.LicencePeriod{Revenue: each("200")}))
		require.NoError(t, err)
		return []string{statements[0].Balance.Due.String(), statements[1].Balance.Due.String()}
	}
	require.Equal(t, []string{"-1800", "-400"}, due("100"))
	require.Equal(t, []string{"-1450", "-50"}, due("150"), "both quarters follow, and nothing was paid")
}

// W44 again, notified as a correction: the first statement stays, the second takes the difference.
func TestLicenceCorrected(t *testing.T) {
	l := licence(royalties.NoExpenses, "50")
	periods := quarters(royalties.LicencePeriod{Revenue: each("1000")}, royalties.LicencePeriod{Revenue: each("200")}, royalties.LicencePeriod{Revenue: each("10")})
	periods[1].Corrections = []royalties.LicenceCorrection{{Date: periods[0].Date, Revenue: each("50")}}
	periods[2].Corrections = []royalties.LicenceCorrection{{Date: periods[0].Date, Revenue: each("-70")}, {Date: periods[1].Date, Revenue: each("40")}}
	given := periods[0].Revenue[0].Amount
	statements, err := l.Statements(periods)
	require.NoError(t, err)
	for i, row := range []struct{ balance, licensor, reason string }{
		{"4500 4500", "0 0 500 500", "14 x 1,000 x 50 %, less 2,500"},
		{"1750 1750", "500 25 100 625", "14 x 250 x 50 %: 50 of the first quarter, 200 of this one"},
		{"-140 0", "625 -15 5 615", "14 x (-70 + 40 + 10) x 50 %: carried, and what was paid stays"},
	} {
		s := statements[i]
		require.NoError(t, s.Check())
		f := s.Streams[3].Licensor
		require.Equal(t, row.balance, text(s.Balance.Due, s.Balance.Paid), row.reason)
		require.Equal(t, row.licensor, text(f.Prior, f.Restated, f.Current, f.Cumulative), row.reason)
	}
	require.True(t, given.Equal(periods[0].Revenue[0].Amount) && len(periods[0].Revenue) == 14, "the input stays as it is")

	periods[1].Corrections[0] = royalties.LicenceCorrection{Date: periods[1].Date, Revenue: []royalties.StreamAmount{{Film: "film", Stream: "Radio"}}}
	_, err = l.Statements(periods)
	require.ErrorIs(t, err, royalties.ErrNotStated)
	require.ErrorContains(t, err, "periods[1].corrections[0].date: no statement was drawn of that period (2027-06-30)")
	require.ErrorContains(t, err, "periods[1].corrections[0].revenue[0].stream: refers")
}

// W45 and W51: a reserve on returns, released after some quarters.
func TestLicenceReserve(t *testing.T) {
	video := func(rate string, periods int) royalties.Licence {
		l := licence(royalties.NoExpenses, "100")
		l.Films[0].Guarantee, l.Films[0].Insurance, l.Streams = decimal.Decimal{}, decimal.Decimal{}, []royalties.Stream{{ID: "Video", Share: dec("100")}}
		l.Reserve, l.ReserveStreams, l.ReserveOn = &recoupment.Reserve{Rate: dec(rate), Periods: periods}, []string{"Video"}, royalties.OnShare
		return l
	}
	revenue := func(amounts ...string) []royalties.LicencePeriod {
		var all []royalties.LicencePeriod
		for _, a := range amounts {
			all = append(all, royalties.LicencePeriod{Revenue: []royalties.StreamAmount{{Film: "film", Stream: "Video", Amount: dec(a)}}})
		}
		return quarters(all...)
	}
	for _, row := range []struct {
		id, rate string
		periods  int
		revenue  []string
		want     [][]string // withheld, released, joined, paid before, due
	}{
		{"W45", "100", 2, []string{"100", "100", "0", "0", "0"}, [][]string{
			{"100", "0", "100", "0", "0"}, {"100", "0", "200", "0", "0"}, {"0", "100", "200", "0", "100"}, {"0", "100", "200", "100", "100"}, {"0", "0", "200", "200", "0"},
		}},
		{"W51", "10", 1, []string{"1000", "2000"}, [][]string{{"100", "0", "1000", "0", "900"}, {"200", "100", "3000", "900", "1900"}}},
	} {
		statements, err := video(row.rate, row.periods).Statements(revenue(row.revenue...))
		require.NoError(t, err)
		var got [][]string
		for _, s := range statements {
			b := s.Balance
			got = append(got, []string{b.Withheld.String(), b.Released.String(), b.Entitled.Cumulative.String(), b.PaidBefore.String(), b.Due.String()})
		}
		require.Equal(t, row.want, got, row.id)
	}
	// A20: of 1,000 with 200 of expenses off the top at 50 % and a reserve of 30 %.
	l := video("30", 1)
	l.Type, l.Streams[0].Share = royalties.ExpensesOffTop, dec("50")
	periods := revenue("1000")
	periods[0].Expenses = []royalties.StreamAmount{{Film: "film", Stream: "Video", Amount: dec("200")}}
	for on, want := range map[royalties.ReserveOn]string{royalties.OnRevenue: "250", royalties.OnShare: "280"} {
		l.ReserveOn = on
		statements, err := l.Statements(periods)
		require.NoError(t, err)
		require.Equal(t, want, statements[0].Balance.Due.String(), on)
	}
}

// Two crossed films with caps of 100 and 50 on their expenses: 150 at the most come off the share.
func TestLicenceCrossed(t *testing.T) {
	l := licence(royalties.ExpensesOffShare, "50")
	l.Streams = l.Streams[:1]
	l.Films = []royalties.LicensedFilm{{ID: "a", ExpenseCap: paid("100"), Guarantee: dec("40")}, {ID: "b", ExpenseCap: paid("50")}}
	statements, err := l.Statements(quarters(royalties.LicencePeriod{
		Revenue:  []royalties.StreamAmount{{Film: "a", Stream: "Theatrical", Amount: dec("1000")}, {Film: "b", Stream: "Theatrical", Amount: dec("20")}},
		Expenses: []royalties.StreamAmount{{Film: "a", Amount: dec("130")}, {Film: "b", Amount: dec("60")}},
	}))
	require.NoError(t, err)
	require.Equal(t, "190 320", statements[0].Balance.Deducted.String()+" "+statements[0].Balance.Paid.String(), "510 less 100 + 50 + 40")
}

func TestLicenceFaults(t *testing.T) {
	l := licence("seventh", "101")
	l.Distributor, l.Currency, l.Fee = "Licensor", "XXY", dec("-1")
	l.Films[0].ExpenseCap = paid("5")
	l.Reserve = &recoupment.Reserve{Rate: dec("5")}
	l.ReserveStreams = []string{"Radio"}
	err := l.Validate()
	for _, want := range []string{
		"type: refers", "distributor: is given twice", "currency: is not", "fee: may not be negative", "films[0].expense_cap: is outside",
		"streams[0].share: is outside", "reserve.periods: is outside", "reserve_on: a value is required", "reserve_streams: refers to something that does not exist (Radio)",
	} {
		require.ErrorContains(t, err, want)
	}
	l = licence(royalties.TheatricalExpensesOffTop, "50")
	_, err = l.Statements([]royalties.LicencePeriod{
		{Revenue: []royalties.StreamAmount{{Film: "film", Stream: "Radio"}}, Expenses: []royalties.StreamAmount{{Film: "other", Stream: "VOD"}}, Paid: paid("-1")},
		{Date: day("2027-01-01")}, {Date: day("2027-01-01")},
	})
	for _, want := range []string{
		"periods[0].date: a value is required", "periods[0].revenue[0].stream: refers", "periods[0].expenses[0].film: refers",
		"periods[0].expenses[0].stream: is outside", "periods[0].paid: may not be negative", "periods[2].date: is out of order",
	} {
		require.ErrorContains(t, err, want)
	}
}

// Names that make the same names in the cascade are told where the licence has them.
func TestLicenceNames(t *testing.T) {
	long := strings.Repeat("x", 99)
	for _, row := range []struct {
		id      string
		films   []string
		streams []string
		want    []string
		reason  string
	}{
		{"licensor", []string{"a", "a/b"}, []string{"b/c", "c"}, []string{"streams[1].id: is given twice (a/b/c)"}, "a and b/c, a/b and c"},
		{"Distributor", []string{"a"}, []string{"b"}, []string{"id: is given twice (Distributor)"}, "the distributor's own statement"},
		{"licensor", []string{"a"}, []string{long}, []string{"streams[0].id: is larger"}, "too long with the film"},
		{"licensor", []string{long}, []string{"b"}, []string{"films[0].id: is larger", "streams[0].id: is larger"}, "too long with its accounts, and with the stream"},
		{"licensor", []string{"a", "b"}, []string{"c", "guarantee"}, nil, "streams may have any names"},
	} {
		l := licence(royalties.ExpensesOffTop, "50")
		l.ID, l.Films, l.Streams = row.id, nil, nil
		for _, id := range row.films {
			l.Films = append(l.Films, royalties.LicensedFilm{ID: id})
		}
		for _, id := range row.streams {
			l.Streams = append(l.Streams, royalties.Stream{ID: id, Share: dec("50")})
		}
		err := l.Validate()
		for _, want := range row.want {
			require.ErrorContains(t, err, want, row.reason)
		}
		if len(row.want) == 0 {
			require.NoError(t, err, row.reason)
			continue
		}
		require.Len(t, err, len(row.want), row.reason)
	}
}

// Whatever comes in, the statements add up, nothing is paid below zero, and cutting a period in two changes no
// entitlement.
func TestLicenceProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := licence(rapid.SampledFrom([]royalties.LicenceType{royalties.NoExpenses, royalties.ExpensesOffTop, royalties.FeeThenExpenses}).Draw(t, "type"), "45")
		if l.Type == royalties.FeeThenExpenses {
			l.Fee = dec("15")
		}
		amount := func(name string) string {
			return decimal.New(rapid.Int64Range(1, 1_000_000).Draw(t, name), -2).String()
		}
		var one royalties.LicencePeriod
		var two []royalties.LicencePeriod
		for range rapid.IntRange(1, 3).Draw(t, "parts") {
			p := royalties.LicencePeriod{Revenue: each(amount("revenue"))}
			if l.Type != royalties.NoExpenses {
				// The expenses come first, in both histories: late ones would reopen what was shared.
				if len(two) == 0 {
					p.Expenses = each(amount("expense"))
				}
			}
			one.Revenue, one.Expenses = append(one.Revenue, p.Revenue...), append(one.Expenses, p.Expenses...)
			two = append(two, p)
		}
		whole, err := l.Statements(quarters(one))
		require.NoError(t, err)
		parts, err := l.Statements(quarters(two...))
		require.NoError(t, err)
		total := decimal.Decimal{}
		for _, s := range parts {
			require.NoError(t, s.Check())
			require.False(t, s.Balance.Paid.IsNegative())
			total = total.Add(s.Balance.Paid)
		}
		last := parts[len(parts)-1].Balance
		require.True(t, last.Entitled.Cumulative.Equal(whole[0].Balance.Entitled.Cumulative))
		require.True(t, total.Add(last.Carried).Equal(whole[0].Balance.Due), "what is due is paid or carried")
	})
}

func TestLicenceTravelsAsJSON(t *testing.T) {
	l := feed20(licence(royalties.TheatricalFee, "50"))
	data, err := json.Marshal(l)
	require.NoError(t, err)
	back, err := royalties.ParseLicence(data)
	require.NoError(t, err)
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.JSONEq(t, string(data), string(again))
	statements, err := back.Statements(quarters(royalties.LicencePeriod{Revenue: each("100")}))
	require.NoError(t, err)
	data, err = json.Marshal(statements[0])
	require.NoError(t, err)
	var s royalties.LicenceStatement
	require.NoError(t, json.Unmarshal(data, &s))
	require.NoError(t, s.Check())
	s.Streams[1].Licensor.Cumulative, s.Balance.Due = dec("1"), dec("2")
	for _, want := range []string{"streams[1]", "balance.entitled.cumulative", "balance.due"} {
		require.ErrorContains(t, s.Check(), want)
	}
}
