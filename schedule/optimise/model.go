package optimise

import (
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// dates is a set of dates of the shoot, by their places.
type dates [MaxDates / 64]uint64

func (d *dates) add(i int)      { d[i/64] |= 1 << (i % 64) }
func (d *dates) has(i int) bool { return d[i/64]>>(i%64)&1 != 0 }

func (d dates) and(other dates) dates {
	for i := range d {
		d[i] &= other[i]
	}
	return d
}

// from returns the first date of the set at or after a place, or -1.
func (d *dates) from(i int) int {
	for word := i / 64; word < len(d); word++ {
		if left := d[word] >> (i % 64) << (i % 64); left != 0 {
			return word*64 + bits.TrailingZeros64(left)
		}
		i = 0
	}
	return -1
}

func (d *dates) count() (n int) {
	for _, word := range d {
		n += bits.OnesCount64(word)
	}
	return n
}

// model is a validated shoot in integers.
type model struct {
	shoot  Shoot
	names  names
	dates  []schedule.Date
	places int32
	// load is the length of each scene in eighths, whole the days that it has for itself.
	load, whole []int
	location    []int
	night       []bool
	cast        [][]int
	// allowed are the dates on which a scene may be shot, start those on which it may begin.
	allowed, start []dates
	before         [][]int
	after          [][]int
	fees           []int64
	minimum        []int
	// roles are the scenes of each actor.
	roles                [][]int
	day, move, overnight int64
}

func compile(s Shoot) (*model, error) {
	var c fault.Collector
	n, fine := s.check(&c)
	if !fine {
		return nil, c.Err()
	}
	m := &model{shoot: s, names: n, dates: s.Dates, places: s.places()}
	if !m.amounts(&c) {
		return nil, c.Err()
	}
	m.build()
	m.feasible(&c)
	return m, c.Err()
}

func (m *model) amounts(c *fault.Collector) bool {
	s := m.shoot
	sum := s.DayCost
	for _, a := range s.Actors {
		sum = sum.Add(a.Fee)
	}
	sum = sum.Mul(decimal.New(MaxDates, 0))
	sum = sum.Add(s.MoveCost.Add(s.OvernightCost).Mul(decimal.New(MaxScenes, 0))).Shift(m.places)
	if sum.GreaterThan(decimal.New(maxTotal, 0)) {
		c.Add("", ErrTooLarge, sum.Shift(-m.places))
		return false
	}
	units := func(d decimal.Decimal) int64 { return d.Shift(m.places).IntPart() }
	m.day, m.move, m.overnight = units(s.DayCost), units(s.MoveCost), units(s.OvernightCost)
	for _, a := range s.Actors {
		m.fees, m.minimum = append(m.fees, units(a.Fee)), append(m.minimum, a.Minimum)
	}
	return true
}

func (m *model) build() {
	s := m.shoot
	m.roles = make([][]int, len(s.Actors))
	actors, locations := make([]dates, len(s.Actors)), make([]dates, len(s.Locations))
	for i, a := range s.Actors {
		actors[i] = m.available(a.Availability)
	}
	for i, l := range s.Locations {
		locations[i] = m.available(l.Availability)
	}
	for i, scene := range s.Scenes {
		allowed, location := m.available(Availability{}), -1
		if scene.Location != "" {
			location = m.names.locations[scene.Location]
			allowed = allowed.and(locations[location])
		}
		cast := make([]int, len(scene.Cast))
		for j, id := range scene.Cast {
			cast[j] = m.names.actors[id]
			allowed = allowed.and(actors[cast[j]])
			m.roles[cast[j]] = append(m.roles[cast[j]], i)
		}
		start := allowed
		if !scene.On.IsZero() {
			start = start.and(m.available(Availability{Windows: []Window{{scene.On, scene.On}}}))
		}
		m.start = append(m.start, start)
		load := scene.Eighths
		if scene.Days > 0 {
			load = scene.Days * s.Eighths
		}
		m.load, m.whole, m.night = append(m.load, load), append(m.whole, scene.Days), append(m.night, scene.Night)
		m.location, m.cast, m.allowed = append(m.location, location), append(m.cast, cast), append(m.allowed, allowed)
	}
	m.before, m.after = make([][]int, len(s.Scenes)), make([][]int, len(s.Scenes))
	for _, p := range s.Precedences {
		a, b := m.names.scenes[p.Before], m.names.scenes[p.After]
		m.before[b], m.after[a] = append(m.before[b], a), append(m.after[a], b)
	}
}

func (m *model) available(a Availability) (set dates) {
	for i, d := range m.dates {
		if a.on(d) {
			set.add(i)
		}
	}
	return set
}

// feasible reports the constraints that can be told to have no solution.
func (m *model) feasible(c *fault.Collector) {
	first := make([]int, len(m.load))
	fine := true
	for i := range m.load {
		if first[i] = m.earliest(i, 0); first[i] < 0 {
			c.In("scenes[%d]", i).Add("", ErrInfeasible, "no date on which all it needs is available")
			fine = false
		}
	}
	total := 0
	for _, load := range m.load {
		total += load
	}
	if room := len(m.dates) * m.shoot.Eighths; total > room {
		c.Add("dates", ErrInfeasible, total)
	}
	for a, roles := range m.roles {
		m.room(c.In("actors[%d]", a), roles)
	}
	places := make([][]int, len(m.shoot.Locations))
	for i, l := range m.location {
		if l >= 0 {
			places[l] = append(places[l], i)
		}
	}
	for l, scenes := range places {
		m.room(c.In("locations[%d]", l), scenes)
	}
	m.ranks(c, first, fine)
}

// room reports scenes that share something and are longer than the days on which they may be shot.
func (m *model) room(c *fault.Collector, scenes []int) {
	var days dates
	load := 0
	for _, i := range scenes {
		load += m.load[i]
		for at := range m.dates {
			if m.whole[i] > 1 || m.allowed[i].has(at) {
				days.add(at)
			}
		}
	}
	if load > days.count()*m.shoot.Eighths {
		c.Add("", ErrInfeasible, load)
	}
}

// earliest returns the last date of a scene that begins at or after a place as early as may be, or -1.
func (m *model) earliest(scene, from int) int {
	at := m.start[scene].from(from)
	for day := 1; day < m.whole[scene] && at >= 0; day++ {
		at = m.allowed[scene].from(at + 1)
	}
	return at
}

// ranks walks the precedences, and reports those that wait for each other or whose dates forbid them.
func (m *model) ranks(c *fault.Collector, first []int, dated bool) {
	n := len(m.load)
	placed := make([]bool, n)
	for count, moved := 0, true; count < n; {
		if !moved {
			for i, p := range m.shoot.Precedences {
				if !placed[m.names.scenes[p.Before]] && !placed[m.names.scenes[p.After]] {
					c.In("precedences[%d]", i).Add("", ErrCycle, p.Before+" before "+p.After)
				}
			}
			return
		}
		moved = false
		for i := range n {
			if placed[i] || !all(m.before[i], placed) {
				continue
			}
			placed[i], moved = true, true
			count++
			if !dated {
				continue
			}
			for _, b := range m.before[i] {
				if first[b] < 0 {
					continue
				}
				if first[i] = max(first[i], m.earliest(i, first[b])); m.earliest(i, first[b]) < 0 {
					c.In("scenes[%d]", i).Add("", ErrInfeasible, "no date after "+m.shoot.Scenes[b].ID)
					first[i] = -1
					break
				}
			}
		}
	}
}

func all(list []int, of []bool) bool {
	for _, i := range list {
		if !of[i] {
			return false
		}
	}
	return true
}

func (m *model) amount(units int64) decimal.Decimal { return decimal.New(units, -m.places) }
