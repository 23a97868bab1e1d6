package points

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Limits of a search for what would reach a threshold.
const (
	// MaxWays is the largest number of ways that are returned.
	MaxWays = 100
	// maxSteps bounds the posts that are looked at.
	maxSteps = 200_000
)

// Reach is what would reach a threshold.
type Reach struct {
	Threshold string `json:"threshold"`
	// Need is the number of points that lack; zero where the threshold is reached.
	Need decimal.Decimal `json:"need"`
	// Ways are sets of posts of which none could be left out, by number of posts, then by points, then in the
	// order of the grid.
	Ways []Way `json:"ways"`
	// Complete is true where there is no other way; false where there are more than were asked for, or where
	// the search was cut short.
	Complete bool `json:"complete"`
}

// Way is a set of posts that would reach a threshold if each earned all its points.
type Way struct {
	Posts []string `json:"posts"`
	// Points are what the posts would add.
	Points decimal.Decimal `json:"points"`
}

// Reach returns the smallest sets of posts, at most so many ([MaxWays] for more or for none), that would
// reach a threshold: posts that have earned nothing yet, only a part, or that cannot be told. The search is
// bounded and always gives the same answer. The error is [ErrUnknown] for a threshold that is not of the grid.
func (s Score) Reach(threshold string, most int) (Reach, error) {
	standing, known := s.Standing(threshold)
	if !known {
		return Reach{}, fmt.Errorf("threshold %.100q %w", threshold, ErrUnknown)
	}
	reach := Reach{Threshold: threshold, Need: decimal.Max(standing.Margin.Neg(), decimal.Decimal{}), Ways: []Way{}, Complete: true}
	if reach.Need.IsZero() {
		return reach, nil
	}
	if most < 1 || most > MaxWays {
		most = MaxWays
	}
	search := newSearch(reach.Need, s.lacking(standing.Threshold))
	for size := 1; size <= len(search.posts) && search.steps > 0; size++ {
		if len(reach.Ways) >= most {
			reach.Complete = false
			break
		}
		reach.Ways = append(reach.Ways, search.ofSize(size)...)
	}
	if search.steps <= 0 || len(reach.Ways) > most {
		reach.Complete = false
	}
	reach.Ways = reach.Ways[:min(len(reach.Ways), most)]
	return reach, nil
}

// lack is a post that may still earn points.
type lack struct {
	post   string
	place  int
	points decimal.Decimal
}

// lacking returns the posts that may still bring points to a threshold, the largest first.
func (s Score) lacking(t Threshold) []lack {
	var posts []lack
	for i, one := range s.Posts {
		if more := one.Max.Sub(one.Obtained); more.IsPositive() && !slices.Contains(t.Without, one.Group) {
			posts = append(posts, lack{post: one.Post, place: i, points: more})
		}
	}
	slices.SortStableFunc(posts, func(a, b lack) int { return b.points.Cmp(a.points) })
	return posts
}

// search looks for sets of posts of one size that bring what is needed, and that need each of their posts.
type search struct {
	need  decimal.Decimal
	posts []lack
	// before are the points of the posts before each.
	before []decimal.Decimal
	steps  int
	ways   []set
}

func newSearch(need decimal.Decimal, posts []lack) search {
	before := make([]decimal.Decimal, len(posts)+1)
	for i, one := range posts {
		before[i+1] = before[i].Add(one.points)
	}
	return search{need: need, posts: posts, before: before, steps: maxSteps}
}

// set is a way with the places of its posts in the grid, by which ways of the same size and points are put
// in order.
type set struct {
	Way
	places []int
}

func (s *search) ofSize(size int) []Way {
	s.ways = s.ways[:0]
	s.walk(0, size, nil, decimal.Decimal{})
	slices.SortStableFunc(s.ways, func(a, b set) int {
		if order := a.Points.Cmp(b.Points); order != 0 {
			return order
		}
		return slices.Compare(a.places, b.places)
	})
	ways := make([]Way, 0, len(s.ways))
	for _, one := range s.ways {
		ways = append(ways, one.Way)
	}
	return ways
}

// walk adds posts from a place on, largest first, while the largest that are left can still bring the need.
// It stops at a set that is enough: no larger one needs all its posts.
func (s *search) walk(from, left int, taken []lack, sum decimal.Decimal) {
	for i := from; i+left <= len(s.posts); i++ {
		if s.steps--; s.steps < 0 {
			return
		}
		if sum.Add(s.before[i+left]).Sub(s.before[i]).LessThan(s.need) {
			return // the others are smaller still
		}
		with, next := sum.Add(s.posts[i].points), slices.Concat(taken, s.posts[i:i+1])
		enough := !with.LessThan(s.need)
		switch {
		case left == 1 && enough:
			s.keep(next, with)
		case left > 1 && !enough:
			s.walk(i+1, left-1, next, with)
		}
	}
}

// keep records a set, its posts in the order of the grid.
func (s *search) keep(taken []lack, sum decimal.Decimal) {
	s.steps -= len(taken)
	slices.SortFunc(taken, func(a, b lack) int { return a.place - b.place })
	one := set{Way: Way{Points: sum}}
	for _, post := range taken {
		one.Posts, one.places = append(one.Posts, post.post), append(one.places, post.place)
	}
	s.ways = append(s.ways, one)
}
