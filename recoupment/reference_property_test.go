package recoupment_test

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment"
)

// drawn plays random deals that play to their end, and hands each with its exact quantities to a property.
func drawn(t *testing.T, property func(t *rapid.T, deal recoupment.Deal, h recoupment.History, exact figures)) {
	t.Helper()
	rapid.Check(t, func(t *rapid.T) {
		deal, h := play(t)
		if err := deal.Validate(); err != nil {
			t.Skip(err)
		}
		all, err := quantities(deal, h)
		if err != nil {
			t.Skip(err)
		}
		property(t, deal, h, all)
	})
}

// quantities plays a history and returns the exact quantities at its end, those of the views included.
func quantities(deal recoupment.Deal, h recoupment.History) (figures, error) {
	cascade, err := deal.Compile()
	if err != nil {
		return nil, err
	}
	run, _, err := cascade.Replay(h)
	if err != nil {
		return nil, err
	}
	s, err := stateOf(run)
	all := figures{}
	for name, amount := range s.Quantities {
		all[name] = amount
	}
	for id, amount := range s.Entered {
		all["transfer:"+id+":entered"] = amount
	}
	for id, v := range s.Views {
		for name, amount := range v.Quantities {
			all[id+" "+name] = amount
		}
	}
	return all, err
}

// requireSame asks that a deal and a history give the same exact quantities.
func requireSame(t *rapid.T, expected figures, deal recoupment.Deal, h recoupment.History) {
	t.Helper()
	again, err := quantities(deal, h)
	require.NoError(t, err, "%s\n%s", printed(deal), printed(h))
	require.Equal(t, expected, again, "%s\n%s", printed(deal), printed(h))
}

func fraction(t *rapid.T, text string) rat {
	t.Helper()
	v, ok := new(big.Rat).SetString(text)
	require.True(t, ok, text)
	return v
}

// TestRandomConservation: what parties are paid is what came in, with what others bear for the receipts and what
// transfers brought to pools.
func TestRandomConservation(t *testing.T) {
	drawn(t, func(t *rapid.T, deal recoupment.Deal, h recoupment.History, exact figures) {
		came, paid := whole(0), whole(0)
		for _, e := range h.Entries {
			if e.Movement != nil && !e.Movement.Notional {
				for _, r := range e.Movement.Receipts {
					came = add(came, r.Amount.Rat())
				}
			}
		}
		opened, err := quantities(deal, recoupment.History{})
		require.NoError(t, err)
		for _, x := range deal.Transfers {
			if name := "transfer:" + x.ID + ":entered"; x.Into != "" {
				came = add(came, sub(fraction(t, exact[name]), fraction(t, opened[name])))
			}
		}
		for right := range newWorld(deal, nil).rights() {
			if borne := exact["right:"+right.ID+":borne"]; borne != "" {
				came = add(came, fraction(t, borne))
			}
			if right.Party == "" {
				continue
			}
			paid = add(paid, sub(fraction(t, exact["right:"+right.ID+":received"]), right.Opening.Rat()))
			for _, c := range right.Corridors {
				paid = add(paid, fraction(t, exact["right:"+c.ID+":received"]))
			}
		}
		require.Equal(t, came.RatString(), paid.RatString(), "%s\n%s", printed(deal), printed(h))
	})
}

// TestRandomSettlements: every settlement of a random history adds up.
func TestRandomSettlements(t *testing.T) {
	drawn(t, func(t *rapid.T, deal recoupment.Deal, h recoupment.History, _ figures) {
		cascade, err := deal.Compile()
		require.NoError(t, err)
		_, settlements, err := cascade.Replay(h)
		require.NoError(t, err)
		for _, s := range settlements {
			require.NoError(t, s.Check(), "%s\n%s", printed(deal), printed(h))
		}
	})
}

// TestRandomCuts: a movement cut in two gives the same totals, where nothing looks at a movement whole.
func TestRandomCuts(t *testing.T) {
	drawn(t, func(t *rapid.T, deal recoupment.Deal, h recoupment.History, exact figures) {
		if text := printed(deal); strings.Contains(text, `"whole"`) || strings.Contains(text, `"receipt_amount"`) || strings.Contains(text, `"recouped_on"`) || strings.Contains(text, `"into"`) {
			t.Skip("a movement is taken whole")
		}
		part := decimal.New(int64(rapid.IntRange(1, 9).Draw(t, "part")), -1)
		var pieces recoupment.History
		for _, e := range h.Entries {
			if e.Movement == nil {
				pieces.Entries = append(pieces.Entries, e)
				continue
			}
			one, other := copied(*e.Movement), copied(*e.Movement)
			other.ID, other.Costs, other.Declares = one.ID+" again", nil, nil
			for i, r := range e.Movement.Receipts {
				one.Receipts[i].Amount = r.Amount.Mul(part)
				other.Receipts[i].Amount = r.Amount.Sub(one.Receipts[i].Amount)
			}
			for i, c := range e.Movement.Counts {
				one.Counts[i].Amount = c.Amount.Mul(part)
				other.Counts[i].Amount = c.Amount.Sub(one.Counts[i].Amount)
			}
			pieces.Entries = append(pieces.Entries, recoupment.Entry{Movement: &one}, recoupment.Entry{Movement: &other})
		}
		requireSame(t, exact, deal, pieces)
	})
}

// TestRandomOrder: the order of rights side by side changes nothing.
func TestRandomOrder(t *testing.T) {
	drawn(t, func(t *rapid.T, deal recoupment.Deal, h recoupment.History, exact figures) {
		another := copied(deal)
		for _, p := range another.Pools {
			for _, tier := range p.Tiers {
				if !slices.ContainsFunc(tier.Rights, func(r recoupment.Right) bool { return r.Within != "" }) {
					slices.Reverse(tier.Rights) // those that share a bound are served in their order
				}
			}
		}
		requireSame(t, exact, another, h)
	})
}

// TestRandomZero: a right of nothing changes nothing.
func TestRandomZero(t *testing.T) {
	drawn(t, func(t *rapid.T, deal recoupment.Deal, h recoupment.History, exact figures) {
		another := copied(deal)
		nothing := recoupment.Right{ID: "nothing", Party: "B", Steps: []recoupment.Step{{Rate: number(0)}}}
		tiers := another.Pools[len(another.Pools)-1].Tiers
		tiers[len(tiers)-1].Rights = append(tiers[len(tiers)-1].Rights, nothing)
		again, err := quantities(another, h)
		require.NoError(t, err)
		for name, amount := range exact {
			require.Equal(t, amount, again[name], "%s\n%s\n%s", name, printed(deal), printed(h))
		}
	})
}

// TestRandomNames: parties with other names are paid the same.
func TestRandomNames(t *testing.T) {
	drawn(t, func(t *rapid.T, deal recoupment.Deal, h recoupment.History, exact figures) {
		turn := strings.NewReplacer(`"A"`, `"B"`, `"B"`, `"C"`, `"C"`, `"D"`, `"D"`, `"A"`)
		var another recoupment.Deal
		require.NoError(t, json.Unmarshal([]byte(turn.Replace(printed(deal))), &another))
		again, err := quantities(another, h)
		require.NoError(t, err)
		for name, amount := range exact {
			if !strings.Contains(name, "party:") && !strings.Contains(name, "since:") { // these are named after parties
				require.Equal(t, amount, again[name], "%s\n%s\n%s", name, printed(deal), printed(h))
			}
		}
		first, second := settledAt(t, deal, h), settledAt(t, another, h)
		require.JSONEq(t, turn.Replace(printed(first.Lines)), printed(second.Lines), "%s\n%s", printed(deal), printed(h))
		require.JSONEq(t, turn.Replace(printed(first.Transfers)), printed(second.Transfers), "%s\n%s", printed(deal), printed(h))
	})
}

func settledAt(t *rapid.T, deal recoupment.Deal, h recoupment.History) recoupment.Settlement {
	t.Helper()
	cascade, err := deal.Compile()
	require.NoError(t, err)
	_, settlements, err := cascade.Replay(h)
	require.NoError(t, err)
	return settlements[len(settlements)-1]
}

// sizes are the fields that are amounts, in deals and movements.
var sizes = []string{
	"opening", "opening_base", "cap", "tax_credit", "recouped", "limit", "advance", "invested", "reaches", "from", "amount",
	"at_least", "at_most", "above", "below",
}

// doubled returns a document with every amount twice as large.
func doubled[D any](t *rapid.T, document D) D {
	t.Helper()
	var tree any
	require.NoError(t, json.Unmarshal([]byte(printed(document)), &tree))
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				walk(item)
			}
		case map[string]any:
			for name, item := range v {
				text, isText := item.(string)
				if amount, err := decimal.NewFromString(text); isText && err == nil && slices.Contains(sizes, name) {
					v[name] = amount.Mul(number(2)).String()
				}
				walk(item)
			}
		}
	}
	walk(tree)
	var twice D
	require.NoError(t, json.Unmarshal([]byte(printed(tree)), &twice))
	return twice
}

// TestRandomDoubles: where every amount is twice as large, so is every quantity.
func TestRandomDoubles(t *testing.T) {
	drawn(t, func(t *rapid.T, deal recoupment.Deal, h recoupment.History, exact figures) {
		again, err := quantities(doubled(t, deal), doubled(t, h))
		require.NoError(t, err)
		for name, amount := range exact {
			require.Equal(t, mul(whole(2), fraction(t, amount)).RatString(), again[name], "%s\n%s\n%s", name, printed(deal), printed(h))
		}
	})
}

// TestRandomMonotone: what was received or earned is never taken back, by whatever comes later.
func TestRandomMonotone(t *testing.T) {
	drawn(t, func(t *rapid.T, deal recoupment.Deal, h recoupment.History, _ figures) {
		if slices.ContainsFunc(h.Entries, func(e recoupment.Entry) bool { return e.Movement != nil && takesBack(*e.Movement) }) {
			t.Skip("a credit note takes back")
		}
		var before figures
		for i := range h.Entries {
			after, err := quantities(deal, recoupment.History{Entries: h.Entries[:i+1]})
			require.NoError(t, err)
			for name, amount := range before {
				if strings.HasSuffix(name, ":received") || strings.HasSuffix(name, ":earned") {
					require.LessOrEqual(t, fraction(t, amount).Cmp(fraction(t, after[name])), 0, "%s\n%s\n%s", name, printed(deal), printed(h))
				}
			}
			before = after
		}
	})
}
