package schedule_test

import (
	"testing"
	"time"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/stretchr/testify/require"
)

// Every day of the years 1 to 9999 against the standard library's own calendar.
func TestDateAgreesWithTheStandardCalendar(t *testing.T) {
	oracle := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	day := schedule.MustParseDate("0001-01-01")
	for ; oracle.Year() <= 9999; oracle, day = oracle.AddDate(0, 0, 1), day.AddDays(1) {
		year, month, dom := day.Civil()
		if year != oracle.Year() || month != oracle.Month() || dom != oracle.Day() || day.Weekday() != oracle.Weekday() {
			t.Fatalf("%s: got %d-%d-%d %s", oracle, year, month, dom, day.Weekday())
		}
		back, err := schedule.NewDate(year, month, dom)
		if err != nil || back != day {
			t.Fatalf("%s does not come back: %v %v", oracle, back, err)
		}
	}
	require.True(t, day.IsZero(), "the day after 9999-12-31 is no date")
}
