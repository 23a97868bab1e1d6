package optimise

// today is the day of shooting that a walk through the scenes has come to.
type today struct {
	// date is the place of the last date of the day, -1 before the first one; prev that of the day before.
	date, prev int
	// dark says that the day before had a night scene, sun and moon that this one has day and night scenes.
	dark, sun, moon bool
	// closed says that no scene may join: one has the day for itself.
	closed bool
	// allowed are the dates on which all scenes of the day may be shot.
	allowed dates
	load    int
	// days is how many dates the day stands for: more than one for a scene of several days.
	days int
	// place is the location of the last scene that had one, -1 before.
	place int
}

func (m *model) start0() today { return today{date: -1, prev: -1, place: -1} }

// first is the first date of a set after the day before, as early as rest allows.
func (m *model) first(set *dates, prev int, dark, sun bool) int {
	at := set.from(prev + 1)
	if at >= 0 && m.shoot.NightRest && dark && sun && m.dates[at].DaysSince(m.dates[prev]) < 2 {
		at = set.from(at + 1)
	}
	return at
}

// join adds a scene to the day, if it may be.
func (m *model) join(d today, scene int) (today, bool) {
	night := m.night[scene]
	if d.date < 0 || d.closed || m.whole[scene] > 0 || d.load+m.load[scene] > m.shoot.Eighths {
		return d, false
	}
	if night && d.sun && !m.shoot.Mixed || !night && d.moon {
		return d, false
	}
	d.load += m.load[scene]
	d.sun, d.moon = d.sun || !night, d.moon || night
	d.allowed = d.allowed.and(m.start[scene])
	d.date = m.first(&d.allowed, d.prev, d.dark, d.sun)
	d.stand(m.location[scene])
	return d, d.date >= 0
}

// open begins a new day with a scene, as early as may be.
func (m *model) open(d today, scene int) (today, bool) {
	night := m.night[scene]
	n := today{
		prev: d.date, dark: d.moon, sun: !night, moon: night, load: m.load[scene],
		allowed: m.start[scene], closed: m.whole[scene] > 0, days: max(1, m.whole[scene]), place: d.place,
	}
	n.date = m.first(&n.allowed, n.prev, n.dark, n.sun)
	for day := 1; day < m.whole[scene] && n.date >= 0; day++ {
		n.date = m.allowed[scene].from(n.date + 1)
	}
	n.stand(m.location[scene])
	return n, n.date >= 0
}

func (d *today) stand(place int) {
	if place >= 0 {
		d.place = place
	}
}

// moving is the cost of going to a scene, on the same day or on the next one.
func (m *model) moving(d today, scene int, same bool) int64 {
	to := m.location[scene]
	switch {
	case to < 0 || d.place < 0 || to == d.place:
		return 0
	case same:
		return m.move
	default:
		return m.overnight
	}
}
