package recoupment_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// TestPostingsNameTheirReceipts: a movement of three receipts, two of which are shared alike, is cut by a
// threshold; each posting names the receipt that it is of, and those of a right add up.
func TestPostingsNameTheirReceipts(t *testing.T) {
	deal, err := recoupment.ParseDeal([]byte(`{"currency":"EUR","balance":"producer","pools":[{"id":"main","tiers":[{"id":"share","rights":[
		{"id":"author","party":"Author","on":{"medium":["tv"]},"steps":[{"rate":"10","until":{"of":[{"pool":"main"}],"reaches":"200"}},{"rate":"20"}]},
		{"id":"agent","party":"Agent","steps":[{"rate":"1"}]}]},
		{"id":"rest","rights":[{"id":"producer","party":"Producer","steps":[{"rate":"100"}]}]}]}]}`))
	require.NoError(t, err)
	cascade, err := deal.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	run.Trace()
	at := func(medium, amount string) recoupment.Receipt {
		return recoupment.Receipt{Pool: "main", Amount: dec(amount), At: recoupment.Coordinates{"medium": medium}}
	}
	require.NoError(t, run.Apply(recoupment.Movement{ID: "m", Date: schedule.MustParseDate("2028-01-01"), Receipts: []recoupment.Receipt{
		at("tv", "100"), at("vod", "200"), at("tv", "100"),
	}}))
	var lines []string
	total := map[string]decimal.Decimal{}
	for _, p := range run.Postings() {
		require.NotNil(t, p.Receipt)
		if p.Right == "author" {
			lines = append(lines, fmt.Sprint(*p.Receipt, " ", p.Slice, " ", p.Base, " at ", p.Rate, " is ", p.Paid))
		}
		total[p.Right] = total[p.Right].Add(p.Paid)
	}
	require.Equal(t, []string{"0 0 50 at 10 is 5", "2 0 50 at 10 is 5", "0 1 50 at 20 is 10", "2 1 50 at 20 is 10"}, lines,
		"half of the 400 reaches 200; the two of television are shared alike, and half of each stands in each slice")
	require.Equal(t, "30", total["author"].String())
	require.Equal(t, "4", total["agent"].String())
	require.Equal(t, "366", total["producer"].String())
}
