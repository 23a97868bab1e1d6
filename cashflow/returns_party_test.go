package cashflow_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// tvDeal gives the channel of the short film the first 80,000 and the producer a half of the rest.
const tvDeal = `{"currency": "EUR", "balance": "rest",
  "accounts": [{"id": "advance", "opening": "80000"}],
  "pools": [{"id": "sales", "tiers": [
    {"id": "first", "rights": [{"id": "recoupment", "party": "Channel", "account": "advance", "steps": [{"rate": "100"}]}]},
    {"id": "then", "rights": [{"id": "half", "party": "Channel", "steps": [{"rate": "50"}]},
                              {"id": "rest", "party": "Producer", "steps": [{"rate": "50"}]}]}]}]}`

// settled shares out receipts a year after the film has been paid for, and two.
func settled(tb require.TestingT) []recoupment.Settlement {
	deal, err := recoupment.ParseDeal([]byte(tvDeal))
	require.NoError(tb, err)
	cascade, err := deal.Compile()
	require.NoError(tb, err)
	run := cascade.Open()
	var all []recoupment.Settlement
	for i, amount := range []string{"66000", "14000"} {
		date := day("2027-07-23").AddDays(365 * (i + 1))
		require.NoError(tb, run.Apply(recoupment.Movement{
			ID: fmt.Sprint(i), Date: date, Receipts: []recoupment.Receipt{{Pool: "sales", Amount: dec(amount)}},
		}))
		settlement, err := run.Settle(date)
		require.NoError(tb, err)
		all = append(all, settlement)
	}
	return all
}

// paid chains settlements.
func paid(settlements []recoupment.Settlement) cashflow.Received {
	return func(yield func(string, schedule.Date, decimal.Decimal) bool) {
		for _, one := range settlements {
			one.Paid(yield)
		}
	}
}

func TestReturnsOfParties(t *testing.T) {
	result, err := film().Compute() // TV pays 60,000 on 23 July 2027
	require.NoError(t, err)
	got, err := result.Returns([]cashflow.Stake{{Party: "Channel", Sources: []string{"TV"}}, {Party: "Producer"}},
		paid(settled(t)), cashflow.Appraisal{Rate: dec("10"), Interpolation: cashflow.Linear})
	require.NoError(t, err)
	channel, producer := got[0], got[1]
	same(t, dec("60000"), channel.Invested)
	same(t, dec("80000"), channel.Received, "66,000 and 14,000: the advance is just recouped")
	same(t, dec("20000"), channel.Balance)
	same(t, dec("1.3333"), *channel.Multiple)
	// 60 g^2 = 66 g + 14: g = (66 + sqrt(66^2 + 4*60*14)) / 120 = 1.28200638
	same(t, dec("28.2006"), channel.Return.Rate)
	require.True(t, channel.Return.Unique)
	same(t, dec("11570.25"), channel.Value, "66,000/1.1 + 14,000/1.21 - 60,000")
	same(t, dec("1.1928"), *channel.Index, "71,570.25 / 60,000")
	same(t, dec("0.9091"), channel.Payback.Years, "60 of 66 thousand")
	same(t, dec("1"), channel.Discounted.Years, "66,000 / 1.1")
	require.True(t, channel.Payback.Lasting)

	require.Equal(t, cashflow.NoFlows, producer.NoRate, "nothing is left for him")
	require.Nil(t, producer.Payback)
	require.NotEmpty(t, producer.NoRate.Label().In("fr"))
	_, err = json.Marshal(got)
	require.NoError(t, err)
}

func TestReturnsRefuses(t *testing.T) {
	result, err := film().Compute()
	require.NoError(t, err)
	hostile := func(yield func(string, schedule.Date, decimal.Decimal) bool) {
		yield("A", day("2027-01-01"), decimal.New(1, 1_000_000_000))
	}
	for _, row := range []struct {
		reason, path string
		kind         error
		stakes       []cashflow.Stake
		by           cashflow.Appraisal
	}{
		{"a source that the plan does not pay", "stakes[0].sources[0]", cashflow.ErrUnknown, []cashflow.Stake{{Party: "A", Sources: []string{"X"}}}, cashflow.Appraisal{}},
		{"a source of two parties", "stakes[1].sources[0]", cashflow.ErrDuplicate, []cashflow.Stake{{Party: "A", Sources: []string{"TV"}}, {Party: "B", Sources: []string{"TV"}}}, cashflow.Appraisal{}},
		{"a party twice", "stakes[1].party", cashflow.ErrDuplicate, []cashflow.Stake{{Party: "A"}, {Party: "A"}}, cashflow.Appraisal{}},
		{"no rate is below -100 %", "rate", cashflow.ErrRange, []cashflow.Stake{{Party: "A"}}, cashflow.Appraisal{Rate: dec("-100")}},
		{"an unknown convention", "parties[A].interpolation", cashflow.ErrUnknown, []cashflow.Stake{{Party: "A", Sources: []string{"TV"}}}, cashflow.Appraisal{Interpolation: "x"}},
		{"a receipt of a billion digits", "received[A]", cashflow.ErrTooLarge, []cashflow.Stake{{Party: "A", Sources: []string{"TV"}}}, cashflow.Appraisal{}},
	} {
		received := cashflow.Received(nil)
		if row.path == "received[A]" {
			received = hostile
		}
		_, err := result.Returns(row.stakes, received, row.by)
		requireFault(t, err, row.path, row.kind, row.reason)
	}
}

func ExampleResult_Returns() {
	result, err := film().Compute()
	if err != nil {
		fmt.Println(err)
		return
	}
	received := func(yield func(party string, day schedule.Date, amount decimal.Decimal) bool) {
		yield("Channel", schedule.MustParseDate("2028-07-22"), decimal.NewFromInt(66000)) // or outcome.Paid
	}
	returns, err := result.Returns([]cashflow.Stake{{Party: "Channel", Sources: []string{"TV"}}}, received, cashflow.Appraisal{})
	for _, one := range returns {
		fmt.Println(one.Party, one.Invested, one.Received, one.Return.Rate.StringFixed(4), one.Multiple)
	}
	fmt.Println(err)
	// Output:
	// Channel 60000 66000 10.0000 1.1
	// <nil>
}
