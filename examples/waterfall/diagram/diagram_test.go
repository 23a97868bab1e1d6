package diagram

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/examples/internal/grid"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/examples/waterfall/report"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// hostile are names that mean something to Mermaid, to HTML, to XML or to a terminal, or are long.
func hostile() []string {
	return []string{
		`"quoted"`, "end", "subgraph", "graph TD", "]]>", "</svg><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a & b &amp;", "#quot;", "a;b",
		"%% comment", "%%{init: {}}%%", "style x:#1;", "classDef b:#2;", "a --> b", "a -- b", "|pipe|", "{brace}", "[bracket]", "(paren)", "`code`", "**bold**",
		"1. list", "- list", "_under_", `back\slash`, "@{ shape: x }", "click a", "x\x00y\x1b[31m", "line\nbreak", "\u202ereversed", "\xff", " ",
		strings.Repeat("word ", 15), strings.Repeat("W", 90), strings.Repeat("映", 30), strings.Repeat("é", 45), "👩‍🎤 films", "=cmd()", "null",
	}
}

// story is a deal of pools in a row, each of which has a right for each name, played once.
func story(t require.TestingT, names []string, amount string) *report.Story {
	d := recoupment.Deal{Currency: "EUR", Balance: "balance"}
	rate := []recoupment.Step{{Rate: decimal.New(1, 0)}}
	both := func(s string) recoupment.Text { return recoupment.Text{FR: s, EN: s} }
	for i := range 4 {
		p := recoupment.Pool{ID: fmt.Sprintf("pool%d", i), Label: both(names[i%len(names)]), To: "last"}
		if i < 2 {
			p.To = fmt.Sprintf("pool%d", i+1)
		}
		var rights []recoupment.Right
		for k, name := range names {
			if (k+i)%3 > 0 && len(rights) < 6 {
				rights = append(rights, recoupment.Right{ID: fmt.Sprintf("%d.%d", i, k), Party: name, Label: both(names[(k+1)%len(names)]), Steps: rate})
			}
		}
		rights = append(rights, recoupment.Right{ID: fmt.Sprintf("%d.feed", i), To: "last", Steps: rate})
		p.Tiers = []recoupment.Tier{{ID: p.ID + ".tier", Label: both(names[(i+2)%len(names)]), Rights: rights}}
		d.Pools = append(d.Pools, p)
	}
	d.Pools = append(d.Pools, recoupment.Pool{ID: "last", Tiers: []recoupment.Tier{{ID: "rest", Rights: []recoupment.Right{
		{ID: "balance", Party: "balance", Steps: []recoupment.Step{{Rate: decimal.New(100, 0)}}},
	}}}})
	s := &report.Story{Title: both(names[0]), Deal: d}
	if amount == "" {
		return s
	}
	cascade, err := d.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	day := schedule.MustParseDate("2028-01-01")
	require.NoError(t, run.Apply(recoupment.Movement{Date: day, Receipts: []recoupment.Receipt{
		{Pool: "pool0", Amount: decimal.RequireFromString(amount)}, {Pool: "pool3", Amount: decimal.New(1, 0)},
	}}))
	settlement, err := run.Settle(day)
	require.NoError(t, err)
	s.Chapters = []report.Chapter{{Settlement: settlement}}
	return s
}

// plain are the names that a deal may have as codes: texts of at most a hundred bytes.
func plain(names []string) []string {
	var fit []string
	for _, n := range names {
		if n = strings.TrimSpace(grid.Clean(n)); n != "" {
			for len(n) > recoupment.MaxCode {
				n = string([]rune(n)[:len([]rune(n))-1])
			}
			fit = append(fit, n)
		}
	}
	return fit
}

// Every line of a Mermaid drawing is one of a few shapes whatever the names are; inside the quotes there are
// letters, digits, plain punctuation, numbered signs and line breaks only.
func TestMermaidQuotes(t *testing.T) {
	label := `"(?:[\pL\pM\pN .,'’–—−→≥×·€\x{202f}…]|#\d+;|<br/>)+"`
	shapes := regexp.MustCompile(`^(?:flowchart TD|  subgraph pool\d+\[` + label + `\]|    tier\d+_\d+\[` + label + `\]|    tier\d+_\d+ --> tier\d+_\d+|  end|` +
		`  party\d+\(\[` + label + `\]\)|  entry\d+\(\(" "\)\) -- ` + label + ` --> tier\d+_0|  tier\d+_\d+ (?:--|==) ` + label + ` (?:-->|==>) (?:tier\d+_0|party\d+)|` +
		`  party\d+ -\. ` + label + ` \.-> party\d+)$`)
	for _, amount := range []string{"", "1234567.89"} {
		drawn := New(story(t, plain(hostile()), amount), words.French).Mermaid()
		for line := range strings.SplitSeq(strings.TrimSuffix(drawn, "\n"), "\n") {
			require.Regexp(t, shapes, line)
		}
	}
	for _, name := range hostile() {
		require.Regexp(t, "^"+label+"$", `"`+quoted(grid.Clean(name))+`"`)
	}
}

// The drawing is XML, and what people read in it is what the deal says.
func TestSVGIsXML(t *testing.T) {
	names := plain(hostile())
	drawn := New(story(t, names, "1234567.89"), words.English).SVG()
	decoder := xml.NewDecoder(strings.NewReader(drawn))
	var read strings.Builder
	elements := map[string]int{}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		switch one := token.(type) {
		case xml.StartElement:
			elements[one.Name.Local]++
		case xml.CharData:
			read.Write(one)
		}
	}
	require.Zero(t, elements["script"]+elements["img"])
	require.Contains(t, read.String(), "</svg><script>alert(1)</script>", "a name is a text")
	require.Contains(t, read.String(), "1,234,567.89")
	require.Equal(t, 1, elements["svg"])
}

// texts returns the places of all texts of a drawing, and its size.
func texts(f *Flow) (d *drawing, w, h int) {
	drawn, d := f.draw()
	_, err := fmt.Sscanf(drawn, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d"`, &w, &h)
	if err != nil {
		return d, 0, 0
	}
	return d, w, h
}

// Whatever the names, no text lies on another and none leaves the drawing.
func TestNoTextLiesOnAnother(t *testing.T) {
	check := func(t require.TestingT, names []string, amount string) {
		d, w, h := texts(New(story(t, names, amount), words.French))
		require.Greater(t, len(d.boxes), 20)
		for i, a := range d.boxes {
			require.True(t, a.x >= 0 && a.y >= 0 && a.x+a.w <= w && a.y+a.h <= h, "%+v leaves %d x %d", a, w, h)
			for _, b := range d.boxes[:i] {
				apart := a.x+a.w <= b.x || b.x+b.w <= a.x || a.y+a.h <= b.y || b.y+b.h <= a.y
				require.True(t, apart, "%+v on %+v", a, b)
			}
		}
	}
	check(t, plain(hostile()), "1234567890123.45")
	check(t, []string{"a"}, "")
	rapid.Check(t, func(t *rapid.T) {
		names := plain(rapid.SliceOfN(rapid.SampledFrom(hostile()), 1, 12).Draw(t, "names"))
		if len(names) > 0 {
			check(t, names, rapid.SampledFrom([]string{"", "1", "999999999999.99"}).Draw(t, "amount"))
		}
	})
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text   string
		width  int
		most   int
		lines  []string
		whole  bool
		reason string
	}{
		{"", 100, 3, nil, false, "nothing"},
		{"two words", 1000, 3, []string{"two words"}, false, "they fit"},
		{"two words", 60, 3, []string{"two", "words"}, false, "each on its line"},
		{"aaaaaaaaaa", 40, 9, []string{"aaaa", "aaaa", "aa"}, false, "a long word is broken: four letters of 8.58"},
		{"aaaaaaaaaaaaaaaa", 40, 2, []string{"aaaa", "aaa…"}, true, "what does not fit is cut short"},
		{"WWW", 13, 3, []string{"W", "W", "W"}, false, "a letter wider than the width stands alone"},
	} {
		b := wrap(c.text, medium, c.width, c.most)
		require.Equal(t, c.lines, b.lines, c.reason)
		require.Equal(t, c.whole, b.whole != "", c.reason)
	}
}
