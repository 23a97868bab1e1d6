package taxcredit_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/budget/taxcredit"
	"github.com/stretchr/testify/require"
)

func TestFavouredFilms(t *testing.T) {
	for _, test := range []struct {
		reason, day string
		film        taxcredit.Film
		rate        string
	}{
		{"animation since 2016, whatever the language", "2018-06-30", taxcredit.Film{Animation: true}, "30"},
		{"not before", "2015-06-30", taxcredit.Film{Animation: true, Budget: dec("1000000")}, "20"},
		{"fiction of which 15 % of the shots have effects", "2018-06-30", taxcredit.Film{Shots: 1000, EffectShots: 150}, "30"},
		{"one shot less", "2018-06-30", taxcredit.Film{Shots: 1000, EffectShots: 149}, "20"},
		{"a documentary with effects is not fiction", "2018-06-30", taxcredit.Film{Documentary: true, Shots: 10, EffectShots: 10}, "20"},
		{"shots that nobody counted", "2018-06-30", taxcredit.Film{EffectShots: 10}, "20"},
	} {
		rules, _, err := taxcredit.CinemaAt(day(test.day), test.film)
		require.NoError(t, err, test.reason)
		equal(t, test.rate, rules.Rate, test.reason)
	}
}

// 50 % of public aid, 60 % for a difficult or a low-budget work (code du cinéma, article D. 331-17).
func TestAidCeilings(t *testing.T) {
	for _, test := range []struct {
		reason string
		film   taxcredit.Film
		want   string
	}{
		{"a film", taxcredit.Film{Budget: dec("1250000.01")}, "50"},
		{"a low budget, up to 1.25 M€", taxcredit.Film{Budget: dec("1250000")}, "60"},
		{"a first or second film", taxcredit.Film{Budget: dec("9000000"), Difficult: true}, "60"},
		{"a budget that is not said is not low", taxcredit.Film{}, "50"},
	} {
		rules, _, err := taxcredit.CinemaAt(day("2018-06-30"), test.film)
		require.NoError(t, err)
		equal(t, test.want, rules.AidCeiling, test.reason)
	}
	for _, test := range []struct {
		reason, budget, minutes, want string
	}{
		{"100,000 € an hour", "150000", "90", "60"},
		{"a cent more", "150000.01", "90", "50"},
		{"without minutes", "150000", "0", "50"},
	} {
		rules, _, err := taxcredit.AudiovisualAt(day("2018-06-30"), taxcredit.Programme{Genre: taxcredit.Documentary, Budget: dec(test.budget), Minutes: dec(test.minutes)})
		require.NoError(t, err)
		equal(t, test.want, rules.AidCeiling, test.reason)
	}
}

// What is quoted for days without an established law is had by its name only.
func TestUnconfirmed(t *testing.T) {
	on := day("2026-06-30")
	film := taxcredit.Film{French: true}
	_, _, err := taxcredit.CinemaAt(on, film)
	require.ErrorIs(t, err, taxcredit.ErrNone)
	rules, sources, err := taxcredit.UnconfirmedCinemaAt(on, film)
	require.NoError(t, err)
	equal(t, "30", rules.Rate, "the figures of the last wording that is established")
	equal(t, "30000000", rules.Cap, "its cap")
	require.NotEmpty(t, rules.PayScale)
	require.NotEmpty(t, sources)

	_, _, err = taxcredit.AudiovisualAt(on, taxcredit.Programme{Genre: taxcredit.Documentary})
	require.ErrorIs(t, err, taxcredit.ErrNone)
	rules, _, err = taxcredit.UnconfirmedAudiovisualAt(on, taxcredit.Programme{Genre: taxcredit.Documentary})
	require.NoError(t, err)
	equal(t, "25", rules.Rate, "debated")
	rules, _, err = taxcredit.UnconfirmedAudiovisualAt(day("2018-06-30"), taxcredit.Programme{Genre: taxcredit.Animation})
	require.NoError(t, err)
	require.Empty(t, rules.Minute, "the cap of animation is the caller's")

	_, _, err = taxcredit.InternationalAt(on, film)
	require.ErrorIs(t, err, taxcredit.ErrNone)
	rules, _, err = taxcredit.UnconfirmedInternationalAt(on, film)
	require.NoError(t, err)
	equal(t, "30", rules.Rate, "after the sunset of the text of 2020")
	_, _, err = taxcredit.UnconfirmedCinemaAt(day("2003-12-31"), film)
	require.ErrorIs(t, err, taxcredit.ErrBefore)
}

// The caps of 2015, at a rate that the caller knows; 100,000 € a minute, all of it eligible.
func TestAudiovisualOf2015(t *testing.T) {
	for _, test := range []struct {
		reason    string
		programme taxcredit.Programme
		perMinute string
		most      string
	}{
		{"fiction", taxcredit.Programme{Genre: taxcredit.Fiction}, "100000", "65000"},
		{"documentary", taxcredit.Programme{Genre: taxcredit.Documentary}, "100000", "59800"},
		{"animation", taxcredit.Programme{Genre: taxcredit.Animation}, "100000", "67600"},
		{"international fiction, 30 % of foreign money", taxcredit.Programme{Genre: taxcredit.Fiction, ForeignShare: dec("30")}, "35000", "260000"},
		{"under 35,000 € a minute", taxcredit.Programme{Genre: taxcredit.Fiction, ForeignShare: dec("30")}, "34999", "65000"},
		{"29 % of foreign money", taxcredit.Programme{Genre: taxcredit.Fiction, ForeignShare: dec("29")}, "35000", "65000"},
	} {
		_, _, err := taxcredit.AudiovisualAt(day("2015-06-30"), test.programme)
		require.ErrorIs(t, err, taxcredit.ErrNone, "the rate of 2015 is not established")
		test.programme.Rate = dec("20")
		rules, _, err := taxcredit.AudiovisualAt(day("2015-06-30"), test.programme)
		require.NoError(t, err)
		rules.AidOn = taxcredit.OnBudget
		b := base(t, computed(t, line("1", "71", "52", test.perMinute)), taxcredit.Claim{
			Rules: rules, Minutes: dec("52"), Items: []taxcredit.Item{{Category: taxcredit.Technical, Accounts: []string{"7"}}},
		})
		equal(t, test.most, b.Credit, test.reason)
	}
}

// Fiction for youth has a floor of 3,000 € a minute instead of 5,000.
func TestYouth(t *testing.T) {
	for _, test := range []struct {
		perMinute string
		youth     bool
		unmet     []taxcredit.Condition
	}{
		{"3000", true, nil},
		{"2999", true, []taxcredit.Condition{taxcredit.MinuteCost}},
		{"3000", false, []taxcredit.Condition{taxcredit.MinuteCost}},
	} {
		rules, _, err := taxcredit.AudiovisualAt(day("2018-06-30"), taxcredit.Programme{Genre: taxcredit.Fiction, Youth: test.youth})
		require.NoError(t, err)
		rules.AidOn = taxcredit.OnBudget
		b := base(t, computed(t, line("1", "71", "52", test.perMinute)), taxcredit.Claim{
			Rules: rules, Minutes: dec("52"), Items: []taxcredit.Item{{Category: taxcredit.Technical, Accounts: []string{"7"}}},
		})
		require.Equal(t, test.unmet, b.Unmet)
	}
}

func TestInternational(t *testing.T) {
	effects := taxcredit.Film{Shots: 100, EffectShots: 15, EffectSpend: dec("2000000.01")}
	few, cheap, animated := effects, effects, effects
	few.EffectShots, cheap.EffectSpend, animated.Animation = 14, dec("2000000"), true
	for _, test := range []struct {
		reason, budget, days string
		film                 taxcredit.Film
		spend, credit        string
		aided                bool
		unmet                []taxcredit.Condition
	}{
		{"30 %", "10000000", "5", taxcredit.Film{}, "1000000", "300000", false, nil},
		{"40 % with effects in 15 % of the shots, for more than 2 M€", "10000000", "5", effects, "1000000", "400000", false, nil},
		{"effects in 14 %", "10000000", "5", few, "1000000", "300000", false, nil},
		{"effects for 2 M€", "10000000", "5", cheap, "1000000", "300000", false, nil},
		{"animation is not fiction, and shoots nothing", "10000000", "0", animated, "1000000", "300000", false, nil},
		{"the floor of 250,000 €", "10000000", "5", taxcredit.Film{}, "249999", "0", false, []taxcredit.Condition{taxcredit.LeastEligible}},
		{"half of a small budget", "400000", "5", taxcredit.Film{}, "200000", "60000", false, nil},
		{"less than half", "400000", "5", taxcredit.Film{}, "190000", "0", false, []taxcredit.Condition{taxcredit.LeastEligible}},
		{"four days of shooting", "10000000", "4", taxcredit.Film{}, "1000000", "0", false, []taxcredit.Condition{taxcredit.LeastShootingDay}},
		{"a film that the CNC may aid", "10000000", "5", taxcredit.Film{}, "1000000", "0", true, []taxcredit.Condition{taxcredit.WithoutCNCAid}},
	} {
		t.Run(test.reason, func(t *testing.T) {
			test.film.Budget = dec(test.budget)
			rules, _, err := taxcredit.InternationalAt(day("2021-06-30"), test.film)
			require.NoError(t, err)
			rules.AidOn = taxcredit.OnBudget
			r := computed(t, line("1", "71", "1", test.spend), line("2", "91", "1", dec(test.budget).Sub(dec(test.spend)).String()))
			b := base(t, r, taxcredit.Claim{
				Rules: rules, ShootingDays: dec(test.days), CNCAid: test.aided,
				Items: []taxcredit.Item{{Category: taxcredit.Technical, Accounts: []string{"7"}}},
			})
			equal(t, test.credit, b.Credit, "credit")
			require.Equal(t, test.unmet, b.Unmet)
		})
	}
	rules, _, err := taxcredit.InternationalAt(day("2021-06-30"), taxcredit.Film{})
	require.NoError(t, err)
	equal(t, "250000", rules.Least.Eligible, "half of a small budget is for a budget that is known")
	_, _, err = taxcredit.InternationalAt(day("2023-01-01"), taxcredit.Film{})
	require.ErrorIs(t, err, taxcredit.ErrNone)
}

// The ceiling of public aid takes the excess of the credit only. The first two rows are cases C6 and C5 of the
// sheet; the base of C6 is 900,000 of 1,200,000, whose other aid is of a kind that is not deducted.
func TestPublicAid(t *testing.T) {
	for _, test := range []struct {
		reason                 string
		cost, eligible, aid    string
		on                     taxcredit.AidBase
		finalCost              string
		base, room, lost, want string
	}{
		{"a low budget: 60 % of 1,200,000 less 500,000", "1200000", "900000", "500000", taxcredit.OnBudget, "0", "900000", "220000", "50000", "220000"},
		{"the cap of 30 M€ binds, the ceiling does not", "150000000", "130000000", "0", taxcredit.OnBudget, "0", "120000000", "75000000", "0", "30000000"},
		{"aid above the ceiling leaves nothing", "1200000", "900000", "800000", taxcredit.OnBudget, "0", "900000", "0", "270000", "0"},
		{"on the final cost, above the budget", "1200000", "900000", "500000", taxcredit.OnFinalCost, "1300000", "900000", "280000", "0", "270000"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			rules, _, err := taxcredit.CinemaAt(day("2018-06-30"), taxcredit.Film{French: true, Budget: dec(test.cost)})
			require.NoError(t, err)
			rules.AidOn = test.on
			r := computed(t, line("1", "71", "1", test.eligible), line("2", "91", "1", dec(test.cost).Sub(dec(test.eligible)).String()))
			b := base(t, r, taxcredit.Claim{
				Rules: rules, PublicAid: dec(test.aid), FinalCost: dec(test.finalCost),
				Items: []taxcredit.Item{{Category: taxcredit.Technical, Accounts: []string{"7"}}},
			})
			equal(t, test.base, b.Base, "base")
			equal(t, test.room, b.Aid.Room, "room")
			equal(t, test.lost, b.Aid.Lost, "lost")
			equal(t, test.want, b.Credit, "credit")
		})
	}
}

// What is spent before the request, or on a person who is not a national, does not count.
func TestWhatStandsOutside(t *testing.T) {
	early, late, undated, foreign := line("early", "71", "1", "100"), line("late", "71", "1", "200"), line("undated", "71", "1", "400"), line("foreign", "23", "1", "800")
	early.Date, late.Date = day("2018-01-31"), day("2018-02-01")
	foreign.Person, foreign.Category, foreign.Date = "J. DOE", "TEC", day("2018-03-01")
	claim := all(taxcredit.Technical, taxcredit.Crew)
	b := base(t, computed(t, early, late, undated, foreign), taxcredit.Claim{
		Rules: claim, Since: day("2018-02-01"), Foreign: []string{"J. DOE"},
		Items: []taxcredit.Item{{Category: taxcredit.Technical, Accounts: []string{"7"}}, {Category: taxcredit.Crew, Accounts: []string{"2"}}},
	})
	equal(t, "600", b.Eligible, "late and undated, and no charges of the foreigner")
	got := map[string]string{}
	for _, e := range b.Entries {
		got[e.ID] = ""
		if len(e.Cuts) > 0 {
			got[e.ID] = string(e.Cuts[0].Why)
		}
		require.Equal(t, e.ID == "undated", e.Undated, "a line without date counts, and says so")
	}
	require.Equal(t, map[string]string{"early": "date", "late": "", "undated": "", "foreign": "nationality"}, got)
}
