package budget_test

import (
	"reflect"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// decimals calls do with each decimal inside a value that can be set, once in each list.
func decimals(path string, v reflect.Value, do func(path string, d *decimal.Decimal)) {
	switch v.Kind() {
	case reflect.Struct:
		if d, is := v.Addr().Interface().(*decimal.Decimal); is {
			do(path, d)
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				decimals(path+"."+v.Type().Field(i).Name, v.Field(i), do)
			}
		}
	case reflect.Slice:
		for i := range min(v.Len(), 3) {
			decimals(path, v.Index(i), do)
		}
	default:
	}
}

// A result may have been changed in memory: whichever figure is a power that no memory holds, every view answers.
func TestTamperedResults(t *testing.T) {
	b := charged()
	b.Percentages = []budget.Percentage{{ID: "fee", Rate: dec("5"), Posts: []string{"2"}}}
	b.Credits = []budget.Credit{{ID: "credit", Rate: dec("20"), Posts: []string{"2"}}}
	b.Lines[1].TaxCredit = true
	r, sound := compute(t, b), compute(t, b)
	tampered := 0
	decimals("", reflect.ValueOf(&r).Elem(), func(path string, d *decimal.Decimal) {
		for _, hostile := range []decimal.Decimal{decimal.New(1, 1_000_000_000), decimal.New(1, -1_000_000_000)} {
			before := *d
			*d = hostile
			require.ErrorIs(t, r.Check(), budget.ErrTooLarge, path)
			for _, level := range []budget.Level{budget.TopSheet, budget.PostSheet, budget.DetailSheet} {
				_ = budget.SheetCSV(r.Sheet(level), "fr")
			}
			_, _ = r.Simplified().Compute()
			_, _ = r.Eligible()
			_ = r.Charge()
			_, _ = r.By(budget.ByPost, budget.ByAccount)
			_, _ = r.Convert(budget.DocumentaryMapping("", "fee"))
			_, err := budget.Compare(sound, r)
			require.ErrorIs(t, err, budget.ErrTooLarge, path)
			*d = before
			tampered++
		}
	})
	require.Greater(t, tampered, 100)
	require.NoError(t, r.Check(), "as it was")
	r.Lines[0].Amount = decimal.New(1, 1_000_000_000)
	require.Empty(t, r.Sheet(budget.DetailSheet), "Check says why")
}
