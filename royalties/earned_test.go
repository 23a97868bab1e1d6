package royalties_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
)

// What several rights earn is rounded once, though no receipt has paid what a retroactive step adds to them.
func TestRetroactiveStepsRoundOnce(t *testing.T) {
	for _, row := range []struct {
		guarantee, amount string
		media, rates      int
		want, reason      string
	}{
		{"0", "0.7", 3, 1, "0 0.01", "3 x 0.7 at 0.5 % are 0.0105: rounded for itself each is nothing"},
		{"0", "1.3", 3, 1, "0 0.02", "3 x 1.3 at 0.5 % are 0.0195: rounded for itself each is 0.01"},
		{"1", "67", 3, 1, "0 0.01", "3 x 67 at 0.5 % are 1.005, of which 1.00 is guaranteed: 1.005 is 1.01"},
		{"0", "0.7", 125, 2, "0 0.88", "2 x 125 x 0.7 at 0.5 % are 0.875; 200 and 50 of them are 0.70 and 0.18"},
	} {
		l := small()
		l.Media = nil
		var receipts []royalties.Receipt
		for i := range row.media {
			l.Media = append(l.Media, royalties.Medium{ID: fmt.Sprint("m", i)})
			receipts = append(receipts, receipt(l.Media[i].ID, row.amount))
		}
		l.Counters = []royalties.LedgerCounter{{ID: "admissions", Medium: "m0"}}
		steps := []recoupment.Step{until("0", "admissions", "100"), {Rate: dec("0.5")}}
		for i := range row.rates {
			l.Contracts[0].Rates = append(l.Contracts[0].Rates, royalties.Rate{ID: fmt.Sprint(i), Retroactive: true, Steps: steps})
		}
		l.Contracts[0].Guarantee = dec(row.guarantee)
		s := drawn(t, l, royalties.Period{Receipts: receipts}, royalties.Period{Counts: []royalties.Count{counted("admissions", "100")}})
		require.Equal(t, row.want, text(s[0].Paid, s[1].Paid), row.reason)
	}
}
