package recoupment_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/schedule"
)

// taxed are the rules of release().
var taxed = boxoffice.Rules{VAT: dec("5.5"), TicketTax: dec("10.72"), SACEM: dec("1.515")}

// declares is what exhibitors declare of ten tickets: 55,431.50 at 50 %.
func declares(n int) *boxoffice.Declaration {
	return &boxoffice.Declaration{
		Currency: "EUR", Release: day(0), Regimes: []boxoffice.Regime{{Rules: taxed}}, Rentals: []boxoffice.WeekRate{{Week: 1, Rate: dec("50")}},
		Entries: []boxoffice.Entry{{Day: day(n), Admissions: dec("4"), Price: dec("13187.5")}, {Day: day(n), Kind: boxoffice.Pass, Admissions: dec("6"), Price: dec("13187.5")}},
	}
}

// A season of which the first quarter is declared comes to what the same season does when it is told by its average.
func TestAFilmPlaysDeclarations(t *testing.T) {
	film, err := release().Compile()
	require.NoError(t, err)
	told, declared := season(), season()
	p := &declared.Periods[0]
	p.Admissions, p.Price, p.Rental, p.Declared = dec("0"), dec("0"), dec("0"), declares(91)
	want, err := film.Run(told)
	require.NoError(t, err)
	got, err := film.Run(declared)
	require.NoError(t, err)
	require.NoError(t, got.Check())
	require.Equal(t, "10", got.Periods[0].Admissions.String())
	require.Equal(t, "55431.5", got.Periods[0].Theatrical.Distributor.String())
	for i := range want.Periods {
		require.Equal(t, asJSON(t, want.Periods[i].Settlement), asJSON(t, got.Periods[i].Settlement))
		require.Equal(t, asJSON(t, want.Periods[i].Support), asJSON(t, got.Periods[i].Support))
	}

	// The tickets declared are facts: 166,294.50 of the distributor are the 55,431.50 of ten of them, and twenty more.
	goal := []recoupment.Goal{{ID: "g", Condition: recoupment.Condition{Of: []recoupment.Term{{Pool: "theatres"}}, Reaches: dec("166294.50")}}}
	least, err := film.BreakEven(declared, goal)
	require.NoError(t, err)
	require.Equal(t, []recoupment.BreakEven{{Goal: "g", Reached: true, Admissions: 20}}, least)
	goal[0].Condition.Reaches = dec("166294.51")
	least, err = film.BreakEven(declared, goal)
	require.NoError(t, err)
	require.Equal(t, int64(21), least[0].Admissions)
}

// What is declared of a territory is there: a right of mainland France has nothing of an island.
func TestDeclaredReceiptsHaveATerritory(t *testing.T) {
	french := rate("french", "10")
	french.On = recoupment.Filter{recoupment.DimensionMedium: {"pool"}, recoupment.DimensionTerritory: {string(boxoffice.Metropolitan)}}
	film, err := recoupment.Exploitation{Theatres: "pool", Order: [][]string{{"pool"}}, Deal: single(tier("t", french))}.Compile()
	require.NoError(t, err)
	d := declares(10)
	d.Regimes = append(d.Regimes, boxoffice.Regime{Territory: boxoffice.Reunion, Rules: boxoffice.Rules{}})
	d.Rentals = append(d.Rentals, boxoffice.WeekRate{Territory: boxoffice.Reunion, Week: 1, Rate: dec("35")})
	d.Entries = append(d.Entries, boxoffice.Entry{Day: day(10), Territory: boxoffice.Reunion, Admissions: dec("100"), Price: dec("10")})
	out, err := film.Run(recoupment.Scenario{Periods: []recoupment.Period{{Number: 1, End: day(10), Declared: d}}})
	require.NoError(t, err)
	require.Equal(t, "55781.5", out.Final.Receipts.String(), "55,431.50 and 35 % of 1,000")
	require.Equal(t, "5543.15", out.Final.Line("french").Cumulative.String(), "10 % of those of the mainland")
}

func TestDeclaredFaults(t *testing.T) {
	film, err := release().Compile()
	require.NoError(t, err)
	s := season()
	s.Periods[0].Declared, s.Periods[1].Declared = declares(92), declares(-1)
	s.Periods[1].Declared.Currency, s.Periods[1].Declared.Rentals = "USD", nil
	_, err = film.Run(s)
	for _, want := range []string{
		"periods[0].declared: is given twice", "periods[0].declared.entries[0].day", "periods[1].declared.entries[1].rental: a value", "periods[1].declared.currency: ",
	} {
		require.ErrorContains(t, err, want)
	}
	s = season()
	for range 11 {
		s.Periods[0].Declared = &boxoffice.Declaration{Entries: make([]boxoffice.Entry, boxoffice.MaxEntries)}
		s.Periods = append([]recoupment.Period{s.Periods[0]}, s.Periods...)
	}
	require.ErrorIs(t, s.Validate(), recoupment.ErrTooLarge)
	e := release()
	e.Theatres, e.Admissions = "", ""
	film, err = e.Compile()
	require.NoError(t, err)
	s = season()
	s.Periods[0].Admissions, s.Periods[0].Declared = dec("0"), declares(1)
	_, err = film.Run(s)
	require.ErrorContains(t, err, "periods[0].admissions", "a film without a theatrical release")
}

// A season as it comes: two weeks are declared, the rest is still expected. The producer takes the cents that the
// rounding of the distributor leaves.
func ExampleFilm_Run_declared() {
	week := &boxoffice.Declaration{
		Currency: "EUR", Release: schedule.MustParseDate("2028-04-05"), Regimes: []boxoffice.Regime{{Rules: taxed}},
		Rentals: []boxoffice.WeekRate{{Week: 1, Rate: dec("50")}, {Week: 2, Rate: dec("40")}},
		Entries: []boxoffice.Entry{
			{Day: schedule.MustParseDate("2028-04-05"), Admissions: dec("10000"), Price: dec("13.1875")},
			{Day: schedule.MustParseDate("2028-04-12"), Kind: boxoffice.Pass, Admissions: dec("10000"), Price: dec("6.59375")},
		},
	}
	film, err := recoupment.Exploitation{Ticket: taxed, Theatres: "theatres", Order: [][]string{{"theatres"}}, Deal: recoupment.Deal{
		Currency: "EUR", Balance: "producer", Pools: []recoupment.Pool{{ID: "theatres", Tiers: []recoupment.Tier{tier("t", rate("distributor", "25"), rate("producer", "75"))}}},
	}}.Compile()
	if err != nil {
		fmt.Println(err)
		return
	}
	out, err := film.Run(recoupment.Scenario{Periods: []recoupment.Period{
		{Number: 1, End: schedule.MustParseDate("2028-04-18"), Declared: week},
		{Number: 2, End: schedule.MustParseDate("2028-06-30"), Admissions: dec("1000"), Price: dec("13.1875"), Rental: dec("40")},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range out.Periods {
		fmt.Println(p.Admissions, p.Theatrical.Distributor, p.Settlement.Line("producer").Current)
	}
	// Output:
	// 20000 77604.1 58203.07
	// 1000 4434.52 3325.89
}
