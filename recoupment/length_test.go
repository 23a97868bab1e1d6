package recoupment_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// longLoan is a loan of 100,000 of January 2000 on which unpaid interest joins the principal every month.
func longLoan(t *testing.T, rate string) *recoupment.Cascade {
	t.Helper()
	deal := single(tier("loan", recoupment.Right{ID: "bank", Party: "bank", Account: "loan", Steps: []recoupment.Step{{Rate: dec("100")}}}))
	deal.Accounts = []recoupment.Account{{ID: "loan", Opening: dec("100000"), Interest: &recoupment.Interest{
		Rate: dec(rate), Method: recoupment.Compound, Every: 1, DayCount: "ACT/365F", Begins: schedule.MustParseDate("2000-01-01"), First: recoupment.InterestFirst,
	}}}
	cascade, err := deal.Compile()
	require.NoError(t, err)
	return cascade
}

// reopened saves a run and resumes it.
func reopened(t *testing.T, run *recoupment.Run, cascade *recoupment.Cascade) *recoupment.Run {
	t.Helper()
	data, err := run.Save()
	require.NoError(t, err)
	back, err := cascade.Resume(data)
	require.NoError(t, err)
	again, err := back.Save()
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
	return back
}

// Nothing was paid back for twenty-eight years: 336 months, each of which makes the fractions longer.
func TestALongLoanCanBeSaved(t *testing.T) {
	for _, tc := range []struct {
		rate   string
		years  []int
		reason string
	}{
		{"7.13", []int{2008, 2018, 2028}, "some 2,200 digits"},
		{"6.875", []int{2014, 2028}, "and some more"},
		{"7.13", []int{2027}, "in one movement"},
	} {
		cascade := longLoan(t, tc.rate)
		whole, broken := cascade.Open(), cascade.Open()
		for _, year := range tc.years {
			m := recoupment.Movement{Date: schedule.MustParseDate(fmt.Sprint(year, "-01-01")), Receipts: []recoupment.Receipt{{Pool: "pool", Amount: dec("1")}}}
			require.NoError(t, whole.Apply(m), tc.reason)
			require.NoError(t, broken.Apply(m), tc.reason)
			broken = reopened(t, broken, cascade)
		}
		require.JSONEq(t, asJSON(t, settle(t, whole, day(0))), asJSON(t, settle(t, broken, day(0))), tc.reason)
	}
}

// counted is a deal with counters, and a state in which each of them is one over so many nines.
func counted(t *testing.T, counters, nines int) (*recoupment.Cascade, []byte) {
	t.Helper()
	deal := single()
	var quantities []string
	for i := range counters {
		id := fmt.Sprint("c", i)
		deal.Counters = append(deal.Counters, recoupment.Counter{ID: id})
		quantities = append(quantities, fmt.Sprintf(`"counter:%s":"1/%s"`, id, strings.Repeat("9", nines)))
	}
	cascade, err := deal.Compile()
	require.NoError(t, err)
	return cascade, []byte(`{"version":1,"currency":"EUR","quantities":{` + strings.Join(quantities, ",") + `}}`)
}

// Whatever is accepted can be saved: a movement that would make a figure too long is refused, and undone.
func TestWhatCannotBeSavedIsRefused(t *testing.T) {
	cascade, state := counted(t, 1, 20_000)
	run, err := cascade.Resume(state)
	require.NoError(t, err)
	before, err := run.Save()
	require.NoError(t, err)
	half := recoupment.Movement{Date: day(0), Counts: []recoupment.Count{{Counter: "c0", Amount: dec("0.5")}}}
	require.ErrorIs(t, run.Apply(half), recoupment.ErrEffort, "1/2 more: its denominator has 20,001 digits")
	after, err := run.Save()
	require.NoError(t, err)
	require.Equal(t, string(before), string(after))

	cascade, state = counted(t, 1, 19_990)
	run, err = cascade.Resume(state)
	require.NoError(t, err)
	require.NoError(t, run.Apply(half))
	reopened(t, run, cascade)
}

// All figures together are bounded as well: reading them costs the square of their length.
func TestAllFiguresTogetherAreBounded(t *testing.T) {
	cascade, state := counted(t, 100, 19_990) // of 1,040 words each: 108 million squares, of 100
	run, err := cascade.Resume(state)
	require.NoError(t, err)
	require.ErrorIs(t, run.Apply(money(0, "1")), recoupment.ErrEffort)
	cascade, state = counted(t, 80, 19_990)
	run, err = cascade.Resume(state)
	require.NoError(t, err)
	require.NoError(t, run.Apply(money(0, "1")))
	settle(t, run, day(0))
	reopened(t, run, cascade)
	cascade, state = counted(t, 500, 19_990)
	_, err = cascade.Resume(state)
	require.ErrorIs(t, err, recoupment.ErrTooLarge, "no run that was saved is so long")
}
