package recoupment_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// Two loans at 8 and 6.35 % simple, recouped in proportion to what is owed, are paid by the month for ten years:
// the shares are those of a ledger that is kept to thirty decimals, and the figures stay short.
func TestLoansAtDifferentRatesShareForYears(t *testing.T) {
	for _, first := range []recoupment.InterestOrder{recoupment.InterestFirst, recoupment.PrincipalFirst} {
		t.Run(string(first), func(t *testing.T) { loansShareForYears(t, first) })
	}
}

func loansShareForYears(t *testing.T, first recoupment.InterestOrder) {
	t.Helper()
	loan := func(id, amount, rate string) string {
		return fmt.Sprintf(`{"id":%q,"opening":%q,"interest":{"rate":%q,"method":"simple","day_count":"ACT/365F","begins":"2027-01-01","first":%q}}`, id, amount, rate, first)
	}
	deal, err := recoupment.ParseDeal([]byte(`{"currency":"EUR","balance":"producer",
		"accounts":[` + loan("a", "1000000", "8") + `,` + loan("b", "700000.55", "6.35") + `],
		"pools":[{"id":"p","tiers":[
			{"id":"loans","sharing":"owed","rights":[{"id":"a","party":"A","account":"a"},{"id":"b","party":"B","account":"b"}]},
			{"id":"rest","rights":[{"id":"producer","party":"Producer","steps":[{"rate":"100"}]}]}]}]}`))
	require.NoError(t, err)
	cascade, err := deal.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	a, b := &ledgerOfLoan{principal: whole(1_000_000), yearly: big.NewRat(8, 100)}, &ledgerOfLoan{principal: big.NewRat(70000055, 100), yearly: big.NewRat(635, 10000)}
	day := schedule.MustParseDate("2027-01-01")
	for month := range 120 {
		next := day.AddDays(28 + month%5)
		receipt := big.NewRat(int64(1_500_000+3_100*month), 100)
		for _, l := range []*ledgerOfLoan{a, b} {
			l.due = shortened(add(l.due0(), mul(mul(l.principal, l.yearly), big.NewRat(int64(next.DaysSince(day)), 365))))
		}
		day = next
		share := quo(a.owed(), add(a.owed(), b.owed()))
		paid := least(receipt, add(a.owed(), b.owed()))
		toA := shortened(mul(paid, share))
		a.pay(toA, first)
		b.pay(sub(paid, toA), first)
		require.NoError(t, run.Apply(recoupment.Movement{Date: day, Receipts: []recoupment.Receipt{{Pool: "p", Amount: dec(receipt.FloatString(2))}}}))
		s, err := run.Draw(day)
		require.NoError(t, err)
		require.Equal(t, a.paid.FloatString(2), amountOf(s, "a"), "month %d", month)
		require.Equal(t, b.paid.FloatString(2), amountOf(s, "b"), "month %d", month)
	}
	saved, err := run.Save()
	require.NoError(t, err)
	resumed, err := cascade.Resume(saved)
	require.NoError(t, err)
	last := recoupment.Movement{Date: day.AddDays(31), Receipts: []recoupment.Receipt{{Pool: "p", Amount: dec("20000")}}}
	require.NoError(t, run.Apply(last))
	require.NoError(t, resumed.Apply(last))
	one, err := run.Save()
	require.NoError(t, err)
	two, err := resumed.Save()
	require.NoError(t, err)
	require.Equal(t, string(one), string(two))
	require.Less(t, len(saved), 200_000, "bytes of a state after ten years")
}

func amountOf(s recoupment.Settlement, right string) string {
	for _, l := range s.Levels {
		if l.Kind == recoupment.LevelRight && l.ID == right {
			return l.Amount.StringFixed(2)
		}
	}
	return ""
}

// ledgerOfLoan is a loan with simple interest.
type ledgerOfLoan struct{ principal, yearly, due, paid rat }

func (l *ledgerOfLoan) due0() rat {
	if l.due == nil {
		l.due, l.paid = whole(0), whole(0)
	}
	return l.due
}

func (l *ledgerOfLoan) owed() rat { return add(l.principal, l.due) }

func (l *ledgerOfLoan) pay(amount rat, first recoupment.InterestOrder) {
	l.paid = add(l.paid, amount)
	one, other := &l.due, &l.principal
	if first == recoupment.PrincipalFirst {
		one, other = other, one
	}
	now := least(amount, *one)
	*one, *other = sub(*one, now), sub(*other, sub(amount, now))
}

// shortened rounds to thirty decimals.
func shortened(a rat) rat {
	r, _ := new(big.Rat).SetString(a.FloatString(30))
	return r
}
