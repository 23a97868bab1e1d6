package diagram

import (
	"fmt"
	"strings"
	"unicode"
)

// Mermaid writes the flow as a Mermaid flowchart: a box for each pool with its tiers, an arrow for each right,
// dotted arrows for payments between parties. Every label is quoted and every sign that means something
// to Mermaid or to HTML is written by its number.
func (f *Flow) Mermaid() string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("flowchart TD")
	for i := range f.pools {
		p := &f.pools[i]
		line("  subgraph pool%d[\"%s\"]", i, quoted(joinLines(p.label, p.entered)))
		if len(p.tiers) == 0 {
			line("    tier%d_0[\" \"]", i)
		}
		for j, t := range p.tiers {
			line("    tier%d_%d[\"%s\"]", i, j, quoted(joinLines(t.label, t.note, t.reached)))
			if j > 0 {
				line("    tier%d_%d --> tier%d_%d", i, j-1, i, j)
			}
		}
		line("  end")
	}
	for i, p := range f.parties {
		line("  party%d([\"%s\"])", i, quoted(joinLines(p.name, p.amount)))
	}
	for i := range f.pools {
		f.mermaidRights(line, i)
	}
	for _, t := range f.transfers {
		to := fmt.Sprintf("party%d", t.to)
		if t.pool != nowhere {
			to = fmt.Sprintf("tier%d_0", t.pool)
		}
		line("  party%d -. \"%s\" .-> %s", t.from, quoted(joinLines(t.label, t.amount)), to)
	}
	return b.String()
}

// mermaidRights writes the arrows that leave a pool.
func (f *Flow) mermaidRights(line func(string, ...any), i int) {
	p := &f.pools[i]
	if !p.fed {
		line("  entry%d((\" \")) -- \"%s\" --> tier%d_0", i, quoted(joinLines(f.Say("recettes", "receipts"), p.entered)), i)
	}
	for j, t := range p.tiers {
		for _, r := range t.rows {
			label := quoted(joinLines(r.label, r.terms, r.amount))
			if r.pool != nowhere {
				line("  tier%d_%d -- \"%s\" --> tier%d_0", i, j, label, r.pool)
			} else {
				line("  tier%d_%d -- \"%s\" --> party%d", i, j, label, r.party)
			}
		}
	}
	if p.to != nowhere {
		line("  tier%d_%d == \"%s\" ==> tier%d_0", i, max(len(p.tiers)-1, 0), quoted(joinLines(f.Say("reste", "left"), p.left)), p.to)
	}
}

// newLine stands between the lines of a label until it is quoted.
const newLine = '\n'

// joinLines sets what there is on lines of its own.
func joinLines(lines ...string) string {
	var some []string
	for _, l := range lines {
		if l != "" {
			some = append(some, l)
		}
	}
	return strings.Join(some, string(newLine))
}

// longest is the number of characters of a label that are drawn.
const longest = 400

// quoted writes a label so that it can stand between quotes: letters, digits, spaces and the plainest
// punctuation as they are, everything else by its number.
func quoted(label string) string {
	var b strings.Builder
	runes := []rune(label)
	for i, r := range runes {
		if i == longest {
			b.WriteString("…")
			break
		}
		switch {
		case r == newLine:
			b.WriteString("<br/>")
		case r == '.' && i+1 < len(runes) && unicode.IsSpace(runes[i+1]): // "1. " would begin a list
			b.WriteString("#46;")
		case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsDigit(r), strings.ContainsRune(" .,'’–—−→≥×·€\u202f…", r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	if b.Len() == 0 {
		return " "
	}
	return b.String()
}
