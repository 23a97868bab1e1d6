package royalties_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
)

// in restricts a rate to the medium tv, and to territories where some are named.
func in(territories ...string) recoupment.Filter {
	on := recoupment.Filter{"medium": {"tv"}}
	if len(territories) > 0 {
		on["territory"] = territories
	}
	return on
}

// then are rates before and after a condition.
func then(before string, c recoupment.Condition, after string) []recoupment.Step {
	return []recoupment.Step{{Rate: dec(before), Until: &c}, {Rate: dec(after)}}
}

func reach(counter, amount string) recoupment.Condition {
	return *until("0", counter, amount).Until
}

func TestRatesOverTheWhole(t *testing.T) {
	amortised, declared := recoupment.Condition{Threshold: royalties.Amortised}, recoupment.Condition{Declared: "sold"}
	three := func(first, middle, last string) []recoupment.Step {
		return []recoupment.Step{until(first, "admissions", "100"), until(middle, "admissions", "200"), {Rate: dec(last)}}
	}
	points := &royalties.Escalator{ID: "points", Counter: "admissions", Extra: []royalties.Extra{{Above: dec("1000"), Points: dec("10")}}}
	for _, row := range []struct {
		a, b   royalties.Rate
		says   string // nothing where they may stand together
		reason string
	}{
		{royalties.Rate{On: in(), Steps: flat("60")}, royalties.Rate{On: in("US"), Steps: flat("60")}, "tv, territory US: 120", "everywhere, and in one country"},
		{royalties.Rate{On: in("US", "FR"), Steps: flat("60")}, royalties.Rate{On: in("FR", "DE"), Steps: flat("41")}, "tv, territory FR: 101", "the country that both name"},
		{royalties.Rate{On: in("US"), Steps: flat("60")}, royalties.Rate{On: in("FR"), Steps: flat("60")}, "", "two countries"},
		{royalties.Rate{On: in("US", "US"), Steps: flat("60")}, royalties.Rate{On: in("FR"), Steps: flat("60")}, "", "a country named twice is one"},
		{royalties.Rate{Of: royalties.Gross, On: in(), Steps: flat("60")}, royalties.Rate{On: in(), Steps: flat("60")}, "", "two bases"},
		{
			royalties.Rate{On: in("US"), Steps: flat("60")}, royalties.Rate{On: recoupment.Filter{"medium": {"tv"}, "language": {"en"}}, Steps: flat("60")},
			"tv, language en, territory US: 120", "a country and a language: a receipt may have both",
		},
		{royalties.Rate{On: in(), Steps: three("1", "90", "2")}, royalties.Rate{On: in(), Steps: three("1", "90", "2")}, "tv: 180", "the same middle step"},
		{royalties.Rate{On: in(), Steps: three("90", "1", "2")}, royalties.Rate{On: in(), Steps: three("1", "2", "90")}, "", "steps that never meet"},
		{
			royalties.Rate{On: in(), Steps: then("60", amortised, "10")}, royalties.Rate{On: in(), Steps: then("60", reach("admissions", "100"), "10")},
			"tv: 120", "both first steps are in force before anything has happened",
		},
		{
			royalties.Rate{On: in(), Steps: then("60", amortised, "10")}, royalties.Rate{On: in(), Steps: then("60", reach("copies", "40"), "10")},
			"", "50 copies were counted before: the first step of the second is over",
		},
		{
			royalties.Rate{On: in(), Steps: then("10", amortised, "60")}, royalties.Rate{On: in(), Steps: then("10", reach("admissions", "100"), "60")},
			"tv: 120", "both last steps come in the end",
		},
		{
			royalties.Rate{On: in(), Steps: then("10", amortised, "60")}, royalties.Rate{On: in(), Steps: then("10", declared, "60")},
			"", "a declaration may never come",
		},
		{
			royalties.Rate{On: in(), Steps: then("10", amortised, "95")}, royalties.Rate{On: in(), Steps: then("6", declared, "20")},
			"tv: 101", "the second takes 6 at the least, whatever is declared",
		},
		{
			royalties.Rate{On: in(), Steps: []recoupment.Step{until("60", "admissions", "100"), until("60", "admissions", "200")}}, royalties.Rate{On: in(), Steps: then("10", declared, "60")},
			"", "after its last step the first takes nothing",
		},
		{royalties.Rate{On: in(), Steps: flat("95"), Escalator: points}, royalties.Rate{Of: royalties.Gross, On: in(), Steps: flat("1")}, "tv: 105", "the points of an escalator come on top"},
		{royalties.Rate{On: in(), Steps: flat("60")}, royalties.Rate{On: in(), Steps: flat("40")}, "", "all of it, and no more"},
	} {
		row.a.ID, row.b.ID = "a", "b"
		l := small(row.a, row.b)
		l.Amortisation, l.Declarations = &royalties.Amortisation{Cost: dec("1000")}, []recoupment.Declaration{{ID: "sold"}}
		l.Counters[1].Opening = dec("50")
		err := l.Validate()
		if row.says == "" {
			require.NoError(t, err, row.reason)
			continue
		}
		require.ErrorIs(t, err, royalties.ErrOver100, row.reason)
		require.ErrorContains(t, err, "("+row.says+")", row.reason)
	}
}

// The rates of several contracts are added up, and each is told where it is too much.
func TestRatesOfSeveralContractsOverTheWhole(t *testing.T) {
	l := small(royalties.Rate{Steps: flat("60")})
	l.Contracts = append(l.Contracts, royalties.Contract{ID: "other", Party: "Other", Rates: []royalties.Rate{
		{ID: "us", On: in("US"), Steps: flat("50")}, {ID: "fr", On: in("FR"), Steps: flat("45")},
	}})
	err := l.Validate()
	require.ErrorContains(t, err, "contracts[1].rates[0]: shares add up to more than 100 % (tv, territory US: 110)")
	require.ErrorContains(t, err, "contracts[1].rates[1]: shares add up to more than 100 % (tv, territory FR: 105)")
}

// placesWithoutEnd are filters of many values in many dimensions: the places that they tell apart are more than any
// machine could look at.
func placesWithoutEnd() royalties.Ledger {
	var rates []royalties.Rate
	for i := range 60 {
		on := in()
		for k := range 20 {
			dimension := fmt.Sprint("d", k)
			for v := range 100 {
				if (i+v)%(k+2) > 0 {
					on[dimension] = append(on[dimension], fmt.Sprint(v))
				}
			}
		}
		rates = append(rates, royalties.Rate{ID: fmt.Sprint(i), On: on, Steps: flat("2")})
	}
	return small(rates...)
}

// The search for rates that are too much together ends: what it does not come to is not refused.
func TestPlacesAreBounded(t *testing.T) {
	require.NoError(t, placesWithoutEnd().Validate())
}

func BenchmarkPlacesWithoutEnd(b *testing.B) {
	l := placesWithoutEnd()
	for b.Loop() {
		require.NoError(b, l.Validate())
	}
}
