package cashflow_test

import (
	"encoding/json"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/stretchr/testify/require"
)

// Whatever the document, Parse ends, and what it accepts computes and adds up.
func FuzzParse(f *testing.F) {
	for _, plan := range []cashflow.Plan{{}, shortFilm(), casePlan(f)} {
		data, err := json.Marshal(plan)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"currency":"EUR","start":"2027-08-02","outflows":[{"id":"A","column":"pay","amount":"1e1000000000"}]}`))
	f.Add([]byte(`{"currency":"EUR","start":"0001-01-01","keys":[{"id":"","elements":[{"percent":"1e-1000000000"}]}]}`))
	f.Add([]byte(`{"start":"9999-12-27","horizon":1040}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		plan, err := cashflow.Parse(data)
		if err != nil {
			return
		}
		result, err := plan.Compute()
		require.NoError(t, err)
		require.NoError(t, result.Check())
		line, err := cashflow.Borrow(result, cashflow.Facility{Limit: dec("1000"), Rate: dec("5")}, plan.Inflows)
		if err == nil {
			require.NoError(t, line.Check())
		}
	})
}

func FuzzParseFacility(f *testing.F) {
	f.Add([]byte(`{"limit":"1800000","rate":"4.5","basis":"ACT/360"}`))
	f.Add([]byte(`{"limit":"1e1000000000","rate":"-4.5","open_week":3,"close_week":2}`))
	result := compute(f, shortFilm())
	f.Fuzz(func(t *testing.T, data []byte) {
		facility, err := cashflow.ParseFacility(data)
		if err != nil {
			return
		}
		line, err := cashflow.Borrow(result, facility, nil)
		if err == nil {
			require.NoError(t, line.Check())
		}
	})
}

// Whatever the flows, the search ends and keeps to the number of changes of sign.
func FuzzXIRR(f *testing.F) {
	f.Add([]byte{1, 200, 0, 90, 100, 1})
	f.Add([]byte{255, 1, 7, 250, 128, 128, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		var flows []cashflow.Flow
		date := day("2027-01-01")
		for i := 0; i+1 < len(data) && len(flows) < 200; i += 2 {
			date = date.AddDays(int(data[i]))
			flows = append(flows, cashflow.Flow{Date: date, Amount: cents(int64(data[i+1]) - 128)})
		}
		got, err := cashflow.XIRR(flows)
		require.LessOrEqual(t, len(got.Rates), got.SignChanges)
		require.Equal(t, err == nil, len(got.Rates) == 1)
	})
}
