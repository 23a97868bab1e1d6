package breakdown

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// PlayedBy returns the breakdown in which several roles are played by one performer (doubling): he stands in the cast in
// the place of the first of them, and once in a scene where there are several, so that his days, his hours and his pay
// are those of one person. His ID may be that of one of the roles. The breakdown itself stays as it is.
//
// The error is a [Faults]: [ErrUnknown] for a role that is not in the cast, [ErrDuplicate] for one given twice and for an
// ID that another role or element has, [ErrRequired] without an ID.
func (b Breakdown) PlayedBy(performer Role, roles ...string) (Breakdown, error) {
	var c fault.Collector
	check.Code(&c, "performer.id", performer.ID)
	check.Label(&c, "performer.name", performer.Name)
	played, seen := map[string]bool{}, map[string]bool{}
	for _, r := range b.Cast {
		played[r.ID] = false
	}
	for i, id := range roles {
		in := c.In("roles[%d]", i)
		if _, known := played[id]; check.Unique(in, "", id, seen) && !known {
			in.Add("", ErrUnknown, id)
		}
		played[id] = true
	}
	others := func(e Element) bool { return e.ID == performer.ID }
	if mine, taken := played[performer.ID]; (taken && !mine) || slices.ContainsFunc(b.Elements, others) {
		c.Add("performer.id", ErrDuplicate, performer.ID)
	}
	if err := c.Err(); err != nil {
		return Breakdown{}, err
	}
	replace := func(id string) string {
		if played[id] {
			return performer.ID
		}
		return id
	}
	out := b
	out.Cast, out.Scenes = make([]Role, 0, len(b.Cast)), slices.Clone(b.Scenes)
	there := false
	for _, r := range b.Cast {
		if played[r.ID] {
			if there {
				continue
			}
			r, there = performer, true
		}
		out.Cast = append(out.Cast, r)
	}
	for i := range out.Scenes {
		out.Scenes[i].Cast = once(out.Scenes[i].Cast, replace)
	}
	return out, nil
}

// once returns a list with its items replaced, each of them once.
func once(list []string, replace func(string) string) []string {
	if list == nil {
		return nil
	}
	seen, out := make(map[string]bool, len(list)), make([]string, 0, len(list))
	for _, one := range list {
		if one = replace(one); !seen[one] {
			seen[one] = true
			out = append(out, one)
		}
	}
	return out
}
