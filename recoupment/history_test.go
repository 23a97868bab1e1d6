package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// licence is a licensor's half of one stream, with a minimum guarantee and insurance charged to his
// statement (W44 of fourteen equal streams).
func licence() recoupment.Deal {
	d := single(tier("stream", rate("licensor", "50")))
	d.Accounts = []recoupment.Account{{ID: "mg", Opening: dec("500")}, {ID: "insurance", Opening: dec("2000")}}
	d.Statements = []recoupment.StatementTerms{{ID: "licensor", Less: []recoupment.Deduction{{Account: "mg"}, {Account: "insurance"}}}}
	return d
}

func quarter(n int, id, amount string) recoupment.Entry {
	m := money(n, amount)
	m.ID = id
	return recoupment.Entry{Movement: &m}
}

func due(t *testing.T, s recoupment.Settlement) string {
	t.Helper()
	require.NoError(t, s.Check())
	for _, statement := range s.Statements {
		if statement.ID == "licensor" {
			return statement.Due.StringFixed(2)
		}
	}
	return ""
}

func TestRestatement(t *testing.T) {
	cascade, err := licence().Compile()
	require.NoError(t, err)
	history := recoupment.History{Entries: []recoupment.Entry{
		quarter(1, "q1", "1400"), {Settle: day(90)}, quarter(100, "q2", "2800"), {Settle: day(180)},
	}}
	_, drawn, err := cascade.Replay(history)
	require.NoError(t, err)
	require.Equal(t, []string{"-1800.00", "-400.00"}, []string{due(t, drawn[0]), due(t, drawn[1])})

	correction := money(1, "2100")
	correction.ID = "q1"
	_, redrawn, err := cascade.Restate(history, recoupment.Reopened, correction)
	require.NoError(t, err)
	require.Equal(t, []string{"-1450.00", "-50.00"}, []string{due(t, redrawn[0]), due(t, redrawn[1])}, "W44: both follow")

	run, kept, err := cascade.Restate(history, recoupment.Adjusted, correction)
	require.NoError(t, err)
	require.Equal(t, drawn, kept, "what was drawn stays")
	next := settle(t, run, day(270))
	require.Equal(t, "-50.00", due(t, next), "the third quarter takes the difference")
	line := next.Line("licensor")
	require.Equal(t, "350.00", line.Current.StringFixed(2), "half of 700")
	require.Equal(t, "700.00", next.Receipts.StringFixed(2))
}

// A statement that was paid is not reopened: what was overpaid is carried against what comes.
func TestAnOverpaymentIsCarried(t *testing.T) {
	cascade, err := single(tier("stream", rate("licensor", "50"))).Compile()
	require.NoError(t, err)
	history := recoupment.History{Entries: []recoupment.Entry{quarter(1, "q1", "1000"), {Settle: day(90)}}}
	correction := money(1, "400")
	correction.ID = "q1"
	run, _, err := cascade.Restate(history, recoupment.Adjusted, correction)
	require.NoError(t, err)
	s := settle(t, run, day(100))
	require.Equal(t, "-300.00", due(t, s), "500 were paid, 200 were due")
	require.NoError(t, run.Apply(money(110, "800")))
	s = settle(t, run, day(180))
	require.Equal(t, "100.00", due(t, s), "400 more, less 300")
}

func TestRestatementRefuses(t *testing.T) {
	cascade, err := licence().Compile()
	require.NoError(t, err)
	history := recoupment.History{Entries: []recoupment.Entry{quarter(1, "q1", "1"), quarter(2, "q2", "1"), quarter(3, "q2", "1")}}
	correct := func(id string, n int) error {
		m := money(n, "2")
		m.ID = id
		_, _, err := cascade.Restate(history, recoupment.Reopened, m)
		return err
	}
	require.ErrorIs(t, correct("q9", 1), recoupment.ErrUnknown, "it was never stated")
	require.ErrorIs(t, correct("q2", 2), recoupment.ErrDuplicate, "which of the two?")
	require.ErrorIs(t, correct("q1", 2), recoupment.ErrOrder, "it was on another day")
	_, _, err = cascade.Restate(history, "somehow")
	require.ErrorIs(t, err, recoupment.ErrUnknown)
	_, err = recoupment.ParseHistory([]byte(`{"entries":[{"settle":"2028-01-01","draw":"2028-01-01"},{}]}`))
	var faults recoupment.Faults
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults, 2)
	require.Equal(t, "1", history.Entries[0].Movement.Receipts[0].Amount.String(), "the history is as it was")
}
