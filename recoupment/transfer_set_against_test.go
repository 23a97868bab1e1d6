package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// guaranteed is an author with 10 % and a guarantee of 100, and bonuses of 50 and of 0.50 an admission above 100, both
// set against the guarantee.
func guaranteed() recoupment.Deal {
	author := rate("author", "10")
	author.Accrues, author.Account = true, "guarantee"
	d := single(tier("t", author))
	d.Accounts = []recoupment.Account{{ID: "guarantee", Opening: dec("100")}}
	d.Counters = []recoupment.Counter{{ID: "admissions"}}
	of := []recoupment.Term{{Counter: "admissions"}}
	d.Transfers = []recoupment.Transfer{
		{ID: "first", From: "rest", To: "author", Of: of, Bands: []recoupment.Band{{From: dec("100"), Amount: dec("50")}}, SetAgainst: "guarantee"},
		{ID: "second", From: "agent", To: "author", Of: of, Bands: []recoupment.Band{{From: dec("100"), PerUnit: dec("0.5")}}, SetAgainst: "guarantee"},
	}
	return d
}

// sold is a movement of receipts and admissions.
func sold(n int, amount, admissions string) recoupment.Movement {
	m := money(n, amount)
	m.Counts = []recoupment.Count{{Counter: "admissions", Amount: dec(admissions)}}
	return m
}

func TestATransferIsSetAgainstAnAccount(t *testing.T) {
	run := open(t, guaranteed())
	for i, row := range []struct{ receipts, admissions, first, taken, second, secondTaken, author, reason string }{
		{"300", "99", "0", "0", "0", "0", "0", "30 are earned, 70 left, and no bonus is reached"},
		{"0", "1", "0", "50", "0", "0", "0", "the bonus of 50 is taken by the 70"},
		{"0", "60", "0", "50", "10", "20", "0", "20 are left for the second, which comes to 30"},
		{"200", "0", "0", "50", "30", "0", "0", "20 more are earned: so much more of the last bonus is owed"},
		{"400", "0", "40", "10", "30", "0", "0", "90 are earned, 10 left"},
		{"200", "0", "50", "0", "30", "0", "10", "110 are earned: everything is owed"},
		{"0", "40", "50", "0", "50", "0", "10", "nothing is left to be set against"},
	} {
		require.NoError(t, run.Apply(sold(i, row.receipts, row.admissions)))
		s, err := run.Settle(day(i))
		require.NoError(t, err)
		require.NoError(t, s.Check())
		first, second := s.Transfer("first"), s.Transfer("second")
		require.Equal(t, []string{row.first, row.taken, row.second, row.secondTaken, row.author}, []string{
			first.Cumulative.String(), first.SetAgainst.String(), second.Cumulative.String(), second.SetAgainst.String(), s.Line("author").Cumulative.String(),
		}, row.reason)
		run = again(t, guaranteed(), run)
	}
}

// The bonuses bend the goal where each of them has been taken whole by what is outstanding.
func TestBreakEvenFollowsWhatAnAccountTakes(t *testing.T) {
	owed := []recoupment.Term{{Transfer: "first"}, {Transfer: "second"}, {Right: "author"}}
	for _, test := range []struct {
		unit           recoupment.Movement
		terms          []recoupment.Term
		reaches, exact string
		reason         string
	}{
		{sold(0, "0", "1"), owed, "50", "300", "50 and 100 for 200 admissions, less the 100"},
		{sold(0, "0", "1"), owed[:1], "1", "", "without receipts the guarantee takes the first whole"},
		{sold(0, "0", "1"), owed[1:], "10", "220", "60 for 120 admissions, of which the guarantee takes the 50 that the first leaves of it"},
		{sold(0, "1", "1"), owed[:1], "25", "750", "75 are earned, so that 25 of the 50 are left"},
		{sold(0, "1", "1"), owed, "100", "1000/3", "a tenth and a half of a unit for each admission, 50 less 50, and less the 100"},
		{sold(0, "1", "1"), owed[2:], "1", "1010", "the rate does not know of the bonuses"},
	} {
		if test.unit.Receipts[0].Amount.IsZero() {
			test.unit.Receipts = nil
		}
		a, err := open(t, guaranteed()).BreakEven(test.unit, recoupment.Condition{Of: test.terms, Reaches: dec(test.reaches)})
		require.NoError(t, err)
		require.Equal(t, test.exact, a.Exact, test.reason)
	}
}

func TestWhatIsSetAgainstAnAccountIsRefused(t *testing.T) {
	d := guaranteed()
	d.Transfers[0].SetAgainst, d.Transfers[1].Ends = "?", day(1)
	err := d.Validate()
	require.ErrorContains(t, err, "transfers[0].set_against: refers to something")
	require.ErrorContains(t, err, "transfers[1].ends")
	d = guaranteed()
	d.Transfers[0].RecoupedOn, d.Transfers[0].Opening, d.Transfers[0].PriorDebt = "guarantee", dec("1"), recoupment.DebtPaid
	d.Transfers[1].To, d.Transfers[1].Into = "", "pool"
	err = d.Validate()
	for _, path := range []string{"transfers[0].recouped_on", "transfers[0].prior_debt", "transfers[1].into"} {
		require.ErrorContains(t, err, path)
	}
	d = guaranteed()
	for i := range recoupment.MaxSetAgainst {
		more := d.Transfers[0]
		more.ID = "more" + string(rune('a'+i))
		d.Transfers = append(d.Transfers, more)
	}
	err = d.Validate()
	require.ErrorIs(t, err, recoupment.ErrTooLarge)
	require.ErrorContains(t, err, "transfers[20].set_against", "the twenty-first of them")
}
