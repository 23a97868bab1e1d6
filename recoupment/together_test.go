package recoupment_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// meeting is a deal of which tests change the first tier, whose rights a and b stand before the producer's.
func meeting(rights ...recoupment.Right) recoupment.Deal {
	d := single(tier("t", rights...))
	d.Counters = []recoupment.Counter{{ID: "admissions"}, {ID: "copies"}}
	d.Declarations = []recoupment.Declaration{{ID: "prize"}, {ID: "delivery"}}
	return d
}

// then is a right of a rate until a condition, and of another one after it.
func then(id, before string, until recoupment.Condition, after string) recoupment.Right {
	return recoupment.Right{ID: id, Party: id, Steps: []recoupment.Step{{Rate: dec(before), Until: &until}, {Rate: dec(after)}}}
}

func reaches(amount string, of ...recoupment.Term) recoupment.Condition {
	return recoupment.Condition{Of: of, Reaches: dec(amount)}
}

func all(of ...recoupment.Condition) recoupment.Condition { return recoupment.Condition{All: of} }
func anyOf(of ...recoupment.Condition) recoupment.Condition {
	return recoupment.Condition{Any: of}
}

var (
	admissions = recoupment.Term{Counter: "admissions"}
	copies     = recoupment.Term{Counter: "copies"}
	prize      = recoupment.Condition{Declared: "prize"}
	delivery   = recoupment.Condition{Declared: "delivery"}
	newYear    = recoupment.Condition{From: schedule.MustParseDate("2030-01-01")}
	summer     = recoupment.Condition{From: schedule.MustParseDate("2030-07-01")}
	inPool     = recoupment.Term{Pool: "pool"}
	inTier     = recoupment.Term{Tier: "t"}
)

func paid(right string) recoupment.Term { return recoupment.Term{Right: right} }

func TestRatesThatMeet(t *testing.T) {
	tests := []struct {
		name   string
		deal   func() recoupment.Deal
		over   string
		reason string
	}{
		{"at the start", func() recoupment.Deal { return meeting(rate("a", "60"), rate("b", "50")) }, "110: a 60 + b 50", ""},
		{"after a threshold on the tier", func() recoupment.Deal {
			return meeting(rate("a", "60"), then("b", "0", reaches("100", inTier), "50"))
		}, "110: a 60 + b 50", ""},
		{"after a threshold of its own", func() recoupment.Deal {
			return meeting(then("a", "10", reaches("10", paid("a")), "60"), rate("b", "50"))
		}, "110: a 60 + b 50", "at 10 % it gets there"},
		{"one ends where the other begins", func() recoupment.Deal {
			return meeting(then("a", "60", reaches("100", inTier), "40"), then("b", "40", reaches("100", inTier), "60"))
		}, "", "the same condition"},
		{"one ends before the other begins", func() recoupment.Deal {
			return meeting(then("a", "60", reaches("100", inTier), "40"), then("b", "40", reaches("200", inTier), "60"))
		}, "", "200 is reached after 100"},
		{"one ends after the other begins", func() recoupment.Deal {
			return meeting(then("a", "60", reaches("200", inTier), "40"), then("b", "40", reaches("100", inTier), "60"))
		}, "120: a 60 + b 60", "from 100 to 200"},
		{"from the amount, above the amount", func() recoupment.Deal {
			above := reaches("100", inTier)
			above.Above = true
			return meeting(then("a", "60", reaches("100", inTier), "40"), then("b", "40", above, "60"))
		}, "", "who exceeds 100 has reached it"},
		{"terms in another order", func() recoupment.Deal {
			return meeting(then("a", "60", reaches("100", inTier, admissions), "40"), then("b", "40", reaches("100.0", admissions, inTier), "60"))
		}, "", "one sum"},
		{"a declaration and a counter", func() recoupment.Deal {
			return meeting(then("a", "40", prize, "60"), then("b", "40", reaches("100000", admissions), "50"))
		}, "110: a 60 + b 50", "a prize may come before or after 100,000 admissions"},
		{"two declarations together", func() recoupment.Deal {
			return meeting(then("a", "40", all(prize, delivery), "60"), then("b", "40", anyOf(prize, delivery), "50"))
		}, "110: a 60 + b 50", "where both are declared so is one of them"},
		{"a declaration that excludes", func() recoupment.Deal {
			return meeting(then("a", "60", prize, "40"), then("b", "40", all(prize, delivery), "60"))
		}, "", "where both are declared the first right has changed"},
		{"two counters", func() recoupment.Deal {
			return meeting(then("a", "40", reaches("10", admissions), "60"), then("b", "60", reaches("10", copies), "40"))
		}, "120: a 60 + b 60", "admissions say nothing of copies"},
		{"one counter in two sums", func() recoupment.Deal {
			return meeting(then("a", "40", reaches("10", admissions), "60"), then("b", "60", reaches("10", admissions, copies), "40"))
		}, "", "10 admissions make 10 of both, so that they never meet"},
		{"a counter that was there already", func() recoupment.Deal {
			d := meeting(then("a", "60", reaches("1000", admissions), "40"), rate("b", "50"))
			d.Counters[0].Opening = dec("1000")
			return d
		}, "", "the contract is taken up later: 40 + 50"},
		{"days in order", func() recoupment.Deal { return meeting(then("a", "60", newYear, "40"), then("b", "40", summer, "60")) }, "", ""},
		{"days that overlap", func() recoupment.Deal { return meeting(then("a", "60", summer, "40"), then("b", "40", newYear, "60")) }, "120: a 60 + b 60", "from January to July"},
		{"a right that ends as another begins", func() recoupment.Deal {
			old, amended := rate("a", "60"), rate("b", "60")
			old.Ends, amended.Begins = newYear.From.AddDays(-1), newYear.From
			return meeting(old, amended)
		}, "", "an amended term"},
		{"a right that ends a day too late", func() recoupment.Deal {
			old, amended := rate("a", "60"), rate("b", "60")
			old.Ends, amended.Begins = newYear.From, newYear.From
			return meeting(old, amended)
		}, "120: a 60 + b 60", "on 1 January"},
		{"named and written out", func() recoupment.Deal {
			d := meeting(then("a", "60", recoupment.Condition{Threshold: "event"}, "40"), then("b", "40", reaches("100", inTier), "60"))
			d.Thresholds = []recoupment.Threshold{{ID: "event", Condition: reaches("100", inTier)}}
			return d
		}, "", "the threshold is the condition"},
		{"amounts of their own", func() recoupment.Deal {
			return meeting(then("a", "60", reaches("600", paid("a")), "40"), then("b", "40", reaches("500", paid("b")), "60"))
		}, "", "at 1,000 the first has its 600 and the other 400: two sums of money move together"},
		{"a limit of its own", func() recoupment.Deal {
			limited := rate("a", "60")
			limited.Limit = new(dec("600"))
			return meeting(limited, then("b", "40", reaches("600", paid("a")), "100"))
		}, "", "the limit is reached as the rate rises"},
		{"a limit that comes too late", func() recoupment.Deal {
			limited := rate("a", "60")
			limited.Limit = new(dec("600"))
			return meeting(limited, then("b", "40", reaches("500", paid("a")), "100"))
		}, "160: a 60 + b 100", "from 500 to 600"},
		{"a limit of zero", func() recoupment.Deal {
			none := rate("a", "60")
			none.Limit = new(dec("0"))
			return meeting(none, rate("b", "50"))
		}, "", "it takes nothing"},
		{"a guarantee beside", func() recoupment.Deal {
			d := meeting(recoups("a", "60"), rate("b", "50"))
			d.Accounts = []recoupment.Account{{ID: "a", Opening: dec("100")}}
			return d
		}, "110: a 60 + b 50", "the account is open, and nothing restricts the right"},
		{"costs to come", func() recoupment.Deal {
			d := meeting(recoups("a", "60"), rate("b", "50"))
			d.Accounts = []recoupment.Account{{ID: "a"}}
			return d
		}, "", "there may be none"},
		{"a guarantee recouped", func() recoupment.Deal {
			d := meeting(recoups("a", "60"), rate("b", "50"))
			d.Accounts = []recoupment.Account{{ID: "a", Opening: dec("100"), Recouped: dec("100")}}
			return d
		}, "", "before the history begins"},
		{"behind the guarantee itself", func() recoupment.Deal {
			d := meeting(recoups("a", "60"), rate("b", "50"))
			d.Pools[0].Tiers = append([]recoupment.Tier{tier("first", recoupment.Right{ID: "x", Party: "x", Account: "a", Steps: []recoupment.Step{{Rate: dec("100")}}})}, d.Pools[0].Tiers...)
			d.Accounts = []recoupment.Account{{ID: "a", Opening: dec("100")}}
			return d
		}, "", "it is recouped by then"},
		{"rates for ever behind the guarantee", func() recoupment.Deal {
			d := meeting(rate("a", "60"), rate("b", "50"))
			d.Pools[0].Tiers = append([]recoupment.Tier{tier("first", recoup("x"))}, d.Pools[0].Tiers...)
			d.Accounts = []recoupment.Account{{ID: "x", Opening: dec("100")}}
			return d
		}, "110: a 60 + b 50", "whenever money comes"},
		{"first rates behind the guarantee", func() recoupment.Deal {
			d := meeting(then("a", "60", reaches("10", paid("a")), "40"), then("b", "50", reaches("1000", inTier), "60"))
			d.Pools[0].Tiers = append([]recoupment.Tier{tier("first", recoup("x"))}, d.Pools[0].Tiers...)
			d.Accounts = []recoupment.Account{{ID: "x", Opening: dec("100")}}
			return d
		}, "110: a 60 + b 50", "the first money that passes meets what only the tier itself moves"},
		{"a first rate that ends before the guarantee", func() recoupment.Deal {
			d := meeting(then("a", "60", reaches("50", inPool), "40"), rate("b", "50"))
			d.Pools[0].Tiers = append([]recoupment.Tier{tier("first", recoup("x"))}, d.Pools[0].Tiers...)
			d.Accounts = []recoupment.Account{{ID: "x", Opening: dec("100")}}
			return d
		}, "", "no money comes before the pool has had its 50"},
		{"a rate after recoupment", func() recoupment.Deal {
			d := meeting(recoups("a", "60"), then("b", "40", reaches("100", recoupment.Term{Account: "a", Measure: recoupment.Recouped}), "100"))
			d.Accounts = []recoupment.Account{{ID: "a", Opening: dec("100")}}
			return d
		}, "", "the account is closed by then"},
		{"the same filter", func() recoupment.Deal {
			return meeting(filtered("a", "60", "tv"), filtered("b", "50", "tv"))
		}, "110: a 60 + b 50", "a receipt of television meets both"},
		{"another filter", func() recoupment.Deal { return meeting(filtered("a", "60", "tv"), filtered("b", "50", "vod")) }, "", ""},
		{"a filter beside a right of all receipts", func() recoupment.Deal {
			return meeting(filtered("a", "60", "tv"), rate("b", "50"))
		}, "110: a 60 + b 50", ""},
		{"a filter behind a filter", func() recoupment.Deal {
			d := meeting(filtered("a", "60", "tv"), rate("b", "50"))
			d.Pools[0].Tiers = append([]recoupment.Tier{tier("first", filtered("x", "100", "tv"))}, d.Pools[0].Tiers...)
			return d
		}, "", "what television brings stops before it"},
		{"at source", func() recoupment.Deal {
			source := rate("a", "60")
			source.Of, source.Shortfall = recoupment.OfSource, recoupment.Lost
			return meeting(source, rate("b", "50"))
		}, "", "it is paid as far as the money goes"},
		{"of a payment of some size", func() recoupment.Deal {
			large := rate("a", "60")
			large.Where = []recoupment.Test{{Of: recoupment.ReceiptAmount, AtLeast: new(dec("500"))}}
			return meeting(large, rate("b", "50"))
		}, "", "that is for the run to tell"},
		{"with a bearer", func() recoupment.Deal {
			d := meeting(rate("a", "60"), then("b", "0", reaches("100", inTier), "50"))
			d.Pools[0].Tiers[0].Deficit = &recoupment.Deficit{By: "rest"}
			return d
		}, "", ""},
		{"behind a tier that takes all until a prize", func() recoupment.Deal {
			d := meeting(then("a", "40", prize, "20"), then("b", "40", reaches("10", admissions), "70"))
			d.Pools[0].Tiers = append([]recoupment.Tier{tier("first", then("x", "100", prize, "0"))}, d.Pools[0].Tiers...)
			return d
		}, "", "40 + 70 would stand before the prize, when nothing comes"},
		{"a right that moves only after a prize", func() recoupment.Deal {
			return meeting(then("a", "0", prize, "30"), then("b", "40", reaches("100", paid("a")), "60"), then("c", "50", prize, "10"))
		}, "", "60 + 50 would need payments to a before the prize"},
		{"a pool that others fill", func() recoupment.Deal {
			return meeting(then("a", "40", reaches("100", inPool, admissions), "60"), rate("b", "50"))
		}, "110: a 60 + b 50", "a sum of money and of a counter gets there"},
		{"a difference", func() recoupment.Deal {
			return meeting(then("a", "40", reaches("100", inPool, recoupment.Term{Right: "rest", Times: dec("-3")}), "60"), rate("b", "50"))
		}, "", "whether it gets there is for the run to tell"},
		{"more conditions than are tried", func() recoupment.Deal {
			d := meeting(then("a", "40", prize, "60"), rate("b", "50"))
			for i := range 12 {
				id := string(rune('c' + i))
				d.Declarations = append(d.Declarations, recoupment.Declaration{ID: id})
				d.Pools[0].Tiers[0].Rights = append(d.Pools[0].Tiers[0].Rights, then(id, "0", recoupment.Condition{Declared: id}, "0"))
			}
			return d
		}, "", "only the start is looked at: 40 + 50"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := test.deal().Validate()
			if test.over == "" {
				require.NoError(t, err, test.reason)
				return
			}
			require.ErrorIs(t, err, recoupment.ErrOver100, test.reason)
			require.Contains(t, err.Error(), "("+test.over+")", test.reason)
		})
	}
}

// TestRatesThatMeetCostLittle: rates whose conditions could stand in a great many ways are not all tried.
func TestRatesThatMeetCostLittle(t *testing.T) {
	var rights []recoupment.Right
	for i := range 2000 {
		until := reaches(fmt.Sprint(i+1), recoupment.Term{Right: fmt.Sprint("r", i)}, inTier)
		rights = append(rights, then(fmt.Sprint("r", i), "0", anyOf(until, prize, reaches(fmt.Sprint(i+1), admissions), newYear), "100"))
	}
	d := meeting(rights...)
	for i := range 500 {
		one := tier(fmt.Sprint("t", i), then(fmt.Sprint("x", i), "60", prize, "0"), then(fmt.Sprint("y", i), "0", delivery, "60"))
		d.Pools[0].Tiers = append([]recoupment.Tier{one}, d.Pools[0].Tiers...)
	}
	err := d.Validate() // ends: a try of every way would not
	require.ErrorIs(t, err, recoupment.ErrOver100)
	require.Contains(t, err.Error(), "x499 60 + y499 60", "delivered before the prize")
}

// recoups is a right of a rate that recoups the account of its name.
func recoups(id, percent string) recoupment.Right {
	r := rate(id, percent)
	r.Account = id
	return r
}

// filtered is a right of a rate of the receipts of one medium.
func filtered(id, percent, medium string) recoupment.Right {
	r := rate(id, percent)
	r.On = recoupment.Filter{"medium": {medium}}
	return r
}
