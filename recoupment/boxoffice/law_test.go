package boxoffice_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
)

// The rules by day and place, copied from the texts. A dash is a rate that has to be supplied.
func TestRulesByDayAndPlace(t *testing.T) {
	for _, test := range []struct {
		day        string
		territory  boxoffice.Territory
		restricted bool
		want       string // VAT, ticket tax, exhibitor, levy
		reason     string
	}{
		{"2011-12-31", "", false, "5.5 10.72 0.232 0.58", "the last day at 5.5 %"},
		{"2012-06-30", boxoffice.Metropolitan, false, "7 10.72 0.232 0.58", "7 % for two years"},
		{"2014-01-01", boxoffice.Metropolitan, false, "5.5 10.72 0.232 0.58", "10 % never applied"},
		{"2023-12-31", boxoffice.Metropolitan, false, "5.5 10.72 0.232 0.58", "the last day of the contributions"},
		{"2024-01-01", boxoffice.Metropolitan, false, "5.5 10.72 0.232 nil", "two terms; the distributor's tax is not established"},
		{"2028-04-05", boxoffice.Corsica, false, "2.1 10.72 0.232 nil", "CGI 297"},
		{"2016-06-30", boxoffice.Guadeloupe, false, "2.1 1 0.232 0.58", "first year of the tax overseas"},
		{"2017-06-30", boxoffice.Martinique, false, "2.1 2 0.232 0.58", "second"},
		{"2018-06-30", boxoffice.Reunion, false, "2.1 3 0.232 0.58", "third"},
		{"2018-06-30", boxoffice.Guyane, false, "0 3 0.232 0.58", "VAT is not applicable"},
		{"2018-06-30", boxoffice.Mayotte, false, "0 3 0.232 0.58", "VAT is not applicable"},
		{"2019-06-30", boxoffice.Reunion, false, "2.1 - 0.232 0.58", "5 % was proposed, nothing is established"},
		{"2028-04-05", boxoffice.Mayotte, false, "0 - - nil", "neither term of the tax"},
		{"2023-12-31", boxoffice.Metropolitan, true, "20 16.08 0.232 0.68", "standard VAT, the tax raised by half"},
		{"2024-01-01", boxoffice.Metropolitan, true, "20 - 0.232 nil", "the increase is not established any more"},
		{"2013-06-30", boxoffice.Metropolitan, true, "- 16.08 0.232 0.68", "the standard rate of 2013 is not among the facts"},
		{"2018-06-30", boxoffice.Corsica, true, "- 16.08 0.232 0.68", "nor that of Corsica"},
		{"2018-06-30", boxoffice.Guyane, true, "- - 0.232 0.68", "nor anything overseas"},
	} {
		showing := boxoffice.Showing{Day: day(test.day), Territory: test.territory, Restricted: test.restricted}
		known := boxoffice.Supplied{SACEM: new(dec("1.515"))}
		want := strings.Fields(test.want)
		_, _, err := boxoffice.RulesAt(showing, known)
		missing := 0
		for i, path := range []string{"vat", "ticket_tax", "exhibitor"} {
			if want[i] == "-" {
				missing++
				require.ErrorContains(t, err, path+": ", test.reason)
			}
		}
		if missing > 0 {
			var faults boxoffice.Faults
			require.ErrorAs(t, err, &faults)
			require.Len(t, faults, missing, test.reason)
			require.True(t, errors.Is(err, boxoffice.ErrNone) || errors.Is(err, boxoffice.ErrBefore))
			for i, rate := range want[:3] {
				if rate == "-" {
					want[i] = "9"
				}
			}
			if test.want[0] == '-' {
				known.VAT = new(dec("9"))
			}
			if strings.Fields(test.want)[1] == "-" {
				known.TicketTax = new(dec("9"))
			}
			if strings.Fields(test.want)[2] == "-" {
				known.Exhibitor = new(dec("9"))
			}
		}
		r, sources, err := boxoffice.RulesAt(showing, known)
		require.NoError(t, err, test.reason)
		levy := "nil"
		if r.Levy != nil {
			levy = r.Levy.String()
		}
		require.Equal(t, strings.Join(want, " "), strings.Join([]string{r.VAT.String(), r.TicketTax.String(), r.Exhibitor.String(), levy}, " "), "%s: %s", test.day, test.reason)
		established := 3 - missing
		if levy != "nil" {
			established++
		}
		require.Len(t, sources, established, "one source for each figure of the law")
	}
}

func TestMissingFigures(t *testing.T) {
	_, _, err := boxoffice.RulesAt(boxoffice.Showing{Day: day("1990-01-01")}, boxoffice.Supplied{})
	require.ErrorIs(t, err, boxoffice.ErrBefore)
	var faults boxoffice.Faults
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults, 4, "all at once: VAT, ticket tax, SACEM, exhibitor")

	_, _, err = boxoffice.RulesAt(boxoffice.Showing{Day: day("2028-04-05")}, boxoffice.Supplied{})
	require.ErrorIs(t, err, boxoffice.ErrNone)
	require.ErrorContains(t, err, "sacem: ", "no rate is established after 2012")
	r, sources, err := boxoffice.RulesAt(boxoffice.Showing{Day: day("2012-07-01")}, boxoffice.Supplied{})
	require.NoError(t, err, "stated for 2012")
	require.Equal(t, "1.515", r.SACEM.String())
	require.Len(t, sources, 5)

	_, _, err = boxoffice.RulesAt(boxoffice.Showing{Day: day("2028-04-05"), Territory: "atlantis"}, boxoffice.Supplied{})
	require.ErrorIs(t, err, boxoffice.ErrUnknown)
	_, _, err = boxoffice.RulesAt(boxoffice.Showing{Day: day("2028-04-05")}, boxoffice.Supplied{SACEM: new(dec("1e30"))})
	require.ErrorIs(t, err, boxoffice.ErrTooLarge, "what is supplied is checked")
}

// What is quoted without being established is had by name only.
func TestUnconfirmed(t *testing.T) {
	for _, test := range []struct {
		showing          boxoffice.Showing
		sacem, tax, also string
		reason           string
	}{
		{boxoffice.Showing{Day: day("2028-04-05")}, "1.515", "", "", "the rate of 2012"},
		{boxoffice.Showing{Day: day("2012-04-05")}, "", "", "", "everything is established"},
		{boxoffice.Showing{Day: day("2019-04-05"), Territory: boxoffice.Reunion}, "1.515", "5", "", "proposed for 2019"},
		{boxoffice.Showing{Day: day("2020-04-05"), Territory: boxoffice.Reunion}, "1.515", "", "", "nobody quotes a rate"},
		{boxoffice.Showing{Day: day("2028-04-05"), Territory: boxoffice.Mayotte}, "1.515", "10.72", "", "the full rate since 2022"},
		{boxoffice.Showing{Day: day("2028-04-05"), Territory: "atlantis"}, "", "", "", "no such place"},
		{boxoffice.Showing{Day: day("2028-04-05"), Restricted: true}, "1.515", "16.08", "", "the increase of before 2024"},
	} {
		known, sources := boxoffice.UnconfirmedAt(test.showing)
		found := 0
		for _, rate := range []struct {
			got  *decimal.Decimal
			want string
		}{{known.SACEM, test.sacem}, {known.TicketTax, test.tax}, {known.VAT, ""}, {known.Exhibitor, ""}, {known.Levy, ""}} {
			if rate.want == "" {
				require.Nil(t, rate.got, test.reason)
				continue
			}
			found++
			require.Equal(t, rate.want, rate.got.String(), test.reason)
		}
		require.Len(t, sources, found)
	}
	showing := boxoffice.Showing{Day: day("2028-04-05")}
	known, _ := boxoffice.UnconfirmedAt(showing)
	_, _, err := boxoffice.RulesAt(showing, known)
	require.NoError(t, err, "asked for by name, then used")
}

func TestBoundsByDay(t *testing.T) {
	for _, test := range []struct {
		day       string
		territory boxoffice.Territory
		most      string
		reason    string
	}{
		{"2028-04-05", boxoffice.Metropolitan, "50", "L. 213-11"},
		{"2028-04-05", boxoffice.Corsica, "50", "Corsica is metropolitan"},
		{"2023-12-13", boxoffice.Mayotte, "50", "before the law of 2023"},
		{"2023-12-14", boxoffice.Mayotte, "", "its first day is not established"},
		{"2024-01-01", boxoffice.Mayotte, "35", "loi 2023-1177"},
		{"2024-01-01", "", "50", "not in the mainland"},
		{"2024-01-01", "atlantis", "", "no such place"},
	} {
		b, sources, err := boxoffice.BoundsAt(day(test.day), test.territory)
		if test.most == "" {
			require.Error(t, err, test.reason)
			continue
		}
		require.NoError(t, err)
		require.Len(t, sources, 1)
		require.Equal(t, "25 "+test.most+" 20", b.Min.String()+" "+b.Max.String()+" "+b.LateMin.String(), test.reason)
	}
	floor, source, err := boxoffice.MonthlyFloorAt(day("2023-06-30"))
	require.NoError(t, err)
	require.Equal(t, "80", floor.String())
	require.NotEmpty(t, source.Title)
	_, _, err = boxoffice.MonthlyFloorAt(day("2024-06-30"))
	require.ErrorIs(t, err, boxoffice.ErrNone)
	floor, _, found := boxoffice.UnconfirmedMonthlyFloor(day("2024-06-30"))
	require.True(t, found)
	require.Equal(t, "80", floor.String())
	_, _, found = boxoffice.UnconfirmedMonthlyFloor(day("2010-06-30"))
	require.False(t, found)
}
