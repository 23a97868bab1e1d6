package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// TestTransferIntoPool: a commission of 30, 20 and 15 % by bands, which is 15 % of everything as soon as the
// turnover exceeds 300,000: the agent gives 20,000 back to the receipts, and takes it again when it does not.
func TestTransferIntoPool(t *testing.T) {
	deal, err := recoupment.ParseDeal([]byte(`{"currency":"EUR","balance":"producer","pools":[
		{"id":"vod","to":"net","tiers":[{"id":"gross","rights":[{"id":"commission","party":"Agent","steps":[
			{"rate":"30","until":{"of":[{"pool":"vod"}],"reaches":"100000"}},{"rate":"20","until":{"of":[{"pool":"vod"}],"reaches":"200000"}},{"rate":"15"}]}]}]},
		{"id":"net","tiers":[{"id":"authors","on":{"medium":["vod"]},"rights":[{"id":"author","party":"Author","steps":[{"rate":"1"}]}]},
			{"id":"rest","rights":[{"id":"producer","party":"Producer","steps":[{"rate":"100"}]}]}]}],
		"transfers":[{"id":"back","from":"Agent","into":"net","at":{"medium":"vod"},
			"when":{"of":[{"pool":"vod"}],"reaches":"300000","above":true},"bands":[{"amount":"20000"}]}]}`))
	require.NoError(t, err)
	cascade, err := deal.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	run.Trace()
	for i, row := range []struct{ amount, commission, author, producer, back, reason string }{
		{"250000", "57500", "1925", "190575", "0", "30,000 + 20,000 + 7,500"},
		{"50000", "65000", "2350", "232650", "0", "at 300,000 the bands hold"},
		{"1", "65000.15", "2550.01", "252450.84", "20000", "beyond it 15 % of everything, which is 45,000.15: the rest is shared out"},
		{"-1", "65000", "2350", "232650", "0", "and is taken back when it is not"},
	} {
		m := recoupment.Movement{Date: schedule.MustParseDate("2028-01-01").AddDays(i)}
		m.Receipts = []recoupment.Receipt{{Pool: "vod", Amount: dec(row.amount), At: recoupment.Coordinates{"medium": "vod"}}}
		require.NoError(t, run.Apply(m))
		s, err := run.Settle(m.Date)
		require.NoError(t, err)
		require.NoError(t, s.Check(), row.reason)
		require.Equal(t, []string{row.commission, row.author, row.producer, row.back}, []string{
			s.Line("commission").Cumulative.String(), s.Line("author").Cumulative.String(), s.Line("producer").Cumulative.String(),
			s.Transfer("back").Cumulative.String(),
		}, row.reason)
		require.Equal(t, "net", s.Transfer("back").Into)
	}
	back := 0
	for _, p := range run.Postings() {
		if p.Movement == "back" && p.Right == "author" {
			back++
		}
	}
	require.Equal(t, 2, back, "each way is explained")

	state, err := run.Save()
	require.NoError(t, err)
	_, err = cascade.Resume(state)
	require.NoError(t, err)

	_, err = run.BreakEven(recoupment.Movement{Date: run.Day(), Receipts: []recoupment.Receipt{{
		Pool: "vod", Amount: dec("1"), At: recoupment.Coordinates{"medium": "vod"},
	}}}, recoupment.Condition{Of: []recoupment.Term{{Party: "Producer"}}, Reaches: dec("260000")})
	require.ErrorIs(t, err, recoupment.ErrReopened, "it falls due on the way, and moves what the goal looks at")

	deal.Transfers[0].To, deal.Transfers[0].Into = "Producer", "?"
	deal.Transfers[0].PriorDebt, deal.Transfers[0].Opening = recoupment.DebtDue, dec("1")
	err = deal.Validate()
	for _, want := range []string{"transfers[0].to: is outside", "transfers[0].into: refers", "transfers[0].prior_debt: is outside"} {
		require.ErrorContains(t, err, want)
	}
}

// TestTransferIntoPoolOfItsPayer: against the agent 30 are given back and not 10. He pays 20 more, and has 10 % of
// them again.
func TestTransferIntoPoolOfItsPayer(t *testing.T) {
	deal, err := recoupment.ParseDeal([]byte(`{"currency":"EUR","balance":"producer","pools":[
		{"id":"vod","to":"net","tiers":[{"id":"gross","rights":[{"id":"commission","party":"Agent","steps":[{"rate":"30"}]}]}]},
		{"id":"net","tiers":[{"id":"shares","rights":[{"id":"share","party":"Agent","steps":[{"rate":"10"}]}]},
			{"id":"rest","rights":[{"id":"producer","party":"Producer","steps":[{"rate":"100"}]}]}]}],
		"transfers":[{"id":"back","from":"Agent","into":"net","of":[{"pool":"vod"}],"bands":[{"per_unit":"0.1"}]}],
		"views":[{"id":"opposable","party":"Agent","borne_by":"Producer",
			"transfers":[{"id":"back","from":"Agent","into":"net","of":[{"pool":"vod"}],"bands":[{"per_unit":"0.3"}]}]}]}`))
	require.NoError(t, err)
	cascade, err := deal.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	require.NoError(t, run.Apply(recoupment.Movement{Date: day(0), Receipts: []recoupment.Receipt{{Pool: "vod", Amount: dec("100")}}}))
	s, err := run.Settle(day(0))
	require.NoError(t, err)
	require.NoError(t, s.Check())
	require.Equal(t, "8", s.Line("share").Cumulative.String(), "of 70 and 10")
	require.Equal(t, "-18", s.Transfer("opposable").Cumulative.String(), "10 less of 100 is 2 more for him, who pays 20 more")
}

// TestTransferIntoPoolOfView: against the author the first bands are 20 %, so that less is given back.
func TestTransferIntoPoolOfView(t *testing.T) {
	deal, err := recoupment.ParseDeal([]byte(`{"currency":"EUR","balance":"producer","pools":[
		{"id":"vod","to":"net","tiers":[{"id":"gross","rights":[{"id":"commission","party":"Agent","steps":[
			{"rate":"30","until":{"of":[{"pool":"vod"}],"reaches":"100000"}},{"rate":"20","until":{"of":[{"pool":"vod"}],"reaches":"200000"}},{"rate":"15"}]}]}]},
		{"id":"net","tiers":[{"id":"authors","rights":[{"id":"author","party":"Author","steps":[{"rate":"1"}]}]},
			{"id":"rest","rights":[{"id":"producer","party":"Producer","steps":[{"rate":"100"}]}]}]}],
		"transfers":[{"id":"back","from":"Agent","into":"net","when":{"of":[{"pool":"vod"}],"reaches":"300000","above":true},"bands":[{"amount":"20000"}]}],
		"views":[{"id":"opposable","party":"Author","borne_by":"Producer",
			"rights":[{"id":"commission","party":"Agent","steps":[{"rate":"20","until":{"of":[{"pool":"vod"}],"reaches":"200000"}},{"rate":"15"}]}],
			"transfers":[{"id":"back","from":"Agent","into":"net","when":{"of":[{"pool":"vod"}],"reaches":"300000","above":true},"bands":[{"amount":"10000"}]}]}]}`))
	require.NoError(t, err)
	cascade, err := deal.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	for i, row := range []struct{ amount, author, gap, reason string }{
		{"250000", "1925", "100", "57,500 of commission, of which 47,500 hold against the author: 1 % of 10,000 more"},
		{"50001", "2550.01", "0", "beyond 300,000 it is 15 % of everything for both"},
	} {
		day := schedule.MustParseDate("2028-01-01").AddDays(i)
		require.NoError(t, run.Apply(recoupment.Movement{Date: day, Receipts: []recoupment.Receipt{{Pool: "vod", Amount: dec(row.amount)}}}))
		if i == 0 { // it goes on from what was saved
			state, err := run.Save()
			require.NoError(t, err)
			run, err = cascade.Resume(state)
			require.NoError(t, err)
		}
		s, err := run.Settle(day)
		require.NoError(t, err)
		require.NoError(t, s.Check())
		require.Equal(t, []string{row.author, row.gap}, []string{s.Line("author").Cumulative.String(), s.Transfer("opposable").Cumulative.String()}, row.reason)
	}
}
