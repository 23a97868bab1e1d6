package board

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// Pack returns the board of scenes in an order, several in a day (automatic day breaks): a day ends before a scene with
// which it would have more than most eighths, before one at another location or by another light, and around one that
// takes whole days. A scene of more than most eighths is alone. There is a move day between two locations if move says
// so. The error is a [Faults]: [ErrRange] for most under one, and those of [Lay].
func Pack(b breakdown.Breakdown, order []string, most breakdown.Eighths, move bool) (Board, error) {
	if most < 1 {
		return nil, oneFault("most", ErrRange, int(most))
	}
	scenes, err := inOrder(b, order)
	if err != nil {
		return nil, err
	}
	packed := Board{}
	filled := breakdown.Eighths(0)
	for i, s := range scenes {
		if i > 0 {
			before := scenes[i-1]
			away := s.Location != before.Location
			if away || s.Days > 0 || before.Days > 0 || s.Lit() != before.Lit() || filled+s.Eighths > most {
				packed, filled = append(packed, Strip{Kind: DayBreak}), 0
			}
			if away && move {
				packed = append(packed, Strip{Kind: MoveDay})
			}
		}
		for day := range max(1, s.Days) {
			if day > 0 {
				packed = append(packed, Strip{Kind: DayBreak})
			}
			packed = append(packed, Strip{Scene: s.Number})
		}
		filled += s.Eighths
	}
	if len(packed) > 0 {
		packed = append(packed, Strip{Kind: DayBreak})
	}
	return packed, nil
}

// inOrder finds the scenes of an order.
func inOrder(b breakdown.Breakdown, order []string) ([]*breakdown.Scene, error) {
	var c fault.Collector
	known, seen, days := byNumber(b), map[string]bool{}, 0
	scenes := make([]*breakdown.Scene, 0, len(order))
	for i, number := range order {
		in := c.In("order[%d]", i)
		s := known[number]
		if !check.Unique(in, "", number, seen) {
			continue
		}
		if s == nil {
			in.Add("", ErrUnknown, number)
			continue
		}
		if days += max(1, s.Days); days > MaxDays {
			in.Add("", ErrTooLarge, days)
			break
		}
		scenes = append(scenes, s)
	}
	return scenes, c.Err()
}
