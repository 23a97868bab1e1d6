package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

func times(t recoupment.Term, by string) recoupment.Term {
	t.Times = dec(by)
	return t
}

func recoupedOf(account string) recoupment.Term {
	return recoupment.Term{Account: account, Measure: recoupment.Recouped}
}

// TestWhatCanNeverBeReached puts a condition on a threshold of a deal and says whether it can be reached.
func TestWhatCanNeverBeReached(t *testing.T) {
	own := func(amount string) *recoupment.Condition {
		c := reaches(amount, paid("a"))
		return &c
	}
	end := func(until *recoupment.Condition) func(*recoupment.Deal) {
		return func(d *recoupment.Deal) { d.Pools[0].Tiers[0].Rights[0].Steps[0].Until = until }
	}
	account := func(a recoupment.Account) func(*recoupment.Deal) {
		return func(d *recoupment.Deal) {
			a.ID = "a"
			d.Accounts = []recoupment.Account{a}
			d.Pools[0].Tiers[0].Rights[0].Account = "a"
		}
	}
	none := func(*recoupment.Deal) {}
	above, whole := own("100"), own("100")
	above.Above, whole.Whole = true, true
	tests := []struct {
		name      string
		deal      func(*recoupment.Deal)
		condition recoupment.Condition
		never     []string
		reason    string
	}{
		{"less than nothing", none, reaches("0", times(paid("a"), "-1")), nil, "it holds until money comes"},
		{"more than nothing of what is taken away", none, reaches("1", times(paid("a"), "-1")), []string{"reaches"}, "payments only lower it"},
		{"exceeding nothing of what is taken away", none, recoupment.Condition{Of: []recoupment.Term{times(inPool, "-2")}, Above: true}, []string{"reaches"}, "it begins at zero and falls"},
		{"an opening that is taken away", func(d *recoupment.Deal) { d.Pools[0].Opening = dec("10") }, reaches("-5", times(inPool, "-1")), []string{"reaches"}, "it begins at -10"},
		{"a counter that is taken away", none, reaches("1", times(admissions, "-1")), []string{"reaches"}, "admissions are never taken back"},
		{"a counter of a period that is taken away", func(d *recoupment.Deal) { d.Counters[0].Opening = dec("10") },
			reaches("0", recoupment.Term{Counter: "admissions", Times: dec("-1"), Period: true}), nil, "each period begins at nothing"},
		{"an account that is paid off", account(recoupment.Account{Opening: dec("100")}), reaches("0", recoupment.Term{Account: "a", Measure: recoupment.Outstanding, Times: dec("-1")}), nil, "it rises as it is recouped"},
		{"a target that is taken away", account(recoupment.Account{Opening: dec("100")}), reaches("-50", recoupment.Term{Account: "a", Measure: recoupment.Target, Times: dec("-1")}), nil, "a credit note lowers the costs"},
		{"a difference", none, reaches("1", inPool, times(paid("a"), "-1")), nil, "the pool may grow faster"},

		{"beyond its last step", end(own("100")), reaches("101", paid("a")), []string{"reaches"}, "the right ends at 100"},
		{"at its last step", end(own("100")), reaches("100", paid("a")), nil, ""},
		{"above its last step", end(own("100")), recoupment.Condition{Of: []recoupment.Term{paid("a")}, Reaches: dec("100"), Above: true}, []string{"reaches"}, "it never has more than 100"},
		{"a step that ends above an amount", end(above), reaches("101", paid("a")), nil, "not taken for sure"},
		{"a step that takes a movement whole", end(whole), reaches("101", paid("a")), nil, "one movement may bring more"},
		{"a step that something else ends", end(&recoupment.Condition{All: []recoupment.Condition{*own("100"), prize}}), reaches("101", paid("a")), nil, "until the prize"},
		{"a step of twice what it takes", end(&recoupment.Condition{Of: []recoupment.Term{times(paid("a"), "2")}, Reaches: dec("100")}), reaches("101", paid("a")), nil, "not taken for sure"},
		{"its party beyond its last step", end(own("100")), reaches("101", recoupment.Term{Party: "a"}), []string{"reaches"}, "the party has no other right"},
		{"a corridor beyond its last step", func(d *recoupment.Deal) {
			c := reaches("100", paid("c"))
			d.Pools[0].Tiers[0].Rights[0].Corridors = []recoupment.Corridor{{ID: "c", Party: "c", Steps: []recoupment.Step{{Rate: dec("50"), Until: &c}}}}
		}, reaches("101", paid("c")), []string{"reaches"}, "the corridor ends at 100"},
		{"a corridor of nothing", func(d *recoupment.Deal) {
			r := &d.Pools[0].Tiers[0].Rights[0]
			r.Steps[0].Rate = dec("0")
			r.Corridors = []recoupment.Corridor{{ID: "c", Party: "c", Steps: []recoupment.Step{{Rate: dec("50")}}}}
		}, reaches("1", paid("c")), []string{"reaches"}, "half of what is never paid"},
		{"an accruing right beyond its last step", func(d *recoupment.Deal) {
			end(own("100"))(d)
			d.Pools[0].Tiers[0].Rights[0].Accrues = true
		}, reaches("101", paid("a")), nil, "what was carried is paid later"},

		{"a right beyond the cap of its account", account(recoupment.Account{Cap: new(dec("100")), Premium: dec("20")}), reaches("121", paid("a")), []string{"reaches"}, "100 and its premium"},
		{"a right at the cap of its account", account(recoupment.Account{Cap: new(dec("100")), Premium: dec("20")}), reaches("120", paid("a")), nil, ""},
		{"a right beyond what is left of the cap", account(recoupment.Account{Cap: new(dec("100")), Recouped: dec("60")}), reaches("41", paid("a")), []string{"reaches"}, "60 were recouped before, not by this right"},
		{"a right without a cap", account(recoupment.Account{}), reaches("1000000", paid("a")), nil, "costs may come"},
		{"a cap with interest", account(recoupment.Account{Cap: new(dec("100")), Interest: loan("")}), reaches("1000", paid("a")), nil, "interest comes on top"},
		{"a target beyond its cap", account(recoupment.Account{Cap: new(dec("100"))}), reaches("101", recoupment.Term{Account: "a", Measure: recoupment.Target}), []string{"reaches"}, ""},
		{"an account that no right recoups", func(d *recoupment.Deal) { d.Accounts = []recoupment.Account{{ID: "a", Opening: dec("100")}} }, reaches("1", recoupedOf("a")), []string{"reaches"}, "nothing ever pays it"},
		{"a pool that nothing feeds", func(d *recoupment.Deal) {
			d.Pools = append(d.Pools, recoupment.Pool{ID: "other", To: "pool"})
		}, reaches("1000", recoupment.Term{Pool: "other"}), nil, "a movement may name it"},
		{"a counter that nothing counts", none, reaches("1000", copies), nil, "a movement may count it"},

		{"a declaration", none, prize, nil, ""},
		{"a day", none, newYear, nil, ""},
		{"all, of which one never", end(own("100")), all(prize, reaches("101", paid("a"))), []string{"all[1].reaches"}, ""},
		{"any, of which one never", end(own("100")), anyOf(prize, reaches("101", paid("a"))), nil, "the prize does"},
		{"any, of which all never", end(own("100")), anyOf(reaches("101", paid("a")), reaches("102", paid("a"))), []string{"any[0].reaches", "any[1].reaches"}, ""},
		{"any of an all that never comes", end(own("100")), anyOf(all(prize, reaches("101", paid("a"))), prize), nil, ""},
		{"all of an any that never comes", end(own("100")), all(prize, anyOf(reaches("101", paid("a")))), []string{"all[1].any[0].reaches"}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := meeting(rate("a", "50"))
			test.deal(&d)
			require.NoError(t, d.Validate(), "the deal itself")
			d.Thresholds = []recoupment.Threshold{{ID: "event", Condition: test.condition}}
			var want map[string]error
			for _, path := range test.never {
				if want == nil {
					want = map[string]error{}
				}
				want["thresholds[0].condition."+path] = recoupment.ErrNever
			}
			require.Equal(t, want, faultsOf(t, d.Validate()), test.reason)
		})
	}
}

// TestStepsThatAreNeverInForce asks which steps end before they begin.
func TestStepsThatAreNeverInForce(t *testing.T) {
	zero := reaches("0", inTier)
	above := zero
	above.Above = true
	tests := []struct {
		name   string
		until  recoupment.Condition
		deal   func(*recoupment.Deal)
		dead   bool
		reason string
	}{
		{"at nothing", zero, nil, true, "the amount was left out"},
		{"above nothing", above, nil, false, "the first cent is not there yet"},
		{"at less than nothing", reaches("-1", inPool, admissions), nil, true, ""},
		{"a difference at nothing", reaches("0", inPool, times(paid("a"), "-2")), nil, false, "it may fall below"},
		{"what is outstanding at nothing", reaches("0", recoupment.Term{Account: "x", Measure: recoupment.Outstanding, Times: dec("-1")}), func(d *recoupment.Deal) {
			d.Accounts = []recoupment.Account{{ID: "x"}}
		}, false, "costs may come"},
		{"what was there already", reaches("1000", admissions), func(d *recoupment.Deal) { d.Counters[0].Opening = dec("1000") }, false, "the contract is taken up later"},
		{"all of them at nothing", all(zero, reaches("-1", inPool)), nil, true, ""},
		{"all, one of which is a fact", all(zero, prize), nil, false, ""},
		{"any, one of which at nothing", anyOf(zero, prize), nil, true, "it does not wait for the prize"},
		{"a threshold at nothing", recoupment.Condition{Threshold: "event"}, func(d *recoupment.Deal) {
			d.Thresholds = []recoupment.Threshold{{ID: "event", Condition: zero}}
		}, true, "by name"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := meeting(then("a", "10", test.until, "20"))
			if test.deal != nil {
				test.deal(&d)
			}
			var want map[string]error
			if test.dead {
				want = map[string]error{"pools[0].tiers[0].rights[0].steps[0]": recoupment.ErrUnreachable}
			}
			require.Equal(t, want, faultsOf(t, d.Validate()), test.reason)
		})
	}
	d := meeting(rate("a", "10"))
	d.Pools[0].Tiers[0].Rights[0].Corridors = []recoupment.Corridor{{ID: "c", Party: "c", Steps: []recoupment.Step{{Rate: dec("50"), Until: &zero}}}}
	require.Equal(t, map[string]error{"pools[0].tiers[0].rights[0].corridors[0].steps[0]": recoupment.ErrUnreachable}, faultsOf(t, d.Validate()), "a corridor")
}
