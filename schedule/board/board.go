package board

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// Board is the board of the strips of a shoot (tableau de plan de travail), from the first to the last. Its
// methods return another board and leave it as it is.
type Board []Strip

// Strip is a strip of the board.
type Strip struct {
	Kind StripKind `json:"kind,omitempty"`
	// Scene is the number of the scene; a scene that is cut over several days has a strip on each.
	Scene string `json:"scene,omitempty"`
	// Eighths is the part of the scene that is shot; zero is an equal part of what other strips leave, the first
	// ones taking what does not divide.
	Eighths breakdown.Eighths `json:"eighths,omitzero"`
	// Text is that of a banner, or says why a day is off.
	Text string `json:"text,omitempty"`
}

// StripKind is the kind of a strip.
type StripKind string

// The kinds.
const (
	// SceneStrip is a scene, or a part of one.
	SceneStrip StripKind = ""
	// DayBreak ends a day of shooting.
	DayBreak StripKind = "day_break"
	// Banner is a note that stands in a day (bandeau).
	Banner StripKind = "banner"
	// MoveDay is a working day of the location left without shooting; it ends the day before it.
	MoveDay StripKind = "move"
	// DayOff is a working day of the location without shooting; it ends the day before it.
	DayOff StripKind = "day_off"
)

// Lay returns the board of scenes in an order, each on as many days as its breakdown says, one at least, with a move
// day between two locations. The error is a [Faults]: [ErrUnknown] for a number that is not in the breakdown,
// [ErrDuplicate] for one given twice, [ErrTooLarge] beyond [MaxDays].
func Lay(b breakdown.Breakdown, order []string) (Board, error) {
	scenes, err := inOrder(b, order)
	if err != nil {
		return nil, err
	}
	laid := Board{}
	for i, s := range scenes {
		if i > 0 && s.Location != scenes[i-1].Location {
			laid = append(laid, Strip{Kind: MoveDay})
		}
		for range max(1, s.Days) {
			laid = append(laid, Strip{Scene: s.Number}, Strip{Kind: DayBreak})
		}
	}
	return laid, nil
}

func byNumber(b breakdown.Breakdown) map[string]*breakdown.Scene {
	scenes := make(map[string]*breakdown.Scene, len(b.Scenes))
	for i := range b.Scenes {
		scenes[b.Scenes[i].Number] = &b.Scenes[i]
	}
	return scenes
}

// Insert returns the board with strips before the place at, from 0 to its length; [ErrRange] elsewhere.
func (b Board) Insert(at int, strips ...Strip) (Board, error) {
	if at < 0 || at > len(b) {
		return nil, oneFault("at", ErrRange, at)
	}
	return slices.Insert(slices.Clone(b), at, strips...), nil
}

// Remove returns the board without n strips from the place at; [ErrRange] beyond its ends.
func (b Board) Remove(at, n int) (Board, error) {
	if at < 0 || n < 0 || at > len(b) || n > len(b)-at {
		return nil, oneFault("at", ErrRange, at)
	}
	return slices.Delete(slices.Clone(b), at, at+n), nil
}

// Move returns the board with n strips taken from the place at and put so that the first of them has the place to of
// the new board; [ErrRange] beyond its ends.
func (b Board) Move(at, n, to int) (Board, error) {
	rest, err := b.Remove(at, n)
	if err != nil {
		return nil, err
	}
	if to < 0 || to > len(rest) {
		return nil, oneFault("to", ErrRange, to)
	}
	return rest.Insert(to, b[at:at+n]...)
}

// check asks what can be asked of the strips without the calendar.
func (b Board) check(c *fault.Collector, scenes map[string]*breakdown.Scene) {
	if !check.Size(c, "", len(b), MaxStrips) {
		return
	}
	open, given, parts := false, map[string]breakdown.Eighths{}, map[string]int{}
	for i, s := range b {
		in := c.In("[%d]", i)
		check.Label(in, "text", s.Text)
		if s.Kind != SceneStrip && s.Scene != "" {
			in.Add("scene", ErrRange, s.Scene)
		}
		switch s.Kind {
		case SceneStrip:
			open = true
			s.checkScene(in, scenes)
			given[s.Scene] += s.Eighths
			parts[s.Scene]++
			if scene := scenes[s.Scene]; scene != nil && given[s.Scene] > scene.Eighths {
				in.Add("eighths", ErrUnbalance, given[s.Scene])
			}
		case DayBreak:
			if !open {
				in.Add("kind", ErrOrder, "a day without a scene")
			}
			open = false
		case MoveDay, DayOff:
			open = false
		case Banner:
		default:
			in.Add("kind", ErrRange, string(s.Kind))
		}
		if c.Full() {
			return
		}
	}
}

func (s Strip) checkScene(c *fault.Collector, scenes map[string]*breakdown.Scene) {
	if check.Code(c, "scene", s.Scene) && scenes[s.Scene] == nil {
		c.Add("scene", ErrUnknown, s.Scene)
	}
	if s.Eighths < 0 {
		c.Add("eighths", ErrNegative, int(s.Eighths))
	}
}
