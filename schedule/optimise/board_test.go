package optimise_test

import (
	"context"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/board"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
	"github.com/filmfinance/filmfinance/schedule/optimise"
)

// TestBoard: a plan of the worked case put on a board comes to the same dates, and to the same pay, in a package
// that knows nothing of this one: Paris works five days a week, the coast six, nights are followed by rest, and
// an actor who is away makes the company wait.
func TestBoard(t *testing.T) {
	data, err := os.ReadFile("../breakdown/testdata/plan-de-travail.json")
	require.NoError(t, err)
	script, err := breakdown.Parse(data)
	require.NoError(t, err)
	var six schedule.Weekdays
	require.NoError(t, six.UnmarshalText([]byte("mon,tue,wed,thu,fri,sat")))
	rows := []struct {
		reason string
		change func(*optimise.Shoot)
	}{
		{"dates as they come", func(*optimise.Shoot) {}},
		{"no rest after a night", func(s *optimise.Shoot) { s.NightRest = false }},
		{"the first role comes late and has two weeks off", func(s *optimise.Shoot) {
			s.Actors[0].Windows = []optimise.Window{{From: s.Dates[9], To: s.Dates[15]}, {From: s.Dates[29]}}
		}},
	}
	for _, row := range rows {
		t.Run(row.reason, func(t *testing.T) {
			s := saison(t)
			row.change(&s)
			p, err := optimise.Solve(context.Background(), s, optimise.Options{Moves: 20_000, Nodes: 1})
			require.NoError(t, err)
			sound(t, s, p)
			shoot := board.Shoot{
				Breakdown: script, Board: s.Board(p), Start: p.Days[0].Date, RestAfterNight: s.NightRest,
				Locations: []board.Location{{Name: "Littoral", Calendar: &schedule.Calendar{Weekdays: six}, Place: board.Regions}},
			}
			for i, a := range s.Actors {
				shoot.Terms = append(shoot.Terms, board.Terms{ID: script.Cast[i].ID, Fee: a.Fee})
			}
			dated, err := shoot.Plan()
			require.NoError(t, err)
			require.Empty(t, dated.Unplanned)
			require.Len(t, dated.Days, len(p.Days))
			for i, day := range dated.Days {
				require.Equal(t, p.Days[i].Date, day.Date, "day %d", i+1)
				require.Equal(t, p.Days[i].Scenes[0], day.Parts[0].Scene)
			}
			sheet, err := dated.DayOutOfDays()
			require.NoError(t, err)
			require.Equal(t, p.Work.String(), sheet.WorkPay.String())
			require.Equal(t, p.Holding.String(), sheet.HoldingCost.String())
		})
	}
}
