package breakdown_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

const draft = `<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<FinalDraft DocumentType="Script" Template="No" Version="5">
 <Content>
  <Paragraph Type="Scene Heading" Number="1"><SceneProperties Length="1 2/8" Page="1" Title=""><Summary><Paragraph><Text>Not the script.</Text></Paragraph></Summary></SceneProperties>
   <ScriptNote ID="1"><Paragraph><Text>A note.</Text></Paragraph></ScriptNote><Text>Int. Brick&apos;s </Text><Text Style="Bold">patio - day</Text></Paragraph>
  <Paragraph Type="Action"><Text>The </Text><Text Style="Italic">quick</Text><Text> fox &amp; he.</Text></Paragraph>
  <Paragraph Type="Character"><Text>Steel (V.O.)</Text></Paragraph>
  <Paragraph Type="Parenthetical"><Text>(low)</Text></Paragraph>
  <Paragraph Type="Dialogue"><Text>Yes.</Text></Paragraph>
  <Paragraph Type="Scene Heading"><SceneProperties Length="9/8" Number="1A"/><Text>EXT. PORT - NUIT</Text></Paragraph>
  <Paragraph><DualDialogue>
   <Paragraph Type="Character"><Text>STEEL</Text></Paragraph><Paragraph Type="Dialogue"><Text>Now!</Text></Paragraph>
   <Paragraph Type="Character"><Text>ÉVE</Text></Paragraph><Paragraph Type="Dialogue"><Text>Wait!</Text></Paragraph>
  </DualDialogue></Paragraph>
  <Paragraph Number="2" Type="Scene Heading"><Text>OMITTED</Text><OmittedScene><Paragraph Type="Scene Heading"><Text>EXT. YARD - DUSK</Text></Paragraph></OmittedScene></Paragraph>
  <Paragraph Number="3" Type="Scene Heading"><SceneProperties Length=""/><Text>FLASHBACK</Text></Paragraph>
  <Paragraph Type="Character"><Text>Eve</Text></Paragraph>
  <Paragraph Type="Dialogue"><Text>No.</Text></Paragraph>
  <Paragraph Type="Shot"><Text></Text></Paragraph>
 </Content>
 <TitlePage><Content><Paragraph Type="Scene Heading"><Text>INT. TITLE - DAY</Text></Paragraph></Content></TitlePage>
</FinalDraft>
`

func TestParseFinalDraft(t *testing.T) {
	s, err := breakdown.ParseFinalDraft([]byte(draft))
	require.NoError(t, err)
	require.NoError(t, s.Breakdown.Validate())
	require.Equal(t, []breakdown.Role{{ID: "STEEL", Name: "STEEL"}, {ID: "ÉVE", Name: "ÉVE"}, {ID: "EVE", Name: "EVE"}}, s.Breakdown.Cast)
	require.Equal(t, []breakdown.Scene{
		{Number: "1", Heading: breakdown.Heading{Place: "INT", Set: "Brick's patio", Time: "day"}, Eighths: 10, Cast: []string{"STEEL"}, Line: 4},
		{Number: "1A", Heading: breakdown.Heading{Place: "EXT", Set: "PORT", Time: "NUIT"}, Eighths: 9, Cast: []string{"STEEL", "ÉVE"}, Line: 10},
		{Number: "3", Heading: breakdown.Heading{Set: "FLASHBACK"}, Eighths: 1, Cast: []string{"EVE"}, Line: 16},
	}, s.Breakdown.Scenes, "a length of nothing is counted: five lines")
	require.Equal(t, []breakdown.Warning{
		{Line: 15, Kind: breakdown.WarnOmitted, Text: "2 OMITTED"}, {Line: 16, Kind: breakdown.WarnLight, Text: "FLASHBACK"},
	}, s.Warnings)
	kinds := []breakdown.Kind{}
	dual := 0
	for _, p := range s.Paragraphs {
		kinds = append(kinds, p.Kind)
		if p.Dual {
			require.Equal(t, "ÉVE", p.Text)
			dual++
		}
	}
	require.Equal(t, 1, dual)
	require.Equal(t, []breakdown.Kind{
		"scene_heading", "action", "character", "parenthetical", "dialogue", "scene_heading", "character", "dialogue", "character", "dialogue", "scene_heading", "character", "dialogue",
	}, kinds)
	require.Equal(t, "The quick fox & he.", s.Paragraphs[1].Text)
}

// The same scenes in both formats have the same breakdown but for the lines.
func TestBothFormatsAgree(t *testing.T) {
	fountain := read(t, "INT. BAR - JOUR #1#\n\nIl attend.\n\nANNA\n(bas)\nOui.\n\nEXT. PORT - NUIT #2#\n\nPAUL\nNon.\n")
	paragraph := func(kind, text string) string {
		number := ""
		if kind == "Scene Heading" {
			number = ` Number="` + map[bool]string{true: "1", false: "2"}[strings.HasPrefix(text, "INT")] + `"`
		}
		return `<Paragraph Type="` + kind + `"` + number + `><Text>` + text + `</Text></Paragraph>`
	}
	final, err := breakdown.ParseFinalDraft([]byte(`<FinalDraft><Content>` + paragraph("Scene Heading", "INT. BAR - JOUR") + paragraph("Action", "Il attend.") +
		paragraph("Character", "Anna") + paragraph("Parenthetical", "(bas)") + paragraph("Dialogue", "Oui.") +
		paragraph("Scene Heading", "EXT. PORT - NUIT") + paragraph("Character", "Paul") + paragraph("Dialogue", "Non.") + `</Content></FinalDraft>`))
	require.NoError(t, err)
	for i := range fountain.Breakdown.Scenes {
		fountain.Breakdown.Scenes[i].Line, final.Breakdown.Scenes[i].Line = 0, 0
	}
	require.Equal(t, fountain.Breakdown, final.Breakdown)
}

func TestHostileFinalDrafts(t *testing.T) {
	for _, bad := range []string{
		"", "INT. A - DAY", "<html></html>", "<FinalDraft>", "<FinalDraft><Content><Paragraph></Content></FinalDraft>", "\xff\xfe<", `<?xml version="1.0" encoding="ISO-8859-1"?><FinalDraft/>`,
		"<FinalDraft>&xx;</FinalDraft>", strings.Repeat("<FinalDraft>", 100_000),
	} {
		_, err := breakdown.ParseFinalDraft([]byte(bad))
		require.ErrorIs(t, err, breakdown.ErrSyntax, "%.40q", bad)
	}
	_, err := breakdown.ParseFinalDraft(make([]byte, breakdown.MaxFinalDraft+1))
	require.ErrorIs(t, err, breakdown.ErrTooLarge)
	_, err = breakdown.ParseFinalDraft([]byte("<FinalDraft><Content>" + strings.Repeat("<Paragraph><Text>x</Text></Paragraph>", breakdown.MaxScriptLines+2) + "</Content></FinalDraft>"))
	require.ErrorIs(t, err, breakdown.ErrTooLarge)
	s, err := breakdown.ParseFinalDraft([]byte(`<FinalDraft><Content>` + strings.Repeat("<Paragraph>", 50_000) + strings.Repeat("</Paragraph>", 50_000) + `</Content></FinalDraft>`))
	require.NoError(t, err)
	require.Equal(t, breakdown.WarnNoScene, s.Warnings[0].Kind)
}

// A paragraph inside the text of another, where none should be.
func TestNestedParagraphs(t *testing.T) {
	s, err := breakdown.ParseFinalDraft([]byte(`<FinalDraft><Content><Paragraph Type="Action"><Text>a<Paragraph><Text>b</Text><Paragraph><Text>c</Text></Paragraph><Text>d</Text></Paragraph></Text><Text>e</Text></Paragraph></Content></FinalDraft>`))
	require.NoError(t, err)
	texts := []string{}
	for _, p := range s.Paragraphs {
		texts = append(texts, p.Text)
	}
	require.Equal(t, []string{"c", "bd", "ae"}, texts)
}

func FuzzParseFinalDraft(f *testing.F) {
	for _, seed := range []string{draft, "<FinalDraft/>", `<FinalDraft><Content><Paragraph Type="Scene Heading"><Text> - - </Text></Paragraph></Content></FinalDraft>`,
		`<FinalDraft><Content></Paragraph></Content></FinalDraft>`, `<FinalDraft><Content><Text>x</Text><SceneProperties/></Content></FinalDraft>`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := breakdown.ParseFinalDraft(data)
		if err != nil {
			return
		}
		require.NoError(t, s.Breakdown.Validate())
		text, err := json.Marshal(s.Breakdown)
		require.NoError(t, err)
		again, err := breakdown.Parse(text)
		require.NoError(t, err)
		require.Equal(t, s.Breakdown, again)
	})
}
