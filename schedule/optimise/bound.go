package optimise

import (
	"context"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/schedule/talent"
)

// bound is a cost that no plan can be under: that of the days and the moves, and that of the cast. The cast
// costs at least what each actor's own scenes fill or his minimum; and at least what it would if time were
// not cut into days: a plan is then an order of scenes as long as their eighths, a problem of talent
// scheduling, whose least cost bounds it.
func (m *model) bound(ctx context.Context, o Options) int64 {
	var cast int64
	for a, roles := range m.roles {
		if len(roles) > 0 {
			cast += m.fees[a] * int64(max(m.fewest(roles), m.minimum[a]))
		}
	}
	return m.going() + max(cast, m.uncut(ctx, o))
}

// going is the least cost of days and moves. On fewer days than the locations need one by one, some are at
// several of them, and the company moves on these; and it goes to every location but the first.
func (m *model) going() int64 {
	all := make([]int, len(m.load))
	at := make([][]int, len(m.shoot.Locations))
	for i, p := range m.location {
		all[i] = i
		if p >= 0 {
			at[p] = append(at[p], i)
		}
	}
	places, visits := 0, 0
	for _, scenes := range at {
		if len(scenes) > 0 {
			places++
			visits += m.fewest(scenes)
		}
	}
	least := int64(endless)
	for days := m.fewest(all); ; days++ {
		within := max(0, visits-days)
		between := max(0, places-1-within)
		cost := int64(days)*m.day + int64(within)*m.move + int64(between)*min(m.move, m.overnight)
		least = min(least, cost)
		if within == 0 {
			return least
		}
	}
}

// fewest is a number of days that no plan of some scenes can be under: the whole days, and what the others fill,
// those of the day and of the night apart where they are kept apart. Scenes too long to share a day with one
// of a length take a day each, and those between fill others (Martello, Toth 1990, bin packing, L2).
func (m *model) fewest(scenes []int) int {
	var kinds [2][]int
	total := 0
	for _, i := range scenes {
		if m.whole[i] > 0 {
			total += m.whole[i]
			continue
		}
		kinds[m.kind(m.night[i])] = append(kinds[m.kind(m.night[i])], m.load[i])
	}
	for _, loads := range kinds {
		most := 0
		for short := range m.shoot.Eighths/2 + 1 {
			most = max(most, m.pack(loads, short))
		}
		total += most
	}
	return total
}

// pack is the bound of [model.fewest] for one length.
func (m *model) pack(loads []int, short int) int {
	alone, half, between := 0, 0, 0
	for _, load := range loads {
		switch {
		case load > m.shoot.Eighths-short:
			alone++
		case 2*load > m.shoot.Eighths:
			half++
			between += load
		case load >= short:
			between += load
		}
	}
	return alone + max(half, m.fill(between))
}

// uncut is the least cost of the cast if time were not cut into days, or zero where that cannot be told.
func (m *model) uncut(ctx context.Context, o Options) int64 {
	p := talent.Problem{}
	for i, s := range m.shoot.Scenes {
		p.Scenes = append(p.Scenes, talent.Scene{ID: s.ID, Days: m.load[i], Cast: s.Cast})
	}
	for a, fee := range m.fees {
		p.Actors = append(p.Actors, talent.Actor{ID: m.shoot.Actors[a].ID, Fee: decimal.New(fee, 0)})
	}
	for _, r := range m.shoot.Precedences {
		p.Precedences = append(p.Precedences, talent.Precedence{Before: r.Before, After: r.After})
	}
	result, err := talent.Solve(ctx, p, talent.Options{Nodes: o.Nodes, Memory: o.Memory})
	if err != nil {
		return 0
	}
	eighths := result.Work.Add(result.Bound).IntPart()
	whole := int64(m.shoot.Eighths)
	return (eighths + whole - 1) / whole
}
