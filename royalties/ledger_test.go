package royalties_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
)

// small is a ledger of three media and one contract without terms.
func small(rates ...royalties.Rate) royalties.Ledger {
	return royalties.Ledger{
		Currency: "EUR",
		Media:    []royalties.Medium{{ID: "theatres"}, {ID: "video"}, {ID: "tv"}},
		Counters: []royalties.LedgerCounter{{ID: "admissions", Medium: "theatres"}, {ID: "copies", Medium: "video"}},
		Contracts: []royalties.Contract{{
			ID: "author", Party: "Author", Rates: rates,
		}},
	}
}

func flat(rate string) []recoupment.Step { return []recoupment.Step{{Rate: dec(rate)}} }

func until(rate, counter, reaches string) recoupment.Step {
	return recoupment.Step{Rate: dec(rate), Until: &recoupment.Condition{Of: []recoupment.Term{{Counter: counter}}, Reaches: dec(reaches)}}
}

// years are periods of a calendar year, from 2028 on.
func years(periods ...royalties.Period) []royalties.Period {
	for i := range periods {
		y := fmt.Sprint(2028 + i)
		periods[i].ID, periods[i].From, periods[i].Until = y, day(y+"-01-01"), day(y+"-12-31")
	}
	return periods
}

func receipt(medium, amount string) royalties.Receipt {
	return royalties.Receipt{Medium: medium, Amount: dec(amount)}
}

func counted(counter, amount string) royalties.Count {
	return royalties.Count{Counter: counter, Amount: dec(amount)}
}

// drawn returns the statements of the one contract, checked.
func drawn(t require.TestingT, l royalties.Ledger, periods ...royalties.Period) []royalties.Statement {
	r, err := l.Statements(years(periods...))
	require.NoError(t, err)
	require.NoError(t, r.Check())
	return r.Statements("author")
}

func text(amounts ...decimal.Decimal) string {
	var all []string
	for _, a := range amounts {
		all = append(all, a.String())
	}
	return strings.Join(all, " ")
}

func TestRatesOnCountersShareTheGuarantee(t *testing.T) {
	l := small(
		royalties.Rate{ID: "copies", Of: royalties.PerUnit, Counter: "copies", Steps: []recoupment.Step{until("0.30", "copies", "1000"), {Rate: dec("1.20")}}},
		royalties.Rate{ID: "price", Of: royalties.PublicPrice, On: recoupment.Filter{"medium": {"theatres"}}, Steps: flat("1")},
		royalties.Rate{ID: "gross", Of: royalties.Gross, On: recoupment.Filter{"medium": {"tv"}}, Steps: flat("10")},
		royalties.Rate{ID: "net", On: recoupment.Filter{"medium": {"tv", "video"}}, Steps: flat("2")},
	)
	l.Contracts[0].Guarantee = dec("500")
	s := drawn(t, l, royalties.Period{
		Counts: []royalties.Count{counted("copies", "1100")},
		Receipts: []royalties.Receipt{
			{Medium: "theatres", Of: royalties.PublicPrice, Amount: dec("5000")}, {Medium: "tv", Of: royalties.Gross, Amount: dec("400")},
			receipt("tv", "300"), receipt("video", "0"),
		},
	}, royalties.Period{Counts: []royalties.Count{counted("copies", "10")}, Receipts: []royalties.Receipt{receipt("video", "250")}})
	require.Equal(t, "516 0 16 16", text(s[0].Earned.Cumulative, s[0].Unearned, s[0].Entitled, s[0].Paid),
		"1,000 at 0.30 and 100 at 1.20 make 420, with 50, 40 and 6: 516 against 500. The author is owed it though no money of video came")
	require.Equal(t, "533 17 0", text(s[1].Earned.Cumulative, s[1].Paid, s[1].Unpaid), "10 at 1.20 and 2 % of 250")
	var lines []string
	for _, line := range s[0].Lines {
		lines = append(lines, fmt.Sprintf("%s %s %d: %s at %s = %s", line.Right, line.Medium, line.Step, line.Base, line.Rate, line.Earned.Current))
	}
	require.Equal(t, []string{
		"author.copies video 1: 1000 at 0.3 = 300", "author.copies video 2: 100 at 1.2 = 120",
		"author.price theatres 1: 5000 at 1 = 50", "author.gross tv 1: 400 at 10 = 40",
		"author.net.video video 1: 0 at 2 = 0", "author.net.tv tv 1: 300 at 2 = 6",
	}, lines, "a line for each rate, medium and step")
}

func TestBonuses(t *testing.T) {
	for _, row := range []struct {
		bonus      royalties.Bonus
		admissions []string
		want       []string
		reason     string
	}{
		{royalties.Bonus{Above: dec("2000000"), PerUnit: dec("0.30")}, []string{"17000000"}, []string{"4500000"}, "REC-W9: 0.30 an admission above 2,000,000, no limit"},
		{
			royalties.Bonus{At: dec("1500000"), Amount: dec("45000"), Above: dec("1500000"), PerUnit: dec("0.135"), Ceiling: dec("4000000")},
			[]string{"1499999", "1", "500000", "3000000"},
			[]string{"0", "45000", "67500", "270000"},
			"45,000 at 1.5 million, then 0.135 each up to 4 million: 2.5 million pay 337,500",
		},
		{royalties.Bonus{At: dec("100"), Amount: dec("10"), Above: dec("50"), PerUnit: dec("1")}, []string{"60", "60"}, []string{"10", "70"}, "each unit from 51 on, and 10 at 100"},
		{royalties.Bonus{At: dec("10"), Amount: dec("5"), Above: dec("50"), PerUnit: dec("1"), Ceiling: dec("60")}, []string{"20", "100"}, []string{"5", "10"}, "the amount before the units"},
	} {
		l := small(royalties.Rate{On: recoupment.Filter{"medium": {"tv"}}, Steps: flat("1")})
		b := row.bonus
		b.ID, b.Counter, b.BorneBy = "bonus", "admissions", "Producer"
		l.Contracts[0].Bonuses = []royalties.Bonus{b}
		l.Contracts[0].Guarantee, l.Contracts[0].Minimum = dec("1000"), dec("100000000")
		var periods []royalties.Period
		for _, a := range row.admissions {
			periods = append(periods, royalties.Period{Counts: []royalties.Count{counted("admissions", a)}})
		}
		var got []string
		for _, s := range drawn(t, l, periods...) {
			got = append(got, s.Total.String())
		}
		require.Equal(t, row.want, got, "%s; outside the guarantee and the minimum", row.reason)
	}
}

func TestABonusAgainstTheGuarantee(t *testing.T) {
	l := small(royalties.Rate{On: recoupment.Filter{"medium": {"tv"}}, Steps: flat("10")})
	l.Contracts[0].Guarantee = dec("100")
	l.Contracts[0].Bonuses = []royalties.Bonus{
		{ID: "first", Counter: "admissions", At: dec("10"), Amount: dec("50"), BorneBy: "Producer", Applied: royalties.Applicable},
		{ID: "second", Counter: "admissions", At: dec("20"), Amount: dec("30"), BorneBy: "Producer", Applied: royalties.Applicable},
	}
	ten := []royalties.Count{counted("admissions", "10")}
	s := drawn(t, l,
		royalties.Period{Receipts: []royalties.Receipt{receipt("tv", "400")}, Counts: ten},
		royalties.Period{Counts: ten}, royalties.Period{Receipts: []royalties.Receipt{receipt("tv", "700")}})
	require.Equal(t, "40 10 0 0", text(s[0].Earned.Cumulative, s[0].Unearned, s[0].Paid, s[0].Bonus), "40 and 50 leave 10 of the guarantee")
	require.Equal(t, "0 0 20", text(s[1].Unearned, s[1].Paid, s[1].Bonus), "120 in all: 20 of the second bonus is beyond")
	require.Equal(t, "10 60", text(s[2].Paid, s[2].Bonus), "110 and 80 less 100 is 90, of which 20 was paid: 10 of the rate, the rest of the bonuses")
}

// A bonus that is recoupable is paid whole; what the rate earns beyond the guarantee is set against it.
func TestARecoupableBonus(t *testing.T) {
	l := small(royalties.Rate{On: recoupment.Filter{"medium": {"tv"}}, Steps: flat("10")})
	l.Contracts[0].Guarantee = dec("100")
	l.Contracts[0].Bonuses = []royalties.Bonus{{ID: "success", Counter: "admissions", At: dec("10"), Amount: dec("50"), BorneBy: "Producer", Applied: royalties.Recoupable}}
	tv := func(amount string) []royalties.Receipt { return []royalties.Receipt{receipt("tv", amount)} }
	s := drawn(t, l,
		royalties.Period{Receipts: tv("400"), Counts: []royalties.Count{counted("admissions", "10")}},
		royalties.Period{Receipts: tv("800")}, royalties.Period{Receipts: tv("600")})
	require.Equal(t, "60 0 50 50 -50", text(s[0].Unearned, s[0].Paid, s[0].Bonus, s[0].Total, s[0].Carried), "40 of the guarantee are earned out; the bonus is paid, and carried")
	require.Equal(t, "20 -50 0 -30", text(s[1].Entitled, s[1].Other, s[1].Paid, s[1].Carried), "20 beyond the guarantee are set against the 50")
	require.Equal(t, "80 30 0 30", text(s[2].Entitled, s[2].Paid, s[2].Bonus, s[2].Total), "80 less the 50")

	l.Contracts[0].Collective = []royalties.Collective{{Society: "SACD", On: recoupment.Filter{"medium": {"theatres", "video", "tv"}}}}
	l.Contracts[0].Rates[0].On = nil
	s = drawn(t, l, royalties.Period{Counts: []royalties.Count{counted("admissions", "10")}})
	require.Equal(t, "50", s[0].Total.String(), "there is a rate, and no medium of it")

	l.Contracts[0].Payments = []royalties.Payment{{Date: day("2026-01-15"), Kind: royalties.Option, Amount: dec("10"), Applied: royalties.Recoupable}}
	require.ErrorContains(t, l.Validate(), "payments[0].applied", "only a bonus has the choice")
}

func TestAPrizeIsABonus(t *testing.T) {
	l := small(royalties.Rate{Steps: flat("1")})
	l.Declarations = []recoupment.Declaration{{ID: "palme"}}
	l.Contracts[0].Bonuses = []royalties.Bonus{{ID: "prize", Amount: dec("5000"), When: &recoupment.Condition{Declared: "palme"}, BorneBy: "Producer"}}
	s := drawn(t, l, royalties.Period{}, royalties.Period{Declares: []string{"palme"}}, royalties.Period{})
	require.Equal(t, "0 5000 0", text(s[0].Total, s[1].Total, s[2].Total))
}

func TestPaymentsBefore(t *testing.T) {
	l := small(royalties.Rate{On: recoupment.Filter{"medium": {"tv"}}, Steps: flat("10")})
	l.Contracts[0].Payments = []royalties.Payment{
		{Date: day("2026-01-15"), Kind: royalties.Option, Amount: dec("10"), Applied: royalties.Applicable},
		{Date: day("2026-06-15"), Kind: royalties.Purchase, Amount: dec("70"), Applied: royalties.NotApplicable},
		{Date: day("2026-06-15"), Kind: royalties.Prime, Amount: dec("1000")},
		{Date: day("2026-09-15"), Kind: royalties.GuaranteePaid, Amount: dec("30")},
		{Date: day("2027-09-15"), Kind: royalties.GuaranteePaid, Amount: dec("20")},
	}
	r, err := l.Statements(years(royalties.Period{Receipts: []royalties.Receipt{receipt("tv", "1000")}, Payable: day("2029-03-31")}))
	require.NoError(t, err)
	s := r.Statements("author")[0]
	require.Equal(t, "60 40", text(s.Advance, s.Paid), "the option and the two instalments are applied; neither the price nor the prime is")
	require.Len(t, r.Paid, 6)
	require.Equal(t, royalties.Paid{Party: "Author", Contract: "author", Period: "2028", Date: day("2029-03-31"), Kind: royalties.StatementPaid, Amount: r.Paid[5].Amount}, r.Paid[5])

	l.Contracts[0].Guarantee = dec("51")
	require.ErrorContains(t, l.Validate(), "contracts[0].guarantee: does not add up (50 of instalments)")
}

// Three co-authors at a third each: the cents that are left go round, and nobody is paid below zero.
func TestShares(t *testing.T) {
	l := small(royalties.Rate{Steps: flat("10")})
	l.Contracts[0].Shares = []royalties.Share{{Party: "A", Percent: dec("33.34")}, {Party: "B", Percent: dec("33.33")}, {Party: "C", Percent: dec("33.33")}}
	l.Contracts[0].Payments = []royalties.Payment{{Date: day("2026-01-01"), Kind: royalties.Prime, Amount: dec("100")}}
	r, err := l.Statements(years(
		royalties.Period{Receipts: []royalties.Receipt{receipt("tv", "0.10")}},
		royalties.Period{Receipts: []royalties.Receipt{receipt("tv", "0.10")}}, royalties.Period{Receipts: []royalties.Receipt{receipt("tv", "0.10")}},
		royalties.Period{Receipts: []royalties.Receipt{receipt("tv", "1000")}},
	))
	require.NoError(t, err)
	require.NoError(t, r.Check())
	var got []string
	for _, s := range r.Statements("author") {
		got = append(got, text(s.Parts[0].Paid, s.Parts[1].Paid, s.Parts[2].Paid))
	}
	require.Equal(t, []string{"0.01 0 0", "0 0.01 0", "0 0 0.01", "33.34 33.33 33.33"}, got)
	last := r.Statements("author")[3]
	require.Equal(t, "33.35 33.34 33.34", text(last.Parts[0].Earned, last.Parts[1].Earned, last.Parts[2].Earned), "of 100.03")
	require.Equal(t, "33.34 A prime", fmt.Sprint(r.Paid[0].Amount, " ", r.Paid[0].Party, " ", r.Paid[0].Kind))
}

// A step that holds from the first receipt adds more than the receipts of its period: a ledger owes it.
func TestRetroactive(t *testing.T) {
	l := small(royalties.Rate{Retroactive: true, On: recoupment.Filter{"medium": {"tv"}}, Steps: []recoupment.Step{until("10", "admissions", "100"), {Rate: dec("20")}}})
	tv := []royalties.Receipt{receipt("tv", "1000")}
	s := drawn(t, l, royalties.Period{Receipts: tv}, royalties.Period{Counts: []royalties.Count{counted("admissions", "100")}}, royalties.Period{Receipts: tv})
	require.Equal(t, "100 100 200", text(s[0].Paid, s[1].Paid, s[2].Paid), "10 % of 1,000; the other 10 % at 100 admissions, though nothing came in; 20 %")
	require.Equal(t, "400", s[2].Earned.Cumulative.String())
}

func TestHostileSizes(t *testing.T) {
	l := small(royalties.Rate{Steps: flat("1")})
	correction := []royalties.Correction{{Period: "2028"}}
	periods := make([]royalties.Period, 900)
	from := day("2028-01-01")
	for i := range periods {
		periods[i] = royalties.Period{ID: fmt.Sprint(2028 + i), From: from, Until: from}
		if from = from.AddDays(1); i > 0 {
			periods[i].Corrections = correction
		}
	}
	_, err := l.Statements(periods)
	require.ErrorIs(t, err, royalties.ErrTooLarge, "each correction plays everything before it again")
	_, err = l.Statements(make([]royalties.Period, recoupment.MaxPeriods+1))
	require.ErrorIs(t, err, royalties.ErrTooLarge)
	one := l.Contracts[0]
	for range 201 {
		l.Contracts = append(l.Contracts, one)
	}
	require.ErrorIs(t, l.Validate(), royalties.ErrTooLarge)
	one.Rates = make([]royalties.Rate, 201)
	one.Collective = make([]royalties.Collective, 201)
	require.ErrorIs(t, one.Validate(), royalties.ErrTooLarge)
	l.Contracts, one.Collective = l.Contracts[:1], nil
	one.Rates = one.Rates[:200]
	l.Contracts[0] = one
	for i := range 100 {
		l.Media = append(l.Media, royalties.Medium{ID: fmt.Sprint(i)})
	}
	require.ErrorContains(t, l.Validate(), "contracts: is larger", "a right for each rate and medium")
}

func TestTerritories(t *testing.T) {
	l := small(
		royalties.Rate{ID: "france", On: recoupment.Filter{"medium": {"tv"}, "territory": {"FR"}}, Steps: flat("10")},
		royalties.Rate{ID: "abroad", On: recoupment.Filter{"medium": {"tv"}, "territory": {"BE", "CH"}}, Steps: flat("5")},
	)
	at := func(amount, territory string) royalties.Receipt {
		return royalties.Receipt{Medium: "tv", Amount: dec(amount), At: recoupment.Coordinates{"territory": territory}}
	}
	s := drawn(t, l, royalties.Period{Receipts: []royalties.Receipt{at("100", "FR"), at("100", "BE"), at("300", "CH"), at("100", "US"), receipt("video", "50")}})
	require.Equal(t, "10 20 30", text(s[0].Lines[0].Earned.Current, s[0].Lines[1].Earned.Current, s[0].Paid))
	_, err := l.Statements(years(royalties.Period{Receipts: []royalties.Receipt{receipt("tv", "1")}}))
	require.ErrorContains(t, err, `periods[0].receipts[0].at["territory"]: a value is required`)
}

func TestReturnsBelowZero(t *testing.T) {
	l := small(royalties.Rate{Steps: flat("10")})
	l.Media[1].Reserve = &royalties.ReturnsReserve{Rate: dec("20"), Periods: 1}
	periods := []royalties.Period{
		{Receipts: []royalties.Receipt{receipt("video", "100")}},
		{Receipts: []royalties.Receipt{{Medium: "video", Returns: dec("50")}}},
		{Receipts: []royalties.Receipt{receipt("video", "100")}}, {},
	}
	_, err := l.Statements(years(periods...))
	require.ErrorContains(t, err, `periods[1].bases["video"]: may not be negative (-30)`, "20 released less 50 of returns, and nobody has said what becomes of it")
	l.Media[1].Reserve.BelowZero = royalties.CarriedForward
	var bases []string
	r, err := l.Statements(years(periods...))
	require.NoError(t, err)
	require.NoError(t, r.Check())
	for _, c := range r.Closings {
		bases = append(bases, text(c.Bases[0].Base, c.Bases[0].Carried))
	}
	require.Equal(t, []string{"80 0", "0 -30", "50 0", "20 0"}, bases, "100 - 20; 20 - 50; 100 - 20 - 30; what was still held")
}

func TestExchange(t *testing.T) {
	l := small(royalties.Rate{Steps: flat("10")})
	sale := receipt("tv", "1000")
	sale.Exchange = &royalties.Exchange{From: "USD", To: "EUR", Rate: dec("0.92345"), Date: day("2028-06-30")}
	s := drawn(t, l, royalties.Period{Receipts: []royalties.Receipt{sale}})
	require.Equal(t, "923.45 92.35", text(s[0].Lines[2].Base, s[0].Paid), "92.345 to the cent")
	there := royalties.Exchange{From: "EUR", To: "JPY", Rate: dec("160.5"), Date: day("2029-03-31")}
	yen, err := there.Convert(s[0].Paid)
	require.NoError(t, err)
	require.Equal(t, "14822", yen.String(), "14,822.175")

	sale.Exchange = &royalties.Exchange{From: "USD", To: "GBP"}
	_, err = l.Statements(years(royalties.Period{Receipts: []royalties.Receipt{sale}}))
	for _, want := range []string{"exchange.rate: a value is required", "exchange.date: a value is required", "exchange.to: is not"} {
		require.ErrorContains(t, err, want)
	}
	_, err = there.Convert(decimal.New(1, 1_000_000))
	require.ErrorIs(t, err, royalties.ErrTooLarge)
}

func TestCorrections(t *testing.T) {
	l := small(royalties.Rate{Steps: flat("10")})
	l.Contracts[0].Bonuses = []royalties.Bonus{{ID: "bonus", Counter: "admissions", At: dec("100"), Amount: dec("7"), BorneBy: "Producer"}}
	tv := func(amount string) []royalties.Receipt { return []royalties.Receipt{receipt("tv", amount)} }
	s := drawn(t, l,
		royalties.Period{Receipts: tv("1000"), Counts: []royalties.Count{counted("admissions", "100")}},
		royalties.Period{Receipts: tv("100"), Corrections: []royalties.Correction{{Period: "2028", Receipts: tv("-600"), Counts: []royalties.Count{counted("admissions", "-1")}}}},
		royalties.Period{Receipts: tv("300"), Corrections: []royalties.Correction{{Period: "2028", Receipts: tv("100")}, {Period: "2029", Receipts: tv("50")}}},
		royalties.Period{Receipts: tv("0"), Counts: []royalties.Count{counted("admissions", "1")}},
	)
	require.Equal(t, s[0], drawn(t, l, royalties.Period{Receipts: tv("1000"), Counts: []royalties.Count{counted("admissions", "100")}})[0], "a later correction changes nothing of it")
	var got []string
	for _, one := range s {
		got = append(got, text(one.Earned.Prior, one.Earned.Restated, one.Earned.Current, one.Due, one.Paid, one.Carried, one.Bonus))
	}
	require.Equal(t, []string{
		"0 0 100 100 100 0 7",
		"100 -60 10 -50 0 -50 0",
		"50 15 30 -5 0 -5 0",
		"95 0 0 -5 0 -5 0",
	}, got, "100 were paid and 50 are earned: nothing is paid back, 50 are carried. The bonus was paid once and is not paid again")
	require.Equal(t, "-7", s[1].Bonuses[0].Due.String(), "the bonus was paid, and is no longer owed")
	require.Equal(t, "0", s[3].Bonuses[0].Due.String())
}

// Drawing statements changes nothing of what was given.
func TestInputsStayAsTheyAre(t *testing.T) {
	w := importCase(t)
	w.periods[3].Corrections = []royalties.Correction{w.correction}
	written := func() string {
		data, err := json.Marshal([]any{w.ledger, w.periods})
		require.NoError(t, err)
		return string(data)
	}
	before := written()
	_, err := w.ledger.Statements(w.periods)
	require.NoError(t, err)
	require.Equal(t, before, written())
}

func TestPeriodFaults(t *testing.T) {
	l := small(royalties.Rate{Steps: flat("10")})
	l.Declarations = []recoupment.Declaration{{ID: "palme"}}
	periods := []royalties.Period{
		{ID: "a", From: day("2028-01-01"), Until: day("2028-06-30"), Receipts: []royalties.Receipt{
			{Medium: "radio", Of: "turnover", Amount: dec("-1"), Date: day("2028-07-01"), At: recoupment.Coordinates{"medium": "tv"}},
		}, Counts: []royalties.Count{counted("tickets", "-1")}, Support: dec("-1"), Declares: []string{"ours"}},
		{ID: "b", From: day("2028-06-30"), Until: day("2028-12-31"), Payable: day("2028-12-30")},
		{ID: "b", From: day("2029-02-01"), Until: day("2029-01-01"), Corrections: []royalties.Correction{{Period: "z"}, {Period: "b", Support: dec("-5")}}},
	}
	_, err := l.Statements(periods)
	for _, want := range []string{
		"periods[0].support: may not be negative", "periods[0].receipts[0].medium: refers", "receipts[0].of: refers", "receipts[0].amount: may not be negative",
		"receipts[0].date: is outside the period", "receipts[0].at: is given twice", "periods[0].counts[0].counter: refers", "periods[0].declares[0]: refers",
		"periods[1].from: overlaps the period before", "periods[1].payable: is out of order", "periods[2].id: is given twice", "periods[2].from: leaves days out",
		"periods[2].until: is out of order", "periods[2].corrections[0].period: no statement was drawn of that period (z)",
	} {
		require.ErrorContains(t, err, want)
	}
	for _, kind := range []error{royalties.ErrOverlap, royalties.ErrGap, royalties.ErrOutside, royalties.ErrNotStated} {
		require.ErrorIs(t, err, kind)
	}
	_, err = l.Statements(years(
		royalties.Period{Receipts: []royalties.Receipt{receipt("tv", "10")}},
		royalties.Period{Corrections: []royalties.Correction{{Period: "2028", Support: dec("-1"), Receipts: []royalties.Receipt{receipt("tv", "-11")}, Counts: []royalties.Count{counted("copies", "-1")}}}}))
	for _, want := range []string{
		"periods[1].corrections[0].support: may not be negative", "corrections[0].receipts[0].amount: may not be negative (-1)", "corrections[0].counts[0].amount: may not be negative",
	} {
		require.ErrorContains(t, err, want)
	}
}

func TestLedgerFaults(t *testing.T) {
	l := small(
		royalties.Rate{ID: "a", On: recoupment.Filter{"medium": {"radio"}}, Steps: []recoupment.Step{{Rate: dec("60"), Until: &recoupment.Condition{Threshold: "nowhere"}}, {Rate: dec("1")}}},
		royalties.Rate{ID: "b", Of: royalties.PerUnit, Counter: "tickets", Steps: flat("0.1")},
		royalties.Rate{ID: "c", Of: royalties.PerUnit, Counter: "copies", On: recoupment.Filter{"medium": {"tv"}}, Steps: flat("0.1"), Escalator: &royalties.Escalator{}},
		royalties.Rate{ID: "c", Of: "turnover", Steps: flat("1")},
	)
	l.Media = append(l.Media, royalties.Medium{ID: "tv"}, royalties.Medium{ID: "ledger.x", Reserve: &royalties.ReturnsReserve{Rate: dec("101"), BelowZero: "?"}})
	l.Counters = append(l.Counters, royalties.LedgerCounter{ID: "n", Medium: "radio", Opening: dec("-1")})
	l.Amortisation = &royalties.Amortisation{SupportRate: dec("101")}
	l.Thresholds = []recoupment.Threshold{{ID: royalties.Amortised}}
	c := &l.Contracts[0]
	c.Collective = []royalties.Collective{{Society: "SACD", On: recoupment.Filter{"medium": {"radio"}}}, {}}
	c.Shares = []royalties.Share{{Party: "A", Percent: dec("60")}, {Party: "A", Percent: dec("41")}}
	c.Payments = []royalties.Payment{{Kind: royalties.Option, Amount: dec("0.001")}, {Kind: "gift", Applied: "?"}}
	c.Bonuses = []royalties.Bonus{{ID: "x", BorneBy: "Author", Ceiling: dec("1"), Above: dec("2"), Counter: "admissions"}, {ID: "x", When: &recoupment.Condition{}, PerUnit: dec("1")}}
	err := l.Validate()
	for _, want := range []string{
		"media[3].id: is given twice", "media[4].id: is outside", "media[4].reserve.rate: is outside", "media[4].reserve.periods: is outside", "media[4].reserve.below_zero: refers",
		"counters[2].medium: refers", "counters[2].opening: may not be negative", "amortisation.cost: a value is required", "amortisation.support_rate: is outside",
		"thresholds[0].id: is given twice", "contracts[0].rates[3].id: is given twice", "contracts[0].rates[2].escalator: is outside", "contracts[0].rates[2].on: is outside",
		"contracts[0].rates[3].of: refers", "contracts[0].rates[0].on: refers to something that does not exist (radio)", "contracts[0].rates[1].counter: refers",
		"contracts[0].collective[0].on: is given twice", "contracts[0].collective[1].society: a value is required", "contracts[0].collective[1].on: a value is required",
		"contracts[0].shares[1].party: is given twice", "contracts[0].shares: does not add up (101)", "contracts[0].payments[0].applied: a value is required",
		"contracts[0].payments[0].date: a value is required", "contracts[0].payments[0].amount: is outside", "contracts[0].payments[1].kind: refers", "contracts[0].payments[1].applied: refers",
		"contracts[0].bonuses[0].borne_by: is outside", "contracts[0].bonuses[0].ceiling: is out of order", "contracts[0].bonuses[0].amount: a value is required",
		"contracts[0].bonuses[1].id: is given twice", "contracts[0].bonuses[1].counter: a value is required",
	} {
		require.ErrorContains(t, err, want)
	}

	l = small(royalties.Rate{ID: "a", Steps: []recoupment.Step{{Rate: dec("60"), Until: &recoupment.Condition{Threshold: "nowhere"}}, {Rate: dec("1")}}}, royalties.Rate{ID: "b", Steps: flat("5")})
	l.Contracts[0].Bonuses = []royalties.Bonus{{ID: "x", BorneBy: "Producer", PerUnit: dec("1"), Counter: "tickets"}}
	err = l.Validate()
	for _, want := range []string{"contracts[0].rates[0].steps[0].until.threshold: refers to something that does not exist (nowhere)", "contracts[0].bonuses[0].counter: refers"} {
		require.ErrorContains(t, err, want, "the faults of the engine are told where the ledger has their fields")
	}
	l.Contracts[0].Bonuses[0].ID = "ledger.earned.0.0"
	require.ErrorContains(t, l.Validate(), "contracts[0].bonuses[0].id: is outside the values allowed (ledger.earned.0.0)", "the names of the ledger are its own")
	l = small(royalties.Rate{ID: "a", Steps: flat("60")}, royalties.Rate{ID: "b", Steps: flat("50")})
	require.ErrorContains(t, l.Validate(), "contracts[0].rates[1]: shares add up to more than 100 % (theatres: 110)")
}

func TestLedgerTravelsAsJSON(t *testing.T) {
	w := importCase(t)
	data, err := json.Marshal(w.ledger)
	require.NoError(t, err)
	back, err := royalties.ParseLedger(data)
	require.NoError(t, err)
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.JSONEq(t, string(data), string(again))
	r, err := w.ledger.Statements(w.periods)
	require.NoError(t, err)
	data, err = json.Marshal(r)
	require.NoError(t, err)
	var report royalties.Report
	require.NoError(t, json.Unmarshal(data, &report))
	require.NoError(t, report.Check())
	report.Closings[2].Statements[1].Due = dec("1")
	report.Closings[2].Bases[0].Base = dec("1")
	report.Closings[1].Amortisation.Closing = dec("1")
	for _, want := range []string{"closings[2].statements[1].due", "closings[2].bases[0].base", "closings[1].amortisation.closing"} {
		require.ErrorContains(t, report.Check(), want)
	}
}
