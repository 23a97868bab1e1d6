package talent_test

import (
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"strconv"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/schedule/talent"
)

// plain is a problem in small integers, for references that share nothing with the package.
type plain struct {
	days, fees []int
	cast       []int // the actors of a scene, as bits
	before     []int // the scenes that precede a scene, as bits
}

func plainOf(p talent.Problem) plain {
	var x plain
	actor, scene := map[string]int{}, map[string]int{}
	for i, a := range p.Actors {
		actor[a.ID] = i
		x.fees = append(x.fees, int(a.Fee.Shift(2).IntPart()))
	}
	for i, s := range p.Scenes {
		scene[s.ID] = i
		cast := 0
		for _, id := range s.Cast {
			cast |= 1 << actor[id]
		}
		x.days, x.cast, x.before = append(x.days, s.Days), append(x.cast, cast), append(x.before, 0)
	}
	for _, r := range p.Precedences {
		x.before[scene[r.After]] |= 1 << scene[r.Before]
	}
	return x
}

// holding follows each actor through an order; a negative result is an order that breaks a precedence.
func (x plain) holding(order []int) int {
	placed, total := 0, 0
	for _, s := range order {
		if x.before[s]&^placed != 0 {
			return -1
		}
		placed |= 1 << s
	}
	for a, fee := range x.fees {
		first, last, worked, day := 0, 0, 0, 0
		for _, s := range order {
			if x.cast[s]>>a&1 != 0 {
				if worked == 0 {
					first = day
				}
				last, worked = day+x.days[s], worked+x.days[s]
			}
			day += x.days[s]
		}
		total += fee * (last - first - worked)
	}
	return total
}

// enumerate tries every order: the least holding cost, how many orders have it and the first of them.
func (x plain) enumerate() (least, count int, first []int) {
	least = math.MaxInt
	order := make([]int, 0, len(x.days))
	var try func(left int)
	try = func(left int) {
		if left == 0 {
			switch cost := x.holding(order); {
			case cost < 0 || cost > least:
			case cost < least:
				least, count, first = cost, 1, append([]int(nil), order...)
			default:
				count++
			}
			return
		}
		for s := range x.days {
			if left>>s&1 != 0 {
				order = append(order, s)
				try(left &^ (1 << s))
				order = order[:len(order)-1]
			}
		}
	}
	try(1<<len(x.days) - 1)
	return least, count, first
}

// subsets is the plain dynamic programme over the sets of scenes still to shoot.
func (x plain) subsets() int {
	n := len(x.days)
	actors := make([]int, 1<<n)
	for set := 1; set < 1<<n; set++ {
		actors[set] = actors[set&(set-1)] | x.cast[bits.TrailingZeros(uint(set))]
	}
	pay := make([]int, 1<<len(x.fees))
	for set := 1; set < len(pay); set++ {
		pay[set] = pay[set&(set-1)] + x.fees[bits.TrailingZeros(uint(set))]
	}
	all := 1<<n - 1
	least := make([]int, 1<<n)
	for left := 1; left <= all; left++ {
		least[left] = math.MaxInt / 2
		for s := range n {
			if left>>s&1 == 0 || x.before[s]&left != 0 {
				continue
			}
			rest := left &^ (1 << s)
			held := actors[all&^left] & actors[rest] &^ x.cast[s]
			least[left] = min(least[left], x.days[s]*pay[held]+least[rest])
		}
	}
	return least[all]
}

// draw makes a problem; fees have cents, and some are zero.
func draw(t *rapid.T, scenes, actors int, precedences bool) talent.Problem {
	var p talent.Problem
	n := rapid.IntRange(1, scenes).Draw(t, "scenes")
	m := rapid.IntRange(0, actors).Draw(t, "actors")
	for a := range m {
		fee := rapid.OneOf(rapid.IntRange(0, 5), rapid.IntRange(1, 100_000)).Draw(t, "fee")
		p.Actors = append(p.Actors, talent.Actor{ID: "A" + strconv.Itoa(a), Fee: decimal.New(int64(fee), -2)})
	}
	casts := rapid.SliceOfN(rapid.IntRange(0, 1<<m-1), 1, n).Draw(t, "casts")
	for s := range n {
		scene := talent.Scene{ID: strconv.Itoa(s + 1), Days: rapid.IntRange(1, 4).Draw(t, "days")}
		cast := rapid.SampledFrom(casts).Draw(t, "cast")
		for a := range m {
			if cast>>a&1 != 0 {
				scene.Cast = append(scene.Cast, p.Actors[a].ID)
			}
		}
		p.Scenes = append(p.Scenes, scene)
	}
	if precedences && n > 1 {
		for range rapid.IntRange(0, n).Draw(t, "precedences") {
			a := rapid.IntRange(0, n-2).Draw(t, "before")
			b := rapid.IntRange(a+1, n-1).Draw(t, "after")
			p.Precedences = append(p.Precedences, talent.Precedence{Before: p.Scenes[a].ID, After: p.Scenes[b].ID})
		}
		shuffled := rapid.Permutation(p.Scenes).Draw(t, "shuffled")
		p.Scenes = shuffled
	}
	return p
}

// dense makes a problem that is hard for its size: every scene has a cast of its own, and everybody is paid.
func dense(t *rapid.T, precedences bool) talent.Problem {
	chance := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 2))
	n, m := 7+chance.IntN(6), 4+chance.IntN(5)
	var p talent.Problem
	for a := range m {
		p.Actors = append(p.Actors, talent.Actor{ID: "A" + strconv.Itoa(a), Fee: decimal.New(int64(1+chance.IntN(40)), -2)})
	}
	for s := range n {
		scene := talent.Scene{ID: strconv.Itoa(s + 1), Days: 1 + chance.IntN(4)}
		for a := range m {
			if chance.IntN(5) < 2 {
				scene.Cast = append(scene.Cast, p.Actors[a].ID)
			}
		}
		p.Scenes = append(p.Scenes, scene)
	}
	if precedences {
		order := chance.Perm(n)
		for range 1 + chance.IntN(n) {
			a := chance.IntN(n - 1)
			b := a + 1 + chance.IntN(n-1-a)
			p.Precedences = append(p.Precedences, talent.Precedence{Before: p.Scenes[order[a]].ID, After: p.Scenes[order[b]].ID})
		}
	}
	return p
}

func cents(value int) string { return decimal.New(int64(value), -2).String() }

func names(p talent.Problem, order []int) []string {
	list := make([]string, 0, len(order))
	for _, s := range order {
		list = append(list, p.Scenes[s].ID)
	}
	return list
}

func show(p talent.Problem) string { return fmt.Sprintf("%+v", p) }
