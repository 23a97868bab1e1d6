package breakdown_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

func read(t testing.TB, text string) breakdown.Script {
	t.Helper()
	s, err := breakdown.ParseFountain([]byte(text))
	require.NoError(t, err)
	require.NoError(t, s.Breakdown.Validate())
	return s
}

// The kinds of lines: the worked cases of fountain.io/syntax and its traps.
func TestKindsOfLines(t *testing.T) {
	type p = breakdown.Paragraph
	for _, tc := range []struct {
		text   string
		want   []p
		reason string
	}{
		{"\nINT. KITCHEN - DAY #12A#\n", []p{{Kind: "scene_heading", Line: 2, Text: "INT. KITCHEN - DAY", Number: "12A"}}, "a heading with its number"},
		{"\n.FLASHBACK\n", []p{{Kind: "scene_heading", Line: 2, Text: "FLASHBACK"}}, "a forced heading"},
		{"\n...and then nothing.\n", []p{{Kind: "action", Line: 2, Text: "...and then nothing."}}, "an ellipsis"},
		{"\nInternal affairs arrive.\n\nExtra plates.\n", []p{{Kind: "action", Line: 2, Text: "Internal affairs arrive."}, {Kind: "action", Line: 4, Text: "Extra plates."}}, "words that begin as a place"},
		{"\nint./ext. voiture - nuit\n", []p{{Kind: "scene_heading", Line: 2, Text: "int./ext. voiture - nuit"}}, "small letters"},
		{"Sonne.\nINT. BAR - JOUR\n", []p{{Kind: "action", Line: 1, Text: "Sonne."}, {Kind: "action", Line: 2, Text: "INT. BAR - JOUR"}}, "without a blank line"},
		{"\nBOB (V.O.)\nHello.\n", []p{{Kind: "character", Line: 2, Text: "BOB"}, {Kind: "dialogue", Line: 3, Text: "Hello."}}, "an extension"},
		{"\n@McCLANE\nYippie.\n", []p{{Kind: "character", Line: 2, Text: "McCLANE"}, {Kind: "dialogue", Line: 3, Text: "Yippie."}}, "a forced character"},
		{"\n@BOB\nHi.\n", []p{{Kind: "character", Line: 2, Text: "BOB"}, {Kind: "dialogue", Line: 3, Text: "Hi."}}, "forced though in capitals"},
		{"\nMcKENNA\nYippie.\n", []p{{Kind: "action", Line: 2, Text: "McKENNA"}, {Kind: "action", Line: 3, Text: "Yippie."}}, "a small letter"},
		{"\n!THE LIGHTS FAIL\nDarkness.\n", []p{{Kind: "action", Line: 2, Text: "THE LIGHTS FAIL"}, {Kind: "action", Line: 3, Text: "Darkness."}}, "forced action"},
		{"\nBOOM\n", []p{{Kind: "action", Line: 2, Text: "BOOM"}}, "nobody speaks after it"},
		{"\nBOB\n(low)\nYes.\n", []p{{Kind: "character", Line: 2, Text: "BOB"}, {Kind: "parenthetical", Line: 3, Text: "(low)"}, {Kind: "dialogue", Line: 4, Text: "Yes."}}, "in parentheses"},
		{"\nBOB\nYes.\n  \nNo.\n", []p{{Kind: "character", Line: 2, Text: "BOB"}, {Kind: "dialogue", Line: 3, Text: "Yes."}, {Kind: "dialogue", Line: 5, Text: "No."}}, "two spaces keep a speech together"},
		{"\nEVE ^\nToo.\n", []p{{Kind: "character", Line: 2, Text: "EVE", Dual: true}, {Kind: "dialogue", Line: 3, Text: "Too."}}, "beside the speech before"},
		{"\nCUT TO:\n\nCOUPE SUR :\n\nFONDU AU NOIR.\n\n> Burn out.\n", []p{
			{Kind: "transition", Line: 2, Text: "CUT TO:"}, {Kind: "transition", Line: 4, Text: "COUPE SUR :"},
			{Kind: "transition", Line: 6, Text: "FONDU AU NOIR."}, {Kind: "transition", Line: 8, Text: "Burn out."},
		}, "transitions"},
		{"\n# Act one\n\n= He waits.\n\n===\n\n> THE END <\n\n~La la\n", []p{
			{Kind: "section", Line: 2, Text: "Act one"}, {Kind: "synopsis", Line: 4, Text: "He waits."}, {Kind: "page_break", Line: 6},
			{Kind: "centred", Line: 8, Text: "THE END"}, {Kind: "lyrics", Line: 10, Text: "La la"},
		}, "what gives structure"},
		{"\nHe /* never\n\nonce */ sits [[a note\nof two lines]] down.\n", []p{{Kind: "action", Line: 2, Text: "He"}, {Kind: "action", Line: 4, Text: "sits"}, {Kind: "action", Line: 5, Text: "down."}}, "comments and notes are left out, lines keep their numbers"},
		{"\nBOB\n[[prop: letter]]\nYes.\n", []p{{Kind: "character", Line: 2, Text: "BOB"}, {Kind: "dialogue", Line: 4, Text: "Yes."}}, "a line that is only a note is no blank line"},
		{"FADE IN:\n\nBlack.\n", []p{{Kind: "transition", Line: 1, Text: "FADE IN:"}, {Kind: "action", Line: 3, Text: "Black."}}, "no title page"},
	} {
		got := read(t, tc.text).Paragraphs
		for i := range got {
			got[i] = p{Kind: got[i].Kind, Line: got[i].Line, Text: got[i].Text, Number: got[i].Number, Dual: got[i].Dual}
		}
		require.Equal(t, tc.want, got, tc.reason)
	}
}

const short = "Title: La Saison basse\r\nAuthor:\r\n    A. Nonyme\r\n    B. Nonyme\r\n\r\n" + `INT. APPARTEMENT - CUISINE - JOUR #1#
[[lieu: Paris]] [[saison: hiver]] [[minutage: 1:30]]

= Ils se retrouvent.

L'INSPECTRICE entre. [[accessoires: lettre, revolver]] [[figuration: passants x20, 2 gendarmes]]

INSPECTRICE
Vous êtes là ?

FRÈRE (OFF)
Oui.

INSPECTRICE (SUITE) ^
Ah.

EXT. PORT - PLUS TARD #1A#

[[cast: JUGE]] [[pages: 2 3/8]] [[jours: 2]] [[accessoire: Lettre]] [[TODO: revoir]]

INT. BATEAU - AUBE

FRÈRE
Non.
`

func TestBreakdownOfAScreenplay(t *testing.T) {
	s := read(t, short)
	require.Equal(t, []breakdown.TitleLine{{Key: "Title", Value: "La Saison basse"}, {Key: "Author", Value: "A. Nonyme\nB. Nonyme"}}, s.Title)
	require.Equal(t, breakdown.Breakdown{
		Title: "La Saison basse",
		Cast:  []breakdown.Role{{ID: "INSPECTRICE", Name: "INSPECTRICE"}, {ID: "FRÈRE", Name: "FRÈRE"}, {ID: "JUGE", Name: "JUGE"}},
		Elements: []breakdown.Element{
			{ID: "props:lettre", Category: breakdown.Props, Name: "lettre"}, {ID: "props:revolver", Category: breakdown.Props, Name: "revolver"},
			{ID: "extras:passants", Category: breakdown.Extras, Name: "passants"}, {ID: "extras:gendarmes", Category: breakdown.Extras, Name: "gendarmes"},
		},
		Scenes: []breakdown.Scene{
			{
				Number: "1", Heading: breakdown.Heading{Place: "INT", Set: "APPARTEMENT", Part: "CUISINE", Time: "JOUR"}, Location: "Paris", Season: "hiver",
				Synopsis: "Ils se retrouvent.", Eighths: 2, Timing: 90, Cast: []string{"INSPECTRICE", "FRÈRE"}, Line: 6,
				Elements: []breakdown.Use{{ID: "props:lettre"}, {ID: "props:revolver"}, {ID: "extras:passants", Number: 20}, {ID: "extras:gendarmes", Number: 2}},
			},
			{
				Number: "1A", Heading: breakdown.Heading{Place: "EXT", Set: "PORT", Time: "PLUS TARD"}, Light: breakdown.Day, Eighths: 19, Days: 2,
				Cast: []string{"JUGE"}, Elements: []breakdown.Use{{ID: "props:lettre"}}, Line: 22,
			},
			{Number: "1AA", Heading: breakdown.Heading{Place: "INT", Set: "BATEAU", Time: "AUBE"}, Eighths: 1, Cast: []string{"FRÈRE"}, Line: 26},
		},
	}, s.Breakdown)
	require.Equal(t, []breakdown.Warning{
		{Line: 24, Kind: breakdown.WarnTag, Text: "TODO: revoir"}, {Line: 26, Kind: breakdown.WarnLight, Text: "INT. BATEAU - AUBE"},
		{Line: 26, Kind: breakdown.WarnNumber},
	}, s.Warnings)
	data, err := json.Marshal(s.Breakdown)
	require.NoError(t, err)
	again, err := breakdown.Parse(data)
	require.NoError(t, err)
	require.Equal(t, s.Breakdown, again)
}

// An eighth is 55/8 lines: a heading, a blank line and five lines of action are seven lines, more than one eighth.
func TestPagesAreCountedFromLines(t *testing.T) {
	action := strings.Repeat("He walks.\n", 100)
	for _, tc := range []struct {
		body   string
		want   breakdown.Eighths
		reason string
	}{
		{"", 1, "a heading alone: two lines"},
		{"\n" + action[:10*3], 1, "two and four lines: 48/55 of an eighth"},
		{"\n" + action[:10*4], 2, "two and five lines: 56/55"},
		{"\n" + action[:10*52], 8, "two and fifty-three lines: a page"},
		{"\n" + action[:10*53], 9, "a line more"},
		{"\nBOB\n" + strings.Repeat("word word word word word word word. ", 10) + "\n", 3, "35 characters to a line: two, two and ten lines are 112/55"},
		{"\nBOB\n" + strings.Repeat("Yes.\n", 9) + "\nEVE ^\n" + strings.Repeat("No.\n", 9), 2, "two speeches of eleven lines side by side: two and eleven"},
		{"\n===\n\n# Act\n\n= Nothing is printed.\n", 1, "structure is not printed"},
	} {
		s := read(t, "INT. BAR - DAY\n"+tc.body)
		require.Equal(t, tc.want, s.Breakdown.Scenes[0].Eighths, tc.reason)
	}
}

func TestWarnings(t *testing.T) {
	long := strings.Repeat("A", breakdown.MaxText)
	for _, tc := range []struct {
		text   string
		want   breakdown.WarningKind
		line   int
		reason string
	}{
		{"INT. A - DAY\n\nHe [[waits.\n", breakdown.WarnUnclosed, 3, "a note that is not closed"},
		{"INT. A - DAY\n\nHe [[waits.\n\nNow.]]\n", breakdown.WarnUnclosed, 3, "a note over a blank line"},
		{"INT. A - DAY\n\n/* He waits.\n", breakdown.WarnUnclosed, 3, "a comment that is not closed"},
		{"INT. A - DAY\n\n\xff\n", breakdown.WarnEncoding, 1, "not in UTF-8"},
		{"INT. A\n", breakdown.WarnLight, 1, "no time of day"},
		{"INT. A - DAY #1#\n\nINT. B - DAY #1#\n", breakdown.WarnNumber, 3, "a number twice"},
		{"INT. A - DAY #1#\n\nINT. B - DAY\n", breakdown.WarnNumber, 3, "no number where others have one"},
		{"\nBOB\nHello.\n\nINT. A - DAY\n", breakdown.WarnBeforeScenes, 2, "a speech before the first scene"},
		{"[[props: gun]]\n\nINT. A - DAY\n", breakdown.WarnBeforeScenes, 1, "a tag before it"},
		{"INT. A - DAY\n\n[[pages: 1.5]]\n", breakdown.WarnTag, 3, "not a number of pages"},
		{"INT. A - DAY\n\n[[days: many]]\n", breakdown.WarnTag, 3, "not a number of days"},
		{"INT. A - DAY\n\n[[light: dim]]\n", breakdown.WarnTag, 3, "not a light"},
		{"INT. A - DAY\n\n@" + long + "\nHello.\n", breakdown.WarnLong, 3, "a name too long"},
		{"INT. A - DAY\n\nINT. " + long + "\n", breakdown.WarnLong, 3, "a heading too long"},
		{"INT. A - DAY\n\nHe waits.\nINT. B - DAY\n", breakdown.WarnHeading, 4, "no blank line before a heading"},
		{"INT. A - DAY\n\nBOB\nHello.\n\tEXT. B - NUIT\n", breakdown.WarnHeading, 5, "a heading in a speech"},
		{"INT. A - DAY\n\n12A. INT. B - NUIT\n", breakdown.WarnHeading, 3, "a number before the heading"},
		{"INT. A - DAY\n\n3 - EXT. B - JOUR\n", breakdown.WarnHeading, 3, "a number and a dash before it"},
		{"INT. A - TOMBÉE DE LA NUIT\n", breakdown.WarnLight, 1, "dusk"},
		{"Nothing.\n", breakdown.WarnNoScene, 1, "no scene"},
		{"", breakdown.WarnNoScene, 1, "an empty file"},
	} {
		s := read(t, tc.text)
		require.Len(t, s.Warnings, 1, tc.reason)
		require.Equal(t, tc.want, s.Warnings[0].Kind, tc.reason)
		require.Equal(t, tc.line, s.Warnings[0].Line, tc.reason)
		require.NotEmpty(t, s.Warnings[0].Kind.Label().FR)
	}
}

func TestNumbersAreUnique(t *testing.T) {
	s := read(t, "INT. A - DAY\n\nINT. B - DAY #5#\n\nINT. C - DAY\n\nINT. D - DAY #5A#\n\nINT. E - DAY #5#\n")
	var numbers []string
	for _, scene := range s.Breakdown.Scenes {
		numbers = append(numbers, scene.Number)
	}
	require.Equal(t, []string{"0A", "5", "5B", "5A", "5AA"}, numbers, "5A is taken by a later scene")
}

// Sizes are refused before any work; what makes naive readers slow costs no more than other text.
func TestHostileScreenplays(t *testing.T) {
	_, err := breakdown.ParseFountain(make([]byte, breakdown.MaxScript+1))
	require.ErrorIs(t, err, breakdown.ErrTooLarge)
	_, err = breakdown.ParseFountain([]byte(strings.Repeat("\n", breakdown.MaxScriptLines)))
	require.ErrorIs(t, err, breakdown.ErrTooLarge)
	_, err = breakdown.ParseFountain([]byte(strings.Repeat("INT. A - DAY\n\n", breakdown.MaxScenes+1)))
	require.ErrorIs(t, err, breakdown.ErrTooLarge)
	var cast strings.Builder
	cast.WriteString("INT. A - DAY\n\n")
	for i := range breakdown.MaxCast + 1 {
		if i%500 == 0 {
			cast.WriteString("INT. A - DAY\n\n")
		}
		fmt.Fprintf(&cast, "BOB %d\nHi.\n\n", i)
	}
	_, err = breakdown.ParseFountain([]byte(cast.String()))
	require.ErrorIs(t, err, breakdown.ErrTooLarge)
	for _, piece := range []string{"[[", "/*", "[[a: b", "(", "#", "*_", "INT. A #", "^", "@", "\xff", " - ", "word ", "\x00", "[[/*", "[[\n\n"} {
		n := breakdown.MaxScript/len(piece) - 20
		if strings.Contains(piece, "\n") {
			n = breakdown.MaxScriptLines / 3
		}
		s := read(t, "INT. A - DAY\n\n"+strings.Repeat(piece, min(n, 1_000_000)))
		require.LessOrEqual(t, len(s.Warnings), breakdown.MaxWarnings)
	}
	lines := read(t, "INT. A - DAY\n\n"+strings.Repeat("A\nb\n\n", 30_000))
	require.Equal(t, breakdown.MaxEighths, lines.Breakdown.Scenes[0].Eighths)
	tags := read(t, "INT. A - DAY\n\n"+strings.Repeat("[[props: a,b,c,d,e,f,g]]", 20_000)+strings.Repeat("[[x: y]]", 20_000))
	require.Len(t, tags.Breakdown.Elements, 7)
	require.Len(t, tags.Warnings, breakdown.MaxWarnings)
}

// Whatever the text, the breakdown is valid, round-trips, and its warnings stand in the order of the lines.
func FuzzParseFountain(f *testing.F) {
	for _, seed := range []string{
		short, "", "INT. A - DAY", ".a", "@:\nx", "\n@^\nx", "INT. - \n", "[[a:b]]", "[[props: x20, 3 y, ×]]", "Title:\n  x", "/*[[*/]]", "A:\n", "!", ".", "@", "=", "#", "~", ">", ">\n<", "><",
		"INT. A #É#\n\nINT. B", "INT./EXT. ", "INT./EXT. / JOUR", ".x #1#\n\n.y #1#", "[[cast: :, (x)]]\n\nI/E x", "\ufeffTitle: x\n\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := breakdown.ParseFountain(data)
		if err != nil {
			require.ErrorIs(t, err, breakdown.ErrTooLarge)
			return
		}
		require.NoError(t, s.Breakdown.Validate())
		line := 0
		for _, w := range s.Warnings {
			require.GreaterOrEqual(t, w.Line, line)
			line = w.Line
		}
		text, err := json.Marshal(s.Breakdown)
		require.NoError(t, err)
		again, err := breakdown.Parse(text)
		require.NoError(t, err)
		require.Equal(t, s.Breakdown, again)
	})
}

// A tag tells the light that a heading does not, and those that continue it follow.
func TestLightOfATag(t *testing.T) {
	s := read(t, "EXT. PORT - AUBE\n[[effet: nuit]]\n\nINT. BAR - PLUS TARD\n")
	require.Empty(t, s.Warnings)
	require.Equal(t, []breakdown.Light{breakdown.Night, breakdown.Night}, []breakdown.Light{s.Breakdown.Scenes[0].Lit(), s.Breakdown.Scenes[1].Lit()})
}

// A title page may have empty entries and keys of several words.
func TestTitlePages(t *testing.T) {
	for _, tc := range []struct {
		text   string
		want   []breakdown.TitleLine
		reason string
	}{
		{"Title: X\nAuthor:\nContact:\n\nINT. A - DAY\n", []breakdown.TitleLine{{Key: "Title", Value: "X"}, {Key: "Author"}, {Key: "Contact"}}, "entries left empty"},
		{"Title:\nAuthor: Y\n\nINT. A - DAY\n", []breakdown.TitleLine{{Key: "Title"}, {Key: "Author", Value: "Y"}}, "the first left empty"},
		{"Titre : X\nDate d'écriture : 2027\nE-mail: a@b\n\nINT. A - DAY\n", []breakdown.TitleLine{{Key: "Titre", Value: "X"}, {Key: "Date d'écriture", Value: "2027"}, {Key: "E-mail", Value: "a@b"}}, "an apostrophe and a hyphen"},
		{"Title: X\n\nFADE IN:\n\nINT. A - DAY\n", []breakdown.TitleLine{{Key: "Title", Value: "X"}}, "a transition after it"},
		{"FADE IN:\n\nINT. A - DAY\n", nil, "a transition alone"},
	} {
		s := read(t, tc.text)
		require.Equal(t, tc.want, s.Title, tc.reason)
		require.Len(t, s.Breakdown.Scenes, 1, tc.reason)
	}
}

// Who speak together are each in the scene; a name that contains ET is one, when its halves speak nowhere.
func TestSpeakingTogether(t *testing.T) {
	s := read(t, "INT. A - DAY\n\nANNA\nUn.\n\nPAUL\nDeux.\n\nINT. B - DAY\n\nANNA ET PAUL\nTrois.\n\nINT. C - DAY\n\nPIERRE ET FILS\nQuatre.\n\nPAUL/ANNA (ENSEMBLE)\nCinq.\n")
	require.Equal(t, []breakdown.Role{{ID: "ANNA", Name: "ANNA"}, {ID: "PAUL", Name: "PAUL"}, {ID: "PIERRE ET FILS", Name: "PIERRE ET FILS"}}, s.Breakdown.Cast)
	require.Equal(t, []string{"ANNA", "PAUL"}, s.Breakdown.Scenes[1].Cast)
	require.Equal(t, []string{"PIERRE ET FILS", "PAUL", "ANNA"}, s.Breakdown.Scenes[2].Cast)
}
