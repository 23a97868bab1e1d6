package recoupment_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment"
)

// mistaken draws a history that is wrong in one movement, and the correction that makes it right.
func mistaken(t *rapid.T, right recoupment.History) (recoupment.History, recoupment.Correction) {
	var movements []int
	for i, e := range right.Entries {
		if e.Movement != nil {
			movements = append(movements, i)
		}
	}
	at := rapid.SampledFrom(movements).Draw(t, "wrong")
	wrong, m := copied(right), right.Entries[at].Movement
	by := recoupment.Correction{Restatement: rapid.SampledFrom([]recoupment.Restatement{recoupment.Adjusted, recoupment.Reopened}).Draw(t, "how")}
	switch rapid.SampledFrom([]string{"replaces", "adds", "strikes"}).Draw(t, "correction") {
	case "replaces":
		by.Replaces = m
		entered := wrong.Entries[at].Movement
		for i := range entered.Receipts {
			entered.Receipts[i].Amount = entered.Receipts[i].Amount.Add(number(30))
		}
		for i := range entered.Counts {
			entered.Counts[i].Amount = number(1)
		}
	case "adds":
		if last := movements[len(movements)-1]; at != last && right.Entries[movements[slices.Index(movements, at)+1]].Movement.Date == m.Date {
			t.Skip("it is added after the others of its day")
		}
		if at > 0 && right.Entries[at-1].Settle == m.Date {
			t.Skip("and before the settlement of its day")
		}
		by.Adds = m
		wrong.Entries = slices.Delete(wrong.Entries, at, at+1)
	default:
		never := copied(*m)
		never.ID, never.Declares = "never", nil
		by.Strikes = "never"
		wrong.Entries = slices.Insert(wrong.Entries, at, recoupment.Entry{Movement: &never})
	}
	return wrong, by
}

// TestRandomCorrections: a history that is corrected comes to what one comes to that was right from the
// start. Reopened, its settlements are the same; adjusted, all that was told and paid is, once it is settled.
func TestRandomCorrections(t *testing.T) {
	drawn(t, func(t *rapid.T, deal recoupment.Deal, right recoupment.History, exact figures) {
		wrong, by := mistaken(t, right)
		cascade, err := deal.Compile()
		require.NoError(t, err)
		if _, _, err := cascade.Replay(wrong); err != nil {
			t.Skip(err)
		}
		corrected, err := wrong.Correct(by)
		require.NoError(t, err)
		where := printed(deal) + "\n" + printed(corrected)
		requireSame(t, exact, deal, corrected)
		run, settlements, err := cascade.Replay(corrected)
		require.NoError(t, err, where)
		never, expected, err := cascade.Replay(right)
		require.NoError(t, err)
		if by.Restatement == recoupment.Reopened {
			require.JSONEq(t, printed(expected), printed(settlements), where)
		}
		s, want := settle(t, again(t, deal, run), run.Day()), settle(t, never, run.Day())
		requireSameTold(t, want, s, where)
	})
}

// requireSameTold asks that two settlements have told the same in all, and paid the same where nothing is
// carried.
func requireSameTold(t *rapid.T, want, got recoupment.Settlement, where string) {
	t.Helper()
	expected, told := cumulative(want), cumulative(got)
	for name, amount := range expected {
		if _, known := told[name]; known || !strings.HasPrefix(name, "paid") {
			require.Equal(t, amount, told[name], "%s\n%s", name, where)
		}
	}
}

// cumulative lists what was told, and paid or carried, in all.
func cumulative(s recoupment.Settlement) map[string]string {
	all := map[string]string{}
	for _, l := range s.Lines {
		all["line "+l.ID] = l.Cumulative.String()
	}
	for _, l := range s.Transfers {
		all["transfer "+l.ID], all["due "+l.ID] = l.Cumulative.String(), l.PaidBefore.Add(l.Due).String()
	}
	for _, a := range s.Statements {
		all["statement "+a.ID], all["due on "+a.ID] = a.Entitled.Cumulative.String(), a.PaidBefore.Add(a.Due).String()
		if a.Carried.IsZero() {
			all["paid on "+a.ID] = a.PaidBefore.Add(a.Paid).String()
		}
	}
	return all
}

// TestRandomAmendments: a deal under way that is amended comes to what its new terms come to from the start.
func TestRandomAmendments(t *testing.T) {
	drawn(t, func(t *rapid.T, deal recoupment.Deal, h recoupment.History, _ figures) {
		old := copied(deal)
		old.Transfers, old.Views = nil, nil
		for i := range h.Entries {
			if m := h.Entries[i].Movement; m != nil {
				for k := range m.Costs {
					m.Costs[k].NotAgainst = nil
				}
			}
		}
		before, err := old.Compile()
		require.NoError(t, err)
		run, _, err := before.Replay(h)
		if err != nil {
			t.Skip(err)
		}
		cascade, err := deal.Compile()
		require.NoError(t, err)
		amended, err := cascade.Amend(h, run)
		if err != nil {
			t.Skip(err)
		}
		never, _, err := cascade.Replay(h)
		require.NoError(t, err)
		s, want := settle(t, again(t, deal, amended), run.Day()), settle(t, never, run.Day())
		requireSameTold(t, want, s, printed(deal)+"\n"+printed(h))
	})
}
