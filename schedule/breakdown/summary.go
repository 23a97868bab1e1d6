package breakdown

// Total is what a group of scenes comes to.
type Total struct {
	// Key is the set, the location, the effect, or the ID of the role or of the element.
	Key     string  `json:"key"`
	Scenes  int     `json:"scenes"`
	Eighths Eighths `json:"eighths,omitzero"`
	Timing  Timing  `json:"timing,omitzero"`
	// Days add up those of the scenes that take whole days.
	Days int `json:"days,omitzero"`
	// Most is the largest number of an element in one scene, UnitDays the sum over the scenes of its number times
	// their days: the days of extras to be paid.
	Most     int `json:"most,omitzero"`
	UnitDays int `json:"unit_days,omitzero"`
}

// Summary is what a breakdown comes to. Sets, locations and effects stand in the order of their first scene,
// roles and elements in that of the breakdown; one that is in no scene has zeros.
type Summary struct {
	Total     Total   `json:"total"`
	Sets      []Total `json:"sets"`
	Locations []Total `json:"locations"`
	Effects   []Total `json:"effects"`
	Cast      []Total `json:"cast"`
	Elements  []Total `json:"elements"`
}

// Summary returns the totals of the breakdown. It is meant for one that [Breakdown.Validate] accepts; what
// refers to nothing counts nowhere.
func (b Breakdown) Summary() Summary {
	sets, locations, effects := newTally(nil), newTally(nil), newTally(nil)
	ids := make([]string, len(b.Cast))
	for i, r := range b.Cast {
		ids[i] = r.ID
	}
	cast := newTally(ids)
	ids = make([]string, len(b.Elements))
	for i, e := range b.Elements {
		ids[i] = e.ID
	}
	elements := newTally(ids)
	var s Summary
	for _, scene := range b.Scenes {
		s.Total.add(scene)
		sets.open(scene.Heading.Set).add(scene)
		locations.open(scene.Location).add(scene)
		effects.open(scene.Effect()).add(scene)
		for _, id := range scene.Cast {
			cast.add(id, scene, 1)
		}
		for _, u := range scene.Elements {
			elements.add(u.ID, scene, u.Count())
		}
	}
	s.Sets, s.Locations, s.Effects, s.Cast, s.Elements = sets.totals, locations.totals, effects.totals, cast.totals, elements.totals
	return s
}

func (t *Total) add(s Scene) {
	t.Scenes++
	t.Eighths += s.Eighths
	t.Timing += s.Timing
	t.Days += s.Days
}

// tally holds totals by key in their order.
type tally struct {
	at     map[string]int
	totals []Total
}

func newTally(keys []string) *tally {
	t := &tally{at: make(map[string]int, len(keys)), totals: []Total{}}
	for _, key := range keys {
		t.open(key)
	}
	return t
}

// open returns the total of a key, which it begins.
func (t *tally) open(key string) *Total {
	i, found := t.at[key]
	if !found {
		i = len(t.totals)
		t.at[key] = i
		t.totals = append(t.totals, Total{Key: key})
	}
	return &t.totals[i]
}

func (t *tally) add(key string, s Scene, number int) {
	if i, found := t.at[key]; found {
		total := &t.totals[i]
		total.add(s)
		total.Most = max(total.Most, number)
		total.UnitDays += number * s.Days
	}
}
