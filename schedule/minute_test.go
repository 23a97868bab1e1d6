package schedule_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule"
)

func TestMinute(t *testing.T) {
	for _, tc := range []struct {
		text   string
		want   schedule.Minute
		reason string
	}{
		{`"08:30"`, 510, "a time of the day"}, {`"24:30"`, 1470, "half past midnight"}, {`"123:05"`, 7385, "a length of time"}, {`""`, 0, "not given"},
	} {
		var m schedule.Minute
		require.NoError(t, json.Unmarshal([]byte(tc.text), &m), tc.reason)
		require.Equal(t, tc.want, m, tc.reason)
	}
	for _, bad := range []string{"8:30", "08:60", "08h30", "0a:30", "08:3", "1234:00", "+1:00"} {
		require.ErrorIs(t, new(schedule.Minute).UnmarshalText([]byte(bad)), schedule.ErrTime, bad)
	}
	require.Equal(t, "-01:05", schedule.Minute(-65).String())
}
