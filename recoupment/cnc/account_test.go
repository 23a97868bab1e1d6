package cnc_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment/cnc"
)

// film is a release of 5 April 2028, whose advance of 400,000 is repaid out of everything it generates.
func film(entries ...cnc.Entry) cnc.Account {
	return cnc.Account{
		Currency: "EUR", Release: day("2028-04-05"), Years: cnc.Years{Theatrical: 5, Video: 6, Television: 8}, Support: support,
		Television: &cnc.Television{Rate: dec("10"), Ceiling: dec("305000"), Per: cnc.PerSale}, Video: new(dec("4.26")), Entries: entries,
	}
}

func brought(on string, channel cnc.Channel, amount string) cnc.Entry {
	return cnc.Entry{Day: day(on), Channel: channel, Amount: dec(amount)}
}

func TestAccount(t *testing.T) {
	account := film(
		brought("2028-06-30", cnc.Theatrical, "1000000"), brought("2028-12-31", cnc.OnVideo, "100000"),
		brought("2030-01-15", cnc.OnTelevision, "400000"), brought("2030-06-15", cnc.OnTelevision, "100000"),
		brought("2033-04-04", cnc.Theatrical, "1000"), brought("2033-04-05", cnc.Theatrical, "1000"),
		brought("2034-04-04", cnc.OnVideo, "1000"), brought("2034-04-05", cnc.OnVideo, "1000"),
		brought("2036-04-04", cnc.OnTelevision, "1000"), brought("2036-04-05", cnc.OnTelevision, "1000"),
	)
	s, err := account.Compute()
	require.NoError(t, err)
	require.NoError(t, s.Check())
	for i, want := range []struct{ counted, generated, repaid, net, reason string }{
		{"1000000", "134000", "21000", "113000", "the worked case: 25 % of 84,000"},
		{"100000", "4260", "1065", "3195", "4.26 %; the franchise is spent"},
		{"305000", "30500", "7625", "22875", "10 % up to the ceiling"},
		{"100000", "10000", "2500", "7500", "a second sale has a ceiling of its own"},
		{"1000", "134", "33.5", "100.5", "the last day of five years"},
		{"0", "0", "0", "0", "the anniversary is out of time"},
		{"1000", "42.6", "10.65", "31.95", "the last day of six years"},
		{"0", "0", "0", "0", "out of time"},
		{"1000", "100", "25", "75", "the last day of eight years"},
		{"0", "0", "0", "0", "out of time"},
	} {
		row := s.Rows[i]
		require.Equal(t, []string{want.counted, want.generated, want.repaid, want.net},
			[]string{row.Counted.String(), row.Generated.String(), row.Repaid.String(), row.Net.String()}, want.reason)
		require.Equal(t, want.counted == "0", row.OutOfTime)
	}
	require.Equal(t, "179036.6", s.Total.Generated.String())
	require.Len(t, s.Total.Lines, 3, "one slice of theatres, television, video")

	account.Television.Per = cnc.PerFilm
	s, err = account.Compute()
	require.NoError(t, err)
	require.True(t, s.Rows[3].Counted.IsZero(), "one ceiling for the film, which the first sale fills")
	require.False(t, s.Rows[3].OutOfTime)

	s.Total.Repaid = s.Total.Repaid.Add(dec("1"))
	require.ErrorIs(t, s.Check(), cnc.ErrUnbalance)
}

func TestLastDay(t *testing.T) {
	years := cnc.Years{Theatrical: 5, Video: 6, Television: 8}
	require.Equal(t, "2033-04-04", years.Last(day("2028-04-05"), cnc.Theatrical).String())
	require.Equal(t, "2033-02-27", years.Last(day("2028-02-29"), cnc.Theatrical).String(), "the anniversary of 29 February is the 28th")
	require.True(t, years.Last(day("2028-04-05"), "radio").IsZero())
}

func TestAccountFaults(t *testing.T) {
	huge := decimal.New(1, 1_000_000_000)
	a := film(brought("2028-06-30", "radio", "-1"), brought("2028-06-29", cnc.OnVideo, "1"), cnc.Entry{Channel: cnc.Theatrical, Amount: huge})
	a.Currency, a.Years, a.Video, a.Television = "?", cnc.Years{Theatrical: 101}, &huge, &cnc.Television{Rate: huge, Ceiling: huge}
	err := a.Validate()
	for _, want := range []string{
		"currency: ", "years.theatrical: is outside", "years.video: is outside", "television.per: a value is required", "television.ceiling: is larger",
		"video: is larger", "entries[0].channel: refers", "entries[0].amount: may not", "entries[1].day: is out of order", "entries[2].day: a value",
		"entries[2].amount: is larger",
	} {
		require.ErrorContains(t, err, want)
	}
	none := film(brought("2028-06-30", cnc.OnVideo, "1"), brought("2028-06-30", cnc.OnTelevision, "1"))
	none.Video, none.Television, none.Release = nil, nil, cnc.Account{}.Release
	for _, want := range []string{"entries[0].channel: refers", "entries[1].channel: refers", "release: a value is required"} {
		require.ErrorContains(t, none.Validate(), want)
	}
	none.Entries = make([]cnc.Entry, cnc.MaxEntries+1)
	require.ErrorIs(t, none.Validate(), cnc.ErrTooLarge)
}

// The rows make the total; in theatres alone it is that of the support; and how a period was cut does not
// matter.
func TestAccountsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := film()
		a.Support.Advance.Allowance = rapid.SampledFrom([]cnc.Allowance{cnc.AllowanceOnSupport, cnc.AllowanceOnBoxOffice}).Draw(t, "allowance")
		a.Television.Per = rapid.SampledFrom([]cnc.Per{cnc.PerSale, cnc.PerFilm}).Draw(t, "per")
		theatres := decimal.Decimal{}
		alone := true
		on := day("2028-04-05")
		for range rapid.IntRange(0, 12).Draw(t, "entries") {
			on = on.AddDays(rapid.IntRange(0, 400).Draw(t, "days"))
			e := cnc.Entry{
				Day: on, Channel: rapid.SampledFrom([]cnc.Channel{cnc.Theatrical, cnc.Theatrical, cnc.OnVideo, cnc.OnTelevision}).Draw(t, "channel"),
				Amount: decimal.New(rapid.Int64Range(0, 500_000_000).Draw(t, "amount"), -2),
			}
			a.Entries = append(a.Entries, e)
			if e.Channel != cnc.Theatrical {
				alone = false
			} else if on.Before(day("2033-04-05")) {
				theatres = theatres.Add(e.Amount)
			}
		}
		s, err := a.Compute()
		require.NoError(t, err)
		require.NoError(t, s.Check())
		if alone {
			want, err := support.At("EUR", theatres)
			require.NoError(t, err)
			require.True(t, want.Generated.Equal(s.Total.Generated))
		}
		back, err := cnc.ParseAccount([]byte(asJSON(t, a)))
		require.NoError(t, err)
		again, err := back.Compute()
		require.NoError(t, err)
		require.Equal(t, asJSON(t, s), asJSON(t, again))

		if n := len(a.Entries); n > 0 && a.Entries[n-1].Channel != cnc.OnTelevision {
			cut := a
			last := a.Entries[n-1]
			half := last
			half.Amount = last.Amount.Shift(-1).Truncate(2)
			rest := last
			rest.Amount = last.Amount.Sub(half.Amount)
			cut.Entries = append(append([]cnc.Entry{}, a.Entries[:n-1]...), half, rest)
			two, err := cut.Compute()
			require.NoError(t, err)
			require.Equal(t, asJSON(t, s.Total), asJSON(t, two.Total))
		}
	})
}

// Whatever an account says, it is refused or computed to the cent.
func FuzzParseAccount(f *testing.F) {
	f.Add(asJSON(f, film(brought("2028-06-30", cnc.Theatrical, "1000000"), brought("2029-06-30", cnc.OnTelevision, "1000000"))))
	f.Add(`{"currency":"JPY","release":"2028-01-01","years":{"theatrical":1,"video":1,"television":1},"support":{"ticket_tax":"10","weight":"0",
		"brackets":[{"rate":"7"}],"shares":[{"party":"a","percent":"100"}]},"entries":[{"day":"2028-01-01","channel":"theatrical","amount":"3"}]}`)
	f.Add(`{"entries":[{"amount":"NaN"}],"video":"1e999999999"}`)
	f.Fuzz(func(t *testing.T, text string) {
		a, err := cnc.ParseAccount([]byte(text))
		if err != nil {
			return
		}
		s, err := a.Compute()
		require.NoError(t, err, "what validates computes")
		require.NoError(t, s.Check())
	})
}
