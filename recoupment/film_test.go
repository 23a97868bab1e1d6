package recoupment_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/recoupment/cnc"
	"github.com/filmfinance/filmfinance/schedule"
)

// release is the deal of chain() on the market: half the base film to the distributor, all prices
// chosen so that the figures of a period are whole.
func release() recoupment.Exploitation {
	return recoupment.Exploitation{
		Ticket:   boxoffice.Rules{VAT: dec("5.5"), TicketTax: dec("10.72"), SACEM: dec("1.515")},
		Theatres: "theatres", Admissions: "admissions",
		Support: &cnc.Support{
			Scale:  cnc.Scale{TicketTax: dec("10.72"), Brackets: []cnc.Bracket{{Rate: dec("125")}}},
			Shares: []cnc.Share{{Party: "producer", Percent: dec("100")}},
		},
		Amortisation: &recoupment.Amortisation{
			Threshold: "amortised", Counter: "amortisation", SupportFranchise: dec("10000"), SupportRate: dec("75"),
		},
		Order: [][]string{{"theatres", "video"}},
		Deal:  chain(),
	}
}

// season is two quarters: 13,187.5 a ticket makes the base film whole, at ten tickets a quarter.
func season() recoupment.Scenario {
	quarter := func(n int, admissions string) recoupment.Period {
		return recoupment.Period{
			Number: n, End: day(n * 91), Admissions: dec(admissions), Price: dec("13187.5"), Rental: dec("50"),
		}
	}
	s := recoupment.Scenario{ID: "s", Periods: []recoupment.Period{quarter(1, "10"), quarter(2, "10")}}
	s.Periods[0].Costs = []recoupment.Cost{{Account: "dist.costs", Amount: dec("1000")}}
	s.Periods[1].Receipts = []recoupment.Receipt{{Pool: "video", Amount: dec("5000")}}
	return s
}

func TestFilmPlaysAScenario(t *testing.T) {
	film, err := release().Compile()
	require.NoError(t, err)
	out, err := film.Run(season())
	require.NoError(t, err)
	require.NoError(t, out.Check())

	first, second := out.Periods[0], out.Periods[1]
	require.Equal(t, "55431.50", first.Theatrical.Distributor.StringFixed(2), "half of the base film of 131,875")
	require.Equal(t, "17671.25", first.Support.Generated.StringFixed(2), "131,875 x 10.72 % x 125 %")
	require.Equal(t, "5753.44", first.Amortisation.SupportCounted.StringFixed(2), "75 % of the 7,671.25 above the franchise")
	require.Equal(t, "35342.50", second.Support.Generated.StringFixed(2), "the support is cumulative")

	// 55,431.50 less 25 % = 41,573.625; costs 1,000 and guarantee 700; producers 39,873.625.
	level := map[string]string{}
	for _, l := range first.Settlement.Levels {
		level[string(l.Kind)+" "+l.ID] = l.Amount.StringFixed(2)
	}
	require.Equal(t, "39873.63", level["pool producers"])
	require.Equal(t, "39873.63", level["left dist"], "what the mandate passes on, exact before it is rounded")
	require.Equal(t, "0.00", level["left producers"])
	require.Equal(t, "0.00", first.Amortisation.Remaining.StringFixed(2), "1,000 + 5,753.44 of support pass 3,000 before any receipt")
	require.Equal(t, "support", out.Events[0].Movement, "the support is entered before the receipts")
	require.Equal(t, day(91), out.Events[0].Date)
}

func TestFilmFaults(t *testing.T) {
	e := release()
	e.Theatres, e.Amortisation.Counter, e.Order = "?", "?", [][]string{{"video", "video"}}
	e.Ticket.VAT = dec("-1")
	_, err := e.Compile()
	for _, want := range []string{"theatres: refers", "amortisation.counter: refers", "order[0][1]: is given twice", "ticket.vat: may not be negative"} {
		require.Contains(t, err.Error(), want)
	}

	e = release()
	e.Order = append(e.Order, []string{})
	e.Opening = []recoupment.Movement{{Receipts: []recoupment.Receipt{{Pool: "?", Amount: dec("-1")}}}}
	e.Theatres = ""
	_, err = e.Compile()
	for _, want := range []string{
		"order[1]: a value is required", "opening[0].date: a value is required", "opening[0].receipts[0].pool: refers",
		"theatres: a value is required",
	} {
		require.Contains(t, err.Error(), want)
	}

	film, err := release().Compile()
	require.NoError(t, err)
	s := season()
	s.Periods[1].End = s.Periods[0].End
	s.Periods[0].Admissions = dec("-1")
	s.Periods[0].Costs[0].Account = "?"
	s.Periods[1].Receipts[0].Pool = "producers"
	_, err = film.Run(s)
	for _, want := range []string{
		"periods[1].end: is out of order", "periods[0].admissions: may not be negative",
		"periods[0].costs[0].account: refers", "periods[1].receipts[0].pool: refers",
	} {
		require.Contains(t, err.Error(), want)
	}
	_, err = film.BreakEven(season(), []recoupment.Goal{{ID: "g", Condition: recoupment.Condition{Of: []recoupment.Term{{Right: "?"}}}}})
	require.ErrorIs(t, err, recoupment.ErrUnknown)
	_, err = film.BreakEven(recoupment.Scenario{ID: "no tickets"}, nil)
	require.ErrorIs(t, err, recoupment.ErrRequired)
}

func TestBreakEvenIsTheLeastWholeNumber(t *testing.T) {
	film, err := release().Compile()
	require.NoError(t, err)
	goals := []recoupment.Goal{
		{ID: "cost", Condition: recoupment.Condition{Of: []recoupment.Term{{Right: "dist.costs"}}, Reaches: dec("1000")}},
		{ID: "nothing", Condition: recoupment.Condition{Of: []recoupment.Term{{Right: "investor"}}, Reaches: dec("0")}},
		{ID: "tickets", Condition: recoupment.Condition{Of: []recoupment.Term{{Counter: "admissions"}}, Reaches: dec("1234.5")}},
		{ID: "bonus", Condition: recoupment.Condition{Of: []recoupment.Term{{Transfer: "bonus", Times: dec("2")}}, Reaches: dec("1.05")}},
		{ID: "never", Condition: recoupment.Condition{Of: []recoupment.Term{{Counter: "admissions"}}, Reaches: dec("2e12")}},
		{ID: "amortised", Condition: recoupment.Condition{Threshold: "amortised"}},
	}
	got, err := film.BreakEven(season(), goals)
	require.NoError(t, err)
	require.Equal(t, []recoupment.BreakEven{
		{Goal: "cost", Reached: true, Admissions: 0},
		{Goal: "nothing", Reached: true, Admissions: 0},
		{Goal: "tickets", Reached: true, Admissions: 1235},
		{Goal: "bonus", Reached: true, Admissions: 1505},
		{Goal: "never"},
		{Goal: "amortised", Reached: true, Admissions: 0},
	}, got, "the video alone, 4,000 net, pays the costs and 2,300 to the producers, which with 1,000 amortise the film")
}

// A bonus that is recouped may make a party's part fall as admissions grow: no search is made.
func TestBreakEvenOfARecoupedTransfer(t *testing.T) {
	e := release()
	e.Deal.Transfers[0].RecoupedOn = e.Deal.Accounts[0].ID
	film, err := e.Compile()
	require.NoError(t, err)
	_, err = film.BreakEven(season(), nil)
	require.ErrorIs(t, err, recoupment.ErrReopened)
	outcome, err := film.Run(season())
	require.NoError(t, err)
	require.NoError(t, outcome.Check())
}

// The producer bears a bonus of 20,000 a ticket above 1,500, more than the tickets bring him: his result
// rises to 1,500 tickets and falls after. What is above water at 1,499 and under it at 3,000 is found.
func TestBreakEvenOfAResultThatIsLostAgain(t *testing.T) {
	e := release()
	e.Deal.Transfers[0].Bands[0].PerUnit = dec("20000")
	film, err := e.Compile()
	require.NoError(t, err)
	result := []recoupment.Term{{Right: "producer"}, {Transfer: "bonus", Times: dec("-1")}}
	at := func(reaches string) recoupment.BreakEven {
		found, err := film.BreakEven(season(), []recoupment.Goal{{ID: "g", Condition: recoupment.Condition{Of: result, Reaches: dec(reaches)}}})
		require.NoError(t, err)
		return found[0]
	}
	// Without the bonus the producer has 1,000,000 at some number; the bonus changes nothing below 1,500.
	plain, err := release().Compile()
	require.NoError(t, err)
	want, err := plain.BreakEven(season(), []recoupment.Goal{{ID: "g", Condition: recoupment.Condition{Of: result[:1], Reaches: dec("1000000")}}})
	require.NoError(t, err)
	require.Less(t, want[0].Admissions, int64(1500))
	require.Equal(t, want[0], at("1000000"))
	require.False(t, at("20000000").Reached, "1,500 tickets never bring so much, and more bring less")
}

// An opening receipt that says nothing else is in the medium of its pool, like those of the periods.
func TestTheOpeningIsPlacedInItsMedium(t *testing.T) {
	e := release()
	e.Opening = []recoupment.Movement{{
		ID: "guarantee", Date: day(1), Notional: true, Receipts: []recoupment.Receipt{{Pool: "theatres", Amount: dec("1000")}},
	}}
	film, err := e.Compile()
	require.NoError(t, err)
	out, err := film.Run(season())
	require.NoError(t, err)
	require.Equal(t, "20.00", out.Opening[0].Earned.StringFixed(2), "2 % of 1,000, all of which flows on as a base")

	late := season()
	late.Periods[0].End = day(0)
	_, err = film.Run(late)
	require.ErrorIs(t, err, recoupment.ErrOrder, "a period that ends before the opening")
}

func TestParseExploitation(t *testing.T) {
	data, err := json.Marshal(release())
	require.NoError(t, err)
	back, err := recoupment.ParseExploitation(data)
	require.NoError(t, err)
	film, err := back.Compile()
	require.NoError(t, err)
	out, err := film.Run(season())
	require.NoError(t, err)
	require.NoError(t, out.Check())
	out.Periods[1].Settlement.Lines[0].Current = dec("1")
	require.ErrorIs(t, out.Check(), recoupment.ErrUnbalance, "an outcome that was changed")

	_, err = recoupment.ParseExploitation([]byte(`{"theatres": "nowhere"}`))
	require.ErrorIs(t, err, recoupment.ErrCurrency)
}

// Whatever an exploitation says, it is refused or played to the cent.
func FuzzParseExploitation(f *testing.F) {
	data, err := json.Marshal(release())
	require.NoError(f, err)
	f.Add(string(data), int64(1000), int64(700))
	f.Add(`{"theatres":"p","order":[[]],"deal":{"currency":"EUR","balance":"a","pools":[{"id":"p","tiers":[{"id":"t","rights":[{"id":"a","party":"a","steps":[{"rate":"100"}]}]}]}]}}`, int64(1), int64(1))
	f.Add(`{"order":[["p"]],"opening":[{"date":"2028-01-01","notional":true,"receipts":[{"pool":"p","amount":"5"}]}],"deal":{"currency":"JPY","balance":"a","pools":[{"id":"p","tiers":[{"id":"t","rights":[{"id":"a","party":"a","steps":[{"rate":"100"}]}]}]}]}}`, int64(0), int64(0))
	f.Fuzz(func(t *testing.T, text string, admissions, price int64) {
		e, err := recoupment.ParseExploitation([]byte(text))
		if err != nil {
			return
		}
		film, err := e.Compile()
		require.NoError(t, err, "what validates compiles")
		s := recoupment.Scenario{ID: "fuzz"}
		for n := range 3 {
			p := recoupment.Period{Number: n + 1, End: schedule.MustParseDate("2100-01-01").AddDays(n), Rental: dec("40")}
			if e.Theatres != "" {
				p.Admissions, p.Price = decimal.New(admissions, 0).Abs(), decimal.New(price, -2).Abs()
			}
			s.Periods = append(s.Periods, p)
		}
		if out, err := film.Run(s); err == nil {
			require.NoError(t, out.Check())
		}
	})
}

func TestParseScenarioAndMovement(t *testing.T) {
	data, err := json.Marshal(season())
	require.NoError(t, err)
	s, err := recoupment.ParseScenario(data)
	require.NoError(t, err)
	require.Len(t, s.Periods, 2)
	_, err = recoupment.ParseScenario([]byte(`{"id":"s","probability":"101","periods":[
		{"number":2,"end":"2028-06-30","price":"-1","receipts":[{"amount":"-5"}]},{"number":2,"end":"2028-06-30","costs":[{"amount":"1"}]}]}`))
	for _, want := range []string{
		"probability: is outside", "periods[0].price: may not be negative", "periods[0].receipts[0].pool: a value is required",
		"periods[0].receipts[0].amount: may not be negative", "periods[1].end: is out of order", "periods[1].number: is out of order",
		"periods[1].costs[0].account: a value is required",
	} {
		require.ErrorContains(t, err, want)
	}
	_, err = recoupment.ParseMovement([]byte(`{"id":"","receipts":[{"pool":"","amount":"-5"}]}`))
	for _, want := range []string{"date: a value is required", "receipts[0].pool: a value is required"} {
		require.ErrorContains(t, err, want)
	}
}
