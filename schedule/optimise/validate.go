package optimise

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// names are the positions of what a shoot refers to.
type names struct{ scenes, actors, locations map[string]int }

func (s Shoot) sized(c *fault.Collector) bool {
	fine := check.Size(c, "dates", len(s.Dates), MaxDates)
	fine = check.Size(c, "scenes", len(s.Scenes), MaxScenes) && fine
	fine = check.Size(c, "actors", len(s.Actors), MaxActors) && fine
	fine = check.Size(c, "locations", len(s.Locations), MaxLocations) && fine
	return check.Size(c, "precedences", len(s.Precedences), MaxPrecedences) && fine
}

// check reads the names of a shoot and reports what is wrong with it but for what no plan satisfies.
func (s Shoot) check(c *fault.Collector) (names, bool) {
	n := names{map[string]int{}, map[string]int{}, map[string]int{}}
	if !s.sized(c) {
		return n, false
	}
	s.dates(c)
	if s.Eighths < 1 || s.Eighths > MaxEighths {
		c.Add("eighths", ErrRange, s.Eighths)
	}
	check.NotNegative(c, "day_cost", s.DayCost)
	check.NotNegative(c, "move_cost", s.MoveCost)
	check.NotNegative(c, "overnight_cost", s.OvernightCost)
	seen := map[string]bool{}
	for i, a := range s.Actors {
		in := c.In("actors[%d]", i)
		if check.Unique(in, "id", a.ID, seen) {
			n.actors[a.ID] = i
		}
		check.NotNegative(in, "fee", a.Fee)
		if a.Minimum < 0 || a.Minimum > MaxDates {
			in.Add("minimum", ErrRange, a.Minimum)
		}
		a.check(in)
	}
	seen = map[string]bool{}
	for i, l := range s.Locations {
		in := c.In("locations[%d]", i)
		if check.Unique(in, "id", l.ID, seen) {
			n.locations[l.ID] = i
		}
		l.check(in)
	}
	s.scenes(c, n)
	for i, p := range s.Precedences {
		in := c.In("precedences[%d]", i)
		known(in, "before", p.Before, n.scenes)
		known(in, "after", p.After, n.scenes)
	}
	return n, c.Err() == nil
}

func (s Shoot) dates(c *fault.Collector) {
	if len(s.Dates) == 0 {
		c.Add("dates", ErrRequired, nil)
	}
	for i, d := range s.Dates {
		path := fmt.Sprintf("dates[%d]", i)
		if check.Given(c, path, d.String()) && i > 0 && !s.Dates[i-1].Before(d) {
			c.Add(path, ErrOrder, d)
		}
	}
}

func (s Shoot) scenes(c *fault.Collector, n names) {
	if len(s.Scenes) == 0 {
		c.Add("scenes", ErrRequired, nil)
	}
	seen := map[string]bool{}
	for i, scene := range s.Scenes {
		in := c.In("scenes[%d]", i)
		if check.Unique(in, "id", scene.ID, seen) {
			n.scenes[scene.ID] = i
		}
		switch {
		case scene.Days != 0 && scene.Eighths != 0:
			in.Add("days", ErrDuplicate, scene.Days)
		case scene.Days < 0 || scene.Days > MaxDays:
			in.Add("days", ErrRange, scene.Days)
		case scene.Days == 0 && (scene.Eighths < 1 || scene.Eighths > s.Eighths):
			in.Add("eighths", ErrRange, scene.Eighths)
		}
		if scene.Location != "" {
			known(in, "location", scene.Location, n.locations)
		}
		cast := map[string]bool{}
		if !check.Size(in, "cast", len(scene.Cast), MaxActors) {
			continue
		}
		for j, id := range scene.Cast {
			if path := fmt.Sprintf("cast[%d]", j); check.Unique(in, path, id, cast) {
				known(in, path, id, n.actors)
			}
		}
	}
}

func known(c *fault.Collector, path, id string, in map[string]int) {
	if !check.Given(c, path, id) {
		return
	}
	if _, found := in[id]; !found {
		c.Add(path, ErrUnknown, id)
	}
}

func (a Availability) check(c *fault.Collector) {
	if !check.Size(c, "windows", len(a.Windows), MaxWindows) || !check.Size(c, "blocked", len(a.Blocked), MaxWindows) {
		return
	}
	for i, w := range a.Windows {
		if !w.To.IsZero() && w.To.Before(w.From) {
			c.Add(fmt.Sprintf("windows[%d].to", i), ErrOrder, w.To)
		}
	}
	seen := map[schedule.Date]bool{}
	for i, d := range a.Blocked {
		path := fmt.Sprintf("blocked[%d]", i)
		if check.Given(c, path, d.String()) && seen[d] {
			c.Add(path, ErrDuplicate, d)
		}
		seen[d] = true
	}
}

// places is how many decimals the amounts of a shoot need.
func (s Shoot) places() int32 {
	amounts := []decimal.Decimal{s.DayCost, s.MoveCost, s.OvernightCost}
	for _, a := range s.Actors {
		amounts = append(amounts, a.Fee)
	}
	var most int32
	for _, d := range amounts {
		places := max(0, -d.Exponent())
		for places > 0 && d.Shift(places-1).IsInteger() {
			places--
		}
		most = max(most, places)
	}
	return most
}
