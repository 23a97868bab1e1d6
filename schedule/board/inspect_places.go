package board

import (
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// places asks what needs no hours of anybody: availabilities, locations, light.
func (p *inspector) places(terms map[string]Terms) {
	sets, locations := map[string]Availability{}, p.plan.locations()
	for _, s := range p.plan.shoot.Sets {
		sets[s.Name] = s.Availability
	}
	suns := map[string]map[schedule.Date]Sun{}
	for name, l := range locations {
		suns[name] = map[schedule.Date]Sun{}
		for _, s := range l.Sun {
			suns[name][s.Date] = s
		}
	}
	calls := p.plan.calls()
	for i := range p.plan.Days {
		d := &p.plan.Days[i]
		p.missing(d, terms)
		p.ofSets(d, sets, locations)
		if sun := suns[d.Location]; len(sun) > 0 {
			p.light(d, calls.hours(d, ""), sun)
		}
	}
}

// missing reports the roles and elements that cannot be had on a day, with the scenes that need them.
func (p *inspector) missing(d *Day, terms map[string]Terms) {
	var who []string
	scenes := map[string][]string{}
	ask := func(id string) {
		if t, found := terms[id]; found && !t.On(d.Date) {
			who = append(who, id)
			scenes[id] = []string{}
		}
	}
	for _, id := range d.Cast {
		ask(id)
	}
	for _, u := range d.Elements {
		ask(u.ID)
	}
	if len(who) == 0 {
		return
	}
	for _, part := range d.Parts {
		needs := func(id string) {
			if list, is := scenes[id]; is {
				scenes[id] = append(list, part.Scene)
			}
		}
		s := p.plan.scenes[part.Scene]
		for _, id := range s.Cast {
			needs(id)
		}
		for _, u := range s.Elements {
			needs(u.ID)
		}
	}
	for _, id := range who {
		p.of(id, nil)
		p.yes(CheckAvailability, at{day: d, scenes: scenes[id]}, false)
	}
}

func (p *inspector) available(who string, a Availability, d *Day, scenes []string) {
	if !a.On(d.Date) {
		p.of(who, nil)
		p.yes(CheckAvailability, at{day: d, scenes: scenes}, false)
	}
}

// ofSets asks for the sets and the locations of a day, and whether there are several of these.
func (p *inspector) ofSets(d *Day, sets map[string]Availability, locations map[string]*Location) {
	bySet, byLocation := map[string][]string{}, map[string][]string{}
	var setNames, locationNames []string
	for _, part := range d.Parts {
		s := p.plan.scenes[part.Scene]
		if len(bySet[s.Heading.Set]) == 0 {
			setNames = append(setNames, s.Heading.Set)
		}
		if len(byLocation[s.Location]) == 0 {
			locationNames = append(locationNames, s.Location)
		}
		bySet[s.Heading.Set] = append(bySet[s.Heading.Set], part.Scene)
		byLocation[s.Location] = append(byLocation[s.Location], part.Scene)
	}
	for _, name := range setNames {
		p.available(name, sets[name], d, bySet[name])
	}
	for _, name := range locationNames {
		if l := locations[name]; l != nil {
			p.available(name, l.Availability, d, byLocation[name])
		}
	}
	if len(locationNames) > 1 {
		p.of(Crew, nil)
		p.say(Notice, CheckLocations, at{day: d}, count(len(locationNames), "locations"))
	}
}

// light asks whether the daylight and the darkness within the hours of a day are enough for its exteriors. A scene is
// taken to need the part of the time of work that it has of the pages of the day, or of the scenes when pages are not
// counted; the meal may be when the light is not needed.
func (p *inspector) light(d *Day, h Hours, sun map[schedule.Date]Sun) {
	outside, all := map[breakdown.Light]int{}, 0
	scenes := map[breakdown.Light][]string{}
	for _, part := range d.Parts {
		s := p.plan.scenes[part.Scene]
		weight := int(part.Eighths)
		if d.Eighths == 0 {
			weight = 1
		}
		all += weight
		if s.Heading.Place == breakdown.Exterior && s.Lit() != "" {
			outside[s.Lit()] += weight
			scenes[s.Lit()] = append(scenes[s.Lit()], part.Scene)
		}
	}
	p.of(d.Location, nil)
	today, known := sun[d.Date]
	tomorrow, next := sun[d.Date.AddDays(1)]
	if !next {
		tomorrow = today // a minute or two
	}
	lit := overlap(h, today.Rise, today.Set) + overlap(h, 24*schedule.Hour+tomorrow.Rise, 24*schedule.Hour+tomorrow.Set)
	for _, one := range []struct {
		light  breakdown.Light
		check  Check
		figure Minute
	}{{breakdown.Day, CheckDaylight, lit}, {breakdown.Night, CheckDarkness, h.Wrap - h.Call - lit}} {
		on := at{day: d, scenes: scenes[one.light]}
		switch {
		case len(on.scenes) == 0:
		case !known || h.Wrap == 0:
			p.say(CannotTell, one.check, on, hours(0))
		default:
			needed := (int(h.Wrap-h.Call-h.Meal)*outside[one.light] + all - 1) / max(1, all)
			p.atLeast(one.check, on, hours(one.figure), hours(Minute(needed)))
		}
	}
}

// overlap is how much of the hours lies between two times.
func overlap(h Hours, from, to Minute) Minute { return max(0, min(h.Wrap, to)-max(h.Call, from)) }
