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

	corrected := money(1, "2100")
	corrected.ID = "q1"
	_, redrawn := replayed(t, cascade, history, recoupment.Correction{Replaces: &corrected, Restatement: recoupment.Reopened})
	require.Equal(t, []string{"-1450.00", "-50.00"}, []string{due(t, redrawn[0]), due(t, redrawn[1])}, "W44: both follow")

	run, kept := replayed(t, cascade, history, recoupment.Correction{Replaces: &corrected, Restatement: recoupment.Adjusted})
	require.Equal(t, drawn, kept, "what was drawn stays")
	next := settle(t, run, day(270))
	require.Equal(t, "-50.00", due(t, next), "the third quarter takes the difference")
	line := next.Line("licensor")
	require.Equal(t, "350.00", line.Current.StringFixed(2), "half of 700")
	require.Equal(t, "700.00", next.Receipts.StringFixed(2))
}

// replayed plays a history with corrections, which leave the history itself as it was.
func replayed(t require.TestingT, c *recoupment.Cascade, h recoupment.History, k ...recoupment.Correction) (*recoupment.Run, []recoupment.Settlement) {
	before := printed(h)
	corrected, err := h.Correct(k...)
	require.NoError(t, err)
	require.Len(t, corrected.Entries, len(h.Entries)+len(k), "a correction is an entry of its own")
	run, settlements, err := c.Replay(copied(corrected))
	require.NoError(t, err)
	require.Equal(t, before, printed(h))
	return run, settlements
}

// A statement that was paid is not reopened: what was overpaid is carried against what comes.
func TestAnOverpaymentIsCarried(t *testing.T) {
	cascade, err := single(tier("stream", rate("licensor", "50"))).Compile()
	require.NoError(t, err)
	history := recoupment.History{Entries: []recoupment.Entry{quarter(1, "q1", "1000"), {Settle: day(90)}}}
	correction := money(1, "400")
	correction.ID = "q1"
	run, _ := replayed(t, cascade, history, recoupment.Correction{Replaces: &correction, Restatement: recoupment.Adjusted})
	s := settle(t, run, day(100))
	require.Equal(t, "-300.00", due(t, s), "500 were paid, 200 were due")
	require.NoError(t, run.Apply(money(110, "800")))
	s = settle(t, run, day(180))
	require.Equal(t, "100.00", due(t, s), "400 more, less 300")
}

func TestCorrections(t *testing.T) {
	cascade, err := single(tier("stream", rate("licensor", "50"))).Compile()
	require.NoError(t, err)
	history := recoupment.History{Entries: []recoupment.Entry{
		quarter(1, "a", "100"), quarter(10, "b", "200"), {Settle: day(20)}, quarter(30, "c", "400"), {Settle: day(40)}, quarter(50, "d", "800"),
	}}
	late := func(n int, id, amount string) *recoupment.Movement { return quarter(n, id, amount).Movement }
	const adjusted, reopened = recoupment.Adjusted, recoupment.Reopened
	for _, test := range []struct {
		corrections []recoupment.Correction
		drawn       [3]string // the licensor's part of each period; the last one is settled after the corrections
		reason      string
	}{
		{nil, [3]string{"150", "200", "400"}, "half of what came"},
		{[]recoupment.Correction{{Replaces: late(10, "b", "260"), Restatement: reopened}}, [3]string{"180", "200", "400"}, "30 more in its period"},
		{[]recoupment.Correction{{Replaces: late(10, "b", "260"), Restatement: adjusted}}, [3]string{"150", "200", "430"}, "30 more in the next one"},
		{[]recoupment.Correction{{Adds: late(10, "x", "60"), Restatement: reopened}}, [3]string{"180", "200", "400"}, "what was forgotten belongs to its period"},
		{[]recoupment.Correction{{Adds: late(20, "x", "60"), Restatement: reopened}}, [3]string{"180", "200", "400"}, "the day of the settlement is in the period"},
		{[]recoupment.Correction{{Adds: late(21, "x", "60"), Restatement: reopened}}, [3]string{"150", "230", "400"}, "the day after is not"},
		{[]recoupment.Correction{{Adds: late(21, "x", "60"), Restatement: adjusted}}, [3]string{"150", "200", "430"}, "adjusted"},
		{[]recoupment.Correction{{Adds: late(45, "x", "60")}}, [3]string{"150", "200", "430"}, "nothing was stated since"},
		{[]recoupment.Correction{{Adds: late(60, "x", "60")}}, [3]string{"150", "200", "430"}, "nor here"},
		{[]recoupment.Correction{{Strikes: "a", Restatement: reopened}}, [3]string{"100", "200", "400"}, "it never was"},
		{[]recoupment.Correction{{Strikes: "c", Restatement: adjusted}}, [3]string{"150", "200", "200"}, "200 were reported and paid too much"},
		{[]recoupment.Correction{{Strikes: "d"}}, [3]string{"150", "200", "0"}, "in a period that was not stated"},
		{[]recoupment.Correction{
			{Replaces: late(1, "a", "120"), Restatement: adjusted}, {Replaces: late(1, "a", "140"), Restatement: adjusted},
		}, [3]string{"150", "200", "420"}, "corrected twice: half of 140 less half of 100"},
		{[]recoupment.Correction{
			{Replaces: late(1, "a", "120"), Restatement: adjusted}, {Replaces: late(30, "c", "420"), Restatement: reopened},
		}, [3]string{"150", "220", "400"}, "the first settlement stays, the second one is drawn anew and takes its difference"},
		{[]recoupment.Correction{
			{Adds: late(5, "x", "60"), Restatement: adjusted}, {Strikes: "x", Restatement: adjusted},
		}, [3]string{"150", "200", "400"}, "it was wrong to add it"},
	} {
		run, drawn := replayed(t, cascade, history, test.corrections...)
		last := settle(t, run, day(90))
		for i, s := range append(drawn, last) {
			require.NoError(t, s.Check(), test.reason)
			line := s.Line("licensor")
			require.Equal(t, test.drawn[i], line.Current.String(), "settlement %d: %s", i, test.reason)
		}
	}
}

// What a movement paid is corrected with it; what a settlement paid is not.
func TestPaymentsAreCorrected(t *testing.T) {
	cascade, err := single(tier("stream", rate("licensor", "50"))).Compile()
	require.NoError(t, err)
	first, wrong := money(1, "1000"), money(1, "1000")
	first.ID, first.Paid = "a", []recoupment.PaymentMade{{Statement: "licensor", Amount: dec("100")}}
	wrong.ID, wrong.Paid = "a", []recoupment.PaymentMade{{Statement: "licensor", Amount: dec("150")}}
	h := recoupment.History{Entries: []recoupment.Entry{{Movement: &first}, {Settle: day(2)}}}
	run, drawn := replayed(t, cascade, h, recoupment.Correction{Replaces: &wrong, Restatement: recoupment.Adjusted})
	require.Equal(t, "400.00", due(t, drawn[0]), "500 less 100")
	require.Equal(t, "-50.00", due(t, settle(t, run, day(3))), "400 were paid, and 150")
	_, drawn = replayed(t, cascade, h, recoupment.Correction{Replaces: &wrong, Restatement: recoupment.Reopened})
	require.Equal(t, "350.00", due(t, drawn[0]))
}

// A pool withholds 10 % for a period. What it withheld of a corrected receipt is told with the next settlement.
func TestReservesAreCorrected(t *testing.T) {
	d := single()
	d.Pools[0].Reserve = &recoupment.Reserve{Rate: dec("10"), Periods: 1}
	cascade, err := d.Compile()
	require.NoError(t, err)
	h := recoupment.History{Entries: []recoupment.Entry{quarter(1, "a", "1000"), {Settle: day(2)}}}
	run, drawn := replayed(t, cascade, h, recoupment.Correction{Replaces: quarter(1, "a", "2000").Movement, Restatement: recoupment.Adjusted})
	require.Equal(t, []string{"900", "100", "100"}, []string{drawn[0].Receipts.String(), drawn[0].Withheld.String(), drawn[0].Held.String()})
	s := settle(t, again(t, d, run), day(3))
	got := []string{s.Receipts.String(), s.Withheld.String(), s.Released.String(), s.Held.String()}
	require.Equal(t, []string{"1100", "100", "200", "0"}, got, "1,800 and the 200 released, less 900; 200 withheld, less 100")
}

func TestCorrectionsAreRefused(t *testing.T) {
	history := recoupment.History{Entries: []recoupment.Entry{
		quarter(1, "a", "1"), quarter(2, "b", "1"), quarter(3, "b", "1"), {Settle: day(4)}, quarter(5, "c", "1"),
	}}
	m := func(n int, id string) *recoupment.Movement { return quarter(n, id, "2").Movement }
	for _, test := range []struct {
		correction recoupment.Correction
		path       string
		want       error
		reason     string
	}{
		{recoupment.Correction{Replaces: m(1, "z"), Restatement: recoupment.Reopened}, "replaces.id", recoupment.ErrUnknown, "it never was"},
		{recoupment.Correction{Strikes: "z", Restatement: recoupment.Reopened}, "strikes", recoupment.ErrUnknown, "likewise"},
		{recoupment.Correction{Strikes: "b", Restatement: recoupment.Reopened}, "strikes", recoupment.ErrDuplicate, "which of the two?"},
		{recoupment.Correction{Adds: m(2, "a"), Restatement: recoupment.Reopened}, "adds.id", recoupment.ErrDuplicate, "there is one"},
		{recoupment.Correction{Replaces: m(2, "a"), Restatement: recoupment.Reopened}, "replaces.date", recoupment.ErrOrder, "it was on another day"},
		{recoupment.Correction{Strikes: "a"}, "restatement", recoupment.ErrRequired, "its statement was drawn"},
		{recoupment.Correction{Strikes: "c", Restatement: recoupment.Adjusted}, "restatement", recoupment.ErrRange, "its period was never stated"},
		{recoupment.Correction{Strikes: "a", Restatement: "somehow"}, "restatement", recoupment.ErrUnknown, "no such word"},
		{recoupment.Correction{Restatement: recoupment.Adjusted}, "", recoupment.ErrRequired, "it corrects nothing"},
		{recoupment.Correction{Strikes: "a", Adds: m(2, "x"), Restatement: recoupment.Adjusted}, "", recoupment.ErrRequired, "it is two things"},
		{recoupment.Correction{Adds: &recoupment.Movement{Date: day(2), Costs: []recoupment.Cost{{}}}, Restatement: recoupment.Adjusted}, "adds.costs[0].account", recoupment.ErrRequired, "no movement"},
	} {
		_, err := history.Correct(test.correction)
		var faults recoupment.Faults
		require.ErrorAs(t, err, &faults, test.reason)
		require.Len(t, faults, 1, test.reason)
		path := "entries[5].correction"
		if test.path != "" {
			path += "." + test.path
		}
		require.Equal(t, path, faults[0].Path, test.reason)
		require.ErrorIs(t, faults[0].Kind, test.want, test.reason)
		require.Len(t, history.Entries, 5, "the history is as it was")
	}
	_, err := recoupment.ParseHistory([]byte(`{"entries":[{"settle":"2028-01-01","draw":"2028-01-01"},{}]}`))
	var faults recoupment.Faults
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults, 2)
}

// Whatever is read is refused or played; a history that is played adds up.
func FuzzParseHistory(f *testing.F) {
	d := released()
	d.Accounts[0].Interest = &recoupment.Interest{
		Rate: dec("5"), Method: recoupment.Simple, DayCount: "ACT/365F", Begins: day(0), First: recoupment.InterestFirst,
	}
	d.Transfers[0].Ends = day(60)
	cascade, err := d.Compile()
	require.NoError(f, err)
	one, other := week(1, "100", "90"), week(50, "700", "20")
	one.ID, other.ID = "a", "b"
	wrong := week(1, "300", "150")
	wrong.ID, wrong.Paid = "a", []recoupment.PaymentMade{{Transfer: "bonus", Amount: dec("7")}}
	for _, k := range []recoupment.Correction{
		{Replaces: &wrong, Restatement: recoupment.Adjusted}, {Strikes: "a", Restatement: recoupment.Reopened}, {Adds: &recoupment.Movement{Date: day(3)}, Restatement: recoupment.Adjusted},
	} {
		f.Add(printed(recoupment.History{Entries: []recoupment.Entry{
			{Movement: &one}, {Settle: day(30)}, {Movement: &other}, {Draw: day(70)}, {Correction: &k}, {Settle: day(80)},
		}}))
	}
	f.Fuzz(func(t *testing.T, text string) {
		h, err := recoupment.ParseHistory([]byte(text))
		if err != nil || len(h.Entries) > 100 {
			return
		}
		run, settlements, err := cascade.Replay(h)
		if err != nil {
			return
		}
		for _, s := range settlements {
			require.NoError(t, s.Check())
		}
		amended, err := cascade.Amend(h, run)
		require.NoError(t, err)
		require.Equal(t, settle(t, run, day(100)).Lines, settle(t, amended, day(100)).Lines, "nothing was amended")
	})
}

// A correction that the deal refuses is named by its own entry; corrections without end are refused at once.
func TestReplayOfCorrectionsIsBounded(t *testing.T) {
	cascade, err := single().Compile()
	require.NoError(t, err)
	history := recoupment.History{Entries: []recoupment.Entry{quarter(1, "a", "1")}}
	other := money(1, "1")
	other.ID, other.Receipts[0].Pool = "a", "nowhere"
	corrected, err := history.Correct(recoupment.Correction{Replaces: &other})
	require.NoError(t, err)
	_, _, err = cascade.Replay(corrected)
	require.ErrorContains(t, err, "entries[1]")
	require.ErrorIs(t, err, recoupment.ErrUnknown)

	var many []recoupment.Correction
	for range recoupment.MaxCorrections + 1 {
		many = append(many, recoupment.Correction{Replaces: quarter(1, "a", "1").Movement})
	}
	_, err = history.Correct(many...)
	require.ErrorIs(t, err, recoupment.ErrTooLarge)
	for n := range 20_000 {
		history.Entries = append(history.Entries, recoupment.Entry{Movement: &recoupment.Movement{Date: day(2 + n)}})
	}
	for range 60 { // each with a movement behind it: all is played again each time
		history.Entries = append(history.Entries, recoupment.Entry{Correction: &many[0]}, recoupment.Entry{Movement: &recoupment.Movement{Date: day(30_000)}})
	}
	require.ErrorIs(t, history.Validate(), recoupment.ErrTooLarge)
}
