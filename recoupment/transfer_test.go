package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// tenth is a transfer of 10 % of what enters the pool.
func tenth() recoupment.Transfer {
	return recoupment.Transfer{
		ID: "bonus", From: "rest", To: "talent", Of: []recoupment.Term{{Pool: "pool"}},
		Bands: []recoupment.Band{{PerUnit: dec("0.1")}},
	}
}

func open(t require.TestingT, d recoupment.Deal) *recoupment.Run {
	cascade, err := d.Compile()
	require.NoError(t, err)
	return cascade.Open()
}

// again saves a run and takes it up again.
func again(t require.TestingT, d recoupment.Deal, run *recoupment.Run) *recoupment.Run {
	cascade, err := d.Compile()
	require.NoError(t, err)
	state, err := run.Save()
	require.NoError(t, err)
	resumed, err := cascade.Resume(state)
	require.NoError(t, err)
	second, err := resumed.Save()
	require.NoError(t, err)
	require.JSONEq(t, string(state), string(second))
	return resumed
}

func TestATransferEnds(t *testing.T) {
	daily := &recoupment.Interest{
		Rate: dec("36.5"), Method: recoupment.Simple, DayCount: "ACT/365F", Begins: day(0), First: recoupment.InterestFirst,
	}
	from := func(n int) *recoupment.Transfer {
		return &recoupment.Transfer{When: &recoupment.Condition{From: day(n)}, Bands: []recoupment.Band{{Amount: dec("300")}}}
	}
	for _, test := range []struct {
		transfer  recoupment.Transfer
		ends      int
		movements []recoupment.Movement
		want      string
		reason    string
	}{
		{tenth(), 30, []recoupment.Movement{money(10, "1000"), money(30, "500"), money(31, "1000")}, "150.00", "the last day is included"},
		{tenth(), 30, []recoupment.Movement{money(31, "1000")}, "0.00", "nothing came before"},
		{tenth(), 30, []recoupment.Movement{money(10, "1000")}, "100.00", "the settlement is later, and nothing came"},
		{
			recoupment.Transfer{Of: []recoupment.Term{{Account: "loan", Measure: recoupment.InterestAccrued}}, Bands: []recoupment.Band{{PerUnit: dec("1")}}},
			10, []recoupment.Movement{money(20, "1")}, "10.00", "1,000 at 36.5 % bear 1 a day: ten days, though nothing happens on the tenth",
		},
		{*from(5), 10, []recoupment.Movement{money(20, "1")}, "300.00", "the condition held before the end, though no movement saw it"},
		{*from(10), 10, []recoupment.Movement{money(20, "1")}, "300.00", "and on the last day"},
		{*from(11), 10, []recoupment.Movement{money(20, "1")}, "0.00", "not after it"},
	} {
		d := single()
		d.Accounts = []recoupment.Account{{ID: "loan", Opening: dec("1000"), Interest: daily}}
		test.transfer.ID, test.transfer.From, test.transfer.To, test.transfer.Ends = "bonus", "rest", "talent", day(test.ends)
		d.Transfers = []recoupment.Transfer{test.transfer}
		run := open(t, d)
		for _, m := range test.movements {
			require.NoError(t, run.Apply(m))
			run = again(t, d, run)
		}
		s := settle(t, run, day(40))
		line := s.Transfer("bonus")
		require.Equal(t, test.want, line.Cumulative.StringFixed(2), test.reason)
		require.NoError(t, run.Apply(money(50, "777")))
		s = settle(t, again(t, d, run), day(60))
		line = s.Transfer("bonus")
		require.Equal(t, test.want, line.Cumulative.StringFixed(2), test.reason)
		require.True(t, line.Current.IsZero(), test.reason)
	}
}

// A tenth of what came in beyond the costs: costs that come later take it back.
func TestATransferIsPaid(t *testing.T) {
	d := single()
	d.Accounts = []recoupment.Account{{ID: "costs"}}
	d.Transfers = []recoupment.Transfer{tenth()}
	d.Transfers[0].Of = append(d.Transfers[0].Of, recoupment.Term{Account: "costs", Measure: recoupment.Target, Times: dec("-1")})
	run := open(t, d)
	expect := func(s recoupment.Settlement, want [5]string, reason string) {
		t.Helper()
		l := s.Transfer("bonus")
		got := [5]string{}
		for i, amount := range []interface{ StringFixed(int32) string }{l.Cumulative, l.PaidBefore, l.Due, l.Paid, l.Carried} {
			got[i] = amount.StringFixed(0)
		}
		require.Equal(t, want, got, "owed, paid before, due, paid, carried: %s", reason)
		for _, statement := range s.Statements {
			for _, told := range append(statement.Payable, statement.Receivable...) {
				require.Equal(t, l, told, "a statement tells the same")
			}
			require.True(t, statement.Due.Equal(statement.Entitled.Cumulative.Sub(statement.PaidBefore)), "and pays none of it")
		}
		run = again(t, d, run)
	}
	paid := func(n int, amount string) {
		m := recoupment.Movement{Date: day(n), Paid: []recoupment.PaymentMade{{Transfer: "bonus", Amount: dec(amount)}}}
		require.NoError(t, run.Apply(m))
	}
	require.NoError(t, run.Apply(money(1, "1000")))
	drawn, err := run.Draw(day(2))
	require.NoError(t, err)
	require.NoError(t, drawn.Check())
	expect(drawn, [5]string{"100", "0", "100", "0", "100"}, "a drawing pays nothing")
	paid(3, "30")
	expect(settle(t, run, day(4)), [5]string{"100", "30", "70", "70", "0"}, "30 were paid outside, a settlement pays the rest")
	require.NoError(t, run.Apply(recoupment.Movement{Date: day(5), Costs: []recoupment.Cost{{Account: "costs", Amount: dec("400")}}}))
	expect(settle(t, run, day(6)), [5]string{"60", "100", "-40", "0", "-40"}, "40 too much: they are carried, and not paid back")
	paid(7, "-15")
	expect(settle(t, run, day(8)), [5]string{"60", "85", "-25", "0", "-25"}, "15 were paid back")
	require.NoError(t, run.Apply(money(9, "1000")))
	expect(settle(t, run, day(10)), [5]string{"160", "85", "75", "75", "0"}, "100 more, against the 25")
}

func TestPaymentsAreOfOneThing(t *testing.T) {
	d := single(recoupment.Tier{ID: "top", Deficit: &recoupment.Deficit{By: "rest"}, Rights: []recoupment.Right{rate("a", "80"), until("b", "50", "5000", "0")}})
	d.Transfers = []recoupment.Transfer{tenth()}
	cascade, err := d.Compile()
	require.NoError(t, err)
	for _, test := range []struct {
		paid   recoupment.PaymentMade
		want   error
		reason string
	}{
		{recoupment.PaymentMade{Statement: "rest"}, nil, "on a statement"},
		{recoupment.PaymentMade{Transfer: "bonus"}, nil, "of a transfer"},
		{recoupment.PaymentMade{Transfer: "a", Kind: recoupment.TransferDeficit}, nil, "of a deficit"},
		{recoupment.PaymentMade{}, recoupment.ErrRequired, "of nothing"},
		{recoupment.PaymentMade{Statement: "rest", Transfer: "bonus"}, recoupment.ErrRequired, "of two things"},
		{recoupment.PaymentMade{Statement: "rest", Kind: recoupment.TransferTerm}, recoupment.ErrRange, "a statement has no kind"},
		{recoupment.PaymentMade{Transfer: "a"}, recoupment.ErrUnknown, "a right is no transfer"},
		{recoupment.PaymentMade{Transfer: "top", Kind: recoupment.TransferExcess}, recoupment.ErrUnknown, "nobody is charged an excess"},
		{recoupment.PaymentMade{Transfer: "bonus", Kind: recoupment.TransferView}, recoupment.ErrUnknown, "what a view owes is paid on a statement"},
	} {
		err := cascade.Check(recoupment.Movement{Date: day(1), Paid: []recoupment.PaymentMade{test.paid}})
		require.ErrorIs(t, err, test.want, test.reason)
	}
}

// What rights take beyond their part is owed by its bearer, and paid like a transfer.
func TestADeficitIsPaid(t *testing.T) {
	d := single(recoupment.Tier{ID: "top", Deficit: &recoupment.Deficit{By: "rest"}, Rights: []recoupment.Right{rate("a", "80"), until("b", "50", "5000", "0")}})
	run := open(t, d)
	require.NoError(t, run.Apply(money(1, "1000")))
	m := recoupment.Movement{Date: day(2), Paid: []recoupment.PaymentMade{{Transfer: "b", Kind: recoupment.TransferDeficit, Amount: dec("10")}}}
	require.NoError(t, run.Apply(m))
	s := settle(t, again(t, d, run), day(3))
	a, b := s.Transfer("a"), s.Transfer("b")
	require.Equal(t, "300.00", a.Cumulative.Add(b.Cumulative).StringFixed(2), "800 and 500 of 1,000")
	require.Equal(t, "10.00", b.PaidBefore.StringFixed(2))
	require.Equal(t, "290.00", a.Paid.Add(b.Paid).StringFixed(2))
}

func TestValidateTransfers(t *testing.T) {
	outstanding := []recoupment.Term{{Account: "costs", Measure: recoupment.Outstanding}}
	for _, test := range []struct {
		change func(d *recoupment.Deal, t *recoupment.Transfer)
		path   string
		want   error
		reason string
	}{
		{func(_ *recoupment.Deal, t *recoupment.Transfer) { t.Opening = dec("1") }, "transfers[0].prior_debt", recoupment.ErrRequired, "paid, or due?"},
		{func(_ *recoupment.Deal, t *recoupment.Transfer) { t.PriorDebt = "forgotten" }, "transfers[0].prior_debt", recoupment.ErrUnknown, "no such choice"},
		{func(_ *recoupment.Deal, t *recoupment.Transfer) { t.RecoupedOn = "x" }, "transfers[0].recouped_on", recoupment.ErrUnknown, "no such account"},
		{func(_ *recoupment.Deal, t *recoupment.Transfer) { t.Head = "prints" }, "transfers[0].head", recoupment.ErrRange, "a head of nothing"},
		{func(_ *recoupment.Deal, t *recoupment.Transfer) { t.RecoupedOn, t.Head = "costs", "x" }, "transfers[0].head", recoupment.ErrUnknown, "no such head"},
		{func(_ *recoupment.Deal, t *recoupment.Transfer) { t.RecoupedOn, t.Of = "costs", outstanding }, "transfers[0].recouped_on", recoupment.ErrCycle, "entering it would change it"},
		{func(d *recoupment.Deal, t *recoupment.Transfer) {
			d.Thresholds = []recoupment.Threshold{{ID: "done", Condition: recoupment.Condition{Of: []recoupment.Term{{Account: "costs", Measure: recoupment.Outstanding, Times: dec("-1")}}}}}
			t.RecoupedOn, t.When = "costs", &recoupment.Condition{Threshold: "done"}
		}, "transfers[0].recouped_on", recoupment.ErrCycle, "nor may its condition turn back"},
		{func(d *recoupment.Deal, t *recoupment.Transfer) {
			d.Thresholds = []recoupment.Threshold{{ID: "done", Condition: recoupment.Condition{Latch: true, Of: []recoupment.Term{{Account: "costs", Measure: recoupment.Outstanding, Times: dec("-1")}}}}}
			t.RecoupedOn, t.When = "costs", &recoupment.Condition{Threshold: "done"}
		}, "", nil, "a condition that stays does not"},
		{func(d *recoupment.Deal, _ *recoupment.Transfer) { d.Pools[0].Tiers[0].Opening = dec("-1") }, "pools[0].tiers[0].opening", recoupment.ErrNegative, "nothing less than nothing reached it"},
		{func(d *recoupment.Deal, _ *recoupment.Transfer) {
			d.Groups = []recoupment.Group{{ID: "g", Rights: []string{"talent"}, Opening: dec("-1")}}
		}, "groups[0].opening", recoupment.ErrNegative, "likewise"},
		{func(d *recoupment.Deal, t *recoupment.Transfer) { d.Views[0].Transfers[0].To = "rest" }, "views[0].transfers[0]", recoupment.ErrRange, "another payee"},
		{func(d *recoupment.Deal, t *recoupment.Transfer) { d.Views[0].Transfers[0].ID = "x" }, "views[0].transfers[0].id", recoupment.ErrUnknown, "no such transfer"},
		{func(d *recoupment.Deal, t *recoupment.Transfer) {
			d.Views[0].Party = "rest"
			d.Views[0].BorneBy = "talent"
		}, "", nil, "the payer may have a view too"},
		{func(d *recoupment.Deal, t *recoupment.Transfer) {
			d.Views[0].Party, d.Views[0].BorneBy = "costs", "rest"
		}, "views[0].transfers[0]", recoupment.ErrRange, "a third party has not"},
	} {
		d := single(tier("costs", recoup("costs")), tier("top", rate("talent", "5")))
		d.Accounts = []recoupment.Account{{ID: "costs", Heads: []recoupment.Head{{ID: "prints"}}}}
		d.Transfers = []recoupment.Transfer{tenth()}
		d.Views = []recoupment.View{{ID: "v", Party: "talent", BorneBy: "costs", Transfers: []recoupment.Transfer{tenth()}}}
		if test.change(&d, &d.Transfers[0]); test.want == nil {
			require.NoError(t, d.Validate(), test.reason)
			continue
		}
		var faults recoupment.Faults
		require.ErrorAs(t, d.Validate(), &faults, test.reason)
		require.Equal(t, test.path, faults[0].Path, test.reason)
		require.ErrorIs(t, faults[0].Kind, test.want, test.reason)
	}
}
