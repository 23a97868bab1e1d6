package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// An avenant raises the licensor's rate from the first day: the next settlement takes the difference.
func TestAmend(t *testing.T) {
	contract := func(percent string) recoupment.Deal { return single(tier("stream", rate("licensor", percent))) }
	old, err := contract("50").Compile()
	require.NoError(t, err)
	history := recoupment.History{Entries: []recoupment.Entry{quarter(1, "a", "1000"), {Settle: day(2)}, quarter(3, "b", "100")}}
	before, _, err := old.Replay(history)
	require.NoError(t, err)
	untouched, err := before.Save()
	require.NoError(t, err)

	amended := contract("60")
	amended.Transfers = []recoupment.Transfer{tenth()}
	amended.Views = []recoupment.View{{ID: "v", Party: "licensor", BorneBy: "rest", Rights: []recoupment.Right{rate("licensor", "70")}}}
	cascade, err := amended.Compile()
	require.NoError(t, err)
	run, err := cascade.Amend(history, before)
	require.NoError(t, err)
	run = again(t, amended, run)
	s := settle(t, run, day(4))
	line := s.Line("licensor")
	require.Equal(t, []string{"500", "160", "660"}, []string{line.Prior.String(), line.Current.String(), line.Cumulative.String()}, "60 % of 1,100, of which 500 were told")
	require.Equal(t, "100", s.Receipts.String(), "the rest gives it back")
	require.Equal(t, 2, s.Number)
	require.Equal(t, "270.00", due(t, s), "70 % of 1,100 in his view, less 500 paid")
	bonus, gap := s.Transfer("bonus"), s.Transfer("v")
	require.Equal(t, "110", bonus.Paid.String())
	require.Equal(t, "110", gap.Cumulative.String())

	// A second avenant goes on from the first one.
	last, err := contract("40").Compile()
	require.NoError(t, err)
	history.Entries = append(history.Entries, recoupment.Entry{Settle: day(4)})
	_, err = last.Amend(history, run)
	require.ErrorIs(t, err, recoupment.ErrUnknown, "the bonus was paid: it cannot be missing")
	further := contract("40")
	further.Transfers = []recoupment.Transfer{tenth()}
	last, err = further.Compile()
	require.NoError(t, err)
	again, err := last.Amend(history, run)
	require.NoError(t, err)
	s = settle(t, again, day(5))
	require.Equal(t, "-330.00", due(t, s), "40 % of 1,100, less 770 paid")
	state, err := before.Save()
	require.NoError(t, err)
	require.Equal(t, string(untouched), string(state), "the run before is as it was")
}

func TestAmendRefuses(t *testing.T) {
	old := single(tier("stream", rate("licensor", "50")))
	cascade, err := old.Compile()
	require.NoError(t, err)
	history := recoupment.History{Entries: []recoupment.Entry{quarter(1, "a", "1000"), {Settle: day(2)}}}
	before, _, err := cascade.Replay(history)
	require.NoError(t, err)
	for _, test := range []struct {
		change func(d *recoupment.Deal, h *recoupment.History)
		path   string
		want   error
		reason string
	}{
		{func(d *recoupment.Deal, _ *recoupment.History) { d.Currency = "USD" }, "currency", recoupment.ErrCurrency, "another currency"},
		{func(_ *recoupment.Deal, h *recoupment.History) { h.Entries = h.Entries[:1] }, "entries", recoupment.ErrOrder, "a settlement is missing"},
		{func(d *recoupment.Deal, _ *recoupment.History) { d.Pools[0].Tiers = d.Pools[0].Tiers[1:] }, `lines["licensor"]`, recoupment.ErrUnknown, "a right that was paid is missing"},
		{func(d *recoupment.Deal, _ *recoupment.History) { d.Pools[0].Tiers[0].Rights[0].Opening = dec("5") }, `lines["licensor"]`, recoupment.ErrRange, "it opened with nothing"},
		{func(d *recoupment.Deal, _ *recoupment.History) { d.Pools[0].Tiers[0].Rights[0].Statement = "other" }, `statements["licensor"]`, recoupment.ErrUnknown, "its statement was paid"},
	} {
		d, h := copied(old), copied(history)
		test.change(&d, &h)
		now, err := d.Compile()
		require.NoError(t, err, test.reason)
		_, err = now.Amend(h, before)
		var faults recoupment.Faults
		require.ErrorAs(t, err, &faults, test.reason)
		require.Equal(t, test.path, faults[0].Path, test.reason)
		require.ErrorIs(t, faults[0].Kind, test.want, test.reason)
	}
	_, err = cascade.Amend(history, &recoupment.Run{})
	require.ErrorIs(t, err, recoupment.ErrNotCompiled)
	var none *recoupment.Cascade
	_, err = none.Amend(history, before)
	require.ErrorIs(t, err, recoupment.ErrNotCompiled)
}
