package rnpp_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/recoupment/cnc"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
	"github.com/filmfinance/filmfinance/royalties"
)

// TestAuthorsAndFilm: the contracts of authors are tiers, and the deal plays as a film on the market, which
// feeds the account of amortisation with the support of its tickets.
func TestAuthorsAndFilm(t *testing.T) {
	writer := royalties.Contract{
		ID: "writer", Party: "Writer",
		Rates: []royalties.Rate{{
			Steps: []recoupment.Step{{Rate: dec("2"), Until: &recoupment.Condition{Threshold: rnpp.Amortised}}, {Rate: dec("4")}},
		}},
	}
	for _, row := range []struct {
		reading rnpp.FranchiseReading
		earned  string
		reason  string
	}{
		{"", "200250.00", "the support of 100,000 counts for 37,500: 12,500 more amortise; 2 % of those, 4 % of 5,000,000"},
		{rnpp.OffShare, "200500.00", "75,000 less 50,000: 25,000 more amortise"},
	} {
		c := sold(rnpp.Stream{ID: "theatres", Channel: rnpp.Theatres}, royalties.Tier("authors", royalties.RNPP, []royalties.Contract{writer}))
		c.Mandates[0].Streams = append(c.Mandates[0].Streams, rnpp.Stream{ID: "tv", Channel: rnpp.Television})
		require.NoError(t, royalties.AddTo(&c.Base, writer))
		c.Base.Counters = []recoupment.Counter{{ID: "admissions"}}
		c.Amortisation = amortising(t, "50000", row.reading)
		deal, err := c.Deal()
		require.NoError(t, err)
		// A ticket of 10 brings 10 % of 10 to support, and nothing to the distributor at a rental of nothing.
		scale := cnc.Scale{TicketTax: dec("10"), Brackets: []cnc.Bracket{{Rate: dec("100")}}}
		film, err := recoupment.Exploitation{
			Ticket: boxoffice.Rules{}, Theatres: "theatres", Admissions: "admissions", Deal: deal, Order: [][]string{{"theatres"}, {"tv"}},
			Support: &cnc.Support{Scale: scale}, Amortisation: new(c.Amortisation.Film()), Opening: c.Opening(),
		}.Compile()
		require.NoError(t, err)
		tv := dec("5012500")
		if row.reading == rnpp.OffShare {
			tv = dec("5025000")
		}
		out, err := film.Run(recoupment.Scenario{ID: "s", Periods: []recoupment.Period{{
			Number: 1, End: day("2028-12-31"), Admissions: dec("100000"), Price: dec("10"),
			Receipts: []recoupment.Receipt{{Pool: "tv", Amount: tv}},
		}}})
		require.NoError(t, err)
		require.Equal(t, row.earned, out.Final.Accruals[0].Earned.StringFixed(2), row.reason)
		account, err := c.Account(out.Final)
		require.NoError(t, err)
		require.True(t, account.Remaining.IsZero())
	}
}
