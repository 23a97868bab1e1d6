package talent

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// ParseInstance reads the text in which instances of the problem are exchanged: lines "scenes N", "actors M",
// "duration" and N durations, and for each actor "actor", his fee and N times 1 or 0, whether he is in the
// scene. Lines that start with # and empty lines are passed over. Scenes and actors are named by their
// numbers from 1.
//
// The error is a [Faults], each at line[i] of the text, from 1: [ErrSyntax] for what cannot be read,
// [ErrDuplicate] and [ErrRequired] for the lines, [ErrRange] for counts that do not agree, [ErrTooLarge];
// otherwise what [Problem.Validate] reports.
func ParseInstance(text []byte) (Problem, error) {
	var c fault.Collector
	if !check.Size(&c, "", len(text), MaxInstance) {
		return Problem{}, c.Err()
	}
	r := instance{c: &c}
	number := 0
	for line := range strings.Lines(string(text)) {
		number++
		if words := strings.Fields(line); len(words) > 0 && !strings.HasPrefix(words[0], "#") {
			r.line(c.In("line[%d]", number), words[0], words[1:])
		}
		if c.Full() {
			break
		}
	}
	if c.Err() == nil {
		r.whole()
	}
	if err := c.Err(); err != nil {
		return Problem{}, err
	}
	if err := r.problem.Validate(); err != nil {
		return Problem{}, err
	}
	return r.problem, nil
}

// instance is a text half read.
type instance struct {
	c              *fault.Collector
	scenes, actors int
	timed          bool
	problem        Problem
}

func (r *instance) line(c *fault.Collector, word string, values []string) {
	switch word {
	case "scenes":
		r.count(c, &r.scenes, values, MaxScenes)
	case "actors":
		r.count(c, &r.actors, values, MaxActors)
	case "duration":
		r.durations(c, values)
	case "actor":
		r.actor(c, values)
	default:
		c.Add("", ErrSyntax, word)
	}
}

func (r *instance) count(c *fault.Collector, into *int, values []string, most int) {
	if *into != 0 {
		c.Add("", ErrDuplicate, nil)
		return
	}
	if len(values) != 1 {
		c.Add("", ErrSyntax, strings.Join(values[:min(len(values), 3)], " "))
		return
	}
	n, err := strconv.Atoi(values[0])
	switch {
	case err != nil:
		c.Add("", ErrSyntax, values[0])
	case n < 1:
		c.Add("", ErrRange, n)
	case check.Size(c, "", n, most):
		*into = n
	}
}

func (r *instance) durations(c *fault.Collector, values []string) {
	if r.timed {
		c.Add("", ErrDuplicate, nil)
		return
	}
	r.timed = true
	if r.scenes == 0 || len(values) != r.scenes {
		c.Add("", ErrRange, len(values))
		return
	}
	for i, value := range values {
		days, err := strconv.Atoi(value)
		if err != nil {
			c.Add("", ErrSyntax, value)
		}
		r.problem.Scenes = append(r.problem.Scenes, Scene{ID: strconv.Itoa(i + 1), Days: days})
	}
}

func (r *instance) actor(c *fault.Collector, values []string) {
	if len(r.problem.Scenes) == 0 || len(values) != len(r.problem.Scenes)+1 || len(r.problem.Actors) >= r.actors {
		c.Add("", ErrRange, len(values))
		return
	}
	fee := decimal.Decimal{}
	err := ErrSyntax
	if len(values[0]) <= fault.MaxNumber && !strings.ContainsAny(values[0], "eE") {
		fee, err = decimal.NewFromString(values[0])
	}
	if err != nil {
		c.Add("", ErrSyntax, values[0])
	}
	id := strconv.Itoa(len(r.problem.Actors) + 1)
	r.problem.Actors = append(r.problem.Actors, Actor{ID: id, Fee: fee})
	for i, value := range values[1:] {
		switch scene := &r.problem.Scenes[i]; value {
		case "1":
			scene.Cast = append(scene.Cast, id)
		case "0":
		default:
			c.Add("", ErrSyntax, fmt.Sprintf("%s for scene %s", value, scene.ID))
		}
	}
}

func (r *instance) whole() {
	if len(r.problem.Scenes) == 0 {
		r.c.Add("duration", ErrRequired, nil)
	}
	if len(r.problem.Actors) != r.actors {
		r.c.Add("actors", ErrRange, fmt.Sprintf("%d of %d", len(r.problem.Actors), r.actors))
	}
}
