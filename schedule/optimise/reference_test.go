package optimise_test

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/optimise"
)

// shotDay is a day of a plan as the references see it: the date and the scenes of each day.
type shotDay struct {
	date   schedule.Date
	scenes []int
}

func has(a optimise.Availability, d schedule.Date) bool {
	open := len(a.Windows) == 0
	for _, w := range a.Windows {
		open = open || (w.From.IsZero() || !d.Before(w.From)) && (w.To.IsZero() || !d.After(w.To))
	}
	return open && !slices.Contains(a.Blocked, d)
}

// breaks names the first constraint that a plan breaks, or nothing. It shares no code with the package.
func breaks(s optimise.Shoot, days []shotDay) string {
	actor := map[string]optimise.Actor{}
	for _, a := range s.Actors {
		actor[a.ID] = a
	}
	location := map[string]optimise.Location{}
	for _, l := range s.Locations {
		location[l.ID] = l
	}
	at, count := map[string]int{}, map[string]int{}
	place := 0
	for i, day := range days {
		if !slices.Contains(s.Dates, day.date) {
			return "a day off"
		}
		if i > 0 && !days[i-1].date.Before(day.date) {
			return "dates in order"
		}
		eighths, night := 0, false
		for j, k := range day.scenes {
			scene := s.Scenes[k]
			place++
			if count[scene.ID] == 0 {
				at[scene.ID] = place
				if !scene.On.IsZero() && scene.On != day.date {
					return "a fixed date"
				}
			} else if !slices.Contains(days[i-1].scenes, k) {
				return "consecutive days"
			}
			count[scene.ID]++
			if scene.Days > 0 && len(day.scenes) > 1 {
				return "a day for itself"
			}
			eighths += scene.Eighths
			if eighths > s.Eighths {
				return "pages"
			}
			if night && !scene.Night || j > 0 && !s.Mixed && scene.Night != night {
				return "day and night"
			}
			night = scene.Night
			if s.NightRest && !scene.Night && i > 0 && day.date.DaysSince(days[i-1].date) == 1 {
				for _, b := range days[i-1].scenes {
					if s.Scenes[b].Night {
						return "rest after a night"
					}
				}
			}
			if l, there := location[scene.Location]; there && !has(l.Availability, day.date) {
				return "a location blocked"
			}
			for _, id := range scene.Cast {
				if !has(actor[id].Availability, day.date) {
					return "an actor who is away"
				}
			}
		}
	}
	for _, scene := range s.Scenes {
		if count[scene.ID] != max(1, scene.Days) {
			return "every scene"
		}
	}
	for _, p := range s.Precedences {
		if at[p.Before] >= at[p.After] {
			return "precedence"
		}
	}
	return ""
}

// cost adds up a plan that breaks nothing.
func cost(s optimise.Shoot, days []shotDay) decimal.Decimal {
	total := s.DayCost.Mul(decimal.New(int64(len(days)), 0))
	last, lastDay := "", 0
	for i, day := range days {
		for _, k := range day.scenes {
			if to := s.Scenes[k].Location; to != "" {
				if last != "" && last != to {
					// A scene without location carries the move to where the next one is.
					if i == lastDay || i > 0 && k != day.scenes[0] {
						total = total.Add(s.MoveCost)
					} else {
						total = total.Add(s.OvernightCost)
					}
				}
				last, lastDay = to, i
			}
		}
	}
	for _, a := range s.Actors {
		first, latest := -1, -1
		for i, day := range days {
			for _, k := range day.scenes {
				if slices.Contains(s.Scenes[k].Cast, a.ID) {
					latest = i
					if first < 0 {
						first = i
					}
				}
			}
		}
		if first >= 0 {
			total = total.Add(a.Fee.Mul(decimal.New(int64(max(a.Minimum, latest-first+1)), 0)))
		}
	}
	return total
}

// everyPlan tries every order, every cut into days and every choice of dates.
func everyPlan(s optimise.Shoot) (least decimal.Decimal, found bool) {
	var lay func(rest [][]int, from int, days []shotDay)
	lay = func(rest [][]int, from int, days []shotDay) {
		if len(rest) == 0 {
			if breaks(s, days) == "" {
				if c := cost(s, days); !found || c.LessThan(least) {
					least, found = c, true
				}
			}
			return
		}
		for at := from; at+len(rest) <= len(s.Dates); at++ {
			lay(rest[1:], at+1, append(slices.Clone(days), shotDay{s.Dates[at], rest[0]}))
		}
	}
	n := len(s.Scenes)
	var cut func(left int, groups [][]int)
	cut = func(left int, groups [][]int) {
		if left == 0 {
			lay(groups, 0, nil)
			return
		}
		for k := range n {
			if left>>k&1 == 0 {
				continue
			}
			if days := s.Scenes[k].Days; days > 0 {
				more := slices.Clone(groups)
				for range days {
					more = append(more, []int{k})
				}
				cut(left&^(1<<k), more)
				continue
			}
			cut(left&^(1<<k), append(slices.Clone(groups), []int{k}))
			if last := len(groups) - 1; last >= 0 && s.Scenes[groups[last][0]].Days == 0 {
				joined := slices.Clone(groups)
				joined[last] = append(slices.Clone(groups[last]), k)
				eighths := 0
				for _, i := range joined[last] {
					eighths += s.Scenes[i].Eighths
				}
				if eighths <= s.Eighths {
					cut(left&^(1<<k), joined)
				}
			}
		}
	}
	cut(1<<n-1, nil)
	return least, found
}

func boards(t require.TestingT, s optimise.Shoot, p optimise.Plan) []shotDay {
	var days []shotDay
	for _, d := range p.Days {
		b := shotDay{date: d.Date}
		for _, id := range d.Scenes {
			k := slices.IndexFunc(s.Scenes, func(scene optimise.Scene) bool { return scene.ID == id })
			require.GreaterOrEqual(t, k, 0)
			b.scenes = append(b.scenes, k)
		}
		days = append(days, b)
	}
	return days
}

func sound(t require.TestingT, s optimise.Shoot, p optimise.Plan) {
	days := boards(t, s, p)
	require.Empty(t, breaks(s, days), "%+v", p.Days)
	require.Equal(t, cost(s, days).String(), p.Cost.String())
	require.NoError(t, p.Check())
	require.False(t, p.Bound.GreaterThan(p.Cost))
	require.Equal(t, p.Proved, p.Bound.Equal(p.Cost))
}

func amount(t *rapid.T, name string) decimal.Decimal {
	return decimal.New(int64(rapid.IntRange(0, 3000).Draw(t, name)), -2)
}

func availability(t *rapid.T, dates []schedule.Date) optimise.Availability {
	var a optimise.Availability
	switch rapid.IntRange(0, 5).Draw(t, "availability") {
	case 0:
		i := rapid.IntRange(0, len(dates)-1).Draw(t, "from")
		a.Windows = []optimise.Window{{From: dates[i], To: dates[rapid.IntRange(i, len(dates)-1).Draw(t, "to")]}}
	case 1:
		a.Windows = []optimise.Window{{From: dates[rapid.IntRange(0, len(dates)-1).Draw(t, "from")]}}
	case 2:
		a.Blocked = []schedule.Date{rapid.SampledFrom(dates).Draw(t, "blocked")}
	}
	return a
}

// draw makes a shoot that may have no plan.
func draw(t *rapid.T, scenes int) optimise.Shoot {
	s := optimise.Shoot{
		Eighths: rapid.IntRange(1, 12).Draw(t, "eighths"),
		Mixed:   rapid.Bool().Draw(t, "mixed"), NightRest: rapid.Bool().Draw(t, "night rest"),
		DayCost: amount(t, "day"), MoveCost: amount(t, "move"), OvernightCost: amount(t, "overnight"),
	}
	date := schedule.MustParseDate("2027-04-19")
	for range rapid.IntRange(scenes, scenes+3).Draw(t, "dates") {
		s.Dates = append(s.Dates, date)
		date = date.AddDays(rapid.IntRange(1, 2).Draw(t, "gap"))
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "locations") {
		s.Locations = append(s.Locations, optimise.Location{ID: "L" + strconv.Itoa(i), Availability: availability(t, s.Dates)})
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "actors") {
		s.Actors = append(s.Actors, optimise.Actor{
			ID: "A" + strconv.Itoa(i), Fee: amount(t, "fee"), Minimum: rapid.IntRange(0, 3).Draw(t, "minimum"),
			Availability: availability(t, s.Dates),
		})
	}
	for i := range rapid.IntRange(1, scenes).Draw(t, "scenes") {
		scene := optimise.Scene{ID: strconv.Itoa(i + 1), Night: rapid.IntRange(0, 2).Draw(t, "night") == 0}
		if scene.Days = rapid.IntRange(-6, 2).Draw(t, "days"); scene.Days <= 0 {
			scene.Days, scene.Eighths = 0, rapid.IntRange(1, s.Eighths).Draw(t, "length")
		}
		if len(s.Locations) > 0 && rapid.IntRange(0, 4).Draw(t, "located") > 0 {
			scene.Location = rapid.SampledFrom(s.Locations).Draw(t, "location").ID
		}
		for _, a := range s.Actors {
			if rapid.Bool().Draw(t, "plays") {
				scene.Cast = append(scene.Cast, a.ID)
			}
		}
		if rapid.IntRange(0, 9).Draw(t, "fixed") == 0 {
			scene.On = rapid.SampledFrom(s.Dates).Draw(t, "on")
		}
		s.Scenes = append(s.Scenes, scene)
	}
	if n := len(s.Scenes); n > 1 {
		for range rapid.IntRange(0, 2).Draw(t, "precedences") {
			a := rapid.IntRange(0, n-2).Draw(t, "before")
			b := rapid.IntRange(a+1, n-1).Draw(t, "after")
			s.Precedences = append(s.Precedences, optimise.Precedence{Before: s.Scenes[a].ID, After: s.Scenes[b].ID})
		}
	}
	s.Scenes = rapid.Permutation(s.Scenes).Draw(t, "shuffled")
	return s
}
