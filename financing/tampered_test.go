package financing_test

import (
	"reflect"
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// Any figure of an analysis that is changed is found out. (The base of the headroom of the tax credit is so by its
// percentage only.)
func TestTamperedAnalysis(t *testing.T) {
	p := together()
	p.Sources[4].Costs = []financing.MoneyCost{{Kind: financing.Commission, Percent: dec("10")}}
	a := analyse(t, p)
	require.NoError(t, a.Check())
	paths := 0
	tamper(reflect.ValueOf(&a).Elem(), "", func(path string, d *decimal.Decimal) {
		paths++
		kept := *d
		*d = d.Add(decimal.NewFromInt(100_000))
		found := a.Check() != nil
		*d = kept
		require.True(t, found, path)
	})
	require.Greater(t, paths, 200)
	require.NoError(t, a.Check())
}

// tamper calls do for each decimal within a value.
func tamper(v reflect.Value, path string, do func(path string, d *decimal.Decimal)) {
	if d, is := v.Addr().Interface().(*decimal.Decimal); is {
		do(path, d)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			tamper(v.Field(i), path+"."+v.Type().Field(i).Name, do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			tamper(v.Index(i), path+"["+v.Type().Elem().Name()+"]", do)
		}
	default:
	}
}
