package payroll_test

import (
	"errors"
	"testing"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// What is wrong with terms and later rules is said with its path.
func TestLaterRefused(t *testing.T) {
	for _, tc := range []struct {
		change func(*payroll.Shoot)
		path   string
		kind   error
		reason string
	}{
		{func(s *payroll.Shoot) { s.People[0].Later = []payroll.Terms{{Pay: dec("1")}} }, "people[0].later[0].from", payroll.ErrRequired, "no day"},
		{func(s *payroll.Shoot) {
			s.People[0].Later = []payroll.Terms{{From: on("2027-10-27"), Pay: dec("1")}, {From: on("2027-10-27"), Pay: dec("1")}}
		}, "people[0].later[1].from", payroll.ErrOrder, "the same day twice"},
		{func(s *payroll.Shoot) { s.People[0].Later = []payroll.Terms{{From: on("2027-10-27")}} }, "people[0].later[0].pay", payroll.ErrRequired, "no pay"},
		{func(s *payroll.Shoot) {
			s.People[0].Later = []payroll.Terms{{From: on("2027-10-27"), Pay: dec("1"), Minimum: dec("-1")}}
		}, "people[0].later[0].minimum", payroll.ErrNegative, "a minimum below zero"},
		{func(s *payroll.Shoot) {
			s.People[0].Later = []payroll.Terms{{From: on("2027-10-27"), Pay: dec("1"), Rules: "other"}}
		}, "people[0].later[0].rules", payroll.ErrUnknown, "rules that the shoot has not"},
		{func(s *payroll.Shoot) {
			s.People[0].Later = []payroll.Terms{{From: on("2027-10-27"), Pay: dec("1"), LowBudget: &payroll.AnnexeIII{Share: dec("101")}}}
		}, "people[0].later[0].low_budget.share", payroll.ErrRange, "a share above the whole"},
		{func(s *payroll.Shoot) {
			s.People[0].Later = []payroll.Terms{{From: on("2027-10-27"), Pay: decimal.New(1, 1_000_000_000)}}
		}, "people[0].later[0].pay", payroll.ErrTooLarge, "a hostile pay"},
		{func(s *payroll.Shoot) { s.People[0].Later = make([]payroll.Terms, payroll.MaxWeeks+1) }, "people[0].later", payroll.ErrTooLarge, "too many"},
		{func(s *payroll.Shoot) { s.Later = make([]payroll.Later, payroll.MaxWeeks+1) }, "later", payroll.ErrTooLarge, "too many"},
		{func(s *payroll.Shoot) {
			s.Later = []payroll.Later{{From: on("2027-10-27"), Ceilings: &payroll.Ceilings{Day: dec("-1")}}}
		}, "later[0].ceilings.day", payroll.ErrNegative, "a ceiling below zero"},
		{func(s *payroll.Shoot) { s.Ceilings.FlatBelow = dec("-1") }, "ceilings.flat_below", payroll.ErrNegative, "a limit below zero"},
		{func(s *payroll.Shoot) { s.People[0].DayHours = 25 * payroll.Hour }, "people[0].day_hours", payroll.ErrRange, "more than a day"},
		{func(s *payroll.Shoot) {
			s.Contributions = []payroll.Contribution{{Code: "C", Population: "N", Base: payroll.TotalIfLow, Rate: dec("-6"), LowHour: dec("-1")}}
		}, "contributions[0].low_hour", payroll.ErrNegative, "a limit below zero"},
	} {
		s := worker(t, payroll.ByWeek, "2027-10-25 09:00-17:00")
		tc.change(&s)
		var faults payroll.Faults
		require.ErrorAs(t, s.Validate(), &faults, tc.reason)
		found := false
		for _, f := range faults {
			found = found || (f.Path == tc.path && errors.Is(f, tc.kind))
		}
		require.True(t, found, "%s: %v", tc.reason, faults)
	}
}

// A journey, a meal and a day off given back follow the terms of their day; the guarantee those of the end of the week.
func TestTermsOfWhatIsNotWork(t *testing.T) {
	s := worker(t, payroll.ByWeek, "2027-10-25 09:00-17:00", "2027-10-28 09:00-17:00")
	s.People[0].Days[0].Transport, s.People[0].Days[1].Transport = payroll.Hour, payroll.Hour
	s.People[0].Later = []payroll.Terms{{From: on("2027-10-27"), Pay: dec("800")}}
	s.Rules[0].Travel.Cap = decimal.Decimal{}
	_, lines := paid(t, s)
	// 10 an hour, then 20: 39 hours are guaranteed, of which 16 are worked, and the last four bear 25 %.
	require.Equal(t, "BASE 80, TRANSPORT 10, BASE 160, GUARANTEE 460, GUARANTEE25 20, TRANSPORT 20", lines)
}

// An equivalence contract pays its effective hours by the terms of the end of the week.
func TestTermsOfEquivalence(t *testing.T) {
	s := worker(t, payroll.ByEquivalence, "2027-10-25 09:00-18:00", "2027-10-26 09:00-18:00", "2027-10-27 09:00-18:00", "2027-10-28 09:00-18:00", "2027-10-29 09:00-18:00")
	s.People[0].FiveDays = payroll.Equivalence{Effective: 42 * payroll.Hour, Presence: 45 * payroll.Hour}
	s.People[0].Later = []payroll.Terms{{From: on("2027-10-27"), Pay: dec("800")}}
	p, lines := paid(t, s)
	require.Equal(t, "BASE 840, OT25 35", lines, "42 hours of 20, seven of them 25 % more: W(42) = 43.75")
	require.Equal(t, "875", p.Gross.String())
}

// Annexe III by terms: what is paid and what is deferred of each, at 10 and at 20 an hour.
func TestTermsOfAnnexeIII(t *testing.T) {
	first, second := &payroll.AnnexeIII{Base: dec("200"), Share: dec("50"), Multiple: dec("2")}, &payroll.AnnexeIII{Base: dec("400"), Share: dec("50"), Multiple: dec("2")}
	s := worker(t, payroll.ByDay, "2027-10-25 09:00-16:00", "2027-10-28 09:00-16:00")
	s.People[0].LowBudget = first
	s.People[0].Later = []payroll.Terms{{From: on("2027-10-27"), Pay: dec("800"), LowBudget: second}}
	p, lines := paid(t, s)
	// 7 hours and 25 %, 8.75, at (200 + 100) / 40 = 7.5, then at (400 + 200) / 40 = 15.
	require.Equal(t, "BASE 52.5, P25 13.13, BASE 105, P25 26.25", lines)
	require.Equal(t, "131.25", p.DeferredTotal.String(), "twice 8.75 x 2.5, and twice 8.75 x 5")
	findings, err := s.Inspect()
	require.NoError(t, err)
	require.NotEmpty(t, findings)
}
