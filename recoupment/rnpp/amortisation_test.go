package rnpp_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
)

// amortising is the account of a cost by the protocol.
func amortising(t *testing.T, cost string, reading rnpp.FranchiseReading) *rnpp.Amortisation {
	t.Helper()
	a, sources, err := rnpp.AmortisationAt(day("2028-01-01"), dec(cost), reading)
	require.NoError(t, err)
	require.NotEmpty(t, sources)
	return &a
}

// TestSupportCounted: REC-W12, and the other reading of the franchise.
func TestSupportCounted(t *testing.T) {
	for _, row := range []struct {
		reading         rnpp.FranchiseReading
		support, counts string
		reason          string
	}{
		{"", "400000", "262500", "75 % of 350,000"},
		{rnpp.OffShare, "400000", "250000", "300,000 less 50,000"},
		{"", "40000", "0", "under the franchise"},
		{rnpp.OffShare, "66666.66", "0", "75 % is still under it"},
		{rnpp.OffShare, "66668", "1", "75 % of 66,668 is 50,001"},
	} {
		a := amortising(t, "1", row.reading)
		require.Equal(t, row.counts, a.Support.Counted(dec(row.support)).String(), row.reason)
		m := a.SupportMovement(day("2028-01-01"), dec("40000"), dec(row.support))
		require.Equal(t, row.counts, m.Counts[0].Amount.String(), "40,000 counted for nothing before")
		require.Equal(t, row.reading == rnpp.OffShare, a.Film().FranchiseLast)
	}
}

// TestYearsOfAmortisation: a published exercise of five years. The opening, the support and every medium but
// music are counted, in this order; in 2028 the discs amortise the film.
func TestYearsOfAmortisation(t *testing.T) {
	a := amortising(t, "3900000", "")
	a.Lines = []rnpp.AmortisationLine{{ID: "opening", Kind: rnpp.Aid, Amount: dec("2412000")}}
	a.Excluded = []string{"MUS"}
	c := rnpp.Contracts{
		Base: recoupment.Deal{Currency: "EUR"}, Producer: "Producer", Opens: day("2026-12-31"), Amortisation: a,
		Mandates: []rnpp.Mandate{{ID: "sales", Party: "Producer", Streams: []rnpp.Stream{
			{ID: "THE", Channel: rnpp.Theatres}, {ID: "NTH", Channel: rnpp.NonCommercial}, {ID: "VID", Channel: rnpp.PhysicalVideo, Video: rnpp.RoyaltyModel},
			{ID: "VOD", Channel: rnpp.VOD}, {ID: "SVO", Channel: rnpp.SVOD}, {ID: "TVF", Channel: rnpp.Television},
			{ID: "EXP", Channel: rnpp.ForeignSales}, {ID: "MUS", Channel: rnpp.Music},
		}}},
	}
	f := play(t, c)
	streams := []string{"MUS", "THE", "NTH", "VID", "VOD", "SVO", "TVF", "EXP"}
	support := dec("0")
	for _, row := range []struct {
		year, support string
		receipts      []string // music first: it counts for nothing wherever it stands
		closing       string
	}{
		{"2027", "512000", []string{"2340", "612480.35", "0", "77120", "88310.40", "0", "0", "233780.60"}, "3770191.35"},
		{"2028", "57300", []string{"6815.50", "71214.80", "14320", "54420.32", "52640", "0", "0", "118450.25"}, "4124211.72"},
		{"2029", "21350", []string{"4120.80", "3905.12", "9870.50", "15013.98", "19405.75", "140000", "185000", "46310.90"}, "4559730.47"},
		{"2030", "410", []string{"2988.10", "0", "4215.25", "8593.60", "11020.30", "0", "0", "20775"}, "4604642.12"},
		{"2031", "4480", []string{"1655.45", "148.60", "2060", "3640.01", "6870", "60000", "45000", "9640.40"}, "4735361.13"},
	} {
		end := row.year + "-12-31"
		before := support
		support = before.Add(dec(row.support))
		f.apply(a.SupportMovement(day(end), before, support))
		for i, stream := range streams {
			receipt, err := f.Place(rnpp.Sale{Stream: stream, Amount: dec(row.receipts[i])})
			require.NoError(t, err)
			f.apply(recoupment.Movement{ID: stream, Date: day(end), Receipts: []recoupment.Receipt{receipt}})
		}
		s, _ := f.settle(end)
		account, err := c.Account(s)
		require.NoError(t, err)
		require.NoError(t, account.Check())
		require.Equal(t, row.closing, account.Level.StringFixed(2), row.year)
		remaining, err := c.Remaining(s)
		require.NoError(t, err)
		want := "0.00"
		if row.year == "2027" {
			want = "129808.65" // 3,900,000 - 3,770,191.35
		}
		require.Equal(t, want, remaining.StringFixed(2))
		account.Level = dec("1")
		require.ErrorIs(t, account.Check(), rnpp.ErrUnbalance)
	}
	events := f.run.Events()
	require.Len(t, events, 1)
	require.Equal(t, "2028-12-31 VID 1298.85 53121.47", events[0].Date.String()+" "+events[0].Movement+" "+events[0].Before.StringFixed(2)+" "+events[0].After.StringFixed(2))
}

// TestLinesOfAmortisation: every line of the account once, with amounts that cannot be mistaken for another.
func TestLinesOfAmortisation(t *testing.T) {
	for _, row := range []struct {
		kept  rnpp.KeptAdvance
		level string
	}{{rnpp.KeptCounted, "1263"}, {rnpp.KeptNotCounted, "1231"}} {
		a := amortising(t, "2000", "")
		a.KeptAdvance, a.CreditRate = row.kept, dec("50")
		a.Lines = []rnpp.AmortisationLine{
			{ID: "credit", Kind: rnpp.TaxCredit, Amount: dec("4")},            // + 2: half of it counts here
			{ID: "region", Kind: rnpp.Aid, Amount: dec("16")},                 // + 16
			{ID: "advance", Kind: rnpp.AdvanceKept, Amount: dec("32")},        // + 32, or not
			{ID: "invested", Kind: rnpp.InvestedSupport, Amount: dec("5000")}, // never
			{ID: "placement", Kind: rnpp.Placement, Amount: dec("64")},        // + 64
			{ID: "insurance", Kind: rnpp.Refunds, Amount: dec("128")},         // + 128
			{ID: "deferred", Kind: rnpp.DeferredPay, Amount: dec("1"), Day: day("2028-02-01")},
			{ID: "court", Kind: rnpp.LegalCosts, Amount: dec("2"), Day: day("2028-03-01")},
		}
		c := sold(rnpp.Stream{ID: "theatres", Channel: rnpp.Theatres}, author())
		c.Amortisation, c.Opens = a, day("2028-01-01")
		c.Mandates[0].Guarantees = []rnpp.Guarantee{{ID: "mg", Amount: dec("256"), Counts: &rnpp.Counted{Stream: "theatres"}}}
		f := play(t, c)
		f.sell("2028-04-01", rnpp.Sale{Stream: "theatres", Amount: dec("1024")}) // 256 recoup the guarantee
		s, statement := f.settle("2028-12-31")
		account, err := c.Account(s)
		require.NoError(t, err)
		require.Equal(t, row.level, account.Level.String(), "768 + 256 + 2 + 16 + 32 + 64 + 128 - 1 - 2")
		require.Equal(t, dec("2000").Sub(dec(row.level)).String(), account.Remaining.String())
		require.Equal(t, "1024", statement.Total.Net.Cumulative.String(), "the guarantee of 256 when it is received, and what exceeds it")
		require.Equal(t, "256", statement.Total.Outside.Cumulative.String())
		require.Equal(t, "102.4", s.Accruals[0].Earned.String(), "10 % of 256 and of 768: recoupment takes nothing from the author")
	}
	_, err := sold(rnpp.Stream{ID: "theatres", Channel: rnpp.Theatres}).Account(recoupment.Settlement{})
	require.ErrorIs(t, err, rnpp.ErrRequired)
}
