package boxoffice_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
)

var lawful = &boxoffice.Bounds{Min: dec("25"), Max: dec("50"), LateMin: dec("20"), LateYears: 2, FixedAdmissions: 1200, VisaYears: 5}

// season is a film of 5 April 2028, a Wednesday, at 50 % for two weeks and 45 % afterwards. Prices of 13.1875
// make the base film of ten thousand tickets whole: 110,863.
func season(entries ...boxoffice.Entry) boxoffice.Declaration {
	return boxoffice.Declaration{
		Currency: "EUR", Release: day("2028-04-05"),
		Regimes: []boxoffice.Regime{
			{Rules: rules, Bounds: lawful},
			{Territory: boxoffice.Reunion, Rules: boxoffice.Rules{VAT: dec("2.1"), TicketTax: dec("3"), SACEM: dec("1.515")}},
		},
		Rentals: []boxoffice.WeekRate{
			{Week: 1, Rate: dec("50")}, {Week: 3, Rate: dec("45")}, {Territory: boxoffice.Reunion, Week: 1, Rate: dec("35")},
		},
		Entries: entries,
	}
}

func sold(on, number, price string) boxoffice.Entry {
	return boxoffice.Entry{Day: day(on), Admissions: dec(number), Price: dec(price)}
}

func TestDeclaration(t *testing.T) {
	reduced, pass, away := sold("2028-04-12", "5000", "13.1875"), sold("2028-04-19", "10000", "13.1875"), sold("2028-04-19", "100", "10.21")
	reduced.Kind, pass.Kind, away.Territory = boxoffice.Reduced, boxoffice.Pass, boxoffice.Reunion
	report, err := season(sold("2028-04-05", "10000", "13.1875"), reduced, pass, away).Compute()
	require.NoError(t, err)
	require.NoError(t, report.Check())
	for i, want := range []struct {
		week                      int
		rental, distributor, kind string
		reason                    string
	}{
		{1, "50", "55431.50", "full", "half of 110,863"},
		{2, "50", "27715.75", "reduced", "half of 55,431.50"},
		{3, "45", "49888.35", "pass", "a pass is at the rate of a ticket: 45 % of 110,863"},
		{3, "35", "339.28", "full", "35 % of 969.37, at the rate of La Réunion"},
	} {
		item := report.Items[i]
		require.Equal(t, want.week, item.Week, want.reason)
		require.Equal(t, want.rental, item.Rental.String(), want.reason)
		require.Equal(t, want.distributor, item.Split.Distributor.StringFixed(2), want.reason)
		require.Equal(t, want.kind, string(item.Kind))
		require.Len(t, item.Split.Lines, 8)
	}
	require.Equal(t, "133374.88", report.Total.Split.Distributor.String(), "the four together")
	mainland := report.Regimes[0]
	require.Equal(t, boxoffice.Metropolitan, mainland.Territory)
	require.Equal(t, "25000 13.19 42.57", mainland.Admissions.String()+" "+mainland.AverageTicket.String()+" "+mainland.AverageRental.String(),
		"329,687.50 / 25,000 = 13.1875; 133,035.60 / (329,687.50 - 17,187.50) = 42.5714 %")

	report.Items[0].Split.VAT = report.Items[0].Split.VAT.Add(dec("0.01"))
	require.ErrorIs(t, report.Check(), boxoffice.ErrUnbalance)
}

func TestWeeks(t *testing.T) {
	for _, test := range []struct {
		on     string
		week   int
		reason string
	}{
		{"2028-03-20", 1, "an avant-première counts in week 1"},
		{"2028-04-11", 1, "the Tuesday of week 1"},
		{"2028-04-12", 2, "the next Wednesday"},
		{"2029-04-04", 53, "52 weeks later"},
	} {
		report, err := season(sold(test.on, "1", "10")).Compute()
		require.NoError(t, err)
		require.Equal(t, test.week, report.Items[0].Week, test.reason)
	}
}

// VAT of 0.0521327 a ticket of one euro: rounded once, three tickets owe 0.16 and not 0.15.
func TestRoundedOnceOnTheSum(t *testing.T) {
	e := sold("2028-04-05", "1", "1")
	report, err := season(e, e, e).Compute()
	require.NoError(t, err)
	require.Equal(t, "0.16", report.Total.Split.VAT.String(), "0.1563981")
	for i, want := range []string{"0.05", "0.05", "0.06"} {
		require.Equal(t, want, report.Items[i].Split.VAT.String(), "0.0521, 0.1043, 0.1564")
	}
}

func TestMinimumByAdmission(t *testing.T) {
	d := season(sold("2028-04-05", "40", "1.31875"), sold("2028-04-06", "60", "1.31875"), sold("2028-04-05", "100", "13.1875"))
	d.Minimum = new(dec("0.60"))
	for i, venue := range []string{"A", "A", "B"} {
		d.Entries[i].Venue = venue
	}
	report, err := d.Compute()
	require.NoError(t, err)
	require.NoError(t, report.Check())
	require.Len(t, report.Items, 4, "one venue lacks something")
	top := report.Items[3]
	require.True(t, top.Minimum)
	require.Equal(t, "4.57", top.Split.Distributor.String(), "100 x 0.60 - half of 110.863 = 4.5685")
	require.Equal(t, "-4.57", top.Split.Exhibitor.String(), "the exhibitor bears it")
	require.Equal(t, "614.32", report.Total.Split.Distributor.String(), "60 + 554.315 = 614.315")
	require.Equal(t, boxoffice.StepDistributor, top.Split.Lines[0].Step)
}

func TestMonthlyFloor(t *testing.T) {
	d := season(sold("2028-04-05", "100", "1.31875"), sold("2028-05-03", "10000", "13.1875"), sold("2028-04-29", "100", "1.31875"))
	d.Floor = new(dec("80"))
	for i := range d.Entries {
		d.Entries[i].Venue = "A"
	}
	report, err := d.Compute()
	require.NoError(t, err)
	require.Len(t, report.Months, 2)
	require.Equal(t, "2028-04 28.27 0", report.Months[0].Month+" "+report.Months[0].Tax.String()+" "+report.Months[0].Due.String(), "2 x 14.137, under 80")
	require.Equal(t, "2028-05 14137 14137", report.Months[1].Month+" "+report.Months[1].Tax.String()+" "+report.Months[1].Due.String())
	without := d
	without.Floor = nil
	plain, err := without.Compute()
	require.NoError(t, err)
	require.Equal(t, plain.Total.Split, report.Total.Split, "the base film does not move")
}

func TestFixedPrice(t *testing.T) {
	for _, test := range []struct {
		visa, average string
		allowed       bool
		reason        string
	}{
		{"", "", false, "a proportional share is compulsory"},
		{"2023-04-06", "", false, "the visa is not five years old"},
		{"2023-04-05", "", true, "it is, to the day"},
		{"", "1200", true, "a small screen"},
		{"", "1201", false, "just too large"},
	} {
		e := sold("2028-04-05", "10000", "13.1875")
		e.Fixed = new(dec("300"))
		if test.average != "" {
			e.WeeklyAverage = new(dec(test.average))
		}
		d := season(e)
		if test.visa != "" {
			d.Visa = day(test.visa)
		}
		report, err := d.Compute()
		if !test.allowed {
			require.ErrorIs(t, err, boxoffice.ErrRange, test.reason)
			require.ErrorContains(t, err, "entries[0].fixed")
			continue
		}
		require.NoError(t, err, test.reason)
		require.Equal(t, "300", report.Items[0].Split.Distributor.String())
		require.Equal(t, "108883.43", report.Items[0].Split.Exhibitor.String(), "110,863 - 1,679.57 - 300")
		require.True(t, report.Items[0].Split.Lines[6].Rate.IsZero())
	}
}

func TestRentalBounds(t *testing.T) {
	for _, test := range []struct {
		on, rate string
		allowed  bool
		reason   string
	}{
		{"2028-04-05", "25", true, "the least"},
		{"2028-04-05", "24.99", false, "below it"},
		{"2028-04-05", "50", true, "the most"},
		{"2028-04-05", "50.01", false, "above it"},
		{"2030-04-05", "20", false, "two years, not more"},
		{"2030-04-06", "20", true, "more than two years"},
		{"2030-04-06", "19.99", false, "below the late minimum"},
	} {
		e := sold(test.on, "1", "10")
		e.Rental = new(dec(test.rate))
		err := season(e).Validate()
		require.Equal(t, test.allowed, err == nil, "%s: %v", test.reason, err)
	}
	e := sold("2028-04-05", "1", "10")
	e.Territory, e.Rental = boxoffice.Reunion, new(dec("60"))
	require.NoError(t, season(e).Validate(), "a regime without bounds is a matter of contract")
}

func TestDeclarationFaults(t *testing.T) {
	e := sold("2028-04-05", "1.5", "-1")
	e.Kind, e.ID = "free", "x"
	elsewhere := sold("2028-04-05", "1", "1")
	elsewhere.Territory, elsewhere.ID = "atlantis", "x"
	both := sold("2028-04-05", "1", "1")
	both.Fixed, both.Rental = new(dec("1")), new(dec("30"))
	d := season(e, elsewhere, both, boxoffice.Entry{})
	d.Currency, d.Minimum = "???", new(dec("-1"))
	d.Regimes = append(d.Regimes, boxoffice.Regime{Territory: boxoffice.Metropolitan, From: day("2028-01-01"), Until: day("2027-01-01"), Rules: rules})
	d.Rentals = append(d.Rentals, boxoffice.WeekRate{Week: 2}, boxoffice.WeekRate{Week: 0})
	err := d.Validate()
	for _, want := range []string{
		"currency: ", "minimum: may not be negative", "regimes[2].until: is out of order", "regimes[2].from: is given twice",
		"rentals[3].week: is out of order", "rentals[4].week: is outside", "entries[0].kind: refers", "entries[0].admissions: ",
		"entries[0].price: may not be negative", "entries[0].venue: a value is required", "entries[1].id: is given twice",
		"entries[1].territory: refers", "entries[2].rental: is given twice", "entries[3].day: a value is required",
	} {
		require.ErrorContains(t, err, want)
	}
	none := season(sold("2028-04-05", "1", "1"))
	none.Rentals, none.Release = nil, boxoffice.Declaration{}.Release
	require.ErrorContains(t, none.Validate(), "entries[0].rental: a value is required")
	require.ErrorContains(t, none.Validate(), "release: a value is required")
	none.Entries = make([]boxoffice.Entry, boxoffice.MaxEntries+1)
	require.ErrorIs(t, none.Validate(), boxoffice.ErrTooLarge)
	bounds := season()
	bounds.Regimes[0].Bounds = &boxoffice.Bounds{Min: dec("30"), Max: dec("20"), LateYears: -1, VisaYears: 1000, FixedAdmissions: -1}
	for _, want := range []string{"bounds.max: is out", "bounds.late_years: ", "bounds.visa_years: ", "bounds.fixed_admissions: "} {
		require.ErrorContains(t, bounds.Validate(), "regimes[0]."+want)
	}
}

func TestHostileDeclarations(t *testing.T) {
	huge := decimal.New(1, 1_000_000_000)
	e := sold("2028-04-05", "1", "1")
	e.Admissions, e.Price, e.Rental, e.WeeklyAverage = huge, huge, &huge, &huge
	fixed := sold("2028-04-05", "1", "1")
	fixed.Fixed, fixed.WeeklyAverage = &huge, &huge
	d := season(e, fixed)
	d.Minimum, d.Floor = &huge, &huge
	d.Rentals[0].Rate = huge
	d.Regimes[0].Bounds = &boxoffice.Bounds{Min: huge, Max: huge, LateMin: huge}
	_, err := d.Compute()
	require.ErrorIs(t, err, boxoffice.ErrTooLarge)

	for _, text := range []string{
		`{"entries":[{"admissions":"NaN"}]}`, `{"entries":[{"price":"Infinity"}]}`, `{"minimum":"1e999999999999"}`, `{"visa":"31/12/2028"}`,
		`{"currency":"EUR","entries":[{"admissions":1e1000000000}]}`, `{"regimes":[{"rules":{"vat":"0x10"}}]}`, `{"unknown":1}`, ``,
		`{"entries":[{"price":"` + strings.Repeat("9", 5000) + `"}]}`,
	} {
		_, err := boxoffice.ParseDeclaration([]byte(text))
		require.Error(t, err, "%.40s", text)
	}
}

func drawDeclaration(t *rapid.T) boxoffice.Declaration {
	d := season()
	d.Regimes[0].Rules, d.Regimes[1].Rules = drawRules(t), drawRules(t)
	d.Rentals[0].Rate, d.Rentals[1].Rate = percent(t, "first", 50_000), percent(t, "third", 50_000)
	d.Regimes[0].Bounds = nil
	for i := range rapid.IntRange(1, 12).Draw(t, "entries") {
		e := boxoffice.Entry{
			ID: fmt.Sprint(i), Venue: rapid.SampledFrom([]string{"A", "B"}).Draw(t, "venue"),
			Day:        day("2028-04-01").AddDays(rapid.IntRange(0, 60).Draw(t, "day")),
			Territory:  rapid.SampledFrom([]boxoffice.Territory{"", boxoffice.Metropolitan, boxoffice.Reunion}).Draw(t, "territory"),
			Kind:       rapid.SampledFrom([]boxoffice.Kind{"", boxoffice.Full, boxoffice.Reduced, boxoffice.Pass}).Draw(t, "kind"),
			Admissions: decimal.New(rapid.Int64Range(0, 5_000).Draw(t, "admissions"), 0),
			Price:      decimal.New(rapid.Int64Range(0, 2_000).Draw(t, "price"), -2),
		}
		if rapid.IntRange(0, 4).Draw(t, "fixed") == 4 {
			e.Fixed = new(decimal.New(rapid.Int64Range(0, 100_000).Draw(t, "price"), -2))
		}
		d.Entries = append(d.Entries, e)
	}
	return d
}

// Everything adds up; the first entries of a declaration come to the same alone as with those that follow;
// the document is read back as it was written.
func TestDeclarationsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeclaration(t)
		whole, err := d.Compute()
		require.NoError(t, err)
		require.NoError(t, whole.Check())
		shares := whole.Total.Split
		sum := shares.VAT.Add(shares.TicketTax).Add(shares.SACEM).Add(shares.Contribution).Add(shares.Distributor).Add(shares.Exhibitor)
		require.True(t, sum.Equal(shares.BoxOffice))

		cut := rapid.IntRange(0, len(d.Entries)).Draw(t, "cut")
		first := d
		first.Entries = d.Entries[:cut]
		part, err := first.Compute()
		require.NoError(t, err)
		require.Equal(t, asJSON(t, whole.Items[:cut]), asJSON(t, part.Items))

		back, err := boxoffice.ParseDeclaration([]byte(asJSON(t, d)))
		require.NoError(t, err)
		again, err := back.Compute()
		require.NoError(t, err)
		require.Equal(t, asJSON(t, whole), asJSON(t, again))
	})
}

// With a minimum, the distributor never receives less by admission over a week of a venue.
func TestNobodyIsUnderTheMinimum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeclaration(t)
		d.Minimum, d.Floor = new(decimal.New(rapid.Int64Range(0, 500).Draw(t, "minimum"), -2)), new(dec("80"))
		report, err := d.Compute()
		require.NoError(t, err)
		require.NoError(t, report.Check())
		type week struct {
			venue        string
			regime, week int
		}
		received, admissions := map[week]decimal.Decimal{}, map[week]decimal.Decimal{}
		for _, item := range report.Items {
			key := week{d.Entries[item.Entry].Venue, item.Regime, item.Week}
			received[key] = received[key].Add(item.Split.Distributor)
			admissions[key] = admissions[key].Add(item.Admissions)
		}
		for key, number := range admissions {
			lacks := number.Mul(*d.Minimum).Sub(received[key])
			require.False(t, lacks.GreaterThan(decimal.New(int64(len(report.Items)), -2)), "%v lacks %s", key, lacks)
		}
	})
}

func asJSON(t require.TestingT, value any) string {
	data, err := json.Marshal(value)
	require.NoError(t, err)
	return string(data)
}

// Whatever a declaration says, it is refused or shared out to the cent.
func FuzzParseDeclaration(f *testing.F) {
	d := season(sold("2028-04-05", "10000", "13.1875"), sold("2028-05-05", "10", "7.5"))
	data, err := json.Marshal(d)
	require.NoError(f, err)
	f.Add(string(data))
	f.Add(`{"currency":"JPY","release":"2028-01-01","minimum":"9","floor":"1","regimes":[{"rules":{"vat":"10","ticket_tax":"0","sacem":"0"}}],
		"entries":[{"venue":"v","day":"2028-01-01","admissions":"3","price":"1800","fixed":"7"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		d, err := boxoffice.ParseDeclaration([]byte(text))
		if err != nil {
			return
		}
		report, err := d.Compute()
		require.NoError(t, err, "what validates computes")
		require.NoError(t, report.Check())
	})
}

func BenchmarkDeclaration(b *testing.B) {
	d := season()
	for i := range 1000 {
		d.Entries = append(d.Entries, sold(day("2028-04-05").AddDays(i%100).String(), "123", "7.42"))
	}
	for b.Loop() {
		if _, err := d.Compute(); err != nil {
			b.Fatal(err)
		}
	}
}
