package royalties_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
)

// Every period has a line of each base, so that bases without end cost more than they bring.
func TestBasesAreBounded(t *testing.T) {
	l := small(royalties.Rate{Steps: flat("1")})
	periods := make([]royalties.Period, 100)
	for i := range periods {
		for k := range recoupment.MaxEntries {
			periods[i].Receipts = append(periods[i].Receipts, royalties.Receipt{
				Medium: "tv", Amount: dec("1"), At: recoupment.Coordinates{"territory": fmt.Sprint(i, " ", k)},
			})
		}
	}
	_, err := l.Statements(years(periods...))
	require.ErrorIs(t, err, royalties.ErrTooLarge)
	for i := range periods {
		periods[i].Receipts = []royalties.Receipt{receipt("tv", "1")}
		if i > 0 {
			periods[i].Corrections = []royalties.Correction{{Period: "2028", Receipts: periods[i].Receipts}}
		}
	}
	_, err = l.Statements(years(periods...))
	require.NoError(t, err, "the same base each time")
}

func TestStreamLinesAreBounded(t *testing.T) {
	l := licence(royalties.NoExpenses, "50")
	for i := range 40 {
		l.Films = append(l.Films, royalties.LicensedFilm{ID: fmt.Sprint(i)})
	}
	_, err := l.Statements(quarters(make([]royalties.LicencePeriod, royalties.MaxStreamLines/(14*41)+1)...))
	require.ErrorIs(t, err, royalties.ErrTooLarge)
}

// Periods and media may have any names: those of the movements of a ledger are its own.
func TestNamesOfMediaAndPeriods(t *testing.T) {
	l := small(royalties.Rate{ID: "r", Steps: []recoupment.Step{{Rate: dec("1"), Until: &recoupment.Condition{Threshold: royalties.Amortised}}, {Rate: dec("2")}}})
	l.Media = append(l.Media, royalties.Medium{ID: "b/c"}, royalties.Medium{ID: "c"}, royalties.Medium{ID: "support"})
	l.Amortisation = &royalties.Amortisation{Cost: dec("100")}
	r, err := l.Statements([]royalties.Period{
		{ID: "a", From: day("2028-01-01"), Until: day("2028-12-31"), Receipts: []royalties.Receipt{receipt("b/c", "150")}},
		{ID: "a/b", From: day("2029-01-01"), Until: day("2029-12-31"), Receipts: []royalties.Receipt{receipt("c", "70"), receipt("support", "10")}},
	})
	require.NoError(t, err)
	first, second := r.Closings[0].Amortisation.Media, r.Closings[1].Amortisation.Media
	require.Equal(t, "100 50", text(first[3].Before, first[3].After), "the receipt that amortises the film")
	require.Equal(t, "0 70 0 10", text(second[4].Before, second[4].After, second[5].Before, second[5].After), "a/b and c is not a and b/c")

	l.Amortisation.SupportRate = dec("100")
	r, err = l.Statements(years(royalties.Period{Support: dec("100"), Receipts: []royalties.Receipt{receipt("support", "30")}}))
	require.NoError(t, err)
	only := r.Closings[0].Amortisation.Media[5]
	require.Equal(t, "0 30", text(only.Before, only.After), "the support amortises the film before the medium of that name")
}

// Faults of the engine are told at the fields of the contract, whatever bases are left out.
func TestFaultsAreAtTheirFields(t *testing.T) {
	falling := []recoupment.Step{until("2", "admissions", "100"), {Rate: dec("1")}}
	points := &royalties.Escalator{ID: "points", Counter: "tickets", Extra: []royalties.Extra{{Above: dec("1"), Points: dec("1")}, {Above: dec("2"), Points: dec("2")}}}
	l := small(
		royalties.Rate{ID: "copies", Of: royalties.PerUnit, Counter: "copies", Retroactive: true, Steps: falling},
		royalties.Rate{ID: "tv", Steps: flat("1"), Escalator: points},
	)
	l.Contracts[0].Bonuses = []royalties.Bonus{{ID: "b", Counter: "tickets", At: dec("1"), Amount: dec("1"), BorneBy: "Producer"}}
	err := l.Validate()
	for _, want := range []string{
		"contracts[0].rates[0].steps[1].rate: is out of order (1)", "contracts[0].rates[1].escalator.counter: refers to something that does not exist (tickets)",
		"contracts[0].bonuses[0].counter: refers to something that does not exist (tickets)",
	} {
		require.ErrorContains(t, err, want)
	}
	require.Len(t, err, 3, "each once")
}

// A correction of what was not stated says which.
func TestACorrectionNamesItsPeriod(t *testing.T) {
	l := small(royalties.Rate{Steps: flat("1")})
	_, err := l.Statements([]royalties.Period{{
		ID: "a", From: day("2028-01-01"), Until: day("2028-12-31"), Corrections: []royalties.Correction{{Period: "a"}},
	}})
	require.ErrorContains(t, err, "periods[0].corrections[0].period: no statement was drawn of that period (a)")
}
