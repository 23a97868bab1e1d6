package recoupment

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/schedule"
)

// A history that is put down anywhere and taken up again ends where one without a break does.
func TestAHistoryGoesOnWhereItWasSaved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeal(t)
		moves := drawMovements(t, d)
		settles := rapid.SliceOfN(rapid.Bool(), len(moves), len(moves)).Draw(t, "settles")
		cut := rapid.IntRange(0, len(moves)).Draw(t, "cut")
		c, err := d.Compile()
		require.NoError(t, err)
		whole, broken := c.Open(), c.Open()
		for i, m := range moves {
			if i == cut {
				data, err := broken.Save()
				require.NoError(t, err)
				broken, err = c.Resume(data)
				require.NoError(t, err)
				again, err := broken.Save()
				require.NoError(t, err)
				require.Equal(t, string(data), string(again))
			}
			require.NoError(t, whole.Apply(m))
			require.NoError(t, broken.Apply(m))
			if settles[i] {
				a, err := whole.Settle(m.Date)
				require.NoError(t, err)
				b, err := broken.Settle(m.Date)
				require.NoError(t, err)
				wantText, err := json.Marshal(a)
				require.NoError(t, err)
				gotText, err := json.Marshal(b)
				require.NoError(t, err)
				require.JSONEq(t, string(wantText), string(gotText))
			}
		}
		one, err := whole.Save()
		require.NoError(t, err)
		two, err := broken.Save()
		require.NoError(t, err)
		require.Equal(t, string(one), string(two))
		require.Equal(t, whole.Events(), broken.Events())
	})
}

// amendable is a fund at 30 % of a pool, and a producer who takes the rest.
func amendable() Deal {
	return Deal{
		Currency: "EUR", Balance: "producer",
		Pools: []Pool{{ID: "pool", Tiers: []Tier{
			{ID: "t", Rights: []Right{{ID: "fund", Party: "fund", Steps: []Step{{Rate: decimal.New(30, 0)}}}}},
			{ID: "rest", Rights: []Right{{ID: "producer", Party: "producer", Steps: []Step{{Rate: hundred}}}}},
		}}},
	}
}

func receipt(n int, amount int64) Movement {
	return Movement{ID: "m", Date: firstDay.AddDays(n), Receipts: []Receipt{{Pool: "pool", Amount: decimal.New(amount, 0)}}}
}

// An amendment of the second year brings the fund to 40 % and a talent in at 10 %.
func TestAnAmendmentTakesUpTheHistory(t *testing.T) {
	first, err := amendable().Compile()
	require.NoError(t, err)
	run := first.Open()
	require.NoError(t, run.Apply(receipt(0, 1000)))
	_, err = run.Settle(firstDay)
	require.NoError(t, err)
	data, err := run.Save()
	require.NoError(t, err)

	amended := amendable()
	rights := &amended.Pools[0].Tiers[0].Rights
	(*rights)[0].Steps[0].Rate = decimal.New(40, 0)
	*rights = append(*rights, Right{ID: "talent", Party: "talent", Steps: []Step{{Rate: decimal.New(10, 0)}}})
	second, err := amended.Compile()
	require.NoError(t, err)
	run, err = second.Resume(data)
	require.NoError(t, err)
	require.NoError(t, run.Apply(receipt(400, 1000)))
	s, err := run.Settle(firstDay.AddDays(400))
	require.NoError(t, err)
	require.NoError(t, s.Check())
	fund := s.Line("fund")
	require.Equal(t, "300.00 400.00 700.00", fund.Prior.StringFixed(2)+" "+fund.Current.StringFixed(2)+" "+fund.Cumulative.StringFixed(2))
	talent, producer := s.Line("talent"), s.Line("producer")
	require.Equal(t, "100.00", talent.Cumulative.StringFixed(2))
	require.Equal(t, "1200.00", producer.Cumulative.StringFixed(2), "700 and 500")

	missing := amendable()
	missing.Pools[0].Tiers = missing.Pools[0].Tiers[1:]
	third, err := missing.Compile()
	require.NoError(t, err)
	_, err = third.Resume(data)
	require.ErrorIs(t, err, ErrUnknown, "the fund was paid: its right cannot be missing")
}

func TestResumeRefuses(t *testing.T) {
	c, err := amendable().Compile()
	require.NoError(t, err)
	for reason, tc := range map[string]struct {
		text string
		want error
	}{
		"not JSON":         {`{`, ErrSyntax},
		"another version":  {`{"version": 2, "currency": "EUR"}`, ErrUnknown},
		"another currency": {`{"version": 1, "currency": "USD"}`, ErrCurrency},
		"a float":          {`{"version": 1, "currency": "EUR", "receipts": "1.5"}`, ErrSyntax},
		"a zero below":     {`{"version": 1, "currency": "EUR", "receipts": "1/0"}`, ErrSyntax},
		"no such pool":     {`{"version": 1, "currency": "EUR", "quantities": {"pool:x:entered": "3"}}`, ErrUnknown},
		"no such event":    {`{"version": 1, "currency": "EUR", "events": [{"threshold": "x"}]}`, ErrUnknown},
		"a huge decimal":   {`{"version": 1, "currency": "EUR", "lines": {"fund": "1e5000"}}`, ErrTooLarge},
		"no such reserve":  {`{"version": 1, "currency": "EUR", "reserves": {"pool": [[]]}}`, ErrUnknown},
	} {
		_, err := c.Resume([]byte(tc.text))
		require.ErrorIs(t, err, tc.want, reason)
	}
	var none *Cascade
	_, err = none.Resume(nil)
	require.ErrorIs(t, err, ErrNotCompiled)
	_, err = (&Run{}).Save()
	require.ErrorIs(t, err, ErrNotCompiled)
}

func FuzzResume(f *testing.F) {
	c, err := amendable().Compile()
	require.NoError(f, err)
	run := c.Open()
	require.NoError(f, run.Apply(receipt(0, 1000)))
	data, err := run.Save()
	require.NoError(f, err)
	f.Add(string(data))
	f.Add(`{"version": 1, "currency": "EUR"}`)
	f.Fuzz(func(t *testing.T, text string) {
		run, err := c.Resume([]byte(text))
		if err != nil {
			return
		}
		_ = run.Apply(Movement{Date: run.day, Receipts: []Receipt{{Pool: "pool", Amount: decimal.New(100, 0)}}})
		_, _ = run.Settle(schedule.Date{})
		_, _ = run.Save()
	})
}
