package royalties_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
)

// A ledger owes what a retroactive step adds beyond the receipts, and its reserve is withheld on that as well.
func TestAReserveOnARetroactiveStep(t *testing.T) {
	rate := royalties.Rate{
		ID: "tv", Retroactive: true, On: recoupment.Filter{"medium": {"tv"}}, Steps: []recoupment.Step{until("1", "admissions", "100"), {Rate: dec("50")}},
	}
	other := royalties.Rate{ID: "video", On: recoupment.Filter{"medium": {"video"}}, Steps: flat("10")}
	periods := []royalties.Period{
		{Receipts: []royalties.Receipt{receipt("tv", "900")}},
		{Counts: []royalties.Count{counted("admissions", "100")}, Receipts: []royalties.Receipt{receipt("tv", "100"), receipt("video", "100")}},
		{}, {},
	}
	for _, row := range []struct {
		reserve recoupment.Reserve
		paid    string
		held    string
		reason  string
	}{
		{
			recoupment.Reserve{Rate: dec("10"), Periods: 1}, "8.1 451.8 50.1 0", "0.9 50.1 0 0",
			"9 less 10 %; then 500 - 9 and 10 of video, less 10 % of these 501, and 0.90 of before; then the 50.10",
		},
		{
			recoupment.Reserve{Rate: dec("10"), Periods: 1, Rights: []string{"author.video"}}, "9 500 1 0", "0 1 0 0",
			"10 % of the 10 of video, which is all that is reserved",
		},
	} {
		l := small(rate, other)
		l.Contracts[0].Reserve = &row.reserve
		s := drawn(t, l, periods...)
		require.Equal(t, row.paid, text(s[0].Paid, s[1].Paid, s[2].Paid, s[3].Paid), row.reason)
		require.Equal(t, row.held, text(s[0].Held, s[1].Held, s[2].Held, s[3].Held), row.reason)
	}
}

// The history before a correction is played again, its reserves too.
func TestAReserveOnACorrectedHistory(t *testing.T) {
	l := small(royalties.Rate{On: recoupment.Filter{"medium": {"tv"}}, Steps: flat("10")})
	l.Contracts[0].Reserve = &recoupment.Reserve{Rate: dec("20"), Periods: 2}
	s := drawn(t, l,
		royalties.Period{Receipts: []royalties.Receipt{receipt("tv", "1000")}},
		royalties.Period{Corrections: []royalties.Correction{{Period: "2028", Receipts: []royalties.Receipt{receipt("tv", "500")}}}},
		royalties.Period{})
	require.Equal(t, "80 40 30", text(s[0].Paid, s[1].Paid, s[2].Paid), "100 less 20; 150 less 30 and 80; the 30")
	require.Equal(t, "20 30 0", text(s[0].Held, s[1].Held, s[2].Held), "as the corrected year had withheld it")
}
